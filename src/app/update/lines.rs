//! The user's word on lines of the text: they are the writer's, or they are not. The outline is found again.

use super::NOTHING;
use super::around::set_toast;
use super::documents::read_document;
use crate::app::command::{Command, Effect};
use crate::app::state::{DocumentId, OpenDocument, State};
use crate::message::Message;
use crate::span::Span;
use std::sync::Arc;

/// Says of the lines that are chosen in the text, or of the one at the cursor, whether they are the text.
pub(super) fn say_text(state: &mut State, is_text: bool) -> Vec<Effect> {
    let Some(open) = state.current().filter(|open| open.may_say(is_text)) else {
        return NOTHING;
    };
    let lines = open.lines_to_say(is_text).map(str::to_string).collect();
    say(state, lines, is_text)
}

/// Says of a piece that was set aside that it is the text.
pub(super) fn restore_text(state: &mut State, span: Span) -> Vec<Effect> {
    let is_free = |open: &&OpenDocument| !open.reading && open.draft.is_none();
    let Some(open) = state.current().filter(is_free) else {
        return NOTHING;
    };
    let piece = open.document.text().get(span.range()).unwrap_or_default();
    let lines = piece.split(['\n', '\r']).map(str::trim);
    let lines: Vec<String> = lines
        .filter(|line| !line.is_empty())
        .map(str::to_string)
        .collect();
    if lines.is_empty() {
        return NOTHING;
    }
    say(state, lines, true)
}

/// Says that of lines of the current document, with a way back.
fn say(state: &mut State, lines: Vec<String>, is_text: bool) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let before = lines
        .iter()
        .map(|line| (line.clone(), open.choices.of(line)))
        .collect();
    let message = if is_text {
        Message::LinesText
    } else {
        Message::LinesAside
    };
    let text = message.fill(state.settings.language, &[&lines.len()]);
    let said = lines.into_iter().map(|line| (line, Some(is_text)));
    let id = open.id;
    let effects = say_lines(state, id, said.collect());
    let back = (Message::ActionUndo, Command::SayLines(id, before));
    set_toast(state, text, Some(back));
    effects
}

pub(super) fn say_lines(
    state: &mut State,
    id: DocumentId,
    lines: Vec<(String, Option<bool>)>,
) -> Vec<Effect> {
    let Some(at) = state.documents.iter().position(|open| open.id == id) else {
        return NOTHING;
    };
    read_document(state, at, |open| {
        let choices = Arc::make_mut(&mut open.choices);
        for (line, is_text) in lines {
            choices.set(&line, is_text);
        }
        open.unkept = true;
    })
}

impl OpenDocument {
    /// Whether there are lines of which that can be said.
    #[must_use]
    pub fn may_say(&self, is_text: bool) -> bool {
        let read = !self.reading && self.draft.is_none();
        read && self.lines_to_say(is_text).next().is_some()
    }

    /// The lines under the selection or the cursor that are not yet taken so, without the blanks around them.
    fn lines_to_say(&self, is_text: bool) -> impl Iterator<Item = &str> {
        let text = self.document.text();
        let cursor = self.cursor.map(|at| Span::new(at, at));
        let chosen = self.selected_text.or(cursor);
        let lines = chosen.map(|span| {
            let start = text.floor_char_boundary(span.start as usize);
            let end = text.ceil_char_boundary(span.end as usize);
            let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
            Span::new(first, last)
        });
        let mut at = lines.map_or(0, |lines| lines.start as usize);
        let lines = lines.map_or("", |lines| lines.of(text)).split('\n');
        lines
            .filter(move |line| {
                let words = at + line.len() - line.trim_start().len();
                at += line.len() + 1;
                !line.trim().is_empty() && self.is_aside(words) == is_text
            })
            .map(str::trim)
    }

    fn is_aside(&self, at: usize) -> bool {
        let dropped = &self.document.dropped;
        let behind = dropped.partition_point(|piece| piece.span.end as usize <= at);
        dropped
            .get(behind)
            .is_some_and(|piece| piece.span.contains(at))
    }
}
