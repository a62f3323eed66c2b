//! 思维导图 in the window: drawn where it is in view, moved by dragging and the wheel, folded by a click.
//!
//! The sizes of letters are steps of one short list: every size of every character takes room in the font's picture.

use super::effects;
use super::laid::Wait;
use super::panels::text;
use super::theme::{Palette, palette};
use crate::app::Command;
use crate::app::laid::{Laid, Subject, What};
use crate::app::state::{MapZoom, OpenDocument, RowKey, State};
use crate::message::Message;
use crate::mindmap::{MindMap, Topic};
use eframe::egui::{
    self, Align2, Color32, FontFamily, FontId, Pos2, Rangef, Rect, Sense, Stroke, Vec2, accesskit,
    epaint::CubicBezierShape, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

/// How large the map can be shown.
const STEPS: &[f32] = &[
    0.05, 0.1, 0.16, 0.25, 0.35, 0.5, 0.65, 0.8, 1.0, 1.25, 1.6, 2.0,
];
/// Smaller letters are drawn as lines.
const SMALLEST: f32 = 5.0;
/// Half of the width of the mark that folds.
const FOLD: f32 = 9.0;

/// The map that is shown, and where.
#[derive(Default)]
pub(super) struct MapPane {
    shown: Option<Arc<Laid>>,
    wait: Wait,
    /// Where the map's upper left corner is, from that of the pane.
    corner: Vec2,
    /// The zoom that was asked for.
    wish: f32,
    /// What is shown: the step next to it, or what fits into the pane.
    zoom: f32,
    /// The document, and the asking that was last answered.
    seen: Option<(u64, u64)>,
    chosen: Option<RowKey>,
    /// The size of the pane that all of the map was fitted into; none after the user has zoomed or moved it.
    fitted: Option<Vec2>,
}

/// What drawing needs.
struct Sheet<'a> {
    state: &'a State,
    open: &'a OpenDocument,
    of: &'a Subject,
    map: &'a MindMap,
    origin: Pos2,
    zoom: f32,
    colors: &'static Palette,
}

impl Sheet<'_> {
    fn point(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.zoom
    }

    fn rect(&self, topic: &Topic) -> Rect {
        let corner = self.point(topic.x, topic.y);
        Rect::from_min_size(corner, vec2(topic.width, topic.height) * self.zoom)
    }
}

