//! Headings that the contents of the document tell: those that have lost their numbers, which a program for writing sets
//! and does not give away, and have them in the contents (部署模式 below the entry 5.1 部署模式……3); and the titles of a
//! collection's pieces, which have none there either.

use super::rank::give_ranks;
use super::{Above, Seen};
use crate::noise::{Dropped, Reason, entry_of_contents, without_bullet};
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::{self, Marker, Scheme};
use crate::sign;
use std::collections::BTreeMap;

/// Fewer lines that come again are like entries by chance; titles without a number are rarely so.
const FEWEST: usize = 3;
const FEWEST_TITLES: usize = 2;
/// More pairs of a line and an entry are not looked at.
const MOST: usize = 1 << 11;

/// No headings have more `#` marks.
const DEEPEST: u8 = 6;

/// An entry of the contents: its words without the number, and its depth by that.
struct Entry<'a> {
    words: &'a [u8],
    depth: u8,
}

/// A line that has the words of an entry.
#[derive(Clone, Copy)]
struct Pair {
    paragraph: usize,
    entry: usize,
}

/// Puts the lines behind paragraph `from` that are entries among the plain headings. What has marks or a number of its own
/// needs none.
#[inline(never)]
pub(super) fn find(
    text: &[u8],
    scan: &Scan,
    dropped: &[Dropped],
    from: usize,
    seen: &mut Vec<Seen>,
) {
    let is_piece = |seen: &Seen| seen.candidate.scheme == Scheme::Labelled;
    let are_lost = are_lost(text, scan, dropped);
    let (entries, fewest) = match are_lost {
        true => (entries(text, dropped), FEWEST),
        false if seen.iter().any(is_piece) => return,
        false => {
            let titles = titles(text, dropped);
            let half = titles.len() / 2;
            (titles, FEWEST_TITLES.max(half))
        }
    };
    if entries.len() < fewest {
        return;
    }
    let listed = in_order(&pairs(text, scan, &entries, from));
    if listed.len() < fewest {
        return;
    }
    let rank = |pair: &Pair| (pair.paragraph, entries[pair.entry].depth);
    let mut ranks: Vec<(usize, u8)> = listed.iter().map(rank).collect();
    if !are_lost {
        add_unlisted(text, scan, seen, &mut ranks);
    }
    give_ranks(text, scan, &ranks, seen);
}

/// Adds the titles of pieces that the contents leave out: lines set as all those are that they name, by blank lines above and by
/// no indent where the text below has one.
fn add_unlisted(text: &[u8], scan: &Scan, seen: &[Seen], ranks: &mut Vec<(usize, u8)>) {
    let setting = |at: usize| Setting::of(text, scan, at);
    let [(first, depth), others @ .., (last, _)] = &ranks[..] else {
        return;
    };
    // The contents are above the first, whatever is above others.
    let Some(set) = setting(*last).filter(|set| set.tells()) else {
        return;
    };
    let is_like = |at: usize| setting(at) == Some(set);
    if !others.iter().all(|&(at, _)| is_like(at)) {
        return;
    }
    let is_title = |it: &&Seen| {
        let at = it.candidate.paragraph as usize;
        it.above == Above::Text && at > *first && scan.shapes[at - 1].ended && is_like(at)
    };
    let titles = seen.iter().filter(is_title);
    let titles = titles.map(|it| (it.candidate.paragraph as usize, *depth));
    let mut all: Vec<(usize, u8)> = titles.chain(ranks.iter().copied()).collect();
    all.sort_unstable();
    all.dedup_by_key(|&mut (at, _)| at);
    // Where they are more they divide the pieces.
    if all.len() <= ranks.len() * 2 {
        *ranks = all;
    }
}

/// How a line is set above text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Setting {
    behind_blank_line: bool,
    indented: bool,
    text_is_indented: bool,
}

impl Setting {
    fn of(text: &[u8], scan: &Scan, at: usize) -> Option<Setting> {
        let below = scan.shapes.get(at + 1)?;
        let line = &scan.shapes[at];
        let before = &text[..line.first as usize];
        let line_end = |before: &[u8]| {
            let bare = sign::trim_end(before, 0, before.len());
            let above = before[..bare].strip_suffix(b"\n")?;
            Some(above.strip_suffix(b"\r").unwrap_or(above).len())
        };
        let begins = |at: u32| matches!(text[..at as usize], [] | [.., b'\n' | b'\r']);
        let above = line_end(before);
        let blank = above.is_some_and(|above| line_end(&before[..above]).is_some());
        Some(Setting {
            behind_blank_line: blank,
            indented: !begins(line.first),
            text_is_indented: !begins(below.first),
        })
    }

    /// Whether it tells such a line from the text.
    fn tells(self) -> bool {
        self.behind_blank_line || !self.indented && self.text_is_indented
    }
}

