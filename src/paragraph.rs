//! Paragraphs: where the writer's units of text begin and end.
//!
//! Usually a line is a paragraph. Three kinds of broken layout are mended here: text wrapped at a fixed width,
//! whose lines are joined again; text that lost its line ends, where the indent of two full-width blanks still
//! shows the paragraphs; and text that lost even these, which is cut before markers.

mod underline;
mod wrap;

use crate::hands::Hands;
use crate::line::{Line, ends};
use crate::noise::{Dropped, SetAside};
use crate::numeral;
use crate::scheme::{self, Scheme};
use crate::sign::{self, Characters};
use crate::spare;
use std::cell::Cell;
use std::ops::Range;
pub(crate) use underline::{underline, underlined};
use wrap::{Widths, Wrap};

/// A run of lines that make one paragraph, or a piece of a line where the ends of paragraphs were lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its first byte that is no blank.
    pub start: u32,
    /// Behind its last byte that is no blank.
    pub end: u32,
    /// Whether it was cut before a marker that no stop precedes, which may be none.
    pub doubtful: bool,
}

/// The paragraphs of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Paragraphs {
    /// All of them, in the text's order.
    pub all: Vec<Paragraph>,
    /// Whether the text was wrapped, so that line ends are in them.
    pub wrapped: bool,
}

thread_local! {
    static PARAGRAPHS: Cell<Vec<Paragraph>> = const { Cell::new(Vec::new()) };
}

/// Leaves the room of a list of paragraphs to the thread's next document.
pub(crate) fn leave(paragraphs: Vec<Paragraph>) {
    spare::leave(&PARAGRAPHS, paragraphs);
}

/// Joins lines to paragraphs, passing over blank lines and what was set aside.
#[must_use]
pub fn paragraphs(text: &[u8], lines: &[Line], dropped: &[Dropped], hands: &Hands) -> Paragraphs {
    let mut unwrapped = Unwrapped::default();
    let mut wrapped = false;
    if !hands.are_one() {
        // Room is taken by the thread that asks, once for all.
        unwrapped.paragraphs.reserve(lines.len());
    }
    let share = |share: Range<usize>| Unwrapped::of(text, &lines[share], dropped);
    hands.share(lines.len(), share, |share| unwrapped.take(text, share));
    let of_few = Wrap::may_be_of_few(&unwrapped, lines);
    if of_few || Wrap::may_be(&unwrapped) {
        let mut kept = Vec::with_capacity(unwrapped.filled);
        each_kept(text, lines, dropped, |line| kept.push(line));
        if let Some(wrap) = Wrap::of(text, &mut kept, of_few) {
            join(text, &kept, &wrap, &mut unwrapped.paragraphs);
            wrapped = true;
        }
    }
    let mut all = unwrapped.paragraphs;
    if has_lost_its_breaks(&all) || is_one_piece(text, &all) {
        all = cut_before_markers(text, &all);
    }
    Paragraphs { all, wrapped }
}

/// What some lines of a text make that was not wrapped.
#[derive(Default)]
struct Unwrapped<'a> {
    paragraphs: Vec<Paragraph>,
    /// The first line that is neither blank nor set aside, and the last.
    ends: Option<(&'a Line, &'a Line)>,
    /// How many such lines there are.
    filled: usize,
    /// How many of them are long and do not end as a paragraph may.
    open: usize,
    /// How many bytes the longest has.
    longest: u32,
}

