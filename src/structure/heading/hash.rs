//! Headings by their `#` marks, which Markdown sets before them: what follows them, their script and their commas say
//! nothing against them.

use super::Seen;
use crate::scan::{Scan, Shape, bit};
use crate::scheme::Scheme;
use crate::sign;

/// Whether `#` marks make a heading of a line of this shape: several, or one with a blank behind it. `#词` without one may be a
/// topic, and so are several in a line; what turns to the listeners is none.
pub(super) fn is_heading(text: &[u8], shape: &Shape) -> bool {
    let marks = before(text, shape);
    let Some(last) = memchr::memrchr(b'#', marks) else {
        return false;
    };
    let spaced = sign::blank(&marks[last + 1..]).is_some();
    let line = &text[shape.first as usize..shape.last as usize];
    let are_topics = || sign::holds(line, " #");
    (spaced || marks[..last].ends_with(b"#")) && !shape.turns && !are_topics()
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

/// Leaves out the terms below the numbers of their clauses that stand alone on their lines (### 3.1 above ## 地址), where
/// their marks would put them above these.
pub(super) fn leave_out_terms(scan: &Scan, seen: &mut Vec<Seen>) {
    const DECIMALS: u64 = bit(Scheme::Decimal2) | bit(Scheme::Decimal3);
    if scan.families & DECIMALS == 0 {
        return;
    }
    seen.retain(|seen| {
        let term = &seen.candidate;
        let behind = scan
            .candidates
            .partition_point(|it| it.paragraph < term.paragraph);
        let number = behind.checked_sub(1).map(|at| &scan.candidates[at]);
        let names = number.filter(|it| it.paragraph + 1 == term.paragraph && !it.inline);
        let alone = names.filter(|it| {
            let end = it.start + u32::from(it.marker);
            DECIMALS >> it.scheme as u64 & 1 == 1 && end == scan.shapes[it.paragraph as usize].last
        });
        term.scheme != Scheme::Hash || alone.is_none_or(|it| it.level < term.level)
    });
}
