//! Long lists in a scroll area: only the entries in view are drawn, so that a hundred thousand cost what twenty do.
//!
//! An entry is as high as its words make it, which is known once it was drawn. The others are taken to be as high as the
//! first ones were on the average, so the scroll bar is only nearly right; what is in view stays where it is when heights
//! above it become known. Some entries above and below the view are drawn out of sight: their heights are known before
//! they come into view, Tab goes on to them, and screen readers tell them.

use eframe::egui::{self, Rect, Response, UiBuilder, pos2, style::ScrollAnimation, vec2};
use std::ops::Range;

/// So many points above and below the view are drawn, too: more than a wheel turns in a frame.
const BEYOND: f64 = 240.0;

/// What is known of a list from one frame to the next.
#[derive(Default)]
pub(super) struct List {
    heights: Heights,
    /// The width that the heights are for.
    width: f32,
}

impl List {
    /// Draws what is in view of so many entries, one below another, from where the next thing would stand. Gives the
    /// entries that were drawn.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        count: usize,
        mut draw: impl FnMut(&mut egui::Ui, usize),
    ) -> Range<usize> {
        let place = ui.available_rect_before_wrap();
        let view = ui.clip_rect().y_range();
        // A long list is millions of points high, which 32 bits hold only to half a point.
        let top = f64::from(place.top());
        self.heights.resize(count);
        let whole = self.heights.before(count);
        let first = self.heights.entry_at(f64::from(view.min) - top);
        let above = self.heights.before(first);
        if self.width != place.width() {
            self.width = place.width();
            self.heights.forget();
        }
        let (mut begin, mut y) = (first, top + above);
        while begin > 0 && y > f64::from(view.min) - BEYOND {
            begin -= 1;
            y -= f64::from(self.heights.of(begin));
        }
        let (mut measured, mut last) = (Vec::new(), Rect::NOTHING);
        for at in begin..count {
            if at == first {
                // Wherever those out of sight end.
                y = top + above;
            }
            if y > f64::from(view.max) + BEYOND {
                break;
            }
            let bottom = if at < first { top + above } else { f64::MAX };
            let rect = Rect::from_min_max(
                pos2(place.left(), y as f32),
                pos2(place.right(), y as f32 + view.span()),
            );
            let (height, filled) = entry(ui, at, rect, bottom as f32, &mut draw);
            measured.push(height);
            y += f64::from(height);
            last = filled;
        }
        let drawn = begin..begin + measured.len();
        self.heights.learn(begin, &measured);
        let now = self.heights.before(count);
        if count > 0 {
            // The room behind the last entry is made once more by whatever stands behind the list.
            let height = now as f32 - ui.spacing().item_spacing.y;
            let size = vec2(place.width(), height);
            ui.advance_cursor_after_rect(Rect::from_min_size(place.min, size));
        }
        if drawn.end == count {
            ui.expand_to_include_rect(last);
        }
        let moved = self.heights.before(first) - above;
        if moved != 0.0 {
            let by = vec2(0.0, -moved as f32);
            ui.scroll_with_delta_animation(by, ScrollAnimation::none());
        }
        if now != whole && first > 0 && drawn.end == count {
            ui.ctx().request_discard("the end of a list has moved");
        }
        drawn
    }
}

/// Draws an entry, of which nothing below `bottom` is seen; gives its height with the room to the next one, and the place
/// that it fills.
fn entry(
    ui: &mut egui::Ui,
    at: usize,
    rect: Rect,
    bottom: f32,
    draw: &mut impl FnMut(&mut egui::Ui, usize),
) -> (f32, Rect) {
    // Its name is the same wherever it is drawn, so that the keyboard stays with it.
    let name = ui.scope_id().with(at);
    let mut inside = ui.new_child(UiBuilder::new().scope_id(name).max_rect(rect));
    let mut seen = inside.clip_rect();
    seen.max.y = seen.max.y.min(bottom);
    inside.set_clip_rect(seen);
    draw(&mut inside, at);
    let height = inside.cursor().top() - rect.top();
    (height.max(1.0), inside.min_rect())
}

