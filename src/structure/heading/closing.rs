//! 最后，… behind a heading, where what it would close stands before that and behind another heading: it closes the speech.

use crate::scan::Candidate;
use crate::scheme::{LAST, Scheme};

/// Leaves such members out; `headings` are the plain ones.
pub(super) fn leave_out(candidates: &mut Vec<Candidate>, headings: &[Candidate]) {
    let is_last = |it: &Candidate| !it.inline && u32::from(it.ordinal) == LAST;
    let plain = headings.iter().filter(|it| it.scheme == Scheme::Plain);
    if plain.clone().count() < 2 || !candidates.iter().any(is_last) {
        return;
    }
    let headings: Vec<u32> = plain.map(|it| it.paragraph).collect();
    let before = |paragraph| headings.partition_point(|&heading| heading < paragraph);
    // Of each family, how many headings stand before the first member of the last sequence, and before its last one.
    let mut seen = [None; Scheme::COUNT];
    candidates.retain(|it| {
        let seen = &mut seen[it.scheme as usize];
        let here = before(it.paragraph);
        if is_last(it) {
            return seen.is_none_or(|(first, last)| first == 0 || last == here);
        }
        if !it.inline {
            *seen = match *seen {
                Some((first, _)) if it.ordinal != 1 => Some((first, here)),
                _ => Some((here, here)),
            };
        }
        true
    });
}
