//! Remarks in brackets inside a marker, which are looked through: 第一步（3月底前），…; 第一（也是最重要的），….

use super::{Marker, Number, read_ordinal};
use crate::sign::{self, Words, words};

/// Bytes of a Han character.
const HAN: usize = 3;

/// What divides a remark from what it is made of.
pub(super) const SIGNS: Words = words(&["，", ",", "：", ":"]);

/// Length of a short remark in brackets at the start of a text; 0 where there is none.
#[must_use]
pub fn length(text: &[u8]) -> usize {
    /// No remark is longer, its brackets included.
    const LONGEST: usize = 120;
    let near = &text[..text.len().min(LONGEST)];
    let close = match *near {
        [0xEF, 0xBC, 0x88, ..] | [b'(', ..] => ["）", ")"]
            .iter()
            .filter_map(|close| Some(sign::find(near, close)? + close.len()))
            .min(),
        _ => None,
    };
    close.unwrap_or(0)
}

/// Whether a remark tells when something is to be done: （3月底前）.
#[must_use]
pub(super) fn is_time(remark: &[u8]) -> bool {
    const TIMES: [&str; 8] = ["月", "日", "年", "周", "天", "旬", "时", "前"];
    TIMES.iter().any(|time| sign::holds(remark, time))
}

/// Reads an ordinal whose sign stands behind a remark, where no marker without one stands.
#[must_use]
#[inline(never)]
pub(super) fn read_around(text: &[u8], number: Number, at_start: bool) -> Option<Marker> {
    /// What is counted has so many characters at most.
    const MOST: usize = 4;
    /// What is read behind the remark.
    const NEAR: usize = 24;
    const BE: &str = "是";
    let counted = (0..=MOST).find(|&signs| !sign::is_han(text, number.end + signs * HAN))?;
    let open = number.end + counted * HAN;
    let remark = length(text.get(open..)?);
    if remark == 0 {
        return None;
    }
    let behind = &text[open + remark..];
    let bare = [&text[..open], &behind[..behind.len().min(NEAR)]].concat();
    let marker = read_ordinal(&bare, number, at_start)?;
    // The label may end at a comma or colon behind the remark.
    let len = match SIGNS.beginning(behind) {
        Some(_) => open + remark,
        None if sign::begins(behind, BE) => open + remark + BE.len(),
        None => return None,
    };
    let len = len as u32;
    (marker.len as usize > open).then_some(Marker { len, ..marker })
}
