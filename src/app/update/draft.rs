//! Drafts: begun, written on, saved.

use super::NOTHING;
use super::adjust::{add_node, correct_node};
use super::around::{push_notice, set_toast, toast};
use super::copy::{named, sources};
use super::tree::select_row;
use crate::app::command::{Command, Effect, Waste};
use crate::app::draft::{Drafted, Drafting, KeptDraft};
use crate::app::state::{DocumentId, OpenDocument, State};
use crate::correction::{Change, Place, TITLE};
use crate::draft::{self, Draft};
use crate::export::{Density, Export, ExportOptions, Format};
use crate::message::{self, Message};
use crate::outline::{Kind, NodeKey};
use std::path::PathBuf;
use std::sync::Arc;

/// Whether the document that is shown is a draft.
pub(super) fn is_draft(state: &State) -> bool {
    state.current().is_some_and(|open| open.draft.is_some())
}

/// Begins a draft from nothing; its title is written first.
pub(super) fn new_draft(state: &mut State) -> Vec<Effect> {
    let draft = Draft {
        title: state.text(Message::DraftTitle),
        ..Draft::default()
    };
    let slot = fresh_slot(state);
    let begun = KeptDraft {
        slot,
        draft,
        ..KeptDraft::default()
    };
    put(state, begun);
    if let Some(open) = state.current_mut() {
        open.rename = Some(String::new());
    }
    NOTHING
}

/// Begins a draft from the outline that is shown. That of a large one is made elsewhere.
pub(super) fn draft_from_current(state: &mut State) -> Vec<Effect> {
    let (serial, id) = (state.number(), DocumentId(state.number()));
    let slot = fresh_slot(state);
    let Some(open) = state.current().filter(|open| !open.outline.is_empty()) else {
        return NOTHING;
    };
    let document = open.id;
    let drafting = Drafting {
        serial,
        document,
        of: open.subject(),
        read_as: open.read_as,
        id,
        slot,
        language: state.settings.language,
    };
    // Of one document only the draft that was asked for last is wanted.
    state.drafting.retain(|(of, _)| *of != document);
    state.drafting.push((document, serial));
    match drafting.is_short() {
        true => take_draft(state, drafting.make()),
        false => vec![Effect::MakeDraft(Box::new(drafting))],
    }
}

/// Takes a draft that was made, unless its document was closed or adjusted since then.
pub(super) fn take_draft(state: &mut State, drafted: Drafted) -> Vec<Effect> {
    let asked = (drafted.document, drafted.serial);
    let is_wanted = state.drafting.contains(&asked);
    state.drafting.retain(|other| *other != asked);
    let is_of = |open: &OpenDocument| {
        open.id == drafted.document && Arc::ptr_eq(&open.outline, &drafted.of)
    };
    if !is_wanted || !state.documents.iter().any(is_of) {
        let closed = Box::new(drafted.draft);
        return vec![Effect::GiveUp(Waste::Closed(closed))];
    }
    show(state, drafted.draft);
    if drafted.continued {
        toast(state, Message::DraftContinued, None);
    }
    NOTHING
}

/// A name under which no other draft is kept.
fn fresh_slot(state: &mut State) -> String {
    let serial = state.number();
    format!("{:x}-{serial}", state.session)
}

/// Opens a draft that was kept.
pub(super) fn restore_draft(state: &mut State, kept: &KeptDraft) -> Vec<Effect> {
    let same = |open: &OpenDocument| {
        let draft = open.draft.as_ref();
        draft.is_some_and(|draft| draft.slot == kept.slot)
    };
    match state.documents.iter().position(same) {
        Some(at) => state.active = Some(at),
        None => put(state, kept.clone()),
    }
    NOTHING
}

fn put(state: &mut State, kept: KeptDraft) {
    let id = DocumentId(state.number());
    let open = kept.open(id, state.settings.language);
    show(state, open);
}

fn show(state: &mut State, open: OpenDocument) {
    state.documents.push(open);
    state.active = Some(state.documents.len() - 1);
    state.panel = None;
}

/// What a draft that nobody wants any more leaves behind.
pub(super) fn discard_draft(slot: String) -> Vec<Effect> {
    vec![Effect::DropDraft { slot }]
}

