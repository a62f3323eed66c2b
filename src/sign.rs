//! What single signs are: blanks, stops, brackets. Everything here looks at bytes of UTF-8.

mod block;
mod half_width;
mod walk;
pub(crate) mod widest;
mod words;

use std::ops::Range;

pub use block::{EARLY, find_early, first_stop};
pub use half_width::{HalfWidth, WINDOW};
pub use walk::{Quiet, Walk, quiet};
pub use words::{
    Characters, Endings, PLACES, Words, begins, bytes_of, code, endings, ends, ends_with_any,
    place, place_of_code, words,
};

/// Width in bytes of the blank at the start of `text`, if there is one: space, tab, U+00A0, U+3000 and the
/// zero-width marks that web pages leave behind.
#[must_use]
#[inline]
pub fn blank(text: &[u8]) -> Option<usize> {
    match text {
        [b' ' | b'\t' | 0x0B | 0x0C, ..] => Some(1),
        [0xC2, 0xA0, ..] => Some(2),
        [0xE3, 0x80, 0x80, ..] | [0xEF, 0xBB, 0xBF, ..] => Some(3),
        [0xE2, 0x80, 0x80..=0x8F | 0xA8..=0xAF, ..] => Some(3),
        _ => None,
    }
}

/// Width in bytes of what stands for a blank at the start of `text` where a web page was saved as text: &nbsp;.
#[must_use]
pub fn entity(text: &[u8]) -> Option<usize> {
    const BLANKS: Words = words(&[
        "&nbsp;", "&emsp;", "&ensp;", "&#160;", "&#12288;", "&#x3000;",
    ]);
    BLANKS.beginning(text).map(str::len)
}

/// The first `N` bytes of a text without its blanks, and how many there are: nothing is asked of the allocator.
#[must_use]
pub fn beginning_without_blanks<const N: usize>(text: &[u8]) -> ([u8; N], usize) {
    let (mut bare, mut length, mut at) = ([0; N], 0, 0);
    while at < text.len() && length < N {
        if let Some(width) = blank(&text[at..]) {
            at += width;
        } else {
            bare[length] = text[at];
            (length, at) = (length + 1, at + 1);
        }
    }
    (bare, length)
}

/// The offset of the first byte at or behind `at` that is no blank, at most `end`.
#[must_use]
pub fn skip_blanks(text: &[u8], mut at: usize, end: usize) -> usize {
    while at < end {
        match blank(&text[at..end]) {
            Some(width) => at += width,
            None => break,
        }
    }
    at
}

/// The offset behind the last byte before `end` that is no blank, at least `start`; `end` itself where it lies before
/// that.
#[must_use]
#[inline]
pub fn trim_end(text: &[u8], start: usize, end: usize) -> usize {
    // Most pieces end with a Han character or a full-width stop.
    match text[..end] {
        [.., 0xE4..=0xE9, _, _] | [.., 0xE3, 0x80, 0x82] | [.., 0xEF, 0xBC, _] => end,
        _ => trim_blanks(text, start, end),
    }
}

#[inline(never)]
fn trim_blanks(text: &[u8], start: usize, end: usize) -> usize {
    if end <= start {
        return end;
    }
    let mut rest = &text[start..end];
    loop {
        rest = match rest {
            [before @ .., b' ' | b'\t' | 0x0B | 0x0C] => before,
            [before @ .., 0xE3, 0x80, 0x80] | [before @ .., 0xEF, 0xBB, 0xBF] => before,
            [before @ .., 0xE2, 0x80, 0x80..=0x8F | 0xA8..=0xAF] => before,
            [before @ .., 0xC2, 0xA0] => before,
            _ => return start + rest.len(),
        };
    }
}

/// The numbers of Han characters, as far as a first byte from 0xE4 to 0xE9 tells.
pub const HAN: Range<usize> = 0x4000..0xA000;

/// Width in bytes of the character that begins with this byte.
#[must_use]
pub const fn width(lead: u8) -> usize {
    match lead {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    }
}

