//! What is not the writer's text: advertisements, page numbers, running headers, tables of contents. Nothing is
//! lost silently: each piece is listed with its reason and can be restored.

mod advertisement;
mod choice;
mod contents;
mod head;
mod linked;
mod links;
mod member;
mod menu;
mod own;
mod print;
mod running;

use advertisement::Advertisements;
pub use choice::Choices;
pub(crate) use choice::heed;
pub(crate) use contents::{entry_with_page as entry_of_contents, without_bullet};

use crate::hands::Hands;
use crate::line::Line;
use crate::scheme;
use crate::sign::{self, Characters, Endings, Words, endings, words};
use crate::span::Span;
use serde::Serialize;
use std::ops::Range;

/// A piece of the text that is set aside: whole lines, without their line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// Why it is set aside.
    pub reason: Reason,
}

/// Why a piece of the text is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Advertisement, watermark, download note of a materials site.
    Advertisement,
    /// Page number.
    PageNumber,
    /// Page header or footer that comes again on every page.
    RunningHeader,
    /// Line of a table of contents.
    Contents,
    /// Navigation, buttons, share links of a web page.
    SiteChrome,
    /// Notes, references.
    Notes,
    /// Table, text box and the like, as the file says.
    Aside,
    /// The user says so.
    Chosen,
}

/// What the passes over the lines share.
struct Sieve<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    reasons: Vec<Option<Reason>>,
    seen: Seen,
}

/// What was set aside, gone through in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct SetAside<'a> {
    rest: &'a [Dropped],
    /// Where the first of the rest begins.
    next: u32,
}

impl<'a> SetAside<'a> {
    /// What ends behind a place.
    #[must_use]
    pub fn starting_at(dropped: &'a [Dropped], at: usize) -> SetAside<'a> {
        SetAside::of(&dropped[dropped.partition_point(|piece| piece.span.end as usize <= at)..])
    }

    fn of(rest: &'a [Dropped]) -> SetAside<'a> {
        let next = rest.first().map_or(u32::MAX, |piece| piece.span.start);
        SetAside { rest, next }
    }

    /// Where the piece ends in which a place lies, behind those that were asked for before.
    #[inline]
    pub fn behind(&mut self, at: u32) -> Option<u32> {
        while self.next <= at {
            let end = self.rest[0].span.end;
            if at < end {
                return Some(end);
            }
            *self = SetAside::of(&self.rest[1..]);
        }
        None
    }
}

/// Lines that one look at each found to matter to the passes behind it, by their numbers.
#[derive(Default)]
struct Seen {
    /// Those that are nothing but a number.
    numbers: Vec<usize>,
    /// Headings of tables of contents, and lines with a dot leader.
    contents: Vec<usize>,
    /// Headings of references.
    references: Vec<usize>,
    /// Headings of lists of links.
    links: Vec<usize>,
    /// Those set aside for their words that begin with a number.
    members: Vec<usize>,
    /// Those that are advertisements by their words.
    told: Vec<usize>,
    /// Those of them whose words the writer may use too.
    doubtful: Vec<usize>,
}

/// Finds what is not the writer's text. The pieces are whole lines, in document order.
#[must_use]
pub fn find(text: &[u8], lines: &[Line], hands: &Hands) -> Vec<Dropped> {
    let mut sieve = Sieve::of(text, lines);
    let look = |share: Range<usize>| {
        let mut part = Sieve::of(text, &lines[share]);
        part.look_at_lines();
        part
    };
    hands.share(lines.len(), look, |part| sieve.take(part));
    sieve.give_back_own();
    sieve.mark_menu_at_the_head();
    sieve.mark_chrome_at_the_head();
    sieve.mark_bare_page_numbers();
    sieve.mark_contents(hands);
    sieve.mark_links_at_the_head();
    sieve.mark_running_headers(hands);
    sieve.mark_references();
    sieve.mark_links();
    sieve.mark_advertising_block();
    sieve.pieces()
}

impl<'a> Sieve<'a> {
    /// Lines that were not looked at yet.
    fn of(text: &'a [u8], lines: &'a [Line]) -> Sieve<'a> {
        Sieve {
            text,
            lines,
            reasons: Vec::new(),
            seen: Seen::default(),
        }
    }

    /// Takes what was seen of the lines behind those that were looked at.
    fn take(&mut self, part: Sieve<'a>) {
        if part.lines.len() == self.lines.len() {
            *self = part;
            return;
        }
        let before = self.reasons.len();
        self.reasons.extend(part.reasons);
        let Seen {
            numbers,
            contents,
            references,
            links,
            members,
            told,
            doubtful,
        } = &mut self.seen;
        for (seen, more) in [
            (numbers, part.seen.numbers),
            (contents, part.seen.contents),
            (references, part.seen.references),
            (links, part.seen.links),
            (members, part.seen.members),
            (told, part.seen.told),
            (doubtful, part.seen.doubtful),
        ] {
            seen.extend(more.into_iter().map(|line| line + before));
        }
    }

    fn line(&self, index: usize) -> &'a [u8] {
        self.lines[index].of(self.text)
    }

