//! The table of marker families: one row for each form that the markers of a family have.

use super::Scheme;
use crate::numeral::{self, Runs};
use crate::sign::{Words, words};

/// What a marker's number is written in.
#[derive(Clone, Copy, Debug)]
pub enum Digits {
    /// 一, 十二; also 壹, where no other row takes that.
    Han,
    /// 壹, 拾贰.
    HanCapital,
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

pub(super) const ROW: Row = Row {
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

pub(super) const COLONS: Words = words(&["：", ":"]);
pub(super) const POINTS: Words = words(&[".", "．"]);
pub(super) const MARKS: Words = words(&["、", ".", "．"]);
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
pub(super) const NO_MEASURES: Words = words(&[
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
/// What makes two things of 第一、 and no item, as in 第一、二产业, or a reference.
const NO_ORDINAL: Words = words(&[
    "第",
    "二、三",
    "二产业",
    "二季度",
    "二次产业",
    "三产业",
    "三季度",
    "四季度",
    "二批",
    "二师",
    "二中学",
    "二车间",
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
    "希望",
    "寄语",
    "嘱托",
    "关键词",
    "期望",
    "感悟",
    "收获",
    "心得",
    "思考",
    "关键",
    "活动",
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
    "抓", "看", "查", "促", "讲", "靠", "包", "愿", "问", "谢", "盼", "忌", "祝", "比", "学", "防", "戒", "不准", "在", "难",
]);
/// The same of an older tongue: 一者，…；二者，…. 一曰勤，二曰俭.
const BY_OLD_WORD: Words = words(&["者，", "者,", "者：", "者:", "曰"]);
/// What makes other words of these, or a title: 一看就懂, 一比一, 一问三不知, 一学期, 一问：.
const NO_COUNT: Words = words(&["就", "一", "三不知", "期", "年", "：", ":"]);
const IN_ORDER: Digits = Digits::Word(
    &[
        "首先",
        "首要的",
        "头一条",
        "头一个",
        "其次",
        "再次",
        "再者",
        "又其次",
        "再其次",
        "最后一条",
        "最后一个",
        "最后一点",
        "最后",
        "最後",
    ],
    &[1, 1, 1, 1, 2, 3, 3, 3, 3, LAST, LAST, LAST, LAST, LAST],
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
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Either, close: words(&["，", ",", "、", "：", ":", "是", "点，", "点,", "点、", "点：", "点:", "点是", "条，", "步，", "件事，", "件事,", "件事：", "件事:", "件事是", "项，", "项是", "个，", "个是", "方面，", "方面是", "句话，", "句话：", "句话是"]), stands: Stands::AfterComma, dear: (400, 220), never_before: NO_ORDINAL, example: ("第三，", 3), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Either, close: NAMED, stands: Stands::AfterComma, dear: (400, 220), example: ("第二类，", 2), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Han, close: words(&["要", "就要"]), stands: Stands::AfterStop, dear: (300, 180), never_before: words(&["务", "素", "义", "求", "件", "位", "点"]), example: ("第二要", 2), ..ROW },
    Row { scheme: Scheme::First, open: words(&["第"]), digits: Digits::Han, close: words(&[" ", "\u{3000}"]), dear: (120, 0), never_before: COUNTED, example: ("第八\u{3000}", 8), ..ROW },
    Row { scheme: Scheme::Shi, digits: Digits::Han, close: words(&["是"]), stands: Stands::AfterComma, dear: (420, 300), never_before: IDIOM, example: ("二是", 2), ..ROW },
    Row { scheme: Scheme::Yao, digits: Digits::Han, close: words(&["要"]), stands: Stands::AfterComma, dear: (400, 280), never_before: words(&["素", "点", "求"]), example: ("三要", 3), ..ROW },
    Row { scheme: Scheme::Yao, digits: Digits::Han, close: BY_OLD_WORD, stands: Stands::AfterComma, dear: (160, 100), example: ("二曰", 2), ..ROW },
    Row { scheme: Scheme::Yao, digits: Digits::Han, close: BY_VERB, stands: Stands::AfterComma, dear: (160, 100), never_before: NO_COUNT, example: ("二抓", 2), ..ROW },
    Row { scheme: Scheme::HanCapital, digits: Digits::HanCapital, close: words(&["、", ".", "．", "。", "､", "﹒", "：", ":", " ", "\u{3000}"]), dear: (500, 0), example: ("贰、", 2), ..ROW },
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
    Row { scheme: Scheme::ArabicStop, digits: Digits::Arabic, close: words(&[" ", "\u{3000}", "\t", "\u{A0}"]), dear: (100, 0), never_before: MEASURES, example: ("3 ", 3), ..ROW },
    Row { scheme: Scheme::ArabicBracket, open: words(&["（", "("]), digits: Digits::Arabic, close: words(&["）", ")"]), stands: Stands::Anywhere, dear: (400, 200), never_before: REFERENCE_TO_ITEM, example: ("（4）", 4), ..ROW },
    Row { scheme: Scheme::ArabicBracket, digits: Digits::Sign(numeral::ARABIC_IN_BRACKETS), stands: Stands::AfterStop, dear: (400, 200), example: ("⑷", 4), ..ROW },
    Row { scheme: Scheme::ArabicHalfBracket, digits: Digits::Arabic, close: words(&["）", ")", "】"]), stands: Stands::AfterStop, dear: (300, 150), example: ("2）", 2), ..ROW },
    Row { scheme: Scheme::Circled, digits: Digits::Sign(numeral::CIRCLED), stands: Stands::Anywhere, dear: (400, 240), example: ("⑫", 12), ..ROW },
    Row { scheme: Scheme::Roman, digits: Digits::Roman, close: words(&["、", ".", "．"]), dear: (250, 0), example: ("Ⅳ.", 4), ..ROW },
    Row { scheme: Scheme::Roman, open: words(&["（", "("]), digits: Digits::Roman, close: words(&["）", ")"]), dear: (250, 0), example: ("（ii）", 2), ..ROW },
    Row { scheme: Scheme::Letter, open: words(&["（", "("]), digits: Digits::Letter, close: words(&["）", ")"]), dear: (200, 0), example: ("（b）", 2), ..ROW },
    Row { scheme: Scheme::Letter, digits: Digits::Letter, close: words(&["、", ".", "．", "）", ")"]), dear: (200, 150), example: ("B.", 2), ..ROW },
    Row { scheme: Scheme::Stem, digits: Digits::Stem, close: words(&["、", ".", "．"]), dear: (250, 160), example: ("丙、", 3), ..ROW },
    Row { scheme: Scheme::Stem, open: words(&["（", "("]), digits: Digits::Stem, close: words(&["）", ")"]), stands: Stands::AfterStop, dear: (300, 160), example: ("（丙）", 3), ..ROW },
    Row { scheme: Scheme::Among, open: words(&["其"]), digits: Digits::Han, close: words(&["，", ",", "、", "：", ":", "是"]), stands: Stands::AfterComma, dear: (380, 240), example: ("其二，", 2), ..ROW },
    Row { scheme: Scheme::First, digits: IN_ORDER, close: words(&["，", ",", "：", ":", "是"]), stands: Stands::AfterComma, dear: (240, 150), never_before: words(&["让我们", "祝", "预祝", "我想", "我再", "我代表", "我谨", "我要", "我向", "请允许", "让我", "衷心", "再次", "愿", "送给", "借用", "用一句", "用一位", "以一句"]), example: ("其次，", 2), ..ROW },
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
pub const BARE_NUMBER: u8 = first_row(Scheme::ArabicStop, Some(" "));

/// The row of a word of order that nothing closes.
pub const BARE_ORDER: u8 = {
    let mut at = 0;
    while !(matches!(ROWS[at].digits, Digits::Word(..)) && ROWS[at].close.list().is_empty()) {
        at += 1;
    }
    at as u8
};

/// The row of 第 with a word of those that it counts, 第二类，.
pub const ORDINAL_NAMED: u8 = first_row(Scheme::First, Some("类，"));

/// The row of 一、.
pub const HAN_COMMA: u8 = first_row(Scheme::HanComma, None);

/// The row of 1. and 1、.
pub const ARABIC_STOP: u8 = first_row(Scheme::ArabicStop, None);

/// The row of 第一个问题.
pub const QUESTION: u8 = last_row(Scheme::Question);

/// The row of a number and a verb, 一查.
pub const YAO_BY_VERB: u8 = last_row(Scheme::Yao);

/// The row of 一者， and 一曰.
pub const YAO_BY_OLD_WORD: u8 = first_row(Scheme::Yao, Some("曰"));

/// The row of 篇 and a number, of which the pieces of a collection are.
pub const LABELLED: u8 = last_row(Scheme::Labelled);

/// The first row of a family, or the first one whose markers this word may close.
const fn first_row(scheme: Scheme, close: Option<&str>) -> u8 {
    let mut row = 0;
    loop {
        let is_closed = match close {
            Some(word) => ROWS[row].close.lists(word),
            None => true,
        };
        if ROWS[row].scheme as u8 == scheme as u8 && is_closed {
            return row as u8;
        }
        row += 1;
    }
}

/// The last row of a family.
pub(super) const fn last_row(scheme: Scheme) -> u8 {
    let mut row = ROWS.len() - 1;
    while ROWS[row].scheme as u8 != scheme as u8 {
        row -= 1;
    }
    row as u8
}
