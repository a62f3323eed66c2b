//! The walk from sign to sign, by which a text is passed over: the signs of some blocks of sixty-four bytes are noted at
//! once, with the widest instructions that the machine has, and most of them are passed over in the same turn.

use super::{Characters, HAN, block::signs, bytes_of};
use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// The signs of a text: the characters which may be a stop, a bracket, a quote or another sign, but for the quiet ones.
/// Han characters begin with none of their lead bytes. A walk goes forward only.
pub struct Walk<'a> {
    text: &'a [u8],
    quiet: &'static Quiet,
    /// Where the signs of the noted blocks stand, from the first block on and in order; behind the last the blocks' end.
    signs: [u16; ROOM],
    /// Which of them is the next.
    next: usize,
    /// The first noted block, and behind the last.
    first: usize,
    behind: usize,
}

/// As many bytes as there are bits to note signs in.
const BLOCK: usize = u64::BITS as usize;
/// How many blocks are looked at at once.
const AT_ONCE: usize = 31;
/// How many bytes they have.
const BYTES: usize = AT_ONCE * BLOCK;
/// Room for their signs and their end. Where the signs are many, fewer blocks are noted.
const ROOM: usize = 512;
/// So many bytes are looked at: those of the blocks, and what may stand of two characters behind the last of them.
const SPAN: usize = BYTES + 7;
/// Few blocks have more signs than so many.
const MOSTLY: usize = 3;

impl<'a> Walk<'a> {
    /// A walk over `text`, which passes over the quiet signs.
    #[must_use]
    pub fn over(text: &'a [u8], quiet: &'static Quiet) -> Walk<'a> {
        Walk {
            text,
            quiet,
            signs: [0; ROOM],
            next: 0,
            first: 0,
            behind: 0,
        }
    }

    /// Goes on to the first sign at or behind `at`, which is no more than the text's length.
    #[inline]
    pub fn go_to(&mut self, at: usize) {
        if at >= self.behind {
            self.note(at);
        }
        while self.at(self.next) < at {
            self.next += 1;
        }
    }

    /// Goes on to the next sign and behind it; gives its offset, if it stands before `last`.
    #[inline]
    pub fn next(&mut self, last: usize) -> Option<usize> {
        loop {
            let at = self.at(self.next);
            if at >= last {
                return None;
            }
            if at < self.behind {
                self.next += 1;
                return Some(at);
            }
            self.note(at);
        }
    }

    #[inline]
    fn at(&self, sign: usize) -> usize {
        self.first + usize::from(self.signs[sign])
    }

    /// Notes the signs of as many blocks as there is room for, from the one on in which `at` stands.
    #[inline(never)]
    fn note(&mut self, at: usize) {
        self.first = at - at % BLOCK;
        self.next = 0;
        let rest = &self.text[self.first..];
        let noted = match rest.first_chunk() {
            Some(text) => self.note_blocks(text, AT_ONCE),
            None => self.note_last(rest),
        };
        self.behind = self.first + noted;
    }

    #[inline(never)]
    fn note_last(&mut self, rest: &[u8]) -> usize {
        let mut text = [0; SPAN];
        text[..rest.len()].copy_from_slice(rest);
        self.note_blocks(&text, rest.len().div_ceil(BLOCK).min(AT_ONCE))
    }

    #[inline]
    fn note_blocks(&mut self, text: &[u8; SPAN], blocks: usize) -> usize {
        let (quiet, found) = (self.quiet, &mut self.signs);
        dispatch!(Level::new(), simd => note_signs(simd, text, blocks, quiet, found))
    }
}

/// Notes the signs of so many blocks, or of as many as there is room for; gives how many bytes were looked at.
#[inline(always)]
fn note_signs<S: Simd>(
    simd: S,
    text: &[u8; SPAN],
    blocks: usize,
    quiet: &Quiet,
    found: &mut [u16; ROOM],
) -> usize {
    let mut noted = [0; AT_ONCE];
    for (noted, number) in noted.iter_mut().zip(0..blocks) {
        let bytes = &text[number * BLOCK..];
        let third = u8x64::from_slice(simd, &bytes[2..BLOCK + 2]);
        *noted = signs(u8x64::from_slice(simd, &bytes[..BLOCK]), third);
    }
    let (mut count, mut end) = (0, 0);
    for &signs in &noted[..blocks] {
        // As much room as a block may need, and the end.
        let Some(found) = found[count..].first_chunk_mut() else {
            break;
        };
        list(signs, end, found);
        count += signs.count_ones() as usize;
        end += BLOCK;
    }
    let loud = keep_loud(text, quiet, found, count);
    found[loud] = end as u16;
    end
}

/// Lists where the signs of the block at `first` stand. As many as most blocks have are listed without asking whether
/// there are so many, for that jump would often be mispredicted; the next block's overwrite those that are none.
#[inline(always)]
fn list(mut signs: u64, first: usize, found: &mut [u16; BLOCK + 1]) {
    for found in &mut found[..MOSTLY] {
        *found = (first + signs.trailing_zeros() as usize) as u16;
        signs &= signs.wrapping_sub(1);
    }
    let mut more = MOSTLY;
    while signs != 0 {
        found[more] = (first + signs.trailing_zeros() as usize) as u16;
        signs &= signs - 1;
        more += 1;
    }
}

/// Keeps those of the signs that are not quiet; gives their number. A quiet sign is overwritten by the next one: here too
/// a jump would often be mispredicted.
#[inline(always)]
fn keep_loud(text: &[u8; SPAN], quiet: &Quiet, found: &mut [u16; ROOM], count: usize) -> usize {
    let mut loud = 0;
    for number in 0..count {
        let at = usize::from(found[number]).min(BYTES - 1);
        found[loud] = at as u16;
        loud += usize::from(!quiet.begins(&text[at..]));
    }
    loud
}

