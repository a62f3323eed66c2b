//! Where a row goes that is dragged: between two rows, as deep as the pointer says and the rows there allow.

use super::rows::RowKind;
use super::state::OpenDocument;
use crate::correction::{Change, Place};
use crate::outline::{NodeId, NodeKey};

/// Where a dragged row would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drop {
    /// The place in the outline.
    pub place: Place,
    /// How far in its row would stand, 0 the outermost.
    pub depth: u8,
}

/// The place for a dragged node between the rows `boundary - 1` and `boundary` of those that are shown, as deep as
/// `wanted` where that can be. None where it cannot go there, or is there already.
#[must_use]
pub fn drop_at(open: &OpenDocument, dragged: NodeKey, boundary: usize, wanted: u8) -> Option<Drop> {
    let id = open.node(dragged)?;
    let nodes = &open.outline.nodes;
    let moved = id..nodes[id].end;
    let boundary = boundary.min(open.rows.len());
    let shown = |row: &super::rows::Row| match row.kind {
        RowKind::Node(id) => Some(id),
        _ => None,
    };
    let stays = |id: &NodeId| !moved.contains(id);
    let above = open.rows[..boundary]
        .iter()
        .rev()
        .filter_map(shown)
        .find(stays);
    let below = open.rows[boundary..].iter().filter_map(shown).find(stays);
    let least = below.map_or(0, |below| nodes[below].depth - 1);
    let Some(above) = above else {
        return allowed(open, dragged, Place::Below(None), 0);
    };
    let hides = open.folded.contains(&open.keys[above]) && nodes[above].end > above + 1;
    let most = nodes[above].depth - u8::from(hides);
    let depth = wanted.clamp(least.min(most), most);
    if depth == nodes[above].depth {
        return allowed(open, dragged, Place::Below(Some(open.keys[above])), depth);
    }
    let mut sibling = above;
    while nodes[sibling].depth > depth + 1 {
        sibling = nodes[sibling].parent?;
    }
    allowed(open, dragged, Place::After(open.keys[sibling]), depth)
}

fn allowed(open: &OpenDocument, dragged: NodeKey, place: Place, depth: u8) -> Option<Drop> {
    open.may_correct(dragged, &Change::MoveTo(place))
        .then_some(Drop { place, depth })
}
