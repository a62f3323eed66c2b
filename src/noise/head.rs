//! What a site sets above a text that its numbers make look like the writer's: the way to the text and notes on the copy as
//! lists, the page of a newspaper, the size of the file.

use super::{Reason, Sieve};
use crate::scheme::{self, Marker};
use crate::sign::{self, Endings, Words, endings, words};

/// Such lines stand among so many.
const HEAD: usize = 12;
/// So many lines that are no site's may stand above them.
const MOST_ABOVE: usize = 3;
/// A list of a site's has so many members at most.
const LONGEST_LIST: usize = 8;
/// A longer line (in bytes) is no entry of a menu, no page and no size.
const LONGEST: usize = 90;

impl Sieve<'_> {
    /// Marks such lines at the head.
    pub(super) fn mark_chrome_at_the_head(&mut self) {
        let (mut filled, mut above) = (0, 0);
        for index in 0..self.lines.len() {
            if filled == HEAD || above > MOST_ABOVE {
                return;
            }
            if self.lines[index].is_blank() {
                continue;
            }
            filled += 1;
            if may_be_chrome(self.line(index)) {
                self.mark_chrome(index);
            }
            above += usize::from(self.reasons[index].is_none());
        }
    }

    /// Marks a line if it is such, or the list that it begins.
    #[inline(never)]
    fn mark_chrome(&mut self, index: usize) {
        let line = self.line(index);
        if line.len() <= LONGEST && (is_page_of_a_paper(line) || is_size(line)) {
            self.reasons[index].get_or_insert(Reason::SiteChrome);
        } else if line.starts_with(b"1") {
            let behind = (index..self.lines.len()).filter(|&it| !self.lines[it].is_blank());
            let head: Vec<usize> = behind.take(HEAD).collect();
            self.mark_list(&head);
        }
    }

    /// Marks a list that begins here and is a site's: as one member is, so are all.
    fn mark_list(&mut self, head: &[usize]) {
        let Some(first) = scheme::read(self.line(head[0]), true).filter(|it| it.ordinal == 1)
        else {
            return;
        };
        let counts_on = |(index, ordinal): &(&usize, u32)| {
            let marker = scheme::read(self.line(**index), true);
            marker.is_some_and(|it| it.scheme == first.scheme && it.ordinal == *ordinal)
        };
        let list = head.iter().zip(1..).take_while(counts_on).count();
        let members = &head[..list];
        let below = &head[list..];
        if list <= LONGEST_LIST
            && (self.is_way(members, first) || self.is_on_the_copy(members, below))
        {
            for &index in members {
                self.reasons[index].get_or_insert(Reason::SiteChrome);
            }
        }
    }

    /// Whether the list is the way from a site's front page to the text: 1. 首页 > 范文 >, or 1. 首页, 2. 范文.
    fn is_way(&self, members: &[usize], first: Marker) -> bool {
        const FRONT: Words = words(&["首页", "主页", "网站首页"]);
        const STOPS: Endings = endings(&["。", "；", "：", "，"]);
        let words = behind(self.line(members[0]), first);
        let Some(front) = FRONT.beginning(words) else {
            return false;
        };
        let rest = &words[front.len()..];
        let rest = &rest[sign::skip_blanks(rest, 0, rest.len())..];
        let arrow = rest.starts_with(b">") || ARROWS.begin(rest);
        let is_entry = |&index: &usize| {
            let line = self.line(index);
            line.len() <= LONGEST && !STOPS.end(line)
        };
        (arrow || rest.is_empty() && members.len() > 1) && members.iter().all(is_entry)
    }

    /// Whether the list tells what a site says of the copies that it gives, and a text stands below: two members speak of
    /// them, as no writer does.
    fn is_on_the_copy(&self, members: &[usize], below: &[usize]) -> bool {
        const FEWEST: usize = 2;
        const TEXT: usize = 3;
        #[rustfmt::skip]
        const COPIES: &[&str] = &["下载文档前", "本文档共", "在线预览", "部分预览", "版权申诉", "文档侵犯", "网站文档"];
        const MORE: &[&str] = &["本站", "网友上传", "用户上传", "联系客服"];
        let holds = |index: usize, words: &[&str]| {
            let line = self.line(index);
            let near = &line[..line.len().min(MOST_READ)];
            words.iter().any(|word| sign::holds(near, word))
        };
        let is_on_copies = |&&index: &&usize| holds(index, COPIES) || holds(index, MORE);
        below.len() >= TEXT
            && members.iter().any(|&index| holds(index, COPIES))
            && members.iter().filter(is_on_copies).count() >= FEWEST
    }
}

