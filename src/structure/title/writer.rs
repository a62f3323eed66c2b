//! Who wrote a text: a line right below or right above its title that is a body and a name, a name alone that blanks
//! divide, or the calling of a newspaper's own writers.

use super::line::{Line, without_blanks};
use super::torn::names_whose;
use super::{HAN, Head};
use crate::sign::{self, Endings, Words, endings, words};
use crate::structure::byline::{is_group, is_name};

/// So many lines a title and its subtitle have at most, below which such a line may stand.
const BELOW: usize = 2;
/// A longer line (in bytes) is none.
const LONGEST: usize = 96;

impl Head<'_> {
    /// Marks such lines as data, where what is left may be the title.
    pub(super) fn mark_writers(&mut self) {
        let Some(top) = self.lines.iter().position(|line| !line.meta) else {
            return;
        };
        let below = self.lines.get(top + 1);
        let is_plain = below.is_some_and(|line| !line.meta && !line.wide) && !self.ends(top + 1);
        if is_plain && self.tells_writer(top) {
            self.mark(top);
            return;
        }
        for at in top + 1..self.lines.len().min(top + 1 + BELOW) {
            if !self.lines[at].meta && self.tells_writer(at) {
                self.mark(at);
            }
        }
    }

    fn mark(&mut self, at: usize) {
        (self.lines[at].meta, self.lines[at].writer) = (true, true);
    }

    /// Whether a line before which nothing but data stands has a writer right above or right below, or a date below, and so
    /// may be a title however short it is: 驻村日记. A newspaper or a body has the date there too.
    pub(super) fn is_signed(&self, at: usize) -> bool {
        let (above, below) = (&self.lines[..at], self.lines.get(at + 1));
        let is_written = || {
            let above = above.last().is_some_and(|line| line.writer);
            above || below.is_some_and(|line| line.writer)
        };
        let is_named = || below.is_some_and(|line| is_author(line.text));
        let is_dated = || below.is_some_and(|line| line.dated) && !names_whose(self.lines[at].text);
        above.iter().all(|line| line.meta) && (is_written() || is_named() || is_dated())
    }

    /// Behind the line or lines right below the title that tell who wrote the text.
    pub(super) fn behind_writers(&self, behind: usize) -> usize {
        let is_writer = |&at: &usize| self.lines.get(at).is_some_and(|line| line.writer);
        behind + (behind..behind + BELOW).take_while(is_writer).count()
    }

    pub(super) fn ends(&self, at: usize) -> bool {
        let shape = &self.scan.shapes[at];
        shape.ended || shape.announces
    }

    fn tells_writer(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let is_set = self.scan.shapes[at].level > 0;
        !is_set && !line.wide && line.text.len() <= LONGEST && !self.ends(at) && is_writer(line)
    }
}

/// Whether a line tells who wrote a text.
fn is_writer(line: &Line) -> bool {
    let text = line.text;
    is_marked(text)
        || is_group(text)
        || is_of_a_paper(text)
        || may_end_with_name(text) && (is_divided(text) || is_name_of_a_body(text))
        || is_name_before_a_body(text)
}

/// Whether a blank seems to stand before the last one to four characters: most lines have none there.
fn may_end_with_name(line: &[u8]) -> bool {
    const WIDTHS: [usize; 4] = [HAN, 2 * HAN, 3 * HAN, 4 * HAN];
    let before = |width: &usize| line.len().checked_sub(width + 1).map(|at| line[at]);
    let is_blank = |width: &usize| matches!(before(width), Some(b' ' | b'\t' | 0x80 | 0xA0));
    WIDTHS.iter().any(is_blank)
}

/// Whether a sign or 文/ stands before the names: □ 袁野, 文/袁野 图/李明.
fn is_marked(line: &[u8]) -> bool {
    const SIGNS: Words = words(&["□", "◎", "○", "◇"]);
    const PARTS: Words = words(&["文/", "文／", "文｜", "文丨", "图文/", "撰文/", "口述/"]);
    const LONGEST: usize = 60;
    let named = || {
        let sign = SIGNS.beginning(line)?;
        let bare = without_names(line);
        Some(bare.len() <= sign.len() || bare.len() < line.len() && is_unit(bare))
    };
    line.len() <= LONGEST && PARTS.begin(line) || named().unwrap_or(false)
}

/// Whether a line is the calling of a newspaper's writers, perhaps with a name behind it: 本报评论员, 本刊特约记者　李明.
fn is_of_a_paper(line: &[u8]) -> bool {
    const PAPERS: Words = words(&["本报", "本刊", "本网", "本台"]);
    const ROLES: Words = words(&[
        "评论员",
        "特约评论员",
        "记者",
        "特约记者",
        "特约通讯员",
        "编辑部",
    ]);
    let paper = PAPERS.beginning(line);
    let behind = &line[paper.map_or(0, str::len)..];
    let Some(role) = ROLES.beginning(behind) else {
        return false;
    };
    let names = &behind[role.len()..];
    let is_role = paper.is_some() || role.starts_with("特约");
    is_role && (names.is_empty() || sign::blank(names).is_some() && tokens(names).all(is_name))
}

