//! Finding nodes and pieces of text again in another reading.

use super::Trace;
use super::list::label;
use super::take::Quote;
use crate::document::Document;
use crate::outline::{NodeKey, Outline};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a node says and what stands around it.
pub(super) fn trace(document: &Document, outline: &Outline, id: usize) -> Trace {
    let of = |id: Option<usize>| id.map_or_else(String::new, |id| label(document, outline, id));
    Trace {
        text: label(document, outline, id),
        parent: of(outline.nodes[id].parent),
        before: of(outline.elder(id)),
        after: of(outline.younger(id)),
    }
}

/// The present key of every traced node that is there: its own where that is still a node's, or that of the node
/// that is most like it.
pub(super) fn find_again(
    traces: &BTreeMap<NodeKey, Trace>,
    document: &Document,
    keys: &[NodeKey],
) -> BTreeMap<NodeKey, NodeKey> {
    let present: BTreeSet<NodeKey> = keys.iter().copied().collect();
    let stays = traces.keys().filter(|key| present.contains(key));
    let mut found: BTreeMap<NodeKey, NodeKey> = stays.map(|&key| (key, key)).collect();
    if found.len() == traces.len() {
        return found;
    }
    let mut taken: BTreeSet<NodeKey> = found.values().copied().collect();
    let outline = &document.outline;
    let now: Vec<Trace> = (0..keys.len())
        .map(|id| trace(document, outline, id))
        .collect();
    for (&key, wanted) in traces {
        if found.contains_key(&key) {
            continue;
        }
        let free = (0..keys.len()).filter(|&id| !taken.contains(&keys[id]));
        let likeness = |id: usize| likeness(wanted, &now[id]);
        // The first of those that are equally like it.
        let best = free.rev().max_by_key(|&id| likeness(id));
        if let Some(id) = best.filter(|&id| likeness(id) > 0) {
            taken.insert(keys[id]);
            found.insert(key, keys[id]);
        }
    }
    found
}

/// How like a node is to the one that is looked for; 0 where it is another one. The same words are the same node,
/// wherever they stand; other words are it only where at least half of them and two of three neighbours are the same, and
/// where they are not those of an old neighbour.
fn likeness(wanted: &Trace, node: &Trace) -> usize {
    let around = [
        wanted.parent == node.parent,
        wanted.before == node.before,
        wanted.after == node.after,
    ];
    let around = around.iter().filter(|&&same| same).count();
    let is_neighbour = node.text == wanted.before || node.text == wanted.after;
    let words = common(&wanted.text, &node.text);
    match words {
        100 => 1000 + around,
        50.. if around >= 2 && !is_neighbour => words + around,
        _ => 0,
    }
}

/// How much two labels have in common at their beginnings and ends, in percent of the longer one.
fn common(one: &str, other: &str) -> usize {
    if one == other {
        return 100;
    }
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let most = one.len().min(other.len());
    let head = (0..most).take_while(|&at| one[at] == other[at]).count();
    let tail = (1..=most - head)
        .take_while(|&back| one[one.len() - back] == other[other.len() - back])
        .count();
    ((head + tail) * 100 / one.len().max(other.len()).max(1)).min(99)
}

impl Quote {
    /// The quoted words in a text, which may have changed around them: where they stood, or else where what stands
    /// around them is most like what stood there.
    pub(super) fn found_in(&self, text: &str) -> Option<Quote> {
        if self.text.is_empty() {
            return None;
        }
        let likeness = |at: usize| {
            let found = Quote::new(text, Span::new(at, at + self.text.len()));
            let nearness = usize::MAX - at.abs_diff(self.span.start as usize);
            (
                common(&found.before, &self.before) + common(&found.after, &self.after),
                nearness,
            )
        };
        let places = text.match_indices(&self.text).map(|(at, _)| at);
        let at = places.max_by_key(|&at| likeness(at))?;
        Some(Quote::new(text, Span::new(at, at + self.text.len())))
    }
}
