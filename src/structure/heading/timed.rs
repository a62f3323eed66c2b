//! Headings with a remark that tells when or how long: 导入新课（5分钟）, 预备会议（8:30—9:00，二楼会议室）, 起步阶段（2003—2015年）.

use super::{Above, Seen, family_for_others};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign::{self, Endings, Words, endings, words};
use std::collections::BTreeSet;

/// So many lines with such a remark are headings, whatever stands below them.
const FEWEST: usize = 3;

/// What a remark tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Years,
    Minutes,
    Hours,
}

/// What the remark in brackets at a line's end tells, and where it begins.
#[inline]
pub(super) fn remark(line: &[u8]) -> Option<(Told, usize)> {
    // Hardly a line ends so.
    match line {
        // One that opens at the start is no remark.
        [0xEF, 0xBC, 0x88, ..] => None,
        [.., 0xBC, 0x89] | [.., b')'] => remark_at_end(line),
        _ => None,
    }
}

#[inline(never)]
fn remark_at_end(line: &[u8]) -> Option<(Told, usize)> {
    const NEAR: usize = 90;
    let near = line.len().saturating_sub(NEAR);
    let signs = memchr::memrchr2_iter("（".as_bytes()[2], b'(', &line[near..]);
    let mut openings = signs.filter_map(|at| match &line[..=near + at] {
        [.., b'('] => Some((near + at, 1)),
        [before @ .., 0xEF, 0xBC, 0x88] => Some((before.len(), "（".len())),
        _ => None,
    });
    let (open, width) = openings.next()?;
    let close = if line.ends_with(b")") { 1 } else { "）".len() };
    let inside = line.get(open + width..line.len() - close)?;
    // Behind nothing it is no remark.
    let told = told(inside).filter(|_| open > 0);
    told.map(|told| (told, open))
}

fn told(remark: &[u8]) -> Option<Told> {
    const LENGTHS: Endings = endings(&["分钟", "课时", "学时", "小时", "min"]);
    const YEARS: Endings = endings(&["年", "年以来", "年底", "年至今", "今"]);
    const BETWEEN: Words = words(&[
        "—", "–", "-", "－", "~", "～", "至", "年", "月", "底", "以来", "今", " ",
    ]);
    const ABOUT: &str = "约";
    let number = remark.strip_prefix(ABOUT.as_bytes()).unwrap_or(remark);
    let digits = number
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let behind = &number[digits..];
    if digits == 0 {
        return None;
    }
    if digits < 3 && (behind.starts_with(b":") || behind.starts_with("：".as_bytes())) {
        let minutes = behind.iter().position(u8::is_ascii_digit);
        return minutes.filter(|at| *at <= "：".len()).map(|_| Told::Hours);
    }
    if digits < 4 && LENGTHS.end(number) && sign::chars(number) <= 8 {
        return Some(Told::Minutes);
    }
    let mut at = digits;
    while at < number.len() {
        at += match BETWEEN.beginning(&number[at..]) {
            Some(word) => word.len(),
            None if number[at].is_ascii_digit() => 1,
            None => return None,
        };
    }
    (digits == 4 && YEARS.end(number)).then_some(Told::Years)
}

/// The paragraphs of those of which three or more tell the same, and most stand above something else.
pub(super) fn find(text: &[u8], scan: &Scan, seen: &[Seen]) -> Vec<u32> {
    if seen.len() < FEWEST {
        return Vec::new();
    }
    let told = |seen: &Seen| {
        let shape = &scan.shapes[seen.candidate.paragraph as usize];
        let remark = remark(&text[shape.first as usize..shape.last as usize]);
        remark.map(|(told, _)| told)
    };
    let plain = seen
        .iter()
        .filter(|seen| seen.candidate.scheme == Scheme::Plain);
    let all: Vec<(Told, &Seen)> = plain.filter_map(|seen| Some((told(seen)?, seen))).collect();
    let mut found = Vec::new();
    if all.len() < FEWEST {
        return found;
    }
    for kind in [Told::Years, Told::Minutes, Told::Hours] {
        let alike = all.iter().filter(|(told, _)| *told == kind);
        let places: BTreeSet<u32> = alike
            .filter(|(_, seen)| kind != Told::Years || seen.above != Above::Line)
            .map(|(_, seen)| seen.candidate.paragraph)
            .collect();
        let ahead = places.iter().filter(|&at| places.contains(&(at + 1)));
        if places.len() >= FEWEST && ahead.count() * 2 < places.len() {
            found.extend(places);
        }
    }
    found
}

/// Lets the headings in `timed` paragraphs stand under the plain one above them, if there is one.
pub(super) fn sink(found: &mut [Candidate], timed: &[u32]) {
    if timed.is_empty() {
        return;
    }
    let family = family_for_others(found.iter());
    let timed: BTreeSet<u32> = timed.iter().copied().collect();
    let is_timed = |it: &Candidate| timed.contains(&it.paragraph);
    let first = found.iter().position(is_timed);
    let is_plain = |it: &Candidate| it.scheme == Scheme::Plain;
    if first.is_some_and(|first| found[..first].iter().any(is_plain)) {
        let timed = found.iter_mut().filter(|it| is_timed(it));
        timed.for_each(|it| it.scheme = family);
    }
}
