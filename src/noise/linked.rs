//! Contents that are made of links, as Markdown has them: a list of nothing but links below 目录 or 导读, or at the head of a
//! text, where they lead into it.

use super::{Reason, Sieve};
use crate::sign::{self, Endings, Words, endings, words};

/// How the headings of such contents end: 导读目录, 📑 目录, 章节导航.
const HEADINGS: Endings = endings(&["目录", "目次", "导读", "导航"]);

/// Whether a line is the heading of such contents.
pub(super) fn is_heading(line: &[u8]) -> bool {
    const LONGEST: usize = 40;
    line.len() <= LONGEST && HEADINGS.end(bare(line))
}

/// A line without the marks of emphasis and the colon at its end.
fn bare(line: &[u8]) -> &[u8] {
    let mut bare = line;
    while let [before @ .., b'*' | b'#' | b' ' | b':'] | [before @ .., 0xEF, 0xBC, 0x9A] = bare {
        bare = before;
    }
    bare
}

/// Whether a line is an item of a list that is a link, perhaps with a few words on it behind that: 1. [登记](a.html)：怎样登记。
pub(super) fn is_item(line: &[u8]) -> bool {
    target(line).is_some()
}

/// What the link leads to that such an item is.
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
    /// The lists of links below the headings that were seen, and the one at the head.
    pub(super) fn mark_linked_contents(&mut self) {
        const FEWEST: usize = 2;
        for heading in std::mem::take(&mut self.seen.guides) {
            let links = self.links_from(self.next_filled(heading));
            if self.reasons[heading].is_none() && links.len() >= FEWEST {
                self.reasons[heading] = Some(Reason::Contents);
                self.mark_links_as_contents(&links);
            }
        }
        let first = self.seen.items.first().copied();
        if let Some(first) = first.filter(|&first| self.reasons[first].is_none()) {
            let links = self.links_from(first);
            if self.are_at_the_head(&links) {
                self.mark_links_as_contents(&links);
            }
        }
    }

    fn mark_links_as_contents(&mut self, links: &[usize]) {
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

    /// Whether links that lead into the text stand at its head, where no heading of a section is above them.
    fn are_at_the_head(&self, links: &[usize]) -> bool {
        const FEWEST: usize = 3;
        const HEAD: usize = 40;
        let Some(&first) = links.first().filter(|&&first| first < HEAD) else {
            return false;
        };
        let lead_inside = |&index: &usize| target(self.line(index)).is_some_and(is_inside);
        let is_section = |index: usize| self.line(index).starts_with(b"##");
        links.len() >= FEWEST && links.iter().all(lead_inside) && !(0..first).any(is_section)
    }
}