/// Signs that a walk passes over, some of them wherever they stand, some only before a quiet Han character.
pub struct Quiet {
    /// Each sign at its place, as the highest bytes of a number whose lowest says whether it needs a quiet character.
    signs: [u64; 1 << SIGN_BITS],
    /// Whether the characters of each place are quiet.
    characters: [bool; 1 << CHARACTER_BITS],
}

const SIGN_BITS: u32 = 6;
const CHARACTER_BITS: u32 = 11;

/// Signs of three bytes: these are quiet `wherever` they stand, those before all Han characters but the `loud` ones.
///
/// # Panics
///
/// Where two signs have the same place; the table is a constant, and so this is seen when it is compiled.
#[must_use]
pub const fn quiet(wherever: &[&str], before_quiet: &[&str], loud: &Characters) -> Quiet {
    let mut quiet = Quiet {
        signs: [u64::MAX; 1 << SIGN_BITS],
        characters: [true; 1 << CHARACTER_BITS],
    };
    let mut at = 0;
    while at < wherever.len() + before_quiet.len() {
        let (sign, class) = if at < wherever.len() {
            (wherever[at], 0)
        } else {
            (before_quiet[at - wherever.len()], 1)
        };
        let sign = number(sign.as_bytes());
        let place = place(sign, SIGN_BITS);
        assert!(quiet.signs[place] == u64::MAX, "a place is taken");
        quiet.signs[place] = sign << BEHIND | class;
        at += 1;
    }
    let mut code = HAN.start;
    while let Some(next) = loud.next(code) {
        if next >= HAN.end {
            break;
        }
        let number = u32::from_le_bytes(bytes_of(next)) as u64;
        quiet.characters[place(number, CHARACTER_BITS)] = false;
        code = next + 1;
    }
    quiet
}

/// Bits of a number that are not of the character of three bytes in its lowest ones.
const BEHIND: u32 = 40;

const fn number(character: &[u8]) -> u64 {
    match *character {
        [first, second, third] => first as u64 | (second as u64) << 8 | (third as u64) << 16,
        _ => panic!("a character has three bytes"),
    }
}

/// The place of the character in the lowest three bytes, whatever is above.
#[inline(always)]
const fn place(number: u64, bits: u32) -> usize {
    // Found by trying, so that each sign has a place of its own.
    const FACTOR: u64 = 0x52_C29F;
    (number.wrapping_mul(FACTOR << BEHIND) >> (u64::BITS - bits)) as usize
}

impl Quiet {
    /// Whether a text begins with a quiet sign; near the text's end none is.
    #[inline(always)]
    fn begins(&self, text: &[u8]) -> bool {
        const SECOND: u32 = u64::BITS - BEHIND;
        let Some(&both) = text.first_chunk() else {
            return false;
        };
        let both = u64::from_le_bytes(both);
        // Nought where the sign is quiet, one where it is before a quiet character, else more.
        let sign = self.signs[place(both, SIGN_BITS)] ^ both << BEHIND;
        let next = both >> SECOND;
        let before_quiet =
            matches!(next as u8, 0xE4..=0xE9) & self.characters[place(next, CHARACTER_BITS)];
        sign <= u64::from(before_quiet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static QUIET: Quiet = quiet(&["、"], &["，"], &Characters::of(&["一", "乙"]));

    #[test]
    fn a_walk_stops_at_signs_wherever_they_stand_in_a_block() {
        for before in (0..140).chain(BYTES - 70..BYTES + 70) {
            for sign in ["。", "，", "“", "①", ".", "(", "\""] {
                let han = "防".repeat(before / 3);
                let text = format!("{}{han}{sign}{}", "a".repeat(before % 3), "乙".repeat(30));
                let last = text.len();
                let walk = |from: usize, last: usize| {
                    let mut walk = Walk::over(text.as_bytes(), &QUIET);
                    walk.go_to(from);
                    [walk.next(last), walk.next(last)]
                };
                assert_eq!(walk(0, before), [None; 2], "not behind the end");
                let found = [Some(before), None];
                assert_eq!(walk(0, last), found, "{sign} behind {before}");
                assert_eq!(walk(before, last), found, "{sign} from {before}");
                assert_eq!(walk(before + sign.len(), last), [None; 2], "behind {sign}");
                assert_eq!(walk(last, last), [None; 2], "from the end");
            }
        }
        let mut none = Walk::over(b"", &QUIET);
        none.go_to(0);
        assert_eq!(none.next(0), None);
    }

    #[test]
    fn a_walk_over_more_signs_than_there_is_room_for_stops_at_each() {
        for count in [ROOM - 1, ROOM, 3 * BYTES] {
            let text = "?".repeat(count);
            let mut walk = Walk::over(text.as_bytes(), &QUIET);
            for at in 0..count {
                assert_eq!(walk.next(count), Some(at));
            }
            assert_eq!(walk.next(count), None);
        }
    }

    #[test]
    fn quiet_signs_are_passed_over() {
        let text = "，甲、一，一。、，“甲，A，甲";
        let mut walk = Walk::over(text.as_bytes(), &QUIET);
        let found = std::iter::from_fn(|| walk.next(text.len()));
        let two_characters = |at: usize| text[at..].chars().take(2).collect::<String>();
        let found: Vec<String> = found.map(two_characters).collect();
        assert_eq!(found, ["，一", "。、", "，“", "“甲", "，A"]);
    }
}
