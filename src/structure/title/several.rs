//! A line at the head may be no title but one of the headings of a text without one.

use super::data::{is_issue, is_of_a_site, tells_the_way};
use super::edition::without_edition;
use super::kind::is_bare_kind;
use super::line::{Line, without_blanks};
use super::{HAN, Head, is_never, wording};
use crate::numeral;
use crate::scan::Shape;
use crate::sign::{self, Words, words};
use crate::structure::heading::first_item;

/// So many more that begin alike, or have as many `#` marks, make a line one of them.
const FEWEST: usize = 2;
/// So many characters are compared, one fewer where a number is left out.
const COMPARED: usize = 4;
/// How titles of somebody's own papers begin.
const OWN: Words = words(&["我的", "个人", "本人"]);
/// No heading has more bytes.
const LONGEST: usize = 90;

/// The last two characters of a line.
fn end(line: &[u8]) -> Option<&[u8]> {
    line.last_chunk::<{ 2 * HAN }>()
        .map(<[u8; 2 * HAN]>::as_slice)
}

impl Head<'_> {
    /// Whether a line at the head is one of several headings: the first line and two more begin as it does, or three have as
    /// many `#` marks, the first of them text below and no more characters than another.
    pub(super) fn is_one_of_the_headings(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let level = shapes[at].level;
        // The first of them may be told from the others by the word for a kind of document.
        let is_first = !shapes[..at].iter().any(|shape| shape.level == level);
        let named = self.lines[at].genre() > 0 && (level == 0 || is_first);
        let alike = || !named && (level > 0 && self.is_marked_alike(at) || self.is_begun_alike(at));
        level == 0 && at > 0 && self.is_one_above_text(at) || alike()
    }

    /// Whether a line below the title names what stands below it, as others further down do that end like it: 主任岗位职责 and
    /// 会计岗位职责, each above numbers of its own, below 办公室岗位职责.
    pub(super) fn is_one_above_items(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let is_above_items = |at: usize| {
            shapes.get(at + 1).is_some_and(|below| below.marked)
                && first_item(self.scan, at + 1).is_some()
        };
        if at == 0 || !is_above_items(at) || shapes[at].level > 0 {
            return false;
        }
        let ending = end(self.line(&shapes[at]));
        let ends_so = |&at: &usize| end(self.line(&shapes[at])) == ending;
        let mut others = self.looking_like(at).skip_while(|&other| other <= at);
        let is_title = |above: usize| {
            let whole = without_edition(self.lines[above].compact());
            end(whole) == ending && (self.may_be_title(above) || self.is_of_four(above))
        };
        (0..at).any(is_title) && others.any(|other| is_above_items(other) && ends_so(&other))
    }

    /// Whether a line below the first has text right below it as others that are set like it have, whatever word it ends
    /// with: 心灵的交流 beside 友谊的桥梁. A title stands above it, or the text has begun there.
    #[inline(never)]
    fn is_one_above_text(&self, at: usize) -> bool {
        /// So many lines behind the head are looked at.
        const NEAR: usize = 120;
        /// No plain heading has more bytes.
        const SHORT: usize = 60;
        /// What sets a heading in bold apart from what stands above it.
        const STRONG: i32 = 30;
        let shapes = &self.scan.shapes;
        let line = |at: usize| self.line(&shapes[at]);
        let (length, bold) = (line(at).len(), shapes[at].bold);
        let is_above_text = |at: usize| shapes.get(at + 1).is_some_and(|it| it.clauses);
        let begun = || self.lines[..at].iter().any(|line| line.long);
        let is_own = || OWN.begin(line(at)) || line(at).first().is_some_and(u8::is_ascii_digit);
        let told = || {
            is_own() || wording(line(at)) > 0 || shapes[at].titled || is_bare_kind(&self.lines[at])
        };
        if length > SHORT || !is_above_text(at) {
            return false;
        }
        let begun = begun();
        if !begun && !self.has_title_above(at) || self.follows_a_note(at) || told() {
            return false;
        }
        let is_near = |&other: &usize| other < at + NEAR;
        let is_as_long =
            |other: usize| length.abs_diff(line(other).len()) <= (length / 3).max(3 * HAN);
        let like = self.looking_like(at).take_while(is_near);
        let is_like =
            |&other: &usize| other != at && is_above_text(other) && (bold || is_as_long(other));
        let others: Vec<usize> = like.filter(|&other| other > 0).filter(is_like).collect();
        let behind_one = others.first().is_some_and(|&first| first < at);
        let sure = bold || behind_one || self.lines[at].genre() < STRONG;
        others.len() + usize::from(bold && begun) >= FEWEST + usize::from(!sure)
    }

    /// Whether a line above may be the title, and names neither the kind of the text alone nor who has it.
    fn has_title_above(&self, at: usize) -> bool {
        (0..at).any(|above| self.may_be_title(above))
    }

    /// Whether a line is the first and has four characters: 工作职责.
    fn is_of_four(&self, at: usize) -> bool {
        let line = &self.lines[at];
        at == 0 && line.compact().len() == 4 * HAN && !line.meta && !self.is_sentence(at)
    }

    fn may_be_title(&self, at: usize) -> bool {
        const SHORTEST: usize = 4;
        let line = &self.lines[at];
        let is_issue = |below: &Line| below.meta && is_issue(below.text);
        let is_masthead = self.lines.get(at + 1).is_some_and(is_issue);
        let told = line.meta || line.long || is_never(line.text) || self.is_sentence(at);
        let told = told || is_masthead;
        !told
            && (line.is_longer(SHORTEST - 1) && line.genre() > 0 || line.is_longer(SHORTEST))
            && !is_bare_kind(line)
            && !self.names_the_body(at)
            && !tells_the_way(line.text)
            && !is_of_a_site(line.text)
    }

    #[inline(never)]
    fn is_marked_alike(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let length = |at: usize| self.line(&shapes[at]).len();
        let first = self.looking_like(at).next().unwrap_or(at);
        let next = shapes.get(first + 1);
        let has_text = next.is_some_and(|next| next.level != shapes[at].level);
        let is_as_long = |other: usize| other > first && length(other) >= length(first);
        has_text
            && self.looking_like(at).nth(FEWEST).is_some()
            && self.looking_like(at).any(is_as_long)
    }

    #[inline(never)]
    fn is_begun_alike(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let line = |at: usize| self.line(&shapes[at]);
        // Right below a heading stands its text.
        let is_text = |below: &Shape| below.ended || below.clauses || is_listed(self.line(below));
        if !shapes.get(at + 1).is_some_and(is_text) {
            return false;
        }
        // The first of them stands before all other lines.
        let top = self.lines.iter().position(|line| !line.meta).unwrap_or(at);
        let begins = |other: usize| line(at).get(..HAN) == line(other).get(..HAN);
        let Some(beginning) = begins(top).then(|| Beginning::of(line(at))).flatten() else {
            return false;
        };
        let is_alike =
            |&other: &usize| begins(other) && Beginning::of(line(other)) == Some(beginning);
        // What repeats the words of a title is none of several.
        let whole = without_blanks(line(at));
        let repeats = |other: &[u8]| sign::holds(other, &whole) || sign::holds(&whole, other);
        let apart = |&other: &usize| other == at || !repeats(&without_blanks(line(other)));
        let mut alike = self.looking_like(at).filter(is_alike).filter(apart);
        alike.next() == Some(top) && alike.nth(FEWEST - 1).is_some()
    }

    /// The lines that may be headings and are set as a line at the head, which is one of them.
    fn looking_like(&self, at: usize) -> impl Iterator<Item = usize> {
        let shapes = &self.scan.shapes;
        let looks = |shape: &Shape| (shape.level, shape.bold);
        let wanted = looks(&shapes[at]);
        let open = |shape: &Shape| !shape.marked && !shape.ended && !shape.clauses;
        let is_like = move |shape: &Shape| {
            open(shape) && looks(shape) == wanted && self.line(shape).len() <= LONGEST
        };
        let places = shapes.iter().enumerate();
        places.filter_map(move |(at, shape)| is_like(shape).then_some(at))
    }

    fn line(&self, shape: &Shape) -> &[u8] {
        &self.text[shape.first as usize..shape.last as usize]
    }
}

/// Whether a line is an item of a list in Markdown.
fn is_listed(line: &[u8]) -> bool {
    matches!(line, [b'-' | b'*', b' ', ..])
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Beginning {
    characters: [[u8; HAN]; COMPARED],
    is_numbered: bool,
}

impl Beginning {
    /// The first characters, numbers behind the first left out; nothing for a line of fewer, or of others than Han characters
    /// and signs of Chinese.
    fn of(line: &[u8]) -> Option<Beginning> {
        let mut beginning = Beginning {
            characters: [[0; HAN]; COMPARED],
            is_numbered: false,
        };
        let (mut at, mut count) = (0, 0);
        while count < COMPARED - usize::from(beginning.is_numbered) {
            let rest = &line[at..];
            let number = numeral::read_arabic(rest).or_else(|| numeral::read_han(rest));
            if let Some((_, width)) = number.filter(|_| count > 0) {
                beginning.is_numbered = true;
                at += width;
                continue;
            }
            let character: [u8; HAN] = *rest.first_chunk()?;
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
