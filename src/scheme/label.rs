//! Labels of a writer's own before a colon, which no list can name: 第一个“有”：心中有梦, 关键之一：抓能力; and the same words
//! as members of an enumeration: 措施之一，…。措施之二，….

use super::table::last_row;
use super::{LABELLED, Marker, Number, Scheme};
use crate::numeral;
use crate::sign::{self, Endings, Words, endings, words};

const COLONS: Words = words(&["：", ":"]);
/// A label has so many characters behind its number at most.
const LONGEST: usize = 8;

/// Whether such a label may begin a text, as far as the characters tell that a number stands behind.
#[must_use]
#[inline]
pub fn may_begin(text: &[u8]) -> bool {
    text.starts_with(ORDINAL.as_bytes())
        || text
            .get(WORD..)
            .is_some_and(|behind| behind.starts_with(AMONG.as_bytes()))
}

/// Reads such a label at the start of a paragraph, where no other marker stands.
#[must_use]
#[inline(never)]
pub fn read(text: &[u8]) -> Option<Marker> {
    match text.starts_with(ORDINAL.as_bytes()) {
        true => behind_number(text, number_at(text, ORDINAL.len())?),
        false => before_number(text),
    }
}

const ORDINAL: &str = "第";
const AMONG: &str = "之";
/// Bytes of the word before 之.
const WORD: usize = 2 * HAN;

fn number_at(text: &[u8], at: usize) -> Option<Number> {
    Number::han(text, at).or_else(|| Number::arabic(text, at))
}

/// Reads what 第 and a number begin, up to the colon, with nothing but Han characters and quotation marks before it.
fn behind_number(text: &[u8], number: Number) -> Option<Marker> {
    const OTHERS: Words = words(&[
        "书记",
        "作者",
        "责任",
        "副",
        "条规定",
        "条明确",
        "条第",
        "款规定",
        "款明确",
        "款第",
    ]);
    if OTHERS.begin(&text[number.end..]) {
        return None;
    }
    let mut at = number.end;
    for _ in 0..=LONGEST {
        if let Some(colon) = COLONS.beginning(&text[at..]) {
            return (at > number.end).then(|| marker(number, at + colon.len()));
        }
        let is_quote = matches!(text[at..], [0xE2, 0x80, 0x98..=0x9D, ..]);
        if !is_quote && !sign::is_han(text, at) {
            return None;
        }
        at += HAN;
    }
    None
}

/// Reads a word of two characters, 之 with a number, and a colon.
fn before_number(text: &[u8]) -> Option<Marker> {
    let behind = text.get(WORD..)?.strip_prefix(AMONG.as_bytes())?;
    if !sign::is_han(text, 0) || !sign::is_han(text, HAN) {
        return None;
    }
    let number = number_at(text, text.len() - behind.len())?;
    let colon = COLONS.beginning(&text[number.end..])?;
    Some(marker(number, number.end + colon.len()))
}

/// A member that is counted behind a word: 措施之二，, 其原因之二是.
#[derive(Clone, Copy, Debug)]
pub struct Among<'a> {
    /// The word before 之, which all members have.
    pub word: &'a [u8],
    /// The marker that it is among the others.
    pub marker: Marker,
}

const ITS: &str = "其";

/// Whether such a member may begin a text, as far as its fourth character tells.
#[must_use]
#[inline]
pub fn may_begin_among(text: &[u8]) -> bool {
    // 之 behind two characters, or behind 其 and two.
    matches!(
        text,
        [_, _, _, _, _, _, 0xE4, 0xB9, 0x8B, ..]
            | [0xE5, 0x85, 0xB6, _, _, _, _, _, _, 0xE4, 0xB9, 0x8B, ..]
    )
}

impl<'a> Among<'a> {
    /// Reads one at the start of a text.
    #[must_use]
    pub fn read(text: &'a [u8]) -> Option<Among<'a>> {
        const ENDS: Words = words(&["，", ",", "：", ":", "是", "就是"]);
        /// What has parts and no members: 三分之二是, 之所以.
        const PARTS: &str = "分";
        const ROW: u8 = last_row(Scheme::Among);
        let its = match text.get(ITS.len() + WORD..) {
            Some(behind) if sign::begins(behind, AMONG) && sign::begins(text, ITS) => ITS.len(),
            _ => 0,
        };
        let word = text.get(its..its + WORD)?;
        let number = Number::han(text, its + WORD + AMONG.len())?;
        let end = ENDS.beginning(&text[number.end..])?;
        let whole = sign::is_han(word, 0) && sign::is_han(word, HAN) && !sign::ends(word, PARTS);
        let counts = whole && sign::begins(&text[its + WORD..], AMONG);
        counts.then(|| Among {
            word,
            marker: Marker {
                scheme: Scheme::Among,
                row: ROW,
                ordinal: number.ordinal,
                len: (number.end + end.len()) as u32,
            },
        })
    }

    /// How a member with another number begins, but for 其.
    #[must_use]
    pub fn written(&self, ordinal: u32) -> Vec<u8> {
        let number = numeral::write_han(ordinal);
        [self.word, AMONG.as_bytes(), number.as_bytes()].concat()
    }
}

/// A short word with a number, which others of the word make a marker: 镜头一：雨夜巡坝, 看点②, 瞬间3 alone on its line.
#[derive(Clone, Copy, Debug)]
pub struct Worded<'a> {
    /// The word before the number, with the blank between them.
    word: &'a [u8],
    /// The first byte of a number as it writes them.
    written: u8,
    /// The marker that it is among the others.
    pub marker: Marker,
}

