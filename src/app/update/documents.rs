//! Documents: opened, read, read again, closed.

use super::NOTHING;
use super::around::{notice, push_notice, set};
use super::draft::discard_draft;
use super::files::{begin, tell_outcome};
use super::notices::fail;
use crate::app::command::{Command, Effect, Failure, Origin, Pasted, Waste};
use crate::app::found::Found;
use crate::app::state::{DocumentId, Notice, OpenDocument, Panel, RowKey, State};
use crate::decode::Encoding;
use crate::document::ReadAs;
use crate::message::{self, Message, grouped};
use std::path::PathBuf;

pub(super) fn open_paths(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for path in paths {
        let already = state
            .documents
            .iter()
            .position(|open| open.path() == Some(&path));
        if let Some(at) = already {
            effects.extend(activate(state, at));
            effects.extend(read_again(state, |_| {}));
        } else {
            let name = message::name_of(&path).into_owned();
            effects.extend(open(state, name, Origin::File(path), ReadAs::Document));
        }
    }
    effects
}

pub(super) fn open_pasted(state: &mut State, pasted: Pasted) -> Vec<Effect> {
    if pasted.plain.trim().is_empty() && pasted.page.is_none() {
        notice(state, Message::ClipboardEmpty, &[]);
        return NOTHING;
    }
    let name = state.text(Message::PastedName);
    open(state, name, Origin::Pasted(pasted), ReadAs::Document)
}

pub(super) fn open(
    state: &mut State,
    name: String,
    origin: Origin,
    read_as: ReadAs,
) -> Vec<Effect> {
    let id = DocumentId(state.number());
    state
        .documents
        .push(OpenDocument::new(id, name, origin, read_as));
    state.active = Some(state.documents.len() - 1);
    // A folder's list stays, so that one document after the other can be looked at.
    state.panel = state.panel.filter(|&panel| panel == Panel::Folder);
    read_again(state, |_| {})
}

/// Asks for another reading of the current document, with what `change` sets.
pub(super) fn read_again(state: &mut State, change: impl FnOnce(&mut OpenDocument)) -> Vec<Effect> {
    let active = state.active;
    active.map_or(NOTHING, |at| read_document(state, at, change))
}

/// Asks for another reading of a document.
pub(super) fn read_document(
    state: &mut State,
    at: usize,
    change: impl FnOnce(&mut OpenDocument),
) -> Vec<Effect> {
    let generation = state.number();
    let documents = &mut state.documents;
    let Some(open) = documents.get_mut(at).filter(|open| open.draft.is_none()) else {
        return NOTHING;
    };
    change(open);
    open.generation = generation;
    open.reading = true;
    vec![Effect::Read {
        document: open.id,
        generation,
        origin: open.origin.clone(),
        encoding: open.encoding,
        read_as: open.read_as,
        choices: open.choices.clone(),
        before: open.document.clone(),
    }]
}

pub(super) fn take_reading(
    state: &mut State,
    id: DocumentId,
    generation: u64,
    result: Result<Box<Found>, Failure>,
) -> Vec<Effect> {
    let is_asked = |open: &OpenDocument| open.id == id && open.generation == generation;
    let Some(at) = state.documents.iter().position(is_asked) else {
        let late = result.ok().map(Waste::Late);
        return late.map(Effect::GiveUp).into_iter().collect();
    };
    match result {
        Ok(found) => take_document(state, at, *found),
        Err(failure) => fail(state, at, failure),
    }
}

/// Says once how an outline is put right, when the first one is there.
fn hint(state: &mut State) -> Vec<Effect> {
    let outline = state.current().is_some_and(|open| !open.outline.is_empty());
    if state.settings.hinted || !outline {
        return NOTHING;
    }
    state.hinting = true;
    set(state, |settings| settings.hinted = true)
}

pub(super) fn take_document(state: &mut State, at: usize, found: Found) -> Vec<Effect> {
    let source = &found.document.source;
    let undecoded = source.undecoded;
    let incomplete = source.incomplete.then_some(found.whole);
    let first = state.documents[at].document.text().is_empty();
    let before = state.documents[at].document.clone();
    let same = found.says_the_same(&before);
    let outcome = state.documents[at].set_document(found, same);
    let outside = std::mem::take(&mut state.documents[at].changed_outside);
    let mut effects = if first {
        show_title(state, at);
        begin(state, at)
    } else {
        if outside && !same {
            tell_outcome(state, Some(Message::ChangedOutside), outcome);
        }
        NOTHING
    };
    if let Some(characters) = incomplete {
        let name = &state.documents[at].name;
        let text =
            Message::DamagedPart.fill(state.settings.language, &[name, &grouped(characters)]);
        let actions = [
            (Message::ActionContinue, Command::Dismiss(0)),
            (Message::ActionClose, Command::Close),
        ];
        push_notice(state, text, actions.to_vec());
    }
    if undecoded > 0 {
        let text = Message::Undecoded.fill(state.settings.language, &[&grouped(undecoded)]);
        let another = another(state.documents[at].document.source.encoding);
        let actions = [
            (Message::ActionAnotherEncoding, Command::Reopen(another)),
            (Message::ActionLeave, Command::Dismiss(0)),
        ];
        push_notice(state, text, actions.to_vec());
    }
    effects.extend(hint(state));
    if !first {
        effects.push(Effect::GiveUp(Waste::Read(before)));
    }
    effects
}