impl MapPane {
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &OpenDocument,
        commands: &mut Vec<Command>,
    ) {
        ui.horizontal_wrapped(|ui| buttons(ui, state, commands));
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let id = ui.scope_id().with("map");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                accesskit::Role::Tree,
                true,
                text(state, Message::CmdMindMap),
            )
        });
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        inside.set_clip_rect(rect.intersect(ui.clip_rect()));
        let Some(laid) = self.wait.laid(&mut inside, state, open) else {
            return;
        };
        self.take(open, laid);
        self.follow(ui, state, open, rect, &response);
        let Some(map) = map_of(laid) else { return };
        let sheet = Sheet {
            state,
            open,
            of: &laid.of,
            map,
            origin: rect.min + self.corner,
            zoom: self.zoom,
            colors: palette(ui.ctx()),
        };
        for (at, topic) in map.topics.iter().enumerate() {
            link(&inside, &sheet, topic);
            let shown = sheet.rect(topic).expand(2.0 * FOLD);
            if shown.intersects(rect) {
                draw(&mut inside, &sheet, at, commands);
            }
        }
    }

    /// Takes another map. Of the same outline, with other nodes folded, it stands so that the chosen box stays where it
    /// was.
    fn take(&mut self, open: &OpenDocument, laid: &Arc<Laid>) {
        let before = match &self.shown {
            Some(shown) if Arc::ptr_eq(shown, laid) => return,
            _ => self.shown.replace(laid.clone()),
        };
        let Some(before) = before else { return };
        let corner = |laid: &Laid| {
            let topic = chosen_topic(laid, open)?;
            Some(vec2(topic.x, topic.y))
        };
        let same = Arc::ptr_eq(&before.of.outline, &laid.of.outline);
        let was = same.then(|| corner(&before)).flatten();
        if let (Some(was), Some(is)) = (was, corner(laid)) {
            self.corner += (was - is) * self.zoom;
        }
        effects::give_up(before);
    }

    /// Follows the pointer, the wheel, the keys, and what the state asks for.
    fn follow(
        &mut self,
        ui: &egui::Ui,
        state: &State,
        open: &OpenDocument,
        rect: Rect,
        response: &egui::Response,
    ) {
        if self.fitted.is_some_and(|size| size != rect.size()) {
            self.fit(rect);
            self.reveal(open, rect);
        }
        if response.dragged() {
            self.fitted = None;
            self.corner += response.drag_delta();
            ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        if ui.rect_contains_pointer(rect) {
            let (wheel, larger, pointer) = ui.input(|input| {
                let pointer = input.pointer.latest_pos();
                (input.smooth_scroll_delta(), input.zoom_delta(), pointer)
            });
            if larger != 1.0 {
                let at = pointer.unwrap_or(rect.center()) - rect.min;
                self.zoom_to(self.wish * larger, at);
            } else if wheel != Vec2::ZERO {
                self.fitted = None;
                self.corner += wheel;
            }
        }
        let asked = (open.id.0, state.map_asked.0);
        let before = self.seen.replace(asked);
        match before {
            Some((document, _)) if document == open.id.0 => {
                if before != Some(asked) {
                    self.answer(state.map_asked.1, rect);
                }
            }
            _ => self.fit(rect),
        }
        self.keys(ui, rect);
        if self.chosen != open.selected && !open.layouts.awaits(state.view) {
            self.chosen = open.selected;
            self.reveal(open, rect);
        }
        self.keep_in_view(rect);
    }

    fn keys(&mut self, ui: &egui::Ui, rect: Rect) {
        use egui::Key;
        if ui.ctx().text_edit_focused() {
            return;
        }
        let pressed =
            |key: Key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.answer(MapZoom::In, rect);
        } else if pressed(Key::Minus) {
            self.answer(MapZoom::Out, rect);
        } else if pressed(Key::Num0) {
            self.fit(rect);
        }
    }

    fn answer(&mut self, asked: MapZoom, rect: Rect) {
        let mut steps = STEPS.iter().copied();
        let wish = match asked {
            MapZoom::Fit => return self.fit(rect),
            MapZoom::Full => 1.0,
            MapZoom::In => steps.find(|&step| step > self.zoom).unwrap_or(self.zoom),
            MapZoom::Out => steps.rfind(|&step| step < self.zoom).unwrap_or(self.zoom),
        };
        self.zoom_to(wish, rect.size() / 2.0);
    }

    /// Zooms; what is at this place of the pane stays there.
    fn zoom_to(&mut self, wish: f32, at: Vec2) {
        self.fitted = None;
        let before = self.zoom;
        self.wish = wish.clamp(STEPS[0], STEPS[STEPS.len() - 1]);
        self.zoom = step(self.wish);
        let factor = self.zoom / before;
        self.corner = at - (at - self.corner) * factor;
    }

    /// Shows all of the map, if that leaves it readable; else its beginning.
    fn fit(&mut self, rect: Rect) {
        const READABLE: f32 = 0.35;
        const FINE: f32 = 0.04;
        let Some(map) = self.shown.as_deref().and_then(map_of) else {
            return;
        };
        self.fitted = Some(rect.size());
        let size = vec2(map.width, map.height);
        let whole = (rect.size() / size).min_elem().min(1.0);
        // Between the steps, too, for small letters are hard to read; not as finely as the pane can be made wider, for
        // every size of letters takes room of its own.
        let zoom = ((whole / FINE).floor() * FINE).max(READABLE);
        (self.wish, self.zoom) = (zoom, zoom);
        let room = (rect.size() - size * zoom).max(Vec2::ZERO) / 2.0;
        let root = &map.topics[0];
        let over = size.y * zoom > rect.height();
        let middle = rect.height() / 2.0 - (root.y + root.height / 2.0) * zoom;
        self.corner = vec2(room.x, if over { middle } else { room.y });
    }

    /// Moves no more than is needed to have the chosen box in view.
    fn reveal(&mut self, open: &OpenDocument, rect: Rect) {
        const EDGE: f32 = 24.0;
        let shown = self.shown.as_deref();
        let Some(topic) = shown.and_then(|laid| chosen_topic(laid, open)) else {
            return;
        };
        let zoom = self.zoom;
        let low = self.corner + vec2(topic.x, topic.y) * zoom;
        let high = low + vec2(topic.width, topic.height) * zoom;
        let most = (rect.size() - Vec2::splat(EDGE)).max(Vec2::ZERO);
        self.corner -= (high - most).max(Vec2::ZERO);
        let low = low - (high - most).max(Vec2::ZERO);
        self.corner += (Vec2::splat(EDGE) - low).max(Vec2::ZERO);
    }

    /// A part of the map is always in view.
    fn keep_in_view(&mut self, rect: Rect) {
        const PART: f32 = 80.0;
        let Some(map) = self.shown.as_deref().and_then(map_of) else {
            return;
        };
        let size = vec2(map.width, map.height) * self.zoom;
        self.corner = self
            .corner
            .min(rect.size() - Vec2::splat(PART))
            .max(Vec2::splat(PART) - size);
    }
}

