//! 为什么列在这里: one sentence for each node, made from its rule, its fellows and its place.

use crate::body;
use crate::document::Document;
use crate::message::{Language, Message, grouped, reading_time};
use crate::numeral;
use crate::outline::{LevelBy, Node, NodeId, Outline, Rule};

/// A node with a confidence below this is marked as doubtful (拿不准).
pub const SURE: u8 = 80;

/// Why a node is there, how sure that is, and how long it is.
#[must_use]
pub fn explain(document: &Document, outline: &Outline, id: NodeId, language: Language) -> String {
    let node = &outline.nodes[id];
    let explained = Explained {
        document,
        outline,
        language,
    };
    let characters = body::characters(node.extent.of(document.text()));
    let sure = if node.confidence >= SURE {
        Message::WhySure
    } else {
        Message::WhyDoubtful
    };
    let why = explained.rule(id, node);
    let level = explained.level(node);
    let time = reading_time(characters, language);
    let length = Message::WhyLength.fill(language, &[&grouped(characters), &time]);
    let pieces = [why, level, sure.fill(language, &[]), length];
    pieces.join(if language == Language::English {
        " "
    } else {
        ""
    })
}

struct Explained<'a> {
    document: &'a Document,
    outline: &'a Outline,
    language: Language,
}

impl Explained<'_> {
    fn rule(&self, id: NodeId, node: &Node) -> String {
        let say = |message: Message| message.fill(self.language, &[]);
        match node.rule {
            Rule::Sequence => self.sequence(id, node),
            Rule::PlainHeading => say(Message::WhyPlainHeading),
            Rule::MarkedUp => say(Message::WhyMarkedUp),
            Rule::Imperative => say(Message::WhyImperative),
            Rule::SubjectImperative => say(Message::WhySubjectImperative),
            Rule::ParallelSentence => say(Message::WhyParallelSentence),
            Rule::DashItem => say(Message::WhyDashItem),
            Rule::Title => say(Message::WhyTitle),
            Rule::UserRule => say(Message::WhyUserRule),
            Rule::Correction => say(Message::WhyCorrection),
        }
    }

    /// 以“一是”开头，与后面的“二是、三是”成为一组.
    fn sequence(&self, id: NodeId, node: &Node) -> String {
        let marker = self.document.words(node.marker);
        let mut before = self.fellows(id, |id| self.outline.elder(id));
        before.reverse();
        let behind = self.fellows(id, |id| self.outline.younger(id));
        match (before.is_empty(), behind.is_empty()) {
            (true, true) => Message::WhyLone.fill(self.language, &[&marker]),
            (true, false) => Message::WhyFirst.fill(self.language, &[&marker, &behind.join("、")]),
            (false, true) => Message::WhyLast.fill(self.language, &[&marker, &before.join("、")]),
            (false, false) => {
                let (before, behind) = (before.join("、"), behind.join("、"));
                Message::WhyMiddle.fill(self.language, &[&marker, &before, &behind])
            }
        }
    }

    /// The markers of the nearest siblings of a node's scheme on one side, going on from each to the `next`.
    fn fellows(&self, id: NodeId, next: impl Fn(NodeId) -> Option<NodeId>) -> Vec<String> {
        const MOST: usize = 6;
        let nodes = &self.outline.nodes;
        let siblings = std::iter::successors(next(id), |&id| next(id));
        siblings
            .map(|sibling| &nodes[sibling])
            .filter(|sibling| sibling.scheme == nodes[id].scheme)
            .take(MOST)
            .map(|sibling| self.document.words(sibling.marker))
            .map(|marker| marker.trim_end_matches('、').to_string())
            .collect()
    }

    /// 所以列为第一级, or under what.
    fn level(&self, node: &Node) -> String {
        let number = match self.language {
            Language::Chinese => numeral::write_han(u32::from(node.depth)),
            Language::English => node.depth.to_string(),
        };
        match (node.level_by, node.parent) {
            (LevelBy::User, _) => Message::WhyLevelUser.fill(self.language, &[&number]),
            (_, None) => Message::WhyLevelTop.fill(self.language, &[&number]),
            (_, Some(parent)) => {
                let parent = self
                    .document
                    .label(self.outline, &self.outline.nodes[parent]);
                let short: String = parent.chars().take(16).collect();
                let cut = if short.len() < parent.len() {
                    "…"
                } else {
                    ""
                };
                Message::WhyLevelUnder.fill(self.language, &[&format!("{short}{cut}"), &number])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;
    use std::cell::Cell;

    #[test]
    fn the_reason_is_told_in_one_sentence() {
        let text = "一是抓思想。要学深悟透，入脑入心。二是抓作风。三是抓落实。";
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        let said = |id| explain(&document, &document.outline, id, Language::Chinese);
        assert_eq!(
            said(0),
            "以“一是”开头，与后面的“二是、三是”成为一组，所以列为第一级。拿得准。17 字，约 10 秒。"
        );
        assert_eq!(
            said(1),
            "以“要”开头，是对工作的要求，归在“一是抓思想”之下，列为第二级。拿得准。11 字，约 10 秒。"
        );
        assert!(said(2).starts_with("以“二是”开头，与前面的“一是”、后面的“三是”成为一组"));
        assert!(said(3).starts_with("以“三是”开头，与前面的“一是、二是”成为一组"));
    }

    #[test]
    fn only_neighbours_are_looked_at() {
        let line = |number| format!("第{number}条 各村要抓好防汛\n");
        let text: String = (1..1000).map(line).collect();
        let document = Document::find(Source::from(text), &FindOptions::default());
        let outline = &document.outline;
        let middle = 500;
        let said = explain(&document, outline, middle, Language::Chinese);
        assert!(
            said.starts_with(
                "以“第501条”开头，与前面的“第495条、第496条、第497条、第498条、第499条、第500条”、\
                 后面的“第502条、第503条、第504条、第505条、第506条、第507条”成为一组"
            ),
            "{said}"
        );
        let explained = Explained {
            document: &document,
            outline,
            language: Language::Chinese,
        };
        let steps = Cell::new(0);
        let fellows = explained.fellows(middle, |id| {
            steps.set(steps.get() + 1);
            outline.younger(id)
        });
        // One is asked for ahead.
        assert_eq!((fellows.len(), steps.get()), (6, 7));
    }
}
