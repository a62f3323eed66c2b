//! Drafts: outlines of the user's own, borrowed from a document's outline or begun from nothing.
//!
//! A draft is kept as what it began with and the adjustments made since ([`crate::correction`]), so that undoing has no
//! end. Whenever it changes it is written out as a document ([`compose`]): numbers, labels, the text under them. All
//! that works on documents so works on drafts: rows, exports, counts.

mod compose;
mod share;

pub use compose::{Composed, compose};
pub use share::{Count, counts, unwritten};

use crate::body::{self, ByAnchor};
use crate::document::Document;
use crate::outline::{Kind, LevelBy, Node, NodeKey, Outline, Rule};
use crate::scheme;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What a draft began with, and how long it is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The document whose outline was borrowed; empty for none.
    pub source: String,
    /// The title.
    pub title: String,
    /// The items, in order.
    pub items: Vec<Item>,
    /// 总字数: characters that the whole is to have, 0 where nothing is set.
    pub total: usize,
}

/// An item that a draft began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// 1 at the top.
    pub depth: u8,
    /// What it is.
    pub kind: Kind,
    /// Its words, without a number.
    pub label: String,
    /// Its text, one line a paragraph; borrowed items have none.
    #[serde(default)]
    pub text: String,
    /// Characters that it had, with all below it, where it was borrowed.
    #[serde(default)]
    pub weight: usize,
}

impl Draft {
    /// Borrows an outline: its titles and levels, the lengths of its parts, none of its text.
    #[must_use]
    pub fn borrowed(document: &Document, outline: &Outline, source: String) -> Draft {
        let label = |node: &Node| document.label(outline, node).into_owned();
        let items = outline.nodes.iter().map(|node| Item {
            depth: node.depth,
            kind: node.kind,
            label: without_number(&label(node)).to_string(),
            text: String::new(),
            weight: body::characters(node.extent.of(document.text())),
        });
        Draft {
            source,
            title: outline.title.as_ref().map(label).unwrap_or_default(),
            items: items.collect(),
            total: 0,
        }
    }

    /// An outline that is the user's own already, with its text, to be written on.
    #[must_use]
    pub fn continued(document: &Document, outline: &Outline) -> Draft {
        let mut draft = Draft::borrowed(document, outline, String::new());
        let texts = ByAnchor::new(document, outline, None);
        for (id, item) in draft.items.iter_mut().enumerate() {
            let pieces = texts.of(Some(id)).iter();
            let lines: Vec<_> = pieces.map(|piece| document.joined(piece.span)).collect();
            item.text = lines.join("\n");
        }
        draft
    }

    /// What the adjustments rest on: a document without text whose nodes stand nowhere.
    #[must_use]
    pub fn base(&self) -> Document {
        let mut outline = Outline::default();
        let mut put = |kind, label: &str| {
            outline.written.push(label.to_string());
            Node {
                written: Some(outline.written.len() as u32 - 1),
                rule: Rule::Correction,
                level_by: LevelBy::User,
                ..Node::new(kind, Span::NOWHERE)
            }
        };
        let title = (!self.title.is_empty()).then(|| put(Kind::Title, &self.title));
        let nodes = self.items.iter().map(|item| put(item.kind, &item.label));
        let nodes = nodes.collect();
        outline.title = title;
        outline.nodes = nodes;
        let depths: Vec<u8> = self.items.iter().map(|item| item.depth).collect();
        outline.nest(&depths);
        Document {
            outline,
            ..Document::default()
        }
    }

    /// The keys of the items: their places, for what a draft began with never changes.
    #[must_use]
    pub fn keys(&self) -> Vec<NodeKey> {
        (1..=self.items.len() as u64).map(NodeKey).collect()
    }

    /// The item with this key; none for one that was put in later.
    #[must_use]
    pub fn item(&self, key: NodeKey) -> Option<&Item> {
        let at = usize::try_from(key.0).ok()?.checked_sub(1)?;
        self.items.get(at)
    }
}

/// A label without the number it begins with, for numbers are made anew whenever a draft changes.
#[must_use]
pub fn without_number(label: &str) -> &str {
    match scheme::without_marker(label).trim_end() {
        "" => label.trim(),
        rest => rest,
    }
}
