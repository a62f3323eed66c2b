//! The source text: wrapped, virtual, selectable. Only what is in view is laid out; the place is kept as a segment and
//! points below its top, so that fifty megabytes scroll as one page does.

use super::effects;
use super::menu;
use super::theme::{self, LINE_HEIGHT, WIDEST_TEXT, palette};
use super::tree::scroll_bar;
use crate::app::Command;
use crate::app::state::{OpenDocument, State};
use crate::document::Document;
use crate::message::Message;
use crate::outline::{Kind, Outline};
use crate::span::Span;
use eframe::egui::{
    self, Color32, FontId, Galley, Rangef, Rect, Sense, Stroke, TextFormat, accesskit, pos2,
    text::CCursor, vec2,
};
use std::sync::Arc;

/// Longer lines are cut here, in bytes, so that one line of a whole book is laid out in pieces.
const SEGMENT: usize = 3000;
/// Distance between paragraphs, in points.
const GAP: f32 = 4.0;

/// Where the text is scrolled to and what is chosen in it.
#[derive(Default)]
pub(super) struct TextPane {
    /// The text that was cut into segments.
    document: Option<Arc<Document>>,
    segments: Vec<Span>,
    /// The number of the line that begins with each segment; 0 for the further pieces of a line.
    numbers: Vec<u32>,
    /// The outline whose labels are listed, and they in the order of the text.
    labels: Option<(Arc<Outline>, Labels)>,
    /// The byte at the top that was last told.
    told: usize,
    /// Whether the last change of place was the user's scrolling.
    scrolled: bool,
    /// The first segment in view, and how many points of it are above the view.
    top: usize,
    offset: f32,
    revealed: u64,
    /// The two ends of the selection, where it began first; bytes.
    selection: Option<(usize, usize)>,
    /// What is drawn, from the top down.
    drawn: Vec<Drawn>,
}

/// Labels as they stand in the text, whatever the order of their nodes.
type Labels = Arc<[(Span, Kind)]>;

struct Drawn {
    segment: usize,
    y: f32,
    galley: Arc<Galley>,
}

