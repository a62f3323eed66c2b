//! An indented outline: two blanks a level, text two more.

use super::{Block, ExportOptions, blocks};
use crate::document::Document;
use crate::outline::Outline;

const STEP: usize = 2;

pub(super) fn write(document: &Document, outline: &Outline, options: &ExportOptions) -> Vec<u8> {
    let mut out = String::new();
    for block in blocks(document, outline, options) {
        let (indent, line) = match &block {
            Block::Title(title) => (0, title.to_string()),
            Block::Item(item) => (
                usize::from(item.node.depth) - 1,
                format!("{}{}", item.label, item.rest),
            ),
            Block::Text { depth, text } => (usize::from(*depth), text.to_string()),
        };
        out.extend(std::iter::repeat_n(' ', indent * STEP));
        out.push_str(&line);
        out.push('\n');
    }
    out.into_bytes()
}
