//! Markers that only others of the same words make markers: 二算 behind 一算, 第二层意思， behind 第一层意思，, 2， behind 1，.

use super::table::last_row;
use super::{ARABIC_STOP, Marker, ORDINAL_NAMED, Scheme, YAO_BY_VERB, remark};
use crate::numeral::{self, write_han};
use crate::sign::{self, Words, words};

/// How such a marker counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// 二算, or 二关是.
    Verb,
    /// 第二层意思，
    Ordinal,
    /// 2，
    Arabic,
    /// 乙、
    Stem,
    /// B.
    Letter,
    /// b.
    SmallLetter,
}

/// Such a marker.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'a> {
    /// How it counts.
    pub number: Number,
    /// Its number.
    pub ordinal: u32,
    /// What stands behind the number in each of them.
    pub word: &'a [u8],
    /// Its length in bytes.
    pub len: usize,
}

const COMMAS: Words = words(&["，", ","]);
const QUOTES: Words = words(&["“", "‘", "《"]);
/// Bytes of a Han character.
const HAN: usize = 3;

/// What the members behind the first begin with that are counted with stems: 甲、…。乙、…. Lists inside a paragraph have no more,
/// and 戊 has the place of 严 in the scan's table.
pub const STEMS: &[&str] = &["乙", "丙", "丁"];

/// Whether the second member, or 再一个是, may begin a text, as far as its first characters tell.
#[must_use]
#[inline]
pub fn may_begin(text: &[u8]) -> bool {
    // 二, 乙, 再, 第二, 2 before a comma, ２.
    matches!(
        text,
        [0xE4, 0xBA, 0x8C, ..]
            | [0xE4, 0xB9, 0x99, ..]
            | [0xE5, 0x86, 0x8D, ..]
            | [0xE7, 0xAC, 0xAC, 0xE4, 0xBA, 0x8C, ..]
            | [b'2', b',' | 0xEF, ..]
            | [0xEF, 0xBC, 0x92, ..]
    )
}

