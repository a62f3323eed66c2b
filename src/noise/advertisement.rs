//! Advertisements of materials sites and their watermarks, told by their words.

use crate::line::Line;
use crate::scheme;
use crate::sign::{self, Endings, Words, endings, words};
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, Match, packed};
use fearless_simd::{Level, Simd, dispatch};
use std::sync::OnceLock;

/// A line of more than sixty characters is prose, and near an end of the text one of more than a hundred: there
/// sites set long warnings.
const LONGEST: u32 = 186;
const LONGEST_AT_END: u32 = 300;
/// So many bytes are near an end.
const NEAR: u32 = 300;

/// Words of advertisements that hold the same piece, which is looked for in their place: the fewer pieces are looked
/// for the faster.
struct Row {
    piece: &'static str,
    /// One of these in a short line makes it an advertisement or a watermark.
    sure: &'static [&'static str],
    /// One of these does so too, where the line is none of the writer's: a rule may speak of it.
    doubtful: &'static [&'static str],
    /// Two of these make it one.
    likely: &'static [&'static str],
}

type List = &'static [&'static str];

const fn row(piece: &'static str, sure: List, doubtful: List, likely: List) -> Row {
    Row {
        piece,
        sure,
        doubtful,
        likely,
    }
}

/// The words that begin with a Han character or a sign. For up to 32 pieces the quickest way to look for many is open.
/// It looks for every eighth row at once, and takes for a piece what has each byte's halves in common with some of them:
/// in this order a quarter as much is looked at in vain as by the words' kinds.
#[rustfmt::skip]
static HAN: [Row; 31] = [
    row("本文档", &[], &[], &["本文档"]),
    row("范文", &["更多范文"], &[], &["范文"]),
    row("网址", &[], &[], &["网址"]),
    row("仅供学习", &["仅供学习"], &[], &[]),
    row("删除", &["24小时内删除", "请联系删除"], &[], &[]),
    row("免费", &[], &["免费领取"], &["免费"]),
    row("概不退款", &["概不退款"], &[], &[]),
    row("外传", &[], &["禁止外传", "严禁外传"], &[]),
    row("加群", &["加群"], &[], &[]),
    row("资料", &[], &["更多资料"], &["资料"]),
    row("倒卖", &[], &["倒卖"], &[]),
    row("来源于网络", &[], &[], &["来源于网络"]),
    row("本站", &[], &[], &["本站"]),
    row("★★", &[], &[], &["★★"]),
    row("扫码关注", &["扫码关注"], &[], &[]),
    row("公众号", &[], &["关注公众号", "关注微信公众号", "公众号："], &["公众号"]),
    row("客服", &["联系客服"], &[], &["客服"]),
    row("材料", &[], &["材料库", "更多材料"], &["公文材料", "材料网"]),
    row("会员", &[], &["会员群", "会员资料"], &["会员"]),
    row("微信号", &[], &["微信号"], &[]),
    row("侵删", &["侵删"], &[], &[]),
    row("订阅", &[], &[], &["订阅"]),
    row("下载", &["下载后请", "一经下载"], &[], &["下载"]),
    row("请勿转载", &[], &["请勿转载"], &[]),
    row("模板", &[], &[], &["模板"]),
    row("代写", &[], &["代写"], &[]),
    row("原作者", &["版权归原作者"], &[], &[]),
    row("文库", &[], &[], &["文库"]),
    row("更多", &["更多公文", "更多内容请"], &["更多精品"], &[]),
    row("欢迎咨询", &[], &["欢迎咨询"], &[]),
    row("必究", &[], &["违者必究", "侵权必究"], &[]),
];

/// The words that begin with a letter; they need not be looked for where there is none.
#[rustfmt::skip]
static LETTERED: [Row; 8] = [
    row("QQ群", &[], &["QQ群"], &[]),
    row("QQ：", &["QQ："], &[], &[]),
    row("QQ:", &["QQ:"], &[], &[]),
    row("qq群", &[], &["qq群"], &[]),
    row("www.", &[], &["www."], &[]),
    row("http", &[], &[], &["http"]),
    row("VIP", &[], &[], &["VIP"]),
    row("vip", &[], &[], &["vip"]),
];

/// Whether a word stands in a line that makes it an advertisement even alone.
pub(super) fn holds_sure_word(line: &[u8]) -> bool {
    let rows = HAN.iter().chain(&LETTERED);
    let mut sure = rows.flat_map(|row| row.sure.iter().chain(row.doubtful));
    sure.any(|word| sign::holds(line, word))
}