impl TextPane {
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &OpenDocument,
        commands: &mut Vec<Command>,
    ) {
        self.take(&open.document);
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let response = ui.interact(rect, ui.scope_id().with("text"), Sense::click_and_drag());
        response.widget_info(|| {
            let name = Message::SourceText.template(state.settings.language);
            egui::WidgetInfo::labeled(accesskit::Role::Document, true, name)
        });
        if self.segments.is_empty() {
            return;
        }
        let labels = self.labels(&open.outline);
        let column = Column::new(ui, state, open, labels, rect, self.numbers.last().copied());
        if ui.rect_contains_pointer(rect) {
            let by = ui.input(|input| input.smooth_scroll_delta().y);
            self.offset -= by;
            self.scrolled |= by != 0.0;
        }
        self.reveal(&column);
        self.lay_out(&column);
        self.paint(&column);
        self.read_out(ui, open, &response);
        self.reasons(state, open, &response, column.rect);
        self.point(ui, &response, column.rect, commands);
        self.tell_selection(open, commands);
        response.context_menu(|ui| menu::of_text(ui, state, commands));
        self.copy(ui, open, commands);
        self.bar(ui, rect);
        self.tell_place(commands);
    }

    /// Cuts a new text into segments: its lines, the long ones in pieces.
    fn take(&mut self, document: &Arc<Document>) {
        if self
            .document
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, document))
        {
            return;
        }
        let same = self
            .document
            .as_ref()
            .is_some_and(|known| known.text() == document.text());
        let before = self.document.replace(document.clone());
        if same {
            return effects::give_up(before);
        }
        let (segments, numbers) = segments(document.text());
        let pane = TextPane {
            document: Some(document.clone()),
            segments,
            numbers,
            ..TextPane::default()
        };
        let labels = self.labels.take();
        *self = pane;
        effects::give_up((before, labels));
    }

    /// The labels of an outline, listed anew where it is another one.
    fn labels(&mut self, outline: &Arc<Outline>) -> Labels {
        match &self.labels {
            Some((known, labels)) if Arc::ptr_eq(known, outline) => labels.clone(),
            _ => {
                let labels = labels(outline);
                self.labels = Some((outline.clone(), labels.clone()));
                labels
            }
        }
    }

    /// Goes to the place that was asked for, unless it is in view.
    fn reveal(&mut self, column: &Column) {
        let Some((serial, span)) = column
            .open
            .reveal
            .filter(|(serial, _)| *serial != self.revealed)
        else {
            return;
        };
        self.revealed = serial;
        self.scrolled = false;
        let at = span.start as usize;
        if let Some(y) = self.y_of(at, column)
            && (column.rect.min.y + 8.0..column.rect.max.y - 80.0).contains(&y)
        {
            return;
        }
        self.top = self.segment_at(at);
        let galley = column.galley(self.segments[self.top], self.selection);
        self.offset = column.line(&galley, self.segments[self.top], at).min - column.above(span);
    }

    /// Where a byte is drawn now.
    fn y_of(&self, at: usize, column: &Column) -> Option<f32> {
        let segment = self.segment_at(at);
        let drawn = self.drawn.iter().find(|drawn| drawn.segment == segment)?;
        Some(drawn.y + column.line(&drawn.galley, self.segments[segment], at).min)
    }

    fn segment_at(&self, at: usize) -> usize {
        self.segments
            .partition_point(|segment| segment.start as usize <= at)
            .saturating_sub(1)
    }

    /// Lays out what is in view; keeps the text from leaving it at either end.
    fn lay_out(&mut self, column: &Column) {
        self.top = self.top.min(self.segments.len() - 1);
        while self.offset < 0.0 && self.top > 0 {
            self.top -= 1;
            self.offset += column.height(self.segments[self.top]);
        }
        self.offset = self.offset.max(0.0);
        let mut height = column.height(self.segments[self.top]);
        while self.offset > height && self.top + 1 < self.segments.len() {
            self.offset -= height;
            self.top += 1;
            height = column.height(self.segments[self.top]);
        }
        let end = self.draw(column);
        let room = column.rect.max.y - 40.0 - end;
        let at_start = self.top == 0 && self.offset == 0.0;
        if room > 0.0 && !at_start {
            self.offset -= room;
            while self.offset < 0.0 && self.top > 0 {
                self.top -= 1;
                self.offset += column.height(self.segments[self.top]);
            }
            self.offset = self.offset.max(0.0);
            self.draw(column);
        }
    }

    /// Makes the galleys in view; returns where the text ends.
    fn draw(&mut self, column: &Column) -> f32 {
        self.drawn.clear();
        let mut y = column.rect.min.y - self.offset;
        for segment in self.top..self.segments.len() {
            if y > column.rect.max.y {
                return f32::INFINITY;
            }
            let galley = column.galley(self.segments[segment], self.selection);
            let height = galley.size().y + GAP;
            self.drawn.push(Drawn { segment, y, galley });
            y += height;
        }
        y
    }

    fn paint(&self, column: &Column) {
        let painter = column.ui.painter().with_clip_rect(
            column
                .rect
                .expand2(vec2(24.0, 0.0))
                .with_max_y(column.rect.max.y),
        );
        let colors = palette(column.ui.ctx());
        let chosen = column.open.selected.and_then(|key| column.open.extent(key));
        for drawn in &self.drawn {
            let span = self.segments[drawn.segment];
            if let Some(extent) =
                chosen.filter(|extent| extent.start < span.end && span.start < extent.end)
            {
                let first = column.line(&drawn.galley, span, extent.start.max(span.start) as usize);
                let last = extent.end.min(span.end).saturating_sub(1) as usize;
                let bottom = if extent.end >= span.end {
                    drawn.galley.size().y + GAP
                } else {
                    column.line(&drawn.galley, span, last).max
                };
                let x = column.rect.min.x - 14.0;
                let mark = Rect::from_min_max(
                    pos2(x, drawn.y + first.min),
                    pos2(x + 3.0, drawn.y + bottom),
                );
                painter.rect_filled(mark, 0.0, colors.accent);
            }
            column.number(self.numbers[drawn.segment], drawn.y);
            painter.galley(
                pos2(column.rect.min.x, drawn.y),
                drawn.galley.clone(),
                colors.ink,
            );
        }
    }

    /// The byte under a place of the window.
    fn byte_at(&self, place: egui::Pos2, x: f32) -> Option<usize> {
        let text = self.document.as_ref()?.text();
        let inside = |drawn: &&Drawn| place.y < drawn.y + drawn.galley.size().y + GAP;
        let drawn = self.drawn.iter().find(inside).or(self.drawn.last())?;
        let span = self.segments[drawn.segment];
        let cursor = drawn
            .galley
            .cursor_from_pos(vec2(place.x - x, place.y - drawn.y));
        let words = span.of(text);
        let inside = words
            .char_indices()
            .nth(cursor.index.0)
            .map_or(words.len(), |(at, _)| at);
        Some(span.start as usize + inside)
    }

    /// Tells which part of the text is read, after somebody scrolled it.
    fn tell_place(&mut self, commands: &mut Vec<Command>) {
        let at = self.segments[self.top].start as usize;
        if self.scrolled && at != self.told {
            self.told = at;
            commands.push(Command::Passing(at));
        }
    }

    /// Gives screen readers the text that is in view.
    fn read_out(&self, ui: &egui::Ui, open: &OpenDocument, response: &egui::Response) {
        let view = self.drawn.first().zip(self.drawn.last());
        let Some((first, last)) = view else { return };
        let seen = Span {
            start: self.segments[first.segment].start,
            end: self.segments[last.segment].end,
        };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(seen.of(open.document.text()));
        });
    }

    /// Why the piece under the pointer was set aside.
    fn reasons(&self, state: &State, open: &OpenDocument, response: &egui::Response, column: Rect) {
        let pointer = response.hover_pos().filter(|_| !response.dragged());
        let Some(at) = pointer.and_then(|place| self.byte_at(place, column.min.x)) else {
            return;
        };
        let dropped = &open.document.dropped;
        let first = dropped.partition_point(|piece| piece.span.end as usize <= at);
        let piece = dropped.get(first).filter(|piece| piece.span.contains(at));
        if let Some(piece) = piece {
            let reason = super::side::reason(piece.reason).template(state.settings.language);
            let words = Message::SetAside.fill(state.settings.language, &[&reason]);
            egui::Tooltip::for_enabled(response)
                .at_pointer()
                .show(|ui| ui.label(words));
        }
    }

    /// Clicks choose rows, dragging chooses text.
    fn point(
        &mut self,
        ui: &egui::Ui,
        response: &egui::Response,
        column: Rect,
        commands: &mut Vec<Command>,
    ) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        let x = column.min.x;
        let Some(at) = response
            .interact_pointer_pos()
            .and_then(|place| self.byte_at(place, x))
        else {
            return;
        };
        let shift = ui.input(|input| input.modifiers.shift);
        let inside = |(from, to): (usize, usize)| (from.min(to)..from.max(to)).contains(&at);
        match self.selection {
            // The menu is of what was chosen, or of the place that was clicked.
            selection if response.secondary_clicked() && !selection.is_some_and(inside) => {
                self.selection = None;
                commands.push(Command::ClickText(at));
            }
            _ if response.triple_clicked() => self.selection = Some(self.line_around(at)),
            _ if response.double_clicked() => self.selection = Some(self.clause_around(at)),
            Some((from, _)) if shift && response.clicked() => self.selection = Some((from, at)),
            _ if response.clicked() => {
                self.selection = None;
                commands.push(Command::ClickText(at));
            }
            _ if response.drag_started() => {
                let origin = ui.input(|input| input.pointer.press_origin());
                let from = origin
                    .and_then(|place| self.byte_at(place, x))
                    .unwrap_or(at);
                self.selection = Some((from, at));
            }
            Some((from, _)) if response.dragged() => {
                self.selection = Some((from, at));
                self.follow(ui, response);
            }
            _ => {}
        }
    }

    /// Tells the state what is chosen.
    fn tell_selection(&self, open: &OpenDocument, commands: &mut Vec<Command>) {
        let ends = self.selection.filter(|(from, to)| from != to);
        let chosen = ends.map(|(from, to)| Span::new(from.min(to), from.max(to)));
        if chosen != open.selected_text {
            commands.push(Command::SelectText(chosen));
        }
    }

    /// Dragging over an edge scrolls on.
    fn follow(&mut self, ui: &egui::Ui, response: &egui::Response) {
        const SPEED: f32 = 12.0;
        let Some(place) = response.interact_pointer_pos() else {
            return;
        };
        if place.y < response.rect.min.y {
            self.offset -= SPEED;
        } else if place.y > response.rect.max.y {
            self.offset += SPEED;
        } else {
            return;
        }
        ui.ctx().request_repaint();
    }

    fn line_around(&self, at: usize) -> (usize, usize) {
        let span = self.segments[self.segment_at(at)];
        (span.start as usize, span.end as usize)
    }

    /// From one mark to the next: what people want of a double click where there are no blanks between words.
    fn clause_around(&self, at: usize) -> (usize, usize) {
        let span = self.segments[self.segment_at(at)];
        let Some(document) = &self.document else {
            return (at, at);
        };
        let words = span.of(document.text());
        let inside = (at - span.start as usize).min(words.len());
        let mark = |sign: char| !sign.is_alphanumeric();
        let start = words[..inside].rfind(mark).map_or(0, |mark| {
            mark + words[mark..].chars().next().map_or(1, char::len_utf8)
        });
        let end = words[inside..]
            .find(mark)
            .map_or(words.len(), |mark| inside + mark);
        (span.start as usize + start, span.start as usize + end)
    }

    fn copy(&self, ui: &egui::Ui, open: &OpenDocument, commands: &mut Vec<Command>) {
        let copied = |event: &egui::Event| matches!(event, egui::Event::Copy);
        let writing = ui.ctx().text_edit_focused();
        if writing || !ui.input(|input| input.events.iter().any(copied)) {
            return;
        }
        let chosen = self
            .selection
            .map(|(from, to)| (from.min(to), from.max(to)))
            .filter(|(from, to)| from < to);
        match chosen.and_then(|(from, to)| open.document.text().get(from..to)) {
            Some(words) => commands.push(Command::CopySelection(words.to_string())),
            None => commands.push(Command::CopyLabel),
        }
    }

    fn bar(&mut self, ui: &mut egui::Ui, rect: Rect) {
        let Some(document) = &self.document else {
            return;
        };
        let whole = document.text().len() as f32;
        let seen: u32 = self
            .drawn
            .iter()
            .map(|drawn| self.segments[drawn.segment].len() as u32 + 1)
            .sum();
        let part = seen as f32 / whole;
        if part >= 1.0 && self.top == 0 {
            return;
        }
        let segment = self.segments[self.top];
        let height = self
            .drawn
            .first()
            .map_or(1.0, |drawn| drawn.galley.size().y.max(1.0));
        let at =
            segment.start as f32 + segment.len() as f32 * (self.offset / height).clamp(0.0, 1.0);
        let share = (at / (whole - seen as f32).max(1.0)).clamp(0.0, 1.0);
        if let Some(share) = scroll_bar(ui, rect, part.min(1.0), share) {
            self.top =
                self.segment_at((f64::from(share) * f64::from(whole - seen as f32)) as usize);
            self.offset = 0.0;
            self.scrolled = true;
        }
    }
}

