//! The table of marker families and the recogniser that walks it.
//!
//! A marker is an opening sign, a number and a closing sign. One row of [`ROWS`] says for one family what
//! these may be, where it may stand and how dear it is; nothing else in the program knows a marker's form.

mod framing;
pub mod label;
mod lead;
mod remark;
pub mod spoken;
mod table;

use crate::numeral::{self, Runs};
use crate::sign::{self, Words, words};
use lead::{Lead, Rows};
use table::{COLONS, MARKS, NO_MEASURES, POINTS, last_row};

pub use framing::{Framing, framing, may_stand_alone};
pub use lead::{AT_START, INSIDE, is_labelled, may_begin};
pub use remark::length as remark;
use serde::Serialize;
pub use table::{
    ARABIC_STOP, BARE_NUMBER, BARE_ORDER, Digits, HAN_COMMA, LABELLED, LAST, ORDINAL_NAMED,
    QUESTION, ROWS, Row, Stands, YAO_BY_OLD_WORD, YAO_BY_VERB, is_measure,
};

/// A family of markers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// No marker.
    #[default]
    Plain,
    /// Markdown `#` without a number; how many `#` there are is its level.
    Hash,
    /// A line of its own that is bold throughout.
    Bold,
    /// A line of its own in 【】.
    Lenticular,
    /// What a rule of the user's names.
    User,
    /// 第一编, 第一篇.
    Book,
    /// 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条, 第十七条之一.
    Article,
    /// 第一个问题.
    Question,
    /// 考点1：, 任务一：, Q1：.
    Labelled,
    /// 壹、
    HanCapital,
    /// 一、
    HanComma,
    /// （一）
    HanBracket,
    /// 1. 1、 ⒈
    ArabicStop,
    /// （1） ⑴
    ArabicBracket,
    /// 1）
    ArabicHalfBracket,
    /// 1 or 1. above 1.1.
    Decimal1,
    /// 1.1
    Decimal2,
    /// 1.1.1
    Decimal3,
    /// 1.1.1.1
    Decimal4,
    /// 1.1.1.1.1
    Decimal5,
    /// 1.1.1.1.1.1 and longer.
    Decimal6,
    /// ①
    Circled,
    /// Ⅰ. I.
    Roman,
    /// A. A、
    Letter,
    /// 甲、 （甲）
    Stem,
    /// 一是
    Shi,
    /// 一要
    Yao,
    /// 第一，, 第一点，; 首先，其次，最后.
    First,
    /// 其一，
    Among,
    /// A line of its own that names what frames a document: 前言, 结语; which part it plays says [`Framing`].
    Framing,
}

/// A marker as it was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The family.
    pub scheme: Scheme,
    /// Index of its row in [`ROWS`].
    pub row: u8,
    /// The number it carries.
    pub ordinal: u32,
    /// Its length in bytes.
    pub len: u32,
}

impl Marker {
    /// Its row in the table.
    #[must_use]
    pub fn form(&self) -> &'static Row {
        &ROWS[self.row as usize]
    }
}

/// A label without the marker it begins with and what stands between the two.
#[must_use]
pub fn without_marker(label: &str) -> &str {
    let marker = read(label.as_bytes(), true).map_or(0, |marker| marker.len as usize);
    let rest = label.get(marker..).unwrap_or(label);
    rest.trim_start_matches(|sign: char| sign.is_whitespace() || "，,、：:".contains(sign))
}

/// The largest ordinal of an Arabic marker: larger numbers are years and quantities.
const MOST: u32 = 199;

/// Reads a marker at the start of `text`, whose first byte stands where a marker may stand.
#[must_use]
#[inline]
pub fn read(text: &[u8], at_start: bool) -> Option<Marker> {
    let may_be = may_begin(text, at_start) || at_start && is_labelled(text);
    if !may_be {
        return None;
    }
    match read_begun(text, at_start) {
        None if at_start => label::read(text),
        marker => marker,
    }
}

