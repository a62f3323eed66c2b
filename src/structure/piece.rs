//! Pieces of a collection: lines that repeat the words of its title with a number behind them, as sites number what they
//! have put together (年终工作总结 篇1, 年终工作总结 篇2). Each stands above a whole text with headings of its own.

use crate::numeral;
use crate::scan::{Scan, Shape};
use crate::sign;
use std::collections::{BTreeMap, BTreeSet};

/// What a line says that opens a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The words that all pieces share.
    words: &'a [u8],
    pub ordinal: u16,
}

impl<'a> Piece<'a> {
    /// Words and a number, with 篇 or brackets around it: 工作总结 篇1, 工作总结（篇二）, 工作总结第3篇, 工作总结1.
    #[inline(always)]
    pub fn read(line: &'a [u8]) -> Option<Piece<'a>> {
        may_end_so(line).then(|| Piece::read_there(line)).flatten()
    }

    #[inline(never)]
    fn read_there(line: &'a [u8]) -> Option<Piece<'a>> {
        /// Fewer bytes of words before a bare number name much else: 方案1, 合伙人2.
        const FEWEST: usize = "四个汉字".len();
        const FEWEST_NAMED: usize = "总结".len();
        const NAMES: &[&str] = &["范文篇", "篇"];
        if line.len() > LONGEST {
            return None;
        }
        let line = without(line, &["：", ":"]).unwrap_or(line);
        let (inside, open) = inside_brackets(line);
        let (numbered, counted) = match without(inside, &["篇"]) {
            Some(numbered) => (numbered, true),
            None => (inside, false),
        };
        let (ordinal, before, is_han) = number_at_end(numbered)?;
        let behind_name = match counted {
            true => Some(without(before, &["第"])?),
            false => without(before, NAMES),
        };
        let before = behind_name.unwrap_or(before);
        let bare = open.is_none() && behind_name.is_none();
        let words = open.map_or(Some(before), |open| without(before, open))?;
        let trimmed = &words[..sign::trim_end(words, 0, words.len())];
        // Alone on its line a number needs no words: 篇一, 【篇1】, 范文篇2.
        if trimmed.is_empty() && !counted && behind_name.is_some() {
            let words = NAMELESS.as_bytes();
            return Some(Piece { words, ordinal });
        }
        // 知行合一 holds no number, and one behind a blank may be that of a page.
        let fits = match bare {
            true => !is_han && trimmed.len() == words.len() && trimmed.len() >= FEWEST,
            false => trimmed.len() >= FEWEST_NAMED,
        };
        let ends_in_a_word = || sign::is_han(trimmed, trimmed.len() - HAN);
        (fits && ends_in_a_word()).then_some(Piece {
            words: trimmed,
            ordinal,
        })
    }

    /// Whether one of the lines above, such as the title of the collection, has the words too without being a sentence or
    /// of the same number.
    pub fn is_titled(&self, text: &[u8], above: &[Shape]) -> bool {
        let titles = |shape: &Shape| {
            let line = &text[shape.first as usize..shape.last as usize];
            let is_title = line.len() <= LONGEST && !shape.ended && !shape.clauses;
            is_title && sign::holds(line, self.words) && Piece::read(line) != Some(*self)
        };
        above.iter().any(titles)
    }

    /// Whether `line` opens the next piece of the same collection.
    pub fn is_before(&self, line: &[u8]) -> bool {
        (self.words == NAMELESS.as_bytes() || line.starts_with(self.words))
            && Piece::read(line)
                .is_some_and(|it| it.words == self.words && it.ordinal == self.ordinal + 1)
    }
}

/// The words of a piece that has but a number.
const NAMELESS: &str = "篇";
/// With more bytes a line is neither such a name nor a title.
const LONGEST: usize = 120;
/// Bytes of a Han character.
const HAN: usize = 3;

/// Whether a line may end with a piece's number, as far as its last character tells: most do not.
#[inline(always)]
pub(super) fn may_end_so(line: &[u8]) -> bool {
    match line {
        [.., b'0'..=b'9' | b')' | b':'] => true,
        // ） ： 】 篇
        [.., 0xEF, 0xBC, 0x89 | 0x9A] | [.., 0xE3, 0x80, 0x91] | [.., 0xE7, 0xAF, 0x87] => true,
        // The numbers up to ten are among these few.
        [.., 0xE4, 0xB8..=0xBA, _] | [.., 0xE5, 0x9B | 0x85 | 0x8D, _] => {
            numeral::ends_with_number(line)
        }
        _ => false,
    }
}

/// A line without the word it ends with, if it ends with one of these.
fn without<'a>(line: &'a [u8], words: &[&str]) -> Option<&'a [u8]> {
    words
        .iter()
        .find_map(|word| line.strip_suffix(word.as_bytes()))
}

