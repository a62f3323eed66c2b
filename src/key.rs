//! Names of nodes that survive another reading: folding, selection and the user's adjustments hold on to them.

use crate::document::Document;
use crate::outline::{Node, NodeKey, Outline};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The key of each node, in order: a hash of the labels from the top down to it, and of how many nodes of the same
/// name stand before it under the same parent. A node keeps its key while its label and those above it stay.
#[must_use]
pub fn keys(document: &Document, outline: &Outline) -> Vec<NodeKey> {
    let mut keys: Vec<NodeKey> = Vec::with_capacity(outline.nodes.len());
    let mut seen: HashMap<u64, u32> = HashMap::with_capacity(outline.nodes.len());
    for node in &outline.nodes {
        let parent = node.parent.map_or(0, |parent| keys[parent].0);
        let name = hash(&(parent, name(document, node)));
        let before = seen.entry(name).or_default();
        keys.push(NodeKey(hash(&(name, *before))));
        *before += 1;
    }
    keys
}

/// The key of the nth node that the user makes.
#[must_use]
pub fn made(serial: u64) -> NodeKey {
    NodeKey(hash(&("made by the user", serial)))
}

/// What the text says, whatever the user has written over it.
fn name<'a>(document: &'a Document, node: &Node) -> std::borrow::Cow<'a, str> {
    document.joined(node.label)
}

fn hash(value: &impl Hash) -> u64 {
    // The hasher of the standard library has fixed keys when it is made so; adjustments that are kept on disk name
    // their node by its text too, so that another hasher in another version costs nothing but a search.
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;

    fn read(text: &str) -> (Document, Vec<NodeKey>) {
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        let keys = keys(&document, &document.outline);
        (document, keys)
    }

    #[test]
    fn keys_differ_and_stay() {
        let (_, before) =
            read("一、总则\n甲。\n二、要求\n（一）保障\n乙。\n三、要求\n（一）保障\n丙。\n");
        let mut unique = before.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), before.len());
        let (_, after) = read(
            "前言一段。\n一、总则\n甲甲甲。\n二、要求\n（一）保障\n（二）经费\n三、要求\n（一）保障\n丙。\n",
        );
        assert_eq!(before[..3], after[..3]);
        assert_eq!(before[3..], after[4..]);
    }
}
