//! The table of marker families and the recogniser that walks it.
//!
//! A marker is an opening sign, a number and a closing sign. One row of [`ROWS`] says for one family what
//! these may be, where it may stand and how dear it is; nothing else in the program knows a marker's form.

mod framing;
pub mod label;
mod lead;

use crate::numeral::{self, Runs};
use crate::sign::{self, Words, words};
use lead::{Lead, Rows};

pub use framing::{Framing, framing};
pub use lead::{AT_START, INSIDE, is_labelled, may_begin};
use serde::Serialize;

/// A family of markers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// No marker.
    #[default]
    Plain,
    /// Markdown `#` without a number; how many `#` there are is its level.
    Hash,
    /// A line of its own that is bold throughout.
    Bold,
    /// A line of its own in 【】.
    Lenticular,
    /// What a rule of the user's names.
    User,
    /// 第一编, 第一篇.
    Book,
    /// 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条, 第十七条之一.
    Article,
    /// 第一个问题.
    Question,
    /// 考点1：, 任务一：, Q1：.
    Labelled,
    /// 一、
    HanComma,
    /// （一）
    HanBracket,
    /// 1. 1、 ⒈
    ArabicStop,
    /// （1） ⑴
    ArabicBracket,
    /// 1）
    ArabicHalfBracket,
    /// 1 or 1. above 1.1.
    Decimal1,
    /// 1.1
    Decimal2,
    /// 1.1.1
    Decimal3,
    /// 1.1.1.1
    Decimal4,
    /// 1.1.1.1.1
    Decimal5,
    /// 1.1.1.1.1.1 and longer.
    Decimal6,
    /// ①
    Circled,
    /// Ⅰ. I.
    Roman,
    /// A. A、
    Letter,
    /// 甲、 （甲）
    Stem,
    /// 一是
    Shi,
    /// 一要
    Yao,
    /// 第一，, 第一点，; 首先，其次，最后.
    First,
    /// 其一，
    Among,
    /// A line of its own that names what frames a document: 前言, 结语; which part it plays says [`Framing`].
    Framing,
}

/// What a marker's number is written in.
#[derive(Clone, Copy, Debug)]
pub enum Digits {
    /// 一, 十二.
    Han,
    /// 12, １２.
    Arabic,
    /// Either.
    Either,
    /// A, B.
    Letter,
    /// 甲, 乙.
    Stem,
    /// I, II, Ⅳ.
    Roman,
    /// Several with points between them, 1.2.3, which [`read_decimal`] reads.
    Parts,
    /// The whole marker is one sign: ①, ⑴, ⒈, ㈠.
    Sign(Runs),
    /// The whole marker is a word with a place in the order (首先).
    /// The place of each stands beside them.
    Word(&'static [&'static str], &'static [u32]),
}

/// Where a family's markers may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Only at the start of a paragraph.
    AtStart,
    /// Also inside one, behind 。；：！？ or an opening bracket or quote.
    AfterStop,
    /// Also behind a comma.
    AfterComma,
    /// Anywhere.
    Anywhere,
}

/// One form of a family's markers.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The family.
    pub scheme: Scheme,
    /// Signs before the number, one of them; empty: none.
    pub open: Words,
    /// What the number is written in.
    pub digits: Digits,
    /// Signs behind the number, one of them; they belong to the marker.
    pub close: Words,
    /// Where it may stand.
    pub stands: Stands,
    /// What leaving it out of the outline costs, in tenths: at a paragraph's start, inside a paragraph.
    pub dear: (u16, u16),
    /// Whether a title follows it, perhaps behind a colon: 第一部分：形势.
    pub titled: bool,
    /// What may not come directly behind it.
    pub never_before: Words,
    /// A marker of this form, for the tests, with its number.
    pub example: (&'static str, u32),
}

const ROW: Row = Row {
    scheme: Scheme::Plain,
    open: words(&[]),
    digits: Digits::Han,
    close: words(&[]),
    stands: Stands::AtStart,
    dear: (0, 0),
    titled: false,
    never_before: words(&[]),
    example: ("", 0),
};

