//! The list of attachments at a document's end (附件：1.… 2.…), whose numbers are no items of the outline.

use crate::scan::Scan;

/// Takes the markers of lists of attachments out of the candidates: those in a paragraph that begins with 附件, and
/// those of the lines behind it that go on counting.
pub(super) fn leave_out(text: &[u8], scan: &mut Scan) {
    let shapes = &scan.shapes;
    let is_list = |paragraph: u32| {
        let shape = &shapes[paragraph as usize];
        let line = &text[shape.first as usize..shape.last as usize];
        ["附件：", "附件:", "附：", "附:"]
            .iter()
            .any(|words| line.starts_with(words.as_bytes()))
    };
    // The paragraph and number of the last attachment seen.
    let mut last: Option<(u32, u16)> = None;
    scan.candidates.retain(|candidate| {
        let goes_on = last.is_some_and(|(paragraph, number)| {
            candidate.paragraph == paragraph + 1 && candidate.ordinal == number + 1
        });
        let listed = is_list(candidate.paragraph) || goes_on;
        if listed {
            last = Some((candidate.paragraph, candidate.ordinal));
        }
        !listed
    });
}
