//! Lines and paragraphs: where the writer's units of text begin and end.
//!
//! Usually a line is a paragraph. Three kinds of broken layout are mended here: text wrapped at a fixed width,
//! whose lines are joined again; text that lost its line ends, where the indent of two full-width blanks still
//! shows the paragraphs; and text that lost even these, which is cut before markers.

use crate::noise::Dropped;
use crate::scheme::{self, Scheme};
use crate::sign;
use std::iter::Peekable;

/// A line without its blanks; bytes of the text. Where an indent in the middle of a line begins a paragraph,
/// one line of the text makes several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where the line of the text begins.
    pub row: u32,
    /// The first byte that is no blank.
    pub first: u32,
    /// Behind the last byte that is no blank; equal to `first` for a blank line.
    pub last: u32,
    /// Whether blanks stand before it.
    pub indented: bool,
    /// Whether it begins in the middle of a line of the text.
    pub cut: bool,
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
}

/// All lines of a text, blank ones too.
#[must_use]
pub fn lines(text: &[u8]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 64 + 8);
    // The searcher tells a place by two bytes of the word, and E3 80 begins every stop; 80 80 E3 does not.
    let finder = memchr::memmem::Finder::new(&INDENT.as_bytes()[1..]);
    let found = finder.find_iter(text);
    let mut indents = found.map(|at| at.saturating_sub(1)).peekable();
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text).chain([text.len()]) {
        let second_half_of_crlf =
            end == start && end > 0 && text[end - 1] == b'\r' && text.get(end) == Some(&b'\n');
        if !second_half_of_crlf {
            cut_at_indents(text, start, end, &mut indents, &mut lines);
        }
        start = end + 1;
    }
    lines
}

const INDENT: &str = "\u{3000}\u{3000}";

/// Takes a line of the text, cut where one of the text's indents stands in its middle and begins a paragraph.
fn cut_at_indents(
    text: &[u8],
    row: usize,
    end: usize,
    indents: &mut Peekable<impl Iterator<Item = usize>>,
    lines: &mut Vec<Line>,
) {
    const WORTH_LOOKING: usize = 24;
    let mut start = row;
    // Whether a heading that began in the middle of the line before goes on here.
    let goes_on = |lines: &[Line]| {
        lines.last().is_some_and(|before| {
            before.cut
                && is_marked(before.of(text))
                && !ends(text, before.first as usize, before.last as usize)
        })
    };
    while let Some(at) = indents.next_if(|&at| at < end) {
        // Of a run of blanks the first two are looked at and no others, or a line of blanks alone would take for ever.
        let begins = sign::trim_end(text, at.saturating_sub(3), at) == at;
        let inside = end - row > WORTH_LOOKING && at > start && begins && text[at] == 0xE3;
        let heading = || start == row && goes_on(lines);
        if inside && (heading() || begins_paragraph(text, start, at, end)) {
            lines.push(line(text, row, start, at));
            start = at;
        }
    }
    lines.push(line(text, row, start, end));
}

/// Whether the indent at `at`, in the middle of the line `start..end`, begins a paragraph: behind a stop, before
/// or behind a heading, or in a line that is too long for anything else.
fn begins_paragraph(text: &[u8], start: usize, at: usize, end: usize) -> bool {
    const LONG: usize = 400;
    const SHORT: usize = 60;
    let before = sign::trim_end(text, start, at);
    let first = sign::skip_blanks(text, start, before);
    let next = sign::skip_blanks(text, at, end);
    if before <= first || next >= end {
        return false;
    }
    let stopped = ends(text, first, before);
    let heading = || end - start > SHORT && is_marked(&text[first..end]) && at - first < LONG / 2;
    stopped || is_marked(&text[next..end]) || heading() || end - start > LONG
}

/// Whether a piece of text begins with a marker that is surely one.
fn is_marked(text: &[u8]) -> bool {
    scheme::read(text, true).is_some_and(|marker| marker.form().dear.0 >= 300)
}

fn line(text: &[u8], row: usize, start: usize, end: usize) -> Line {
    let first = sign::skip_blanks(text, start, end);
    let last = sign::trim_end(text, first, end);
    Line {
        row: row as u32,
        first: first as u32,
        last: last as u32,
        indented: first > start,
        cut: start > row,
    }
}

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

