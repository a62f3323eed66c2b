//! 篇幅: how long each node is, against those beside it. Counted from the labels and the text between them, so that
//! text goes along where the user has moved a node.

use crate::body::{self, ByAnchor};
use crate::document::Document;
use crate::outline::Outline;

/// How long a node is with all below it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weight {
    /// Characters, as [`body::characters`] counts them.
    pub characters: usize,
    /// Its part of what it and its siblings have together, 0 to 1.
    pub share: f32,
    /// Its part of what the longest of them has, 0 to 1.
    pub of_longest: f32,
}

/// The weight of each node, in order.
#[must_use]
pub fn weights(document: &Document, outline: &Outline) -> Vec<Weight> {
    let texts = ByAnchor::new(document, outline, None);
    let own = |id: usize| {
        let label = body::characters(&document.label(outline, &outline.nodes[id]));
        let pieces = texts
            .of(Some(id))
            .iter()
            .filter(|piece| piece.owner.is_some());
        let words = pieces.map(|piece| body::characters(&document.joined(piece.span)));
        label + words.sum::<usize>()
    };
    let count = outline.nodes.len();
    let mut characters: Vec<usize> = (0..count).map(own).collect();
    // Of the children of each node, and of the top in the last place: together, and the longest.
    let mut together = vec![(0_usize, 0_usize); count + 1];
    for id in (0..count).rev() {
        let parent = outline.nodes[id].parent;
        if let Some(parent) = parent {
            characters[parent] += characters[id];
        }
        let (sum, longest) = &mut together[parent.unwrap_or(count)];
        *sum += characters[id];
        *longest = (*longest).max(characters[id]);
    }
    let weight = |(id, &characters): (usize, &usize)| {
        let (sum, longest) = together[outline.nodes[id].parent.unwrap_or(count)];
        let part = |whole: usize| characters as f32 / whole.max(1) as f32;
        Weight {
            characters,
            share: part(sum),
            of_longest: part(longest),
        }
    };
    characters.iter().enumerate().map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;

    #[test]
    fn nodes_are_weighed_with_all_below_them_against_their_siblings() {
        let text = "在全县防汛工作会议上的讲话\n同志们：\n一、提高认识\n形势很紧。\n（一）雨情紧\n要早作准备，不等不靠。\n二、压实责任\n同志们，让我们共同努力！\n";
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        let weights = weights(&document, &document.outline);
        let seen: Vec<(usize, u32, u32)> = weights
            .iter()
            .map(|w| {
                (
                    w.characters,
                    (w.share * 100.0).round() as u32,
                    (w.of_longest * 100.0).round() as u32,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [(28, 82, 100), (17, 100, 100), (11, 100, 100), (6, 18, 21)]
        );
    }
}
