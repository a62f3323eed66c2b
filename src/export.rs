//! Writers: an outline becomes bytes. One table of formats, one writer a file, its escape rules beside it.
//!
//! All writers take an [`Export`] and see its outline as a row of `Block`s (`Export::blocks`), so that what is shown,
//! how deep, how much text and which numbers is decided once.

mod branches;
mod docx;
mod html;
mod json;
mod look;
mod markdown;
mod picture;
#[cfg(feature = "picture")]
mod png;
mod preview;
mod rtf;
mod svg;
mod tasks;
mod template;
mod text;
mod xml;

pub use preview::{Choice, Line, Preview, ShownAs};

use crate::body::{self, ByAnchor, Piece};
use crate::document::Document;
use crate::message::Message;
use crate::numeral;
use crate::outline::{Node, NodeId, Outline};
use crate::scheme::{self, Scheme};
use crate::sign::{self, HalfWidth, WINDOW};
use crate::span::Span;
use look::Looks;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Write};
use std::ops::Range;
pub use template::Template;
pub(crate) use xml::escaped;

/// The forms an outline can take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// An indented outline.
    Text,
    /// Markdown.
    #[default]
    Markdown,
    /// One JSON object on one line. The command line makes those of several documents one array.
    ///
    /// This is version 1:
    ///
    /// | field | meaning |
    /// | --- | --- |
    /// | `path` | of the input, as it was given; only where there is one |
    /// | `version` | 1; raised when a field changes its meaning or goes |
    /// | `format`, `encoding`, `undecoded` | how the file was read, and how many bytes could not be |
    /// | `incomplete` | whether the file is damaged and this is only what could be read of it |
    /// | `characters` | of the whole text, as Word counts them |
    /// | `title` | a node, or null |
    /// | `outline` | the top-level nodes |
    /// | `offered` | nodes that a reader could list too, without children |
    /// | `dropped` | what was set aside: `start`, `end`, `reason` |
    /// | `diagnostics` | what was noticed: `span`, `finding` and what belongs to it |
    ///
    /// A node has `kind` (title, heading, directive, point), `label` as it is shown, `marker`, `start` and `end` of
    /// the label, `extent` (all that belongs to it: `start` and `end`), `depth`, `scheme`, `ordinal` (0 for none),
    /// `rule` (why it is there), `level_by` (what set its level), `confidence` in percent, and `children`. All
    /// offsets are bytes, 0-based, of the text as UTF-8, byte-order mark removed, line ends as they are in the
    /// file, radicals of dictionaries (⼀) as the characters they look like; the command line prints that text with
    /// `--source-text`. A label that the user wrote over the text's keeps the place of that. Of an item that stands
    /// nowhere in the text `start`, `end` and `extent` are null.
    Json,
    /// The same object. Those of several documents stand below each other.
    JsonLines,
    /// A web page that also goes to the clipboard.
    Html,
    /// Rich text, for the clipboard above all.
    Rtf,
    /// A Word document.
    Docx,
    /// OPML, which outliners read.
    Opml,
    /// The form of FreeMind, which programs for mind maps read.
    #[serde(rename = "mm")]
    FreeMind,
    /// 任务分解表: a table of what is to be done, for a spreadsheet.
    Tasks,
    /// 思维导图 as a drawing.
    Svg,
    /// 思维导图 as a picture.
    #[cfg(feature = "picture")]
    Png,
}

/// Takes what is written, a piece behind the other.
type Put<'p> = &'p mut dyn FnMut(Vec<u8>) -> io::Result<()>;

/// A row of the table of formats.
pub struct FormatRow {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// What the panel of exports calls it; none where the mind map or only the command line offers it.
    pub menu: Option<Message>,
    /// How it is shown before it is written.
    pub shown: ShownAs,
    write: fn(&Export, Put) -> io::Result<()>,
}

