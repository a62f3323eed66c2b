//! Names of nodes that survive another reading: folding, selection and the user's adjustments hold on to them.

use crate::document::Document;
use crate::outline::{Node, NodeId, NodeKey, Outline};
use siphasher::sip::SipHasher13;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Where each key stands.
pub type Index = HashMap<NodeKey, NodeId, BuildHasherDefault<KeyHasher>>;
/// Some keys.
pub type KeySet = HashSet<NodeKey, BuildHasherDefault<KeyHasher>>;

/// Hashes keys, which are hashes already: to hash all of a large outline once more takes longer than a step of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = self.0.rotate_left(8) ^ key;
    }
}

/// For no more keys than this the others are searched; for more it is worth while to list where all stand.
const FEW: usize = 16;

/// Where each of these keys stands among them, if so many are to be looked up that it is worth while.
pub(crate) fn index_for(keys: &[NodeKey], many: usize) -> Option<Index> {
    (many > FEW).then(|| index(keys))
}

/// Where a key stands among these, which may have been listed.
pub(crate) fn place(key: NodeKey, keys: &[NodeKey], listed: Option<&Index>) -> Option<usize> {
    match listed {
        Some(index) => index.get(&key).copied(),
        None => keys.iter().position(|&other| other == key),
    }
}

/// Where each of these keys stands among them.
#[must_use]
pub fn index(keys: &[NodeKey]) -> Index {
    let places = keys.iter().enumerate();
    places.map(|(id, &key)| (key, id)).collect()
}

/// The key of each node, in order: a hash of the labels from the top down to it, and of how many nodes of the same
/// name stand before it under the same parent. A node keeps its key while its label and those above it stay.
#[must_use]
pub fn keys(document: &Document, outline: &Outline) -> Vec<NodeKey> {
    let mut keys: Vec<NodeKey> = Vec::with_capacity(outline.nodes.len());
    let mut seen: HashMap<u64, u32> = HashMap::with_capacity(outline.nodes.len());
    for node in &outline.nodes {
        let parent = node.parent.map_or(0, |parent| keys[parent].0);
        let label = name(document, node);
        let name = hash(&[&parent.to_le_bytes(), label.as_bytes(), END]);
        let before = seen.entry(name).or_default();
        let key = hash(&[&name.to_le_bytes(), &before.to_le_bytes()]);
        keys.push(NodeKey(key));
        *before += 1;
    }
    keys
}

/// The key of the nth node that the user makes.
#[must_use]
pub fn made(serial: u64) -> NodeKey {
    NodeKey(hash(&[b"made by the user", END, &serial.to_le_bytes()]))
}

/// What the text says, whatever the user has written over it.
fn name<'a>(document: &'a Document, node: &Node) -> std::borrow::Cow<'a, str> {
    document.joined(node.label)
}

/// What stands behind text, so that no other text gives the same bytes with what follows.
const END: &[u8] = &[0xFF];

/// A hash that is the same in every version of the program: keys are kept on disk.
fn hash(pieces: &[&[u8]]) -> u64 {
    let mut hasher = SipHasher13::new();
    pieces.iter().for_each(|piece| hasher.write(piece));
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
    fn keys_are_those_that_were_kept_before() {
        let (_, keys) = read("一、总则\n甲。\n（一）保障\n乙。\n（一）保障\n丙。\n");
        let kept = [
            0x2f2c_1770_80d2_1da2,
            0xd187_b17b_af39_111a,
            0xfd5d_aa4d_c48d_5d8c,
        ];
        assert_eq!(keys, kept.map(NodeKey));
        let kept = [0xfae3_5291_d69e_4f0f, 0x1dd1_1e28_ccc5_adad];
        assert_eq!([made(0), made(u64::MAX)], kept.map(NodeKey));
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
