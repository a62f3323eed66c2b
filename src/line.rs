//! The lines of a text, and the indents that make several of one.

mod breaks;

use crate::hands::Hands;
use crate::scheme;
use crate::sign;
use crate::spare;
use breaks::Breaks;
use std::cell::Cell;
use std::ops::Range;

/// A line without its blanks; bytes of the text. Where an indent in the middle of a line begins a paragraph,
/// one line of the text makes several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where the line of the text begins.
    pub row: u32,
    /// The first byte that is no blank.
    pub first: u32,
    /// Behind the last byte that is no blank; equal to `first` for a blank line.
    pub last: u32,
    /// Whether blanks stand before it.
    pub indented: bool,
    /// Whether it begins in the middle of a line of the text.
    pub cut: bool,
}

impl Line {
    /// Whether it holds nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.first == self.last
    }

    /// Its length in bytes, without the blanks at its ends.
    #[must_use]
    pub fn width(&self) -> usize {
        (self.last - self.first) as usize
    }

    /// The line as it stands in a text that has so many bytes before.
    fn behind(&self, bytes: u32) -> Line {
        Line {
            row: self.row + bytes,
            first: self.first + bytes,
            last: self.last + bytes,
            ..*self
        }
    }

    /// What stands on it.
    #[must_use]
    pub fn of<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        &text[self.first as usize..self.last as usize]
    }
}

/// All lines of a text, blank ones too.
#[must_use]
pub fn lines(text: &[u8]) -> Vec<Line> {
    lines_by(&Hands::default(), text)
}

/// As [`lines`], by several hands where the text is large.
#[must_use]
pub fn lines_by(hands: &Hands, text: &[u8]) -> Vec<Line> {
    if hands.are_one() {
        return lines_of(text, true);
    }
    // Room is taken by the thread that asks, once for all.
    let mut all: Vec<Line> = Vec::with_capacity(about(text));
    let lines = |share: Range<usize>| {
        let is_last = share.end == text.len();
        let at = share.start as u32;
        (at, lines_of(&text[share], is_last))
    };
    hands.share_text(text, lines, |(at, lines)| {
        all.extend(lines.iter().map(|line| line.behind(at)));
    });
    all
}

thread_local! {
    static LINES: Cell<Vec<Line>> = const { Cell::new(Vec::new()) };
}

/// Leaves the room of a list of lines to the thread's next document.
pub(crate) fn leave(lines: Vec<Line>) {
    spare::leave(&LINES, lines);
}

/// How many lines there may be in a text, of which few have more.
fn about(text: &[u8]) -> usize {
    text.len() / 64 + 8
}

/// The lines of a piece of a text, which ends behind the end of a line where it is not the last.
fn lines_of(text: &[u8], is_last: bool) -> Vec<Line> {
    let mut lines = Lines {
        text,
        lines: spare::take(&LINES, about(text)),
        row: 0,
        indents: Vec::new(),
    };
    breaks::each(text, |at, found| {
        if found.blanks == 0 {
            lines.take(at, found.ends);
        } else {
            lines.take_with_indents(at, found);
        }
    });
    if is_last {
        lines.end_at(text.len());
    }
    lines.lines
}

/// The lines of a text so far.
struct Lines<'a> {
    text: &'a [u8],
    lines: Vec<Line>,
    /// Where the line of the text begins that is open.
    row: usize,
    /// Where indents stand in its middle.
    indents: Vec<usize>,
}

