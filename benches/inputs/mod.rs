//! Inputs of any size, made from the documents of a folder: each is repeated, and in each copy a digit and two Han
//! characters of every line are other ones, so that no line comes again and the rules that look for lines which come
//! again see none. Numbers and the words that make items stay, so that a copy has the outline of its document.

use std::fs;
use std::io;
use std::path::Path;

/// The texts of a folder, in the order of their names. Short ones would measure the start and not the work.
pub fn texts(folder: &Path) -> io::Result<Vec<String>> {
    const SHORTEST: usize = 1000;
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            paths.push(path);
        }
    }
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    Ok(texts.filter(|text| text.len() >= SHORTEST).collect())
}

/// Copies of the texts without end, each another one.
pub fn copies(texts: &[String]) -> impl Iterator<Item = String> {
    let numbered = (0_u64..).flat_map(move |copy| texts.iter().map(move |text| (copy, text)));
    numbered.map(|(copy, text)| varied(text, copy))
}

/// Documents of at least `size` bytes in all.
pub fn documents(texts: &[String], size: usize) -> Vec<String> {
    let mut so_far = 0;
    copies(texts)
        .take_while(|text| {
            let goes_on = so_far < size;
            so_far += text.len();
            goes_on
        })
        .collect()
}

/// A text with a digit and two Han characters of every line changed.
fn varied(text: &str, copy: u64) -> String {
    let mut varied = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        vary(line, Chance(copy << 32 | number as u64), &mut varied);
    }
    varied
}

/// Characters that make markers, items and titles; they and their neighbours stay.
const KEPT: &str = "要是须应当既又一二三四五六七八九十百零两第条章节编篇部分首先其次再最后必求素点\
                    各位同志们附件关于讲话报告通知意见方案办法总结在年月日";
/// What is put in their place.
const OTHERS: [char; 32] = [
    '山', '川', '林', '田', '湖', '草', '风', '雨', '云', '竹', '梅', '松', '桥', '街', '坊', '亭',
    '船', '帆', '灯', '窗', '茶', '米', '麦', '豆', '羊', '马', '鹿', '鱼', '蓝', '青', '红', '白',
];

fn vary(line: &str, mut chance: Chance, varied: &mut String) {
    let signs: Vec<char> = line.chars().collect();
    let is_free = |at: usize| {
        let around = &signs[at - 1..=at + 1];
        let han = |sign: &char| ('\u{4e00}'..='\u{9fff}').contains(sign);
        around.iter().all(|sign| han(sign) && !KEPT.contains(*sign))
    };
    let ends_number = |at: usize| {
        let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
        digit(at - 1) && digit(at) && !digit(at + 1)
    };
    let inner = || 1..signs.len().saturating_sub(1);
    let free: Vec<usize> = inner().filter(|&at| is_free(at)).collect();
    let digits: Vec<usize> = inner().filter(|&at| ends_number(at)).collect();
    let mut signs = signs.clone();
    for _ in 0..2 {
        if let Some(at) = chance.one_of(&free) {
            signs[at] = OTHERS[chance.below(OTHERS.len())];
        }
    }
    if let Some(at) = chance.one_of(&digits) {
        signs[at] = char::from(b'0' + chance.below(10) as u8);
    }
    varied.extend(signs);
}

/// Numbers that are the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % limit as u64) as usize
    }

    fn one_of(&mut self, places: &[usize]) -> Option<usize> {
        (!places.is_empty()).then(|| places[self.below(places.len())])
    }
}
