//! Paragraphs whose first sentences are one frame around a quoted word: 抓住“责任”这个关键。… 抓住“民生”这个根本。… 抓住“制度”这个保障。…
//! An ordinary paragraph may stand between two of them.

use super::HAN;
use super::alike::{COMMON, may_open, opening};
use crate::scan::Shape;
use crate::sign;
use std::iter::successors;
use std::ops::{Range, RangeInclusive};

/// So many of them are no chance.
const FEWEST: usize = 3;
/// So many paragraphs lie from one to the next.
const APART: usize = 2;

const OPEN: &[u8] = "“".as_bytes();
const CLOSE: &str = "”";

/// Adds the run of such paragraphs that paragraph `at` is of, or stands between two of, each as a run of its own; those
/// before `from` are of none.
#[inline]
pub(super) fn find(
    text: &[u8],
    shapes: &[Shape],
    from: usize,
    at: usize,
    found: &mut Vec<Range<usize>>,
) {
    let opens = |at: &usize| shapes.get(*at).is_some_and(|shape| opens(text, shape));
    if let Some(at) = [at, at + 1].into_iter().find(opens) {
        find_around(text, shapes, from, at, found);
    }
}

#[inline(never)]
fn find_around(
    text: &[u8],
    shapes: &[Shape],
    from: usize,
    at: usize,
    found: &mut Vec<Range<usize>>,
) {
    /// So many are looked for on each side.
    const MOST: usize = 16;
    if found
        .iter()
        .rev()
        .take(2 * MOST)
        .any(|run| run.contains(&at))
    {
        return;
    }
    let frame = |at: usize| shapes.get(at).and_then(|shape| Frame::of(text, shape));
    let Some(here) = frame(at) else { return };
    let is_like = |at: &usize| frame(*at).is_some_and(|it| it.around == here.around);
    let before = |&at: &usize| (from.max(at.saturating_sub(APART))..at).rev().find(is_like);
    let behind = |&at: &usize| (at + 1..=at + APART).find(is_like);
    let mut run: Vec<usize> = successors(Some(at), before).take(MOST).collect();
    run.reverse();
    run.extend(successors(behind(&at), behind).take(MOST));
    let mut words: Vec<&[u8]> = run.iter().filter_map(|&at| Some(frame(at)?.word)).collect();
    words.sort_unstable();
    words.dedup();
    if run.len() >= FEWEST && words.len() == run.len() {
        found.extend(run.iter().map(|&at| at..at + 1));
    }
}

/// So many characters stand before the quoted word.
const BEFORE: RangeInclusive<usize> = 2..=4;

/// Whether a paragraph goes on behind its first sentence and has a quotation mark where such a frame has it.
#[inline]
fn opens(text: &[u8], shape: &Shape) -> bool {
    may_open(shape) && place(&text[shape.first as usize..shape.last as usize]).is_some()
}

/// Where the quotation mark stands.
#[inline]
fn place(line: &[u8]) -> Option<usize> {
    let opens = |at: &usize| line.get(*at..).is_some_and(|it| it.starts_with(OPEN));
    BEFORE.map(|chars| chars * HAN).find(opens)
}

/// What stands right around the quoted word of a first sentence, and that word.
struct Frame<'a> {
    around: [&'a [u8]; 2],
    word: &'a [u8],
}

impl<'a> Frame<'a> {
    fn of(text: &'a [u8], shape: &Shape) -> Option<Frame<'a>> {
        const BEHIND: usize = 2 * HAN;
        let before = place(&text[shape.first as usize..shape.last as usize])?;
        let words = opening(text, shape)?.words;
        let word = words.get(before + OPEN.len()..)?;
        let close = sign::find(word, CLOSE)?;
        let behind = word.get(close + CLOSE.len()..)?.get(..BEHIND)?;
        let is_han = |piece: &[u8]| {
            (0..piece.len())
                .step_by(HAN)
                .all(|at| sign::is_han(piece, at))
        };
        let around = [&words[..before], behind];
        let is_frame = around.iter().all(|piece| is_han(piece)) && !COMMON.begin(words);
        is_frame.then_some(Frame {
            around,
            word: &word[..close],
        })
    }
}
