//! Numbers as Chinese documents write them, both ways: 一百二十三, 廿一, １２, Ⅳ, ⑫, 甲.

/// Reads a Chinese number at the start of `text`: 一, 十二, 二十, 一百零三, 廿一.
///
/// Returns its value and its length in bytes. Values run from 1 to 9,999; digits that merely follow each
/// other (二〇一九) are no ordinal and give nothing.
#[must_use]
#[inline]
pub fn read_han(text: &[u8]) -> Option<(u32, usize)> {
    let first = text.first_chunk().and_then(|&sign| han_sign(sign))?;
    // Nearly all numbers are one digit.
    match text.get(3..).and_then(<[u8]>::first_chunk) {
        Some(&second) if han_sign(second).is_some() => read_long_han(text),
        _ => (first > 0).then_some((first, 3)),
    }
}

#[inline(never)]
fn read_long_han(text: &[u8]) -> Option<(u32, usize)> {
    let (mut total, mut digit, mut last_unit) = (0, None, u32::MAX);
    let (signs, _) = text.as_chunks();
    let mut at = 0;
    for sign in signs.iter().map_while(|&sign| han_sign(sign)) {
        match sign {
            0 if digit.is_none() && total > 0 => {}
            1..=9 if digit.is_none() => digit = Some(sign),
            20 | 30 if total % 100 == 0 && digit.is_none() => {
                total += sign;
                last_unit = 10;
            }
            10 | 100 | 1000 if sign < last_unit => {
                total += digit.take().unwrap_or(1) * sign;
                last_unit = sign;
            }
            _ => return None,
        }
        at += 3;
    }
    total += digit.unwrap_or(0);
    (total > 0).then_some((total, at))
}

/// Whether a text ends with a Chinese digit: what follows belongs to the same number.
#[must_use]
pub fn ends_with_number(text: &[u8]) -> bool {
    text.last_chunk()
        .is_some_and(|&sign| han_sign(sign).is_some())
}

/// Whether a text begins with a sign of a Chinese number.
#[must_use]
pub fn starts_with_number(text: &[u8]) -> bool {
    text.first_chunk()
        .is_some_and(|&sign| han_sign(sign).is_some())
}

/// The characters that Chinese numbers are written with.
pub(crate) const HAN_SIGNS: &str =
    "〇零一壹二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十拾百佰千仟廿卅";

/// What each of them stands for: a digit, a unit, or two or three tens in one sign.
const HAN_VALUES: [u16; HAN_SIGNS.len() / 3] = [
    0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 100, 100,
    1000, 1000, 20, 30,
];

/// Those that nobody can make another of with a stroke: sums are written with them, and the largest parts of a plan.
const CAPITALS: &str = "壹贰貳叁參叄肆伍陆陸柒捌玖拾";

/// Whether a text begins with such a sign.
#[must_use]
pub fn begins_with_capital(text: &[u8]) -> bool {
    let (capitals, _) = CAPITALS.as_bytes().as_chunks();
    let first: Option<&[u8; 3]> = text.first_chunk();
    first.is_some_and(|first| capitals.contains(first))
}

/// The sign of each place, by its bytes, with what it stands for. No two signs have the same place.
static HAN_PLACES: [(u32, u16); 1 << HAN_PLACE_BITS] = {
    let mut places = [(0, 0); 1 << HAN_PLACE_BITS];
    let (signs, _) = HAN_SIGNS.as_bytes().as_chunks();
    let mut at = 0;
    while at < signs.len() {
        let sign = bytes(signs[at]);
        assert!(places[han_place(sign)].0 == 0, "a place is taken");
        places[han_place(sign)] = (sign, HAN_VALUES[at]);
        at += 1;
    }
    places
};
const HAN_PLACE_BITS: u32 = 6;

/// Found by trying, so that each sign has a place of its own.
const fn han_place(sign: u32) -> usize {
    (sign.wrapping_mul(0x19F9_1344) >> (u32::BITS - HAN_PLACE_BITS)) as usize
}

/// The bytes of a character as one number.
const fn bytes([first, second, third]: [u8; 3]) -> u32 {
    u32::from_le_bytes([first, second, third, 0])
}

/// What a sign stands for, as in [`HAN_VALUES`].
#[inline]
fn han_sign(sign: [u8; 3]) -> Option<u32> {
    let sign = bytes(sign);
    let (found, value) = HAN_PLACES[han_place(sign)];
    (found == sign).then_some(u32::from(value))
}

