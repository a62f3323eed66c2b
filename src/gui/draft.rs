//! The pane of a draft: where its outline was borrowed, how long it is to be, the text of the chosen item; and what
//! the tree does otherwise for drafts.

use super::panels::text;
use super::theme::{self, palette};
use crate::app::Command;
use crate::app::draft::OpenDraft;
use crate::app::rows::{Row, RowKind};
use crate::app::state::{OpenDocument, RowKey, State};
use crate::draft::Count;
use crate::message::{Message, grouped};
use eframe::egui::{self, Align2, Event, ImeEvent, Layout, Rect, RichText, vec2};

pub(super) fn show(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    draft: &OpenDraft,
    commands: &mut Vec<Command>,
) {
    ui.set_max_width(theme::WIDEST_TEXT.min(ui.available_width() - 24.0));
    ui.add_space(8.0);
    let quiet = palette(ui.ctx()).quiet;
    if !draft.draft.source.is_empty() {
        let source = &draft.draft.source;
        let words = Message::DraftSource.fill(state.settings.language, &[source]);
        ui.label(RichText::new(words).color(quiet));
    }
    total(ui, state, open, draft, commands);
    ui.add_space(10.0);
    ui.separator();
    ui.add_space(10.0);
    match open.selected_node() {
        Some(id) => {
            let label = open.document.label(&open.outline, &open.outline.nodes[id]);
            ui.heading(label.as_ref());
            if let Some(count) = open.count(id) {
                ui.label(RichText::new(count_in_words(state, count)).color(quiet));
            }
            ui.add_space(8.0);
            item_text(ui, state, open.draft_text(id), commands);
        }
        None => {
            ui.label(RichText::new(text(state, Message::DraftPick)).color(quiet));
            ui.label(RichText::new(text(state, Message::DraftKeysHint)).color(quiet));
        }
    }
}

fn count_in_words(state: &State, count: Count) -> String {
    let language = state.settings.language;
    let written = grouped(count.written);
    match count.wanted {
        0 => Message::DraftWritten.fill(language, &[&written]),
        wanted => Message::DraftCount.fill(language, &[&written, &grouped(wanted)]),
    }
}

/// 总字数, and what is written of it.
fn total(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    draft: &OpenDraft,
    commands: &mut Vec<Command>,
) {
    // A label before a taller field stands in the middle only where the height is known beforehand.
    let row = vec2(ui.available_width(), 34.0);
    let layout = Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        let name = text(state, Message::DraftTotal);
        ui.label(name);
        let set = draft.draft.total;
        let mut words = match set {
            0 => String::new(),
            total => total.to_string(),
        };
        let field = egui::TextEdit::singleline(&mut words)
            .hint_text(text(state, Message::DraftTotalNone))
            .background_color(palette(ui.ctx()).hovered)
            .desired_width(72.0);
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
        let digits: String = words.chars().filter(char::is_ascii_digit).take(7).collect();
        let total = digits.parse().unwrap_or(0);
        if total != set {
            commands.push(Command::SetTotal(total));
        }
        let written =
            Message::DraftWritten.fill(state.settings.language, &[&grouped(open.characters)]);
        ui.label(RichText::new(written).color(palette(ui.ctx()).quiet));
    });
}

/// The text of one item is short enough for a plain field.
fn item_text(ui: &mut egui::Ui, state: &State, written: &str, commands: &mut Vec<Command>) {
    let mut words = written.to_string();
    egui::ScrollArea::vertical()
        .id_salt("item text")
        .auto_shrink(false)
        .show(ui, |ui| {
            let field = egui::TextEdit::multiline(&mut words)
                .hint_text(text(state, Message::DraftTextHint))
                .frame(egui::Frame::NONE)
                .desired_rows(12)
                .desired_width(f32::INFINITY);
            let response = ui.add(field);
            response.widget_info(|| {
                let name = text(state, Message::DraftText);
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, name)
            });
        });
    if words != written {
        commands.push(Command::WriteText(words));
    }
}

