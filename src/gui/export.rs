//! The panel of exports: forms at the left, choices above, the beginning of what will be written below them.

use super::panels::text;
use super::theme::{self, palette};
use crate::app::Command;
use crate::app::exports::{CHOICES, chosen, with};
use crate::app::state::{ExportPanel, State};
use crate::export::{ExportOptions, FORMATS, Line, Preview};
use crate::message::{Message, name_of};
use eframe::egui::{self, Align, Layout, RichText, vec2};

/// Width of the panel and height of what is above its buttons, where the window is large enough.
const LARGEST: egui::Vec2 = vec2(960.0, 560.0);
/// Width of the list of forms.
const FORMS: f32 = 250.0;

pub(super) fn show(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(panel) = &state.export_panel else {
        return;
    };
    let options = state.settings.last_export();
    let room = ui.ctx().content_rect().size() - vec2(80.0, 180.0);
    let size = LARGEST.min(room);
    let frame = egui::Frame::popup(ui.style()).inner_margin(18);
    let modal = egui::Modal::new(egui::Id::unique("export")).frame(frame);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(size.x);
        ui.heading(text(state, Message::ExportHeading));
        ui.add_space(10.0);
        let (place, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let (left, right) = place.split_left_right_at_x(place.min.x + FORMS);
        let inside = |rect| egui::UiBuilder::new().max_rect(rect);
        ui.scope_builder(inside(left), |ui| forms(ui, state, &options, commands));
        ui.scope_builder(inside(right), |ui| {
            choices(ui, state, &options, commands);
            ui.add_space(8.0);
            look(ui, state, panel);
        });
        ui.add_space(12.0);
        buttons(ui, state, &options, commands);
    });
    let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
    if shown.should_close() {
        commands.push(Command::CloseExport);
    } else if entered && shown.is_top_modal {
        commands.push(Command::Export(options.format));
    }
}

fn quiet(ui: &egui::Ui, words: &str) -> RichText {
    RichText::new(words).color(palette(ui.ctx()).quiet)
}

fn forms(ui: &mut egui::Ui, state: &State, options: &ExportOptions, commands: &mut Vec<Command>) {
    ui.label(quiet(ui, text(state, Message::ExportForm)));
    for row in FORMATS {
        let Some(name) = row.menu else { continue };
        let button = egui::Button::selectable(row.format == options.format, text(state, name));
        let button = button.min_size(vec2(FORMS - 20.0, 0.0));
        if ui.add(button).clicked() {
            commands.push(Command::SetFormat(row.format));
        }
    }
}

fn choices(ui: &mut egui::Ui, state: &State, options: &ExportOptions, commands: &mut Vec<Command>) {
    let rows = CHOICES
        .iter()
        .filter(|row| options.format.heeds(row.choice));
    egui::Grid::new("choices")
        .num_columns(2)
        .spacing(vec2(14.0, 4.0))
        .show(ui, |ui| {
            for row in rows {
                ui.label(quiet(ui, text(state, row.name)));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 18.0;
                    for value in row.values {
                        let set = with(*options, value);
                        let response = ui.radio(set == *options, text(state, value.0));
                        if response.clicked() {
                            commands.push(Command::SetExport(set));
                        }
                    }
                });
                ui.end_row();
                if chosen(row.choice, *options) == Some(Message::DressTemplate) {
                    template(ui, state, commands);
                    ui.end_row();
                }
            }
        });
}

/// The document whose look is taken, and the way to another one.
fn template(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(path) = &state.settings.template else {
        return;
    };
    const WIDEST: f32 = 360.0;
    let name = Message::TemplateName.fill(state.settings.language, &[&name_of(path)]);
    ui.label("");
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_max_width(WIDEST);
            ui.add(egui::Label::new(quiet(ui, &name)).truncate());
        });
        if ui.link(text(state, Message::TemplateOther)).clicked() {
            commands.push(Command::ChooseTemplate);
        }
    });
}

/// The beginning of what will be written, as a page.
fn look(ui: &mut egui::Ui, state: &State, panel: &ExportPanel) {
    let frame = theme::sheet(ui);
    frame.show(ui, |ui| {
        let scroll = egui::ScrollArea::vertical()
            .id_salt("preview")
            .auto_shrink(false);
        scroll.show(ui, |ui| {
            if let Some(preview) = &panel.preview {
                lines(ui, state, preview);
            }
        });
    });
}

fn lines(ui: &mut egui::Ui, state: &State, preview: &Preview) {
    ui.spacing_mut().item_spacing.y = 3.0;
    for line in &preview.lines {
        let words = egui::Label::new(job(ui, line)).wrap();
        let align = if line.centred {
            Align::Center
        } else {
            Align::Min
        };
        ui.with_layout(Layout::top_down(align), |ui| ui.add(words));
        if line.apart {
            ui.add_space(theme::TEXT_SIZE);
        }
    }
    if !preview.whole {
        ui.label(quiet(ui, text(state, Message::ExportCut)));
    }
}

/// A line in the letters it will have; bold ones are darker, for the window has one face.
fn job(ui: &egui::Ui, line: &Line) -> egui::text::LayoutJob {
    let colors = palette(ui.ctx());
    let size = theme::TEXT_SIZE * f32::from(line.percent.clamp(100, 125)) / 100.0;
    let mut job = egui::text::LayoutJob::default();
    let lead = f32::from(line.indent) * size;
    for (at, (words, bold)) in line.runs.iter().enumerate() {
        let color = if *bold { colors.accent } else { colors.ink };
        let font = egui::FontId::proportional(size);
        let lead = if at == 0 { lead } else { 0.0 };
        job.append(words, lead, egui::TextFormat::simple(font, color));
    }
    job
}

fn buttons(ui: &mut egui::Ui, state: &State, options: &ExportOptions, commands: &mut Vec<Command>) {
    let row = vec2(ui.available_width(), 36.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let choices = [
            (Message::ActionCancel, Command::CloseExport),
            (Message::ExportCopy, Command::CopyExport),
            (Message::ExportSave, Command::Export(options.format)),
        ];
        for (name, command) in choices {
            let button = egui::Button::new(text(state, name)).min_size(vec2(96.0, 34.0));
            if ui.add(button.fill(palette(ui.ctx()).hovered)).clicked() {
                commands.push(command);
            }
        }
    });
}
