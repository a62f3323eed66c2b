//! Short lines right above paragraphs that begin with names in 【】, as in yearbooks (水路运输 above 【概况】2025年，…), and the
//! lines right above such lines (交通运输).

use super::rank::of_rank;
use super::signed::divide_numbers;
use super::{HAN, led};
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Words, words};
use crate::structure::{byline, put_between};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// One may be the title of a book, which comes again on its pages.
const FEWEST: usize = 2;
/// One above text that begins without a name is no longer, in bytes.
const SHORT: u32 = 8 * HAN as u32;

/// Puts such lines behind paragraph `from` among the headings found; `run_in` are those that paragraphs begin with.
pub(super) fn add(
    text: &[u8],
    scan: &Scan,
    from: usize,
    run_in: &mut [Candidate],
    found: &mut Vec<Candidate>,
) {
    let is_line = |at: usize| at >= from && is_line(text, &scan.shapes[at]);
    let above = |at: usize| at.checked_sub(1).filter(|&above| is_line(above));
    let is_name = |it: &Candidate| text[it.start as usize..].starts_with("【".as_bytes());
    let names = run_in.iter().filter(|it| is_name(it));
    let mut topics: BTreeSet<usize> = names
        .filter_map(|it| above(it.paragraph as usize))
        .collect();
    let has_marks = || found.iter().any(|it| it.scheme == Scheme::Hash);
    if topics.len() < FEWEST || has_marks() {
        return;
    }
    topics.extend((from..scan.shapes.len()).filter(|&at| is_above_text(text, scan, from, at)));
    let over: BTreeSet<usize> = topics
        .iter()
        .filter_map(|&at| above(at))
        .filter(|at| !topics.contains(at))
        .collect();
    let all: Vec<usize> = topics.union(&over).copied().collect();
    if divide_numbers(scan, &all) {
        return;
    }
    found.retain(|it| all.binary_search(&(it.paragraph as usize)).is_err());
    let depth = |at: usize| 1 + u8::from(topics.contains(&at) && !over.is_empty());
    let heading = |&at: &usize| of_rank(text, scan, at, depth(at));
    put_between(found, all.iter().map(heading).collect());
    // Below such a line one name is enough.
    let lone = run_in.iter_mut().filter(|it| is_name(it));
    lone.for_each(|it| it.ordinal = Candidate::ALONE);
}

/// Whether a paragraph is a short line of words alone, without a closing mark.
pub(super) fn is_line(text: &[u8], shape: &Shape) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=16;
    const LONGEST: usize = 16 * HAN;
    const BETWEEN: Words = words(&["·", "•", "、", "“", "”", "　", "《", "》"]);
    let line = &text[shape.first as usize..shape.last as usize];
    let plain = !(shape.marked || shape.ended || shape.running || shape.bold || shape.level > 0);
    let mut at = 0;
    while plain && at < line.len() && line.len() <= LONGEST {
        at += match BETWEEN.beginning(&line[at..]) {
            _ if sign::is_han(line, at) => HAN,
            Some(sign) if at > 0 => sign.len(),
            _ => return false,
        };
    }
    at == line.len() && LENGTHS.contains(&sign::chars(line)) && !byline::is_byline(line)
}

/// Whether a very short line stands behind the end of a sentence, or another line, and above whole text.
fn is_above_text(text: &[u8], scan: &Scan, from: usize, at: usize) -> bool {
    let (shape, below) = (&scan.shapes[at], scan.shapes.get(at + 1));
    let is_behind = |before: &Shape| before.ended || is_line(text, before);
    shape.last - shape.first <= SHORT
        && is_line(text, shape)
        && below.is_some_and(|below| !below.marked && below.level == 0 && led::is_whole(below))
        && (at == from || is_behind(&scan.shapes[at - 1]))
}
