//! Radicals of dictionaries in the place of characters: many a PDF gives ⼀ and ⽂ to who copies 一 and 文 from it, which
//! look the same. No number would be read and no word found, so they are read as the characters. These are as many
//! bytes, and all offsets stay.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// The characters of U+2F00 to U+2FD5, which Unicode holds to be the same (compatibility decompositions).
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕\
    大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日\
    曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
const FIRST_OF_KANGXI: u32 = 0x2F00;
/// Bytes of each of them.
const WIDTH: usize = 3;

/// Those of the supplement, U+2E80 to U+2EFF, that are whole characters as they are printed today
/// (EquivalentUnifiedIdeograph.txt of the Unicode Character Database).
const OTHERS: &[(char, char)] = &[
    ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED1}', '長'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE7}', '卤'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEA}', '黾'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{2EF3}', '龟'),
];

/// What stands in some bytes of a text that matters when it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Whether one of them is zero.
    pub zero: bool,
    /// Whether a radical may stand among them.
    pub radical: bool,
}

/// Looks at many bytes, none of which begins a character that ends behind them. There seldom is anything, and then it does
/// not matter how long it took to find out.
pub(super) fn look(bytes: &[u8]) -> Seen {
    dispatch!(Level::new(), simd => look_in_blocks(simd, bytes))
}

const BLOCK: usize = 64;
/// All radicals begin with this byte, and of the characters that do no others have so large a second one.
const LEAD: u8 = 0xE2;
const SECOND: u8 = 0xBA;

#[inline(always)]
fn look_in_blocks<S: Simd>(simd: S, bytes: &[u8]) -> Seen {
    let none = u8x64::splat(simd, 0);
    let (mut least, mut most) = (u8x64::splat(simd, u8::MAX), none);
    let mut look = |block: &[u8; BLOCK + 1]| {
        let first = u8x64::from_slice(simd, &block[..BLOCK]);
        let second = u8x64::from_slice(simd, &block[1..]);
        least = least.min(first);
        most = most.max(first.simd_eq(LEAD).select(second, none));
    };
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk() {
        look(block);
        rest = &rest[BLOCK..];
    }
    // The last bytes are looked at with some before them, or alone where there are no more. What is last of all begins no
    // pair, and so it was not looked at as the first of one.
    if let Some(block) = bytes.last_chunk() {
        look(block);
        rest = &rest[rest.len() - 1..];
    }
    let radical = |pair: &[u8]| pair[0] == LEAD && pair[1] >= SECOND;
    Seen {
        zero: least.simd_eq(0).any_true() || rest.contains(&0),
        radical: most.simd_ge(SECOND).any_true() || rest.windows(2).any(radical),
    }
}

/// The text with the characters in the place of the radicals.
pub(super) fn as_characters(text: &str) -> String {
    text.chars().map(character).collect()
}

fn character(sign: char) -> char {
    let other = || OTHERS.iter().find(|(radical, _)| *radical == sign);
    match sign {
        '\u{2F00}'..='\u{2FD5}' => {
            let place = (u32::from(sign) - FIRST_OF_KANGXI) as usize * WIDTH;
            KANGXI[place..].chars().next().unwrap_or(sign)
        }
        '\u{2E80}'..='\u{2EFF}' => other().map_or(sign, |&(_, character)| character),
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_read_as_characters_of_as_many_bytes() {
        let text = "⼀、⼯作⽅案（⼗⼆）⻓江⻛⻋，龠⿕";
        let read = as_characters(text);
        assert_eq!(read, "一、工作方案（十二）长江风车，龠龠");
        assert_eq!(read.len(), text.len());
        assert_eq!(KANGXI.chars().count(), 0xD6);
        let all = KANGXI
            .chars()
            .chain(OTHERS.iter().map(|&(_, character)| character));
        assert!(
            all.into_iter()
                .all(|character| character.len_utf8() == WIDTH)
        );
    }

    #[test]
    fn what_matters_is_seen_wherever_it_stands() {
        for before in 0..140 {
            for behind in [0, 1, 62, 63, 64, 65, 130] {
                let text =
                    |sign: &str| format!("{}{sign}{}", "a".repeat(before), "“”—".repeat(behind));
                for (sign, zero, radical) in [
                    ("⼀", false, true),
                    ("⻓", false, true),
                    ("\0", true, false),
                    ("一", false, false),
                ] {
                    let seen = look(text(sign).as_bytes());
                    assert_eq!(
                        seen,
                        Seen { zero, radical },
                        "{sign} behind {before} before {behind}"
                    );
                }
            }
        }
    }
}
