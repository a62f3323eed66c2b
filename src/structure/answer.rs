//! The answers that a question leaves to choose from, each on a line of its own: 身体状况如何？ and below it A.良好, B.一般.

use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign;

/// Leaves out all letters, where several stand on a line, or most of those that begin anew below numbered lines that ask.
#[inline(never)]
pub(super) fn leave_out(text: &[u8], scan: &mut Scan) {
    const FEWEST: usize = 2;
    let is_first = |it: &&Candidate| is_letter(it) && !it.inline && it.ordinal == 1;
    let firsts = scan.candidates.iter().filter(is_first);
    let (mut all, mut asked) = (0, 0);
    for first in firsts {
        all += 1;
        asked += usize::from(first.heads && is_asked(text, scan, first));
    }
    if scan.answers || asked >= FEWEST && asked * 2 > all {
        scan.candidates.retain(|it| !is_letter(it));
    }
}

fn is_letter(candidate: &Candidate) -> bool {
    candidate.scheme == Scheme::Letter
}

/// Whether the line right above a first answer has a number and asks, with a mark or with room for what is chosen.
fn is_asked(text: &[u8], scan: &Scan, first: &Candidate) -> bool {
    const MARKS: [&str; 3] = ["？", "?", "_"];
    const CHOICES: [&str; 7] = ["多选", "单选", "选）", "（ ", "（\u{3000}", "（）", "( "];
    let above = first.paragraph.checked_sub(1);
    let above = above.map(|above| &scan.shapes[above as usize]);
    above.filter(|above| above.marked).is_some_and(|above| {
        let line = &text[above.first as usize..above.last as usize];
        sign::ends_with_any(line, &MARKS) || CHOICES.iter().any(|choice| sign::holds(line, choice))
    })
}
