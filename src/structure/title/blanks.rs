//! The blanks in a line at the head, looked for in thirty-two bytes at once.

use crate::sign;
use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x32};

/// So many bytes are looked at at once: most lines at the head are short.
const LANES: usize = 32;
/// No blank is wider.
const WIDEST: usize = 3;

/// The blanks, line ends and asterisks in a line: where each stands and its width.
pub(super) struct Blanks<'a> {
    line: &'a [u8],
    /// Where the block begins that is looked at.
    block: usize,
    /// Where in it blanks may stand, but for those that were given.
    found: u64,
}

impl Blanks<'_> {
    #[inline]
    pub(super) fn of(line: &[u8]) -> Blanks<'_> {
        Blanks {
            line,
            block: 0,
            found: in_block(line),
        }
    }
}

impl Iterator for Blanks<'_> {
    type Item = (usize, usize);

    #[inline]
    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            while self.found == 0 {
                self.block += LANES;
                self.found = in_block(self.line.get(self.block..)?);
            }
            let at = self.block + self.found.trailing_zeros() as usize;
            self.found &= self.found - 1;
            if let Some(width) = width(&self.line[at..]) {
                return Some((at, width));
            }
        }
    }
}

/// Whether a blank, a line end or an asterisk may begin with a byte; few other characters do.
pub(super) fn may_begin_one(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'*' | 0xC2 | 0xE2 | 0xE3 | 0xEF)
}

/// Width in bytes of the blank, line end or asterisk at the start of `text`, if there is one.
pub(super) fn width(text: &[u8]) -> Option<usize> {
    match text {
        [b'*' | b'\n' | b'\r', ..] => Some(1),
        _ => sign::blank(text),
    }
}

/// Where blanks may stand in the first block of a piece.
#[inline]
fn in_block(rest: &[u8]) -> u64 {
    match rest.first_chunk() {
        Some(bytes) => may_be_blanks(bytes),
        None => may_be_blanks_at_end(rest),
    }
}

fn may_be_blanks(bytes: &[u8; LANES + WIDEST - 1]) -> u64 {
    dispatch!(Level::new(), simd => blanks(
        u8x32::from_slice(simd, &bytes[..LANES]),
        u8x32::from_slice(simd, &bytes[WIDEST - 1..]),
    ))
}

/// The same for a piece that is shorter than is looked at.
fn may_be_blanks_at_end(rest: &[u8]) -> u64 {
    let mut bytes = [0xFF; LANES + WIDEST - 1];
    bytes[..rest.len()].copy_from_slice(rest);
    may_be_blanks(&bytes)
}

/// One bit for each byte that may begin a blank, and for few others: `third` are the bytes two places on, which tell the
/// wide ones from commas, full stops and quotes.
#[inline(always)]
fn blanks<S: Simd>(bytes: u8x32<S>, third: u8x32<S>) -> u64 {
    let half_width = bytes.simd_le(b' ') | bytes.simd_eq(b'*') | bytes.simd_eq(0xC2);
    let ideographic = bytes.simd_eq(0xE3) & third.simd_eq(0x80);
    let mark = bytes.simd_eq(0xEF) & third.simd_eq(0xBF);
    // U+2000 to U+200F and U+2028 to U+202F.
    let others = bytes.simd_eq(0xE2) & (third & 0x10).simd_eq(0);
    (half_width | ideographic | mark | others).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_found_wherever_they_stand() {
        let blanks = [
            " ", "\t", "\u{b}", "\u{c}", "\n", "\r", "*", "\u{a0}", "\u{3000}", "\u{feff}",
            "\u{2000}", "\u{200f}", "\u{2028}", "\u{202f}",
        ];
        let others = [
            "", "\u{1}", "·", "，", "。", "、", "“", "”", "…", "①", "＿", "a",
        ];
        for before in 0..40 {
            for blank in blanks.into_iter().chain(others) {
                for behind in ["", "，", "甲乙丙丁戊己庚辛壬癸"] {
                    let text = format!(
                        "{}{}{blank}{behind}",
                        "甲".repeat(before / 3),
                        "a".repeat(before % 3)
                    );
                    let text = text.as_bytes();
                    let plainly = |at| Some((at, width(&text[at..])?));
                    let expected: Vec<_> = (0..text.len()).filter_map(plainly).collect();
                    assert_eq!(Blanks::of(text).collect::<Vec<_>>(), expected, "{blank:?}");
                }
            }
        }
    }
}
