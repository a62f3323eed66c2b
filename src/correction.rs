//! The user's adjustments, as data over the found outline. The found outline is never changed: [`apply`] replays the
//! adjustments in order, undoing leaves the last one out, and [`Adjustments::move_to`] carries them over to another
//! reading of the document.
//!
//! An adjustment names its nodes by key. What each named node said and what stood around it is kept beside the
//! adjustments ([`Trace`]), so that a node whose key has changed with its text is found again; an adjustment whose
//! node is not found again is kept in a list of its own and tried again at the next reading.

mod alone;
mod ignore;
mod like;
mod list;
mod place;
mod take;
mod tree;

pub use alone::Shown;
pub use ignore::Ignored;
pub use like::{Example, alike, rule};
pub use list::{Adjustments, Lost, Outcome};
pub use take::{Quote, Taken, split, take};

use crate::document::Document;
use crate::outline::{Kind, MAX_DEPTH, NodeId, NodeKey, Outline};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The key under which adjustments name the title, and the document as a whole.
pub const TITLE: NodeKey = NodeKey(0);

/// One adjustment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The node; for one that is inserted or taken, the key that it gets; [`TITLE`] for the title.
    pub key: NodeKey,
    /// What is done with it.
    pub change: Change,
    /// Whether it was made in one step with the adjustment before it and is undone with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joined: bool,
}

/// What can be done with a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// 不列入提纲: it goes, and what is below it rises to its place. Its text becomes text of the node before it.
    Exclude,
    /// 恢复: takes all earlier [`Change::Exclude`] of the node back, as if they had never been.
    Restore,
    /// 还原全部调整: takes all earlier changes of the outline back; notes, stars and what is ignored stay. Its key is [`TITLE`].
    RestoreAll,
    /// 撤销这一处: takes back the last adjustment of the node before it that did this, as if it had never been.
    TakeBack(Box<Change>),
    /// 升一级, with all below it. Later siblings come below it, for the order of the document stays. (Without what is
    /// below, a level would be left out between the node and its children, so there is no such change.)
    Promote,
    /// 降一级, with all below it: it goes below the sibling before it.
    Demote,
    /// 降一级，下级不动: it goes below the sibling before it, and what was below it stays on its level.
    DemoteAlone,
    /// 上移: changes places with the sibling before it, both with all below them.
    MoveUp,
    /// 下移: changes places with the sibling behind it, both with all below them.
    MoveDown,
    /// Goes with all below it to another place.
    MoveTo(Place),
    /// 修改文字: the label is this, whatever the text says.
    Rename(String),
    /// 改为 标题／分条／要点.
    SetKind(Kind),
    /// 与下一条合并: the sibling behind it becomes part of it; what was below that one is below this one.
    Merge,
    /// 拆成两条 where no text stands behind the label: it keeps this many characters, and the rest is a new node
    /// behind it, which takes over what is below. Where text stands behind the label, [`split`] gives a
    /// [`Change::Take`] instead.
    Split {
        /// Characters of the label that stay.
        at: usize,
        /// The key of the new node.
        new: NodeKey,
    },
    /// 列为一条: a piece of the text becomes a node, where it stands in the text and on this level.
    Take(Taken),
    /// A node with words of the user's own, which stand nowhere in the text.
    Insert {
        /// Its label.
        text: String,
        /// What it is.
        kind: Kind,
        /// Where it goes.
        place: Place,
    },
    /// The text below the label is this. Only of nodes of drafts, which have no other text.
    Write(String),
    /// 批注: one line of the user's own at the node; none where it is empty.
    Note(String),
    /// A star at the node, or none.
    Star(bool),
    /// 忽略: a finding of 校核 is not told. Its key is [`TITLE`].
    Ignore(Ignored),
    /// All findings are told again. Its key is [`TITLE`].
    IgnoreNothing,
}

/// A place in the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The first below this node; the first of all for none.
    Below(Option<NodeKey>),
    /// The next sibling of this node, behind all below it.
    After(NodeKey),
}

