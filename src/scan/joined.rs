//! Text that was wrapped, as it would be without its line ends: a marker that one divides, or the words before 要, are
//! read there like any others.

use super::{EvidenceAt, Scan, by_shares, skip_layout, walk};
use crate::hands::Hands;
use crate::noise::{Dropped, SetAside};
use crate::paragraph::Paragraph;
use crate::sign;

/// As [`scan`](super::scan), where paragraphs have line ends in them.
#[must_use]
pub fn scan_joined(
    text: &[u8],
    paragraphs: &[Paragraph],
    dropped: &[Dropped],
    evidence: EvidenceAt,
    hands: &Hands,
) -> Scan {
    by_shares(paragraphs, hands, |share| {
        let mut all = Scan::default();
        let mut joined = Joined::default();
        for run in runs(share) {
            joined.fill(text, run, dropped);
            let mut found = joined.scan(evidence);
            joined.take_back(&mut found);
            all.take(found, share.len());
        }
        all
    })
}

/// Neighbours that are joined at once. A text is not joined as a whole, for that would be a second one.
fn runs(mut paragraphs: &[Paragraph]) -> impl Iterator<Item = &[Paragraph]> {
    /// So many bytes are at hand still when they are scanned. A longer paragraph is a run of its own.
    const LONGEST: u32 = 1 << 17;
    std::iter::from_fn(move || {
        let first = paragraphs.first()?;
        let is_near = |it: &Paragraph| it.end - first.start <= LONGEST;
        let near = paragraphs.partition_point(is_near);
        let (run, behind) = paragraphs.split_at(near.max(1));
        paragraphs = behind;
        Some(run)
    })
}

/// A run of paragraphs without line ends in them, and what stands between them.
#[derive(Default)]
struct Joined {
    text: Vec<u8>,
    paragraphs: Vec<Paragraph>,
    /// Where something was left out, and how many bytes up to there and with it; those before the run first.
    gaps: Vec<(u32, u32)>,
}

impl Joined {
    /// Takes a run of paragraphs in place of the last one.
    fn fill(&mut self, text: &[u8], paragraphs: &[Paragraph], dropped: &[Dropped]) {
        /// So much of what stands around the run is taken too, for the scan looks at signs that stand beside a paragraph.
        const AROUND: usize = 64;
        let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else {
            return;
        };
        let mut copied = (first.start as usize).saturating_sub(AROUND);
        let end = text.len().min(last.end as usize + AROUND);
        self.text.clear();
        self.text.reserve(end - copied);
        self.paragraphs.clear();
        self.paragraphs.reserve(paragraphs.len());
        self.gaps.clear();
        self.gaps.push((0, copied as u32));
        let mut set_aside = SetAside::starting_at(dropped, first.start as usize);
        for paragraph in paragraphs {
            let (start, last) = (paragraph.start as usize, paragraph.end as usize);
            self.text.extend(&text[copied..start]);
            copied = start;
            let begun = self.text.len() as u32;
            while let Some(width) = memchr::memchr2(b'\n', b'\r', &text[copied..last]) {
                let end = sign::trim_end(text, copied, copied + width);
                self.text.extend(&text[copied..end]);
                copied = skip_layout(text, copied + width, last);
                while copied < last
                    && let Some(behind) = set_aside.behind(copied as u32)
                {
                    copied = skip_layout(text, last.min(behind as usize), last);
                }
                self.leave_out(text, end, copied);
            }
            self.text.extend(&text[copied..last]);
            copied = last;
            self.paragraphs.push(Paragraph {
                start: begun,
                end: self.text.len() as u32,
                ..*paragraph
            });
        }
        self.text.extend(&text[copied..end]);
    }

    fn scan(&self, evidence: EvidenceAt) -> Scan {
        let evidence = |start| {
            let gaps = self.gaps_before(start, self.gaps.len());
            evidence(self.in_text(start, gaps))
        };
        // What was set aside inside a paragraph is whole lines, and left out.
        walk(&self.text, &self.paragraphs, &[], &evidence)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Evidence;

    #[test]
    fn every_run_is_read_as_the_first_one_is() {
        const LONG: &str = "会议要求，一是建立台账，二\n　　是通报情况。还\n要抓好落实。";
        let paragraph = LONG.len() as u32 + 1;
        let count = (1 << 19) / paragraph;
        let text = format!("{LONG}\n").repeat(count as usize).into_bytes();
        let paragraphs: Vec<Paragraph> = (0..count)
            .map(|number| Paragraph {
                start: number * paragraph,
                end: (number + 1) * paragraph - 1,
                doubtful: false,
            })
            .collect();
        assert!(runs(&paragraphs).count() > 2, "several runs");
        assert_eq!(runs(&paragraphs).flatten().count(), paragraphs.len());
        for hands in [Hands::default(), Hands::of(2, 7)] {
            let evidence = |_| Evidence::default();
            let scan = scan_joined(&text, &paragraphs, &[], &evidence, &hands);
            let of = |what: &str| LONG.find(what).expect("it stands there") as u32;
            let wanted = [(of("一是"), "一是"), (of("二\n"), "二\n　　是")];
            let wanted = (0..count).flat_map(|number| wanted.map(|(at, sign)| (number, at, sign)));
            let found = scan.candidates.iter().map(|it| {
                let start = it.start as usize;
                let sign = &text[start..start + usize::from(it.marker)];
                let sign = str::from_utf8(sign).expect("a marker");
                (it.paragraph, it.start - it.paragraph * paragraph, sign)
            });
            assert!(found.eq(wanted));
            let cues = scan.cues.iter().map(|cue| (cue.start, cue.verb));
            let yao = of("要抓") + "要".len() as u32;
            let cue = |number| (number * paragraph + of("还"), number * paragraph + yao);
            assert!(cues.eq((0..count).map(cue)));
            assert_eq!(scan.shapes.len(), paragraphs.len());
        }
    }
}
