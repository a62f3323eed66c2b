//! Points: what the document asks somebody to do, put below the node in whose text it stands.

mod introduced;

use super::{Accepted, OFFERED, Survey, label};
use crate::hands::Hands;
use crate::outline::{Kind, LevelBy, Node, NodeId, Outline, Rule};
use crate::scan::{Cue, Lead};
use crate::sign::{self, Stop, Words, words};
use crate::span::Span;
use std::ops::Range;

/// Adds the points to the outline; gives what is offered and not shown.
pub(super) fn add(
    survey: &Survey,
    accepted: &[Accepted],
    outline: &mut Outline,
    hands: &Hands,
) -> Vec<Node> {
    let parents = parents(&survey.scan.cues, outline);
    let nodes = &outline.nodes;
    let divides = |(accepted, node): (&Accepted, &Node)| {
        let heading = &survey.scan.candidates[accepted.candidate as usize];
        // First sentences without numbers divide a text no more than its points do.
        node.kind == Kind::Heading && (heading.own || heading.marker > 0)
    };
    let divided = accepted.iter().zip(nodes).any(divides);
    let share = |share| choose(survey, nodes, &parents, divided, share);
    let mut all = Choice::default();
    hands.share(parents.len(), share, |share| all.take(share));
    if survey.scan.cries {
        leave_out_repeated(survey, &mut all.chosen);
    }
    merge(survey, accepted, outline, &all.chosen, &parents, hands);
    all.offered
}

/// A cue that is a point; made into a node only where that is to stand.
struct Point {
    /// Index of the cue.
    cue: usize,
    label: Span,
}

/// What comes of some cues.
#[derive(Default)]
struct Choice {
    /// The points, in document order.
    chosen: Vec<Point>,
    offered: Vec<Node>,
}

impl Choice {
    /// Takes what came of the cues behind.
    fn take(&mut self, behind: Choice) {
        if self.chosen.is_empty() && self.offered.is_empty() {
            *self = behind;
        } else {
            self.chosen.extend(behind.chosen);
            self.offered.extend(behind.offered);
        }
    }
}

/// Which of some cues are points. `divided` says whether headings divide the text, outside which there are none.
fn choose(
    survey: &Survey,
    nodes: &[Node],
    parents: &[Option<NodeId>],
    divided: bool,
    share: Range<usize>,
) -> Choice {
    let mut choice = Choice {
        chosen: Vec::with_capacity(share.len()),
        offered: Vec::with_capacity(share.len()),
    };
    let mut quotes = Quotes::default();
    let cues = &survey.scan.cues;
    for index in share {
        let (cue, parent) = (&cues[index], parents[index]);
        // A heading without a number may itself begin as a point does.
        if parent.is_some_and(|parent| cue.start < nodes[parent].label.end) {
            continue;
        }
        let inside = parent.is_some() || !divided;
        let label = label::of_cue(survey, cue);
        if cue.lead == Lead::Short && !(inside && has_parallel(survey, cues, parents, index)) {
            if is_long(label) {
                let told = Cue {
                    lead: Lead::Subject,
                    ..*cue
                };
                choice.offered.push(node(&told, label, parent));
            }
            continue;
        }
        let taken = match cue.lead {
            Lead::Imperative => {
                inside
                    && !is_condition(survey, cue, label)
                    && !says_what_will_be(survey, label)
                    && !quotes.hold(survey, cue)
            }
            Lead::Weak | Lead::Subject => false,
            Lead::Short => true,
            Lead::Series if !inside => continue,
            Lead::Series => true,
        };
        if taken {
            choice.chosen.push(Point { cue: index, label });
        } else {
            choice.offered.push(node(cue, label, parent));
        }
    }
    choice
}

fn node(cue: &Cue, label: Span, parent: Option<NodeId>) -> Node {
    Node {
        parent,
        rule: match cue.lead {
            Lead::Short | Lead::Series => Rule::ParallelSentence,
            Lead::Subject => Rule::SubjectImperative,
            Lead::Imperative | Lead::Weak => Rule::Imperative,
        },
        level_by: LevelBy::Contained,
        confidence: match cue.lead {
            Lead::Imperative | Lead::Short => 91,
            Lead::Series => 85,
            Lead::Subject => OFFERED - 10,
            Lead::Weak => OFFERED - 15,
        },
        ..Node::new(Kind::Point, label)
    }
}

/// The quotation marks of the paragraph in which the last cue stood. Cues are asked for in document order, so that
/// each mark is met once, however many cues a paragraph has.
#[derive(Default)]
struct Quotes {
    paragraph: Option<u32>,
    /// So far has been looked.
    seen: usize,
    /// Whether a quotation is open there.
    open: bool,
    /// Where the next closing mark stands behind it, or the paragraph's end.
    close: usize,
}