fn map_of(laid: &Laid) -> Option<&MindMap> {
    match &laid.what {
        What::Map(map) => Some(map),
        _ => None,
    }
}

/// The box of the chosen node, or the nearest one above it that is shown.
fn chosen_topic<'a>(laid: &'a Laid, open: &OpenDocument) -> Option<&'a Topic> {
    let Some(RowKey::Node(key)) = open.selected else {
        return None;
    };
    let map = map_of(laid)?;
    let at = map.place_of(&laid.of.outline, laid.of.node(key)?)?;
    map.topics.get(at)
}

/// The step next to a zoom.
fn step(wish: f32) -> f32 {
    let distance = |step: f32| (step.ln() - wish.max(0.01).ln()).abs();
    let nearer = |a: &&f32, b: &&f32| distance(**a).total_cmp(&distance(**b));
    STEPS.iter().min_by(nearer).copied().unwrap_or(1.0)
}

fn link(ui: &egui::Ui, sheet: &Sheet, topic: &Topic) {
    let Some(parent) = topic.parent.map(|parent| &sheet.map.topics[parent]) else {
        return;
    };
    let from = sheet.point(parent.x + parent.width, parent.y + parent.height / 2.0);
    let to = sheet.point(topic.x, topic.y + topic.height / 2.0);
    if !Rect::from_two_pos(from, to)
        .expand(2.0)
        .intersects(ui.clip_rect())
    {
        return;
    }
    let bend = (from.x + to.x) / 2.0;
    let points = [from, pos2(bend, from.y), pos2(bend, to.y), to];
    let color = sheet.colors.accent.gamma_multiply(0.45);
    let stroke = Stroke::new((1.4 * sheet.zoom).max(0.8), color);
    let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    // Of a curve that goes on far beyond the view only the part in view is cut to triangles.
    let view = ui.clip_rect().y_range().expand(4.0);
    let curve = match (to.y - from.y).abs() > view.span() {
        true => curve.split_range(part_between(from.y, to.y, view)),
        false => curve,
    };
    ui.painter().add(curve);
}

/// The part of a link, of which 0 is the beginning and 1 the end, that is between two heights. Links leave and come in
/// level, so that their height goes as 3t² − 2t³.
fn part_between(from: f32, to: f32, view: Rangef) -> Range<f32> {
    let at = |y: f32| {
        let risen = ((y - from) / (to - from)).clamp(0.0, 1.0);
        (0.5 - ((1.0 - 2.0 * risen).asin() / 3.0).sin()).clamp(0.0, 1.0)
    };
    let (one, two) = (at(view.min), at(view.max));
    one.min(two)..one.max(two)
}

fn draw(ui: &mut egui::Ui, sheet: &Sheet, at: usize, commands: &mut Vec<Command>) {
    let topic = &sheet.map.topics[at];
    let rect = sheet.rect(topic);
    let key = match topic.node {
        Some(id) => RowKey::Node(sheet.of.keys[id]),
        None => RowKey::Title,
    };
    let response = ui.interact(rect, ui.scope_id().with(("box", at)), Sense::click());
    let chosen = sheet.open.selected == Some(key);
    ground(ui, sheet, topic, rect, chosen, response.hovered());
    words(ui, sheet, topic);
    let folds = topic.node.is_some() && topic.foldable;
    if folds {
        fold(ui, sheet, at, key, commands);
    }
    response.widget_info(|| {
        egui::WidgetInfo::selected(accesskit::Role::TreeItem, true, chosen, &topic.words)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(usize::from(topic.depth) + 1);
        if topic.foldable {
            node.set_expanded(topic.hidden == 0);
        }
    });
    if response.double_clicked() && folds {
        commands.push(Command::Toggle(key));
    } else if response.clicked() {
        commands.push(match key {
            RowKey::Node(key) => Command::ChooseNode(key),
            key => Command::Select(key),
        });
    }
}

fn ground(ui: &egui::Ui, sheet: &Sheet, topic: &Topic, rect: Rect, chosen: bool, hovered: bool) {
    let colors = sheet.colors;
    let round = 6.0 * sheet.zoom;
    let fill = match (topic.depth, chosen, hovered) {
        (0, ..) => colors.accent,
        (1, ..) => colors.chosen,
        (_, true, _) => colors.chosen,
        (_, _, true) => colors.hovered,
        _ => Color32::TRANSPARENT,
    };
    if fill != Color32::TRANSPARENT {
        ui.painter().rect_filled(rect, round, fill);
    }
    if chosen {
        let line = Stroke::new(1.5, colors.accent);
        let frame = rect.expand(2.0);
        ui.painter()
            .rect_stroke(frame, round + 2.0, line, egui::StrokeKind::Middle);
    }
}

