//! Chapters of decimal numbering: what stands above 1.1 has a number like a list's items (1 总则, 1. 总则) and is another
//! family, so that lists with such numbers may stand below 1.1.

use crate::numeral;
use crate::scan::{Candidate, NESTED, Scan, Shape, bit};
use crate::scheme::{self, Scheme};
use crate::sign;
use std::ops::RangeInclusive;

/// Makes chapters of the numbers above decimals.
pub(super) fn tell_chapters(text: &[u8], scan: &mut Scan) {
    add_bare_numbers(text, scan);
    let numbers: Vec<usize> = (0..scan.candidates.len())
        .filter(|&at| is_number(&scan.candidates[at]))
        .collect();
    let chapters = chapters(text, &scan.candidates, &numbers);
    for (&at, &chapter) in numbers.iter().zip(&chapters) {
        if chapter {
            scan.candidates[at].scheme = Scheme::Decimal1;
        }
    }
    let first = numbers.iter().zip(&chapters).find(|&(_, &chapter)| chapter);
    if let Some((&first, _)) = first {
        tell_introduction(&mut scan.candidates[..=first]);
    }
}

/// Makes a chapter of the 0 right before the first one: 0 引言 above 1 总则.
fn tell_introduction(candidates: &mut [Candidate]) {
    let mut lines = candidates.iter_mut().rev().filter(|it| !it.inline);
    let first = lines.next().filter(|first| first.ordinal == 1);
    let before = first.and(lines.next());
    let zero = before.filter(|it| it.scheme == Scheme::ArabicStop && it.ordinal == 0 && it.own);
    if let Some(zero) = zero {
        zero.scheme = Scheme::Decimal1;
    }
}

/// Reads the clauses whose number is alone on its line (3.1) or divided by a blank, as text recognition has it, where the
/// chapter is the last: 3. 1 运算符 below 3 术语.
pub(super) fn read_clauses(text: &[u8], scan: &mut Scan) {
    let is_chapter = |it: &Candidate| it.row == scheme::BARE_NUMBER;
    let first = scan.candidates.iter().position(is_number);
    let Some(first) = first.filter(|&first| is_chapter(&scan.candidates[first])) else {
        return;
    };
    let mut chapter = 0;
    for candidate in scan.candidates[first..]
        .iter_mut()
        .filter(|it| is_number(it))
    {
        let line = candidate.start..scan.shapes[candidate.paragraph as usize].last;
        let line = &text[line.start as usize..line.end as usize];
        if is_chapter(candidate) {
            chapter = candidate.ordinal;
        } else if candidate.ordinal == chapter
            && let Some(clause) = clause(line, candidate)
        {
            *candidate = clause;
            scan.families |= bit(Scheme::Decimal2);
            if usize::from(clause.marker) == line.len() {
                lower_name(text, &mut scan.shapes, candidate);
            }
        }
    }
}

/// A candidate with the second part of its number: all that is left of its line, or what stands between blanks before a word.
fn clause(line: &[u8], candidate: &Candidate) -> Option<Candidate> {
    let point = usize::from(candidate.marker).min(line.len());
    let second = sign::skip_blanks(line, point, line.len());
    let (_, width) = numeral::read_arabic(&line[second..])?;
    let end = second + width;
    let word = sign::skip_blanks(line, end, line.len());
    let divides = second > point && word > end;
    let is_word = || sign::is_han(line, word) && !scheme::is_measure(&line[word..]);
    if end < line.len() && !(divides && is_word()) {
        return None;
    }
    let number = [&line[..point], &line[second..end], " 条".as_bytes()].concat();
    let marker = scheme::read(&number, true)?;
    (marker.scheme == Scheme::Decimal2).then_some(Candidate {
        scheme: marker.scheme,
        row: marker.row,
        ordinal: marker.ordinal as u16,
        marker: end as u16,
        ..*candidate
    })
}

/// Adds the numbers that nothing divides from the words behind them (4风险辨识): those above their decimals, and those that
/// count on from one of these.
fn add_bare_numbers(text: &[u8], scan: &mut Scan) {
    let bare: Vec<Candidate> = (0..scan.shapes.len())
        .filter_map(|paragraph| bare_number(text, scan, paragraph))
        .collect();
    let lines = scan.candidates.iter().filter(|it| !it.inline).copied();
    let lines: Vec<Candidate> = lines.collect();
    let behind = |bare: &Candidate| lines.partition_point(|it| it.start < bare.start);
    let mut last = None;
    let mut found = Vec::new();
    for bare in bare {
        let counts_on = last == Some(bare.ordinal - 1);
        if counts_on || has_first_decimal(text, bare.ordinal, &lines[behind(&bare)..]) {
            last = Some(bare.ordinal);
            found.push(bare);
        }
    }
    for bare in &found {
        scan.shapes[bare.paragraph as usize].marked = true;
    }
    scan.candidates.extend(found);
    scan.candidates.sort_by_key(|candidate| candidate.start);
}

/// Puts the heading right behind a clause whose number is alone on its line below it, whatever its marks.
fn lower_name(text: &[u8], shapes: &mut [Shape], clause: &Candidate) {
    if (1..NESTED).contains(&clause.level)
        && let Some(name) = name_behind(text, shapes, clause.paragraph as usize)
    {
        name.level = name.level.max(clause.level + 1);
    }
}

