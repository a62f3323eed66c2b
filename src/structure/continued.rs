//! Writers who change the form of a number on the way: 一、…, 二、…, 第三，…. Where no 第二 stands before it, 第三 goes on with 二、.

use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;

/// Puts such members into the family of the numbers that they go on with.
pub(super) fn tell(scan: &mut Scan) {
    let candidates = &mut scan.candidates;
    // How many of 一、 and 二、 have counted on so far, and the last number behind 第.
    let (mut run, mut ordinal) = (0_u16, 0);
    for at in 0..candidates.len() {
        let it = &candidates[at];
        let next = run.saturating_add(1);
        match it.scheme {
            Scheme::HanComma if !it.inline => {
                run = match it.ordinal {
                    1 => 1,
                    number if number == next => next,
                    _ => 0,
                };
            }
            Scheme::First if it.ordinal == next && is_alone(candidates, at, ordinal) => {
                candidates[at].scheme = Scheme::HanComma;
                run = next;
            }
            Scheme::First => ordinal = it.ordinal,
            _ => {}
        }
    }
}

/// Whether a member of the third place or behind it begins its paragraph, is not counted with 第 before and in no other form
/// behind.
fn is_alone(candidates: &[Candidate], at: usize, before: u16) -> bool {
    const NEAR: usize = 32;
    const FIRST: u16 = 3;
    let it = &candidates[at];
    let again = |other: &Candidate| other.scheme == Scheme::HanComma && other.ordinal == it.ordinal;
    let mut behind = candidates[at + 1..].iter().take(NEAR);
    !it.inline
        && it.ordinal >= FIRST
        && Some(it.ordinal) != before.checked_add(1)
        && !behind.any(again)
}
