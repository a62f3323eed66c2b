//! The walk from sign to sign, by which a text is passed over: sixty-four bytes are looked at at once.

use wide::u8x16;

/// A walk over a text that stops at the characters which may be a stop, a bracket, a quote or another sign. Han
/// characters begin with none of their lead bytes.
#[derive(Clone, Copy)]
pub struct Walk<'a> {
    text: &'a [u8],
    /// Number of the block whose signs are known.
    block: usize,
    /// One bit for each byte of that block.
    signs: u64,
}

/// As many bytes as there are bits to note signs in.
const BLOCK: usize = 64;
const LEADS: [u8; 3] = [0xE2, 0xE3, 0xEF];
const HALF_WIDTH: [u8; 8] = *b".,;:?!(\"";

impl<'a> Walk<'a> {
    /// A walk over `text`.
    #[must_use]
    pub fn over(text: &'a [u8]) -> Walk<'a> {
        Walk {
            text,
            block: usize::MAX,
            signs: 0,
        }
    }

    /// The offset of the first sign at or behind `at`, at most `last`, which lies inside the text. The walk is quick
    /// where it goes on from where it stopped.
    #[inline]
    pub fn next(&mut self, at: usize, last: usize) -> usize {
        let mut block = at / BLOCK;
        let mut ahead = u64::MAX << (at % BLOCK);
        while block * BLOCK < last {
            if block != self.block {
                self.look_at(block);
            }
            let signs = self.signs & ahead;
            if signs != 0 {
                return last.min(block * BLOCK + signs.trailing_zeros() as usize);
            }
            (block, ahead) = (block + 1, u64::MAX);
        }
        last
    }

    fn look_at(&mut self, block: usize) {
        let rest = &self.text[block * BLOCK..];
        self.block = block;
        self.signs = match rest.first_chunk() {
            Some(bytes) => signs_of(bytes),
            None => {
                let mut padded = [0; BLOCK];
                padded[..rest.len()].copy_from_slice(rest);
                signs_of(&padded)
            }
        };
    }
}

#[inline]
fn signs_of(bytes: &[u8; BLOCK]) -> u64 {
    let (sixteens, _) = bytes.as_chunks();
    let all = sixteens.iter().rev();
    all.fold(0, |so_far, &sixteen| {
        so_far << 16 | signs_of_sixteen(sixteen)
    })
}

/// One bit for each byte that begins a sign. Half-width ones are looked for only where there is half-width text.
#[inline]
fn signs_of_sixteen(bytes: [u8; 16]) -> u64 {
    let bytes = u8x16::new(bytes);
    let any_of = |signs: &[u8]| {
        let each = signs.iter().map(|&sign| bytes.simd_eq(u8x16::splat(sign)));
        each.fold(u8x16::splat(0), |any, this| any | this)
    };
    let mut signs = any_of(&LEADS);
    const FULL: u32 = 0xFFFF;
    if bytes.to_bitmask() != FULL {
        signs |= any_of(&HALF_WIDTH);
    }
    u64::from(signs.to_bitmask())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_stops_at_signs_wherever_they_stand_in_a_block() {
        for before in 0..140 {
            for sign in ["。", "，", "“", "①", ".", "(", "\""] {
                let han = "防".repeat(before / 3);
                let text = format!("{}{han}{sign}{}", "a".repeat(before % 3), "乙".repeat(30));
                let mut walk = Walk::over(text.as_bytes());
                let last = text.len();
                assert_eq!(walk.next(0, last), before, "{sign} behind {before}");
                assert_eq!(walk.next(before + sign.len(), last), last, "{sign}");
                assert_eq!(walk.next(0, before), before, "not behind the end");
                assert_eq!(walk.next(before, last), before, "back again");
            }
        }
        assert_eq!(Walk::over(b"").next(0, 0), 0);
    }
}