    /// Looks at each line alone: sets aside what its wording betrays, and notes what else it may be.
    fn look_at_lines(&mut self) {
        self.reasons = vec![None; self.lines.len()];
        let mut advertisements = Advertisements::of(self.text, self.lines);
        for (index, line) in self.lines.iter().enumerate() {
            if line.is_blank() {
                continue;
            }
            let words = line.of(self.text);
            let may = may_be(words);
            let mut reason = None;
            if may != 0 {
                reason = by_wording(words, may);
                self.note(index, may);
            }
            if reason.is_none() && advertisements.hold(index) {
                reason = Some(Reason::Advertisement);
                self.note_told(index, advertisements.doubtful);
            }
            if let Some(given) = reason {
                self.reasons[index] = reason;
                self.note_member(index, given);
            }
        }
    }

    /// Notes a line that is an advertisement by its words, which the writer may use too where that is in doubt.
    #[inline(never)]
    fn note_told(&mut self, index: usize, is_doubtful: bool) {
        self.seen.told.push(index);
        if is_doubtful {
            self.seen.doubtful.push(index);
        }
    }

    /// Notes what a line is for the passes behind, of what it [may be](may_be).
    fn note(&mut self, index: usize, may: u8) {
        let line = self.line(index);
        let seen = &mut self.seen;
        if may & LEADER != 0 && leader(line).is_some()
            || may & CONTENTS_HEADING != 0 && is_contents_heading(line)
        {
            seen.contents.push(index);
        }
        if may & PAGE_NUMBER != 0 && is_number(line) {
            seen.numbers.push(index);
        }
        if may & LINKS_HEADING != 0 && links::is_heading(line) {
            seen.links.push(index);
        }
        if may & NOTES_HEADING != 0 && line.len() <= LONGEST_HEADING {
            let bare = bare_heading(line);
            if is_references_heading(bare) || is_site_notes_heading(bare) {
                seen.references.push(index);
            }
        }
    }

