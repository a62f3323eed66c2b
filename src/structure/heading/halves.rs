//! Headings in two halves, each a line of its own: 疏通主干渠系 and 夯实灌溉根基 above text, and so again further on.

use super::above_names::is_line;
use super::{Above, HAN, Seen, is_no_heading, on_its_line};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use std::collections::BTreeSet;

/// One such heading may be two of two ranks.
const FEWEST: usize = 2;
/// In bytes, the least of a half: what is shorter may be a name.
const SHORTEST: u32 = 5 * HAN as u32;

/// The paragraphs of the first halves, if all plain lines above text are second ones, each behind a first one that stands behind
/// the end of a sentence. The second halves are seen no more.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &mut Vec<Seen>) -> BTreeSet<u32> {
    let is_second = |it: &&Seen| it.candidate.scheme == Scheme::Plain && it.above == Above::Text;
    let seconds = seen.iter().filter(is_second);
    let seconds: Vec<usize> = seconds.map(|it| it.candidate.paragraph as usize).collect();
    let is_half = |shape: &Shape| shape.last - shape.first >= SHORTEST && is_line(text, shape);
    let is_first = |at: usize| {
        let shape = &scan.shapes[at];
        let line = &text[shape.first as usize..shape.last as usize];
        at > from && is_half(shape) && scan.shapes[at - 1].ended && !is_no_heading(line)
    };
    let is_whole = |&at: &usize| is_half(&scan.shapes[at]) && at > from && is_first(at - 1);
    if seconds.len() < FEWEST || !seconds.iter().all(is_whole) {
        return BTreeSet::new();
    }
    let firsts: BTreeSet<u32> = seconds.iter().map(|at| *at as u32 - 1).collect();
    let place = |it: &Seen| it.candidate.paragraph;
    let is_half = |it: &Seen| firsts.contains(&place(it)) || firsts.contains(&(place(it) - 1));
    seen.retain(|it| place(it) == 0 || !is_half(it));
    seen.extend(firsts.iter().map(|&at| Seen {
        candidate: on_its_line(text, &scan.shapes[at as usize], at as usize, Scheme::Plain),
        above: Above::Text,
    }));
    seen.sort_by_key(place);
    firsts
}
