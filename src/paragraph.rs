//! Lines and paragraphs: where the writer's units of text begin and end.
//!
//! Usually a line is a paragraph. Two kinds of broken layout are mended here: text wrapped at a fixed width,
//! whose lines are joined again, and text that lost its line ends, where the indent of two full-width blanks
//! still shows the paragraphs.

use crate::noise::Dropped;
use crate::sign;

/// A line without its blanks; bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where the line begins, blanks included.
    pub start: u32,
    /// The first byte that is no blank.
    pub first: u32,
    /// Behind the last byte that is no blank; equal to `first` for a blank line.
    pub last: u32,
}

impl Line {
    /// Whether it holds nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.first == self.last
    }

    /// What stands on it.
    #[must_use]
    pub fn of<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        &text[self.first as usize..self.last as usize]
    }

    /// Whether it is indented.
    #[must_use]
    pub fn is_indented(&self) -> bool {
        self.first > self.start
    }
}

/// All lines of a text. A line of many paragraphs is cut where one ends and two blanks follow.
#[must_use]
pub fn lines(text: &[u8]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 96 + 1);
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text).chain([text.len()]) {
        if end == start
            && end > 0
            && end < text.len()
            && text[end] == b'\n'
            && text[end - 1] == b'\r'
        {
            start = end + 1;
            continue;
        }
        cut_at_indents(text, start, end, &mut lines);
        start = end + 1;
    }
    lines
}

const INDENT: [u8; 6] = [0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80];

fn cut_at_indents(text: &[u8], mut start: usize, end: usize, lines: &mut Vec<Line>) {
    const WORTH_LOOKING: usize = 240;
    if end - start > WORTH_LOOKING {
        for found in memchr::memmem::find_iter(&text[start..end], &INDENT)
            .map(|at| start + at)
            .collect::<Vec<_>>()
        {
            let first = sign::skip_blanks(text, found, end);
            let before = sign::trim_end(text, start, found);
            if found >= start && before > start && first < end {
                lines.push(trimmed(text, start, found));
                start = found;
            }
        }
    }
    lines.push(trimmed(text, start, end));
}

fn trimmed(text: &[u8], start: usize, end: usize) -> Line {
    let first = sign::skip_blanks(text, start, end);
    let last = sign::trim_end(text, first, end);
    Line {
        start: start as u32,
        first: first as u32,
        last: last as u32,
    }
}

/// A run of lines that make one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its first byte that is no blank.
    pub start: u32,
    /// Behind its last byte that is no blank.
    pub end: u32,
    /// Index of its first line.
    pub line: u32,
    /// Whether a blank line stands before it.
    pub spaced: bool,
}

impl Paragraph {
    /// What stands in it, line ends included.
    #[must_use]
    pub fn of<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        &text[self.start as usize..self.end as usize]
    }
}

/// Joins lines to paragraphs, passing over blank lines and what was set aside.
#[must_use]
pub fn paragraphs(text: &[u8], lines: &[Line], dropped: &[Dropped]) -> Vec<Paragraph> {
    let width = wrap_width(text, lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut aside = dropped.iter().peekable();
    let (mut spaced, mut interrupted) = (false, false);
    let mut before: Option<Line> = None;
    for (index, line) in lines.iter().enumerate() {
        if line.is_blank() {
            spaced = true;
            continue;
        }
        while aside
            .next_if(|piece| piece.span.end <= line.first)
            .is_some()
        {}
        if aside
            .peek()
            .is_some_and(|piece| piece.span.start <= line.first)
        {
            interrupted = true;
            continue;
        }
        let joins = match (width, before) {
            (Some(width), Some(before)) => {
                (!spaced || interrupted) && runs_on(text, width, &before, line)
            }
            _ => false,
        };
        match paragraphs.last_mut() {
            Some(open) if joins => open.end = line.last,
            _ => paragraphs.push(Paragraph {
                start: line.first,
                end: line.last,
                line: index as u32,
                spaced,
            }),
        }
        before = Some(*line);
        (spaced, interrupted) = (false, false);
    }
    paragraphs
}

/// Cells that a line takes: two for a full-width character, one for a half-width one.
fn cells(text: &[u8]) -> usize {
    text.iter()
        .map(|&byte| match byte {
            0x80..=0xBF => 0,
            0xC0..=0xDF => 1,
            0xE0.. => 2,
            _ => 1,
        })
        .sum()
}

/// The width at which the text was wrapped, in cells, where it was: a third of its lines end within a few cells
/// of one width and most of these end without a stop.
fn wrap_width(text: &[u8], lines: &[Line]) -> Option<usize> {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 200;
    let open_end = |line: &&Line| !line.is_blank() && !ends(text, line);
    let filled = lines.iter().filter(|line| !line.is_blank()).count();
    let candidates = lines
        .iter()
        .filter(open_end)
        .filter(|line| line.last - line.first > NARROWEST as u32)
        .count();
    if filled < 8 || candidates * 4 < filled {
        return None;
    }
    let mut widths = [0_u32; WIDEST + 4];
    let mut open = [0_u32; WIDEST + 4];
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let cells = cells(&text[line.start as usize..line.last as usize]);
        if (NARROWEST..=WIDEST).contains(&cells) {
            widths[cells] += 1;
            open[cells] += u32::from(open_end(&line));
        }
    }
    let near = |counts: &[u32], width: usize| {
        counts[width.saturating_sub(3)..=width + 1]
            .iter()
            .sum::<u32>()
    };
    let width = (NARROWEST..=WIDEST)
        .max_by_key(|&width| (near(&widths, width), std::cmp::Reverse(width)))?;
    let (full, unfinished) = (near(&widths, width), near(&open, width));
    (full as usize * 3 >= filled && unfinished * 2 >= full).then_some(width)
}