    /// Lines that are nothing but a number, where they count the pages: they rise and stand far apart.
    fn mark_bare_page_numbers(&mut self) {
        const FEWEST: usize = 3;
        const APART: usize = 8;
        let numbers = std::mem::take(&mut self.seen.numbers);
        self.mark_entries_above(&numbers);
        let value = |at: usize| {
            self.line(at)
                .iter()
                .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
        };
        let rising = numbers
            .windows(2)
            .all(|pair| value(pair[0]) < value(pair[1]));
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
            return;
        };
        let apart = numbers.len() >= FEWEST && last - first >= APART * (numbers.len() - 1);
        if rising && apart && !self.number_parts(&numbers) {
            for at in numbers {
                self.reasons[at].get_or_insert(Reason::PageNumber);
            }
        }
    }

    /// Whether the numbers are 01, 02 and so on, and a short line without a full stop stands below each: 01, 看懂预警信号.
    fn number_parts(&self, numbers: &[usize]) -> bool {
        const LONGEST: usize = 90;
        let has_nought = |&at: &usize| matches!(self.line(at), [b'0', _]);
        let is_headed = |&at: &usize| {
            let line = self.line(self.next_filled(at));
            let goes_on = ["。", "，", "；"].iter().any(|stop| sign::ends(line, stop));
            line.len() <= LONGEST && !goes_on
        };
        numbers.first().is_some_and(has_nought) && numbers.iter().all(is_headed)
    }

    /// Entries of contents whose leader is left over as a dot and whose page numbers stand on lines of their own.
    fn mark_entries_above(&mut self, numbers: &[usize]) {
        const FEWEST: usize = 2;
        let entry = |&number: &usize| {
            let entry = self.filled_before(number)?;
            let led = LEFT_OVER.end(self.line(entry));
            led.then_some([entry, number])
        };
        let entries: Vec<[usize; 2]> = numbers.iter().filter_map(entry).collect();
        if entries.len() >= FEWEST {
            for index in entries.into_iter().flatten() {
                self.reasons[index] = Some(Reason::Contents);
            }
        }
    }

    fn next_filled(&self, index: usize) -> usize {
        (index + 1..self.lines.len())
            .find(|&next| !self.lines[next].is_blank())
            .unwrap_or(index)
    }

    /// The numbered entries behind 参考文献 on a line of its own, and 注释 with its own; 温馨提示 and a site's notes on downloads.
    fn mark_references(&mut self) {
        for heading in std::mem::take(&mut self.seen.references) {
            if self.reasons[heading].is_some() {
                continue;
            }
            let (is_entry, reason): (fn(&[u8]) -> bool, _) =
                if is_site_notes_heading(bare_heading(self.line(heading))) {
                    (is_site_note, Reason::Advertisement)
                } else {
                    (is_reference, Reason::Notes)
                };
            let entries: Vec<usize> = (heading + 1..self.lines.len())
                .filter(|&index| !self.lines[index].is_blank())
                .take_while(|&index| self.reasons[index].is_some() || is_entry(self.line(index)))
                .collect();
            // What names the works that the writer read is a heading of the writer's.
            let heads = scheme::framing(self.line(heading)).is_some();
            let heading = Some(&heading).filter(|_| !heads);
            for &index in heading.into_iter().chain(&entries) {
                if !entries.is_empty() {
                    self.reasons[index].get_or_insert(reason);
                }
            }
        }
    }

    fn filled_before(&self, index: usize) -> Option<usize> {
        (0..index)
            .rev()
            .find(|&before| !self.lines[before].is_blank())
    }

    /// Above the title a site's lines stand in a block. A few short lines between two advertisements there are
    /// some too, where the second is one of several and a title stands below; an advertisement alone may stand in the
    /// text, and between two stands the title itself where none follows.
    fn mark_advertising_block(&mut self) {
        let filled = |index: &usize| !self.lines[*index].is_blank();
        let mut head = (0..self.lines.len())
            .filter(filled)
            .take(HEAD_LINES)
            .peekable();
        let first = head.peek().and_then(|&first| self.reasons[first]);
        if first != Some(Reason::Advertisement) {
            return;
        }
        let head: Vec<usize> = head.collect();
        let is_ad = |sieve: &Sieve, at: usize| {
            let line = head.get(at).and_then(|&index| sieve.reasons[index]);
            line == Some(Reason::Advertisement)
        };
        let mut at = 0;
        while at < head.len() {
            let open = head[at..]
                .iter()
                .take_while(|&&index| self.reasons[index].is_none());
            let gap = open.count();
            let bridged = gap <= LONGEST_GAP
                && is_ad(self, at + gap)
                && is_ad(self, at + gap + 1)
                && head[at..at + gap]
                    .iter()
                    .all(|&index| self.may_be_advertising(index))
                && head[at + gap..]
                    .iter()
                    .any(|&index| looks_like_title(self.line(index)));
            if gap > 0 && !bridged {
                return;
            }
            for &index in &head[at..at + gap] {
                self.reasons[index] = Some(Reason::Advertisement);
            }
            at += gap.max(1);
        }
    }

    fn may_be_advertising(&self, index: usize) -> bool {
        let line = self.line(index);
        line.len() < LONGEST_AD_LINE
            && !looks_like_title(line)
            && scheme::read(line, true).is_none()
    }

    /// Gives each line that was set aside, by its number. Most stretches hold none and are passed over at once.
    #[inline(always)]
    fn each_marked(&self, mut take: impl FnMut(usize, Reason)) {
        const STRETCH: usize = 16;
        for (at, stretch) in self.reasons.chunks(STRETCH).enumerate() {
            let any = |any, reason: &Option<Reason>| any | reason.is_some();
            if !stretch.iter().fold(false, any) {
                continue;
            }
            for (index, reason) in stretch.iter().enumerate() {
                if let Some(reason) = *reason {
                    take(at * STRETCH + index, reason);
                }
            }
        }
    }

    fn pieces(&self) -> Vec<Dropped> {
        let marked = self.reasons.iter().filter(|reason| reason.is_some());
        let mut pieces = Vec::with_capacity(marked.count());
        self.each_marked(|index, reason| {
            let line = &self.lines[index];
            if !line.is_blank() {
                let span = Span::new(line.first as usize, line.last as usize);
                pieces.push(Dropped { span, reason });
            }
        });
        pieces
    }
}

/// How many lines at the head may hold a site's own words.
const HEAD_LINES: usize = 24;
const LONGEST_AD_LINE: usize = 150;
/// So many lines between advertisements may be ones that no word betrays.
const LONGEST_GAP: usize = 4;

fn looks_like_title(line: &[u8]) -> bool {
    sign::ends_with_any(line, TITLE_ENDS)
}

#[rustfmt::skip]
const TITLE_ENDS: &[&str] = &[
    "讲话", "报告", "通知", "意见", "方案", "办法", "条例", "规定", "纪要", "总结", "决定", "发言",
    "致辞", "讲稿", "汇报",
];

