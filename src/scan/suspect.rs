//! What looks like a marker and is none by what stands around it: cells of tables, notes, numbers of things, words of somebody
//! who speaks.

use super::rows::LETTERS;
use super::{Before, Scanner};
use crate::numeral;
use crate::scheme::{self, Marker};
use crate::sign::{self, Endings, Words, endings, words};

impl Scanner<'_> {
    /// Whether what looks like a marker of one of the [suspect](super::rows::SUSPECT) rows is something else by what stands around it.
    #[inline(never)]
    pub(super) fn is_none(
        &mut self,
        marker: &Marker,
        end: usize,
        last: usize,
        before: Before,
    ) -> bool {
        let rest = &self.text[end..last];
        match marker.row {
            scheme::BARE_NUMBER => {
                let row = is_table_row(rest) || self.text.get(last) == Some(&b'\t');
                self.found.bare |= !row;
                row
            }
            scheme::BARE_ORDER => {
                !self.is_in_order(marker, before)
                    || is_said(&self.text[..end - marker.len as usize], rest)
            }
            row if LETTERS >> row & 1 == 1 => {
                let answers = are_answers(marker, rest);
                self.found.answers |= answers;
                answers
            }
            scheme::YAO_BY_OLD_WORD => marker.ordinal > 1 && !self.follows_its_like(marker),
            scheme::HAN_COMMA => before == Before::Start && counts_things(marker, rest),
            _ => before == Before::Start && is_citation(rest),
        }
    }

    /// Whether the last candidate is of the same form and has the number before.
    fn follows_its_like(&self, marker: &Marker) -> bool {
        let last = self.found.candidates.last();
        last.is_some_and(|it| it.row == marker.row && u32::from(it.ordinal) + 1 == marker.ordinal)
    }
}

/// Whether a number and a blank begin the row of a table, whose cells blanks divide: 1　动火作业　副总经理　8小时. Behind the
/// words of a row whose other cells are empty a tab is left.
#[inline(never)]
fn is_table_row(rest: &[u8]) -> bool {
    let first = sign::skip_blanks(rest, 0, rest.len());
    let cell = &rest[first..];
    let end = (0..cell.len()).find(|&at| sign::blank(&cell[at..]).is_some());
    // Blanks stand between the two characters of a short heading, and behind a Latin word; a tab divides cells.
    let is_cell = |end: usize| end >= "两字".len() && !cell[end - 1].is_ascii();
    end.is_some_and(|end| is_cell(end) || memchr::memchr(b'\t', &cell[end..]).is_some())
}

/// Whether the next letter follows behind a blank on the same line, as in a test: A. 半年　B. 一年　C. 两年.
#[inline(never)]
fn are_answers(marker: &Marker, rest: &[u8]) -> bool {
    let blanks = (0..rest.len()).filter_map(|at| Some(at + sign::blank(&rest[at..])?));
    let mut markers = blanks.filter_map(|at| scheme::read(&rest[at..], true));
    markers.any(|next| next.row == marker.row && next.ordinal == marker.ordinal + 1)
}

/// Whether a note at the foot of a page tells where something stands: ① 参见…, ②陈某：《…》，第17页。
#[inline(never)]
fn is_citation(rest: &[u8]) -> bool {
    const BEGINNINGS: Words = words(&[
        "参见",
        "详见《",
        "见《",
        "转引",
        "引自",
        "数据来",
        "数据由",
        "资料来源",
        "载《",
        "同上",
        "参阅",
        "据《",
    ]);
    const ENDS: Endings = endings(&["页。", "页", "年版。", "年版", "期。"]);
    let first = sign::skip_blanks(rest, 0, rest.len());
    BEGINNINGS.begin(&rest[first..]) || ENDS.end(rest) && sign::holds(rest, "《")
}

/// Whether 一、 is the first of two numbers of things in a sentence: 一、二车间合并以后，….
fn counts_things(marker: &Marker, rest: &[u8]) -> bool {
    #[rustfmt::skip]
    const THINGS: Words = words(&[
        "车间", "线", "月", "审", "季", "产", "年级", "班", "组", "楼", "号", "中队", "大队", "小队", "连", "营", "团", "师", "支部", "小学", "中学", "村", "社",
        "流", "层", "把手", "分厂", "矿", "科", "室", "庭", "局", "队", "胎", "孩",
    ]);
    let next = numeral::read_han(rest).filter(|&(next, _)| next == marker.ordinal + 1);
    next.is_some_and(|(_, width)| {
        THINGS.begin(&rest[width..]) && sign::stops(rest, 0, rest.len()).next().is_some()
    })
}

/// Whether what is between `text` and `rest` begins what somebody says in a story: “首先得看天气。”他说，….
#[inline(never)]
fn is_said(text: &[u8], rest: &[u8]) -> bool {
    let quoted = text.ends_with("“".as_bytes());
    let close = || sign::find(rest, "”").map(|close| close + "”".len());
    quoted && close().is_some_and(|close| close < rest.len())
}
