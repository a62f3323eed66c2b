//! First letters of the readings of Chinese signs: 政治引领 is found by zzyl. Any reading counts, so 重 is both z and c.

use pinyin::ToPinyinMulti;
use std::ops::Range;
use std::sync::OnceLock;

/// A set of the letters a to z, one bit each.
type Letters = u32;

const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// The letters of the common signs, looked up once.
fn table() -> &'static [Letters] {
    static TABLE: OnceLock<Vec<Letters>> = OnceLock::new();
    TABLE.get_or_init(|| (FIRST..=LAST).map(looked_up).collect())
}

fn looked_up(sign: char) -> Letters {
    let readings = sign.to_pinyin_multi().into_iter().flatten();
    let letters = readings.filter_map(|reading| reading.plain().bytes().next());
    letters.fold(0, |set, letter| set | bit(letter))
}

/// The letter's bit; none for what is no letter.
fn bit(letter: u8) -> Letters {
    match letter.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 0,
    }
}

/// The letters that a sign may stand for: its readings', or the letter itself.
fn letters(sign: char) -> Letters {
    match sign {
        FIRST..=LAST => table()[sign as usize - FIRST as usize],
        '〇' => bit(b'l'),
        _ if sign.is_ascii() => bit(sign as u8),
        _ => looked_up(sign),
    }
}

/// A row of first letters that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Initials {
    /// For each letter, the places where it stands in what is looked for: one bit a place.
    places: [u64; 26],
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
        Some(Initials {
            places,
            length: wanted.len(),
        })
    }

    /// The first run of signs in `text` that may be read so: bytes.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        // One bit for each beginning of the wanted letters that the signs before this one fit.
        let mut fitting: u64 = 0;
        for (at, sign) in text.char_indices() {
            fitting = (fitting << 1 | 1) & self.places_of(letters(sign));
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
        let fits = |(at, sign): (usize, char)| self.places_of(letters(sign)) >> at & 1 == 1;
        signs.by_ref().take(self.length).enumerate().all(fits)
            && text.chars().nth(self.length - 1).is_some()
    }

    fn places_of(&self, mut letters: Letters) -> u64 {
        let mut places = 0;
        while letters != 0 {
            places |= self.places[letters.trailing_zeros() as usize];
            letters &= letters - 1;
        }
        places
    }
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
            ("gdp", "稳住GDP增速", Some("GDP")),
            ("ll", "二〇二〇年", None),
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
