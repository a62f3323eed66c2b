//! Short lines right above paragraphs that [open alike](super::alike), of which two are enough, or one: 主要做法 above
//! 聚焦主业抓党建。… 用心用情办信访。…; and the lines beside them that are as short.

use super::above_names::is_line;
use super::{Above, Seen};
use crate::scan::Scan;
use crate::scheme::Scheme;
use std::collections::BTreeSet;
use std::ops::Range;

/// The paragraphs of such lines behind paragraph `from`; `runs` are the paragraphs that open alike.
pub(super) fn find(
    text: &[u8],
    scan: &Scan,
    from: usize,
    seen: &[Seen],
    runs: &[Range<usize>],
) -> BTreeSet<u32> {
    if runs.is_empty() {
        return BTreeSet::new();
    }
    let shape = |at: u32| &scan.shapes[at as usize];
    let is_behind_text = |at: u32| at as usize == from || shape(at - 1).ended;
    let may_be = |it: &&Seen| {
        let at = it.candidate.paragraph;
        let is_plain = it.candidate.scheme == Scheme::Plain && it.above != Above::Line;
        is_plain && is_behind_text(at) && is_line(text, shape(at))
    };
    let lines: BTreeSet<u32> = seen
        .iter()
        .filter(may_be)
        .map(|it| it.candidate.paragraph)
        .collect();
    let firsts: BTreeSet<u32> = runs.iter().map(|run| run.start as u32).collect();
    let is_above = |at: &u32| firsts.contains(&(at + 1));
    match lines.iter().any(is_above) {
        true => lines,
        false => BTreeSet::new(),
    }
}
