//! Headings behind a dash on lines of their own, as in reports to a congress: ——依法惩治犯罪，维护社会稳定.

use super::on_its_line;
use crate::scan::{Candidate, DASH, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Endings, Stop, Words, endings, words};
use std::ops::RangeInclusive;

/// One line behind a dash may be a subtitle.
const FEWEST: u32 = 2;

/// The headings behind paragraph `from`: two or more such lines, each above text, if there is no other line behind a dash,
/// as there is in a list. `family` is one that no other heading here is of, so that they stand under what is above them.
pub(super) fn find(text: &[u8], scan: &mut Scan, from: usize, family: Scheme) -> Vec<Candidate> {
    if scan.dashes < FEWEST {
        return Vec::new();
    }
    let is_line = |at: &usize| {
        let shape = &scan.shapes[*at];
        shape.dashed && !shape.ended && !shape.running && !is_subtitle(text, shape)
    };
    let lines: Vec<usize> = (from..scan.shapes.len()).filter(is_line).collect();
    let shape = |at: &usize| &scan.shapes[*at];
    let is_above_text = |at: &usize| {
        let below = scan.shapes.get(at + 1);
        below.is_some_and(|below| (below.running || below.ended) && !below.dashed)
    };
    let may_be = |at: &usize| is_above_text(at) && may_be_heading(text, shape(at));
    // What tells of a matter in two clauses is the name of nobody.
    let tells = |at: &&usize| commas(text, shape(at)) > 0;
    if !lines.iter().all(may_be) || lines.iter().filter(tells).count() < FEWEST as usize {
        return Vec::new();
    }
    let headings = lines
        .iter()
        .map(|at| on_its_line(text, shape(at), *at, family));
    let headings = headings.collect();
    if let Some(last) = lines.last() {
        look_back(text, &mut scan.shapes[last + 1..]);
    }
    headings
}

/// Lets what a report says of its shortcomings stand under none of what was achieved: such a paragraph near behind the last of
/// the headings turns to the listeners.
fn look_back(text: &[u8], behind: &mut [Shape]) {
    const NEAR: usize = 6;
    #[rustfmt::skip]
    const BEGINNINGS: Words = words(&[
        "我们也清醒", "我们也", "同时，我们", "与此同时，", "在肯定成绩的同时", "在总结成绩的同时", "在看到成绩的同时", "总结成绩的同时", "当然，我们也",
    ]);
    let looks_back = |shape: &&mut Shape| {
        let line = &text[shape.first as usize..shape.last as usize];
        !shape.marked && BEGINNINGS.begin(line)
    };
    if let Some(shape) = behind.iter_mut().take(NEAR).find(looks_back) {
        shape.turns = true;
    }
}

/// Whether a line tells below the title when and where something was said: ——在全县教育工作会议上的讲话.
fn is_subtitle(text: &[u8], shape: &Shape) -> bool {
    const ENDS: Endings = endings(&["上", "讲话", "发言", "报告", "致辞", "侧记", "纪实"]);
    ENDS.end(&text[shape.first as usize..shape.last as usize])
}

fn may_be_heading(text: &[u8], shape: &Shape) -> bool {
    const LENGTHS: RangeInclusive<usize> = 6..=30;
    let line = &text[shape.first as usize + DASH.len()..shape.last as usize];
    !shape.marked
        && shape.level == 0
        && LENGTHS.contains(&sign::chars(line))
        && !["《", "“", "·"].iter().any(|sign| sign::holds(line, sign))
}

/// How many commas, or blanks in their place, divide a line.
fn commas(text: &[u8], shape: &Shape) -> usize {
    let line = &text[shape.first as usize + DASH.len()..shape.last as usize];
    let commas = sign::stops(line, 0, line.len()).filter(|(_, stop, _)| *stop == Stop::Comma);
    let blank = ["　", " "].iter().any(|blank| sign::holds(line, blank));
    commas.count() + usize::from(blank)
}
