//! What is not the writer's text: advertisements, page numbers, running headers, tables of contents. Nothing is
//! lost silently: each piece is listed with its reason and can be restored.

mod choice;

pub use choice::Choices;
pub(crate) use choice::heed;

use crate::paragraph::Line;
use crate::scheme;
use crate::sign::{self, Words, words};
use crate::span::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, packed};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

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
struct Page<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    reasons: Vec<Option<Reason>>,
    seen: Seen,
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
    /// Headings of glossaries.
    glossaries: Vec<usize>,
}

/// Finds what is not the writer's text. The pieces are whole lines, in document order.
#[must_use]
pub fn find(text: &[u8], lines: &[Line]) -> Vec<Dropped> {
    let mut page = Page {
        text,
        lines,
        reasons: vec![None; lines.len()],
        seen: Seen::default(),
    };
    page.look_at_lines();
    page.mark_bare_page_numbers();
    page.mark_contents();
    page.mark_running_headers();
    page.mark_references();
    page.mark_glossary();
    page.mark_advertising_block();
    page.pieces()
}

impl<'a> Page<'a> {
    fn line(&self, index: usize) -> &'a [u8] {
        self.lines[index].of(self.text)
    }

    /// Looks at each line alone: sets aside what its wording betrays, and notes what else it may be.
    fn look_at_lines(&mut self) {
        let mut words = AdvertisingWords::of(self.text, self.lines);
        for index in 0..self.lines.len() {
            let line = self.line(index);
            if line.is_empty() {
                continue;
            }
            let worded = line.len() <= LONGEST_WORDING && words.stand_in(index);
            self.reasons[index] = by_wording(line, worded);
            let leads = leader(line).is_some();
            if leads || line.len() <= LONGEST_CONTENTS && is_contents_heading(line) {
                self.seen.contents.push(index);
            }
            if line.len() <= LONGEST_HEADING {
                self.note_heading(index);
            }
        }
    }

    /// Notes what a short line may be the heading of.
    fn note_heading(&mut self, index: usize) {
        let line = self.line(index);
        let is_number = line.len() <= 3 && line.iter().all(u8::is_ascii_digit);
        let [references, glossary] = {
            let bare = bare_heading(line);
            [is_references_heading(bare), is_glossary_heading(bare)]
        };
        let seen = &mut self.seen;
        for (is, list) in [
            (is_number, &mut seen.numbers),
            (references, &mut seen.references),
            (glossary, &mut seen.glossaries),
        ] {
            if is {
                list.push(index);
            }
        }
    }

    /// Lines that are nothing but a number, where they count the pages: they rise and stand far apart.
    fn mark_bare_page_numbers(&mut self) {
        const FEWEST: usize = 3;
        const APART: usize = 8;
        let numbers = std::mem::take(&mut self.seen.numbers);
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
        if rising && numbers.len() >= FEWEST && last - first >= APART * (numbers.len() - 1) {
            for at in numbers {
                self.reasons[at].get_or_insert(Reason::PageNumber);
            }
        }
    }

    /// A heading 目录 and the lines behind it that come again in the text, or lines with dot leaders.
    fn mark_contents(&mut self) {
        let mut lasts = None;
        for index in std::mem::take(&mut self.seen.contents) {
            if self.reasons[index].is_some() {
                continue;
            }
            if is_contents_heading(self.line(index)) {
                let lasts = lasts.get_or_insert_with(|| self.last_of_each());
                self.mark_listed_lines(index, lasts);
            } else {
                self.reasons[index] = Some(Reason::Contents);
            }
        }
    }

    /// Where each line, as an entry of a table of contents, stands last.
    fn last_of_each(&self) -> HashMap<u64, usize> {
        let short = |index: &usize| self.line(*index).len() <= LONGEST_ENTRY;
        let entries = (0..self.lines.len()).filter(short);
        entries
            .map(|index| (fingerprint(entry(self.line(index))), index))
            .collect()
    }

    /// The lines behind the heading of a table of contents, as long as each comes again later.
    fn mark_listed_lines(&mut self, heading: usize, lasts: &HashMap<u64, usize>) {
        let print = |index: usize| fingerprint(entry(self.line(index)));
        let first = print(self.next_filled(heading));
        let mut last = heading;
        for index in heading + 1..self.lines.len() {
            let line = self.line(index);
            if line.is_empty() {
                continue;
            }
            let print = print(index);
            let comes_again = lasts.get(&print).is_some_and(|&again| again > index);
            let first_again = last > heading && print == first;
            if first_again
                || !comes_again && leader(line).is_none() && self.reasons[index].is_none()
            {
                break;
            }
            last = index;
        }
        if last > heading {
            for index in heading..=last {
                self.reasons[index] = Some(Reason::Contents);
            }
        }
    }

    fn next_filled(&self, index: usize) -> usize {
        (index + 1..self.lines.len())
            .find(|&next| !self.lines[next].is_blank())
            .unwrap_or(index)
    }

    /// Short lines that come again beside page numbers.
    fn mark_running_headers(&mut self) {
        const LONGEST: usize = 150;
        let numbers: Vec<usize> = (0..self.lines.len())
            .filter(|&i| self.reasons[i] == Some(Reason::PageNumber))
            .collect();
        if numbers.len() < 2 {
            return;
        }
        let mut beside: HashMap<u64, Vec<usize>> = HashMap::new();
        for &number in &numbers {
            for neighbour in [self.filled_before(number), Some(self.next_filled(number))]
                .into_iter()
                .flatten()
            {
                let line = self.line(neighbour);
                if neighbour != number && line.len() <= LONGEST && self.reasons[neighbour].is_none()
                {
                    beside.entry(fingerprint(line)).or_default().push(neighbour);
                }
            }
        }
        let headers: HashSet<u64> = beside
            .into_iter()
            .filter(|(_, at)| at.len() >= 2)
            .map(|(print, _)| print)
            .collect();
        for index in 0..self.lines.len() {
            let line = self.line(index);
            if !line.is_empty()
                && line.len() <= LONGEST
                && self.reasons[index].is_none()
                && headers.contains(&fingerprint(line))
            {
                self.reasons[index] = Some(Reason::RunningHeader);
            }
        }
    }

    /// 参考文献 or 注释 on a line of its own and the numbered entries behind it.
    fn mark_references(&mut self) {
        for heading in std::mem::take(&mut self.seen.references) {
            if self.reasons[heading].is_some() {
                continue;
            }
            let entries: Vec<usize> = (heading + 1..self.lines.len())
                .filter(|&index| !self.lines[index].is_blank())
                .take_while(|&index| {
                    self.reasons[index].is_some() || is_reference(self.line(index))
                })
                .collect();
            for &index in std::iter::once(&heading).chain(&entries) {
                if !entries.is_empty() {
                    self.reasons[index].get_or_insert(Reason::Notes);
                }
            }
        }
    }

    /// 名词解释 on a line of its own in the second half, and all behind it.
    fn mark_glossary(&mut self) {
        let half = self.lines.len() / 2;
        let mut headings = self.seen.glossaries.iter();
        let Some(&heading) = headings.find(|&&heading| heading >= half) else {
            return;
        };
        for index in heading..self.lines.len() {
            self.reasons[index].get_or_insert(Reason::Notes);
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
        let head: Vec<usize> = (0..self.lines.len())
            .filter(|&index| !self.lines[index].is_blank())
            .take(HEAD_LINES)
            .collect();
        let is_ad = |page: &Page, at: usize| {
            let line = head.get(at).and_then(|&index| page.reasons[index]);
            line == Some(Reason::Advertisement)
        };
        if !is_ad(self, 0) {
            return;
        }
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

    fn pieces(&self) -> Vec<Dropped> {
        let marked = self
            .lines
            .iter()
            .zip(&self.reasons)
            .filter(|(line, _)| !line.is_blank());
        marked
            .filter_map(|(line, reason)| {
                Some(Dropped {
                    span: Span::new(line.first as usize, line.last as usize),
                    reason: (*reason)?,
                })
            })
            .collect()
    }
}

/// A line of more than a hundred characters is no entry of a table of contents.
const LONGEST_ENTRY: usize = 300;
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

/// The reason by which a line alone is set aside. `worded` says whether a word of an advertisement stands in it.
fn by_wording(line: &[u8], worded: bool) -> Option<Reason> {
    if line.is_empty() {
        return None;
    }
    if is_page_number(line) {
        return Some(Reason::PageNumber);
    }
    if is_chrome(line) || is_section(line) {
        return Some(Reason::SiteChrome);
    }
    let advertises = worded && line.len() <= LONGEST_WORDING && betrays(line);
    advertises.then_some(Reason::Advertisement)
}

/// Whether the words of a line are those of an advertisement: a sure one, or two that are likely in a line that is
/// no sentence of the text.
fn betrays(line: &[u8]) -> bool {
    let mut likely = None;
    let mut two = false;
    for found in advertising().find_overlapping_iter(line) {
        let word = found.pattern().as_usize();
        if word < SURE_AD.len() {
            return true;
        }
        two |= likely.is_some_and(|other| other != word);
        likely = Some(word);
    }
    two && !is_prose(line)
}

/// Whether a line is an item or a whole sentence that invites nobody: 订阅指企业通过微信公众号接收消息。
fn is_prose(line: &[u8]) -> bool {
    const INVITES: &[&str] = &[
        "请", "关注", "加入", "扫", "更多", "获取", "领取", "提供", "仅供", "来源", "欢迎", "联系",
        "整理", "购买", "精品",
    ];
    let invites = || {
        let has = |word: &&str| sign::holds(line, word);
        INVITES.iter().any(has)
    };
    let item = line.starts_with(b"- ") || scheme::read(line, true).is_some();
    item || line.ends_with("。".as_bytes()) && !invites()
}

/// The words of advertisements that hold no other of them: where a word stands, every word inside it does, and the
/// fewer are looked for the faster.
fn shortest_words() -> impl Iterator<Item = &'static str> {
    let words = || SURE_AD.iter().chain(LIKELY_AD).copied();
    words().filter(move |word| !words().any(|part| part != *word && word.contains(part)))
}

