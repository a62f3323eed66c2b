//! How a list counts: the number formats of ECMA-376 part 1, 17.18.59 (`ST_NumberFormat`), those of Chinese
//! documents first. A format that is not in the table counts 1, 2, 3.

use crate::numeral;

/// One format: its name in the file and how it writes a number from 1 on.
type Row = (&'static str, fn(u32) -> String);

const FORMATS: &[Row] = &[
    ("none", |_| String::new()),
    ("decimal", |n| n.to_string()),
    ("decimalHalfWidth", |n| n.to_string()),
    ("decimalZero", |n| format!("{n:02}")),
    ("decimalFullWidth", full_width),
    ("decimalFullWidth2", full_width),
    ("decimalEnclosedCircle", circled),
    ("decimalEnclosedCircleChinese", circled),
    ("decimalEnclosedFullstop", |n| sign(n, '⒈', 20)),
    ("decimalEnclosedParen", |n| sign(n, '⑴', 20)),
    ("numberInDash", |n| format!("- {n} -")),
    ("ordinal", ordinal),
    ("upperLetter", |n| letters(n, b'A')),
    ("lowerLetter", |n| letters(n, b'a')),
    ("upperRoman", roman),
    ("lowerRoman", |n| roman(n).to_lowercase()),
    ("chineseCountingThousand", numeral::write_han),
    ("taiwaneseCountingThousand", numeral::write_han),
    ("chineseCounting", |n| tens(n, "○一二三四五六七八九")),
    ("taiwaneseCounting", |n| tens(n, "○一二三四五六七八九")),
    ("koreanCounting", numeral::write_han),
    ("japaneseCounting", japanese),
    ("ideographDigital", |n| digits(n, "〇一二三四五六七八九")),
    ("japaneseDigitalTenThousand", |n| {
        digits(n, "〇一二三四五六七八九")
    }),
    ("taiwaneseDigital", |n| digits(n, "○一二三四五六七八九")),
    ("chineseLegalSimplified", |n| {
        legal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万亿")
    }),
    ("ideographLegalTraditional", |n| {
        legal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬億")
    }),
    ("ideographEnclosedCircle", |n| sign(n, '㊀', 10)),
    ("ideographTraditional", |n| cycle(n, "甲乙丙丁戊己庚辛壬癸")),
    ("ideographZodiac", |n| cycle(n, "子丑寅卯辰巳午未申酉戌亥")),
    ("ideographZodiacTraditional", |n| {
        cycle(n, "甲乙丙丁戊己庚辛壬癸") + &cycle(n, "子丑寅卯辰巳午未申酉戌亥")
    }),
];

/// Writes a number in a format.
pub(super) fn write(format: &str, number: u32) -> String {
    let row = FORMATS.iter().find(|(name, _)| *name == format);
    match row {
        Some((_, write)) => write(number),
        None => number.to_string(),
    }
}

fn full_width(number: u32) -> String {
    number
        .to_string()
        .chars()
        .map(|digit| char::from_u32(digit as u32 + 0xfee0).unwrap_or(digit))
        .collect()
}

fn circled(number: u32) -> String {
    match number {
        1..=35 => numeral::write_circled(number),
        _ => number.to_string(),
    }
}

/// The sign for a number in a row of signs that begins with the one for 1.
fn sign(number: u32, first: char, count: u32) -> String {
    let sign = (1..=count)
        .contains(&number)
        .then(|| char::from_u32(first as u32 + number - 1));
    sign.flatten()
        .map_or_else(|| number.to_string(), String::from)
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A to Z, then AA to ZZ, AAA … as Word has it.
fn letters(number: u32, first: u8) -> String {
    const LONGEST: u32 = 30;
    let Some(index) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(first + (index % 26) as u8);
    (0..=(index / 26).min(LONGEST)).map(|_| letter).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    const GREATEST: u32 = 32_767;
    let (mut left, mut text) = (number.min(GREATEST), String::new());
    for &(value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

fn digits(number: u32, ten: &str) -> String {
    let digit = |c: char| {
        ten.chars()
            .nth(c.to_digit(10).unwrap_or(0) as usize)
            .unwrap_or(c)
    };
    number.to_string().chars().map(digit).collect()
}

/// 一 … 十, 十一 … 九十九, and digit by digit from 100 on.
fn tens(number: u32, ten: &str) -> String {
    match number {
        1..=99 => numeral::write_han(number),
        _ => digits(number, ten),
    }
}

/// As in Chinese, but 百 and 千 stand without 一 and nothing stands for 零.
fn japanese(number: u32) -> String {
    let text = numeral::write_han(number).replace('零', "");
    let text = text.replace("一百", "百").replace("一十", "十");
    match text.strip_prefix("一千") {
        Some(rest) => format!("千{rest}"),
        None => text,
    }
}

/// The signs of banking, which say 壹拾 for 10.
fn legal(number: u32, ten: &str, units: &str) -> String {
    let written = numeral::write_han(number);
    let written = if written.starts_with('十') {
        format!("一{written}")
    } else {
        written
    };
    let map = |c: char| {
        let digit = "零一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .and_then(|at| ten.chars().nth(at));
        let unit = "十百千万亿"
            .chars()
            .position(|u| u == c)
            .and_then(|at| units.chars().nth(at));
        digit.or(unit).unwrap_or(c)
    };
    written.chars().map(map).collect()
}

fn cycle(number: u32, signs: &str) -> String {
    let count = signs.chars().count();
    let index = (number as usize).saturating_sub(1) % count;
    signs
        .chars()
        .nth(index)
        .map(String::from)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_reader_sees_them() {
        let cases: &[(&str, &[(u32, &str)])] = &[
            (
                "chineseCounting",
                &[(1, "一"), (10, "十"), (21, "二十一"), (100, "一○○")],
            ),
            (
                "chineseCountingThousand",
                &[(1, "一"), (12, "十二"), (103, "一百零三")],
            ),
            (
                "japaneseCounting",
                &[
                    (3, "三"),
                    (11, "十一"),
                    (100, "百"),
                    (101, "百一"),
                    (1000, "千"),
                ],
            ),
            ("ideographDigital", &[(1, "一"), (10, "一〇"), (20, "二〇")]),
            (
                "chineseLegalSimplified",
                &[(1, "壹"), (10, "壹拾"), (23, "贰拾叁")],
            ),
            ("ideographLegalTraditional", &[(10_200, "壹萬零貳佰")]),
            ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "甲")]),
            ("ideographZodiac", &[(1, "子"), (12, "亥")]),
            (
                "ideographEnclosedCircle",
                &[(1, "㊀"), (10, "㊉"), (11, "11")],
            ),
            (
                "decimalEnclosedCircle",
                &[(1, "①"), (20, "⑳"), (21, "㉑"), (36, "36")],
            ),
            ("decimalEnclosedCircleChinese", &[(2, "②")]),
            ("decimalEnclosedFullstop", &[(1, "⒈"), (21, "21")]),
            ("decimalEnclosedParen", &[(1, "⑴"), (20, "⒇")]),
            ("decimalFullWidth", &[(12, "１２")]),
            ("decimalZero", &[(7, "07"), (12, "12")]),
            (
                "upperLetter",
                &[(1, "A"), (26, "Z"), (27, "AA"), (53, "AAA"), (0, "")],
            ),
            ("lowerLetter", &[(2, "b")]),
            ("upperRoman", &[(4, "IV"), (1999, "MCMXCIX")]),
            ("lowerRoman", &[(9, "ix")]),
            ("ordinal", &[(1, "1st"), (12, "12th"), (22, "22nd")]),
            ("none", &[(1, "")]),
            ("hebrew1", &[(3, "3")]),
        ];
        for (format, numbers) in cases {
            for (number, wanted) in *numbers {
                assert_eq!(write(format, *number), *wanted, "{format} {number}");
            }
        }
    }
}
