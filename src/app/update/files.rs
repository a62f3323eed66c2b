//! What lasts beyond a sitting: adjustments that are kept, documents that are remembered, files that others change.

use super::NOTHING;
use super::around::{push_notice, set_toast, toast};
use super::documents::read_document;
use super::draft::{is_draft, save_draft};
use crate::app::command::{Command, Effect, Origin};
use crate::app::state::{DocumentId, OpenDocument, Panel, State};
use crate::correction::Outcome;
use crate::kept::Kept;
use crate::message::Message;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document that was read for the first time is remembered, and what was kept of it is looked for.
pub(super) fn begin(state: &mut State, at: usize) -> Vec<Effect> {
    let open = &state.documents[at];
    let path = open.path().cloned();
    if let Some(path) = path.clone() {
        let title = open.title().unwrap_or_else(|| open.name.clone());
        state.settings.remember_document(path, title);
        state.settings_changed = true;
    }
    let open = &state.documents[at];
    match open.origin {
        Origin::Sample => NOTHING,
        _ => vec![Effect::FindKept {
            document: open.id,
            path,
            text: open.document.clone(),
        }],
    }
}

/// Takes up what was done with a document when it was last open, unless something was done with it since.
pub(super) fn take_kept(state: &mut State, id: DocumentId, kept: Option<Box<Kept>>) -> Vec<Effect> {
    let open = state.documents.iter_mut().find(|open| open.id == id);
    let (Some(open), Some(kept)) = (open, kept) else {
        return NOTHING;
    };
    if !open.adjustments.is_empty() {
        return NOTHING;
    }
    let before = kept.adjustments.lost.len();
    open.adjustments = kept.adjustments;
    open.folded.extend(kept.folded);
    let mut outcome = open.adjustments.move_to(&open.document, &open.found_keys);
    outcome.lost = outcome.lost.saturating_sub(before);
    open.correct();
    let said = !kept.lines.is_empty();
    open.choices = Arc::new(kept.lines);
    if said {
        // What was lost may be found in a reading that heeds the user's word.
        let at = state.documents.iter().position(|open| open.id == id);
        return at.map_or(NOTHING, |at| read_document(state, at, |_| {}));
    }
    if outcome.lost > 0 {
        tell_outcome(state, None, outcome);
    }
    NOTHING
}

/// Says how many adjustments another reading has kept. What was found again is told with what was lost.
pub(super) fn tell_outcome(state: &mut State, why: Option<Message>, outcome: Outcome) {
    let language = state.settings.language;
    let all = outcome.kept + outcome.lost;
    let mut text = why.map_or_else(String::new, |why| why.fill(language, &[]));
    let look = (Message::ActionLook, Command::Show(Some(Panel::Lost)));
    let action = match outcome {
        Outcome { lost: 0, kept: 0 } => None,
        Outcome { lost: 0, kept } => {
            text += &Message::AdjustmentsKept.fill(language, &[&kept]);
            None
        }
        Outcome { lost, kept } => {
            text += &Message::AdjustmentsLost.fill(language, &[&all, &kept, &lost]);
            Some(look)
        }
    };
    set_toast(state, text, action);
}

pub(super) fn keep_now(state: &mut State) -> Vec<Effect> {
    if is_draft(state) {
        return save_draft(state);
    }
    let effect = state.current_mut().and_then(|open| {
        open.unkept = false;
        open.keep(true)
    });
    effect.into_iter().collect()
}

pub(super) fn kept_now(state: &mut State, result: Result<(), String>) -> Vec<Effect> {
    match result {
        Ok(()) => toast(state, Message::AdjustmentsSaved, None),
        Err(sentence) => push_notice(state, sentence, vec![(Message::ActionRetry, Command::Keep)]),
    }
    NOTHING
}

pub(super) fn file_changed(state: &mut State, path: &Path) -> Vec<Effect> {
    let open = |open: &OpenDocument| open.path().is_some_and(|other| other == path);
    let at = state.documents.iter().position(open);
    at.map_or(NOTHING, |at| {
        read_document(state, at, |open| open.changed_outside = true)
    })
}

pub(super) fn file_gone(state: &mut State, path: &Path) -> Vec<Effect> {
    let is_it = |open: &&OpenDocument| open.path().is_some_and(|other| other == path);
    let name = state
        .documents
        .iter()
        .find(is_it)
        .map(|open| open.name.clone());
    if let Some(name) = name {
        let text = Message::FileGone.fill(state.settings.language, &[&name]);
        push_notice(state, text, Vec::new());
    }
    NOTHING
}

/// After every command: what has changed is kept, and the files that are open are watched.
pub(super) fn keep_up(state: &mut State, effects: &mut Vec<Effect>) {
    for open in &mut state.documents {
        if std::mem::take(&mut open.unkept) {
            effects.extend(open.keep(false));
        }
    }
    let files = state.documents.iter().filter_map(OpenDocument::path);
    let files: Vec<PathBuf> = files.cloned().collect();
    if files != state.watched {
        effects.push(Effect::Watch(files.clone()));
        state.watched.clone_from(&files);
        if !state.settings.forgets {
            state.settings.session = files;
            state.settings_changed = true;
        }
    }
    if std::mem::take(&mut state.settings_changed) {
        effects.push(Effect::SaveSettings(state.settings.clone()));
    }
}

impl OpenDocument {
    /// Whether the user has done something with text that was pasted and is in no file.
    #[must_use]
    pub fn is_in_no_file(&self) -> bool {
        matches!(self.origin, Origin::Pasted(_)) && !self.adjustments.is_empty()
    }

    /// The title, as it is shown.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let title = self.outline.title.as_ref()?;
        Some(self.document.label(&self.outline, title).into_owned())
    }

    /// Asks for what was done with the document to be kept. The program's own sample begins afresh each time, and
    /// drafts are kept whole.
    fn keep(&self, asked: bool) -> Option<Effect> {
        let own = self.origin == Origin::Draft;
        if own || self.origin == Origin::Sample && !asked {
            return None;
        }
        let mut folded: Vec<_> = self.folded.iter().copied().collect();
        folded.sort_unstable();
        let path = self.path().cloned();
        let mut kept = Kept::new(path, self.adjustments.clone(), folded);
        kept.lines = (*self.choices).clone();
        Some(Effect::Keep {
            kept: Box::new(kept),
            text: self.document.clone(),
            asked,
        })
    }
}
