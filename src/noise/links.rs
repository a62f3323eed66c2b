//! What a site puts below a text to lead to others: a heading 相关文章 and their titles, up to the page's end.

use super::{Reason, Sieve};
use crate::sign::{Characters, Endings, endings};

/// How the heading of such a list ends: 推荐阅读, 【会议讲话】相关文章.
const NAMES: &[&str] = &[
    "相关文章",
    "相关阅读",
    "相关推荐",
    "相关新闻",
    "相关报道",
    "相关链接",
    "相关范文",
    "推荐阅读",
    "推荐文章",
    "推荐范文",
    "延伸阅读",
    "拓展阅读",
    "往期回顾",
    "往期推荐",
    "往期精选",
    "猜你喜欢",
    "热门推荐",
    "热门文章",
    "精彩推荐",
];
const HEADINGS: Endings = endings(NAMES);
/// How one ends that names the text too: 自查报告范文（精选3篇）相关文章：.
pub(super) const LONGER: Endings = endings(&[
    "相关文章：",
    "相关文章:",
    "相关阅读：",
    "相关推荐：",
    "相关范文：",
    "还喜欢：",
    "可能喜欢：",
    "感兴趣：",
]);

/// What it may begin with.
pub(super) const BEGINNINGS: Characters = Characters::of(NAMES).and_all_of("【");

/// Whether a line is the heading of such a list.
pub(super) fn is_heading(line: &[u8]) -> bool {
    const LONGEST_BARE: usize = "推荐阅读".len();
    const LONGEST: usize = 150;
    if LONGER.end(line) {
        return line.len() <= LONGEST;
    }
    let colon = ["：", ":"]
        .iter()
        .find_map(|colon| line.strip_suffix(colon.as_bytes()));
    let line = colon.unwrap_or(line);
    let framed = line.starts_with("【".as_bytes());
    HEADINGS.end(line.strip_suffix("】".as_bytes()).unwrap_or(line))
        && (framed || line.len() <= LONGEST_BARE)
}

impl Sieve<'_> {
    /// The last such lists, where nothing but titles and what a site adds stands behind their headings.
    pub(super) fn mark_links(&mut self) {
        let headings = std::mem::take(&mut self.seen.links);
        let mut end = self.lines.len();
        for &heading in headings.iter().rev() {
            let mut behind = (heading + 1..end).filter(|&index| !self.lines[index].is_blank());
            if !behind.all(|index| self.reasons[index].is_some() || is_title(self.line(index))) {
                break;
            }
            end = heading;
        }
        for index in end..self.lines.len() {
            self.reasons[index].get_or_insert(Reason::SiteChrome);
        }
    }
}

/// Whether a line may be the title of another text.
fn is_title(line: &[u8]) -> bool {
    const LONGEST: usize = 120;
    const STOPS: Endings = endings(&["。", "；", "："]);
    line.len() <= LONGEST && !STOPS.end(line)
}
