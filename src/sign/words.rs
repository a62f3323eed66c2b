//! Lists of words that a text may begin with.

use std::ops::Deref;

/// A list of words, with a small set of the characters that they begin with: most texts are told by it to begin with
/// none of them, and the words themselves are not tried. It lets a few others pass, for a short list one of a hundred.
/// Words whose first characters have the same place are chained, so that no others are tried.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    words: &'static [&'static str],
    first: [u64; PLACES / 64],
    /// The first word of each chain.
    heads: [u8; CHAINS],
    /// The word behind each in its chain, or [`END`].
    next: [u8; MOST],
}

/// How many places there are in a set for the characters that words begin with.
pub const PLACES: usize = 256;
const CHAINS: usize = 64;
/// How many words a list holds at most.
const MOST: usize = 48;
const END: u8 = u8::MAX;

/// A list of words.
///
/// # Panics
///
/// Where a word is empty, or there are more than 48; a list is a constant, and so this is seen when it is compiled.
#[must_use]
pub const fn words(words: &'static [&'static str]) -> Words {
    assert!(words.len() <= MOST, "there is room for so many words");
    let (mut first, mut heads, mut next) = ([0; PLACES / 64], [END; CHAINS], [END; MOST]);
    // From the last, so that each chain runs from the first.
    let mut at = words.len();
    while at > 0 {
        at -= 1;
        let place = match place(words[at].as_bytes()) {
            Some(place) => place,
            None => panic!("a word is not empty"),
        };
        first[place / 64] |= 1 << (place % 64);
        next[at] = heads[place % CHAINS];
        heads[place % CHAINS] = at as u8;
    }
    Words {
        words,
        first,
        heads,
        next,
    }
}

impl Words {
    /// The words.
    #[must_use]
    pub const fn list(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub const fn lists(&self, word: &str) -> bool {
        let mut at = 0;
        while at < self.words.len() {
            if are_same(self.words[at].as_bytes(), word.as_bytes()) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The first of the words that `text` begins with.
    #[must_use]
    #[inline]
    pub fn beginning(&self, text: &[u8]) -> Option<&'static str> {
        let place = place(text)?;
        if self.may_begin_at(place) {
            self.try_chain(place, text)
        } else {
            None
        }
    }

    /// Kept out of line, so that the look at the first character before it is short enough to be put in line. It calls
    /// nothing: before a call registers would have to be kept, and few words are long.
    #[inline(never)]
    fn try_chain(&self, place: usize, text: &[u8]) -> Option<&'static str> {
        let is_same = |text: &[u8], word: &[u8]| text.iter().zip(word).all(|(a, b)| a == b);
        let mut at = usize::from(self.heads[place % CHAINS]);
        while let Some(word) = self.words.get(at) {
            if begins_by(text, word, is_same) {
                return Some(word);
            }
            at = usize::from(self.next[at]);
        }
        None
    }

    /// Whether `text` begins with one of the words.
    #[must_use]
    #[inline]
    pub fn begin(&self, text: &[u8]) -> bool {
        self.beginning(text).is_some()
    }

    /// Whether one of the words stands in `text`.
    #[must_use]
    pub fn stand_in(&self, text: &[u8]) -> bool {
        let mut at = 0;
        while at < text.len() {
            if self.begin(&text[at..]) {
                return true;
            }
            at += super::width(text[at]);
        }
        false
    }

    /// Whether one of the words may begin `text`, as far as its first character tells.
    #[must_use]
    #[inline]
    pub fn may_begin(&self, text: &[u8]) -> bool {
        place(text).is_some_and(|place| self.may_begin_at(place))
    }

    #[inline]
    const fn may_begin_at(&self, place: usize) -> bool {
        self.first[place / 64] >> (place % 64) & 1 == 1
    }
}

/// A list of words that a text may end with, with a small set of the last two bytes that they have.
#[derive(Clone, Copy, Debug)]
pub struct Endings {
    words: &'static [&'static str],
    last: [u64; PLACES / 64],
}

/// A list of words to end with.
///
/// # Panics
///
/// Where a word is a single byte; a list is a constant, and so this is seen when it is compiled.
#[must_use]
pub const fn endings(words: &'static [&'static str]) -> Endings {
    let mut last = [0; PLACES / 64];
    let mut at = 0;
    while at < words.len() {
        let place = match place_of_end(words[at].as_bytes()) {
            Some(place) => place,
            None => panic!("a word has two bytes"),
        };
        last[place / 64] |= 1 << (place % 64);
        at += 1;
    }
    Endings { words, last }
}

