//! The adjustments one by one: which are in force, and which of them can be taken back alone.

use super::{Adjustments, Change, Corrected, Correction, apply, taken_back};
use crate::document::Document;
use crate::outline::{Kind, NodeKey};

impl Adjustments {
    /// The places in the list of the changes of the outline that are in force, in the order in which they were made;
    /// notes, stars and what is ignored are none.
    pub fn in_force(&self) -> impl Iterator<Item = usize> {
        let back = taken_back(&self.done);
        let changes = move |change: &Change| {
            let takes_back = matches!(
                change,
                Change::Restore | Change::RestoreAll | Change::TakeBack(_)
            );
            change.is_of_outline() && !takes_back
        };
        let places = 0..self.done.len();
        places.filter(move |&at| !back[at] && changes(&self.done[at].change))
    }

    /// What takes back the adjustment at this place of the list, and nothing else. None where others made since then
    /// rest on it: it can be taken back alone only if the outline would be the same had it been made last.
    #[must_use]
    pub fn back_alone(
        &self,
        document: &Document,
        keys: &[NodeKey],
        at: usize,
    ) -> Option<(NodeKey, Change)> {
        let Correction { key, change, .. } = self.done.get(at)?;
        let mut last = self.done.iter();
        let last = last.rposition(|made| (made.key, &made.change) == (*key, change));
        if last != Some(at) || !self.in_force().any(|other| other == at) {
            return None;
        }
        let back = (*key, Change::TakeBack(Box::new(change.clone())));
        let now = apply(document, keys, &self.done);
        let mut later = self.done.clone();
        later.push(alone(back.clone()));
        later.push(alone((*key, change.clone())));
        let later = apply(document, keys, &later);
        (shape(document, &now) == shape(document, &later)).then_some(back)
    }

    /// What the node of the adjustment at this place of the list said.
    #[must_use]
    pub fn text_at(&self, at: usize) -> String {
        let made = self.done.get(at);
        made.map_or_else(String::new, |made| self.text_of(made))
    }
}

fn alone((key, change): (NodeKey, Change)) -> Correction {
    Correction {
        key,
        change,
        joined: false,
    }
}

/// All that a person sees of an outline.
#[derive(PartialEq)]
struct Shape {
    title: Option<String>,
    nodes: Vec<(NodeKey, u8, Kind, String)>,
    /// How many adjustments have no node.
    idle: usize,
}

fn shape(document: &Document, of: &Corrected) -> Shape {
    let outline = &of.outline;
    let label = |node| document.label(outline, node).into_owned();
    let nodes = outline.nodes.iter().zip(&of.keys);
    let nodes = nodes.map(|(node, &key)| (key, node.depth, node.kind, label(node)));
    Shape {
        title: outline.title.as_ref().map(label),
        nodes: nodes.collect(),
        idle: of.idle.len(),
    }
}
