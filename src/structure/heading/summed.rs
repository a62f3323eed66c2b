//! A line that sums up what numbered parts have told, and stands beside them: 几点体会 behind 三、….

use super::{Above, Seen, divisions};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign::{Words, words};

/// All that such a line says, perhaps with a colon.
#[rustfmt::skip]
const SUMS: Words = words(&[
    "几点体会", "几点启示", "几点思考", "几点认识", "几点感悟", "几点经验", "几点建议", "几点反思", "几点收获", "经验启示", "经验体会", "工作体会", "工作启示", "工作思考", "工作感悟", "主要体会", "主要启示", "主要经验", "体会与思考",
    "体会和思考", "启示与思考", "启示和思考", "经验与启示", "经验和启示", "思考与启示", "思考和启示", "体会和启示", "体会与启示", "实践启示", "实践体会", "思考与建议", "思考和建议", "深刻启示", "学习体会",
]);

/// Whether a line says nothing but that it sums up.
pub(super) fn sums_up(line: &[u8]) -> bool {
    let whole = |word: &str| word.len() == line.len();
    SUMS.beginning(line).is_some_and(whole)
}

/// The paragraph of such a line, if no other plain line is a heading, behind text and behind the last number of those that divide the text.
/// Numbers begin anew below it.
pub(super) fn find(text: &[u8], scan: &mut Scan, seen: &mut [Seen]) -> Option<u32> {
    let line = |it: &Seen| {
        let shape = &scan.shapes[it.candidate.paragraph as usize];
        &text[shape.first as usize..shape.last as usize]
    };
    let is_sum = |it: &Seen| {
        let is_plain = it.candidate.scheme == Scheme::Plain && it.above != Above::Line;
        is_plain && sums_up(line(it))
    };
    let at = seen.iter().position(is_sum)?;
    let is_title = |it: &Seen| it.candidate.scheme == Scheme::Plain && it.above == Above::Text;
    let mut others = seen[..at].iter().chain(&seen[at + 1..]);
    if others.any(|it| is_title(it) || is_sum(it)) {
        return None;
    }
    let paragraph = seen[at].candidate.paragraph;
    let (first, _) = divisions(scan).filter(|(first, _)| *first < paragraph)?;
    let family = |it: &&Candidate| it.paragraph == first && !it.inline;
    let family = scan.candidates.iter().find(family)?.scheme;
    let goes_on = |it: &Candidate| it.scheme == family && !it.inline && it.paragraph > paragraph;
    let is_behind_text = scan.shapes[paragraph as usize - 1].ended;
    if !is_behind_text || scan.candidates.iter().any(goes_on) {
        return None;
    }
    seen[at].candidate.ordinal = Candidate::ALONE;
    scan.shapes[paragraph as usize].parts = true;
    Some(paragraph)
}
