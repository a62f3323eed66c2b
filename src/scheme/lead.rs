//! What a text begins with, by which nearly all rows of the table are passed over without being read. All tables here
//! are made from [`ROWS`] when the program is compiled.

use super::table::{Digits, ROW, ROWS, Row, Stands, last_row};
use super::{DASHES, Number, Scheme};
use crate::numeral::{self, HAN_SIGNS, Runs, STEMS};
use crate::sign::{self, Characters, place};

/// A set of rows, one bit for each.
pub(super) type Rows = u64;

const _: () = assert!(ROWS.len() <= Rows::BITS as usize);

/// Whether a marker that is no [label](is_labelled) may begin `text`, at a paragraph's start or inside one, as far as its
/// first character tells.
#[must_use]
#[inline]
pub fn may_begin(text: &[u8], at_start: bool) -> bool {
    static SIGNS: [Characters; 2] = [INSIDE, AT_START];
    SIGNS[usize::from(at_start)].begin(text)
}

/// Whether a number stands where the marker of a label would have it, behind two characters or three: 考点1：, 关键词一：. Many
/// texts begin with the first characters of labels, and few of these go on so.
#[must_use]
#[inline]
pub fn is_labelled(text: &[u8]) -> bool {
    static NUMBERS: Characters = beginnings(&Row {
        digits: Digits::Either,
        ..ROW
    })
    .and_all_of("之①②③④⑤⑥⑦⑧⑨⑩ ");
    // Bytes are told quickly: of Chinese digits, of 之 and of what is left.
    let may_count = |at: usize| matches!(text.get(at), Some(0xE2..=0xE5 | 0xEF | b' '..=b'9'));
    let counts = |at: usize| may_count(at) && NUMBERS.begin(&text[at..]);
    counts(LABEL) || may_be_long_label(text) && counts(LONG_LABEL)
}

/// Whether a digit or what ends a label stands where a label of three characters would have it: bytes are told quickly.
#[inline]
fn may_be_long_label(text: &[u8]) -> bool {
    const NUMBERED: usize = LONG_LABEL + "一".len();
    let digit = matches!(text.get(LONG_LABEL), Some(b'0'..=b'9' | b' ' | 0xE2));
    digit
        || match text.get(NUMBERED..) {
            Some(behind) => matches!(
                behind,
                [] | [b' ' | b'\t' | b':', ..] | [0xEF, 0xBC, 0x9A, ..] | [0xE3, 0x80, 0x80, ..]
            ),
            None => false,
        }
}

/// Bytes of a label.
const LABEL: usize = "考点".len();
const LONG_LABEL: usize = "关键词".len();

/// Whether a row's markers begin with labels, by which they are not told.
const fn has_labels(row: &Row) -> bool {
    matches!(row.scheme, Scheme::Labelled) && row.open.list()[0].len() == LABEL
}

/// The characters that a marker inside a paragraph may begin with.
pub const INSIDE: Characters = first_signs(false);
/// The characters that a marker at a paragraph's start may begin with, but for [labels](is_labelled).
pub const AT_START: Characters = first_signs(true);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Di,
    Han,
    Arabic,
    Bracket,
    Sign,
    Other,
}

impl Lead {
    const ALL: [Lead; 6] = [
        Lead::Di,
        Lead::Han,
        Lead::Arabic,
        Lead::Bracket,
        Lead::Sign,
        Lead::Other,
    ];