impl Place {
    /// The node that it names.
    #[must_use]
    pub fn node(self) -> Option<NodeKey> {
        match self {
            Place::Below(node) => node,
            Place::After(node) => Some(node),
        }
    }
}

impl Change {
    /// Whether it changes the outline, not only what the user has put beside it.
    #[must_use]
    pub fn is_of_outline(&self) -> bool {
        !matches!(
            self,
            Change::Note(_) | Change::Star(_) | Change::Ignore(_) | Change::IgnoreNothing
        )
    }

    /// Whether it takes earlier adjustments back.
    #[must_use]
    pub fn takes_back(&self) -> bool {
        matches!(
            self,
            Change::Restore | Change::RestoreAll | Change::TakeBack(_)
        )
    }

    /// Whether the correction's key names a node that it makes, not one that is there.
    #[must_use]
    pub fn makes_node(&self) -> bool {
        matches!(self, Change::Take(_) | Change::Insert { .. })
    }

    /// The node, besides the one it adjusts, that it names.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Change::MoveTo(place) | Change::Insert { place, .. } => Some(*place),
            Change::TakeBack(change) => change.place(),
            _ => None,
        }
    }
}

/// A corrected outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The outline as the user has it.
    pub outline: Outline,
    /// The key of each of its nodes.
    pub keys: Vec<NodeKey>,
    /// What was written below the labels of a draft, by node.
    pub texts: BTreeMap<NodeKey, String>,
    /// 批注, by node.
    pub notes: BTreeMap<NodeKey, String>,
    /// Nodes with a star.
    pub stars: BTreeSet<NodeKey>,
    /// Nodes that were left out, in the order in which that was done.
    pub excluded: Vec<NodeKey>,
    /// Findings of 校核 that are not told.
    pub ignored: Vec<Ignored>,
    /// The adjustments, by their places in the list, whose node or whose place was not there.
    pub idle: Vec<usize>,
}

impl Corrected {
    /// Takes what is the user's own beside the outline.
    pub(crate) fn remark(&mut self, key: NodeKey, change: &Change) {
        match change {
            Change::Write(text) => _ = self.texts.insert(key, text.clone()),
            Change::Note(note) if note.is_empty() => _ = self.notes.remove(&key),
            Change::Note(note) => _ = self.notes.insert(key, note.clone()),
            Change::Star(true) => _ = self.stars.insert(key),
            Change::Star(false) => _ = self.stars.remove(&key),
            Change::Ignore(ignored) => self.ignored.push(ignored.clone()),
            Change::IgnoreNothing => self.ignored.clear(),
            _ => {}
        }
    }
}

/// Applies adjustments to the found outline of a document, whose nodes have these keys.
#[must_use]
pub fn apply(document: &Document, keys: &[NodeKey], corrections: &[Correction]) -> Corrected {
    let found = Corrected {
        outline: document.outline.clone(),
        keys: keys.to_vec(),
        ..Corrected::default()
    };
    let back = taken_back(corrections);
    replay(document, found, 0..corrections.len(), |at| {
        (!back[at]).then_some(&corrections[at])
    })
}

/// Applies the last adjustments, from this place of the list on, to the outline as those before them made it. None
/// where one of them takes others back: what they leave is known only when all that stay are applied once more.
#[must_use]
pub fn apply_last(
    document: &Document,
    before: Corrected,
    corrections: &[Correction],
    from: usize,
) -> Option<Corrected> {
    let takes_back = |made: &Correction| made.change.takes_back();
    if corrections[from..].iter().any(takes_back) {
        return None;
    }
    let all = from..corrections.len();
    Some(replay(document, before, all, |at| Some(&corrections[at])))
}

/// Applies those of these adjustments that are in force.
fn replay<'a>(
    document: &Document,
    mut before: Corrected,
    places: Range<usize>,
    in_force: impl Fn(usize) -> Option<&'a Correction>,
) -> Corrected {
    let mut idle = std::mem::take(&mut before.idle);
    let mut tree = tree::Tree::new(document, before, places.len());
    for at in places {
        if in_force(at).is_some_and(|correction| !tree.apply(correction)) {
            idle.push(at);
        }
    }
    let mut corrected = tree.finish();
    corrected.idle = idle;
    corrected
}

