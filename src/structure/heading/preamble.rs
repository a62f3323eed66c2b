//! Fields of a lesson or an event that stand on lines of their own before its first number: 本课对象, 本课时间, 本课目的. What is
//! numbered behind them is not told of the last.

use super::divisions;
use crate::scan::{Candidate, Scan};
use crate::scheme::Scheme;
use crate::sign::{Endings, endings};

/// Fewer are no preamble.
const FEWEST: usize = 2;

/// How the names of fields end that no numbered parts are told of.
#[rustfmt::skip]
const FIELDS: Endings = endings(&[
    "对象", "时间", "地点", "目的", "背景", "意义", "人员", "课时", "依据", "宗旨", "主题", "口号", "学时", "形式", "单位",
]);

/// Ends all that is open before the first number, where the plain headings `found` are all fields before it, two with an
/// answer of a line, and the last has text of its own that leads to no list.
pub(super) fn end(text: &[u8], scan: &mut Scan, found: &[Candidate]) {
    let plain = || found.iter().filter(|it| it.scheme == Scheme::Plain);
    let Some(last) = plain()
        .next_back()
        .filter(|_| plain().nth(FEWEST - 1).is_some())
    else {
        return;
    };
    let line = |paragraph: u32| {
        let shape = &scan.shapes[paragraph as usize];
        &text[shape.first as usize..shape.last as usize]
    };
    if !FIELDS.end(line(last.paragraph)) || !plain().all(|it| FIELDS.end(line(it.paragraph))) {
        return;
    }
    let Some((first, _)) = divisions(scan).filter(|(first, _)| *first > last.paragraph + 1) else {
        return;
    };
    let places: Vec<u32> = plain().map(|it| it.paragraph).collect();
    let answered = places.windows(2).filter(|pair| pair[0] + 2 == pair[1]);
    if answered.count() >= FEWEST - 1 && !scan.shapes[first as usize - 1].announces {
        scan.shapes[first as usize].parts = true;
    }
}
