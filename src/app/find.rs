//! Finding in outline and text: one field, words or their first letters, a pattern where somebody asks for it.
//!
//! While something is looked for in the outline, the tree shows the items that hold it with what is above them; the
//! folding that was there is left alone and so comes back by itself.

use super::initials::{self, Initials};
use super::labels::Labels;
use super::state::OpenDocument;
use crate::document::Document;
use crate::key::KeySet;
use crate::outline::{NodeId, Outline};
use crate::span::Span;
use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use std::ops::Range;

/// Where the steps from one find to the next go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// From item to item; the tree shows only these.
    #[default]
    Outline,
    /// From place to place in the text; the tree shows everything.
    Text,
}

/// What is looked for in a document, and what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    /// As it was typed.
    pub query: String,
    /// Whether it is a pattern in the syntax of the crate `regex`.
    pub regex: bool,
    /// Where the steps go.
    pub scope: Scope,
    /// The nodes that hold it, in the outline's order.
    pub hits: Vec<NodeId>,
    /// The place in the text that the last step went to.
    pub at: Option<Span>,
    /// What was folded among the items that were found.
    pub folded: KeySet,
    pattern: Option<Pattern>,
    /// The labels that are looked through, once somebody has looked for something in this outline.
    labels: Option<Labels>,
    /// Whether what holds it is among what held what was looked for before.
    narrower: bool,
}

impl Find {
    /// Looks for something else. Says whether anything changed.
    pub(super) fn set(&mut self, query: String, regex: bool) -> bool {
        if self.query == query && self.regex == regex {
            return false;
        }
        let plain = !self.regex && !regex && self.is_on();
        self.narrower = plain && query.trim().starts_with(self.query.trim());
        self.pattern = Pattern::new(&query, regex);
        self.query = query;
        self.regex = regex;
        self.at = None;
        self.folded.clear();
        true
    }

    /// Whether something is looked for.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Whether the tree shows only what was found.
    #[must_use]
    pub fn filters(&self) -> bool {
        self.is_on() && self.scope == Scope::Outline
    }

    /// Whether what was typed is no pattern.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.is_on() && self.pattern.is_none()
    }

    /// Where it stands in `text`: bytes, rising, not empty.
    pub fn ranges<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.pattern.as_ref()?.find_from(text, from)?;
            from = found.end;
            Some(found)
        })
    }
}

/// What is looked for, made ready once.
#[derive(Clone, Debug)]
enum Pattern {
    /// Letters, as they stand or as first letters of readings.
    Initials(Initials),
    /// Words without capitals.
    Words(Finder<'static>),
    /// All else.
    Regex(Regex),
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        match (self, other) {
            (Pattern::Initials(one), Pattern::Initials(other)) => one == other,
            (Pattern::Words(one), Pattern::Words(other)) => one.needle() == other.needle(),
            (Pattern::Regex(one), Pattern::Regex(other)) => one.as_str() == other.as_str(),
            _ => false,
        }
    }
}

impl Pattern {
    fn new(query: &str, regex: bool) -> Option<Pattern> {
        let query = query.trim();
        let built = |source: &str| {
            let built = RegexBuilder::new(source).case_insensitive(true).build();
            built.ok().map(Pattern::Regex)
        };
        let uncased = |sign: char| sign.to_lowercase().eq(sign.to_uppercase());
        if query.is_empty() {
            None
        } else if regex {
            built(query)
        } else if let Some(initials) = Initials::new(query) {
            Some(Pattern::Initials(initials))
        } else if query.chars().all(uncased) {
            Some(Pattern::Words(Finder::new(query).into_owned()))
        } else {
            built(&regex::escape(query))
        }
    }