impl<'a> Unwrapped<'a> {
    fn of(text: &[u8], lines: &'a [Line], dropped: &[Dropped]) -> Unwrapped<'a> {
        let mut paragraphs = spare::take(&PARAGRAPHS, lines.len());
        let (mut filled, mut open, mut longest) = (0, 0, 0);
        let mut first = None;
        let mut before: Option<&Line> = None;
        each_kept(text, lines, dropped, |kept| {
            let line = kept.line;
            let joins = before.is_some_and(|before| divides_marker(text, before, line));
            add(&mut paragraphs, line, joins);
            first = first.or(Some(line));
            before = Some(line);
            open += usize::from(!kept.ended && Wrap::may_fill(line));
            longest = longest.max(line.last - line.first);
            filled += 1;
        });
        Unwrapped {
            paragraphs,
            ends: first.zip(before),
            filled,
            open,
            longest,
        }
    }

    /// Takes what the lines behind make.
    fn take(&mut self, text: &[u8], behind: Unwrapped<'a>) {
        let (joins, ends) = match (self.ends, behind.ends) {
            (Some((first, last)), Some((next, end))) => {
                (divides_marker(text, last, next), Some((first, end)))
            }
            (ends, None) | (None, ends) => (false, ends),
        };
        self.ends = ends;
        if self.paragraphs.capacity() == 0 {
            self.paragraphs = behind.paragraphs;
        } else {
            let mut paragraphs = behind.paragraphs.into_iter();
            if let Some(open) = self.paragraphs.last_mut().filter(|_| joins) {
                open.end = paragraphs.next().map_or(open.end, |joined| joined.end);
            }
            self.paragraphs.extend(paragraphs);
        }
        self.filled += behind.filled;
        self.open += behind.open;
        self.longest = self.longest.max(behind.longest);
    }
}

/// Joins the lines of a text that was wrapped, in the room of the paragraphs that they would be unwrapped. It has some four
/// times as many of those, and what they do not need is given back.
fn join(text: &[u8], kept: &[Kept], wrap: &Wrap, paragraphs: &mut Vec<Paragraph>) {
    paragraphs.clear();
    let mut before: Option<&Kept> = None;
    for kept in kept {
        let joins = before.is_some_and(|before| {
            wrap.runs_on(text, before, kept) && !wrap.lists(text, paragraphs, before, kept)
                || !before.ended && divides_marker(text, before.line, kept.line)
        });
        add(paragraphs, kept.line, joins);
        before = Some(kept);
    }
    paragraphs.shrink_to_fit();
}

/// Adds a line: to the last paragraph if it joins that one.
#[inline]
fn add(paragraphs: &mut Vec<Paragraph>, line: &Line, joins: bool) {
    match paragraphs.last_mut() {
        Some(open) if joins => open.end = line.last,
        _ => paragraphs.push(Paragraph {
            start: line.first,
            end: line.last,
            doubtful: false,
        }),
    }
}

/// A line that is neither blank nor set aside.
struct Kept<'a> {
    line: &'a Line,
    /// Whether it ends as a paragraph may.
    ended: bool,
    /// Whether a blank line stands before it.
    spaced: bool,
    /// Whether something that was set aside stands before it, which may have blank lines of its own.
    interrupted: bool,
    /// How wide it is, once it was asked whether the text is wrapped.
    widths: Widths,
}

/// Gives each line that is neither blank nor set aside.
#[inline]
fn each_kept<'a>(
    text: &[u8],
    lines: &'a [Line],
    dropped: &[Dropped],
    mut give: impl FnMut(Kept<'a>),
) {
    let first = lines.first().map_or(0, |line| line.first as usize);
    let mut aside = SetAside::starting_at(dropped, first);
    let (mut spaced, mut interrupted) = (false, false);
    for line in lines {
        if line.is_blank() {
            spaced = true;
        } else if aside.behind(line.first).is_some() {
            interrupted = true;
        } else {
            give(Kept {
                line,
                ended: ends(text, line.first as usize, line.last as usize),
                spaced,
                interrupted,
                widths: Widths::default(),
            });
            (spaced, interrupted) = (false, false);
        }
    }
}

/// Whether the end of a line divides a marker, （ here and 三） on the next line, or a marker from its words: 三、 here.
#[inline]
fn divides_marker(text: &[u8], before: &Line, line: &Line) -> bool {
    const LONGEST: u32 = "二十一、".len() as u32;
    // Few lines end with one of these bytes, which the brackets do, and fewer are as short as a marker.
    match before.of(text) {
        [.., b'(' | 0x88] => divides_brackets(before.of(text), line.of(text)),
        [.., 0x81] if before.last - before.first <= LONGEST => wants_words(text, before, line),
        _ => false,
    }
}

#[inline(never)]
fn divides_brackets(before: &[u8], line: &[u8]) -> bool {
    let opens = before.ends_with("（".as_bytes()) || before.ends_with(b"(");
    let number = || numeral::read_han(line).or_else(|| numeral::read_arabic(line));
    opens
        && number().is_some_and(|(_, width)| {
            line[width..].starts_with("）".as_bytes()) || line[width..].starts_with(b")")
        })
}

