//! Plain headings right above others of another length: 走好这一步，贵在三个“向” above 向下扎根, which 向内求变 and 向前看远 follow.

use super::{HAN, family_for_others, has_sentences, is_no_heading, on_its_line, parts};
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign;
use crate::structure::{byline, put_between, title};
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// So many headings below one are alike, and so many stand beside it at least.
const FEWEST: usize = 2;

/// Puts such headings among those found; what stands below them is of a family then that no other is of.
pub(super) fn add(text: &[u8], scan: &Scan, from: usize, found: &mut Vec<Candidate>) {
    let is_plain = |it: &Candidate| it.scheme == Scheme::Plain;
    let plain: Vec<usize> = (0..found.len())
        .filter(|&at| is_plain(&found[at]))
        .collect();
    if plain.len() < 2 * FEWEST {
        return;
    }
    let paragraph = |at: usize| found[plain[at]].paragraph as usize;
    let length = |at: usize| {
        let shape = &scan.shapes[paragraph(at)];
        shape.last - shape.first
    };
    let is_below = |at: usize| {
        let above = paragraph(at).checked_sub(1).filter(|above| *above > from);
        let is_other = |above: usize| at == 0 || paragraph(at - 1) != above;
        above.is_some_and(|above| is_other(above) && may_be(text, scan, above))
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let first = at;
        at += 1;
        if is_below(first) {
            while at < plain.len() && length(at) == length(first) && !is_below(at) {
                at += 1;
            }
            if at - first >= FEWEST {
                runs.push(first..at);
            }
        }
    }
    if runs.is_empty() {
        return;
    }
    let below: BTreeSet<usize> = runs.iter().cloned().flatten().collect();
    let beside = (0..plain.len()).filter(|at| !below.contains(at));
    let beside: Vec<u32> = beside.map(length).collect();
    let lengths: BTreeSet<u32> = beside.iter().copied().collect();
    let is_like = |run: &Range<usize>| lengths.contains(&length(run.start));
    if beside.len() < FEWEST || runs.iter().any(is_like) {
        return;
    }
    let over = runs.iter().map(|run| paragraph(run.start) - 1);
    let over = over.map(|at| on_its_line(text, &scan.shapes[at], at, Scheme::Plain));
    let over: Vec<Candidate> = over.collect();
    let family = family_for_others(found.iter());
    for at in below {
        found[plain[at]].scheme = family;
    }
    put_between(found, over);
}

/// Puts lines that name a part of a report right above other headings among those found: 主要工作 above 资源建设, which 安全保管
/// follows, beside 存在不足. What stands below them is of a family then that no other is of.
pub(super) fn add_parts(text: &[u8], scan: &Scan, from: usize, found: &mut Vec<Candidate>) {
    let plain = found.iter().filter(|it| it.scheme == Scheme::Plain);
    let places: Vec<usize> = plain.map(|it| it.paragraph as usize).collect();
    let Some((over, below)) = divided(text, scan, from, &places) else {
        return;
    };
    // One part has another beside it.
    if over.is_empty() || over.len() + places.len() - below.len() < FEWEST {
        return;
    }
    let over = over.into_iter();
    let over = over.map(|at| on_its_line(text, &scan.shapes[at], at, Scheme::Plain));
    let over: Vec<Candidate> = over.collect();
    let family = family_for_others(found.iter());
    let is_below = |it: &&mut Candidate| below.contains(&(it.paragraph as usize));
    let inside = found.iter_mut().filter(is_below);
    inside.for_each(|it| it.scheme = family);
    put_between(found, over);
}

/// The lines that name a part right above one of these headings, and the headings in such parts; nothing where another heading
/// stands in no such part, for then nobody can tell which stand beside the parts.
fn divided(
    text: &[u8],
    scan: &Scan,
    from: usize,
    headings: &[usize],
) -> Option<(Vec<usize>, BTreeSet<usize>)> {
    let is_named = |at: usize| {
        let shape = &scan.shapes[at];
        parts::is_named(&text[shape.first as usize..shape.last as usize])
    };
    let is_over =
        |at: &usize| *at >= from && is_named(*at) && (*at == from || scan.shapes[at - 1].ended);
    let (mut over, mut below) = (Vec::new(), BTreeSet::new());
    let mut is_inside = false;
    for &at in headings {
        if is_named(at) {
            is_inside = false;
            continue;
        }
        if let Some(above) = at.checked_sub(1).filter(is_over) {
            over.push(above);
            is_inside = true;
        }
        if !is_inside {
            return None;
        }
        below.insert(at);
    }
    // What is a heading already has text of its own.
    over.retain(|at| headings.binary_search(at).is_err());
    Some((over, below))
}

/// Whether a line behind the end of a sentence may be a heading of others.
fn may_be(text: &[u8], scan: &Scan, at: usize) -> bool {
    const LENGTHS: RangeInclusive<usize> = 4..=26;
    let (before, shape) = (&scan.shapes[at - 1], &scan.shapes[at]);
    let line = &text[shape.first as usize..shape.last as usize];
    let is_plain = !(shape.marked || shape.ended || shape.running || shape.bold || shape.level > 0);
    is_plain
        && before.ended
        && !before.announces
        && LENGTHS.contains(&sign::chars(line))
        && line.len() >= 4 * HAN
        && !has_sentences(line)
        && !is_no_heading(line)
        && !byline::is_byline(line)
        && !title::is_body(line)
}
