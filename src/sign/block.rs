//! What is looked for in many bytes at once.

use super::{Stop, stop};
use fearless_simd::{Level, Simd, dispatch, mask8x16, prelude::*, u8x16, u8x32, u8x64};

/// The lead bytes of full-width punctuation and signs, and half-width punctuation: Han characters begin with none of
/// them.
const LEADS: [u8; 3] = [0xE2, 0xE3, 0xEF];
const HALF_WIDTH: [u8; 8] = *b".,;:?!(\"";

/// One bit for each byte that a character begins with which may be a stop, a bracket, a quote or another sign, but for 、
/// and others that end like it and mean as little: it is the most frequent of those behind which nothing begins. `third`
/// are the bytes two places on.
#[inline(always)]
pub(super) fn signs<S: Simd, V: SimdInt<S, Element = u8>>(bytes: V, third: V) -> u64 {
    const PAUSE: u8 = "、".as_bytes()[2];
    let low = bytes.simd_eq(LEADS[0]) | bytes.simd_eq(LEADS[1]);
    let wide = low & !third.simd_eq(PAUSE) | bytes.simd_eq(LEADS[2]);
    with_half_width(bytes, wide)
}

/// These signs and the half-width ones, which are looked for only where there is half-width text. Line ends are frequent,
/// and no sign is among them.
#[inline(always)]
fn with_half_width<S: Simd, V: SimdInt<S, Element = u8>>(bytes: V, mut signs: V::Mask) -> u64 {
    if (bytes.simd_gt(b' ') & bytes.simd_lt(b'@')).any_true() {
        for sign in HALF_WIDTH {
            signs |= bytes.simd_eq(sign);
        }
    }
    signs.to_bitmask()
}

/// The first stop at or behind `at` and before `last`: where it stands, what it is and its width. For a whole text there is
/// the quicker [`Walk`](super::Walk).
#[must_use]
pub(super) fn next_stop(text: &[u8], mut at: usize, last: usize) -> Option<(usize, Stop, usize)> {
    while at < last {
        let rest = &text[at..];
        let mut signs = match rest.first_chunk() {
            Some(bytes) => may_be_stops(bytes),
            None => may_be_stops_at_end(rest),
        };
        while signs != 0 {
            let sign = at + signs.trailing_zeros() as usize;
            if sign >= last {
                return None;
            }
            if let Some((stop, width)) = stop(text, sign) {
                return Some((sign, stop, width));
            }
            signs &= signs - 1;
        }
        at += WIDE;
    }
    None
}

/// As many bytes as the narrowest instructions look at at once.
const LANES: usize = 16;
/// So many are looked at where a stop is looked for: most stand nearer, and after fewer it would be as likely to go on as
/// not.
const WIDE: usize = 64;

#[inline]
fn may_be_stops(bytes: &[u8; WIDE + 2]) -> u64 {
    dispatch!(Level::new(), simd => stops(
        u8x64::from_slice(simd, &bytes[..WIDE]),
        u8x64::from_slice(simd, &bytes[2..]),
    ))
}

#[inline(never)]
fn may_be_stops_at_end(rest: &[u8]) -> u64 {
    let mut bytes = [0; WIDE + 2];
    bytes[..rest.len()].copy_from_slice(rest);
    may_be_stops(&bytes)
}

/// One bit for each byte that may be a stop, and for a few others.
#[inline(always)]
fn stops<S: Simd>(bytes: u8x64<S>, third: u8x64<S>) -> u64 {
    const FULL_STOP: u8 = "。".as_bytes()[2];
    let low = bytes.simd_eq(LEADS[1]) & third.simd_eq(FULL_STOP);
    let mut signs = low | bytes.simd_eq(LEADS[2]);
    // All half-width stops are among these, and the digits.
    let half_width = (bytes - b'!').simd_le(b'?' - b'!');
    if half_width.any_true() {
        signs |= half_width & !(bytes - b'0').simd_le(b'9' - b'0');
    }
    signs.to_bitmask()
}

/// So many bytes are looked at by [`find_early`].
pub const EARLY: usize = 48;

/// Where a character of three bytes stands first, if it does within the first [`EARLY`] bytes of a text.
#[must_use]
#[inline]
pub fn find_early(text: &[u8], character: [u8; 3]) -> Option<usize> {
    match text.first_chunk() {
        Some(text) => dispatch!(Level::baseline(), simd => find_in_chunk(simd, text, character)),
        None => find_in_short(text, character),
    }
}

#[inline(never)]
fn find_in_short(text: &[u8], character: [u8; 3]) -> Option<usize> {
    super::find(text, character).filter(|at| at + character.len() <= EARLY)
}

