//! The adjustments as the window shows them: a list of them, and a mark at the rows that they changed.

use super::state::OpenDocument;
use crate::correction::{Change, TITLE};
use crate::message::{Language, Message};
use crate::outline::NodeKey;
use crate::span::Span;
use std::collections::BTreeMap;

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
    /// Whether it can be taken back alone.
    pub alone: bool,
}

impl OpenDocument {
    /// The adjustments that are in force, the last one first. A draft has none: it is the user's own from its
    /// beginning.
    #[must_use]
    pub fn adjusted_list(&self, language: Language) -> Vec<Adjusted> {
        if self.draft.is_some() {
            return Vec::new();
        }
        let mut places: Vec<usize> = self.adjustments.in_force().collect();
        places.reverse();
        let adjusted = |at| self.adjusted_at(at, language);
        places.into_iter().map(adjusted).collect()
    }

    fn adjusted_at(&self, at: usize, language: Language) -> Adjusted {
        let made = &self.adjustments.done[at];
        let found = self.found_label(made.key);
        let name = made.change.name().fill(language, &[]);
        let done = match (&made.change, &found) {
            (Change::Rename(_), Some(was)) => Message::AdjustedFrom.fill(language, &[&name, was]),
            _ => name,
        };
        let now = self.label_of(made.key).or(found);
        Adjusted {
            at,
            key: made.key,
            label: now.unwrap_or_else(|| self.adjustments.text_at(at)),
            done,
            alone: self.take_back(at).is_some(),
        }
    }

    /// What takes back one adjustment alone, where that can be done.
    pub(super) fn take_back(&self, at: usize) -> Option<(NodeKey, Change)> {
        let base = self.base();
        self.adjustments.back_alone(base, &self.found_keys, at)
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
            key => &found.nodes[self.found_keys.iter().position(|&other| other == key)?],
        };
        Some(node.label).filter(|span| !span.is_nowhere())
    }
}
