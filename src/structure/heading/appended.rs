//! Rules that follow a document's own without a number: a line that names them (学生上机守则) above numbers that begin again.

use super::{Above, Seen};
use crate::scan::{Candidate, Scan};
use crate::scheme::{Framing, Scheme};
use crate::sign::{Endings, endings};

/// How such names end.
pub(super) const RULES: Endings = endings(&[
    "守则", "须知", "制度", "职责", "办法", "规定", "细则", "规程", "纪律", "规则", "准则", "公约",
]);

/// Makes such a line what is appended to the document, behind which all that was open is over. Of several it is known by
/// the others that they are headings, and below 附件1 it is the title of the attachment.
pub(super) fn find(text: &[u8], scan: &mut Scan, seen: &mut [Seen]) {
    let names_rules = |seen: &&mut Seen| {
        let shape = &scan.shapes[seen.candidate.paragraph as usize];
        let line = &text[shape.first as usize..shape.last as usize];
        matches!(seen.above, Above::First(_)) && RULES.end(line)
    };
    let mut names = seen.iter_mut().filter(names_rules);
    let (Some(name), None) = (names.next(), names.next()) else {
        return;
    };
    let attached = scan.shapes.iter().any(|shape| shape.parts);
    if let Above::First(family) = name.above
        && !attached
        && began_before(&scan.candidates, name.candidate.paragraph, family)
    {
        scan.shapes[name.candidate.paragraph as usize].parts = true;
        name.candidate.scheme = Scheme::Framing;
        name.candidate.ordinal = Framing::Appends as u16;
    }
}

/// Whether the family is that of the document's first numbers, and had a second one before this paragraph.
fn began_before(candidates: &[Candidate], paragraph: u32, family: Scheme) -> bool {
    let mut before = candidates
        .iter()
        .take_while(|candidate| candidate.paragraph < paragraph)
        .filter(|candidate| !candidate.inline);
    let is_first = before.next().is_some_and(|first| first.scheme == family);
    is_first && before.any(|candidate| candidate.scheme == family && candidate.ordinal == 2)
}