fn words(ui: &egui::Ui, sheet: &Sheet, topic: &Topic) {
    let size = topic.rank().size * sheet.zoom;
    let ink = if topic.depth == 0 {
        sheet.colors.page
    } else {
        sheet.colors.ink
    };
    let font = FontId::new(size, FontFamily::Proportional);
    for (x, middle, words) in topic.lines_at() {
        let at = sheet.point(x, middle);
        if size < SMALLEST {
            let right = sheet
                .point(topic.x + topic.width - topic.rank().beside, middle)
                .x;
            let line = Stroke::new((size * 0.4).max(0.5), sheet.colors.line);
            ui.painter().hline(at.x..=right, at.y, line);
        } else {
            ui.painter()
                .text(at, Align2::LEFT_CENTER, words, font.clone(), ink);
        }
    }
}

/// The mark behind a box with something below it: how much is hidden, or a ring that hides it.
fn fold(ui: &mut egui::Ui, sheet: &Sheet, at: usize, key: RowKey, commands: &mut Vec<Command>) {
    let topic = &sheet.map.topics[at];
    let colors = sheet.colors;
    let radius = (FOLD * sheet.zoom).clamp(3.0, FOLD);
    let center =
        sheet.point(topic.x + topic.width, topic.y + topic.height / 2.0) + vec2(radius, 0.0);
    let rect = Rect::from_center_size(center, Vec2::splat(2.0 * radius + 2.0));
    let response = ui.interact(rect, ui.scope_id().with(("fold", at)), Sense::click());
    let line = if response.hovered() {
        colors.accent
    } else {
        colors.accent.gamma_multiply(0.6)
    };
    if topic.hidden > 0 {
        ui.painter()
            .circle(center, radius, colors.page, Stroke::new(1.2, line));
        let size = radius * 1.25;
        if size >= SMALLEST {
            let font = FontId::new(size, FontFamily::Proportional);
            ui.painter().text(
                center,
                Align2::CENTER_CENTER,
                topic.hidden,
                font,
                colors.accent,
            );
        }
    } else if response.hovered() {
        ui.painter()
            .circle(center, radius * 0.8, colors.page, Stroke::new(1.2, line));
        let half = radius * 0.4;
        ui.painter().hline(
            center.x - half..=center.x + half,
            center.y,
            Stroke::new(1.2, line),
        );
    } else {
        ui.painter()
            .circle_filled(center - vec2(radius, 0.0), radius * 0.3, line);
    }
    let name = if topic.hidden > 0 {
        Message::CmdExpandAll
    } else {
        Message::CmdCollapseAll
    };
    response.widget_info(|| {
        egui::WidgetInfo::labeled(accesskit::Role::Button, true, text(sheet.state, name))
    });
    if response.clicked() {
        commands.push(Command::Toggle(key));
    }
}

/// What can be done with the map, above it.
fn buttons(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
    for (name, command) in [
        (Message::ZoomOut, Command::ZoomMap(MapZoom::Out)),
        (Message::ZoomIn, Command::ZoomMap(MapZoom::In)),
        (Message::MapFit, Command::ZoomMap(MapZoom::Fit)),
        (Message::MapFull, Command::ZoomMap(MapZoom::Full)),
        (Message::CmdCopyPicture, Command::CopyPicture),
    ] {
        if ui.button(text(state, name)).clicked() {
            commands.push(command);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_links_that_go_far_the_part_in_view_is_drawn() {
        let near = |one: f32, two: f32| assert!((one - two).abs() < 0.01, "{one} {two}");
        let height = |t: f32| 3.0 * t * t - 2.0 * t * t * t;
        for (from, to) in [(0.0, 1000.0), (1000.0, 0.0)] {
            let part = part_between(from, to, Rangef::new(200.0, 300.0));
            let ends = [part.start, part.end].map(|t| from + (to - from) * height(t));
            near(ends[0].min(ends[1]), 200.0);
            near(ends[0].max(ends[1]), 300.0);
            let all = part_between(from, to, Rangef::new(-50.0, 1050.0));
            near(all.start, 0.0);
            near(all.end, 1.0);
        }
    }

    #[test]
    fn zoom_goes_by_steps() {
        for (wish, expected) in [
            (1.0, 1.0),
            (1.1, 1.0),
            (0.0, 0.05),
            (9.0, 2.0),
            (0.58, 0.65),
        ] {
            assert_eq!(step(wish), expected, "{wish}");
        }
    }
}