impl Lines<'_> {
    /// Takes the lines that end in a block at `at`.
    #[inline]
    fn take(&mut self, at: usize, mut ends: u64) {
        while ends != 0 {
            self.end_at(at + ends.trailing_zeros() as usize);
            ends &= ends - 1;
        }
    }

    /// Takes what was found in a block at `at` in the order of the text.
    #[inline(never)]
    fn take_with_indents(&mut self, at: usize, found: Breaks) {
        let mut all = found.ends | found.blanks;
        while all != 0 {
            let bit = all.trailing_zeros();
            if found.blanks >> bit & 1 == 1 {
                self.note_indent(at + bit as usize);
            } else {
                self.end_at(at + bit as usize);
            }
            all &= all - 1;
        }
    }

    #[inline]
    fn end_at(&mut self, end: usize) {
        let (text, row) = (self.text, self.row);
        let second_half_of_crlf =
            end == row && end > 0 && text[end - 1] == b'\r' && text.get(end) == Some(&b'\n');
        if !second_half_of_crlf {
            let start = if self.indents.is_empty() {
                row
            } else {
                self.cut_at_indents(end)
            };
            self.push(start, end);
        }
        self.row = end + 1;
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize) {
        if is_plain(&self.text[start..end]) {
            self.push_trimmed(start, start, end);
        } else {
            self.trim_and_push(start, end);
        }
    }

    #[inline(never)]
    fn trim_and_push(&mut self, start: usize, end: usize) {
        let piece = &self.text[start..end];
        // Half-width and full-width blanks are most of what there is, and many lines are nothing else.
        let mut rest = piece;
        while let Some((b"        ", behind)) = rest.split_first_chunk() {
            rest = behind;
        }
        loop {
            rest = match rest {
                [b' ', behind @ ..] | [0xE3, 0x80, 0x80, behind @ ..] => behind,
                [b'&', ..] => match sign::entity(rest) {
                    Some(width) => &rest[width..],
                    None => break,
                },
                _ => break,
            };
        }
        if rest.is_empty() {
            return self.push_trimmed(start, end, end);
        }
        let first = match begins_plainly(rest) {
            true => end - rest.len(),
            false => sign::skip_blanks(self.text, end - rest.len(), end),
        };
        let last = match ends_plainly(piece) {
            true => end,
            false => sign::trim_end(self.text, first, end),
        };
        self.push_trimmed(start, first, last);
    }

    #[inline]
    fn push_trimmed(&mut self, start: usize, first: usize, last: usize) {
        self.lines.push(Line {
            row: self.row as u32,
            first: first as u32,
            last: last as u32,
            indented: first > start,
            cut: start > self.row,
        });
    }

    /// Notes the indent of which a blank has its last two bytes at `at`, if it stands in the middle of a line and
    /// behind no blank.
    fn note_indent(&mut self, at: usize) {
        let blank = "\u{3000}".len();
        let is_indent = |start: &usize| self.text[*start..].starts_with(INDENT.as_bytes());
        let starts = [at.checked_sub(blank + 1), at.checked_sub(1)];
        let start = starts.into_iter().flatten().find(is_indent);
        if let Some(start) = start.filter(|&start| start > self.row)
            // Of a run of blanks the first two are looked at and no others, or a line of blanks alone would take for ever.
            && sign::trim_end(self.text, start.saturating_sub(blank), start) == start
        {
            self.indents.push(start);
        }
    }

    /// Takes the pieces of the open line before the indents that begin a paragraph; where the last piece begins.
    #[inline(never)]
    fn cut_at_indents(&mut self, end: usize) -> usize {
        let mut start = self.row;
        for at in std::mem::take(&mut self.indents) {
            if self.is_cut_at(start, at, end) {
                self.push(start, at);
                start = at;
            }
        }
        start
    }

    /// Whether an indent begins a paragraph in the open line, which was cut at `start` last.
    fn is_cut_at(&self, start: usize, at: usize, end: usize) -> bool {
        const WORTH_LOOKING: usize = 24;
        let (text, row) = (self.text, self.row);
        // Whether a heading that began in the middle of the line before goes on here.
        let goes_on = || {
            self.lines.last().is_some_and(|before| {
                before.cut
                    && is_marked(before.of(text))
                    && !ends(text, before.first as usize, before.last as usize)
            })
        };
        end - row > WORTH_LOOKING
            && (start == row && goes_on() || begins_paragraph(text, start, at, end))
    }
}

const INDENT: &str = "\u{3000}\u{3000}";

/// Whether the indent at `at`, in the middle of the line `start..end`, begins a paragraph: behind a stop, before
/// or behind a heading, or in a line that is too long for anything else.
fn begins_paragraph(text: &[u8], start: usize, at: usize, end: usize) -> bool {
    const LONG: usize = 400;
    const SHORT: usize = 60;
    let before = sign::trim_end(text, start, at);
    let first = sign::skip_blanks(text, start, before);
    let next = sign::skip_blanks(text, at, end);
    if before <= first || next >= end {
        return false;
    }
    // Blanks behind a number alone divide it from its words: 2.　　政府在….
    if is_number(&text[first..before]) {
        return false;
    }
    let stopped = ends(text, first, before);
    let heading = || end - start > SHORT && is_marked(&text[first..end]) && at - first < LONG / 2;
    stopped || begins_item(&text[next..end]) || heading() || end - start > LONG
}

