//! Headings that no line begins with: where the numbers at the lines' starts leave some out that stand in the text
//! between, breaks were lost before these. So 第四条 is found in “第二章岗位职责第四条行政人员…” below 第三条 and above 第五条.

use super::{Candidate, Scan, bit};
use crate::numeral::write_han;
use crate::paragraph::{self, Paragraph};
use crate::scheme::{self, Scheme};
use crate::sign;
use memchr::memmem;
use std::ops::Range;

/// The families whose members head text of their own.
const SOUGHT: [Scheme; 8] = [
    Scheme::Book,
    Scheme::Chapter,
    Scheme::Section,
    Scheme::Article,
    Scheme::HanComma,
    Scheme::HanBracket,
    Scheme::Decimal2,
    Scheme::Decimal3,
];

const SOUGHT_BITS: u64 = {
    let (mut bits, mut at) = (0, 0);
    while at < SOUGHT.len() {
        bits |= bit(SOUGHT[at]);
        at += 1;
    }
    bits
};

/// More are not lost.
const MOST: u32 = 40;

/// The place of each family among those, or one behind.
static PLACES: [u8; Scheme::COUNT] = {
    let mut places = [SOUGHT.len() as u8; Scheme::COUNT];
    let mut at = 0;
    while at < SOUGHT.len() {
        places[SOUGHT[at] as usize] = at as u8;
        at += 1;
    }
    places
};

/// The last member of a family.
#[derive(Clone, Copy, Default)]
struct Last {
    ordinal: u32,
    /// The ordinal of the last that stands at a paragraph's start.
    at_start: u32,
    /// Behind its marker.
    behind: u32,
}

/// Where breaks were lost before headings that fill gaps, in the text's order.
#[must_use]
pub fn lost_breaks(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> Vec<u32> {
    let mut places = Vec::new();
    if scan.gaps & SOUGHT_BITS == 0 {
        return places;
    }
    let mut last = [Last::default(); SOUGHT.len()];
    for candidate in &scan.candidates {
        let place = usize::from(PLACES[candidate.scheme as usize]);
        let Some(last) = last.get_mut(place) else {
            continue;
        };
        let ordinal = u32::from(candidate.ordinal);
        let goes_on = ordinal == last.ordinal + 1;
        if candidate.inline && !goes_on {
            continue;
        }
        // As the scan has it, so that all shares of a text together find what one would.
        let leaves_out = ordinal > 1 && ordinal != last.at_start + 1;
        if leaves_out && !goes_on {
            let first = if ordinal > last.ordinal {
                last.ordinal + 1
            } else {
                1
            };
            let gap = Gap {
                text,
                paragraphs,
                beside: candidate,
            };
            places.extend(gap.filled(last.behind..candidate.start, first..ordinal));
        }
        *last = Last {
            ordinal,
            at_start: if candidate.inline {
                last.at_start
            } else {
                ordinal
            },
            behind: candidate.start + u32::from(candidate.marker),
        };
    }
    if !places.is_empty() {
        places.extend(behind_last(text, paragraphs, scan, &last));
        places.sort_unstable();
        places.dedup();
    }
    places
}

/// Where the sequences of chapters and articles go on behind their last members, in a text that has lost breaks.
fn behind_last(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &Scan,
    last: &[Last; SOUGHT.len()],
) -> Vec<u32> {
    let end = paragraphs.last().map_or(0, |last| last.end);
    let mut places = Vec::new();
    for scheme in [Scheme::Chapter, Scheme::Section, Scheme::Article] {
        let last = last[usize::from(PLACES[scheme as usize])];
        let of_family = |candidate: &&Candidate| candidate.scheme == scheme;
        if let Some(beside) = scan.candidates.iter().rfind(of_family) {
            let gap = Gap {
                text,
                paragraphs,
                beside,
            };
            let next = last.ordinal + 1;
            places.extend(gap.members(last.behind..end, next..next + MOST));
        }
    }
    places
}

/// What may be missing before a candidate.
struct Gap<'a> {
    text: &'a [u8],
    paragraphs: &'a [Paragraph],
    beside: &'a Candidate,
}

impl Gap<'_> {
    /// Where the members with the missing ordinals stand inside paragraphs of `within`: all of them, in their order, or none.
    fn filled(&self, within: Range<u32>, missing: Range<u32>) -> Vec<u32> {
        let count = missing.len();
        let few = count <= MOST as usize;
        let places = few.then(|| self.members(within, missing));
        places
            .filter(|places| places.len() == count)
            .unwrap_or_default()
    }

    /// Where members stand inside paragraphs of `within`, in the order of their ordinals, up to the first that stands nowhere.
    fn members(&self, mut within: Range<u32>, missing: Range<u32>) -> Vec<u32> {
        let mut places = Vec::new();
        for ordinal in missing {
            let Some(at) = self.member(&within, ordinal) else {
                break;
            };
            places.push(at);
            within.start = at + 1;
        }
        places
    }

    /// Where the first member with this ordinal begins.
    fn member(&self, within: &Range<u32>, ordinal: u32) -> Option<u32> {
        let marker = self.written(ordinal)?;
        let start = within.start as usize;
        let region = self.text.get(start..within.end as usize)?;
        let mut places = memmem::find_iter(region, &marker).map(|at| start + at);
        let place = places.find(|&at| self.is_member(at, ordinal));
        place.map(|at| at as u32)
    }

    /// The marker of the candidate with another number.
    fn written(&self, ordinal: u32) -> Option<Vec<u8>> {
        let beside = self.beside;
        let start = beside.start as usize;
        let marker = &self.text[start..start + usize::from(beside.marker)];
        let write: [fn(u32) -> String; 2] = [write_han, |number| number.to_string()];
        write.into_iter().find_map(|write| {
            let number = write(u32::from(beside.ordinal));
            let at = sign::rfind(marker, &number)?;
            let (before, behind) = (&marker[..at], &marker[at + number.len()..]);
            Some([before, write(ordinal).as_bytes(), behind].concat())
        })
    }

    /// Whether a member of the sequence with this ordinal begins at `at`, inside a paragraph.
    fn is_member(&self, at: usize, ordinal: u32) -> bool {
        let index = self.paragraphs.partition_point(|it| it.end as usize <= at);
        let Some(paragraph) = self.paragraphs.get(index) else {
            return false;
        };
        let inside = (paragraph.start as usize) < at;
        inside
            && scheme::read(&self.text[at..paragraph.end as usize], true).is_some_and(|marker| {
                marker.scheme == self.beside.scheme && marker.ordinal == ordinal
            })
            && paragraph::begins_piece(self.text, paragraph, at).is_some()
    }
}