    /// What `text` begins with, which [`may_begin`] lets pass, and the length of the opening sign that a number is
    /// behind. A Han character is taken for a number here.
    #[inline]
    pub(super) fn of(text: &[u8]) -> (Lead, usize) {
        match *text {
            [0xE7, 0xAC, 0xAC, ..] => (Lead::Di, "第".len()),
            [0xE4..=0xE9, ..] | [0xE3, 0x80, ..] => (Lead::Han, 0),
            [b'0'..=b'9', ..] | [0xEF, 0xBC, 0x90..=0x99, ..] => (Lead::Arabic, 0),
            [0xEF, 0xBC, 0x88, ..] => (Lead::Bracket, "（".len()),
            [b'(', ..] => (Lead::Bracket, "(".len()),
            [0xE2, 0x80 | 0x94, ..] | [0xE3, 0x83, ..] | [0xEF, 0xBC, 0x8D, ..] => (Lead::Han, 0),
            [0xE2, 0x85 | 0x91 | 0x92 | 0x9D | 0x9E, ..] | [0xE3, 0x88 | 0x89, ..] => {
                (Lead::Sign, 0)
            }
            _ => (Lead::Other, 0),
        }
    }

    /// The rows that a marker with this beginning and number may be of; of these only the ones that may stand inside
    /// a paragraph where it does.
    #[inline(always)]
    pub(super) fn rows_with_number(self, text: &[u8], number: Number, at_start: bool) -> Rows {
        static CLOSING: [Rows; sign::PLACES] = behind_number();
        const CAPITAL: Rows = 1 << last_row(Scheme::HanCapital);
        static IN_DIGITS: [Rows; 2] = [in_digits(false), in_digits(true)];
        let rows = self.rows(at_start) & IN_DIGITS[usize::from(number.han)];
        let rows = rows & place(&text[number.end..]).map_or(0, |place| CLOSING[place]);
        if rows & CAPITAL != 0 && !numeral::begins_with_capital(text) {
            return rows & !CAPITAL;
        }
        rows
    }

    /// The rows that a marker with this beginning may be of, where there is no number that all rows with it have.
    pub(super) fn rows_without(self, text: &[u8], at_start: bool) -> Rows {
        static OPENING: [Rows; sign::PLACES] = openings();
        match self {
            Lead::Sign | Lead::Other => {
                self.rows(at_start) & place(text).map_or(0, |place| OPENING[place])
            }
            Lead::Di | Lead::Han | Lead::Arabic | Lead::Bracket => 0,
        }
    }

    fn rows(self, at_start: bool) -> Rows {
        static OF_LEAD: [[Rows; 2]; Lead::ALL.len()] = rows_of_leads();
        OF_LEAD[self as usize][usize::from(at_start)]
    }

    const fn may_open(self, row: &Row) -> bool {
        let open = first_of(row.open.list());
        match (row.digits, open) {
            (_, Some('第')) => matches!(self, Lead::Di),
            (Digits::Parts, _) => false,
            // Looked for where a bracket holds no number.
            (Digits::Stem | Digits::Letter | Digits::Roman, Some(_)) => matches!(self, Lead::Other),
            (Digits::Sign(_), _) => matches!(self, Lead::Sign),
            (Digits::Roman, _) => matches!(self, Lead::Sign | Lead::Other),
            (Digits::Han | Digits::HanCapital, None) => matches!(self, Lead::Han),
            (Digits::Arabic, None) => matches!(self, Lead::Arabic),
            (_, Some('（')) => matches!(self, Lead::Bracket | Lead::Other),
            _ => matches!(self, Lead::Other),
        }
    }
}

/// The first character of the first word.
const fn first_of(words: &[&str]) -> Option<char> {
    match words.first() {
        Some(word) => match sign::code(word.as_bytes()) {
            Some(code) => char::from_u32(code as u32),
            None => None,
        },
        None => None,
    }
}

const fn rows_of_leads() -> [[Rows; 2]; Lead::ALL.len()] {
    let mut sets = [[0; 2]; Lead::ALL.len()];
    let mut at = 0;
    while at < ROWS.len() * Lead::ALL.len() {
        let (row, lead) = (at / Lead::ALL.len(), Lead::ALL[at % Lead::ALL.len()]);
        if lead.may_open(&ROWS[row]) {
            sets[lead as usize][1] |= 1 << row;
            if !matches!(ROWS[row].stands, Stands::AtStart) {
                sets[lead as usize][0] |= 1 << row;
            }
        }
        at += 1;
    }
    sets
}

