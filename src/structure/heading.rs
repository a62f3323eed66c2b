//! Plain headings: lines without a number that title what follows.

use crate::paragraph::Paragraph;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Stop};

/// Adds the plain headings behind paragraph `from` to the candidates.
pub(super) fn add(text: &[u8], paragraphs: &[Paragraph], scan: &mut Scan, from: u32) {
    let mut found: Vec<Candidate> = Vec::new();
    for paragraph in from as usize..paragraphs.len() {
        let shape = &scan.shapes[paragraph];
        if shape.marked || shape.first >= shape.last {
            continue;
        }
        if let Some(scheme) = kind(text, scan, paragraph) {
            found.push(Candidate {
                start: shape.first,
                marker: 0,
                ordinal: 1,
                scheme,
                row: 0,
                inline: false,
                own: true,
                heads: true,
                level: shape.level,
                bold: shape.bold,
                doubtful: false,
                paragraph: paragraph as u32,
                sentence: shape.sentence,
            });
        }
    }
    keep_parallel(scan, &mut found);
    for candidate in &found {
        scan.shapes[candidate.paragraph as usize].marked = true;
    }
    if !found.is_empty() {
        scan.candidates.extend(found);
        scan.candidates.sort_by_key(|candidate| candidate.start);
    }
}

/// Which kind of plain heading a paragraph may be.
fn kind(text: &[u8], scan: &Scan, paragraph: usize) -> Option<Scheme> {
    const LONGEST: usize = 120;
    let shape = &scan.shapes[paragraph];
    let line = &text[shape.first as usize..shape.last as usize];
    let follows = scan.shapes.get(paragraph + 1)?;
    let heads_text = follows.running || follows.ended || follows.marked;
    if !heads_text || line.len() > LONGEST || has_sentences(line) || is_no_heading(line) {
        return None;
    }
    match (shape.level, shape.bold, line.starts_with("【".as_bytes())) {
        (1.., _, _) => Some(Scheme::Hash),
        (0, true, _) => Some(Scheme::Bold),
        (0, false, true) if line.ends_with("】".as_bytes()) => Some(Scheme::Lenticular),
        _ if is_short_title(text, shape, follows) => Some(Scheme::Plain),
        _ => None,
    }
}

/// A short line without any stop above a paragraph of text.
fn is_short_title(text: &[u8], shape: &Shape, follows: &Shape) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=26;
    const TEXT: u32 = 100;
    let line = &text[shape.first as usize..shape.last as usize];
    let prose = follows.last - follows.first >= TEXT && (follows.running || follows.ended);
    prose
        && LENGTHS.contains(&sign::chars(line))
        && han(line) * 5 >= sign::chars(line) * 4
        && sign::stops(line, 0, line.len()).all(|(_, stop, _)| stop == Stop::Comma)
        && line.first().is_some_and(|&byte| byte >= 0xE2)
}

/// Plain lines are headings only where there are several of like length.
fn keep_parallel(scan: &Scan, found: &mut Vec<Candidate>) {
    const FEWEST: usize = 3;
    let length = |candidate: &Candidate| {
        let shape = &scan.shapes[candidate.paragraph as usize];
        (shape.last - shape.first) / 3
    };
    let plain = |candidate: &&Candidate| candidate.scheme == Scheme::Plain;
    let mut lengths: Vec<u32> = found.iter().filter(plain).map(length).collect();
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let alike = |length: u32| length.abs_diff(median) <= 2.max(median / 4);
    let enough = lengths.iter().filter(|&&length| alike(length)).count() >= FEWEST;
    found.retain(|candidate| {
        candidate.scheme != Scheme::Plain || enough && alike(length(candidate))
    });
}

/// Salutations, dates, names, captions and the like.
fn is_no_heading(line: &[u8]) -> bool {
    const NEVER: &[&str] = &[
        "同志们",
        "各位",
        "附件",
        "附：",
        "图",
        "表",
        "来源",
        "作者",
        "编者按",
        "摘要",
        "摘 要",
        "关键词",
        "时间：",
        "地点",
        "出席",
        "列席",
        "记录",
        "（",
        "(",
    ];
    let date = line.ends_with("日".as_bytes()) && line.first().is_some_and(u8::is_ascii_digit);
    date || NEVER.iter().any(|word| line.starts_with(word.as_bytes())) || han(line) < 2
}

/// Whether the line is more than a title, which holds a colon at most and may end with a question mark.
fn has_sentences(line: &[u8]) -> bool {
    sign::stops(line, 0, line.len()).any(|(at, stop, width)| match stop {
        Stop::Comma | Stop::Colon => false,
        Stop::Question | Stop::Exclamation => at + width < line.len(),
        _ => true,
    })
}

fn han(line: &[u8]) -> usize {
    (0..line.len()).filter(|&at| sign::is_han(line, at)).count()
}
