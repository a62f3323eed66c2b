//! 思维导图: the outline as boxes and links from left to right, as data: the window draws it, exports write it.
//!
//! Knows no fonts and no colours: how wide words are is asked of whoever draws them. Lengths are points of the picture.

mod tidy;
mod wrap;

use crate::document::Document;
use crate::outline::{NodeId, Outline};
use std::ops::Range;

/// How wide a sign is, as a part of the size of its letters.
pub type Measure<'a> = &'a dyn Fn(char) -> f32;

/// Sizes and distances of one rank of boxes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// Size of the letters.
    pub size: f32,
    /// The widest that a line of words may be.
    pub widest: f32,
    /// Between the words and the left and right edges of the box.
    pub beside: f32,
    /// Between the words and the upper and lower edges of the box.
    pub above: f32,
    /// Between this box and those above and below it.
    pub apart: f32,
}

/// The title, the first level, and all deeper ones.
const RANKS: [Rank; 3] = [
    Rank {
        size: 20.0,
        widest: 220.0,
        beside: 18.0,
        above: 14.0,
        apart: 24.0,
    },
    Rank {
        size: 16.0,
        widest: 256.0,
        beside: 12.0,
        above: 8.0,
        apart: 18.0,
    },
    Rank {
        size: 16.0,
        widest: 304.0,
        beside: 6.0,
        above: 4.0,
        apart: 6.0,
    },
];

/// Distance between two lines of words, as a part of their size.
pub const LINE_HEIGHT: f32 = 1.4;
/// From a box to those at its right, where the links run.
const ACROSS: f32 = 44.0;
/// Empty ground around the whole.
const MARGIN: f32 = 28.0;

/// A box: what one node says, or the title.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Whose; none for the root, which is the title.
    pub node: Option<NodeId>,
    /// The box at its left, by its place in the list.
    pub parent: Option<usize>,
    /// 0 for the root.
    pub depth: u8,
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The words in lines, as bytes of `words`.
    pub lines: Vec<Range<usize>>,
    /// What it says.
    pub words: String,
    /// How many nodes below it are folded away.
    pub hidden: usize,
    /// Whether there is something below it, folded or not.
    pub foldable: bool,
}

impl Topic {
    /// Its sizes and distances.
    #[must_use]
    pub fn rank(&self) -> &'static Rank {
        &RANKS[usize::from(self.depth).min(RANKS.len() - 1)]
    }

    /// Where each line of words begins: left, and the middle of its height.
    pub fn lines_at(&self) -> impl Iterator<Item = (f32, f32, &str)> {
        let rank = self.rank();
        let line = rank.size * LINE_HEIGHT;
        let first = self.y + rank.above + line / 2.0;
        let lines = self.lines.iter().enumerate();
        lines.map(move |(at, range)| {
            let words = &self.words[range.clone()];
            (self.x + rank.beside, first + at as f32 * line, words)
        })
    }
}

/// The boxes, each behind its parent, in the outline's order; the root first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MindMap {
    /// The boxes.
    pub topics: Vec<Topic>,
    /// Width of the whole with the ground around it.
    pub width: f32,
    /// Height of the whole with the ground around it.
    pub height: f32,
}

impl MindMap {
    /// Lays an outline out. `root` is said where the document has no title; what is below a node that `is_folded` says
    /// yes to is left out.
    #[must_use]
    pub fn new(
        document: &Document,
        outline: &Outline,
        root: &str,
        is_folded: &dyn Fn(NodeId) -> bool,
        measure: Measure,
    ) -> MindMap {
        let mut topics = topics(document, outline, root, is_folded);
        for topic in &mut topics {
            fit(topic, measure);
        }
        let tops = tidy::tops(&boxes(&topics));
        set(&mut topics, &tops);
        let right = topics.iter().map(|topic| topic.x + topic.width);
        let bottom = topics.iter().map(|topic| topic.y + topic.height);
        MindMap {
            width: right.fold(0.0, f32::max) + MARGIN,
            height: bottom.fold(0.0, f32::max) + MARGIN,
            topics,
        }
    }

    /// The box of a node, or the nearest one above it that is shown.
    #[must_use]
    pub fn place_of(&self, outline: &Outline, node: NodeId) -> Option<usize> {
        let mut wanted = Some(node);
        while let Some(id) = wanted {
            // The boxes stand in the order of their nodes.
            let at = self.topics[1..].binary_search_by_key(&Some(id), |topic| topic.node);
            if let Ok(at) = at {
                return Some(at + 1);
            }
            wanted = outline.nodes[id].parent;
        }
        None
    }
}

/// Every node that is not folded away, with its words, behind the root.
fn topics(
    document: &Document,
    outline: &Outline,
    root: &str,
    is_folded: &dyn Fn(NodeId) -> bool,
) -> Vec<Topic> {
    let title = outline.title.as_ref();
    let words = title.map_or(root.into(), |title| document.label(outline, title));
    let mut topics = vec![topic(None, None, 0, words.trim().to_string())];
    topics[0].foldable = !outline.is_empty();
    // The topics of the nodes that are open, by depth.
    let mut above: Vec<usize> = vec![0];
    let mut id = 0;
    while id < outline.nodes.len() {
        let node = &outline.nodes[id];
        above.truncate(usize::from(node.depth));
        let words = document.label(outline, node).trim().to_string();
        let mut topic = topic(Some(id), above.last().copied(), node.depth, words);
        topic.foldable = node.end > id + 1;
        let folded = topic.foldable && is_folded(id);
        topic.hidden = if folded { node.end - id - 1 } else { 0 };
        above.push(topics.len());
        topics.push(topic);
        id = if folded { node.end } else { id + 1 };
    }
    topics
}

