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

/// Whether a line without a number, in words that a rule may speak of, offers nothing: it bids or forbids, or tells a
/// matter.
fn says_so(line: &[u8]) -> bool {
    if offers(line) {
        return false;
    }
    let bids = BIDDING.begin(line) || BIDS_BELOW.iter().any(|word| sign::holds(line, word));
    bids && is_sentence(line)
        || sets_task(line)
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

/// Whether a line is a sentence that sets a task or reports one, and addresses nobody: 做好资料收集整理，完善会员档案。
fn sets_task(line: &[u8]) -> bool {
    const ENDS: Endings = endings(&["。", "；"]);
    const ADDRESSES: &[&str] = &["请", "您", "客服", "下载后", "网址"];
    TASKS.begin(line) && ENDS.end(line) && !ADDRESSES.iter().any(|word| sign::holds(line, word))
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
        || OFFERS.stand_in(line)
        || OF_THE_SITE.stand_in(line)
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
const OFFERS: Words = words(&[
    "请加", "扫码关注", "更多范文", "会员资料", "加微信", "加QQ", "请关注", "欢迎关注", "欢迎加", "欢迎下载", "回复“", "后台回复", "领取资料", "领取会员", "即可领取",
    "获取更多", "获取资料", "获取全文", "获取材料", "获取完整", "即可获取", "了解更多", "更多资料", "更多材料", "更多公文", "更多请", "定制", "赠送", "请备注", "举报有奖", "概不退款",
    "仅供学习", "仅供参考", "仅供会员", "仅供内部", "会员材料", "由会员", "在线阅读",
]);

/// What a line speaks of that speaks of the site.
#[rustfmt::skip]
const OF_THE_SITE: Words = words(&[
    "本站", "文库", "★", "本文档", "本店", "本群", "本资料", "本材料", "本公众号", "VIP", "上传", "侵删",
]);

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

/// How a sentence begins that sets a task.
#[rustfmt::skip]
const TASKS: Words = words(&[
    "做好", "抓好", "加强", "强化", "完善", "健全", "建立", "建设", "规范", "推进", "推动", "组织", "开展", "落实", "优化", "坚持", "严格", "深化", "积极", "认真",
    "督促", "引导", "依托", "利用", "全面", "不断", "进一步", "切实", "充分", "定期", "及时", "统筹", "持续", "扎实", "各级", "各地", "各单位", "各部门", "坚决", "广泛",
]);

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
