//! 标题对仗: labels one under another, what they share and what is their own in columns. Counts and remarks always
//! stand in the pane; labels that leave too little room for them are cut. Only the rows in view are drawn.

use super::laid::Wait;
use super::panels::{self, make_room, text};
use super::theme::{self, ROW_HEIGHT, TEXT_SIZE, palette};
use crate::app::Command;
use crate::app::columns::{self, Columns, Table, TableRow};
use crate::app::laid::{Subject, What};
use crate::app::parallels;
use crate::app::state::{OpenDocument, RowKey, State};
use crate::message::Message;
use crate::outline::NodeKey;
use crate::parallel::{self, Cell, Gather, Group, Member, Role, shape_text};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Color32, Rect, Sense, Stroke, accesskit, pos2, vec2};
use std::ops::Range;

/// Between two clauses, and before the counts.
const BETWEEN: f32 = columns::BETWEEN * TEXT_SIZE;

/// What the view holds between two frames.
#[derive(Default)]
pub(super) struct ParallelPane {
    wait: Wait,
    seen: Option<(u64, u64)>,
}

/// Where counts begin in a pane of this width, and where labels end there.
fn ends(columns: &Columns, pane: f32) -> (f32, f32) {
    let whole = edge(columns, columns.slots.len() - 1);
    let least = edge(columns, 0) + LEAST;
    let counts = (pane - columns.counts * TEXT_SIZE).max(least).min(whole);
    let cut = if counts < whole { BETWEEN } else { 0.0 };
    (counts, counts - cut)
}

/// The left edge of a slot.
fn edge(columns: &Columns, slot: usize) -> f32 {
    columns.slots[slot] * TEXT_SIZE
}

/// So much wider than a row is its ground, at both sides.
const EDGE: f32 = 6.0;
/// So much of a label is shown in the narrowest pane.
const LEAST: f32 = 4.0 * TEXT_SIZE;

impl ParallelPane {
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &OpenDocument,
        commands: &mut Vec<Command>,
    ) {
        gather(ui, state, commands);
        let Some(laid) = self.wait.laid(ui, state, open) else {
            return;
        };
        let What::Table(table) = &laid.what else {
            return;
        };
        if table.rows.is_empty() {
            ui.add_space(24.0);
            ui.label(text(state, Message::ParallelNone));
            return;
        }
        let sheet = Sheet {
            state,
            open,
            of: &laid.of,
            table,
        };
        let to_row = to_row(&mut self.seen, &sheet);
        let area = egui::ScrollArea::vertical()
            .id_salt("parallel")
            .auto_shrink(false);
        area.show_viewport(ui, |ui, view| {
            ui.set_height(table.rows.len() as f32 * ROW_HEIGHT);
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
            for at in first..last.min(table.rows.len()) {
                draw(ui, &sheet, at, place(at), commands);
            }
        });
    }
}

/// What drawing needs.
struct Sheet<'a> {
    state: &'a State,
    open: &'a OpenDocument,
    of: &'a Subject,
    table: &'a Table,
}

/// The row to scroll to: that of the chosen node, where it was chosen elsewhere or the view is new.
fn to_row(seen: &mut Option<(u64, u64)>, sheet: &Sheet) -> Option<usize> {
    let Sheet { open, table, .. } = *sheet;
    let now = Some((open.id.0, open.scroll_to_row));
    if *seen == now || open.layouts.awaits(sheet.state.view) {
        return None;
    }
    *seen = now;
    let node = open.selected_node()?;
    let is_chosen = |row: &TableRow| match *row {
        TableRow::Label(group, member) => table.groups[group].members[member].node == node,
        _ => false,
    };
    table.rows.iter().position(is_chosen)
}

