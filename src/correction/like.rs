//! 照此处理同类条目: what was done with one node is done with all that are like it, in this document by adjusting them
//! too, or in all documents by a rule.

use super::{Adjustments, Change, TITLE};
use crate::document::Document;
use crate::outline::{Kind, Node, NodeKey, Outline};
use crate::rules;
use crate::scheme::Scheme;
use crate::span::Span;

/// An adjustment that others can follow: of a node that was found, by what it is, not by where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its place among the adjustments.
    pub at: usize,
    /// The node, by its key in the found outline.
    pub key: NodeKey,
    /// What was done.
    pub change: Change,
}

impl Adjustments {
    /// The last adjustment of this node that others can follow; the last of all for none.
    #[must_use]
    pub fn example(&self, key: Option<NodeKey>) -> Option<Example> {
        let in_force: Vec<usize> = self.in_force().collect();
        let made = in_force.into_iter().rev().map(|at| (at, &self.done[at]));
        let mut made = made.filter(|(_, made)| key.is_none_or(|key| made.key == key));
        let (at, made) = made.find(|(_, made)| may_be_followed(&made.change))?;
        (made.key != TITLE).then(|| Example {
            at,
            key: made.key,
            change: made.change.clone(),
        })
    }

    /// Leaves an adjustment out of the list, because something else does what it did.
    pub fn forget(&mut self, at: usize) {
        if at < self.done.len() {
            let gone = self.done.remove(at);
            if let Some(next) = self.done.get_mut(at).filter(|_| !gone.joined) {
                next.joined = false;
            }
            self.undone.clear();
        }
    }
}

fn may_be_followed(change: &Change) -> bool {
    matches!(
        change,
        Change::Exclude
            | Change::Promote
            | Change::Demote
            | Change::DemoteAlone
            | Change::SetKind(_)
            | Change::Take(_)
    )
}

/// The other nodes of a found outline that are like one of them: made by the same rule, of the same kind, and where
/// they have markers, with markers of the same family on the same level.
#[must_use]
pub fn alike(outline: &Outline, id: usize) -> Vec<usize> {
    let one = &outline.nodes[id];
    let marked = one.scheme != Scheme::Plain;
    let like = |node: &Node| {
        (node.rule, node.kind, node.scheme) == (one.rule, one.kind, one.scheme)
            && (!marked || node.depth == one.depth)
    };
    let others = outline.nodes.iter().enumerate();
    let others = others.filter(|(other, node)| *other != id && like(node));
    others.map(|(other, _)| other).collect()
}

/// The rule that does in all documents what was done with a node, a found one or one that was taken from the text.
/// `depth` is the level that it has now. None where the node has no beginning by which others are known: only what
/// begins a paragraph with a marker, or with some words and a mark, has one.
#[must_use]
pub fn rule(
    document: &Document,
    node: &Node,
    change: &Change,
    depth: u8,
    name: impl FnOnce(&str) -> String,
) -> Option<rules::Row> {
    let start = node.label.start;
    let begins = |paragraph: &Span| paragraph.start == start;
    if !document.paragraphs.iter().any(begins) {
        return None;
    }
    let label = document.joined(node.label);
    let marker = document.joined(node.marker);
    let lead = if marker.is_empty() {
        words_before_a_mark(&label)?
    } else {
        &marker
    };
    let (kind, level): (Option<Kind>, Option<u8>) = match change {
        Change::Exclude => (None, None),
        Change::SetKind(kind) => (Some(*kind), None),
        Change::Take(taken) => (Some(taken.kind), None),
        Change::Promote | Change::Demote | Change::DemoteAlone => (Some(node.kind), Some(depth)),
        _ => return None,
    };
    let example: String = label.chars().take(30).collect();
    Some(rules::Row {
        name: name(&example),
        pattern: format!("^{}", pattern(lead)),
        kind,
        level,
        example,
        on: true,
    })
}

/// The words at a label's start with the mark behind them: 问： or 【要点】.
fn words_before_a_mark(label: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let mark = |(_, sign): &(usize, char)| "：:】〕）)—.".contains(*sign);
    let (at, sign) = label.char_indices().take(LONGEST).find(mark)?;
    (at > 0).then(|| &label[..at + sign.len_utf8()])
}

