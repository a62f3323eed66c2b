//! Enumerations that no heading holds: those above the first heading of a text, and those that sum it up behind the last.

use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Stop, Words, words};

/// Begins a part with numbers of its own at the first heading that has an enumeration above it, and where the text is summed
/// up behind the last heading.
pub(super) fn tell(text: &[u8], scan: &mut Scan) {
    if let Some(paragraph) = first_below_lists(&scan.candidates) {
        scan.shapes[paragraph as usize].parts = true;
    }
    if let Some(paragraph) = summing_up(text, scan) {
        let shape = &mut scan.shapes[paragraph as usize];
        (shape.parts, shape.turns) = (true, true);
    }
}

/// The paragraph of the first heading 一、, or （一） where there is no 一、, or of the first chapter, if nothing but
/// enumerations stands above it at the starts of paragraphs (一是…, 第一，…, 1.…). Where one of them goes on behind it, the
/// writer has put his headings below its items.
fn first_below_lists(candidates: &[Candidate]) -> Option<u32> {
    let starts = |it: &&Candidate| !it.inline && it.scheme != Scheme::Framing;
    let is_item = |it: &&Candidate| is_list(it.scheme) && it.level == 0;
    let mut lines = candidates.iter().filter(starts);
    // Most texts begin with their first heading.
    let mut last = [0; Scheme::COUNT];
    let mut spoken = true;
    let mut items = 0;
    let first = loop {
        let line = lines.next()?;
        if !is_item(&line) {
            break line;
        }
        last[line.scheme as usize] = line.ordinal;
        spoken &= line.scheme.is_directive();
        items += 1;
    };
    let is_top = match first.scheme {
        _ if items == 0 => false,
        Scheme::HanComma => true,
        Scheme::HanBracket => !lines.clone().any(|it| it.scheme == Scheme::HanComma),
        _ => first.division(),
    };
    if !is_top {
        return None;
    }
    // Some writers put figures above 一、; nobody counts sentences above it.
    let next = first.ordinal.checked_add(1);
    let runs_on = |it: &Candidate| it.scheme == first.scheme && Some(it.ordinal) == next;
    let is_sure = spoken || items > 1 && first.own && lines.clone().any(runs_on);
    // The first of each family behind the heading tells whether it goes on there.
    let goes_on = |it: &Candidate| {
        let last = std::mem::take(&mut last[it.scheme as usize]);
        last > 0 && last.checked_add(1) == Some(it.ordinal)
    };
    (is_sure && !lines.any(goes_on)).then_some(first.paragraph)
}

/// Whether a family is one of enumerations in sentences, or of numbers that stand below 一、 and （一） as a rule.
fn is_list(scheme: Scheme) -> bool {
    scheme.is_directive()
        || matches!(
            scheme,
            Scheme::ArabicStop
                | Scheme::ArabicBracket
                | Scheme::ArabicHalfBracket
                | Scheme::Circled
        )
}

/// The paragraph behind the last heading that sums up the whole, or names what is appended, and counts or stands above a list;
/// behind first sentences that head one paragraph each it is the next one.
fn summing_up(text: &[u8], scan: &Scan) -> Option<u32> {
    let candidates = &scan.candidates;
    let of_list = |it: &&Candidate| it.inline || is_list(it.scheme);
    let count = candidates.iter().rev().take_while(of_list).count();
    let (headings, lists) = candidates.split_at(candidates.len() - count);
    let heading = headings.last().filter(|_| headings.len() > 1)?;
    // Right below a heading its own text begins.
    let from = heading.paragraph + if heading.own { 2 } else { 1 };
    let several = || is_one_of_several(text, scan, headings, heading);
    if one_paragraph_each(headings, heading) && several() {
        let behind = scan.shapes.get(from as usize);
        return behind.filter(|shape| !shape.marked).map(|_| from);
    }
    if let Some(list) = lists.iter().rev().find(|it| it.inline) {
        let turns_away = |&at: &u32| looks_on(text, &scan.shapes[at as usize]);
        let paragraph = (from..=list.paragraph).find(turns_away);
        // Where each part says what comes next, so does the last.
        let elsewhere = || (0..heading.paragraph).any(|at| turns_away(&at));
        if paragraph.is_some() && several() && !(heading.own && elsewhere()) {
            return paragraph;
        }
    }
    let sums = |paragraph: u32| {
        let shape = &scan.shapes[paragraph as usize];
        paragraph >= from && !shape.marked && sums_up(text, shape)
    };
    lists.iter().find_map(|it| {
        if it.inline {
            return sums(it.paragraph).then_some(it.paragraph);
        }
        let above = it.paragraph.checked_sub(1).filter(|_| it.ordinal == 1)?;
        let appends = || names_what_is_appended(text, &scan.shapes[above as usize]);
        (sums(above) || appends()).then_some(above)
    })
}