/// Paints 已写／应写 at the end of a draft's row; gives what is left for the label.
pub(super) fn count(ui: &egui::Ui, open: &OpenDocument, row: &Row, rect: Rect) -> Rect {
    let RowKind::Node(id) = row.kind else {
        return rect;
    };
    let Some(count) = open.count(id).filter(|count| count.wanted > 0) else {
        return rect;
    };
    let words = format!("{}／{}", grouped(count.written), grouped(count.wanted));
    let colors = palette(ui.ctx());
    let place = rect.right_center() - vec2(6.0, 0.0);
    let font = theme::font();
    let painted = ui
        .painter()
        .text(place, Align2::RIGHT_CENTER, words, font, colors.quiet);
    rect.with_max_x(painted.min.x - 8.0)
}

/// Keeps the keyboard on a draft's tree while nobody writes in a field, so that Tab is a level and not the next
/// button, and letters begin to write over the chosen item.
pub(super) fn listen(
    ui: &egui::Ui,
    tree: &egui::Response,
    open: &OpenDocument,
    commands: &mut Vec<Command>,
) {
    let ctx = ui.ctx();
    let writing = open.rename.is_some() || open.note.is_some() || ctx.text_edit_focused();
    if open.draft.is_none() || writing || egui::Popup::is_any_open(ctx) {
        return;
    }
    if ctx.memory(|memory| memory.focused().is_none()) {
        tree.request_focus();
    }
    if !tree.has_focus() {
        return;
    }
    let filter = egui::EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: false,
    };
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(tree.id, filter));
    if open.selected_key().is_none() {
        return;
    }
    // Without this a Chinese input method would stay silent here.
    let place = egui::output::IMEOutput {
        purpose: egui::IMEPurpose::Normal,
        rect: tree.rect,
        cursor_rect: tree.rect,
        should_interrupt_composition: false,
    };
    ctx.output_mut(|output| output.ime = Some(place));
    let typed = ctx.input(|input| {
        let words = input.events.iter().filter_map(|event| match event {
            Event::Text(words) | Event::Ime(ImeEvent::Commit(words)) => Some(words.clone()),
            _ => None,
        });
        words.collect::<String>()
    });
    let composing = ctx.input(|input| {
        let preedit = |event: &Event| matches!(event, Event::Ime(ImeEvent::Preedit { .. }));
        input.events.iter().any(preedit)
    });
    if composing || !typed.trim().is_empty() {
        commands.push(Command::StartRename);
        commands.push(Command::EditRename(typed));
    }
}

/// What the field of a row asks for.
pub(super) fn hint(open: &OpenDocument, usual: Message) -> Message {
    match (&open.draft, open.selected) {
        (Some(_), Some(RowKey::Title)) => Message::DraftTitleHint,
        (Some(_), _) if usual == Message::CmdRename => Message::DraftItemHint,
        _ => usual,
    }
}

/// While an item of a draft is written Tab is a level too; says whether it is.
pub(super) fn tabs(ui: &egui::Ui, open: &OpenDocument, commands: &mut Vec<Command>) -> bool {
    if open.draft.is_none() || open.rename.is_none() {
        return false;
    }
    let levels = [
        (egui::Modifiers::SHIFT, Command::Promote),
        (egui::Modifiers::NONE, Command::Demote),
    ];
    for (modifiers, command) in levels {
        if ui.input_mut(|input| input.consume_key(modifiers, egui::Key::Tab)) {
            commands.push(command);
        }
    }
    true
}

/// Behind an item that was written and left with Enter the next one is written.
pub(super) fn go_on(
    ui: &egui::Ui,
    open: &OpenDocument,
    written: &str,
    commands: &mut Vec<Command>,
) {
    let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
    if open.draft.is_some() && open.rename.is_some() && entered && !written.trim().is_empty() {
        commands.push(Command::NewItem);
    }
}

/// Below the title of a draft without items stands how to go on.
pub(super) fn invite(ui: &egui::Ui, rect: Rect, state: &State, open: &OpenDocument) {
    if open.draft.is_none() || !open.outline.is_empty() {
        return;
    }
    let place = rect.left_top() + vec2(22.0, theme::ROW_HEIGHT * 1.5);
    let color = palette(ui.ctx()).quiet;
    let words = text(state, Message::DraftEmpty);
    ui.painter()
        .text(place, Align2::LEFT_CENTER, words, theme::font(), color);
}
