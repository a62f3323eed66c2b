//! Headings over which one numbering runs on: 租房提取篇 above Q1 to Q4, 购房贷款篇 above Q5 and Q6.

use super::{Above, Seen, is_no_heading, name, on_its_line};
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use std::collections::BTreeSet;

/// Fewer lines between numbers are none.
const FEWEST: usize = 3;

/// Puts such headings behind paragraph `from` among the lines seen, and says where they stand: lines of their own right above
/// items of one sequence, the first of them above its first, where that runs through the text and most items have no line
/// above.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &mut Vec<Seen>) -> BTreeSet<u32> {
    let is_plain = |seen: &Seen| seen.candidate.scheme == Scheme::Plain;
    if !seen.iter().any(is_plain) {
        return BTreeSet::new();
    }
    let families = [Scheme::Labelled, Scheme::ArabicStop];
    let headings = families
        .iter()
        .find_map(|&family| above(text, scan, from, family));
    let Some(headings) = headings else {
        return BTreeSet::new();
    };
    let place = |seen: &Seen| seen.candidate.paragraph;
    seen.retain(|it| !headings.contains(&place(it)));
    seen.extend(headings.iter().map(|&at| Seen {
        candidate: on_its_line(text, &scan.shapes[at as usize], at as usize, Scheme::Plain),
        above: Above::Text,
    }));
    seen.sort_by_key(place);
    headings
}

/// The lines above items of this family, if its items count through the text without a break and there are enough of both.
fn above(text: &[u8], scan: &Scan, from: usize, family: Scheme) -> Option<BTreeSet<u32>> {
    let is_item = |it: &&Candidate| it.scheme == family && !it.inline && it.level == 0;
    let items = || scan.candidates.iter().filter(is_item);
    let line = |it: &Candidate| {
        let at = (it.paragraph as usize).checked_sub(1)?;
        (at >= from && may_be_heading(text, &scan.shapes[at])).then_some(at as u32)
    };
    let headings: BTreeSet<u32> = items().filter_map(line).collect();
    let enough = headings.len() >= FEWEST && items().count() >= 2 * headings.len();
    let begins = || items().next().is_some_and(|first| line(first).is_some());
    let runs_on = || items().zip(1..).all(|(it, ordinal)| it.number() == ordinal);
    (enough && begins() && runs_on()).then_some(headings)
}

fn may_be_heading(text: &[u8], shape: &Shape) -> bool {
    let line = &text[shape.first as usize..shape.last as usize];
    let is_plain = !shape.marked && !shape.bold && shape.level == 0;
    let calm = !shape.ended && !shape.running && !shape.announces;
    is_plain && calm && name(line).is_some() && !is_no_heading(line)
}
