//! Who speaks, each on a line above what he says, as minutes and records have it: 袁野（县水利局局长）：.

use super::{HAN, Seen};
use crate::scan::Scan;
use crate::scheme::Scheme;
use crate::sign::{self, Endings, endings};
use crate::structure::byline::is_post;
use std::collections::BTreeSet;

/// One may have written the text.
const FEWEST: usize = 2;

/// Whether a line is a name with the post or the body in brackets behind it.
pub(super) fn is_speaker(line: &[u8]) -> bool {
    const BRACKETS: [(&str, &str); 2] = [("（", "）"), ("(", ")")];
    const LONGEST: usize = 90;
    #[rustfmt::skip]
    const BODIES: Endings = endings(&[
        "局", "委", "办", "会", "部", "公司", "政府", "院", "校", "中心", "科", "室", "站", "所", "队", "镇", "乡", "村", "社区", "街道", "学",
    ]);
    let bare = sign::before_colon(line).unwrap_or(line);
    let inside = BRACKETS.iter().find_map(|(open, close)| {
        let closed = bare.strip_suffix(close.as_bytes())?;
        let at = sign::find(closed, open)?;
        Some((&closed[..at], &closed[at + open.len()..]))
    });
    inside.is_some_and(|(name, post)| {
        let is_name = (2 * HAN..=4 * HAN).contains(&name.len())
            && name.len().is_multiple_of(HAN)
            && (0..name.len())
                .step_by(HAN)
                .all(|at| sign::is_han(name, at));
        is_name && line.len() <= LONGEST && (is_post(post) || BODIES.end(post))
    })
}

/// The paragraphs of such lines, where two or more with other names stand behind text, or first, and above some.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &[Seen]) -> BTreeSet<u32> {
    let shape = |at: u32| &scan.shapes[at as usize];
    let line = |at: u32| &text[shape(at).first as usize..shape(at).last as usize];
    let speaks = |at: &u32| {
        let below = scan.shapes.get(*at as usize + 1);
        let is_text = below.is_some_and(|below| below.ended && (!below.announces || below.clauses));
        // Below a title it tells who wrote the piece, unless a colon leads to what he says.
        let before = || shape(at - 1);
        let behind_text = || before().ended || before().running || before().marked;
        let begins = || shape(*at).announces || behind_text();
        is_text && (*at as usize == from || begins()) && is_speaker(line(*at))
    };
    let plain = seen
        .iter()
        .filter(|it| it.candidate.scheme == Scheme::Plain);
    let known: BTreeSet<u32> = plain
        .map(|it| it.candidate.paragraph)
        .filter(speaks)
        .collect();
    let names: BTreeSet<&[u8]> = known.iter().map(|&at| line(at)).collect();
    match names.len() == known.len() && known.len() >= FEWEST {
        true => known,
        false => BTreeSet::new(),
    }
}
