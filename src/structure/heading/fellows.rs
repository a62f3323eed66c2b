//! Names above numbers of their own that have fellows above text or other numbers: 诉讼请求： above 1. to 4., 事实与理由：
//! above a paragraph.

use super::{Above, HAN, Seen, first_item, is_no_heading, name, on_its_line};
use crate::numeral;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Endings, Words, endings, words};
use std::collections::BTreeSet;

/// Of more names none is looked at: what many lists have above them is known otherwise.
const MOST: usize = 64;

/// The paragraphs of such names. All that are fellows end with a colon, or none does.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &mut Vec<Seen>) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    // A name alone above a first item that is a whole paragraph is none, but by its number.
    let mut above_first = seen.iter().filter(|it| is_above_first(scan, it));
    let Some(first) = above_first.next() else {
        return found;
    };
    let is_long = first.above == Above::Text && above_first.next().is_none();
    if is_long && !has_its_number(text, scan, first) {
        return found;
    }
    add_announcing(text, scan, from, seen);
    for colon in [false, true] {
        let ends_so = |it: &Seen| scan.shapes[it.candidate.paragraph as usize].announces == colon;
        if !seen
            .iter()
            .any(|it| is_above_first(scan, it) && ends_so(it))
        {
            continue;
        }
        let fellows = fellows(text, scan, seen, colon);
        let enough = colon && states_its_purport(text, scan, from) || are_headings(scan, &fellows);
        let is_one = |seen: &&&Seen| enough || !colon && has_its_number(text, scan, seen);
        let ones = fellows.iter().filter(is_one);
        found.extend(ones.map(|seen| seen.candidate.paragraph));
    }
    if found.len() == 1 {
        let place = |it: &Seen| it.candidate.paragraph;
        let lone = seen.iter_mut().filter(|it| found.contains(&place(it)));
        lone.for_each(|it| it.candidate.ordinal = Candidate::ALONE);
    }
    found
}

/// Puts the names with a colon above a sentence among the lines seen: alone they lead to that.
fn add_announcing(text: &[u8], scan: &Scan, from: usize, seen: &mut Vec<Seen>) {
    let announces = |seen: &Seen| scan.shapes[seen.candidate.paragraph as usize].announces;
    if !seen
        .iter()
        .any(|it| is_above_first(scan, it) && announces(it))
    {
        return;
    }
    let place = |seen: &Seen| seen.candidate.paragraph as usize;
    let known: BTreeSet<usize> = seen.iter().map(place).collect();
    let may_be = |at: &usize| {
        let shape = &scan.shapes[*at];
        let is_plain = !shape.marked && !shape.running && !shape.bold && shape.level == 0;
        let line = line(text, shape);
        let is_name = || !is_no_heading(line) && name(line).is_some();
        shape.announces
            && is_plain
            && !known.contains(at)
            && is_name()
            && is_above_sentence(scan, *at)
    };
    let more: Vec<usize> = (from..scan.shapes.len()).filter(may_be).collect();
    seen.extend(more.into_iter().map(|at| Seen {
        candidate: on_its_line(text, &scan.shapes[at], at, Scheme::Plain),
        above: Above::Little,
    }));
    seen.sort_by_key(place);
}

/// Whether a line that neither marks nor words tell to be a heading stands above a first item, however long that is.
fn is_above_first(scan: &Scan, seen: &Seen) -> bool {
    let above_first = || match seen.above {
        Above::First(_) => true,
        Above::Text => first_below(scan, seen).is_some(),
        _ => false,
    };
    seen.candidate.scheme == Scheme::Plain && above_first()
}

/// The family of the first item right below a line.
fn first_below(scan: &Scan, seen: &Seen) -> Option<Scheme> {
    let below = seen.candidate.paragraph as usize + 1;
    let marked = scan.shapes.get(below).is_some_and(|it| it.marked);
    marked.then(|| first_item(scan, below)).flatten()
}

/// Whether a paper of an office in Taiwan has its first part behind the words 主旨： (purport); what names the others stands on
/// lines of their own: 說明：, 公告事項：.
fn states_its_purport(text: &[u8], scan: &Scan, from: usize) -> bool {
    const HEAD: usize = 12;
    let mut head = scan.shapes.iter().skip(from).take(HEAD);
    head.any(|shape| line(text, shape).starts_with("主旨：".as_bytes()))
}

/// One above numbers beside another above numbers or a whole paragraph, or beside two above a sentence. Above numbers whose
/// first is a whole paragraph only one beside another above numbers is.
fn are_headings(scan: &Scan, fellows: &[&Seen]) -> bool {
    /// With a colon a long sentence is enough, in bytes.
    const LONG: u32 = 60;
    let is_long = |seen: &Seen| {
        let [here, below] = [0, 1].map(|on| &scan.shapes[seen.candidate.paragraph as usize + on]);
        here.announces && below.last - below.first >= LONG
    };
    let is_strong = |seen: &&&Seen| match seen.above {
        Above::Little => is_long(seen),
        _ => true,
    };
    let strong = fellows.iter().filter(is_strong).count();
    let above_short = |seen: &&&Seen| matches!(seen.above, Above::First(_));
    let firsts = fellows.iter().filter(|seen| is_above_first(scan, seen));
    let sure = firsts.clone().any(|seen| above_short(&seen)) || firsts.count() > 1;
    sure && (strong > 1 || fellows.len() > 2)
}