/// The lines of a text without their ends, long ones cut at characters; and for each piece the number of the line that
/// it begins, or 0.
fn segments(text: &str) -> (Vec<Span>, Vec<u32>) {
    let mut segments = Vec::with_capacity(text.len() / 80 + 1);
    let mut numbers = Vec::with_capacity(segments.capacity());
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for (number, end) in (1..).zip(ends) {
        let line = text[start..end]
            .strip_suffix('\r')
            .unwrap_or(&text[start..end]);
        let mut at = 0;
        while line.len() - at > SEGMENT {
            let mut cut = at + SEGMENT;
            while !line.is_char_boundary(cut) {
                cut -= 1;
            }
            segments.push(Span::new(start + at, start + cut));
            at = cut;
        }
        segments.push(Span::new(start + at, start + line.len()));
        numbers.push(number);
        numbers.resize(segments.len(), 0);
        start = end + 1;
    }
    (segments, numbers)
}

/// The column of text in a pane, and what laying it out needs.
struct Column<'a> {
    ui: &'a egui::Ui,
    open: &'a OpenDocument,
    labels: Labels,
    /// Where the text stands.
    rect: Rect,
    font: FontId,
    /// Where numbers of lines end, where they are shown.
    numbers: Option<f32>,
}

impl<'a> Column<'a> {
    /// The column in a pane, beside the numbers of its lines where they are shown.
    fn new(
        ui: &'a egui::Ui,
        state: &State,
        open: &'a OpenDocument,
        labels: Labels,
        pane: Rect,
        last_line: Option<u32>,
    ) -> Column<'a> {
        let font = theme::text_font(&state.settings);
        let digits = last_line.unwrap_or(1).max(100).ilog10() + 1;
        let gutter = if state.settings.line_numbers {
            digits as f32 * theme::font().size * 0.6 + 12.0
        } else {
            0.0
        };
        let left = pane.min.x + gutter;
        let widest = WIDEST_TEXT * (font.size / theme::TEXT_SIZE).max(1.0);
        let right = (pane.max.x - 24.0).min(left + widest);
        Column {
            ui,
            open,
            labels,
            rect: Rect::from_x_y_ranges(left..=right.max(left + 60.0), pane.y_range()),
            font,
            numbers: state.settings.line_numbers.then_some(left - 22.0),
        }
    }

    /// How much of the pane is left free above a place that is gone to: nothing above the title.
    fn above(&self, span: Span) -> f32 {
        let title = self.open.outline.title.as_ref();
        if title.is_some_and(|title| title.label.start == span.start) {
            8.0
        } else {
            self.rect.height() * 0.2
        }
    }

    /// Writes the number of a line beside it.
    fn number(&self, number: u32, y: f32) {
        if let Some(x) = self.numbers.filter(|_| number > 0) {
            let place = pos2(x, y + self.font.size * LINE_HEIGHT / 2.0);
            let color = palette(self.ui.ctx()).quiet;
            let align = egui::Align2::RIGHT_CENTER;
            let painter = self.ui.painter();
            painter.text(place, align, number, theme::font(), color);
        }
    }
}

