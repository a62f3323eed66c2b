//! Labels of a writer's own before a colon, which no list can name: 第一个“有”：心中有梦, 关键之一：抓能力; and the same words
//! as members of an enumeration: 措施之一，…。措施之二，….

use super::table::last_row;
use super::{LABELLED, Marker, Number, Scheme};
use crate::numeral;
use crate::sign::{self, Words, words};

const COLONS: Words = words(&["：", ":"]);
/// A label has so many characters behind its number at most.
const LONGEST: usize = 8;

/// Whether such a label may begin a text, as far as the characters tell that a number stands behind.
#[must_use]
#[inline]
pub fn may_begin(text: &[u8]) -> bool {
    text.starts_with(ORDINAL.as_bytes())
        || text
            .get(WORD..)
            .is_some_and(|behind| behind.starts_with(AMONG.as_bytes()))
}

/// Reads such a label at the start of a paragraph, where no other marker stands.
#[must_use]
#[inline(never)]
pub fn read(text: &[u8]) -> Option<Marker> {
    match text.starts_with(ORDINAL.as_bytes()) {
        true => behind_number(text, number_at(text, ORDINAL.len())?),
        false => before_number(text),
    }
}

const ORDINAL: &str = "第";
const AMONG: &str = "之";
/// Bytes of the word before 之.
const WORD: usize = 2 * HAN;

fn number_at(text: &[u8], at: usize) -> Option<Number> {
    Number::han(text, at).or_else(|| Number::arabic(text, at))
}

/// Reads what 第 and a number begin, up to the colon, with nothing but Han characters and quotation marks before it.
fn behind_number(text: &[u8], number: Number) -> Option<Marker> {
    const OTHERS: Words = words(&[
        "书记",
        "作者",
        "责任",
        "副",
        "条规定",
        "条明确",
        "条第",
        "款规定",
        "款明确",
        "款第",
    ]);
    if OTHERS.begin(&text[number.end..]) {
        return None;
    }
    let mut at = number.end;
    for _ in 0..=LONGEST {
        if let Some(colon) = COLONS.beginning(&text[at..]) {
            return (at > number.end).then(|| marker(number, at + colon.len()));
        }
        let is_quote = matches!(text[at..], [0xE2, 0x80, 0x98..=0x9D, ..]);
        if !is_quote && !sign::is_han(text, at) {
            return None;
        }
        at += HAN;
    }
    None
}

/// Reads a word of two characters, 之 with a number, and a colon.
fn before_number(text: &[u8]) -> Option<Marker> {
    let behind = text.get(WORD..)?.strip_prefix(AMONG.as_bytes())?;
    if !sign::is_han(text, 0) || !sign::is_han(text, HAN) {
        return None;
    }
    let number = number_at(text, text.len() - behind.len())?;
    let colon = COLONS.beginning(&text[number.end..])?;
    Some(marker(number, number.end + colon.len()))
}

/// A member that is counted behind a word: 措施之二，, 其原因之二是.
#[derive(Clone, Copy, Debug)]
pub struct Among<'a> {
    /// The word before 之, which all members have.
    pub word: &'a [u8],
    /// The marker that it is among the others.
    pub marker: Marker,
}

const ITS: &str = "其";

/// Whether such a member may begin a text, as far as its fourth character tells.
#[must_use]
#[inline]
pub fn may_begin_among(text: &[u8]) -> bool {
    // 之 behind two characters, or behind 其 and two.
    matches!(
        text,
        [_, _, _, _, _, _, 0xE4, 0xB9, 0x8B, ..]
            | [0xE5, 0x85, 0xB6, _, _, _, _, _, _, 0xE4, 0xB9, 0x8B, ..]
    )
}

impl<'a> Among<'a> {
    /// Reads one at the start of a text.
    #[must_use]
    pub fn read(text: &'a [u8]) -> Option<Among<'a>> {
        const ENDS: Words = words(&["，", ",", "：", ":", "是", "就是"]);
        /// What has parts and no members: 三分之二是, 之所以.
        const PARTS: &str = "分";
        const ROW: u8 = last_row(Scheme::Among);
        let its = match text.get(ITS.len() + WORD..) {
            Some(behind) if sign::begins(behind, AMONG) && sign::begins(text, ITS) => ITS.len(),
            _ => 0,
        };
        let word = text.get(its..its + WORD)?;
        let number = Number::han(text, its + WORD + AMONG.len())?;
        let end = ENDS.beginning(&text[number.end..])?;
        let whole = sign::is_han(word, 0) && sign::is_han(word, HAN) && !sign::ends(word, PARTS);
        let counts = whole && sign::begins(&text[its + WORD..], AMONG);
        counts.then(|| Among {
            word,
            marker: Marker {
                scheme: Scheme::Among,
                row: ROW,
                ordinal: number.ordinal,
                len: (number.end + end.len()) as u32,
            },
        })
    }

    /// How a member with another number begins, but for 其.
    #[must_use]
    pub fn written(&self, ordinal: u32) -> Vec<u8> {
        let number = numeral::write_han(ordinal);
        [self.word, AMONG.as_bytes(), number.as_bytes()].concat()
    }
}

/// Bytes of a Han character.
const HAN: usize = 3;

fn marker(number: Number, len: usize) -> Marker {
    Marker {
        scheme: Scheme::Labelled,
        row: LABELLED,
        ordinal: number.ordinal,
        len: len as u32,
    }
}