/// What a line may be beside text, one bit for each.
const PAGE_NUMBER: u8 = 1;
const BUTTON: u8 = 1 << 1;
const SECTION: u8 = 1 << 2;
/// An address, a comment or a picture.
const LINK: u8 = 1 << 3;
/// A line of contents with a dot leader.
const LEADER: u8 = 1 << 4;
const CONTENTS_HEADING: u8 = 1 << 5;
/// The heading of references.
const NOTES_HEADING: u8 = 1 << 6;

/// The heading of a list of links.
const LINKS_HEADING: u8 = 1 << 7;

/// What a line may be, as far as its first character and its last byte tell: most lines may be nothing but text.
#[inline]
fn may_be(line: &[u8]) -> u8 {
    static BEGINNINGS: [u8; sign::PLACES] = by_beginning();
    static ENDS: [u8; 256] = by_end();
    let mut end = line.last().map_or(0, |&last| ENDS[usize::from(last)]);
    if line.len() > LONGEST_CHROME {
        return end & !CONTENTS_HEADING;
    }
    if end & CONTENTS_HEADING != 0 {
        end = end & !CONTENTS_HEADING | by_last_words(line);
    }
    end | sign::place(line).map_or(0, |place| BEGINNINGS[place])
}

/// What a line with such a last byte may be by its last words.
#[inline(never)]
fn by_last_words(line: &[u8]) -> u8 {
    if CONTENTS_ENDS.end(line) {
        CONTENTS_HEADING
    } else if links::LONGER.end(line) {
        LINKS_HEADING
    } else if line.ends_with("页".as_bytes()) {
        PAGE_NUMBER
    } else {
        0
    }
}

/// How longer headings of contents end, and what announces the parts of a text.
const CONTENTS_ENDS: Endings = endings(&[
    "目录",
    "目 录",
    "目录：",
    "目录:",
    "导读",
    "要目",
    "要 目",
    "提纲",
    "提纲：",
    "提纲:",
    "部分：",
    "部分:",
    "如下：",
    "如下:",
]);

/// What short lines may be by the place of their first character.
const fn by_beginning() -> [u8; sign::PLACES] {
    let headings = Characters::NONE.and_all_of("*#【");
    let kinds = [
        (PAGE_NUMBER, PAGE_NUMBERS),
        (BUTTON, BUTTON_BEGINNINGS),
        (SECTION, headings.and(&Characters::of(SECTIONS))),
        (
            CONTENTS_HEADING,
            headings.and(&Characters::of(CONTENTS.list())),
        ),
        (
            NOTES_HEADING,
            headings
                .and(&Characters::of(REFERENCES.list()))
                .and(&Characters::of(SITE_NOTES.list())),
        ),
        (LINKS_HEADING, links::BEGINNINGS),
    ];
    let mut may_be = [0; sign::PLACES];
    let mut at = 0;
    while at < kinds.len() {
        let (kind, beginnings) = &kinds[at];
        let mut next = beginnings.next(0);
        while let Some(code) = next {
            may_be[sign::place_of_code(code)] |= *kind;
            next = beginnings.next(code + 1);
        }
        at += 1;
    }
    may_be
}

/// What lines may be by their last byte. Blanks of some kinds may stand before a page number, which is told by its end
/// then.
const fn by_end() -> [u8; 256] {
    let mut may_be = [0; 256];
    let mut last = 0;
    while last < may_be.len() {
        if last < 0x80 {
            may_be[last] |= LINK | PAGE_NUMBER;
        }
        if may_end_leader(last as u8) {
            may_be[last] |= LEADER | PAGE_NUMBER;
        }
        // See [`by_last_words`].
        if last == "录".as_bytes()[2] as usize
            || last == "纲".as_bytes()[2] as usize
            || last == "目".as_bytes()[2] as usize
            || last == "读".as_bytes()[2] as usize
            || last == "：".as_bytes()[2] as usize
            || last == b':' as usize
            || last == "页".as_bytes()[2] as usize
        {
            may_be[last] |= CONTENTS_HEADING;
        }
        last += 1;
    }
    may_be
}

/// The reason by which a line alone is set aside, of what it [may be](may_be), but for its being an advertisement.
fn by_wording(line: &[u8], may: u8) -> Option<Reason> {
    if may & PAGE_NUMBER != 0 && (is_page_number(line) || is_preview_page(line)) {
        return Some(Reason::PageNumber);
    }
    let chrome = may & BUTTON != 0 && is_button(line)
        || may & LINK != 0 && is_link(line)
        || may & SECTION != 0 && is_section(line);
    chrome.then_some(Reason::SiteChrome)
}

/// Whether a line only names the document's text.
fn is_section(line: &[u8]) -> bool {
    const LONGEST: usize = 24;
    line.len() <= LONGEST && {
        let bare = bare_heading(line);
        SECTIONS.iter().any(|name| bare == name.as_bytes())
    }
}