/// The heading with marks right behind a paragraph, between which a picture may stand.
fn name_behind<'a>(
    text: &[u8],
    shapes: &'a mut [Shape],
    paragraph: usize,
) -> Option<&'a mut Shape> {
    let is_picture = |shape: &&mut Shape| text[shape.first as usize..].starts_with(b"<");
    let mut behind = shapes.get_mut(paragraph + 1..)?.iter_mut();
    let next = behind.find(|shape| !is_picture(shape))?;
    (next.level > 0 && !next.marked).then_some(next)
}

/// A short paragraph without a stop that a number begins, as a candidate.
fn bare_number(text: &[u8], scan: &Scan, paragraph: usize) -> Option<Candidate> {
    const LENGTHS: RangeInclusive<usize> = 7..=60;
    /// Larger numbers are quantities.
    const NUMBERS: RangeInclusive<u32> = 1..=199;
    let shape = &scan.shapes[paragraph];
    let line = &text[shape.first as usize..shape.last as usize];
    let (number, width) = numeral::read_arabic(line)?;
    let is_title = !shape.marked && !shape.running && !shape.ended && LENGTHS.contains(&line.len());
    let is_title = is_title && NUMBERS.contains(&number);
    let words = is_title && sign::is_han(line, width) && !scheme::is_measure(&line[width..]);
    words.then_some(Candidate {
        marker: width as u16,
        ordinal: number as u16,
        row: scheme::BARE_NUMBER,
        ..Candidate::of_line(Scheme::ArabicStop, paragraph, shape)
    })
}

/// Makes chapters of the numbers above articles, where they count and the articles run on over them: 1. 总则 above 第一条,
/// 2. 会员 above 第六条.
pub(super) fn tell_chapters_of_articles(scan: &mut Scan) {
    const FEWEST: usize = 2;
    let at_start = |at: &usize| !scan.candidates[*at].inline;
    let is_article = |at: usize| scan.candidates[at].scheme == Scheme::Article;
    let mut chapters: Vec<usize> = Vec::new();
    let mut article = 0;
    let mut above: Option<usize> = None;
    for at in (0..scan.candidates.len()).filter(at_start) {
        let candidate = &scan.candidates[at];
        if is_article(at) {
            if let Some(chapter) = above.take() {
                let counts = usize::from(scan.candidates[chapter].ordinal) == chapters.len() + 1;
                if !counts || candidate.ordinal.checked_sub(1) != Some(article) {
                    return;
                }
                chapters.push(chapter);
            }
            article = candidate.ordinal;
        } else {
            above = (is_number(candidate) && candidate.heads).then_some(at);
        }
    }
    if chapters.len() >= FEWEST {
        for at in chapters {
            scan.candidates[at].scheme = Scheme::Decimal1;
        }
    }
}

fn is_number(candidate: &Candidate) -> bool {
    candidate.scheme == Scheme::ArabicStop && !candidate.inline && candidate.ordinal > 0
}

/// Whether the next paragraph that begins with a number has the first decimal of this one: 2 and 2.1.
fn is_above_decimals(text: &[u8], candidates: &[Candidate], at: usize) -> bool {
    has_first_decimal(text, candidates[at].ordinal, &candidates[at + 1..])
}

/// Whether the first paragraph that begins with a number, among those of `behind`, has the first decimal of `number`.
fn has_first_decimal(text: &[u8], number: u16, behind: &[Candidate]) -> bool {
    let next = behind.iter().find(|next| !next.inline);
    next.is_some_and(|next| {
        let first = || numeral::read_arabic(&text[next.start as usize..]);
        next.scheme == Scheme::Decimal2
            && next.ordinal == 1
            && first().is_some_and(|(first, _)| first == u32::from(number))
    })
}

/// Which of the numbers are chapters: those above decimals, and those that count from one up to such a one or on from it.
/// Where one above decimals does not count, numbers are wrong or missing, and none is told apart from a list's items.
fn chapters(text: &[u8], candidates: &[Candidate], numbers: &[usize]) -> Vec<bool> {
    let number = |place: usize| candidates[numbers[place]].ordinal;
    let mut chapters = vec![false; numbers.len()];
    // The numbers of the last chapter and of the last item of a list behind it.
    let (mut chapter, mut item) = (None, 0);
    for place in 0..numbers.len() {
        let counts_on = chapter.is_some_and(|chapter| number(place) == chapter + 1);
        let before = usize::from(number(place)) - 1;
        let leads = || {
            let counted = |back: usize| number(place - back) == number(place) - back as u16;
            place >= before && (1..=before).all(counted)
        };
        if is_above_decimals(text, candidates, numbers[place]) {
            if !counts_on && !leads() {
                return vec![false; numbers.len()];
            }
            if !counts_on {
                chapters[place - before..place].fill(true);
            }
        } else if !counts_on || item + 1 == number(place) {
            item = number(place);
            continue;
        }
        chapters[place] = true;
        (chapter, item) = (Some(number(place)), 0);
    }
    chapters
}
