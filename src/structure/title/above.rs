//! What a site or a collection sets above a title: its own name, the kind of the text, the number of an issue. Where the
//! line that tells the occasion or the writer stands below (——在全县干部大会上的讲话), the title is the line right above that one.

use super::line::Line;
use crate::sign::{self, Endings, Words, endings, words};
use crate::structure::byline::is_name;
use crate::structure::heading::names_a_part;

/// So many lines may stand above the occasion or the writer.
const MOST: usize = 5;

/// Marks such lines as data. A title over several lines holds none.
pub(super) fn mark(lines: &mut [Line]) {
    const BEGINS: Words = words(&["——", "--", "文/", "文／"]);
    if let [column, title, ..] = lines
        && COLUMNS.may_end(column.text)
        && names_a_column(column.text)
        && !(title.meta || title.wide || begins_behind_dash(title.text))
        && sign::stops(title.text, 0, title.text.len())
            .next()
            .is_none()
        && !names_a_part(title.text)
    {
        column.meta = true;
    }
    let mut near = lines.iter().take(MOST).skip(1);
    let is_below_title = |line: &Line| line.writer || BEGINS.begin(line.text) || is_name(line.text);
    let Some(title) = near.position(is_below_title) else {
        return;
    };
    let is_slogan = |line: &Line| !line.meta && !line.wide && line.genre() == 0;
    if is_slogan(&lines[title]) {
        for line in &mut lines[..title] {
            line.meta |= is_of_a_collection(line.text);
        }
    }
}

/// What a site or a journal calls the place of its speeches.
#[rustfmt::skip]
const COLUMNS: Endings = endings(&[
    "领导讲话", "领导致辞", "领导寄语", "嘉宾致辞", "来宾致辞", "校长致辞", "校长寄语", "院长致辞", "院长寄语", "主席致辞", "会长致辞", "董事长致辞", "总经理致辞", "新年致辞", "专家讲座",
]);

/// Whether a line is nothing but the name of such a place.
fn names_a_column(line: &[u8]) -> bool {
    COLUMNS.list().iter().any(|word| line == word.as_bytes())
}

/// Whether a line begins with a dash, however it is written.
#[inline(always)]
pub(super) fn begins_behind_dash(line: &[u8]) -> bool {
    // A blank behind a single one makes it a bullet.
    let behind = match line {
        [b'-', b'-', b' ', behind @ ..] | [b'-', b'-', behind @ ..] | [b'-', behind @ ..] => behind,
        _ => b"",
    };
    matches!(line, [0xE2, 0x80, 0x93..=0x95, ..]) || matches!(behind, [0xE3..=0xE9, ..])
}

/// Whether a line above a title tells of the collection that the text is in, or of its kind.
fn is_of_a_collection(line: &[u8]) -> bool {
    /// Where a collection, an issue or a kind of text ends.
    const ENDS: Endings = endings(&[
        "期",
        "辑",
        "篇",
        "期）",
        "辑）",
        "篇）",
        "材料",
        "讲稿",
        "讲话稿",
        "发言",
        "发言稿",
        "党课",
        "范文",
        "心得体会",
    ]);
    /// What sites and collections call themselves and what they have.
    const NAMES: Words = words(&[
        "公众号",
        "公文",
        "范文",
        "材料",
        "素材",
        "首发",
        "原创",
        "整理",
        "精选",
        "文秘",
        "笔杆子",
        "秘书",
        "写作",
        "内部资料",
    ]);
    ENDS.end(line) || NAMES.iter().any(|name| sign::holds(line, name))
}
