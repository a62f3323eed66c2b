//! Subtitles that tell the occasion on more than one line: ——2026年2月27日在石桥镇第十六届人民代表大会 / 第六次会议上.

use super::line::Line;
use super::{Head, above};
use crate::sign::{self, Endings, endings};

/// A subtitle begins among so many lines at the head.
const NEAR: usize = 12;
/// It goes on in so many lines at most.
const MOST: usize = 2;

/// How the name of an occasion ends, or of what was said at it.
#[rustfmt::skip]
const CLOSES: Endings = endings(&[
    "会上", "会议上", "大会上", "仪式上", "典礼上", "开班式上", "论坛上", "活动上", "的报告", "的讲话", "的发言", "的致辞", "的演讲",
]);

impl Head<'_> {
    /// Marks the lines of such a subtitle as data.
    #[inline(always)]
    pub(super) fn mark_subtitle(&mut self) {
        let may_begin = |line: &Line| matches!(line.text, [0xE2 | 0xEF | b'-' | b'(', ..]);
        let near = 1..self.lines.len().min(NEAR);
        if let Some(at) = near.into_iter().find(|&at| may_begin(&self.lines[at])) {
            self.mark_from(at);
        }
    }

    #[inline(never)]
    fn mark_from(&mut self, first: usize) {
        let begins = self.lines[first..].iter().take(NEAR).position(is_open);
        let Some(at) = begins.map(|at| first + at) else {
            return;
        };
        let in_brackets = !above::begins_behind_dash(self.lines[at].text);
        let below = self.lines[at + 1..].iter().take(MOST);
        let may_go_on = |(line, place): (&Line, usize)| {
            let has_marks = self.scan.shapes[place].level > 0;
            !(line.dated || line.wide || has_marks || self.ends(place) || opens(line.text))
        };
        let closes = |line: &Line| match in_brackets {
            true => closes_bracket(line.text),
            false => CLOSES.end(line.compact()),
        };
        let rest = below.zip(at + 1..).take_while(|it| may_go_on(*it));
        let last = rest.map(|it| it.0).position(closes);
        if let Some(more) = last {
            for line in &mut self.lines[at..=at + 1 + more] {
                (line.meta, line.subtitle) = (true, true);
            }
        }
    }

    /// Behind the subtitle over several lines that stands below the title, with nothing but data or the title's own words
    /// between.
    pub(super) fn behind_subtitle(&self, behind: usize) -> usize {
        let below = self.lines.get(behind..).unwrap_or_default();
        let Some(at) = below.iter().take(NEAR).position(|line| line.subtitle) else {
            return behind;
        };
        let is_head = |it: usize| {
            let line = &self.lines[behind + it];
            line.meta || self.is_in_lines(behind, line.compact())
        };
        match (0..at).all(is_head) {
            true => behind + at + below[at..].iter().take_while(|it| it.subtitle).count(),
            false => behind,
        }
    }
}

/// Whether a line begins with the occasion and does not end it: ——在…第三届职工代表大会, （2026年2月27日在….
fn is_open(line: &Line) -> bool {
    if line.wide {
        return false;
    }
    let text = line.text;
    match above::begins_behind_dash(text) {
        true => sign::holds(text, "在") && !CLOSES.end(line.compact()),
        false => opens(text) && !sign::holds(text, "）") && !sign::holds(text, ")"),
    }
}

fn opens(line: &[u8]) -> bool {
    above::begins_behind_dash(line) || line.starts_with("（".as_bytes()) || line.starts_with(b"(")
}

fn closes_bracket(line: &[u8]) -> bool {
    line.ends_with("）".as_bytes()) || line.ends_with(b")")
}
