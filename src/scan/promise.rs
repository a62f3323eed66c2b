//! Numbers of things that are announced by the word that each begins with: 重点做到“四个聚焦”：.

use crate::numeral;
use crate::sign;
use std::ops::RangeInclusive;

/// Bytes of a Han character.
const HAN: usize = 3;

/// So many paragraphs with this word are announced.
pub(crate) struct Promise<'a> {
    pub(crate) count: usize,
    pub(crate) word: &'a [u8],
}

impl Promise<'_> {
    /// The number and the word that a line ends with: “四个聚焦”：, 三个“坚持”:.
    pub(crate) fn read(line: &[u8]) -> Option<Promise<'_>> {
        let (word, before) = divide(without_colon(line))?;
        let count = &before[before.len().checked_sub(HAN)?..];
        let count = match count == "两".as_bytes() {
            true => 2,
            false => numeral::read_han(count)?.0 as usize,
        };
        let is_word = (0..word.len())
            .step_by(HAN)
            .all(|at| sign::is_han(word, at));
        (count > 1 && is_word).then_some(Promise { count, word })
    }
}

/// Whether the line that ends at `end` with a colon announces so, and the next one begins with the word.
#[inline(never)]
pub(super) fn is_begun(text: &[u8], end: usize) -> bool {
    const NEAR: usize = "四个“坚持不懈”：".len();
    /// No more blanks stand between two paragraphs.
    const FAR: usize = 100;
    // Most lines have no such word, and then no 个 or “ right before it.
    let line = without_colon(&text[..end]);
    let ends_before = |word: usize| {
        let at = line.len().wrapping_sub(word * HAN + 1);
        matches!(line.get(at), Some(0xAA | 0x9C))
    };
    if !(ends_before(2) || ends_before(3) || ends_before(4)) {
        return false;
    }
    let Some(promise) = Promise::read(&text[end.saturating_sub(NEAR)..end]) else {
        return false;
    };
    let is_blank = |at: &usize| matches!(text[*at], b'\n' | b'\r' | b' ' | b'\t' | 0xE3 | 0x80);
    let next = (end..text.len()).take(FAR).find(|at| !is_blank(at));
    next.is_some_and(|next| text[next..].starts_with(promise.word))
}

/// A line without a colon at its end and a quotation mark before that.
fn without_colon(line: &[u8]) -> &[u8] {
    let line = match line {
        [line @ .., b':'] | [line @ .., 0xEF, 0xBC, 0x9A] => line,
        _ => line,
    };
    match line {
        [line @ .., 0xE2, 0x80, 0x9D] => line,
        _ => line,
    }
}

/// The word that a line ends with behind 个 or 个“, and what stands before that.
fn divide(line: &[u8]) -> Option<(&[u8], &[u8])> {
    const LENGTHS: RangeInclusive<usize> = 2..=4;
    for length in LENGTHS {
        let (before, word) = line.split_at(line.len().checked_sub(length * HAN)?);
        // 个 and then “.
        if let [before @ .., 0xE4, 0xB8, 0xAA] | [before @ .., 0xE4, 0xB8, 0xAA, 0xE2, 0x80, 0x9C] =
            before
        {
            return Some((word, before));
        }
    }
    None
}