    /// The labels that hold it, of all or of some.
    fn labels(&self, labels: &Labels, among: Option<&[NodeId]>) -> Vec<NodeId> {
        match (self, among) {
            (Pattern::Initials(initials), _) => {
                labels.fitting(|label| initials.find(label).is_some(), among)
            }
            (Pattern::Words(words), None) => labels.with(words),
            (Pattern::Words(words), _) => {
                labels.fitting(|label| words.find(label.as_bytes()).is_some(), among)
            }
            (Pattern::Regex(regex), _) => labels.fitting(|label| regex.is_match(label), among),
        }
    }

    /// The first find behind a byte that is not empty.
    fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = text.get(from..)?;
        let first = match self {
            Pattern::Initials(initials) => initials.find(rest),
            Pattern::Words(words) => {
                let start = words.find(rest.as_bytes());
                start.map(|start| start..start + words.needle().len())
            }
            Pattern::Regex(regex) => {
                let mut found = regex.find_iter(rest).map(|found| found.range());
                found.find(|range| !range.is_empty())
            }
        }?;
        Some(first.start + from..first.end + from)
    }
}

/// The labels, made where they are not at hand.
fn labels<'l>(kept: &'l mut Option<Labels>, document: &Document, outline: &Outline) -> &'l Labels {
    kept.get_or_insert_with(|| Labels::of(document, outline))
}

impl OpenDocument {
    /// Looks for the nodes again, because the outline has changed.
    pub(super) fn look_afresh(&mut self) {
        self.find.narrower = false;
        self.find.labels = None;
        self.look();
    }

    /// Looks for the nodes, because what is looked for has changed.
    pub(super) fn look(&mut self) {
        let Some(pattern) = &self.find.pattern else {
            self.find.hits = Vec::new();
            return;
        };
        let labels = labels(&mut self.find.labels, &self.document, &self.outline);
        let among = self.find.narrower.then_some(&self.find.hits[..]);
        self.find.hits = pattern.labels(labels, among);
    }

    /// Makes ready what is made once for all that will be looked for.
    pub(super) fn prepare_find(&mut self) {
        initials::prepare();
        labels(&mut self.find.labels, &self.document, &self.outline);
    }

    /// The next node that holds what is looked for behind the chosen one, around the end; the one before, where
    /// `back` is set.
    pub(super) fn next_hit(&self, back: bool) -> Option<NodeId> {
        let hits = &self.find.hits;
        let chosen = self.selected_node();
        if back {
            let before = hits.partition_point(|&id| chosen.is_some_and(|chosen| id < chosen));
            let before = hits[..before].last();
            return before.or(hits.last()).copied();
        }
        let behind = hits.partition_point(|&id| chosen.is_some_and(|chosen| id <= chosen));
        hits.get(behind).or(hits.first()).copied()
    }

    /// The next place of the text that holds it, around the end; the one before, where `back` is set.
    pub(super) fn next_place(&self, back: bool) -> Option<Span> {
        let text = self.document.text();
        let from = match (self.find.at, back) {
            (Some(at), false) => at.end as usize,
            (Some(at), true) => at.start as usize,
            (None, _) => text.floor_char_boundary(self.cursor.unwrap_or(0)),
        };
        if back {
            self.last_place(0..from)
                .or_else(|| self.last_place(from..text.len()))
        } else {
            self.first_place(from..text.len())
                .or_else(|| self.first_place(0..text.len()))
        }
    }

    /// A find never goes over a line's end, so the text is looked through line by line.
    fn first_place(&self, within: Range<usize>) -> Option<Span> {
        let text = self.document.text().get(within.clone())?;
        let mut start = within.start;
        for line in text.split_inclusive('\n') {
            if let Some(found) = self.find.ranges(line).next() {
                return Some(Span::new(start + found.start, start + found.end));
            }
            start += line.len();
        }
        None
    }

    fn last_place(&self, within: Range<usize>) -> Option<Span> {
        let text = self.document.text().get(within.clone())?;
        let mut end = within.end;
        for line in text.rsplit('\n') {
            let start = end - line.len();
            if let Some(found) = self.find.ranges(line).last() {
                return Some(Span::new(start + found.start, start + found.end));
            }
            end = start.saturating_sub(1);
        }
        None
    }
}