/// Whether one stands in a line that no writer uses.
pub(super) fn holds_sites_word(line: &[u8]) -> bool {
    let rows = HAN.iter().chain(&LETTERED);
    let mut sure = rows.flat_map(|row| row.sure);
    sure.any(|word| sign::holds(line, word))
}

/// Where the first of the words stands in a line that a rule may speak of.
pub(super) fn first_doubtful(line: &[u8]) -> Option<usize> {
    let rows = HAN.iter().chain(&LETTERED);
    let doubtful = rows.flat_map(|row| row.doubtful);
    doubtful.filter_map(|word| sign::find(line, word)).min()
}

/// The search for advertisements among lines. Most texts hold few of the words, so they are looked for in many short
/// lines at once, and only a line that holds one is looked at. Longer lines are not searched.
pub(super) struct Advertisements<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    /// Number of the line behind the run of short lines that is searched.
    behind: usize,
    /// Whether the writer may use the words of the last one that was found.
    pub(super) doubtful: bool,
    han: Search,
    lettered: Search,
}

impl<'a> Advertisements<'a> {
    pub(super) fn of(text: &'a [u8], lines: &'a [Line]) -> Advertisements<'a> {
        Advertisements {
            text,
            lines,
            behind: 0,
            doubtful: false,
            han: Search::for_pieces(han_pieces()),
            lettered: Search::for_pieces(lettered_pieces()),
        }
    }

    /// Whether a line is an advertisement, by its words. Lines are asked for in their order, and some may be left out.
    #[inline(always)]
    pub(super) fn hold(&mut self, index: usize) -> bool {
        let line = self.lines[index];
        if index >= self.behind {
            if self.is_too_long(&line) {
                return false;
            }
            self.begin_run(index);
        }
        let next = self.han.next.min(self.lettered.next);
        next < line.last as usize && self.betrayed(line)
    }

    /// Whether a line is too long for an advertisement.
    #[inline(always)]
    fn is_too_long(&self, line: &Line) -> bool {
        let length = line.last - line.first;
        let near_end = || line.first < NEAR || self.text.len() as u32 - line.last < NEAR;
        length > LONGEST && (length > LONGEST_AT_END || !near_end())
    }

    /// Looks for the first words in the run of short lines that begins with the line `index`.
    #[inline(always)]
    fn begin_run(&mut self, index: usize) {
        let is_short = |line: &&Line| !self.is_too_long(line);
        let run = self.lines[index..].iter().take_while(is_short).count();
        self.behind = index + run;
        let start = self.lines[index].first as usize;
        let end = self.lines[self.behind - 1].last as usize;
        self.han.begin(self.text, start, end);
        let run = &self.text[start..end];
        if dispatch!(Level::new(), simd => may_hold_letter(simd, run)) {
            self.lettered.begin(self.text, start, end);
        } else {
            self.lettered.next = NOWHERE;
        }
    }

    /// Whether the words of a line are those of an advertisement: a sure one, or two that are likely in a line that
    /// is no sentence of the text.
    #[inline(never)]
    fn betrayed(&mut self, line: Line) -> bool {
        let mut found = Found::default();
        for search in [&mut self.han, &mut self.lettered] {
            if search.next < line.first as usize {
                search.go_on(self.text, line.first as usize);
            }
            while search.next < line.last as usize {
                found.note(search.row(), self.text, line, search.next);
                search.go_on(self.text, search.next + 1);
            }
        }
        self.doubtful = !found.sure;
        found.sure || found.doubtful || found.two && !is_prose(line.of(self.text))
    }
}

/// Whether a letter of ASCII stands in a text, or one of the few signs of ASCII behind the first of them.
#[inline(always)]
fn may_hold_letter<S: Simd>(_: S, text: &[u8]) -> bool {
    let mut found = false;
    // As a signed number a byte beyond ASCII is less than zero: one comparison tells.
    for byte in text {
        found |= byte.cast_signed() >= b'A'.cast_signed();
    }
    found
}

/// What of a line's words was found.
#[derive(Default)]
struct Found {
    sure: bool,
    doubtful: bool,
    likely: Option<&'static str>,
    /// Whether there are two likely words.
    two: bool,
}

