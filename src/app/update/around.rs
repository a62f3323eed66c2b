//! What is around the document: settings, lists at the side, sentences for the user.

use super::NOTHING;
use crate::app::command::{Command, Effect};
use crate::app::settings::Settings;
use crate::app::state::{About, Notice, Panel, State, Toast};
use crate::message::Message;

pub(super) fn set(state: &mut State, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
    let before = state.settings.clone();
    change(&mut state.settings);
    if state.settings == before {
        return NOTHING;
    }
    vec![Effect::SaveSettings(state.settings.clone())]
}

pub(super) fn show(state: &mut State, panel: Option<Panel>) -> Vec<Effect> {
    state.panel = if state.panel == panel { None } else { panel };
    NOTHING
}

pub(super) fn end_hint(state: &mut State) -> Vec<Effect> {
    state.hinting = false;
    NOTHING
}

pub(super) fn end_toast(state: &mut State, id: u64) -> Vec<Effect> {
    if state.toast.as_ref().is_some_and(|toast| toast.id == id) {
        state.toast = None;
    }
    NOTHING
}

pub(super) fn notice(state: &mut State, message: Message, values: &[&dyn std::fmt::Display]) {
    let text = message.fill(state.settings.language, values);
    push_notice(state, text, Vec::new());
}

/// Shows a sentence with its buttons; those that put it away, or show what is behind it, are about it whatever number
/// they have. The same sentence stands there only once.
pub(super) fn push_notice(state: &mut State, text: String, mut actions: Vec<(Message, Command)>) {
    let id = state.number();
    for (_, command) in &mut actions {
        if let Command::Dismiss(of) | Command::ShowDetails(of) = command {
            *of = id;
        }
    }
    let same = |notice: &Notice| notice.about == About::Other && notice.text == text;
    state.notices.retain(|notice| !same(notice));
    state.notices.push(Notice {
        id,
        text,
        actions,
        about: About::Other,
        failed: Vec::new(),
        detailed: false,
    });
}

pub(super) fn toast(state: &mut State, message: Message, action: Option<(Message, Command)>) {
    let text = message.fill(state.settings.language, &[]);
    set_toast(state, text, action);
}

pub(super) fn set_toast(
    state: &mut State,
    text: String,
    actions: impl IntoIterator<Item = (Message, Command)>,
) {
    let id = state.number();
    let actions: Vec<_> = actions.into_iter().collect();
    // What is undone after anything else was done, or in another document, is another step.
    let undoes = actions.iter().any(|(_, does)| *does == Command::Undo);
    let of = state.current().filter(|_| undoes);
    let of = of.map(|open| (open.id, open.steps));
    state.toast = Some(Toast {
        id,
        text,
        actions,
        of,
    });
}

/// Ends a toast that offers to undo what is not the last step of the document that is shown. Called behind every command.
pub(super) fn end_late_toast(state: &mut State) {
    let shown = state.current().map(|open| (open.id, open.steps));
    let is_late = |toast: &Toast| toast.of.is_some() && toast.of != shown;
    if state.toast.as_ref().is_some_and(is_late) {
        state.toast = None;
    }
}

impl State {
    pub(super) fn text(&self, message: Message) -> String {
        message.fill(self.settings.language, &[])
    }
}
