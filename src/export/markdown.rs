//! Markdown as CommonMark reads it. What of the text would be taken as markup is escaped.

use super::{
    Block, Export, ExportOptions, Item, MarkdownStyle, Numbering, Put, Row, Words, behind_break,
    put_words,
};
use crate::document::Document;
use crate::hands::Hands;
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::sign::HalfWidth;
use std::borrow::Cow;
use std::io;
use std::ops::Range;

/// There are six levels of headings.
const DEEPEST: u8 = 6;
/// What stands before the words of a heading of each level, with the end of the line before; behind it there may be more.
const BEFORE_HEADING: [[u8; 8]; 1 + DEEPEST as usize] = [
    *b"\n       ",
    *b"\n#      ",
    *b"\n##     ",
    *b"\n###    ",
    *b"\n####   ",
    *b"\n#####  ",
    *b"\n###### ",
];
/// Blanks that a list item's own content is indented by.
const ITEM: usize = 2;

/// Room for a label with what stands around it, in bytes.
const LABEL: usize = 80;

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let hands = Hands::for_text(export.document.text().len(), export.options.threads);
    let pieces = pieces(export, &hands);
    pieces.into_iter().try_for_each(put)
}

/// What is to be put one behind the other, a piece for each share of a large outline.
fn pieces(export: &Export, hands: &Hands) -> Vec<Vec<u8>> {
    let Export {
        outline, options, ..
    } = *export;
    let row = Row::new(export);
    let top = top_level(outline);
    let mut pieces = Vec::with_capacity(1);
    hands.share_where(
        outline.nodes.len(),
        |id| begins_anew(&outline.nodes[id], options),
        |share| write_share(&row, top, share),
        |piece| pieces.push(piece),
    );
    pieces
}

/// Whether how an item is written hangs on nothing that stands before it: it is a heading at the top.
fn begins_anew(node: &Node, options: &ExportOptions) -> bool {
    node.depth == 1
        && node.kind == Kind::Heading
        && options.style != MarkdownStyle::List
        && options.numbering == Numbering::Original
}

/// Writes some items, and before the first of all what stands before it.
fn write_share(row: &Row, top: u8, share: Range<NodeId>) -> Vec<u8> {
    let mut writer = Writer {
        out: Vec::with_capacity(share.len() * LABEL),
        begun: share.start > 0,
        style: row.export.options.style,
        ..Writer::new(row.export.document, top)
    };
    // Text waits for the item behind it, which says how deep the list goes on.
    let mut texts = Vec::new();
    row.each(share, |block| match block {
        Block::Title(title) => {
            writer.texts(&mut texts, None);
            writer.heading(1, &Words::of(title));
        }
        Block::Item(item) => {
            if !texts.is_empty() {
                writer.texts(&mut texts, Some(item.node.depth));
            }
            writer.item(&item);
        }
        Block::Text { depth, text } => texts.push((depth, text)),
    });
    writer.texts(&mut texts, None);
    writer.out
}

/// The heading level of depth 1. Without a title it is 1, unless the only item at the top would then be taken for
/// the title.
fn top_level(outline: &Outline) -> u8 {
    let alone = outline.children(None).nth(1).is_none();
    if outline.title.is_some() || alone {
        2
    } else {
        1
    }
}

struct Writer<'a> {
    document: &'a Document,
    out: Vec<u8>,
    /// Whether something was written before.
    begun: bool,
    style: MarkdownStyle,
    top: u8,
    /// Depth of the last heading, 0 before the first.
    heading: u8,
    /// Depths of the list items that are open, the outermost first.
    items: Vec<u8>,
    /// Whether the last line is that of a list item.
    behind_item: bool,
}