/// Reads a marker at the start of `text` as [`read`] does, where [`may_begin`] or [`is_labelled`] is known to let it pass;
/// labels of the writer's own are left to [`label::read`].
#[must_use]
pub fn read_begun(text: &[u8], at_start: bool) -> Option<Marker> {
    let (lead, open) = Lead::of(text);
    let number = match lead {
        Lead::Sign | Lead::Other => return read_word(lead, text, at_start),
        Lead::Arabic => Number::arabic(text, 0),
        Lead::Bracket | Lead::Di => Number::behind(text, open),
        Lead::Han => Number::han(text, 0),
    };
    let as_dash = || at_start.then(|| Number::one_as_dash(text, open)).flatten();
    let Some(number) = number.or_else(as_dash) else {
        return match lead {
            Lead::Han => read_word(Lead::Other, text, at_start),
            Lead::Bracket if holds_letter(&text[open..]) => read_word(Lead::Other, text, at_start),
            _ => None,
        };
    };
    if at_start {
        let behind = text.get(number.end);
        if lead == Lead::Arabic && matches!(behind, Some(b'.' | 0xEF)) {
            if let Some(marker) = read_decimal(text, number) {
                return Some(marker);
            }
        } else if lead == Lead::Han && behind.is_none() && number.is_bare() {
            return Some(number.alone());
        }
    }
    let rows = lead.rows_with_number(text, number, at_start);
    match read_one_of(rows, text, |_| Some((number.ordinal, number.end))) {
        None if lead == Lead::Di => remark::read_around(text, number, at_start),
        marker => marker,
    }
}

/// Reads an ordinal whose number is known. Out of line, for few are read so.
#[inline(never)]
fn read_ordinal(text: &[u8], number: Number, at_start: bool) -> Option<Marker> {
    let rows = Lead::Di.rows_with_number(text, number, at_start);
    read_one_of(rows, text, |_| Some((number.ordinal, number.end)))
}

/// Whether a bracket that was opened before `text` closes behind a stem, （甲）, or holds letters: (a), (iii).
#[inline]
fn holds_letter(text: &[u8]) -> bool {
    match text {
        [first, ..] if first.is_ascii_alphabetic() => true,
        [_, _, _, b')', ..] | [_, _, _, 0xEF, 0xBC, 0x89, ..] => {
            first_char(text).is_some_and(|sign| numeral::stem(sign).is_some())
        }
        _ => false,
    }
}

/// Reads a marker that begins with a word or is a sign in itself.
#[inline(never)]
fn read_word(lead: Lead, text: &[u8], at_start: bool) -> Option<Marker> {
    let rows = lead.rows_without(text, at_start);
    read_one_of(rows, text, |row| read_number(row, text))
}

/// Reads a marker of the first of these rows that fits; `number` reads what a row's markers begin with, up to the end of
/// the number.
#[inline]
fn read_one_of(
    mut rows: Rows,
    text: &[u8],
    number: impl Fn(&Row) -> Option<(u32, usize)>,
) -> Option<Marker> {
    while rows != 0 {
        let index = rows.trailing_zeros() as usize;
        let row = &ROWS[index];
        let fits = |(ordinal, end)| Some((ordinal, read_close(index, text, ordinal, end)?));
        if let Some((ordinal, len)) = number(row).and_then(fits) {
            return Some(Marker {
                scheme: row.scheme,
                row: index as u8,
                ordinal,
                len: len as u32,
            });
        }
        rows &= rows - 1;
    }
    None
}

/// A number that was read, with the offset behind it.
#[derive(Clone, Copy)]
struct Number {
    ordinal: u32,
    end: usize,
    han: bool,
}

impl Number {
    #[inline]
    fn han(text: &[u8], at: usize) -> Option<Number> {
        let (ordinal, width) = numeral::read_han(&text[at..])?;
        Some(Number {
            ordinal,
            end: at + width,
            han: true,
        })
    }

    /// 一 as a dash, behind an opening sign of this length.
    #[inline(never)]
    fn one_as_dash(text: &[u8], open: usize) -> Option<Number> {
        const CLOSES: Words = words(&["、", "）", ")"]);
        let end = open + DASHES.beginning(&text[open..])?.len();
        CLOSES.begin(&text[end..]).then_some(Number {
            ordinal: 1,
            end,
            han: true,
        })
    }