/// Reads an Arabic number of at most four digits, half-width or full-width: 12, １２.
#[must_use]
pub fn read_arabic(text: &[u8]) -> Option<(u32, usize)> {
    let (mut value, mut at, mut digits) = (0, 0, 0);
    loop {
        let (digit, width) = match text.get(at..) {
            Some([d @ b'0'..=b'9', ..]) => (u32::from(d - b'0'), 1),
            Some([0xEF, 0xBC, d @ 0x90..=0x99, ..]) => (u32::from(d - 0x90), 3),
            _ => break,
        };
        value = value * 10 + digit;
        digits += 1;
        at += width;
        if digits > 4 {
            return None;
        }
    }
    (digits > 0).then_some((value, at))
}

/// Signs that are a number in themselves, as runs of neighbours: the first, the last, the number of the first.
pub type Runs = &'static [(char, char, u32)];

/// Circled signs.
pub const CIRCLED: Runs = &[
    ('①', '⑳', 1),
    ('㉑', '㉟', 21),
    ('❶', '❿', 1),
    ('➀', '➉', 1),
];
/// Arabic numbers in brackets, ⑴.
pub const ARABIC_IN_BRACKETS: Runs = &[('⑴', '⒇', 1)];
/// Chinese numbers in brackets, ㈠.
pub const HAN_IN_BRACKETS: Runs = &[('㈠', '㈩', 1)];
/// Digits with their full stop, ⒈.
pub const STOPPED: Runs = &[('⒈', '⒛', 1)];
/// Roman numbers, Ⅳ and ⅳ.
pub const ROMAN: Runs = &[('Ⅰ', 'Ⅻ', 1), ('ⅰ', 'ⅻ', 1)];

/// The number of a sign of these: ① is 1, ㉑ is 21.
#[must_use]
pub fn of_sign(sign: char, runs: Runs) -> Option<u32> {
    let run = runs
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&sign));
    run.map(|&(first, _, number)| sign as u32 - first as u32 + number)
}

/// Whether a character is a number in itself, a Roman one left out: that is a letter as well.
#[must_use]
pub fn is_sign(sign: char) -> bool {
    let runs = [CIRCLED, ARABIC_IN_BRACKETS, HAN_IN_BRACKETS, STOPPED];
    runs.iter().any(|runs| of_sign(sign, runs).is_some())
}

/// The ten heavenly stems in order: 甲 is 1.
pub const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// The number of a heavenly stem.
#[must_use]
pub fn stem(sign: char) -> Option<u32> {
    STEMS
        .iter()
        .position(|&s| s == sign)
        .map(|at| at as u32 + 1)
}

/// Writes any number in Chinese: 零, 一, 十, 二十一, 一百零三, 一万零一, 十万, 一亿. Those of five digits and more are
/// not read back by [`read_han`].
#[must_use]
pub fn write_han(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const UNITS: [&str; 4] = ["", "十", "百", "千"];
    /// Each stands behind four digits.
    const GREAT_UNITS: [&str; 3] = ["", "万", "亿"];
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..=number.ilog10() as usize).rev() {
        let above = number / 10_u32.pow(place as u32);
        let (digit, unit) = (above % 10, place % 4);
        if digit == 0 {
            gap = true;
        } else {
            if std::mem::take(&mut gap) {
                text.push(DIGITS[0]);
            }
            if (digit, unit, text.as_str()) != (1, 1, "") {
                text.push(DIGITS[digit as usize]);
            }
            text.push_str(UNITS[unit]);
        }
        if unit == 0 && !above.is_multiple_of(10_000) {
            text.push_str(GREAT_UNITS[place / 4]);
            // What is missing before 万 is not said: 十万三千.
            gap = false;
        }
    }
    text
}

/// How the numbers of each level look, as GB/T 9704—2012, 7.3.3, orders them; the last goes for all deeper ones.
const LEVELS: &[fn(u32) -> String] = &[
    |number| format!("{}、", write_han(number)),
    |number| format!("（{}）", write_han(number)),
    |number| format!("{number}."),
    |number| format!("（{number}）"),
    write_circled,
];

/// The number of an item of a level, 1 the highest: 一、（一）1.（1）①. Any number can be written.
#[must_use]
pub fn of_level(level: u8, number: u32) -> String {
    let at = usize::from(level).saturating_sub(1);
    LEVELS[at.min(LEVELS.len() - 1)](number)
}

