//! Paragraphs that open alike: three or more, one right behind the other, whose short first sentences begin with the same
//! word and are built alike (更加注重守底线。… 更加注重强产业。… 更加注重抓建设。…), or are only built alike (聚焦主业抓党建。…
//! 用心用情办信访。…); and sections of a report all of whose paragraphs open with a short sentence, whatever its length.

use super::HAN;
use super::hash::greets;
use super::quoted;
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
pub(super) const COMMON: Words = words(&[
    "我", "他", "她", "你", "它", "这", "那", "有的", "有些", "有人", "有一", "今", "去年", "明年", "现在", "当时", "后来", "同志", "各位", "大家", "如", "因", "所以", "但是", "可", "一个", "不是", "还有", "没有", "会议",
    "为了", "通过", "根据", "按照", "对于", "关于", "其中", "此外", "同时", "目前", "近年",
]);

/// The runs of such paragraphs behind paragraph `from`. Of three in a row one stands at each third place, so no other needs
/// to be looked at.
pub(super) fn runs(text: &[u8], scan: &Scan, from: usize) -> Vec<Range<usize>> {
    let shapes = &scan.shapes[..];
    let mut found = Vec::new();
    let mut sections = Vec::new();
    let mut next = from + FEWEST - 1;
    while next < shapes.len() {
        let at = next;
        next += FEWEST;
        if !may_open(&shapes[at]) {
            quoted::find(text, shapes, from, at, &mut found);
            continue;
        }
        let row = around(from..shapes.len(), at, |at| may_open(&shapes[at]));
        next = next.max(row.end + FEWEST);
        for at in row.clone().step_by(FEWEST) {
            quoted::find(text, shapes, from, at, &mut found);
        }
        if row.len() >= FEWEST {
            match is_section(text, shapes, &row) {
                true => sections.push(row),
                false => in_row(text, shapes, row, &mut found),
            }
        }
    }
    if sections.len() > 1 {
        found.append(&mut sections);
        found.extend(short_sections(text, shapes, from));
    }
    for row in sections {
        in_row(text, shapes, row, &mut found);
    }
    found
}

/// The sections that are of one paragraph less than others are known by.
fn short_sections(text: &[u8], shapes: &[Shape], from: usize) -> Vec<Range<usize>> {
    let may_open = |at: usize| shapes.get(at).is_some_and(may_open);
    let row = |at: usize| at..at + FEWEST - 1;
    let is_row = |row: &Range<usize>| row.clone().all(may_open) && !may_open(row.end);
    let rows = (from..shapes.len()).map(row).filter(is_row);
    rows.filter(|row| is_section(text, shapes, row)).collect()
}

/// Finds the runs among paragraphs that may open so.
fn in_row(text: &[u8], shapes: &[Shape], row: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut rest = row.clone();
    // Up to here all begin with one word and are not built alike.
    let mut uneven = row.start;
    let mut at = row.start + FEWEST - 1;
    while at < row.end {
        let mut run = at..at;
        let mut fits = false;
        if at >= uneven {
            run = by_word(text, shapes, rest.clone(), at);
            fits = run.len() >= FEWEST && are_alike(text, &shapes[run.clone()]);
            uneven = run.end;
        }
        if !fits {
            run = by_build(text, shapes, rest.clone(), at);
            fits = run.len() >= FEWEST && tell_topics(text, shapes, &run);
        }
        at += FEWEST;
        // What was looked at as a whole is not looked at again.
        if run.len() >= FEWEST {
            rest.start = run.end;
            at = at.max(run.end + FEWEST - 1);
        }
        if fits {
            found.push(run);
        }
    }
}

/// Behind the last of the places from `at` on that are of a sort.
fn end_of_row(at: usize, all: usize, is: impl Fn(usize) -> bool) -> usize {
    (at..all).find(|&at| !is(at)).unwrap_or(all)
}

/// The places around `at`, itself among them, that are of a sort, as far as they stand side by side.
fn around(all: Range<usize>, at: usize, is: impl Fn(usize) -> bool) -> Range<usize> {
    let before = (all.start..at).rev().take_while(|&at| is(at)).count();
    at - before..end_of_row(at + 1, all.end, is)
}

/// The paragraphs around `at` that begin with its word.
fn by_word(text: &[u8], shapes: &[Shape], all: Range<usize>, at: usize) -> Range<usize> {
    let word = beginning(text, &shapes[at]);
    around(all, at, |at| beginning(text, &shapes[at]) == word)
}

/// The paragraphs around `at` whose first sentences are built as its own: three or more that are like each other, and beside
/// them others that may be a little longer or shorter.
fn by_build(text: &[u8], shapes: &[Shape], all: Range<usize>, at: usize) -> Range<usize> {
    let Some(build) = Build::of(text, &shapes[at]) else {
        return at..at;
    };
    let other = |at: usize| Build::of(text, &shapes[at]);
    let is_like = |at: usize| other(at).is_some_and(|other| build.is_like(&other));
    // What ends the text sums it up, and is as often about as long.
    let is_near = |at: usize| {
        let may_be = at + 1 < shapes.len() || is_like(at);
        may_be && other(at).is_some_and(|other| build.is_near(&other))
    };
    let like = around(all.clone(), at, is_like);
    match like.len() >= FEWEST {
        true => around(all, at, is_near),
        false => at..at,
    }
}

