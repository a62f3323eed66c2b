//! Headings with words for what follows them behind a colon, built alike: 现状：基础在夯实, 困惑：人才留不住, 出路：改革添活力;
//! 守：一条老渠，三代人; 让渠水有人管：破解“责任虚”的难题.

use super::{Above, HAN, Seen};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{self, Endings, Stop, Words, endings, words};
use crate::structure::byline::is_name;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// One such line may be a field.
const FEWEST: usize = 2;

/// What fields are called, whose values are no themes.
#[rustfmt::skip]
const FIELDS: Words = words(&[
    "时间", "地点", "地址", "日期", "主持", "主讲", "讲师", "参加", "参会", "出席", "列席", "缺席", "记录", "来源", "作者", "编辑", "责编", "校对", "审核", "签发", "单位", "部门", "姓名", "电话",
    "邮箱", "联系", "附件", "备注", "注释", "抄送", "主送", "标题", "题目", "主题", "关键词", "摘要", "案由", "原告", "被告", "法定代表", "委托", "甲方", "乙方", "说明", "答案", "答复", "例题", "回复",
]);

/// How they are called elsewhere: 牵头单位, 办结时限.
#[rustfmt::skip]
const FIELD_ENDS: Endings = endings(&[
    "单位", "部门", "机构", "时间", "时限", "期限", "时长", "日期", "地点", "地址", "场所", "人员", "负责人", "联系人", "责任人", "当事人", "申请人", "电话", "号码", "证号", "代码", "编号", "名称", "姓名",
    "链接", "网址", "来源", "作者", "方式", "金额",
]);

/// How words end that somebody's speech follows: 子曰, 会议强调.
#[rustfmt::skip]
const SAYS: Endings = endings(&["曰", "说", "写道", "问道", "答道", "指出", "强调", "认为", "表示", "提出", "回答", "告诉"]);

/// Words of one character before a colon that head nothing: who speaks, whom it is sent to, notes.
const MARKS: &str = "问答注附例解证析图表文题甲乙丙丁男女师生合众白记送报发赠致赞";

/// Whether a colon stands between words for a theme and what is said of it.
pub(super) fn is_theme(before: &[u8], behind: &[u8]) -> bool {
    const SHORTEST: usize = 4;
    (is_word(before) || is_clause(before)) && sign::chars(behind) >= SHORTEST
}

/// Whether what stands before a colon is a word for a theme: 现状.
fn is_word(before: &[u8]) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=5;
    let is_han = || {
        (0..before.len())
            .step_by(HAN)
            .all(|at| sign::is_han(before, at))
    };
    LENGTHS.contains(&(before.len() / HAN)) && is_han() && !is_field(before) && !SAYS.end(before)
}

/// Whether it is one character or a clause, perhaps with a quoted word: 守, 让渠里有“活水”.
fn is_clause(before: &[u8]) -> bool {
    const LONGEST: usize = 14 * HAN;
    const BETWEEN: Words = words(&["“", "”", "、", "《", "》"]);
    let mut at = 0;
    while at < before.len() && before.len() <= LONGEST {
        at += match BETWEEN.beginning(&before[at..]) {
            _ if sign::is_han(before, at) => HAN,
            Some(sign) => sign.len(),
            None => return false,
        };
    }
    at == before.len()
        && at > 0
        && !is_field(before)
        && !SAYS.end(before)
        && (at > HAN || !sign::holds(MARKS.as_bytes(), before))
}

fn is_field(before: &[u8]) -> bool {
    FIELDS.begin(before) || FIELD_ENDS.end(before)
}

/// A line that begins with words for a theme.
struct Theme<'a> {
    at: u32,
    words: &'a [u8],
    /// Whether it stands above whole text, and not above a sentence.
    whole: bool,
}

/// Adds the paragraphs of such lines to those `known` to be headings: two or more above whole text, and beside them others above
/// a sentence, each behind the end of a sentence and with words of its own before its colon. One alone is left out, and so
/// are others with more than a word there.
pub(super) fn find(
    text: &[u8],
    scan: &Scan,
    from: usize,
    seen: &mut Vec<Seen>,
    known: &mut BTreeSet<u32>,
) {
    let may_be = seen
        .iter()
        .filter(|it| !known.contains(&it.candidate.paragraph));
    let themes: Vec<Theme> = may_be.filter_map(|it| theme(text, scan, it)).collect();
    if themes.is_empty() {
        return;
    }
    let mut times: BTreeMap<&[u8], usize> = BTreeMap::new();
    for it in &themes {
        *times.entry(it.words).or_default() += 1;
    }
    let is_one = |it: &&Theme| {
        let at = it.at as usize;
        times[it.words] == 1 && (at == from || scan.shapes[at - 1].ended)
    };
    let strong = || themes.iter().filter(|it| it.whole);
    let mut found: Vec<&Theme> = strong().filter(is_one).collect();
    // Of people each says something.
    match found.len() >= FEWEST && !found.iter().all(|it| is_name(it.words)) {
        true => found.extend(themes.iter().filter(|it| !it.whole).filter(is_one)),
        false => found.clear(),
    }
    known.extend(found.iter().map(|it| it.at));
    let lone = strong().count() < FEWEST;
    let is_none = |it: &&Theme| lone || !it.whole || !is_word(it.words);
    let none = themes.iter().filter(is_none).map(|it| it.at);
    let none: BTreeSet<u32> = none.filter(|at| !known.contains(at)).collect();
    seen.retain(|it| !none.contains(&it.candidate.paragraph));
}

/// What a plain line says before its colon, if that is words for a theme.
fn theme<'a>(text: &'a [u8], scan: &Scan, seen: &Seen) -> Option<Theme<'a>> {
    let at = seen.candidate.paragraph;
    let is_plain = seen.candidate.scheme == Scheme::Plain;
    let whole = seen.above == Above::Text;
    let may_be = is_plain && (whole || seen.above == Above::Little);
    let words = before_colon(text, &scan.shapes[at as usize]).filter(|_| may_be);
    words.map(|words| Theme { at, words, whole })
}

/// The words for a theme that a line begins with.
pub(super) fn before_colon<'a>(text: &'a [u8], shape: &Shape) -> Option<&'a [u8]> {
    let line = &text[shape.first as usize..shape.last as usize];
    let mut stops = sign::stops(line, 0, line.len());
    let colon = stops.find(|(_, stop, _)| *stop == Stop::Colon);
    let (at, _, width) = colon?;
    is_theme(&line[..at], &line[at + width..]).then_some(&line[..at])
}
