//! A draft as a document: every label with its number in a paragraph, its text in the paragraphs below.

use super::Draft;
use crate::correction::Corrected;
use crate::document::Document;
use crate::input::Source;
use crate::numeral;
use crate::outline::{Kind, Node, NodeKey, Outline};
use crate::scheme;
use crate::span::Span;

/// A draft, written out. Its outline has the nodes of the adjusted one, in the same order, with places in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composed {
    /// The document.
    pub document: Document,
    /// The text of each node, as the user wrote it.
    pub texts: Vec<String>,
}

/// Writes a draft out. `base` is [`Draft::base`], `corrected` what the adjustments made of it.
#[must_use]
pub fn compose(draft: &Draft, base: &Document, corrected: &Corrected) -> Composed {
    let texts = corrected
        .keys
        .iter()
        .map(|&key| text(draft, corrected, key));
    let texts: Vec<String> = texts.collect();
    let mut manuscript = Manuscript {
        outline: corrected.outline.clone(),
        ..Manuscript::default()
    };
    let label = |node: &Node| base.label(&corrected.outline, node).into_owned();
    if let Some(title) = &mut manuscript.outline.title {
        let words = label(title);
        let line = manuscript.text.line(&words);
        (title.label, title.extent, title.written) = (line, line, None);
        title.marker = Span {
            end: line.start,
            ..line
        };
    }
    let labels: Vec<String> = corrected.outline.nodes.iter().map(label).collect();
    let numbers = numbers(&corrected.outline, &labels);
    for (id, node) in manuscript.outline.nodes.iter_mut().enumerate() {
        let number = &numbers[id];
        let line = manuscript.text.line(&format!("{number}{}", labels[id]));
        let read = scheme::read(number.as_bytes(), true);
        node.label = line;
        node.written = None;
        node.marker = Span::new(line.start as usize, line.start as usize + number.len());
        node.extent.start = line.start;
        if let Some(marker) = read {
            (node.scheme, node.ordinal) = (marker.scheme, marker.ordinal);
        }
        for paragraph in texts[id].lines().map(str::trim) {
            manuscript.text.line(paragraph);
        }
        // An item may still be without words.
        node.extent.end = manuscript.text.end().max(line.end);
    }
    manuscript.close();
    Composed {
        document: Document {
            source: Source {
                text: manuscript.text.text,
                ..Source::default()
            },
            outline: manuscript.outline,
            paragraphs: manuscript.text.paragraphs,
            ..Document::default()
        },
        texts,
    }
}

fn text(draft: &Draft, corrected: &Corrected, key: NodeKey) -> String {
    let begun = || draft.item(key).map(|item| item.text.clone());
    let written = corrected.texts.get(&key).cloned();
    written.or_else(begun).unwrap_or_default()
}

/// A draft as far as it is written out.
#[derive(Default)]
struct Manuscript {
    outline: Outline,
    text: Text,
}

impl Manuscript {
    /// Every node reaches as far as what is below it.
    fn close(&mut self) {
        for id in 0..self.outline.nodes.len() {
            let last = self.outline.nodes[id].end - 1;
            self.outline.nodes[id].extent.end = self.outline.nodes[last].extent.end;
        }
    }
}

#[derive(Default)]
struct Text {
    text: String,
    paragraphs: Vec<Span>,
}

impl Text {
    /// Puts a paragraph down; an empty one is none.
    fn line(&mut self, words: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(start, self.text.len());
        if !words.is_empty() {
            self.paragraphs.push(span);
        }
        self.text.push('\n');
        span
    }

    /// Where the last paragraph ends.
    fn end(&self) -> u32 {
        self.text.trim_end().len() as u32
    }
}

/// The number of each node: 一、（一）1.（1）① by level for headings (GB/T 9704—2012, 7.3.3), 一是 二是 for directives,
/// none for points nor for 前言, 结语 and the like. What is counted is siblings of one kind.
fn numbers(outline: &Outline, labels: &[String]) -> Vec<String> {
    let mut numbers = vec![String::new(); outline.nodes.len()];
    let parents = (0..outline.nodes.len()).map(Some);
    for parent in std::iter::once(None).chain(parents) {
        let (mut headings, mut directives) = (0, 0);
        for id in outline.children(parent) {
            let node = &outline.nodes[id];
            numbers[id] = match node.kind {
                Kind::Directive => {
                    directives += 1;
                    format!("{}是", numeral::write_han(directives))
                }
                Kind::Point => String::new(),
                _ if scheme::framing(labels[id].as_bytes()).is_some() => String::new(),
                Kind::Heading | Kind::Title => {
                    headings += 1;
                    numeral::of_level(node.depth, headings)
                }
            };
        }
    }
    numbers
}
