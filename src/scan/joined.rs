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
    let evidence = |start| evidence(joined.in_text(start));
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

    /// Where something begins in the text that begins at `at` without line ends.
    fn in_text(&self, at: u32) -> u32 {
        let gaps = self.gaps.partition_point(|&(place, _)| place <= at);
        at + gaps.checked_sub(1).map_or(0, |last| self.gaps[last].1)
    }

    /// Where something ends in the text that ends at `end` without line ends.
    fn end_in_text(&self, end: u32) -> u32 {
        self.in_text(end.saturating_sub(1)) + end.min(1)
    }

    /// Gives what was found the places that it has in the text.
    fn take_back(&self, scan: &mut Scan) {
        for candidate in &mut scan.candidates {
            let end = candidate.start + u32::from(candidate.marker);
            candidate.start = self.in_text(candidate.start);
            let marker = match candidate.marker {
                0 => 0,
                _ => self.end_in_text(end) - candidate.start,
            };
            candidate.marker = u16::try_from(marker).unwrap_or(u16::MAX);
        }
        for cue in &mut scan.cues {
            cue.start = self.in_text(cue.start);
            cue.verb = self.end_in_text(cue.verb);
        }
        for shape in &mut scan.shapes {
            shape.first = self.in_text(shape.first);
            shape.last = self.end_in_text(shape.last);
        }
    }
}
