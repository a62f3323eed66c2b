//! Choosing several rows at once, and going to a row by its first signs.

use super::NOTHING;
use super::tree::{select, select_row, target_row};
use crate::app::command::{Effect, Step};
use crate::app::initials::Initials;
use crate::app::rows::{RowKind, row_text};
use crate::app::state::{OpenDocument, RowKey, State};
use crate::key::KeySet;
use crate::message::Language;
use crate::outline::{NodeId, NodeKey};
use std::sync::Arc;

/// Ctrl and a click: the row is chosen beside the others, or no longer.
pub(super) fn select_also(state: &mut State, key: RowKey) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let (RowKey::Node(node), Some(RowKey::Node(lead))) = (key, open.selected) else {
        return select(state, key);
    };
    let mut also = (*open.also).clone();
    if node == lead {
        // Another of the chosen ones leads; the last one stays chosen.
        if let Some(next) = open.chosen().into_iter().find(|&other| other != lead) {
            also.remove(&next);
            open.selected = Some(RowKey::Node(next));
        }
    } else if !also.remove(&node) {
        also.insert(lead);
        open.selected = Some(key);
    }
    open.anchor = open.selected;
    open.also = Arc::new(also);
    NOTHING
}

/// Shift and a click: everything from where the choice began to this row.
pub(super) fn select_to(state: &mut State, key: RowKey) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let anchor = open.anchor.or(open.selected);
    let ends = (anchor.and_then(|key| open.row_of(key)), open.row_of(key));
    let (Some(from), Some(to)) = ends else {
        return select(state, key);
    };
    let between = &open.rows[from.min(to)..=from.max(to)];
    let nodes = between.iter().filter_map(|row| match row.kind {
        RowKind::Node(id) => Some(open.keys[id]),
        _ => None,
    });
    let mut also: KeySet = nodes.collect();
    if let RowKey::Node(lead) = key {
        also.remove(&lead);
    }
    open.also = Arc::new(also);
    open.anchor = anchor;
    open.selected = Some(key);
    NOTHING
}

/// Shift and an arrow: the choice grows or shrinks by a step.
pub(super) fn extend(state: &mut State, step: Step) -> Vec<Effect> {
    let serial = state.number();
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some(to) = target_row(open, step) else {
        return NOTHING;
    };
    let key = open.row_key(&open.rows[to]);
    open.scroll_to_row = serial;
    select_to(state, key)
}

/// Goes to the next row that begins with what was typed: its label, with or without the marker, or the first letters
/// of its readings. One sign goes on to the next such row; more stay where they still fit.
pub(super) fn type_ahead(state: &mut State, typed: &str) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let rows = open.rows.len();
    let one = typed.chars().nth(1).is_none();
    let from = open.selected_row().map_or(0, |row| row + usize::from(one));
    let typed = typed.to_lowercase();
    let initials = Initials::new(&typed);
    let fits = |at: &usize| begins(open, *at, &typed, initials.as_ref());
    let found = (0..rows).map(|step| (from + step) % rows).find(fits);
    found.map_or(NOTHING, |row| select_row(state, row))
}

fn begins(open: &OpenDocument, at: usize, typed: &str, initials: Option<&Initials>) -> bool {
    let text = row_text(open, &open.rows[at], Language::Chinese);
    let label = text.label.trim_start();
    let of_letters = |words: &str| initials.is_some_and(|initials| initials.begins(words));
    let spelled = |words: &str| words.to_lowercase().starts_with(typed);
    spelled(label) || of_letters(label) || spelled(&text.marker) || of_letters(&text.marker)
}

/// Unfolds the chosen rows and all that is below them.
pub(super) fn expand_below(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    for id in open.chosen_nodes() {
        for below in id..open.outline.nodes[id].end {
            let key = open.keys[below];
            let changed = open.folding().remove(&key);
            open.unkept |= changed;
        }
    }
    open.flatten();
    NOTHING
}

impl OpenDocument {
    /// All chosen nodes, in the outline's order.
    #[must_use]
    pub fn chosen_nodes(&self) -> Vec<NodeId> {
        let lead = self.selected_node();
        let also = self.also.iter().filter_map(|&key| self.node(key));
        let mut chosen: Vec<NodeId> = also.chain(lead).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// The keys of all chosen nodes, in the outline's order.
    #[must_use]
    pub fn chosen(&self) -> Vec<NodeKey> {
        let nodes = self.chosen_nodes();
        nodes.into_iter().map(|id| self.keys[id]).collect()
    }

    /// The chosen nodes that stand below no other chosen one, in the outline's order.
    #[must_use]
    pub fn chosen_tops(&self) -> Vec<NodeId> {
        let mut tops = self.chosen_nodes();
        let mut end = 0;
        tops.retain(|&id| {
            let top = id >= end;
            if top {
                end = self.outline.nodes[id].end;
            }
            top
        });
        tops
    }

    /// Whether a row is chosen.
    #[must_use]
    pub fn is_chosen(&self, key: RowKey) -> bool {
        let also = matches!(key, RowKey::Node(node) if self.also.contains(&node));
        also || self.selected == Some(key)
    }

    /// What is folded in the tree as it is shown: of the whole outline, or of what was found.
    pub(super) fn folding(&mut self) -> &mut KeySet {
        if self.find.filters() {
            &mut self.find.folded
        } else {
            &mut self.folded
        }
    }
}