/// Whether a name begins with a number and as many items stand below it: 三点认识 above 一、, 二、 and 三、.
fn has_its_number(text: &[u8], scan: &Scan, seen: &Seen) -> bool {
    const TWO: &[u8] = "两".as_bytes();
    const COUNTED: Words = words(&["点", "条", "个", "项"]);
    let line = line(text, &scan.shapes[seen.candidate.paragraph as usize]);
    let counted = line.get(HAN..).is_some_and(|rest| COUNTED.begin(rest));
    let count = || match line.starts_with(TWO) {
        true => Some((2, HAN)),
        false => numeral::read_han(line),
    };
    let Some((count, HAN)) = counted.then(count).flatten() else {
        return false;
    };
    first_below(scan, seen).is_some_and(|family| {
        let below = |it: &&Candidate| {
            it.scheme == family && !it.inline && it.paragraph > seen.candidate.paragraph
        };
        let items = scan.candidates.iter().filter(below);
        let numbers = items
            .zip(1..)
            .take_while(|(it, number)| it.ordinal == *number);
        count > 1 && numbers.count() as u32 == count
    })
}

/// The names that end with a colon, or those that do not, each of which stands there once and divides no numbers.
fn fellows<'a>(text: &[u8], scan: &Scan, seen: &'a [Seen], colon: bool) -> Vec<&'a Seen> {
    let shape = |seen: &Seen| &scan.shapes[seen.candidate.paragraph as usize];
    let named = |seen: &Seen| name(line(text, shape(seen)));
    let mut fellows: Vec<&Seen> = seen
        .iter()
        .filter(|seen| seen.candidate.scheme == Scheme::Plain && shape(seen).announces == colon)
        .filter(|seen| named(seen).is_some_and(|name| !colon || !leads_on(name)))
        .filter(|seen| is_above_text(scan, seen))
        .collect();
    if fellows.len() > MOST {
        return Vec::new();
    }
    let names: Vec<Option<&[u8]>> = fellows.iter().map(|seen| named(seen)).collect();
    let times = |name| names.iter().filter(|&&other| other == name).count();
    fellows.retain(|seen| times(named(seen)) == 1);
    let places: Vec<u32> = fellows
        .iter()
        .map(|seen| seen.candidate.paragraph)
        .collect();
    let over = gone_on_over(&scan.candidates, &places);
    let mut at = 0..;
    fellows.retain(|_| at.next().is_none_or(|at| !over.contains(&at)));
    fellows
}

fn line<'a>(text: &'a [u8], shape: &Shape) -> &'a [u8] {
    &text[shape.first as usize..shape.last as usize]
}

/// Whether a line with a colon turns to somebody (县直各单位：) or says who speaks (会议指出：).
fn leads_on(name: &[u8]) -> bool {
    #[rustfmt::skip]
    const LEADS: Endings = endings(&[
        "指出", "强调", "认为", "表示", "决定", "提出", "会议要求", "单位", "部门", "公司", "政府", "学校", "同志", "朋友", "局", "委",
    ]);
    sign::holds(name, "各") || LEADS.end(name)
}

/// Whether a first item, a whole paragraph or at least a sentence stands below a name.
fn is_above_text(scan: &Scan, seen: &Seen) -> bool {
    match seen.above {
        Above::Text | Above::First(_) => true,
        Above::Little => is_above_sentence(scan, seen.candidate.paragraph as usize),
        Above::List | Above::Line | Above::Closed => false,
    }
}

/// Whether a sentence stands below a paragraph.
fn is_above_sentence(scan: &Scan, paragraph: usize) -> bool {
    let below = scan.shapes.get(paragraph + 1);
    below.is_some_and(|below| below.ended && !below.marked && !below.announces)
}

/// Which of these paragraphs, in their order, numbers go on over that began before them: each is told by its place.
pub(super) fn gone_on_over(candidates: &[Candidate], paragraphs: &[u32]) -> BTreeSet<usize> {
    let mut over = BTreeSet::new();
    // Behind the last member of each family.
    let mut behind = [0; Scheme::COUNT];
    for it in candidates.iter().filter(|it| !it.inline) {
        let place = paragraphs.partition_point(|&paragraph| paragraph <= it.paragraph);
        let last = std::mem::replace(&mut behind[it.scheme as usize], place + 1);
        if last > 0 && it.ordinal != 1 {
            over.extend(last - 1..place);
        }
    }
    over
}
