//! Rules of the wording: marks, doubled words, what was left to fill in. They look at all of the writer's text.

use super::Draft;
use crate::diagnostic::{Diagnostic, Finding};
use crate::numeral;
use crate::span::Span;

impl<'a> Draft<'a> {
    /// The lines of the text that were not set aside, with their offsets.
    fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let text = self.text;
        let dropped = &self.document.dropped;
        let start = move |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        text.split(['\n', '\r'])
            .map(move |line| (start(line), line))
            .filter(move |&(at, line)| {
                let first = (at + line.len() - line.trim_start().len()) as u32;
                let next = dropped.partition_point(|piece| piece.span.end <= first);
                dropped
                    .get(next)
                    .is_none_or(|piece| piece.span.start > first)
            })
    }
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9FFF}')
}

/// Doubled words, and the characters before or behind them that make them none: 重要要求, 合并并入.
#[rustfmt::skip]
const DOUBLED: &[(&str, &str, &str)] = &[
    ("要要", "重需主必纲首摘概提扼索紧将显", "求素点件闻案职"),
    ("的的", "目标靶无中有", "确士"),
    ("和和", "谐缓温平", "美气睦"),
    ("与与", "参", "会"),
    ("及及", "以涉普", "时"),
    ("并并", "合兼归吞", ""),
    ("将将", "即行必", ""),
    ("，，", "", ""),
    ("。。", "。", "。"),
    ("、、", "", ""),
];

/// 要要.
pub(super) fn doubled(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for (start, line) in draft.lines() {
        for &(words, before, behind) in DOUBLED {
            for (at, _) in line.match_indices(words) {
                let left = line[..at].chars().next_back();
                let right = line[at + words.len()..].chars().next();
                let word = left.is_some_and(|sign| before.contains(sign))
                    || right.is_some_and(|sign| behind.contains(sign));
                if !word {
                    found.push(Diagnostic {
                        span: Span::new(start + at, start + at + words.len()),
                        finding: Finding::Doubled {
                            text: words.to_string(),
                        },
                    });
                }
            }
        }
    }
}

/// How many of `all` like findings are told one by one, and the number that each is told with: a text full of
/// them is said to be so once.
fn told(all: usize) -> (usize, usize) {
    const EACH: usize = 8;
    if all > EACH { (1, all) } else { (all, 1) }
}

/// A half-width mark with Han characters on both sides.
pub(super) fn half_width(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let mut marks = Vec::new();
    for (start, line) in draft.lines() {
        for (at, mark) in line.match_indices([',', ';', ':', '?', '!']) {
            let left = line[..at].chars().next_back().is_some_and(is_han);
            let right = line[at + 1..].chars().next().is_some_and(is_han);
            if left && right {
                marks.push((start + at, mark.to_string()));
            }
        }
    }
    let (shown, count) = told(marks.len());
    found.extend(marks.into_iter().take(shown).map(|(at, mark)| Diagnostic {
        span: Span::new(at, at + 1),
        finding: Finding::HalfWidth { mark, count },
    }));
}

const PAIRS: [(char, char); 3] = [('《', '》'), ('（', '）'), ('“', '”')];

/// A bracket or quotation mark without its partner in the paragraph. A quotation may run over paragraphs.
pub(super) fn unpaired(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let lines: Vec<(usize, &str)> = draft.lines().collect();
    // Wrapped text divides pairs between lines; there the rule would only guess.
    let wrapped = lines.iter().filter(|(_, line)| is_cut(line)).count() * 4 > lines.len();
    if wrapped {
        return;
    }
    let mut quoting = false;
    for (start, line) in lines {
        for (open, close) in PAIRS {
            let (lone, left_open) = lone(line, open, close, quoting && open == '“');
            let runs_on = open == '“' && left_open;
            if open == '“' {
                quoting = left_open;
            }
            let Some((at, mark)) = lone.filter(|_| !runs_on) else {
                continue;
            };
            found.push(Diagnostic {
                span: Span::new(start + at, start + at + mark.len_utf8()),
                finding: Finding::Unpaired {
                    mark: mark.to_string(),
                },
            });
        }
    }
}

