//! First letters of the readings of Chinese signs: 政治引领 is found by zzyl. A sign has the letter of its usual reading,
//! so that 加强 is not found by jj because of 倔强; some signs are as usual in two readings, so 重 is both z and c.

use pinyin::ToPinyin;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A set of the letters a to z, one bit each.
type Letters = u32;

/// Signs with another usual reading beside the one that their table of readings names first, and its letter.
const ALSO: &[(char, u8)] = &[
    ('藏', b'z'), // 西藏
    ('曾', b'z'), // the name
    ('朝', b'z'), // 朝气
    ('匙', b's'), // 钥匙
    ('重', b'c'), // 重复
    ('畜', b'x'), // 畜牧
    ('幢', b'z'), // 一幢楼
    ('弹', b't'), // 弹性
    ('调', b't'), // 调整
    ('囤', b't'), // 囤积
    ('番', b'p'), // 番禺
    ('给', b'j'), // 供给
    ('行', b'h'), // 行业
    ('会', b'k'), // 会计
    ('卡', b'q'), // 关卡
    ('壳', b'q'), // 地壳
    ('乐', b'y'), // 音乐
    ('率', b's'), // 率先
    ('曝', b'b'), // 曝光
    ('泊', b'b'), // 停泊
    ('伺', b's'), // 伺机
    ('厦', b'x'), // 厦门
    ('吁', b'y'), // 呼吁
    ('长', b'c'), // 长期
];

const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// What common signs may stand for, looked up once. There are some dozens of sets for twenty thousand signs.
struct Known {
    /// The different sets.
    sets: Vec<Letters>,
    /// For each sign from [`FIRST`] to [`LAST`], which of them it has: an index.
    kinds: Vec<u16>,
}

impl Known {
    fn kind(&self, sign: char) -> usize {
        usize::from(self.kinds[sign as usize - FIRST as usize])
    }
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut sets = Vec::new();
        let mut kind_of = HashMap::new();
        let kinds = (FIRST..=LAST).map(looked_up).map(|set| {
            *kind_of.entry(set).or_insert_with(|| {
                sets.push(set);
                sets.len() as u16 - 1
            })
        });
        let kinds = kinds.collect();
        Known { sets, kinds }
    })
}

/// Looks up the common signs, if nobody has yet: a few milliseconds.
pub(super) fn prepare() {
    known();
}

fn looked_up(sign: char) -> Letters {
    let usual = sign.to_pinyin();
    let usual = usual.and_then(|reading| reading.plain().bytes().next());
    let also = ALSO.iter().filter(|(also, _)| *also == sign);
    let letters = usual.into_iter().chain(also.map(|&(_, letter)| letter));
    letters.fold(0, |set, letter| set | bit(letter))
}

/// The letter's bit; none for what is no letter.
fn bit(letter: u8) -> Letters {
    match letter.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 0,
    }
}

/// The letters that a sign which is not in [`Known`] may stand for: its readings', or the letter itself, whatever its
/// case.
fn letters(sign: char) -> Letters {
    match sign {
        '〇' => bit(b'l'),
        // The two signs beside A to Z that are letters of this alphabet in another case.
        '\u{17F}' => bit(b's'),
        '\u{212A}' => bit(b'k'),
        _ if sign.is_ascii() => bit(sign as u8),
        // Punctuation, Latin and its like, and full-width signs, which are many, have no readings.
        ..'\u{3400}' | '\u{FF00}'..'\u{10000}' => 0,
        _ => looked_up(sign),
    }
}

/// A row of first letters that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Initials {
    /// For each letter, the places where it stands in what is looked for: one bit a place.
    places: [u64; 26],
    /// For each set of [`Known`], the places where any of its letters stands.
    known: Vec<u64>,
    length: usize,
}

