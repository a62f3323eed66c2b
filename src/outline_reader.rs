//! Reading an outline that was written as Markdown: `#` and list marks are taken literally, and nothing else is.
//!
//! This is the way back from [`crate::export`]: what was exported, and perhaps edited by hand, opens as the same
//! outline. A line of `#` marks is an item as deep as its marks say; a list item is below the heading before it and
//! as deep as its indent says; an item that begins in bold has the bold words as its label. All other lines are text.
//! The first line is the title where it is the only one with a single `#`.
//!
//! Markup knows no kinds: an item that begins with 一是 and its like is a directive, one without a number that begins
//! with 要 is a point, all others are headings.

use crate::outline::{Kind, LevelBy, Node, NodeId, Outline, Rule};
use crate::scan;
use crate::scheme::{self, Scheme};
use crate::span::Span;

/// What stands in an outline's text.
pub(crate) struct Read {
    pub outline: Outline,
    /// The lines, each without its marks and the blanks at its ends.
    pub paragraphs: Vec<Span>,
}

/// Reads an outline.
pub(crate) fn read(text: &str) -> Read {
    let mut reader = Reader::default();
    for line in crate::line::lines(text.as_bytes()) {
        if line.is_blank() || line.cut {
            continue;
        }
        let row = &text[line.row as usize..line.first as usize];
        reader.line(text, line.first as usize, line.last as usize, columns(row));
    }
    reader.finish(text)
}

/// An item with how deep its mark puts it.
struct Item {
    node: Node,
    level: usize,
}

#[derive(Default)]
struct Reader {
    items: Vec<Item>,
    paragraphs: Vec<Span>,
    /// The open headings and list items with their levels or indents.
    headings: Vec<(usize, NodeId)>,
    list: Vec<(usize, NodeId)>,
}

/// Lists are deeper than all headings.
const LIST: usize = 100;

impl Reader {
    fn line(&mut self, text: &str, first: usize, last: usize, indent: usize) {
        let bare = &text[first..last];
        let Some((level, mark)) = mark(bare, indent) else {
            self.paragraphs.push(Span::new(first, last));
            return;
        };
        let start = first + mark;
        self.paragraphs.push(Span::new(start, last));
        let label = match level {
            LIST.. => bold_lead(text, start, last),
            _ => Span::new(start, last),
        };
        let parent = self.place(level);
        let mut node = node(text, label);
        node.parent = parent;
        self.items.push(Item { node, level });
    }

    /// Closes what the new item is not below; gives its parent.
    fn place(&mut self, level: usize) -> Option<NodeId> {
        let id = self.items.len();
        if level < LIST {
            self.list.clear();
        }
        let open = if level < LIST {
            &mut self.headings
        } else {
            &mut self.list
        };
        while open.last().is_some_and(|&(other, _)| other >= level) {
            open.pop();
        }
        let above = open.last().map(|&(_, id)| id);
        open.push((level, id));
        match level {
            LIST.. => above.or_else(|| self.headings.last().map(|&(_, id)| id)),
            _ => above,
        }
    }

    fn finish(self, text: &str) -> Read {
        let titled = self.items.first().is_some_and(|item| item.level == 1)
            && self.items.iter().filter(|item| item.level == 1).count() == 1;
        let mut nodes: Vec<Node> = self.items.into_iter().map(|item| item.node).collect();
        let title = titled.then(|| nodes.remove(0));
        if titled {
            for node in &mut nodes {
                node.parent = node.parent.and_then(|parent| parent.checked_sub(1));
            }
        }
        let mut outline = Outline {
            title: title.map(as_title),
            nodes,
            written: Vec::new(),
        };
        outline.link();
        for id in 0..outline.nodes.len() {
            let next = outline.nodes.get(outline.nodes[id].end);
            let end = next.map_or(text.len(), |next| {
                line_start(text, next.label.start as usize)
            });
            let end = text[..end].trim_end().len() as u32;
            let node = &mut outline.nodes[id];
            node.extent.end = end.max(node.label.end);
        }
        Read {
            outline,
            paragraphs: self.paragraphs,
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Width of the blanks before a line; a tab is four.
fn columns(blanks: &str) -> usize {
    blanks
        .bytes()
        .map(|byte| if byte == b'\t' { 4 } else { 1 })
        .sum()
}

/// The level of a line's mark and where its text begins; none for a line of text.
fn mark(line: &str, indent: usize) -> Option<(usize, usize)> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let bullet = usize::from(line.starts_with(['-', '*', '+']));
    let (level, width) = match (hashes, bullet) {
        (1..=6, _) => (hashes, hashes),
        (0, 1) => (LIST + indent, 1),
        _ => return ordered(line).then_some((LIST + indent, 0)),
    };
    let rest = &line[width..];
    let text = rest.trim_start_matches([' ', '\t']);
    (text.len() < rest.len() && !text.is_empty()).then(|| (level, line.len() - text.len()))
}

/// Whether the line is an item of a numbered list, whose number is a part of its label.
fn ordered(line: &str) -> bool {
    let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// The bold words that an item begins with, or all of it.
fn bold_lead(text: &str, start: usize, last: usize) -> Span {
    let bold = text[start..last].strip_prefix("**").and_then(|rest| {
        let end = rest
            .match_indices("**")
            .map(|(at, _)| at)
            .find(|&at| !is_escaped(rest, at))?;
        (end > 0).then_some(end)
    });
    match bold {
        Some(len) => Span::new(start + 2, start + 2 + len),
        None => Span::new(start, last),
    }
}

/// Whether an odd number of backslashes stands before the byte at `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    text[..at]
        .bytes()
        .rev()
        .take_while(|&byte| byte == b'\\')
        .count()
        % 2
        == 1
}

/// The text without the backslashes that keep signs from being markup.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match signs.peek() {
            Some(next) if sign == '\\' && next.is_ascii_punctuation() => out.extend(signs.next()),
            _ => out.push(sign),
        }
    }
    out
}

fn as_title(mut node: Node) -> Node {
    node.kind = Kind::Title;
    node.rule = Rule::Title;
    node.extent = node.label;
    node
}

fn node(text: &str, label: Span) -> Node {
    let shown = unescaped(label.of(text));
    let marker = scheme::read(shown.as_bytes(), true);
    let scheme = marker.map_or(Scheme::Plain, |marker| marker.scheme);
    let kind = match marker {
        Some(_) if scheme.is_directive() => Kind::Directive,
        None if scan::is_imperative(shown.as_bytes()) => Kind::Point,
        _ => Kind::Heading,
    };
    // A backslash inside the marker (1\.) belongs to it as it stands in the text.
    let marker_len = marker.map_or(0, |marker| {
        let plain = marker.len as usize;
        let escapes = label
            .of(text)
            .bytes()
            .take(plain + 1)
            .filter(|&byte| byte == b'\\')
            .count();
        (plain + escapes).min(label.len())
    });
    let start = label.start as usize;
    Node {
        marker: Span::new(start, start + marker_len),
        scheme,
        ordinal: marker.map_or(0, |marker| marker.ordinal),
        rule: Rule::MarkedUp,
        level_by: LevelBy::Markup,
        ..Node::new(kind, label)
    }
}
