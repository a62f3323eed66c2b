//! A number of another family that counts on from the enumeration right above it: 一是…；二是…；三是…；四、….

use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;

/// Makes it a member of the enumeration, where no 三、 stands before it and the text counts from 一、 behind.
#[inline(never)]
pub(super) fn tell(scan: &mut Scan) {
    let mut numbers: Option<u16> = None;
    let mut waits: Option<usize> = None;
    for at in 0..scan.candidates.len() {
        let candidate = &scan.candidates[at];
        if candidate.scheme != Scheme::HanComma || candidate.inline {
            continue;
        }
        let ordinal = candidate.ordinal;
        if let Some(slipped) = waits.take()
            && ordinal == 1
        {
            scan.candidates[slipped].scheme = Scheme::Shi;
        }
        let follows = numbers.is_some_and(|before| before.checked_add(1) == Some(ordinal));
        if !follows && counts_on(&scan.candidates[..=at]) {
            waits = Some(at);
        } else {
            numbers = Some(ordinal);
        }
    }
}

/// Whether the last candidate counts on from the one before it, with which the paragraph right above begins.
fn counts_on(candidates: &[Candidate]) -> bool {
    /// 二、 behind a lone 一是 counts parts.
    const LEAST: u16 = 3;
    let [.., before, last] = candidates else {
        return false;
    };
    last.ordinal >= LEAST
        && before.scheme == Scheme::Shi
        && !before.inline
        && before.ordinal == last.ordinal - 1
        && before.paragraph + 1 == last.paragraph
}