const COLONS: Words = words(&["：", ":"]);
const POINTS: Words = words(&[".", "．"]);
const MARKS: Words = words(&["、", ".", "．"]);
const STOPS: Words = words(&["、", ".", "．", "。", "､", "﹒"]);
/// What makes a digit a key, as posts on the web number with: 1️⃣.
const KEYCAPS: Words = words(&["\u{FE0F}\u{20E3}", "\u{20E3}"]);
const UNITS: Words = words(&[
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "０", "１", "２", "３", "４", "５", "６",
    "７", "８", "９",
]);
/// What follows a quantity or a date that is written with a blank (5 月, 3 个).
const MEASURES: Words = words(&[
    "年", "月", "日", "时", "点", "个", "%", "％", "万", "亿", "千", "百", "元", "人", "名", "次",
    "项", "家", "户", "米", "公", "吨", "岁", "天", "周", "页", "—", "-", "–", "/", ".", "+", "×",
    "=", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
]);
/// Words that begin like a measure or like what a reference counts and are neither: 2 项目概况, （一）项目建设, 1.1公司简介.
#[rustfmt::skip]
const NO_MEASURES: Words = words(&[
    "项目", "款物", "款项", "个人", "个体", "个性", "个案", "家庭", "家长", "家校", "家风", "公共", "公开", "公司", "公益", "公示", "公文", "公务", "公众",
    "公安", "公告", "公平", "人员", "人才", "人大", "人民", "人力", "人事", "人工", "人居", "时间", "时代", "日常", "年度工", "年度目", "年度重", "年度任",
    "周边", "周期", "名词", "名称", "户外", "户籍", "天然", "百姓", "元素", "月度工", "第三方",
]);
/// What 第 and a number count where a blank stands between them.
const COUNTED: Words = words(&[
    "次", "个", "名", "届", "批", "期", "季", "书", "时", "年", "位", "天", "轮", "页", "卷", "版",
    "条", "章", "节", "编",
]);
/// What follows a reference (第三条规定, 第（一）项) and never a heading.
const REFERENCE: Words = words(&[
    "规定",
    "規定",
    "所规定",
    "所規定",
    "第",
    "、第",
    "和第",
    "至第",
    "或第",
    "中的",
    "之规定",
    "之規定",
    "款",
    "项",
    "項",
]);
/// The same behind a number in brackets, which a heading that begins with 第一阶段 or 规定完成时限 may follow.
const REFERENCE_TO_ITEM: Words = words(&[
    "规定的",
    "规定，",
    "规定。",
    "规定；",
    "规定办",
    "规定执",
    "规定处",
    "规定情",
    "規定",
    "所规定",
    "所規定",
    "、",
    "和第",
    "至第",
    "或第",
    "中的",
    "之规定",
    "之規定",
    "款",
    "项",
    "項",
]);
/// What makes no enumeration of 一是 and 二是 in 一是一，二是二.
const IDIOM: Words = words(&[
    "一，", "一、", "一；", "一。", "一,", "一就", "一二", "二，", "二、", "二；", "二。", "二,",
    "二就", "二一", "二”", "三，", "三、", "三；", "三。",
]);
/// What makes a verb or another word of the 讲 or 课 of 第一讲.
#[rustfmt::skip]
const NO_LECTURE: Words = words(&[
    "堂", "题", "时", "程", "台", "述", "话", "解", "的", "是", "了", "过", "，", "、", "。", "”", "》", "中", "里", "上", "开", "政", "学", "规", "大", "要",
]);
/// Words of two characters that a number may stand behind: 考点1：, 任务一：.
#[rustfmt::skip]
const LABELS: Words = words(&[
    "考点", "任务", "专题", "问题", "模块", "单元", "案例", "经验", "做法", "建议", "措施", "步骤", "要点", "启示", "原因", "举措", "议题", "故事", "亮点", "专栏",
    "方案", "场景", "情景", "环节", "科目", "格式", "主题", "板块", "对策", "教训", "体会", "特点", "途径",
    "目标", "行动", "阶段", "路径", "误区", "项目", "工程", "重点", "情形", "变化", "维度", "课题",
]);
/// More of them, as speeches have them.
const SPOKEN_LABELS: Words = words(&[
    "希望", "寄语", "嘱托", "期望", "感悟", "收获", "心得", "思考", "关键",
]);
/// What 第 counts in an enumeration, with the sign behind it.
#[rustfmt::skip]
const NAMED: Words = words(&[
    "条是", "步：", "步:", "步是", "环节，", "环节：", "阶段，", "阶段,", "阶段：", "阶段:", "种，", "种,", "种是", "种：", "类，", "类,", "类是", "类：", "个步骤，",
    "个步骤是", "个方面，", "个方面是", "个层面，", "个层面是", "个关键词，", "个关键词,", "个关键词是", "个词，", "个词,", "个词是", "个字，", "个字,", "个字是", "个特点，", "个特点是", "个原因，", "个原因是",
]);
/// What stands behind each number of an enumeration in the place of 是: 一愿…，二愿….
#[rustfmt::skip]
const BY_VERB: Words = words(&[
    "抓", "看", "查", "促", "讲", "靠", "包", "愿", "问", "谢", "盼", "忌", "祝", "比", "学", "防", "戒", "不准",
]);
/// What makes other words of these, or a title: 一看就懂, 一比一, 一问三不知, 一学期, 一问：.
const NO_COUNT: Words = words(&["就", "一", "三不知", "期", "年", "：", ":"]);
const IN_ORDER: Digits = Digits::Word(
    &[
        "首先",
        "头一条",
        "头一个",
        "其次",
        "再次",
        "再者",
        "又其次",
        "再其次",
        "最后",
        "最後",
    ],
    &[1, 1, 1, 2, 3, 3, 3, 3, LAST, LAST],
);
const IN_ORDER_BARE: Digits = Digits::Word(&["首先", "其次", "再次", "最后"], &[1, 2, 3, LAST]);

/// The ordinal of 最后, which closes an enumeration of any length. No text counts so far.
pub const LAST: u32 = u16::MAX as u32;

