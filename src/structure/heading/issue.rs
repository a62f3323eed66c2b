//! The headlines of the pieces of a periodical whose name is the title. The first stands below the masthead and not behind text,
//! as the others do.

use super::{Above, Seen};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::structure::title;
use std::collections::BTreeSet;

/// So many lines below the title tell the number of the issue, who brings it out and when.
const BELOW: usize = 4;

/// The paragraphs of such headlines, where the number of the issue is the first line behind the title, at `from`: the first, and
/// where short news stand behind them (简讯两则), or who sent a piece in, all others.
pub(super) fn pieces(text: &[u8], scan: &Scan, from: usize, seen: &[Seen]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let paragraph = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let Some((first, others)) = seen.split_first().filter(|(_, others)| !others.is_empty()) else {
        return found;
    };
    let at = first.candidate.paragraph as usize;
    let near =
        first.candidate.scheme == Scheme::Plain && first.above == Above::Text && at <= from + BELOW;
    let number = scan.shapes.get(from).filter(|_| near);
    if !number.is_some_and(|number| title::is_issue(paragraph(number))) {
        return found;
    }
    found.insert(first.candidate.paragraph);
    let line = |it: &Seen| paragraph(&scan.shapes[it.candidate.paragraph as usize]);
    let above = |it: &Seen| &scan.shapes[it.candidate.paragraph as usize - 1];
    let is_short = |it: &Seen| title::names_short_news(line(it));
    let is_sent = |it: &Seen| title::is_from(paragraph(above(it)));
    let plain = |it: &&Seen| it.candidate.scheme == Scheme::Plain;
    if others.iter().any(|it| is_short(it) || is_sent(it)) {
        let behind = |it: &&Seen| above(it).ended || is_sent(it);
        let is_piece = |it: &&Seen| is_short(it) || it.above == Above::Text && behind(it);
        let pieces = others.iter().filter(plain).filter(is_piece);
        found.extend(pieces.map(|it| it.candidate.paragraph));
    }
    found
}