/// The encoding to try behind this one; asked again and again it goes through all.
fn another(encoding: Encoding) -> Encoding {
    const ALL: [Encoding; 4] = [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::Utf16Le,
    ];
    let at = ALL.iter().position(|&other| other == encoding);
    ALL[at.map_or(0, |at| (at + 1) % ALL.len())]
}

/// Begins the text of a new document at its title, below what stands above it.
pub(super) fn show_title(state: &mut State, at: usize) {
    let serial = state.number();
    let open = &mut state.documents[at];
    open.reveal = open.extent(RowKey::Title).map(|span| (serial, span));
}

/// Gives the reading up. What was read before stays; a document that was never read goes.
pub(super) fn cancel_reading(state: &mut State) -> Vec<Effect> {
    let generation = state.number();
    let Some(at) = state.active else {
        return NOTHING;
    };
    let open = &mut state.documents[at];
    if !open.reading {
        return NOTHING;
    }
    let id = open.id;
    open.reading = false;
    // What still comes of it is passed over.
    open.generation = generation;
    let mut effects = vec![Effect::CancelReading(id)];
    if open.document.text().is_empty() {
        effects.extend(remove(state, at));
    }
    effects
}

/// Closes a document; asks first where it was pasted and adjusted, for then it is in no file.
pub(super) fn close(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(open) = state.documents.get(at) else {
        return NOTHING;
    };
    let unsaved_draft = open.draft.as_ref().is_some_and(|draft| draft.is_unsaved());
    let export = Command::Export(state.settings.last_export().format);
    let (message, first, anyway) = match open.is_in_no_file() {
        _ if unsaved_draft => (
            Message::DraftUnsaved,
            (Message::ActionSave, Command::Keep),
            Message::ActionDiscard,
        ),
        true => (
            Message::CloseUntitled,
            (Message::ActionExport, export),
            Message::ActionCloseAnyway,
        ),
        false => {
            return remove(state, at);
        }
    };
    let text = message.fill(state.settings.language, &[&open.name]);
    let actions = vec![first, (anyway, Command::CloseAnyway(open.id))];
    state.active = Some(at);
    push_notice(state, text, actions);
    NOTHING
}

pub(super) fn close_anyway(state: &mut State, id: DocumentId) -> Vec<Effect> {
    let Some(at) = state.documents.iter().position(|open| open.id == id) else {
        return NOTHING;
    };
    let draft = state.documents[at].draft.as_ref();
    let slot = draft.map(|draft| draft.slot.clone());
    let mut effects = slot.map_or(NOTHING, discard_draft);
    effects.extend(remove(state, at));
    effects
}

/// Ends the program; asks first where something is in no file. What is being exported is written before, unless it is
/// asked once more.
pub(super) fn quit(state: &mut State) -> Vec<Effect> {
    let Some(at) = state.documents.iter().position(OpenDocument::is_in_no_file) else {
        let again = std::mem::replace(&mut state.leaving, true);
        return match state.exporting > 0 && !again {
            true => NOTHING,
            false => vec![Effect::Quit],
        };
    };
    let text = Message::CloseUntitled.fill(state.settings.language, &[&state.documents[at].name]);
    let export = Command::Export(state.settings.last_export().format);
    let actions = vec![
        (Message::ActionExport, export),
        (Message::ActionQuitAnyway, Command::QuitAnyway),
    ];
    state.active = Some(at);
    push_notice(state, text, actions);
    NOTHING
}

/// Shows a document so many places further, round and round.
pub(super) fn turn(state: &mut State, by: i32) -> Vec<Effect> {
    let count = state.documents.len() as i32;
    if let Some(active) = state.active {
        state.active = Some((active as i32 + by).rem_euclid(count) as usize);
    }
    NOTHING
}

pub(super) fn open_recent(state: &mut State, at: usize) -> Vec<Effect> {
    let path = state
        .settings
        .recent
        .get(at)
        .map(|recent| recent.path.clone());
    path.map_or(NOTHING, |path| open_paths(state, vec![path]))
}

/// Documents that are no longer to be remembered are forgotten at once.
pub(super) fn set_remember(state: &mut State, remember: bool) -> Vec<Effect> {
    set(state, |settings| {
        settings.forgets = !remember;
        if !remember {
            settings.recent.clear();
            settings.session.clear();
        }
    })
}

/// Takes a document away, and asks for its memory to be freed elsewhere.
pub(super) fn remove(state: &mut State, at: usize) -> Vec<Effect> {
    let closed = state.documents.remove(at);
    let id = closed.id;
    let of_it = |notice: &Notice| notice.about.document() == Some(id);
    state.notices.retain(|notice| !of_it(notice));
    let last = state.documents.len().checked_sub(1);
    state.active = state
        .active
        .map(|active| active - usize::from(active > at))
        .zip(last)
        .map(|(active, last)| active.min(last));
    vec![Effect::GiveUp(Waste::Closed(Box::new(closed)))]
}

pub(super) fn activate(state: &mut State, at: usize) -> Vec<Effect> {
    if at < state.documents.len() {
        state.active = Some(at);
    }
    NOTHING
}