/// What ends or divides sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// ， ,
    Comma,
    /// ： :
    Colon,
    /// ； ;
    Semicolon,
    /// 。 ｡ and a half-width full stop, where [`stop`] takes it for one
    Full,
    /// ？ ?
    Question,
    /// ！ !
    Exclamation,
}

impl Stop {
    /// Whether it ends a sentence: 。？！
    #[must_use]
    pub fn ends_sentence(self) -> bool {
        self >= Stop::Full
    }

    /// Whether it ends a label: 。；？！：
    #[must_use]
    pub fn ends_label(self) -> bool {
        self >= Stop::Colon
    }
}

/// The stops in `at..last`: where each stands, what it is and its width.
pub fn stops(
    text: &[u8],
    mut at: usize,
    last: usize,
) -> impl Iterator<Item = (usize, Stop, usize)> {
    std::iter::from_fn(move || {
        let found = first_stop(text, at, last, |_| true)?;
        at = found.0 + found.2;
        Some(found)
    })
}

/// The stop that stands at `at`, with its width. Of the half-width ones a full stop counts only behind a character that is
/// not ASCII, and where no ASCII letter or digit and no other full stop follows; a comma only where no digit follows; a
/// colon only where no digit and no `/` follows.
#[must_use]
#[inline]
pub fn stop(text: &[u8], at: usize) -> Option<(Stop, usize)> {
    match text[at.min(text.len())..] {
        [first @ 0x80..=0xFF, second, third, ..] => full_width_stop([first, second, third]),
        [b'!'..=b'?', ..] => half_width_stop(text, at),
        _ => None,
    }
}

/// Which of the stops it is tells a table and no jump: that can hardly be foreseen.
#[inline]
fn full_width_stop([first, second, third]: [u8; 3]) -> Option<(Stop, usize)> {
    let (before, stop) = FULL_WIDTH[usize::from(third % 64)];
    (before == [first, second]).then_some((stop, "。".len()))
}

/// The full-width stops by their third bytes, each with the two bytes before.
static FULL_WIDTH: [([u8; 2], Stop); 64] = {
    let mut stops = [([0; 2], Stop::Comma); 64];
    stops[0x8C % 64] = ([0xEF, 0xBC], Stop::Comma);
    stops[0x9B % 64] = ([0xEF, 0xBC], Stop::Semicolon);
    stops[0x9A % 64] = ([0xEF, 0xBC], Stop::Colon);
    stops[0x9F % 64] = ([0xEF, 0xBC], Stop::Question);
    stops[0x81 % 64] = ([0xEF, 0xBC], Stop::Exclamation);
    stops[0x82 % 64] = ([0xE3, 0x80], Stop::Full);
    stops[0xA1 % 64] = ([0xEF, 0xBD], Stop::Full);
    stops
};

#[inline(never)]
fn half_width_stop(text: &[u8], at: usize) -> Option<(Stop, usize)> {
    let next = text.get(at + 1).copied().unwrap_or(b'\n');
    // 1,000 and 8:30, but not 议题:1.听取汇报.
    let joins = next.is_ascii_digit() && (at == 0 || text[at - 1].is_ascii_alphanumeric());
    let stop = match text[at] {
        b',' if !joins => Stop::Comma,
        b';' => Stop::Semicolon,
        b':' if !joins && next != b'/' => Stop::Colon,
        b'?' => Stop::Question,
        b'!' => Stop::Exclamation,
        b'.' if at > 0 && text[at - 1] >= 0x80 && !next.is_ascii_alphanumeric() && next != b'.' => {
            Stop::Full
        }
        _ => return None,
    };
    Some((stop, 1))
}

/// Width of a closing quote at `at`, which belongs to the sentence it closes: ” ’ 」 』.
#[must_use]
pub fn closing(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at..)? {
        [0xE2, 0x80, 0x9D | 0x99, ..] | [0xE3, 0x80, 0x8D | 0x8F, ..] => Some(3),
        _ => None,
    }
}