/// Whether the contents have numbers like none at the start of a paragraph.
fn are_lost(text: &[u8], scan: &Scan, dropped: &[Dropped]) -> bool {
    let mut listed = dropped.iter().filter(|it| it.reason == Reason::Contents);
    let first = listed.find_map(|it| numbered(text, it));
    first.is_some_and(|(_, marker)| {
        let is_like = |it: &Candidate| it.row == marker.row && !it.inline;
        !scan.candidates.iter().any(is_like)
    })
}

/// An entry of the contents with a page, and its number.
fn numbered<'a>(text: &'a [u8], dropped: &Dropped) -> Option<(&'a [u8], Marker)> {
    let line = &text[dropped.span.start as usize..dropped.span.end as usize];
    let entry = entry_of_contents(line).filter(|entry| !entry.is_empty())?;
    Some((entry, scheme::read(entry, true)?))
}

/// The entries with a number and a page. Families are as deep as they come up one behind the other.
fn entries<'a>(text: &'a [u8], dropped: &[Dropped]) -> Vec<Entry<'a>> {
    let mut families: Vec<Scheme> = Vec::new();
    let mut depth = |scheme: Scheme| {
        let known = families.iter().position(|&family| family == scheme);
        let depth = known.unwrap_or(families.len());
        if known.is_none() {
            families.push(scheme);
        }
        DEEPEST.min(depth as u8 + 1)
    };
    let contents = dropped.iter().filter(|it| it.reason == Reason::Contents);
    let entry = contents.filter_map(|it| {
        let (entry, marker) = numbered(text, it)?;
        let words = sign::skip_blanks(entry, marker.len as usize, entry.len());
        let depth = depth(marker.scheme);
        let words = &entry[words..];
        (!words.is_empty()).then_some(Entry { words, depth })
    });
    entry.collect()
}

/// The entries without a number, if they are the titles of a collection's pieces: no entry has one, or numbers begin again
/// behind them. One beside numbered chapters is no part above them (前言).
fn titles<'a>(text: &'a [u8], dropped: &[Dropped]) -> Vec<Entry<'a>> {
    const FEWEST_WITH_PARTS: usize = 2;
    let contents = || dropped.iter().filter(|it| it.reason == Reason::Contents);
    let line = |it: &Dropped| without_bullet(&text[it.span.start as usize..it.span.end as usize]);
    // Behind the heading of the contents.
    let first = contents().nth(1).map(line);
    if first.is_none_or(|line| scheme::read(line, true).is_some()) {
        return Vec::new();
    }
    let mut titles = Vec::new();
    // How many titles have entries with numbers below them that begin with the first, and whether all begin so.
    let (mut with_parts, mut all_begin, mut is_behind_title) = (0, true, false);
    for line in contents().map(line) {
        let words = entry_of_contents(line).unwrap_or(line);
        let marker = scheme::read(words, true);
        if let Some(marker) = &marker {
            with_parts += usize::from(is_behind_title);
            all_begin &= !is_behind_title || marker.ordinal == 1;
        } else {
            titles.push(Entry { words, depth: 1 });
        }
        is_behind_title = marker.is_none();
    }
    let have_numbers = with_parts > 0;
    if have_numbers && !(all_begin && with_parts >= FEWEST_WITH_PARTS) {
        return Vec::new();
    }
    titles
}

/// The lines that have the words of entries and nothing else, each with all such entries, the last first.
fn pairs(text: &[u8], scan: &Scan, entries: &[Entry], from: usize) -> Vec<Pair> {
    let mut places: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate().rev() {
        places.entry(entry.words).or_default().push(place);
    }
    let may_be =
        |shape: &Shape| !shape.marked && !shape.clauses && !shape.ended && shape.level == 0;
    let mut pairs = Vec::new();
    for (paragraph, shape) in scan.shapes.iter().enumerate().skip(from) {
        let line = &text[shape.first as usize..shape.last as usize];
        if may_be(shape)
            && let Some(places) = places.get(line)
        {
            let pair = |&entry: &usize| Pair { paragraph, entry };
            pairs.extend(places.iter().map(pair));
        }
        if pairs.len() > MOST {
            break;
        }
    }
    pairs
}

/// The most of them that have their entries in the contents' order, and each another: a term may be called what a later
/// chapter is.
fn in_order(pairs: &[Pair]) -> Vec<Pair> {
    // The last pair of the shortest way to so many of them, and what stands before each on its way.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| pairs[end].entry < pair.entry);
        before.push(place.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let last = ends.last().copied();
    let way = std::iter::successors(last, |&at| before[at]);
    let mut way: Vec<Pair> = way.map(|at| pairs[at]).collect();
    way.reverse();
    way
}
