//! The letter l that text recognition takes for a 1: l.甲 above 2.乙.

use crate::scan::{Candidate, Scan};
use crate::scheme::{self, Scheme};

/// What a list of letters has behind so many others.
const ELL: u16 = 12;

/// Reads such a letter as a number where the next number is two.
#[inline(never)]
pub(super) fn tell(text: &[u8], scan: &mut Scan) {
    let mut next = None;
    for candidate in scan.candidates.iter_mut().rev().filter(|it| !it.inline) {
        match candidate.scheme {
            Scheme::ArabicStop => next = Some(candidate.ordinal),
            Scheme::Letter if next == Some(2) && candidate.ordinal == ELL => {
                if let Some(one) = as_one(text, candidate) {
                    *candidate = one;
                    next = Some(one.ordinal);
                }
            }
            _ => {}
        }
    }
}

fn as_one(text: &[u8], candidate: &Candidate) -> Option<Candidate> {
    let marker = &text[candidate.start as usize..][..usize::from(candidate.marker)];
    let number = [b"1", marker.strip_prefix(b"l")?, "条".as_bytes()].concat();
    let one = scheme::read(&number, true).filter(|one| one.scheme == Scheme::ArabicStop)?;
    Some(Candidate {
        scheme: one.scheme,
        row: one.row,
        ordinal: 1,
        ..*candidate
    })
}