/// The table: one row for each form, the surer forms first.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    Row { scheme: Scheme::Book, titled: true, open: words(&["第"]), digits: Digits::Either, close: words(&["编", "篇", "編"]), dear: (600, 0), never_before: REFERENCE, example: ("第二编", 2), ..ROW },
    Row { scheme: Scheme::Part, titled: true, open: words(&["第"]), digits: Digits::Either, close: words(&["部分", "部份", "单元", "單元"]), dear: (500, 0), never_before: words(&["主要", "是"]), example: ("第一部分", 1), ..ROW },
    Row { scheme: Scheme::Chapter, titled: true, open: words(&["第"]), digits: Digits::Either, close: words(&["章"]), dear: (600, 0), never_before: REFERENCE, example: ("第十二章", 12), ..ROW },
    Row { scheme: Scheme::Chapter, titled: true, open: words(&["第"]), digits: Digits::Either, close: words(&["讲", "講", "课", "課"]), dear: (500, 0), never_before: NO_LECTURE, example: ("第二讲", 2), ..ROW },
    Row { scheme: Scheme::Section, titled: true, open: words(&["第"]), digits: Digits::Either, close: words(&["节", "節"]), dear: (500, 0), never_before: REFERENCE, example: ("第三节", 3), ..ROW },
    Row { scheme: Scheme::Article, open: words(&["第"]), digits: Digits::Either, close: words(&["条", "條"]), dear: (500, 0), never_before: REFERENCE, example: ("第二十一条", 21), ..ROW },
    Row { scheme: Scheme::Question, titled: true, open: words(&["第"]), digits: Digits::Either, close: words(&["个问题", "个方面", "个重点", "个环节", "个关键", "点意见", "点要求", "点希望", "点体会", "点建议", "点启示", "阶段：", "阶段:", "阶段 ", "阶段\u{3000}", "阶段（", "阶段(", "站：", "站:", "板块：", "板块:"]), dear: (300, 0), never_before: words(&["词"]), example: ("第一个问题", 1), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Either, close: words(&["，", ",", "、", "：", ":", "是", "点，", "点,", "点、", "点：", "点:", "点是", "条，", "步，", "件事，", "件事,", "件事：", "件事:", "件事是", "项，", "项是", "个，", "个是", "方面，", "方面是", "句话，", "句话：", "句话是"]), stands: Stands::AfterComma, dear: (400, 220), never_before: words(&["第"]), example: ("第三，", 3), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Either, close: NAMED, stands: Stands::AfterComma, dear: (400, 220), example: ("第二类，", 2), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Han, close: words(&["要", "就要"]), stands: Stands::AfterStop, dear: (300, 180), never_before: words(&["务", "素", "义", "求", "件", "位", "点"]), example: ("第二要", 2), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Han, close: words(&[" ", "\u{3000}"]), dear: (120, 0), never_before: COUNTED, example: ("第八\u{3000}", 8), ..ROW },
    Row { scheme: Scheme::Shi, digits: Digits::Han, close: words(&["是"]), stands: Stands::AfterComma, dear: (420, 300), never_before: IDIOM, example: ("二是", 2), ..ROW },
    Row { scheme: Scheme::Yao, digits: Digits::Han, close: words(&["要"]), stands: Stands::AfterComma, dear: (400, 280), never_before: words(&["素", "点", "求"]), example: ("三要", 3), ..ROW },
    Row { scheme: Scheme::Yao, digits: Digits::Han, close: BY_VERB, stands: Stands::AfterComma, dear: (160, 100), never_before: NO_COUNT, example: ("二抓", 2), ..ROW },
    Row { scheme: Scheme::HanComma, digits: Digits::Han, close: STOPS, stands: Stands::AfterStop, dear: (500, 40), example: ("十一、", 11), ..ROW },
    Row { scheme: Scheme::HanComma, digits: Digits::Han, close: words(&["，", ","]), stands: Stands::AfterComma, dear: (120, 100), example: ("二，", 2), ..ROW },
    Row { scheme: Scheme::HanComma, digits: Digits::Han, close: words(&["：", ":", " ", "\u{3000}"]), dear: (120, 0), example: ("二 ", 2), ..ROW },
    Row { scheme: Scheme::HanBracket, open: words(&["（", "(", "〔", "﹙", "［", "[", "＜", "<", "〈"]), digits: Digits::Han, close: words(&["）", ")", "〕", "﹚", "］", "]", "＞", ">", "〉"]), stands: Stands::AfterStop, dear: (500, 160), never_before: REFERENCE_TO_ITEM, example: ("（三）", 3), ..ROW },
    Row { scheme: Scheme::HanBracket, digits: Digits::Han, close: words(&["）", ")"]), dear: (300, 0), never_before: REFERENCE_TO_ITEM, example: ("三）", 3), ..ROW },
    Row { scheme: Scheme::HanBracket, digits: Digits::Sign(numeral::HAN_IN_BRACKETS), stands: Stands::AfterStop, dear: (500, 160), example: ("㈢", 3), ..ROW },
    Row { scheme: Scheme::Decimal4, digits: Digits::Parts, dear: (300, 0), example: ("1.2.3.4", 4), ..ROW },
    Row { scheme: Scheme::ArabicStop, digits: Digits::Arabic, close: STOPS, stands: Stands::AfterStop, dear: (360, 140), never_before: UNITS, example: ("3.", 3), ..ROW },
    Row { scheme: Scheme::ArabicStop, digits: Digits::Arabic, close: words(&[".", "．", "、"]), dear: (50, 0), example: ("3.", 3), ..ROW },
    Row { scheme: Scheme::ArabicStop, digits: Digits::Arabic, close: KEYCAPS, stands: Stands::AfterStop, dear: (360, 140), example: ("3\u{FE0F}\u{20E3}", 3), ..ROW },
    Row { scheme: Scheme::ArabicStop, digits: Digits::Sign(numeral::STOPPED), stands: Stands::AfterStop, dear: (360, 140), example: ("⒊", 3), ..ROW },
    Row { scheme: Scheme::ArabicStop, digits: Digits::Arabic, close: words(&["，", ",", "：", ":"]), dear: (80, 0), never_before: UNITS, example: ("3，", 3), ..ROW },
    Row { scheme: Scheme::ArabicStop, digits: Digits::Arabic, close: words(&[" ", "\u{3000}"]), dear: (100, 0), never_before: MEASURES, example: ("3 ", 3), ..ROW },
    Row { scheme: Scheme::ArabicBracket, open: words(&["（", "("]), digits: Digits::Arabic, close: words(&["）", ")"]), stands: Stands::Anywhere, dear: (400, 200), never_before: REFERENCE_TO_ITEM, example: ("（4）", 4), ..ROW },
    Row { scheme: Scheme::ArabicBracket, digits: Digits::Sign(numeral::ARABIC_IN_BRACKETS), stands: Stands::AfterStop, dear: (400, 200), example: ("⑷", 4), ..ROW },
    Row { scheme: Scheme::ArabicHalfBracket, digits: Digits::Arabic, close: words(&["）", ")", "】"]), stands: Stands::AfterStop, dear: (300, 150), example: ("2）", 2), ..ROW },
    Row { scheme: Scheme::Circled, digits: Digits::Sign(numeral::CIRCLED), stands: Stands::Anywhere, dear: (400, 240), example: ("⑫", 12), ..ROW },
    Row { scheme: Scheme::Roman, digits: Digits::Roman, close: words(&["、", ".", "．"]), dear: (250, 0), example: ("Ⅳ.", 4), ..ROW },
    Row { scheme: Scheme::Letter, digits: Digits::Letter, close: words(&["、", ".", "．", "）", ")"]), dear: (200, 0), example: ("B.", 2), ..ROW },
    Row { scheme: Scheme::Stem, digits: Digits::Stem, close: words(&["、", ".", "．"]), dear: (250, 0), example: ("丙、", 3), ..ROW },
    Row { scheme: Scheme::Stem, open: words(&["（", "("]), digits: Digits::Stem, close: words(&["）", ")"]), stands: Stands::AfterStop, dear: (300, 160), example: ("（丙）", 3), ..ROW },
    Row { scheme: Scheme::Among, open: words(&["其"]), digits: Digits::Han, close: words(&["，", ",", "、", "：", ":", "是"]), stands: Stands::AfterComma, dear: (380, 240), example: ("其二，", 2), ..ROW },
    Row { scheme: Scheme::First, digits: IN_ORDER, close: words(&["，", ",", "：", ":", "是"]), stands: Stands::AfterComma, dear: (240, 150), never_before: words(&["让我们", "祝", "预祝", "我想", "我再", "我代表", "我谨", "我要", "我向", "请允许", "让我", "衷心"]), example: ("其次，", 2), ..ROW },
    Row { scheme: Scheme::First, digits: IN_ORDER, close: words(&["要", "还要"]), stands: Stands::AfterComma, dear: (240, 150), never_before: words(&["求", "素", "点"]), example: ("其次要", 2), ..ROW },
    Row { scheme: Scheme::First, digits: IN_ORDER_BARE, stands: Stands::AfterComma, dear: (120, 90), example: ("其次", 2), ..ROW },
    Row { scheme: Scheme::Labelled, open: LABELS, digits: Digits::Either, close: words(&["：", ":", "、", " ", "\u{3000}", ".", "．"]), dear: (250, 0), example: ("考点1：", 1), ..ROW },
    Row { scheme: Scheme::Labelled, open: SPOKEN_LABELS, digits: Digits::Either, close: words(&["：", ":"]), dear: (250, 0), example: ("希望一：", 1), ..ROW },
    Row { scheme: Scheme::Labelled, open: words(&["Q", "Ｑ"]), digits: Digits::Arabic, close: words(&["：", ":", "、", ".", "．"]), dear: (250, 0), never_before: UNITS, example: ("Q2：", 2), ..ROW },
    Row { scheme: Scheme::Labelled, open: words(&["篇", "知识点"]), digits: Digits::Either, close: words(&["：", ":", "、", " ", "\u{3000}", ".", "．"]), dear: (250, 0), example: ("篇二：", 2), ..ROW },
];

