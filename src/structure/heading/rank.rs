//! Headings that have a rank without marks, by what stands around them: contents, signs, numbers alone, names in 【】.

use super::{Above, Seen, on_its_line};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;

/// A heading that is all of its paragraph and has a rank, as those with `#` marks have, by what stands around it.
pub(super) fn of_rank(text: &[u8], scan: &Scan, paragraph: usize, level: u8) -> Candidate {
    Candidate {
        level,
        ordinal: Candidate::LISTED,
        ..on_its_line(text, &scan.shapes[paragraph], paragraph, Scheme::Hash)
    }
}

/// Makes headings of these ranks of the lines at these paragraphs, which are in order, whatever they seemed to be.
pub(super) fn give_ranks(text: &[u8], scan: &Scan, ranks: &[(usize, u8)], seen: &mut Vec<Seen>) {
    let place = |it: &Seen| it.candidate.paragraph as usize;
    let is_ranked = |at| ranks.binary_search_by_key(&at, |&(at, _)| at).is_ok();
    seen.retain(|it| !is_ranked(place(it)));
    seen.extend(ranks.iter().map(|&(at, level)| Seen {
        candidate: of_rank(text, scan, at, level),
        above: Above::Text,
    }));
    seen.sort_by_key(place);
}
