//! What stands around the two panes: toolbar, tabs, notices, status line, the empty window.

use super::moment::Moment;
use super::theme::{self, palette};
use super::{find, icons};
use crate::app::commands::{ENTRIES, Entry};
use crate::app::state::{DocumentId, Notice, State, Toast};
use crate::app::{Command, status, tabs};
use crate::message::{self, Message};
use eframe::egui::{self, Align, Layout, Rect, RichText};
use std::time::Duration;

pub(super) fn text(state: &State, message: Message) -> &'static str {
    message.template(state.settings.language)
}

/// Width of a toolbar, in points, from which on its buttons have pictures beside their words.
const WITH_PICTURES: f32 = 1340.0;

/// The buttons whose words are only a number.
const LEVELS: &[Message] = &[
    Message::ToolLevel1,
    Message::ToolLevel2,
    Message::ToolLevel3,
];

/// A bar below those that are there already.
fn bar(
    ui: &mut egui::Ui,
    id: impl egui::AsIdSalt,
    frame: egui::Frame,
    add: impl FnOnce(&mut egui::Ui),
) {
    egui::Panel::top(id).frame(frame).show(ui, |ui| {
        add(ui);
        // It is drawn as high as it was before: where it needs more now, the frame is drawn again.
        let bottom = ui.min_rect().bottom();
        let cut = bottom > ui.max_rect().bottom() + 0.5;
        if cut && bottom < ui.ctx().content_rect().bottom() {
            ui.ctx().request_discard("a bar became higher");
        }
    });
}

/// Words and buttons beside each other, the words in the middle of the buttons' height.
fn words_and_buttons(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui)) {
    let words = ui.text_style_height(&egui::TextStyle::Button);
    let spacing = ui.spacing_mut();
    spacing.interact_size.y = words + 2.0 * spacing.button_padding.y;
    ui.horizontal_wrapped(add);
}

/// Makes room for a tool: in this row, behind a line where another group begins, or else in the next row.
pub(super) fn make_room(ui: &mut egui::Ui, width: f32, new_group: bool) {
    let needed = if new_group { width + apart(ui) } else { width };
    if needed > ui.available_size_before_wrap().x {
        ui.end_row();
    } else if new_group {
        ui.separator();
    }
}

/// Width of words on one line.
pub(super) fn width(ui: &egui::Ui, words: &str) -> f32 {
    let extend = Some(egui::TextWrapMode::Extend);
    let words = egui::WidgetText::from(words);
    words
        .into_galley(ui, extend, f32::INFINITY, egui::TextStyle::Button)
        .size()
        .x
}

/// The buttons of the table's toolbar column, and the field of finding.
pub(super) fn toolbar(
    ui: &mut egui::Ui,
    state: &State,
    asked: &mut u64,
    commands: &mut Vec<Command>,
) {
    let frame = theme::bar(ui);
    bar(ui, "toolbar", frame, |ui| {
        // In a narrow window the words alone stay on one line.
        let pictures = ui.available_width() >= WITH_PICTURES;
        ui.horizontal_wrapped(|ui| {
            // Buttons go to the next row whole.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            let mut buttons: Vec<&Entry> = ENTRIES
                .iter()
                .filter(|entry| entry.toolbar.is_some())
                .collect();
            buttons.sort_by_key(|entry| entry.toolbar.map(|toolbar| toolbar.place));
            let mut group = None;
            for entry in buttons {
                let Some(toolbar) = entry.toolbar else {
                    continue;
                };
                let tens = toolbar.place / 10;
                if let Some(last) = group {
                    let width = button_width(ui, state, entry, toolbar.text, pictures);
                    make_room(ui, width, last != tens);
                }
                if toolbar.text == Message::ToolLevel1 && pictures {
                    ui.label(
                        RichText::new(text(state, Message::ToolLevels))
                            .color(palette(ui.ctx()).quiet),
                    );
                }
                group = Some(tens);
                button(ui, state, entry, toolbar.text, pictures, commands);
            }
            find::field(ui, state, asked, commands);
        });
    });
}

/// Width of a button with its arrow.
fn button_width(ui: &egui::Ui, state: &State, entry: &Entry, name: Message, pictures: bool) -> f32 {
    let spacing = ui.spacing();
    let picture = if pictures && icons::has(name) {
        icons::SIZE + spacing.icon_spacing
    } else {
        0.0
    };
    let words = width(ui, text(state, name)) + 2.0 * spacing.button_padding.x;
    picture + words + super::menu::arrow_width(entry)
}

