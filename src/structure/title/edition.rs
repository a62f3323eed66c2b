//! Editions: what sites that offer model texts and collections put behind a title or before it.

use crate::numeral;
use crate::scan::{Candidate, Scan};
use crate::sign::{self, Endings, Words, endings, words};

/// Whether a line may be without something then, as far as its end tells: most are not.
pub(super) fn may_have_edition(line: &[u8]) -> bool {
    const ENDS: Endings = endings(&[
        "模板", "范文", "范本", "样本", "精选", "合集", "汇编", "集锦", "大全", "篇", "则", "共",
    ]);
    line.last().is_some_and(u8::is_ascii_digit) || numeral::ends_with_number(line) || ENDS.end(line)
}

/// The line without what sites that offer models put behind a title: 模板范文, 合集, 8篇, 篇1.
pub(super) fn without_edition(line: &[u8]) -> &[u8] {
    const NAMES: Endings = endings(&[
        "模板", "范文", "范本", "样本", "精选", "合集", "汇编", "集锦", "大全",
    ]);
    let mut line = line;
    while NAMES.end(line) {
        line = &line[..line.len() - "范文".len()];
    }
    let counted = ["篇", "则"]
        .iter()
        .find_map(|sign| line.strip_suffix(sign.as_bytes()))
        .map(without_number)
        .filter(|bare| bare.len() + "篇".len() < line.len());
    let numbered = || without_number(line).strip_suffix("篇".as_bytes());
    let bare = counted.or_else(numbered).unwrap_or(line);
    bare.strip_suffix("共".as_bytes()).unwrap_or(bare)
}

/// Whether a line is the title of one text of a collection: 申请书 篇1.
pub(super) fn is_one_of_a_collection(line: &[u8]) -> bool {
    let bare = without_number(line);
    bare.len() < line.len() && bare.ends_with("篇".as_bytes())
}

/// The line without the number at its end.
pub(super) fn without_number(line: &[u8]) -> &[u8] {
    const HAN: Endings = endings(&["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]);
    let mut line = line;
    loop {
        line = match line {
            [before @ .., b'0'..=b'9'] => before,
            _ if HAN.end(line) => &line[..line.len() - "一".len()],
            _ => return line,
        }
    }
}

/// Whether a line puts 第一篇： before the title that comes again below, as copies of collections do that keep one text.
pub(super) fn names_the_part(text: &[u8], scan: &Scan, at: usize) -> bool {
    let line = |at: usize| {
        let shape = scan.shapes.get(at)?;
        Some(&text[shape.first as usize..shape.last as usize])
    };
    let (Some(here), Some(below)) = (line(at), line(at + 1)) else {
        return false;
    };
    const NAMES: Words = words(&[
        "第一篇：",
        "第一篇:",
        "篇一：",
        "篇一:",
        "第1篇：",
        "第1篇:",
    ]);
    const SHORTEST: usize = 15;
    NAMES.beginning(here).is_some_and(|name| {
        let second = |candidate: &Candidate| {
            let place = candidate.start as usize;
            candidate.ordinal == 2 && !candidate.inline && is_part(&text[place..])
        };
        below.len() >= SHORTEST
            && sign::find(&here[name.len()..], below).is_some_and(|at| at <= "“".len())
            && !scan.candidates.iter().any(second)
    })
}

/// Whether a text begins with 第…篇 or 篇….
fn is_part(text: &[u8]) -> bool {
    const NEAR: usize = "第十二篇".len();
    let near = &text[..text.len().min(NEAR)];
    ["第", "篇"]
        .iter()
        .any(|sign| near.starts_with(sign.as_bytes()))
        && memchr::memmem::find(near, "篇".as_bytes()).is_some()
}
