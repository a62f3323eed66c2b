//! The list of attachments at a document's end (附件：1.… 2.…), or a list that is one, and notes (注：1.… 2.…), whose
//! numbers are no items of the outline. An attached plan with headings of its own (一、) keeps them.

use crate::hands::Hands;
use crate::scan::{Candidate, NOTE, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Words, words};
use std::ops::Range;

const LISTS: Words = words(&["附件：", "附件:", "附：", "附:", "注：", "注:", "备注："]);

/// Takes the markers of lists of attachments out of the candidates: those in a paragraph that begins with 附件, those
/// that begin to count right below a line 附件 without being sentences, and those of the lines behind them that go on counting.
pub(super) fn leave_out(text: &[u8], scan: &mut Scan, hands: &Hands) {
    if scan.beginnings & NOTE == 0 {
        return;
    }
    let shapes = &scan.shapes;
    // What begins with a marker does not begin with 附件.
    let is_list = |paragraph: u32| {
        let shape = &shapes[paragraph as usize];
        let line = || &text[shape.first as usize..shape.last as usize];
        !shape.marked && LISTS.begin(line())
    };
    let is_heading = |paragraph: u32| {
        let shape = &shapes[paragraph as usize];
        let line = &text[shape.first as usize..shape.last as usize];
        ["附件", "附件：", "附件:", "附：", "附:", "附表", "附录"]
            .iter()
            .any(|words| line == words.as_bytes())
    };
    // What is attached itself has a title between 附件 and its first number, or whole sentences.
    let begins = |paragraph: u32| {
        let sentence = shapes[paragraph as usize].ended || shapes[paragraph as usize].running;
        paragraph > 0 && is_heading(paragraph - 1) && !sentence
    };
    // A digit behind 1. hides it: 附件：1.2026年计划表.
    let is_second = |candidate: &Candidate| {
        let list = candidate.paragraph.checked_sub(1);
        candidate.ordinal == 2
            && candidate.scheme == Scheme::ArabicStop
            && !candidate.inline
            && list.is_some_and(|list| is_list(list) && lists_one(text, &shapes[list as usize]))
    };
    let is_first = |candidate: &Candidate| {
        let first = candidate.ordinal == 1
            && candidate.scheme == Scheme::ArabicStop
            && begins(candidate.paragraph);
        first || is_list(candidate.paragraph)
    };
    let candidates = &scan.candidates;
    let in_share = |share: Range<usize>| {
        let firsts = candidates[share].iter().filter(|it| is_first(it));
        firsts.map(|it| it.start).collect()
    };
    let mut firsts: Vec<u32> = Vec::new();
    hands.share(candidates.len(), in_share, |found: Vec<u32>| {
        firsts.extend(found)
    });
    let seconds = candidates.iter().filter(|it| is_second(it));
    firsts.extend(seconds.map(|it| it.start));
    firsts.sort_unstable();
    if firsts.is_empty() {
        return;
    }
    let mut firsts = firsts.into_iter().peekable();
    // The paragraph and number of the last attachment seen.
    let mut last: Option<(u32, u16)> = None;
    scan.candidates.retain(|candidate| {
        let goes_on = last.is_some_and(|(paragraph, number)| {
            candidate.paragraph == paragraph + 1 && number.checked_add(1) == Some(candidate.ordinal)
        });
        let is_first = firsts.next_if_eq(&candidate.start).is_some();
        let listed = goes_on || is_first;
        if listed {
            last = Some((candidate.paragraph, candidate.ordinal));
        }
        !listed
    });
}

/// Whether the list of attachments begins with 1. and a digit, which a number has too: 附件：1.2026年计划表.
fn lists_one(text: &[u8], shape: &Shape) -> bool {
    let line = &text[shape.first as usize..shape.last as usize];
    let key = LISTS.beginning(line).map_or(0, str::len);
    let rest = &line[sign::skip_blanks(line, key, line.len())..];
    let behind = ["1.", "1．"]
        .iter()
        .find_map(|one| rest.strip_prefix(one.as_bytes()));
    behind.is_some_and(|behind| behind.first().is_some_and(u8::is_ascii_digit))
}
