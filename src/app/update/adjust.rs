//! The user's adjustments of the outline.

use super::NOTHING;
use super::around::toast;
use super::draft::{cancel_words, finish_words, is_draft, remove_item};
use super::tree::{reveal, select, unfold_above};
use super::views::choose_node;
use crate::app::command::{Command, Effect};
use crate::app::state::{OpenDocument, Panel, RowKey, State};
use crate::correction::{self, Adjustments, Change, Place, TITLE, Taken, is_possible};
use crate::draft;
use crate::message::Message;
use crate::outline::{Kind, Node, NodeKey};
use crate::span::Span;

/// Adjusts the chosen node; all chosen ones, where that makes sense.
pub(super) fn correct(state: &mut State, change: Change) -> Vec<Effect> {
    if change == Change::Exclude && is_draft(state) {
        return remove_item(state);
    }
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let several = match change {
        // What is below a node goes with it.
        Change::Promote | Change::Demote => open.chosen_tops(),
        Change::Exclude | Change::SetKind(_) | Change::Star(_) => open.chosen_nodes(),
        _ => Vec::new(),
    };
    if several.len() > 1 {
        let keys = several.into_iter().map(|id| open.keys[id]).collect();
        return correct_nodes(state, keys, change);
    }
    let key = open.selected_key();
    key.map_or(NOTHING, |key| correct_node(state, key, change))
}

/// Adjusts a node, where there is something to do.
pub(super) fn correct_node(state: &mut State, key: NodeKey, change: Change) -> Vec<Effect> {
    correct_nodes(state, vec![key], change)
}

/// Adjusts the nodes for which there is something to do, in one step.
fn correct_nodes(state: &mut State, mut keys: Vec<NodeKey>, change: Change) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    keys.retain(|&key| open.may_correct(key, &change));
    let Some(&first) = keys.first() else {
        return NOTHING;
    };
    let excluded = change == Change::Exclude;
    let row = keys.iter().filter_map(|&key| open.row_of_key(key)).min();
    let (lead, also) = (open.selected, open.also.clone());
    open.adjust(keys.into_iter().map(|key| (key, change.clone())));
    if excluded {
        let row = row.unwrap_or(0).min(open.rows.len().saturating_sub(1));
        if let Some(key) = open.rows.get(row).map(|row| open.row_key(row)) {
            open.choose(key);
        }
        let undo = (Message::ActionUndo, Command::Undo);
        toast(state, Message::Excluded, Some(undo));
    } else if also.is_empty() {
        show_node(state, first);
    } else {
        // The same rows stay chosen, so that they can be moved on.
        open.selected = lead;
        open.also = also;
    }
    NOTHING
}

/// Chooses a node, unfolds what hides it and scrolls to it.
pub(super) fn show_node(state: &mut State, key: NodeKey) {
    let serial = state.number();
    let Some(open) = state.current_mut() else {
        return;
    };
    open.choose(match key {
        TITLE => RowKey::Title,
        key => RowKey::Node(key),
    });
    unfold_above(open, open.node(key));
    open.scroll_to_row = serial;
}

pub(super) fn select_text(state: &mut State, span: Option<Span>) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let length = open.document.text().len();
        open.selected_text = span.filter(|span| !span.is_empty() && span.end as usize <= length);
    }
    NOTHING
}

pub(super) fn take_selected(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    match (open.selected_text, open.offered_at) {
        (Some(span), _) => take_span(state, span),
        // With the next one in sight the same key takes one after the other.
        (None, Some(span)) => {
            let effects = take_span(state, span);
            next_offered(state);
            effects
        }
        (None, None) => NOTHING,
    }
}

pub(super) fn go_to_offered(state: &mut State, span: Span) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.offered_at = Some(span);
    }
    reveal(state, span)
}

/// Goes to the next 疑似条目 that is no item yet, round and round; shows the list of them.
pub(super) fn next_offered(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let at = open.offered_at.map_or(0, |span| span.start + 1);
    let mut spans = open.offered().map(|node| node.label);
    let first = spans.next();
    let next = first.into_iter().chain(spans).find(|span| span.start >= at);
    open.offered_at = next.or(first);
    match open.offered_at {
        Some(span) => {
            state.panel = Some(Panel::Offered);
            reveal(state, span)
        }
        None => NOTHING,
    }
}

