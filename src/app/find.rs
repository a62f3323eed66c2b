//! Finding in outline and text: one field, words or their first letters, a pattern where somebody asks for it.
//!
//! While something is looked for in the outline, the tree shows the items that hold it with what is above them; the
//! folding that was there is left alone and so comes back by itself.

use super::initials::Initials;
use super::state::OpenDocument;
use crate::outline::{NodeId, NodeKey};
use crate::span::Span;
use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

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
    pub hits: Arc<[NodeId]>,
    /// The place in the text that the last step went to.
    pub at: Option<Span>,
    /// What was folded among the items that were found.
    pub folded: HashSet<NodeKey>,
    pattern: Option<Pattern>,
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
struct Pattern {
    words: Regex,
    /// The same words, where they have no capitals: many labels are looked through faster so.
    literal: Option<Finder<'static>>,
    initials: Option<Initials>,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.words.as_str() == other.words.as_str() && self.initials == other.initials
    }
}

impl Pattern {
    fn new(query: &str, regex: bool) -> Option<Pattern> {
        let query = query.trim();
        if query.is_empty() {
            return None;
        }
        let source = if regex {
            query.to_string()
        } else {
            regex::escape(query)
        };
        let words = RegexBuilder::new(&source).case_insensitive(true).build();
        let uncased = |sign: char| sign.to_lowercase().eq(sign.to_uppercase());
        let literal = !regex && query.chars().all(uncased);
        Some(Pattern {
            words: words.ok()?,
            literal: literal.then(|| Finder::new(query).into_owned()),
            initials: Initials::new(query).filter(|_| !regex),
        })
    }

    fn is_in(&self, text: &str) -> bool {
        let words = match &self.literal {
            Some(literal) => literal.find(text.as_bytes()).is_some(),
            None => self.words.is_match(text),
        };
        words
            || self
                .initials
                .as_ref()
                .is_some_and(|initials| initials.find(text).is_some())
    }

    /// The first find behind a byte that is not empty.
    fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = text.get(from..)?;
        let mut words = self.words.find_iter(rest).map(|found| found.range());
        let words = words.find(|range| !range.is_empty());
        let initials = self.initials.as_ref().and_then(|it| it.find(rest));
        let first = match (words, initials) {
            (Some(words), Some(initials)) if initials.start < words.start => Some(initials),
            (words, initials) => words.or(initials),
        }?;
        Some(first.start + from..first.end + from)
    }
}

impl OpenDocument {
    /// Looks for the nodes again, because the outline has changed.
    pub(super) fn look_afresh(&mut self) {
        self.find.narrower = false;
        self.look();
    }

    /// Looks for the nodes, because what is looked for has changed.
    pub(super) fn look(&mut self) {
        let Some(pattern) = &self.find.pattern else {
            self.find.hits = Arc::default();
            return;
        };
        let nodes = &self.outline.nodes;
        let hit = |&id: &NodeId| pattern.is_in(&self.document.label(&self.outline, &nodes[id]));
        self.find.hits = if self.find.narrower {
            self.find.hits.iter().copied().filter(hit).collect()
        } else {
            (0..nodes.len()).filter(hit).collect()
        };
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
