//! Where a label ends.

use super::Survey;
use super::heading::with_its_quote;
use crate::scan::{Candidate, Cue};
use crate::scheme::{self, Scheme};
use crate::sign::{self, Stop};
use crate::span::Span;

/// A label longer than this many characters is cut at a comma.
const LONG: usize = 40;
/// At least so many characters stay.
const KEPT: usize = 6;
/// At least so many of them behind the marker.
const KEPT_BEHIND_MARKER: usize = 4;

/// The label of a heading or directive. `limit` is where the next node begins.
pub(super) fn of_marker(survey: &Survey, candidate: &Candidate, limit: Option<u32>) -> Span {
    let shape = &survey.scan.shapes[candidate.paragraph as usize];
    let start = candidate.start as usize;
    let last = shape.last as usize;
    if candidate.own && !candidate.inline {
        return Span::new(start, end_of_own_line(survey.text, start, last));
    }
    // A name in 【】 is all of it.
    let is_name = matches!(candidate.scheme, Scheme::Lenticular | Scheme::Bold);
    if is_name && !candidate.own && candidate.marker > 0 {
        return Span::new(start, start + candidate.marker as usize);
    }
    let behind = behind_colon_or_remark(survey.text, start + candidate.marker as usize, last);
    let bound = match limit {
        // Where text is wrapped, the next node may begin a line.
        Some(limit) if (limit as usize) < last => {
            trim_line_ends(survey.text, behind, behind.max(limit as usize))
        }
        _ => last,
    };
    of_sentence(survey, start, behind, bound)
}

/// Behind the colon or the remark that stands right behind a marker, 一是：, 一是（牵头单位：县水利局）, and does not end the
/// label.
fn behind_colon_or_remark(text: &[u8], marker: usize, last: usize) -> usize {
    let width = match text[marker..last] {
        [b':', _, ..] => 1,
        [0xEF, 0xBC, 0x9A, _, ..] => "：".len(),
        [b'(', ..] | [0xEF, 0xBC, 0x88, ..] => scheme::remark(&text[marker..last]),
        _ => 0,
    };
    marker + width
}

fn trim_line_ends(text: &[u8], start: usize, mut end: usize) -> usize {
    while end > start && matches!(text[end - 1], b'\n' | b'\r') {
        end -= 1;
    }
    end
}

/// The label of what begins at `start` with a sign that ends at `behind`: up to its first stop before `bound`.
pub(super) fn of_sentence(survey: &Survey, start: usize, behind: usize, bound: usize) -> Span {
    let stop = first_stop(survey.text, behind, bound, Stop::ends_label);
    let end = without_comma(survey.text, behind, stop);
    let end = shortened(survey, start, behind, end);
    Span::new(
        start,
        sign::trim_end(survey.text, start, strip_marks(survey.text, start, end)),
    )
}

/// The label of a point: up to the first stop behind its 要.
pub(super) fn of_cue(survey: &Survey, cue: &Cue) -> Span {
    let last = survey.scan.shapes[cue.paragraph as usize].last as usize;
    let end = first_stop(survey.text, cue.verb as usize, last, |_| true);
    let end = sign::trim_end(survey.text, cue.start as usize, end);
    Span::new(with_its_quote(survey.text, cue.start as usize, end), end)
}

/// The whole line without closing 。；： and `*`; a ？ or ！ stays.
fn end_of_own_line(text: &[u8], start: usize, last: usize) -> usize {
    const HAN: usize = 3;
    let mut end = last;
    loop {
        let bare = strip_marks(text, start, sign::trim_end(text, start, end));
        // Most lines end with a Han character.
        if bare >= start + HAN && matches!(text[bare - HAN], 0xE4..=0xE9) {
            return bare;
        }
        let closing = [1, 3].into_iter().find_map(|width| {
            let at = bare.checked_sub(width).filter(|&at| at > start)?;
            match sign::stop(text, at) {
                Some((Stop::Full | Stop::Semicolon | Stop::Colon | Stop::Comma, len))
                    if len == width =>
                {
                    Some(at)
                }
                _ => None,
            }
        });
        match closing {
            Some(at) => end = at,
            None => return bare,
        }
    }
}

/// Before the comma that stands between two members of an enumeration.
fn without_comma(text: &[u8], behind: usize, end: usize) -> usize {
    let end = sign::trim_end(text, behind, end);
    let comma = ["，", ",", "、"]
        .iter()
        .find(|comma| text[behind..end].ends_with(comma.as_bytes()));
    comma.map_or(end, |comma| end - comma.len())
}

fn strip_marks(text: &[u8], start: usize, mut end: usize) -> usize {
    while end > start + 1 && text[end - 1] == b'*' {
        end -= 1;
    }
    end
}

/// The first stop that `ends` the label at or behind `at`, or `last`.
fn first_stop(text: &[u8], at: usize, last: usize, ends: impl Fn(Stop) -> bool) -> usize {
    sign::first_stop(text, at, last, ends).map_or(last, |(at, _, _)| at)
}

/// A long label is cut at its first comma that leaves enough.
fn shortened(survey: &Survey, start: usize, behind: usize, end: usize) -> usize {
    if end - start <= LONG || visible(survey, start, end) <= LONG {
        return end;
    }
    // Mostly as many stand behind the marker alone.
    let enough = |at: usize| {
        let kept = visible(survey, behind, at);
        kept >= KEPT
            || kept >= KEPT_BEHIND_MARKER && visible(survey, start, at) >= KEPT
            || at == behind && sign::ends(&survey.text[start..at], "）")
    };
    let comma = sign::stops(survey.text, behind, end)
        .find(|&(at, stop, _)| stop == Stop::Comma && enough(at));
    comma.map_or(end, |(at, _, _)| at)
}

/// Characters of a piece of the text, line ends and what was set aside left out.
pub(super) fn visible(survey: &Survey, start: usize, end: usize) -> usize {
    let mut chars = sign::chars_of_lines_in(survey.text, start, end);
    let first = survey
        .dropped
        .partition_point(|aside| aside.span.end as usize <= start);
    for aside in &survey.dropped[first..] {
        if aside.span.start as usize >= end {
            break;
        }
        chars -= sign::chars(&survey.text[aside.span.range()]).min(chars);
    }
    chars
}
