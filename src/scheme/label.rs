//! Labels of a writer's own before a colon, which no list can name: 第一个“有”：心中有梦, 关键之一：抓能力.

use super::{LABELLED, Marker, Number, Scheme};
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
