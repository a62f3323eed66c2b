//! Plain headings right above others that are built alike, or above a sentence that announces these: 走好这一步，贵在三个“向” above
//! 向下扎根, which 向内求变 and 向前看远 follow; 推动治水实现新突破 above 今后五年，要抓好以下几个方面的工作。 and 聚焦河道清淤, 聚焦水源保护.

use super::{
    HAN, beginning, family_for_others, han, has_sentences, is_no_heading, on_its_line, parts,
    points_down,
};
use crate::numeral;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Words, words};
use crate::structure::{byline, put_between, title};
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// So many headings below one are alike, and so many stand beside it at least.
const FEWEST: usize = 2;

/// Without a line right above them so many are that only have one length.
const FEWEST_OF_A_LENGTH: usize = 3;

/// Puts such headings among those found; what stands below them is of a family then that none of these and of those that are
/// `run_in` is of.
pub(super) fn add(
    text: &[u8],
    scan: &Scan,
    from: usize,
    run_in: &[Candidate],
    found: &mut Vec<Candidate>,
) {
    let is_plain = |it: &Candidate| it.scheme == Scheme::Plain;
    let plain: Vec<usize> = (0..found.len())
        .filter(|&at| is_plain(&found[at]))
        .collect();
    if plain.len() < 2 * FEWEST {
        return;
    }
    let places = plain.iter().map(|&at| found[at].paragraph as usize);
    let headings = Headings {
        text,
        scan,
        from,
        places: places.collect(),
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let run = headings.run(at);
        at = run.as_ref().map_or(at + 1, |run| run.below.end);
        runs.extend(run);
    }
    if runs.is_empty() {
        return;
    }
    let below: BTreeSet<usize> = runs.iter().flat_map(|run| run.below.clone()).collect();
    let beside: Vec<usize> = (0..plain.len()).filter(|at| !below.contains(at)).collect();
    let is_like = |run: &Run| {
        let mut beside = beside.iter();
        beside.any(|&at| headings.are_alike(run.below.start, at, run.by_word))
    };
    if beside.len() < FEWEST || runs.iter().any(is_like) {
        return;
    }
    let over = runs.iter().map(|run| run.over);
    let over = over.filter(|at| headings.places.binary_search(at).is_err());
    let over = over.map(|at| on_its_line(text, &scan.shapes[at], at, Scheme::Plain));
    let over: Vec<Candidate> = over.collect();
    let family = family_for_others(found.iter().chain(run_in));
    for at in below {
        found[plain[at]].scheme = family;
    }
    put_between(found, over);
}

/// The plain headings of a text.
struct Headings<'a> {
    text: &'a [u8],
    scan: &'a Scan,
    from: usize,
    /// Their paragraphs.
    places: Vec<usize>,
}

/// Headings that are built alike below another.
struct Run {
    below: Range<usize>,
    /// The paragraph of the other.
    over: usize,
    /// Whether they begin with one word, and not only have one length.
    by_word: bool,
}

impl Headings<'_> {
    fn line(&self, at: usize) -> &[u8] {
        let shape = &self.scan.shapes[self.places[at]];
        &self.text[shape.first as usize..shape.last as usize]
    }

    fn are_alike(&self, one: usize, other: usize, by_word: bool) -> bool {
        let (one, other) = (self.line(one), self.line(other));
        match by_word {
            true => beginning(one) == beginning(other),
            false => one.len() == other.len(),
        }
    }

    /// The run that begins with this heading, if another stands over it.
    fn run(&self, first: usize) -> Option<Run> {
        // Most headings are alone, and what stands over one is not asked.
        let next = Some(first + 1).filter(|next| *next < self.places.len())?;
        let is_alike = |by_word| self.are_alike(first, next, by_word);
        if !is_alike(true) && !is_alike(false) {
            return None;
        }
        let (above, over) = self.above(first)?;
        let end = |by_word: bool| {
            let is_in = |at: &usize| {
                let is_below = || above == Above::Line && self.line_above(*at).is_some();
                self.are_alike(first, *at, by_word) && !is_below()
            };
            // Of more than are announced one is enough to tell.
            let most = match above {
                Above::Count(count) => count,
                Above::Line | Above::Announcement => usize::MAX,
            };
            let rest = (first + 1..self.places.len()).take(most);
            first + 1 + rest.take_while(is_in).count()
        };
        let run = |by_word: bool, fewest: usize| {
            let below = first..end(by_word);
            let enough = match above {
                Above::Count(count) => below.len() == count,
                Above::Line | Above::Announcement => below.len() >= fewest,
            };
            enough.then_some(Run {
                below,
                over,
                by_word,
            })
        };
        match above {
            Above::Line => run(false, FEWEST),
            _ => run(true, FEWEST).or_else(|| run(false, FEWEST_OF_A_LENGTH)),
        }
    }

    /// What stands over a heading, right above it or above the sentence that announces it, and how it is told.
    fn above(&self, at: usize) -> Option<(Above, usize)> {
        if let Some(line) = self.line_above(at) {
            return Some((Above::Line, line));
        }
        let lead = self.places[at].checked_sub(1)?;
        let over = lead.checked_sub(1)?;
        let is_over = || self.is_heading(at, over) || self.may_be(over);
        let above = Above::read(self.text, &self.scan.shapes[lead])?;
        is_over().then_some((above, over))
    }

    /// The line right above a heading that may be one of others and is none yet.
    fn line_above(&self, at: usize) -> Option<usize> {
        let line = self.places[at].checked_sub(1)?;
        (self.may_be(line) && !self.is_heading(at, line)).then_some(line)
    }

    fn may_be(&self, place: usize) -> bool {
        place > self.from && may_be(self.text, self.scan, place)
    }

    /// Whether the heading before this one stands there.
    fn is_heading(&self, at: usize, place: usize) -> bool {
        at > 0 && self.places[at - 1] == place
    }
}

/// What stands right above headings that have another over them: that itself, or a short paragraph that announces several
/// things, or so many.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Line,
    Announcement,
    Count(usize),
}

impl Above {
    /// What a paragraph announces: 要抓好以下几个方面的工作。, 今年就干五件事，干一件成一件。
    fn read(text: &[u8], shape: &Shape) -> Option<Above> {
        const LONGEST: usize = 80 * HAN;
        const SOME: &str = "几";
        const TWO: &str = "两";
        const THINGS: Words = words(&[
            "个", "件", "项", "点", "条", "方面", "大", "步", "句", "篇", "场",
        ]);
        let line = &text[shape.first as usize..shape.last as usize];
        if line.len() > LONGEST || !shape.ended || shape.marked {
            return None;
        }
        if shape.announces || points_down(line) {
            return Some(Above::Announcement);
        }
        let mut behind = 0;
        for at in han(line) {
            if at < behind {
                continue;
            }
            let number = match &line[at..at + HAN] {
                sign if sign == SOME.as_bytes() => Some((Above::Announcement, HAN)),
                sign if sign == TWO.as_bytes() => Some((Above::Count(2), HAN)),
                _ => numeral::read_han(&line[at..])
                    .map(|(number, width)| (Above::Count(number as usize), width)),
            };
            if let Some((announced, width)) = number {
                behind = at + width;
                let is_several = announced != Above::Count(1);
                if is_several && THINGS.begin(&line[behind..]) {
                    return Some(announced);
                }
            }
        }
        None
    }
}

/// Whether a short paragraph announces several things.
pub(in crate::structure) fn announces_several(text: &[u8], shape: &Shape) -> bool {
    Above::read(text, shape).is_some()
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
