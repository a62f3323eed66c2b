//! Sequences that another of their family breaks into: 四、, then 一、 to 八、 of a text that is quoted, then 五、.

use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;

/// Where breaks were lost, what takes up such a sequence again is no more doubtful than other numbers.
#[inline(never)]
pub(super) fn tell(scan: &mut Scan) {
    let takes_up = |at: &usize| takes_up(&scan.candidates[..=*at]);
    let found: Vec<usize> = (0..scan.candidates.len()).filter(takes_up).collect();
    for at in found {
        scan.candidates[at].doubtful = false;
    }
}

/// Whether the last candidate is doubtful, and counts on from the one before the last number one.
fn takes_up(candidates: &[Candidate]) -> bool {
    /// So many candidates back the other sequence is looked for.
    const NEAR: usize = 100;
    let is_like = |it: &&Candidate| it.scheme == Scheme::HanComma && !it.inline;
    let Some((last, before)) = candidates.split_last() else {
        return false;
    };
    if !last.doubtful || !is_like(&last) {
        return false;
    }
    let near = &before[before.len().saturating_sub(NEAR)..];
    let mut fellows = near.iter().rev().filter(is_like).map(|it| it.ordinal);
    let falls = fellows.clone().next() > Some(last.ordinal);
    falls
        && fellows.any(|ordinal| ordinal == 1)
        && fellows
            .next()
            .is_some_and(|before| before.checked_add(1) == Some(last.ordinal))
}