/// Something in an entry that is clicked or pressed with the keyboard: when the keyboard comes to it, it is scrolled to.
pub(super) fn reached(response: Response) -> Response {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// So many entries have their sum in one number.
const BLOCK: usize = 256;
/// The height of an entry that was not drawn yet.
const UNKNOWN: f32 = 0.0;

/// The heights of entries, in points.
struct Heights {
    each: Vec<f32>,
    /// For each block of entries the sum of the known heights, and how many are unknown.
    blocks: Vec<(f64, u32)>,
    /// What those that are unknown are taken for.
    usual: f32,
    /// Whether that was measured.
    is_measured: bool,
}

impl Default for Heights {
    fn default() -> Heights {
        Heights {
            each: Vec::new(),
            blocks: Vec::new(),
            usual: 48.0,
            is_measured: false,
        }
    }
}

impl Heights {
    /// There are so many entries now.
    fn resize(&mut self, count: usize) {
        if self.each.len() != count {
            self.each.resize(count, UNKNOWN);
            let blocks = self.each.chunks(BLOCK);
            self.blocks = blocks.map(sum).collect();
        }
    }

    /// All have another height now, which is not known.
    fn forget(&mut self) {
        self.each.fill(UNKNOWN);
        let blocks = self.each.chunks(BLOCK);
        self.blocks = blocks.map(|block| (0.0, block.len() as u32)).collect();
        self.is_measured = false;
    }

    /// The entries from this one on have these heights.
    fn learn(&mut self, begin: usize, measured: &[f32]) {
        for (at, &height) in (begin..).zip(measured) {
            if self.each[at] != height {
                self.each[at] = height;
                let block = at / BLOCK;
                let end = self.each.len().min((block + 1) * BLOCK);
                self.blocks[block] = sum(&self.each[block * BLOCK..end]);
            }
        }
        if !self.is_measured && !measured.is_empty() {
            self.usual = measured.iter().sum::<f32>() / measured.len() as f32;
            self.is_measured = true;
        }
    }

    fn of(&self, at: usize) -> f32 {
        match self.each[at] {
            UNKNOWN => self.usual,
            height => height,
        }
    }

    /// The height of all entries before this one.
    fn before(&self, at: usize) -> f64 {
        let block = at / BLOCK;
        let blocks = self.blocks[..block].iter();
        let whole: f64 = blocks.map(|&block| self.of_block(block)).sum();
        whole + self.of_block(sum(&self.each[block * BLOCK..at]))
    }

    fn of_block(&self, (known, unknown): (f64, u32)) -> f64 {
        known + f64::from(unknown) * f64::from(self.usual)
    }

    /// The entry so many points below the top: the first one above it, the last one below the end.
    fn entry_at(&self, y: f64) -> usize {
        let mut left = y.max(0.0);
        let mut at = 0;
        for &block in &self.blocks {
            let height = self.of_block(block);
            if left < height {
                break;
            }
            left -= height;
            at += BLOCK;
        }
        let last = self.each.len().saturating_sub(1);
        while at < last {
            left -= f64::from(self.of(at));
            if left < 0.0 {
                break;
            }
            at += 1;
        }
        at.min(last)
    }
}

/// The sum of the known heights, and how many are unknown.
fn sum(heights: &[f32]) -> (f64, u32) {
    let mut unknown = 0;
    let mut known = 0.0;
    for &height in heights {
        unknown += u32::from(height == UNKNOWN);
        known += f64::from(height);
    }
    (known, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT, Queryable};
    use std::collections::BTreeMap;

    const COUNT: usize = 3000;
    const HEIGHT: f32 = 400.0;
    /// Where the view begins.
    const TOP: f32 = 8.0;
    /// Where the scroll bar is.
    const BAR: f32 = 288.0;

    /// A window with nothing but a list, whose entries are of one to five lines.
    fn window() -> Harness<'static, List> {
        let show = |ui: &mut egui::Ui, list: &mut List| {
            let area = egui::ScrollArea::vertical().auto_shrink(false);
            area.animated(false).show(ui, |ui| {
                list.show(ui, COUNT, |ui, at| {
                    let words = format!("{at}{}", " 文稿里的话".repeat(at * 7 % 12));
                    reached(ui.add(egui::Button::new(words).wrap()));
                });
                ui.label("the end");
            });
        };
        let mut harness = Harness::builder()
            .with_size([300.0, HEIGHT])
            .with_context_setup(|ctx| {
                crate::gui::install_fonts(ctx);
                let solid = egui::style::ScrollStyle::solid();
                ctx.all_styles_mut(|style| style.spacing.scroll = solid);
            })
            .build_ui_state(show, List::default());
        harness.run();
        harness
    }

    /// Where the entries are that are drawn, by their numbers, and which has the keyboard.
    fn drawn(harness: &Harness<List>) -> (BTreeMap<usize, Rect>, Option<usize>) {
        let mut places = BTreeMap::new();
        let mut focused = None;
        for node in harness.get_all_by_role(egui::accesskit::Role::Button) {
            let label = node.accesskit_node().label().unwrap_or_default();
            let number = label.split(' ').next().and_then(|word| word.parse().ok());
            let number = number.expect("the number of an entry");
            if node.accesskit_node().is_focused() {
                focused = Some(number);
            }
            places.insert(number, node.rect());
        }
        (places, focused)
    }

    /// The entries in view, the first of which may begin above it. What is drawn further up is cut off there.
    fn seen(places: &BTreeMap<usize, Rect>) -> Vec<(usize, Rect)> {
        let mut above = places.iter().rev();
        let first = above.find(|(_, rect)| rect.top() <= TOP + 4.0);
        let (&first, _) = first.expect("an entry at the top");
        let seen = places.range(first..).map(|(&at, &rect)| (at, rect));
        seen.take_while(|(_, rect)| rect.top() < HEIGHT).collect()
    }

    /// Nothing overlaps in view, all that can be seen is there, and not much more.
    fn check(places: &BTreeMap<usize, Rect>, case: &str) {
        assert!(places.len() < 60, "{case}: {} are drawn", places.len());
        let seen = seen(places);
        for pair in seen.windows(2) {
            let [(above, first), (below, second)] = pair else {
                continue;
            };
            assert_eq!(above + 1, *below, "{case}");
            let apart = second.top() - first.bottom();
            assert!((1.0..8.0).contains(&apart), "{case}: {above} {apart}");
        }
        let last = seen.last().expect("an entry");
        let at_end = last.0 + 1 == COUNT;
        assert!(at_end || last.1.bottom() > HEIGHT - 8.0, "{case}: {last:?}");
    }

    fn drag_the_bar(harness: &mut Harness<List>, from: f32, to: f32) {
        let at = |y| pos2(BAR, y);
        harness.drag_at(at(from));
        harness.step();
        harness.hover_at(at(to));
        harness.step();
        check(&drawn(harness).0, "while the bar is dragged");
        harness.drop_at(at(to));
        harness.run();
    }

    #[test]
    fn only_what_is_in_view_is_drawn() {
        let mut harness = window();
        check(&drawn(&harness).0, "at first");
        drag_the_bar(&mut harness, 4.0, HEIGHT);
        let (places, _) = drawn(&harness);
        check(&places, "at the end");
        assert!(places[&(COUNT - 1)].bottom() < HEIGHT);
        let end = harness.get_by_label("the end").rect().bottom();
        assert!((HEIGHT - 12.0..=HEIGHT).contains(&end), "{end}");
        drag_the_bar(&mut harness, HEIGHT - 4.0, 0.0);
        let (places, _) = drawn(&harness);
        check(&places, "at the beginning again");
        assert!(places[&0].top() >= 0.0);
    }

    #[test]
    fn what_is_in_view_moves_as_the_wheel_turns() {
        const TURN: f32 = 30.0;
        let mut harness = window();
        drag_the_bar(&mut harness, 4.0, HEIGHT / 2.0);
        harness.hover_at(pos2(100.0, 200.0));
        harness.run();
        let (mut before, _) = drawn(&harness);
        let start = *before.keys().next().expect("an entry");
        for turn in 0..200 {
            harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, TURN),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
            harness.step();
            let (places, _) = drawn(&harness);
            check(&places, "while it is scrolled");
            let now: BTreeMap<usize, Rect> = seen(&places).into_iter().collect();
            for (at, rect) in seen(&before) {
                let moved = now.get(&at).map(|now| now.top() - rect.top());
                if let Some(moved) = moved {
                    let range = -0.6..1.1 * TURN;
                    assert!(range.contains(&moved), "{turn}: {at} {moved}");
                }
            }
            before = places;
        }
        let (end, _) = before.first_key_value().expect("an entry");
        assert!(end + 50 < start, "from {start} to {end}");
    }

    #[test]
    fn the_keyboard_goes_through_the_list() {
        let mut harness = window();
        for (key, entries) in [
            (Modifiers::NONE, (0..150).collect::<Vec<usize>>()),
            (Modifiers::SHIFT, (0..149).rev().collect()),
        ] {
            for at in entries {
                harness.key_press_modifiers(key, Key::Tab);
                harness.run();
                let (places, focused) = drawn(&harness);
                assert_eq!(focused, Some(at));
                let place = places[&at];
                assert!(place.top() > -1.0 && place.bottom() < HEIGHT + 1.0, "{at}");
            }
        }
    }

    #[test]
    fn heights_are_known_or_taken_for_the_usual_one() {
        let mut heights = Heights::default();
        heights.resize(1000);
        heights.learn(0, &[10.0, 30.0]);
        assert_eq!(heights.usual, 20.0);
        heights.learn(600, &[120.0]);
        assert_eq!(heights.usual, 20.0, "only the first ones tell it");
        for (at, before) in [(0, 0.0), (1, 10.0), (2, 40.0), (600, 12_000.0)] {
            assert_eq!(heights.before(at), before, "{at}");
        }
        assert_eq!(heights.before(601), 12_120.0);
        assert_eq!(heights.before(1000), 20_100.0);
        for (y, at) in [
            (-5.0, 0),
            (0.0, 0),
            (10.0, 1),
            (39.9, 1),
            (40.0, 2),
            (11_999.0, 599),
            (12_000.0, 600),
            (12_119.0, 600),
            (12_120.0, 601),
            (20_099.0, 999),
            (99_999.0, 999),
        ] {
            assert_eq!(heights.entry_at(y), at, "{y}");
        }
        heights.resize(2);
        assert_eq!(heights.before(2), 40.0);
        heights.forget();
        assert_eq!(heights.before(2), 40.0, "the usual height is a guess still");
        heights.learn(0, &[50.0, 50.0]);
        heights.resize(3);
        assert_eq!(heights.before(3), 150.0);
        heights.resize(0);
        assert_eq!((heights.entry_at(7.0), heights.before(0)), (0, 0.0));
    }
}