    /// The number behind an opening sign of this length.
    #[inline]
    fn behind(text: &[u8], open: usize) -> Option<Number> {
        let at = open + blanks(&text[open..]);
        Number::han(text, at).or_else(|| Number::arabic(text, at))
    }

    /// Whether a Chinese number may stand alone on its line, as essays number their sections.
    fn is_bare(&self) -> bool {
        const LONGEST: usize = 9;
        const MOST: u32 = 40;
        self.end <= LONGEST && self.ordinal <= MOST
    }

    /// The marker that it is there.
    fn alone(&self) -> Marker {
        const ROW: u8 = last_row(Scheme::HanComma);
        Marker {
            scheme: Scheme::HanComma,
            row: ROW,
            ordinal: self.ordinal,
            len: self.end as u32,
        }
    }

    fn arabic(text: &[u8], at: usize) -> Option<Number> {
        let (ordinal, width) = numeral::read_arabic(&text[at..])?;
        Some(Number {
            ordinal,
            end: at + width,
            han: false,
        })
    }
}

/// Dashes that stand for 一 before the sign that closes its marker, —、 and （—）: what text recognition makes of it, and
/// hasty typing.
const DASHES: Words = words(&["—", "―", "─", "－", "ー"]);

/// How the rows' markers are read: what else than their signs and their number belongs to them.
struct Reading {
    /// Blanks may divide number and closing sign, （一 ） and 1 .; else only what divides lines does.
    blanks: bool,
    /// A second number is behind the first or the closing sign, 之一.
    article: bool,
    /// A bracket closes it, and a mark that is not needed may follow.
    bracket: bool,
    /// Its number is not a quantity, however large it is.
    unlimited: bool,
}

static READINGS: [Reading; ROWS.len()] = {
    const NONE: Reading = Reading {
        blanks: false,
        article: false,
        bracket: false,
        unlimited: false,
    };
    let mut readings = [NONE; ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        let row = &ROWS[at];
        let opened = !row.open.list().is_empty();
        readings[at] = Reading {
            blanks: (opened || row.close.lists("、")) && !row.close.lists(" "),
            article: matches!(row.scheme, Scheme::Article),
            bracket: matches!(
                row.scheme,
                Scheme::HanBracket | Scheme::ArabicBracket | Scheme::ArabicHalfBracket
            ),
            unlimited: matches!(row.digits, Digits::Sign(_) | Digits::Word(..))
                || row.open.lists("第"),
        };
        at += 1;
    }
    readings
};

/// Reads what is behind the number of a marker of one form; returns the marker's length.
#[inline(always)]
fn read_close(index: usize, text: &[u8], ordinal: u32, mut at: usize) -> Option<usize> {
    let (row, reading) = (&ROWS[index], &READINGS[index]);
    if reading.blanks {
        at += blanks(&text[at..]);
    } else if row.open.is_empty() {
        at += line_end(&text[at..]);
    }
    if reading.article {
        at += suffix_of_article(&text[at..]);
    }
    if !row.close.is_empty() {
        at += row.close.beginning(&text[at..])?.len();
    }
    if reading.article {
        at += suffix_of_article(&text[at..]);
    }
    if row.titled {
        at += COLONS.beginning(&text[at..]).map_or(0, str::len);
        // 第一阶段（3月）: the bracket is only looked at.
        let bracket = ["（", "("]
            .iter()
            .find(|open| text[..at].ends_with(open.as_bytes()));
        at -= bracket.map_or(0, |open| open.len());
    }
    if reading.bracket {
        at += needless_mark(&text[at..]);
    }
    let fits = ordinal <= MOST || reading.unlimited;
    let rest = &text[at..];
    let refers = row.never_before.begin(rest) && !NO_MEASURES.begin(rest);
    (fits && !refers).then_some(at)
}

/// Reads the opening sign and the number of a marker of this form.
fn read_number(row: &Row, text: &[u8]) -> Option<(u32, usize)> {
    let mut at = 0;
    if !row.open.is_empty() {
        at = row.open.beginning(text)?.len();
        at += blanks(&text[at..]);
    }
    let (ordinal, width) = read_digits(row.digits, &text[at..])?;
    Some((ordinal, at + width))
}

