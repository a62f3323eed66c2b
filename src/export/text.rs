//! An indented outline, one line for a paragraph: a step a level, text one step more.

use super::{Block, ExportOptions, Indent, each_block};
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
    each_block(document, outline, options, |block| {
        let (indent, line, rest) = match &block {
            Block::Title(title) => (0, title.as_ref(), ""),
            Block::Item(item) => {
                let indent = usize::from(item.node.depth) - 1 + root;
                (indent, item.label.text.as_ref(), item.rest.text.as_ref())
            }
            Block::Text { depth, text } => (usize::from(*depth) + root, text.as_ref(), ""),
        };
        out.extend(std::iter::repeat_n(step(options.indent), indent));
        out.extend([line, rest, "\n"]);
    });
    out.into_bytes()
}
