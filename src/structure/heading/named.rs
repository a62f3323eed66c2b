//! Names in 【】 that paragraphs begin with, as in yearbooks and bulletins: 【概况】2025年，….

use super::{HAN, above_names, is_framed};
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Words, words};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// One may be a remark.
const FEWEST: u32 = 2;
/// In bytes, the least of a whole text behind a name.
const WHOLE: usize = 20 * HAN;
const OPEN: &str = "【";
const CLOSE: &str = "】";

/// The names behind paragraph `from`, as headings of `family`, of which no other is. What comes again in the same words
/// (【答案】) names a part of each item, but where it is what each short line has right below it (【概况】).
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, family: Scheme) -> Vec<Candidate> {
    if scan.framed < FEWEST {
        return Vec::new();
    }
    let mut found: Vec<(usize, &[u8])> = Vec::new();
    let mut whole = 0;
    let mut times: BTreeMap<&[u8], u32> = BTreeMap::new();
    for (at, shape) in scan.shapes.iter().enumerate().skip(from) {
        if let Some(name) = name(text, shape) {
            let again = times.entry(name).or_default();
            *again += 1;
            let behind = (shape.last - shape.first) as usize - name.len();
            whole += u32::from(*again == 1 && behind >= WHOLE && (shape.ended || shape.running));
            found.push((at, name));
        }
    }
    let all = found.len();
    // What stands elsewhere too opens no topic.
    let is_below_line = |at: usize| at > from && above_names::is_line(text, &scan.shapes[at - 1]);
    let apart: BTreeSet<&[u8]> = found
        .iter()
        .filter(|&&(at, name)| times[name] > 1 && !is_below_line(at))
        .map(|&(_, name)| name)
        .collect();
    found.retain(|(_, name)| !apart.contains(name));
    if whole < FEWEST || found.len() < FEWEST as usize || found.len() * 2 <= all {
        return Vec::new();
    }
    let heading = |&(at, name): &(usize, &[u8])| Candidate {
        marker: name.len() as u16,
        own: false,
        heads: false,
        ..Candidate::of_line(family, at, &scan.shapes[at])
    };
    found.iter().map(heading).collect()
}

/// The name that a paragraph begins with, with its brackets, if words stand behind it.
fn name<'a>(text: &'a [u8], shape: &Shape) -> Option<&'a [u8]> {
    const LENGTHS: RangeInclusive<usize> = 2..=16;
    #[rustfmt::skip]
    const NOTES: Words = words(&["编者按", "按语", "摘要", "关键词", "导读", "提示", "注", "本报", "新华社", "记者", "来源", "作者", "图", "答案", "解析"]);
    let line = &text[shape.first as usize..shape.last as usize];
    let inside = line.strip_prefix(OPEN.as_bytes())?;
    let near = &inside[..inside.len().min(*LENGTHS.end() * HAN + CLOSE.len())];
    let end = sign::find(near, CLOSE)?;
    let behind = &inside[end + CLOSE.len()..];
    let goes_on = !is_framed(line) && !behind.starts_with(OPEN.as_bytes());
    let is_name = !NOTES.begin(&inside[..end]) && LENGTHS.contains(&sign::chars(&inside[..end]));
    let plain = !shape.marked && shape.level == 0 && sign::stops(inside, 0, end).next().is_none();
    (plain && is_name && goes_on).then(|| &line[..OPEN.len() + end + CLOSE.len()])
}
