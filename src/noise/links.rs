//! What a site puts below a text to lead to others: a heading 相关文章 and their titles, up to the page's end.

use super::{Reason, Sieve};
use crate::sign::{Characters, Endings, endings};

/// How the heading of such a list ends: 推荐阅读, 【会议讲话】相关文章.
const NAMES: &[&str] = &[
    "相关文章",
    "相关阅读",
    "相关推荐",
    "相关新闻",
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

/// What it may begin with.
pub(super) const BEGINNINGS: Characters = Characters::of(NAMES).and_all_of("【");

/// Whether a line is the heading of such a list.
pub(super) fn is_heading(line: &[u8]) -> bool {
    const LONGEST_BARE: usize = "推荐阅读".len();
    let colon = ["：", ":"]
        .iter()
        .find_map(|colon| line.strip_suffix(colon.as_bytes()));
    let line = colon.unwrap_or(line);
    let framed = line.starts_with("【".as_bytes());
    HEADINGS.end(line.strip_suffix("】".as_bytes()).unwrap_or(line))
        && (framed || line.len() <= LONGEST_BARE)
}

impl Sieve<'_> {
    /// The last such list, where nothing but titles and what a site adds stands behind its heading.
    pub(super) fn mark_links(&mut self) {
        let Some(&heading) = self.seen.links.last() else {
            return;
        };
        let behind = heading + 1..self.lines.len();
        let mut links = behind.filter(|&index| !self.lines[index].is_blank());
        let is_link = |index: usize| self.reasons[index].is_some() || is_title(self.line(index));
        if !links.all(is_link) {
            return;
        }
        for index in heading..self.lines.len() {
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