/// Whether a line is nothing but a number and 、, and the words are on the next one.
#[inline(never)]
fn wants_words(text: &[u8], before: &Line, line: &Line) -> bool {
    let marker = before.of(text);
    let is_marker = || scheme::read(marker, true).is_some_and(|it| it.len as usize == marker.len());
    let between = &text[before.last as usize..line.first as usize];
    let ends = |end: u8| between.iter().filter(|&&byte| byte == end).count();
    let are_neighbours = ends(b'\n') <= 1 && ends(b'\r') <= 1;
    marker.ends_with("、".as_bytes())
        && are_neighbours
        && is_marker()
        && scheme::read(line.of(text), true).is_none()
}

/// A paragraph of more bytes than this is seldom one.
const HUGE: u32 = 3_600;

/// Whether most of the text stands in paragraphs that are far too long.
fn has_lost_its_breaks(paragraphs: &[Paragraph]) -> bool {
    let lengths = paragraphs.iter().map(|p| p.end - p.start);
    let (all, huge) = lengths.fold((0, 0), |(all, huge), length| {
        (all + length, huge + if length > HUGE { length } else { 0 })
    });
    huge > HUGE && u64::from(huge) * 10 > u64::from(all) * 7
}

/// Whether a short text stands in one paragraph, but for a title, that holds the first two headings of a sequence.
fn is_one_piece(text: &[u8], paragraphs: &[Paragraph]) -> bool {
    const FEW: usize = 5;
    let length = |p: &&Paragraph| p.end - p.start;
    if paragraphs.len() > FEW {
        return false;
    }
    let Some(longest) = paragraphs.iter().max_by_key(length) else {
        return false;
    };
    let all: u32 = paragraphs.iter().map(|p| p.end - p.start).sum();
    if u64::from(length(&longest)) * 10 < u64::from(all) * 8 {
        return false;
    }
    let mut seen: Vec<(Scheme, u32)> = Vec::new();
    let end = longest.end as usize;
    let mut at = next_piece(text, longest.start as usize, end);
    while at < end {
        if let Some(doubtful) = begins_piece(text, longest, at)
            && let Some(marker) = scheme::read(&text[at..end], true)
            && heads_texts(marker.scheme, doubtful)
        {
            if seen.contains(&(marker.scheme, marker.ordinal.wrapping_sub(1))) {
                return true;
            }
            seen.push((marker.scheme, marker.ordinal));
        }
        at += match frame(text, longest, at) {
            Some(_) if seen.iter().any(|(scheme, _)| *scheme == Scheme::Lenticular) => return true,
            Some(width) => {
                seen.push((Scheme::Lenticular, 1));
                width
            }
            None => sign::width(text[at]),
        };
        at = next_piece(text, at, end);
    }
    false
}

/// Whether the family is one of headings, never of items in a sentence; a decimal number is one behind a stop.
fn heads_texts(scheme: Scheme, doubtful: bool) -> bool {
    let headings = matches!(
        scheme,
        Scheme::HanCapital
            | Scheme::HanComma
            | Scheme::Chapter
            | Scheme::Article
            | Scheme::Part
            | Scheme::HanBracket
    );
    headings || scheme.decimal_parts().is_some() && !doubtful
}

/// Length of a short heading in 【】 that begins at `at`, at the text's start or behind a stop, with text behind it.
fn frame(text: &[u8], paragraph: &Paragraph, at: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    let rest = text[at..paragraph.end as usize].strip_prefix("【".as_bytes())?;
    let close = memchr::memmem::find(&rest[..rest.len().min(LONGEST)], "】".as_bytes())?;
    let width = close + 2 * "【".len();
    let first = paragraph.start as usize;
    let begins = at == first || ends(text, first, sign::trim_end(text, first, at));
    let goes_on = at + width < paragraph.end as usize && sign::stop(text, at + width).is_none();
    (begins && goes_on).then_some(width)
}

