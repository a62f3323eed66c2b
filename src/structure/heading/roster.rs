//! Names above rows of a roster: 优秀共产党员 above 支月　镇卫生院.

use super::{Above, HAN, Seen, han, is_no_heading};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign;
use std::collections::BTreeSet;

/// So many lists, each of so many rows.
const FEWEST: usize = 2;
const FEWEST_ROWS: usize = 2;

/// The paragraphs of lines above rows of as many cells each. The rows are left out.
pub(super) fn find(text: &[u8], scan: &Scan, seen: &mut Vec<Seen>) -> BTreeSet<u32> {
    let may_be = |it: &&Seen| {
        it.candidate.scheme == Scheme::Plain && matches!(it.above, Above::Line | Above::Little)
    };
    let cells = |at: usize| scan.shapes.get(at).map_or(0, |shape| cells(text, shape));
    let heads = |at: &u32| {
        let below = *at as usize + 1;
        let wanted = cells(below);
        let rows = (below..).take_while(|&at| wanted > 0 && cells(at) == wanted);
        let shape = &scan.shapes[*at as usize];
        let line = &text[shape.first as usize..shape.last as usize];
        let is_name =
            !shape.announces && (0..line.len()).all(|at| sign::blank(&line[at..]).is_none());
        is_name && !is_no_heading(line) && rows.take(FEWEST_ROWS).count() == FEWEST_ROWS
    };
    let names = seen.iter().filter(may_be).map(|it| it.candidate.paragraph);
    let known: BTreeSet<u32> = names.filter(heads).collect();
    if known.len() < FEWEST {
        return BTreeSet::new();
    }
    seen.retain(|it| cells(it.candidate.paragraph as usize) == 0);
    known
}

/// How many cells a row has that begins with somebody's name; 0 for what is none.
fn cells(text: &[u8], shape: &Shape) -> usize {
    const LONGEST: usize = 90;
    const NAME: usize = 4 * HAN;
    let line = &text[shape.first as usize..shape.last as usize];
    let plain = !(shape.marked || shape.ended || shape.running || shape.bold || shape.level > 0);
    if !plain || line.len() > LONGEST || !sign::is_han(line, 0) {
        return 0;
    }
    let mut cells = divided_by_blanks(line);
    let (Some(one), Some(two)) = (cells.next(), cells.next()) else {
        return 0;
    };
    // A name of two characters may be drawn out: 支　月.
    let is_drawn_out = one.len() == HAN && two.len() == HAN;
    let length = one.len() + if is_drawn_out { two.len() } else { 0 };
    let is_han = |piece: &[u8]| han(piece).count() * HAN == piece.len();
    let is_name =
        (2 * HAN..=NAME).contains(&length) && is_han(one) && (!is_drawn_out || is_han(two));
    match 2 + cells.count() - usize::from(is_drawn_out) {
        count if is_name && count > 1 => count,
        _ => 0,
    }
}

fn divided_by_blanks(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begun = at;
        while at < line.len() && sign::blank(&line[at..]).is_none() {
            at += 1;
        }
        let piece = &line[begun..at];
        at = sign::skip_blanks(line, at, line.len());
        (!piece.is_empty()).then_some(piece)
    })
}
