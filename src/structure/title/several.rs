//! A line at the head may be no title but one of the headings of a text without one.

use super::Head;
use super::line::without_blanks;
use crate::numeral;
use crate::scan::Shape;
use crate::sign;

/// So many more that begin alike make a line one of them.
const FEWEST: usize = 2;
/// And so many more that only have as many `#` marks.
const FEWEST_MARKED: usize = 3;
/// No heading has more bytes.
const LONGEST: usize = 90;

impl Head<'_> {
    /// Whether a line at the head is one of several headings: the first line and two more begin as it does, or four have as
    /// many `#` marks, the first of them text below and no more characters than another.
    #[inline(never)]
    pub(super) fn is_one_of_the_headings(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let like = || (0..shapes.len()).filter(move |&other| self.looks_like(at, other));
        let line = |at: usize| self.line(&shapes[at]);
        let marked = || {
            let first = like().next().unwrap_or(at);
            let next = shapes.get(first + 1);
            let has_text = next.is_some_and(|next| next.level != shapes[at].level);
            let is_as_long = |other: usize| other > first && line(other).len() >= line(first).len();
            has_text && like().nth(FEWEST_MARKED).is_some() && like().any(is_as_long)
        };
        let begun_alike = || {
            let beginning = Beginning::of(line(at));
            // What repeats the words of a title is none of several.
            let whole = without_blanks(line(at));
            let repeats = |other: &[u8]| sign::holds(other, &whole) || sign::holds(&whole, other);
            let mut alike = like().filter(|&other| {
                let is_alike = Beginning::of(line(other)) == beginning;
                is_alike && (other == at || !repeats(&without_blanks(line(other))))
            });
            let first = alike.next().filter(|_| beginning.is_some());
            let is_first = |at| self.lines[..at].iter().all(|line| line.meta);
            first.is_some_and(is_first) && alike.nth(FEWEST - 1).is_some()
        };
        shapes[at].level > 0 && marked() || begun_alike()
    }

    /// Whether another line, or this one, may be a heading that is set as a line at the head.
    fn looks_like(&self, at: usize, other: usize) -> bool {
        let [here, other] = [at, other].map(|at| &self.scan.shapes[at]);
        let open = !other.marked && !other.ended && !other.clauses;
        let looks = (other.level, other.bold) == (here.level, here.bold);
        open && looks && self.line(other).len() <= LONGEST
    }

    fn line(&self, shape: &Shape) -> &[u8] {
        &self.text[shape.first as usize..shape.last as usize]
    }
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Beginning {
    characters: [[u8; 3]; 4],
    is_numbered: bool,
}

impl Beginning {
    /// The first characters, numbers among them left out; nothing for a line of fewer, or of others than Han characters and
    /// signs of Chinese.
    fn of(line: &[u8]) -> Option<Beginning> {
        let mut beginning = Beginning {
            characters: [[0; 3]; 4],
            is_numbered: false,
        };
        let (mut at, mut count) = (0, 0);
        while count < 4 - usize::from(beginning.is_numbered) {
            let rest = &line[at..];
            let number = numeral::read_arabic(rest).or_else(|| numeral::read_han(rest));
            if let Some((_, width)) = number {
                beginning.is_numbered = true;
                at += width;
                continue;
            }
            let character: [u8; 3] = *rest.first_chunk()?;
            if !(0xE3..=0xEF).contains(&character[0]) {
                return None;
            }
            beginning.characters[count] = character;
            count += 1;
            at += character.len();
        }
        Some(beginning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_begin_alike_but_for_their_numbers() {
        for (one, two, alike) in [
            ("第1周：认识班级", "第12周：回顾", true),
            ("第一周　认识班级", "第二周　回顾", true),
            ("第1周：认识班级", "第1组：回顾", false),
            ("如何申请借用场地", "如何申请延期", true),
            ("如何申请借用场地", "如何办理退费", false),
            ("第一周", "第二周", false),
            ("12.28", "12.29", false),
            ("how to apply", "how to apply again", false),
        ] {
            let [one, two] = [one, two].map(|line| Beginning::of(line.as_bytes()));
            assert_eq!(one.is_some() && one == two, alike, "{one:?} {two:?}");
        }
    }
}