/// How many bytes of a word are not looked for: that a character ends and which one follows is rarer than one
/// character, so it is looked for from the last byte of its first character on.
fn outer(word: &str) -> usize {
    if word.is_ascii() { 0 } else { 2 }
}

/// The words of advertisements, looked for in many short lines at once: most texts hold few, and only a line that
/// holds one is looked at. Longer lines are not searched.
struct AdvertisingWords<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    /// Number of the line behind the run of short lines that is searched, and where the run ends.
    run: (usize, u32),
    /// Where the next word stands.
    next: u32,
}

impl<'a> AdvertisingWords<'a> {
    fn of(text: &'a [u8], lines: &'a [Line]) -> AdvertisingWords<'a> {
        AdvertisingWords {
            text,
            lines,
            run: (0, 0),
            next: 0,
        }
    }

    /// Whether one may stand in a line, which is short. Lines are asked for in their order.
    fn stand_in(&mut self, index: usize) -> bool {
        let line = self.lines[index];
        if index >= self.run.0 {
            let is_short = |line: &&Line| line.last - line.first <= LONGEST_WORDING as u32;
            let run = self.lines[index..].iter().take_while(is_short).count();
            self.run = (index + run, self.lines[index + run - 1].last);
            self.next = 0;
        }
        if self.next < line.first {
            self.next = self.look_from(line.first);
        }
        self.next < line.last
    }

    /// Where the next word stands in the run; behind all of the text where there is none. Where the processor cannot
    /// look for many at a time, one may be anywhere.
    fn look_from(&self, from: u32) -> u32 {
        static SEARCHER: OnceLock<(Vec<&str>, Option<packed::Searcher>)> = OnceLock::new();
        let (words, searcher) = SEARCHER.get_or_init(|| {
            let words: Vec<&str> = shortest_words().collect();
            let inner = words.iter().map(|word| &word.as_bytes()[outer(word)..]);
            let searcher = packed::Searcher::new(inner);
            (words, searcher)
        });
        // Less text is searched byte by byte.
        const LEAST: usize = 64;
        let Some(searcher) = searcher else {
            return from;
        };
        let mut from = from as usize;
        let to = (self.run.1 as usize).max(from + LEAST).min(self.text.len());
        while let Some(found) = searcher.find_in(self.text, aho_corasick::Span::from(from..to)) {
            // What was found may be the rest of several words.
            let is_whole = |word: &&str| {
                let start = found.start().checked_sub(outer(word));
                start.is_some_and(|start| sign::begins(&self.text[start..], word))
            };
            if words.iter().any(is_whole) {
                return found.start() as u32;
            }
            from = found.start() + 1;
        }
        u32::MAX
    }
}

