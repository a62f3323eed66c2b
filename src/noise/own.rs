//! Lines of the writer's in words that advertisements use: a rule against 代写, a notice on QQ群, a line in the middle of a
//! paragraph.

use super::advertisement::{first_doubtful, holds_sites_word};
use super::{Sieve, looks_like_title};
use crate::scheme;
use crate::sign::{self, Endings, Words, endings, words};

impl Sieve<'_> {
    /// Gives back the lines set aside for their words that are the writer's. Only such lines are asked for.
    pub(super) fn give_back_own(&mut self) {
        let doubtful = std::mem::take(&mut self.seen.doubtful);
        for index in std::mem::take(&mut self.seen.told) {
            let is_own = || {
                let is_doubtful = doubtful.binary_search(&index).is_ok();
                is_doubtful && !self.begins_item(index) && says_so(self.line(index))
            };
            if is_own() || self.is_inside_paragraph(index) {
                self.reasons[index] = None;
            }
        }
        self.give_back_members(&doubtful);
        for &index in &doubtful {
            if self.is_own_item(index) {
                self.reasons[index] = None;
            }
        }
    }

    /// Whether a line begins with a marker that is hardly a mere number.
    fn begins_item(&self, index: usize) -> bool {
        const SURE: u16 = 300;
        let marker = scheme::read(self.line(index), true);
        marker.is_some_and(|marker| marker.form().dear.0 >= SURE)
    }

    /// Whether an item that offers nothing is none of a site's list: neither the one before it nor the one behind is a
    /// site's.
    fn is_own_item(&self, index: usize) -> bool {
        self.reasons[index].is_some()
            && self.begins_item(index)
            && !offers(self.line(index))
            && self
                .fellows(index)
                .into_iter()
                .flatten()
                .all(|fellow| self.reasons[fellow].is_none() || !offers(self.line(fellow)))
    }

    /// Whether a line stands inside a paragraph that is wrapped: it is as wide as two lines near it and ends in the middle of a
    /// sentence, or it ends the sentence of such a line above it.
    fn is_inside_paragraph(&self, index: usize) -> bool {
        let line = self.line(index);
        if !is_divided(line) {
            return false;
        }
        if goes_on(line) && self.is_filled(index + 1) && self.alike_near(index) > 1 {
            return true;
        }
        let above = index.checked_sub(1).filter(|&above| self.is_filled(above));
        above.is_some_and(|above| {
            let wide = self.line(above);
            goes_on(wide)
                && is_divided(wide)
                && self.alike_near(above) > 0
                && sign::chars(line) <= sign::chars(wide) + 1
                && ENDS.end(line)
                && !offers(line)
        })
    }

    fn is_filled(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| !line.is_blank())
    }

    /// How many lines near a line are as wide as it and offer nothing.
    fn alike_near(&self, index: usize) -> usize {
        /// Text is hardly wrapped at fewer characters.
        const NARROWEST: usize = 18;
        const NEAR: usize = 4;
        let [width, columns] = widths(self.line(index));
        let is_as_wide = |&near: &usize| {
            let [chars, wide] = widths(self.line(near));
            let alike = chars.abs_diff(width) <= 1 || wide.abs_diff(columns) <= 2;
            alike && (self.reasons[near].is_none() || !offers(self.line(near)))
        };
        if width < NARROWEST {
            return 0;
        }
        let near = index.saturating_sub(NEAR)..self.lines.len().min(index + NEAR + 1);
        let others = near.filter(|&near| near != index);
        others.filter(is_as_wide).count()
    }
}

/// How wide a line is: in characters, and in columns, of which a Han character takes two.
fn widths(line: &[u8]) -> [usize; 2] {
    let chars = sign::chars(line);
    [chars, chars + (line.len() - chars) / 2]
}

/// How lines end that end a sentence.
const ENDS: Endings = endings(&["。", "；", "：", "！", "？", "”", "…", "】", "）"]);

fn goes_on(line: &[u8]) -> bool {
    !ENDS.end(line)
}

/// Whether a line holds clauses, as text does.
fn is_divided(line: &[u8]) -> bool {
    ["，", "。", "；", "、"]
        .iter()
        .any(|sign| sign::holds(line, sign))
}

/// Whether a line without a number, in words that a rule may speak of, is the writer's: it offers nothing, turns to no
/// reader, and is a sentence, or the name of a rule or an order on a line of its own.
fn says_so(line: &[u8]) -> bool {
    let is_said = || SENTENCES.end(line) && !calls(line);
    !offers(line)
        && !marks_a_copy(line)
        && asks(line) != Some(true)
        && (is_said() || is_titled(line) || orders(line))
}

/// How whole sentences end, and what goes on.
const SENTENCES: Endings = endings(&["。", "；", "！", "，"]);

/// Whether the words only forbid, as they do on watermarks: 禁止外传; but 倒卖船票 tells what is resold, and 试卷严禁外传。 what
/// is not to be spread.
fn marks_a_copy(line: &[u8]) -> bool {
    const FORBIDS: Words = words(&["严禁外传", "禁止外传", "违者必究"]);
    let has = |words: &[&str]| words.iter().any(|word| sign::holds(line, word));
    let is_of_a_copy = || COPIES.stand_in(line) || FORBIDS.begin(line) || !SENTENCES.end(line);
    names_copy(line, "倒卖").is_some()
        || has(&["转载", "侵权必究"])
        || has(&["外传", "必究"]) && !bids(line) && is_of_a_copy()
}

/// What a site has copies of, and whose they are.
#[rustfmt::skip]
const COPIES: Words = words(&["资料", "材料", "范文", "会员", "模板", "版权", "讲话", "公文", "题库", "课件", "教案", "文档", "全文", "完整"]);

