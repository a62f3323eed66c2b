//! The tree: choosing, folding, filtering.

use super::NOTHING;
use crate::app::command::{Effect, Step};
use crate::app::rows::RowKind;
use crate::app::state::{OpenDocument, RowKey, State};
use crate::outline::NodeId;
use crate::span::Span;

pub(super) fn select(state: &mut State, key: RowKey) -> Vec<Effect> {
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        open.selected = Some(key);
        open.rename = None;
        open.note = None;
        open.reveal = open.extent(key).map(|span| (serial, span)).or(open.reveal);
    }
    NOTHING
}

/// Chooses the row that a place of the text belongs to. The text stays where it is.
pub(super) fn click_text(state: &mut State, at: usize) -> Vec<Effect> {
    let serial = state.number();
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let title = open
        .outline
        .title
        .as_ref()
        .filter(|title| title.extent.contains(at));
    let node = open.outline.at(at);
    let gap = open.gaps.iter().position(|gap| gap.span.contains(at));
    open.cursor = Some(at).filter(|&at| at <= open.document.text().len());
    let key = match (title, node, gap) {
        (Some(_), ..) => Some(RowKey::Title),
        (_, Some(id), _) => Some(RowKey::Node(open.keys[id])),
        (_, _, gap) => gap.map(RowKey::Gap),
    };
    if let Some(key) = key {
        if let RowKey::Node(_) = key {
            unfold_above(open, node);
        }
        open.selected = Some(key);
        open.rename = None;
        open.note = None;
        open.scroll_to_row = serial;
    }
    NOTHING
}

pub(super) fn unfold_above(open: &mut OpenDocument, node: Option<NodeId>) {
    let mut above = node.and_then(|id| open.outline.nodes[id].parent);
    let mut changed = false;
    while let Some(id) = above {
        changed |= open.folded.remove(&open.keys[id]);
        above = open.outline.nodes[id].parent;
    }
    if changed {
        open.flatten();
    }
}

pub(super) fn go(state: &mut State, step: Step) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let Some(last) = open.rows.len().checked_sub(1) else {
        return NOTHING;
    };
    let at = open.selected_row();
    let to = match (step, at) {
        (Step::First, _) | (Step::By(_), None) => 0,
        (Step::Last, _) => last,
        (Step::By(by), Some(at)) => at.saturating_add_signed(by as isize).min(last),
        (Step::In, Some(at)) => return go_in(state, at),
        (Step::Out, Some(at)) => return go_out(state, at),
        (Step::In | Step::Out, None) => 0,
    };
    select_row(state, to)
}

pub(super) fn select_row(state: &mut State, at: usize) -> Vec<Effect> {
    let key = state.current().map(|open| open.row_key(&open.rows[at]));
    key.map_or(NOTHING, |key| {
        let effects = select(state, key);
        let serial = state.number();
        if let Some(open) = state.current_mut() {
            open.scroll_to_row = serial;
        }
        effects
    })
}

pub(super) fn go_in(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let row = open.rows[at];
    match (row.foldable, row.folded) {
        (true, true) => toggle(state, open.row_key(&row)),
        (true, false) => select_row(state, at + 1),
        _ => NOTHING,
    }
}

pub(super) fn go_out(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let row = open.rows[at];
    if row.foldable && !row.folded && open.filter.is_empty() {
        return toggle(state, open.row_key(&row));
    }
    let above = (0..at)
        .rev()
        .find(|&above| open.rows[above].depth < row.depth);
    above.map_or(NOTHING, |above| select_row(state, above))
}

pub(super) fn toggle(state: &mut State, key: RowKey) -> Vec<Effect> {
    if let (Some(open), RowKey::Node(key)) = (state.current_mut(), key) {
        if !open.folded.remove(&key) {
            open.folded.insert(key);
        }
        open.unkept = true;
        choose_visible(open);
        open.flatten();
    }
    NOTHING
}

pub(super) fn toggle_chosen(state: &mut State) -> Vec<Effect> {
    let chosen = state.current().and_then(|open| open.selected);
    chosen.map_or(NOTHING, |key| toggle(state, key))
}

/// Folds every node of this level and deeper.
pub(super) fn fold_below(state: &mut State, level: u8) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let nodes = open.outline.nodes.iter().zip(open.keys.iter());
        let folded = nodes
            .filter(|(node, _)| node.depth >= level)
            .map(|(_, &key)| key);
        open.folded = folded.collect();
        open.unkept = true;
        choose_visible(open);
        open.flatten();
    }
    NOTHING
}

/// Where the chosen node is hidden by folding, the one that hides it is chosen.
pub(super) fn choose_visible(open: &mut OpenDocument) {
    let mut above = open.selected_node();
    while let Some(id) = above {
        above = open.outline.nodes[id].parent;
        if let Some(parent) = above.filter(|&parent| open.folded.contains(&open.keys[parent])) {
            open.selected = Some(RowKey::Node(open.keys[parent]));
        }
    }
}

pub(super) fn filter(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(open) = state.current_mut().filter(|open| open.filter != text) {
        open.filter = text;
        open.flatten();
        if open.filter.is_empty() {
            unfold_above(open, open.selected_node());
        }
    }
    NOTHING
}

pub(super) fn focus_filter(state: &mut State) -> Vec<Effect> {
    state.filter_asked = state.number();
    NOTHING
}

pub(super) fn reveal(state: &mut State, span: Span) -> Vec<Effect> {
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        open.reveal = Some((serial, span));
    }
    NOTHING
}

impl OpenDocument {
    /// Whether the chosen row is a node.
    #[must_use]
    pub fn has_node_chosen(&self) -> bool {
        self.selected_row()
            .is_some_and(|row| matches!(self.rows[row].kind, RowKind::Node(_)))
    }
}
