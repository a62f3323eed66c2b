//! 已写／应写: how many characters each item has, and how many it is to have.

use super::Draft;
use crate::body;
use crate::document::Document;
use crate::outline::{Node, NodeId, NodeKey, Outline};

/// The characters of an item with all below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// That are written.
    pub written: usize,
    /// That are to be written; 0 where nothing is set.
    pub wanted: usize,
}

/// The counts of each node of a composed draft, whose nodes have these keys.
#[must_use]
pub fn counts(draft: &Draft, document: &Document, keys: &[NodeKey]) -> Vec<Count> {
    let outline = &document.outline;
    let weights: Vec<usize> = keys
        .iter()
        .map(|&key| draft.item(key).map_or(0, |item| item.weight))
        .collect();
    let mut wanted = vec![0; keys.len()];
    share(outline, &weights, None, draft.total, &mut wanted);
    for id in 0..keys.len() {
        share(outline, &weights, Some(id), wanted[id], &mut wanted);
    }
    let mut bare = vec![0];
    for node in &outline.nodes {
        bare.push(bare[bare.len() - 1] + bare_number(document, node));
    }
    let written = outline.nodes.iter().enumerate().map(|(id, node)| {
        let all = body::characters(node.extent.of(document.text()));
        all.saturating_sub(bare[node.end] - bare[id])
    });
    let counts = written.zip(wanted);
    counts
        .map(|(written, wanted)| Count { written, wanted })
        .collect()
}

/// Characters that stand in a composed draft though nobody wrote them: the numbers of items that have no words yet.
#[must_use]
pub fn unwritten(document: &Document) -> usize {
    let nodes = document.outline.nodes.iter();
    nodes.map(|node| bare_number(document, node)).sum()
}

fn bare_number(document: &Document, node: &Node) -> usize {
    match node.label == node.marker {
        true => body::characters(node.marker.of(document.text())),
        false => 0,
    }
}

/// Shares characters among the children of a node in proportion to their weights, so that nothing is lost.
fn share(
    outline: &Outline,
    weights: &[usize],
    parent: Option<NodeId>,
    total: usize,
    wanted: &mut [usize],
) {
    let children: Vec<NodeId> = outline.children(parent).collect();
    let weights: Vec<usize> = with_usual(children.iter().map(|&id| weights[id]).collect());
    let whole: usize = weights.iter().sum();
    // Offices count in tens; a short text is shared to the character.
    let unit = if total >= 100 { 10 } else { 1 };
    let mut left = total;
    for (at, (&id, &weight)) in children.iter().zip(&weights).enumerate() {
        let last = at + 1 == children.len();
        let part = if last {
            left
        } else {
            ((total * weight / whole + unit / 2) / unit * unit).min(left)
        };
        wanted[id] = part;
        left -= part;
    }
}

/// An item that was put in later weighs as much as its siblings do on the average.
fn with_usual(mut weights: Vec<usize>) -> Vec<usize> {
    let known: Vec<usize> = weights
        .iter()
        .copied()
        .filter(|&weight| weight > 0)
        .collect();
    let usual = known.iter().sum::<usize>() / known.len().max(1);
    for weight in &mut weights {
        if *weight == 0 {
            *weight = usual.max(1);
        }
    }
    weights
}
