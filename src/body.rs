//! What stands between the labels: the text of each node, the text of none, and how long it is.

mod count;

pub use count::characters;

use crate::document::Document;
use crate::outline::{Node, NodeId, Outline};
use crate::sign;
use crate::span::Span;

/// A piece of running text: a paragraph, or what of one stands between two labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// The shown node whose label stands before it in the text; none before the first.
    pub anchor: Option<NodeId>,
    /// The innermost shown node that it belongs to; none outside all nodes.
    pub owner: Option<NodeId>,
    /// Whether it goes on in the paragraph that its anchor's label stands in.
    pub run_in: bool,
}

/// The running text in order, cut at the labels of the nodes down to depth `levels`. What was set aside is no part
/// of it; labels of deeper nodes are.
///
/// Every piece hangs on the label before it, so that a tree whose order the user has changed takes its text along.
#[must_use]
pub fn pieces(document: &Document, outline: &Outline, levels: Option<u8>) -> Vec<Piece> {
    pieces_where(document, outline, levels, |_, _, _| true)
}

/// Those of the pieces that `may_be` says may be wanted: it is told the anchor, and the bytes from and to which a piece
/// stands with the blanks around it. Of a long text that spares a look at most of it.
fn pieces_where(
    document: &Document,
    outline: &Outline,
    levels: Option<u8>,
    may_be: impl Fn(Option<NodeId>, u32, u32) -> bool,
) -> Vec<Piece> {
    let text = document.text().as_bytes();
    let mut cuts: Vec<(Span, Option<NodeId>)> =
        outline.title.iter().map(|t| (t.label, None)).collect();
    let shown = |id: &NodeId| levels.is_none_or(|levels| outline.nodes[*id].depth <= levels);
    let placed = |id: &NodeId| !outline.nodes[*id].label.is_empty();
    let nodes = (0..outline.nodes.len()).filter(shown).filter(placed);
    cuts.extend(nodes.map(|id| (outline.nodes[id].label, Some(id))));
    cuts.sort_by_key(|(label, _)| label.start);

    let mut pieces = Vec::with_capacity(document.paragraphs.len());
    let mut cuts = cuts.into_iter().peekable();
    let mut anchor = None;
    let mut label_end = 0;
    for &paragraph in &document.paragraphs {
        let mut at = paragraph.start;
        loop {
            let next = cuts
                .peek()
                .map(|(label, _)| label.start)
                .filter(|&start| start < paragraph.end);
            let from = at.max(label_end);
            let to = next.unwrap_or(paragraph.end);
            if may_be(anchor, from, to)
                && let Some(span) = bare(text, from, to)
            {
                pieces.push(Piece {
                    span,
                    anchor,
                    owner: owner(outline, anchor, span.start),
                    run_in: anchor.is_some() && from == label_end && from > paragraph.start,
                });
            }
            let Some((label, id)) = next.and_then(|_| cuts.next()) else {
                break;
            };
            anchor = id.or(anchor);
            label_end = label.end;
            at = label.start;
        }
    }
    pieces
}

/// A span without the blanks, line ends and emphasis at its ends; none where nothing is left.
fn bare(text: &[u8], from: u32, to: u32) -> Option<Span> {
    let (mut from, mut to) = (from as usize, to as usize);
    let layout = |byte: u8| matches!(byte, b'\n' | b'\r' | b'*' | b'#' | b'_');
    loop {
        let start = sign::skip_blanks(text, from, to);
        match text.get(start) {
            Some(&byte) if start < to && layout(byte) => from = start + 1,
            _ => {
                from = start;
                break;
            }
        }
    }
    loop {
        let end = sign::trim_end(text, from, to);
        match end.checked_sub(1).map(|last| text[last]) {
            Some(byte) if end > from && layout(byte) => to = end - 1,
            _ => {
                to = end;
                break;
            }
        }
    }
    (from < to).then(|| Span::new(from, to))
}

fn owner(outline: &Outline, anchor: Option<NodeId>, at: u32) -> Option<NodeId> {
    let mut owner = anchor;
    while let Some(id) = owner.filter(|&id| !outline.nodes[id].extent.contains(at as usize)) {
        owner = outline.nodes[id].parent;
    }
    owner
}

/// Whether all that stands there belongs to the anchor or to a node above it.
fn belongs(outline: &Outline, anchor: Option<NodeId>, from: u32, to: u32) -> bool {
    let mut above = anchor;
    while let Some(id) = above {
        let Node { extent, parent, .. } = outline.nodes[id];
        if extent.start <= from && to <= extent.end {
            return true;
        }
        above = parent;
    }
    false
}

/// The pieces of each node: those that hang on its label.
pub struct ByAnchor {
    pieces: Vec<Piece>,
    /// Where the pieces of each node begin, and one more; the pieces before all nodes come first.
    starts: Vec<usize>,
}