/// Whether such a line may begin so: most begin with another Han character than 第, and behind that stands one.
fn may_be_chrome(line: &[u8]) -> bool {
    matches!(
        line,
        [b'0'..=b'9' | b'A'..=b'D' | b'T' | b'-' | b'*', ..]
            | [0xE7, 0xAC, 0xAC, b'0'..=b'9' | b'A'..=b'D' | b'T', ..]
    )
}

/// So much (in bytes) is read of a member.
const MOST_READ: usize = 400;

const ARROWS: Words = words(&["»", "›", "→", "＞"]);

/// What stands behind a marker.
fn behind(line: &[u8], marker: Marker) -> &[u8] {
    let rest = &line[marker.len as usize..];
    &rest[sign::skip_blanks(rest, 0, rest.len())..]
}

/// Whether a line is the page of a newspaper and its name: 第08B版:调查研究, A12版 评论. A book has its second printing too (第2版).
fn is_page_of_a_paper(line: &[u8]) -> bool {
    const COLONS: Words = words(&["：", ":"]);
    const BLANKS: Words = words(&[" ", "　"]);
    const STOPS: Endings = endings(&["。", "；", "，"]);
    let bare = line.strip_prefix("第".as_bytes()).unwrap_or(line);
    let width = bare
        .iter()
        .take_while(|it| it.is_ascii_alphanumeric())
        .count();
    let (number, rest) = bare.split_at(width);
    let is_digits = |it: &[u8]| !it.is_empty() && it.iter().all(u8::is_ascii_digit);
    let is_number = match number {
        [b'A'..=b'D' | b'T', digits @ ..] => digits.len() <= 2 && is_digits(digits),
        [digits @ .., b'A'..=b'D'] => digits.len() == 2 && is_digits(digits),
        _ => number.len() == 2 && is_digits(number),
    };
    // 12版 修订说明 tells of the twelfth.
    let is_sure = number.iter().any(u8::is_ascii_uppercase) || number.starts_with(b"0");
    let name = rest.strip_prefix("版".as_bytes());
    let is_named = |name: &[u8]| match is_sure {
        true => name.is_empty() || BLANKS.begin(name) || COLONS.begin(name),
        false => COLONS.begin(name),
    };
    is_number && name.is_some_and(is_named) && !STOPS.end(line)
}

/// Whether a line is nothing but the size of a file: - 37.5 KB |.
fn is_size(line: &[u8]) -> bool {
    const UNITS: [&str; 7] = ["KB", "MB", "kb", "mb", "K", "M", "页"];
    let bare = line
        .strip_prefix(b"- ")
        .or_else(|| line.strip_prefix(b"* "))
        .unwrap_or(line);
    let bare = bare.strip_suffix(b"|").unwrap_or(bare);
    let bare = &bare[..sign::trim_end(bare, 0, bare.len())];
    let in_number = |byte: &&u8| byte.is_ascii_digit() || **byte == b'.';
    let width = bare.iter().take_while(in_number).count();
    let unit = &bare[sign::skip_blanks(bare, width, bare.len())..];
    width > 0 && UNITS.iter().any(|it| it.as_bytes() == unit)
}