/// The rows whose numbers may be written in Chinese, or with Arabic digits.
const fn in_digits(han: bool) -> Rows {
    let mut rows = 0;
    let mut row = 0;
    while row < ROWS.len() {
        let fits = match ROWS[row].digits {
            Digits::Han | Digits::HanCapital => han,
            Digits::Arabic => !han,
            _ => true,
        };
        rows |= (fits as Rows) << row;
        row += 1;
    }
    rows
}

/// The rows whose markers may begin with the character of each place.
const fn openings() -> [Rows; sign::PLACES] {
    let mut table = [0; sign::PLACES];
    let mut row = 0;
    while row < ROWS.len() {
        table = with_row(table, row, &beginnings(&ROWS[row]));
        row += 1;
    }
    table
}

/// The rows in whose markers the character of each place may stand behind the number: the row's closing signs, what may
/// divide any marker, and 之一 of an article that was put in later.
const fn behind_number() -> [Rows; sign::PLACES] {
    let dividing = Characters::NONE
        .and_all_of("\t\n\u{B}\u{C}\r \u{A0}\u{3000}\u{FEFF}")
        .and_between('\u{2000}', '\u{200F}')
        .and_between('\u{2028}', '\u{202F}');
    let mut table = [0; sign::PLACES];
    let mut row = 0;
    while row < ROWS.len() {
        let mut signs = Characters::of(ROWS[row].close.list()).and(&dividing);
        if matches!(ROWS[row].scheme, Scheme::Article) {
            signs = signs.and_all_of("之");
        }
        table = with_row(table, row, &signs);
        row += 1;
    }
    table
}

const fn with_row(
    mut table: [Rows; sign::PLACES],
    row: usize,
    signs: &Characters,
) -> [Rows; sign::PLACES] {
    let mut code = 0;
    while let Some(next) = signs.next(code) {
        table[sign::place_of_code(next)] |= 1 << row;
        code = next + 1;
    }
    table
}

/// The characters that markers may begin with, at a paragraph's start or inside one.
const fn first_signs(at_start: bool) -> Characters {
    let mut signs = Characters::NONE;
    if at_start {
        signs = signs.and(&Characters::of(DASHES.list()));
    }
    let mut row = 0;
    while row < ROWS.len() {
        let stands = at_start || !matches!(ROWS[row].stands, Stands::AtStart);
        if stands && !has_labels(&ROWS[row]) {
            signs = signs.and(&beginnings(&ROWS[row]));
        }
        row += 1;
    }
    signs
}

/// The characters that a row's markers may begin with.
const fn beginnings(row: &Row) -> Characters {
    if !row.open.list().is_empty() {
        return Characters::of(row.open.list());
    }
    let none = Characters::NONE;
    match row.digits {
        Digits::Han | Digits::HanCapital => none.and_all_of(HAN_SIGNS),
        Digits::Arabic => none.and_between('0', '9').and_between('０', '９'),
        Digits::Either => none
            .and_all_of(HAN_SIGNS)
            .and_between('0', '9')
            .and_between('０', '９'),
        Digits::Letter => none
            .and_between('A', 'Z')
            .and_between('a', 'z')
            .and_between('Ａ', 'Ｚ')
            .and_between('ａ', 'ｚ'),
        Digits::Parts => none,
        Digits::Stem => {
            let mut signs = none;
            let mut at = 0;
            while at < STEMS.len() {
                signs = signs.and_between(STEMS[at], STEMS[at]);
                at += 1;
            }
            signs
        }
        Digits::Roman => with_runs(none.and_all_of("IVX"), numeral::ROMAN),
        Digits::Sign(runs) => with_runs(none, runs),
        Digits::Word(words, _) => Characters::of(words),
    }
}

const fn with_runs(mut signs: Characters, runs: Runs) -> Characters {
    let mut at = 0;
    while at < runs.len() {
        signs = signs.and_between(runs[at].0, runs[at].1);
        at += 1;
    }
    signs
}