/// Whether a piece of text is nothing but a number with a stop behind it: 2..
fn is_number(piece: &[u8]) -> bool {
    let digits = piece.iter().take_while(|byte| byte.is_ascii_digit());
    let (number, stop) = piece.split_at(digits.count());
    !number.is_empty() && (stop == b"." || stop == "．".as_bytes() || stop == "、".as_bytes())
}

/// Whether a piece of text begins with a marker that is surely one, and has words behind it: the number of a formula,
/// E=mc²　　（1）, has none.
fn begins_item(piece: &[u8]) -> bool {
    let marker = scheme::read(piece, true);
    marker.is_some_and(|it| {
        it.form().dear.0 >= 300 && sign::trim_end(piece, 0, piece.len()) > it.len as usize
    })
}

/// Whether a piece of text begins with a marker that is surely one.
fn is_marked(text: &[u8]) -> bool {
    scheme::read(text, true).is_some_and(|marker| marker.form().dear.0 >= 300)
}

/// Whether a piece of text plainly has no blanks around it.
#[inline]
fn is_plain(piece: &[u8]) -> bool {
    piece.is_empty() || begins_plainly(piece) & ends_plainly(piece)
}

/// Whether a piece of text plainly begins with no blank: most begin with a Han character, a sign of ASCII or a full-width
/// bracket. Which of them it is changes from line to line, and no jump hangs on it.
#[inline]
fn begins_plainly(piece: &[u8]) -> bool {
    static LEADS: [bool; 256] = {
        let mut leads = [false; 256];
        let mut lead = b'!';
        while lead < 0xEF {
            leads[lead as usize] = !matches!(lead, b'&' | 0xC2 | 0xE2 | 0xE3);
            lead += 1;
        }
        leads
    };
    match *piece {
        [first, second, ..] => LEADS[usize::from(first)] | ((first == 0xEF) & (second == 0xBC)),
        _ => false,
    }
}

/// Whether a piece of text plainly ends with no blank: before the last byte of a wide one stands 80, as before that of a
/// full stop, BB or C2.
#[inline]
fn ends_plainly(piece: &[u8]) -> bool {
    match *piece {
        [.., a, b, c] => {
            let is_stop = (a == 0xE3) & (c == 0x82);
            (c > b' ') & (is_stop | (b != 0x80)) & (b != 0xBB) & (b != 0xC2)
        }
        _ => false,
    }
}

/// Whether what stands in `first..last` ends with a stop that may end a paragraph, or with the quote or the
/// bold mark that closes one.
#[inline]
pub(crate) fn ends(text: &[u8], first: usize, last: usize) -> bool {
    match text[first..last] {
        // A character of three bytes.
        [.., a @ 0xE0..=0xEF, b, c] => ENDS[usize::from(c) % ENDS.len()] == code([a, b, c]),
        _ => ends_otherwise(text, first, last),
    }
}

/// The characters of three bytes that a paragraph may end with, by their last bytes: what a line ends with changes from
/// line to line, and no jump should hang on it.
static ENDS: [u32; 64] = {
    let mut ends = [0; 64];
    let (all, _) = "。；：？！｡”’」』".as_bytes().as_chunks();
    let mut at = 0;
    while at < all.len() {
        let place = &mut ends[all[at][2] as usize % 64];
        assert!(*place == 0, "two of them have the same place");
        *place = code(all[at]);
        at += 1;
    }
    ends
};

/// A character of three bytes as one number.
const fn code([a, b, c]: [u8; 3]) -> u32 {
    u32::from_le_bytes([a, b, c, 0])
}

#[inline(never)]
fn ends_otherwise(text: &[u8], first: usize, mut last: usize) -> bool {
    while last > first && text[last - 1] == b'*' {
        last -= 1;
    }
    let at = (first..last)
        .rev()
        .find(|&at| text[at] & 0xC0 != 0x80)
        .unwrap_or(first);
    sign::closing(text, at).is_some()
        || sign::stop(text, at).is_some_and(|(stop, _)| stop.ends_label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_tells_the_wide_characters_that_a_paragraph_may_end_with() {
        for end in ('\u{800}'..='\u{ffff}').map(String::from) {
            let end = end.as_bytes();
            assert_eq!(ends(end, 0, 3), ends_otherwise(end, 0, 3), "{end:?}");
        }
    }
}
