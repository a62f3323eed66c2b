//! What is found in a text, as text.

use gangmu::document::{Document, FindOptions};
use gangmu::input::Source;

/// The document that a text makes.
pub fn find(text: &str) -> Document {
    let source = Source::from(text.to_owned());
    Document::find(source, &FindOptions::default())
}

/// Its title; empty for none.
pub fn title(text: &str) -> String {
    let document = find(text);
    let title = document.outline.title.as_ref();
    title.map_or(String::new(), |title| {
        document.label(&document.outline, title).into_owned()
    })
}

/// One line a node, a blank for each level below the top.
pub fn outline(text: &str) -> String {
    let document = find(text);
    let line = |node| {
        let label = document.label(&document.outline, node);
        format!("{}{label}\n", " ".repeat(usize::from(node.depth) - 1))
    };
    document.outline.nodes.iter().map(line).collect()
}