/// Whether the words behind a number make a quantity or a date of it: 3个, 2024年.
#[must_use]
pub fn is_measure(text: &[u8]) -> bool {
    MEASURES.begin(text) && !NO_MEASURES.begin(text)
}

/// The row of a number that nothing but a blank closes.
pub const BARE_NUMBER: u8 = {
    let mut at = 0;
    while !(matches!(ROWS[at].scheme, Scheme::ArabicStop) && ROWS[at].close.lists(" ")) {
        at += 1;
    }
    at as u8
};

/// The row of a word of order that nothing closes.
pub const BARE_ORDER: u8 = {
    let mut at = 0;
    while !(matches!(ROWS[at].digits, Digits::Word(..)) && ROWS[at].close.list().is_empty()) {
        at += 1;
    }
    at as u8
};

/// The row of a number and a verb, 一查.
pub const YAO_BY_VERB: u8 = last_row(Scheme::Yao);

/// The row of 篇 and a number, of which the pieces of a collection are.
pub const LABELLED: u8 = last_row(Scheme::Labelled);

/// A marker as it was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The family.
    pub scheme: Scheme,
    /// Index of its row in [`ROWS`].
    pub row: u8,
    /// The number it carries.
    pub ordinal: u32,
    /// Its length in bytes.
    pub len: u32,
}

