//! 校核 as the window shows it: what is told of a document, and of which outline that was found.

use super::command::Command;
use super::state::{DocumentId, OpenDocument};
use crate::check;
use crate::correction::Ignored;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::outline::Outline;
use std::sync::Arc;

/// What is told of a document, and how much is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The document whose text the findings stand in.
    pub document: Arc<Document>,
    /// The outline that was looked at.
    pub outline: Arc<Outline>,
    /// What is told, in document order.
    pub told: Vec<Diagnostic>,
    /// How much is ignored.
    pub ignored: usize,
}

impl Findings {
    /// What is told of all that was found, where this is ignored.
    #[must_use]
    pub fn new(
        document: Arc<Document>,
        outline: Arc<Outline>,
        found: Vec<Diagnostic>,
        given: &[Ignored],
    ) -> Findings {
        let is_told = |found: &Diagnostic| {
            let mut given = given.iter();
            !given.any(|ignored| ignored.fits(&document, found))
        };
        let (told, ignored): (Vec<_>, Vec<_>) = found.into_iter().partition(is_told);
        Findings {
            document,
            outline,
            told,
            ignored: ignored.len(),
        }
    }
}

/// A document that is to be looked at, which takes some time for a large one.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Which document.
    pub document: DocumentId,
    /// Which asking.
    pub serial: u64,
    /// What it says.
    pub text: Arc<Document>,
    /// Its outline as the user has it.
    pub outline: Arc<Outline>,
    /// What is not told.
    pub ignored: Arc<[Ignored]>,
}

impl Look {
    /// Looks.
    #[must_use]
    pub fn work(&self) -> Command {
        let found = check::check(&self.text, &self.outline);
        let (text, outline) = (self.text.clone(), self.outline.clone());
        let findings = Findings::new(text, outline, found, &self.ignored);
        Command::Checked {
            document: self.document,
            serial: self.serial,
            findings: Arc::new(findings),
        }
    }
}

impl OpenDocument {
    /// Whether the findings are those of the outline as it is now.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        Arc::ptr_eq(&self.findings.outline, &self.outline)
    }
}
