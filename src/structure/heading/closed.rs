//! Lines that a full stop closes and that are headings all the same, for they are short, built alike to a character and each
//! above a whole paragraph: 思维弱——法治观念较为薄弱。, 模式旧——社会治理模式滞后。.

use super::{Above, Seen, alike, divisions, led, on_its_line};
use crate::scan::{Scan, Shape, is_imperative};
use crate::scheme::Scheme;
use crate::sign::{self, Stop};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Two whose halves a dash divides are enough; of others there are three.
const FEWEST: usize = 2;
const FEWEST_WITHOUT_DASH: usize = 3;
/// In characters, with the stop.
const LENGTHS: RangeInclusive<usize> = 6..=22;
/// In bytes; no line of fewer characters is longer.
const LONGEST: u32 = 22 * super::HAN as u32;

/// Such a line, if the next paragraph is whole; it is among the lines seen until [`find`] has looked at all of them.
pub(super) fn read(text: &[u8], scan: &Scan, paragraph: usize) -> Option<Seen> {
    let shape = &scan.shapes[paragraph];
    let is_short = shape.ended && !shape.announces && shape.last - shape.first <= LONGEST;
    let below = scan.shapes.get(paragraph + 1).filter(|_| is_short)?;
    let may_be = led::is_whole(below) && !below.marked && shape.level == 0 && !shape.bold;
    may_be.then(|| Seen {
        candidate: on_its_line(text, shape, paragraph, Scheme::Plain),
        above: Above::Closed,
    })
}

/// Adds the paragraphs of such lines that are headings to those `known`; all others are seen no more.
pub(super) fn find(text: &[u8], scan: &Scan, seen: &mut Vec<Seen>, known: &mut BTreeSet<u32>) {
    let is_closed = |it: &&Seen| it.above == Above::Closed;
    let lines = seen.iter().filter(is_closed);
    let lines: Vec<u32> = lines.map(|it| it.candidate.paragraph).collect();
    if lines.is_empty() {
        return;
    }
    if lines.len() >= FEWEST {
        // Where no number divides a text, its topics do; see [`topic`](crate::structure::topic).
        let divided = divisions(scan).is_some();
        let built = lines
            .iter()
            .map(|&at| (at, Build::of(text, &scan.shapes[at as usize])));
        let built: Vec<(u32, Option<Build>)> = built.collect();
        for run in built.chunk_by(|(_, one), (_, next)| one.is_some() && one == next) {
            let fewest = match &run[0].1 {
                Some(build) if build.dash.is_some() => FEWEST,
                Some(build) if build.comma.is_some() && divided => FEWEST_WITHOUT_DASH,
                _ => usize::MAX,
            };
            if run.len() >= fewest {
                known.extend(run.iter().map(|(at, _)| *at));
            }
        }
    }
    seen.retain_mut(|it| {
        let is_heading = known.contains(&it.candidate.paragraph);
        if it.above == Above::Closed && is_heading {
            it.above = Above::Text;
        }
        it.above != Above::Closed
    });
}

/// How a sentence of one or two halves is built: where its comma or its dash stands, and its length, in characters.
#[derive(PartialEq, Eq)]
struct Build {
    comma: Option<usize>,
    dash: Option<usize>,
    length: usize,
}

impl Build {
    fn of(text: &[u8], shape: &Shape) -> Option<Build> {
        const DASH: &str = "——";
        let line = &text[shape.first as usize..shape.last as usize];
        let length = sign::chars(line);
        let mut stops = sign::stops(line, 0, line.len()).peekable();
        let comma = stops.next_if(|(_, stop, _)| *stop == Stop::Comma);
        let is_whole =
            matches!(stops.next(), Some((at, Stop::Full, width)) if at + width == line.len());
        let tells = alike::COMMON.begin(line) || sign::holds(line, "了") || is_imperative(line);
        let chars = |at| sign::chars(&line[..at]);
        (is_whole && LENGTHS.contains(&length) && sign::is_han(line, 0) && !tells).then(|| Build {
            comma: comma.map(|(at, ..)| chars(at)),
            dash: sign::find(line, DASH).map(chars),
            length,
        })
    }
}