impl Marker {
    /// Its row in the table.
    #[must_use]
    pub fn form(&self) -> &'static Row {
        &ROWS[self.row as usize]
    }
}

/// A label without the marker it begins with and what stands between the two.
#[must_use]
pub fn without_marker(label: &str) -> &str {
    let marker = read(label.as_bytes(), true).map_or(0, |marker| marker.len as usize);
    let rest = label.get(marker..).unwrap_or(label);
    rest.trim_start_matches(|sign: char| sign.is_whitespace() || "，,、：:".contains(sign))
}

/// The largest ordinal of an Arabic marker: larger numbers are years and quantities.
const MOST: u32 = 199;

/// Reads a marker at the start of `text`, whose first byte stands where a marker may stand.
#[must_use]
#[inline]
pub fn read(text: &[u8], at_start: bool) -> Option<Marker> {
    let may_be = may_begin(text, at_start) || at_start && is_labelled(text);
    if !may_be {
        return None;
    }
    match read_begun(text, at_start) {
        None if at_start => label::read(text),
        marker => marker,
    }
}

/// Reads a marker at the start of `text` as [`read`] does, where [`may_begin`] or [`is_labelled`] is known to let it pass;
/// labels of the writer's own are left to [`label::read`].
#[must_use]
pub fn read_begun(text: &[u8], at_start: bool) -> Option<Marker> {
    let (lead, open) = Lead::of(text);
    let number = match lead {
        Lead::Sign | Lead::Other => return read_word(lead, text, at_start),
        Lead::Arabic => Number::arabic(text, 0),
        Lead::Bracket | Lead::Di => Number::behind(text, open),
        Lead::Han => Number::han(text, 0),
    };
    let as_dash = || at_start.then(|| Number::one_as_dash(text, open)).flatten();
    let Some(number) = number.or_else(as_dash) else {
        return match lead {
            Lead::Han => read_word(Lead::Other, text, at_start),
            Lead::Bracket if holds_stem(&text[open..]) => read_word(Lead::Other, text, at_start),
            _ => None,
        };
    };
    if at_start {
        let behind = text.get(number.end);
        if lead == Lead::Arabic && matches!(behind, Some(b'.' | 0xEF)) {
            if let Some(marker) = read_decimal(text, number) {
                return Some(marker);
            }
        } else if lead == Lead::Han && behind.is_none() && number.is_bare() {
            return Some(number.alone());
        }
    }
    let rows = lead.rows_with_number(text, number, at_start);
    read_one_of(rows, text, |_| Some((number.ordinal, number.end)))
}

/// Whether a bracket that was opened before `text` closes behind a stem: （甲）.
#[inline]
fn holds_stem(text: &[u8]) -> bool {
    matches!(text, [_, _, _, b')', ..] | [_, _, _, 0xEF, 0xBC, 0x89, ..])
        && first_char(text).is_some_and(|sign| numeral::stem(sign).is_some())
}

/// Reads a marker that begins with a word or is a sign in itself.
#[inline(never)]
fn read_word(lead: Lead, text: &[u8], at_start: bool) -> Option<Marker> {
    let rows = lead.rows_without(text, at_start);
    read_one_of(rows, text, |row| read_number(row, text))
}

/// Reads a marker of the first of these rows that fits; `number` reads what a row's markers begin with, up to the end of
/// the number.
#[inline]
fn read_one_of(
    mut rows: Rows,
    text: &[u8],
    number: impl Fn(&Row) -> Option<(u32, usize)>,
) -> Option<Marker> {
    while rows != 0 {
        let index = rows.trailing_zeros() as usize;
        let row = &ROWS[index];
        let fits = |(ordinal, end)| Some((ordinal, read_close(index, text, ordinal, end)?));
        if let Some((ordinal, len)) = number(row).and_then(fits) {
            return Some(Marker {
                scheme: row.scheme,
                row: index as u8,
                ordinal,
                len: len as u32,
            });
        }
        rows &= rows - 1;
    }
    None
}

/// A number that was read, with the offset behind it.
#[derive(Clone, Copy)]
struct Number {
    ordinal: u32,
    end: usize,
    han: bool,
}

impl Number {
    #[inline]
    fn han(text: &[u8], at: usize) -> Option<Number> {
        let (ordinal, width) = numeral::read_han(&text[at..])?;
        Some(Number {
            ordinal,
            end: at + width,
            han: true,
        })
    }

    /// 一 as a dash, behind an opening sign of this length.
    #[inline(never)]
    fn one_as_dash(text: &[u8], open: usize) -> Option<Number> {
        const CLOSES: Words = words(&["、", "）", ")"]);
        let end = open + DASHES.beginning(&text[open..])?.len();
        CLOSES.begin(&text[end..]).then_some(Number {
            ordinal: 1,
            end,
            han: true,
        })
    }