/// All formats.
#[rustfmt::skip]
pub const FORMATS: &[FormatRow] = &[
    FormatRow { format: Format::Text, name: "text", extension: "txt", menu: Some(Message::FormatText), shown: ShownAs::Text, write: text::write },
    FormatRow { format: Format::Markdown, name: "md", extension: "md", menu: Some(Message::FormatMarkdown), shown: ShownAs::Text, write: markdown::write },
    FormatRow { format: Format::Html, name: "html", extension: "html", menu: Some(Message::FormatHtml), shown: ShownAs::Page, write: html::write },
    FormatRow { format: Format::Docx, name: "docx", extension: "docx", menu: Some(Message::FormatDocx), shown: ShownAs::Page, write: docx::write },
    FormatRow { format: Format::Rtf, name: "rtf", extension: "rtf", menu: Some(Message::FormatRtf), shown: ShownAs::Page, write: rtf::write },
    FormatRow { format: Format::Tasks, name: "tasks", extension: "csv", menu: Some(Message::FormatTasks), shown: ShownAs::Table, write: tasks::write },
    FormatRow { format: Format::Opml, name: "opml", extension: "opml", menu: Some(Message::FormatOpml), shown: ShownAs::Tree, write: branches::opml },
    FormatRow { format: Format::FreeMind, name: "mm", extension: "mm", menu: Some(Message::FormatFreeMind), shown: ShownAs::Tree, write: branches::freemind },
    FormatRow { format: Format::Svg, name: "svg", extension: "svg", menu: None, shown: ShownAs::Text, write: svg::write },
    #[cfg(feature = "picture")]
    FormatRow { format: Format::Png, name: "png", extension: "png", menu: None, shown: ShownAs::Text, write: png::write },
    FormatRow { format: Format::Json, name: "json", extension: "json", menu: None, shown: ShownAs::Text, write: json::write },
    FormatRow { format: Format::JsonLines, name: "jsonl", extension: "jsonl", menu: None, shown: ShownAs::Text, write: json::write },
];

/// Other extensions that files of a format have.
const ALIASES: &[(&str, Format)] = &[("markdown", Format::Markdown), ("htm", Format::Html)];

impl Format {
    /// The format that a file's extension, without the dot, stands for. Capitals count as small letters.
    #[must_use]
    pub fn of_extension(extension: &OsStr) -> Option<Format> {
        let usual = FORMATS.iter().map(|row| (row.extension, row.format));
        let mut all = usual.chain(ALIASES.iter().copied());
        let found = all.find(|(known, _)| extension.eq_ignore_ascii_case(known));
        found.map(|(_, format)| format)
    }

    /// Its row in the table.
    #[must_use]
    pub fn row(self) -> &'static FormatRow {
        let row = FORMATS.iter().find(|row| row.format == self);
        row.unwrap_or(&FORMATS[0])
    }
}

/// How Markdown shows levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkdownStyle {
    /// Headings; below six levels nested list items.
    #[default]
    Headings,
    /// Nested list items under the title.
    List,
    /// Headings as headings, directives and points as list items.
    Mixed,
}

/// How much of the text is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// 只要标题.
    #[default]
    Labels,
    /// 标题＋首句.
    Sentences,
    /// 标题＋全文.
    Full,
}

/// Which numbers the items carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Numbering {
    /// As the writer numbered them.
    #[default]
    Original,
    /// 一、（一）1.（1）① by level, as GB/T 9704—2012, 7.3.3, orders them.
    Renumbered,
}

/// How plain text shows levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Indent {
    /// Two blanks a level.
    #[default]
    Blanks,
    /// A full-width blank a level, which chat programs keep.
    Wide,
    /// A tab a level, which outliners and mind maps read as levels.
    Tab,
}

/// Whose look text has that goes to Word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dress {
    /// 公文格式: that of GB/T 9704—2012.
    #[default]
    Official,
    /// 随目标文档: only the names of styles, which the document it is put into dresses.
    Target,
    /// 本单位模板: that of a document of the user's.
    Template,
}

/// What is wanted of an export. Remembered by the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportOptions {
    /// Which form.
    pub format: Format,
    /// How Markdown shows levels.
    pub style: MarkdownStyle,
    /// How much text.
    pub density: Density,
    /// The deepest level that is an item; all levels for none. With the whole text, that of deeper items belongs to
    /// the deepest one shown.
    pub levels: Option<u8>,
    /// Which numbers.
    pub numbering: Numbering,
    /// How plain text shows levels.
    pub indent: Indent,
    /// 大字版: everything printed is 2 号 at one and a half lines, to be read from.
    pub large_print: bool,
    /// Whose look text has that goes to Word.
    pub dress: Dress,
    /// How many threads a large outline is written by, in forms that can be; one for 0 too.
    #[serde(skip)]
    pub threads: usize,
}

impl ExportOptions {
    /// Whose look it will have: large print is one by itself.
    fn dress(&self) -> Dress {
        match self.large_print {
            true => Dress::Official,
            false => self.dress,
        }
    }
}

