//! The outline as a tree: only the rows in view are drawn, so that a hundred thousand cost what thirty do.

use super::theme::{self, INDENT, ROW_HEIGHT, palette};
use super::{draft, drag, find, menu};
use crate::app::Command;
use crate::app::find::Find;
use crate::app::rows::{Row, RowKind, RowText, row_text};
use crate::app::state::{OpenDocument, RowKey, State};
use crate::correction::TITLE;
use crate::explain;
use crate::message::Message;
use crate::outline::Kind;
use eframe::egui::{self, Rect, Sense, Stroke, accesskit, pos2, vec2};
use std::sync::Arc;

/// Where the tree is scrolled to.
#[derive(Default)]
pub(super) struct Tree {
    /// Points above the first row in view. Rows are counted in 64 bits: a million of them are 30 million points.
    offset: f64,
    /// The document and the scrolling that were last seen.
    seen: Option<(u64, u64)>,
    /// The row whose text was last read.
    passing: Option<RowKey>,
}

/// Width of the bar that shows a row's share of the text.
const SHARE: f32 = 44.0;
/// Width of the scroll bar.
const BAR: f32 = 10.0;

impl Tree {
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &OpenDocument,
        commands: &mut Vec<Command>,
    ) {
        let rect = ui.available_rect_before_wrap();
        let id = ui.scope_id().with("rows");
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            let name = Message::MenuOutline.template(state.settings.language);
            egui::WidgetInfo::labeled(accesskit::Role::Tree, true, name)
        });
        ui.advance_cursor_after_rect(rect);
        draft::listen(ui, &response, open, commands);
        let is_draft = open.draft.is_some();
        if open.rows.len() <= 1 && open.outline.is_empty() && !open.reading && !is_draft {
            return say_empty(ui, rect, state, open);
        }
        self.scroll(ui, rect, open);
        let ground = rect.with_max_x(rect.max.x - BAR - 2.0);
        let first = (self.offset / f64::from(ROW_HEIGHT)) as usize;
        let shown = (rect.height() / ROW_HEIGHT) as usize + 2;
        let painter = ui.painter().with_clip_rect(rect);
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(ground));
        ui.set_clip_rect(painter.clip_rect());
        for at in first..(first + shown).min(open.rows.len()) {
            let top = (at as f64 * f64::from(ROW_HEIGHT) - self.offset) as f32;
            let row = Rect::from_min_size(
                ground.min + vec2(0.0, top),
                vec2(ground.width(), ROW_HEIGHT),
            );
            row_at(&mut ui, state, open, at, row, commands);
        }
        self.offset += drag::follow(&ui, open, ground, self.offset, commands);
        self.bar(&mut ui, rect, open.rows.len());
        draft::invite(&ui, rect, state, open);
        if open.find.filters() && open.find.hits.is_empty() {
            let place = ground.shrink2(vec2(18.0, 60.0));
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(place));
            find::nothing(&mut ui, state, commands);
        }
    }

    /// Follows the wheel, and goes to the chosen row when asked.
    fn scroll(&mut self, ui: &egui::Ui, rect: Rect, open: &OpenDocument) {
        if ui.rect_contains_pointer(rect) {
            self.offset -= f64::from(ui.input(|input| input.smooth_scroll_delta().y));
        }
        self.follow(rect, open);
        let asked = (open.id.0, open.scroll_to_row);
        let before = self.seen.replace(asked);
        if before.is_some_and(|(document, _)| document != open.id.0) {
            self.offset = 0.0;
        }
        if before != Some(asked)
            && let Some(at) = open.selected_row()
        {
            self.show_row(rect, at);
        }
        let whole = open.rows.len() as f64 * f64::from(ROW_HEIGHT) + 8.0;
        self.offset = self
            .offset
            .clamp(0.0, (whole - f64::from(rect.height())).max(0.0));
    }

    /// Keeps the row whose text is read in view while somebody scrolls the text.
    fn follow(&mut self, rect: Rect, open: &OpenDocument) {
        if self.passing != open.passing {
            self.passing = open.passing;
            if let Some(at) = open.passing.and_then(|key| open.row_of(key)) {
                self.show_row(rect, at);
            }
        }
    }

    /// Scrolls as little as shows a row.
    fn show_row(&mut self, rect: Rect, at: usize) {
        let top = at as f64 * f64::from(ROW_HEIGHT);
        let height = f64::from(rect.height());
        let lowest = top + f64::from(ROW_HEIGHT) - height;
        self.offset = self.offset.clamp(lowest.min(top), top.max(0.0));
    }

    /// The scroll bar, where not all rows fit.
    fn bar(&mut self, ui: &mut egui::Ui, rect: Rect, rows: usize) {
        let whole = rows as f64 * f64::from(ROW_HEIGHT) + 8.0;
        let most = whole - f64::from(rect.height());
        if most <= 0.0 {
            return;
        }
        let part = (f64::from(rect.height()) / whole) as f32;
        if let Some(share) = scroll_bar(ui, rect, part, (self.offset / most) as f32) {
            self.offset = f64::from(share) * most;
        }
    }
}

