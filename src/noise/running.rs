//! Running headers and footers: short lines that come again beside page numbers.

use super::print::{ByPrint, Looks, fingerprint, look};
use super::{Reason, Sieve};
use crate::hands::Hands;
use crate::scheme;
use std::collections::HashSet;
use std::ops::Range;

/// A line of more than fifty characters is no running header.
const LONGEST: usize = 150;

/// A header stands on every page or on every second; a line that never comes again within so many pages is a heading that
/// another part of the text has too.
const APART: usize = 3;

/// Blanks that divide the parts of such a line.
const WIDE: [&[u8]; 3] = [b"  ", b"\t", "\u{3000}".as_bytes()];

/// A line beside page numbers.
struct Beside {
    /// Number of the line where it stood last.
    last: usize,
    /// How many page numbers stand before it there.
    page: usize,
    /// Whether it came again a few pages later.
    comes_again: bool,
}

/// Whether a line begins with the number of a chapter or another division.
fn heads_a_division(line: &[u8]) -> bool {
    scheme::read(line, true).is_some_and(|marker| marker.form().titled)
}

/// Whether wide blanks divide a line into a page number between dots and what else its page is headed by, at either side:
/// ·218·　　临溪年鉴（2026）.
#[inline(never)]
pub(super) fn holds_page_number(line: &[u8]) -> bool {
    const DOT: &[u8] = "·".as_bytes();
    let begins = line.strip_prefix(DOT).and_then(|rest| {
        let at = rest.windows(DOT.len()).position(|sign| sign == DOT)?;
        Some((&rest[..at], &rest[at + DOT.len()..]))
    });
    let ends = line.strip_suffix(DOT).and_then(|rest| {
        let at = rest.windows(DOT.len()).rposition(|sign| sign == DOT)?;
        Some((&rest[at + DOT.len()..], &rest[..at]))
    });
    let is_number = |number: &[u8]| {
        let number = number.trim_ascii();
        (1..=4).contains(&number.len()) && number.iter().all(u8::is_ascii_digit)
    };
    let begins = begins.filter(|(_, rest)| WIDE.iter().any(|wide| rest.starts_with(wide)));
    let ends = ends.filter(|(_, rest)| WIDE.iter().any(|wide| rest.ends_with(wide)));
    begins.or(ends).is_some_and(|(number, _)| is_number(number))
}

impl Sieve<'_> {
    /// Short lines that come again beside page numbers.
    pub(super) fn mark_running_headers(&mut self, hands: &Hands) {
        let mut numbers = Vec::new();
        self.each_marked(|index, reason| {
            if reason == Reason::PageNumber {
                numbers.push(index);
            }
        });
        if numbers.len() < 2 {
            return;
        }
        let mut beside: ByPrint<Beside> = ByPrint::default();
        for (page, &number) in numbers.iter().enumerate() {
            for neighbour in [self.filled_before(number), Some(self.next_filled(number))]
                .into_iter()
                .flatten()
            {
                let line = self.line(neighbour);
                if neighbour != number && line.len() <= LONGEST && self.reasons[neighbour].is_none()
                {
                    let seen = beside.entry(fingerprint(line)).or_insert(Beside {
                        last: neighbour,
                        page,
                        comes_again: false,
                    });
                    // One line between two numbers stands beside both.
                    if seen.last != neighbour {
                        seen.comes_again |= page - seen.page <= APART;
                        (seen.last, seen.page) = (neighbour, page);
                    }
                }
            }
        }
        beside.retain(|_, seen| seen.comes_again);
        if !beside.is_empty() {
            self.mark_all_that_are(&beside, hands);
        }
    }

    /// Marks all lines that are one of the headers, wherever they stand. Where a chapter's heading is the header of its
    /// pages, the first is the heading.
    fn mark_all_that_are(&mut self, headers: &ByPrint<Beside>, hands: &Hands) {
        let mut looks = Looks::for_lines(headers.len());
        for seen in headers.values() {
            looks.add(look(self.line(seen.last)));
        }
        let is_header =
            |line: &[u8]| looks.hold_line(line) && headers.contains_key(&fingerprint(line));
        let (text, lines) = (self.text, self.lines);
        let in_share = |share: Range<usize>| {
            let mut found = Vec::new();
            for (index, line) in share.clone().zip(&lines[share]) {
                if (1..=LONGEST).contains(&line.width()) && is_header(line.of(text)) {
                    found.push(index);
                }
            }
            found
        };
        let mut headings = HashSet::new();
        let mark = |found: Vec<usize>| {
            for index in found {
                let line = lines[index].of(text);
                if self.reasons[index].is_none()
                    && !(heads_a_division(line) && headings.insert(fingerprint(line)))
                {
                    self.reasons[index] = Some(Reason::RunningHeader);
                }
            }
        };
        hands.share(lines.len(), in_share, mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_number_between_dots_may_stand_at_either_side_of_a_header() {
        for (line, holds) in [
            ("·218·                              临溪年鉴（2026）", true),
            (
                "· 42 ·\u{3000}\u{3000}临溪学院学报\u{3000}\u{3000}第 38 卷",
                true,
            ),
            (
                "第 2 期              林远：山村养老的路径              · 43 ·",
                true,
            ),
            ("·218·临溪年鉴（2026）", false),
            ("·加强领导·              临溪县养老服务中心", false),
            ("阿依古丽·买买提              艾力·", false),
        ] {
            assert_eq!(holds_page_number(line.as_bytes()), holds, "{line:?}");
        }
    }
}