/// A new item below the chosen one, to be written at once: first below it where what is below it is shown, else
/// behind it on its level.
pub(super) fn new_item(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current().filter(|open| open.draft.is_some()) else {
        return NOTHING;
    };
    let nodes = &open.outline.nodes;
    let last = open.outline.children(None).last();
    let (place, kind) = match (open.selected, open.selected_node()) {
        (_, Some(id)) if nodes[id].end > id + 1 && !open.folded.contains(&open.keys[id]) => {
            (Place::Below(Some(open.keys[id])), nodes[id + 1].kind)
        }
        (_, Some(id)) => (Place::After(open.keys[id]), nodes[id].kind),
        (None, None) if last.is_some() => {
            let last = last.unwrap_or_default();
            (Place::After(open.keys[last]), nodes[last].kind)
        }
        _ => {
            let first = nodes.first().map_or(Kind::Heading, |first| first.kind);
            (Place::Below(None), first)
        }
    };
    let text = String::new();
    let effects = add_node(state, Change::Insert { text, kind, place });
    if let Some(open) = state.current_mut() {
        open.rename = Some(String::new());
    }
    effects
}

/// Takes the words that were written for the chosen item. Without words a new item goes again.
pub(super) fn finish_words(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let (Some(text), Some(key)) = (open.rename.take(), open.selected_key()) else {
        return NOTHING;
    };
    let before = open.words(key).unwrap_or_default();
    let words = match key {
        TITLE => text.trim(),
        _ => draft::without_number(text.trim()),
    };
    match (words, before.as_str()) {
        ("", "") => take_back_new_item(state, key),
        ("", _) => NOTHING,
        (words, before) if words == before => NOTHING,
        (words, "") => {
            // Put in and written are one step.
            let effects = correct_node(state, key, Change::Rename(words.to_string()));
            join_with_insert(state, key);
            effects
        }
        (words, _) => correct_node(state, key, Change::Rename(words.to_string())),
    }
}

fn join_with_insert(state: &mut State, key: NodeKey) {
    let Some(open) = state.current_mut() else {
        return;
    };
    let done = &mut open.adjustments.done;
    let of_item = |made: &&mut crate::correction::Correction| made.key == key;
    for made in done.iter_mut().rev().take_while(of_item) {
        if matches!(made.change, Change::Insert { .. }) {
            break;
        }
        made.joined = true;
    }
}

fn take_back_new_item(state: &mut State, key: NodeKey) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let row = open.selected_row().unwrap_or(0);
    let done = &mut open.adjustments.done;
    let insert = done
        .iter()
        .rposition(|made| made.key == key && matches!(made.change, Change::Insert { .. }));
    match insert {
        // Nothing but this item was touched since.
        Some(at) if done[at..].iter().all(|made| made.key == key) => done.truncate(at),
        _ => {
            let change = Change::Exclude;
            return correct_node(state, key, change);
        }
    }
    open.correct();
    match open.rows.len() {
        0 => NOTHING,
        rows => select_row(state, row.saturating_sub(1).min(rows - 1)),
    }
}

/// Leaves the words as they were; a new item goes again.
pub(super) fn cancel_words(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let fresh = open
            .selected_key()
            .is_some_and(|key| open.words(key).is_some_and(|words| words.is_empty()));
        open.rename = fresh.then(String::new);
    }
    finish_words(state)
}

/// Takes the chosen items out with all below them.
pub(super) fn remove_item(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let row = open.selected_row().unwrap_or(0);
    let tops = open.chosen_tops();
    let below = tops.iter().map(|&id| id..open.outline.nodes[id].end);
    let nodes: Vec<_> = below.flatten().collect();
    let removed = nodes.len();
    if removed == 0 {
        return NOTHING;
    }
    let changes = nodes.into_iter().rev();
    let changes: Vec<_> = changes.map(|id| (open.keys[id], Change::Exclude)).collect();
    open.adjust(changes);
    let last = open.rows.len().saturating_sub(1);
    open.selected = open.rows.get(row.min(last)).map(|row| open.row_key(row));
    let text = Message::DraftRemoved.fill(state.settings.language, &[&removed]);
    let undo = (Message::ActionUndo, Command::Undo);
    set_toast(state, text, Some(undo));
    NOTHING
}

/// The text of the chosen item is this now. Typing on is one step up to the end of a sentence.
pub(super) fn write_text(state: &mut State, text: String) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some((id, key)) = open.selected_node().zip(open.selected_key()) else {
        return NOTHING;
    };
    if open.draft_text(id) == text {
        return NOTHING;
    }
    let Some(draft) = &mut open.draft else {
        return NOTHING;
    };
    let goes_on = std::mem::replace(&mut draft.typing, true);
    let ended = |words: &str| words.ends_with(['。', '！', '？', '\n']);
    match open.adjustments.done.last_mut() {
        Some(last) if goes_on && last.key == key => match &mut last.change {
            Change::Write(before) if !ended(before) => {
                *before = text;
                open.adjustments.undone.clear();
                open.correct();
                return NOTHING;
            }
            _ => {}
        },
        _ => {}
    }
    open.adjust([(key, Change::Write(text))]);
    NOTHING
}