/// All words of advertisements, looked for in one walk over a line: the sure ones first, then the likely ones.
fn advertising() -> &'static AhoCorasick {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = SURE_AD.iter().chain(LIKELY_AD);
        // A faster kind takes longer to make than most documents take to be searched.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let made = AhoCorasick::builder().kind(kind).build(words);
        // The words are constants of this file, and an automaton of them can always be made.
        made.unwrap_or_else(|error| unreachable!("{error}"))
    })
}

/// Whether a line only names the document's text.
fn is_section(line: &[u8]) -> bool {
    const LONGEST: usize = 24;
    line.len() <= LONGEST && {
        let bare = bare_heading(line);
        SECTIONS.iter().any(|name| bare == name.as_bytes())
    }
}

/// What a web page puts around and between the text: buttons, comments, pictures, bare addresses.
fn is_chrome(line: &[u8]) -> bool {
    let comment = line.starts_with(b"<!--") && line.ends_with(b"-->");
    let picture = line.starts_with(b"![") && line.ends_with(b")");
    is_button(line) || comment || picture || is_address(line)
}

/// Whether a short line is a button, or begins as one.
fn is_button(line: &[u8]) -> bool {
    let button = || BUTTONS.may_begin(line) && BUTTONS.iter().any(|word| line == word.as_bytes());
    line.len() <= LONGEST_CHROME && (CHROME.begin(line) || button())
}