impl<'a> Spoken<'a> {
    /// Reads one at the start of a text.
    #[must_use]
    pub fn read(text: &'a [u8]) -> Option<Spoken<'a>> {
        /// No list is longer.
        const MOST: u32 = 12;
        let spoken = if let Some(rest) = text.strip_prefix(ORDINAL.as_bytes()) {
            let (ordinal, width) = numeral::read_han(rest)?;
            Spoken::named(text, ordinal, ORDINAL.len() + width)
        } else if let Some((ordinal, width)) = numeral::read_han(text) {
            Spoken::verb(text, ordinal, width)
        } else if let Some((ordinal, width)) = numeral::read_arabic(text) {
            Spoken::arabic(text, ordinal, width)
        } else {
            Spoken::lettered(text)
        };
        spoken.filter(|it| it.ordinal <= MOST)
    }

    /// 第二 and a word of four characters at most before what [ends](Self::end_of_named) it; quotation marks are of the word.
    fn named(text: &'a [u8], ordinal: u32, begun: usize) -> Option<Spoken<'a>> {
        const LONGEST: usize = 4;
        let mut at = begun;
        let mut signs = 0;
        while signs <= LONGEST {
            let word = &text[begun..at];
            if let Some(end) = Spoken::end_of_named(word, &text[at..]) {
                return (signs > 0).then_some(Spoken {
                    number: Number::Ordinal,
                    ordinal,
                    word,
                    len: at + end,
                });
            }
            match text[at..] {
                [0xE2, 0x80, 0x98..=0x9D, ..] => {}
                _ if sign::is_han(text, at) => signs += 1,
                _ => return None,
            }
            at += HAN;
        }
        None
    }

    /// Length of what ends a marker of an ordinal behind the word that it counts: a comma, a colon or 是, perhaps with a
    /// remark before it. Behind a step also 为, or nothing but the remark that says when: 第一步（3月底前）自查自纠.
    #[must_use]
    pub fn end_of_named(word: &[u8], behind: &[u8]) -> Option<usize> {
        const ENDS: Words = words(&["，", ",", "：", ":", "是"]);
        const STEPS: Words = words(&["步", "阶段", "环节", "批", "轮", "期"]);
        if let Some(end) = ENDS.beginning(behind) {
            return may_be_told(word).then_some(end.len());
        }
        let step = STEPS
            .beginning(word)
            .is_some_and(|step| step.len() == word.len());
        if step && behind.starts_with(BE.as_bytes()) {
            return may_be_told(word).then_some(BE.len());
        }
        let (remark, rest) = behind.split_at(remark::length(behind));
        if remark.is_empty() {
            return None;
        }
        let timed = step && remark::is_time(remark);
        let end = match ENDS.beginning(rest) {
            // The label may end behind the remark.
            Some(end) if remark::SIGNS.begin(end.as_bytes()) => 0,
            Some(end) => end.len(),
            None if timed && sign::is_han(rest, 0) => 0,
            None => return None,
        };
        (timed || may_be_told(word)).then_some(remark.len() + end)
    }

    /// 二 and one character that is a verb, or any before 是. What it says may be quoted: 二改“推诿”为“抢办”.
    fn verb(text: &'a [u8], ordinal: u32, begun: usize) -> Option<Spoken<'a>> {
        let at = begun + HAN;
        let said = text.get(at..)?;
        let tells = sign::is_han(said, 0) && !said.starts_with(AT_ONCE.as_bytes());
        if !sign::is_han(text, begun) || !(tells || QUOTES.begin(said)) {
            return None;
        }
        let named = text[at..].starts_with("是".as_bytes());
        let behind = &text[begun..];
        let is_verb = || !NO_VERBS.begin(behind) || HOLDS.begin(behind);
        let fits = named || is_verb() && !OTHER_WORDS.begin(behind);
        fits.then(|| Spoken {
            number: Number::Verb,
            ordinal,
            word: &text[begun..at],
            len: at,
        })
    }

    /// 2，
    fn arabic(text: &'a [u8], ordinal: u32, begun: usize) -> Option<Spoken<'a>> {
        let end = begun + COMMAS.beginning(&text[begun..])?.len();
        let fits = sign::is_han(text, end);
        fits.then(|| Spoken {
            number: Number::Arabic,
            ordinal,
            word: &text[begun..end],
            len: end,
        })
    }

    /// Whether it is a verb and what is behind it is quoted: 二改“推诿”为“抢办”.
    #[must_use]
    pub fn is_quoting(&self, behind: &[u8]) -> bool {
        self.number == Number::Verb && QUOTES.begin(behind)
    }

    /// Whether what it counts may be things or reasons, each in its clause: 一环…，二环…，三环…; 一来…，二来…，三来….
    #[must_use]
    pub fn is_of_things(&self) -> bool {
        THINGS.begin(self.word) || REASONS.begin(self.word)
    }

    /// Whether it counts with a letter.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        matches!(self.number, Number::Letter | Number::SmallLetter)
    }

    /// 乙、 or B. or b.
    fn lettered(text: &'a [u8]) -> Option<Spoken<'a>> {
        const SIGNS: Words = words(&["、", ".", "．"]);
        let (number, ordinal, width) = match *text {
            [letter @ b'A'..=b'H', ..] => (Number::Letter, u32::from(letter - b'A') + 1, 1),
            [letter @ b'a'..=b'h', ..] => (Number::SmallLetter, u32::from(letter - b'a') + 1, 1),
            _ => {
                let sign = char::from_u32(sign::code(text)? as u32)?;
                (Number::Stem, numeral::stem(sign)?, HAN)
            }
        };
        let end = width + SIGNS.beginning(&text[width..])?.len();
        // 乙、丙 are two of those that a story tells of.
        let told = || {
            sign::code(&text[end..]).and_then(|code| numeral::stem(char::from_u32(code as u32)?))
        };
        let dated = number == Number::SmallLetter && matches!(text[end..], [b'0'..=b'9', ..]);
        let fits = dated || sign::is_han(text, end) && told().is_none();
        fits.then(|| Spoken {
            number,
            ordinal,
            word: &text[width..end],
            len: end,
        })
    }

    /// How a member with another number begins.
    #[must_use]
    pub fn written(&self, ordinal: u32) -> Vec<u8> {
        let (before, number) = match self.number {
            Number::Verb => ("", write_han(ordinal)),
            Number::Ordinal => (ORDINAL, write_han(ordinal)),
            Number::Arabic => ("", ordinal.to_string()),
            Number::Stem => ("", numeral::STEMS[ordinal as usize - 1].to_string()),
            Number::Letter => ("", char::from(b'A' - 1 + ordinal as u8).to_string()),
            Number::SmallLetter => ("", char::from(b'a' - 1 + ordinal as u8).to_string()),
        };
        [before.as_bytes(), number.as_bytes(), self.word].concat()
    }

    /// The marker that it is among others.
    #[must_use]
    pub fn marker(&self) -> Marker {
        let (scheme, row) = match self.number {
            Number::Verb => (Scheme::Yao, YAO_BY_VERB),
            Number::Ordinal => (Scheme::First, ORDINAL_NAMED),
            Number::Arabic => (Scheme::ArabicStop, ARABIC_STOP),
            Number::Stem => (Scheme::Stem, STEM),
            Number::Letter | Number::SmallLetter => (Scheme::Letter, LETTER),
        };
        Marker {
            scheme,
            row,
            ordinal: self.ordinal,
            len: self.len as u32,
        }
    }
}

const LETTER: u8 = last_row(Scheme::Letter);
/// The row of 丙、, before that of （丙）.
const STEM: u8 = last_row(Scheme::Stem) - 1;

const ORDINAL: &str = "第";
const BE: &str = "为";
/// What makes no enumeration of 一吃就吐，二吃就晕.
const AT_ONCE: &str = "就";

/// Whether a word behind an ordinal may make a member of it.
fn may_be_told(word: &[u8]) -> bool {
    let item = || word.strip_prefix(ITEM.as_bytes());
    !NO_MEMBERS.begin(word) || item().is_some_and(|what| TOLD.begin(what))
}

const ITEM: &str = "条";
/// What is told in items, which are no articles: 第二条经验，.
#[rustfmt::skip]
const TOLD: Words = words(&[
    "经验", "意见", "建议", "要求", "措施", "体会", "教训", "启示", "理由", "原因", "做法", "收获", "希望", "任务", "纪律", "底线", "铁律", "标准",
    "感受", "办法", "路径", "主线", "消息", "红线", "路子", "途径",
]);

/// What 第 counts without making a list: times, ranks, institutions.
#[rustfmt::skip]
const NO_MEMBERS: Words = words(&[
    "天", "年", "月", "日", "周", "季", "届", "批", "名", "次", "轮", "晚", "早", "夜", "学期", "代", "世", "书记", "作者", "中学", "小学", "人民", "医院",
    "产业", "线", "条", "款", "章", "节", "编", "期", "时间", "位", "场", "站", "遍", "回", "趟", "眼",
]);

/// What is a thing too, where nothing but commas divide those that are counted.
#[rustfmt::skip]
const THINGS: Words = words(&[
    "单", "标", "支", "车", "工", "模", "桥", "街", "巷", "干", "公", "场", "师", "军", "纵", "胎", "孩", "本", "档", "星", "圈", "环", "针", "套", "段", "句",
    "步", "品", "矿", "社", "幼", "岁", "杯", "碗", "件", "张", "只", "间", "座", "片", "份", "亩", "斤", "尺", "栋", "幢",
]);

/// What counts the reasons of a sentence.
const REASONS: Words = words(&["来", "则"]);

/// What is a thing that is counted behind 二, and no verb: 二级, 二期工程, 二车间.
#[rustfmt::skip]
const NO_VERBS: Words = words(&[
    "年", "月", "日", "天", "时", "分", "秒", "周", "季", "班", "级", "期", "组", "队", "等", "楼", "类", "线", "产", "台", "次", "号", "层", "团", "连", "营",
    "排", "村", "路", "站", "院", "所", "区", "县", "科", "室", "部", "处", "庭", "审", "把", "位", "名", "个",
]);

/// Where 把 counts no things and is a verb: 二把好用钱关.
const HOLDS: Words = words(&[
    "把好", "把住", "把牢", "把紧", "把准", "把稳", "把严", "把实", "把关",
]);

/// What makes another word of 二 or an argument of the sentence: 二人, 二手, 二无.
#[rustfmt::skip]
const OTHER_WORDS: Words = words(&[
    "者", "人", "代", "战", "手", "话", "维", "元", "中", "小", "老", "无", "没", "回", "心", "分", "万", "百", "千", "亿", "大", "家", "户",
    "届", "批", "轮", "道", "条", "款", "章", "节", "项", "点", "字", "面", "边", "头", "旦", "般", "生", "传", "日", "种", "副", "局", "厂",
]);
