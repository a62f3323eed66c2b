//! The outline as a tree of elements, for other people's programs: OPML, which outliners read, and FreeMind's form,
//! which programs for mind maps read. Both nest one element for each item; the text of an item is its note.

use super::xml::escaped;
use super::{Block, Export, Put};
use std::io;

/// What a form puts around the items and at each of them.
struct Form {
    head: fn(title: &str, note: &str) -> String,
    open: fn(label: &str, note: &str) -> String,
    close: &'static str,
    foot: &'static str,
}

/// OPML 2.0 (opml.org/spec2.opml); `_note` is what outliners agreed on for text below an item.
const OPML: Form = Form {
    head: |title, _| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>{title}</title></head>\n<body>\n"
        )
    },
    open: |label, note| match note {
        "" => format!("<outline text=\"{label}\">\n"),
        note => format!("<outline text=\"{label}\" _note=\"{note}\">\n"),
    },
    close: "</outline>\n",
    foot: "</body>\n</opml>\n",
};

/// The form of FreeMind 1.0, which XMind, Freeplane and others import. A map has one root: the title.
const FREEMIND: Form = Form {
    head: |title, note| {
        format!(
            "<map version=\"1.0.1\">\n<node TEXT=\"{title}\">\n{}",
            note_of_node(note)
        )
    },
    open: |label, note| format!("<node TEXT=\"{label}\">\n{}", note_of_node(note)),
    close: "</node>\n",
    foot: "</node>\n</map>\n",
};

fn note_of_node(note: &str) -> String {
    if note.is_empty() {
        return String::new();
    }
    let lines = note.split(LINE_END);
    let paragraphs: String = lines.map(|line| format!("<p>{line}</p>")).collect();
    format!("<richcontent TYPE=\"NOTE\"><html><body>{paragraphs}</body></html></richcontent>\n")
}

/// A line end inside an attribute, which a plain one would not survive (XML 1.0, 3.3.3).
const LINE_END: &str = "&#10;";

/// What stands at the root of a map whose document has no title.
const UNTITLED: &str = "提纲";

pub(super) fn opml(export: &Export, put: Put) -> io::Result<()> {
    put(written(&OPML, export).into_bytes())
}

pub(super) fn freemind(export: &Export, put: Put) -> io::Result<()> {
    put(written(&FREEMIND, export).into_bytes())
}

fn written(form: &Form, export: &Export) -> String {
    let blocks = export.blocks();
    let first = blocks
        .iter()
        .position(|block| matches!(block, Block::Item(_)));
    let (opening, items) = blocks.split_at(first.unwrap_or(blocks.len()));
    let title = opening.iter().find_map(|block| match block {
        Block::Title(title) => Some(escaped(title)),
        _ => None,
    });
    let title = title.unwrap_or_else(|| UNTITLED.to_string());
    let mut out = (form.head)(&title, &note("", opening));
    let mut open: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(Block::Item(item)) = items.get(at) {
        let below = items[at + 1..]
            .iter()
            .take_while(|block| !matches!(block, Block::Item(_)));
        let behind = at + 1 + below.count();
        while open.pop_if(|depth| *depth >= item.node.depth).is_some() {
            out.push_str(form.close);
        }
        open.push(item.node.depth);
        let note = note(super::behind_break(&item.rest), &items[at + 1..behind]);
        out.push_str(&(form.open)(&escaped(&item.label), &note));
        at = behind;
    }
    out.extend(open.iter().map(|_| form.close));
    out.push_str(form.foot);
    out
}

/// The text of an item, escaped, one line a paragraph.
fn note(rest: &str, below: &[Block]) -> String {
    let texts = below.iter().filter_map(|block| match block {
        Block::Text { text, .. } => Some(text.as_ref()),
        _ => None,
    });
    let lines = std::iter::once(rest).chain(texts);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).map(escaped).collect();
    lines.join(LINE_END)
}