fn topic(node: Option<NodeId>, parent: Option<usize>, depth: u8, words: String) -> Topic {
    Topic {
        node,
        parent,
        depth,
        x: 0.0,
        y: 0.0,
        width: 0.0,
        height: 0.0,
        lines: Vec::new(),
        words,
        hidden: 0,
        foldable: false,
    }
}

/// Breaks the words into lines and gives the box its size.
fn fit(topic: &mut Topic, measure: Measure) {
    let rank = topic.rank();
    let widths = |sign: char| measure(sign) * rank.size;
    topic.lines = wrap::lines(&topic.words, rank.widest, &widths);
    let width = |range: &Range<usize>| topic.words[range.clone()].chars().map(widths).sum();
    let widest = topic.lines.iter().map(width).fold(rank.size, f32::max);
    topic.width = widest + 2.0 * rank.beside;
    topic.height = topic.lines.len() as f32 * rank.size * LINE_HEIGHT + 2.0 * rank.above;
}

fn boxes(topics: &[Topic]) -> Vec<tidy::Block> {
    let mut boxes: Vec<tidy::Block> = Vec::with_capacity(topics.len());
    for topic in topics {
        let left = topic.parent.map_or(MARGIN, |parent| boxes[parent].right);
        boxes.push(tidy::Block {
            parent: topic.parent,
            breadth: topic.height + topic.rank().apart,
            right: left + topic.width + ACROSS,
        });
    }
    boxes
}

fn set(topics: &mut [Topic], tops: &[f32]) {
    let above = topics.iter().zip(tops);
    let highest = above.map(|(topic, top)| top + topic.rank().apart / 2.0);
    let highest = highest.fold(f32::INFINITY, f32::min);
    for at in 0..topics.len() {
        let left = topics[at].parent.map(|parent| &topics[parent]);
        let x = left.map_or(MARGIN, |left| left.x + left.width + ACROSS);
        let topic = &mut topics[at];
        topic.x = x;
        topic.y = tops[at] + topic.rank().apart / 2.0 - highest + MARGIN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;

    fn find(text: &str) -> Document {
        let source = Source::from(text);
        Document::find(source, &FindOptions::default())
    }

    fn map(text: &str, folded: &[NodeId]) -> MindMap {
        let document = find(text);
        let is_folded = |id| folded.contains(&id);
        MindMap::new(&document, &document.outline, "无题", &is_folded, &|_| 1.0)
    }

    fn snapshot(map: &MindMap) -> String {
        let line = |topic: &Topic| {
            let words: Vec<&str> = topic.lines_at().map(|(_, _, words)| words).collect();
            let indent = "  ".repeat(usize::from(topic.depth));
            let (x, y, words) = (topic.x, topic.y, words.join("/"));
            let hidden = match topic.hidden {
                0 => String::new(),
                hidden => format!(" +{hidden}"),
            };
            format!(
                "{indent}{words} {x:.0},{y:.0} {:.0}×{:.0}{hidden}\n",
                topic.width, topic.height
            )
        };
        map.topics.iter().map(line).collect()
    }

    const TEXT: &str = "在全县防汛工作会议上的讲话\n一、提高认识\n（一）雨情紧\n甲。\n（二）水情紧\n乙。\n二、压实责任，把每一段堤防的防守任务落实到人到岗\n丙。\n";

    #[test]
    fn boxes_stand_beside_what_they_belong_to() {
        assert_eq!(
            snapshot(&map(TEXT, &[])),
            "在全县防汛工作/会议上的讲话 28,63 176×84\n\
             \u{20} 一、提高认识 248,42 120×38\n\
             \u{20}   （一）雨情紧 412,28 108×30\n\
             \u{20}   （二）水情紧 412,64 108×30\n\
             \u{20} 二、压实责任，把每一段堤防/的防守任务落实到人到岗 248,107 232×61\n"
        );
    }

    #[test]
    fn what_is_folded_is_left_out_and_counted() {
        let map = map(TEXT, &[0]);
        let seen: Vec<(String, usize)> = map
            .topics
            .iter()
            .map(|p| (p.words.clone(), p.hidden))
            .collect();
        assert_eq!(map.topics.len(), 3, "{seen:?}");
        assert_eq!(map.topics[1].hidden, 2);
        let document = find(TEXT);
        assert_eq!(
            map.place_of(&document.outline, 2),
            Some(1),
            "what hides it stands for it"
        );
    }

    #[test]
    fn a_document_without_title_or_nodes_is_its_name() {
        let map = map("没有条目的一段话。", &[]);
        assert_eq!(snapshot(&map), "无题 28,28 76×56\n");
    }
}
