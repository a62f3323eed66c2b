//! The rows of the tree as text.

use gangmu::app::rows::{RowKind, row_text};
use gangmu::app::state::OpenDocument;
use gangmu::message::Language;

/// Folding, marker and label, star and note, two blanks a level.
pub fn rows(open: &OpenDocument) -> String {
    let mut out = String::new();
    for row in open.rows.iter() {
        let text = row_text(open, row, Language::Chinese);
        let sign = match (row.kind, row.foldable, row.folded) {
            (RowKind::Gap(_), ..) => "·",
            (_, true, true) => "▸",
            (_, true, false) => "▾",
            _ => " ",
        };
        let chosen = if open.selected == Some(open.row_key(row)) {
            " ←"
        } else {
            ""
        };
        let indent = "  ".repeat(usize::from(row.depth));
        out.push_str(&format!(
            "{indent}{sign} {}{}{}{}{chosen}\n",
            text.marker,
            text.label,
            if text.star { " ★" } else { "" },
            if text.note.is_empty() {
                String::new()
            } else {
                format!("〔{}〕", text.note)
            }
        ));
    }
    out
}
