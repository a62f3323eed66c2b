//! An indented outline, one line for a paragraph: a step a level, text one step more.

use super::{Block, Export, Indent, Put};
use std::io;

fn step(indent: Indent) -> &'static str {
    match indent {
        Indent::Blanks => "  ",
        Indent::Wide => "\u{3000}",
        Indent::Tab => "\t",
    }
}

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let Export {
        outline, options, ..
    } = export;
    let mut out = String::new();
    // An outliner has the title as the root of all.
    let root = options.indent == Indent::Tab && outline.title.is_some();
    let root = usize::from(root);
    export.each_block(|block| {
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
    put(out.into_bytes())
}
