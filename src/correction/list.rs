//! The list of adjustments: made, undone, made again, and carried over to another reading.

use super::{Change, Correction, Place, TITLE, Taken, Trace, apply, place};
use crate::document::Document;
use crate::key;
use crate::message::{Language, Message};
use crate::outline::{Kind, NodeKey, Outline};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All adjustments of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Adjustments {
    /// Those that are in force, in the order in which they were made.
    pub done: Vec<Correction>,
    /// Those that were taken back, the last one last.
    pub undone: Vec<Correction>,
    /// Those whose text or node was not found again in the present reading.
    pub lost: Vec<Correction>,
    /// What the named nodes said when the document was last read.
    pub traces: BTreeMap<NodeKey, Trace>,
    /// How many keys were made for nodes of the user's own.
    made: u64,
}

/// What became of the adjustments at another reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many are in force.
    pub kept: usize,
    /// How many found no text any more that had one before.
    pub lost: usize,
}

/// An adjustment that found no text, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What the node said.
    pub text: String,
    /// What had been done with it.
    pub done: String,
}

impl Adjustments {
    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.lost.is_empty()
    }

    /// How many changes of the outline are in force; notes, stars and what is ignored are none.
    #[must_use]
    pub fn count(&self) -> usize {
        self.in_force().count()
    }

    /// A key for a node of the user's own that no other node has.
    pub fn fresh_key(&mut self) -> NodeKey {
        self.made += 1;
        key::made(self.made)
    }

    /// Makes changes of nodes in one step; `keys` are those of the document's found outline.
    pub fn add(
        &mut self,
        document: &Document,
        keys: &[NodeKey],
        changes: impl IntoIterator<Item = (NodeKey, Change)>,
    ) {
        self.undone.clear();
        let changes: Vec<_> = changes.into_iter().collect();
        let index = key::index_for(keys, changes.len());
        for (at, (key, change)) in changes.into_iter().enumerate() {
            let named = [Some(key), change.place().and_then(Place::node)];
            for name in named.into_iter().flatten() {
                if !self.traces.contains_key(&name)
                    && let Some(id) = key::place(name, keys, index.as_ref())
                {
                    let trace = place::trace(document, &document.outline, id);
                    self.traces.insert(name, trace);
                }
            }
            self.done.push(Correction {
                key,
                change,
                joined: at > 0,
            });
        }
    }

    /// Takes back the last step; gives the nodes that it adjusted.
    pub fn undo(&mut self) -> Vec<NodeKey> {
        let mut keys = Vec::new();
        while let Some(last) = self.done.pop() {
            let first_of_step = !last.joined;
            keys.push(last.key);
            self.undone.push(last);
            if first_of_step {
                break;
            }
        }
        keys.reverse();
        keys
    }

    /// Makes the step again that was last taken back; gives the nodes that it adjusts.
    pub fn redo(&mut self) -> Vec<NodeKey> {
        let mut keys = Vec::new();
        while let Some(next) = self.undone.pop() {
            keys.push(next.key);
            self.done.push(next);
            if self.undone.last().is_none_or(|next| !next.joined) {
                break;
            }
        }
        keys
    }

    /// Carries all adjustments over to another reading of the document, whose found outline has these keys. Nodes are
    /// found again by key, or by their words and what stands around them; pieces of the text by their words.
    pub fn move_to(&mut self, document: &Document, keys: &[NodeKey]) -> Outcome {
        if self.is_empty() && self.undone.is_empty() {
            return Outcome::default();
        }
        let mover = Mover {
            document,
            nodes: place::find_again(&self.traces, document, keys),
        };
        let before = self.lost.len();
        let mut known: BTreeSet<NodeKey> = [TITLE].into();
        let again = std::mem::take(&mut self.lost);
        let done = std::mem::take(&mut self.done);
        for list in [done, again] {
            let (kept, lost) = mover.carry(list, &mut known);
            self.done.extend(kept);
            self.lost.extend(lost);
        }
        let undone = std::mem::take(&mut self.undone).into_iter().rev();
        self.undone = mover.carry(undone.collect(), &mut known).0;
        self.undone.reverse();
        self.put_idle_away(document, keys);
        self.trace_again(document, keys, &mover.nodes);
        Outcome {
            kept: self.count(),
            lost: self.lost.len().saturating_sub(before),
        }
    }

    /// What has a node but nothing to do with it any more is lost too.
    fn put_idle_away(&mut self, document: &Document, keys: &[NodeKey]) {
        let idle = apply(document, keys, &self.done).idle;
        for at in idle.into_iter().rev() {
            let correction = self.done.remove(at);
            if let Some(next) = self.done.get_mut(at).filter(|_| !correction.joined) {
                next.joined = false;
            }
            self.lost.push(correction);
        }
    }

    /// The traces of what was found are made anew, those of what is lost are kept.
    fn trace_again(
        &mut self,
        document: &Document,
        keys: &[NodeKey],
        nodes: &BTreeMap<NodeKey, NodeKey>,
    ) {
        let old = std::mem::take(&mut self.traces);
        for (key, trace) in old {
            let Some(&new) = nodes.get(&key) else {
                self.traces.insert(key, trace);
                continue;
            };
            if let Some(id) = keys.iter().position(|&other| other == new) {
                let trace = place::trace(document, &document.outline, id);
                self.traces.insert(new, trace);
            }
        }
    }

    /// The adjustments that found no text, in words.
    #[must_use]
    pub fn lost_in_words(&self, language: Language) -> Vec<Lost> {
        let in_words = |at| self.lost_at(at, language);
        (0..self.lost.len()).map(in_words).collect()
    }

    /// What the node of an adjustment said.
    pub(super) fn text_of(&self, correction: &Correction) -> String {
        match &correction.change {
            Change::Take(taken) => taken.quote.text.clone(),
            Change::Insert { text, .. } => text.clone(),
            _ => self
                .traces
                .get(&correction.key)
                .map_or_else(String::new, |trace| trace.text.clone()),
        }
    }
}

