//! Running headers and footers: short lines that come again beside page numbers.

use super::print::{ByPrint, Looks, fingerprint, look};
use super::{Page, Reason};
use crate::hands::Hands;
use std::ops::Range;

/// A line of more than fifty characters is no running header.
const LONGEST: usize = 150;

impl Page<'_> {
    /// Short lines that come again beside page numbers.
    pub(super) fn mark_running_headers(&mut self, hands: &Hands) {
        let reasons = self.reasons.iter().enumerate();
        let numbers = reasons.filter(|(_, reason)| **reason == Some(Reason::PageNumber));
        let numbers: Vec<usize> = numbers.map(|(index, _)| index).collect();
        if numbers.len() < 2 {
            return;
        }
        let mut beside: ByPrint<Vec<usize>> = ByPrint::default();
        for &number in &numbers {
            for neighbour in [self.filled_before(number), Some(self.next_filled(number))]
                .into_iter()
                .flatten()
            {
                let line = self.line(neighbour);
                if neighbour != number && line.len() <= LONGEST && self.reasons[neighbour].is_none()
                {
                    let lines = beside.entry(fingerprint(line)).or_default();
                    // One line between two numbers stands beside both.
                    if lines.last() != Some(&neighbour) {
                        lines.push(neighbour);
                    }
                }
            }
        }
        beside.retain(|_, at| at.len() >= 2);
        if !beside.is_empty() {
            self.mark_all_that_are(&beside, hands);
        }
    }

    /// Marks all lines that are one of the headers, wherever they stand.
    fn mark_all_that_are(&mut self, headers: &ByPrint<Vec<usize>>, hands: &Hands) {
        let mut looks = Looks::for_lines(headers.len());
        for at in headers.values() {
            looks.add(look(self.line(at[0])));
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
        let mark = |found: Vec<usize>| {
            for index in found {
                self.reasons[index].get_or_insert(Reason::RunningHeader);
            }
        };
        hands.share(lines.len(), in_share, mark);
    }
}