fn button(
    ui: &mut egui::Ui,
    state: &State,
    entry: &Entry,
    name: Message,
    pictures: bool,
    commands: &mut Vec<Command>,
) {
    let ticked = entry.checked.is_some_and(|checked| checked(state));
    let picture = egui::IdSalt::new("picture");
    let words = text(state, name);
    let button = if pictures && icons::has(name) {
        let room = egui::Atom::custom(picture, egui::vec2(icons::SIZE, icons::SIZE));
        egui::Button::new((room, words))
    } else {
        egui::Button::new(words)
    };
    // The arrow follows its button closely.
    let apart = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 0.0);
    let drawn = ui.add_enabled((entry.enabled)(state), |ui: &mut egui::Ui| {
        let drawn = button.selected(ticked).atom_ui(ui);
        if let Some(rect) = drawn.rect(picture) {
            let color = ui.style().interact(&drawn.response).text_color();
            icons::paint(ui.painter(), rect, name, color);
        }
        drawn.response
    });
    let key = super::keys::label(entry);
    let hint = format!("{}  {key}", text(state, entry.text));
    // 一 alone says nothing to somebody who does not see what stands before it.
    if LEVELS.contains(&name) {
        let full = text(state, entry.text);
        drawn.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), full)
        });
    }
    if drawn.on_hover_text(hint.trim_end()).clicked() {
        commands.push(entry.command_in(state));
    }
    super::menu::arrow(ui, state, entry, commands);
    ui.spacing_mut().item_spacing.x = apart;
    ui.add_space(apart);
}

/// The first hint, until it is put away.
pub(super) fn hint(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    // What it says is said of documents.
    let draft = state.current().is_some_and(|open| open.draft.is_some());
    if !state.hinting || draft {
        return;
    }
    let frame = theme::bar(ui).fill(palette(ui.ctx()).chosen);
    bar(ui, "hint", frame, |ui| {
        words_and_buttons(ui, |ui| {
            let room = (ui.available_width() - 110.0).max(200.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(text(state, Message::FirstHint)).wrap());
            });
            if ui.button(text(state, Message::ActionDismiss)).clicked() {
                commands.push(Command::EndHint);
            }
        });
    });
}

/// What stands in the panes while a document is read for the first time.
pub(super) fn reading(ui: &mut egui::Ui, state: &State, name: &str, commands: &mut Vec<Command>) {
    let frame = theme::page(ui);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.35).max(20.0));
        ui.vertical_centered(|ui| {
            ui.spinner();
            ui.add_space(8.0);
            ui.label(Message::StatusReading.fill(state.settings.language, &[&name]));
            ui.add_space(14.0);
            if ui.button(text(state, Message::CmdCancelReading)).clicked() {
                commands.push(Command::CancelReading);
            }
        });
    });
}

/// One tab for each document, where there are several.
pub(super) fn tabs(
    ui: &mut egui::Ui,
    state: &State,
    names: &mut TabNames,
    commands: &mut Vec<Command>,
) {
    if state.documents.len() < 2 {
        return;
    }
    /// Hundreds of documents leave room for the one that is shown.
    const MOST_ROWS: f32 = 3.0;
    let frame = theme::bar(ui);
    bar(ui, "tabs", frame, |ui| {
        let spacing = ui.spacing();
        let row = ui.text_style_height(&egui::TextStyle::Button) + 2.0 * spacing.button_padding.y;
        let row = row.max(spacing.interact_size.y);
        let most = MOST_ROWS * (row + spacing.item_spacing.y);
        let area = egui::ScrollArea::vertical().max_height(most);
        // Without this it never gets more rows than it had before.
        let mut area = area.min_scrolled_height(most);
        let wanted = egui::Id::unique("where the tabs are scrolled to");
        if let Some(offset) = ui.data_mut(|data| data.remove_temp::<f32>(wanted)) {
            area = area.vertical_scroll_offset(offset);
        }
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                let beside = beside_name(ui);
                let names = names.fit(ui, state, beside);
                let first = ui.cursor().top();
                for (at, (name, width)) in names.iter().enumerate() {
                    let needed = width + beside;
                    make_room(ui, needed, false);
                    let top = match is_near(ui, row) {
                        true => tab(ui, state, at, name, commands),
                        false => tab_out_of_sight(ui, state, at, egui::vec2(needed, row)),
                    };
                    if let Some(top) = top {
                        // With a row above it in sight, too.
                        ui.data_mut(|data| data.insert_temp(wanted, (top - first - row).max(0.0)));
                    }
                }
            });
        });
    });
}