/// Whether a line ends with a stop that may end a paragraph, or with the quote that closes one.
#[must_use]
pub fn ends(text: &[u8], line: &Line) -> bool {
    let last = last_char(text, line);
    sign::closing(text, last).is_some()
        || sign::stop(text, last).is_some_and(|(stop, _)| stop.ends_label())
}

fn last_char(text: &[u8], line: &Line) -> usize {
    let mut at = line.last as usize - 1;
    while at > line.first as usize && text[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}

/// Whether `line` goes on with the paragraph that `before` ended in, in a text wrapped at `width` cells.
fn runs_on(text: &[u8], width: usize, before: &Line, line: &Line) -> bool {
    const SLACK: usize = 4;
    let full = cells(&text[before.start as usize..before.last as usize]) + SLACK >= width;
    if !full {
        return false;
    }
    let ended = ends(text, before);
    let marked =
        crate::scheme::read(&text[line.first as usize..line.last as usize], true).is_some();
    let indented = line.is_indented() && !before.is_indented();
    !(indented || ended && marked || marked && begins_surely(text, line))
}

/// Whether a line begins with a marker that hardly stands at a break by chance: （三）, 第二章, 四、.
fn begins_surely(text: &[u8], line: &Line) -> bool {
    use crate::scheme::Scheme;
    crate::scheme::read(line.of(text), true).is_some_and(|marker| {
        matches!(
            marker.scheme,
            Scheme::Book
                | Scheme::Part
                | Scheme::Chapter
                | Scheme::Section
                | Scheme::HanBracket
                | Scheme::HanComma
        ) && marker.form().dear.0 >= 400
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let lines = lines(text.as_bytes());
        let paragraphs = paragraphs(text.as_bytes(), &lines, &[]);
        paragraphs
            .iter()
            .map(|p| &text[p.start as usize..p.end as usize])
            .collect()
    }

    #[test]
    fn every_line_end_ends_a_paragraph() {
        assert_eq!(
            texts("甲\r\n\r\n  乙\r丙\u{3000}\n丁"),
            ["甲", "乙", "丙", "丁"]
        );
        assert_eq!(texts(""), Vec::<&str>::new());
    }

    #[test]
    fn a_line_of_many_paragraphs_is_cut_at_their_indents() {
        let long = "全县上下要把这件事放在心上抓在手上。".repeat(6);
        let text = format!("一、总体要求\u{3000}\u{3000}{long}\u{3000}\u{3000}二、主要任务");
        assert_eq!(texts(&text), ["一、总体要求", &long, "二、主要任务"]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_others_are_not() {
        let body = "各乡镇要把防汛工作作为当前第一位的任务，压实责任，";
        let wrapped = format!(
            "一、提高认识\n{body}\n{body}\n抓好落实。\n（二）强化保障\n{body}\n{body}\n{body}\n{body}\n要目标明确。\n"
        );
        let found = texts(&wrapped);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[1].ends_with("抓好落实。"));
        let plain =
            "全县防汛形势\n抓好落实\n责任到人\n物资到位\n巡查到边\n预警到户\n转移到点\n演练到村\n";
        assert_eq!(texts(plain).len(), 8);
    }
}