/// What the labels are gathered by.
fn gather(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        for (gather, name) in [
            (Gather::Siblings, Message::GatherSiblings),
            (Gather::Shapes, Message::GatherShapes),
        ] {
            let chosen = state.gather == gather;
            if ui.selectable_label(chosen, text(state, name)).clicked() {
                commands.push(Command::SetGather(gather));
            }
        }
        let copy = text(state, Message::CmdCopyGroups);
        let padding = 2.0 * ui.spacing().button_padding.x;
        make_room(ui, panels::width(ui, copy) + padding, true);
        if ui.button(copy).clicked() {
            commands.push(Command::CopyParallel { all: true });
        }
    });
    ui.add_space(4.0);
}

fn draw(ui: &mut egui::Ui, sheet: &Sheet, at: usize, place: Rect, commands: &mut Vec<Command>) {
    let table = sheet.table;
    match table.rows[at] {
        TableRow::Space => {}
        TableRow::Heading(group) => heading(ui, sheet, &table.groups[group], place),
        TableRow::Frame(group) => {
            let frame = table.groups[group].frame().unwrap_or_default();
            words(ui, place, &frame, palette(ui.ctx()).quiet);
        }
        TableRow::Label(group, member) => {
            let (group, columns) = (&table.groups[group], &table.columns[group]);
            let member = &group.members[member];
            let id = ui.scope_id().with(("label", at));
            let response = ui.interact(place, id, Sense::click());
            let key = sheet.of.keys[member.node];
            let chosen = sheet.open.selected == Some(RowKey::Node(key));
            ground(ui, chosen, &response, place);
            let cut = label(ui, sheet.state, group, columns, member, place);
            answer(response, (key, chosen), member, cut, commands);
        }
    }
}

/// Words on one line in the middle of a row, cut with … where it is too narrow for them. Gives the width that they
/// take, and whether they are cut.
fn words(ui: &egui::Ui, place: Rect, words: &str, color: Color32) -> (f32, bool) {
    let mut job = LayoutJob::simple_singleline(words.to_string(), theme::font(), color);
    job.wrap = TextWrapping::truncate_at_width(place.width().max(0.0));
    let galley = ui.painter().layout_job(job);
    let top = place.center().y - galley.size().y / 2.0;
    let taken = (galley.size().x, galley.elided);
    ui.painter().galley(pos2(place.min.x, top), galley, color);
    taken
}

fn heading(ui: &mut egui::Ui, sheet: &Sheet, group: &Group, place: Rect) {
    let colors = palette(ui.ctx());
    let language = sheet.state.settings.language;
    let name = parallels::heading(sheet.of, group, language);
    let about = format!("　{}", parallels::about(group, language));
    let line = Stroke::new(1.0, colors.line);
    ui.painter().hline(place.x_range(), place.max.y - 2.0, line);
    let about = LayoutJob::simple_singleline(about, theme::font(), colors.quiet);
    let about = ui.painter().layout_job(about);
    let room = place.with_max_x(place.max.x - about.size().x);
    let (taken, _) = words(ui, room, &name, colors.ink);
    let top = place.center().y - about.size().y / 2.0;
    let behind = pos2(place.min.x + taken, top);
    ui.painter().galley(behind, about, colors.quiet);
    let response = ui.interact(
        place,
        ui.scope_id().with(("head", place.min.y as i64)),
        Sense::hover(),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Heading, true, &name));
}

fn ground(ui: &egui::Ui, chosen: bool, response: &egui::Response, place: Rect) {
    let colors = palette(ui.ctx());
    let ground = match (chosen, response.hovered()) {
        (true, _) => colors.chosen,
        (false, true) => colors.hovered,
        _ => return,
    };
    let place = place.expand2(vec2(EDGE, -1.0));
    ui.painter().rect_filled(place, 4.0, ground);
}

