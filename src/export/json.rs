//! JSON, version 1. One object for a document, on one line:
//!
//! | field | meaning |
//! | --- | --- |
//! | `path` | of the input, as it was given; put first by the command line |
//! | `version` | 1; raised when a field changes its meaning or goes |
//! | `format`, `encoding`, `undecoded` | how the file was read, and how many bytes could not be |
//! | `incomplete` | whether the file is damaged and this is only what could be read of it |
//! | `characters` | of the whole text, as Word counts them |
//! | `title` | a node, or null |
//! | `outline` | the top-level nodes |
//! | `offered` | nodes that a reader could list too, without children |
//! | `dropped` | what was set aside: `start`, `end`, `reason` |
//! | `diagnostics` | what was noticed: `span`, `finding` and what belongs to it |
//!
//! A node has `kind` (title, heading, directive, point), `label` as it is shown, `marker`, `start` and `end` of the
//! label, `extent` (all that belongs to it), `depth`, `scheme`, `ordinal` (0 for none), `rule` (why it is there),
//! `level_by` (what set its level), `confidence` in percent, and `children`. All offsets are bytes, 0-based, of the
//! text as UTF-8, byte-order mark removed, line ends as they are in the file; the command line prints that text with
//! `--source-text`. Labels that the user wrote and items that stand nowhere in the text have empty spans.

use super::ExportOptions;
use crate::body;
use crate::decode::Encoding;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input;
use crate::noise::Reason;
use crate::outline::{Kind, LevelBy, Node, Outline, Rule};
use crate::scheme::Scheme;
use crate::sign;
use serde::Serialize;
use std::ops::Range;

const VERSION: u32 = 1;

#[derive(Serialize)]
struct Head {
    version: u32,
    format: input::Format,
    encoding: Encoding,
    undecoded: usize,
    incomplete: bool,
    characters: usize,
}

#[derive(Serialize)]
struct DroppedFields {
    start: u32,
    end: u32,
    reason: Reason,
}

pub(super) fn write(document: &Document, outline: &Outline, options: &ExportOptions) -> Vec<u8> {
    let nodes = outline.nodes.len() + document.offered.len();
    let mut writer = Writer {
        document,
        outline,
        out: Vec::with_capacity(nodes * A_NODE + A_HEAD),
        kinds: Names::default(),
        schemes: Names::default(),
        rules: Names::default(),
        levels: Names::default(),
    };
    writer.document(options);
    writer.out
}

/// About as many bytes as a node and all the rest take.
const A_NODE: usize = 320;
const A_HEAD: usize = 512;

/// Writes into one buffer. The documents are small and many, so that a string for every node would be
/// felt.
struct Writer<'a> {
    document: &'a Document,
    outline: &'a Outline,
    out: Vec<u8>,
    kinds: Names<Kind>,
    schemes: Names<Scheme>,
    rules: Names<Rule>,
    levels: Names<LevelBy>,
}

/// Where names stand that were written before. A document has few and writes them for every node.
struct Names<T>(Vec<(T, Range<usize>)>);

impl<T> Default for Names<T> {
    fn default() -> Self {
        Names(Vec::new())
    }
}

impl<T: Copy + PartialEq + Serialize> Names<T> {
    /// Writes a value's name, copied from where it stands.
    fn write(&mut self, name: T, out: &mut Vec<u8>) {
        if let Some((_, range)) = self.0.iter().find(|(seen, _)| *seen == name) {
            return out.extend_from_within(range.clone());
        }
        let start = out.len();
        write_json(&name, out);
        self.0.push((name, start..out.len()));
    }
}

fn write_json<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    let written = serde_json::to_writer(out, value);
    debug_assert!(
        written.is_ok(),
        "all keys are strings, and a buffer takes all"
    );
}

impl Writer<'_> {
    fn document(&mut self, options: &ExportOptions) {
        let Writer {
            document, outline, ..
        } = *self;
        self.value(&Head {
            version: VERSION,
            format: document.source.format,
            encoding: document.source.encoding,
            undecoded: document.source.undecoded,
            incomplete: document.source.incomplete,
            characters: body::characters(document.text()),
        });
        // The head goes on with the fields that are written here.
        self.out.pop();
        self.raw(",\"title\":");
        match &outline.title {
            Some(title) => self.leaf(title),
            None => self.raw("null"),
        }
        self.raw(",\"outline\":[");
        self.tree(options.levels);
        self.raw("],\"offered\":[");
        for (at, node) in document.offered.iter().enumerate() {
            if at > 0 {
                self.raw(",");
            }
            self.leaf(node);
        }
        let dropped = document.dropped.iter().map(|piece| DroppedFields {
            start: piece.span.start,
            end: piece.span.end,
            reason: piece.reason,
        });
        self.field("],\"dropped\":", &dropped.collect::<Vec<_>>());
        self.field::<Vec<Diagnostic>>(",\"diagnostics\":", &document.diagnostics);
        self.raw("}\n");
    }

    /// The nodes, each opened before its children and closed behind them, in one loop.
    fn tree(&mut self, levels: Option<u8>) {
        let mut open = 0;
        let mut first = true;
        for node in &self.outline.nodes {
            if levels.is_some_and(|levels| node.depth > levels) {
                continue;
            }
            let depth = usize::from(node.depth);
            while open >= depth {
                self.raw("]}");
                open -= 1;
                first = false;
            }
            if !first {
                self.raw(",");
            }
            self.opened(node);
            open += 1;
            first = true;
        }
        for _ in 0..open {
            self.raw("]}");
        }
    }

    fn leaf(&mut self, node: &Node) {
        self.opened(node);
        self.raw("]}");
    }

    /// A node up to its first child.
    fn opened(&mut self, node: &Node) {
        let label = super::plain_label(self.document, self.outline, node);
        self.raw("{\"kind\":");
        self.kinds.write(node.kind, &mut self.out);
        self.text(",\"label\":", &label);
        self.text(",\"marker\":", node.marker.of(self.document.text()));
        self.field(",\"start\":", &node.label.start);
        self.field(",\"end\":", &node.label.end);
        self.field(",\"extent\":{\"start\":", &node.extent.start);
        self.field(",\"end\":", &node.extent.end);
        self.field("},\"depth\":", &node.depth);
        self.raw(",\"scheme\":");
        self.schemes.write(node.scheme, &mut self.out);
        self.field(",\"ordinal\":", &node.ordinal);
        self.raw(",\"rule\":");
        self.rules.write(node.rule, &mut self.out);
        self.raw(",\"level_by\":");
        self.levels.write(node.level_by, &mut self.out);
        self.field(",\"confidence\":", &node.confidence);
        self.raw(",\"children\":[");
    }

    /// Text of the document behind its name. Most holds nothing that could need an escape.
    fn text(&mut self, name: &str, text: &str) {
        let odd = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
        if sign::holds_ascii(text.as_bytes()) && text.bytes().any(odd) {
            return self.field(name, text);
        }
        self.raw(name);
        self.raw("\"");
        self.raw(text);
        self.raw("\"");
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        self.raw(name);
        self.value(value);
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        write_json(value, &mut self.out);
    }

    fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }
}