/// A scroll bar at the right edge of `rect`. `part` is how much of the whole is in view, `share` how far it is
/// scrolled, 0 to 1; gives the new share while it is dragged.
pub(super) fn scroll_bar(ui: &mut egui::Ui, rect: Rect, part: f32, share: f32) -> Option<f32> {
    let track = rect.with_min_x(rect.max.x - BAR);
    let length = (track.height() * part).max(28.0);
    let room = (track.height() - length).max(1.0);
    let handle = Rect::from_min_size(track.min + vec2(3.0, room * share), vec2(BAR - 4.0, length));
    let response = ui.interact(
        track,
        ui.scope_id().with(("bar", rect.min.x as i32)),
        Sense::click_and_drag(),
    );
    let palette = palette(ui.ctx());
    let color = if response.hovered() || response.dragged() {
        palette.quiet
    } else {
        palette.line
    };
    ui.painter().rect_filled(handle, 3.0, color);
    let pointer = response
        .interact_pointer_pos()
        .filter(|_| response.dragged() || response.clicked())?;
    Some(((pointer.y - track.min.y - length / 2.0) / room).clamp(0.0, 1.0))
}

fn say_empty(ui: &mut egui::Ui, rect: Rect, state: &State, open: &OpenDocument) {
    let sentence = if open.document.text().is_empty() {
        return;
    } else {
        Message::NoOutline
    };
    let place = rect.shrink2(vec2(18.0, 60.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let words = sentence.template(state.settings.language);
    ui.label(egui::RichText::new(words).color(palette(ui.ctx()).quiet));
}

fn row_at(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    at: usize,
    rect: Rect,
    commands: &mut Vec<Command>,
) {
    let row = &open.rows[at];
    let key = open.row_key(row);
    let lead = open.selected == Some(key);
    let chosen = open.is_chosen(key);
    let sense = match row.kind {
        RowKind::Node(_) => Sense::click_and_drag(),
        _ => Sense::click(),
    };
    let response = ui.interact(rect, ui.scope_id().with(("row", at)), sense);
    let colors = palette(ui.ctx());
    let ground = match (chosen, response.hovered()) {
        (true, _) => Some(colors.chosen),
        (false, true) => Some(colors.hovered),
        _ => None,
    };
    if let Some(ground) = ground {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), 4.0, ground);
    }
    if open.passing == Some(key) {
        let mark = Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(3.0, ROW_HEIGHT - 12.0));
        ui.painter().rect_filled(mark, 1.5, colors.quiet);
    }
    guides(ui, row, rect);
    let start = rect.min.x + f32::from(row.depth) * INDENT + 22.0;
    triangle(ui, row, key, rect, start - 13.0, commands);
    let place = rect.with_min_x(start - 4.0);
    if lead && let Some(written) = &open.rename {
        let place = marker_before(ui, state, open, row, place);
        return field(ui, &RENAME, written, place, state, open, commands);
    }
    let text = row_text(open, row, state.settings.language);
    if lead && let Some(note) = &open.note {
        // What the note is about stays in sight before it.
        let (before, behind) = place.split_left_right_at_fraction(0.4);
        let bare = RowText { note: "", ..text };
        paint_label(ui, before.with_min_x(start), &bare, &open.find);
        return field(ui, &NOTE, note, behind, state, open, commands);
    }
    let room = match open.draft {
        Some(_) => draft::count(ui, open, row, rect),
        None => {
            share(ui, rect, open, row);
            let room = rect.with_max_x(rect.max.x - SHARE - 8.0);
            dot(ui, room, text.adjusted)
        }
    };
    paint_label(ui, room.with_min_x(start), &text, &open.find);
    let adjusted = match key {
        RowKey::Title => open.adjusted_in_words(TITLE, state.settings.language),
        RowKey::Node(key) => open.adjusted_in_words(key, state.settings.language),
        RowKey::Gap(_) => None,
    };
    accessible(ui, &response, row, &text, adjusted.as_deref(), chosen);
    answer(response, state, open, row, key, adjusted, commands);
}

