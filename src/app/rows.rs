//! The rows of the tree: what is drawn, as data.

use super::state::OpenDocument;
use crate::body::{Gap, Part, Position};
use crate::correction::TITLE;
use crate::message::{Language, Message, grouped};
use crate::outline::{Kind, Node, NodeId};
use std::borrow::Cow;

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The title.
    Title,
    /// A node of the corrected outline.
    Node(NodeId),
    /// Text outside all nodes, by its place in the list of gaps.
    Gap(usize),
}

/// One row of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// How far in it stands, 0 the outermost.
    pub depth: u8,
    /// Whether there is something below it.
    pub foldable: bool,
    /// Whether that is hidden.
    pub folded: bool,
}

/// Fills a list with the rows as they are shown with what is folded, or with those that hold what is looked for and
/// all above them.
pub(super) fn fill(rows: &mut Vec<Row>, open: &OpenDocument) {
    rows.clear();
    if open.outline.title.is_some() {
        rows.push(leaf(RowKind::Title));
    }
    if open.find.filters() {
        found(open, rows);
    } else {
        unfiltered(open, rows);
    }
}

fn leaf(kind: RowKind) -> Row {
    Row {
        kind,
        depth: 0,
        foldable: false,
        folded: false,
    }
}

fn unfiltered(open: &OpenDocument, rows: &mut Vec<Row>) {
    let nodes = &open.outline.nodes;
    let mut gaps = open.gaps.iter().enumerate().peekable();
    while let Some((at, _)) = gaps.next_if(|(_, gap)| gap.after.is_none()) {
        rows.push(leaf(RowKind::Gap(at)));
    }
    let mut id = 0;
    while id < nodes.len() {
        let foldable = nodes[id].end > id + 1;
        let folded = foldable && open.folded.contains(&open.keys[id]);
        rows.push(Row {
            kind: RowKind::Node(id),
            depth: nodes[id].depth - 1,
            foldable,
            folded,
        });
        id = if folded { nodes[id].end } else { id + 1 };
        let over = |gap: &Gap| gap.after.is_some_and(|top| nodes[top].end <= id);
        while let Some((at, _)) = gaps.next_if(|(_, gap)| over(gap)) {
            rows.push(leaf(RowKind::Gap(at)));
        }
    }
}

fn found(open: &OpenDocument, rows: &mut Vec<Row>) {
    let nodes = &open.outline.nodes;
    let mut shown = vec![false; nodes.len()];
    let mut holds_shown = vec![false; nodes.len()];
    for &hit in &open.find.hits {
        let mut at = hit;
        while !std::mem::replace(&mut shown[at], true)
            && let Some(above) = nodes[at].parent
        {
            holds_shown[above] = true;
            at = above;
        }
    }
    let mut id = 0;
    while id < nodes.len() {
        if shown[id] {
            let foldable = holds_shown[id];
            let folded = foldable && open.find.folded.contains(&open.keys[id]);
            rows.push(Row {
                kind: RowKind::Node(id),
                depth: nodes[id].depth - 1,
                foldable,
                folded,
            });
            if folded {
                id = nodes[id].end;
                continue;
            }
        }
        id += 1;
    }
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowText<'a> {
    /// The marker, drawn in grey.
    pub marker: Cow<'a, str>,
    /// The rest of the label.
    pub label: Cow<'a, str>,
    /// The kind, none for a gap.
    pub kind: Option<Kind>,
    /// Whether the node is doubtful.
    pub doubtful: bool,
    /// Whether the user has put a star at it.
    pub star: bool,
    /// Whether the user has adjusted it.
    pub adjusted: bool,
    /// 批注; empty where there is none.
    pub note: &'a str,
}

/// What a row says, made only for rows that are drawn.
#[must_use]
pub fn row_text<'a>(open: &'a OpenDocument, row: &Row, language: Language) -> RowText<'a> {
    match row.kind {
        RowKind::Gap(at) => RowText {
            marker: Cow::Borrowed(""),
            label: Cow::Owned(gap_text(&open.gaps[at], language)),
            kind: None,
            doubtful: false,
            star: false,
            adjusted: false,
            note: "",
        },
        RowKind::Title => {
            let label = open
                .outline
                .title
                .as_ref()
                .map(|title| open.document.label(&open.outline, title));
            RowText {
                marker: Cow::Borrowed(""),
                label: label.unwrap_or_default(),
                kind: Some(Kind::Title),
                doubtful: false,
                star: open.stars.contains(&TITLE),
                adjusted: open.adjusted.contains_key(&TITLE),
                note: open.note_of(TITLE),
            }
        }
        RowKind::Node(id) => node_text(open, id),
    }
}

impl OpenDocument {
    /// How many bytes of a node's label are its marker: none where the user wrote a label without it.
    pub(super) fn marker_of(&self, node: &Node, label: &str) -> usize {
        let marker = self.document.words(node.marker);
        if label.starts_with(&*marker) {
            marker.len()
        } else {
            0
        }
    }
}

fn node_text(open: &OpenDocument, id: NodeId) -> RowText<'_> {
    let node = &open.outline.nodes[id];
    let whole = open.document.label(&open.outline, node);
    let split = open.marker_of(node, &whole);
    let (marker, label) = match whole {
        Cow::Borrowed(whole) => (
            Cow::Borrowed(&whole[..split]),
            Cow::Borrowed(&whole[split..]),
        ),
        Cow::Owned(whole) => (
            Cow::Owned(whole[..split].to_string()),
            Cow::Owned(whole[split..].to_string()),
        ),
    };
    RowText {
        marker,
        label,
        kind: Some(node.kind),
        doubtful: node.confidence < crate::explain::SURE,
        star: open.stars.contains(&open.keys[id]),
        adjusted: open.adjusted.contains_key(&open.keys[id]),
        note: open.note_of(open.keys[id]),
    }
}

/// 开头 3 段 809 字, or what the stretch does: 肯定成绩 1 段 120 字.
fn gap_text(gap: &Gap, language: Language) -> String {
    let message = match (gap.part, gap.position) {
        (Some(Part::Achievements), _) => Message::GapAchievements,
        (Some(Part::Problems), _) => Message::GapProblems,
        (Some(Part::Transition), _) => Message::GapTransition,
        (Some(Part::Call), _) => Message::GapCall,
        (None, Position::Opening) => Message::GapOpening,
        (None, Position::Between) => Message::GapBetween,
        (None, Position::Closing) => Message::GapClosing,
    };
    message.fill(
        language,
        &[&grouped(gap.paragraphs), &grouped(gap.characters)],
    )
}