/// An outline on its way out: the only way to write one. What is not told to [`Export::new`] is set beside it:
/// `Export { path: Some("讲话.txt"), ..Export::new(document, outline, options) }`.
#[derive(Clone, Copy)]
pub struct Export<'a> {
    /// The text that the outline's nodes stand in.
    pub document: &'a Document,
    /// The document's own outline, that of its user, or a part of one.
    pub outline: &'a Outline,
    /// What is wanted.
    pub options: &'a ExportOptions,
    /// 本单位模板, heeded where the options ask for its look and the format has looks.
    pub template: Option<&'a Template>,
    /// Whether a node is folded: a picture leaves out what is below it.
    pub is_folded: &'a (dyn Fn(NodeId) -> bool + Sync),
    /// The path of the input as it was given, which JSON names.
    pub path: Option<&'a str>,
}

impl<'a> Export<'a> {
    /// Without a template, with nothing folded and no path.
    #[must_use]
    pub fn new(document: &'a Document, outline: &'a Outline, options: &'a ExportOptions) -> Self {
        Export {
            document,
            outline,
            options,
            template: None,
            is_folded: &|_| false,
            path: None,
        }
    }

    /// What is written.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let written = self.write(&mut |piece| {
            match bytes.is_empty() {
                true => bytes = piece,
                false => bytes.extend_from_slice(&piece),
            }
            Ok(())
        });
        debug_assert!(written.is_ok(), "a buffer takes all");
        bytes
    }

    /// Writes it, a large one in pieces where the format allows.
    ///
    /// # Errors
    /// What the target gives.
    pub fn write_to(&self, target: &mut dyn Write) -> io::Result<()> {
        self.write(&mut |piece| target.write_all(&piece))
    }

    fn write(&self, put: Put) -> io::Result<()> {
        (self.options.format.row().write)(self, put)
    }

    /// The title as it is shown.
    fn title(&self) -> Option<Cow<'a, str>> {
        let title = self.outline.title.as_ref()?;
        Some(self.document.label(self.outline, title))
    }

    /// The template, where its look is asked for.
    fn worn(&self) -> Option<&'a Template> {
        self.template
            .filter(|_| self.options.dress() == Dress::Template)
    }

    /// The looks that are asked for.
    fn looks(&self) -> Looks<'a> {
        match self.worn() {
            Some(template) => template.looks(),
            None => Looks::official(self.options.large_print),
        }
    }

    /// The outline as blocks, in its order.
    fn blocks(&self) -> Vec<Block<'a>> {
        let mut blocks = Vec::with_capacity(self.outline.nodes.len() + 1);
        self.each_block(|block| {
            blocks.push(match block {
                Block::Title(title) => Block::Title(title),
                Block::Text { depth, text } => Block::Text { depth, text },
                Block::Item(item) => Block::Item(Item {
                    node: item.node,
                    label: item.label.text.clone(),
                    rest: item.rest.text.clone(),
                    goes_on: item.goes_on,
                }),
            });
        });
        blocks
    }

    /// Gives the same one by one.
    fn each_block(&self, put: impl FnMut(Block<'a, &Words<'a>>)) {
        Row::new(self).each(0..self.outline.nodes.len(), put);
    }
}

/// One thing that a writer puts down. An item's words are `S`: its own, or lent for as long as it is put down.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block<'a, S = Cow<'a, str>> {
    /// The title.
    Title(Cow<'a, str>),
    /// An item.
    Item(Item<'a, S>),
    /// A paragraph of text below an item, or outside all items at depth 0.
    Text { depth: u8, text: Cow<'a, str> },
}

/// An item as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item<'a, S = Cow<'a, str>> {
    pub node: &'a Node,
    /// Its number and label.
    pub label: S,
    /// What goes on behind the label in its paragraph: the rest of its sentence or of all its text. Empty for none.
    pub rest: S,
    /// Whether its label stands in the paragraph that the block before it ends in, and all the text is shown.
    pub goes_on: bool,
}

/// An outline as a row of blocks. There are as many items as nodes, and what of one is copied right after it was written
/// waits for it; so their words are lent.
struct Row<'a> {
    export: Export<'a>,
    /// The text, where any is given.
    texts: Option<ByAnchor>,
}

impl<'a> Row<'a> {
    fn new(export: &Export<'a>) -> Self {
        let texts = match export.options.density {
            Density::Labels => None,
            _ => Some(ByAnchor::new(
                export.document,
                export.outline,
                export.options.levels,
            )),
        };
        Row {
            export: *export,
            texts,
        }
    }

    /// The text that belongs to a node, or to none.
    fn texts_of(&self, anchor: Option<NodeId>) -> &[Piece] {
        let texts = self.texts.as_ref();
        texts.map_or(&[], |texts| texts.of(anchor))
    }