impl Found {
    /// Notes the words of a row that stand in a line around the row's piece at `at`.
    fn note(&mut self, row: &Row, text: &[u8], line: Line, at: usize) {
        let stands = |word: &&str| {
            let before = sign::find(word.as_bytes(), row.piece);
            let start = before.and_then(|before| at.checked_sub(before));
            start.is_some_and(|start| {
                let end = start + word.len();
                (line.first as usize <= start && end <= line.last as usize)
                    && &text[start..end] == word.as_bytes()
                    && !is_of_others(&text[..start], word, &text[end..])
            })
        };
        self.sure |= row.sure.iter().any(stands);
        self.doubtful |= row.doubtful.iter().any(stands);
        for word in row.likely.iter().copied().filter(stands) {
            self.two |= self.likely.is_some_and(|other| other != word);
            self.likely = Some(word);
        }
    }
}

/// Whether a word is but the end of one word and the beginning of another: 增加群众收入, 新时代写好文章.
fn is_of_others(before: &[u8], word: &str, behind: &[u8]) -> bool {
    const AROUND: [(&str, Endings, Words); 2] = [
        ("加群", endings(&[]), words(&["众", "体", "团"])),
        (
            "代写",
            endings(&["时", "现", "当", "古", "近", "年", "世", "历"]),
            words(&[]),
        ),
    ];
    let mut around = AROUND.iter();
    around.any(|(divided, ends, begins)| {
        *divided == word && (ends.end(before) || begins.begin(behind))
    })
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
    item || line.ends_with("。".as_bytes()) && !invites() || is_models_title(line)
}

/// Whether a line is the title of a model text: 客服培训计划模板, 应急预案模板范文.
fn is_models_title(line: &[u8]) -> bool {
    const ENDS: Endings = endings(&["模板", "范文", "范本"]);
    const OFFERS: &[&str] = &[
        "免费",
        "下载",
        "会员",
        "文库",
        "本站",
        "资料",
        "公众号",
        "VIP",
        "★",
        "更多",
        "精品",
        "获取",
        "领取",
        "关注",
        "提供",
        "订阅",
        "网址",
    ];
    ENDS.end(line) && !OFFERS.iter().any(|word| sign::holds(line, word))
}

/// Behind every text.
const NOWHERE: usize = usize::MAX;

/// The search for the pieces of some rows in a part of a text.
struct Search {
    pieces: &'static Pieces,
    /// Behind the last byte that is searched.
    end: usize,
    /// Where the next piece stands.
    next: usize,
    /// Number of its row.
    found: usize,
}

impl Search {
    fn for_pieces(pieces: &'static Pieces) -> Search {
        Search {
            pieces,
            end: 0,
            next: NOWHERE,
            found: 0,
        }
    }

    fn row(&self) -> &'static Row {
        &self.pieces.rows[self.found]
    }

    /// Looks for the first piece in `start..end`; one that stands behind it may be found too.
    fn begin(&mut self, text: &[u8], start: usize, end: usize) {
        self.end = end;
        self.go_on(text, start);
    }

    /// Looks for the next piece at or behind `start`.
    fn go_on(&mut self, text: &[u8], start: usize) {
        // Less text is searched byte by byte.
        const LEAST: usize = 64;
        let start = start + self.pieces.left_out;
        let end = self.end.max(start + LEAST).min(text.len());
        let found = (start < end).then(|| self.pieces.find(text, start, end));
        (self.next, self.found) = match found.flatten() {
            Some(found) => {
                let at = found.start() - self.pieces.left_out;
                (at, found.pattern().as_usize())
            }
            None => (NOWHERE, 0),
        };
    }
}

/// What looks for the pieces of some rows.
struct Pieces {
    rows: &'static [Row],
    /// How many bytes of a piece are not looked for.
    left_out: usize,
    searcher: Searcher,
}

enum Searcher {
    Packed(packed::Searcher),
    /// For processors that cannot look for many words at a time.
    Automaton(AhoCorasick),
}

/// That a character ends and which one follows is rarer than one character, so a piece is looked for from the last
/// byte of its first character on.
fn han_pieces() -> &'static Pieces {
    static PIECES: OnceLock<Pieces> = OnceLock::new();
    PIECES.get_or_init(|| Pieces::of(&HAN, 2, true))
}

fn lettered_pieces() -> &'static Pieces {
    static PIECES: OnceLock<Pieces> = OnceLock::new();
    PIECES.get_or_init(|| Pieces::of(&LETTERED, 0, true))
}

