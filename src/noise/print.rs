//! How lines are found to be the same but for blanks and emphasis: by their fingerprints, and before that, which is
//! quicker, by what they look like at their ends.

use crate::sign;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A line without emphasis and blanks before it.
fn without_emphasis(line: &[u8]) -> &[u8] {
    let mut line = line;
    loop {
        line = match (line, sign::blank(line)) {
            ([b'*' | b'#', behind @ ..], _) => behind,
            (_, Some(width)) => &line[width..],
            _ => return line,
        };
    }
}

/// A hash of a line's characters without blanks and emphasis.
pub(super) fn fingerprint(line: &[u8]) -> u64 {
    print_of(line, usize::MAX)
}

/// The same of so many characters at most.
#[inline(always)]
fn print_of(line: &[u8], mut characters: usize) -> u64 {
    let (mut print, mut rest) = (0, line);
    while characters > 0 {
        let character = match rest {
            [first @ 0xE4..=0xE9, second, third, behind @ ..] => {
                rest = behind;
                u32::from_be_bytes([0, *first, *second, *third])
            }
            [b'*' | b'#', behind @ ..] => {
                rest = behind;
                continue;
            }
            // No blank either, and as one number what it is below.
            [first @ b'!'..=b'~', behind @ ..] => {
                rest = behind;
                u32::from(*first)
            }
            [first, ..] => {
                let blank = sign::blank(rest);
                let width = blank.unwrap_or(sign::width(*first)).min(rest.len());
                let (character, behind) = rest.split_at(width);
                rest = behind;
                if blank.is_some() {
                    continue;
                }
                let bytes = character.iter().map(|&byte| u32::from(byte));
                bytes.fold(0, |all, byte| all << 8 | byte)
            }
            [] => break,
        };
        print = printed(print, character);
        characters -= 1;
    }
    print
}

/// The print of what goes before, and a character. The product does not wait for the one before.
fn printed(before: u64, character: u32) -> u64 {
    before.rotate_left(5).wrapping_add(mixed(character))
}

fn mixed(character: u32) -> u64 {
    u64::from(character).wrapping_mul(GOLDEN)
}

/// Two to the power of 64 by the golden ratio: the product's upper bits hang on all bits of the other factor.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// What is known of lines by their fingerprints.
pub(super) type ByPrint<T> = HashMap<u64, T, BuildHasherDefault<Printed>>;

/// The hash of a fingerprint, which is one.
#[derive(Default)]
pub(super) struct Printed(u64);

impl Hasher for Printed {
    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|&byte| self.write_u64(self.0 << 8 | u64::from(byte)));
    }

    fn write_u64(&mut self, print: u64) {
        self.0 = print;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// What a line looks like at its ends: two lines that are the same but for blanks and emphasis look alike, and of others
/// few do. A fingerprint takes longer.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// The place of the first character.
    first: u8,
    /// The last byte.
    last: u8,
    /// A hash of that and the first characters.
    hash: u32,
}

pub(super) fn look(line: &[u8]) -> Look {
    const FIRST: usize = 4;
    let first = print_of(line, FIRST);
    let last = last_byte(line);
    Look {
        first: first_place(line),
        last,
        hash: (printed(first, u32::from(last)).wrapping_mul(GOLDEN) >> u32::BITS) as u32,
    }
}

/// The last byte of a line but for blanks and emphasis, if there is one.
fn last_byte(line: &[u8]) -> u8 {
    let mut end = sign::trim_end(line, 0, line.len());
    while let [.., b'*' | b'#'] = line[..end] {
        end = sign::trim_end(line, 0, end - 1);
    }
    line[..end].last().copied().unwrap_or_default()
}

/// What some lines [look](look) like.
#[derive(Clone)]
pub(super) struct Looks {
    /// Places of the first characters.
    firsts: [bool; sign::PLACES],
    /// Last bytes, and those of emphasis, which may stand behind any.
    lasts: [bool; 256],
    places: Vec<u64>,
    /// How many bits of a hash are left out.
    left_out: u32,
}

impl Looks {
    /// Room for so many lines, of which few others have the place.
    pub fn for_lines(count: usize) -> Looks {
        const PLACES: usize = 16;
        let places = (count * PLACES).next_power_of_two().max(64);
        let mut lasts = [false; 256];
        lasts[usize::from(b'*')] = true;
        lasts[usize::from(b'#')] = true;
        Looks {
            firsts: [false; sign::PLACES],
            lasts,
            places: vec![0; places / 64],
            left_out: u32::BITS.saturating_sub(places.trailing_zeros()),
        }
    }

    pub fn add(&mut self, look: Look) {
        self.firsts[usize::from(look.first)] = true;
        self.lasts[usize::from(look.last)] = true;
        let place = self.place(look);
        self.places[place / 64] |= 1 << (place % 64);
    }

    pub fn hold(&self, look: Look) -> bool {
        let place = self.place(look);
        self.places[place / 64] >> (place % 64) & 1 == 1
    }

    /// Whether one of the lines looks like this one, which has no blanks at its end. Most others are told by their last or
    /// first character.
    pub fn hold_line(&self, line: &[u8]) -> bool {
        let may_end = |&last: &u8| self.lasts[usize::from(last)];
        line.last().is_none_or(may_end)
            && self.firsts[usize::from(first_place(line))]
            && self.hold(look(line))
    }

    fn place(&self, look: Look) -> usize {
        (look.hash >> self.left_out) as usize
    }
}

/// The place of a line's first character.
fn first_place(line: &[u8]) -> u8 {
    sign::place(without_emphasis(line)).map_or(0, |place| place as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn lines_that_are_the_same_look_alike() {
        let mut listed = Looks::for_lines(5);
        for line in ["一、总则", "第二章　附则", "（三）1.2 𠀀", "", "*"] {
            let print = fingerprint(line.as_bytes());
            listed.add(look(line.as_bytes()));
            for same in [
                format!("**{line}**"),
                format!("## {line}　"),
                format!("　{line} *"),
                line.replace('　', ""),
            ] {
                assert_eq!(fingerprint(same.as_bytes()), print, "{same}");
                assert!(listed.hold(look(same.as_bytes())), "{same}");
                let bare = same.trim_end();
                assert!(listed.hold_line(bare.as_bytes()), "{same}");
            }
        }
        assert!(!listed.hold_line("二、总则".as_bytes()));
        let prints = ["一二", "二一", "、一二", "一1", "1一"];
        let prints = prints.map(|line| fingerprint(line.as_bytes()));
        let different: HashSet<u64> = prints.into_iter().collect();
        assert_eq!(different.len(), prints.len());
    }
}