/// Thin lines that show under what a row stands.
fn guides(ui: &egui::Ui, row: &Row, rect: Rect) {
    let line = Stroke::new(1.0, palette(ui.ctx()).line);
    for level in 0..row.depth {
        let x = (rect.min.x + f32::from(level) * INDENT + 9.0).round() + 0.5;
        ui.painter().vline(x, rect.y_range(), line);
    }
}

fn triangle(
    ui: &mut egui::Ui,
    row: &Row,
    key: RowKey,
    rect: Rect,
    x: f32,
    commands: &mut Vec<Command>,
) {
    if !row.foldable {
        return;
    }
    let center = pos2(x, rect.center().y);
    let place = Rect::from_center_size(center, vec2(20.0, ROW_HEIGHT));
    let response = ui.interact(
        place,
        ui.scope_id().with(("fold", rect.min.y as i32)),
        Sense::click(),
    );
    let corners = if row.folded {
        vec![
            center + vec2(-2.5, -4.5),
            center + vec2(3.5, 0.0),
            center + vec2(-2.5, 4.5),
        ]
    } else {
        vec![
            center + vec2(-4.5, -2.5),
            center + vec2(4.5, -2.5),
            center + vec2(0.0, 3.5),
        ]
    };
    let color = if response.hovered() {
        palette(ui.ctx()).accent
    } else {
        palette(ui.ctx()).quiet
    };
    ui.painter()
        .add(egui::Shape::convex_polygon(corners, color, Stroke::NONE));
    if response.clicked() {
        commands.push(Command::Toggle(key));
    }
}

/// The label on one line, cut with … where it is too long; the marker in grey. What was found is in sight.
fn paint_label(ui: &egui::Ui, rect: Rect, text: &RowText, find: &Find) {
    let mut galley = lay_out(ui, rect, text, find, 0);
    if let Some(from) = behind_the_cut(&galley, text, find) {
        galley = lay_out(ui, rect, text, find, from);
    }
    let top = rect.center().y - galley.size().y / 2.0;
    let ink = palette(ui.ctx()).ink;
    ui.painter().galley(pos2(rect.min.x, top), galley, ink);
}

/// The byte of the label from which it must be shown for what was found in it to be in sight; none where it is.
fn behind_the_cut(galley: &egui::Galley, text: &RowText, find: &Find) -> Option<usize> {
    /// So much of what stands before it stays.
    const BEFORE: usize = 6;
    let found = find.ranges(&text.label).next().filter(|_| galley.elided)?;
    // The last of the signs in sight is the … itself.
    let seen = galley.rows.first()?.glyphs.len().saturating_sub(1);
    let end = text.marker.chars().count() + text.label[..found.end].chars().count();
    let mut before = text.label[..found.start].char_indices().rev();
    let from = before.nth(BEFORE - 1).map_or(0, |(at, _)| at);
    (end > seen && from > 0).then_some(from)
}

/// The label on one line, from this byte on, with all that stands behind it.
fn lay_out(
    ui: &egui::Ui,
    rect: Rect,
    text: &RowText,
    find: &Find,
    from: usize,
) -> Arc<egui::Galley> {
    let colors = palette(ui.ctx());
    let ink = match text.kind {
        None => colors.quiet,
        Some(Kind::Title) => colors.accent,
        Some(_) => colors.ink,
    };
    let mut job = egui::text::LayoutJob::default();
    let format = |color| egui::TextFormat {
        valign: egui::Align::Center,
        ..egui::TextFormat::simple(theme::font(), color)
    };
    append(
        &mut job,
        &text.marker,
        0.0,
        format(colors.quiet),
        find,
        colors,
    );
    let mut apart = if text.marker.is_empty() { 0.0 } else { 3.0 };
    if from > 0 {
        job.append("…", apart, format(colors.quiet));
        apart = 0.0;
    }
    let label = &text.label[from..];
    append(&mut job, label, apart, format(ink), find, colors);
    if text.doubtful {
        job.append("？", 4.0, format(colors.quiet));
    }
    if text.star {
        job.append("★", 6.0, format(colors.accent));
    }
    if !text.note.is_empty() {
        job.append(text.note, 10.0, format(colors.accent));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 6.0);
    ui.painter().layout_job(job)
}