impl Initials {
    /// Letters to look for; none where there is another sign among them or there are too many.
    pub(super) fn new(wanted: &str) -> Option<Initials> {
        const MOST: usize = 64;
        let fits = (1..=MOST).contains(&wanted.len());
        if !fits || !wanted.bytes().all(|sign| sign.is_ascii_alphabetic()) {
            return None;
        }
        let mut places = [0; 26];
        for (at, letter) in wanted.bytes().enumerate() {
            places[usize::from(letter.to_ascii_lowercase() - b'a')] |= 1 << at;
        }
        let sets = known().sets.iter();
        Some(Initials {
            places,
            known: sets.map(|&set| places_of(&places, set)).collect(),
            length: wanted.len(),
        })
    }

    /// The first run of signs in `text` that may be read so: bytes.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        // One bit for each beginning of the wanted letters that the signs before this one fit.
        let mut fitting: u64 = 0;
        for (at, sign) in text.char_indices() {
            fitting = (fitting << 1 | 1) & self.places_of(sign);
            if fitting >> (self.length - 1) & 1 == 1 {
                let end = at + sign.len_utf8();
                let start = text[..end].char_indices().rev().nth(self.length - 1);
                return start.map(|(start, _)| start..end);
            }
        }
        None
    }

    /// Whether `text` begins so.
    pub(super) fn begins(&self, text: &str) -> bool {
        let mut signs = text.chars();
        let fits = |(at, sign): (usize, char)| self.places_of(sign) >> at & 1 == 1;
        signs.by_ref().take(self.length).enumerate().all(fits)
            && text.chars().nth(self.length - 1).is_some()
    }

    /// The places where a sign fits.
    fn places_of(&self, sign: char) -> u64 {
        match sign {
            FIRST..=LAST => self.known[known().kind(sign)],
            _ => places_of(&self.places, letters(sign)),
        }
    }
}

/// The places where any of these letters stands.
fn places_of(places: &[u64; 26], mut letters: Letters) -> u64 {
    let mut found = 0;
    while letters != 0 {
        found |= places[letters.trailing_zeros() as usize];
        letters &= letters - 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_find_words() {
        for (wanted, text, found) in [
            ("zzyl", "抓好政治引领，", Some("政治引领")),
            ("ZZYL", "抓好政治引领，", Some("政治引领")),
            ("cf", "重复建设", Some("重复")),
            ("zy", "重要讲话", Some("重要")),
            ("hy", "行业协会", Some("行业")),
            ("xx", "五项行动", Some("项行")),
            ("zs", "市长说", Some("长说")),
            ("cq", "长期坚持", Some("长期")),
            ("tz", "调整结构", Some("调整")),
            ("dc", "调查研究", Some("调查")),
            ("kj", "会计工作", Some("会计")),
            ("gj", "供给改革", Some("供给")),
            ("fz", "奋斗目标，依法垂直管理", None),
            ("fz", "奋斗，发展", Some("发展")),
            ("jj", "加强前瞻，更具前瞻性，以及其他", None),
            ("jj", "加强经济工作", Some("经济")),
            ("gdp", "稳住GDP增速", Some("GDP")),
            ("ll", "二〇二〇年", None),
            ("lel", "二〇二〇年", Some("〇二〇")),
            ("sk", "\u{17F}\u{212A}", Some("\u{17F}\u{212A}")),
            ("z", "，\u{3000}《（", None),
            ("zy", "重，要", None),
            ("q", "", None),
        ] {
            let initials = Initials::new(wanted).expect("letters");
            let range = initials.find(text);
            assert_eq!(range.map(|range| &text[range]), found, "{wanted} in {text}");
        }
    }

    #[test]
    fn only_letters_are_first_letters() {
        for wanted in ["", "政治", "z z", "第1", &"z".repeat(65)] {
            assert_eq!(Initials::new(wanted), None, "{wanted}");
        }
    }

    #[test]
    fn a_label_begins_with_letters() {
        let begins = |wanted: &str, text| Initials::new(wanted).is_some_and(|it| it.begins(text));
        assert!(begins("zhfw", "抓好服务"));
        assert!(!begins("hfw", "抓好服务"));
        assert!(!begins("zhfwq", "抓好服务"));
    }
}