impl Quotes {
    /// Whether a sentence stands inside a quotation that ends in its paragraph: the words of somebody else.
    fn hold(&mut self, survey: &Survey, cue: &Cue) -> bool {
        let shape = &survey.scan.shapes[cue.paragraph as usize];
        let (start, last) = (cue.start as usize, shape.last as usize);
        if self.paragraph != Some(cue.paragraph) {
            *self = Quotes {
                paragraph: Some(cue.paragraph),
                seen: shape.first as usize,
                ..Quotes::default()
            };
        }
        let passed = &survey.text[self.seen.min(start)..start];
        // The last mark tells.
        let opens = |at: usize| match passed[at..] {
            [_, 0x80, 0x9C, ..] => Some(true),
            [_, 0x80, 0x9D, ..] => Some(false),
            _ => None,
        };
        let opens = memchr::memrchr_iter(0xE2, passed).find_map(opens);
        self.open = opens.unwrap_or(self.open);
        self.seen = start;
        if self.open && self.close <= start {
            let close = sign::find(&survey.text[start..last], "”");
            self.close = close.map_or(last, |close| start + close);
        }
        // A quotation mark right before the sentence opens the whole paragraph of a speech that is told.
        self.open && self.close < last
    }
}

/// 要实现…，必须…: what comes first is only the condition.
fn is_condition(survey: &Survey, cue: &Cue, label: Span) -> bool {
    const DEMANDS: Words = words(&[
        "必须",
        "就必须",
        "就要",
        "首先要",
        "关键在",
        "关键是",
        "关键要",
        "关键看",
        "关键靠",
        "关键就",
        "关键还",
        "离不开",
        "根本在于",
        "重在",
        "就得",
        "需要",
        "最重要的",
        "十分重要",
        "贵在",
        "难在",
    ]);
    let last = survey.scan.shapes[cue.paragraph as usize].last as usize;
    let comma = label.end as usize;
    let Some((Stop::Comma, width)) = sign::stop(survey.text, comma) else {
        return false;
    };
    let rest = &survey.text[(comma + width).min(last)..last];
    DEMANDS.begin(rest) || is_vain_without(rest)
}

/// 没有一支好队伍是不行的: what is lacking makes all vain. Behind 没有 there may as well be a sanction: 没有证的一律不准进.
fn is_vain_without(clause: &[u8]) -> bool {
    #[rustfmt::skip]
    const VERDICTS: &[&str] = &["不行", "不成", "不可能", "就没有", "无从", "谈不上", "难以", "就难", "不起来", "不了", "没法", "不会", "不能"];
    if !clause.starts_with("没有".as_bytes()) {
        return false;
    }
    let end = sign::first_stop(clause, 0, clause.len(), Stop::ends_sentence);
    let sentence = &clause[..end.map_or(clause.len(), |(at, ..)| at)];
    VERDICTS.iter().any(|word| sign::holds(sentence, word))
}

/// 要下雨了: what will be, and nothing that anybody is told to do.
fn says_what_will_be(survey: &Survey, label: Span) -> bool {
    const LONGEST: u32 = "要下雨了".len() as u32;
    label.end - label.start <= LONGEST && is_near_future(survey, label)
}

#[inline(never)]
fn is_near_future(survey: &Survey, label: Span) -> bool {
    let label = &survey.text[label.start as usize..label.end as usize];
    label.starts_with("要".as_bytes()) && sign::ends(label, "了")
}

/// Leaves out what is cried three times or more in the same words: 一定要带伞！一定要带伞！一定要带伞！
fn leave_out_repeated(survey: &Survey, points: &mut Vec<Point>) {
    const CRIES: usize = 3;
    let words = |point: &Point| {
        let label = point.label;
        &survey.text[label.start as usize..label.end as usize]
    };
    let sentence = |point: &Point| survey.scan.cues[point.cue].sentence;
    let is_again = |one: &Point, next: &Point| {
        let (one_label, next_label) = (one.label, next.label);
        one_label.end - one_label.start == next_label.end - next_label.start
            && sentence(one) + 1 == sentence(next)
            && words(one) == words(next)
    };
    let mut cries = points.windows(CRIES);
    if !cries.any(|row| is_again(&row[0], &row[1]) && is_again(&row[1], &row[2])) {
        return;
    }
    let mut kept = Vec::with_capacity(points.len());
    let mut rest = std::mem::take(points).into_iter().peekable();
    while let Some(point) = rest.next() {
        let mut row = vec![point];
        while let Some(next) = rest.next_if(|next| is_again(&row[row.len() - 1], next)) {
            row.push(next);
        }
        if row.len() < CRIES {
            kept.append(&mut row);
        }
    }
    *points = kept;
}

/// The innermost node that each cue stands in. Cues and nodes are in document order, so one walk over both is enough.
fn parents(cues: &[Cue], outline: &Outline) -> Vec<Option<NodeId>> {
    let nodes = &outline.nodes;
    let mut innermost: Option<NodeId> = None;
    let mut next = 0;
    let parent = |cue: &Cue| {
        while nodes
            .get(next)
            .is_some_and(|node| node.extent.start <= cue.start)
        {
            innermost = Some(next);
            next += 1;
        }
        while let Some(left) = innermost.filter(|&id| nodes[id].extent.end <= cue.start) {
            innermost = nodes[left].parent;
        }
        innermost
    };
    cues.iter().map(parent).collect()
}

