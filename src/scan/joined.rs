//! Text that was wrapped, as it would be without its line ends: a marker that one divides, or the words before 要, are
//! read there like any others.

use super::{EvidenceAt, Scan, scan, skip_layout};
use crate::hands::Hands;
use crate::noise::{Dropped, SetAside};
use crate::paragraph::Paragraph;
use crate::sign;

/// As [`scan`], where paragraphs have line ends in them.
#[must_use]
pub fn scan_joined(
    text: &[u8],
    paragraphs: &[Paragraph],
    dropped: &[Dropped],
    evidence: EvidenceAt,
    hands: &Hands,
) -> Scan {
    let joined = Joined::of(text, paragraphs, dropped);
    let evidence = |start| {
        let gaps = joined.gaps_before(start, joined.gaps.len());
        evidence(joined.in_text(start, gaps))
    };
    // What was set aside inside a paragraph is whole lines, and left out.
    let mut scan = scan(&joined.text, &joined.paragraphs, &[], &evidence, hands);
    joined.take_back(&mut scan);
    scan
}

/// A text in which paragraphs have no line ends.
struct Joined {
    text: Vec<u8>,
    paragraphs: Vec<Paragraph>,
    /// Where something was left out, and how many bytes up to there and with it.
    gaps: Vec<(u32, u32)>,
}

impl Joined {
    fn of(text: &[u8], paragraphs: &[Paragraph], dropped: &[Dropped]) -> Joined {
        let mut joined = Joined {
            text: Vec::with_capacity(text.len()),
            paragraphs: Vec::with_capacity(paragraphs.len()),
            gaps: Vec::new(),
        };
        let mut set_aside = SetAside::starting_at(dropped, 0);
        let mut copied = 0;
        for paragraph in paragraphs {
            let (start, last) = (paragraph.start as usize, paragraph.end as usize);
            joined.text.extend(&text[copied..start]);
            copied = start;
            let begun = joined.text.len() as u32;
            while let Some(width) = memchr::memchr2(b'\n', b'\r', &text[copied..last]) {
                let end = sign::trim_end(text, copied, copied + width);
                joined.text.extend(&text[copied..end]);
                copied = skip_layout(text, copied + width, last);
                while copied < last
                    && let Some(behind) = set_aside.behind(copied as u32)
                {
                    copied = skip_layout(text, last.min(behind as usize), last);
                }
                joined.leave_out(text, end, copied);
            }
            joined.text.extend(&text[copied..last]);
            copied = last;
            joined.paragraphs.push(Paragraph {
                start: begun,
                end: joined.text.len() as u32,
                ..*paragraph
            });
        }
        joined.text.extend(&text[copied..]);
        joined
    }

    /// Leaves out what divides two lines, but for a blank between two words in letters.
    fn leave_out(&mut self, text: &[u8], end: usize, next: usize) {
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
        let blank = is_letter(self.text.last()) && is_letter(text.get(next));
        if blank {
            self.text.push(b' ');
        }
        let before = self.gaps.last().map_or(0, |&(_, all)| all);
        let bytes = (next - end - usize::from(blank)) as u32;
        self.gaps.push((self.text.len() as u32, before + bytes));
    }

    /// How many gaps stand before or at a place, near which so many do.
    fn gaps_before(&self, place: u32, near: usize) -> usize {
        let (above, below) = self.gaps.split_at(near);
        if above.last().is_some_and(|&(last, _)| last > place) {
            return above.partition_point(|&(at, _)| at <= place);
        }
        near + below.iter().take_while(|&&(at, _)| at <= place).count()
    }

    /// Where a place is in the text, before or at which so many gaps stand.
    fn in_text(&self, place: u32, gaps: usize) -> u32 {
        place + gaps.checked_sub(1).map_or(0, |last| self.gaps[last].1)
    }

    /// Where something begins and ends in the text. `near` is how many gaps stand before what was asked for last.
    fn both_in_text(&self, start: u32, end: u32, near: &mut usize) -> (u32, u32) {
        *near = self.gaps_before(start, *near);
        let begun = self.in_text(start, *near);
        if end <= start {
            return (begun, begun);
        }
        let gaps = self.gaps_before(end - 1, *near);
        (begun, self.in_text(end - 1, gaps) + 1)
    }

    /// Gives what was found the places that it has in the text.
    fn take_back(&self, scan: &mut Scan) {
        let mut near = 0;
        for candidate in &mut scan.candidates {
            let end = candidate.start + u32::from(candidate.marker);
            let (start, end) = self.both_in_text(candidate.start, end, &mut near);
            candidate.start = start;
            candidate.marker = u16::try_from(end - start).unwrap_or(u16::MAX);
        }
        near = 0;
        for cue in &mut scan.cues {
            (cue.start, cue.verb) = self.both_in_text(cue.start, cue.verb, &mut near);
        }
        near = 0;
        for shape in &mut scan.shapes {
            (shape.first, shape.last) = self.both_in_text(shape.first, shape.last, &mut near);
        }
    }
}