/// Whether first sentences that are built alike are topics by what they say or what stands above them.
fn tell_topics(text: &[u8], shapes: &[Shape], run: &Range<usize>) -> bool {
    let is_work = || Build::of(text, &shapes[run.start]).is_some_and(|it| it.tells_work());
    let run_shapes = &shapes[run.clone()];
    (is_work() || is_led(text, shapes, run.start) || end_alike(text, run_shapes))
        && !tell_a_story(text, run_shapes)
}

/// Whether these first sentences end with the same character: 支部引路。 党员带路。 产业铺路。
fn end_alike(text: &[u8], run: &[Shape]) -> bool {
    const PARTICLES: Words = words(&["了", "着", "过", "的", "呢", "吗", "吧"]);
    let end = |shape: &Shape| Opening::of(text, shape).and_then(|it| it.words.last_chunk::<HAN>());
    let mut ends = run.iter().map(end);
    ends.next().flatten().is_some_and(|first| {
        sign::is_han(first, 0) && !PARTICLES.begin(first) && ends.all(|end| end == Some(first))
    })
}

/// Whether one of these first sentences tells a story: 天还没有亮。
fn tell_a_story(text: &[u8], run: &[Shape]) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &["起来", "还在", "还没", "还是", "那", "她", "这", "又", "有人", "不是", "慢慢", "渐渐"];
    let mut openings = run.iter().filter_map(|shape| Opening::of(text, shape));
    openings.any(|it| WORDS.iter().any(|word| sign::holds(it.words, word)))
}

/// Whether a paragraph stands below a heading, or below words that announce what follows.
fn is_led(text: &[u8], shapes: &[Shape], at: usize) -> bool {
    let Some(above) = at.checked_sub(1).map(|above| &shapes[above]) else {
        return false;
    };
    let is_line = !above.running && !above.ended && !above.turns;
    above.marked
        || is_line && !greets(&text[above.first as usize..above.last as usize])
        || above.announces && above.running
}

/// Whether these paragraphs are all text below a number and have such sentences, of one clause each.
fn is_section(text: &[u8], shapes: &[Shape], row: &Range<usize>) -> bool {
    let build = |shape: &Shape| Build::of(text, shape);
    let is_one = |shape: &Shape| build(shape).is_some_and(|it| it.commas == 0);
    let section = &shapes[row.clone()];
    row.start > 0
        && shapes[row.start - 1].marked
        && section.iter().all(is_one)
        && !tell_a_story(text, section)
}

/// How a short first sentence is built, in characters.
struct Build {
    first_clause: usize,
    length: usize,
    commas: usize,
}

impl Build {
    fn of(text: &[u8], shape: &Shape) -> Option<Build> {
        const SHORTEST: usize = 4;
        let opening = opening(text, shape).filter(|_| !shape.announces)?;
        let words = opening.words;
        let is_told =
            !sign::is_han(words, 0) || COMMON.begin(words) || words.ends_with("了".as_bytes());
        let comma = sign::stops(words, 0, words.len()).next();
        let first_clause = comma.map_or(opening.length, |(at, ..)| sign::chars(&words[..at]));
        (!is_told && opening.length >= SHORTEST).then_some(Build {
            first_clause,
            length: opening.length,
            commas: opening.commas,
        })
    }

    /// Whether it is no name and no saying in two halves (岁月不居，时节如流), as speeches begin with.
    fn tells_work(&self) -> bool {
        const SHORTEST: usize = 5;
        self.length >= SHORTEST && !self.is_saying()
    }

    fn is_saying(&self) -> bool {
        self.commas == 1 && self.first_clause * 2 + 1 == self.length
    }

    /// Whether two sentences have as many clauses and are about as long. A saying in two halves is like none that is no such.
    fn is_near(&self, other: &Build) -> bool {
        self.commas == other.commas
            && self.length.abs_diff(other.length) <= UNEVEN
            && self.is_saying() == other.is_saying()
    }

    /// Whether two sentences have as many clauses, not more than two, the first ones just as long, and are themselves as long
    /// but for one character.
    fn is_like(&self, other: &Build) -> bool {
        self.first_clause == other.first_clause
            && self.commas == other.commas
            && self.commas <= 1
            && self.length.abs_diff(other.length) <= 1
    }
}

/// Whether a paragraph is plain text of more than one sentence.
pub(super) fn may_open(shape: &Shape) -> bool {
    shape.running && !shape.marked && shape.level == 0
}

/// Whether a full stop stands early enough in a paragraph to end such a sentence.
fn has_early_stop(line: &[u8]) -> bool {
    const STOP: [u8; 3] = *b"\xE3\x80\x82";
    let behind = || {
        line.get(sign::EARLY - 2..)
            .and_then(|line| sign::find_early(line, STOP))
    };
    sign::find_early(line, STOP).or_else(behind).is_some()
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
pub(super) fn opening<'a>(text: &'a [u8], shape: &Shape) -> Option<Opening<'a>> {
    let line = &text[shape.first as usize..shape.last as usize];
    if !has_early_stop(line) {
        return None;
    }
    let opening = Opening::of(text, shape)?;
    let is_short = opening.length <= LONGEST && opening.behind >= LEAST;
    let heads = opening.stop == Stop::Full && is_short && !is_imperative(opening.words);
    heads.then_some(opening)
}
