//! The field of finding, with what was found and the ways to look for it.

use super::menu;
use super::panels::{make_room, text};
use super::theme::palette;
use crate::app::commands::ENTRIES;
use crate::app::find::Scope;
use crate::app::{Command, State};
use crate::message::{Message, grouped};
use eframe::egui::{self, RichText};
use std::sync::Arc;

/// Least and greatest width of the field, in points.
const WIDTHS: (f32, f32) = (120.0, 200.0);
/// Room for what stands behind the field while something is looked for. It is kept free before, so that the field
/// stays as it is when one begins to type.
const BEHIND: f32 = 84.0;
/// Between the field's edges and what stands in it, beside it and above it.
const MARGIN: (i8, i8) = (8, 4);

/// The field at the end of the toolbar. `asked` is the last asking for it that was answered.
pub(super) fn field(
    ui: &mut egui::Ui,
    state: &State,
    asked: &mut u64,
    commands: &mut Vec<Command>,
) {
    let Some(open) = state.current() else { return };
    let mut wanted = open.find.query.clone();
    make_room(ui, WIDTHS.0 + BEHIND, true);
    let left = ui.available_size_before_wrap().x;
    let width = (left - BEHIND).clamp(WIDTHS.0, WIDTHS.1);
    let name = match open.find.scope {
        Scope::Outline => Message::FindHint,
        Scope::Text => Message::FindInText,
    };
    let count = open
        .find
        .is_on()
        .then(|| count(ui, state, open.find.hits.len()));
    let taken = count
        .as_ref()
        .map_or(0.0, |count| count.size().x + f32::from(MARGIN.0));
    let field = egui::TextEdit::singleline(&mut wanted)
        .hint_text(text(state, name))
        .desired_width(width)
        .margin(margin(taken))
        // Enter goes on to the next find and does not leave the field.
        .return_key(None);
    let response = ui.add(field);
    if let Some(count) = count {
        // At the field's end, where it takes no room from the tools.
        let room = response
            .rect
            .with_min_x(response.rect.max.x - taken - f32::from(MARGIN.0));
        let place = egui::Align2::CENTER_CENTER.align_size_within_rect(count.size(), room);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
        inside.label(count);
    }
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

/// What surrounds the text in the field, with so much room for the count at its end.
fn margin(count: f32) -> egui::Margin {
    egui::Margin {
        right: MARGIN.0.saturating_add(count.ceil() as i8),
        ..egui::Margin::symmetric(MARGIN.0, MARGIN.1)
    }
}

/// How many items were found, in quiet letters.
fn count(ui: &egui::Ui, state: &State, hits: usize) -> Arc<egui::Galley> {
    let count = Message::FindCount.fill(state.settings.language, &[&grouped(hits)]);
    let count = RichText::new(count).color(palette(ui.ctx()).quiet);
    egui::WidgetText::from(count).into_galley(
        ui,
        Some(egui::TextWrapMode::Extend),
        f32::INFINITY,
        egui::TextStyle::Body,
    )
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
    if !open.find.is_faulty() && ui.button(text(state, Message::ActionFindInText)).clicked() {
        commands.push(Command::FindIn(Scope::Text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_in_large_letters_takes_no_more_room_than_there_is() {
        for (count, right) in [(0.0, MARGIN.0), (50.5, MARGIN.0 + 51), (600.0, i8::MAX)] {
            assert_eq!(margin(count).right, right, "{count}");
        }
    }
}
