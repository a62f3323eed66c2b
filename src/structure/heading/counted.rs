//! Numbers that count paragraphs and divide nothing: they run on through short headings without a number, as in papers of
//! Hong Kong (2.　　政府在…).

use super::{Above, Seen, name};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer headings between numbers that go on are no outline.
const FEWEST: usize = 3;

/// The headings of such a text; the numbers are no candidates any more, and their paragraphs have no markers.
pub(super) fn find(text: &[u8], scan: &mut Scan, seen: &[Seen]) -> BTreeSet<u32> {
    // Most texts have no such number below any name.
    let above_marked = |it: &&Seen| {
        let below = scan.shapes.get(it.candidate.paragraph as usize + 1);
        it.candidate.scheme == Scheme::Plain
            && below.is_some_and(|below| below.marked && below.ended)
    };
    let is_above_next =
        |it: &&Seen| matches!(it.above, Above::Text | Above::Little) && above_marked(it);
    if seen.iter().filter(is_above_next).count() < FEWEST {
        return BTreeSet::new();
    }
    let names = names(text, scan, seen);
    if names.len() < FEWEST || !count_paragraphs(scan, &names) {
        return BTreeSet::new();
    }
    for number in scan.candidates.iter().filter(|it| is_number(it)) {
        scan.shapes[number.paragraph as usize].marked = false;
    }
    scan.candidates.retain(|it| !is_number(it));
    names
}

/// Where the plain names stand, of which none comes twice: what does is a part of each item.
fn names(text: &[u8], scan: &Scan, seen: &[Seen]) -> BTreeSet<u32> {
    let mut names: BTreeMap<&[u8], u32> = BTreeMap::new();
    for seen in seen {
        let at = seen.candidate.paragraph;
        let shape = &scan.shapes[at as usize];
        let line = &text[shape.first as usize..shape.last as usize];
        let behind_text = || at > 0 && scan.shapes[at as usize - 1].ended;
        // What stands at the head of the paper is none of its headings.
        if seen.candidate.scheme == Scheme::Plain
            && !shape.announces
            && (seen.above != Above::Line || behind_text())
            && let Some(name) = name(line)
            && names.insert(name, at).is_some()
        {
            return BTreeSet::new();
        }
    }
    names.into_values().collect()
}

/// A number with a stop or a blank at a paragraph's start.
fn is_number(candidate: &Candidate) -> bool {
    !candidate.inline && candidate.level == 0 && candidate.scheme == Scheme::ArabicStop
}

/// Whether all such numbers stand before whole paragraphs and count on, and names stand right above several.
fn count_paragraphs(scan: &Scan, names: &BTreeSet<u32>) -> bool {
    const SHORTEST: u32 = 60;
    let numbers = || scan.candidates.iter().filter(|it| is_number(it));
    let is_whole = |it: &Candidate| {
        let shape = &scan.shapes[it.paragraph as usize];
        shape.ended && !shape.announces && shape.last - shape.first >= SHORTEST
    };
    let is_below_name = |it: &&Candidate| {
        let above = it.paragraph.checked_sub(1);
        it.ordinal > 1 && above.is_some_and(|above| names.contains(&above))
    };
    let counts_on = numbers()
        .zip(numbers().skip(1))
        .all(|(one, next)| one.ordinal.checked_add(1) == Some(next.ordinal));
    counts_on && numbers().filter(is_below_name).count() >= FEWEST && numbers().all(is_whole)
}