/// A link and little more: an address that takes most of the line.
fn is_address(line: &[u8]) -> bool {
    const MOST_WORDS: usize = 36;
    // An address ends the line, and so an ASCII character does.
    if line.last().is_none_or(|last| !last.is_ascii()) {
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
            && !SURE_AD.iter().any(|ad| sign::holds(&line[..at], ad))
    })
}

const LONGEST_CHROME: usize = 90;
/// A line of more than a hundred characters is prose.
const LONGEST_WORDING: usize = 300;

/// One of these in a short line makes it an advertisement or a watermark.
#[rustfmt::skip]
const SURE_AD: &[&str] = &[
    "QQ群", "QQ：", "QQ:", "qq群", "微信号", "扫码关注", "加群", "会员群", "禁止外传", "严禁外传", "倒卖", "仅供学习", "违者必究",
    "关注公众号", "关注微信公众号", "公众号：", "会员资料", "材料库", "免费领取", "www.", "请勿转载", "侵权必究", "侵删", "欢迎咨询", "代写",
    "下载后请", "24小时内删除", "一经下载", "概不退款", "版权归原作者", "更多公文", "更多材料", "更多范文", "更多资料", "更多精品", "更多内容请", "请联系删除", "联系客服",
];

/// Two of these make it one.
#[rustfmt::skip]
const LIKELY_AD: &[&str] = &[
    "会员", "免费", "下载", "订阅", "网址", "文库", "范文", "模板", "VIP", "vip", "公众号", "本站", "本文档", "来源于网络", "客服", "公文材料", "http", "资料", "材料网", "★★",
];