impl Change {
    /// What it does, as menus call it.
    #[must_use]
    pub fn name(&self) -> Message {
        match self {
            Change::Exclude => Message::CmdExclude,
            Change::Restore => Message::CmdRestore,
            Change::RestoreAll => Message::CmdRestoreAll,
            Change::TakeBack(_) => Message::ActionTakeBack,
            Change::Promote => Message::CmdPromote,
            Change::Demote => Message::CmdDemote,
            Change::DemoteAlone => Message::CmdDemoteAlone,
            Change::MoveUp => Message::CmdMoveUp,
            Change::MoveDown => Message::CmdMoveDown,
            Change::MoveTo(_) => Message::AdjustMoved,
            Change::Rename(_) => Message::AdjustRenamed,
            Change::SetKind(Kind::Directive) => Message::AdjustToDirective,
            Change::SetKind(Kind::Point) => Message::AdjustToPoint,
            Change::SetKind(_) => Message::AdjustToHeading,
            Change::Merge => Message::CmdMerge,
            Change::Split { .. } => Message::CmdSplit,
            Change::Take(_) => Message::CmdTake,
            Change::Insert { .. } => Message::AdjustInserted,
            Change::Write(_) => Message::AdjustWritten,
            Change::Note(_) => Message::AdjustNoted,
            Change::Star(_) => Message::CmdStar,
            Change::Ignore(_) => Message::ActionIgnore,
            Change::IgnoreNothing => Message::ActionIgnoreNothing,
        }
    }
}

/// Carries adjustments from one reading to the next.
struct Mover<'a> {
    document: &'a Document,
    /// The new key of each named node that is there.
    nodes: BTreeMap<NodeKey, NodeKey>,
}

impl Mover<'_> {
    /// The adjustments that have their nodes, and those that have not; `known` holds the keys of the user's own nodes.
    fn carry(
        &self,
        list: Vec<Correction>,
        known: &mut BTreeSet<NodeKey>,
    ) -> (Vec<Correction>, Vec<Correction>) {
        let (mut kept, mut lost) = (Vec::with_capacity(list.len()), Vec::new());
        let mut step_goes_on = false;
        for mut correction in list {
            step_goes_on &= correction.joined;
            if self.moved(&mut correction, known) {
                correction.joined = step_goes_on;
                step_goes_on = true;
                kept.push(correction);
            } else {
                lost.push(correction);
            }
        }
        (kept, lost)
    }

    /// Gives an adjustment the new names of its nodes and its new place in the text; leaves it as it is and says no
    /// where one of them is not there.
    fn moved(&self, correction: &mut Correction, known: &mut BTreeSet<NodeKey>) -> bool {
        let mut moved = correction.clone();
        let made = moved.change.makes_node();
        let named = (!made).then_some(&mut moved.key);
        let place = place_of(&mut moved.change);
        for name in named.into_iter().chain(place) {
            match self.nodes.get(name) {
                Some(&new) => *name = new,
                None if known.contains(name) => {}
                None => return false,
            }
        }
        if let Some(taken) = taken_of(&mut moved.change) {
            let Some(quote) = taken.quote.found_in(self.document.text()) else {
                return false;
            };
            taken.quote = quote;
        }
        if made {
            known.insert(moved.key);
        }
        if let Change::Split { new, .. } = moved.change {
            known.insert(new);
        }
        *correction = moved;
        true
    }
}

/// The node, besides the one it adjusts, that a change names.
fn place_of(change: &mut Change) -> Option<&mut NodeKey> {
    match change {
        Change::MoveTo(place) | Change::Insert { place, .. } => match place {
            Place::Below(node) => node.as_mut(),
            Place::After(node) => Some(node),
        },
        Change::TakeBack(change) => place_of(change),
        _ => None,
    }
}

/// The piece of the text that a change made a node.
fn taken_of(change: &mut Change) -> Option<&mut Taken> {
    match change {
        Change::Take(taken) => Some(taken),
        Change::TakeBack(change) => taken_of(change),
        _ => None,
    }
}

/// The label of a node as the found outline has it.
pub(super) fn label(document: &Document, outline: &Outline, id: usize) -> String {
    document.joined(outline.nodes[id].label).into_owned()
}
