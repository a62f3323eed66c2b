//! The adjustments as the window shows them: a list of them, and a mark at the rows that they changed.

use super::command::Command;
use super::state::{DocumentId, OpenDocument};
use crate::correction::{Adjustments, Change, Shown, TITLE};
use crate::document::Document;
use crate::message::{Language, Message};
use crate::outline::{NodeKey, Outline};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One adjustment in the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjusted {
    /// Its place among all that was done.
    pub at: usize,
    /// The item.
    pub key: NodeKey,
    /// What the item says, or said where it is no item any more.
    pub label: String,
    /// What was done with it.
    pub done: String,
    /// Whether it can be taken back alone; none while that is not known.
    pub alone: Option<bool>,
}

/// Which adjustments of an outline can be taken back alone, as far as that was tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alone {
    /// By their places among all that was done.
    known: BTreeMap<usize, bool>,
    /// What is being tried.
    asked: BTreeSet<usize>,
    /// A number that no other outline has; 0 before anything was asked of this one.
    serial: u64,
    /// What was known of the outlines before.
    before: BTreeMap<usize, bool>,
}

impl Alone {
    /// Whether it is not known of the adjustment at this place, and was not asked for last.
    #[must_use]
    pub fn is_to_be_tried(&self, at: usize) -> bool {
        !self.known.contains_key(&at) && !self.asked.contains(&at)
    }

    /// Whether it is known of one that it cannot be taken back alone.
    #[must_use]
    pub fn is_any_not(&self) -> bool {
        self.known.values().any(|alone| !alone)
    }

    /// Whether room is left for the button while it is tried: where it could be taken back before, or nothing was known.
    #[must_use]
    pub fn leaves_room(&self, at: usize) -> bool {
        self.before.get(&at) != Some(&false)
    }

    /// Nothing is known of the next outline.
    pub(super) fn forget(&mut self) {
        let known = std::mem::take(&mut self.known);
        self.before.extend(known);
        self.asked.clear();
        self.serial = 0;
    }

    /// Takes note that these are tried, if they are not known; gives what is to be tried, and the number of the outline:
    /// this one, if it has none.
    pub(super) fn ask(&mut self, serial: u64, places: Vec<usize>) -> (Vec<usize>, u64) {
        let known = &self.known;
        let unknown = places.into_iter().filter(|at| !known.contains_key(at));
        let unknown: Vec<usize> = unknown.collect();
        self.asked = unknown.iter().copied().collect();
        if self.serial == 0 {
            self.serial = serial;
        }
        (unknown, self.serial)
    }

    /// Takes what came of a trial, of this outline and no other.
    pub(super) fn learn(&mut self, serial: u64, at: usize, alone: bool) {
        if self.serial == serial {
            self.known.insert(at, alone);
        }
    }
}

/// Adjustments that are tried one by one: the outline is made without each of them, which takes some time for a large
/// one.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Of which document.
    pub document: DocumentId,
    /// The number of its outline.
    pub serial: u64,
    /// Their places among all that was done, those that are wanted first before the others.
    pub places: Vec<usize>,
    base: Arc<Document>,
    found_keys: Arc<[NodeKey]>,
    adjustments: Adjustments,
    outline: Arc<Outline>,
    keys: Arc<[NodeKey]>,
    idle: usize,
}

impl Trial {
    pub(super) fn new(open: &OpenDocument, serial: u64, places: Vec<usize>) -> Trial {
        Trial {
            document: open.id,
            serial,
            places,
            base: open.document.clone(),
            found_keys: open.found_keys.clone(),
            adjustments: open.adjustments.clone(),
            outline: open.outline.clone(),
            keys: open.keys.clone(),
            idle: open.idle.len(),
        }
    }

    /// Tries the adjustment at this place.
    #[must_use]
    pub fn of(&self, at: usize) -> Command {
        let now = Shown {
            outline: &self.outline,
            keys: &self.keys,
            idle: self.idle,
        };
        let back = self
            .adjustments
            .back_alone(&self.base, &self.found_keys, now, at);
        Command::TriedAlone {
            document: self.document,
            serial: self.serial,
            at,
            alone: back.is_some(),
        }
    }
}

impl OpenDocument {
    /// The places of the adjustments that are in force, the last one first. A draft has none: it is the user's own from
    /// its beginning.
    #[must_use]
    pub fn adjusted_places(&self) -> Vec<usize> {
        if self.draft.is_some() {
            return Vec::new();
        }
        let mut places: Vec<usize> = self.adjustments.in_force().collect();
        places.reverse();
        places
    }

    /// The adjustment at this place among all that was done.
    ///
    /// # Panics
    /// There is none.
    #[must_use]
    pub fn adjusted_at(&self, at: usize, language: Language) -> Adjusted {
        let made = &self.adjustments.done[at];
        let found = || self.found_label(made.key);
        let name = made.change.name().fill(language, &[]);
        let was = matches!(made.change, Change::Rename(_)).then(found);
        let done = match was.flatten() {
            Some(was) => Message::AdjustedFrom.fill(language, &[&name, &was]),
            None => name,
        };
        let now = self.label_of(made.key).or_else(found);
        Adjusted {
            at,
            key: made.key,
            label: now.unwrap_or_else(|| self.adjustments.text_at(at)),
            done,
            alone: self.alone.known.get(&at).copied(),
        }
    }

    /// What takes back one adjustment alone, where that can be done.
    pub(super) fn take_back(&self, at: usize) -> Option<(NodeKey, Change)> {
        if self.alone.known.get(&at) == Some(&true) {
            return self.adjustments.back(at);
        }
        let now = Shown {
            outline: &self.outline,
            keys: &self.keys,
            idle: self.idle.len(),
        };
        let base = self.base();
        self.adjustments.back_alone(base, &self.found_keys, now, at)
    }

    /// What was done with each node, by the names that menus have for it.
    pub(super) fn adjusted_nodes(&self) -> BTreeMap<NodeKey, Vec<Message>> {
        let mut nodes: BTreeMap<NodeKey, Vec<Message>> = BTreeMap::new();
        if self.draft.is_some() {
            return nodes;
        }
        for at in self.adjustments.in_force() {
            let made = &self.adjustments.done[at];
            let behind = match made.change {
                Change::Split { new, .. } => Some(new),
                _ => None,
            };
            for key in [Some(made.key), behind].into_iter().flatten() {
                let names = nodes.entry(key).or_default();
                let name = made.change.name();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        nodes
    }

    /// What was done with a node, in a sentence; none where nothing was.
    #[must_use]
    pub fn adjusted_in_words(&self, key: NodeKey, language: Language) -> Option<String> {
        let names = self.adjusted.get(&key)?;
        let names: Vec<&str> = names.iter().map(|name| name.template(language)).collect();
        let names = names.join(Message::NamesBetween.template(language));
        Some(Message::AdjustedRow.fill(language, &[&names]))
    }

    /// Where what an adjustment is about stands in the text, also where it is no item any more.
    pub(super) fn found_span(&self, key: NodeKey) -> Option<Span> {
        let found = &self.base().outline;
        let node = match key {
            TITLE => found.title.as_ref()?,
            key => &found.nodes[self.found_node(key)?],
        };
        Some(node.label).filter(|span| !span.is_nowhere())
    }
}