/// Whether a topic is longer than most: ten characters. It is one only beside two others.
fn is_long(label: Span) -> bool {
    const USUAL: u32 = 30;
    label.end - label.start > USUAL
}

/// Whether another short sentence of the same length stands under the same parent, or two in paragraphs nearby that have as
/// much behind their 要.
fn has_parallel(survey: &Survey, cues: &[Cue], parents: &[Option<NodeId>], index: usize) -> bool {
    const NEAR: usize = 6;
    const PARAGRAPHS: u32 = 4;
    let cue = &cues[index];
    let length = |cue: &Cue| {
        let span = label::of_cue(survey, cue);
        let chars = |from: u32, to: u32| label::visible(survey, from as usize, to as usize);
        (chars(span.start, span.end), chars(cue.start, cue.verb))
    };
    let near = index.saturating_sub(NEAR)..(index + NEAR + 1).min(cues.len());
    let others = near
        .filter(|&other| other != index && cues[other].lead == Lead::Short)
        .filter(|&other| parents[other] == parents[index])
        .filter(|&other| !is_long(label::of_cue(survey, &cues[other])));
    let (whole, subject) = length(cue);
    let mut alike = 0;
    for other in others {
        let near = cues[other].paragraph.abs_diff(cue.paragraph) <= PARAGRAPHS;
        let (other, before) = length(&cues[other]);
        if (other, before) == (whole, subject) {
            return true;
        }
        alike += u32::from(near && other - before == whole - subject);
    }
    alike > 1
}

/// Puts the points between the nodes, in document order, and the enumerations that they introduce below them. `parents`
/// are those of all cues.
fn merge(
    survey: &Survey,
    accepted: &[Accepted],
    outline: &mut Outline,
    points: &[Point],
    parents: &[Option<NodeId>],
    hands: &Hands,
) {
    if points.is_empty() {
        return;
    }
    let cue = |point: &Point| &survey.scan.cues[point.cue];
    let nodes = &mut outline.nodes;
    // Where each node comes to stand, and each point with its paragraph.
    let mut place: Vec<NodeId> = Vec::with_capacity(nodes.len());
    let mut placed = Vec::with_capacity(points.len());
    let mut rest = points.iter().peekable();
    for node in nodes.iter() {
        let before = |point: &&Point| point.label.start < node.label.start;
        while let Some(point) = rest.next_if(before) {
            placed.push((place.len() + placed.len(), cue(point).paragraph));
        }
        place.push(place.len() + placed.len());
    }
    for point in rest {
        placed.push((place.len() + placed.len(), cue(point).paragraph));
    }
    // From the last node on, so that none is written over before it was moved.
    let any = Node::new(Kind::Point, Span::default());
    nodes.resize(place.len() + placed.len(), any);
    for (id, &to) in place.iter().enumerate().rev() {
        if id == to {
            break;
        }
        let mut node = nodes[id].clone();
        node.parent = node.parent.map(|parent| place[parent]);
        nodes[to] = node;
    }
    for (point, &(at, _)) in points.iter().zip(&placed) {
        let parent = parents[point.cue].map(|parent| place[parent]);
        nodes[at] = node(cue(point), point.label, parent);
    }
    let is_inline = |id: NodeId| {
        let candidate = |at: usize| &survey.scan.candidates[accepted[at].candidate as usize];
        place
            .binary_search(&id)
            .is_ok_and(|at| candidate(at).inline)
    };
    introduced::put_below(survey, outline, &placed, is_inline);
    outline.link();
    reach(survey, outline, &placed, hands);
}

/// A point reaches to the next node beside it, or to the end of its paragraph or parent.
fn reach(survey: &Survey, outline: &mut Outline, points: &[(NodeId, u32)], hands: &Hands) {
    let nodes: &Outline = outline;
    let ends = hands.each(points.len(), |at| end_of(survey, nodes, points[at]));
    for (&(id, _), end) in points.iter().zip(ends) {
        outline.nodes[id].extent.end = end;
    }
}

fn end_of(survey: &Survey, outline: &Outline, (id, paragraph): (NodeId, u32)) -> u32 {
    let node = &outline.nodes[id];
    let whole = survey.scan.shapes.last().map_or(0, |shape| shape.last);
    let bound = node
        .parent
        .map_or(whole, |parent| outline.nodes[parent].extent.end);
    let mut end = survey.scan.shapes[paragraph as usize].last.min(bound);
    if let Some(next) = outline.nodes.get(node.end) {
        end = end.min(next.label.start);
    }
    let inner = outline.subtree(id).iter().map(|node| node.extent.end);
    (sign::trim_end(survey.text, 0, end as usize) as u32)
        .max(inner.max().unwrap_or(0))
        .max(node.label.end)
}
