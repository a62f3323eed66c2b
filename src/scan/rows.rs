//! Sets of rows of the table of markers, a bit for each, of which something more is asked.

use crate::scheme::{self, Digits, Row, Scheme, Stands};

/// The rows of markers that may be the first cell of a table, a word of the sentence (二者，), the sign of a note, one of two numbers
/// of things or the first of several answers on a line.
pub(super) const SUSPECT: u64 = rows(Set::OfNotes)
    | LETTERS
    | 1 << scheme::HAN_COMMA
    | 1 << scheme::BARE_NUMBER
    | 1 << scheme::BARE_ORDER
    | 1 << scheme::YAO_BY_OLD_WORD;

/// The rows of 一是 and 一要, in which the number counts and not the word behind it.
pub(super) const BY_NUMBER: u64 = rows(Set::ByNumber);

/// Those and the rows of words of order, of which 最后是 may close the others' count, and of 第三是, which may go on with it.
pub(super) const COUNTING: u64 = BY_NUMBER | rows(Set::InOrder) | ORDINALS;

/// The rows of A. and （a）.
pub(super) const LETTERS: u64 = rows(Set::Letters);

/// The rows of 第三是.
pub(super) const ORDINALS: u64 = rows(Set::Ordinals);

/// The rows of 1. and 一、, which count on behind a comma too.
pub(super) const NUMBERS: u64 = rows(Set::Numbers);

#[derive(Clone, Copy)]
enum Set {
    OfNotes,
    ByNumber,
    InOrder,
    Ordinals,
    Numbers,
    Letters,
}

const fn rows(set: Set) -> u64 {
    let (mut rows, mut row) = (0, 0);
    while row < scheme::ROWS.len() {
        rows |= (holds(set, &scheme::ROWS[row]) as u64) << row;
        row += 1;
    }
    rows
}

const fn holds(set: Set, row: &Row) -> bool {
    match set {
        Set::OfNotes => matches!(row.scheme, Scheme::Circled),
        Set::ByNumber => matches!(row.scheme, Scheme::Shi | Scheme::Yao),
        Set::InOrder => matches!(row.digits, Digits::Word(..)),
        Set::Ordinals => {
            matches!(row.scheme, Scheme::First) && row.close.lists("是") && row.open.lists("第")
        }
        Set::Letters => matches!(row.scheme, Scheme::Letter),
        Set::Numbers => matches!(
            (row.scheme, row.stands),
            (Scheme::ArabicStop | Scheme::HanComma, Stands::AfterStop)
        ),
    }
}
