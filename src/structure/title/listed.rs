//! The contents of a collection or of an issue name its pieces: the first of them is not the title of the whole.

use crate::noise::{Dropped, Reason, entry_of_contents, without_bullet};
use crate::scan::{Scan, Shape};
use crate::scheme;
use std::collections::BTreeSet;

/// Which of the lines before `end` is the first of several pieces that the contents name: it stands behind them, as no line
/// with the same words above them does, and what another entry names stands below it.
#[inline(never)]
pub(super) fn first_piece(
    text: &[u8],
    scan: &Scan,
    dropped: &[Dropped],
    end: usize,
) -> Option<usize> {
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let entries = Entries::above(text, dropped, scan.shapes[end - 1].first);
    let is_named = |shape: &Shape| entries.names.contains(line(shape));
    let first = scan.shapes[..end].iter().position(is_named)?;
    let piece = &scan.shapes[first];
    let plain = |shape: &Shape| !shape.marked && !shape.ended && !shape.clauses;
    let is_other = |shape: &Shape| plain(shape) && line(shape) != line(piece) && is_named(shape);
    let is_behind = piece.first >= entries.from;
    (is_behind && scan.shapes[first..].iter().any(is_other)).then_some(first)
}

/// Entries of the contents without a number.
struct Entries<'a> {
    names: BTreeSet<&'a [u8]>,
    /// Where the contents begin.
    from: u32,
}

impl Entries<'_> {
    /// Those above a place.
    fn above<'a>(text: &'a [u8], dropped: &[Dropped], place: u32) -> Entries<'a> {
        /// The head has no more of them.
        const MOST: usize = 64;
        let above = dropped.iter().take_while(|it| it.span.start < place);
        let contents = above.filter(|it| it.reason == Reason::Contents);
        let from = contents.clone().next().map_or(place, |it| it.span.start);
        let name = |it: &Dropped| {
            let line = without_bullet(&text[it.span.start as usize..it.span.end as usize]);
            entry_of_contents(line).unwrap_or(line)
        };
        let has_no_number = |name: &&[u8]| scheme::read(name, true).is_none();
        let names = contents.map(name).filter(has_no_number);
        Entries {
            names: names.take(MOST).collect(),
            from,
        }
    }
}

/// Whether contents stand above a place.
pub(super) fn has_contents(dropped: &[Dropped], place: u32) -> bool {
    let mut above = dropped.iter().take_while(|it| it.span.start < place);
    above.any(|it| it.reason == Reason::Contents)
}
