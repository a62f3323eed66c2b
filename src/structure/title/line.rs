//! A line at the head of a document, with what is asked of it more than once.

use super::LONGEST;
use super::blanks::{self, Blanks};
use super::kind::genre_of;
use crate::sign;
use std::borrow::Cow;
use std::cell::OnceCell;

/// A line at the head.
pub(super) struct Line<'a> {
    pub text: &'a [u8],
    /// The same without blanks, once it was asked for.
    compact: OnceCell<Cow<'a, [u8]>>,
    /// How sure the word for a kind of document that it ends with makes it a title, once it was asked for.
    genre: OnceCell<i32>,
    /// Whether it is little more than a date.
    pub dated: bool,
    /// Whether it is data about the document.
    pub meta: bool,
    /// Whether it tells who wrote the text.
    pub writer: bool,
    /// Whether it belongs to a subtitle over several lines.
    pub subtitle: bool,
    /// Whether it is too long for a title with its blanks.
    pub wide: bool,
    /// Whether it is no data and too long for a title even without its blanks.
    pub long: bool,
    /// Whether it goes on in the next one, if a title stands there.
    pub runs_on: bool,
}

impl<'a> Line<'a> {
    /// A line of which nothing is known yet.
    pub fn of(text: &'a [u8]) -> Line<'a> {
        Line {
            text,
            compact: OnceCell::new(),
            genre: OnceCell::new(),
            dated: false,
            meta: false,
            writer: false,
            subtitle: false,
            wide: false,
            long: false,
            runs_on: false,
        }
    }

    /// The line without blanks.
    pub fn compact(&self) -> &[u8] {
        self.compact.get_or_init(|| without_blanks(self.text))
    }

    /// How sure the word for a kind of document that the line ends with makes it a title: 0 without one.
    pub fn genre(&self) -> i32 {
        *self.genre.get_or_init(|| genre_of(self.compact()))
    }

    /// Whether it has more characters even without its blanks.
    pub fn is_longer(&self, chars: usize) -> bool {
        is_longer(self.text, chars) && is_longer(self.compact(), chars)
    }

    /// Whether the line is too long for a title, with its blanks.
    pub fn is_long(&self) -> bool {
        is_longer(self.text, LONGEST)
    }

    /// Whether a line that is long is so without its blanks.
    pub fn is_long_without_blanks(&self) -> bool {
        // So much of most such lines holds Han characters enough; their count fits into a byte.
        const ENOUGH: usize = 240;
        let beginning = &self.text[..self.text.len().min(ENOUGH)];
        let han = beginning
            .iter()
            .fold(0, |sum, byte| sum + u8::from((0xE4..=0xE9).contains(byte)));
        usize::from(han) > LONGEST || is_longer(self.compact(), LONGEST)
    }

    /// Whether a line that is long plainly has more bytes without blanks: what it begins with alone.
    pub fn outgrows(&self, bytes: usize) -> bool {
        let beginning = &self.text[..self.text.len().min(bytes + 1)];
        self.long && without_blanks(beginning).len() > bytes
    }
}

/// Whether there are more characters in a piece of UTF-8. How many bytes it has tells most.
pub(super) fn is_longer(text: &[u8], chars: usize) -> bool {
    const WIDEST: usize = 4;
    text.len() > chars && (text.len() > chars * WIDEST || sign::chars(text) > chars)
}

/// The line without blanks, line ends and asterisks. Most have none.
pub(super) fn without_blanks(line: &[u8]) -> Cow<'_, [u8]> {
    let Some((first, _)) = Blanks::of(line).next() else {
        return Cow::Borrowed(line);
    };
    let mut compact = Vec::with_capacity(line.len());
    let (mut at, mut from) = (first, 0);
    while let Some(&byte) = line.get(at) {
        if let Some(width) = blanks::may_begin_one(byte)
            .then(|| blanks::width(&line[at..]))
            .flatten()
        {
            // Blanks often follow each other.
            if at > from {
                compact.extend_from_slice(&line[from..at]);
            }
            at += width;
            at += line[at..].iter().take_while(|&&byte| byte == b' ').count();
            from = at;
        } else {
            at += if sign::is_han(line, at) {
                "字".len()
            } else {
                1
            };
        }
    }
    compact.extend_from_slice(&line[from..]);
    Cow::Owned(compact)
}

/// What may stand behind a title, for a footnote.
pub(super) const FOOTNOTE: &str = "※";

/// Without a footnote sign at the end.
pub(super) fn trimmed(line: &[u8]) -> &[u8] {
    line.strip_suffix(FOOTNOTE.as_bytes()).unwrap_or(line)
}