impl Writer<'_> {
    fn new(document: &Document, top: u8) -> Writer<'_> {
        Writer {
            document,
            out: Vec::new(),
            begun: false,
            style: MarkdownStyle::default(),
            top,
            heading: 0,
            items: Vec::new(),
            behind_item: false,
        }
    }

    fn is_begun(&self) -> bool {
        self.begun || !self.out.is_empty()
    }

    /// Text with its depths, before an item of the depth `next`.
    fn texts(&mut self, texts: &mut Vec<(u8, Cow<str>)>, next: Option<u8>) {
        for (depth, text) in texts.drain(..) {
            self.text(depth, &text, next);
        }
    }

    /// A paragraph below the item of its depth. The list stays open as deep as the next item needs it.
    fn text(&mut self, depth: u8, text: &str, next: Option<u8>) {
        let needed = depth.max(next.map_or(0, |next| next - 1));
        while self.items.last().is_some_and(|&open| open > needed) {
            self.items.pop();
        }
        self.paragraph(self.items.len() * ITEM);
        self.line(text, false);
        self.out.push(b'\n');
    }

    fn item(&mut self, item: &Item<&Words>) {
        let depth = item.node.depth;
        while self.items.last().is_some_and(|&open| open >= depth) {
            self.items.pop();
        }
        let level = self.top + depth - 1;
        let heads = match self.style {
            MarkdownStyle::Headings => true,
            MarkdownStyle::List => false,
            // A list item belongs to the heading before it, so one that does not is a heading too.
            MarkdownStyle::Mixed => item.node.kind == Kind::Heading || self.heading + 1 != depth,
        };
        if heads && level <= DEEPEST && self.items.is_empty() {
            self.heading = depth;
            self.heading(level, item.label);
            if !item.rest.text.is_empty() {
                self.behind_heading(behind_break(&item.rest.text), item.rest.calm);
            }
            return;
        }
        self.list_item(self.items.len() * ITEM);
        if item.rest.text.is_empty() {
            self.line(&item.label.text, item.label.calm);
        } else {
            self.out.extend_from_slice(b"**");
            self.inline(item.label);
            self.out.extend_from_slice(b"**");
            self.inline(item.rest);
        }
        self.out.push(b'\n');
        self.items.push(depth);
        self.behind_item = true;
    }

    fn behind_heading(&mut self, rest: &str, calm: bool) {
        if !rest.is_empty() {
            self.paragraph(0);
            self.line(rest, calm);
            self.out.push(b'\n');
        }
    }

    fn heading(&mut self, level: u8, label: &Words) {
        let level = usize::from(level);
        let before = &BEFORE_HEADING[level];
        if self.is_begun() {
            // All bytes are put down, so that the compiler sees how many there are.
            let end = self.out.len() + 1 + level + 1;
            self.out.extend_from_slice(before);
            self.out.truncate(end);
        } else {
            self.out.extend_from_slice(&before[1..1 + level + 1]);
        }
        self.inline(label);
        self.out.push(b'\n');
        self.behind_item = false;
    }

    /// Begins a paragraph, with a blank line before it.
    fn paragraph(&mut self, indent: usize) {
        if self.is_begun() {
            self.out.push(b'\n');
        }
        self.indent(indent);
        self.behind_item = false;
    }

    /// Begins a list item: tight behind another item, apart from anything else.
    fn list_item(&mut self, indent: usize) {
        if self.is_begun() && !self.behind_item {
            self.out.push(b'\n');
        }
        self.indent(indent);
        self.out.extend_from_slice(b"- ");
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(b' ', indent));
    }

    /// Puts words into a line, with what is markup in it escaped.
    #[inline]
    fn inline(&mut self, words: &Words) {
        self.put(&words.text, words.calm);
    }

    #[inline]
    fn put(&mut self, text: &str, calm: bool) {
        match calm {
            true => put_words(&mut self.out, self.document, text),
            false => self.escape(text),
        }
    }

    #[inline(never)]
    fn escape(&mut self, text: &str) {
        static SIGNS: HalfWidth = HalfWidth::of(MARKUP);
        let text = text.as_bytes();
        let (mut written, mut from) = (0, 0);
        while let Some(at) = SIGNS.first(text, from..text.len()) {
            self.out.extend_from_slice(&text[written..at]);
            self.out.push(b'\\');
            (written, from) = (at, at + 1);
        }
        self.out.extend_from_slice(&text[written..]);
    }

    /// Puts words at the start of a line, where list marks, numbers of lists and rules are markup too.
    fn line(&mut self, text: &str, calm: bool) {
        let text = text.trim_start_matches(['\t', ' ']);
        let digits = text.len()
            - text
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        let escaped = match text.as_bytes().get(digits) {
            Some(b'.' | b')') => (1..=9).contains(&digits),
            Some(b'-' | b'+' | b'=') => digits == 0,
            _ => false,
        };
        if escaped {
            self.out.extend_from_slice(&text.as_bytes()[..digits]);
            self.out.push(b'\\');
        }
        self.put(if escaped { &text[digits..] } else { text }, calm);
    }
}

/// What may be markup inside a line.
pub(super) const MARKUP: &[u8] = b"\\`*_[]<>&|~#";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Density;
    use crate::input::Source;

    /// Two parts with headings, directives, points and text before, between and behind them.
    const TEXT: &str = "临溪县防汛工作方案\n各镇：\n现将方案印发。\n一、总体要求\n坚持预防为主。\n（一）目标。要确保安全。\n\
        （二）原则。一是统一指挥，要听调度。二是分级负责。\n1.县级。\n2.镇级。\n二、重点工作\n要抓早抓小。\n\
        （一）排查隐患。逐库逐坝过一遍。\n三、保障措施\n压实责任。\n请各镇照此办理。\n";

    #[test]
    fn pieces_are_what_is_written_at_once() {
        let source = Source {
            text: TEXT.repeat(3),
            ..Default::default()
        };
        let document = Document::find(source, &Default::default());
        let outline = &document.outline;
        let styles = [
            (MarkdownStyle::Headings, true),
            (MarkdownStyle::Mixed, true),
            (MarkdownStyle::List, false),
        ];
        for (style, divided) in styles {
            for density in [Density::Labels, Density::Sentences, Density::Full] {
                for levels in [None, Some(1), Some(2)] {
                    let options = ExportOptions {
                        style,
                        density,
                        levels,
                        ..ExportOptions::default()
                    };
                    let export = Export::new(&document, outline, &options);
                    let whole = export.bytes();
                    let pieces = pieces(&export, &Hands::of(2, 1));
                    assert_eq!(pieces.len() > 1, divided, "{options:?}");
                    let joined = String::from_utf8(pieces.concat());
                    assert_eq!(joined, String::from_utf8(whole), "{options:?}");
                }
            }
        }
        let counted = ExportOptions {
            numbering: Numbering::Renumbered,
            ..ExportOptions::default()
        };
        let export = Export::new(&document, outline, &counted);
        let pieces = pieces(&export, &Hands::of(2, 1));
        assert_eq!(pieces, [export.bytes()]);
    }

    #[test]
    fn what_would_be_markup_is_escaped() {
        let document = Document::find(Source::default(), &Default::default());
        let mut writer = Writer::new(&document, 1);
        for (text, expected) in [
            ("1. 加强领导", "1\\. 加强领导"),
            ("1）加强领导", "1）加强领导"),
            ("2026年", "2026年"),
            ("- 一", "\\- 一"),
            ("# 一", "\\# 一"),
            ("A_B*C[1]", "A\\_B\\*C\\[1\\]"),
            ("一、<br>&nbsp;", "一、\\<br\\>\\&nbsp;"),
            ("===", "\\==="),
        ] {
            writer.out.clear();
            writer.line(text, false);
            assert_eq!(String::from_utf8_lossy(&writer.out), expected);
        }
    }
}