impl<'a> Worded<'a> {
    /// Reads one at the start of a paragraph.
    #[must_use]
    pub fn read(text: &'a [u8]) -> Option<Worded<'a>> {
        /// Who speaks, days, what is attached, captions and data.
        #[rustfmt::skip]
        const ENDS_NO: Endings = endings(&[
            "生", "员", "者", "人", "长", "手", "众", "民", "方", "师", "友", "客", "兵", "童", "孩", "子", "女", "男", "声", "角", "期", "拜", "图", "表", "式", "码",
            "话", "址", "箱", "号", "组", "队", "班", "级", "的", "中", "了", "年", "月", "日", "第", "有", "是", "为", "又", "在", "不", "这", "那", "家", "工", "户",
        ]);
        const BEGINS_NO: Words = words(&[
            "附", "图", "表", "照", "注", "示例", "文件", "邮件", "选项", "答案", "记者", "旁白",
            "第", "每", "某", "有", "不", "十", "百", "千", "万",
        ]);
        let mut words = [WORD, WORD + HAN].into_iter().filter_map(|end| {
            let word = text.get(..end)?;
            // Some writers set digits apart: 镜头 1：.
            let behind = match text[end..] {
                [b' ', b'0'..=b'9', ..] => end + 1,
                _ => end,
            };
            let number = number_at(text, behind).or_else(|| circled_at(text, behind))?;
            Some((word, behind, number))
        });
        let (word, behind, number) = words.next()?;
        let circled = circled_at(text, behind).is_some();
        let rest = &text[number.end..];
        let colon = COLONS.beginning(rest).map(str::len);
        let closed = colon
            .or_else(|| sign::blank(rest))
            .filter(|&width| width < rest.len());
        let closed = match rest {
            [] => Some(0),
            _ if circled => Some(closed.unwrap_or(0)),
            _ => closed,
        };
        let closed = closed?;
        let is_word = (0..word.len())
            .step_by(HAN)
            .all(|at| sign::is_han(word, at) && !numeral::starts_with_number(&word[at..]));
        if !is_word || ENDS_NO.end(word) && !WAYS.end(word) || BEGINS_NO.begin(word) {
            return None;
        }
        Some(Worded {
            word: &text[..behind],
            written: text[behind],
            marker: marker(number, number.end + closed),
        })
    }

    /// How one with another number begins.
    #[must_use]
    pub fn written(&self, ordinal: u32) -> Vec<u8> {
        let number = match self.written {
            b'0'..=b'9' => ordinal.to_string(),
            0xE2 => numeral::CIRCLED
                .iter()
                .find(|(first, last, one)| *first as u32 + ordinal - one <= *last as u32)
                .and_then(|(first, _, one)| char::from_u32(*first as u32 + ordinal - one))
                .map_or(String::new(), |sign| sign.to_string()),
            _ => numeral::write_han(ordinal),
        };
        [self.word, number.as_bytes()].concat()
    }
}

/// Words that end as others do that name nothing that is counted so.
const WAYS: Endings = endings(&[
    "方式", "模式", "形式", "目的", "步子", "例子", "点子", "路子", "法子", "日子", "句子", "抓手",
    "心声", "视角", "密码",
]);

fn circled_at(text: &[u8], at: usize) -> Option<Number> {
    let (ordinal, width) = super::read_sign(&text[at..], numeral::CIRCLED)?;
    Some(Number {
        ordinal,
        end: at + width,
        han: false,
    })
}

/// Bytes of a Han character.
const HAN: usize = 3;

fn marker(number: Number, len: usize) -> Marker {
    Marker {
        scheme: Scheme::Labelled,
        row: LABELLED,
        ordinal: number.ordinal,
        len: len as u32,
    }
}