/// What a web page puts around and between the text, beside buttons: comments, pictures, bare addresses.
fn is_link(line: &[u8]) -> bool {
    let comment = line.starts_with(b"<!--") && line.ends_with(b"-->");
    let picture = line.starts_with(b"![") && line.ends_with(b")");
    comment || picture || is_address(line)
}

/// What a button begins with, and what stands around an article.
const BUTTON_BEGINNINGS: Characters = Characters::of(CHROME_WORDS.list())
    .and(&Characters::of(BUTTONS))
    .and_all_of("【（");

/// Whether a short line is a button, or begins as one.
fn is_button(line: &[u8]) -> bool {
    const LONGEST_BUTTON: usize = 15;
    let mut rows = CHROME.iter();
    let row = rows.find(|(open, _)| line.starts_with(open.as_bytes()));
    let is_chrome = row.is_some_and(|(open, words)| words.begin(&line[open.len()..]));
    let is_button = || BUTTONS.iter().any(|word| line == word.as_bytes());
    is_chrome || line.len() <= LONGEST_BUTTON && is_button()
}

/// A link and little more: an address that takes most of the line.
fn is_address(line: &[u8]) -> bool {
    const MOST_WORDS: usize = 36;
    const SHORTEST: usize = "http://".len();
    // An address ends the line, and so do as many ASCII characters.
    let end = line.last_chunk::<SHORTEST>();
    if end.is_none_or(|end| !end.is_ascii()) || !sign::holds(line, "://") {
        return false;
    }
    let at = sign::find(line, "http://").or_else(|| sign::find(line, "https://"));
    at.is_some_and(|at| {
        let address = line[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_graphic())
            .count();
        at <= MOST_WORDS
            && at + address == line.len()
            && !advertisement::holds_sure_word(&line[..at])
    })
}

const LONGEST_CHROME: usize = 90;

/// What stands around an article on a web page: the bracket before it, if there is one, and the words.
#[rustfmt::skip]
const CHROME: [(&str, Words); 3] = [
    ("【", words(&["关闭", "打印", "字体", "字号", "原文下载", "我要纠错", "纠错】"])),
    ("（", words(&["责任编辑", "完）"])),
    ("", CHROME_WORDS),
];

#[rustfmt::skip]
const CHROME_WORDS: Words = words(&[
    "分享到", "打印本页", "关闭窗口", "字体：", "字号：", "扫一扫", "责任编辑：", "责任编辑:", "责编：", "相关链接", "相关阅读", "相关报道", "相关文档", "相关附件", "上一篇", "下一篇", "返回首页", "首页 >",
    "当前位置：", "您的位置", "您现在的位置", "浏览次数", "阅读次数", "点击数：", "点击图片", "保护视力色", "主办单位：", "版权所有", "ICP备", "京ICP", "[转入", "》》点击",
]);

/// What a site writes above the document itself.
const SECTIONS: &[&str] = &[
    "政策全文",
    "文件全文",
    "正文内容",
    "全文内容",
    "政策原文",
    "文章正文",
];

/// Lines that are nothing but a button.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "下载", "打印", "全屏", "收藏", "加大", "减小", "分享", "首页", ">", "|", "】", "大", "中", "小", "默认", "关闭", "+1", "字号", "分享到", "打印】", "全文", "微信", "微博", "还原", "×", "分享", "分享：", "分享到微信", "分享到：", "返回顶部", "登录", "注册",
];

/// What a page number may stand between.
const DASHES: &str = "—-－–─·~";
/// What a page number may begin with.
const PAGE_NUMBERS: Characters = Characters::NONE
    .and_all_of("0123456789第")
    .and_all_of(DASHES);

/// — 3 —, - 3 -, 第 3 页, 第3页 共6页, 3 / 6, a number alone in small print.
fn is_page_number(line: &[u8]) -> bool {
    const LONGEST: usize = 40;
    if line.len() > LONGEST {
        let dotted = matches!(line, [0xC2, 0xB7, ..] | [.., 0xC2, 0xB7]);
        return dotted && running::holds_page_number(line);
    }
    // Behind a number at the start the number of all pages follows; behind 第 and a number 页.
    let goes_on = match line {
        [b'0'..=b'9', ..] => line.contains(&b'/'),
        [0xE7, 0xAC, ..] => sign::holds(line, "页"),
        [b'-' | b'~' | 0xC2 | 0xE2 | 0xEF, ..] => true,
        _ => false,
    };
    if !goes_on || !line.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let Ok(line) = std::str::from_utf8(line) else {
        return false;
    };
    let compact: String = line
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{3000}')
        .collect();
    let is_number = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let dashes = |sign: char| DASHES.contains(sign);
    let bare = compact.trim_matches(dashes);
    if bare.len() < compact.len()
        && is_number(bare)
        && compact.starts_with(dashes)
        && compact.ends_with(dashes)
    {
        return true;
    }
    let page = compact
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'));
    if let Some((number, rest)) = page {
        let rest = rest.trim_start_matches(['，', ',', '/', '（', '(']);
        let total = rest
            .strip_prefix('共')
            .is_some_and(|total| total.contains('页'));
        return is_number(number) && (rest.is_empty() || total);
    }
    compact.split_once('/').is_some_and(|(page, total)| {
        is_number(page) && is_number(total) && page.len() <= total.len()
    })
}

