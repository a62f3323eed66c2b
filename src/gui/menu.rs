//! The menu bar and the context menu of a row, made from the table of commands.

use super::keys;
use crate::app::commands::{ENTRIES, Entry, MENUS, Toolbar};
use crate::app::{Command, State};
use crate::message::Message;
use eframe::egui;

/// The menu bar.
pub(super) fn bar(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = super::theme::bar(ui);
    egui::Panel::top("menu")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            egui::MenuBar::new().ui(ui, |ui| {
                let room = below(ui);
                for &(menu, name) in MENUS {
                    ui.menu_button(text(state, name), |ui| {
                        let entries: Vec<&Entry> =
                            ENTRIES.iter().filter(|entry| entry.menu == menu).collect();
                        scrolled(ui, room, 220.0, |ui| show(ui, state, &entries, commands));
                    });
                }
            });
        });
}

/// The context menu of the chosen row.
pub(super) fn context(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let entries: Vec<&Entry> = ENTRIES.iter().filter(|entry| entry.context).collect();
    scrolled(ui, anywhere(ui), 200.0, |ui| {
        show(ui, state, &entries, commands)
    });
}

/// The context menu of the text.
pub(super) fn of_text(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let entries: Vec<&Entry> = ENTRIES.iter().filter(|entry| entry.in_text).collect();
    scrolled(ui, anywhere(ui), 200.0, |ui| {
        show(ui, state, &entries, commands)
    });
}

/// What surrounds the entries of a menu above and below, with the room that it keeps from its title and the edges.
const AROUND: f32 = 24.0;

/// Height that a menu can have below its title, which is the last thing in the row.
fn below(ui: &egui::Ui) -> f32 {
    ui.ctx().content_rect().bottom() - ui.min_rect().bottom() - AROUND
}

/// Height that a menu can have that may stand anywhere in the window.
fn anywhere(ui: &egui::Ui) -> f32 {
    ui.ctx().content_rect().height() - AROUND
}

/// A menu that scrolls where it is higher than its room. It opens at its beginning.
fn scrolled(ui: &mut egui::Ui, room: f32, least: f32, add: impl FnOnce(&mut egui::Ui)) {
    let now = ui.ctx().cumulative_pass_nr();
    let id = ui.scope_id().with("last shown");
    let last: Option<u64> = ui.data_mut(|data| {
        let last = data.get_temp(id);
        data.insert_temp(id, now);
        last
    });
    // A menu is laid out first in a size of egui's own, in which it would scroll too early and break its words.
    ui.set_max_height(room);
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
    let mut area = egui::ScrollArea::vertical().max_height(room);
    if last.is_none_or(|last| last + 1 < now) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.set_min_width(least);
        add(ui);
    });
}

/// The arrow beside a button of the toolbar, with the choices that belong to it.
pub(super) fn arrow(ui: &mut egui::Ui, state: &State, entry: &Entry, commands: &mut Vec<Command>) {
    let Some(toolbar) = entry.toolbar else { return };
    let of_arrow = |entry: &&Entry| entry.arrows.contains(&toolbar.place);
    let entries: Vec<&Entry> = ENTRIES.iter().filter(of_arrow).collect();
    if entries.is_empty() {
        return;
    }
    let name = Message::ArrowOf.fill(state.settings.language, &[&text(state, toolbar.text)]);
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, BESIDE);
    let room = egui::Atom::custom(egui::IdSalt::new("chevron"), egui::Vec2::splat(CHEVRON));
    let height = below(ui);
    let menu = ui.menu_button(room, |ui| {
        ui.spacing_mut().button_padding.x = padding;
        scrolled(ui, height, 220.0, |ui| {
            choices(ui, state, &entries, commands)
        });
    });
    ui.spacing_mut().button_padding.x = padding;
    chevron(ui, menu.response.rect.center());
    let named = || egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name);
    menu.response.widget_info(named);
    menu.response.on_hover_text(&name);
}

/// Width of the arrow, in points, and of what is beside it.
const CHEVRON: f32 = 10.0;
const BESIDE: f32 = 2.0;

