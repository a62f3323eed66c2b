//! Paragraphs that an announced number counts, by the word that each begins with: 做到“四个聚焦”：, and 聚焦“民生”，回应群众关切。…
//! four times.

use crate::scan::{Candidate, Promise, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::Stop;
use crate::structure::opening::Opening;

/// So many paragraphs may stand from one of them to the next.
const APART: usize = 3;

/// The first sentences of such paragraphs behind paragraph `from`, as topics of `family`.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, family: Scheme) -> Vec<Candidate> {
    if !scan.promises {
        return Vec::new();
    }
    let announces = |at: &usize| scan.shapes[*at].announces && !scan.shapes[*at].bold;
    let mut found: Vec<Candidate> = Vec::new();
    for at in (from..scan.shapes.len()).filter(announces) {
        let Some(promise) = Promise::read(line(text, &scan.shapes[at])) else {
            continue;
        };
        if let Some(kept) = kept(&promise, text, scan, at) {
            let topic = |&at: &usize| super::topic(text, scan, at, family);
            found.extend(kept.iter().map(topic));
        }
    }
    found
}

fn line<'a>(text: &'a [u8], shape: &Shape) -> &'a [u8] {
    &text[shape.first as usize..shape.last as usize]
}

/// The paragraphs behind `at` that begin with the word, if the next one does and they are as many as announced.
fn kept(promise: &Promise, text: &[u8], scan: &Scan, at: usize) -> Option<Vec<usize>> {
    let begins = |at: &usize| line(text, &scan.shapes[*at]).starts_with(promise.word);
    let mut kept = vec![Some(at + 1).filter(|at| *at < scan.shapes.len() && begins(at))?];
    while let Some(&last) = kept.last()
        && kept.len() <= promise.count
    {
        let near = last + 1..scan.shapes.len().min(last + 1 + APART);
        match near.clone().find(begins) {
            Some(next) => kept.push(next),
            None => break,
        }
    }
    let is_topic = |&at: &usize| has_topic(text, &scan.shapes[at]);
    (kept.len() == promise.count && kept.iter().all(is_topic)).then_some(kept)
}

/// Whether a paragraph begins with a short sentence and goes on behind it.
fn has_topic(text: &[u8], shape: &Shape) -> bool {
    Opening::of(text, shape).is_some_and(|it| it.stop == Stop::Full && it.behind > 0)
}