/// The mark that some put behind a bracket: （一）、 and (1). and 1）. but not the one between two of them: （一）、（二）项, 1）、2）.
fn needless_mark(text: &[u8]) -> usize {
    const NEXT: Words = words(&[
        "（", "(", "第", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ]);
    match MARKS.beginning(text) {
        Some(mark) if !NEXT.begin(&text[mark.len()..]) => mark.len(),
        _ => 0,
    }
}

/// 之一 behind 第十七条: an article that was put in later.
fn suffix_of_article(text: &[u8]) -> usize {
    match text
        .strip_prefix("之".as_bytes())
        .and_then(numeral::read_han)
    {
        Some((_, width)) => 3 + width,
        None => 0,
    }
}

/// Length of the line end that divides a marker in wrapped text: 二 at one line's end, 是 on the next.
fn line_end(text: &[u8]) -> usize {
    text.iter()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .count()
}

/// Bytes of blanks at the start: space, tab, U+00A0, U+3000, and the line end that divides a marker in wrapped text.
#[inline]
fn blanks(text: &[u8]) -> usize {
    match text {
        [0..=b' ' | 0xC2, ..] | [0xE2 | 0xE3, 0x80, ..] | [0xEF, 0xBB, ..] => count_blanks(text),
        _ => 0,
    }
}

#[inline(never)]
fn count_blanks(text: &[u8]) -> usize {
    /// With more of them in it nothing is a marker.
    const MOST: usize = 64;
    let mut at = 0;
    loop {
        match (sign::blank(&text[at..]), text.get(at)) {
            _ if at >= MOST => return at,
            (Some(width), _) => at += width,
            (None, Some(b'\n' | b'\r')) => at += 1,
            _ => return at,
        }
    }
}

fn read_digits(digits: Digits, text: &[u8]) -> Option<(u32, usize)> {
    match digits {
        Digits::Han | Digits::HanCapital => numeral::read_han(text),
        Digits::Arabic => numeral::read_arabic(text),
        Digits::Either => numeral::read_han(text).or_else(|| numeral::read_arabic(text)),
        Digits::Letter => match text {
            [letter @ b'A'..=b'Z', ..] => Some((u32::from(letter - b'A') + 1, 1)),
            [letter @ b'a'..=b'z', ..] => Some((u32::from(letter - b'a') + 1, 1)),
            [0xEF, 0xBC, letter @ 0xA1..=0xBA, ..] => Some((u32::from(letter - 0xA1) + 1, 3)),
            _ => None,
        },
        Digits::Parts => None,
        Digits::Stem => first_char(text).and_then(|sign| Some((numeral::stem(sign)?, 3))),
        Digits::Roman => read_roman(text),
        Digits::Sign(runs) => read_sign(text, runs),
        Digits::Word(words, places) => words
            .iter()
            .zip(places)
            .find(|(word, _)| sign::begins(text, word))
            .map(|(word, &place)| (place, word.len())),
    }
}

fn read_roman(text: &[u8]) -> Option<(u32, usize)> {
    const LETTERS: [(&str, u32); 10] = [
        ("VIII", 8),
        ("VII", 7),
        ("III", 3),
        ("VI", 6),
        ("IV", 4),
        ("IX", 9),
        ("II", 2),
        ("I", 1),
        ("V", 5),
        ("X", 10),
    ];
    read_sign(text, numeral::ROMAN).or_else(|| {
        LETTERS
            .iter()
            .find(|(letters, _)| {
                let written = text.get(..letters.len());
                written.is_some_and(|written| written.eq_ignore_ascii_case(letters.as_bytes()))
            })
            .map(|&(letters, n)| (n, letters.len()))
    })
}

fn read_sign(text: &[u8], runs: Runs) -> Option<(u32, usize)> {
    let sign = first_char(text)?;
    Some((numeral::of_sign(sign, runs)?, sign.len_utf8()))
}

fn first_char(text: &[u8]) -> Option<char> {
    char::from_u32(sign::code(text)? as u32)
}

