//! 篇幅与用时: a bar for each row of the tree, all on one scale. Folding and choice are those of the tree.

use super::laid::Wait;
use super::theme::{self, INDENT, ROW_HEIGHT, palette};
use crate::app::Command;
use crate::app::laid::{Laid, What};
use crate::app::rows::{Row, RowKind, row_text};
use crate::app::state::{OpenDocument, RowKey, State};
use crate::message::{Message, grouped, reading_time};
use crate::weight::Weight;
use eframe::egui::{self, Align2, Color32, Rect, Sense, accesskit, pos2, vec2};

/// What the view holds between two frames.
#[derive(Default)]
pub(super) struct WeightPane {
    wait: Wait,
    seen: Option<(u64, u64)>,
}

/// Width of the columns of numbers, characters, time and part, where nothing needs more.
const NUMBERS: [f32; 3] = [84.0, 104.0, 56.0];
/// Between two of them, at least.
const BETWEEN: f32 = 20.0;
/// So much wider than a row is its ground, at both sides.
const EDGE: f32 = 6.0;
/// How much of the rest the labels have, and how much at least.
const LABELS: f32 = 0.56;
const LEAST: f32 = 80.0;
const BAR: f32 = 10.0;

impl WeightPane {
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &OpenDocument,
        commands: &mut Vec<Command>,
    ) {
        let Some(laid) = self.wait.laid(ui, state, open) else {
            return;
        };
        let What::Weights(_, longest) = &laid.what else {
            return;
        };
        let numbers = numbers(ui, state, *longest);
        let now = Some((open.id.0, open.scroll_to_row));
        let asked = std::mem::replace(&mut self.seen, now) != now;
        let to_row = open.selected_row().filter(|_| asked);
        let area = egui::ScrollArea::vertical()
            .id_salt("weight")
            .auto_shrink(false);
        area.show_viewport(ui, |ui, view| {
            ui.set_height(open.rows.len() as f32 * ROW_HEIGHT);
            let ground = ui.max_rect();
            let place = |at: usize| {
                let top = ground.min.y + at as f32 * ROW_HEIGHT;
                let size = vec2(ground.width() - EDGE, ROW_HEIGHT);
                Rect::from_min_size(pos2(ground.min.x, top), size)
            };
            if let Some(at) = to_row {
                ui.scroll_to_rect(place(at), None);
            }
            let first = (view.min.y / ROW_HEIGHT) as usize;
            let last = (view.max.y / ROW_HEIGHT) as usize + 1;
            for at in first..last.min(open.rows.len()) {
                let columns = fitting(&numbers, ground.width() - EDGE);
                row(ui, state, open, (laid, columns), at, place(at), commands);
            }
        });
    }
}

/// Widths of the columns of numbers, so that those of the longest item stand apart.
fn numbers(ui: &egui::Ui, state: &State, longest: usize) -> [f32; 3] {
    /// The times that are longest in words, below an hour and from there on: so many characters.
    const LONGEST: [usize; 2] = [11_800, 119_800];
    let hours = usize::from(longest > LONGEST[0]);
    let [characters, time, part] = NUMBERS;
    let needed = |words: String| {
        let galley = ui
            .painter()
            .layout_no_wrap(words, theme::font(), Color32::PLACEHOLDER);
        galley.size().x + BETWEEN
    };
    [
        characters.max(needed(length(state, longest))),
        time.max(needed(self::time(state, LONGEST[hours]))),
        part,
    ]
}

/// The columns that a pane of this width has room for behind the labels; the last ones go first.
fn fitting(columns: &[f32], pane: f32) -> &[f32] {
    let fits = |count: &usize| columns[..*count].iter().sum::<f32>() + LEAST <= pane;
    let count = (1..=columns.len()).rev().find(fits);
    &columns[..count.unwrap_or(0)]
}

