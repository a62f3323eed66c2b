//! What is looked for in many bytes at once.

use super::widest::widest;
use super::{Stop, stop};
use fearless_simd::{Level, Simd, dispatch, mask8x64, prelude::*, u8x16, u8x64};

/// The lead bytes of full-width punctuation and signs, and half-width punctuation: Han characters begin with none of
/// them.
const LEADS: [u8; 3] = [0xE2, 0xE3, 0xEF];
const HALF_WIDTH: &[u8; 8] = b".,;:?!(\"";

/// One bit for each byte that a character begins with which may be a stop, a bracket, a quote or another sign, but for 、
/// and others that end like it and mean as little: it is the most frequent of those behind which nothing begins. `third`
/// are the bytes two places on.
#[inline(always)]
pub(super) fn signs<S: Simd>(bytes: u8x64<S>, third: u8x64<S>) -> u64 {
    const PAUSE: u8 = "、".as_bytes()[2];
    let low = bytes.simd_eq(LEADS[0]) | bytes.simd_eq(LEADS[1]);
    let wide = low & !third.simd_eq(PAUSE) | bytes.simd_eq(LEADS[2]);
    (wide | half_width_signs(bytes)).to_bitmask()
}

/// The half-width signs: no two end with the same four bits, so one look at a table of sixteen bytes tells. Whether
/// there is half-width text is not asked before, for that jump was often mispredicted.
#[inline(always)]
fn half_width_signs<S: Simd>(bytes: u8x64<S>) -> mask8x64<S> {
    static BY_LOW_BITS: [u8; LANES] = {
        const NONE: u8 = 0xFF;
        let mut table = [NONE; LANES];
        let mut at = 0;
        while at < HALF_WIDTH.len() {
            let place = HALF_WIDTH[at] as usize % LANES;
            assert!(table[place] == NONE, "two signs end alike");
            table[place] = HALF_WIDTH[at];
            at += 1;
        }
        table
    };
    let table = u8x64::block_splat(u8x16::from_slice(bytes.simd, &BY_LOW_BITS));
    bytes.simd_eq(table.swizzle_dyn_within_blocks(bytes & 0x0F))
}

/// The first stop at or behind `at` and before `last` that `fits`: where it stands, what it is and its width. For a whole
/// text there is the quicker [`Walk`](super::Walk).
#[must_use]
pub fn first_stop(
    text: &[u8],
    mut at: usize,
    last: usize,
    fits: impl Fn(Stop) -> bool,
) -> Option<(usize, Stop, usize)> {
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
            if let Some((stop, width)) = stop(text, sign)
                && fits(stop)
            {
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
    widest!(simd => stops(
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
    let wide = low | bytes.simd_eq(LEADS[2]);
    (wide | half_width_signs(bytes)).to_bitmask()
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

/// Number of characters in `start..end` of a text, with or without line ends. What stands behind may be looked at too:
/// how long a piece is can hardly be foreseen, so the last block is not copied if it need not be.
#[must_use]
pub(super) fn count_characters<const LINE_ENDS: bool>(
    text: &[u8],
    start: usize,
    end: usize,
) -> usize {
    widest!(simd => count_in_blocks::<_, LINE_ENDS>(simd, text, start, end))
}

#[inline(always)]
fn count_in_blocks<S: Simd, const LINE_ENDS: bool>(
    simd: S,
    text: &[u8],
    start: usize,
    end: usize,
) -> usize {
    let mut count = 0;
    for at in (start..end).step_by(WIDE) {
        let bytes = match text[at..].first_chunk::<WIDE>() {
            Some(bytes) => u8x64::from_slice(simd, bytes),
            None => {
                let mut bytes = [0; WIDE];
                bytes[..text.len() - at].copy_from_slice(&text[at..]);
                u8x64::from_slice(simd, &bytes)
            }
        };
        let counted = u64::MAX >> WIDE.saturating_sub(end - at);
        count += (starts::<S, LINE_ENDS>(bytes) & counted).count_ones();
    }
    count as usize
}

/// One bit for each byte that a character begins with.
#[inline(always)]
fn starts<S: Simd, const LINE_ENDS: bool>(bytes: u8x64<S>) -> u64 {
    let mut others = (bytes & 0xC0).simd_eq(0x80);
    if !LINE_ENDS {
        others |= bytes.simd_eq(b'\n') | bytes.simd_eq(b'\r');
    }
    !others.to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stop_is_found_wherever_it_stands() {
        for before in 0..140 {
            for (sign, stop) in [
                ("。", Stop::Full),
                ("，", Stop::Comma),
                (";", Stop::Semicolon),
            ] {
                let han = "防".repeat(before / 3);
                let text = format!("{}{han}{sign}（1）—a。", "9".repeat(before % 3));
                let (text, width) = (text.as_bytes(), sign.len());
                let first = |at, last| first_stop(text, at, last, |_| true);
                assert_eq!(first(0, before), None, "{sign} at {before}");
                let found = Some((before, stop, width));
                assert_eq!(first(0, text.len()), found, "{sign}");
                let next = Some((text.len() - 3, Stop::Full, 3));
                assert_eq!(first(before + width, text.len()), next);
                let end = first_stop(text, 0, text.len(), Stop::ends_sentence);
                assert_eq!(end, if stop == Stop::Full { found } else { next });
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
