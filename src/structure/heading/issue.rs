//! The headline of the first piece of a periodical whose name is the title. It stands below the masthead and not behind text, as
//! the others do.

use super::{Above, Seen};
use crate::scan::Scan;
use crate::scheme::Scheme;
use crate::structure::title;

/// So many lines below the title tell the number of the issue, who brings it out and when.
const BELOW: usize = 4;

/// The paragraph of that headline, where the number of the issue is the first line behind the title, at `from`.
pub(super) fn first_piece(text: &[u8], scan: &Scan, from: usize, seen: &[Seen]) -> Option<u32> {
    let shape = scan.shapes.get(from)?;
    let (first, others) = seen.split_first()?;
    let candidate = &first.candidate;
    let is_headline = candidate.scheme == Scheme::Plain && first.above == Above::Text;
    let at = candidate.paragraph as usize;
    let below = is_headline && !others.is_empty() && at <= from + BELOW;
    let line = &text[shape.first as usize..shape.last as usize];
    (below && title::is_issue(line)).then_some(candidate.paragraph)
}
