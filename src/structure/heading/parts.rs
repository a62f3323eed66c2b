//! Lines without a number that name the parts of a report or a proposal by the words such parts have: 原因分析, 具体建议,
//! 2026年计划. Two of them are enough.

use super::{Above, HAN, Seen};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Endings, endings};
use std::collections::BTreeSet;

/// One may be a line of another kind.
const FEWEST: usize = 2;
/// In bytes.
const LONGEST: usize = 10 * HAN;

/// How such lines end.
#[rustfmt::skip]
const NAMES: Endings = endings(&[
    "情况", "原因", "分析", "建议", "措施", "问题", "打算", "安排", "经过", "结果", "成绩", "成效", "不足", "体会", "做法", "计划", "要求", "背景", "目标", "任务",
    "意见", "对策", "经验", "启示", "现状", "思路", "举措", "困难", "依据", "收获", "反思", "展望", "回顾", "亮点", "特点", "怎么办", "怎么看", "怎么干", "怎么做", "为什么",
    "是什么", "干什么", "做什么", "哪里", "主要工作", "重点工作",
]);

/// How lines end that name the parts of a report, whatever stands below them.
#[rustfmt::skip]
pub(super) const PARTS: Endings = endings(&[
    "工作回顾", "总体要求", "主要目标", "预期目标", "工作目标", "目标任务", "重点工作", "工作安排", "工作任务", "主要任务", "主要工作", "工作打算",
    "工作思路", "工作要求", "年的工作", "自身建设", "基本情况", "存在问题", "存在的问题", "主要做法", "主要成效", "经验启示", "几点建议", "工作建议", "指导思想",
    "基本原则", "保障措施", "组织领导",
]);

/// Whether a short line names a part of a report: 主要做法.
pub(in crate::structure) fn names_a_part(line: &[u8]) -> bool {
    const LONGEST: usize = 6 * HAN;
    line.len() <= LONGEST && PARTS.end(line)
}

/// Whether a line, with or without a colon at its end, is such a name.
pub(super) fn is_named(line: &[u8]) -> bool {
    let bare = sign::before_colon(line).unwrap_or(line);
    let words = behind_time(bare);
    bare.len() <= LONGEST
        && NAMES.end(words)
        && words.len().is_multiple_of(HAN)
        && (0..words.len())
            .step_by(HAN)
            .all(|at| sign::is_han(words, at))
}

/// A line without the year or the month that it begins with: 2026年计划, 5月情况.
fn behind_time(line: &[u8]) -> &[u8] {
    const TIMES: [&str; 2] = ["年", "月"];
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = &line[digits..];
    let time = TIMES
        .iter()
        .find(|time| behind.starts_with(time.as_bytes()));
    match time.filter(|_| (1..=4).contains(&digits)) {
        Some(time) => &behind[time.len()..],
        None => line,
    }
}

/// The paragraphs of such lines behind paragraph `from`, each behind text and above some. What comes again (整改措施：) names a
/// part of each item.
pub(super) fn find(text: &[u8], scan: &Scan, from: usize, seen: &[Seen]) -> BTreeSet<u32> {
    let shape = |at: u32| &scan.shapes[at as usize];
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let may_be = |it: &&Seen| {
        let at = it.candidate.paragraph;
        it.candidate.scheme == Scheme::Plain
            && it.above != Above::Line
            && (at as usize == from || shape(at - 1).ended)
            && is_named(line(shape(at)))
    };
    let named = seen.iter().filter(may_be);
    let named: BTreeSet<u32> = named.map(|it| it.candidate.paragraph).collect();
    let names: BTreeSet<&[u8]> = named.iter().map(|&at| line(shape(at))).collect();
    match names.len() == named.len() && named.len() >= FEWEST {
        true => named,
        false => BTreeSet::new(),
    }
}
