//! Spans and lines: the only place where offsets are computed.
//!
//! Every offset in the program is a byte offset, 0-based, into the decoded text (UTF-8, byte-order mark
//! removed, line ends as they are in the file). Lines and columns exist only at the edge, where a person
//! reads them, and only there they are counted from 1.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, in the decoded text.
///
/// Offsets are `u32`: a text of 4 GiB or more is refused when it is read.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span of a node that stands nowhere in the text (written by the user, not found).
    pub const NOWHERE: Span = Span {
        start: u32::MAX,
        end: u32::MAX,
    };

    /// A span from two byte offsets; `start` must not exceed `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end, "a span runs forward: {start}..{end}");
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether it points to no place in the text.
    #[must_use]
    pub fn is_nowhere(self) -> bool {
        self == Span::NOWHERE
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        (self.start as usize..self.end as usize).contains(&offset)
    }

    /// Whether `inner` lies wholly inside.
    #[must_use]
    pub fn encloses(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// As a range for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it covers. Empty where the span does not fit the text or cuts a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// Where each line of a text begins. Line ends are LF, CRLF and a lone CR.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Walks the text once.
    #[must_use]
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let first_half_of_crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !first_half_of_crlf {
                starts.push(at as u32 + 1);
            }
        }
        LineIndex {
            starts,
            len: bytes.len() as u32,
        }
    }

    /// Number of lines; an empty text has one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The 0-based line in which the byte at `offset` stands.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|&start| start as usize <= offset)
            .saturating_sub(1)
    }

    /// The span of a 0-based line with its line end; empty at the end of the text for a line that is not there.
    #[must_use]
    pub fn span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.len);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        Span { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_one_line() {
        let index = LineIndex::new("甲\r\n乙\r丙\n\n丁");
        assert_eq!(index.lines(), 5);
        let starts: Vec<_> = (0..5).map(|line| index.span(line).start).collect();
        assert_eq!(starts, [0, 5, 9, 13, 14]);
        assert_eq!(index.line_of(0), 0);
        assert_eq!(index.line_of(4), 0);
        assert_eq!(index.line_of(5), 1);
        assert_eq!(index.line_of(999), 4);
        assert_eq!(LineIndex::new("").lines(), 1);
    }

    #[test]
    fn a_span_that_does_not_fit_the_text_gives_nothing() {
        assert_eq!(Span::new(0, 3).of("甲乙"), "甲");
        assert_eq!(Span::new(1, 3).of("甲乙"), "");
        assert_eq!(Span::NOWHERE.of("甲乙"), "");
    }
}