    /// The text that stands before all items.
    fn before_items(&self) -> &[Piece] {
        match self.export.options.density {
            Density::Full => self.texts_of(None),
            _ => &[],
        }
    }

    fn text(&self, piece: &Piece) -> Block<'a, &Words<'a>> {
        Block::Text {
            depth: piece
                .owner
                .map_or(0, |id| self.export.outline.nodes[id].depth),
            text: words(self.export.document, piece.span).text,
        }
    }

    /// Gives some items with the text that belongs to them, and before the first of all what stands before it. Items are
    /// counted from the first that is given.
    fn each(&self, ids: Range<NodeId>, mut put: impl FnMut(Block<'a, &Words<'a>>)) {
        if ids.start == 0 {
            self.opening(&mut put);
        }
        self.items(ids, &mut put);
    }

    /// Gives what stands before the items: the title, and text before and behind it.
    fn opening(&self, put: &mut impl FnMut(Block<'a, &Words<'a>>)) {
        let texts = self.before_items();
        let title = self.export.outline.title.as_ref();
        let above =
            |title: &Node| texts.partition_point(|piece| piece.span.start < title.label.start);
        let (above, below) = texts.split_at(title.map_or(0, above));
        above.iter().for_each(|piece| put(self.text(piece)));
        if let Some(title) = title {
            let label = words_of(self.export.document, self.export.outline, title);
            put(Block::Title(label.text));
        }
        below.iter().for_each(|piece| put(self.text(piece)));
    }

    fn is_shown(&self, node: &Node) -> bool {
        self.export
            .options
            .levels
            .is_none_or(|levels| node.depth <= levels)
    }

    /// Where the text stands that is shown last before an item.
    fn end_before(&self, id: NodeId) -> Option<Span> {
        let mut before = (0..id).rev();
        match before.find(|&before| self.is_shown(&self.export.outline.nodes[before])) {
            Some(before) => Some(self.end_of(before)),
            None => self.before_items().last().map(|piece| piece.span),
        }
    }

    /// Where the text that is shown of an item ends, with all of it.
    fn end_of(&self, id: NodeId) -> Span {
        let last = self.texts_of(Some(id)).last();
        last.map_or(self.export.outline.nodes[id].label, |piece| piece.span)
    }

    fn items(&self, ids: Range<NodeId>, put: &mut impl FnMut(Block<'a, &Words<'a>>)) {
        let Export {
            document,
            outline,
            options,
            ..
        } = self.export;
        let full = options.density == Density::Full;
        let mut numbers = Numbers::default();
        let mut end = full.then(|| self.end_before(ids.start)).flatten();
        for id in ids {
            let node = &outline.nodes[id];
            if !self.is_shown(node) {
                continue;
            }
            let pieces = self.texts_of(Some(id));
            let (rest, below) = match (options.density, pieces) {
                (Density::Full, [first, below @ ..]) if first.run_in => (Some(first.span), below),
                (Density::Full, below) => (None, below),
                (Density::Sentences, [first, ..]) if first.run_in => {
                    (body::first_sentence(document, id, pieces), &[][..])
                }
                _ => (None, &[][..]),
            };
            put(Block::Item(Item {
                node,
                label: &label(document, outline, node, &mut numbers, options.numbering),
                rest: &rest.map_or_else(Words::default, |rest| words(document, rest)),
                goes_on: end.is_some_and(|end| same_paragraph(document, end, node.label)),
            }));
            if full {
                end = Some(self.end_of(id));
            }
            if options.density == Density::Sentences && rest.is_none() {
                let sentence = body::first_sentence(document, id, pieces);
                if let Some(sentence) = sentence {
                    put(Block::Text {
                        depth: node.depth,
                        text: words(document, sentence).text,
                    });
                }
            }
            below.iter().for_each(|piece| put(self.text(piece)));
        }
    }
}

/// Whether a label stands behind a span in the same paragraph of the document.
fn same_paragraph(document: &Document, before: Span, label: Span) -> bool {
    let at = document
        .paragraphs
        .partition_point(|paragraph| paragraph.end <= label.start);
    let paragraph = document.paragraphs.get(at);
    !label.is_empty()
        && before.end <= label.start
        && paragraph.is_some_and(|paragraph| paragraph.start <= before.start)
}

/// Words as they are shown.
#[derive(Default)]
struct Words<'a> {
    text: Cow<'a, str>,
    /// Whether they plainly hold nothing that any form could take for its own.
    calm: bool,
}

impl Words<'_> {
    fn of(text: Cow<'_, str>) -> Words<'_> {
        Words { text, calm: false }
    }
}