impl ByAnchor {
    /// Sorts the pieces of an outline by the label they hang on.
    #[must_use]
    pub fn new(document: &Document, outline: &Outline, levels: Option<u8>) -> ByAnchor {
        let mut pieces = pieces(document, outline, levels);
        pieces.sort_by_key(|piece| piece.anchor.map_or(0, |id| id + 1));
        let mut starts = vec![0; outline.nodes.len() + 2];
        for piece in &pieces {
            starts[piece.anchor.map_or(0, |id| id + 1) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        ByAnchor { pieces, starts }
    }

    /// The pieces that hang on a node's label, or those before all nodes.
    #[must_use]
    pub fn of(&self, anchor: Option<NodeId>) -> &[Piece] {
        let at = anchor.map_or(0, |id| id + 1);
        &self.pieces[self.starts[at]..self.starts[at + 1]]
    }
}

/// Where text stands that belongs to no node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Position {
    /// Before the first node.
    Opening,
    /// Between two top-level nodes, or before the first one but behind a stretch whose part is known.
    Between,
    /// Behind the last node.
    Closing,
}

/// What a stretch of text outside all nodes does in the document: what a writer of speeches looks for. Found by
/// place and wording, and only where that is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// 肯定成绩.
    Achievements,
    /// 问题与不足.
    Problems,
    /// 过渡句.
    Transition,
    /// 结尾号召.
    Call,
}

/// How each part is told: all of the groups must have a word in the paragraph, and none of the last list.
struct PartRow {
    part: Part,
    positions: &'static [Position],
    /// The longest that such a paragraph is, in characters.
    longest: usize,
    groups: &'static [&'static [&'static str]],
    without: &'static [&'static str],
}

#[rustfmt::skip]
const PARTS: &[PartRow] = &[
    PartRow {
        part: Part::Transition, positions: &[Position::Opening, Position::Between], longest: 120,
        groups: &[&["下面", "这里", "借此机会", "为此", "现就", "就做好", "我再", "我就"], &["讲", "谈", "强调", "提", "通知如下", "意见如下", "报告如下"], &["点", "个方面", "个问题", "如下", "意见", "要求"]],
        without: &[],
    },
    PartRow {
        part: Part::Problems, positions: &[Position::Opening, Position::Between], longest: 600,
        groups: &[&["但", "同时也要", "也要看到", "也要清醒", "还存在", "当前"], &["问题", "不足", "短板", "差距", "困难", "薄弱"], &["工作中", "有的", "少数", "个别", "一些地方", "一些部门", "一些干部", "我县", "我市", "全县", "全市", "全省", "全区", "我局", "存在", "短板", "差距", "前进中"]],
        without: &["取得", "成绩", "成效"],
    },
    PartRow {
        part: Part::Achievements, positions: &[Position::Opening, Position::Between], longest: 800,
        groups: &[&["取得", "实现了", "完成了", "迈出", "提升到", "荣获"], &["成绩", "成效", "进展", "突破", "新台阶", "增长"], &["去年", "近年来", "一年来", "以来", "今年", "过去", "上半年"]],
        without: &["不足", "差距", "短板"],
    },
    PartRow {
        part: Part::Call, positions: &[Position::Closing], longest: 400,
        groups: &[&["让我们", "同志们", "希望大家", "希望全"], &["努力", "奋斗", "贡献", "奋进", "前进", "胜利", "拼搏", "谱写", "开创"]],
        without: &["表示，", "指出，"],
    },
];

/// The part that a paragraph outside all nodes is.
fn part(text: &str, position: Position) -> Option<Part> {
    let has = |word: &&str| text.contains(*word);
    let fits = |row: &&PartRow| {
        row.positions.contains(&position)
            && text.chars().count() <= row.longest
            && row.groups.iter().all(|group| group.iter().any(has))
            && !row.without.iter().any(has)
    };
    PARTS.iter().find(fits).map(|row| row.part)
}

/// A stretch of text outside all nodes: a grey row of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it stands in the document.
    pub position: Position,
    /// What it does there, where that is sure.
    pub part: Option<Part>,
    /// The top-level node behind whose subtree it stands.
    pub after: Option<NodeId>,
    /// From its first to its last paragraph.
    pub span: Span,
    /// How many paragraphs.
    pub paragraphs: usize,
    /// How many characters, as [`characters`] counts them.
    pub characters: usize,
}

/// The text that belongs to no node, in document order, so that nothing of a document is out of reach.
#[must_use]
pub fn gaps(document: &Document, outline: &Outline) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let top = |anchor: Option<NodeId>| {
        let mut id = anchor?;
        while let Some(parent) = outline.nodes[id].parent {
            id = parent;
        }
        Some(id)
    };
    let position = |after: Option<NodeId>| match after {
        None => Position::Opening,
        Some(id) if outline.nodes[id].end == outline.nodes.len() => Position::Closing,
        Some(_) => Position::Between,
    };
    for piece in pieces_where(document, outline, None, |anchor, from, to| {
        !belongs(outline, anchor, from, to)
    }) {
        if piece.owner.is_some() {
            continue;
        }
        let words = piece.span.of(document.text());
        let after = top(piece.anchor);
        let position = position(after);
        let part = part(words, position);
        let characters = characters(words);
        let same = |gap: &&mut Gap| gap.after == after && gap.part == part;
        match gaps.last_mut().filter(same) {
            Some(gap) => {
                gap.span.end = piece.span.end;
                gap.paragraphs += 1;
                gap.characters += characters;
            }
            None => gaps.push(Gap {
                position: match (position, part) {
                    (Position::Opening, None) if !gaps.is_empty() => Position::Between,
                    _ => position,
                },
                part,
                after,
                span: piece.span,
                paragraphs: 1,
                characters,
            }),
        }
    }
    gaps
}

