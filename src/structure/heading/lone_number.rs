//! Lines below a number that stands alone on its line, as in posts: 01, 看懂预警信号, and the text below that.

use super::rank::give_ranks;
use super::signed::divide_numbers;
use super::{Seen, has_words, is_no_heading};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Stop};
use crate::structure::byline;
use std::ops::RangeInclusive;

/// One number may be anything.
const FEWEST: usize = 2;

/// Makes headings of the lines behind paragraph `from` that stand right below 01, 02 and so on. What stands behind signs is
/// under them.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &mut Vec<Seen>) {
    let has_marks = |it: &Seen| {
        let shape = &scan.shapes[it.candidate.paragraph as usize];
        it.candidate.scheme == Scheme::Hash && shape.level > 0
    };
    let mut found: Vec<usize> = Vec::new();
    for at in from..scan.shapes.len() {
        if is_number(text, &scan.shapes[at], found.len() + 1) {
            found.push(at + 1);
        }
    }
    let place = |it: &Seen| it.candidate.paragraph as usize;
    let is_seen = |at: usize| seen.binary_search_by_key(&at, place).is_ok();
    let heads = |&at: &usize| {
        let [Some(line), Some(below)] = [at, at + 1].map(|at| scan.shapes.get(at)) else {
            return false;
        };
        let is_text = below.ended || below.running || below.marked;
        may_be(text, line) && (is_text || is_seen(at + 1))
    };
    let is_person = |&&at: &&usize| {
        let shape = &scan.shapes[at];
        byline::is_name(&text[shape.first as usize..shape.last as usize])
    };
    let is_outline = found.len() >= FEWEST
        && found.iter().all(heads)
        && found.iter().filter(is_person).count() * 2 < found.len();
    if !is_outline || seen.iter().any(has_marks) || divide_numbers(scan, &found) {
        return;
    }
    let is_ranked = |it: &&mut Seen| it.candidate.scheme == Scheme::Hash;
    for it in seen.iter_mut().filter(is_ranked) {
        it.candidate.level += 1;
    }
    let ranks: Vec<(usize, u8)> = found.iter().map(|&at| (at, 1)).collect();
    give_ranks(text, scan, &ranks, seen);
}

/// Whether a paragraph is nothing but this number, with a nought before it: 01.
fn is_number(text: &[u8], shape: &Shape, number: usize) -> bool {
    let line = &text[shape.first as usize..shape.last as usize];
    let &[tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = line else {
        return false;
    };
    !shape.marked && usize::from(tens - b'0') * 10 + usize::from(ones - b'0') == number
}

/// Whether a line is short and holds no sentence but one that asks or cries.
fn may_be(text: &[u8], shape: &Shape) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=30;
    let line = &text[shape.first as usize..shape.last as usize];
    let calm = |(at, stop, width)| match stop {
        Stop::Comma | Stop::Colon => at + width < line.len(),
        Stop::Question | Stop::Exclamation => true,
        Stop::Full | Stop::Semicolon => false,
    };
    !shape.marked
        && shape.level == 0
        && LENGTHS.contains(&sign::chars(line))
        && has_words(line)
        && sign::stops(line, 0, line.len()).all(calm)
        && !is_no_heading(line)
}
