//! 篇幅: how long each node is, on one scale for all. Counted from the text that stands in the document, labels among
//! it, so that text goes along where the user has moved a node, and other words in its place change nothing.

use crate::body::{self, ByAnchor};
use crate::document::Document;
use crate::outline::Outline;

/// How long a node is with all below it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weight {
    /// Characters, as [`body::characters`] counts them.
    pub characters: usize,
    /// Its part of what the node above it has, or, at the top, of the whole text, 0 to 1.
    pub share: f32,
    /// Its part of what the longest of all nodes has, 0 to 1.
    pub of_longest: f32,
}

/// The weight of each node, in order.
#[must_use]
pub fn weights(document: &Document, outline: &Outline) -> Vec<Weight> {
    let texts = ByAnchor::new(document, outline, None);
    let count = |span| body::characters(&document.joined(span));
    let nodes = &outline.nodes;
    let title = outline.title.as_ref().map_or(0, |title| count(title.label));
    let mut outside = title;
    let mut characters = vec![0; nodes.len()];
    for anchor in std::iter::once(None).chain((0..nodes.len()).map(Some)) {
        for piece in texts.of(anchor) {
            match anchor.filter(|_| piece.owner.is_some()) {
                Some(id) => characters[id] += count(piece.span),
                None => outside += count(piece.span),
            }
        }
    }
    for (id, node) in nodes.iter().enumerate().rev() {
        characters[id] += count(node.label);
        if let Some(parent) = node.parent {
            characters[parent] += characters[id];
        }
    }
    let tops = || outline.children(None).map(|id| characters[id]);
    let whole = outside + tops().sum::<usize>();
    let longest = tops().max().unwrap_or(0);
    let part = |of: usize, whole: usize| of as f32 / whole.max(1) as f32;
    let weight = |(id, &own): (usize, &usize)| {
        let above = nodes[id].parent.map_or(whole, |parent| characters[parent]);
        Weight {
            characters: own,
            share: part(own, above),
            of_longest: part(own, longest),
        }
    };
    characters.iter().enumerate().map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;

    const SPEECH: &str = "在全县防汛工作会议上的讲话\n同志们：\n一、提高认识\n形势很紧。\n（一）雨情紧\n要早作准备，不等不靠。\n二、压实责任\n同志们，让我们共同努力！\n";

    /// Characters, percent of what is above, percent of the longest.
    fn seen(document: &Document, outline: &Outline) -> Vec<(usize, u32, u32)> {
        let percent = |part: f32| (part * 100.0).round() as u32;
        weights(document, outline)
            .iter()
            .map(|w| (w.characters, percent(w.share), percent(w.of_longest)))
            .collect()
    }

    #[test]
    fn nodes_are_weighed_with_all_below_them_against_what_is_above_them() {
        let document = Document::find(Source::from(SPEECH), &FindOptions::default());
        let whole = body::characters(SPEECH);
        assert_eq!(whole, 63);
        assert_eq!(
            seen(&document, &document.outline),
            [(28, 44, 100), (17, 61, 61), (11, 65, 39), (6, 10, 21)]
        );
    }

    #[test]
    fn other_words_for_a_label_do_not_change_its_length() {
        let document = Document::find(Source::from(SPEECH), &FindOptions::default());
        let mut renamed = document.outline.clone();
        renamed.written.push("认".to_string());
        renamed.nodes[0].written = Some(0);
        assert_eq!(
            seen(&document, &renamed),
            seen(&document, &document.outline)
        );
    }
}