/// Draws a label in its columns with its counts; says whether it had to be cut.
fn label(
    ui: &egui::Ui,
    state: &State,
    group: &Group,
    columns: &Columns,
    member: &Member,
    place: Rect,
) -> bool {
    let colors = palette(ui.ctx());
    let framed = group.slots.iter().any(|slot| !slot.frame.is_empty());
    let (right, end) = ends(columns, place.width());
    let write = |x: f32, end: f32, piece: &str, color| {
        let left = place.min.x + x;
        let room = Rect::from_x_y_ranges(left..=(place.min.x + end).max(left), place.y_range());
        words(ui, room, piece, color)
    };
    write(0.0, edge(columns, 0), member.marker(), colors.quiet);
    let mut cut = false;
    let mut behind = 0.0;
    for cell in &member.cells {
        let color = match cell.role {
            Role::Own if framed => colors.accent,
            Role::Own | Role::Frame => colors.ink,
            Role::Divider => colors.quiet,
        };
        let x = if cell.role == Role::Divider {
            behind
        } else {
            edge(columns, cell.slot)
        };
        // A sign needs its room; without it the … stands where the piece before ended.
        if right > end && x + TEXT_SIZE > end {
            write(behind.min(end), f32::INFINITY, "…", colors.quiet);
            cut = true;
            break;
        }
        let (taken, elided) = write(x, end, member.text(cell), color);
        behind = x + taken;
        if elided {
            cut = true;
            break;
        }
    }
    for slots in empty(group, member) {
        let x = edge(columns, slots.start)..(edge(columns, slots.end) - BETWEEN).min(end);
        if x.is_empty() {
            continue;
        }
        let x = place.min.x + x.start..=place.min.x + x.end;
        let line = Stroke::new(1.0, colors.quiet);
        ui.painter().add(egui::Shape::dashed_line(
            &[
                pos2(*x.start(), place.center().y + 8.0),
                pos2(*x.end(), place.center().y + 8.0),
            ],
            line,
            3.0,
            4.0,
        ));
    }
    let counts = shape_text(&member.shape);
    let (used, _) = write(right, f32::INFINITY, &counts, colors.quiet);
    if let Some(mark) = member.mark {
        let mark = text(state, parallels::mark(mark));
        write(right + used + BETWEEN, f32::INFINITY, mark, colors.quiet);
    }
    cut
}

/// The slots of each clause that a label lacks though its fellows have it.
fn empty<'a>(group: &'a Group, member: &'a Member) -> impl Iterator<Item = Range<usize>> + 'a {
    let clauses = group.slots.last().map_or(0, |slot| slot.clause + 1);
    let of = move |clause: usize| {
        let here = |slot: usize| group.slots[slot].clause == clause;
        let start = group.slots.partition_point(|slot| slot.clause < clause);
        let end = group.slots.partition_point(|slot| slot.clause <= clause);
        let filled = member.cells.iter().any(|cell: &Cell| here(cell.slot));
        (!filled && member.mark == Some(parallel::Mark::Lacks)).then_some(start..end)
    };
    (0..clauses).filter_map(of)
}

/// A click chooses the node; the whole of a label that is cut is shown under the pointer.
fn answer(
    response: egui::Response,
    (key, chosen): (NodeKey, bool),
    member: &Member,
    cut: bool,
    commands: &mut Vec<Command>,
) {
    response.widget_info(|| {
        egui::WidgetInfo::selected(accesskit::Role::ListItem, true, chosen, &member.label)
    });
    if response.clicked() {
        commands.push(Command::ChooseNode(key));
    }
    if cut {
        response.on_hover_text(&member.label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_stand_in_the_pane_however_long_the_labels_are() {
        let columns = Columns {
            slots: [40.0, 400.0, 600.0].map(|at| at / TEXT_SIZE).to_vec(),
            counts: 150.0 / TEXT_SIZE,
        };
        for (pane, counts, end) in [
            (900.0, 600.0, 600.0),
            (750.0, 600.0, 600.0),
            (700.0, 550.0, 550.0 - BETWEEN),
            (100.0, 40.0 + LEAST, 40.0 + LEAST - BETWEEN),
        ] {
            assert_eq!(ends(&columns, pane), (counts, end), "{pane}");
        }
    }
}
