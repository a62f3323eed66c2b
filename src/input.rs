//! Readers: files of any kind become text with paragraph marks.
//!
//! A reader knows a file format and nothing of outlines. What it saw of styles is handed on as [`Evidence`],
//! which the finder may weigh and need not obey.

use crate::decode::Encoding;
use crate::span::Span;
use serde::Serialize;

/// What a reader gives: the decoded text, and what the file said about its paragraphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// UTF-8, byte-order mark removed, line ends as they are in the file.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// How many bytes could not be decoded; U+FFFD stands for them in the text.
    pub undecoded: usize,
    /// What kind of document it was.
    pub format: Format,
    /// The paragraphs, in order, with what the file says of them; empty where the format knows only lines.
    pub paragraphs: Vec<Paragraph>,
}

/// The kinds of document that are told apart, by content and not by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text; `#` and `**` are still evidence.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// Office Open XML of Word and WPS.
    Docx,
    /// Word 97 and later, and WPS: OLE compound files.
    Doc,
    /// A saved web page.
    Html,
}

/// One paragraph of a document that has more than lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Where it stands in the text, without its line end.
    pub span: Span,
    /// What the file says of it.
    pub evidence: Evidence,
    /// Its 0-based number in the file, for finding it again there.
    pub origin: u32,
}

/// What a file says of a paragraph's looks. All of it is hearsay.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Outline level by style or paragraph property, 1 the highest.
    pub level: Option<u8>,
    /// The style is the one for document titles.
    pub title_style: bool,
    /// Bold throughout.
    pub bold: bool,
    /// How many bytes at the start are bold, where only a beginning is.
    pub bold_lead: u32,
    /// Set in 黑体 or another face for headings.
    pub heading_font: bool,
    /// Centred.
    pub centred: bool,
    /// Font size in half points, 0 where unknown.
    pub size: u16,
    /// Part of a table, a text box, a note, a header or a footer, a table of contents: not the writer's running text.
    pub aside: Option<Aside>,
}

/// Why a paragraph is not running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// In a table's cell.
    Table,
    /// In a text box.
    TextBox,
    /// A footnote or an endnote.
    Note,
    /// A page header or footer.
    PageFurniture,
    /// A line of the table of contents.
    Contents,
}