/// Whether a line ends in the middle of a sentence.
fn is_cut(line: &str) -> bool {
    const LONG: usize = 60;
    line.len() > LONG && line.trim_end().chars().next_back().is_some_and(is_han)
}

/// The first mark in the line without a partner, and whether a mark is still open at the end.
fn lone(line: &str, open: char, close: char, was_open: bool) -> (Option<(usize, char)>, bool) {
    let mut opened: Vec<usize> = Vec::new();
    let mut inside = was_open;
    let mut lone = None;
    for (at, sign) in line.char_indices() {
        if sign == open || open == '（' && sign == '(' {
            opened.push(at);
        } else if sign == close || close == '）' && sign == ')' {
            let numbering = close == '）' && is_numbering(&line[..at]);
            if opened.pop().is_none() && !std::mem::take(&mut inside) && !numbering {
                lone.get_or_insert((at, sign));
            }
        }
    }
    let left_open = inside || !opened.is_empty();
    let lone = lone.or_else(|| {
        opened
            .first()
            .map(|&at| (at, line[at..].chars().next().unwrap_or(open)))
    });
    (lone, left_open)
}

/// 1） a）: the bracket is a marker's end.
fn is_numbering(before: &str) -> bool {
    before.ends_with(|sign: char| sign.is_ascii_alphanumeric())
        || numeral::ends_with_number(before.as_bytes())
}

/// XX, ×××.
pub(super) fn placeholders(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let spans: Vec<Span> = draft
        .lines()
        .flat_map(|(start, line)| {
            blanks_to_fill(line).map(move |(from, to)| Span::new(start + from, start + to))
        })
        .collect();
    let (shown, count) = told(spans.len());
    found.extend(spans.into_iter().take(shown).map(|span| Diagnostic {
        span,
        finding: Finding::Placeholder {
            text: span.of(draft.text).to_string(),
            count,
        },
    }));
}

/// Runs of two or more X or × that are no part of a Latin word, as bytes of the line.
fn blanks_to_fill(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let is_blank = |sign: char| matches!(sign, 'X' | 'Ｘ' | '×');
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + line[at..].find(is_blank)?;
        let rest = &line[from..];
        at = from + rest.find(|sign| !is_blank(sign)).unwrap_or(rest.len());
        Some((from, at))
    })
    .filter(move |&(from, to)| {
        let beside = [line[..from].chars().next_back(), line[to..].chars().next()];
        let in_word = beside
            .into_iter()
            .flatten()
            .any(|sign| sign.is_ascii_alphabetic());
        line[from..to].chars().count() > 1 && !in_word
    })
}

const YEAR_BRACKETS: [(char, char); 4] = [('[', ']'), ('［', '］'), ('【', '】'), ('（', '）')];

/// 云政发[2026]12号.
pub(super) fn year_brackets(draft: &Draft, found: &mut Vec<Diagnostic>) {
    const YEAR: usize = 4;
    for (start, line) in draft.lines() {
        for (open, close) in YEAR_BRACKETS {
            for (at, _) in line.match_indices(open) {
                let rest = &line[at + open.len_utf8()..];
                let Some((year, behind)) = rest.split_once(close) else {
                    continue;
                };
                let number =
                    behind.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '第');
                let office = line[..at].chars().next_back().is_some_and(is_han);
                let is_year = year.len() == YEAR && year.bytes().all(|byte| byte.is_ascii_digit());
                if office && is_year && number.len() < behind.len() && number.starts_with('号') {
                    let end = at + open.len_utf8() + YEAR + close.len_utf8();
                    found.push(Diagnostic {
                        span: Span::new(start + at, start + end),
                        finding: Finding::YearBracket {
                            written: line[at..end].to_string(),
                            usual: format!("〔{year}〕"),
                        },
                    });
                }
            }
        }
    }
}
