//! What is looked for in many bytes at once.

use fearless_simd::{Level, Simd, dispatch, mask8x16, prelude::*, u8x16};

/// The lead bytes of full-width punctuation and signs, and half-width punctuation: Han characters begin with none of
/// them.
const LEADS: [u8; 3] = [0xE2, 0xE3, 0xEF];
const HALF_WIDTH: [u8; 8] = *b".,;:?!(\"";

/// One bit for each byte that a character begins with which may be a stop, a bracket, a quote or another sign.
/// Half-width ones are looked for only where there is half-width text.
#[inline(always)]
pub(super) fn signs<S: Simd, V: SimdInt<S, Element = u8>>(bytes: V) -> u64 {
    let mut signs = bytes.simd_eq(LEADS[0]);
    for lead in [LEADS[1], LEADS[2]] {
        signs |= bytes.simd_eq(lead);
    }
    // Line ends are frequent, and no sign is among them.
    if !bytes.simd_ge(0x80).all_true() && (bytes.simd_gt(b' ') & bytes.simd_lt(b'@')).any_true() {
        for sign in HALF_WIDTH {
            signs |= bytes.simd_eq(sign);
        }
    }
    signs.to_bitmask()
}

/// The offset of the first sign at or behind `at`, at most `last`. For a whole text there is the quicker
/// [`Walk`](super::Walk).
#[must_use]
#[inline]
pub(super) fn next_sign(text: &[u8], mut at: usize, last: usize) -> usize {
    let text = &text[..last];
    while let Some(bytes) = text.get(at..).and_then(<[u8]>::first_chunk::<16>) {
        let signs = dispatch!(Level::baseline(), simd => signs(u8x16::from_slice(simd, bytes)));
        if signs != 0 {
            return at + signs.trailing_zeros() as usize;
        }
        at += bytes.len();
    }
    let rest = text.get(at..).unwrap_or_default();
    let is_sign = |byte: &u8| LEADS.contains(byte) || HALF_WIDTH.contains(byte);
    rest.iter().position(is_sign).map_or(last, |sign| at + sign)
}

/// So many bytes are looked at by [`find_early`].
pub const EARLY: usize = 48;

/// Where a character of three bytes stands first, if it does within the first [`EARLY`] bytes of a text.
#[must_use]
#[inline]
pub fn find_early(text: &[u8], character: [u8; 3]) -> Option<usize> {
    let found = match text.first_chunk() {
        Some(text) => {
            dispatch!(Level::baseline(), simd => find_in_chunk(simd, text, character))
        }
        None => super::find(text, character),
    };
    found.filter(|at| at + character.len() <= EARLY)
}

#[inline(always)]
fn find_in_chunk<S: Simd>(simd: S, text: &[u8; EARLY + 2], character: [u8; 3]) -> Option<usize> {
    const LANES: usize = 16;
    for block in [0, LANES, 2 * LANES] {
        let mut found = mask8x16::splat(simd, true);
        for (at, &byte) in character.iter().enumerate() {
            let bytes = u8x16::from_slice(simd, &text[block + at..block + at + LANES]);
            found &= bytes.simd_eq(byte);
        }
        let found = found.to_bitmask();
        if found != 0 {
            return Some(block + found.trailing_zeros() as usize);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_found_early_or_not() {
        const YAO: [u8; 3] = *b"\xE8\xA6\x81";
        for before in 0..60 {
            for behind in [0, 1, 40] {
                let han = "防".repeat(before / 3);
                let text = format!("{}{han}要{}", "a".repeat(before % 3), "要".repeat(behind));
                let expected = (before + 3 <= EARLY).then_some(before);
                assert_eq!(find_early(text.as_bytes(), YAO), expected, "{text}");
            }
        }
        assert_eq!(find_early("防".repeat(30).as_bytes(), YAO), None);
        assert_eq!(find_early(b"", YAO), None);
    }
}
