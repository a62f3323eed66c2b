//! Headings with a word for what follows it behind a colon, built alike: 现状：基础在夯实, 困惑：人才留不住, 出路：改革添活力.

use super::{Above, HAN, Seen};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Stop, Words, words};
use std::ops::RangeInclusive;

/// One such line may be a field.
const FEWEST: usize = 2;

/// What fields are called, whose values are no themes.
#[rustfmt::skip]
const FIELDS: Words = words(&[
    "时间", "地点", "地址", "日期", "主持", "主讲", "讲师", "参加", "参会", "出席", "列席", "缺席", "记录", "来源", "作者", "编辑", "责编", "校对", "审核", "签发", "单位", "部门", "姓名", "电话",
    "邮箱", "联系", "附件", "备注", "注释", "抄送", "主送", "标题", "题目", "主题", "关键词", "摘要", "案由", "原告", "被告", "法定代表", "委托", "甲方", "乙方", "说明", "答案", "答复", "例题", "回复",
]);

/// Whether a colon stands between a word for a theme and what is said of it.
pub(super) fn is_theme(before: &[u8], behind: &[u8]) -> bool {
    const NAME: RangeInclusive<usize> = 2..=5;
    const SHORTEST: usize = 4;
    let is_word = (0..before.len())
        .step_by(HAN)
        .all(|at| sign::is_han(before, at));
    is_word
        && NAME.contains(&(before.len() / HAN))
        && sign::chars(behind) >= SHORTEST
        && !FIELDS.begin(before)
}

/// Leaves out such a line where it stands alone.
pub(super) fn leave_out(text: &[u8], scan: &Scan, seen: &mut Vec<Seen>) {
    let is_like = |it: &Seen| {
        let shape = &scan.shapes[it.candidate.paragraph as usize];
        it.candidate.scheme == Scheme::Plain && it.above == Above::Text && has_theme(text, shape)
    };
    let alike = seen.iter().filter(|it| is_like(it)).count();
    if alike > 0 && alike < FEWEST {
        seen.retain(|it| !is_like(it));
    }
}

fn has_theme(text: &[u8], shape: &Shape) -> bool {
    let line = &text[shape.first as usize..shape.last as usize];
    let mut stops = sign::stops(line, 0, line.len());
    let colon = stops.find(|(_, stop, _)| *stop == Stop::Colon);
    colon.is_some_and(|(at, _, width)| is_theme(&line[..at], &line[at + width..]))
}
