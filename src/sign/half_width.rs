//! Half-width signs that a form would take for its own, looked for in a piece of a text. Most pieces are short and hold
//! none; how long they are can hardly be foreseen, so a jump for each few bytes would often be mispredicted.

use super::widest::widest;
use fearless_simd::{Simd, prelude::*, u8x16, u8x64};
use std::ops::Range;

/// So many bytes are looked at at once, more than most labels have.
pub const WINDOW: usize = 128;
/// As many bytes as there are values of four bits.
const TABLE: usize = 16;
const LANES: usize = 64;

/// Some of the signs up to U+007F. A sign is told by two looks at tables of sixteen bytes: one bit of `high` for what its
/// four high bits are, which is set in `low` at the place of its four low bits.
pub struct HalfWidth {
    low: [u8; TABLE],
    high: [u8; TABLE],
}

impl HalfWidth {
    /// # Panics
    ///
    /// Where one is beyond U+007F; the sets are constants, and so this is seen when they are compiled.
    #[must_use]
    pub const fn of(signs: &[u8]) -> HalfWidth {
        let none = HalfWidth {
            low: [0; TABLE],
            high: [0; TABLE],
        };
        none.and(signs)
    }

    /// These signs and more; panics as [`of`](HalfWidth::of).
    #[must_use]
    pub const fn and(mut self, signs: &[u8]) -> HalfWidth {
        let mut at = 0;
        while at < signs.len() {
            assert!(signs[at].is_ascii(), "not half-width");
            let (above, below) = (signs[at] as usize / TABLE, signs[at] as usize % TABLE);
            self.high[above] = 1 << above;
            self.low[below] |= 1 << above;
            at += 1;
        }
        self
    }

    /// These signs and all control characters.
    #[must_use]
    pub const fn and_control(self) -> HalfWidth {
        let mut control = [0; b' ' as usize];
        let mut sign = 0;
        while sign < control.len() {
            control[sign] = sign as u8;
            sign += 1;
        }
        self.and(&control)
    }

    /// Where the first of them stands in a part of a text. What stands behind may be looked at too, and where
    /// enough does, that is quicker.
    #[must_use]
    #[inline]
    pub fn first(&self, text: &[u8], Range { start, end }: Range<usize>) -> Option<usize> {
        match text.get(start..).and_then(|rest| rest.first_chunk()) {
            Some(window) if end <= start + WINDOW => {
                let found = self.first_in(window, end.saturating_sub(start));
                found.map(|at| start + at)
            }
            _ => self.first_of_long(text, start, end),
        }
    }

    /// The same in a part that is longer than a window, or near the end of the text.
    #[inline(never)]
    fn first_of_long(&self, text: &[u8], start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        while at < end {
            let found = match text[at..].first_chunk() {
                Some(window) => self.first_in(window, end - at),
                None => self.first_in_last(&text[at..], end - at),
            };
            if let Some(found) = found {
                return Some(at + found);
            }
            at += WINDOW;
        }
        None
    }

    /// The same for the first `length` bytes of a window.
    #[inline(always)]
    fn first_in(&self, window: &[u8; WINDOW], length: usize) -> Option<usize> {
        let found: u128 = widest!(simd => self.all_in(simd, window));
        let at = found.trailing_zeros() as usize;
        (at < length.min(WINDOW)).then_some(at)
    }

    #[inline(never)]
    fn first_in_last(&self, rest: &[u8], length: usize) -> Option<usize> {
        let mut window = [0x80; WINDOW];
        window[..rest.len()].copy_from_slice(rest);
        self.first_in(&window, length)
    }

    /// One bit for each byte of a window that is one of them.
    #[inline(always)]
    fn all_in<S: Simd>(&self, simd: S, window: &[u8; WINDOW]) -> u128 {
        let (first, second) = window.split_at(LANES);
        let first = self.among(u8x64::from_slice(simd, first));
        let second = self.among(u8x64::from_slice(simd, second));
        u128::from(first) | u128::from(second) << LANES
    }

    #[inline(always)]
    fn among<S: Simd>(&self, bytes: u8x64<S>) -> u64 {
        let low = u8x64::block_splat(u8x16::from_slice(bytes.simd, &self.low));
        let high = u8x64::block_splat(u8x16::from_slice(bytes.simd, &self.high));
        let low = low.swizzle_dyn_within_blocks(bytes & 0x0F);
        let high = high.swizzle_dyn_within_blocks(bytes >> 4);
        !(low & high).simd_eq(0).to_bitmask()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_signs_are_told_from_all_others() {
        for signs in [&b"\\`*_[]<>&|~#"[..], b"\"/", b"a", b""] {
            let set = HalfWidth::of(signs).and_control();
            for byte in 0..=u8::MAX {
                let mut window = [0x80; WINDOW];
                window[100] = byte;
                let expected = (byte < b' ' || signs.contains(&byte)).then_some(100);
                assert_eq!(set.first_in(&window, WINDOW), expected, "{byte:#x}");
            }
        }
    }

    #[test]
    fn they_are_found_wherever_they_stand_in_a_piece() {
        const STARS: HalfWidth = HalfWidth::of(b"*");
        for length in (0..9).chain(120..136).chain(250..260) {
            for behind in [0, 3, 200] {
                let text = format!("*{}*{}", "a".repeat(length), "a".repeat(behind));
                let (text, star) = (text.as_bytes(), length + 1);
                assert_eq!(STARS.first(text, 1..text.len()), Some(star), "{length}");
                assert_eq!(STARS.first(text, 1..star), None, "{length}");
                assert_eq!(STARS.first(text, star + 1..text.len()), None);
            }
        }
    }
}