/// Whether a line is what a site puts for a page of a preview: 项目部例会制度.doc_第2页.
fn is_preview_page(line: &[u8]) -> bool {
    const NEAR: usize = "_第1000页".len();
    let near = &line[line.len().saturating_sub(NEAR)..];
    line.ends_with("页".as_bytes())
        && sign::find(near, "_第").is_some_and(|at| {
            let number = &near[at + "_第".len()..near.len() - "页".len()];
            !number.is_empty() && number.iter().all(u8::is_ascii_digit)
        })
}

/// What is left of a dot leader at a line's end.
const LEFT_OVER: Endings = endings(&["·", "…", "．．", ".."]);

/// What the heading of a table of contents may begin with, behind marks of emphasis.
const CONTENTS: Words = words(&["目", "导", "【", "】", "c", "C", ":", "：", "\u{3000}"]);
/// How headings of contents begin that are known by their ends before.
const LONGER_CONTENTS: Words = words(&[
    "本文目录",
    "文章目录",
    "全文目录",
    "提纲",
    "本《",
    "本期",
    "本 期",
    "要目",
]);

fn is_contents_heading(line: &[u8]) -> bool {
    const LONGEST: usize = 60;
    if line.len() > LONGEST {
        return false;
    }
    if contents::announces_parts(line) {
        return true;
    }
    let mark = |byte: &&u8| matches!(byte, b'*' | b'#' | b' ');
    let marks = line.iter().take_while(mark).count();
    let mut line = line;
    if !CONTENTS.begin(&line[marks..]) && !LONGER_CONTENTS.begin(&line[marks..]) {
        let Some(width) = sign::ornament(line, marks) else {
            return false;
        };
        let behind = sign::skip_blanks(line, marks + width, line.len());
        line = &line[behind..];
        if !CONTENTS.begin(line) {
            return false;
        }
    }
    let Ok(line) = std::str::from_utf8(line) else {
        return false;
    };
    const NAMES: [&str; 18] = [
        "目录",
        "导读",
        "导读目录",
        "目录导读",
        "目次",
        "目錄",
        "contents",
        "Contents",
        "CONTENTS",
        "目录/提纲",
        "本文目录",
        "文章目录",
        "全文目录",
        "提纲",
        "本期目录",
        "本期导读",
        "本期要目",
        "要目",
    ];
    let is_layout =
        |c: char| c.is_whitespace() || matches!(c, '*' | '#' | '【' | '】' | ':' | '：' | '…');
    let bare: String = line.chars().filter(|&c| !is_layout(c)).collect();
    // 本《隐私政策》目录：
    let of_a_work = bare.starts_with("本《") && bare.ends_with("》目录");
    of_a_work || NAMES.contains(&&*bare)
}

/// Whether a line is nothing but a number of a page.
fn is_number(line: &[u8]) -> bool {
    line.len() <= 3 && line.iter().all(u8::is_ascii_digit)
}

const REFERENCES: Words = words(&[
    "参考文献",
    "注释",
    "注",
    "主要参考文献",
    "参考资料",
    "尾注",
    "脚注",
]);

/// What a site puts its notes on downloads under.
const SITE_NOTES: Words = words(&["温馨提示", "下载说明", "下载须知", "特别说明", "版权声明"]);

fn is_site_notes_heading(bare: &[u8]) -> bool {
    let bare = bare.strip_suffix(b":").unwrap_or(bare);
    SITE_NOTES.may_begin(bare) && SITE_NOTES.iter().any(|heading| bare == heading.as_bytes())
}

/// Whether a line is a note of a site's on how its files are had: it tells of downloads and of what goes with them.
fn is_site_note(line: &[u8]) -> bool {
    const TOLD: &[&str] = &[
        "下载", "预览", "版权", "客服", "本站", "付费", "上传", "侵权",
    ];
    const FEWEST: usize = 2;
    TOLD.iter().filter(|word| sign::holds(line, word)).count() >= FEWEST
}

fn is_references_heading(bare: &[u8]) -> bool {
    let bare = &bare[sign::skip_blanks(bare, 0, bare.len())..];
    REFERENCES.may_begin(bare) && REFERENCES.iter().any(|heading| is_spaced(bare, heading))
}

