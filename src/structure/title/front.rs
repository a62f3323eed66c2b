//! The title that the front matter of a Markdown file names: `title: …` between two lines of `---`.

use super::{Title, node};
use crate::paragraph::Paragraph;
use crate::sign;
use crate::span::Span;

/// What such a title scores, which gives its confidence.
const SCORE: i32 = 60;
/// Front matter has no more lines.
const MOST_LINES: usize = 40;

/// The title in the front matter, where a text begins with some. What stands there is over with it.
pub(super) fn find(text: &[u8], paragraphs: &[Paragraph]) -> Option<Title> {
    let line = |paragraph: &Paragraph| &text[paragraph.start as usize..paragraph.end as usize];
    let is_fence = |paragraph: &Paragraph| line(paragraph) == b"---";
    paragraphs.first().filter(|first| is_fence(first))?;
    let inside = paragraphs.get(1..)?;
    let end = inside.iter().take(MOST_LINES).position(is_fence)?;
    let mut named = inside[..end].iter();
    let (start, (from, to)) =
        named.find_map(|it| Some((it.start as usize, value_of(line(it))?)))?;
    Some(Title {
        node: node(Span::new(start + from, start + to), SCORE),
        behind: end as u32 + 2,
        covers: false,
    })
}

/// Where the value of `title:` stands in a line, without its quotes.
fn value_of(line: &[u8]) -> Option<(usize, usize)> {
    const NAME: &[u8] = b"title:";
    line.starts_with(NAME).then_some(())?;
    let from = sign::skip_blanks(line, NAME.len(), line.len());
    match line[from..] {
        [open @ (b'"' | b'\''), .., close] if open == close && line.len() - from > 2 => {
            Some((from + 1, line.len() - 1))
        }
        [_, ..] => Some((from, line.len())),
        [] => None,
    }
}
