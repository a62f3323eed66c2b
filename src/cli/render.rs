//! What is written for a document: its outline in a format, with reasons, or its text.

use super::arguments::{Arguments, Format};
use crate::document::Document;
use crate::message::Language;
use crate::outline::Node;
use serde_json::{Value, json};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The outline.
    Outline(Format),
    /// The outline as text with the reason under each node.
    Explained,
    /// The decoded text itself.
    SourceText,
}

impl Form {
    /// What the arguments ask for; where they do not say, what the output's name says, else text.
    pub fn of(arguments: &Arguments) -> Form {
        let named = || match arguments.output.as_ref()?.extension()?.to_str()? {
            "md" | "markdown" => Some(Format::Md),
            "json" => Some(Format::Json),
            "jsonl" => Some(Format::Jsonl),
            _ => None,
        };
        match arguments {
            Arguments {
                source_text: true, ..
            } => Form::SourceText,
            Arguments { explain: true, .. } => Form::Explained,
            _ => Form::Outline(arguments.format.or_else(named).unwrap_or(Format::Text)),
        }
    }

    /// The extension of files that hold it.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Outline(Format::Md) => "md",
            Form::Outline(Format::Json) => "json",
            Form::Outline(Format::Jsonl) => "jsonl",
            Form::Outline(Format::Text) | Form::Explained | Form::SourceText => "txt",
        }
    }

    /// The bytes to write.
    pub fn render(self, document: &Document, arguments: &Arguments, language: Language) -> Vec<u8> {
        match self {
            Form::SourceText => document.text().as_bytes().to_vec(),
            Form::Explained => lines(document, |node, _| {
                format!(
                    "{}<- {:?} {}%\n",
                    "  ".repeat(usize::from(node.depth)),
                    node.rule,
                    node.confidence
                )
            })
            .into_bytes(),
            Form::Outline(_) => interim(self, document, arguments, language),
        }
    }
}

fn lines(document: &Document, mut more: impl FnMut(&Node, usize) -> String) -> String {
    let outline = &document.outline;
    let mut text = String::new();
    for (id, node) in outline
        .title
        .iter()
        .map(|title| (0, title))
        .chain(outline.nodes.iter().enumerate())
    {
        text.push_str(&"  ".repeat(usize::from(node.depth)));
        text.push_str(&document.label(outline, node));
        text.push('\n');
        text.push_str(&more(node, id));
    }
    text
}

fn interim(form: Form, document: &Document, _: &Arguments, _: Language) -> Vec<u8> {
    match form {
        Form::Outline(Format::Json | Format::Jsonl) => {
            let outline = &document.outline;
            let node = |node: &Node| json!({"kind": node.kind, "label": document.label(outline, node), "start": node.label.start, "end": node.label.end});
            fn children(
                document: &Document,
                parent: Option<usize>,
                node: &dyn Fn(&Node) -> Value,
            ) -> Vec<Value> {
                document
                    .outline
                    .children(parent)
                    .map(|id| {
                        let mut value = node(&document.outline.nodes[id]);
                        value["children"] = children(document, Some(id), node).into();
                        value
                    })
                    .collect()
            }
            let value = json!({"title": outline.title.as_ref().map(node), "outline": children(document, None, &node)});
            format!("{value}\n").into_bytes()
        }
        Form::Outline(Format::Md) => {
            let text = lines(document, |_, _| String::new());
            let text = text.lines().map(|line| {
                let label = line.trim_start();
                format!(
                    "{} {label}\n\n",
                    "#".repeat((line.len() - label.len()) / 2 + 1)
                )
            });
            text.collect::<String>().into_bytes()
        }
        _ => lines(document, |_, _| String::new()).into_bytes(),
    }
}
