//! The walk from sign to sign, by which a text is passed over: the signs of some blocks of sixty-four bytes are noted at
//! once, with the widest instructions that the machine has.

use super::block::signs;
use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// The signs of a text: the characters which may be a stop, a bracket, a quote or another sign. Han characters begin
/// with none of their lead bytes.
pub struct Walk<'a> {
    text: &'a [u8],
    /// Number of the first block whose signs are noted.
    first: usize,
    /// One bit for each byte of these blocks.
    noted: [u64; AT_ONCE],
}

/// Where a walk is: the signs of a block that are still ahead of it. It is good until the walk gives another.
#[derive(Clone, Copy)]
pub struct Place {
    /// The block's first byte.
    block: usize,
    /// Which of the noted blocks it is.
    at: usize,
    ahead: u64,
}

/// As many bytes as there are bits to note signs in.
const BLOCK: usize = u64::BITS as usize;
/// How many blocks are looked at at once.
const AT_ONCE: usize = 32;

/// Far behind all blocks, so that none seems to be noted.
const NO_BLOCK: usize = usize::MAX / 2;

impl<'a> Walk<'a> {
    /// A walk over `text`.
    #[must_use]
    pub fn over(text: &'a [u8]) -> Walk<'a> {
        Walk {
            text,
            first: NO_BLOCK,
            noted: [0; AT_ONCE],
        }
    }

    /// Before the first sign at or behind `at`, which is no more than the text's length.
    #[inline]
    pub fn from(&mut self, at: usize) -> Place {
        let number = at / BLOCK;
        if self.noted.get(number.wrapping_sub(self.first)).is_none() {
            self.note(number);
        }
        let (block, noted) = (number * BLOCK, number - self.first);
        Place {
            block,
            at: noted,
            ahead: self.noted[noted] & u64::MAX << (at - block),
        }
    }

    /// Goes on to the next sign and behind it; gives its offset, if it stands before `last`.
    #[inline]
    pub fn next(&mut self, place: &mut Place, last: usize) -> Option<usize> {
        while place.ahead == 0 {
            let block = place.block + BLOCK;
            if block >= last {
                return None;
            }
            place.block = block;
            place.at += 1;
            if place.at >= AT_ONCE {
                self.note(place.block / BLOCK);
                place.at = 0;
            }
            place.ahead = self.noted[place.at];
        }
        let at = place.block + place.ahead.trailing_zeros() as usize;
        if at >= last {
            return None;
        }
        place.ahead &= place.ahead - 1;
        Some(at)
    }

    #[inline(never)]
    fn note(&mut self, first: usize) {
        self.first = first;
        let rest = &self.text[first * BLOCK..];
        dispatch!(Level::new(), simd => note_signs(simd, rest, &mut self.noted));
    }
}

/// Notes the signs of as many blocks as there are, and as there is room for.
#[inline(always)]
fn note_signs<S: Simd>(simd: S, text: &[u8], noted: &mut [u64; AT_ONCE]) {
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    for (noted, block) in noted.iter_mut().zip(blocks) {
        *noted = signs(u8x64::from_slice(simd, block));
    }
    if let Some(noted) = noted.get_mut(blocks.len()) {
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        *noted = signs(u8x64::from_slice(simd, &block));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_stops_at_signs_wherever_they_stand_in_a_block() {
        for before in (0..140).chain(AT_ONCE * BLOCK - 70..AT_ONCE * BLOCK + 70) {
            for sign in ["。", "，", "“", "①", ".", "(", "\""] {
                let han = "防".repeat(before / 3);
                let text = format!("{}{han}{sign}{}", "a".repeat(before % 3), "乙".repeat(30));
                let mut walk = Walk::over(text.as_bytes());
                let last = text.len();
                let mut place = walk.from(0);
                assert_eq!(walk.next(&mut place, before), None, "not behind the end");
                assert_eq!(
                    walk.next(&mut place, last),
                    Some(before),
                    "{sign} behind {before}"
                );
                assert_eq!(walk.next(&mut place, last), None, "{sign}");
                place = walk.from(before);
                assert_eq!(walk.next(&mut place, last), Some(before), "back again");
                place = walk.from(before + sign.len());
                assert_eq!(walk.next(&mut place, last), None, "from behind {sign}");
                place = walk.from(last);
                assert_eq!(walk.next(&mut place, last), None, "from the end");
            }
        }
        let mut none = Walk::over(b"");
        let mut place = none.from(0);
        assert_eq!(none.next(&mut place, 0), None);
    }
}