impl Endings {
    /// The words.
    #[must_use]
    pub const fn list(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether `text` ends with one of the words.
    #[must_use]
    #[inline]
    pub fn end(&self, text: &[u8]) -> bool {
        self.may_end(text) && ends_with_any(text, self.words)
    }

    /// Whether one of the words may end `text`, as far as its last two bytes tell.
    #[must_use]
    #[inline]
    pub fn may_end(&self, text: &[u8]) -> bool {
        let may_end = |place: usize| self.last[place / 64] >> (place % 64) & 1 == 1;
        place_of_end(text).is_some_and(may_end)
    }
}

#[inline]
const fn place_of_end(text: &[u8]) -> Option<usize> {
    match *text {
        [.., before, last] => Some(place_of(u32::from_le_bytes([before, last, 0, 0]))),
        _ => None,
    }
}

const fn are_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

/// The place of the character at the start of `text`, less than [`PLACES`].
#[must_use]
#[inline]
pub const fn place(text: &[u8]) -> Option<usize> {
    let bytes = match *text {
        // Nearly all characters are of this kind and have a byte behind them: one load takes all four.
        [first @ 0xE0..=0xFF, second, third, behind, ..] => {
            let four = u32::from_le_bytes([first, second, third, behind]);
            return Some(place_of(four & 0x00FF_FFFF));
        }
        [first @ 0xE0..=0xFF, second, third] => [first, second, third, 0],
        [first @ 0..0x80, ..] => [first, 0, 0, 0],
        [first @ 0xC0..=0xDF, second, ..] => [first, second, 0, 0],
        _ => return None,
    };
    Some(place_of(u32::from_le_bytes(bytes)))
}

/// The place of the character that is written with these bytes, the first one lowest.
const fn place_of(bytes: u32) -> usize {
    // Found by trying, so that few lines begin with a character that has the place of a word's.
    const FACTOR: u32 = 0x2101_3EEF;
    bytes.wrapping_mul(FACTOR) as usize >> 24
}

/// The place of the character of the first plane with this number.
#[must_use]
pub const fn place_of_code(code: usize) -> usize {
    place_of(u32::from_le_bytes(bytes_of(code)))
}

/// How the character of the first plane with this number is written.
#[must_use]
pub const fn bytes_of(code: usize) -> [u8; 4] {
    match code {
        0..0x80 => [code as u8, 0, 0, 0],
        0x80..0x800 => [0xC0 | (code >> 6) as u8, 0x80 | code as u8 & 0x3F, 0, 0],
        _ => [
            0xE0 | (code >> 12) as u8,
            0x80 | (code >> 6) as u8 & 0x3F,
            0x80 | code as u8 & 0x3F,
            0,
        ],
    }
}

/// Whether `text` begins with `word`. A word's last byte is looked at before the others: the first bytes of many
/// characters are the same. Words of one Han character are compared without a call.
#[must_use]
#[inline]
pub fn begins(text: &[u8], word: &str) -> bool {
    begins_by(text, word, <[u8]>::starts_with)
}

/// The same, where `begins` tells it of a text that is no shorter than the word.
#[inline(always)]
fn begins_by(text: &[u8], word: &str, begins: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    let word = word.as_bytes();
    text.get(word.len().wrapping_sub(1)) == word.last()
        && match *word {
            [_] => true,
            [first, second, _] => text[0] == first && text[1] == second,
            _ => begins(text, word),
        }
}

/// Whether `text` ends with `word`.
#[must_use]
#[inline]
pub fn ends(text: &[u8], word: &str) -> bool {
    text.last() == word.as_bytes().last() && text.ends_with(word.as_bytes())
}

/// Whether `text` ends with one of the words.
#[must_use]
#[inline]
pub fn ends_with_any(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| ends(text, word))
}

/// The number of the character at the start of `text`, if it stands in the first plane.
#[must_use]
#[inline]
pub const fn code(text: &[u8]) -> Option<usize> {
    Some(match *text {
        // Nearly all characters are of this kind.
        [first @ 0xE0..=0xEF, second, third, ..] => {
            (first as usize & 0x0F) << 12 | (second as usize & 0x3F) << 6 | (third as usize & 0x3F)
        }
        [first @ 0..0x80, ..] => first as usize,
        [first @ 0xC0..=0xDF, second, ..] => {
            (first as usize & 0x1F) << 6 | (second as usize & 0x3F)
        }
        _ => return None,
    })
}

