//! The sentences above the document: what each is about, when it goes, and those of files that could not be opened.

use super::NOTHING;
use super::around::push_notice;
use super::documents::remove;
use crate::app::command::{Command, Effect, Failure, Remedy};
use crate::app::state::{About, DocumentId, Failed, Notice, OpenDocument, State};
use crate::message::{Language, Message, grouped};
use std::path::PathBuf;

/// What a command is about, and so what is told because of it. What was told of that before goes.
fn about(state: &State, command: &Command) -> About {
    let current = state.current().map(|open| open.id);
    let of =
        |about: fn(DocumentId) -> About, id: Option<DocumentId>| id.map_or(About::Other, about);
    let id_at = |at: usize| state.documents.get(at).map(|open| open.id);
    match command {
        Command::OpenPaths(_) | Command::OpenRecent(_) | Command::OpenSample => About::Opening,
        Command::Pasted(_) | Command::NewDraft | Command::DraftFromCurrent => About::Opening,
        Command::Activate(_) | Command::Turn(_) => About::Opening,
        Command::Read { document, .. } => About::Reading(*document),
        Command::FileGone(path) => {
            let is_it = |open: &&OpenDocument| open.path() == Some(path);
            let gone = state.documents.iter().find(is_it);
            of(About::Reading, gone.map(|open| open.id))
        }
        Command::Saved(_) | Command::NoProgram(_) | Command::NoFolderWindow(_) => {
            of(About::Saving, current)
        }
        Command::DraftSaved { document, .. } => About::Saving(*document),
        Command::KeptNow(_) => of(About::Keeping, current),
        Command::Close => of(About::Closing, current),
        Command::CloseAt(at) => of(About::Closing, id_at(*at)),
        Command::Quit => {
            let unsaved = state.documents.iter().find(|open| open.is_in_no_file());
            of(About::Closing, unsaved.map(|open| open.id))
        }
        Command::Copied(_) => About::Copying,
        Command::TemplateRead(_) => About::Template,
        Command::Rules(_) => About::Rules,
        _ => About::Other,
    }
}

/// What is told from now on is about what the command is; see [`end_telling`].
pub(super) struct Telling {
    about: About,
    /// The last number that was given before.
    before: u64,
}

/// Takes away what was told before of what a command is about.
pub(super) fn begin_telling(state: &mut State, command: &Command) -> Telling {
    let about = about(state, command);
    if about != About::Other {
        state.notices.retain(|notice| notice.about != about);
    }
    Telling {
        about,
        before: state.last_number,
    }
}

/// What was told since then is about that.
pub(super) fn end_telling(state: &mut State, told: Telling) {
    let fresh = |notice: &&mut Notice| notice.id > told.before;
    for notice in state.notices.iter_mut().filter(fresh) {
        if notice.about == About::Other {
            notice.about = told.about;
        }
    }
}

pub(super) fn dismiss(state: &mut State, id: u64) -> Vec<Effect> {
    state.notices.retain(|notice| notice.id != id);
    NOTHING
}

pub(super) fn show_details(state: &mut State, id: u64) -> Vec<Effect> {
    for notice in state.notices.iter_mut().filter(|notice| notice.id == id) {
        notice.detailed = !notice.detailed;
    }
    NOTHING
}

/// A document that could not be read goes, unless an earlier reading of it is still there. All that could not be opened
/// together is told in one sentence.
pub(super) fn fail(state: &mut State, at: usize, failure: Failure) -> Vec<Effect> {
    let open = &mut state.documents[at];
    open.reading = false;
    let read_before = !open.document.text().is_empty();
    let failed = Failed {
        name: open.name.clone(),
        path: open.path().cloned(),
        failure,
    };
    if read_before {
        tell(state, vec![failed], About::Other);
        return NOTHING;
    }
    let effects = remove(state, at);
    let (before, others): (Vec<_>, Vec<_>) = std::mem::take(&mut state.notices)
        .into_iter()
        .partition(|notice| notice.about == About::Opening && !notice.failed.is_empty());
    state.notices = others;
    let before = before.into_iter().flat_map(|notice| notice.failed);
    let all = before.filter(|other| other.path != failed.path || failed.path.is_none());
    let all = all.chain([failed.clone()]).collect();
    tell(state, all, About::Opening);
    effects
}

fn tell(state: &mut State, failed: Vec<Failed>, about: About) {
    let (text, actions) = match &failed[..] {
        [one] => (one.failure.sentence.clone(), remedies(state, one)),
        all => (
            sentence(state.settings.language, all),
            remedies_of_several(all),
        ),
    };
    push_notice(state, text, actions);
    if let Some(notice) = state.notices.last_mut() {
        notice.about = about;
        notice.failed = failed;
    }
}

/// The buttons beside the sentence about one file.
fn remedies(state: &State, failed: &Failed) -> Vec<(Message, Command)> {
    let Some(path) = &failed.path else {
        return Vec::new();
    };
    let listed = || {
        let mut recent = state.settings.recent.iter();
        recent.any(|recent| recent.path == *path)
    };
    match failed.failure.remedy {
        Remedy::Again => vec![(Message::ActionRetry, Command::OpenPaths(vec![path.clone()]))],
        Remedy::AnotherFile => {
            let choose = (Message::ActionChooseAgain, Command::Open);
            let forget = (Message::ActionForget, Command::Forget(path.clone()));
            std::iter::once(choose)
                .chain(listed().then_some(forget))
                .collect()
        }
        Remedy::Nothing | Remedy::AnotherName => Vec::new(),
    }
}

/// The buttons beside the sentence about several: what is said of each, and those again that it may help.
fn remedies_of_several(all: &[Failed]) -> Vec<(Message, Command)> {
    let again = all
        .iter()
        .filter(|failed| failed.failure.remedy == Remedy::Again);
    let again: Vec<PathBuf> = again.filter_map(|failed| failed.path.clone()).collect();
    let mut actions = vec![(Message::ActionDetails, Command::ShowDetails(0))];
    if !again.is_empty() {
        actions.push((Message::ActionRetry, Command::OpenPaths(again)));
    }
    actions
}

/// 有 3 份没能打开：《一》、《二》、《三》。
fn sentence(language: Language, all: &[Failed]) -> String {
    /// So many are named.
    const NAMED: usize = 5;
    let name = |failed: &Failed| Message::NameQuoted.fill(language, &[&failed.name]);
    let names: Vec<String> = all.iter().take(NAMED).map(name).collect();
    let mut names = names.join(Message::NamesBetween.template(language));
    if all.len() > NAMED {
        names.push_str(Message::NamesMore.template(language));
    }
    Message::SomeNotOpened.fill(language, &[&grouped(all.len()), &names])
}