/// 1.1, 1.1.1 and deeper at a paragraph's start, the first of whose numbers was read; the ordinal is the last one.
#[inline(never)]
fn read_decimal(text: &[u8], first: Number) -> Option<Marker> {
    /// Word numbers nine levels at most.
    const MOST_PARTS: usize = 9;
    let (mut ordinal, mut at) = (first.ordinal, first.end);
    let mut parts = 1;
    while parts <= MOST_PARTS {
        let number = POINTS
            .beginning(&text[at..])
            .and_then(|point| Number::arabic(text, at + point.len()));
        let Some(number) = number else { break };
        (ordinal, at, parts) = (number.ordinal, number.end, parts + 1);
    }
    let scheme = match parts {
        2 => Scheme::Decimal2,
        3 => Scheme::Decimal3,
        4 => Scheme::Decimal4,
        5 => Scheme::Decimal5,
        6..=MOST_PARTS => Scheme::Decimal6,
        _ => return None,
    };
    // 2023.5.1 is a date, and 120.0.1 a version.
    if first.ordinal > 99 && parts > 2 {
        return None;
    }
    at += MARKS.beginning(&text[at..]).map_or(0, str::len);
    // 0.1 + 0.2 is a sum.
    const OPERATORS: &[u8] = b"+*/=<>";
    let next = text.get(at + blanks(&text[at..]));
    if next.is_some_and(|sign| OPERATORS.contains(sign)) {
        return None;
    }
    #[rustfmt::skip]
    const QUANTITY: Words = words(&[
        "亿", "万", "千", "百", "十", "元", "个", "%", "％", "倍", "米", "公", "吨", "平", "年", "月", "日", "左", "分", ",", "，", "—", "-", "～", "至",
        // Days and cases that are named by their date: 12.4法制宣传日, 3.15期间.
        "期间", "法制宣传", "法治宣传", "国家宪法", "宪法日", "消费者权", "国际消费者", "特大", "专案",
    ]);
    let rest = &text[at..];
    let is_quantity = QUANTITY.begin(rest) && !NO_MEASURES.begin(rest);
    let plausible = ordinal > 0 && ordinal <= MOST && !is_quantity && at < text.len();
    const ROW: u8 = last_row(Scheme::Decimal4);
    plausible.then_some(Marker {
        scheme,
        row: ROW,
        ordinal,
        len: at as u32,
    })
}

impl Scheme {
    /// How many families there are.
    pub(crate) const COUNT: usize = Scheme::Framing as usize + 1;
    /// So many of them, the first ones, only begin paragraphs.
    pub(crate) const AT_START_ONLY: usize = Scheme::HanCapital as usize + 1;

    /// Whether its items are directives wherever they stand (一是, 第一，, 首先).
    #[must_use]
    pub fn is_directive(self) -> bool {
        matches!(
            self,
            Scheme::Shi | Scheme::Yao | Scheme::First | Scheme::Among
        )
    }

    /// How many numbers it has, where these are joined by points: two for 1.1.
    #[must_use]
    pub fn decimal_parts(self) -> Option<u8> {
        match self {
            Scheme::Decimal1 => Some(1),
            Scheme::Decimal2 => Some(2),
            Scheme::Decimal3 => Some(3),
            Scheme::Decimal4 => Some(4),
            Scheme::Decimal5 => Some(5),
            Scheme::Decimal6 => Some(6),
            _ => None,
        }
    }

    /// Whether its numbers are letters or stems, which stand in other words too.
    #[must_use]
    pub fn is_lettered(self) -> bool {
        matches!(
            self,
            Scheme::Letter | Scheme::Roman | Scheme::Stem | Scheme::Labelled
        )
    }