/// 总字数.
pub(super) fn set_total(state: &mut State, total: usize) -> Vec<Effect> {
    if let Some(open) = state.current_mut()
        && let Some(draft) = &mut open.draft
        && draft.draft.total != total
    {
        draft.draft.total = total;
        open.correct();
    }
    NOTHING
}

/// Saves the draft where it was saved before, or asks where.
pub(super) fn save_draft(state: &mut State) -> Vec<Effect> {
    let path = state
        .current()
        .and_then(|open| open.draft.as_ref()?.path.clone());
    match path {
        Some(path) => save_draft_to(state, path),
        None => save_draft_as(state),
    }
}

pub(super) fn save_draft_as(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current().filter(|open| open.draft.is_some()) else {
        return NOTHING;
    };
    let name = open.words(TITLE).filter(|title| !title.is_empty());
    let name = name.unwrap_or_else(|| open.name.clone());
    let unfit = |sign: char| "/\\:*?\"<>|".contains(sign) || sign.is_control();
    let name: String = name.chars().filter(|&sign| !unfit(sign)).take(60).collect();
    let extension = Format::Docx.row().extension;
    vec![Effect::AskWhereToSave {
        name: format!("{name}.{extension}"),
    }]
}

/// The forms that a draft can be saved in: one to be printed, one to be opened again.
const FORMS: &[Format] = &[Format::Docx, Format::Markdown];

pub(super) fn save_draft_to(state: &mut State, path: PathBuf) -> Vec<Effect> {
    let sources = sources(state);
    let Some((open, draft)) = state
        .current()
        .and_then(|open| Some((open, open.draft.as_ref()?)))
    else {
        return NOTHING;
    };
    let says = path.extension().and_then(Format::of_extension);
    let says = says.filter(|format| FORMS.contains(format));
    let format = says.unwrap_or(Format::Docx);
    let (path, unasked) = named(path, format);
    let options = ExportOptions {
        format,
        density: Density::Full,
        ..ExportOptions::default()
    };
    vec![Effect::SaveDraft {
        document: open.id,
        revision: draft.revision,
        bytes: Export::new(&open.document, &open.outline, &options).bytes(),
        path,
        unasked,
        sources,
    }]
}

pub(super) fn draft_saved(
    state: &mut State,
    id: DocumentId,
    revision: u64,
    result: Result<PathBuf, String>,
) -> Vec<Effect> {
    let path = match result {
        Ok(path) => path,
        Err(sentence) => {
            let again = (Message::ActionSaveElsewhere, Command::SaveDraftAs);
            push_notice(state, sentence, vec![again]);
            return NOTHING;
        }
    };
    let text = Message::DraftSaved.fill(state.settings.language, &[&path.display()]);
    set_toast(state, text, None);
    let open = state.documents.iter_mut().find(|open| open.id == id);
    let Some((name, draft)) = open.and_then(|open| Some((&mut open.name, open.draft.as_mut()?)))
    else {
        return NOTHING;
    };
    *name = message::name_of(&path).into_owned();
    draft.path = Some(path);
    draft.saved = revision;
    match draft.is_unsaved() {
        true => NOTHING,
        false => discard_draft(draft.slot.clone()),
    }
}

/// Drafts of an earlier start that no file has: the user is asked about each.
pub(super) fn offer_drafts(state: &mut State, kept: Vec<Arc<KeptDraft>>) -> Vec<Effect> {
    for kept in kept {
        let text = Message::DraftKept.fill(state.settings.language, &[&kept.name]);
        let slot = kept.slot.clone();
        let actions = vec![
            (Message::ActionGoOn, Command::RestoreDraft(kept)),
            (Message::ActionDiscard, Command::DiscardDraft(slot)),
        ];
        push_notice(state, text, actions);
    }
    NOTHING
}

/// Keeps all drafts that have changed, so that nothing is lost whatever happens. Called behind every command; typing
/// is over with any other.
pub(super) fn keep_drafts(state: &mut State, typing: bool, effects: &mut Vec<Effect>) {
    for open in &mut state.documents {
        let Some(draft) = &mut open.draft else {
            continue;
        };
        draft.typing &= typing;
        if draft.kept != draft.revision && draft.is_unsaved() {
            draft.kept = draft.revision;
            let kept = KeptDraft {
                slot: draft.slot.clone(),
                name: open.name.clone(),
                path: draft.path.clone(),
                draft: draft.draft.clone(),
                adjustments: open.adjustments.clone(),
            };
            effects.push(Effect::KeepDraft(Arc::new(kept)));
        }
    }
}
