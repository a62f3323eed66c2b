//! 列为一条: from a piece of the text to a node.

use crate::document::Document;
use crate::outline::{Kind, LevelBy, MAX_DEPTH, Node, NodeId, Outline, Rule};
use crate::scheme::{self, Scheme};
use crate::sign;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A piece of the text, with what stands around it, so that it is found again when the text has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Where it stands: bytes.
    pub span: Span,
    /// The words themselves.
    pub text: String,
    /// Some characters before them.
    pub before: String,
    /// Some characters behind them.
    pub after: String,
}

/// A node that the user takes from the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Its label in the text.
    pub quote: Quote,
    /// What it is.
    pub kind: Kind,
    /// Its level, 1 the highest; less deep where there is nothing for it to stand under.
    pub depth: u8,
}

impl Quote {
    /// Quotes a span of a text.
    #[must_use]
    pub fn new(text: &str, span: Span) -> Quote {
        const AROUND: usize = 12;
        let before = text.get(..span.start as usize).unwrap_or_default();
        let from = before.char_indices().rev().nth(AROUND - 1);
        let after = text.get(span.end as usize..).unwrap_or_default();
        Quote {
            span,
            text: span.of(text).to_string(),
            before: before[from.map_or(0, |(at, _)| at)..].to_string(),
            after: after.chars().take(AROUND).collect(),
        }
    }
}

/// Takes a selected piece of the text: its first sentence becomes a label, with the kind and level of what is like it
/// nearby. None where nothing is left of it, or where a label begins there already.
#[must_use]
pub fn take(document: &Document, outline: &Outline, selected: Span) -> Option<Taken> {
    let label = label_in(document, outline, selected)?;
    let text = document.text();
    let marker = scheme::read(label.of(text).as_bytes(), true);
    let around = outline.at(label.start as usize);
    let fellow = marker.and_then(|marker| fellow(outline, label, marker.scheme));
    let (kind, depth) = match (fellow, around) {
        (Some(fellow), _) => (fellow.kind, fellow.depth),
        (None, Some(id)) if outline.nodes[id].kind == Kind::Point => {
            (kind_of(document, label), outline.nodes[id].depth)
        }
        (None, Some(id)) => (kind_of(document, label), outline.nodes[id].depth + 1),
        (None, None) => (kind_of(document, label), 1),
    };
    Some(Taken {
        quote: Quote::new(text, label),
        kind,
        depth: depth.min(MAX_DEPTH),
    })
}

/// Splits a node in two where the text has this byte: what stands from there to the end of the label, or of the
/// sentence, becomes a node on the same level. None where nothing is left on one side.
#[must_use]
pub fn split(document: &Document, outline: &Outline, id: NodeId, at: usize) -> Option<Taken> {
    let text = document.text();
    let node = &outline.nodes[id];
    let end = if node.label.contains(at) {
        let kept = without_stops(text, node.label.start as usize, at);
        if kept <= node.marker.end as usize {
            return None;
        }
        node.label.end as usize
    } else {
        let mut paragraphs = document.paragraphs.iter();
        paragraphs.find(|span| span.contains(at))?.end as usize
    };
    if !text.is_char_boundary(at) || !node.extent.contains(at) {
        return None;
    }
    let label = label_in(document, outline, Span::new(at, end))?;
    Some(Taken {
        quote: Quote::new(text, label),
        kind: node.kind,
        depth: node.depth,
    })
}

/// The label in a selected piece: its first sentence without blanks and stops at its ends, before the next label.
fn label_in(document: &Document, outline: &Outline, selected: Span) -> Option<Span> {
    let text = document.text();
    let bytes = text.as_bytes();
    let end = (selected.end as usize).min(bytes.len());
    let start = behind_stops(text, (selected.start as usize).min(end), end);
    let mut paragraphs = document.paragraphs.iter();
    let paragraph = paragraphs.find(|span| span.contains(start));
    let end = paragraph.map_or(end, |paragraph| end.min(paragraph.end as usize));
    let all = || outline.title.iter().chain(&outline.nodes);
    let starts = || all().map(|node| node.label.start as usize);
    let mut markers = all().map(|node| node.marker);
    let in_title = |title: &Node| title.label.contains(start);
    if starts().any(|at| at == start)
        || markers.any(|marker| marker.contains(start))
        || outline.title.as_ref().is_some_and(in_title)
    {
        return None;
    }
    let end = starts().filter(|&at| at > start).fold(end, usize::min);
    let end = sentence_end(bytes, start, end);
    let end = without_stops(text, start, end);
    let fits = start < end && text.is_char_boundary(start) && text.is_char_boundary(end);
    fits.then(|| Span::new(start, end))
}

/// Behind the blanks and stops at the start of a piece.
fn behind_stops(text: &str, start: usize, end: usize) -> usize {
    let drop = |sign: char| sign.is_whitespace() || "。；：，、！？;:,".contains(sign);
    text.get(start..end)
        .map_or(start, |piece| end - piece.trim_start_matches(drop).len())
}

/// Behind the first sentence of a piece.
fn sentence_end(text: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        match sign::stop(text, at) {
            Some((stop, width)) if stop.ends_sentence() && at > start => return at + width,
            Some((_, width)) => at += width,
            None => at += sign::width(text[at]),
        }
    }
    end
}

/// The end of a label without blanks and the stops that close or divide sentences; ？ and ！ stay.
pub(super) fn without_stops(text: &str, start: usize, end: usize) -> usize {
    let stops = ['。', '；', '：', '，', '、', ';', ':', ',', '．'];
    let drop = |sign: char| sign.is_whitespace() || stops.contains(&sign);
    text.get(start..end)
        .map_or(start, |piece| start + piece.trim_end_matches(drop).len())
}

/// The nearest node, before or else behind, whose marker is of the same family.
fn fellow(outline: &Outline, label: Span, scheme: Scheme) -> Option<&Node> {
    let same = |node: &&Node| node.scheme == scheme && !node.label.is_nowhere();
    let nodes = || outline.nodes.iter().filter(same);
    let before = nodes().filter(|node| node.label.start < label.start);
    let behind = nodes().filter(|node| node.label.start > label.start);
    let nearest = before.max_by_key(|node| node.label.start);
    nearest.or_else(|| behind.min_by_key(|node| node.label.start))
}

/// A paragraph of its own is a heading, a piece of one with a marker a directive, any other a point.
fn kind_of(document: &Document, label: Span) -> Kind {
    let paragraph = document.paragraphs.iter();
    let mut paragraph = paragraph.filter(|span| span.encloses(label));
    let alone = paragraph.next().is_some_and(|span| {
        let end = without_stops(document.text(), span.start as usize, span.end as usize);
        span.start == label.start && end <= label.end as usize
    });
    let marked = scheme::read(label.of(document.text()).as_bytes(), true).is_some();
    match (alone, marked) {
        (true, _) => Kind::Heading,
        (false, true) => Kind::Directive,
        (false, false) => Kind::Point,
    }
}

/// The node itself.
pub(super) fn node(document: &Document, taken: &Taken) -> Node {
    let label = taken.quote.span;
    let marker = scheme::read(label.of(document.text()).as_bytes(), true)
        .filter(|marker| (marker.len as usize) < label.len());
    let mut node = Node::new(taken.kind, label);
    if let Some(marker) = marker {
        node.marker.end = label.start + marker.len;
        node.scheme = marker.scheme;
        node.ordinal = marker.ordinal;
    }
    node.rule = Rule::Correction;
    node.level_by = LevelBy::User;
    node
}
