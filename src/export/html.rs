//! HTML: headings for headings of lines of their own, paragraphs with a bold beginning for the rest.

use super::{Block, ExportOptions, Item, blocks};
use crate::document::Document;
use crate::outline::{Kind, Outline};

/// HTML has six levels of headings.
const DEEPEST: u8 = 6;

pub(super) fn write(document: &Document, outline: &Outline, options: &ExportOptions) -> Vec<u8> {
    let title = outline
        .title
        .as_ref()
        .map(|title| document.label(outline, title));
    let mut out =
        String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!(
        "<title>{}</title>\n</head>\n<body>\n",
        escaped(title.as_deref().unwrap_or_default())
    ));
    for block in blocks(document, outline, options) {
        match &block {
            Block::Title(title) => element(&mut out, "h1", &escaped(title)),
            Block::Item(item) => write_item(&mut out, item),
            Block::Text { text, .. } => element(&mut out, "p", &escaped(text)),
        }
    }
    out.push_str("</body>\n</html>\n");
    out.into_bytes()
}

fn write_item(out: &mut String, item: &Item) {
    let level = item.node.depth + 1;
    if item.node.kind == Kind::Heading && item.rest.is_empty() && level <= DEEPEST {
        element(out, &format!("h{level}"), &escaped(&item.label));
    } else if item.rest.is_empty() {
        element(out, "p", &escaped(&item.label));
    } else {
        element(
            out,
            "p",
            &format!("<b>{}</b>{}", escaped(&item.label), escaped(&item.rest)),
        );
    }
}

fn element(out: &mut String, name: &str, content: &str) {
    out.push_str(&format!("<{name}>{content}</{name}>\n"));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(sign),
        }
    }
    out
}