/// A tab with this of its document's name; where it is, if the tabs are to be scrolled to it.
fn tab(
    ui: &mut egui::Ui,
    state: &State,
    at: usize,
    name: &str,
    commands: &mut Vec<Command>,
) -> Option<f32> {
    let open = &state.documents[at];
    let chosen = state.active == Some(at);
    let mut tab = ui.selectable_label(chosen, name);
    let role = egui::accesskit::Role::Button;
    tab.widget_info(|| egui::WidgetInfo::selected(role, true, chosen, &open.name));
    if name != open.name {
        tab = tab.on_hover_text(&open.name);
    }
    let hidden = chosen && is_out_of_sight(ui, state, open.id, tab.rect);
    if tab.clicked() {
        commands.push(Command::Activate(at));
    }
    if tab.middle_clicked() || close_button(ui, state, &open.name) {
        commands.push(Command::CloseAt(at));
    }
    hidden.then_some(tab.rect.top())
}

/// Whether what stands next is in view, or in the row above or below it.
fn is_near(ui: &egui::Ui, row: f32) -> bool {
    let near = ui.clip_rect().y_range().expand(2.0 * row);
    near.contains(ui.cursor().top())
}

/// The room of a tab that is not in view, with that to the next one; where it is, if the tabs are to be scrolled to it.
fn tab_out_of_sight(
    ui: &mut egui::Ui,
    state: &State,
    at: usize,
    mut size: egui::Vec2,
) -> Option<f32> {
    size.x -= ui.spacing().item_spacing.x;
    let (_, place) = ui.allocate_space(size);
    let chosen = state.active == Some(at);
    let hidden = chosen && is_out_of_sight(ui, state, state.documents[at].id, place);
    hidden.then_some(place.top())
}

/// Whether the tab of the document that is shown is to be scrolled to: once for each that is, for each number of tabs
/// and for each width of the window; the tabs are left alone then.
fn is_out_of_sight(ui: &egui::Ui, state: &State, document: DocumentId, tab: Rect) -> bool {
    let width = ui.ctx().content_rect().width() as u32;
    let shown = (document, state.documents.len(), width);
    let id = egui::Id::unique("the tab in sight");
    if ui.data(|data| data.get_temp(id)) == Some(shown) {
        return false;
    }
    let seen = ui.clip_rect().expand(1.0).contains_rect(tab);
    if seen {
        ui.data_mut(|data| data.insert_temp(id, shown));
    } else {
        ui.ctx().request_repaint();
    }
    !seen
}

/// The names in the tabs, made anew where they or their room are others.
#[derive(Default)]
pub(super) struct TabNames {
    /// The whole names.
    names: Vec<String>,
    /// The width of the row, in points.
    room: f32,
    /// As they are shown, with their widths.
    shown: Vec<(String, f32)>,
}

impl TabNames {
    /// The longest ones are shortened where not all have room beside each other.
    fn fit(&mut self, ui: &egui::Ui, state: &State, beside: f32) -> &[(String, f32)] {
        /// No name is shortened below this width.
        const LEAST: f32 = 120.0;
        let names = || state.documents.iter().map(|open| open.name.as_str());
        let room = ui.available_width();
        if self.room == room && self.names.iter().map(String::as_str).eq(names()) {
            return &self.shown;
        }
        let left = room - beside * state.documents.len() as f32;
        let widths: Vec<f32> = names().map(|name| width(ui, name)).collect();
        let fit = names().zip(tabs::fit(&widths, left, LEAST));
        let shown = fit.map(|(name, most)| {
            let shown = tabs::shortened(name, |name| width(ui, name) <= most);
            let width = width(ui, &shown);
            (shown, width)
        });
        self.shown = shown.collect();
        self.names = names().map(str::to_string).collect();
        self.room = room;
        &self.shown
    }
}