fn row(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    (laid, columns): (&Laid, &[f32]),
    at: usize,
    place: Rect,
    commands: &mut Vec<Command>,
) {
    let row = &open.rows[at];
    let key = open.row_key(row);
    let response = ui.interact(place, ui.scope_id().with(("weight", at)), Sense::click());
    let colors = palette(ui.ctx());
    let chosen = open.selected == Some(key);
    if chosen || response.hovered() {
        let ground = if chosen {
            colors.chosen
        } else {
            colors.hovered
        };
        ui.painter()
            .rect_filled(place.expand2(vec2(EDGE, -1.0)), 4.0, ground);
    }
    let numbers: f32 = columns.iter().sum();
    let labels = ((place.width() - numbers) * LABELS).max(LEAST);
    name(ui, state, open, row, place.with_max_x(place.min.x + labels));
    let weight = weight(laid, open, row);
    if let Some(weight) = weight {
        let bars = place.with_min_x(place.min.x + labels + 12.0);
        let bars = bars.with_max_x((place.max.x - numbers).max(bars.min.x));
        let bar = Rect::from_min_size(
            pos2(bars.min.x, bars.center().y - BAR / 2.0),
            vec2((bars.width() * weight.of_longest).max(1.0), BAR),
        );
        let color = if row.depth == 0 {
            colors.accent
        } else {
            colors.accent.gamma_multiply(0.55)
        };
        ui.painter().rect_filled(bar, 2.0, color);
        figures(ui, state, &weight, row, place, columns);
    }
    let name = spoken(state, open, row, weight);
    response
        .widget_info(|| egui::WidgetInfo::selected(accesskit::Role::ListItem, true, chosen, &name));
    if response.double_clicked() && row.foldable {
        commands.push(Command::Toggle(key));
    } else if response.clicked() {
        commands.push(match key {
            RowKey::Node(key) => Command::ChooseNode(key),
            key => Command::Select(key),
        });
    }
}

/// The weight of a row; text outside all nodes says its length itself. It may be that of an outline that is no more.
fn weight(laid: &Laid, open: &OpenDocument, row: &Row) -> Option<Weight> {
    match (row.kind, &laid.what) {
        (RowKind::Node(id), What::Weights(weights, _)) => {
            weights.get(laid.of.node(open.keys[id])?).copied()
        }
        _ => None,
    }
}

fn name(ui: &egui::Ui, state: &State, open: &OpenDocument, row: &Row, place: Rect) {
    let colors = palette(ui.ctx());
    let words = row_text(open, row, state.settings.language);
    let mut job = egui::text::LayoutJob::default();
    let format = |color| egui::TextFormat::simple(theme::font(), color);
    let ink = if words.kind.is_some() {
        colors.ink
    } else {
        colors.quiet
    };
    job.append(&words.marker, 0.0, format(colors.quiet));
    job.append(&words.label, 2.0, format(ink));
    let left = place.min.x + f32::from(row.depth) * INDENT;
    job.wrap = egui::text::TextWrapping::truncate_at_width((place.max.x - left).max(20.0));
    let galley = ui.painter().layout_job(job);
    let top = place.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top), galley, ink);
}

fn figures(ui: &egui::Ui, state: &State, weight: &Weight, row: &Row, place: Rect, columns: &[f32]) {
    let colors = palette(ui.ctx());
    let ink = if row.depth == 0 {
        colors.ink
    } else {
        colors.quiet
    };
    let characters = length(state, weight.characters);
    let share = format!("{:.0}%", weight.share * 100.0);
    let mut right = place.max.x - columns.iter().sum::<f32>();
    for (words, width) in [characters, time(state, weight.characters), share]
        .iter()
        .zip(columns)
    {
        right += width;
        let at = pos2(right, place.center().y);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, words, theme::font(), ink);
    }
}

fn length(state: &State, characters: usize) -> String {
    Message::WeightCharacters.fill(state.settings.language, &[&grouped(characters)])
}

/// How long it takes to read out.
fn time(state: &State, characters: usize) -> String {
    let language = state.settings.language;
    Message::WeightTime.fill(language, &[&reading_time(characters, language)])
}

fn spoken(state: &State, open: &OpenDocument, row: &Row, weight: Option<Weight>) -> String {
    let words = row_text(open, row, state.settings.language);
    let name = format!("{}{}", words.marker, words.label);
    match weight {
        Some(weight) => {
            let characters = length(state, weight.characters);
            format!("{name}　{characters}　{}", time(state, weight.characters))
        }
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_room_are_left_out() {
        for (pane, columns) in [(900.0, 3), (324.0, 3), (323.0, 2), (230.0, 1), (100.0, 0)] {
            assert_eq!(fitting(&NUMBERS, pane).len(), columns, "{pane}");
        }
    }
}