/// The first sentence of a node behind its label: the rest of the sentence that the label stands in, or the first
/// sentence of the text below it; none where the label is all there is.
#[must_use]
pub fn first_sentence(document: &Document, id: NodeId, pieces: &[Piece]) -> Option<Span> {
    let text = document.text().as_bytes();
    let piece = pieces.first().filter(|piece| piece.owner == Some(id))?;
    let (from, to) = (piece.span.start as usize, piece.span.end as usize);
    let mut at = from;
    while at < to {
        match sign::stop(text, at) {
            Some((stop, width)) if stop.ends_sentence() => {
                at += width;
                while let Some(width) = sign::closing(text, at) {
                    at += width;
                }
                // The label was a whole sentence, and this is only its stop.
                return (at - from > width || !piece.run_in).then(|| Span::new(from, at.min(to)));
            }
            Some((_, width)) => at += width,
            None => at += sign::width(text[at]),
        }
    }
    Some(piece.span)
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

    const SPEECH: &str = "在全县防汛工作会议上的讲话\n\n同志们：\n今天开个会。\n一、提高认识\n形势很紧。要早作准备，不等不靠。\n二、压实责任\n一是领导到位。要上堤。二是人员到位。\n同志们，让我们共同努力！\n";

    #[test]
    fn every_word_stands_in_a_label_or_in_one_piece() {
        let document = find(SPEECH);
        for levels in [None, Some(1), Some(2), Some(0)] {
            let mut spans: Vec<Span> = pieces(&document, &document.outline, levels)
                .iter()
                .map(|piece| piece.span)
                .collect();
            let shown = document
                .outline
                .nodes
                .iter()
                .filter(|n| levels.is_none_or(|l| n.depth <= l));
            spans.extend(shown.map(|node| node.label));
            spans.extend(document.outline.title.iter().map(|title| title.label));
            spans.sort_by_key(|span| span.start);
            let together: String = spans.iter().map(|span| span.of(SPEECH)).collect();
            assert_eq!(together, SPEECH.replace('\n', ""), "to level {levels:?}");
        }
    }

    #[test]
    fn what_belongs_to_no_node_is_counted() {
        let document = find(SPEECH);
        let gaps = gaps(&document, &document.outline);
        let seen: Vec<_> = gaps
            .iter()
            .map(|gap| (gap.position, gap.paragraphs, gap.characters))
            .collect();
        assert_eq!(
            seen,
            [(Position::Opening, 2, 10), (Position::Closing, 1, 12)]
        );
        assert_eq!(gaps[1].part, Some(Part::Call));
    }

    #[test]
    fn only_the_first_stretch_opens_a_document() {
        let document = find(
            "在全县教育工作会议上的讲话\n同志们：\n去年以来，全县教育工作取得了明显成效。\n这次会议的安排，大家已经清楚。\n一、办好学校\n二、建好队伍\n",
        );
        let gaps = gaps(&document, &document.outline);
        let seen: Vec<_> = gaps.iter().map(|gap| (gap.position, gap.part)).collect();
        assert_eq!(
            seen,
            [
                (Position::Opening, None),
                (Position::Opening, Some(Part::Achievements)),
                (Position::Between, None),
            ]
        );
    }

    #[test]
    fn parts_are_told_only_where_they_are_sure() {
        for (text, position, expected) in [
            (
                "下面，我讲三点意见。",
                Position::Opening,
                Some(Part::Transition),
            ),
            (
                "去年以来，全县农业取得了明显成效。",
                Position::Opening,
                Some(Part::Achievements),
            ),
            (
                "但我们也要看到，还有不少短板。",
                Position::Opening,
                Some(Part::Problems),
            ),
            (
                "去年取得了成绩，同时也要看到不足。",
                Position::Opening,
                None,
            ),
            (
                "同志们，让我们为建设美好家园而努力奋斗！",
                Position::Closing,
                Some(Part::Call),
            ),
            (
                "同志们，让我们为建设美好家园而努力奋斗！",
                Position::Opening,
                None,
            ),
            ("当前，世界经济面临不少困难。", Position::Opening, None),
            ("学员们表示，希望大家继续努力。", Position::Closing, None),
            ("今天开个会。", Position::Opening, None),
        ] {
            assert_eq!(part(text, position), expected, "{text}");
        }
    }
}
