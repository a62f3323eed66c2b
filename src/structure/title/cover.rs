//! The covers of standards: 中华人民共和国国家标准 and the like, the standard's number or the codes of its classes, its title and a
//! translation of that (GB/T 1.1—2020, 8.1). The title comes again above the text.

use super::line::{Line, without_blanks};
use super::{HAN, Head, MOST_LINES};
use crate::scan::{Candidate, Scan, Shape};
use crate::sign::{self, Endings, Words, endings, words};
use crate::span::Span;

/// What such a title scores, which gives its confidence.
pub(super) const SCORE: i32 = 60;

impl Head<'_> {
    /// The first and the last line of the title, which stands behind the banner and the number of a standard, or the codes
    /// of its classes where the number is not there.
    pub(super) fn title_on_cover(&self) -> Option<(usize, usize)> {
        /// Codes of classes stand above.
        const NEAR: usize = 6;
        let lines = &self.lines[..self.lines.len().min(NEAR)];
        let latin = |line: &Line| line.text.first().is_some_and(u8::is_ascii_uppercase);
        lines.iter().find(|line| latin(line))?;
        let known =
            |line: &Line| latin(line) && (is_number_of_standard(line) || is_code(line.text));
        let banner = lines.iter().position(is_banner)?;
        let number = lines.iter().rposition(known)?;
        let first = banner.max(number) + 1;
        let replaced = |line: &&Line| REPLACES.begin(line.text);
        let replaced = self.lines[first.min(self.lines.len())..]
            .iter()
            .take_while(replaced);
        let first = first + replaced.count();
        let parts = (first..first + MOST_LINES).take_while(|&at| self.announces_a_part(at));
        let last = first + parts.count();
        (first..=last)
            .all(|at| self.may_be_on_cover(at))
            .then_some((first, last))
    }

    fn may_be_on_cover(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        let shape = &self.scan.shapes[at];
        let open = !shape.ended || shape.announces;
        open && !line.meta && !line.wide && sign::is_han(line.text, 0)
    }

    /// Whether a line ends with the colon behind which the name of the standard's part stands: …规程 第1部分：.
    fn announces_a_part(&self, at: usize) -> bool {
        self.lines.get(at).is_some() && self.scan.shapes[at].announces
    }
}

/// Whether a line tells whose standard it is that has the cover.
fn is_banner(line: &Line) -> bool {
    const BANNERS: Endings = endings(&["国家标准", "行业标准", "企业标准", "地方标准", "团体标准"]);
    !line.wide && BANNERS.end(line.compact())
}

/// How the line begins that names the standard before this one.
const REPLACES: Words = words(&["代替", "部分代替"]);

/// Whether a line is the number of a standard and its year: GB/T 38378—2019, Q/LX 12.1-2024.
fn is_number_of_standard(line: &Line) -> bool {
    const LONGEST: usize = 40;
    const YEAR: usize = 4;
    if line.text.len() > LONGEST {
        return false;
    }
    let number = line.compact();
    let year = number.iter().rev().take_while(|it| it.is_ascii_digit());
    let before = &number[..number.len() - year.clone().count()];
    let numbered = before
        .strip_suffix("—".as_bytes())
        .or_else(|| before.strip_suffix("–".as_bytes()))
        .or_else(|| before.strip_suffix(b"-"));
    let is_sign =
        |it: &u8| matches!(it, b'/' | b'.') || it.is_ascii_uppercase() || it.is_ascii_digit();
    year.count() == YEAR
        && numbered
            .is_some_and(|it| it.last().is_some_and(u8::is_ascii_digit) && it.iter().all(is_sign))
}

/// Whether a line is a code of the classes that a standard is in, or of a province: ICS 03.080.30, CCS A 12, DB98.
fn is_code(line: &[u8]) -> bool {
    const LONGEST: usize = 24;
    const CODES: Words = words(&["ICS", "CCS", "UDC", "DB"]);
    let is_sign = |it: &u8| matches!(it, b' ' | b'.') || it.is_ascii_alphanumeric();
    line.len() <= LONGEST
        && line.last().is_some_and(u8::is_ascii_digit)
        && CODES.begin(line)
        && line.iter().all(is_sign)
}

/// Whether a line begins with the number of a standard and tells its name, as those do that a text refers to: GB 5749
/// 生活饮用水卫生标准.
pub(super) fn names_a_standard(line: &[u8]) -> bool {
    const LONGEST: usize = "Q/LXJTYS".len();
    if !line.first().is_some_and(u8::is_ascii_uppercase) {
        return false;
    }
    let in_sign = |it: &&u8| it.is_ascii_uppercase() || **it == b'/';
    let sign = line.iter().take_while(in_sign).count();
    let behind = &line[sign..];
    let blanks = sign::skip_blanks(behind, 0, behind.len());
    (2..=LONGEST).contains(&sign)
        && behind.get(blanks).is_some_and(u8::is_ascii_digit)
        && line.last().is_some_and(|byte| !byte.is_ascii())
}

/// Behind the lines from `behind` on in which the title comes in Latin letters.
pub(super) fn behind_translation(text: &[u8], scan: &Scan, behind: usize) -> usize {
    let is_translation = |shape: &&Shape| {
        let line = &text[shape.first as usize..shape.last as usize];
        let no_han = |byte: &u8| !(0xE4..=0xE9).contains(byte);
        let open = !shape.ended || shape.announces;
        open && line.first().is_some_and(u8::is_ascii_alphabetic) && line.iter().all(no_han)
    };
    let below = scan.shapes[behind..].iter().take(MOST_LINES);
    behind + below.take_while(is_translation).count()
}

/// Leaves out the headings that are the title of a cover once more, or the end of it on a line of its own.
pub(in crate::structure) fn leave_out_again(text: &[u8], scan: &mut Scan, title: Span) {
    /// A shorter name is not the title's last line.
    const SHORTEST: usize = 8 * HAN;
    let title = without_blanks(&text[title.start as usize..title.end as usize]);
    let shapes = &mut scan.shapes;
    scan.candidates.retain(|candidate: &Candidate| {
        let shape = &mut shapes[candidate.paragraph as usize];
        let line = without_blanks(&text[shape.first as usize..shape.last as usize]);
        let is_end = line.len() >= SHORTEST && title.ends_with(&line);
        let again = !candidate.inline && (line == title || is_end);
        shape.marked &= !again;
        !again
    });
}
