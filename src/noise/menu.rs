//! The menu of a site above a text that was copied with its page, one entry a line: 设为首页, 加入收藏, 当前位置：, 首页>, 正文.

use super::{Reason, Sieve};
use crate::sign::{self, Characters, Endings, endings};

/// What a line at the head is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// A piece of the way to the text, behind which the text's own column stands: 新闻中心>.
    Way,
    /// What only a menu has.
    Menu,
    /// A name that may be a title too.
    Name,
    Text,
}

impl Sieve<'_> {
    /// The lines of a menu at the head; a name between them is one of its entries, and so is one right behind the way to
    /// the text. The name of the site may stand above.
    pub(super) fn mark_menu_at_the_head(&mut self) {
        const HEAD: usize = 40;
        /// So many lines are looked at for the first entry.
        const FIRST: usize = 2;
        const FEWEST: usize = 2;
        let filled = |index: &usize| !self.lines[*index].is_blank();
        let mut head = (0..self.lines.len()).filter(filled).take(HEAD);
        // An arrow alone is an empty line of a quotation in Markdown too.
        let is_entry = |index: &usize| {
            self.line(*index) != b">" && matches!(self.menu_entry(*index), Entry::Way | Entry::Menu)
        };
        let Some(first) = head.by_ref().take(FIRST).find(is_entry) else {
            return;
        };
        let (mut menu, mut names) = (vec![first], Vec::new());
        let (mut sure, mut above) = (1, self.menu_entry(first));
        for index in (first + 1..self.lines.len()).filter(filled).take(HEAD) {
            let entry = match self.menu_entry(index) {
                Entry::Text if above == Entry::Way && self.goes_on_the_way(index) => Entry::Name,
                entry => entry,
            };
            match entry {
                Entry::Text => break,
                Entry::Name if above != Entry::Way => names.push(index),
                Entry::Name => menu.push(index),
                Entry::Way | Entry::Menu => {
                    menu.append(&mut names);
                    menu.push(index);
                    sure += 1;
                }
            }
            above = entry;
        }
        for index in menu.into_iter().filter(|_| sure >= FEWEST) {
            self.reasons[index].get_or_insert(Reason::SiteChrome);
        }
    }

    /// Whether a short line stands above an arrow alone: 镇村动态 / >.
    fn goes_on_the_way(&self, index: usize) -> bool {
        const LONGEST: usize = 36;
        let [line, below] = [index, self.next_filled(index)].map(|at| self.line(at));
        let is_name = line.len() <= LONGEST && sign::is_han(line, 0);
        is_name && matches!(below, b">" | b">>" | [0xC2, 0xBB])
    }

    fn menu_entry(&self, index: usize) -> Entry {
        /// A longer line is no entry.
        const LONGEST: usize = 60;
        let line = self.line(index);
        match self.reasons[index] {
            Some(Reason::SiteChrome) if ends_in_the_way(line) => return Entry::Way,
            Some(Reason::SiteChrome) => return Entry::Menu,
            None if line.len() <= LONGEST => {}
            _ => return Entry::Text,
        }
        if ends_in_the_way(line) {
            return Entry::Way;
        }
        if !ENTRIES.begin(line) {
            return Entry::Text;
        }
        let is_word = |words: &[&str], part: &[u8]| words.iter().any(|it| it.as_bytes() == part);
        let is_entry = |part: &[u8]| is_word(MENU, part) || is_word(NAMES, part);
        let mut parts = line
            .split(|byte| matches!(byte, b' ' | b'|'))
            .filter(|part| !part.is_empty());
        match () {
            () if is_word(NAMES, line) => Entry::Name,
            () if !line.is_empty() && parts.all(is_entry) => Entry::Menu,
            () => Entry::Text,
        }
    }
}

/// What entries begin with; between them bars may stand.
const ENTRIES: Characters = Characters::of(MENU)
    .and(&Characters::of(NAMES))
    .and_all_of("|");

/// Whether a line ends as the pieces of the way to a text do: 首页 >, 新闻中心»; or it begins that way.
fn ends_in_the_way(line: &[u8]) -> bool {
    const ARROWS: Endings = endings(&["→", "»", "›", "＞", "位置：", "位置:"]);
    ARROWS.end(line)
        || line.ends_with(b">")
            && (line.len() == 1 || !line.starts_with(b"<") && sign::is_han(line, 0))
}

/// What stands in menus alone.
#[rustfmt::skip]
const MENU: &[&str] = &[
    "设为首页", "设为主页", "加入收藏", "收藏本站", "收藏本页", "联系我们", "关于我们", "返回列表", "返回首页", "回到首页", "网站首页", "首页", "返回", "返回上一页", "返回上页",
    "当前位置", "您的位置", "所在位置", "网站地图", "站内搜索", "搜索", "高级搜索", "登录", "注册", "退出", "手机版", "无障碍", "无障碍浏览", "无障碍阅读", "关怀版", "长者版", "繁体", "繁體", "繁體版", "繁体版", "简体", "简体版", "English", "邮箱登录",
];

/// What stands in menus and may be a title as well.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "正文", "新闻", "公告", "通知", "通知公告", "公告公示", "新闻中心", "新闻动态", "新闻资讯", "公司新闻", "工作动态", "政务公开", "信息公开", "政务动态", "政策法规", "政策解读", "要闻", "详情", "详细内容", "信息内容", "内容", "机构概况", "机构设置", "互动交流",
    "办事服务", "办事大厅", "下载中心", "资料下载", "专题专栏", "党建工作", "学校概况", "公司简介", "产品中心",
];