/// Joins lines to paragraphs, passing over blank lines and what was set aside.
#[must_use]
pub fn paragraphs(text: &[u8], lines: &[Line], dropped: &[Dropped]) -> Vec<Paragraph> {
    let kept = kept(lines, dropped);
    let wrap = Wrap::of(text, &kept);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(kept.len());
    for (at, line) in kept.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| kept[before].line);
        let joins = before.is_some_and(|before| {
            let wrapped = wrap.as_ref();
            wrapped.is_some_and(|wrap| wrap.runs_on(text, before, line))
                || divides_marker(before.of(text), line.line.of(text))
        });
        match paragraphs.last_mut() {
            Some(open) if joins => open.end = line.line.last,
            _ => paragraphs.push(Paragraph {
                start: line.line.first,
                end: line.line.last,
                doubtful: false,
            }),
        }
    }
    if has_lost_its_breaks(&paragraphs) || is_one_piece(text, &paragraphs) {
        cut_before_markers(text, &paragraphs)
    } else {
        paragraphs
    }
}

/// A line that is neither blank nor set aside.
struct Kept<'a> {
    line: &'a Line,
    /// Whether a blank line stands before it.
    spaced: bool,
    /// Whether something that was set aside stands before it, which may have blank lines of its own.
    interrupted: bool,
}

fn kept<'a>(lines: &'a [Line], dropped: &[Dropped]) -> Vec<Kept<'a>> {
    let mut kept = Vec::with_capacity(lines.len());
    let mut aside = dropped.iter().peekable();
    let (mut spaced, mut interrupted) = (false, false);
    for line in lines {
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
        kept.push(Kept {
            line,
            spaced,
            interrupted,
        });
        (spaced, interrupted) = (false, false);
    }
    kept
}

/// How wide a piece of text is.
type Measure = fn(&[u8]) -> usize;

/// How a text was wrapped: every line ends near one width. Editors count full-width characters as two cells,
/// scripts count characters; the measure that fits better is taken.
struct Wrap {
    measure: Measure,
    width: usize,
    slack: usize,
    /// Whether blank lines or indents part the paragraphs, so that a line without them goes on with one.
    parted: bool,
}

impl Wrap {
    /// The wrap, where a third of the lines end near one width and most of these without a stop.
    fn of(text: &[u8], kept: &[Kept]) -> Option<Wrap> {
        const NARROWEST: u32 = 40;
        let lines = || kept.iter().map(|kept| kept.line);
        let unended = |line: &&Line| !ends(text, line.first as usize, line.last as usize);
        let filled = kept.len();
        let open = lines()
            .filter(unended)
            .filter(|line| line.last - line.first > NARROWEST)
            .count();
        if filled < 8 || open * 4 < filled {
            return None;
        }
        let measures: [(Measure, usize); 2] = [(sign::cells, 4), (sign::chars, 1)];
        let fits = measures.map(|(measure, slack)| {
            let (count, width) = Wrap::best_width(text, kept, measure, slack);
            (
                count,
                Wrap {
                    measure,
                    width,
                    slack,
                    parted: false,
                },
            )
        });
        let (full, mut wrap) = fits
            .into_iter()
            .max_by_key(|(count, wrap)| (*count, wrap.slack))?;
        let unfinished = lines()
            .filter(unended)
            .filter(|line| wrap.is_full(text, line))
            .count();
        wrap.parted = wrap.parts_paragraphs(text, kept);
        (full * 3 >= filled && unfinished * 2 >= full).then_some(wrap)
    }

    /// Whether nearly all lines behind one that plainly ends a paragraph stand behind a blank line or are indented.
    fn parts_paragraphs(&self, text: &[u8], kept: &[Kept]) -> bool {
        const FEWEST: usize = 3;
        let plainly_ended = |line: &Line| {
            ends(text, line.first as usize, line.last as usize) && !self.is_full(text, line)
        };
        let behind: Vec<bool> = kept
            .windows(2)
            .filter(|pair| plainly_ended(pair[0].line))
            .map(|pair| pair[1].spaced || pair[1].line.indented)
            .collect();
        let parted = behind.iter().filter(|parted| **parted).count();
        behind.len() >= FEWEST && parted * 10 >= behind.len() * 9
    }