/// Width of an opening quote, bullet or emphasis mark that may stand before a marker: “ ‘ 「 『 【 ● ○ ■ □ ◆ ◇ ▲ △ ▶ ★ ☆ ※ ✅ ✔ ✨ • · * ",
/// or a picture (🔥).
#[must_use]
pub fn opening(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at..)? {
        [0xE2, 0x80, 0x9C | 0x98, ..] | [0xE3, 0x80, 0x8C | 0x8E | 0x90, ..] => Some(3),
        [0xE2, 0x97, 0x86 | 0x87 | 0x8B | 0x8F, ..]
        | [0xE2, 0x96, 0xA0 | 0xA1 | 0xB2 | 0xB3 | 0xB6, ..]
        | [0xE2, 0x98, 0x85 | 0x86, ..]
        | [0xE2, 0x80, 0xA2 | 0xBB, ..] => Some(3),
        [0xE2, 0x9C, 0x85 | 0x94 | 0xA8, ..] => Some(3),
        [0xF0, 0x9F, _, _, ..] => Some(4),
        [b'*' | b'"', ..] => Some(1),
        [0xC2, 0xB7, ..] => Some(2),
        _ => None,
    }
}

/// Width of an ornament before the words of a line at `at`: an [opening](opening) sign or a picture of any kind (❌ ⚠️ ⭐ 🛡️), with
/// the marks behind it that say how it is drawn. Numbers in circles (❶ ➀) are none, and brackets (「 【) belong to the words.
#[must_use]
#[inline]
pub fn ornament(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at..)? {
        [b'*' | b'"', ..] => Some(1),
        [0xE2, 0x80, 0x98 | 0x9C, ..] => Some(3),
        [0xC2 | 0xE2 | 0xF0, ..] => picture_or_opening(text, at),
        _ => None,
    }
}

#[inline(never)]
fn picture_or_opening(text: &[u8], at: usize) -> Option<usize> {
    let picture = match text[at..] {
        [0xE2, 0x9D, 0xB6..=0xBF, ..] | [0xE2, 0x9E, 0x80..=0x93, ..] => None,
        [0xE2, 0x98..=0x9E | 0xAC | 0xAD, _, ..] => Some(3),
        [0xE2, 0x8C, 0x9A | 0x9B, ..] | [0xE2, 0x8F, 0xA9..=0xBA, ..] => Some(3),
        _ => None,
    };
    let mut end = at + opening(text, at).or(picture)?;
    for mark in [DRAWN_IN_COLOUR, IN_A_KEY] {
        if text[end..].starts_with(mark.as_bytes()) {
            end += mark.len();
        }
    }
    Some(end - at)
}

/// Behind a picture: it is drawn as one, and not as a sign.
const DRAWN_IN_COLOUR: &str = "\u{FE0F}";
/// Behind a sign: it is drawn in a key.
const IN_A_KEY: &str = "\u{20E3}";

/// Whether the character that begins at `at` is a Han character (or another letter of three bytes that is no
/// punctuation).
#[must_use]
pub fn is_han(text: &[u8], at: usize) -> bool {
    matches!(text.get(at), Some(0xE4..=0xE9))
        || matches!(text.get(at..at + 2), Some([0xE3, 0x90..=0xBF]))
}

/// A line without the colon that ends it, if one does.
#[must_use]
pub fn before_colon(line: &[u8]) -> Option<&[u8]> {
    let colon = line.strip_suffix("：".as_bytes());
    colon.or(line.strip_suffix(b":"))
}

/// Where `word` stands first in a short text. A searcher of its own for each word and line would cost more than the
/// search; so the word's last byte is looked for, which in UTF-8 is a rare one.
#[must_use]
pub fn find(text: &[u8], word: impl AsRef<[u8]>) -> Option<usize> {
    let (&last, before) = word.as_ref().split_last()?;
    let behind = text.get(before.len()..)?;
    memchr::memchr_iter(last, behind).find(|&at| &text[at..at + before.len()] == before)
}

/// Where `word` stands last in a short text, found as by [`find`].
#[must_use]
pub fn rfind(text: &[u8], word: impl AsRef<[u8]>) -> Option<usize> {
    let (&last, before) = word.as_ref().split_last()?;
    let behind = text.get(before.len()..)?;
    memchr::memrchr_iter(last, behind).find(|&at| &text[at..at + before.len()] == before)
}

