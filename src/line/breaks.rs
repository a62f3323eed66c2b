//! Where lines end and where an indent may stand: some blocks of sixty-four bytes are looked at at once, with the widest
//! instructions that the machine has.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// What stands in sixty-four bytes of a text, one bit for each byte.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Breaks {
    /// Line feeds and carriage returns.
    pub ends: u64,
    /// The first of two bytes 80 at an even offset. A full-width blank ends with two and takes three bytes, so one of
    /// two blanks that follow each other is found.
    pub blanks: u64,
}

impl Breaks {
    fn hold_something(self) -> bool {
        self.ends | self.blanks != 0
    }
}

const BLOCK: usize = u64::BITS as usize;
/// How many blocks are looked at at once.
const AT_ONCE: usize = 32;

/// Calls `found` for each block that holds something, with its offset.
#[inline]
pub(super) fn each(text: &[u8], mut found: impl FnMut(usize, Breaks)) {
    let mut noted = [Breaks::default(); AT_ONCE];
    let mut at = 0;
    for part in text.chunks(AT_ONCE * BLOCK) {
        let mut filled = note(part, &mut noted);
        while filled != 0 {
            let block = filled.trailing_zeros() as usize;
            found(at + block * BLOCK, noted[block]);
            filled &= filled - 1;
        }
        at += part.len();
    }
}

/// Notes what stands in the blocks of a text, for which there is room, and gives one bit for each that holds something.
#[inline(never)]
fn note(text: &[u8], noted: &mut [Breaks; AT_ONCE]) -> u32 {
    dispatch!(Level::new(), simd => note_blocks(simd, text, noted))
}

#[inline(always)]
fn note_blocks<S: Simd>(simd: S, text: &[u8], noted: &mut [Breaks; AT_ONCE]) -> u32 {
    const { assert!(AT_ONCE <= u32::BITS as usize) };
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    let mut filled = 0;
    for (at, (noted, block)) in noted.iter_mut().zip(blocks).enumerate() {
        *noted = breaks(u8x64::from_slice(simd, block));
        filled |= u32::from(noted.hold_something()) << at;
    }
    if let Some(noted) = noted.get_mut(blocks.len()) {
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        *noted = breaks(u8x64::from_slice(simd, &block));
        filled |= u32::from(noted.hold_something()) << blocks.len();
    }
    filled
}

#[inline(always)]
fn breaks<S: Simd>(bytes: u8x64<S>) -> Breaks {
    const EVEN: u64 = u64::MAX / 3;
    let ends = bytes.simd_eq(b'\n') | bytes.simd_eq(b'\r');
    let blank = bytes.simd_eq(0x80).to_bitmask();
    Breaks {
        ends: ends.to_bitmask(),
        blanks: blank & blank >> 1 & EVEN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_found_wherever_they_stand_in_a_block() {
        for before in (0..140).chain(AT_ONCE * BLOCK - 70..AT_ONCE * BLOCK + 70) {
            let text = format!(
                "{}{}\n\t\u{b}甲\r\n\u{3000}\u{3000}乙\u{3000}\u{3000}{}\r",
                "a".repeat(before % 3),
                "防".repeat(before / 3),
                "汛".repeat(before)
            );
            let bytes = text.as_bytes();
            let places = |is: &dyn Fn(usize) -> bool| -> Vec<usize> {
                (0..bytes.len()).filter(|&at| is(at)).collect()
            };
            let (mut ends, mut blanks) = (Vec::new(), Vec::new());
            each(bytes, |at, found| {
                let places = |bits: u64| (0..64).filter(move |bit| bits >> bit & 1 == 1);
                ends.extend(places(found.ends).map(|bit| at + bit));
                blanks.extend(places(found.blanks).map(|bit| at + bit));
            });
            assert_eq!(
                ends,
                places(&|at| matches!(bytes[at], b'\n' | b'\r')),
                "{before}"
            );
            let is_blank =
                |at: usize| at.is_multiple_of(2) && bytes[at..].starts_with(&[0x80, 0x80]);
            assert_eq!(blanks, places(&is_blank), "{before}");
        }
    }
}
