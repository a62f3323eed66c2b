//! The panel of exports: forms at the left, choices above, the beginning of what will be written below them.

use super::panels::{text, width};
use super::theme::{self, palette};
use crate::app::Command;
use crate::app::exports::{CHOICES, ChoiceRow, chosen, with};
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
            ui.scope(|ui| choices(ui, state, &options, commands));
            ui.add_space(8.0);
            look(ui, state, panel, &options);
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
    const APART: f32 = 14.0;
    let rows = || {
        let all = CHOICES.iter();
        all.filter(|row| options.format.heeds(row.choice))
    };
    let names = rows().map(|row| width(ui, text(state, row.name)));
    let column = names.fold(0.0, f32::max) + APART;
    ui.spacing_mut().item_spacing.y = 4.0;
    for row in rows() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.scope(|ui| {
                ui.set_width(column);
                // As high as what is chosen, so that both stand on one line.
                ui.horizontal(|ui| ui.label(quiet(ui, text(state, row.name))));
            });
            values(ui, state, row, options, commands);
        });
        if chosen(row.choice, *options) == Some(Message::DressTemplate) {
            template(ui, state, column, commands);
        }
    }
}

/// The values of a choice, in as many rows as they need.
fn values(
    ui: &mut egui::Ui,
    state: &State,
    row: &ChoiceRow,
    options: &ExportOptions,
    commands: &mut Vec<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        theme::edge(ui);
        for value in row.values {
            let set = with(*options, value);
            let response = ui.radio(set == *options, text(state, value.0));
            if response.clicked() {
                commands.push(Command::SetExport(set));
            }
        }
    });
}

/// The document whose look is taken, and the way to another one.
fn template(ui: &mut egui::Ui, state: &State, column: f32, commands: &mut Vec<Command>) {
    let Some(path) = &state.settings.template else {
        return;
    };
    const WIDEST: f32 = 360.0;
    let name = Message::TemplateName.fill(state.settings.language, &[&name_of(path)]);
    ui.horizontal(|ui| {
        ui.add_space(column);
        ui.scope(|ui| {
            ui.set_max_width(WIDEST);
            ui.add(egui::Label::new(quiet(ui, &name)).truncate());
        });
        if ui.link(text(state, Message::TemplateOther)).clicked() {
            commands.push(Command::ChooseTemplate);
        }
    });
}

/// The beginning of what will be written, as a page. Every form is scrolled for itself.
fn look(ui: &mut egui::Ui, state: &State, panel: &ExportPanel, options: &ExportOptions) {
    let frame = theme::sheet(ui);
    frame.show(ui, |ui| {
        theme::on_paper(ui);
        let scroll = egui::ScrollArea::vertical()
            .id_salt(("preview", options.format))
            .auto_shrink(false);
        scroll.show(ui, |ui| {
            if let Some(preview) = &panel.preview {
                lines(ui, preview);
                table(ui, &preview.table);
                if !preview.whole {
                    let words = text(state, Message::ExportCut);
                    ui.label(RichText::new(words).color(theme::paper(ui.ctx()).quiet));
                }
            }
        });
    });
}

fn lines(ui: &mut egui::Ui, preview: &Preview) {
    ui.spacing_mut().item_spacing.y = 3.0;
    for line in &preview.lines {
        let words = egui::Label::new(job(ui, line)).wrap();
        let align = if line.centred {
            Align::Center
        } else {
            Align::Min
        };
        let top = ui.cursor().min.y;
        let level = f32::from(line.level) * theme::INDENT;
        let inside = ui.available_rect_before_wrap();
        let inside = inside.with_min_x(inside.min.x + level);
        let builder = egui::UiBuilder::new().max_rect(inside);
        ui.scope_builder(builder.layout(Layout::top_down(align)), |ui| ui.add(words));
        if line.level > 0 {
            let x = inside.min.x - theme::INDENT / 2.0;
            let stroke = egui::Stroke::new(1.0, theme::paper(ui.ctx()).line);
            ui.painter().vline(x, top..=ui.min_rect().max.y, stroke);
        }
        if line.apart {
            ui.add_space(theme::TEXT_SIZE);
        }
    }
}