/// Which adjustments a later one takes back.
fn taken_back(corrections: &[Correction]) -> Vec<bool> {
    let mut restored = BTreeSet::new();
    let mut all = false;
    // What is still to be taken back, each once.
    let mut single: Vec<(NodeKey, &Change)> = Vec::new();
    let mut back = vec![false; corrections.len()];
    for (at, Correction { key, change, .. }) in corrections.iter().enumerate().rev() {
        back[at] = match change {
            Change::Exclude => all || restored.contains(key),
            change => all && change.is_of_outline(),
        };
        let meant = single.iter().position(|one| *one == (*key, change));
        if let Some(meant) = meant.filter(|_| !back[at]) {
            single.swap_remove(meant);
            back[at] = true;
        }
        match change {
            Change::Restore => _ = restored.insert(*key),
            Change::RestoreAll => all = true,
            Change::TakeBack(change) if !all => single.push((*key, &**change)),
            _ => {}
        }
    }
    back
}

/// Whether a change would do something to a node of this outline, whose nodes have these keys.
#[must_use]
pub fn is_possible(outline: &Outline, keys: &[NodeKey], id: NodeId, change: &Change) -> bool {
    let node = &outline.nodes[id];
    let deepest = || outline.subtree(id).iter().map(|node| node.depth).max();
    match change {
        Change::Exclude
        | Change::Rename(_)
        | Change::Write(_)
        | Change::Note(_)
        | Change::Star(_) => true,
        Change::Ignore(_) | Change::IgnoreNothing => false,
        Change::Split { at, .. } => *at > 0,
        Change::Promote => node.depth > 1,
        Change::Demote => outline.elder(id).is_some() && deepest() < Some(MAX_DEPTH),
        Change::DemoteAlone => outline.elder(id).is_some() && node.end > id + 1,
        Change::MoveUp => outline.elder(id).is_some(),
        Change::MoveDown | Change::Merge => outline.younger(id).is_some(),
        Change::SetKind(kind) => node.kind != *kind && *kind != Kind::Title,
        Change::MoveTo(place) => may_move(outline, keys, id, *place),
        Change::Restore
        | Change::RestoreAll
        | Change::TakeBack(_)
        | Change::Take(_)
        | Change::Insert { .. } => false,
    }
}

fn may_move(outline: &Outline, keys: &[NodeKey], id: NodeId, place: Place) -> bool {
    let node = &outline.nodes[id];
    let Some(target) = place.node() else {
        return node.parent.is_some() || id > 0;
    };
    let Some(at) = keys.iter().position(|&key| key == target) else {
        return false;
    };
    if (id..node.end).contains(&at) {
        return false;
    }
    let (depth, already) = match place {
        Place::Below(_) => (outline.nodes[at].depth + 1, at + 1 == id),
        Place::After(_) => (outline.nodes[at].depth, outline.elder(id) == Some(at)),
    };
    let below = outline.subtree(id).iter().map(|node| node.depth).max();
    let height = below.unwrap_or(node.depth) - node.depth;
    !already && depth + height <= MAX_DEPTH
}

/// What a named node said in the found outline, and what stood around it: by this it is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Its label.
    pub text: String,
    /// The label of the node above it; empty at the top.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent: String,
    /// The label of the sibling before it; empty for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The label of the sibling behind it; empty for the last.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;
    use crate::key;
    use crate::message::Language;
    use crate::span::Span;

    const TEXT: &str = "\
关于办理事项的规定
一、总则
（一）目的
为了便民，制定本规定。要快办快结。
（二）依据
二、要求
（一）人员
（二）经费
三、附则
本规定自发布之日起施行。
";

    const WHOLE: &str = "\
一、总则
  （一）目的
    要快办快结
  （二）依据
二、要求
  （一）人员
  （二）经费