pub(super) fn take_span(state: &mut State, span: Span) -> Vec<Effect> {
    if is_draft(state) {
        // All of its text belongs to its items.
        return NOTHING;
    }
    let taken = state
        .current()
        .and_then(|open| correction::take(&open.document, &open.outline, span));
    match taken {
        Some(taken) => add_node(state, Change::Take(taken)),
        None => {
            toast(state, Message::NothingToTake, None);
            NOTHING
        }
    }
}

pub(super) fn split(state: &mut State) -> Vec<Effect> {
    let taken = state.current().and_then(OpenDocument::split_at_cursor);
    taken.map_or(NOTHING, |taken| add_node(state, Change::Take(taken)))
}

pub(super) fn insert(state: &mut State, place: Place, kind: Kind, text: String) -> Vec<Effect> {
    let there = |open: &OpenDocument| place.node().is_none_or(|key| open.node(key).is_some());
    if !state.current().is_some_and(there) {
        return NOTHING;
    }
    add_node(state, Change::Insert { text, kind, place })
}

/// Makes a node and chooses it.
pub(super) fn add_node(state: &mut State, change: Change) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let key = open.adjustments.fresh_key();
    open.adjust([(key, change)]);
    show_node(state, key);
    NOTHING
}

pub(super) fn restore(state: &mut State, key: NodeKey) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    if open.excluded.contains(&key) {
        open.adjust([(key, Change::Restore)]);
        show_node(state, key);
    }
    NOTHING
}

pub(super) fn start_note(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let note = |key: NodeKey| open.notes.get(&key).cloned().unwrap_or_default();
        open.note = open.selected_key().map(note);
        open.rename = None;
    }
    NOTHING
}

pub(super) fn edit_note(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(note) = state.current_mut().and_then(|open| open.note.as_mut()) {
        *note = text;
    }
    NOTHING
}

pub(super) fn finish_note(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let (Some(text), Some(key)) = (open.note.take(), open.selected_key()) else {
        return NOTHING;
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if open.notes.get(&key).map_or("", String::as_str) == text {
        return NOTHING;
    }
    correct_node(state, key, Change::Note(text))
}

pub(super) fn cancel_note(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.note = None;
    }
    NOTHING
}

pub(super) fn toggle_star(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let starred = open
        .selected_key()
        .is_some_and(|key| open.stars.contains(&key));
    correct(state, Change::Star(!starred))
}

pub(super) fn start_rename(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let key = open.selected_key();
        open.rename = match open.draft {
            Some(_) => key.and_then(|key| open.words(key)),
            None => key
                .and_then(|key| open.parts_of(key))
                .map(|(_, words)| words),
        };
        open.note = None;
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
    if is_draft(state) {
        return finish_words(state);
    }
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let (Some(text), Some(key)) = (open.rename.take(), open.selected_key()) else {
        return NOTHING;
    };
    let text = text.trim();
    let Some((marker, words)) = open.parts_of(key) else {
        return NOTHING;
    };
    if text.is_empty() || text == words {
        return NOTHING;
    }
    let label = match brings_marker(text, &words) {
        true => text.to_string(),
        false => marker + text,
    };
    correct_node(state, key, Change::Rename(label))
}

/// Whether words begin with a marker that those before them did not have, as a whole label does that was pasted: it is
/// put in the place of the one that stands before the words.
fn brings_marker(words: &str, before: &str) -> bool {
    let begins = |words: &str| draft::without_number(words) != words.trim();
    begins(words) && !begins(before)
}

pub(super) fn cancel_rename(state: &mut State) -> Vec<Effect> {
    if is_draft(state) {
        return cancel_words(state);
    }
    if let Some(open) = state.current_mut() {
        open.rename = None;
    }
    NOTHING
}

pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    step(state, Adjustments::undo)
}

pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    step(state, Adjustments::redo)
}

/// Goes a step back or forth and shows the first node that it adjusted.
fn step(state: &mut State, go: fn(&mut Adjustments) -> Vec<NodeKey>) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let adjusted = go(&mut open.adjustments);
    if adjusted.is_empty() {
        return NOTHING;
    }
    open.unkept = true;
    open.correct();
    let there = |key: &NodeKey| open.node(*key).is_some();
    if let Some(key) = adjusted.into_iter().find(there) {
        show_node(state, key);
    }
    NOTHING
}

