//! Headings of an interview, which stand between the turns of those who speak: 年轻人来了又走 above 记者：… and 卢允中：….

use super::{Above, HAN, Seen, is_no_heading, on_its_line, themed};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// Fewer headings are none, and fewer turns no interview.
const FEWEST: usize = 2;

/// Puts the headings behind paragraph `from` among the lines seen, and says where they stand.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &mut Vec<Seen>) -> BTreeSet<u32> {
    let speaker = |at: usize| scan.shapes.get(at).and_then(|shape| speaker(text, shape));
    let is_above_turn = |seen: &Seen| {
        let at = seen.candidate.paragraph as usize;
        let is_plain = seen.candidate.scheme == Scheme::Plain && seen.above != Above::Line;
        is_plain && speaker(at + 1).is_some()
    };
    if !seen.iter().any(is_above_turn) {
        return BTreeSet::new();
    }
    let mut turns: BTreeMap<&[u8], usize> = BTreeMap::new();
    for name in (from..scan.shapes.len()).filter_map(speaker) {
        *turns.entry(name).or_default() += 1;
    }
    turns.retain(|_, times| *times >= FEWEST);
    let is_turn = |at: usize| speaker(at).is_some_and(|name| turns.contains_key(name));
    let is_heading = |at: &usize| {
        let begins = || *at == from || scan.shapes[at - 1].ended || is_turn(at - 1);
        is_turn(at + 1) && begins() && may_be_heading(text, &scan.shapes[*at])
    };
    let headings: BTreeSet<u32> = (from..scan.shapes.len())
        .filter(is_heading)
        .map(|at| at as u32)
        .collect();
    if turns.len() < FEWEST || headings.len() < FEWEST {
        return BTreeSet::new();
    }
    let place = |seen: &Seen| seen.candidate.paragraph;
    seen.retain(|it| !headings.contains(&place(it)));
    seen.extend(headings.iter().map(|&at| {
        let shape = &scan.shapes[at as usize];
        Seen {
            candidate: on_its_line(text, shape, at as usize, Scheme::Plain),
            above: Above::Text,
        }
    }));
    seen.sort_by_key(place);
    headings
}

/// Who speaks in a paragraph: its first characters before a colon.
fn speaker<'a>(text: &'a [u8], shape: &Shape) -> Option<&'a [u8]> {
    const LONGEST: usize = 5 * HAN;
    let line = &text[shape.first as usize..shape.last as usize];
    let hans = (0..LONGEST).step_by(HAN);
    let at = hans.take_while(|&at| sign::is_han(line, at)).count() * HAN;
    let behind = &line[at..];
    let colon = behind.starts_with("：".as_bytes()) || behind.starts_with(b":");
    (at > 0 && colon && behind.len() > "：".len()).then_some(&line[..at])
}

/// Whether a line without a stop, or with a colon behind words for a theme, is short enough for a heading.
fn may_be_heading(text: &[u8], shape: &Shape) -> bool {
    const LENGTHS: RangeInclusive<usize> = 3..=24;
    let line = &text[shape.first as usize..shape.last as usize];
    let has_theme = || !shape.clauses && themed::before_colon(text, shape).is_some();
    let calm = !shape.marked && !shape.ended && shape.level == 0;
    calm && (!shape.running || has_theme())
        && LENGTHS.contains(&sign::chars(line))
        && !is_no_heading(line)
}
