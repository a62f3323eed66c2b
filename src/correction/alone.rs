//! The adjustments one by one: which are in force, and which of them can be taken back alone.

use super::{Adjustments, Change, Corrected, Correction, Lost, apply, taken_back};
use crate::document::Document;
use crate::message::Language;
use crate::outline::{Node, NodeKey, Outline};

impl Adjustments {
    /// The places in the list of the changes of the outline that are in force, in the order in which they were made;
    /// notes, stars and what is ignored are none.
    pub fn in_force(&self) -> impl Iterator<Item = usize> {
        let back = taken_back(&self.done);
        let changes = |change: &Change| change.is_of_outline() && !change.takes_back();
        let places = 0..self.done.len();
        places.filter(move |&at| !back[at] && changes(&self.done[at].change))
    }

    /// What takes back the adjustment at this place of the list, and nothing else. None where others made since then
    /// rest on it: it can be taken back alone only if the outline would be the same had it been made last. `now` is the
    /// outline as all adjustments make it of the document, which has these keys.
    #[must_use]
    pub fn back_alone(
        &self,
        document: &Document,
        keys: &[NodeKey],
        now: Shown,
        at: usize,
    ) -> Option<(NodeKey, Change)> {
        let back = self.back(at)?;
        let (key, Change::TakeBack(change)) = &back else {
            return None;
        };
        let mut later = self.done.clone();
        later.push(alone(back.clone()));
        later.push(alone((*key, (**change).clone())));
        let later = apply(document, keys, &later);
        now.is_same(document, Shown::from(&later)).then_some(back)
    }

    /// What takes back the adjustment at this place of the list, whether others rest on it or not; none where it is not
    /// in force or another one like it was made since then.
    #[must_use]
    pub fn back(&self, at: usize) -> Option<(NodeKey, Change)> {
        let Correction { key, change, .. } = self.done.get(at)?;
        let mut last = self.done.iter();
        let last = last.rposition(|made| (made.key, &made.change) == (*key, change));
        let in_force = last == Some(at) && self.in_force().any(|other| other == at);
        in_force.then(|| (*key, Change::TakeBack(Box::new(change.clone()))))
    }

    /// What the node of the adjustment at this place of the list said.
    #[must_use]
    pub fn text_at(&self, at: usize) -> String {
        let made = self.done.get(at);
        made.map_or_else(String::new, |made| self.text_of(made))
    }

    /// The adjustment at this place among those that found no text, in words.
    #[must_use]
    pub fn lost_at(&self, at: usize, language: Language) -> Lost {
        let correction = &self.lost[at];
        Lost {
            text: self.text_of(correction),
            done: correction.change.name().fill(language, &[]),
        }
    }
}

fn alone((key, change): (NodeKey, Change)) -> Correction {
    Correction {
        key,
        change,
        joined: false,
    }
}

/// A corrected outline: all that a person sees of it.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The outline.
    pub outline: &'a Outline,
    /// The key of each of its nodes.
    pub keys: &'a [NodeKey],
    /// How many adjustments have no node.
    pub idle: usize,
}

impl<'a> From<&'a Corrected> for Shown<'a> {
    fn from(of: &'a Corrected) -> Shown<'a> {
        Shown {
            outline: &of.outline,
            keys: &of.keys,
            idle: of.idle.len(),
        }
    }
}

impl Shown<'_> {
    /// Whether a person sees the same in both.
    fn is_same(self, document: &Document, other: Shown) -> bool {
        let label = |of: Shown, node: &Node| document.label(of.outline, node).into_owned();
        let says_same = |one: &Node, two: &Node| {
            let in_text = one.written.is_none() && two.written.is_none();
            in_text && one.label == two.label || label(self, one) == label(other, two)
        };
        let titles = (&self.outline.title, &other.outline.title);
        let same_title = match titles {
            (Some(one), Some(two)) => says_same(one, two),
            (one, two) => one.is_none() && two.is_none(),
        };
        let mut nodes = self.outline.nodes.iter().zip(&other.outline.nodes);
        same_title
            && self.idle == other.idle
            && self.keys == other.keys
            && nodes.all(|(one, two)| {
                (one.depth, one.kind) == (two.depth, two.kind) && says_same(one, two)
            })
    }
}
