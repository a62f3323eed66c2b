//! Which enumerations stand under the point before them.

use crate::numeral::write_han;
use crate::outline::{LevelBy, NodeId, Outline};
use crate::sign::{self, Stop};
use crate::structure::{Survey, extent};

/// 要做好三件事：一是…；二是…: the enumeration stands under the point that announces it. So it does right behind the point's
/// sentence, where that tells how many there are (要做好三件事。一是…) or where the next point of the paragraph comes behind
/// the enumeration (要抓学习。一是…；二是…。要抓调研。一是…). `is_inline` says whether a node is of a marker inside a paragraph.
pub(super) fn put_below(
    survey: &Survey,
    outline: &mut Outline,
    points: &[(NodeId, u32)],
    is_inline: impl Fn(NodeId) -> bool,
) {
    // The last paragraph in which an enumeration stands under a point, a full stop between them.
    let mut owning = None;
    for &(at, paragraph) in points {
        let nodes = &outline.nodes;
        let (point, Some(next)) = (&nodes[at], nodes.get(at + 1)) else {
            continue;
        };
        let begins =
            next.parent == point.parent && next.level_by != LevelBy::Contained && is_inline(at + 1);
        if !begins {
            continue;
        }
        let (from, to) = (point.label.start as usize, next.label.start as usize);
        let announced = is_announced(survey.text, from, to);
        if !announced && !is_right_behind(survey.text, from, to) {
            continue;
        }
        let run = Run::read(outline, at, &is_inline);
        let last = survey.scan.shapes[paragraph as usize].last;
        let owns = || {
            owning == Some(paragraph)
                || run.is_before_point(outline, at, last)
                || counts(&survey.text[from..to], run.members.len())
        };
        if !announced {
            if !owns() {
                continue;
            }
            owning = Some(paragraph);
        }
        for member in run.members {
            outline.nodes[member].parent = Some(at);
        }
    }
}

/// The members of an enumeration behind a point.
struct Run {
    members: Vec<NodeId>,
    /// The node behind all that stands in them.
    end: NodeId,
}

impl Run {
    /// Reads the enumeration right behind the point `at`.
    fn read(outline: &Outline, at: NodeId, is_inline: impl Fn(NodeId) -> bool) -> Run {
        let nodes = &outline.nodes;
        let (parent, scheme) = (nodes[at].parent, nodes[at + 1].scheme);
        let mut run = Run {
            members: Vec::new(),
            end: at + 1,
        };
        while let Some(node) = nodes.get(run.end) {
            let inside = node.parent.is_some_and(|parent| parent >= at);
            let member = node.parent == parent && node.scheme == scheme && is_inline(run.end);
            if !inside && !member {
                break;
            }
            if member {
                run.members.push(run.end);
            }
            run.end += 1;
        }
        run
    }

    /// Whether a point beside the one `at` comes next in the paragraph, which ends at `last`.
    fn is_before_point(&self, outline: &Outline, at: NodeId, last: u32) -> bool {
        let next = outline.nodes.get(self.end);
        next.is_some_and(|next| {
            next.level_by == LevelBy::Contained
                && next.parent == outline.nodes[at].parent
                && next.label.start < last
        })
    }
}

/// Whether the sentence at `from` runs into an enumeration at `to` with a colon.
fn is_announced(text: &[u8], from: usize, to: usize) -> bool {
    let end = sign::trim_end(text, from, to);
    let colon = text[from..end].ends_with("：".as_bytes()) || text[from..end].ends_with(b":");
    colon && extent::end_of_sentence(text, from, to) as usize == to
}

/// Whether the sentence at `from` ends with a full stop right before `to`.
fn is_right_behind(text: &[u8], from: usize, to: usize) -> bool {
    let end = sign::trim_end(text, from, to);
    let stop = sign::first_stop(text, from, end, Stop::ends_sentence);
    stop.is_some_and(|(at, stop, width)| stop == Stop::Full && at + width == end)
}

/// Whether a sentence tells that there are so many things: 三件事, 三个环节.
#[inline(never)]
fn counts(sentence: &[u8], members: usize) -> bool {
    const THINGS: [&str; 10] = ["件", "个", "项", "点", "方面", "步", "条", "句", "关", "类"];
    let mut number = write_han(members as u32);
    if members == 2 {
        number = "两".to_owned();
    }
    let told = |number: &str| {
        let mut things = THINGS.iter().map(|thing| format!("{number}{thing}"));
        things.any(|thing| sign::holds(sentence, thing))
    };
    members > 1 && (told(&number) || told("几"))
}