/// What stands around an article on a web page.
#[rustfmt::skip]
const CHROME: Words = words(&[
    "分享到", "打印本页", "关闭窗口", "【关闭", "【打印", "【字体", "【字号", "字体：", "字号：", "扫一扫", "责任编辑：", "（责任编辑", "责编：", "【原文下载", "相关链接", "相关阅读", "上一篇", "下一篇",
    "返回首页", "首页 >", "当前位置：", "您的位置", "您现在的位置", "浏览次数", "阅读次数", "点击数：", "保护视力色", "【我要纠错", "主办单位：", "版权所有", "ICP备", "京ICP", "[转入", "（完）", "【纠错】", "相关报道", "相关文档", "相关附件", "》》点击", "点击图片", "责任编辑:",
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
const BUTTONS: Words = words(&[
    "下载", "打印", "全屏", "收藏", "加大", "减小", "分享", "首页", ">", "|", "】", "大", "中", "小", "默认", "关闭", "+1", "字号", "分享到", "打印】", "全文", "微信", "微博", "还原", "×", "分享", "分享：", "分享到微信", "分享到：", "返回顶部", "登录", "注册",
]);

/// — 3 —, - 3 -, 第 3 页, 第3页 共6页, 3 / 6, a number alone in small print.
fn is_page_number(line: &[u8]) -> bool {
    const LONGEST: usize = 40;
    // A dash of some kind, 第 or a digit.
    let begins = matches!(
        line,
        [b'0'..=b'9' | b'-' | b'~' | 0xC2 | 0xE2 | 0xEF, ..] | [0xE7, 0xAC, ..]
    );
    // Behind a number at the start the number of all pages follows; behind 第 and a number 页.
    let goes_on = match line {
        [b'0'..=b'9', ..] => line.contains(&b'/'),
        [0xE7, ..] => sign::holds(line, "页"),
        _ => true,
    };
    if line.len() > LONGEST || !begins || !goes_on || !line.iter().any(u8::is_ascii_digit) {
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
    let dashes = ['—', '-', '－', '–', '─', '·', '~'];
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

/// A line of more bytes is no heading of a table of contents.
const LONGEST_CONTENTS: usize = 60;

fn is_contents_heading(line: &[u8]) -> bool {
    const BEGINNINGS: Words = words(&["目", "【", "】", "c", "C", ":", "：", "\u{3000}"]);
    let mark = |byte: &&u8| matches!(byte, b'*' | b'#' | b' ');
    let marks = line.iter().take_while(mark).count();
    if line.len() > LONGEST_CONTENTS || !BEGINNINGS.begin(&line[marks..]) {
        return false;
    }
    let Ok(line) = std::str::from_utf8(line) else {
        return false;
    };
    let bare: String = line
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#' | '【' | '】' | ':' | '：'))
        .collect();
    matches!(
        bare.as_str(),
        "目录" | "目次" | "目錄" | "contents" | "Contents" | "CONTENTS"
    )
}

fn is_glossary_heading(bare: &[u8]) -> bool {
    const HEADINGS: &[&str] = &[
        "名词解释",
        "名词注释",
        "有关名词解释",
        "有关用语说明",
        "部分名词解释",
    ];
    HEADINGS.iter().any(|heading| bare == heading.as_bytes())
}

fn is_references_heading(bare: &[u8]) -> bool {
    const HEADINGS: &[&str] = &[
        "参考文献",
        "注释",
        "注",
        "主要参考文献",
        "参考资料",
        "尾注",
        "脚注",
    ];
    HEADINGS.iter().any(|heading| is_spaced(bare, heading))
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

/// Where the dot leader of a line of contents begins: three or more … or six or more dots, then a page number.
fn leader(line: &[u8]) -> Option<usize> {
    // What a leader, a page number or a remark in brackets ends with.
    let ends = matches!(
        line.last()?,
        b'.' | b'0'..=b'9' | b' ' | b'(' | b')' | 0xA6 | 0xA5 | 0x8E | 0xAF | 0xB7 | 0x89
    );
    if !ends {
        return None;
    }
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

/// A line of contents without its leader and page number.
fn entry(line: &[u8]) -> &[u8] {
    match leader(line) {
        Some(at) => &line[..at],
        None => line,
    }
}

/// A hash of a line's characters without blanks and emphasis.
fn fingerprint(line: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |sign: usize| hash = (hash ^ sign as u64).wrapping_mul(0x0100_0000_01b3);
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        at += match (rest[0], sign::code(rest)) {
            (0xE4..=0xE9, Some(sign)) => {
                add(sign);
                "一".len()
            }
            (byte, _) => sign::blank(rest).unwrap_or_else(|| {
                if !matches!(byte, b'*' | b'#') {
                    add(usize::from(byte));
                }
                1
            }),
        };
    }
    hash
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
            ("更多范文请加QQ群：123", Some(Reason::Advertisement)),
            ("本资料仅供会员下载", Some(Reason::Advertisement)),
            ("平台要加强资料收集整理，及时更新。", None),
            ("订阅指企业通过微信公众号接收最新消息。", None),
            ("- 在公众号上下载工具后登录", None),
            ("考点1：公文的含义★★★（大纲：识记）", None),
            ("★★★本站资料★★★", Some(Reason::Advertisement)),
            ("相关报道：", Some(Reason::SiteChrome)),
            (
                "![图](https://example.test/1.png)",
                Some(Reason::SiteChrome),
            ),
            ("责任编辑：小禾", Some(Reason::SiteChrome)),
            ("<!-- INFO END -->", Some(Reason::SiteChrome)),
            ("2026年", None),
            ("一、提高认识", None),
            ("要用好公众号，扩大宣传面。", None),
        ] {
            assert_eq!(by_wording(line.as_bytes(), true), reason, "{line}");
        }
    }

    fn dropped(text: &str) -> Vec<(&str, Reason)> {
        let lines = crate::paragraph::lines(text.as_bytes());
        find(text.as_bytes(), &lines)
            .into_iter()
            .map(|d| (d.span.of(text), d.reason))
            .collect()
    }

    #[test]
    fn every_word_of_an_advertisement_is_found_in_short_lines_and_none_in_long_ones() {
        let long = format!("{}会员免费下载资料。", "各村要抓好防汛。".repeat(20));
        for word in SURE_AD {
            let line = format!("甲{word}");
            let text = format!("正文。\n{long}\n{line}\n{long}\n");
            assert_eq!(dropped(&text), [(&*line, Reason::Advertisement)], "{word}");
        }
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
        assert_eq!(
            dropped("一、总则………………3\n甲。"),
            [("一、总则………………3", Reason::Contents)]
        );
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
        let text =
            "临溪县文件\n正文一。\n— 1 —\n临溪县文件\n正文二。\n— 2 —\n临溪县文件\n正文三。\n";
        assert_eq!(
            dropped(text)
                .iter()
                .filter(|(_, reason)| *reason == Reason::RunningHeader)
                .count(),
            3
        );
        assert!(dropped("存在问题\n甲。\n存在问题\n乙。\n存在问题\n丙。").is_empty());
    }
}
