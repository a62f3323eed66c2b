//! Contents that are made of links, as Markdown has them: a list of nothing but links below 目录 or 导读, or at the head of a
//! text, where they lead into it.

use super::{Reason, Sieve};
use crate::sign::{self, Endings, Words, endings, words};

/// Whether a line is an item of a list that is a link, perhaps with a few words on it behind that: 1. [登记](a.html)：怎样登记。
#[inline]
pub(super) fn is_item(line: &[u8]) -> bool {
    matches!(line, [b'-' | b'*' | b'+' | b'0'..=b'9', ..]) && target(line).is_some()
}

/// What the link leads to that such an item is.
#[inline(never)]
fn target(line: &[u8]) -> Option<&[u8]> {
    const BEHIND: Words = words(&["：", ":", "—", "–", "-", "（", "(", " ", "，"]);
    let bullet = match line {
        [b'-' | b'*' | b'+', b' ' | b'\t', ..] => 1,
        [b'0'..=b'9', ..] => {
            let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let mark = [".", "、", "．", ")"].iter();
            let mut mark = mark.filter(|mark| line[digits..].starts_with(mark.as_bytes()));
            digits + mark.next()?.len()
        }
        _ => return None,
    };
    let link = line[sign::skip_blanks(line, bullet, line.len())..].strip_prefix(b"[")?;
    let words = memchr::memmem::find(link, b"](")?;
    let target = &link[words + "](".len()..];
    let end = memchr::memchr(b')', target)?;
    let behind = &target[end + 1..];
    (behind.is_empty() || BEHIND.begin(behind)).then_some(&target[..end])
}

/// Whether a link leads into the text or to another part of it, and to no other site or file.
fn is_inside(target: &[u8]) -> bool {
    const PAGES: Endings = endings(&[".md", ".html", ".htm"]);
    let page = memchr::memchr(b'#', target).map_or(target, |at| &target[..at]);
    !sign::holds(target, "://") && (page.is_empty() || PAGES.end(page))
}

impl Sieve<'_> {
    /// The list of links below a heading of contents; whether there is one.
    pub(super) fn mark_links_below(&mut self, heading: usize) -> bool {
        const FEWEST: usize = 2;
        let links = self.links_from(self.next_filled(heading));
        let are_contents = links.len() >= FEWEST;
        if are_contents {
            self.mark_linked(&[heading]);
            self.mark_linked(&links);
        }
        are_contents
    }

    /// The list of links at the head, below a heading with marks.
    pub(super) fn mark_links_at_the_head(&mut self) {
        const HEAD: usize = 40;
        let filled = |index: &usize| !self.lines[*index].is_blank();
        let mut head = (0..self.lines.len().min(HEAD)).filter(filled);
        let is_marked = |&index: &usize| self.line(index).starts_with(b"#");
        if head.next().filter(is_marked).is_none() {
            return;
        }
        let is_section = |&index: &usize| self.line(index).starts_with(b"##");
        let mut above = head.take_while(|index| !is_section(index));
        let Some(first) = above.find(|&index| is_item(self.line(index))) else {
            return;
        };
        let links = self.links_from(first);
        if self.lead_into_the_text(&links) {
            self.mark_linked(&links);
        }
    }

    fn mark_linked(&mut self, links: &[usize]) {
        for &index in links {
            self.reasons[index].get_or_insert(Reason::Contents);
        }
    }

    /// The items of a list of links that begins on a line.
    fn links_from(&self, first: usize) -> Vec<usize> {
        let filled = (first..self.lines.len()).filter(|&index| !self.lines[index].is_blank());
        filled
            .take_while(|&index| is_item(self.line(index)))
            .collect()
    }

    /// Whether several links all lead into the text.
    fn lead_into_the_text(&self, links: &[usize]) -> bool {
        const FEWEST: usize = 3;
        let lead_inside = |&index: &usize| target(self.line(index)).is_some_and(is_inside);
        links.len() >= FEWEST && links.iter().all(lead_inside)
    }
}
