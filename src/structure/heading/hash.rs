//! Headings by their `#` marks, which Markdown sets before them: what follows them, their script and their commas say
//! nothing against them.

use super::Seen;
use crate::paragraph::underline;
use crate::scan::{Candidate, NESTED, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Endings, Words, endings, words};

/// Whether `#` marks make a heading of a line of this shape: several, or one with a blank behind it. `#词` without one may be a
/// topic, and so are several in a line; what turns to the listeners or names whom the text is sent to is none.
pub(super) fn is_heading(text: &[u8], shape: &Shape) -> bool {
    let marks = before(text, shape);
    let Some(last) = memchr::memrchr(b'#', marks) else {
        return false;
    };
    let spaced = sign::blank(&marks[last + 1..]).is_some();
    let line = &text[shape.first as usize..shape.last as usize];
    let are_topics = || sign::holds(line, " #");
    (spaced || marks[..last].ends_with(b"#")) && !shape.turns && !greets(line) && !are_topics()
}

/// Whether a line is the salutation of a speech (尊敬的各位领导：) or names whom a document is sent to (各县（区）人民政府，市政府各部门：).
pub(super) fn greets(line: &[u8]) -> bool {
    const WORDS: Words = words(&["各", "尊敬的", "亲爱的"]);
    const BODIES: Endings = endings(&[
        "人民政府",
        "部门",
        "单位",
        "科室",
        "处室",
        "乡镇",
        "街道",
        "机构",
        "企业",
        "学校",
        "办事处",
        "委员会",
        "同志",
        "局",
        "们",
    ]);
    let Some(bare) = sign::before_colon(line) else {
        return false;
    };
    WORDS.begin(bare) && (!bare.starts_with("各".as_bytes()) || BODIES.end(bare))
}

/// Whether marks in the text give a line its level: `#` and a blank before it, or a line of = or - below it.
pub(super) fn is_in_text(text: &[u8], shape: &Shape) -> bool {
    let marks = before(text, shape);
    if let Some(last) = memchr::memrchr(b'#', marks) {
        return sign::blank(&marks[last + 1..]).is_some();
    }
    let behind = text[shape.last as usize..].trim_ascii_start();
    let end = memchr::memchr2(b'\n', b'\r', behind).unwrap_or(behind.len());
    underline(behind[..end].trim_ascii_end()).is_some()
}

/// Whether a heading by its level has that of a style, and no marks in the text.
pub(super) fn is_styled(text: &[u8], shape: &Shape) -> bool {
    shape.level > 0 && !before(text, shape).contains(&b'#')
}

/// What stands in a line before its words.
fn before<'a>(text: &'a [u8], shape: &Shape) -> &'a [u8] {
    /// Marks, tags and blanks take no more; a text may be one line.
    const NEAR: usize = 128;
    let first = shape.first as usize;
    let near = &text[first.saturating_sub(NEAR)..first];
    let begun = memchr::memrchr2(b'\n', b'\r', near).map_or(0, |end| end + 1);
    &near[begun..]
}

/// Leaves out the lines of programs between two fences, where `#` begins a remark.
pub(super) fn leave_out_programs(text: &[u8], scan: &Scan, seen: &mut Vec<Seen>) {
    let is_hash = |seen: &Seen| seen.candidate.scheme == Scheme::Hash;
    if !seen.iter().any(is_hash) {
        return;
    }
    let is_fence = |shape: &Shape| {
        let line = &text[shape.first as usize..shape.last as usize];
        line.starts_with(b"```") || line.starts_with(b"~~~")
    };
    let places = (0..scan.shapes.len()).filter(|&at| is_fence(&scan.shapes[at]));
    let fences: Vec<usize> = places.collect();
    // The last one of an odd number closes nothing and opens nothing.
    let closed = fences.len() & !1;
    seen.retain(|seen| {
        let paragraph = seen.candidate.paragraph as usize;
        let before = fences.partition_point(|&fence| fence < paragraph);
        !is_hash(seen) || before >= closed || before % 2 == 0
    });
}

/// Notes of the headings without a number whether their marks [give their rank](give_rank).
pub(super) fn tell_ranks(scan: &mut Scan) {
    let is_hash = |it: &Candidate| it.scheme == Scheme::Hash;
    if give_rank(&scan.candidates) {
        // One that is listed in the contents has no marks.
        let is_marked = |it: &&mut Candidate| is_hash(it) && it.ordinal != Candidate::LISTED;
        let headings = scan.candidates.iter_mut().filter(is_marked);
        headings.for_each(|heading| heading.ordinal = Candidate::RANKED);
    }
}

/// Whether as many `#` marks make headings of one rank, whatever their words. They do not where one without a number stands
/// between two that count on (## 一、, ## 背景, ## 二、) or numbers begin again behind one: all have the same marks there, and
/// the numbers tell.
fn give_rank(candidates: &[Candidate]) -> bool {
    // The level, the family and the number of the last of each, and whether one without a number has come since.
    let mut open: Vec<(u8, Scheme, u16, bool)> = Vec::new();
    let marked = |it: &&Candidate| (1..NESTED).contains(&it.level) && !it.inline;
    for candidate in candidates.iter().filter(marked) {
        let (level, scheme, number) = (candidate.level, candidate.scheme, candidate.ordinal);
        open.retain(|&(above, ..)| above <= level);
        let alike = open.iter_mut().filter(|(other, ..)| *other == level);
        if scheme == Scheme::Hash {
            alike.for_each(|(.., since)| *since = true);
            continue;
        }
        let Some(last) = alike.into_iter().find(|(_, other, ..)| *other == scheme) else {
            open.push((level, scheme, number, false));
            continue;
        };
        if last.3 && (number == 1 || last.2.checked_add(1) == Some(number)) {
            return false;
        }
        *last = (level, scheme, number, false);
    }
    true
}