    /// The number behind an opening sign of this length.
    #[inline]
    fn behind(text: &[u8], open: usize) -> Option<Number> {
        let at = open + blanks(&text[open..]);
        Number::han(text, at).or_else(|| Number::arabic(text, at))
    }

    /// Whether a Chinese number may stand alone on its line, as essays number their sections.
    fn is_bare(&self) -> bool {
        const LONGEST: usize = 9;
        const MOST: u32 = 40;
        self.end <= LONGEST && self.ordinal <= MOST
    }

    /// The marker that it is there.
    fn alone(&self) -> Marker {
        const ROW: u8 = last_row(Scheme::HanComma);
        Marker {
            scheme: Scheme::HanComma,
            row: ROW,
            ordinal: self.ordinal,
            len: self.end as u32,
        }
    }

    fn arabic(text: &[u8], at: usize) -> Option<Number> {
        let (ordinal, width) = numeral::read_arabic(&text[at..])?;
        Some(Number {
            ordinal,
            end: at + width,
            han: false,
        })
    }
}

/// Dashes that stand for 一 before the sign that closes its marker, —、 and （—）: what text recognition makes of it, and
/// hasty typing.
const DASHES: Words = words(&["—", "―", "─", "－", "ー"]);

/// How the rows' markers are read: what else than their signs and their number belongs to them.
struct Reading {
    /// Blanks may divide number and closing sign, （一 ） and 1 .; else only what divides lines does.
    blanks: bool,
    /// A second number is behind the first or the closing sign, 之一.
    article: bool,
    /// A bracket closes it, and a mark that is not needed may follow.
    bracket: bool,
    /// Its number is not a quantity, however large it is.
    unlimited: bool,
}

static READINGS: [Reading; ROWS.len()] = {
    const NONE: Reading = Reading {
        blanks: false,
        article: false,
        bracket: false,
        unlimited: false,
    };
    let mut readings = [NONE; ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        let row = &ROWS[at];
        let opened = !row.open.list().is_empty();
        readings[at] = Reading {
            blanks: (opened || row.close.lists("、")) && !row.close.lists(" "),
            article: matches!(row.scheme, Scheme::Article),
            bracket: matches!(
                row.scheme,
                Scheme::HanBracket | Scheme::ArabicBracket | Scheme::ArabicHalfBracket
            ),
            unlimited: matches!(row.digits, Digits::Sign(_) | Digits::Word(..))
                || row.open.lists("第"),
        };
        at += 1;
    }
    readings
};

/// Reads what is behind the number of a marker of one form; returns the marker's length.
#[inline(always)]
fn read_close(index: usize, text: &[u8], ordinal: u32, mut at: usize) -> Option<usize> {
    let (row, reading) = (&ROWS[index], &READINGS[index]);
    if reading.blanks {
        at += blanks(&text[at..]);
    } else if row.open.is_empty() {
        at += line_end(&text[at..]);
    }
    if reading.article {
        at += suffix_of_article(&text[at..]);
    }
    if !row.close.is_empty() {
        at += row.close.beginning(&text[at..])?.len();
    }
    if reading.article {
        at += suffix_of_article(&text[at..]);
    }
    if row.titled {
        at += COLONS.beginning(&text[at..]).map_or(0, str::len);
        // 第一阶段（3月）: the bracket is only looked at.
        let bracket = ["（", "("]
            .iter()
            .find(|open| text[..at].ends_with(open.as_bytes()));
        at -= bracket.map_or(0, |open| open.len());
    }
    if reading.bracket {
        at += needless_mark(&text[at..]);
    }
    let fits = ordinal <= MOST || reading.unlimited;
    let rest = &text[at..];
    let refers = row.never_before.begin(rest) && !NO_MEASURES.begin(rest);
    (fits && !refers).then_some(at)
}

/// Reads the opening sign and the number of a marker of this form.
fn read_number(row: &Row, text: &[u8]) -> Option<(u32, usize)> {
    let mut at = 0;
    if !row.open.is_empty() {
        at = row.open.beginning(text)?.len();
        at += blanks(&text[at..]);
    }
    let (ordinal, width) = read_digits(row.digits, &text[at..])?;
    Some((ordinal, at + width))
}

/// The last row of a family.
const fn last_row(scheme: Scheme) -> u8 {
    let mut row = ROWS.len() - 1;
    while ROWS[row].scheme as u8 != scheme as u8 {
        row -= 1;
    }
    row as u8
}

/// The mark that some put behind a bracket: （一）、 and (1). and 1）. but not the one between two of them: （一）、（二）项, 1）、2）.
fn needless_mark(text: &[u8]) -> usize {
    const NEXT: Words = words(&[
        "（", "(", "第", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ]);
    match MARKS.beginning(text) {
        Some(mark) if !NEXT.begin(&text[mark.len()..]) => mark.len(),
        _ => 0,
    }
}

/// 之一 behind 第十七条: an article that was put in later.
fn suffix_of_article(text: &[u8]) -> usize {
    match text
        .strip_prefix("之".as_bytes())
        .and_then(numeral::read_han)
    {
        Some((_, width)) => 3 + width,
        None => 0,
    }
}

/// Length of the line end that divides a marker in wrapped text: 二 at one line's end, 是 on the next.
fn line_end(text: &[u8]) -> usize {
    text.iter()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .count()
}

