//! The field of finding, with what was found and the ways to look for it.

use super::menu;
use super::panels::text;
use super::theme::palette;
use crate::app::commands::ENTRIES;
use crate::app::find::Scope;
use crate::app::{Command, State};
use crate::message::Message;
use eframe::egui::{self, RichText};

/// Least and greatest width of the field, in points.
const WIDTHS: (f32, f32) = (120.0, 200.0);
/// Room for what stands behind the field while something is looked for, with the number of finds and without.
const BEHIND: (f32, f32) = (190.0, 72.0);

/// The field at the end of the toolbar; where there is room, with the number of finds. `asked` is the last asking for it that was answered.
pub(super) fn field(
    ui: &mut egui::Ui,
    state: &State,
    room: bool,
    asked: &mut u64,
    commands: &mut Vec<Command>,
) {
    let Some(open) = state.current() else { return };
    ui.separator();
    let mut wanted = open.find.query.clone();
    let behind = match (open.find.is_on(), room) {
        (false, _) => 0.0,
        (true, true) => BEHIND.0,
        (true, false) => BEHIND.1,
    };
    let width = (ui.available_width() - behind - 12.0).clamp(WIDTHS.0, WIDTHS.1);
    let name = match open.find.scope {
        Scope::Outline => Message::FindHint,
        Scope::Text => Message::FindInText,
    };
    let field = egui::TextEdit::singleline(&mut wanted)
        .hint_text(text(state, name))
        .desired_width(width)
        // Enter goes on to the next find and does not leave the field.
        .return_key(None);
    let response = ui.add(field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::SearchInput, true, text(state, name))
    });
    if *asked != state.find_asked {
        *asked = state.find_asked;
        response.request_focus();
    }
    if response.gained_focus() {
        commands.push(Command::PrepareFind);
    }
    let pressed = |key| response.has_focus() && ui.input(|input| input.key_pressed(key));
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        wanted.clear();
    }
    if wanted != open.find.query {
        commands.push(Command::Find(wanted));
    } else if pressed(egui::Key::Enter) {
        let back = ui.input(|input| input.modifiers.shift);
        commands.push(if back {
            Command::FindBefore
        } else {
            Command::FindNext
        });
    }
    if open.find.is_on() {
        if room {
            let hits = open.find.hits.len();
            let count = Message::FindCount.fill(state.settings.language, &[&hits]);
            ui.label(RichText::new(count).color(palette(ui.ctx()).quiet));
        }
        ui.menu_button(text(state, Message::FindMore), |ui| {
            ui.set_min_width(220.0);
            let steps = [Message::CmdFindNext, Message::CmdFindBefore];
            let entries: Vec<_> = ENTRIES
                .iter()
                .filter(|entry| {
                    steps.contains(&entry.text) || entry.submenu == Some(Message::SubFind)
                })
                .collect();
            menu::list(ui, state, &entries, commands);
        });
    }
}

/// What stands in the tree where nothing was found: a sentence and the way into the text.
pub(super) fn nothing(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(open) = state.current() else { return };
    let language = state.settings.language;
    let sentence = if open.find.is_faulty() {
        text(state, Message::FindFaulty).to_string()
    } else {
        Message::NoMatch.fill(language, &[&open.find.query.trim()])
    };
    ui.label(RichText::new(sentence).color(palette(ui.ctx()).quiet));
    if !open.find.is_faulty() && ui.button(text(state, Message::FindInText)).clicked() {
        commands.push(Command::FindIn(Scope::Text));
    }
}
