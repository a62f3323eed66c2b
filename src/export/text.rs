//! An indented outline, one line for a paragraph: a step a level, text one step more.

use super::{Block, ExportOptions, Indent, blocks};
use crate::document::Document;
use crate::outline::Outline;

fn step(indent: Indent) -> &'static str {
    match indent {
        Indent::Blanks => "  ",
        Indent::Wide => "\u{3000}",
        Indent::Tab => "\t",
    }
}

pub(super) fn write(document: &Document, outline: &Outline, options: &ExportOptions) -> Vec<u8> {
    let mut out = String::new();
    // An outliner has the title as the root of all.
    let root = options.indent == Indent::Tab && outline.title.is_some();
    let root = usize::from(root);
    for block in blocks(document, outline, options) {
        let (indent, line) = match &block {
            Block::Title(title) => (0, title.to_string()),
            Block::Item(item) => (
                usize::from(item.node.depth) - 1 + root,
                format!("{}{}", item.label, item.rest),
            ),
            Block::Text { depth, text } => (usize::from(*depth) + root, text.to_string()),
        };
        out.extend(std::iter::repeat_n(step(options.indent), indent));
        out.push_str(&line);
        out.push('\n');
    }
    out.into_bytes()
}