/// A set of characters of the first plane, one bit for each.
#[derive(Clone, Copy)]
pub struct Characters([u64; Characters::LEN]);

impl Characters {
    const LEN: usize = 0x1_0000 / 64;

    /// No character.
    pub const NONE: Characters = Characters([0; Characters::LEN]);

    /// The characters that the words begin with.
    #[must_use]
    pub const fn of(words: &[&str]) -> Characters {
        let mut set = Characters::NONE;
        let mut at = 0;
        while at < words.len() {
            if let Some(code) = code(words[at].as_bytes()) {
                set.0[code / 64] |= 1 << (code % 64);
            }
            at += 1;
        }
        set
    }

    /// The characters of three bytes that the words end with, as Han characters are.
    #[must_use]
    pub const fn of_ends(words: &[&str]) -> Characters {
        let mut set = Characters::NONE;
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            if let Some(code) = code(word.split_at(word.len() - 3).1) {
                set.0[code / 64] |= 1 << (code % 64);
            }
            at += 1;
        }
        set
    }

    /// These and all characters of `text`.
    #[must_use]
    pub const fn and_all_of(mut self, text: &str) -> Characters {
        let mut rest = text.as_bytes();
        while let Some(code) = code(rest) {
            self.0[code / 64] |= 1 << (code % 64);
            rest = rest.split_at(super::width(rest[0])).1;
        }
        self
    }

    /// These and all characters from one to another.
    #[must_use]
    pub const fn and_between(mut self, first: char, last: char) -> Characters {
        let mut code = first as usize;
        while code <= last as usize {
            self.0[code / 64] |= 1 << (code % 64);
            code += 1;
        }
        self
    }

    /// These and others.
    #[must_use]
    pub const fn and(mut self, others: &Characters) -> Characters {
        let mut at = 0;
        while at < Characters::LEN {
            self.0[at] |= others.0[at];
            at += 1;
        }
        self
    }

    /// The number of the first character of the set from `code` on.
    #[must_use]
    pub const fn next(&self, code: usize) -> Option<usize> {
        let mut at = code / 64;
        let mut bits = if at < Characters::LEN {
            self.0[at] & (u64::MAX << (code % 64))
        } else {
            return None;
        };
        while bits == 0 {
            at += 1;
            if at == Characters::LEN {
                return None;
            }
            bits = self.0[at];
        }
        Some(at * 64 + bits.trailing_zeros() as usize)
    }

    /// Whether one of them begins `text`.
    #[must_use]
    #[inline]
    pub fn begin(&self, text: &[u8]) -> bool {
        code(text).is_some_and(|code| self.hold(code))
    }

    /// Whether the character with this number is one of them.
    #[must_use]
    #[inline]
    pub const fn hold(&self, code: usize) -> bool {
        self.0[code / 64] >> (code % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_words_end_with() {
        static ENDS: Characters = Characters::of_ends(&["讲话", "函", "的信"]);
        for (text, expected) in [
            ("话", true),
            ("函", true),
            ("信", true),
            ("讲", false),
            ("a", false),
        ] {
            assert_eq!(ENDS.begin(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn the_first_word_that_fits_is_given() {
        const LIST: Words = words(&["要", "要点", "还要", "A", "①", "·"]);
        for (text, expected) in [
            ("要点是", Some("要")),
            ("还要抓", Some("还要")),
            ("还", None),
            ("A", Some("A")),
            ("①甲", Some("①")),
            ("·甲", Some("·")),
            ("𠀀", None),
            ("", None),
        ] {
            assert_eq!(LIST.beginning(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_text_ends_with_a_word_or_not() {
        assert!(ends_with_any("的讲话".as_bytes(), &["报告", "讲话"]));
        assert!(!ends_with_any("话".as_bytes(), &["讲话"]));
        assert!(!ends_with_any(b"", &["讲话"]));
        const LIST: Endings = endings(&["报告", "话", "在,", "的函"]);
        for (text, expected) in [
            ("讲话", true),
            ("话", true),
            ("广告", false),
            ("在,", true),
            ("报告,", false),
            (",", false),
            ("函", false),
            ("𠀀", false),
            ("", false),
        ] {
            assert_eq!(LIST.end(text.as_bytes()), expected, "{text}");
        }
    }
}
