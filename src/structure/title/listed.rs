//! The contents of a collection or of an issue name its pieces: the first of them is not the title of the whole.

use crate::noise::{Dropped, Reason, entry_of_contents, without_bullet};
use crate::scan::{Scan, Shape};
use crate::scheme;
use std::collections::BTreeSet;

/// The pieces that the contents name.
pub(super) struct Pieces<'a> {
    text: &'a [u8],
    scan: &'a Scan,
    /// Their names in the contents; none where these have fewer than two without a number.
    names: BTreeSet<&'a [u8]>,
    /// Where the first of these stands.
    from: u32,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a [u8], scan: &'a Scan, dropped: &[Dropped]) -> Pieces<'a> {
        /// The head has no more of them.
        const MOST: usize = 64;
        let mut contents = dropped.iter().filter(|it| it.reason == Reason::Contents);
        let mut names = BTreeSet::new();
        let from = contents.clone().next().map_or(u32::MAX, |it| it.span.start);
        for it in contents.by_ref().take(MOST) {
            let line = without_bullet(&text[it.span.start as usize..it.span.end as usize]);
            let name = entry_of_contents(line).unwrap_or(line);
            if scheme::read(name, true).is_none() {
                names.insert(name);
            }
        }
        Pieces {
            text,
            scan,
            names,
            from,
        }
    }

    /// Whether a line behind the contents names the first of several pieces: what another entry names has text below it too,
    /// and no line above the contents has the same words.
    pub(super) fn begin_with(&self, at: usize) -> bool {
        if self.names.is_empty() || self.scan.shapes[at].first < self.from {
            return false;
        }
        let name = self.line(&self.scan.shapes[at]);
        self.names.contains(name) && self.are_several(at, name)
    }

    #[inline(never)]
    fn are_several(&self, at: usize, first: &[u8]) -> bool {
        let (above, here) = self.scan.shapes.split_at(at);
        let plain = |shape: &Shape| !shape.marked && !shape.ended && !shape.clauses;
        let is_other = |shape: &Shape| {
            let line = self.line(shape);
            plain(shape) && line != first && self.names.contains(line)
        };
        here.iter().any(is_other) && above.iter().all(|shape| self.line(shape) != first)
    }

    fn line(&self, shape: &Shape) -> &'a [u8] {
        &self.text[shape.first as usize..shape.last as usize]
    }
}