impl Column<'_> {
    fn height(&self, span: Span) -> f32 {
        self.galley(span, None).size().y + GAP
    }

    /// Where the line with a byte begins and ends, below the galley's top.
    fn line(&self, galley: &Galley, span: Span, at: usize) -> Rangef {
        let words = span.of(self.open.document.text());
        line_with(galley, words, at.saturating_sub(span.start as usize))
    }

    fn galley(&self, span: Span, selection: Option<(usize, usize)>) -> Arc<Galley> {
        let words = span.of(self.open.document.text());
        let mut job = egui::text::LayoutJob::default();
        let mut at = span.start;
        for (end, format) in self.pieces(span, selection) {
            let piece = Span { start: at, end };
            job.append(piece.of(self.open.document.text()), 0.0, format);
            at = end;
        }
        if words.is_empty() {
            job.append(" ", 0.0, self.format(palette(self.ui.ctx()).ink));
        }
        job.wrap.max_width = self.rect.width();
        job.break_on_newline = true;
        self.ui.painter().layout_job(job)
    }

    fn format(&self, color: Color32) -> TextFormat {
        TextFormat {
            line_height: Some(self.font.size * LINE_HEIGHT),
            ..TextFormat::simple(self.font.clone(), color)
        }
    }

    /// The segment in pieces of one look each: where each ends, and its look.
    fn pieces(&self, span: Span, selection: Option<(usize, usize)>) -> Vec<(u32, TextFormat)> {
        let colors = palette(self.ui.ctx());
        let labels = self.labels(span);
        let dropped = self.dropped(span);
        let chosen = selection.map(|(from, to)| Span::new(from.min(to), from.max(to)));
        let marked = self
            .open
            .selected_node()
            .map(|id| self.open.outline.nodes[id].label);
        let words = span.of(self.open.document.text());
        let start = span.start as usize;
        let found: Vec<Span> = self
            .open
            .find
            .ranges(words)
            .map(|found| Span::new(start + found.start, start + found.end))
            .collect();
        let spans = labels
            .iter()
            .map(|(label, _)| *label)
            .chain(dropped.iter().copied())
            .chain(found.iter().copied())
            .chain(self.open.marked())
            .chain(chosen)
            .chain(marked);
        let mut cuts: Vec<u32> = spans.flat_map(|piece| [piece.start, piece.end]).collect();
        cuts.retain(|&cut| span.start < cut && cut < span.end);
        cuts.push(span.end);
        cuts.sort_unstable();
        cuts.dedup();
        let mut at = span.start;
        let holds = |piece: &Span, at: u32| piece.start <= at && at < piece.end;
        cuts.into_iter()
            .map(|end| {
                let kind = labels
                    .iter()
                    .find(|(label, _)| holds(label, at))
                    .map(|(_, kind)| *kind);
                let quiet = dropped.iter().any(|piece| holds(piece, at));
                let color = match kind {
                    Some(kind) => colors.kind(kind),
                    None if quiet => colors.quiet,
                    None => colors.ink,
                };
                let mut format = self.format(color);
                if chosen.is_some_and(|piece| holds(&piece, at)) {
                    format.background = colors.selection;
                } else if self.open.marked().is_some_and(|piece| holds(&piece, at)) {
                    format.background = colors.selection;
                    format.underline = Stroke::new(2.0, colors.accent);
                } else if found.iter().any(|piece| holds(piece, at)) {
                    format.background = colors.found;
                } else if marked.is_some_and(|piece| holds(&piece, at)) {
                    format.background = colors.chosen;
                }
                at = end;
                (end, format)
            })
            .collect()
    }

    /// The labels in a segment, and those that run into it.
    fn labels(&self, span: Span) -> &[(Span, Kind)] {
        let labels = &self.labels;
        let first = labels.partition_point(|(label, _)| label.end <= span.start);
        let end = labels.partition_point(|(label, _)| label.start < span.end);
        &labels[first..end.max(first)]
    }

    fn dropped(&self, span: Span) -> Vec<Span> {
        let dropped = &self.open.document.dropped;
        let first = dropped.partition_point(|piece| piece.span.end <= span.start);
        let inside = dropped[first..]
            .iter()
            .take_while(|piece| piece.span.start < span.end);
        inside.map(|piece| piece.span).collect()
    }
}