/// Whether a line is the words, perhaps with blanks between them: 注　　释.
fn is_spaced(line: &[u8], words: &str) -> bool {
    let words = words.as_bytes();
    let (mut at, mut seen) = (0, 0);
    while at < line.len() {
        match sign::blank(&line[at..]) {
            Some(width) => at += width,
            None if words.get(seen) == Some(&line[at]) => (at, seen) = (at + 1, seen + 1),
            None => return false,
        }
    }
    seen == words.len()
}

/// A line that is longer is none of the headings that are known by their words.
const LONGEST_HEADING: usize = 40;

/// A heading without emphasis, brackets and a colon.
fn bare_heading(line: &[u8]) -> &[u8] {
    const AROUND: &[(&str, &str)] = &[
        ("**", "**"),
        ("【", "】"),
        ("", "："),
        ("# ", ""),
        ("## ", ""),
    ];
    AROUND
        .iter()
        .fold(line.trim_ascii(), |bare, (before, behind)| {
            let bare = bare.strip_prefix(before.as_bytes()).unwrap_or(bare);
            bare.strip_suffix(behind.as_bytes()).unwrap_or(bare)
        })
}

/// An entry of the references: it begins with a number in brackets.
fn is_reference(line: &[u8]) -> bool {
    const OPEN: &[&str] = &["[", "［", "〔", "【"];
    let bare = line.trim_ascii_start();
    let bare = bare.strip_prefix(b"**").unwrap_or(bare);
    let behind = OPEN
        .iter()
        .find_map(|open| bare.strip_prefix(open.as_bytes()));
    behind.is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_digit))
        || matches!(bare, [0xE2, 0x91, ..])
}

/// Whether a leader, a page number or a remark in brackets may end with this byte.
const fn may_end_leader(last: u8) -> bool {
    matches!(
        last,
        b'.' | b'0'..=b'9' | b' ' | b'(' | b')' | 0xA6 | 0xA5 | 0x8E | 0xAF | 0xB7 | 0x89
    )
}

/// Where the dot leader of a line of contents begins: three or more … or six or more dots, then a page number.
#[inline]
fn leader(line: &[u8]) -> Option<usize> {
    if !may_end_leader(*line.last()?) {
        return None;
    }
    leader_there(line)
}

#[inline(never)]
fn leader_there(line: &[u8]) -> Option<usize> {
    let (line, paged) = match without_remark(line) {
        bare if bare.len() < line.len() => (bare, is_paged(&line[bare.len()..])),
        bare => (bare, false),
    };
    let digits = line
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_digit() || **b == b' ' || **b == b')' || **b == b'(')
        .count();
    let text = &line[..line.len() - digits];
    let mut at = text.len();
    let mut dots = 0;
    while at > 0 {
        let width = match &text[..at] {
            [.., b'.'] => 1,
            [.., 0xC2, 0xB7] => 2,
            [.., 0xE2, 0x80, 0xA6]
            | [.., 0xE2, 0x80, 0xA5]
            | [.., 0xEF, 0xBC, 0x8E]
            | [.., 0xE2, 0x8B, 0xAF] => 3,
            _ => break,
        };
        dots += if width == 3 { 3 } else { 1 };
        at -= width;
    }
    (dots >= 9 || dots >= 6 && (digits > 0 || paged))
        .then_some(at)
        .filter(|&at| at > 0)
}

/// Whether a remark is a page number: （42）.
fn is_paged(remark: &[u8]) -> bool {
    let inside = remark.strip_prefix("（".as_bytes()).unwrap_or(remark);
    let inside = inside.strip_suffix("）".as_bytes()).unwrap_or(inside);
    !inside.is_empty() && inside.iter().all(u8::is_ascii_digit)
}