/// The paragraphs, cut at these offsets, which rise and stand inside them.
#[must_use]
pub(crate) fn cut_at(text: &[u8], paragraphs: &[Paragraph], places: &[u32]) -> Vec<Paragraph> {
    let mut cut = Vec::with_capacity(paragraphs.len() + places.len());
    let mut places = places.iter().copied().peekable();
    for paragraph in paragraphs {
        let mut open = *paragraph;
        while let Some(at) = places.next_if(|&at| at < open.end) {
            let end = sign::trim_end(text, open.start as usize, at as usize) as u32;
            cut.push(Paragraph { end, ..open });
            (open.start, open.doubtful) = (at, false);
        }
        cut.push(open);
    }
    cut
}

fn cut_before_markers(text: &[u8], paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    /// A paragraph of no more bytes is not cut.
    const LONGEST_PIECE: usize = HUGE as usize / 16;
    let mut pieces = Vec::with_capacity(paragraphs.len() * 8);
    for paragraph in paragraphs {
        let mut open = *paragraph;
        let mut cut = |at: usize, doubtful: bool| {
            let start = open.start as usize;
            if at > start {
                let end = sign::trim_end(text, start, at) as u32;
                pieces.push(Paragraph { end, ..open });
                (open.start, open.doubtful) = (at as u32, doubtful);
            }
        };
        let (start, end) = (paragraph.start as usize, paragraph.end as usize);
        let mut at = match end - start {
            ..=LONGEST_PIECE => end,
            _ => next_piece(text, start, end),
        };
        while at < end {
            let width = match frame(text, paragraph, at) {
                Some(width) => {
                    cut(at, false);
                    cut(at + width, false);
                    width
                }
                None => {
                    if let Some(doubtful) = begins_piece(text, paragraph, at) {
                        cut(at, doubtful);
                    }
                    sign::width(text[at])
                }
            };
            at = next_piece(text, at + width, end);
        }
        pieces.push(open);
    }
    pieces
}

/// The first place from `at` on, at most `end`, where a marker or a heading in 【】 may begin, as far as one character
/// tells: in most places neither does.
fn next_piece(text: &[u8], mut at: usize, end: usize) -> usize {
    while at < end {
        let mut rest = &text[at..end];
        while let [0xE4..=0xE9, _, _, behind @ ..] = rest
            && !scheme::may_begin(rest, true)
        {
            rest = behind;
        }
        at = end - rest.len();
        if rest.starts_with("【".as_bytes()) || scheme::may_begin(rest, true) {
            break;
        }
        at += rest.first().map_or(0, |&lead| sign::width(lead));
    }
    at
}

/// Whether a marker at `at` begins a paragraph whose break was lost, and whether that is doubtful because no
/// stop stands before it.
pub(crate) fn begins_piece(text: &[u8], paragraph: &Paragraph, at: usize) -> Option<bool> {
    /// Before 一 these make a word of it: 统一、.
    const WITH_ONE: &[&str] = &[
        "统", "唯", "同", "专", "单", "划", "不", "归", "周", "期", "初", "其", "是",
    ];
    if !matches!(text[at], b'0'..=b'9' | b'(' | b'#' | b'*' | 0xE2..=0xEF) {
        return None;
    }
    // Inside 1.2 and 12 no number begins.
    if text[at].is_ascii_digit() && matches!(text[..at], [.., b'.' | b'0'..=b'9']) {
        return None;
    }
    let start = paragraph.start as usize;
    let before = &text[start..at];
    let blanks = before.iter().rev().take_while(|&&byte| byte == b' ');
    let ended = ends(text, start, at - blanks.count());
    if !ended && refers(before) {
        return None;
    }
    let rest = &text[at..paragraph.end as usize];
    if !scheme::may_begin(rest, true) {
        return None;
    }
    let marker = scheme::read_begun(rest, true)?;
    let form = marker.form();
    // 统一。 ends a sentence and is no 一。
    let stopped = text[..at + marker.len as usize].ends_with("。".as_bytes());
    let weak = form.dear.0 < 300 && !heads_decimals(rest, &marker);
    if weak || marker.scheme.is_directive() || marker.scheme.is_lettered() || stopped {
        return None;
    }
    if ended {
        return Some(false);
    }
    let is_word = form.open.is_empty() && sign::ends_with_any(before, WITH_ONE);
    let behind = text.get(at + marker.len as usize);
    let heads = !matches!(behind, None | Some(b'0'..=b'9'));
    (!is_word && heads).then_some(true)
}

