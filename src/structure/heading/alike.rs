//! Paragraphs that open alike: three or more, one right behind the other, whose short first sentences begin with the same
//! word and are built alike (更加注重守底线。… 更加注重强产业。… 更加注重抓建设。…).

use crate::scan::{Scan, Shape, is_imperative};
use crate::sign::{self, Stop, Words, words};
use crate::structure::opening::Opening;
use std::ops::Range;

/// So many of them are no chance.
const FEWEST: usize = 3;
/// Such a sentence has so many characters at most, and one may be so much longer than another.
const LONGEST: usize = 24;
const UNEVEN: usize = 4;
/// What stands behind it is no shorter than this, in bytes.
const LEAST: usize = 36;
/// Bytes of the word, of two Han characters.
const WORD: usize = 6;

/// What many sentences begin with, whatever they say.
#[rustfmt::skip]
const COMMON: Words = words(&[
    "我", "他", "她", "你", "它", "这", "那", "有", "今", "去年", "明年", "现在", "当时", "后来", "同志", "各位", "大家", "如", "因", "所以", "但是", "可", "一个", "不是", "还有", "没有",
    "为了", "通过", "根据", "按照", "对于", "关于", "其中", "此外", "同时", "目前", "近年",
]);

/// The runs of such paragraphs behind paragraph `from`. Of three in a row one stands at each third place, so no other needs
/// to be looked at where neither of its neighbours begins like it.
pub(super) fn runs(text: &[u8], scan: &Scan, from: usize) -> Vec<Range<usize>> {
    let shapes = &scan.shapes[..];
    let mut found = Vec::new();
    let mut next = from + 1;
    while next < shapes.len() {
        let at = next;
        next += FEWEST;
        if !may_open(&shapes[at]) {
            continue;
        }
        let word = beginning(text, &shapes[at]);
        let is_like = |at: usize| may_open(&shapes[at]) && beginning(text, &shapes[at]) == word;
        let follows = at + 1 < shapes.len() && is_like(at + 1);
        if !follows && !is_like(at - 1) {
            continue;
        }
        let before = (from..at).rev().take_while(|&at| is_like(at)).count();
        let behind = (at + 1..shapes.len()).take_while(|&at| is_like(at)).count();
        let run = at - before..at + 1 + behind;
        next = next.max(run.end + 1);
        if run.len() >= FEWEST && are_alike(text, &shapes[run.clone()]) {
            found.push(run);
        }
    }
    found
}

/// Whether a paragraph is plain text of more than one sentence.
fn may_open(shape: &Shape) -> bool {
    shape.running && !shape.marked && shape.level == 0
}

/// The first two characters of a paragraph, if they take as many bytes as two Han characters, as one number.
fn beginning(text: &[u8], shape: &Shape) -> u64 {
    const WORD_ONLY: u64 = (1 << (8 * WORD)) - 1;
    let text = text[shape.first as usize..].first_chunk();
    text.map_or(0, |&text| u64::from_le_bytes(text) & WORD_ONLY)
}

/// Whether paragraphs that begin with the same word open with short sentences of as many clauses, about as long.
fn are_alike(text: &[u8], run: &[Shape]) -> bool {
    let line = &text[run[0].first as usize..];
    let is_word = sign::is_han(line, 0) && sign::is_han(line, WORD / 2) && !COMMON.begin(line);
    if !is_word {
        return false;
    }
    let openings = run.iter().map(|shape| opening(text, shape));
    let Some(openings) = openings.collect::<Option<Vec<Opening>>>() else {
        return false;
    };
    let lengths = || openings.iter().map(|opening| opening.length);
    let commas = || openings.iter().map(|opening| opening.commas);
    let uneven = lengths().max().zip(lengths().min());
    uneven.is_some_and(|(longest, shortest)| longest - shortest <= UNEVEN)
        && commas().min() == commas().max()
}

/// The first sentence of a paragraph, if it is short and no call, and the paragraph goes on behind it.
fn opening<'a>(text: &'a [u8], shape: &Shape) -> Option<Opening<'a>> {
    let opening = Opening::of(text, shape).filter(|_| may_open(shape))?;
    let is_short = opening.length <= LONGEST && opening.behind >= LEAST;
    let heads = opening.stop == Stop::Full && is_short && !is_imperative(opening.words);
    heads.then_some(opening)
}
