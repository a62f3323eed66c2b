//! A line in 【】 that is a heading without any other like it: an enumeration begins anew below it.

use super::{Seen, first_item};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign::{self, Words, words};
use std::ops::RangeInclusive;

/// Lets such a line stand alone where it is the only one. Behind the last of what is numbered otherwise it is no part of
/// that.
pub(super) fn find(text: &[u8], scan: &mut Scan, seen: &mut [Seen]) {
    let framed = |seen: &&mut Seen| seen.candidate.scheme == Scheme::Lenticular;
    let mut frames = seen.iter_mut().filter(framed);
    let (Some(frame), None) = (frames.next(), frames.next()) else {
        return;
    };
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
