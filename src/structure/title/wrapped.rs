//! A few lines of wrapped text without a title: the first of them fills the width and goes on in the next one.

use super::above;
use super::line::Line;
use crate::scan::Shape;
use crate::sign;

/// No text is wrapped to fewer characters.
const NARROWEST: usize = 16;
/// Lines as wide differ by so many characters.
const APART: usize = 1;

/// Marks such lines as text, where the first two fill one width, a comma or a stop stands in one of them, and they go on in
/// a third that is no wider.
#[inline(always)]
pub(super) fn mark(lines: &mut [Line], shapes: &[Shape]) {
    let [one, two, three, ..] = lines else {
        return;
    };
    // Most titles are of another length than the line below.
    let (first, second) = (one.text.len(), two.text.len());
    let is_near = first.abs_diff(second) <= first / 4 && three.text.len() <= first + first / 4;
    if is_near && shapes.len() >= 3 && !shapes[0].ended && !shapes[1].ended {
        mark_run(lines, shapes);
    }
}

#[inline(never)]
fn mark_run(lines: &mut [Line], shapes: &[Shape]) {
    let is_plain = |shape: &Shape| !(shape.marked || shape.bold || shape.titled || shape.level > 0);
    let chars = |line: &Line| sign::chars(line.text);
    let width = chars(&lines[0]);
    let fills = |line: &Line| chars(line).abs_diff(width) <= APART;
    let has_stop = |at: usize| shapes[at].running || has_comma(lines[at].text);
    let begins_so = lines[..2].iter().all(fills) && (has_stop(0) || has_stop(1));
    let goes_on = chars(&lines[2]) <= width + APART && shapes[..3].iter().all(is_plain);
    // Below a title its subtitle or the occasion may be as wide.
    let below = &lines[1];
    let occasion = || below.text.starts_with("在".as_bytes()) && below.genre() > 0;
    let has_subtitle = above::begins_behind_dash(below.text) || occasion();
    if width < NARROWEST || lines[0].meta || has_subtitle || !begins_so || !goes_on {
        return;
    }
    let last = lines.iter().position(|line| !fills(line));
    let last = last.unwrap_or(lines.len() - 1);
    // A title in several lines has no end of a sentence, and tells its kind.
    let ends = |shape: &Shape| shape.clauses || shape.ended && !shape.announces;
    if !shapes[..=last].iter().any(ends) || lines[1].genre() > 0 && !shapes[0].clauses {
        return;
    }
    lines[..=last].iter_mut().for_each(|line| line.meta = true);
}

fn has_comma(line: &[u8]) -> bool {
    sign::holds(line, "，") || line.contains(&b',')
}
