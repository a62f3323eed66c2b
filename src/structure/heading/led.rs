//! Lines above a short sentence that leads to whole paragraphs: 几对关系，须当辩证把握 above 下面谈几对关系。.

use super::HAN;
use crate::scan::{Scan, Shape};

/// In bytes, the least of a whole paragraph, and of a line that is more than a name.
pub(super) const WHOLE: u32 = 100;
const SHORTEST: u32 = 4 * HAN as u32;

/// Whether a line stands behind the end of a sentence and above one that leads to a whole paragraph.
pub(super) fn is_above_lead(scan: &Scan, at: usize) -> bool {
    let (Some(before), [line, lead, text, ..]) = (at.checked_sub(1), &scan.shapes[at..]) else {
        return false;
    };
    let before = &scan.shapes[before];
    line.last - line.first >= SHORTEST
        && !line.announces
        && is_sentence(before)
        && is_sentence(lead)
        && is_whole(text)
}

/// Whether a paragraph without a marker ends as a sentence does.
fn is_sentence(shape: &Shape) -> bool {
    shape.ended && !shape.marked && shape.level == 0
}

/// Whether a paragraph is more than a line.
pub(super) fn is_whole(shape: &Shape) -> bool {
    shape.last - shape.first >= WHOLE && (shape.running || shape.ended)
}