/// Whether a line is two characters that wide blanks divide, as names are set: 雍  和. Some words of front matter are set so
/// too.
fn is_divided(line: &[u8]) -> bool {
    #[rustfmt::skip]
    const WORDS: Words = words(&[
        "前言", "引言", "序言", "导言", "绪言", "引子", "楔子", "绪论", "导论", "总则", "目录", "目次", "摘要", "提要", "概述", "概要", "导语", "导读", "简介", "序幕", "开篇", "正文", "背景", "按语", "序曲",
        "附件", "附录", "附则", "后记", "结语", "结论", "尾声", "上篇", "中篇", "下篇", "上部", "下部", "文件", "简报", "目的", "范围",
    ]);
    const SET_APART: usize = 2;
    let mut tokens = tokens(line);
    let [Some(first), Some(last), None] = [tokens.next(), tokens.next(), tokens.next()] else {
        return false;
    };
    let is_one = |token: &[u8]| token.len() == HAN && sign::is_han(token, 0);
    if !is_one(first) || !is_one(last) || line.len() < 2 * HAN + SET_APART {
        return false;
    }
    let whole = [first, last].concat();
    !WORDS.begin(&whole) && Line::of(&whole).genre() == 0
}

/// Whether a line is the name of a body, a school or a class and behind a blank the names of persons: 石桥大学 袁野.
fn is_name_of_a_body(line: &[u8]) -> bool {
    let bare = without_names(line);
    bare.len() < line.len() && is_unit(bare)
}

/// Whether a line is a name and the body in brackets: 王强（县信访局）.
fn is_name_before_a_body(line: &[u8]) -> bool {
    let closed = ["）", ")"]
        .iter()
        .find_map(|close| line.strip_suffix(close.as_bytes()));
    let Some(closed) = closed else {
        return false;
    };
    let open = ["（", "("].iter().find_map(|open| {
        let at = sign::find(closed, open)?;
        Some((at, at + open.len()))
    });
    open.is_some_and(|(at, from)| {
        is_name(&without_blanks(&line[..at]))
            && Line::of(&line[..at]).genre() == 0
            && is_unit(&closed[from..])
    })
}

/// The line without the names at its end, each behind a blank. One of two characters may be divided itself: 袁  野.
fn without_names(line: &[u8]) -> &[u8] {
    let mut bare = line;
    loop {
        let (before, last) = cut(bare);
        let (further, first) = cut(before);
        let is_divided = last.len() == HAN && first.len() == HAN;
        let whole = [first, last].concat();
        bare = match () {
            () if is_divided && is_name(&whole) => further,
            () if !before.is_empty() && is_name(last) && Line::of(last).genre() == 0 => before,
            () => return bare,
        };
    }
}

/// What stands before the last blank of a line, and behind it.
fn cut(line: &[u8]) -> (&[u8], &[u8]) {
    let last = tokens(line).last().unwrap_or_default();
    let before = &line[..line.len() - last.len()];
    (&before[..sign::trim_end(before, 0, before.len())], last)
}

/// What blanks divide in a line that ends with none.
pub(super) fn tokens(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = sign::skip_blanks(line, at, line.len());
        let from = at;
        while at < line.len() && sign::blank(&line[at..]).is_none() {
            at += sign::width(line[at]);
        }
        at = at.min(line.len());
        (from < at).then(|| &line[from..at])
    })
}

fn is_unit(text: &[u8]) -> bool {
    const SCHOOLS: Endings = endings(&["班", "校", "年级", "系", "大队", "支队", "银行", "报社"]);
    const SHORTEST: usize = 3 * HAN;
    text.len() >= SHORTEST && (names_whose(text) || SCHOOLS.end(text))
}

/// Whether a line names the author, or is a name.
fn is_author(line: &[u8]) -> bool {
    const FIELDS: Words = words(&["作者：", "作者:"]);
    FIELDS.begin(line) || is_name(&without_blanks(line)) && Line::of(line).genre() == 0
}

/// Whether a line seems to go on but has the name of its writer below: 把论文写在大地上, 袁野.
pub(super) fn ends_above_a_name(line: &Line, next: &Line) -> bool {
    const SEEM: Endings = endings(&["上", "贯彻", "落实", "促进", "推进", "加强"]);
    SEEM.end(line.text) && is_name(next.compact()) && next.genre() == 0
}
