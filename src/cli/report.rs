//! What became of the inputs, told to the user, and the exit code.

use super::inputs::{Input, Inputs};
use super::{FAILED, FOUND, NOTHING};
use crate::document::Document;
use crate::message::{Language, Message};

/// What became of an input.
pub(super) enum Outcome {
    /// It was read.
    Done {
        /// What is to be written.
        output: Output,
        /// Whether it has a node.
        found: bool,
        /// What the user should know of it.
        note: Option<String>,
    },
    /// It is no document, and nobody named it as one.
    Passed,
    /// It could not be read or written; the sentence says why.
    Failed(String),
}

impl Outcome {
    /// The bytes that are to be written, where there are any.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Outcome::Done {
                output: Output::Bytes(bytes),
                ..
            } => Some(bytes),
            _ => None,
        }
    }
}

/// What is to be written for a document.
pub(super) enum Output {
    /// These bytes; none where a file was written.
    Bytes(Vec<u8>),
    /// The document itself, where it is the only one: what is written of a large one is as large as its text, and is
    /// nowhere held as a whole.
    Document(Box<Document>),
}

/// Keeps count.
pub(super) struct Report {
    language: Language,
    several: bool,
    found: bool,
    /// Name and sentence of what failed.
    failed: Vec<(String, String)>,
}

/// Takes a line for standard error.
pub(super) type Say<'a> = dyn FnMut(&str) + 'a;

impl Report {
    /// Begins with what could not be looked into.
    pub fn new(inputs: &Inputs, language: Language) -> Report {
        let failed = inputs.failed.iter();
        Report {
            language,
            several: inputs.several,
            found: false,
            failed: failed
                .map(|(name, error)| (name.clone(), error.sentence(language, name)))
                .collect(),
        }
    }

    /// Notes an outcome and gives what is to be written.
    pub fn take(&mut self, input: &Input, outcome: Outcome, say: &mut Say) -> Option<Output> {
        match outcome {
            Outcome::Done {
                output,
                found,
                note,
            } => {
                self.found |= found;
                if let Some(note) = note {
                    say(&named(&input.shown(), &note));
                }
                Some(output)
            }
            Outcome::Passed => None,
            Outcome::Failed(sentence) => {
                self.fail(input, sentence);
                None
            }
        }
    }

    /// Notes that an input could not be done.
    pub fn fail(&mut self, input: &Input, sentence: String) {
        self.failed.push((input.shown().into_owned(), sentence));
    }

    /// Names what failed and gives the exit code.
    pub fn end(&self, say: &mut Say) -> u8 {
        if self.several && !self.failed.is_empty() {
            say(&Message::SomeFailed.fill(self.language, &[&self.failed.len()]));
        }
        for (name, sentence) in &self.failed {
            say(&named(name, sentence));
        }
        match (self.failed.is_empty(), self.found) {
            (false, _) => FAILED,
            (true, false) => NOTHING,
            (true, true) => FOUND,
        }
    }
}

fn named(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}
