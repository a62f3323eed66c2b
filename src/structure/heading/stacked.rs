//! Bold headings right above others in bold, with no text between: 参保待遇 above 共济范围扩大.

use super::family_for_others;
use crate::scan::Candidate;
use crate::scheme::Scheme;

/// So many stand over others at least.
const FEWEST: usize = 2;

/// Lets the bold headings stand under those that have another right below them, two or more times, the first of all among
/// them.
pub(super) fn sink(found: &mut [Candidate]) {
    if found.iter().all(|it| it.scheme != Scheme::Bold) {
        return;
    }
    let is_bold = |it: &Candidate| it.scheme == Scheme::Bold && it.framing().is_none();
    let is_over =
        |pair: &[Candidate]| pair.iter().all(is_bold) && pair[0].paragraph + 1 == pair[1].paragraph;
    let over = found.windows(2).filter(|pair| is_over(pair));
    let over: Vec<u32> = over.map(|pair| pair[0].paragraph).collect();
    let first = found.iter().find(|it| is_bold(it)).map(|it| it.paragraph);
    // A third one makes three levels, or a name over several lines.
    let has_third = over.windows(2).any(|pair| pair[0] + 1 == pair[1]);
    if over.len() < FEWEST || has_third || over.first() != first.as_ref() {
        return;
    }
    let family = family_for_others(found.iter());
    if family != Scheme::Bold {
        let below = |it: &&mut Candidate| is_bold(it) && over.binary_search(&it.paragraph).is_err();
        for it in found.iter_mut().filter(below) {
            // One below another is enough.
            (it.scheme, it.ordinal) = (family, Candidate::ALONE);
        }
    }
}
