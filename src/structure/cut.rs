//! First members that stand behind their subject in the paragraph above, where a break cuts the sentence: 各单位一要加强管理； and on
//! the next line 二要….

use super::put_between;
use crate::scan::{Candidate, Scan, is_in_word};
use crate::scheme::{self, Scheme};
use crate::sign::{self, Stop};

/// The families of such members.
pub(super) const FAMILIES: [Scheme; 2] = [Scheme::Shi, Scheme::Yao];

/// Adds the first members to the candidates.
#[inline(never)]
pub(super) fn tell(text: &[u8], scan: &mut Scan) {
    let is_second = |it: &&Candidate| {
        !it.inline && it.ordinal == 2 && it.paragraph > 0 && FAMILIES.contains(&it.scheme)
    };
    let seconds = scan.candidates.iter().filter(is_second);
    let firsts: Vec<Candidate> = seconds.filter_map(|it| first(text, scan, it)).collect();
    put_between(&mut scan.candidates, firsts);
}

/// The first member in the sentence that the paragraph above a second one does not end, if none was taken there.
fn first(text: &[u8], scan: &Scan, second: &Candidate) -> Option<Candidate> {
    let paragraph = second.paragraph - 1;
    let above = &scan.shapes[paragraph as usize];
    let (begun, last) = (above.first as usize, above.last as usize);
    let line = &text[begun..last];
    let goes_on = sign::ends(line, "；") || line.ends_with(b";");
    let place = scan
        .candidates
        .partition_point(|it| it.start < second.start);
    let before = scan.candidates[..place].last();
    if !goes_on || before.is_some_and(|it| it.paragraph == paragraph && it.ordinal == 1) {
        return None;
    }
    let marker = &text[second.start as usize..][..usize::from(second.marker)];
    let written = ["一".as_bytes(), marker.strip_prefix("二".as_bytes())?].concat();
    let at = begun + sign::rfind(line, &written)?;
    let is_full = |stop| matches!(stop, Stop::Full | Stop::Question | Stop::Exclamation);
    let over = sign::stops(text, at, last).any(|(_, stop, _)| is_full(stop));
    let first = scheme::read_begun(&text[at..last], false)?;
    let fits = first.ordinal == 1 && first.scheme == second.scheme;
    (fits && at > begun && !over && !is_in_word(&text[..at])).then(|| Candidate {
        start: at as u32,
        marker: first.len as u16,
        ordinal: 1,
        row: first.row,
        inline: true,
        own: false,
        heads: false,
        level: 0,
        sentence: scan.shapes[second.paragraph as usize].sentence - 1,
        ..Candidate::of_line(first.scheme, paragraph as usize, above)
    })
}