/// Whether a copy is named behind a word that stands in a line, or nothing, which is false: 免费领取范文, 严禁倒卖。
fn names_copy(line: &[u8], word: &str) -> Option<bool> {
    let behind = &line[sign::find(line, word)? + word.len()..];
    let things = behind.strip_prefix("、".as_bytes()).unwrap_or(behind);
    let names_nothing = !sign::is_han(things, 0);
    (names_nothing || COPIES.begin(things)).then_some(!names_nothing)
}

/// Whether a line asks, and its reader rather than some whom it names: 请加群; but 请各村在群里上报.
fn asks(line: &[u8]) -> Option<bool> {
    const ASKS: &str = "请";
    #[rustfmt::skip]
    const ASKED: Words = words(&["各", "全体", "广大", "家长", "考生", "学员", "同学", "居民", "村民", "群众", "参会", "参训"]);
    let asked = &line[sign::find(line, ASKS)? + ASKS.len()..];
    Some(!ASKED.begin(asked) && !bids(line))
}

/// Whether a sentence that does not [ask](asks) turns to its reader: its clause with the words in doubt begins with what he is
/// to do or what is done for him, or it has none of them and speaks of copies in two others. Who bids, or asks some whom he
/// names, turns to his own.
fn calls(line: &[u8]) -> bool {
    const READERS: &[&str] = &["您", "公众号："];
    const OF_COPIES: &[&str] = &["客服", "下载", "网址", "来源于网络"];
    #[rustfmt::skip]
    const CALLS: Words = words(&[
        "关注", "代写", "加入", "扫码", "搜索", "点击", "免费", "获取", "领取", "下载", "更多", "提供", "订阅", "需要", "如需",
    ]);
    let has = |words: &[&str]| words.iter().any(|word| sign::holds(line, word));
    let calls = || match first_doubtful(line) {
        Some(_) => CALLS.begin(clause_in_doubt(line)),
        None => has(OF_COPIES) || CALLS.begin(line),
    };
    asks(line).is_none() && !bids(line) && (has(READERS) || calls())
}

/// The clause that holds the first word in doubt; the whole line where none stands in it.
fn clause_in_doubt(line: &[u8]) -> &[u8] {
    let at = first_doubtful(line).unwrap_or_default();
    let ends = ["，", "。", "；"].into_iter();
    let begins = ends.filter_map(|end| sign::rfind(&line[..at], end).map(|at| at + end.len()));
    &line[begins.max().unwrap_or_default()..]
}

fn bids(line: &[u8]) -> bool {
    BIDDING.begin(line)
}

/// Whether a line that is no sentence tells, in the clause with the words in doubt, what is to be done or left.
fn orders(line: &[u8]) -> bool {
    ORDERS.begin(clause_in_doubt(line))
}

fn is_titled(line: &[u8]) -> bool {
    const RULES: Endings = endings(&["管理办法", "管理规定", "管理制度", "使用规定", "管理细则"]);
    RULES.end(line) || looks_like_title(line) && sign::holds(line, "关于")
}

/// Whether a line offers something, or speaks of the site or its copy.
fn offers(line: &[u8]) -> bool {
    line.starts_with("【".as_bytes())
        || OFFERS.stand_in(line)
        || COPIED
            .iter()
            .any(|word| names_copy(line, word) == Some(true))
        || GIVEN.iter().any(|word| names_copy(line, word).is_some())
        || holds_sites_word(line)
        || holds_account(line)
        || holds_address(line)
}

/// Whether a line holds the number of an account or a telephone.
pub(super) fn holds_account(line: &[u8]) -> bool {
    const SHORTEST: usize = 5;
    let numbers = line.split(|byte| !byte.is_ascii_digit());
    numbers.into_iter().any(|number| number.len() >= SHORTEST)
}

/// What is offered, and what a line speaks of that speaks of the site.
#[rustfmt::skip]
const OFFERS: Words = words(&[
    "请加", "请关注", "就关注", "加微信", "加QQ", "欢迎关注", "欢迎加", "欢迎下载", "回复“", "后台回复", "即可领取", "即可获取", "获取更多", "了解更多", "定制", "赠送", "举报有奖",
    "仅供参考", "仅供会员", "仅供内部", "由会员", "成为会员", "开通会员", "在线阅读", "专业代写", "承接", "联系我们",
    "本站", "文库", "★", "本文档", "本店", "本群", "本资料", "本材料", "本公众号", "VIP", "上传", "公文材料", "精品材料", "海量",
]);

/// Behind these words a site names what it has copies of.
const COPIED: &[&str] = &["更多", "获取", "领取", "会员"];
/// Behind these it may name nothing: 免费领取。; but 免费领取防护用品, 欢迎咨询县人社局.
const GIVEN: &[&str] = &["免费领取", "欢迎咨询"];

/// Whether a line holds an address that is no office's and no school's.
fn holds_address(line: &[u8]) -> bool {
    let has = |word: &&str| sign::holds(line, word);
    ["www.", "http"].iter().any(has) && !PUBLIC.iter().any(has)
}

/// The ends of the addresses of offices and schools.
const PUBLIC: &[&str] = &[".gov.cn", ".edu.cn"];

/// How a line begins that bids.
const BIDDING: Words = words(&["要", "还要", "也要", "同时要", "同时，要", "特别要", "必须"]);

/// How a heading begins that orders something.
#[rustfmt::skip]
const ORDERS: Words = words(&[
    "严禁", "禁止", "不得", "不准", "防止", "杜绝", "打击", "整治", "查处", "严厉", "坚决", "规范", "治理", "抵制", "加强", "强化", "完善", "建立", "引导", "推进", "推动", "做好", "创作", "推出", "打造", "开展", "要",
]);
