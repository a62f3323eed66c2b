//! Dragging rows of the tree: a line shows where the row would go, and how deep.

use super::theme::{INDENT, ROW_HEIGHT, palette};
use crate::app::Command;
use crate::app::drag::drop_at;
use crate::app::state::OpenDocument;
use crate::outline::NodeKey;
use eframe::egui::{self, CursorIcon, DragAndDrop, Rect, Stroke, pos2};

/// What is dragged.
struct DraggedRow(NodeKey);

/// Notes that a row is being dragged.
pub(super) fn begin(response: &egui::Response, key: NodeKey) {
    response.dnd_set_drag_payload(DraggedRow(key));
}

/// Shows where the dragged row would go among the rows in `ground`, which are scrolled by `offset` points, and puts it
/// there when it is let go. Gives the points by which the rows are to be scrolled on at an edge.
pub(super) fn follow(
    ui: &egui::Ui,
    open: &OpenDocument,
    ground: Rect,
    offset: f64,
    commands: &mut Vec<Command>,
) -> f64 {
    const EDGE: f32 = 24.0;
    const SPEED: f64 = 8.0;
    let ctx = ui.ctx();
    let Some(dragged) = DragAndDrop::payload::<DraggedRow>(ctx) else {
        return 0.0;
    };
    let Some(place) = ctx
        .pointer_interact_pos()
        .filter(|&place| ground.contains(place))
    else {
        return 0.0;
    };
    let row = (f64::from(place.y - ground.min.y) + offset) / f64::from(ROW_HEIGHT);
    let boundary = row.round().max(0.0) as usize;
    let wanted = wanted_depth(ui, open, dragged.0, place.x);
    let drop = drop_at(open, dragged.0, boundary, wanted);
    if let Some(drop) = drop {
        let boundary = boundary.min(open.rows.len());
        let y = ground.min.y + (boundary as f64 * f64::from(ROW_HEIGHT) - offset) as f32;
        line(ui, ground, y, drop.depth);
        ctx.set_cursor_icon(CursorIcon::Grabbing);
    } else {
        ctx.set_cursor_icon(CursorIcon::NoDrop);
    }
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ctx);
        commands.extend(drop.map(|drop| Command::MoveTo(dragged.0, drop.place)));
        return 0.0;
    }
    let scroll = if place.y < ground.min.y + EDGE {
        -SPEED
    } else if place.y > ground.max.y - EDGE {
        SPEED
    } else {
        return 0.0;
    };
    ctx.request_repaint();
    scroll
}

/// How deep the row is wanted: as deep as it was, and a level more or less for each indent that the pointer has gone
/// to a side.
fn wanted_depth(ui: &egui::Ui, open: &OpenDocument, dragged: NodeKey, x: f32) -> u8 {
    let depth = open
        .node(dragged)
        .map_or(1, |id| open.outline.nodes[id].depth);
    let origin = ui.input(|input| input.pointer.press_origin());
    let levels = origin.map_or(0.0, |origin| ((x - origin.x) / INDENT).round());
    (f32::from(depth - 1) + levels).max(0.0) as u8
}

/// The line, with a ring where the row's text would begin.
fn line(ui: &egui::Ui, ground: Rect, y: f32, depth: u8) {
    let stroke = Stroke::new(2.0, palette(ui.ctx()).accent);
    let x = ground.min.x + f32::from(depth) * INDENT + 18.0;
    let painter = ui.painter().with_clip_rect(ground.expand(4.0));
    painter.hline(x + 3.0..=ground.max.x - 6.0, y, stroke);
    painter.circle_stroke(pos2(x, y), 3.0, stroke);
}
