//! What is written for a document: its outline in a format, with reasons, or its text.

use super::arguments::Arguments;
use crate::check::check;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::explain::explain;
use crate::export::{Dress, Export, ExportOptions, FORMATS, Format, ShownAs, Template};
use crate::message::{Language, Message};
use crate::span::LineIndex;
use std::io::{self, Write};
use std::path::Path;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The outline.
    Outline(ExportOptions),
    /// The outline as text down to a level, with the reason under each node.
    Explained(Option<u8>),
    /// What there is to look at again in the draft.
    Checked,
    /// The decoded text itself.
    SourceText,
}

impl Form {
    /// What the arguments ask for; the output may be a folder. A large document is written by so many threads.
    ///
    /// # Errors
    /// The sentence that says why the format is not known.
    pub fn of(arguments: &Arguments, is_folder: bool, threads: usize) -> Result<Form, String> {
        Ok(match arguments {
            Arguments {
                source_text: true, ..
            } => Form::SourceText,
            Arguments { explain: true, .. } => Form::Explained(arguments.level),
            Arguments { check: true, .. } => Form::Checked,
            _ => Form::Outline(ExportOptions {
                format: format(arguments, is_folder)?,
                style: arguments.style.into(),
                density: arguments.density.into(),
                levels: arguments.level,
                numbering: arguments.numbering.into(),
                large_print: arguments.large_print,
                dress: match arguments.template {
                    Some(_) => Dress::Template,
                    None => Dress::default(),
                },
                threads,
                ..ExportOptions::default()
            }),
        })
    }

    /// The extension of files that hold it.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Outline(options) => options.format.row().extension,
            Form::Explained(_) | Form::Checked | Form::SourceText => Format::Text.row().extension,
        }
    }

    /// The format of an outline.
    pub fn format(self) -> Option<Format> {
        match self {
            Form::Outline(options) => Some(options.format),
            Form::Explained(_) | Form::Checked => Some(Format::Text),
            Form::SourceText => None,
        }
    }

    /// Whether it is set in a look, which can be chosen.
    pub fn has_look(self) -> bool {
        self.format()
            .is_some_and(|format| format.row().shown == ShownAs::Page)
    }

    /// What is written for the document at `path`, in the look of `template` where the format has looks.
    pub fn bytes(
        self,
        document: &Document,
        path: &str,
        language: Language,
        template: Option<&Template>,
    ) -> Vec<u8> {
        match self {
            Form::SourceText => document.text().into(),
            Form::Explained(levels) => explained(document, levels, language).into(),
            Form::Checked => checked(document, path, language).into(),
            Form::Outline(options) => export(document, path, template, &options).bytes(),
        }
    }

    /// Writes the same, a large outline in pieces.
    ///
    /// # Errors
    /// What the target gives.
    pub fn write(
        self,
        document: &Document,
        path: &str,
        language: Language,
        template: Option<&Template>,
        target: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Form::SourceText => target.write_all(document.text().as_bytes()),
            Form::Outline(options) => export(document, path, template, &options).write_to(target),
            _ => target.write_all(&self.bytes(document, path, language, template)),
        }
    }
}

fn export<'a>(
    document: &'a Document,
    path: &'a str,
    template: Option<&'a Template>,
    options: &'a ExportOptions,
) -> Export<'a> {
    Export {
        template,
        path: Some(path),
        ..Export::new(document, &document.outline, options)
    }
}

/// The format that is asked for; where none is, that of the output's name, and text where that has no extension. The
/// name of a folder need not say one.
fn format(arguments: &Arguments, is_folder: bool) -> Result<Format, String> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let output = arguments.output.as_deref().unwrap_or(Path::new(""));
    let Some(extension) = output.extension() else {
        return Ok(Format::Text);
    };
    match Format::of_extension(extension) {
        Some(format) => Ok(format),
        None if is_folder => Ok(Format::Text),
        None => {
            let known = FORMATS.iter().map(|row| format!(".{}", row.extension));
            let known = known.collect::<Vec<_>>().join(" ");
            let (output, extension) = (output.display(), extension.display());
            let language = arguments.language();
            Err(Message::FormatUnknown.fill(language, &[&output, &extension, &known]))
        }
    }
}

/// What there is to look at again, one line each: path, 1-based line of the text, sentence.
fn checked(document: &Document, path: &str, language: Language) -> String {
    let lines = LineIndex::new(document.text());
    let line = |found: &Diagnostic| {
        let number = lines.line_of(found.span.start as usize) + 1;
        format!("{path}:{number}: {}\n", found.sentence(language))
    };
    check(document, &document.outline)
        .iter()
        .map(line)
        .collect()
}

/// The outline down to a level, each node with a line below it that says why it is there.
fn explained(document: &Document, levels: Option<u8>, language: Language) -> String {
    let outline = &document.outline;
    let mut text = String::new();
    if let Some(title) = &outline.title {
        text.push_str(&document.label(outline, title));
        text.push('\n');
    }
    let deepest = levels.unwrap_or(u8::MAX);
    let nodes = outline.nodes.iter().enumerate();
    for (id, node) in nodes.filter(|(_, node)| node.depth <= deepest) {
        let indent = "  ".repeat(usize::from(node.depth));
        let label = document.label(outline, node);
        let why = explain(document, outline, id, language);
        text.push_str(&format!("{indent}{label}\n{indent}  ← {why}\n"));
    }
    text
}
