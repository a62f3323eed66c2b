//! The user's adjustments, as data over the found outline: replayed in order, undone by leaving the last one out.
//! The found outline is never changed.

use crate::outline::{Kind, LevelBy, MAX_DEPTH, Node, NodeKey, Outline};
use serde::{Deserialize, Serialize};

/// One adjustment of one node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The node, by its key in the found outline.
    pub key: NodeKey,
    /// What is done with it.
    pub change: Change,
}

/// What can be done with a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// 不列入提纲: it goes, and what is below it rises to its place.
    Exclude,
    /// 升一级, with all below it.
    Promote,
    /// 降一级, with all below it: it goes below the sibling before it.
    Demote,
    /// 修改文字.
    Rename(String),
    /// 改为 标题／分条／要点.
    SetKind(Kind),
}

/// A corrected outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The outline as the user has it.
    pub outline: Outline,
    /// The key of each of its nodes.
    pub keys: Vec<NodeKey>,
    /// How many adjustments found no node to adjust.
    pub lost: usize,
}

struct Entry {
    key: NodeKey,
    node: Node,
    depth: u8,
}

/// Applies adjustments to a found outline whose nodes have these keys.
#[must_use]
pub fn apply(found: &Outline, keys: &[NodeKey], corrections: &[Correction]) -> Corrected {
    let entries = found.nodes.iter().zip(keys);
    let mut tree = Tree {
        entries: entries
            .map(|(node, &key)| Entry {
                key,
                node: node.clone(),
                depth: node.depth,
            })
            .collect(),
        written: found.written.clone(),
    };
    let lost = corrections
        .iter()
        .filter(|correction| !tree.apply(correction))
        .count();
    let mut corrected = tree.finish();
    corrected.outline.title = found.title.clone();
    corrected.lost = lost;
    corrected
}

/// Whether a change would do something to a node of this outline.
#[must_use]
pub fn is_possible(outline: &Outline, id: usize, change: &Change) -> bool {
    let node = &outline.nodes[id];
    match change {
        Change::Exclude | Change::Rename(_) => true,
        Change::Promote => node.depth > 1,
        Change::Demote => {
            let has_elder = id > 0 && outline.nodes[id - 1].depth >= node.depth;
            let deepest = outline.subtree(id).iter().map(|node| node.depth).max();
            has_elder && deepest < Some(MAX_DEPTH)
        }
        Change::SetKind(kind) => node.kind != *kind,
    }
}

struct Tree {
    entries: Vec<Entry>,
    written: Vec<String>,
}

impl Tree {
    /// Applies one adjustment; says whether its node was there.
    fn apply(&mut self, correction: &Correction) -> bool {
        let Some(at) = self
            .entries
            .iter()
            .position(|entry| entry.key == correction.key)
        else {
            return false;
        };
        match &correction.change {
            Change::Exclude => {
                self.shift(at, -1);
                self.entries.remove(at);
            }
            Change::Promote => self.shift(at, -1),
            Change::Demote => self.shift(at, 1),
            Change::Rename(text) => {
                self.entries[at].node.written = Some(self.written.len() as u32);
                self.written.push(text.clone());
            }
            Change::SetKind(kind) => self.entries[at].node.kind = *kind,
        }
        true
    }

    /// Moves a node and what is below it by a level.
    fn shift(&mut self, at: usize, by: i8) {
        let depth = self.entries[at].depth;
        let below = self.entries[at + 1..]
            .iter()
            .take_while(|entry| entry.depth > depth)
            .count();
        for entry in &mut self.entries[at..=at + below] {
            entry.depth = entry.depth.saturating_add_signed(by).clamp(1, MAX_DEPTH);
        }
        self.entries[at].node.level_by = LevelBy::User;
    }

    /// Gives every node the nearest earlier node of smaller depth as its parent.
    fn finish(self) -> Corrected {
        let mut corrected = Corrected::default();
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (id, entry) in self.entries.into_iter().enumerate() {
            while open.last().is_some_and(|&(depth, _)| depth >= entry.depth) {
                open.pop();
            }
            let mut node = entry.node;
            node.parent = open.last().map(|&(_, id)| id);
            open.push((entry.depth, id));
            corrected.outline.nodes.push(node);
            corrected.keys.push(entry.key);
        }
        corrected.outline.written = self.written;
        corrected.outline.link();
        corrected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, FindOptions};
    use crate::input::Source;
    use crate::key;

    const TEXT: &str =
        "一、总则\n（一）目的\n（二）依据\n二、要求\n（一）人员\n（二）经费\n三、附则\n";

    /// The outline after the changes, one line a node; the marker names the node to change.
    fn check(changes: &[(&str, Change)], expected: &[&str]) {
        let source = Source {
            text: TEXT.to_string(),
            ..Source::default()
        };
        let document = Document::find(source, &FindOptions::default());
        let keys = key::keys(&document, &document.outline);
        let label = |node: &Node| document.label(&document.outline, node).into_owned();
        let correction = |(name, change): &(&str, Change)| {
            let at = document
                .outline
                .nodes
                .iter()
                .position(|node| label(node) == *name);
            Correction {
                key: keys[at.expect("the node")],
                change: change.clone(),
            }
        };
        let corrections: Vec<Correction> = changes.iter().map(correction).collect();
        let corrected = apply(&document.outline, &keys, &corrections);
        let lines: Vec<String> = corrected
            .outline
            .nodes
            .iter()
            .map(|node| {
                let indent = "  ".repeat(usize::from(node.depth) - 1);
                format!("{indent}{}", document.label(&corrected.outline, node))
            })
            .collect();
        assert_eq!(lines, expected, "{changes:?}");
        assert_eq!(corrected.lost, 0);
        assert_eq!(corrected.keys.len(), corrected.outline.nodes.len());
    }

    #[test]
    fn each_change_does_what_it_says() {
        check(
            &[],
            &[
                "一、总则",
                "  （一）目的",
                "  （二）依据",
                "二、要求",
                "  （一）人员",
                "  （二）经费",
                "三、附则",
            ],
        );
        check(
            &[("二、要求", Change::Exclude)],
            &[
                "一、总则",
                "  （一）目的",
                "  （二）依据",
                "（一）人员",
                "（二）经费",
                "三、附则",
            ],
        );
        check(
            &[("二、要求", Change::Demote)],
            &[
                "一、总则",
                "  （一）目的",
                "  （二）依据",
                "  二、要求",
                "    （一）人员",
                "    （二）经费",
                "三、附则",
            ],
        );
        check(
            &[
                ("（一）人员", Change::Promote),
                ("三、附则", Change::Rename("三、其他".to_string())),
            ],
            &[
                "一、总则",
                "  （一）目的",
                "  （二）依据",
                "二、要求",
                "（一）人员",
                "  （二）经费",
                "三、其他",
            ],
        );
    }

    #[test]
    fn an_adjustment_without_its_node_is_counted() {
        let lost = Correction {
            key: NodeKey(1),
            change: Change::Exclude,
        };
        assert_eq!(apply(&Outline::default(), &[], &[lost]).lost, 1);
    }
}
