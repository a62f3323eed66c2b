//! Lists inside lists, as Markdown sets them: a number 1 that is indented deeper than the open item of its family begins
//! a list below that item, and the number that goes on at the old indent leaves it. So does a number 1 without `#` marks
//! behind an item that has some, or behind a heading of another family below such an item.
//!
//! Only blanks and tabs of ASCII count as an indent. Paragraphs of Chinese begin with full-width blanks, which say nothing.

use crate::outline::MAX_DEPTH;
use crate::paragraph::Paragraph;
use crate::scan::{Candidate, NESTED, Scan};
use crate::scheme::Scheme;

/// Gives each item of a list inside another the level of its depth.
pub(super) fn tell_depths(text: &[u8], paragraphs: &[Paragraph], scan: &mut Scan) {
    let mut lists = Lists {
        text,
        paragraphs,
        open: Vec::new(),
        last: 0,
        marked: false,
        number_above: 0,
        below_marked: false,
    };
    for candidate in &mut scan.candidates {
        if candidate.inline {
            continue;
        }
        let is_number = candidate.scheme == Scheme::ArabicStop;
        if candidate.level > 0 {
            lists.begin_part(candidate.level, is_number);
            continue;
        }
        if !is_number {
            lists.marked = false;
            if HOLDS_LISTS.contains(&candidate.scheme) {
                lists.open.clear();
            }
            continue;
        }
        let depth = lists.depth(candidate).min(usize::from(MAX_DEPTH));
        if depth > 0 {
            candidate.level = NESTED + depth as u8;
        }
    }
}

/// What begins with one of these is over the lists before it, and no part of an item.
const HOLDS_LISTS: [Scheme; 4] = [
    Scheme::HanComma,
    Scheme::HanBracket,
    Scheme::Chapter,
    Scheme::Part,
];

/// The lists that are open at a place.
struct Lists<'a> {
    text: &'a [u8],
    paragraphs: &'a [Paragraph],
    /// The indent and the last number of each, the outermost first.
    open: Vec<(usize, u16)>,
    /// The paragraph of the last item.
    last: usize,
    /// Whether the last marker has `#` marks and is a number or stands below one that has some.
    marked: bool,
    /// How many marks that number has; 0 for none.
    number_above: u8,
    /// Whether the outermost list stands below such an item.
    below_marked: bool,
}

impl Lists<'_> {
    /// A marker with so many `#` marks leaves all lists. One of another family leaves the number above it too, where that has
    /// as many marks or more.
    fn begin_part(&mut self, level: u8, is_number: bool) {
        if is_number {
            self.number_above = level;
        } else if level <= self.number_above {
            self.number_above = 0;
        }
        self.marked = self.number_above > 0;
        self.open.clear();
    }

    /// How many lists an item's own one stands in.
    fn depth(&mut self, candidate: &Candidate) -> usize {
        /// With fewer blanks more than another an item is none of a list inside that.
        const DEEPER: usize = 2;
        let paragraph = candidate.paragraph as usize;
        let number = candidate.ordinal;
        // What stands behind other signs has no indent.
        let indent = self.indent(candidate.start as usize).unwrap_or(0);
        let stands_with = |before: usize| before.abs_diff(indent) < DEEPER;
        let goes_on = |&(before, last): &(usize, u16)| {
            last.checked_add(1) == Some(number) && stands_with(before)
        };
        // Another list inside the same item.
        let begins_again = |&(before, _): &(usize, u16)| number == 1 && stands_with(before);
        let begins = |open: &[(usize, u16)]| {
            let deeper = open
                .last()
                .is_some_and(|&(before, _)| indent >= before + DEEPER);
            number == 1 && deeper
        };
        let inner = self.open.get(1..).unwrap_or_default();
        let again = inner.iter().rposition(begins_again).map(|at| at + 1);
        if let Some(at) = self.open.iter().rposition(goes_on).or(again) {
            self.open.truncate(at);
        } else if !begins(&self.open) || !self.is_inside(paragraph) {
            self.open.clear();
            self.below_marked = self.marked && number == 1;
        }
        self.open.push((indent, number));
        self.last = paragraph;
        self.open.len() - usize::from(!self.below_marked)
    }

    /// Whether all that stands between the last item and a paragraph is indented deeper than the item.
    fn is_inside(&self, paragraph: usize) -> bool {
        let outer = self.open.last().map_or(0, |&(indent, _)| indent);
        let between = &self.paragraphs[self.last + 1..paragraph];
        between.iter().all(|paragraph| {
            let indent = self.indent(paragraph.start as usize);
            indent.is_some_and(|indent| indent > outer)
        })
    }

    /// How far from the line's start a place is, where only blanks and tabs stand before it. A tab leads to the next of
    /// the columns that are four apart.
    fn indent(&self, at: usize) -> Option<usize> {
        const TAB: usize = 4;
        let is_blank = |sign: &&u8| matches!(sign, b' ' | b'\t');
        let blanks = self.text[..at].iter().rev().take_while(is_blank).count();
        let begun = at - blanks;
        if begun > 0 && !matches!(self.text[begun - 1], b'\n' | b'\r') {
            return None;
        }
        let mut columns = 0;
        for sign in &self.text[begun..at] {
            columns = match sign {
                b'\t' => columns / TAB * TAB + TAB,
                _ => columns + 1,
            };
        }
        Some(columns)
    }
}