/// Bytes of blanks at the start: space, tab, U+00A0, U+3000, and the line end that divides a marker in wrapped text.
#[inline]
fn blanks(text: &[u8]) -> usize {
    match text {
        [0..=b' ' | 0xC2, ..] | [0xE2 | 0xE3, 0x80, ..] | [0xEF, 0xBB, ..] => count_blanks(text),
        _ => 0,
    }
}

#[inline(never)]
fn count_blanks(text: &[u8]) -> usize {
    /// With more of them in it nothing is a marker.
    const MOST: usize = 64;
    let mut at = 0;
    loop {
        match (sign::blank(&text[at..]), text.get(at)) {
            _ if at >= MOST => return at,
            (Some(width), _) => at += width,
            (None, Some(b'\n' | b'\r')) => at += 1,
            _ => return at,
        }
    }
}

fn read_digits(digits: Digits, text: &[u8]) -> Option<(u32, usize)> {
    match digits {
        Digits::Han => numeral::read_han(text),
        Digits::Arabic => numeral::read_arabic(text),
        Digits::Either => numeral::read_han(text).or_else(|| numeral::read_arabic(text)),
        Digits::Letter => match text {
            [letter @ b'A'..=b'Z', ..] => Some((u32::from(letter - b'A') + 1, 1)),
            [letter @ b'a'..=b'z', ..] => Some((u32::from(letter - b'a') + 1, 1)),
            [0xEF, 0xBC, letter @ 0xA1..=0xBA, ..] => Some((u32::from(letter - 0xA1) + 1, 3)),
            _ => None,
        },
        Digits::Parts => None,
        Digits::Stem => first_char(text).and_then(|sign| Some((numeral::stem(sign)?, 3))),
        Digits::Roman => read_roman(text),
        Digits::Sign(runs) => read_sign(text, runs),
        Digits::Word(words, places) => words
            .iter()
            .zip(places)
            .find(|(word, _)| sign::begins(text, word))
            .map(|(word, &place)| (place, word.len())),
    }
}

fn read_roman(text: &[u8]) -> Option<(u32, usize)> {
    const LETTERS: [(&str, u32); 10] = [
        ("VIII", 8),
        ("VII", 7),
        ("III", 3),
        ("VI", 6),
        ("IV", 4),
        ("IX", 9),
        ("II", 2),
        ("I", 1),
        ("V", 5),
        ("X", 10),
    ];
    read_sign(text, numeral::ROMAN).or_else(|| {
        LETTERS
            .iter()
            .find(|(letters, _)| sign::begins(text, letters))
            .map(|&(letters, n)| (n, letters.len()))
    })
}

fn read_sign(text: &[u8], runs: Runs) -> Option<(u32, usize)> {
    let sign = first_char(text)?;
    Some((numeral::of_sign(sign, runs)?, sign.len_utf8()))
}

fn first_char(text: &[u8]) -> Option<char> {
    char::from_u32(sign::code(text)? as u32)
}

/// 1.1, 1.1.1 and deeper at a paragraph's start, the first of whose numbers was read; the ordinal is the last one.
#[inline(never)]
fn read_decimal(text: &[u8], first: Number) -> Option<Marker> {
    /// Word numbers nine levels at most.
    const MOST_PARTS: usize = 9;
    let (mut ordinal, mut at) = (first.ordinal, first.end);
    let mut parts = 1;
    while parts <= MOST_PARTS {
        let number = POINTS
            .beginning(&text[at..])
            .and_then(|point| Number::arabic(text, at + point.len()));
        let Some(number) = number else { break };
        (ordinal, at, parts) = (number.ordinal, number.end, parts + 1);
    }
    let scheme = match parts {
        2 => Scheme::Decimal2,
        3 => Scheme::Decimal3,
        4 => Scheme::Decimal4,
        5 => Scheme::Decimal5,
        6..=MOST_PARTS => Scheme::Decimal6,
        _ => return None,
    };
    // 2023.5.1 is a date, and 120.0.1 a version.
    if first.ordinal > 99 && parts > 2 {
        return None;
    }
    at += MARKS.beginning(&text[at..]).map_or(0, str::len);
    // 0.1 + 0.2 is a sum.
    const OPERATORS: &[u8] = b"+*/=<>";
    let next = text.get(at + blanks(&text[at..]));
    if next.is_some_and(|sign| OPERATORS.contains(sign)) {
        return None;
    }
    const QUANTITY: Words = words(&[
        "亿", "万", "千", "百", "十", "元", "个", "%", "％", "倍", "米", "公", "吨", "平", "年",
        "月", "日", "左", "分", ",", "，", "—", "-", "～", "至",
    ]);
    let rest = &text[at..];
    let is_quantity = QUANTITY.begin(rest) && !NO_MEASURES.begin(rest);
    let plausible = ordinal > 0 && ordinal <= MOST && !is_quantity && at < text.len();
    const ROW: u8 = last_row(Scheme::Decimal4);
    plausible.then_some(Marker {
        scheme,
        row: ROW,
        ordinal,
        len: at as u32,
    })
}

impl Scheme {
    /// How many families there are.
    pub(crate) const COUNT: usize = Scheme::Framing as usize + 1;

