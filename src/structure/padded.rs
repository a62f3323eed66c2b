//! Numbers with a nought before them (01, 02, … 10), as posts and lists of questions have them: a family of their own, below
//! which 1. begins anew. Nothing need divide them from their words (01什么是巡察？).

use crate::scan::{Candidate, Scan};
use crate::scheme::{self, Scheme};
use crate::sign;

/// Makes a sequence of the paragraphs from `behind` on that begin so, where they count from 01.
pub(super) fn tell(text: &[u8], scan: &mut Scan, behind: usize) {
    const FEWEST: usize = 2;
    let mut members: Vec<(usize, u16)> = Vec::new();
    for paragraph in behind..scan.shapes.len() {
        let number = number(text, scan, paragraph);
        if let Some(number) = number.filter(|&number| usize::from(number) == members.len() + 1) {
            members.push((paragraph, number));
        }
    }
    if members.len() >= FEWEST {
        for (paragraph, number) in members {
            tell_member(scan, paragraph, number);
        }
    }
}

/// The number of two digits that a paragraph begins with as its marker or, on a short line, before its words.
fn number(text: &[u8], scan: &Scan, paragraph: usize) -> Option<u16> {
    const DIGITS: usize = 2;
    const LONGEST: usize = 120;
    let shape = &scan.shapes[paragraph];
    let line = &text[shape.first as usize..shape.last as usize];
    let &[tens @ b'0'..=b'9', ones @ b'0'..=b'9', ref behind @ ..] = line else {
        return None;
    };
    let words = sign::is_han(line, DIGITS) && !scheme::is_measure(behind);
    let is_title =
        words && !shape.marked && line.len() <= LONGEST && !line.ends_with("。".as_bytes());
    let numbered = || marker_of(scan, paragraph).is_some();
    (is_title || numbered()).then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
}

/// The place of the number among the candidates that a paragraph begins with.
fn marker_of(scan: &Scan, paragraph: usize) -> Option<usize> {
    let candidates = &scan.candidates;
    let at = candidates.partition_point(|it| (it.paragraph as usize) < paragraph);
    let candidate = candidates.get(at)?;
    let is_number = candidate.scheme == Scheme::ArabicStop && !candidate.inline;
    (is_number && candidate.paragraph as usize == paragraph).then_some(at)
}

fn tell_member(scan: &mut Scan, paragraph: usize, number: u16) {
    match marker_of(scan, paragraph) {
        Some(at) => scan.candidates[at].scheme = Scheme::Decimal1,
        None => {
            let shape = &mut scan.shapes[paragraph];
            shape.marked = true;
            let candidate = Candidate {
                marker: 2,
                ordinal: number,
                row: scheme::BARE_NUMBER,
                ..Candidate::of_line(Scheme::Decimal1, paragraph, shape)
            };
            let candidates = &mut scan.candidates;
            let at = candidates.partition_point(|it| it.start < candidate.start);
            candidates.insert(at, candidate);
        }
    }
}