/// Whether the headings of the last one's family are several, all with their text behind them in the same paragraph or all
/// on lines of their own, and that one alone says nothing of what is lacking or comes next: then a new paragraph about such
/// things is not its text.
fn is_one_of_several(text: &[u8], scan: &Scan, headings: &[Candidate], last: &Candidate) -> bool {
    #[rustfmt::skip]
    const ITS_OWN: &[&str] = &["问题", "不足", "下一步", "打算", "计划", "安排", "思路", "今后", "明年", "下半年", "要求", "展望", "工作任务"];
    const FEWEST: usize = 3;
    let is_fellow = |it: &&Candidate| it.scheme == last.scheme && !it.inline;
    let fellows = || headings.iter().filter(is_fellow);
    let says = |it: &Candidate, word: &str| {
        let shape = &scan.shapes[it.paragraph as usize];
        sign::holds(first_sentence(text, shape), word)
    };
    let is_its_own = |word: &&str| says(last, word) && !fellows().all(|it| says(it, word));
    fellows().all(|it| it.own == last.own)
        && fellows().count() >= FEWEST
        && !ITS_OWN.iter().any(is_its_own)
}

/// A paragraph up to the stop that ends its first sentence.
fn first_sentence<'a>(text: &'a [u8], shape: &Shape) -> &'a [u8] {
    let (first, last) = (shape.first as usize, shape.last as usize);
    let stop = sign::first_stop(text, first, last, Stop::ends_sentence);
    &text[first..stop.map_or(last, |(at, ..)| at)]
}

/// Whether all headings are first sentences, without numbers, of one paragraph each, and nothing stands between these.
fn one_paragraph_each(headings: &[Candidate], last: &Candidate) -> bool {
    let lines = headings.iter().rev().filter(|it| !it.inline);
    let places = (0..=last.paragraph).rev();
    lines
        .zip(places)
        .all(|(it, place)| it.scheme == last.scheme && it.marker == 0 && it.paragraph == place)
}

/// Whether a paragraph without a marker begins with what is lacking, or what comes next.
fn looks_on(text: &[u8], shape: &Shape) -> bool {
    #[rustfmt::skip]
    const OPENS: Words = words(&[
        "在肯定成绩", "在看到成绩", "在充分肯定", "在总结成绩", "肯定成绩的同时", "看到成绩的同时", "当前存在", "存在的问题", "存在问题", "存在的主要问题", "主要存在", "目前存在",
        "我们也清醒", "同时，我们也", "但我们也", "下一步", "下一阶段", "下阶段", "今后", "接下来", "新的一年", "下半年", "明年", "为做好上述", "为做好以上",
        "虽然做了", "虽然取得",
    ]);
    let line = &text[shape.first as usize..shape.last as usize];
    let is_year = || {
        line.starts_with(b"20")
            && line
                .get(4..)
                .is_some_and(|it| it.starts_with("年".as_bytes()))
    };
    !shape.marked && (OPENS.begin(line) || is_year())
}

/// Whether a line names what is appended on the same page: 附：有关用语说明.
fn names_what_is_appended(text: &[u8], shape: &Shape) -> bool {
    const NAMES: Words = words(&["附：", "附:"]);
    let line = &text[shape.first as usize..shape.last as usize];
    !shape.marked && !shape.ended && NAMES.begin(line)
}

/// Whether a paragraph begins by saying that all is summed up.
fn sums_up(text: &[u8], shape: &Shape) -> bool {
    const SUMS: Words = words(&["总之，", "总的来说，", "概括起来", "归纳起来", "总结起来"]);
    /// Behind them it is said what was learnt or what it comes to.
    const PERIODS: Words = words(&[
        "几年",
        "多年",
        "一年来",
        "五年来",
        "近年来的",
        "通过",
        "同志们，",
        "回顾",
    ]);
    #[rustfmt::skip]
    const LEARNT: &[&str] = &["体会：", "体会到", "启示：", "启示我们", "几点体会", "概括起来", "归纳起来"];
    /// So many bytes the clauses take that say so.
    const NEAR: usize = 150;
    let line = &text[shape.first as usize..shape.last as usize];
    let near = &line[..line.len().min(NEAR)];
    SUMS.begin(line) || PERIODS.begin(line) && LEARNT.iter().any(|words| sign::holds(near, words))
}