    /// The width near which most lines end, and how many do.
    fn best_width(text: &[u8], kept: &[Kept], measure: Measure, slack: usize) -> (usize, usize) {
        const NARROWEST: usize = 18;
        const WIDEST: usize = 200;
        let mut counts = [0_usize; WIDEST + 2];
        for Kept { line, .. } in kept {
            // Four bytes are one character at least.
            if (line.last - line.row) as usize > WIDEST * 4 {
                continue;
            }
            let width = measure(&text[line.row as usize..line.last as usize]);
            if (NARROWEST..=WIDEST).contains(&width) {
                counts[width] += 1;
            }
        }
        // How many lines end at a width or so little before it; no line was counted that is narrower.
        let near = slack - slack / 4 + 1;
        let mut sum = 0;
        (NARROWEST..=WIDEST)
            .map(|width| {
                sum += counts[width];
                sum -= width.checked_sub(near).map_or(0, |behind| counts[behind]);
                (sum, width)
            })
            .max_by_key(|&(count, width)| (count, std::cmp::Reverse(width)))
            .unwrap_or((0, WIDEST))
    }

    fn is_full(&self, text: &[u8], line: &Line) -> bool {
        let line = &text[line.row as usize..line.last as usize];
        line.len() > self.width * 4 || (self.measure)(line) + self.slack >= self.width
    }

    /// Whether a line goes on with the paragraph that `before` ended in.
    fn runs_on(&self, text: &[u8], before: &Line, kept: &Kept) -> bool {
        let line = kept.line;
        let ended = ends(text, before.first as usize, before.last as usize);
        let apart = kept.spaced && (!kept.interrupted || ended);
        let indented = line.indented && !before.indented && !before.cut;
        if apart || indented || line.cut || !self.is_full(text, before) {
            return false;
        }
        let bare = line.of(text);
        let marker = scheme::read(bare, true);
        let divided = before.of(text).ends_with("第".as_bytes());
        let goes_on = self.parted
            && !kept.spaced
            && !line.indented
            && marker.is_some_and(|marker| marker.scheme.is_directive());
        !bare.starts_with(b"#")
            && (divided || goes_on || !marker.is_some_and(|marker| ended || heads(&marker)))
    }
}

/// Whether a marker is sure enough to begin a paragraph behind a line that ends in the middle of a sentence.
fn heads(marker: &scheme::Marker) -> bool {
    let weak = matches!(
        marker.scheme,
        Scheme::Article | Scheme::First | Scheme::Shi | Scheme::Yao
    );
    !weak && !matches!(marker.form().digits, scheme::Digits::Arabic) && marker.form().dear.0 >= 400
}

/// Whether the end of a line divides a marker: （ here, 三） on the next line.
fn divides_marker(before: &[u8], line: &[u8]) -> bool {
    let opens = before.ends_with("（".as_bytes()) || before.ends_with(b"(");
    let number = || crate::numeral::read_han(line).or_else(|| crate::numeral::read_arabic(line));
    opens
        && number().is_some_and(|(_, width)| {
            line[width..].starts_with("）".as_bytes()) || line[width..].starts_with(b")")
        })
}

/// Whether what stands in `first..last` ends with a stop that may end a paragraph, or with the quote or the
/// bold mark that closes one.
fn ends(text: &[u8], first: usize, mut last: usize) -> bool {
    while last > first && text[last - 1] == b'*' {
        last -= 1;
    }
    let at = (first..last)
        .rev()
        .find(|&at| text[at] & 0xC0 != 0x80)
        .unwrap_or(first);
    sign::closing(text, at).is_some()
        || sign::stop(text, at).is_some_and(|(stop, _)| stop.ends_label())
}

/// A paragraph of more bytes than this is seldom one.
const HUGE: u32 = 3_600;

/// Whether most of the text stands in paragraphs that are far too long.
fn has_lost_its_breaks(paragraphs: &[Paragraph]) -> bool {
    let length = |p: &Paragraph| p.end - p.start;
    let all: u32 = paragraphs.iter().map(length).sum();
    let huge: u32 = paragraphs
        .iter()
        .map(length)
        .filter(|&length| length > HUGE)
        .sum();
    huge > HUGE && u64::from(huge) * 10 > u64::from(all) * 7
}

