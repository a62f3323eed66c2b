//! Menus of sites: many very short lines, one right behind the other, name pages and head no text.

use super::{Above, HAN, Seen, han};
use crate::scan::Scan;
use crate::scheme::Scheme;
use std::ops::Range;

/// So many are no list of names that say something of each other (活动地点, 临江广场).
const FEWEST: usize = 8;
/// In bytes.
const LONGEST: usize = 6 * HAN;

/// Takes the entries of menus from the lines seen, but for the last, which may head what stands below.
pub(super) fn leave_out(text: &[u8], scan: &Scan, seen: &mut Vec<Seen>) {
    let is_entry = |at: &usize| {
        scan.shapes.get(*at).is_some_and(|shape| {
            let line = &text[shape.first as usize..shape.last as usize];
            !shape.marked
                && !shape.bold
                && shape.level == 0
                && line.len() <= LONGEST
                && han(line).count() * HAN == line.len()
        })
    };
    let may_be = |it: &Seen| it.above == Above::Line && it.candidate.scheme == Scheme::Plain;
    let are_few = || seen.iter().filter(|it| may_be(it)).count() < FEWEST / 2;
    if seen.len() < FEWEST / 2 || are_few() {
        return;
    }
    let mut run: Range<usize> = 0..0;
    seen.retain(|it| {
        if !may_be(it) {
            return true;
        }
        let at = it.candidate.paragraph as usize;
        if at >= run.end {
            let before = (run.end..at).rev().take_while(is_entry).count();
            let behind = (at..).take_while(is_entry).count();
            run = at - before..at + behind;
        }
        run.len() < FEWEST || at + 1 >= run.end
    });
}
