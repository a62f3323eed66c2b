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
use crate::span::Span;
use serde::Serialize;
use std::borrow::Cow;

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
struct NodeFields<'a> {
    kind: Kind,
    label: Cow<'a, str>,
    marker: &'a str,
    start: u32,
    end: u32,
    extent: Span,
    depth: u8,
    scheme: Scheme,
    ordinal: u32,
    rule: Rule,
    level_by: LevelBy,
    confidence: u8,
}

#[derive(Serialize)]
struct DroppedFields {
    start: u32,
    end: u32,
    reason: Reason,
}

pub(super) fn write(document: &Document, outline: &Outline, options: &ExportOptions) -> Vec<u8> {
    let writer = Writer { document, outline };
    let mut out = open_object(&Head {
        version: VERSION,
        format: document.source.format,
        encoding: document.source.encoding,
        undecoded: document.source.undecoded,
        incomplete: document.source.incomplete,
        characters: body::characters(document.text()),
    });
    out.push_str(",\"title\":");
    match &outline.title {
        Some(title) => out.push_str(&writer.leaf(title)),
        None => out.push_str("null"),
    }
    out.push_str(",\"outline\":[");
    writer.tree(options.levels, &mut out);
    out.push_str("],\"offered\":[");
    let offered: Vec<String> = document
        .offered
        .iter()
        .map(|node| writer.leaf(node))
        .collect();
    out.push_str(&offered.join(","));
    out.push_str("],\"dropped\":");
    let dropped = document.dropped.iter().map(|piece| DroppedFields {
        start: piece.span.start,
        end: piece.span.end,
        reason: piece.reason,
    });
    out.push_str(&to_json(&dropped.collect::<Vec<_>>()));
    out.push_str(",\"diagnostics\":");
    out.push_str(&to_json::<Vec<Diagnostic>>(&document.diagnostics));
    out.push_str("}\n");
    out.into_bytes()
}

struct Writer<'a> {
    document: &'a Document,
    outline: &'a Outline,
}

impl Writer<'_> {
    /// The nodes, each opened before its children and closed behind them, in one loop.
    fn tree(&self, levels: Option<u8>, out: &mut String) {
        let mut open = 0;
        let mut first = true;
        for node in &self.outline.nodes {
            if levels.is_some_and(|levels| node.depth > levels) {
                continue;
            }
            let depth = usize::from(node.depth);
            while open >= depth {
                out.push_str("]}");
                open -= 1;
                first = false;
            }
            if !first {
                out.push(',');
            }
            out.push_str(&self.opened(node));
            out.push_str(",\"children\":[");
            open += 1;
            first = true;
        }
        out.extend(std::iter::repeat_n("]}", open));
    }

    fn leaf(&self, node: &Node) -> String {
        self.opened(node) + ",\"children\":[]}"
    }

    fn opened(&self, node: &Node) -> String {
        open_object(&NodeFields {
            kind: node.kind,
            label: super::plain_label(self.document, self.outline, node),
            marker: node.marker.of(self.document.text()),
            start: node.label.start,
            end: node.label.end,
            extent: node.extent,
            depth: node.depth,
            scheme: node.scheme,
            ordinal: node.ordinal,
            rule: node.rule,
            level_by: node.level_by,
            confidence: node.confidence,
        })
    }
}

/// A value as JSON. The types above have string keys only, so that this cannot fail.
fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// An object without its closing brace.
fn open_object<T: Serialize>(value: &T) -> String {
    let mut text = to_json(value);
    text.pop();
    text
}
