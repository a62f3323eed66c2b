//! Lines of the writer's in words that advertisements use: a rule against 代写, a notice on QQ群, a line in the middle of a
//! paragraph.

use super::advertisement::first_doubtful;
use super::{Sieve, looks_like_title};
use crate::scheme;
use crate::sign::{self, Endings, Words, endings, words};

impl Sieve<'_> {
    /// Gives back the lines set aside for their words that are the writer's. Only such lines are asked for.
    pub(super) fn give_back_own(&mut self) {
        let doubtful = std::mem::take(&mut self.seen.doubtful);
        for &index in &doubtful {
            let is_own = !self.begins_item(index) && says_so(self.line(index));
            if is_own || self.is_inside_paragraph(index) {
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

    /// Whether a line goes on in the paragraph of the wrapped line above it: that is full, and ends in the middle of a
    /// sentence; this one has sentences too, and is as full or ends the last of them.
    fn is_inside_paragraph(&self, index: usize) -> bool {
        /// Text is hardly wrapped at fewer characters.
        const NARROWEST: usize = 20;
        const STOPS: Endings = endings(&["。", "；", "：", "！", "？", "”", "…", "】"]);
        const DIVIDED: &[&str] = &["，", "。", "；", "、"];
        let above = index.checked_sub(1);
        let Some(above) = above.filter(|&above| self.reasons[above].is_none()) else {
            return false;
        };
        let [above, line] = [above, index].map(|at| self.line(at));
        let [wide, here] = [above, line].map(sign::chars);
        let divided = |line: &[u8]| DIVIDED.iter().any(|sign| sign::holds(line, sign));
        let is_as_full = here + 1 >= wide || STOPS.end(line);
        (wide >= NARROWEST && !STOPS.end(above) && divided(above))
            && (here <= wide + 2 && is_as_full && divided(line) && !offers(line))
    }
}

/// Whether a line without a number, in words that a rule may speak of, offers nothing: it bids or forbids, or tells a
/// matter.
fn says_so(line: &[u8]) -> bool {
    if offers(line) {
        return false;
    }
    let bids = BIDDING.begin(line) || BIDS_BELOW.iter().any(|word| sign::holds(line, word));
    bids && is_sentence(line)
        || !marks_a_copy(line) && (orders(line) || is_titled(line) || tells_address(line))
}

/// Whether the words only forbid, as they do on watermarks: 禁止外传; but 倒卖船票 tells what is resold.
fn marks_a_copy(line: &[u8]) -> bool {
    const MARKS: &[&str] = &["外传", "必究", "转载"];
    const RESOLD: &str = "倒卖";
    const COPIES: Words = words(&["资料", "材料", "范文", "会员", "模板"]);
    let resells_no_thing = sign::find(line, RESOLD).is_some_and(|at| {
        let behind = &line[at + RESOLD.len()..];
        let things = behind.strip_prefix("、".as_bytes()).unwrap_or(behind);
        !sign::is_han(things, 0) || COPIES.begin(things)
    });
    resells_no_thing || MARKS.iter().any(|word| sign::holds(line, word))
}

/// Whether a line is a whole sentence, or one clause, as headings are.
fn is_sentence(line: &[u8]) -> bool {
    const ENDS: Endings = endings(&["。", "；", "！", "：", "”"]);
    ENDS.end(line) || !sign::holds(line, "，")
}

/// Whether a line tells what is to be done or left, before the word in doubt, or what is resold. Where it is no sentence,
/// the two stand in one clause.
fn orders(line: &[u8]) -> bool {
    sign::holds(line, "倒卖")
        || first_doubtful(line).is_some_and(|at| {
            let before = &line[..at];
            let clause = sign::rfind(before, "，").filter(|_| !is_sentence(line));
            let before = &before[clause.unwrap_or_default()..];
            ORDERS.iter().any(|word| sign::holds(before, word))
        })
}

fn is_titled(line: &[u8]) -> bool {
    const RULES: Endings = endings(&["管理办法", "管理规定", "管理制度", "使用规定", "管理细则"]);
    RULES.end(line) || looks_like_title(line) && sign::holds(line, "关于")
}

/// Whether a line offers something, or speaks of the site or its copy.
fn offers(line: &[u8]) -> bool {
    line.starts_with("【".as_bytes())
        || OFFERS.iter().any(|word| sign::holds(line, word))
        || holds_account(line)
        || holds_address(line)
}

/// Whether a line holds the number of an account or a telephone.
pub(super) fn holds_account(line: &[u8]) -> bool {
    const SHORTEST: usize = 5;
    let numbers = line.split(|byte| !byte.is_ascii_digit());
    numbers.into_iter().any(|number| number.len() >= SHORTEST)
}

#[rustfmt::skip]
const OFFERS: &[&str] = &[
    "请加", "加微信", "加QQ", "扫码关注", "请关注", "欢迎关注", "欢迎加", "欢迎下载", "回复“", "后台回复", "免费领取", "领取资料", "领取会员", "即可领取",
    "获取更多", "获取资料", "获取全文", "获取材料", "获取完整", "即可获取", "了解更多", "更多范文", "更多资料", "更多材料", "更多公文", "更多请", "本站", "本文档",
    "本店", "本群", "本资料", "本材料", "本公众号", "文库", "VIP", "★", "定制", "赠送", "请备注", "举报有奖", "概不退款", "仅供学习", "仅供参考", "仅供会员",
    "仅供内部", "会员资料", "会员材料", "由会员", "上传", "在线阅读", "侵删",
];

/// Whether a line holds an address that is no office's and no school's.
fn holds_address(line: &[u8]) -> bool {
    let has = |word: &&str| sign::holds(line, word);
    ["www.", "http"].iter().any(has) && !PUBLIC.iter().any(has)
}

/// The ends of the addresses of offices and schools.
const PUBLIC: &[&str] = &[".gov.cn", ".edu.cn"];

/// Whether a sentence tells where to look something up, at an office's address: 登录临溪县人事考试网（www.…gov.cn）报名。
fn tells_address(line: &[u8]) -> bool {
    const ENDS: Endings = endings(&["。", "；", "："]);
    ENDS.end(line) && PUBLIC.iter().any(|word| sign::holds(line, word))
}

/// How a line begins that bids.
const BIDDING: Words = words(&["要", "还要", "也要", "同时要", "同时，要", "特别要", "必须"]);
/// How it bids behind its beginning.
const BIDS_BELOW: &[&str] = &["。要", "；要", "，要", "：要"];

/// The words of who orders something.
#[rustfmt::skip]
const ORDERS: &[&str] = &[
    "严禁", "禁止", "不得", "不准", "不许", "防止", "杜绝", "打击", "整治", "查处", "严厉", "规范", "管理", "监管", "治理", "惩治", "清理", "抵制", "反对",
    "建立", "组建", "利用", "运用", "依托", "用好", "引导", "督促", "加强", "强化", "完善", "建设", "推出", "创作", "打造", "推动", "开设", "开通", "注册", "维护", "组织", "动员",
];