/// Adds words with what was found in them marked.
fn append(
    job: &mut egui::text::LayoutJob,
    words: &str,
    apart: f32,
    format: egui::TextFormat,
    find: &Find,
    colors: &theme::Palette,
) {
    let mut at = 0;
    let mut add = |piece: &str, first: bool, format: egui::TextFormat| {
        job.append(piece, if first { apart } else { 0.0 }, format);
    };
    for found in find.ranges(words) {
        add(&words[at..found.start], at == 0, format.clone());
        let mut marked = format.clone();
        marked.background = colors.found;
        add(&words[found.clone()], found.start == 0, marked);
        at = found.end;
    }
    add(&words[at..], at == 0, format);
}

/// A small dot at the right end of a row that the user has adjusted; gives what is left for the label.
fn dot(ui: &egui::Ui, room: Rect, adjusted: bool) -> Rect {
    const RADIUS: f32 = 2.5;
    if !adjusted {
        return room;
    }
    let center = room.right_center() - vec2(2.0 * RADIUS, 0.0);
    let color = palette(ui.ctx()).quiet;
    ui.painter().circle_filled(center, RADIUS, color);
    room.with_max_x(center.x - 2.0 * RADIUS)
}

/// A thin bar: how much of the text belongs to the row. The longest item of the first level fills it.
fn share(ui: &egui::Ui, rect: Rect, open: &OpenDocument, row: &Row) {
    let RowKind::Node(id) = row.kind else { return };
    let nodes = &open.outline.nodes;
    let most = open.longest.max(1) as f32;
    let part = (nodes[id].extent.len() as f32 / most).min(1.0);
    let left = rect.max.x - SHARE - 4.0;
    let bar = Rect::from_min_size(
        pos2(left, rect.center().y - 1.5),
        vec2((SHARE * part).max(1.0), 3.0),
    );
    ui.painter().rect_filled(bar, 1.5, palette(ui.ctx()).share);
}

/// Paints the marker of a row while its words are written; gives what is left for them.
fn marker_before(ui: &egui::Ui, state: &State, open: &OpenDocument, row: &Row, rect: Rect) -> Rect {
    let words = row_text(open, row, state.settings.language);
    if words.marker.is_empty() {
        return rect;
    }
    let place = rect.left_center() + vec2(4.0, 0.0);
    let color = palette(ui.ctx()).quiet;
    let align = egui::Align2::LEFT_CENTER;
    let font = theme::font();
    let painted = ui.painter().text(place, align, &words.marker, font, color);
    rect.with_min_x(painted.max.x - 2.0)
}

/// A field in place of a row, and what it asks for.
struct Field {
    hint: Message,
    edit: fn(String) -> Command,
    finish: Command,
    cancel: Command,
}

const RENAME: Field = Field {
    hint: Message::CmdRename,
    edit: Command::EditRename,
    finish: Command::FinishRename,
    cancel: Command::CancelRename,
};

const NOTE: Field = Field {
    hint: Message::CmdNote,
    edit: Command::EditNote,
    finish: Command::FinishNote,
    cancel: Command::CancelNote,
};