/// What a line would be without the bracket that closes it, and the brackets that may open that one.
fn inside_brackets(line: &[u8]) -> (&[u8], Option<&'static [&'static str]>) {
    const ROUND: &[&str] = &["（", "("];
    const BRACKETS: [(&str, &[&str]); 3] = [("）", ROUND), (")", ROUND), ("】", &["【"])];
    let closed = |(close, open): &(&str, &'static [&'static str])| {
        Some((line.strip_suffix(close.as_bytes())?, Some(*open)))
    };
    BRACKETS.iter().find_map(closed).unwrap_or((line, None))
}

/// The number that a line ends with, what stands before it, and whether it is a Chinese one.
fn number_at_end(line: &[u8]) -> Option<(u16, &[u8], bool)> {
    /// So many pieces no collection has.
    const MOST: u32 = 60;
    let digits = line.iter().rev().take_while(|byte| byte.is_ascii_digit());
    let (mut start, is_han) = match digits.count() {
        0 => (line.len(), true),
        digits => (line.len() - digits, false),
    };
    while is_han && numeral::ends_with_number(&line[..start]) {
        start -= HAN;
    }
    let (before, number) = line.split_at(start);
    let (ordinal, width) = match is_han {
        true => numeral::read_han(number)?,
        false => numeral::read_arabic(number)?,
    };
    let counts = width == number.len() && (1..=MOST).contains(&ordinal);
    counts.then_some((ordinal as u16, before, is_han))
}

/// The lines that may open pieces: the numbers seen behind each words.
#[derive(Default)]
pub(super) struct Pieces<'a> {
    numbers: BTreeMap<&'a [u8], BTreeSet<u16>>,
}

impl<'a> Pieces<'a> {
    /// Of these paragraphs.
    pub fn among(
        text: &'a [u8],
        scan: &Scan,
        paragraphs: impl Iterator<Item = usize>,
    ) -> Pieces<'a> {
        let mut pieces = Pieces::default();
        for piece in paragraphs.filter_map(|at| Piece::read(line(text, scan, at))) {
            let numbers = pieces.numbers.entry(piece.words).or_default();
            numbers.insert(piece.ordinal);
        }
        pieces
    }

    /// Whether one of these paragraphs opens a piece: the lines at the head, before paragraph `behind`, have its words
    /// too, or others count on or have counted so far. Entries of a list, right above each other, open none.
    pub fn hold(&self, text: &[u8], scan: &Scan, at: usize, behind: usize) -> bool {
        let Some(piece) = Piece::read(line(text, scan, at)) else {
            return false;
        };
        let is_entry = |other: usize| {
            other < scan.shapes.len()
                && Piece::read(line(text, scan, other)).is_some_and(|it| it.words == piece.words)
        };
        let listed = is_entry(at + 1) || at > behind && is_entry(at - 1);
        let titled = || piece.is_titled(text, &scan.shapes[..behind]);
        let counted = || {
            let numbers = &self.numbers[piece.words];
            numbers.contains(&(piece.ordinal + 1)) || numbers.contains(&(piece.ordinal - 1))
        };
        at + 1 < scan.shapes.len() && !listed && (titled() || counted())
    }
}

fn line<'a>(text: &'a [u8], scan: &Scan, paragraph: usize) -> &'a [u8] {
    let shape = &scan.shapes[paragraph];
    &text[shape.first as usize..shape.last as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_words_and_a_number() {
        for (line, words, ordinal) in [
            ("年终工作总结 篇1", "年终工作总结", 1),
            ("年终工作总结篇十二：", "年终工作总结", 12),
            ("年终工作总结（篇二）", "年终工作总结", 2),
            ("年终工作总结【第3篇】", "年终工作总结", 3),
            ("年终工作总结 第4篇", "年终工作总结", 4),
            ("年终工作总结(三)", "年终工作总结", 3),
            ("年终工作总结5", "年终工作总结", 5),
            ("总结范文篇6", "总结", 6),
            ("篇1", "篇", 1),
            ("【篇二】", "篇", 2),
            ("（篇三）：", "篇", 3),
        ] {
            let piece = Piece::read(line.as_bytes()).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (piece.words, piece.ordinal),
                (words.as_bytes(), ordinal),
                "{line}"
            );
        }
        for line in [
            "坚持知行合一",
            "年终工作总结 5",
            "方案1",
            "年终工作总结2025",
            "年终工作总结七篇",
            "第1篇",
            "三篇",
            "年终工作总结",
            "",
            "1",
            "）",
        ] {
            assert!(Piece::read(line.as_bytes()).is_none(), "{line}");
        }
    }
}