/// The room that a tab needs beside its name, with that to the next one.
fn beside_name(ui: &egui::Ui) -> f32 {
    let spacing = ui.spacing();
    let paddings = 2.0 * spacing.button_padding.x;
    width(ui, CROSS) + paddings + 2.0 * spacing.item_spacing.x
}

const CROSS: &str = "×";

/// The cross behind a tab, with a name for screen readers.
fn close_button(ui: &mut egui::Ui, state: &State, name: &str) -> bool {
    let cross = egui::Button::new(RichText::new(CROSS).color(palette(ui.ctx()).quiet)).frame(false);
    let hint = text(state, Message::ActionClose);
    let response = ui.add(cross).on_hover_text(hint);
    let label = format!("{hint} {name}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &label));
    response.clicked()
}

/// Sentences that the user should see, with what can be done.
pub(super) fn notices(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    for notice in state.shown_notices() {
        let mut actions = notice.actions.clone();
        let ends = |command: &Command| matches!(command, Command::Dismiss(_));
        if !actions.iter().any(|(_, command)| ends(command)) {
            actions.push((Message::ActionDismiss, Command::Dismiss(notice.id)));
        }
        let frame = theme::bar(ui).fill(palette(ui.ctx()).chosen);
        bar(ui, egui::Id::unique(("notice", notice.id)), frame, |ui| {
            words_and_buttons(ui, |ui| {
                ui.label(&notice.text);
                for (name, command) in &actions {
                    if ui.button(text(state, *name)).clicked() {
                        commands.extend(answered(notice, command));
                    }
                }
            });
            for failed in notice.failed.iter().filter(|_| notice.detailed) {
                ui.label(&failed.failure.sentence);
            }
        });
    }
}

/// What a button of a notice asks for: what it says, and that the notice goes, unless it only shows more of it.
fn answered(notice: &Notice, command: &Command) -> Vec<Command> {
    match command {
        Command::Dismiss(_) | Command::ShowDetails(_) => vec![command.clone()],
        _ => vec![Command::Dismiss(notice.id), command.clone()],
    }
}

/// The line at the foot.
pub(super) fn status(
    ui: &mut egui::Ui,
    state: &State,
    under_way: &mut Moment,
    commands: &mut Vec<Command>,
) {
    // One thing behind the other is one wait.
    let awaited = status::under_way(state).map(|_| 0);
    let is_late = under_way.is_over(ui.ctx(), awaited);
    let frame = theme::bar(ui);
    egui::Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let quiet = palette(ui.ctx()).quiet;
            let pieces = status::status(state, is_late);
            let widths: Vec<f32> = pieces.iter().map(|piece| needs(ui, state, piece)).collect();
            let shown = status::fit(&pieces, &widths, ui.available_width());
            let last = pieces.len() - 1;
            for (at, (piece, width)) in pieces.iter().zip(shown).enumerate() {
                let Some(width) = width else { continue };
                let words = RichText::new(&piece.text).color(quiet);
                if at == last {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(words));
                    break;
                }
                if at > 0 {
                    ui.separator();
                }
                ui.scope(|ui| {
                    ui.set_max_width(width - apart(ui));
                    ui.add(egui::Label::new(words).truncate());
                });
                if let Some((name, command)) = &piece.action
                    && ui.link(text(state, *name)).clicked()
                {
                    commands.push(command.clone());
                }
            }
        });
    });
}

/// Width of a piece of the line at the foot, with what sets it apart from the next one.
fn needs(ui: &egui::Ui, state: &State, piece: &status::Piece) -> f32 {
    let link = piece.action.as_ref();
    let link = link.map(|(name, _)| width(ui, text(state, *name)) + ui.spacing().item_spacing.x);
    width(ui, &piece.text) + link.unwrap_or(0.0) + apart(ui)
}

/// Width of a line between two things, with the room at its sides.
fn apart(ui: &egui::Ui) -> f32 {
    const LINE: f32 = 6.0;
    LINE + 2.0 * ui.spacing().item_spacing.x
}

/// What is shown before a document is open.
pub(super) fn empty_window(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = theme::page(ui);
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let id = egui::Id::unique("height of the empty page");
        let height: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        if height == 0.0 {
            ui.ctx()
                .request_discard("the height of the empty page is not known yet");
        }
        // A little above the middle; from the top where it needs all the room.
        let above = (ui.available_height() - height) * 0.4;
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.add_space(above.max(4.0));
                let page = ui.vertical_centered(|ui| empty_page(ui, state, commands));
                let height = page.response.rect.height();
                ui.data_mut(|data| data.insert_temp(id, height));
            });
    });
}

