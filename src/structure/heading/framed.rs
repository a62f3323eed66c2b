//! Lines in 【】 that are headings though they are alone: the only one, where an enumeration begins anew below it, or one among
//! others that is alone in its section.

use super::{Seen, first_item};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign::{self, Words, words};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// So many lines in 【】 divide a text.
const FEWEST: usize = 3;

/// Lets such lines stand alone.
pub(super) fn find(text: &[u8], scan: &mut Scan, seen: &mut [Seen]) {
    let is_framed = |seen: &Seen| seen.candidate.scheme == Scheme::Lenticular;
    if !seen.iter().any(is_framed) {
        return;
    }
    let mut frames: Vec<&mut Seen> = seen.iter_mut().filter(|it| is_framed(it)).collect();
    match frames.len() {
        1 => stand_alone(text, scan, frames[0]),
        FEWEST.. => stand_among_others(text, scan, frames),
        _ => {}
    }
}

/// Lets those among others stand alone whose words no other has, and what comes again in each item of an enumeration, of which
/// it is a part.
fn stand_among_others(text: &[u8], scan: &Scan, frames: Vec<&mut Seen>) {
    let line = |frame: &Seen| {
        let shape = &scan.shapes[frame.candidate.paragraph as usize];
        &text[shape.first as usize..shape.last as usize]
    };
    let mut places: BTreeMap<&[u8], Vec<u32>> = BTreeMap::new();
    for frame in &frames {
        let places = places.entry(line(frame)).or_default();
        places.push(frame.candidate.paragraph);
    }
    let is_part = |places: &[u32]| {
        let mut pairs = places.windows(2);
        pairs.all(|pair| counts_on_between(&scan.candidates, pair[0], pair[1]))
    };
    places.retain(|line, places| names_a_part(line) && is_part(places));
    for frame in frames {
        if places.contains_key(line(frame)) {
            frame.candidate.ordinal = Candidate::ALONE;
        }
    }
}

/// Whether the first item between two paragraphs that is the first of none counts on from above them.
fn counts_on_between(items: &[Candidate], from: u32, to: u32) -> bool {
    /// So many items back the one before is looked for.
    const NEAR: usize = 64;
    let first = items.partition_point(|it| it.paragraph <= from);
    let (above, below) = items.split_at(first);
    let mut between = below.iter().take_while(|it| it.paragraph < to);
    let next = between.find(|it| !it.inline && it.ordinal > 1);
    next.is_some_and(|next| {
        let near = above[above.len().saturating_sub(NEAR)..].iter();
        let before = near.rev().find(|it| it.scheme == next.scheme && !it.inline);
        before.is_some_and(|before| before.ordinal.checked_add(1) == Some(next.ordinal))
    })
}

/// Lets the only one stand alone. Behind the last of what is numbered otherwise it is no part of that.
fn stand_alone(text: &[u8], scan: &mut Scan, frame: &mut Seen) {
    let paragraph = frame.candidate.paragraph as usize;
    let shape = &scan.shapes[paragraph];
    let line = &text[shape.first as usize..shape.last as usize];
    let Some(first) = first_below(scan, paragraph).filter(|_| names_a_part(line)) else {
        return;
    };
    let is_first = |it: &Candidate| !it.inline && it.scheme != first.scheme;
    let closes = !scan.candidates[first.index..].iter().any(is_first);
    frame.candidate.ordinal = Candidate::ALONE;
    scan.shapes[paragraph].parts |= closes;
}

/// The first item of an enumeration.
struct First {
    /// Its place among the candidates.
    index: usize,
    scheme: Scheme,
}

/// The item that an enumeration begins with right below a line: at the paragraph's start, or behind the words that
/// lead to it.
fn first_below(scan: &Scan, paragraph: usize) -> Option<First> {
    let below = paragraph + 1;
    let index = scan
        .candidates
        .partition_point(|it| (it.paragraph as usize) < below);
    let first = scan.candidates.get(index)?;
    let begins = first.paragraph as usize == below && first.ordinal == 1;
    let counts_on = scan.candidates[index + 1..]
        .iter()
        .any(|it| it.scheme == first.scheme && it.inline == first.inline && it.ordinal == 2);
    let at_start = first_item(scan, below).is_some();
    (begins && counts_on && (at_start || first.inline)).then_some(First {
        index,
        scheme: first.scheme,
    })
}

/// Whether a line is nothing but a short name in 【】, which is none of a note or a summary.
fn names_a_part(line: &[u8]) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=10;
    const NOTES: Words = words(&["编者按", "摘要", "关键词", "按语", "导读", "提示", "注"]);
    let name = line.strip_prefix("【".as_bytes());
    let name = name.and_then(|name| name.strip_suffix("】".as_bytes()));
    name.is_some_and(|name| LENGTHS.contains(&sign::chars(name)) && !NOTES.begin(name))
}