/// Takes back one adjustment, wherever it stands among the others, in a step that can be undone.
pub(super) fn take_back(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(open) = state.current_mut().filter(|open| open.draft.is_none()) else {
        return NOTHING;
    };
    let Some(back) = open.take_back(at) else {
        return NOTHING;
    };
    let key = back.0;
    open.adjust([back]);
    if key == TITLE || open.node(key).is_some() {
        show_node(state, key);
    }
    NOTHING
}

/// Chooses the item that was adjusted; where it is none any more the text shows where it stood.
pub(super) fn go_to_adjusted(state: &mut State, key: NodeKey) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    match (key, open.node(key), open.found_span(key)) {
        (_, Some(_), _) => choose_node(state, key),
        (TITLE, _, _) if open.outline.title.is_some() => select(state, RowKey::Title),
        (_, _, Some(span)) => reveal(state, span),
        _ => NOTHING,
    }
}

/// Changes what 校核 tells.
pub(super) fn ignore(state: &mut State, change: Change) -> Vec<Effect> {
    let told_again = change == Change::IgnoreNothing;
    if let Some(open) = state.current_mut() {
        open.adjust([(TITLE, change)]);
        if !told_again {
            let undo = (Message::ActionUndo, Command::Undo);
            toast(state, Message::IgnoredDone, Some(undo));
        }
    }
    NOTHING
}

/// Takes all adjustments back in one step, which can be undone.
pub(super) fn restore_all(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    if open.adjustments.count() > 0 {
        open.adjust([(TITLE, Change::RestoreAll)]);
        let undo = (Message::ActionUndo, Command::Undo);
        toast(state, Message::AllRestored, Some(undo));
    }
    NOTHING
}

impl OpenDocument {
    /// Makes changes in one step.
    pub(super) fn adjust(&mut self, changes: impl IntoIterator<Item = (NodeKey, Change)>) {
        let base = match &self.draft {
            Some(draft) => draft.base.clone(),
            None => self.document.clone(),
        };
        let made = self.adjustments.done.len();
        self.adjustments.add(&base, &self.found_keys, changes);
        self.unkept = true;
        self.correct_from(made);
    }

    /// Whether a change would do something to a node or the title.
    #[must_use]
    pub fn may_correct(&self, key: NodeKey, change: &Change) -> bool {
        match (key, change) {
            // Two items of a draft may both have text.
            (_, Change::Merge) if self.draft.is_some() => false,
            (TITLE, Change::Exclude) => self.outline.title.is_some(),
            (TITLE, Change::Rename(_) | Change::Note(_) | Change::Star(_)) => true,
            (TITLE, _) => false,
            _ => self
                .node(key)
                .is_some_and(|id| is_possible(&self.outline, &self.keys, id, change)),
        }
    }

    /// 疑似条目 that are no items yet.
    pub fn offered(&self) -> impl Iterator<Item = &Node> {
        let offered = &self.document.offered;
        let mut listed = Vec::new();
        if !offered.is_empty() {
            let nodes = self.outline.nodes.iter();
            listed.extend(nodes.map(|node| node.label.start));
            // They stand nearly in this order already.
            listed.sort();
        }
        let is_listed = move |node: &&Node| listed.binary_search(&node.label.start).is_ok();
        offered.iter().filter(move |node| !is_listed(node))
    }

    /// The label of a node or the title in two parts: its marker with the blanks behind it, and its words.
    fn parts_of(&self, key: NodeKey) -> Option<(String, String)> {
        let label = self.label_of(key)?;
        let node = self.node(key).map(|id| &self.outline.nodes[id]);
        let marker = node.map_or(0, |node| self.marker_of(node, &label));
        let words = label[marker..].trim_start();
        let marker = &label[..label.len() - words.len()];
        Some((marker.to_string(), words.to_string()))
    }

    /// The label of a node or the title, as it is shown.
    pub(in crate::app) fn label_of(&self, key: NodeKey) -> Option<String> {
        let node = match key {
            TITLE => self.outline.title.as_ref()?,
            key => &self.outline.nodes[self.node(key)?],
        };
        Some(self.document.label(&self.outline, node).into_owned())
    }

    /// The second of the two items into which the item at the text's cursor would be split there.
    #[must_use]
    pub fn split_at_cursor(&self) -> Option<Taken> {
        let at = self.cursor.filter(|_| self.draft.is_none())?;
        let id = self.outline.at(at)?;
        correction::split(&self.document, &self.outline, id, at)
    }
}
