//! Finding: in the outline, in the text, from one find to the next.

use super::NOTHING;
use super::tree::{choose_visible, select_row, unfold_above};
use crate::app::command::Effect;
use crate::app::find::Scope;
use crate::app::state::{OpenDocument, RowKey, State};

pub(super) fn find(state: &mut State, query: String) -> Vec<Effect> {
    look_for(state, |open| {
        let regex = open.find.regex;
        open.find.set(query, regex)
    })
}

pub(super) fn find_pattern(state: &mut State, regex: bool) -> Vec<Effect> {
    look_for(state, |open| {
        let query = open.find.query.clone();
        open.find.set(query, regex)
    })
}

/// Changes what is looked for. When nothing is any more, the tree stands as it did before, but what leads to the
/// chosen row is open.
fn look_for(state: &mut State, change: impl FnOnce(&mut OpenDocument) -> bool) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    if change(open) {
        open.look();
        open.flatten();
        if !open.find.is_on() {
            open.find.scope = Scope::default();
            unfold_above(open, open.selected_node());
        }
    }
    NOTHING
}

pub(super) fn end_find(state: &mut State) -> Vec<Effect> {
    find(state, String::new())
}

pub(super) fn focus_find(state: &mut State) -> Vec<Effect> {
    state.find_asked = state.number();
    NOTHING
}

pub(super) fn prepare_find(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.prepare_find();
    }
    NOTHING
}

pub(super) fn find_in(state: &mut State, scope: Scope) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.find.scope = scope;
        open.find.at = None;
        open.flatten();
        choose_visible(open);
    }
    match scope {
        Scope::Text => find_next(state, false),
        Scope::Outline => NOTHING,
    }
}

/// Goes to the next find, or to the one before.
pub(super) fn find_next(state: &mut State, back: bool) -> Vec<Effect> {
    match state.current().map(|open| open.find.scope) {
        Some(Scope::Outline) => next_item(state, back),
        Some(Scope::Text) => next_place(state, back),
        None => NOTHING,
    }
}

fn next_item(state: &mut State, back: bool) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some(id) = open.next_hit(back) else {
        return NOTHING;
    };
    let key = RowKey::Node(open.keys[id]);
    let Some(row) = open.row_of(key) else {
        // What was found stands below a row that was folded among the finds.
        open.find.folded.clear();
        open.flatten();
        return next_item(state, back);
    };
    select_row(state, row)
}

fn next_place(state: &mut State, back: bool) -> Vec<Effect> {
    let serial = state.number();
    if let Some(open) = state.current_mut()
        && let Some(place) = open.next_place(back)
    {
        open.find.at = Some(place);
        open.marked = None;
        open.reveal = Some((serial, place));
    }
    NOTHING
}