三、附则
";

    fn read(text: &str) -> (Document, Vec<NodeKey>) {
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        let keys = key::keys(&document, &document.outline);
        (document, keys)
    }

    /// A document with the adjustments that are made to it.
    struct Desk {
        document: Document,
        keys: Vec<NodeKey>,
        list: Adjustments,
    }

    impl Desk {
        fn new(text: &str) -> Desk {
            let (document, keys) = read(text);
            let list = Adjustments::default();
            Desk {
                document,
                keys,
                list,
            }
        }

        fn corrected(&self) -> Corrected {
            apply(&self.document, &self.keys, &self.list.done)
        }

        /// The key of the node with this label.
        fn key(&self, label: &str) -> NodeKey {
            let now = self.corrected();
            let mut nodes = now.outline.nodes.iter();
            let at = nodes.position(|node| self.document.label(&now.outline, node) == label);
            now.keys[at.unwrap_or_else(|| panic!("no node {label}"))]
        }

        fn change(&mut self, label: &str, change: Change) {
            let now = self.corrected();
            let key = self.key(label);
            let id = now.keys.iter().position(|&other| other == key);
            let id = id.expect("the node");
            assert!(
                is_possible(&now.outline, &now.keys, id, &change),
                "{label}: {change:?}"
            );
            self.list.add(&self.document, &self.keys, [(key, change)]);
        }

        fn add(&mut self, change: Change) {
            let key = self.list.fresh_key();
            self.list.add(&self.document, &self.keys, [(key, change)]);
        }

        fn take(&mut self, words: &str) {
            let now = self.corrected();
            let taken = take(
                &self.document,
                &now.outline,
                span(self.document.text(), words),
            );
            self.add(Change::Take(taken.expect("something to take")));
        }

        /// The document is read again, with this text.
        fn read_again(&mut self, text: &str) -> Outcome {
            (self.document, self.keys) = read(text);
            self.list.move_to(&self.document, &self.keys)
        }

        /// One line a node, two blanks a level.
        fn shown(&self) -> String {
            let now = self.corrected();
            assert!(now.idle.is_empty(), "every adjustment has its node");
            assert_eq!(now.keys.len(), now.outline.nodes.len());
            let line = |node: &crate::outline::Node| {
                let indent = "  ".repeat(usize::from(node.depth) - 1);
                format!("{indent}{}\n", self.document.label(&now.outline, node))
            };
            now.outline.nodes.iter().map(line).collect()
        }
    }

    fn span(text: &str, words: &str) -> Span {
        let at = text.find(words).expect("the words");
        Span::new(at, at + words.len())
    }

    /// The outline after one change of the node with this label, and after it is undone.
    fn check(label: &str, change: Change, expected: &str) {
        let mut desk = Desk::new(TEXT);
        assert_eq!(desk.shown(), WHOLE);
        desk.change(label, change);
        assert_eq!(desk.shown(), expected, "{:?}", desk.list.done);
        desk.list.undo();
        assert_eq!(desk.shown(), WHOLE);
        desk.list.redo();
        assert_eq!(desk.shown(), expected);
    }

    #[test]
    fn each_change_does_what_it_says() {
        let replaced = |from: &str, to: &str| {
            assert!(WHOLE.contains(from), "{from}");
            WHOLE.replace(from, to)
        };
        let second = "二、要求\n  （一）人员\n  （二）经费\n";
        check(
            "二、要求",
            Change::Exclude,
            &replaced(second, "（一）人员\n（二）经费\n"),
        );
        check(
            "二、要求",
            Change::Demote,
            &replaced(second, "  二、要求\n    （一）人员\n    （二）经费\n"),
        );
        check(
            "二、要求",
            Change::DemoteAlone,
            &replaced(second, "  二、要求\n  （一）人员\n  （二）经费\n"),
        );
        check(
            "（一）人员",
            Change::Promote,
            &replaced(second, "二、要求\n（一）人员\n  （二）经费\n"),
        );
        check(
            "（一）目的",
            Change::Promote,
            &replaced(
                "  （一）目的\n    要快办快结\n  （二）",
                "（一）目的\n  要快办快结\n  （二）",
            ),
        );
        check(
            "（二）依据",
            Change::MoveUp,
            &replaced(
                "  （一）目的\n    要快办快结\n  （二）依据\n",
                "  （二）依据\n  （一）目的\n    要快办快结\n",
            ),
        );
        check(
            "二、要求",
            Change::MoveDown,
            &replaced(
                &format!("{second}三、附则\n"),
                &format!("三、附则\n{second}"),
            ),
        );
        check(
            "三、附则",
            Change::Rename("三、其他".to_string()),
            &replaced("三、附则", "三、其他"),
        );
        check(
            "（一）人员",
            Change::Merge,
            &replaced("（一）人员\n  （二）经费", "（一）人员（二）经费"),
        );
        check(
            "二、要求",
            Change::Merge,
            &replaced(
                &format!("{second}三、附则\n"),
                "二、要求，三、附则\n  （一）人员\n  （二）经费\n",
            ),
        );
        check("（一）人员", Change::SetKind(Kind::Point), WHOLE);
        check("（一）人员", Change::Note("人手够不够".to_string()), WHOLE);
        check("（一）人员", Change::Star(true), WHOLE);
    }

    #[test]
    fn nodes_go_to_any_place_but_below_themselves() {
        let mut desk = Desk::new(TEXT);
        let after = |desk: &Desk, label: &str| Change::MoveTo(Place::After(desk.key(label)));
        let below = |desk: &Desk, label: &str| Change::MoveTo(Place::Below(Some(desk.key(label))));
        type Step<'a> = (&'a str, &'a dyn Fn(&Desk) -> Change, &'a str);
        let steps: &[Step] = &[
            (
                "（一）目的",
                &|desk| after(desk, "三、附则"),
                "一、总则\n  （二）依据\n二、要求\n  （一）人员\n  （二）经费\n三、附则\n（一）目的\n  要快办快结\n",
            ),
            (
                "二、要求",
                &|desk| below(desk, "（一）目的"),
                "一、总则\n  （二）依据\n三、附则\n（一）目的\n  二、要求\n    （一）人员\n    （二）经费\n  要快办快结\n",
            ),
            (
                "要快办快结",
                &|_| Change::MoveTo(Place::Below(None)),
                "要快办快结\n一、总则\n  （二）依据\n三、附则\n（一）目的\n  二、要求\n    （一）人员\n    （二）经费\n",
            ),
        ];
        for (label, change, expected) in steps {
            desk.change(label, change(&desk));
            assert_eq!(desk.shown(), *expected);
        }
        let now = desk.corrected();
        for (from, to) in [("（一）目的", "二、要求"), ("二、要求", "二、要求")] {
            let place = Change::MoveTo(Place::Below(Some(desk.key(to))));
            let key = desk.key(from);
            let id = now.keys.iter().position(|&other| other == key);
            assert!(!is_possible(
                &now.outline,
                &now.keys,
                id.expect("a node"),
                &place
            ));
        }
        for _ in steps {
            desk.list.undo();
        }
        assert_eq!(desk.shown(), WHOLE);
    }

    #[test]
    fn pieces_of_the_text_become_items_where_they_stand() {
        let mut desk = Desk::new(TEXT);
        desk.take("本规定自发布之日起施行。");
        desk.take("为了便民，制定本规定。");
        assert_eq!(
            desk.shown(),
            "一、总则\n  （一）目的\n    为了便民，制定本规定\n    要快办快结\n  （二）依据\n二、要求\n  （一）人员\n  （二）经费\n三、附则\n  本规定自发布之日起施行\n"
        );
        let now = desk.corrected();
        let words = |words: &str| take(&desk.document, &now.outline, span(TEXT, words));
        assert_eq!(words("二、要求"), None, "an item begins there");
        assert_eq!(words("。"), None, "nothing is left of it");
        let node = &now.outline.nodes[2];
        assert_eq!(node.rule, crate::outline::Rule::Correction);
        assert_eq!(now.outline.at(TEXT.find("制定").expect("it")), Some(2));
    }

    #[test]
    fn a_heading_that_was_passed_over_takes_over_what_follows_it() {
        let mut desk = Desk::new("一、总则\n（一）目的\n要求部分\n（二）人员\n（三）经费\n");
        assert_eq!(
            desk.shown(),
            "一、总则\n  （一）目的\n  （二）人员\n  （三）经费\n"
        );
        desk.take("要求部分");
        let taken = desk.key("要求部分");
        let lifted = [(taken, Change::Promote), (taken, Change::Promote)];
        desk.list.add(&desk.document, &desk.keys, lifted);
        assert_eq!(
            desk.shown(),
            "一、总则\n  （一）目的\n要求部分\n  （二）人员\n  （三）经费\n"
        );
    }

    #[test]
    fn an_item_is_split_in_the_text_or_in_its_written_label() {
        let mut desk = Desk::new("一、抓学习、抓作风\n（一）甲\n二、抓落实\n");
        let at = desk.document.text().find("抓作风").expect("the words");
        let now = desk.corrected();
        let part = split(&desk.document, &now.outline, 0, at).expect("two parts");
        desk.add(Change::Take(part));
        assert_eq!(desk.shown(), "一、抓学习\n抓作风\n  （一）甲\n二、抓落实\n");
        for at in [0, 1, 6, 9999] {
            let now = desk.corrected();
            assert_eq!(split(&desk.document, &now.outline, 0, at), None, "{at}");
        }
        desk.change(
            "二、抓落实",
            Change::Rename("二、抓落实，见成效".to_string()),
        );
        let new = desk.list.fresh_key();
        desk.change("二、抓落实，见成效", Change::Split { at: 6, new });
        assert!(desk.shown().ends_with("二、抓落实\n见成效\n"));
    }

    #[test]
    fn words_of_the_users_own_are_put_in() {
        let mut desk = Desk::new(TEXT);
        let insert = |text: &str, place| Change::Insert {
            text: text.to_string(),
            kind: Kind::Heading,
            place,
        };
        let place = Place::After(desk.key("一、总则"));
        desk.add(insert("新", place));
        let place = Place::Below(Some(desk.key("新")));
        desk.add(insert("新之下", place));
        desk.add(insert("最前", Place::Below(None)));
        assert_eq!(
            desk.shown(),
            WHOLE
                .replace("二、要求", "新\n  新之下\n二、要求")
                .replace("一、总则", "最前\n一、总则")
        );
        let mut empty = Desk::new("");
        empty.add(insert("甲", Place::Below(None)));
        assert_eq!(empty.shown(), "甲\n");
    }

    #[test]
    fn the_title_can_be_written_over_and_left_out() {
        let mut desk = Desk::new(TEXT);
        let title = |desk: &Desk| {
            let now = desk.corrected();
            let title = now.outline.title.as_ref();
            title.map(|title| desk.document.label(&now.outline, title).into_owned())
        };
        assert_eq!(title(&desk).as_deref(), Some("关于办理事项的规定"));
        let rename = Change::Rename("办事规定".to_string());
        desk.list.add(&desk.document, &desk.keys, [(TITLE, rename)]);
        assert_eq!(title(&desk).as_deref(), Some("办事规定"));
        desk.list
            .add(&desk.document, &desk.keys, [(TITLE, Change::Exclude)]);
        assert_eq!(title(&desk), None);
    }

    #[test]
    fn what_was_left_out_comes_back_and_all_can_be_taken_back_at_once() {
        let mut desk = Desk::new(TEXT);
        let key = desk.key("二、要求");
        desk.change("二、要求", Change::Exclude);
        desk.change("三、附则", Change::Demote);
        assert_eq!(desk.corrected().excluded, [key]);
        desk.list
            .add(&desk.document, &desk.keys, [(key, Change::Restore)]);
        assert_eq!(desk.corrected().excluded, []);
        assert_eq!(desk.shown(), WHOLE.replace("三、附则", "  三、附则"));
        desk.change("一、总则", Change::Note("开头".to_string()));
        assert_eq!(desk.list.count(), 1);
        desk.list
            .add(&desk.document, &desk.keys, [(TITLE, Change::RestoreAll)]);
        assert_eq!((desk.shown().as_str(), desk.list.count()), (WHOLE, 0));
        assert_eq!(desk.corrected().notes.len(), 1, "notes stay");
        desk.list.undo();
        assert_eq!(desk.list.count(), 1);
    }

    #[test]
    fn changes_of_one_step_are_undone_together() {
        let mut desk = Desk::new(TEXT);
        desk.change("三、附则", Change::Star(true));
        let both = ["（一）人员", "（二）经费"].map(|label| (desk.key(label), Change::Exclude));
        desk.list.add(&desk.document, &desk.keys, both);
        assert_eq!(desk.list.done.len(), 3);
        assert_eq!(desk.list.undo().len(), 2);
        assert_eq!(desk.shown(), WHOLE);
        assert_eq!(desk.list.redo().len(), 2);
        assert_eq!(desk.list.done.len(), 3);
    }

    #[test]
    fn adjustments_follow_their_words_into_another_text() {
        let mut desk = Desk::new(TEXT);
        desk.change("（一）人员", Change::Note("注".to_string()));
        desk.change("三、附则", Change::Rename("三、其他".to_string()));
        desk.change("（二）依据", Change::Exclude);
        desk.change("（二）经费", Change::MoveUp);
        desk.take("为了便民，制定本规定。");
        let outcome = desk.read_again(
            &TEXT
                .replace("二、要求", "二、几点要求")
                .replace("三、附则", "三、附则部分")
                .replace("（二）依据\n", "")
                .replace("关于办理", "某市关于办理"),
        );
        assert_eq!(outcome, Outcome { kept: 3, lost: 1 });
        assert_eq!(
            desk.shown(),
            "一、总则\n  （一）目的\n    为了便民，制定本规定\n    要快办快结\n二、几点要求\n  （二）经费\n  （一）人员\n三、其他\n"
        );
        assert_eq!(desk.corrected().notes.len(), 1);
        let lost = desk.list.lost_in_words(Language::Chinese);
        assert_eq!(
            (lost[0].text.as_str(), lost[0].done.as_str()),
            ("（二）依据", "不列入提纲")
        );
        let outcome = desk.read_again(TEXT);
        assert_eq!(outcome, Outcome { kept: 4, lost: 0 });
        assert!(
            !desk.shown().contains("（二）依据"),
            "it has its node again"
        );
    }

    #[test]
    fn what_rests_on_a_lost_item_is_lost_with_it_and_nothing_is_dropped() {
        let mut desk = Desk::new(TEXT);
        desk.take("为了便民，制定本规定。");
        desk.change("为了便民，制定本规定", Change::Rename("便民".to_string()));
        let below = Place::Below(Some(desk.key("便民")));
        desk.change("三、附则", Change::MoveTo(below));
        desk.change("二、要求", Change::Star(true));
        let without = TEXT.replace("为了便民，制定本规定。", "");
        assert_eq!(desk.read_again(&without), Outcome { kept: 0, lost: 3 });
        assert_eq!(desk.shown(), WHOLE);
        assert_eq!(desk.list.done.len() + desk.list.lost.len(), 4);
        assert_eq!(desk.read_again(""), Outcome { kept: 0, lost: 1 });
        assert_eq!(desk.read_again(TEXT), Outcome { kept: 3, lost: 0 });
        assert_eq!(desk.list.lost, []);
    }

    #[test]
    fn the_list_is_kept_as_json() {
        let mut desk = Desk::new(TEXT);
        desk.take("为了便民，制定本规定。");
        desk.change("（一）人员", Change::Promote);
        let place = Place::After(desk.key("三、附则"));
        desk.change("（一）人员", Change::MoveTo(place));
        let text = serde_json::to_string(&desk.list).expect("JSON");
        let list: Adjustments = serde_json::from_str(&text).expect("the list");
        assert_eq!(list, desk.list);
    }
}