/// Width of the arrow beside a button; none where it has no choices.
pub(super) fn arrow_width(entry: &Entry) -> f32 {
    let has = |toolbar: Toolbar| {
        let mut entries = ENTRIES.iter();
        entries.any(|entry| entry.arrows.contains(&toolbar.place))
    };
    match entry.toolbar {
        Some(toolbar) if has(toolbar) => CHEVRON + 2.0 * BESIDE,
        _ => 0.0,
    }
}

/// Two strokes that point down, as thin as the pictures of the toolbar.
fn chevron(ui: &egui::Ui, center: egui::Pos2) {
    let color = super::theme::palette(ui.ctx()).quiet;
    let (side, half) = (CHEVRON * 0.4, CHEVRON * 0.2);
    let line = [(-side, -half), (0.0, half), (side, -half)];
    let points = line.map(|(x, y)| center + egui::vec2(x, y));
    let stroke = egui::Stroke::new(1.4, color);
    ui.painter().line(points.to_vec(), stroke);
}

/// Entries one below another, with the names of their submenus above those that are chosen from.
fn choices(ui: &mut egui::Ui, state: &State, entries: &[&Entry], commands: &mut Vec<Command>) {
    let mut group = None;
    for entry in entries {
        if group != Some(entry.submenu) {
            if group.is_some() {
                ui.separator();
            }
            if let Some(name) = entry.submenu.filter(|_| entry.checked.is_some()) {
                ui.weak(text(state, name));
            }
            group = Some(entry.submenu);
        }
        item(ui, state, entry, commands);
    }
}

fn text(state: &State, message: Message) -> &'static str {
    message.template(state.settings.language)
}

/// Entries one under another, whatever submenu they stand in elsewhere.
pub(super) fn list(
    ui: &mut egui::Ui,
    state: &State,
    entries: &[&Entry],
    commands: &mut Vec<Command>,
) {
    for entry in entries {
        item(ui, state, entry, commands);
    }
}

/// Entries, with those of one submenu gathered where the first of them stands.
fn show(ui: &mut egui::Ui, state: &State, entries: &[&Entry], commands: &mut Vec<Command>) {
    let mut at = 0;
    while at < entries.len() {
        let entry = entries[at];
        if entry.apart && at > 0 {
            ui.separator();
        }
        let Some(submenu) = entry.submenu else {
            item(ui, state, entry, commands);
            at += 1;
            continue;
        };
        let run = entries[at..]
            .iter()
            .take_while(|other| other.submenu == Some(submenu))
            .count();
        ui.menu_button((tick_room(), text(state, submenu)), |ui| {
            scrolled(ui, anywhere(ui), 0.0, |ui| {
                for (place, entry) in entries[at..at + run].iter().enumerate() {
                    if entry.apart && place > 0 {
                        ui.separator();
                    }
                    item(ui, state, entry, commands);
                }
            });
        });
        at += run;
    }
}

/// Room for the tick, before every name, so that all names begin at one place.
fn tick_room() -> egui::Atom<'static> {
    egui::Atom::custom(egui::IdSalt::new(TICK), egui::Vec2::splat(14.0))
}

const TICK: &str = "✓";

fn item(ui: &mut egui::Ui, state: &State, entry: &Entry, commands: &mut Vec<Command>) {
    let ticked = entry.checked.map(|checked| checked(state));
    let Some(name) = entry.name_in(state) else {
        return;
    };
    let enabled = (entry.enabled)(state);
    let button = egui::Button::new((tick_room(), name.as_str()));
    let button = button.shortcut_text(keys::label(entry));
    let drawn = ui.add_enabled_ui(enabled, |ui| button.atom_ui(ui)).inner;
    let room = drawn.rect(egui::IdSalt::new(TICK));
    if let (Some(room), Some(true)) = (room, ticked) {
        let color = ui.style().interact(&drawn.response).text_color();
        let (place, font) = (room.center(), super::theme::font());
        let center = egui::Align2::CENTER_CENTER;
        ui.painter().text(place, center, TICK, font, color);
    }
    if let Some(ticked) = ticked {
        let role = egui::accesskit::Role::MenuItemCheckBox;
        let info = || egui::WidgetInfo::selected(role, enabled, ticked, &name);
        drawn.response.widget_info(info);
    }
    if drawn.response.gained_focus() {
        drawn.response.scroll_to_me(None);
    }
    if drawn.response.clicked() {
        commands.push(entry.command_in(state));
        ui.close();
    }
}
