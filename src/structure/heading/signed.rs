//! Headings behind a picture or another sign that is no number: ▍县城的时间, ◆ 熟人意味着信用, 🚢 交通篇.

use super::fellows::gone_on_over;
use super::rank::give_ranks;
use super::{Seen, is_no_heading};
use crate::paragraph::Paragraph;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Stop};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// One line with a sign may be anything.
const FEWEST: usize = 2;
/// No outline of signs is deeper.
const DEEPEST: usize = 5;

/// A paragraph behind a sign.
struct Signed<'a> {
    paragraph: usize,
    /// The sign; empty for a picture that stands there once, of which each is another.
    sign: &'a [u8],
}

/// Makes headings of the short lines behind paragraph `from` that stand behind signs, where they are the outline. Those with
/// the same sign share a level, and so do all pictures; a sign that comes up below another stands under it.
pub(super) fn find(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &Scan,
    from: usize,
    seen: &mut Vec<Seen>,
) {
    // Where there are `#` marks, they are the outline.
    if seen.iter().any(|it| it.candidate.scheme == Scheme::Hash) {
        return;
    }
    let headings = headings(text, paragraphs, scan, from);
    let places: Vec<usize> = headings.iter().map(|it| it.paragraph).collect();
    if headings.len() < FEWEST || divide_numbers(scan, &places) {
        return;
    }
    let mut levels: Vec<&[u8]> = Vec::new();
    let mut levels_of: BTreeMap<usize, u8> = BTreeMap::new();
    let mut level = 0;
    for heading in &headings {
        let known = levels.iter().position(|&sign| sign == heading.sign);
        level = known.unwrap_or_else(|| {
            // What comes up first stands under the one above.
            levels.truncate((level + 1).min(levels.len()));
            levels.push(heading.sign);
            levels.len() - 1
        });
        levels_of.insert(heading.paragraph, level.min(DEEPEST) as u8 + 1);
    }
    let ranks: Vec<(usize, u8)> = levels_of.into_iter().collect();
    give_ranks(text, scan, &ranks, seen);
}

/// The lines behind signs that may be headings: all with the same sign are short, and none has the next one right below it,
/// as the items of a list do.
fn headings<'a>(
    text: &'a [u8],
    paragraphs: &[Paragraph],
    scan: &Scan,
    from: usize,
) -> Vec<Signed<'a>> {
    let sign_of = |paragraph: usize| Signed {
        paragraph,
        sign: sign_before(
            text,
            paragraphs[paragraph].start as usize,
            &scan.shapes[paragraph],
        ),
    };
    let all = (from..scan.shapes.len()).map(sign_of);
    let mut all: Vec<Signed> = all.filter(|it| !it.sign.is_empty()).collect();
    if all.len() < FEWEST {
        return Vec::new();
    }
    let mut times: BTreeMap<&[u8], usize> = BTreeMap::new();
    for it in &all {
        *times.entry(it.sign).or_default() += 1;
    }
    for it in &mut all {
        if times[it.sign] < FEWEST && is_picture(it.sign) {
            it.sign = b"";
        }
    }
    // What stands behind a picture of its own and has a comma is said to the readers.
    let may_be = |it: &Signed| {
        let most_commas = usize::from(!it.sign.is_empty());
        may_be_heading(text, &scan.shapes[it.paragraph], most_commas)
    };
    // Pictures of which each is another may stand before anything, and only the short lines count.
    all.retain(|it| !it.sign.is_empty() || may_be(it));
    let places: BTreeMap<usize, &[u8]> = all.iter().map(|it| (it.paragraph, it.sign)).collect();
    let is_above_like = |it: &Signed| places.get(&(it.paragraph + 1)) == Some(&it.sign);
    let is_last = |it: &Signed| it.paragraph + 1 == scan.shapes.len();
    let unlike = all
        .iter()
        .filter(|it| !may_be(it) || is_above_like(it) || is_last(it))
        .map(|it| it.sign);
    let unlike: BTreeSet<&[u8]> = unlike.collect();
    all.retain(|it| !unlike.contains(it.sign));
    let mut left: BTreeMap<&[u8], usize> = BTreeMap::new();
    for it in &all {
        *left.entry(it.sign).or_default() += 1;
    }
    all.retain(|it| left[it.sign] >= FEWEST);
    all
}

/// The sign at the start of a paragraph, without what makes a picture of it.
fn sign_before<'a>(text: &'a [u8], start: usize, shape: &Shape) -> &'a [u8] {
    let is_plain = !shape.marked && shape.level == 0 && !shape.bold;
    match text[start..] {
        [0xF0, 0x9F, _, _, ..] if is_plain => &text[start..start + 4],
        [0xE2, 0x96..=0x9D, _, ..] if is_plain => &text[start..start + 3],
        _ => b"",
    }
}

/// Whether a sign is a picture in colours, and none that is printed as a bullet.
fn is_picture(sign: &[u8]) -> bool {
    !matches!(sign, [0xE2, 0x96..=0x97, ..])
}

/// Whether a line is short, and no stop but a comma or a colon inside it.
fn may_be_heading(text: &[u8], shape: &Shape, most_commas: usize) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=24;
    let line = &text[shape.first as usize..shape.last as usize];
    let calm = |(_, stop, _)| matches!(stop, Stop::Colon | Stop::Comma);
    let commas = sign::stops(line, 0, line.len()).filter(|(_, stop, _)| *stop == Stop::Comma);
    !shape.ended
        && LENGTHS.contains(&sign::chars(line))
        && sign::stops(line, 0, line.len()).all(calm)
        && commas.count() <= most_commas
        && !is_no_heading(line)
}

/// Whether numbers have begun before the first heading or go on over another: then these stand inside what they divide.
pub(super) fn divide_numbers(scan: &Scan, paragraphs: &[usize]) -> bool {
    let places: Vec<u32> = paragraphs.iter().map(|&it| it as u32).collect();
    let begun = |it: &Candidate| !it.inline && places.first() > Some(&it.paragraph);
    scan.candidates.iter().any(begun) || !gone_on_over(&scan.candidates, &places).is_empty()
}