/// All labels of an outline, from the text's beginning to its end: nodes that were moved stand elsewhere in the outline.
fn labels(outline: &Outline) -> Labels {
    let nodes = outline.title.iter().chain(&outline.nodes);
    let mut labels: Vec<(Span, Kind)> = nodes
        .map(|node| (node.label, node.kind))
        .filter(|(label, _)| !label.is_empty())
        .collect();
    labels.sort_by_key(|(label, _)| label.start);
    labels.into()
}

/// Where the line with a byte of the words begins and ends, below the top of the galley that they are laid out in.
fn line_with(galley: &Galley, words: &str, at: usize) -> Rangef {
    let at = words.floor_char_boundary(at);
    let cursor = CCursor {
        index: egui::text::CharIndex(words[..at].chars().count()),
        // Before the first sign of a line is behind the last one of the line above.
        prefer_next_row: true,
    };
    galley.pos_from_cursor(cursor).y_range()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::found::Found;
    use crate::app::update;
    use crate::correction::Place;
    use crate::document::FindOptions;
    use crate::input::Source;

    #[test]
    fn labels_are_coloured_wherever_their_rows_stand() {
        let text = "一、甲\n二、乙\n一是天。二是地。三是人。\n";
        let document = Arc::new(Document::find(Source::from(text), &FindOptions::default()));
        let mut open = State::default();
        update(&mut open, Command::Pasted(text.into()));
        let (id, generation) = (open.documents[0].id, open.documents[0].generation);
        update(
            &mut open,
            Command::Read {
                document: id,
                generation,
                result: Ok(Found::new(document).into()),
            },
        );
        let found = labels(&open.documents[0].outline);
        let words = |found: &Labels| -> Vec<String> {
            let label = |(label, _): &(Span, Kind)| label.of(text).to_string();
            found.iter().map(label).collect()
        };
        assert_eq!(
            words(&found),
            ["一、甲", "二、乙", "一是天", "二是地", "三是人"]
        );
        let last = *open.documents[0].keys.last().expect("a node");
        update(&mut open, Command::MoveTo(last, Place::Below(None)));
        assert_eq!(labels(&open.documents[0].outline), found);
    }

    /// The bar beside the text, and the place that is gone to, are those of the line that the byte is drawn in.
    #[test]
    fn every_byte_has_its_line() {
        let ctx = egui::Context::default();
        crate::gui::install_fonts(&ctx);
        let words = "要上堤，要盯住，要备好，要抓实。".repeat(4);
        let mut lines = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let job =
                egui::text::LayoutJob::simple(words.clone(), theme::font(), Color32::BLACK, 200.0);
            let galley = ui.painter().layout_job(job);
            lines.clear();
            for row in &galley.rows {
                lines.extend(row.glyphs.iter().map(|_| row.rect().y_range()));
            }
            for (at, (byte, sign)) in words.char_indices().enumerate() {
                for inside in byte..byte + sign.len_utf8() {
                    assert_eq!(line_with(&galley, &words, inside), lines[at], "{inside}");
                }
            }
        });
        output.textures_delta.clear();
        assert!(lines.len() > 60);
    }

    #[test]
    fn segments_are_lines_and_pieces_of_long_ones() {
        let long = "长".repeat(2500);
        let text = format!("甲\r\n\n乙\n{long}");
        let (found, numbers) = segments(&text);
        assert_eq!(numbers, [1, 2, 3, 4, 0, 0]);
        let lengths: Vec<usize> = found.iter().map(|segment| segment.len()).collect();
        assert_eq!(lengths, [3, 0, 3, 3000, 3000, 1500]);
        assert!(
            found
                .iter()
                .all(|segment| !segment.of(&text).contains(['\n', '\r']))
        );
    }
}
