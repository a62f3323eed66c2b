//! Words with numbers of which a text has several (模块一, and 任务一 in each): those that come up behind the first are a family
//! of their own, which may stand below it.

use crate::numeral;
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;

/// Puts what has another word than the first into the family of 第一个问题, of which there is nothing else.
pub(super) fn tell(text: &[u8], scan: &mut Scan) {
    let is_label = |it: &&mut Candidate| it.scheme == Scheme::Labelled && !it.inline;
    let mut first = None;
    for label in scan.candidates.iter_mut().filter(is_label) {
        let word = word(text, label);
        if *first.get_or_insert(word) != word {
            label.scheme = Scheme::Question;
        }
    }
}

/// What stands before the number of a label.
fn word<'a>(text: &'a [u8], label: &Candidate) -> &'a [u8] {
    let start = label.start as usize;
    let marker = &text[start..start + usize::from(label.marker)];
    let is_number = |&at: &usize| {
        let rest = &marker[at..];
        numeral::starts_with_number(rest)
            || matches!(
                rest,
                [b'0'..=b'9', ..] | [0xEF, 0xBC, 0x90..=0x99, ..] | [0xE2, ..]
            )
    };
    let end = (0..marker.len()).find(is_number);
    &marker[..end.unwrap_or(marker.len())]
}