/// Writes a circled number, ① to ⑳ and ㉑ to ㉟; others as （36）.
#[must_use]
pub fn write_circled(number: u32) -> String {
    let sign = match number {
        1..=20 => char::from_u32(0x2460 + number - 1),
        21..=35 => char::from_u32(0x3251 + number - 21),
        _ => None,
    };
    sign.map_or_else(|| format!("（{number}）"), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_are_read() {
        for (text, expected) in [
            ("一、", Some((1, 3))),
            ("十", Some((10, 3))),
            ("十二、", Some((12, 6))),
            ("二十", Some((20, 6))),
            ("一百零三条", Some((103, 12))),
            ("一百二十三", Some((123, 15))),
            ("廿一", Some((21, 6))),
            ("卅", Some((30, 3))),
            ("貳拾參", Some((23, 9))),
            ("拾陸", Some((16, 6))),
            ("二〇一九", None),
            ("一二", None),
            ("零", None),
            ("甲", None),
            ("", None),
        ] {
            assert_eq!(read_han(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn the_signs_of_chinese_numbers_are_listed() {
        let is_sign = |sign: &char| ends_with_number(sign.to_string().as_bytes());
        let mut found: Vec<char> = ('\u{3000}'..='\u{9fff}').filter(is_sign).collect();
        let mut listed: Vec<char> = HAN_SIGNS.chars().collect();
        found.sort_unstable();
        listed.sort_unstable();
        assert_eq!(found, listed);
    }

    #[test]
    fn every_chinese_number_reads_back_as_written() {
        for number in 1..10_000 {
            let text = write_han(number);
            assert_eq!(
                read_han(text.as_bytes()),
                Some((number, text.len())),
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_of_any_size_are_written() {
        for (number, expected) in [
            (0, "零"),
            (10_000, "一万"),
            (10_001, "一万零一"),
            (10_005, "一万零五"),
            (10_010, "一万零一十"),
            (10_200, "一万零二百"),
            (12_345, "一万二千三百四十五"),
            (20_030, "二万零三十"),
            (100_000, "十万"),
            (100_001, "十万零一"),
            (103_000, "十万三千"),
            (120_000, "十二万"),
            (1_010_000, "一百零一万"),
            (20_000_300, "二千万零三百"),
            (100_000_000, "一亿"),
            (100_000_001, "一亿零一"),
            (100_003_000, "一亿零三千"),
            (1_000_010_000, "十亿零一万"),
            (u32::MAX, "四十二亿九千四百九十六万七千二百九十五"),
        ] {
            assert_eq!(write_han(number), expected, "{number}");
        }
        assert_eq!(of_level(1, 10_005), "一万零五、");
        assert_eq!(of_level(2, 100_000), "（十万）");
    }

    #[test]
    fn arabic_numbers_of_either_width() {
        assert_eq!(read_arabic("12.".as_bytes()), Some((12, 2)));
        assert_eq!(read_arabic("１２．".as_bytes()), Some((12, 6)));
        assert_eq!(read_arabic("12345".as_bytes()), None);
        assert_eq!(read_arabic("一".as_bytes()), None);
    }

    #[test]
    fn signs_that_are_numbers() {
        assert_eq!(
            ['①', '⑳', '㉑', '㉟', '❸', '➉', 'ⓐ'].map(|sign| of_sign(sign, CIRCLED)),
            [
                Some(1),
                Some(20),
                Some(21),
                Some(35),
                Some(3),
                Some(10),
                None
            ]
        );
        for (sign, runs, expected) in [
            ('⑾', ARABIC_IN_BRACKETS, Some(11)),
            ('⒇', ARABIC_IN_BRACKETS, Some(20)),
            ('㈢', ARABIC_IN_BRACKETS, None),
            ('㈢', HAN_IN_BRACKETS, Some(3)),
            ('㈩', HAN_IN_BRACKETS, Some(10)),
            ('⒈', STOPPED, Some(1)),
            ('⒛', STOPPED, Some(20)),
            ('Ⅳ', ROMAN, Some(4)),
            ('ⅻ', ROMAN, Some(12)),
        ] {
            assert_eq!(of_sign(sign, runs), expected, "{sign}");
        }
        assert_eq!((stem('丙'), stem('丑')), (Some(3), None));
        assert_eq!(
            (write_circled(12), write_circled(35), write_circled(36)),
            ("⑫".into(), "㉟".into(), "（36）".into())
        );
    }
}