impl Pieces {
    fn of(rows: &'static [Row], left_out: usize, packed: bool) -> Pieces {
        let sought = || rows.iter().map(|row| &row.piece.as_bytes()[left_out..]);
        let searcher = packed.then(|| packed::Searcher::new(sought())).flatten();
        Pieces {
            rows,
            left_out,
            searcher: match searcher {
                Some(searcher) => Searcher::Packed(searcher),
                None => Searcher::Automaton(automaton(sought())),
            },
        }
    }

    /// The first piece in a part of a text.
    fn find(&self, text: &[u8], start: usize, end: usize) -> Option<Match> {
        let span = start..end;
        match &self.searcher {
            Searcher::Packed(searcher) => searcher.find_in(text, span.into()),
            Searcher::Automaton(automaton) => automaton.find(Input::new(text).span(span)),
        }
    }
}

fn automaton<'a>(sought: impl Iterator<Item = &'a [u8]>) -> AhoCorasick {
    // A faster kind takes longer to make than most documents take to be searched.
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    let made = AhoCorasick::builder().kind(kind).build(sought);
    // The pieces are constants of this file, and an automaton of them can always be made.
    made.unwrap_or_else(|error| unreachable!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let lines = crate::line::lines(text.as_bytes());
        let mut ads = Advertisements::of(text.as_bytes(), &lines);
        let filled = (0..lines.len()).filter(|&index| !lines[index].is_blank());
        let held: Vec<usize> = filled.filter(|&index| ads.hold(index)).collect();
        let lines = held.into_iter().map(|index| lines[index]);
        lines
            .map(|line| &text[line.first as usize..line.last as usize])
            .collect()
    }

    #[test]
    fn a_line_is_an_advertisement_by_its_words() {
        for (line, expected) in [
            ("更多范文请加QQ群：123", true),
            ("本资料仅供会员下载", true),
            ("★★★本站资料★★★", true),
            ("会员VIP", true),
            ("公文材料网", true),
            ("平台要加强资料收集整理，及时更新。", false),
            ("订阅指企业通过微信公众号接收最新消息。", false),
            ("- 在公众号上下载工具后登录", false),
            ("考点1：公文的含义★★★（大纲：识记）", false),
            ("要用好公众号，扩大宣传面。", false),
            ("更多的材料", false),
        ] {
            assert_eq!(found(line) == [line], expected, "{line}");
        }
    }

    #[test]
    fn every_word_is_found_in_short_lines_and_none_in_long_ones() {
        let long = format!("{}会员免费下载资料。", "各村要抓好防汛。".repeat(20));
        for rows in [&HAN[..], &LETTERED] {
            for row in rows {
                let line = |word: &str| format!("甲{word}");
                let pairs = row
                    .likely
                    .iter()
                    .map(|word| format!("{word}{word}甲订阅网址"));
                let sure = row.sure.iter().chain(row.doubtful).map(|word| line(word));
                for line in sure.chain(pairs) {
                    let text = format!("正文。\n{long}\n{line}\n{long}\n甲\n");
                    assert_eq!(found(&text), [&line], "{}", row.piece);
                }
            }
        }
    }

    #[test]
    fn a_piece_stands_in_each_of_its_words_and_hides_no_other() {
        for pieces in [han_pieces(), lettered_pieces()] {
            for (at, row) in pieces.rows.iter().enumerate() {
                let sure = row.sure.iter().chain(row.doubtful);
                let mut words = sure.chain(row.likely);
                assert!(words.all(|word| word.contains(row.piece)), "{}", row.piece);
                let sought = |row: &Row| &row.piece.as_bytes()[pieces.left_out..];
                let mut others = pieces
                    .rows
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at);
                let hides = others.any(|(_, other)| sought(other).starts_with(sought(row)));
                assert!(!hides, "{}", row.piece);
            }
        }
    }

    #[test]
    fn both_searchers_find_the_same() {
        let text = format!("{}更多资料请加QQ群，公文材料网客服★★★", "防汛。".repeat(30));
        for (rows, left_out) in [(&HAN[..], 2), (&LETTERED[..], 0)] {
            let all = |packed| {
                let pieces = Pieces::of(rows, left_out, packed);
                let starts = 0..text.len();
                let found = starts.map(|start| {
                    let found = pieces.find(text.as_bytes(), start, text.len());
                    found.map(|found| (found.start(), found.pattern()))
                });
                found.collect::<Vec<_>>()
            };
            assert_eq!(all(true), all(false));
        }
    }
}
