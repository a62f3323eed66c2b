//! The user's own word on single lines: this is the text, this is not. It comes after all rules, whatever they found.

use super::{Dropped, Reason};
use crate::line::Line;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the user has said of lines. A line is named by its words without the blanks around them, so that the word holds
/// in another reading too, and for all lines that say the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Choices {
    /// Whether a line is the writer's text.
    lines: BTreeMap<String, bool>,
}

impl Choices {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What was said of a line.
    #[must_use]
    pub fn of(&self, line: &str) -> Option<bool> {
        self.lines.get(line.trim()).copied()
    }

    /// Says of a line whether it is the text; nothing for `None`. Returns what was said of it before.
    pub fn set(&mut self, line: &str, is_text: Option<bool>) -> Option<bool> {
        match is_text {
            Some(is_text) => self.lines.insert(line.trim().to_string(), is_text),
            None => self.lines.remove(line.trim()),
        }
    }
}

/// What is set aside when the user's word is heeded. `dropped` is in document order and stays so.
pub(crate) fn heed(
    text: &str,
    lines: &[Line],
    dropped: Vec<Dropped>,
    choices: &Choices,
) -> Vec<Dropped> {
    if choices.is_empty() {
        return dropped;
    }
    let kept = dropped.into_iter().flat_map(|piece| lines_of(text, piece));
    let mut all: Vec<Dropped> = kept
        .filter(|piece| choices.of(piece.span.of(text)) != Some(true))
        .collect();
    let is_free = |all: &[Dropped], span: Span| {
        let behind = all.partition_point(|piece| piece.span.end <= span.start);
        all.get(behind)
            .is_none_or(|piece| piece.span.start >= span.end)
    };
    let whole = lines.iter().filter(|line| !line.is_blank() && !line.cut);
    let chosen = whole
        .map(|line| Span::new(line.first as usize, line.last as usize))
        .filter(|span| choices.of(span.of(text)) == Some(false) && is_free(&all, *span));
    let chosen: Vec<Dropped> = chosen
        .map(|span| Dropped {
            span,
            reason: Reason::Chosen,
        })
        .collect();
    all.extend(chosen);
    all.sort_unstable_by_key(|piece| piece.span.start);
    all
}

/// A piece line by line, without the blanks around each.
fn lines_of(text: &str, piece: Dropped) -> Vec<Dropped> {
    let mut at = piece.span.start as usize;
    let mut pieces = Vec::new();
    for line in piece.span.of(text).split(['\n', '\r']) {
        let words = line.trim();
        if !words.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            pieces.push(Dropped {
                span: Span::new(start, start + words.len()),
                ..piece
            });
        }
        at += line.len() + 1;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, FindOptions};
    use crate::input::Source;
    use std::sync::Arc;

    const TEXT: &str = "更多范文请加QQ群：10001\n在全县工作会议上的讲话\n同志们：\n一、提高认识\n　插一句闲话\n二、压实责任\n抓好落实。\n";

    fn read(said: &[(&str, bool)]) -> Document {
        let source = Source::from(TEXT);
        let mut choices = Choices::default();
        for (line, is_text) in said {
            choices.set(line, Some(*is_text));
        }
        let options = FindOptions {
            choices: Arc::new(choices),
            ..FindOptions::default()
        };
        Document::find(source, &options)
    }

    #[test]
    fn the_users_word_holds() {
        let ad = "更多范文请加QQ群：10001";
        for (said, aside, nodes) in [
            (&[][..], &[ad][..], 2),
            (&[(ad, true)], &[], 2),
            (&[("插一句闲话", false)], &[ad, "插一句闲话"], 2),
            (&[("一、提高认识", false), (ad, true)], &["一、提高认识"], 1),
            (&[("没有这一行", false)], &[ad], 2),
        ] {
            let document = read(said);
            let dropped = document.dropped.iter();
            let found: Vec<&str> = dropped.map(|piece| piece.span.of(TEXT)).collect();
            assert_eq!(found, aside, "{said:?}");
            assert_eq!(document.outline.nodes.len(), nodes, "{said:?}");
            assert_eq!(document.outline.check(TEXT), None, "{said:?}");
        }
    }

    #[test]
    fn a_word_can_be_taken_back() {
        let mut choices = Choices::default();
        assert_eq!(choices.set(" 甲 ", Some(false)), None);
        assert_eq!(choices.of("甲"), Some(false));
        assert_eq!(choices.set("甲", Some(true)), Some(false));
        assert_eq!(choices.set("甲", None), Some(true));
        assert!(choices.is_empty());
    }
}
