//! Lines as long as each other between short paragraphs, with quoted words or a comma in them, so that they are no names:
//! 选准配强“领头雁”, 锻造过硬“生力军”, 办好群众“关心事”.

use super::{Above, Seen, divisions, han, name};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use std::collections::{BTreeMap, BTreeSet};

/// So many such lines are headings, where nothing else divides the text.
const FEWEST: usize = 3;
/// In characters without signs, how far their lengths are apart.
const APART: usize = 1;

/// The paragraphs of such lines, each behind the end of a sentence and above a longer paragraph that ends as one.
pub(super) fn find(text: &[u8], scan: &Scan, seen: &[Seen]) -> BTreeSet<u32> {
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let may_be = |it: &&Seen| {
        let shape = &scan.shapes[it.candidate.paragraph as usize];
        let above_text = matches!(it.above, Above::Little | Above::Text);
        above_text && it.candidate.scheme == Scheme::Plain && !shape.announces
    };
    // Names are known by other signs, and so are lines above whole paragraphs.
    let is_no_name =
        |it: &Seen| name(line(&scan.shapes[it.candidate.paragraph as usize])).is_none();
    let is_little = |it: &Seen| it.above == Above::Little;
    let has = |is: &dyn Fn(&Seen) -> bool| seen.iter().filter(may_be).any(is);
    if !has(&is_little) || !has(&is_no_name) || divisions(scan).is_some() {
        return BTreeSet::new();
    }
    let is_sentence = |shape: &Shape| shape.ended && !shape.marked && !shape.announces;
    let is_between = |it: &&Seen| {
        let at = it.candidate.paragraph as usize;
        let shape = &scan.shapes[at];
        let before = at.checked_sub(1).map(|before| &scan.shapes[before]);
        let below = scan.shapes.get(at + 1);
        may_be(it)
            && before.is_some_and(is_sentence)
            && below.is_some_and(|it| is_sentence(it) && line(it).len() > line(shape).len())
    };
    let mut lengths: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for it in seen.iter().filter(is_between) {
        let paragraph = it.candidate.paragraph;
        let length = han(line(&scan.shapes[paragraph as usize])).count();
        lengths.entry(length).or_default().push(paragraph);
    }
    let near = |length: usize| {
        lengths
            .range(length..=length + APART)
            .flat_map(|(_, it)| it)
    };
    let most = lengths.keys().max_by_key(|&&length| near(length).count());
    let even = most.filter(|&&length| near(length).count() >= FEWEST);
    even.map_or(BTreeSet::new(), |&length| near(length).copied().collect())
}
