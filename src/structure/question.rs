//! Questions and answers by turns (问：…, 答：…), as offices publish what they tell reporters. Each question heads its answer.

use crate::scan::{Candidate, QUESTIONS, Scan};
use crate::scheme::{self, Scheme};
use crate::sign::{Words, words};

const ANSWERS: Words = words(&["答：", "答:"]);

/// Makes a sequence of the questions from the paragraph `behind` on that have their answer below them, where there are
/// several.
pub(super) fn tell(text: &[u8], scan: &mut Scan, behind: usize) {
    const FEWEST: usize = 2;
    let line = |paragraph: usize| {
        let shape = scan.shapes.get(paragraph)?;
        text.get(shape.first as usize..shape.last as usize)
    };
    let begins =
        |paragraph: usize, words: &Words| line(paragraph).is_some_and(|it| words.begin(it));
    let answered = |&at: &usize| begins(at, &QUESTIONS) && begins(at + 1, &ANSWERS);
    let questions: Vec<usize> = (behind..scan.shapes.len()).filter(answered).collect();
    if questions.len() < FEWEST {
        return;
    }
    let marker = |paragraph: usize| QUESTIONS.beginning(line(paragraph)?).map(str::len);
    let candidates: Vec<Candidate> = questions
        .iter()
        .enumerate()
        .map(|(before, &paragraph)| Candidate {
            marker: marker(paragraph).unwrap_or_default() as u16,
            ordinal: u16::try_from(before + 1).unwrap_or(u16::MAX),
            row: scheme::LABELLED,
            ..Candidate::of_line(Scheme::Labelled, paragraph, &scan.shapes[paragraph])
        })
        .collect();
    for &paragraph in &questions {
        scan.shapes[paragraph].marked = true;
    }
    scan.candidates.extend(candidates);
    scan.candidates.sort_by_key(|candidate| candidate.start);
}