fn field(
    ui: &mut egui::Ui,
    field: &Field,
    written: &str,
    rect: Rect,
    state: &State,
    open: &OpenDocument,
    commands: &mut Vec<Command>,
) {
    let mut words = written.to_string();
    let id = egui::Id::unique(("field", field.hint as u32));
    let hint = draft::hint(open, field.hint).template(state.settings.language);
    let levels = draft::tabs(ui, open, commands);
    let edit = egui::TextEdit::singleline(&mut words)
        .id(id)
        .lock_focus(levels)
        .hint_text(hint)
        .margin(vec2(4.0, 2.0));
    let response = ui.put(rect.shrink2(vec2(0.0, 2.0)), edit);
    response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::TextInput, true, hint));
    let begun = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if !begun {
        response.request_focus();
        ui.data_mut(|data| data.insert_temp(id, true));
    }
    if words != written {
        commands.push((field.edit)(words));
    }
    if begun && response.lost_focus() {
        ui.data_mut(|data| data.remove::<bool>(id));
        let left = ui.input(|input| input.key_pressed(egui::Key::Escape));
        let command = if left { &field.cancel } else { &field.finish };
        commands.push(command.clone());
        draft::go_on(ui, open, written, commands);
    }
}

/// What a screen reader says of a row.
fn accessible(
    ui: &egui::Ui,
    response: &egui::Response,
    row: &Row,
    text: &RowText,
    adjusted: Option<&str>,
    chosen: bool,
) {
    let star = if text.star { "★" } else { "" };
    let name = format!("{}{}{star}", text.marker, text.label);
    response
        .widget_info(|| egui::WidgetInfo::selected(accesskit::Role::TreeItem, true, chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(usize::from(row.depth) + 1);
        node.set_selected(chosen);
        let note = Some(text.note).filter(|note| !note.is_empty());
        let told: Vec<&str> = note.into_iter().chain(adjusted).collect();
        if !told.is_empty() {
            node.set_description(told.join("\n"));
        }
        if row.foldable {
            node.set_expanded(!row.folded);
        }
    });
}

fn answer(
    response: egui::Response,
    state: &State,
    open: &OpenDocument,
    row: &Row,
    key: RowKey,
    adjusted: Option<String>,
    commands: &mut Vec<Command>,
) {
    if response.double_clicked() && row.foldable {
        commands.push(Command::Toggle(key));
    } else if response.clicked() {
        let held = response.ctx.input(|input| input.modifiers);
        commands.push(match (held.command, held.shift) {
            (true, _) => Command::SelectAlso(key),
            (_, true) => Command::SelectTo(key),
            _ => Command::Select(key),
        });
    } else if response.secondary_clicked() && !open.is_chosen(key) {
        commands.push(Command::Select(key));
    }
    let RowKind::Node(id) = row.kind else {
        if let Some(adjusted) = adjusted {
            response.on_hover_text(adjusted);
        }
        return;
    };
    drag::begin(&response, open.keys[id]);
    response.context_menu(|ui| menu::context(ui, state, commands));
    response.on_hover_ui(|ui| {
        let node = &open.outline.nodes[id];
        ui.label(open.document.label(&open.outline, node).as_ref());
        let why = explain::explain(&open.document, &open.outline, id, state.settings.language);
        let quiet = palette(ui.ctx()).quiet;
        for line in std::iter::once(why).chain(adjusted) {
            ui.label(egui::RichText::new(line).color(quiet));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::update;
    use std::borrow::Cow;

    #[test]
    fn what_was_found_behind_the_cut_is_brought_into_sight() {
        let label = "加强组织领导、压实各方责任、健全工作机制、严格督促检查、推进垂直管理";
        let mut state = State::default();
        update(&mut state, Command::NewDraft);
        let mut shown_from = |query: &str, width: f32| {
            update(&mut state, Command::Find(query.to_string()));
            let find = &state.current().expect("a draft").find;
            let text = RowText {
                marker: Cow::Borrowed("一、"),
                label: Cow::Borrowed(label),
                kind: Some(Kind::Heading),
                doubtful: false,
                star: false,
                adjusted: false,
                note: "",
            };
            let mut from = None;
            egui::__run_test_ui(|ui| {
                let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, ROW_HEIGHT));
                let galley = lay_out(ui, rect, &text, find, 0);
                from = behind_the_cut(&galley, &text, find);
            });
            from.map(|from| &label[from..])
        };
        assert_eq!(shown_from("垂直", 160.0), Some("促检查、推进垂直管理"));
        assert_eq!(shown_from("加强", 160.0), None, "it is in sight");
        assert_eq!(shown_from("垂直", 4000.0), None, "all is in sight");
        assert_eq!(shown_from("海洋", 160.0), None, "it is not there");
    }
}