/// Whether a short text stands in one paragraph, but for a title, that holds the first two headings of a sequence.
fn is_one_piece(text: &[u8], paragraphs: &[Paragraph]) -> bool {
    const FEW: usize = 5;
    let length = |p: &&Paragraph| p.end - p.start;
    let Some(longest) = paragraphs
        .iter()
        .max_by_key(length)
        .filter(|_| paragraphs.len() <= FEW)
    else {
        return false;
    };
    let all: u32 = paragraphs.iter().map(|p| p.end - p.start).sum();
    if u64::from(length(&longest)) * 10 < u64::from(all) * 8 {
        return false;
    }
    let mut seen: Vec<(Scheme, u32)> = Vec::new();
    let mut at = longest.start as usize;
    while at < longest.end as usize {
        if !may_begin_piece(&text[at..longest.end as usize]) {
            at += sign::width(text[at]);
            continue;
        }
        if let Some(doubtful) = begins_piece(text, longest, at)
            && let Some(marker) = scheme::read(&text[at..longest.end as usize], true)
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
    }
    false
}

/// Whether the family is one of headings, never of items in a sentence; a decimal number is one behind a stop.
fn heads_texts(scheme: Scheme, doubtful: bool) -> bool {
    let headings = matches!(
        scheme,
        Scheme::HanComma | Scheme::Chapter | Scheme::Article | Scheme::Part | Scheme::HanBracket
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

fn cut_before_markers(text: &[u8], paragraphs: &[Paragraph]) -> Vec<Paragraph> {
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
        let mut at = paragraph.start as usize;
        while at < paragraph.end as usize && paragraph.end - paragraph.start > HUGE / 16 {
            if !may_begin_piece(&text[at..paragraph.end as usize]) {
                at += sign::width(text[at]);
                continue;
            }
            if let Some(width) = frame(text, paragraph, at) {
                cut(at, false);
                cut(at + width, false);
                at += width;
                continue;
            }
            if let Some(doubtful) = begins_piece(text, paragraph, at) {
                cut(at, doubtful);
            }
            at += sign::width(text[at]);
        }
        pieces.push(open);
    }
    pieces
}

/// Whether a marker or a heading in 【】 may begin here, as far as one character tells: in most places neither does.
#[inline]
fn may_begin_piece(text: &[u8]) -> bool {
    text[0] == "【".as_bytes()[0] || scheme::may_begin(text, true)
}

/// Whether a marker at `at` begins a paragraph whose break was lost, and whether that is doubtful because no
/// stop stands before it.
fn begins_piece(text: &[u8], paragraph: &Paragraph, at: usize) -> Option<bool> {
    const REFERS: &[&str] = &[
        "第", "本", "》", "见", "和", "、", "至", "及", "或", "款", "据", "照", "违反", "合", "按",
        "条", "“", "之", "前",
    ];
    /// Before 一 these make a word of it: 统一、.
    const WITH_ONE: &[&str] = &[
        "统", "唯", "同", "专", "单", "划", "不", "归", "周", "期", "初", "其",
    ];
    if !matches!(text[at], b'0'..=b'9' | b'(' | b'#' | b'*' | 0xE2..=0xEF) {
        return None;
    }
    // Inside 1.2 no number begins.
    if text[at].is_ascii_digit() && text[..at].ends_with(b".") {
        return None;
    }
    let marker = scheme::read(&text[at..paragraph.end as usize], true)?;
    let form = marker.form();
    // 统一。 ends a sentence and is no 一。
    let stopped = text[..at + marker.len as usize].ends_with("。".as_bytes());
    let weak = form.dear.0 < 300 && !heads_decimals(&text[at..paragraph.end as usize], &marker);
    if weak || marker.scheme.is_directive() || marker.scheme.is_lettered() || stopped {
        return None;
    }
    let before = &text[paragraph.start as usize..at];
    let end = before.len()
        - before
            .iter()
            .rev()
            .take_while(|&&byte| byte == b' ')
            .count();
    if ends(
        text,
        paragraph.start as usize,
        paragraph.start as usize + end,
    ) {
        return Some(false);
    }
    let is_word = form.open.is_empty() && sign::ends_with_any(before, WITH_ONE);
    let digit_before =
        before.last().is_some_and(u8::is_ascii_digit) || crate::numeral::ends_with_number(before);
    let refers = digit_before || sign::ends_with_any(before, REFERS);
    let behind = text.get(at + marker.len as usize);
    let heads = !matches!(behind, None | Some(b'0'..=b'9'));
    (!refers && !is_word && heads).then_some(true)
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
    fn a_marker_that_a_line_end_divides_is_joined() {
        assert_eq!(texts("甲。\n（\n三）乙"), ["甲。", "（\n三）乙"]);
        assert_eq!(texts("甲（\n三年）"), ["甲（", "三年）"]);
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