fn empty_page(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let quiet = palette(ui.ctx()).quiet;
    ui.label(RichText::new(text(state, Message::EmptyDrop)).size(theme::TITLE_SIZE));
    ui.add_space(8.0);
    ui.label(RichText::new(text(state, Message::EmptyWhat)).color(quiet));
    ui.add_space(22.0);
    let choices = [
        (Message::EmptyOpen, Command::Open),
        (Message::EmptyPaste, Command::Paste),
        (Message::CmdSample, Command::OpenSample),
    ];
    for (name, command) in choices {
        let button = egui::Button::new(text(state, name)).min_size(egui::vec2(200.0, 38.0));
        if ui.add(button.fill(palette(ui.ctx()).hovered)).clicked() {
            commands.push(command);
        }
    }
    recent(ui, state, commands);
    ui.add_space(22.0);
    for line in [Message::EmptyKinds, Message::EmptyOffline] {
        ui.label(RichText::new(text(state, line)).color(quiet));
    }
}

/// The documents that were opened last, below the buttons of the empty window. Where several have one title their files
/// are named.
fn recent(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    const SHOWN: usize = 5;
    let recent = &state.settings.recent;
    if recent.is_empty() {
        return;
    }
    ui.add_space(18.0);
    ui.label(RichText::new(text(state, Message::SubRecent)).color(palette(ui.ctx()).quiet));
    for (at, document) in recent.iter().take(SHOWN).enumerate() {
        let same = recent.iter().filter(|other| other.title == document.title);
        let name = match same.count() {
            1 => document.title.clone(),
            _ => message::name_of(&document.path).into_owned(),
        };
        let link = ui.link(name);
        if link
            .on_hover_text(document.path.display().to_string())
            .clicked()
        {
            commands.push(Command::OpenRecent(at));
        }
    }
}

/// What was just done, for some seconds.
pub(super) fn toast(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(toast) = &state.toast else { return };
    // Who is to choose needs more time than who only reads.
    let shown = if toast.actions.len() > 1 { 10.0 } else { 5.0 };
    let id = egui::Id::unique(("toast", toast.id));
    let now = ui.input(|input| input.time);
    let since: f64 = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
    if now - since > shown {
        commands.push(Command::ToastOver(toast.id));
        return;
    }
    ui.ctx()
        .request_repaint_after(Duration::from_secs_f64(shown - (now - since) + 0.05));
    // Above the panel of exports, too.
    let area = egui::Area::new(egui::Id::unique("toast"))
        .order(egui::Order::Tooltip)
        .anchor(egui::Align2::CENTER_BOTTOM, [0.0, -56.0]);
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style())
            .inner_margin(egui::Margin::symmetric(16, 10))
            .show(ui, |ui| said(ui, state, toast, commands));
    });
}

/// The sentence of a toast with its buttons behind it; below it where it is as long as the window is wide.
fn said(ui: &mut egui::Ui, state: &State, toast: &Toast, commands: &mut Vec<Command>) {
    /// Room beside the toast, and inside its frame.
    const AROUND: f32 = 80.0;
    let room = (ui.ctx().content_rect().width() - AROUND).max(0.0);
    let words = width(ui, &toast.text);
    let links = toast.actions.iter();
    let links = links.map(|(name, _)| width(ui, text(state, *name)) + ui.spacing().item_spacing.x);
    if words + links.sum::<f32>() <= room {
        ui.horizontal(|ui| {
            ui.label(&toast.text);
            answers(ui, state, toast, commands);
        });
        return;
    }
    ui.set_max_width(room);
    ui.set_min_width(words.min(room));
    ui.add(egui::Label::new(&toast.text).wrap());
    ui.horizontal(|ui| answers(ui, state, toast, commands));
}

/// The buttons of a toast, each of which ends it.
fn answers(ui: &mut egui::Ui, state: &State, toast: &Toast, commands: &mut Vec<Command>) {
    for (name, command) in &toast.actions {
        if ui.link(text(state, *name)).clicked() {
            commands.push(Command::ToastOver(toast.id));
            commands.push(command.clone());
        }
    }
}