/// A table with lines between its cells, the first row as the headings of its columns.
fn table(ui: &mut egui::Ui, rows: &[Vec<String>]) {
    const ROOM: egui::Vec2 = vec2(6.0, 4.0);
    let colors = theme::paper(ui.ctx());
    let line = egui::Stroke::new(1.0, colors.line);
    let widths = widths(rows, ui.available_width() - 1.0, 2.0 * ROOM.x);
    for (at, row) in rows.iter().enumerate() {
        let ink = if at == 0 { colors.quiet } else { colors.ink };
        let cell = |(words, width): (&String, &f32)| {
            let room = width - 2.0 * ROOM.x;
            ui.painter().layout(words.clone(), theme::font(), ink, room)
        };
        let cells: Vec<_> = row.iter().zip(&widths).map(cell).collect();
        let heights = cells.iter().map(|galley| galley.size().y);
        let height = heights.fold(0.0, f32::max) + 2.0 * ROOM.y;
        ui.spacing_mut().item_spacing.y = 0.0;
        let size = vec2(widths.iter().sum(), height);
        let (place, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let mut cell = place;
        for (galley, width) in cells.into_iter().zip(&widths) {
            cell.set_width(*width);
            ui.painter()
                .rect_stroke(cell, 0.0, line, egui::StrokeKind::Middle);
            ui.painter().galley(cell.min + ROOM, galley, ink);
            cell = cell.translate(vec2(*width, 0.0));
        }
    }
}

/// Widths of the columns of a table: those with few words have what they need, the others share what is left.
fn widths(rows: &[Vec<String>], whole: f32, around: f32) -> Vec<f32> {
    const FEW: usize = 4;
    const MOST: usize = 24;
    let columns = rows.first().map_or(0, Vec::len);
    let longest = |column: usize| {
        let fields = rows.iter().filter_map(|row| row.get(column));
        fields.map(|field| field.chars().count()).max().unwrap_or(0)
    };
    let longest: Vec<usize> = (0..columns).map(longest).collect();
    let needed = |signs: usize| signs.max(1) as f32 * theme::TEXT_SIZE + around;
    let few = longest.iter().filter(|&&signs| signs <= FEW);
    let left = whole - few.map(|&signs| needed(signs)).sum::<f32>();
    let many = |signs: usize| signs.min(MOST) as f32;
    let shares = longest.iter().filter(|&&signs| signs > FEW);
    let shares: f32 = shares.map(|&signs| many(signs)).sum();
    let width = |&signs: &usize| match signs {
        0..=FEW => needed(signs),
        _ => (left * many(signs) / shares).max(needed(FEW)),
    };
    longest.iter().map(width).collect()
}

/// A line in the letters it will have; bold ones are darker, for the window has one face.
fn job(ui: &egui::Ui, line: &Line) -> egui::text::LayoutJob {
    let colors = theme::paper(ui.ctx());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_few_words_have_what_they_need_and_the_others_share_the_rest() {
        let row = |fields: [&str; 3]| fields.map(str::to_string).to_vec();
        let long = "长".repeat(60);
        let rows = [
            row(["序号", "工作任务", "出处"]),
            row(["1", &long, "十二个字的一份文稿的名字"]),
        ];
        let found = widths(&rows, 600.0, 12.0);
        assert_eq!(found[0], 2.0 * theme::TEXT_SIZE + 12.0);
        assert_eq!(found[1], 2.0 * found[2], "a long one counts as 24 signs");
        assert!((found.iter().sum::<f32>() - 600.0).abs() < 0.1);
        assert_eq!(widths(&[], 600.0, 12.0), [0.0; 0]);
    }
}