/// Whether the text before a marker refers to it, or belongs to it: the number of （1） is no 1）.
fn refers(before: &[u8]) -> bool {
    const REFERS: &[&str] = &[
        "第", "本", "》", "见", "和", "、", "至", "及", "或", "款", "据", "照", "违反", "合", "按",
        "条", "“", "之", "前",
    ];
    static LAST_SIGNS: Characters = Characters::NONE
        .and_all_of("第本》见和、至及或款据照反合按条“之前")
        .and_all_of(numeral::HAN_SIGNS);
    match before {
        [.., b'('] | [.., 0xEF, 0xBC, 0x88] => true,
        [.., last] if last.is_ascii() => last.is_ascii_digit(),
        [.., a, b, c] if LAST_SIGNS.begin(&[*a, *b, *c]) => {
            numeral::ends_with_number(before) || sign::ends_with_any(before, REFERS)
        }
        _ => false,
    }
}

/// Whether a bare number heads decimal ones: “1 总体情况1.1 数量”.
fn heads_decimals(text: &[u8], marker: &scheme::Marker) -> bool {
    const LONGEST: usize = 60;
    let first = format!("{}.1", marker.ordinal);
    let behind = marker.len as usize;
    let near = &text[behind..text.len().min(behind + LONGEST)];
    marker.scheme == Scheme::ArabicStop && memchr::memmem::find(near, first.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;
    use crate::noise::Reason;
    use crate::span::Span;

    fn texts(text: &str) -> Vec<&str> {
        texts_without(text, &[])
    }

    /// The paragraphs of a text, and the same by several threads, each of which is given a line.
    fn texts_without<'a>(text: &'a str, dropped: &[Dropped]) -> Vec<&'a str> {
        let lines = lines(text.as_bytes());
        let [one, several] = [Hands::default(), Hands::of(2, 1)]
            .map(|hands| paragraphs(text.as_bytes(), &lines, dropped, &hands));
        assert_eq!(one, several);
        let span = |p: &Paragraph| &text[p.start as usize..p.end as usize];
        one.all.iter().map(span).collect()
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
        for before in ["", "\n", "\n\n", "\u{3000}\u{3000}", "\u{3000}甲\r\n"] {
            for blanks in 2..5 {
                let indent = "\u{3000}".repeat(blanks);
                let text = format!("{before}一、总体要求{indent}{long}{indent}二、主要任务");
                let found = texts(&text);
                assert!(found[found.len() - 3].ends_with("一、总体要求"), "{text}");
                assert_eq!(found[found.len() - 2..], [&long, "二、主要任务"], "{text}");
            }
        }
    }

    #[test]
    fn a_marker_that_a_line_end_divides_is_joined() {
        assert_eq!(texts("甲。\n（\n三）乙"), ["甲。", "（\n三）乙"]);
        assert_eq!(texts("甲（\n三年）"), ["甲（", "三年）"]);
    }

    #[test]
    fn what_was_set_aside_divides_no_marker() {
        let text = "甲（\n\n第3页\n三）乙\n丙";
        let page = text.find('第').expect("a page");
        let dropped = [Dropped {
            span: Span::new(page, page + "第3页".len()),
            reason: Reason::PageNumber,
        }];
        assert_eq!(
            texts_without(text, &dropped),
            ["甲（\n\n第3页\n三）乙", "丙"]
        );
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

    #[test]
    fn a_few_wrapped_lines_among_short_ones_are_joined_where_no_line_is_longer() {
        let question = "（1）公文是机关在履行职责中形成的，具有特定效力\n和规范体式；\nA.媒介\nB.形式\nC.方式\nD.工具\n";
        let questions = question.repeat(40);
        assert_eq!(texts(&questions).len(), 5 * 40);
        let with_prose = format!("{questions}{}。\n", "全县上下抓好防汛，".repeat(20));
        assert_eq!(texts(&with_prose).len(), 6 * 40 + 1);
    }
}
