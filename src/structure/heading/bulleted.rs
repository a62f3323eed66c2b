//! Run-in headings behind a sign in the place of a number: ●强化集成改革。…, ◆领导重视。….

use crate::scan::{Candidate, Scan, Shape, is_imperative};
use crate::scheme::Scheme;
use crate::sign::{self, Stop};
use crate::structure::opening::Opening;
use std::ops::{Range, RangeInclusive};

/// The signs, of which each paragraph of a list has the same.
const SIGNS: [&str; 5] = ["●", "◆", "■", "▲", "★"];

/// The paragraphs behind `from` that begin with the same sign and with short first sentences that are built alike, two or
/// more below each other: prose behind a sign is none.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize) -> Vec<Candidate> {
    if !scan.bulleted {
        return Vec::new();
    }
    let signs: Vec<Option<&str>> = scan.shapes[from..]
        .iter()
        .map(|shape| sign_before(text, shape))
        .collect();
    let mut found = Vec::new();
    let mut first = from;
    for run in signs.chunk_by(|one, next| one == next) {
        let behind = first + run.len();
        if let [Some(sign), _, ..] = run {
            found.extend(headings(text, scan, first..behind, sign.len()).unwrap_or_default());
        }
        first = behind;
    }
    found
}

/// The sign that a paragraph begins with.
fn sign_before(text: &[u8], shape: &Shape) -> Option<&'static str> {
    let before = &text[..sign::trim_end(text, 0, shape.first as usize)];
    let is_before = |sign: &&str| before.ends_with(sign.as_bytes());
    SIGNS.into_iter().find(is_before)
}

/// The headings of a list, if all its paragraphs have some that are like each other.
fn headings(text: &[u8], scan: &Scan, run: Range<usize>, sign: usize) -> Option<Vec<Candidate>> {
    const UNLIKE: usize = 2;
    let mut forms = Vec::with_capacity(run.len());
    for shape in &scan.shapes[run.clone()] {
        forms.push(topic(text, shape)?);
    }
    let commas = forms[0].commas;
    let lengths = || forms.iter().map(|form| form.length);
    let (shortest, longest) = (lengths().min()?, lengths().max()?);
    let alike = forms.iter().all(|form| form.commas == commas)
        && longest - shortest <= UNLIKE.max(longest / 4);
    alike.then(|| run.map(|at| heading(text, scan, at, sign)).collect())
}

/// The first sentence of a paragraph, if it may be a heading of what follows it.
fn topic<'a>(text: &'a [u8], shape: &Shape) -> Option<Opening<'a>> {
    const LENGTHS: RangeInclusive<usize> = 4..=24;
    /// What a heading stands above is longer than it, and no shorter than this, in bytes.
    const LEAST: usize = 36;
    let topic = Opening::of(text, shape)?;
    let tells = topic.words.iter().any(u8::is_ascii_digit) || is_imperative(topic.words);
    let heads = topic.stop == Stop::Full
        && topic.commas < 2
        && !tells
        && LENGTHS.contains(&topic.length)
        && topic.behind >= LEAST.max(topic.words.len());
    heads.then_some(topic)
}

/// The heading with its sign.
fn heading(text: &[u8], scan: &Scan, at: usize, sign: usize) -> Candidate {
    let shape = &scan.shapes[at];
    let before = sign::trim_end(text, 0, shape.first as usize);
    Candidate {
        start: (before - sign) as u32,
        own: false,
        heads: false,
        ..Candidate::of_line(Scheme::Plain, at, shape)
    }
}