/// Whether `word` stands in a short text.
#[must_use]
pub fn holds(text: &[u8], word: impl AsRef<[u8]>) -> bool {
    find(text, word).is_some()
}

/// Number of characters in a piece of UTF-8.
#[must_use]
pub fn chars(text: &[u8]) -> usize {
    chars_in(text, 0, text.len())
}

/// Number of characters in `start..end` of a text.
#[must_use]
pub fn chars_in(text: &[u8], start: usize, end: usize) -> usize {
    block::count_characters::<true>(text, start, end)
}

/// Number of characters but line ends in `start..end` of a text.
#[must_use]
pub fn chars_of_lines_in(text: &[u8], start: usize, end: usize) -> usize {
    block::count_characters::<false>(text, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_trimmed_at_both_ends() {
        let text = "\u{3000}\u{a0} 甲\u{200b}乙 \u{2003}\t".as_bytes();
        let start = skip_blanks(text, 0, text.len());
        let end = trim_end(text, start, text.len());
        assert_eq!(std::str::from_utf8(&text[start..end]), Ok("甲\u{200b}乙"));
        assert_eq!(trim_end("\u{3000}".as_bytes(), 0, 3), 0);
        assert_eq!(trim_end("甲乙".as_bytes(), 6, 3), 3);
    }

    #[test]
    fn characters_are_counted_in_texts_of_any_length() {
        for length in 0..70 {
            let text = format!("{}\n{}é\r\n", "甲".repeat(length), "a".repeat(length % 5));
            let count = text.chars().count();
            assert_eq!(chars(text.as_bytes()), count, "{text:?}");
            let bytes = text.as_bytes();
            assert_eq!(chars_of_lines_in(bytes, 0, bytes.len()), count - 3);
            let end = "甲".len() * length;
            for start in (0..=end).step_by("甲".len()) {
                let count = (end - start) / "甲".len();
                assert_eq!(chars_in(bytes, start, end), count, "{text:?}");
            }
        }
    }

    #[test]
    fn a_walk_stops_at_each_stop() {
        let long = "各单位要按照职责分工抓好落实确保取得实效有关情况及时报告".repeat(3);
        for (text, expected) in [
            (
                format!("{long}。{long}，甲；乙"),
                vec![Stop::Full, Stop::Comma, Stop::Semicolon],
            ),
            (format!("{long}《甲》（乙）—{long}"), vec![]),
            ("a,b.c 甲.乙".to_string(), vec![Stop::Comma, Stop::Full]),
            (String::new(), vec![]),
        ] {
            let found = stops(text.as_bytes(), 0, text.len());
            let found = found.map(|(at, stop, width)| {
                assert!(
                    text.is_char_boundary(at) && text.is_char_boundary(at + width),
                    "{text}"
                );
                stop
            });
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn words_are_found_where_they_stand_first() {
        for (text, word, expected) in [
            ("关于关于", "关于", Some(0)),
            ("甲关于", "关于", Some(3)),
            ("甲关", "关于", None),
            ("于", "关于", None),
            ("", "关", None),
            ("aab", "ab", Some(1)),
        ] {
            assert_eq!(find(text.as_bytes(), word), expected, "{word} in {text}");
        }
        assert_eq!(rfind("关于关于关".as_bytes(), "关于"), Some(6));
        assert_eq!(rfind("关".as_bytes(), "关于"), None);
    }

    #[test]
    fn a_full_stop_is_told_from_a_point() {
        for (text, expected) in [
            ("甲。", Some(Stop::Full)),
            ("甲.", Some(Stop::Full)),
            ("甲.乙", Some(Stop::Full)),
            ("甲.5", None),
            ("甲：", Some(Stop::Colon)),
            ("甲:8", Some(Stop::Colon)),
            ("888:8", None),
            ("甲:/", None),
            ("甲,8", Some(Stop::Comma)),
            ("888,8", None),
            ("甲,乙", Some(Stop::Comma)),
            ("aé.", Some(Stop::Full)),
            ("aé..", None),
            ("甲乙", None),
        ] {
            assert_eq!(
                stop(text.as_bytes(), 3).map(|(stop, _)| stop),
                expected,
                "{text}"
            );
        }
    }
}
