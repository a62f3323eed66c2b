//! How long a text is, as Word counts it.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// 字数 as Word counts it: every Chinese character and every full-width mark is one, a run of Latin letters and
/// digits is one, blanks are none.
#[must_use]
pub fn characters(text: &str) -> usize {
    dispatch!(Level::new(), simd => count(simd, text.as_bytes()))
}

/// So many bytes are looked at at a time, and as many behind them as tell a blank.
const BLOCK: usize = 64;
const BEHIND: usize = 2;

#[inline(always)]
fn count<S: Simd>(simd: S, text: &[u8]) -> usize {
    let (mut count, mut in_word) = (0, false);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let counted = match rest.first_chunk() {
            Some(block) => counted(simd, block, &mut in_word),
            None => {
                // Blanks do not count.
                let mut block = [b' '; BLOCK + BEHIND];
                block[..rest.len()].copy_from_slice(rest);
                counted(simd, &block, &mut in_word)
            }
        };
        count += counted.count_ones() as usize;
        at += BLOCK;
    }
    count
}

/// One bit for each byte of a block with which a character begins that counts. `in_word` is whether a word of half-width
/// signs goes on from the block before, and then whether one goes on behind this block.
#[inline(always)]
fn counted<S: Simd>(simd: S, block: &[u8; BLOCK + BEHIND], in_word: &mut bool) -> u64 {
    let first = u8x64::from_slice(simd, &block[..BLOCK]);
    let second = u8x64::from_slice(simd, &block[1..=BLOCK]);
    let third = u8x64::from_slice(simd, &block[2..]);
    // The blank of full width, and all other characters with which a blank might begin, which are rare.
    let wide = first.simd_eq(0xE3) & second.simd_eq(0x80) & third.simd_eq(0x80);
    let general = third.simd_le(0x8F) | third.simd_ge(0x9F);
    let unsure = first.simd_eq(0xC2)
        | first.simd_eq(0xE1)
        | first.simd_eq(0xE2) & second.simd_le(0x81) & general
        | first.simd_eq(0xEF) & second.simd_eq(0xBB);
    let mut counted = (first.simd_ge(0xC0) & !wide).to_bitmask();
    let mut unsure = unsure.to_bitmask();
    while unsure != 0 {
        let at = unsure.trailing_zeros();
        counted &= !(u64::from(is_blank(&block[at as usize..])) << at);
        unsure &= unsure - 1;
    }
    let ascii = first.simd_le(0x7F);
    if ascii.any_true() {
        counted | counted_of_half_width(first, ascii.to_bitmask(), in_word)
    } else {
        *in_word = false;
        counted
    }
}

/// One bit for each half-width sign that counts: the first of each word, and marks.
#[inline(always)]
fn counted_of_half_width<S: Simd>(signs: u8x64<S>, ascii: u64, in_word: &mut bool) -> u64 {
    let blanks = (signs - b'\t').simd_le(b'\r' - b'\t')
        | signs.simd_eq(b' ')
        | signs.simd_eq(b'*')
        | signs.simd_eq(b'#');
    let digits = (signs - b'0').simd_le(9);
    let letters = ((signs | 0x20) - b'a').simd_le(b'z' - b'a');
    let joining = signs.simd_eq(b'.')
        | signs.simd_eq(b',')
        | signs.simd_eq(b'\'')
        | signs.simd_eq(b'-')
        | signs.simd_eq(b'%');
    let alphanumeric = (digits | letters).to_bitmask();
    let joining = joining.to_bitmask();
    let before = u64::from(*in_word);
    // What joins goes on with the word that it stands behind, and so do more of them: a carry runs through them all.
    let joined = joining & (alphanumeric << 1 | before);
    let word = alphanumeric | joining & !joining.wrapping_add(joined);
    let begins = word & !(word << 1 | before);
    *in_word = word >> (BLOCK - 1) != 0;
    begins | ascii & !blanks.to_bitmask() & !word
}

/// Whether bytes begin with a blank beyond ASCII other than that of full width: those of Unicode, and the marks without
/// width that web pages leave behind.
fn is_blank(text: &[u8]) -> bool {
    matches!(
        *text,
        [0xC2, 0x85 | 0xA0, ..]
            | [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8F | 0xA8 | 0xA9 | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xEF, 0xBB, 0xBF, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_word_does() {
        for (text, count) in [
            ("", 0),
            ("同志们：", 4),
            ("2026年 1 月", 4),
            ("GDP增长5.5%，", 5),
            ("　　一、\u{200b}总", 3),
            ("全县各级要把防汛工作放在心上抓在手上", 18),
            ("全县各级要把防汛工作GDP放在心上，抓在手上😀", 21),
        ] {
            assert_eq!(characters(text), count, "{text}");
        }
    }

    /// The rule as it reads, sign by sign.
    fn characters_one_by_one(text: &str) -> usize {
        let (mut count, mut in_word) = (0, false);
        for sign in text.chars() {
            let blank = sign.is_whitespace()
                || matches!(sign, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '*' | '#');
            let joins = in_word && matches!(sign, '.' | ',' | '\'' | '-' | '%');
            let word = sign.is_ascii_alphanumeric() || joins;
            count += usize::from(!(blank || word && in_word));
            in_word = word;
        }
        count
    }

    #[test]
    fn many_bytes_at_a_time_are_counted_like_one() {
        let signs: Vec<char> = ('\0'..='\u{FFFF}').chain(['😀']).collect();
        for from in (0..16).step_by(3) {
            let head = "防".repeat(from);
            for few in signs.chunks(7) {
                let text: String = few
                    .iter()
                    .flat_map(|sign| [*sign, '汛', 'a', *sign])
                    .collect();
                let text = head.clone() + &text;
                assert_eq!(characters(&text), characters_one_by_one(&text), "{few:?}");
            }
        }
    }

    #[test]
    fn words_go_on_from_block_to_block() {
        for length in 0..BLOCK {
            for word in ["a..-a", "1,000.5%", "a'#.b", "..a..", "甲.a.乙"] {
                for repeated in [1, 3, 30] {
                    let text = "防".repeat(length / 3) + &"a".repeat(length % 3);
                    let text = text + &word.repeat(repeated) + " ";
                    assert_eq!(characters(&text), characters_one_by_one(&text), "{text}");
                }
            }
        }
    }
}