    /// Whether its items are directives wherever they stand (一是, 第一，, 首先).
    #[must_use]
    pub fn is_directive(self) -> bool {
        matches!(
            self,
            Scheme::Shi | Scheme::Yao | Scheme::First | Scheme::Among
        )
    }

    /// How many numbers it has, where these are joined by points: two for 1.1.
    #[must_use]
    pub fn decimal_parts(self) -> Option<u8> {
        match self {
            Scheme::Decimal1 => Some(1),
            Scheme::Decimal2 => Some(2),
            Scheme::Decimal3 => Some(3),
            Scheme::Decimal4 => Some(4),
            Scheme::Decimal5 => Some(5),
            Scheme::Decimal6 => Some(6),
            _ => None,
        }
    }

    /// Whether its numbers are letters or stems, which stand in other words too.
    #[must_use]
    pub fn is_lettered(self) -> bool {
        matches!(
            self,
            Scheme::Letter | Scheme::Roman | Scheme::Stem | Scheme::Labelled
        )
    }

    /// Whether it has no number: plain, bold and `#` headings, and what the user's rules name.
    #[must_use]
    pub fn is_unnumbered(self) -> bool {
        matches!(
            self,
            Scheme::Plain
                | Scheme::Hash
                | Scheme::Bold
                | Scheme::Lenticular
                | Scheme::Framing
                | Scheme::User
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads_its_own_example() {
        for row in ROWS {
            let (text, ordinal) = row.example;
            let body = format!("{text}加强领导");
            let marker =
                read(body.as_bytes(), true).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(
                (marker.scheme, marker.ordinal, marker.len as usize),
                (row.scheme, ordinal, text.len()),
                "{text}"
            );
            let inside = read(body.as_bytes(), false).map(|marker| marker.scheme);
            let stands_inside =
                |other: &Row| other.example == row.example && other.stands != Stands::AtStart;
            assert_eq!(
                inside == Some(row.scheme),
                ROWS.iter().any(stands_inside),
                "{text} inside a paragraph"
            );
        }
    }

    #[test]
    fn what_only_looks_like_a_marker_is_none() {
        for text in [
            "第一季度实现开门红",
            "第一书记",
            "第一时间",
            "第一名",
            "第一要务",
            "第一课堂丰富多彩",
            "第一讲台",
            "（二）项规定的情形",
            "2 项工作",
            "一是一、二是二",
            "（一）、（二）项",
            "2019、2020年",
            "一个都不能少",
            "三农工作",
            "第三条规定的情形",
            "第三条、第四条规定的情形",
            "要素保障",
            "一二三产业",
            "十四五规划",
            "3000万元以上",
            "二〇一九年",
            "（略）",
            "",
            "—— ",
        ] {
            assert_eq!(read(text.as_bytes(), true), None, "{text}");
        }
        // A quantity may be an item's number and a date behind it, where others count on.
        for text in ["1.5亿元", "2.4个百分点", "1.4月底前"] {
            let weak = |marker: Marker| marker.form().dear.0 < 150;
            assert!(read(text.as_bytes(), true).is_some_and(weak), "{text}");
            assert_eq!(read(text.as_bytes(), false), None, "{text}");
        }
    }

    #[test]
    fn decimals_and_late_articles() {
        for (text, scheme, ordinal, marker) in [
            ("1.1 背景", Scheme::Decimal2, 1, "1.1"),
            ("2.3.4目标", Scheme::Decimal3, 4, "2.3.4"),
            ("第十七条之一 国家", Scheme::Article, 17, "第十七条之一"),
            ("(  三 )统筹", Scheme::HanBracket, 3, "(  三 )"),
            ("第 3 章 总则", Scheme::Chapter, 3, "第 3 章"),
            ("第二条、价款", Scheme::Article, 2, "第二条"),
            ("（\n三）统筹", Scheme::HanBracket, 3, "（\n三）"),
            ("2】统筹", Scheme::ArabicHalfBracket, 2, "2】"),
            ("（三）、统筹", Scheme::HanBracket, 3, "（三）、"),
            ("1）. 统筹", Scheme::ArabicHalfBracket, 1, "1）."),
            ("1）、2）项", Scheme::ArabicHalfBracket, 1, "1）"),
            ("b）统筹", Scheme::Letter, 2, "b）"),
            ("（一）第一阶段", Scheme::HanBracket, 1, "（一）"),
            ("(2).统筹", Scheme::ArabicBracket, 2, "(2)."),
            ("二\n是统筹", Scheme::Shi, 2, "二\n是"),
            ("（二）项目建设", Scheme::HanBracket, 2, "（二）"),
            ("2 项目概况", Scheme::ArabicStop, 2, "2 "),
            ("1.1公司简介", Scheme::Decimal2, 1, "1.1"),
            ("第一章项目概况", Scheme::Chapter, 1, "第一章"),
            ("第三讲　公文的格式", Scheme::Chapter, 3, "第三讲"),
            ("第二单元：识字", Scheme::Part, 2, "第二单元："),
            ("一是一文一事", Scheme::Shi, 1, "一是"),
            ("篇二：心得体会", Scheme::Labelled, 2, "篇二："),
        ] {
            let found = read(text.as_bytes(), true).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(
                (found.scheme, found.ordinal, found.len as usize),
                (scheme, ordinal, marker.len()),
                "{text}"
            );
        }
    }
}
