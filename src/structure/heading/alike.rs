//! Paragraphs that open alike: three or more, one right behind the other, whose short first sentences begin with the same
//! word and are built alike (更加注重守底线。… 更加注重强产业。… 更加注重抓建设。…).

use crate::scan::{Candidate, Scan, Shape, is_imperative};
use crate::scheme::Scheme;
use crate::sign::{self, Stop, Words, words};

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

/// The first sentences of such paragraphs behind paragraph `from`, as headings of `family`.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, family: Scheme) -> Vec<Candidate> {
    if !scan.alike {
        return Vec::new();
    }
    let opening = |at: usize| Opening::read(text, &scan.shapes[at]);
    let openings: Vec<Option<Opening>> = (from..scan.shapes.len()).map(opening).collect();
    let mut found = Vec::new();
    let mut first = from;
    for run in openings.chunk_by(|one, next| one.is_some() && word(one) == word(next)) {
        let behind = first + run.len();
        if run.len() >= FEWEST && are_even(run) {
            let headings = first..behind;
            found.extend(headings.map(|at| super::run_in_heading(text, scan, at, family)));
        }
        first = behind;
    }
    found
}

/// How a paragraph opens.
struct Opening<'a> {
    word: &'a [u8],
    /// Of its first sentence, in characters.
    length: usize,
    commas: usize,
}

impl Opening<'_> {
    fn read<'a>(text: &'a [u8], shape: &Shape) -> Option<Opening<'a>> {
        let (first, last) = (shape.first as usize, shape.last as usize);
        let line = &text[first..last];
        let word = line.get(..WORD).filter(|word| {
            sign::is_han(word, 0) && sign::is_han(word, WORD / 2) && !COMMON.begin(word)
        })?;
        if shape.marked || shape.level > 0 || !shape.running || is_imperative(line) {
            return None;
        }
        let mut commas = 0;
        let (end, stop, width) = sign::stops(text, first, last).find(|&(_, stop, _)| {
            commas += usize::from(stop == Stop::Comma);
            stop != Stop::Comma
        })?;
        let length = sign::chars_in(text, first, end);
        let is_short = stop == Stop::Full && length <= LONGEST && last - end - width >= LEAST;
        is_short.then_some(Opening {
            word,
            length,
            commas,
        })
    }
}

fn word<'a>(opening: &Option<Opening<'a>>) -> &'a [u8] {
    opening.as_ref().map_or(b"", |opening| opening.word)
}

/// Whether sentences have as many clauses and are about as long.
fn are_even(run: &[Option<Opening>]) -> bool {
    let lengths = || run.iter().flatten().map(|opening| opening.length);
    let commas = || run.iter().flatten().map(|opening| opening.commas);
    let (shortest, longest) = (lengths().min(), lengths().max());
    longest
        .zip(shortest)
        .is_some_and(|(long, short)| long - short <= UNEVEN)
        && commas().min() == commas().max()
}