/// The words of a span.
#[inline]
fn words(document: &Document, span: Span) -> Words<'_> {
    let text = document.text();
    match ODD.first(text.as_bytes(), span.range()) {
        None => Words {
            text: Cow::Borrowed(span.of(text)),
            calm: true,
        },
        Some(_) => odd_words(document, span),
    }
}

/// The same where a line end, or what a form could take for its own, stands among them.
#[inline(never)]
fn odd_words(document: &Document, span: Span) -> Words<'_> {
    let text = span.of(document.text());
    if !text.contains(['\n', '\r', '*', '\\']) {
        return Words::of(Cow::Borrowed(text));
    }
    Words::of(document.words(span))
}

/// Control characters and all signs that JSON or Markdown takes for its own; a backslash is one of Markdown's too.
static ODD: HalfWidth = HalfWidth::of(markdown::MARKUP).and(b"\"").and_control();

#[inline]
fn words_of<'a>(document: &'a Document, outline: &'a Outline, node: &Node) -> Words<'a> {
    match node.written {
        Some(_) => Words::of(document.label(outline, node)),
        None => words(document, node.label),
    }
}

// In line, so that it is not copied twice.
#[inline(always)]
fn label<'a>(
    document: &'a Document,
    outline: &'a Outline,
    node: &Node,
    numbers: &mut Numbers,
    numbering: Numbering,
) -> Words<'a> {
    let words = words_of(document, outline, node);
    // 前言 and 结语 stand outside the count.
    if numbering == Numbering::Original || node.scheme == Scheme::Framing {
        return words;
    }
    let number = numbers.next(node.depth);
    Words::of(Cow::Owned(number + scheme::without_marker(&words.text)))
}

/// Puts text with its values down.
fn push(out: &mut String, text: fmt::Arguments) {
    // Writing to a string cannot fail.
    let _ = fmt::Write::write_fmt(out, text);
}

/// Puts words of a document down. Most are short and have enough text behind them: of these so many bytes are copied
/// without asking how many there are, which can hardly be foreseen.
#[inline]
fn put_words(out: &mut Vec<u8>, document: &Document, words: &str) {
    let text = document.text().as_bytes();
    let at = words.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    let window = text.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>());
    match window {
        Some(window) if words.len() <= WINDOW => {
            let end = out.len() + words.len();
            // A copy, so that the compiler sees how long it is.
            let window = *window;
            out.extend_from_slice(&window);
            out.truncate(end);
        }
        _ => out.extend_from_slice(words.as_bytes()),
    }
}

/// Counts the items of each level.
#[derive(Default)]
struct Numbers {
    counts: Vec<u32>,
}

impl Numbers {
    fn next(&mut self, depth: u8) -> String {
        let level = usize::from(depth.max(1));
        self.counts.resize(level, 0);
        self.counts[level - 1] += 1;
        numeral::of_level(depth, self.counts[level - 1])
    }
}

/// What goes on behind a label that has a line of its own now: without the stop that stood between the two.
fn behind_break(rest: &str) -> &str {
    let mut at = 0;
    while let Some((_, width)) = sign::stop(rest.as_bytes(), at) {
        at += width;
    }
    rest[at..].trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    #[test]
    fn an_extension_stands_for_a_format() {
        for row in FORMATS {
            for extension in [row.extension.to_string(), row.extension.to_uppercase()] {
                let format = Format::of_extension(extension.as_ref());
                assert_eq!(format, Some(row.format), "{extension}");
            }
        }
        for (extension, format) in [
            ("HTM", Some(Format::Html)),
            ("Markdown", Some(Format::Markdown)),
            ("doc", None),
            ("", None),
            ("文", None),
        ] {
            assert_eq!(Format::of_extension(extension.as_ref()), format);
        }
    }

    #[test]
    fn words_are_put_down_as_they_stand_and_told_from_odd_ones() {
        for length in [0, 1, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW] {
            let text = format!("{}*b\"c", "a".repeat(length));
            let source = Source::from(text.repeat(2));
            let document = Document::find(source, &Default::default());
            // Much stands behind the first piece, nothing behind the second.
            for start in [0, text.len()] {
                let put = |end: usize| {
                    let words = words(&document, Span::new(start, start + end));
                    let mut out = b"> ".to_vec();
                    put_words(&mut out, &document, &words.text);
                    (String::from_utf8_lossy(&out).into_owned(), words.calm)
                };
                assert_eq!(put(length), (format!("> {}", &text[..length]), true));
                let all = put(text.len());
                assert_eq!(all, (format!("> {text}"), false), "{length}");
            }
        }
    }
}