/// A pattern that fits a marker with any other number in it.
fn pattern(marker: &str) -> String {
    const NUMBERS: &[(&str, &str)] = &[
        (
            "一二三四五六七八九十百零〇",
            "[一二三四五六七八九十百零〇]+",
        ),
        ("0123456789０１２３４５６７８９", "[0-9０-９]+"),
    ];
    let mut pattern = String::new();
    for sign in marker.chars() {
        let number = NUMBERS.iter().find(|(signs, _)| signs.contains(sign));
        match number {
            Some((_, any)) if pattern.ends_with(any) => {}
            Some((_, any)) => pattern.push_str(any),
            None => pattern.push_str(&regex::escape(sign.encode_utf8(&mut [0; 4]))),
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;
    use crate::key;
    use std::sync::Arc;

    fn read(text: &str, rules: &str) -> Document {
        let source = Source::from(text);
        let options = FindOptions {
            rules: Arc::new(rules::Rules::read(rules).0),
            ..FindOptions::default()
        };
        Document::find(source, &options)
    }

    #[test]
    fn markers_give_patterns() {
        for (marker, expected) in [
            ("（十二）", "（[一二三四五六七八九十百零〇]+）"),
            ("12.", "[0-9０-９]+\\."),
            ("第三章", "第[一二三四五六七八九十百零〇]+章"),
            ("问：", "问："),
        ] {
            assert_eq!(pattern(marker), expected);
        }
        assert_eq!(words_before_a_mark("【要点】抓紧"), Some("【要点】"));
        assert_eq!(words_before_a_mark("加强领导"), None);
    }

    const TEXT: &str = "一、总则\n（一）目的\n为了便民。\n（二）依据\n依法办事。\n二、要求\n（一）人员\n配足配强。\n（二）经费\n列入预算。\n";

    #[test]
    fn a_rule_does_in_another_reading_what_was_done_with_its_example() {
        let document = read(TEXT, "");
        let labels = |document: &Document| -> Vec<String> {
            let nodes = document.outline.nodes.iter();
            nodes
                .map(|node| format!("{}{}", node.depth, document.joined(node.label)))
                .collect()
        };
        let after = |change: Change, depth| {
            let row = rule(
                &document,
                &document.outline.nodes[1],
                &change,
                depth,
                str::to_string,
            )
            .expect("a rule");
            let text = rules::edit("", &rules::Edit::Add(row)).expect("a file");
            assert_eq!(rules::Rules::read(&text).1, [], "{text}");
            labels(&read(TEXT, &text))
        };
        assert_eq!(after(Change::Exclude, 2), ["1一、总则", "1二、要求"]);
        let lifted = after(Change::Promote, 1);
        assert!(
            lifted.iter().all(|label| label.starts_with('1')),
            "{lifted:?}"
        );
        assert_eq!(lifted.len(), 6);
        let second = &document.outline.nodes[1];
        assert_eq!(
            rule(&document, second, &Change::Merge, 2, str::to_string),
            None
        );
    }

    #[test]
    fn what_is_like_a_node_is_of_its_make() {
        let document = read(TEXT, "");
        assert_eq!(alike(&document.outline, 1), [2, 4, 5]);
        assert_eq!(alike(&document.outline, 0), [3]);
    }

    #[test]
    fn the_last_adjustment_that_can_be_followed_is_the_example() {
        let document = read(TEXT, "");
        let keys = key::keys(&document, &document.outline);
        let mut list = Adjustments::default();
        assert_eq!(list.example(None), None);
        for (id, change) in [
            (1, Change::Exclude),
            (2, Change::Promote),
            (3, Change::Rename("三".to_string())),
        ] {
            list.add(&document, &keys, [(keys[id], change)]);
        }
        assert_eq!(list.example(None).map(|example| example.at), Some(1));
        assert_eq!(
            list.example(Some(keys[1])).map(|example| example.at),
            Some(0)
        );
        assert_eq!(list.example(Some(keys[3])), None);
        list.forget(1);
        assert_eq!(list.done.len(), 2);
    }
}