/// The last two bytes are looked for, which few other characters share.
#[inline(always)]
fn find_in_chunk<S: Simd>(
    simd: S,
    text: &[u8; EARLY + 2],
    [first, second, third]: [u8; 3],
) -> Option<usize> {
    for block in [0, LANES, 2 * LANES] {
        let seconds = u8x16::from_slice(simd, &text[block + 1..block + 1 + LANES]);
        let thirds = u8x16::from_slice(simd, &text[block + 2..block + 2 + LANES]);
        let mut found = (seconds.simd_eq(second) & thirds.simd_eq(third)).to_bitmask();
        while found != 0 {
            let at = block + found.trailing_zeros() as usize;
            if text[at] == first {
                return (at + 3 <= EARLY).then_some(at);
            }
            found &= found - 1;
        }
    }
    None
}

/// Number of characters in a piece of UTF-8, with or without line ends.
#[must_use]
pub(super) fn count_characters<const LINE_ENDS: bool>(text: &[u8]) -> usize {
    dispatch!(Level::new(), simd => count_in_blocks::<_, LINE_ENDS>(simd, text))
}

#[inline(always)]
fn count_in_blocks<S: Simd, const LINE_ENDS: bool>(simd: S, text: &[u8]) -> usize {
    const LANES: usize = 32;
    let (blocks, rest) = text.as_chunks::<LANES>();
    let mut count = 0;
    for block in blocks {
        count += starts::<S, LINE_ENDS>(u8x32::from_slice(simd, block)).count_ones();
    }
    // What is left are the last bytes of the last block that there is room for.
    let mut short = [0; LANES];
    let last = text.last_chunk().unwrap_or_else(|| {
        short[LANES - rest.len()..].copy_from_slice(rest);
        &short
    });
    let starts = u64::from(starts::<S, LINE_ENDS>(u8x32::from_slice(simd, last)));
    (count + (starts >> (LANES - rest.len())).count_ones()) as usize
}

/// One bit for each byte that a character begins with.
#[inline(always)]
fn starts<S: Simd, const LINE_ENDS: bool>(bytes: u8x32<S>) -> u32 {
    let mut others = (bytes & 0xC0).simd_eq(0x80);
    if !LINE_ENDS {
        others |= bytes.simd_eq(b'\n') | bytes.simd_eq(b'\r');
    }
    !(others.to_bitmask() as u32)
}

/// Where one of some half-width signs stands first at or behind `at`. Most labels hold no half-width text at all, and
/// where there is none the signs are not looked for.
#[must_use]
#[inline]
pub fn find_half_width<const N: usize>(text: &[u8], at: usize, signs: [u8; N]) -> Option<usize> {
    let (blocks, rest) = text[at..].as_chunks();
    for (number, block) in blocks.iter().enumerate() {
        let found = half_width(block, signs);
        if found != 0 {
            return Some(at + number * block.len() + found.trailing_zeros() as usize);
        }
    }
    let found = match text.last_chunk() {
        Some(last) => half_width(last, signs) >> (last.len() - rest.len()),
        None => {
            let mut last = [0x80; 16];
            last[..rest.len()].copy_from_slice(rest);
            half_width(&last, signs)
        }
    };
    (found != 0).then(|| text.len() - rest.len() + found.trailing_zeros() as usize)
}

/// One bit for each byte that is one of the half-width signs.
#[inline]
fn half_width<const N: usize>(text: &[u8; 16], signs: [u8; N]) -> u64 {
    dispatch!(Level::baseline(), simd => {
        let bytes = u8x16::from_slice(simd, text);
        if bytes.simd_ge(0x80).all_true() {
            return 0;
        }
        let mut found = mask8x16::splat(simd, false);
        for sign in signs {
            found |= bytes.simd_eq(sign);
        }
        found.to_bitmask()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_signs_are_found_wherever_they_stand() {
        for length in 0..40 {
            let text = format!("甲1{}", "a".repeat(length));
            for at in "甲".len()..text.len() {
                let mut text = text.clone();
                text.replace_range(at..=at, "*");
                let bytes = text.as_bytes();
                for from in 0..=bytes.len() {
                    let expected = (from <= at).then_some(at);
                    assert_eq!(find_half_width(bytes, from, *b"#*"), expected, "{text}");
                }
                assert_eq!(find_half_width(bytes, 0, *b"#"), None, "{text}");
            }
            let han = "防".repeat(length);
            assert_eq!(find_half_width(han.as_bytes(), 0, *b"#*"), None, "{han}");
        }
    }

    #[test]
    fn the_next_stop_is_found_wherever_it_stands() {
        for before in 0..140 {
            for (sign, stop) in [
                ("。", Stop::Full),
                ("，", Stop::Comma),
                (";", Stop::Semicolon),
            ] {
                let han = "防".repeat(before / 3);
                let text = format!("{}{han}{sign}（1）—a。", "9".repeat(before % 3));
                let (text, width) = (text.as_bytes(), sign.len());
                assert_eq!(next_stop(text, 0, before), None, "{sign} at {before}");
                let found = Some((before, stop, width));
                assert_eq!(next_stop(text, 0, text.len()), found, "{sign}");
                let next = Some((text.len() - 3, Stop::Full, 3));
                assert_eq!(next_stop(text, before + width, text.len()), next);
            }
        }
    }

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
