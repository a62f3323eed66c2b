//! The tree: choosing a row, folding.

use super::NOTHING;
use super::adjust::finish_rename;
use crate::app::command::{Effect, Step};
use crate::app::rows::RowKind;
use crate::app::state::{OpenDocument, RowKey, State, View};
use crate::outline::NodeId;
use crate::span::Span;
use std::sync::Arc;

pub(super) fn select(state: &mut State, key: RowKey) -> Vec<Effect> {
    // What is being written is taken, as Word takes it.
    if state.current().is_some_and(|open| open.rename.is_some()) {
        finish_rename(state);
    }
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        open.choose(key);
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
    open.marked = None;
    open.cursor = Some(at).filter(|&at| at <= open.document.text().len());
    let key = open.row_at_text(at);
    if let Some(key) = key {
        if let RowKey::Node(_) = key {
            unfold_above(open, open.outline.at(at));
        }
        open.choose(key);
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
        open.unkept = true;
        open.flatten();
    }
}

pub(super) fn go(state: &mut State, step: Step) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    match (step, open.selected_row()) {
        (Step::In, Some(at)) => go_in(state, at),
        (Step::Out, Some(at)) => go_out(state, at),
        _ => target_row(open, step).map_or(NOTHING, |to| select_row(state, to)),
    }
}

/// The row that a step goes to; none where there are no rows.
pub(super) fn target_row(open: &OpenDocument, step: Step) -> Option<usize> {
    let last = open.rows.len().checked_sub(1)?;
    Some(match (step, open.selected_row()) {
        (Step::Last, _) => last,
        (Step::By(by), Some(at)) => at.saturating_add_signed(by as isize).min(last),
        _ => 0,
    })
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
    if row.foldable && !row.folded {
        return toggle(state, open.row_key(&row));
    }
    let above = (0..at)
        .rev()
        .find(|&above| open.rows[above].depth < row.depth);
    above.map_or(NOTHING, |above| select_row(state, above))
}

pub(super) fn toggle(state: &mut State, key: RowKey) -> Vec<Effect> {
    if let (Some(open), RowKey::Node(key)) = (state.current_mut(), key)
        && open.node(key).is_some()
    {
        let folding = open.folding();
        if !folding.remove(&key) {
            folding.insert(key);
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

/// Folds every node of this level and deeper that has something below it.
pub(super) fn fold_below(state: &mut State, level: u8) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let nodes = open.outline.nodes.iter().zip(open.keys.iter());
        let folded = nodes
            .enumerate()
            .filter(|(id, (node, _))| node.depth >= level && node.end > id + 1)
            .map(|(_, (_, &key))| key)
            .collect();
        *open.folding() = folded;
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
        let folded = above.map(|parent| open.keys[parent]);
        if let Some(key) = folded.filter(|key| open.folding().contains(key)) {
            open.choose(RowKey::Node(key));
        }
    }
}

/// Remembers whose text is read now. The choice stays.
pub(super) fn pass(state: &mut State, at: usize) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.passing = open.row_at_text(at).and_then(|key| open.visible(key));
    }
    NOTHING
}

/// Shows a place of the text, and marks it.
pub(super) fn reveal(state: &mut State, span: Span) -> Vec<Effect> {
    let serial = state.number();
    state.view = View::Text;
    if let Some(open) = state.current_mut() {
        open.reveal = Some((serial, span));
        open.marked = Some(span);
    }
    NOTHING
}

impl OpenDocument {
    /// The row that a byte of the text belongs to, whether it is shown or not.
    fn row_at_text(&self, at: usize) -> Option<RowKey> {
        let title = self.outline.title.as_ref();
        if title.is_some_and(|title| title.extent.contains(at)) {
            return Some(RowKey::Title);
        }
        let node = self.outline.at(at).map(|id| RowKey::Node(self.keys[id]));
        let gap = || self.gaps.iter().position(|gap| gap.span.contains(at));
        node.or_else(|| gap().map(RowKey::Gap))
    }

    /// The row itself, or the one below which it is hidden.
    fn visible(&self, key: RowKey) -> Option<RowKey> {
        if self.row_of(key).is_some() {
            return Some(key);
        }
        let RowKey::Node(node) = key else { return None };
        let mut above = self.outline.nodes[self.node(node)?].parent;
        while let Some(id) = above {
            let key = RowKey::Node(self.keys[id]);
            if self.row_of(key).is_some() {
                return Some(key);
            }
            above = self.outline.nodes[id].parent;
        }
        None
    }

    /// Chooses one row, and only it.
    pub(super) fn choose(&mut self, key: RowKey) {
        self.selected = Some(key);
        self.anchor = Some(key);
        self.also = Arc::default();
        self.passing = None;
        self.marked = None;
    }

    /// Whether the chosen row is a node.
    #[must_use]
    pub fn has_node_chosen(&self) -> bool {
        self.selected_row()
            .is_some_and(|row| matches!(self.rows[row].kind, RowKind::Node(_)))
    }
}
