//! Short lines that are headings by what they share with others: their length, how they begin or end, what stands below.

use super::{Above, Seen, beginning, end, name};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign;
use std::collections::{BTreeMap, BTreeSet};

/// What the names among plain lines have in common. None stands there twice: what comes again under each item
/// (整改措施：) names a part of the item.
#[derive(Default)]
pub(super) struct Names<'a> {
    all: BTreeMap<&'a [u8], u32>,
    beginnings: BTreeMap<&'a [u8], u32>,
    ends: BTreeMap<&'a [u8], u32>,
    lengths: BTreeMap<usize, u32>,
    /// The lengths of those above whole paragraphs.
    titles: BTreeSet<usize>,
    /// The lengths of those of which three begin or end alike.
    related: BTreeSet<usize>,
    /// Of those above the first item of a sequence, the families.
    firsts: BTreeMap<Scheme, u32>,
    /// How many stand above lists without numbers.
    lists: u32,
    /// Those that stand by turns with one sentence each.
    by_turns: BTreeSet<&'a [u8]>,
}

/// So many names that are like each other are headings.
const FEWEST_ALIKE: u32 = 3;
/// And so many above the first items of one family.
const FEWEST_FIRSTS: u32 = 2;

impl<'a> Names<'a> {
    pub(super) fn among(text: &'a [u8], scan: &Scan, seen: &[Seen]) -> Names<'a> {
        let mut names = Names::default();
        let plain = seen
            .iter()
            .filter(|seen| seen.candidate.scheme == Scheme::Plain);
        if plain.clone().count() < FEWEST_FIRSTS as usize {
            return names;
        }
        for seen in plain {
            let shape = &scan.shapes[seen.candidate.paragraph as usize];
            let Some(name) = name(&text[shape.first as usize..shape.last as usize]) else {
                continue;
            };
            let times = names.all.entry(name).or_default();
            *times += 1;
            if *times > 1 {
                continue;
            }
            *names.beginnings.entry(beginning(name)).or_default() += 1;
            *names.ends.entry(end(name)).or_default() += 1;
            if !shape.announces {
                *names.lengths.entry(name.len()).or_default() += 1;
            }
            match seen.above {
                Above::Text => names.titles.extend([name.len()]),
                Above::First(family) => *names.firsts.entry(family).or_default() += 1,
                Above::List => names.lists += 1,
                Above::Little | Above::Line | Above::Closed => {}
            }
        }
        names.by_turns = by_turns(text, scan, seen);
        let related = names.all.keys().filter(|name| names.are_related(name));
        names.related = related.map(|name| name.len()).collect();
        names
    }

    /// Whether a line stands there once only.
    pub(super) fn are_unlike(&self, line: &[u8]) -> bool {
        name(line).is_some_and(|name| self.all.get(name) == Some(&1))
    }

    /// Whether three names begin or end with the same two characters as this one.
    fn are_related(&self, name: &[u8]) -> bool {
        self.beginnings[beginning(name)].max(self.ends[end(name)]) >= FEWEST_ALIKE
    }

    /// Whether a line below this one is what it names.
    fn is_named_by(&self, line: &[u8]) -> bool {
        self.are_unlike(line) && name(line).is_some_and(|name| self.are_related(name))
    }

    /// Whether lines like this one are headings: two above the first items of one family, three above lists without numbers,
    /// three by turns with sentences, three that are related, or three as long as those, or as one above a whole paragraph.
    pub(super) fn are_headings(&self, line: &[u8], above: Above, before: &[u8]) -> bool {
        let Some(name) = name(line).filter(|_| self.are_unlike(line)) else {
            return false;
        };
        let firsts = match above {
            Above::First(family) => self.firsts[&family],
            _ => 0,
        };
        let length = name.len();
        let known =
            self.related.contains(&length) || above != Above::Line && self.titles.contains(&length);
        let ends_with_colon = length < line.len();
        firsts >= FEWEST_FIRSTS
            || above == Above::List && self.lists >= FEWEST_ALIKE
            || self.by_turns.contains(name)
            || self.are_related(name)
            || known
                && !ends_with_colon
                && !sign::holds(name, "、")
                && self.lengths[&length] >= FEWEST_ALIKE
                && (above != Above::Line || !self.is_named_by(before))
    }
}

/// The names of which three or more stand by turns with a longer sentence each, and nothing else between them.
fn by_turns<'a>(text: &'a [u8], scan: &Scan, seen: &[Seen]) -> BTreeSet<&'a [u8]> {
    let little = seen.iter().filter(|seen| seen.above == Above::Little);
    if little.count() < FEWEST_ALIKE as usize {
        return BTreeSet::new();
    }
    let line = |at: u32| {
        let shape = &scan.shapes[at as usize];
        &text[shape.first as usize..shape.last as usize]
    };
    let explained = |seen: &&Seen| {
        let at = seen.candidate.paragraph;
        let below = scan.shapes.get(at as usize + 1);
        let is_sentence = |below: &Shape| below.ended && !below.announces && !below.marked;
        seen.candidate.scheme == Scheme::Plain
            && matches!(seen.above, Above::Little | Above::Text)
            && below.is_some_and(is_sentence)
            && line(at + 1).len() > line(at).len()
    };
    let named = seen.iter().filter(explained);
    let places: Vec<(u32, &[u8])> = named
        .map(|seen| seen.candidate.paragraph)
        .filter_map(|at| Some((at, name(line(at))?)))
        .collect();
    let runs = places.chunk_by(|one, next| next.0 == one.0 + 2);
    runs.filter(|run| run.len() >= FEWEST_ALIKE as usize)
        .flat_map(|run| run.iter().map(|&(_, name)| name))
        .collect()
}