/// The line without a short remark in brackets at its end, which may stand for the page number: （插页）.
fn without_remark(line: &[u8]) -> &[u8] {
    const LONGEST: usize = 18;
    let open = line
        .ends_with("）".as_bytes())
        .then(|| sign::rfind(line, "（"))
        .flatten();
    match open {
        Some(at) if line.len() - at <= LONGEST => &line[..at],
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_set_aside_for_a_reason_and_others_are_not() {
        for (line, reason) in [
            ("— 3 —", Some(Reason::PageNumber)),
            ("第 3 页 共 6 页", Some(Reason::PageNumber)),
            ("- 12 -", Some(Reason::PageNumber)),
            ("2/6", Some(Reason::PageNumber)),
            ("相关报道：", Some(Reason::SiteChrome)),
            (
                "![图](https://example.test/1.png)",
                Some(Reason::SiteChrome),
            ),
            ("责任编辑：小禾", Some(Reason::SiteChrome)),
            ("<!-- INFO END -->", Some(Reason::SiteChrome)),
            ("2026年", None),
            ("一、提高认识", None),
            ("（责任编辑：小禾）", Some(Reason::SiteChrome)),
            ("【打印】", Some(Reason::SiteChrome)),
            ("（完）", Some(Reason::SiteChrome)),
            ("【关键词】", None),
            ("https://example.test/1", Some(Reason::SiteChrome)),
            ("政策全文：", Some(Reason::SiteChrome)),
        ] {
            let line = line.as_bytes();
            assert_eq!(by_wording(line, u8::MAX), reason, "{line:?}");
            assert_eq!(by_wording(line, may_be(line)), reason, "{line:?}");
        }
    }

    fn dropped(text: &str) -> Vec<(&str, Reason)> {
        let lines = crate::line::lines(text.as_bytes());
        find(text.as_bytes(), &lines, &Hands::default())
            .into_iter()
            .map(|d| (d.span.of(text), d.reason))
            .collect()
    }

    #[test]
    fn contents_are_the_lines_that_come_again() {
        let text = "目　录\n一、总则\n二、附则\n\n一、总则\n正文。\n二、附则\n正文。\n";
        let expected = [
            ("目　录", Reason::Contents),
            ("一、总则", Reason::Contents),
            ("二、附则", Reason::Contents),
        ];
        assert_eq!(dropped(text), expected);
        // The text begins where a listed line comes without its leader, though it comes again in another part.
        let led = "目录\n第一部分 教材……1\n第一章 公文……1\n第二部分 习题……9\n第一章 公文\n正文。\n第一章 公文\n习题。\n";
        assert_eq!(dropped(led).len(), 4);
        assert_eq!(
            dropped("一、总则………………3\n甲。"),
            [("一、总则………………3", Reason::Contents)]
        );
    }

    #[test]
    fn lists_of_links_at_the_end_are_the_sites() {
        let links = "自查报告\n正文。\n自查报告范文（精选3篇）相关文章：\n1.自查报告\n2.工作总结\n猜你喜欢\n下载到电脑，方便收藏\n";
        assert_eq!(dropped(links).len(), 5);
        let cited =
            "自查报告\n正文。\n历年相关文章：\n1.自查报告\n正文还在后面。\n猜你喜欢\n下载\n";
        assert_eq!(dropped(cited).len(), 2);
    }

    #[test]
    fn notes_follow_their_heading_and_page_numbers_rise() {
        let notes = "正文。\n注　　释\n〔1〕见本书。\n〔2〕条件如下：（一）时间；（二）地点。\n";
        assert!(
            dropped(notes)
                .iter()
                .skip(1)
                .all(|(_, reason)| *reason == Reason::Notes)
        );
        assert_eq!(dropped(notes).len(), 3);
        let page = "正文\n".repeat(9);
        let paged = format!("{page}1\n{page}2\n{page}3\n");
        let counts = |(_, reason): &&(&str, Reason)| *reason == Reason::PageNumber;
        assert_eq!(dropped(&paged).iter().filter(counts).count(), 3);
        assert!(dropped("1\n甲\n2\n乙\n3\n丙\n").is_empty());
        let leader = [("第一节概述......（42）", Reason::Contents)];
        assert_eq!(dropped("第一节概述......（42）\n甲。"), leader);
    }

    #[test]
    fn headers_come_again_beside_page_numbers() {
        let headers = |text: &str| {
            let headers = dropped(text).into_iter();
            let headers = headers.filter(|(_, reason)| *reason == Reason::RunningHeader);
            headers.count()
        };
        let text =
            "临溪县文件\n正文一。\n— 1 —\n临溪县文件\n正文二。\n— 2 —\n临溪县文件\n正文三。\n";
        assert_eq!(headers(text), 3);
        // What stands between two numbers stands beside both, once.
        assert_eq!(
            dropped("甲。\n第 1 页 共 3 页\n\n二是抓落实。\n- 2 -\n乙。\n- 3 -\n丙。\n").len(),
            3
        );
        assert!(dropped("存在问题\n甲。\n存在问题\n乙。\n存在问题\n丙。").is_empty());
        // Where a chapter's heading heads its pages, the first is the heading.
        let chapter = text.replace("临溪县文件", "第一章 公文");
        assert_eq!(headers(&chapter), 2);
        // What comes again in another part of the text is no header.
        let pages = "甲。\n— 1 —\n乙。\n— 2 —\n丙。\n— 3 —\n丁。\n— 4 —\n";
        let parts = format!("{pages}存在问题\n{pages}存在问题\n{pages}");
        assert_eq!(headers(&parts), 0);
    }
}
