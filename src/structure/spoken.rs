//! Members of an enumeration at paragraphs' starts that no row of the table names, and that are known by each other: 第一层意思，,
//! 第二层意思，, 再一层意思，; 一算…, 二算…, 三算….

use super::put_between;
use crate::scan::{Candidate, Scan, bit};
use crate::scheme::spoken::{Number, Spoken};
use crate::scheme::{Marker, QUESTION, Scheme};
use crate::sign::{Words, words};
use std::collections::BTreeMap;

/// So many paragraphs on the next member is looked for.
const NEAR: usize = 60;

/// A member: its paragraph, and its marker.
type Member = (usize, Marker);

/// Adds the members of such enumerations to the candidates; `behind` is the first paragraph behind the title.
#[inline(never)]
pub(super) fn tell(text: &[u8], scan: &mut Scan, behind: usize) {
    let lines = Lines { text, scan };
    let mut found: BTreeMap<usize, Marker> = BTreeMap::new();
    for at in behind..scan.shapes.len() {
        let second = lines.read(at).filter(|it| it.ordinal == 2);
        if let Some(second) = second.filter(|_| !found.contains_key(&at)) {
            for (paragraph, marker) in lines.members(at, &second, behind) {
                found.entry(paragraph).or_insert(marker);
            }
        }
    }
    add(scan, &found);
}

/// The lines of a text that was scanned.
struct Lines<'a> {
    text: &'a [u8],
    scan: &'a Scan,
}

impl<'a> Lines<'a> {
    /// What a paragraph without a marker begins with.
    fn words(&self, at: usize) -> Option<&'a [u8]> {
        let shape = self.scan.shapes.get(at).filter(|shape| !shape.marked)?;
        Some(&self.text[shape.first as usize..shape.last as usize])
    }

    fn read(&self, at: usize) -> Option<Spoken<'a>> {
        let spoken = Spoken::read(self.words(at)?);
        spoken.filter(|it| it.number != Number::Arabic)
    }

    /// All members, of which the second stands at `at`; none where they are too few.
    fn members(&self, at: usize, second: &Spoken, behind: usize) -> Vec<Member> {
        let near = behind.max(at.saturating_sub(NEAR))..at;
        let first = near.rev().find_map(|at| {
            let len = length_of_first(self.words(at)?, second)?;
            Some((at, 1, len))
        });
        let Some(first) = first else {
            return Vec::new();
        };
        let mut members = vec![first, (at, 2, second.len)];
        while let Some(next) = self.next(&members, second) {
            members.push(next);
        }
        let (last, ordinal, _) = members[members.len() - 1];
        let closes = |at| Some((at, ordinal + 1, length_of_last(self.words(at)?, second)?));
        members.extend((last + 1..=last + NEAR).find_map(closes));
        if second.number == Number::Verb && members.len() < 3 {
            return Vec::new();
        }
        let scheme = self.family(&members, second);
        let member = |(at, ordinal, len): (usize, u32, usize)| {
            let marker = Marker {
                ordinal,
                len: len as u32,
                ..scheme
            };
            (at, marker)
        };
        members.into_iter().map(member).collect()
    }

    fn next(
        &self,
        members: &[(usize, u32, usize)],
        second: &Spoken,
    ) -> Option<(usize, u32, usize)> {
        let &(last, ordinal, _) = members.last()?;
        (last + 1..=last + NEAR).find_map(|at| {
            let next = self.read(at)?;
            let fits = next.ordinal == ordinal + 1 && next.word == second.word;
            fits.then_some((at, next.ordinal, next.len))
        })
    }

    /// A marker of their family: they are headings where each is a whole paragraph.
    fn family(&self, members: &[(usize, u32, usize)], second: &Spoken) -> Marker {
        let whole = |&(at, ..): &(usize, u32, usize)| !self.scan.shapes[at].clauses;
        let marker = second.marker();
        if second.number == Number::Ordinal && members.iter().all(whole) {
            return Marker {
                scheme: Scheme::Question,
                row: QUESTION,
                ..marker
            };
        }
        marker
    }
}

/// Length of 第一, 头一 or 一 with the word of the second member.
fn length_of_first(text: &[u8], second: &Spoken) -> Option<usize> {
    const FIRST: Words = words(&["第一", "头一", "一"]);
    const ONE: Words = words(&["一"]);
    let list = if second.number == Number::Ordinal {
        FIRST
    } else {
        ONE
    };
    length(text, list.beginning(text)?, second)
}

/// Length of 再一, 还有一 or 最后一 with the word of the second member.
fn length_of_last(text: &[u8], second: &Spoken) -> Option<usize> {
    const LAST: Words = words(&["再一", "还有一", "最后一"]);
    length(text, LAST.beginning(text)?, second)
}

/// Length of these words and the second member's, and of the sign behind.
fn length(text: &[u8], before: &str, second: &Spoken) -> Option<usize> {
    let behind = text[before.len()..].strip_prefix(second.word)?;
    let len = before.len() + second.word.len();
    match second.number {
        Number::Verb => Some(len),
        _ => Some(len + Spoken::end_of_named(second.word, behind)?),
    }
}

/// Makes paragraphs begin with markers.
fn add(scan: &mut Scan, found: &BTreeMap<usize, Marker>) {
    let mut members = Vec::with_capacity(found.len());
    for (&paragraph, marker) in found {
        let shape = &mut scan.shapes[paragraph];
        shape.marked = true;
        scan.families |= bit(marker.scheme);
        members.push(Candidate {
            marker: marker.len as u16,
            ordinal: marker.ordinal as u16,
            row: marker.row,
            own: !shape.running,
            heads: !shape.running && !shape.ended,
            ..Candidate::of_line(marker.scheme, paragraph, shape)
        });
    }
    let starts = |start| members.binary_search_by_key(&start, |it| it.start).is_ok();
    scan.cues.retain(|cue| !starts(cue.start));
    put_between(&mut scan.candidates, members);
}
