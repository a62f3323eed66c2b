//! A mind map as shapes on white, drawn alike by all forms of pictures.

use super::Export;
use crate::face::Face;
use crate::mindmap::{LINE_HEIGHT, MindMap, Topic};
use crate::outline::NodeId;

/// Red, green and blue.
pub(super) type Color = [u8; 3];

pub(super) const GROUND: Color = [0xFF, 0xFF, 0xFF];
const INK: Color = [0x24, 0x26, 0x2A];
const ACCENT: Color = [0x2B, 0x5F, 0x8A];
const TINT: Color = [0xE6, 0xEE, 0xF5];
const LINK: Color = [0xA9, 0xBF, 0xD2];

/// One thing to draw, lengths in points from the upper left.
pub(super) enum Shape<'a> {
    /// A filled box with round corners.
    Filled {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        radius: f32,
        color: Color,
    },
    /// A curve that leaves and arrives level.
    Link {
        from: (f32, f32),
        to: (f32, f32),
        color: Color,
    },
    /// A line of words: its left end, the line it stands on, the size of its letters.
    Words {
        x: f32,
        base: f32,
        size: f32,
        color: Color,
        words: &'a str,
    },
}

/// Thickness of links.
pub(super) const LINK_WIDTH: f32 = 1.4;
const RADIUS: f32 = 6.0;

/// Lays an outline out for a picture.
pub(super) fn map(export: &Export, face: &Face) -> MindMap {
    let Export {
        document,
        outline,
        options,
        is_folded,
        ..
    } = *export;
    let too_deep = |id: NodeId| {
        let deepest = options.levels.unwrap_or(u8::MAX);
        outline.nodes[id].depth >= deepest
    };
    let left_out = |id| too_deep(id) || is_folded(id);
    MindMap::new(document, outline, "提纲", &left_out, &|sign| {
        face.width(sign)
    })
}

/// What to draw, what lies below first.
pub(super) fn shapes(map: &MindMap) -> Vec<Shape<'_>> {
    let links = map.topics.iter().filter_map(|topic| link(map, topic));
    let boxes = map.topics.iter().flat_map(|topic| {
        let words = topic.lines_at().map(|(x, middle, words)| Shape::Words {
            x,
            base: middle + crate::face::MIDDLE * topic.rank().size,
            size: topic.rank().size,
            color: if topic.depth == 0 { GROUND } else { INK },
            words,
        });
        ground(topic).into_iter().chain(words)
    });
    links.chain(boxes).collect()
}

fn ground(topic: &Topic) -> Option<Shape<'static>> {
    let color = match topic.depth {
        0 => ACCENT,
        1 => TINT,
        _ => return None,
    };
    Some(Shape::Filled {
        x: topic.x,
        y: topic.y,
        width: topic.width,
        height: topic.height,
        radius: RADIUS,
        color,
    })
}

fn link(map: &MindMap, topic: &Topic) -> Option<Shape<'static>> {
    let from = &map.topics[topic.parent?];
    Some(Shape::Link {
        from: (from.x + from.width, from.y + from.height / 2.0),
        to: (topic.x, topic.y + topic.height / 2.0),
        color: LINK,
    })
}

/// The middle of a curve's way across, where its two ends bend.
pub(super) fn bend(from: (f32, f32), to: (f32, f32)) -> f32 {
    (from.0 + to.0) / 2.0
}

const _: () = assert!(LINE_HEIGHT > 1.0, "lines of one box do not touch");
