//! The user's adjustments of the outline.

use super::NOTHING;
use super::around::toast;
use crate::app::command::{Command, Effect};
use crate::app::state::{RowKey, State};
use crate::correction::{Change, Correction, is_possible};
use crate::message::Message;

pub(super) fn correct(state: &mut State, change: Change) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some(id) = open
        .selected_node()
        .filter(|&id| is_possible(&open.outline, id, &change))
    else {
        return NOTHING;
    };
    let excluded = change == Change::Exclude;
    let row = open.selected_row();
    open.corrections.push(Correction {
        key: open.keys[id],
        change,
    });
    open.undone.clear();
    open.correct();
    if excluded {
        let row = row.unwrap_or(0).min(open.rows.len().saturating_sub(1));
        open.selected = open.rows.get(row).map(|row| open.row_key(row));
        toast(
            state,
            Message::Excluded,
            Some((Message::ActionUndo, Command::Undo)),
        );
    }
    NOTHING
}

pub(super) fn start_rename(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let id = open.selected_node();
        open.rename = id.map(|id| {
            open.document
                .label(&open.outline, &open.outline.nodes[id])
                .into_owned()
        });
    }
    NOTHING
}

pub(super) fn edit_rename(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(rename) = state.current_mut().and_then(|open| open.rename.as_mut()) {
        *rename = text;
    }
    NOTHING
}

pub(super) fn finish_rename(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let (Some(text), Some(id)) = (open.rename.take(), open.selected_node()) else {
        return NOTHING;
    };
    let text = text.trim().to_string();
    let same = open.document.label(&open.outline, &open.outline.nodes[id]) == text;
    if text.is_empty() || same {
        return NOTHING;
    }
    correct(state, Change::Rename(text))
}

pub(super) fn cancel_rename(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.rename = None;
    }
    NOTHING
}

pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut()
        && let Some(last) = open.corrections.pop()
    {
        open.selected = Some(RowKey::Node(last.key));
        open.undone.push(last);
        open.correct();
    }
    NOTHING
}

pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut()
        && let Some(last) = open.undone.pop()
    {
        open.selected = Some(RowKey::Node(last.key));
        open.corrections.push(last);
        open.correct();
    }
    NOTHING
}

/// Takes all adjustments back, the last first, so that they can be done again.
pub(super) fn restore_all(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.undone.extend(open.corrections.drain(..).rev());
        open.correct();
    }
    NOTHING
}