    /// Whether it has no number: plain, bold and `#` headings, and what the user's rules name.
    #[must_use]
    pub fn is_unnumbered(self) -> bool {
        matches!(
            self,
            Scheme::Plain
                | Scheme::Hash
                | Scheme::Bold
                | Scheme::Lenticular
                | Scheme::Framing
                | Scheme::User
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads_its_own_example() {
        for row in ROWS {
            let (text, ordinal) = row.example;
            let body = format!("{text}加强领导");
            let marker =
                read(body.as_bytes(), true).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(
                (marker.scheme, marker.ordinal, marker.len as usize),
                (row.scheme, ordinal, text.len()),
                "{text}"
            );
            let inside = read(body.as_bytes(), false).map(|marker| marker.scheme);
            let stands_inside =
                |other: &Row| other.example == row.example && other.stands != Stands::AtStart;
            assert_eq!(
                inside == Some(row.scheme),
                ROWS.iter().any(stands_inside),
                "{text} inside a paragraph"
            );
        }
    }

    #[test]
    fn the_first_families_only_begin_paragraphs() {
        for row in ROWS {
            let only = (row.scheme as usize) < Scheme::AT_START_ONLY;
            assert!(!only || row.stands == Stands::AtStart, "{:?}", row.scheme);
        }
    }

    #[test]
    fn what_only_looks_like_a_marker_is_none() {
        for text in [
            "第一季度实现开门红",
            "第一书记",
            "第一时间",
            "第一名",
            "第一要务",
            "第一课堂丰富多彩",
            "第一讲台",
            "（二）项规定的情形",
            "2 项工作",
            "一是一、二是二",
            "（一）、（二）项",
            "2019、2020年",
            "一个都不能少",
            "三农工作",
            "第三条规定的情形",
            "第三条、第四条规定的情形",
            "要素保障",
            "一二三产业",
            "十四五规划",
            "3000万元以上",
            "二〇一九年",
            "（略）",
            "",
            "—— ",
        ] {
            assert_eq!(read(text.as_bytes(), true), None, "{text}");
        }
        // A quantity may be an item's number and a date behind it, where others count on.
        for text in ["1.5亿元", "2.4个百分点", "1.4月底前"] {
            let weak = |marker: Marker| marker.form().dear.0 < 150;
            assert!(read(text.as_bytes(), true).is_some_and(weak), "{text}");
            assert_eq!(read(text.as_bytes(), false), None, "{text}");
        }
    }

    #[test]
    fn decimals_and_late_articles() {
        for (text, scheme, ordinal, marker) in [
            ("1.1 背景", Scheme::Decimal2, 1, "1.1"),
            ("2.3.4目标", Scheme::Decimal3, 4, "2.3.4"),
            ("第十七条之一 国家", Scheme::Article, 17, "第十七条之一"),
            ("(  三 )统筹", Scheme::HanBracket, 3, "(  三 )"),
            ("第 3 章 总则", Scheme::Chapter, 3, "第 3 章"),
            ("第二条、价款", Scheme::Article, 2, "第二条"),
            ("（\n三）统筹", Scheme::HanBracket, 3, "（\n三）"),
            ("2】统筹", Scheme::ArabicHalfBracket, 2, "2】"),
            ("（三）、统筹", Scheme::HanBracket, 3, "（三）、"),
            ("1）. 统筹", Scheme::ArabicHalfBracket, 1, "1）."),
            ("1）、2）项", Scheme::ArabicHalfBracket, 1, "1）"),
            ("b）统筹", Scheme::Letter, 2, "b）"),
            ("(c) 统筹", Scheme::Letter, 3, "(c)"),
            ("（iv）统筹", Scheme::Roman, 4, "（iv）"),
            ("拾壹、附則", Scheme::HanCapital, 11, "拾壹、"),
            ("（貳）統籌", Scheme::HanBracket, 2, "（貳）"),
            ("（一）第一阶段", Scheme::HanBracket, 1, "（一）"),
            ("(2).统筹", Scheme::ArabicBracket, 2, "(2)."),
            ("二\n是统筹", Scheme::Shi, 2, "二\n是"),
            ("（二）项目建设", Scheme::HanBracket, 2, "（二）"),
            ("2 项目概况", Scheme::ArabicStop, 2, "2 "),
            ("1.1公司简介", Scheme::Decimal2, 1, "1.1"),
            ("第一章项目概况", Scheme::Chapter, 1, "第一章"),
            ("第三讲　公文的格式", Scheme::Chapter, 3, "第三讲"),
            ("第二单元：识字", Scheme::Part, 2, "第二单元："),
            ("一是一文一事", Scheme::Shi, 1, "一是"),
            ("篇二：心得体会", Scheme::Labelled, 2, "篇二："),
        ] {
            let found = read(text.as_bytes(), true).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(
                (found.scheme, found.ordinal, found.len as usize),
                (scheme, ordinal, marker.len()),
                "{text}"
            );
        }
    }
}
