//! Bold lines that are alone in their section, where others like them are not (**测试1** here, **测试1** and **测试2** there).

use crate::scan::{Candidate, NESTED, Scan};
use crate::scheme::Scheme;
use std::collections::BTreeSet;

/// Gives a bold line that is alone below a heading with `#` marks the level below that, where its words, but for a number
/// behind them, stand among others in another section. What is alone in each of them names a part of the section.
pub(super) fn tell(text: &[u8], scan: &mut Scan) {
    let places: Vec<usize> = (0..scan.candidates.len())
        .filter(|&at| !scan.candidates[at].inline)
        .filter(|&at| is_bold(&scan.candidates[at]) || is_marked(&scan.candidates[at]))
        .collect();
    let sections = || {
        let parts = places.split(|&at| is_marked(&scan.candidates[at]));
        parts.filter(|part| !part.is_empty())
    };
    let name = |at: usize| {
        let shape = &scan.shapes[scan.candidates[at].paragraph as usize];
        stem(&text[shape.first as usize..shape.last as usize])
    };
    let in_company = sections().filter(|part| part.len() > 1).flatten();
    let known: BTreeSet<&[u8]> = in_company.map(|&at| name(at)).collect();
    let lone = sections().filter(|part| part.len() == 1).flatten();
    let lone: Vec<usize> = lone
        .copied()
        .filter(|&at| known.contains(name(at)))
        .collect();
    for at in lone {
        let above = scan.candidates[..at].iter().rev().find(|it| is_marked(it));
        scan.candidates[at].level = above.map_or(0, |above| above.level + 1);
    }
}

fn is_bold(candidate: &Candidate) -> bool {
    candidate.scheme == Scheme::Bold
}

fn is_marked(candidate: &Candidate) -> bool {
    (1..NESTED).contains(&candidate.level)
}

/// A line without the colon and the number at its end.
fn stem(line: &[u8]) -> &[u8] {
    let colon = ["：", ":"].iter();
    let mut colon = colon.filter_map(|colon| line.strip_suffix(colon.as_bytes()));
    let name = colon.next().unwrap_or(line);
    let number = name.iter().rev().take_while(|byte| byte.is_ascii_digit());
    &name[..name.len() - number.count()]
}
