//! The lists of a document, [MS-DOC] 2.4.6.3: abstract lists with their levels, and the lists made of them.

use super::bytes::Bytes;
use crate::input::list::{Abstract, LEVELS, Level, List, Numbering};
use std::collections::HashMap;

/// Number formats by their numbers, [MS-OSHARED] 2.2.1.3, with their names in the newer format.
const FORMATS: &[(u8, &str)] = &[
    (0, "decimal"),
    (1, "upperRoman"),
    (2, "lowerRoman"),
    (3, "upperLetter"),
    (4, "lowerLetter"),
    (5, "ordinal"),
    (10, "ideographDigital"),
    (11, "japaneseCounting"),
    (14, "decimalFullWidth"),
    (15, "decimalHalfWidth"),
    (17, "japaneseDigitalTenThousand"),
    (18, "decimalEnclosedCircle"),
    (19, "decimalFullWidth2"),
    (22, "decimalZero"),
    (23, "bullet"),
    (26, "decimalEnclosedFullstop"),
    (27, "decimalEnclosedParen"),
    (28, "decimalEnclosedCircleChinese"),
    (29, "ideographEnclosedCircle"),
    (30, "ideographTraditional"),
    (31, "ideographZodiac"),
    (32, "ideographZodiacTraditional"),
    (33, "taiwaneseCounting"),
    (34, "ideographLegalTraditional"),
    (35, "taiwaneseCountingThousand"),
    (36, "taiwaneseDigital"),
    (37, "chineseCounting"),
    (38, "chineseLegalSimplified"),
    (39, "chineseCountingThousand"),
    (255, "none"),
];

/// Reads the lists, as far as they can be read. `table` is the table stream from the abstract lists on, `lists`
/// the part of it about the lists made of them.
pub(super) fn read(table: &[u8], lists: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    let _ = read_abstract(Bytes(table), &mut numbering.abstracts);
    let _ = read_lists(Bytes(lists), &mut numbering.lists);
    numbering
}

fn read_abstract(table: Bytes, found: &mut HashMap<u32, Abstract>) -> Option<()> {
    const HEAD: usize = 28;
    const SIMPLE: u8 = 1;
    let count = usize::from(table.u16(0)?);
    let mut at = 2 + count * HEAD;
    for index in 0..count {
        let head = 2 + index * HEAD;
        let (id, flags) = (table.u32(head)?, table.u8(head + 26)?);
        let levels = if flags & SIMPLE != 0 { 1 } else { LEVELS };
        let list = found.entry(id).or_default();
        for number in 0..levels {
            let (level, length) = read_level(table, at)?;
            list.levels.insert(number, level);
            at += length;
        }
    }
    Some(())
}

/// A level at a place, and how many bytes it takes.
fn read_level(table: Bytes, at: usize) -> Option<(Level, usize)> {
    const HEAD: usize = 28;
    const LEGAL: u8 = 1 << 2;
    const NO_RESTART: u8 = 1 << 3;
    let (number, flags) = (table.u8(at + 4)?, table.u8(at + 5)?);
    let looks = usize::from(table.u8(at + 24)?) + usize::from(table.u8(at + 25)?);
    let text = at + HEAD + looks;
    let length = usize::from(table.u16(text)?);
    let units: Vec<u16> = table
        .slice(text + 2, length * 2)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let format = FORMATS
        .iter()
        .find(|(known, _)| *known == number)
        .map_or("decimal", |(_, name)| name);
    let restart =
        (flags & NO_RESTART != 0).then(|| usize::from(table.u8(at + 26).unwrap_or_default()));
    let level = Level {
        start: table.u32(at)?,
        format: format.to_string(),
        text: with_places(&units),
        restart,
        legal: flags & LEGAL != 0,
        gap: ["tab", "space", "nothing"]
            .get(usize::from(table.u8(at + 15)?))
            .unwrap_or(&"tab")
            .to_string(),
        ..Level::default()
    };
    Some((level, HEAD + looks + 2 + length * 2))
}

/// The text of a level with `%1` for the places of numbers, which are stored as characters 0 to 8.
fn with_places(units: &[u16]) -> String {
    let mut text = String::new();
    for char in char::decode_utf16(units.iter().copied()) {
        match char {
            Ok(place @ '\0'..='\u{8}') => text.push_str(&format!("%{}", place as u32 + 1)),
            Ok(char) => text.push(char),
            Err(_) => {}
        }
    }
    text
}

fn read_lists(lists: Bytes, found: &mut HashMap<u32, List>) -> Option<()> {
    const HEAD: usize = 16;
    const STARTS: u32 = 1 << 4;
    const FORMATTED: u32 = 1 << 5;
    let count = lists.size(0)?;
    let mut at = count.checked_mul(HEAD)?.checked_add(4)?;
    for index in 0..count {
        let head = 4 + index * HEAD;
        let mut list = List {
            of: lists.u32(head)?,
            ..List::default()
        };
        let overrides = lists.u8(head + 12)?;
        // The rest of a list whose overrides cannot be read is as good without them.
        at += 4;
        for _ in 0..overrides {
            let (Some(start), Some(flags)) = (lists.u32(at), lists.u32(at + 4)) else {
                break;
            };
            let level = (flags & 0xf) as usize;
            at += 8;
            if flags & FORMATTED != 0 {
                let Some((own, length)) = read_level(lists, at) else {
                    break;
                };
                list.levels.insert(level, own);
                at += length;
            } else if flags & STARTS != 0 {
                list.starts.insert(level, start);
            }
        }
        found.insert(index as u32 + 1, list);
    }
    Some(())
}
