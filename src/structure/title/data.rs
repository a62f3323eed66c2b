//! Lines at the head that are data about the document, or what a site tells of it.

use super::blanks::Blanks;
use super::edition::without_number;
use super::line::{Line, is_longer};
use super::writer::tokens;
use super::{HAN, LONGEST};
use crate::numeral;
use crate::sign::{self, Characters, Endings, Words, endings, words};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Whether a line is little more than a date.
pub(super) fn is_date_line(line: &Line) -> bool {
    const LONGEST: usize = 30;
    // The date stands at one end, perhaps in brackets: most lines begin and end with another Han character.
    const BEGINS: Words = words(&["二", "一", "时", "日"]);
    const ENDS: Endings = endings(&["日", "）", "日)"]);
    let has = |word: &str| sign::holds(line.text, word);
    let begins = !matches!(line.text, [0xE4..=0xE9, ..]) || BEGINS.begin(line.text);
    (begins || ENDS.end(line.text))
        && line.text.len() <= LONGEST * 2 * HAN
        && has("日")
        && has("月")
        && has("年")
        && !line.is_longer(LONGEST)
        && line.genre() == 0
}

/// Whether a line is a day of a diary: 3月6日, perhaps with the year before it, the day of the week and the weather behind it.
pub(super) fn is_day(line: &[u8]) -> bool {
    const LONGEST: usize = 72;
    const WEEKDAYS: Words = words(&["星期", "周", "礼拜", "（星期", "（周"]);
    const WEATHER: Endings = endings(&["晴", "阴", "雨", "雪", "云", "雾", "风", "霾", "℃"]);
    let digit = line.first().is_some_and(u8::is_ascii_digit);
    if line.len() > LONGEST || !digit && !numeral::starts_with_number(line) {
        return false;
    }
    let counted = |rest: &mut &[u8], unit: &str| {
        let number = numeral::read_arabic(rest).or_else(|| numeral::read_han(rest));
        let behind = number.and_then(|(_, width)| rest[width..].strip_prefix(unit.as_bytes()));
        *rest = behind.unwrap_or(rest);
        behind.is_some()
    };
    let mut rest = line;
    counted(&mut rest, "年");
    let is_day = counted(&mut rest, "月") && counted(&mut rest, "日");
    is_day && tokens(rest).all(|told| WEEKDAYS.begin(told) || WEATHER.end(told))
}

/// What is in lines that say who sent or wrote the text.
static BYLINES: LazyLock<[Finder; 2]> = LazyLock::new(|| ["讯", "记者"].map(Finder::new));

/// Whether a line that is not too long for a title says who sent or wrote the text: 本报讯（记者 李明）, 李明 本报记者 王强.
fn is_byline(line: &[u8]) -> bool {
    let has = |word: &str| sign::holds(line, word);
    let [report, reporter] = &*BYLINES;
    line.len() <= LONGEST * HAN
        && (report.find(line).is_some() && ["网讯", "报讯", "通讯员"].iter().any(|word| has(word))
            || reporter.find(line).is_some() && (has("（记者") || has("(记者"))
            || names_reporters(line))
}

/// Whether blanks divide a line into names and the calling of reporters: 李明 本报记者 王强.
#[inline(always)]
pub(in crate::structure) fn names_reporters(line: &[u8]) -> bool {
    begins_with_name(line) && are_names(line) && BYLINES[1].find(line).is_some()
}

/// Whether a blank stands behind the first two, three or four characters.
#[inline(always)]
fn begins_with_name(line: &[u8]) -> bool {
    const ENDS: [usize; 3] = [2 * HAN, 3 * HAN, 4 * HAN];
    let is_blank = |&at: &usize| match line.get(at) {
        Some(b' ') => true,
        Some(0xE3) => line[at..].starts_with("　".as_bytes()),
        _ => false,
    };
    ENDS.iter().any(is_blank)
}

/// Whether blanks divide a line into three words at least that are no longer than names.
#[inline(never)]
fn are_names(line: &[u8]) -> bool {
    const LONGEST: usize = "特约记者".len();
    const FEWEST: usize = 3;
    let (mut words, mut at) = (1, 0);
    for (blank, width) in Blanks::of(line) {
        if blank - at > LONGEST {
            return false;
        }
        words += usize::from(blank > at);
        at = blank + width;
    }
    words >= FEWEST && line.len() - at <= LONGEST
}

/// A file number, a metadata line, a date, a byline, a web address.
pub(super) fn is_data(line: &[u8]) -> bool {
    let has = |word: &str| sign::holds(line, word);
    let stamp =
        line.first().is_some_and(u8::is_ascii_digit) && (has("来源") || has(":") && has("年"));
    is_file_number(line)
        || stamp
        || is_byline(line)
        || is_issue(line)
        || ends_in_a_stamp(line)
        || line.ends_with(b"___")
        || is_ruler(line)
        || begins_as_data(line)
}

/// The name of the field whose value a line gives, as the heads of forms and reports have several: 所属部门：市场部. It has
/// `longest` characters at most, all Han characters but for a digit at the end.
pub(super) fn field_of(line: &[u8], longest: usize) -> Option<&[u8]> {
    const LONGEST: usize = 120;
    const SHORTEST: usize = 2 * HAN;
    let han = (0..).step_by(HAN).find(|&at| !sign::is_han(line, at))?;
    let digit = line.get(han).is_some_and(u8::is_ascii_digit);
    let (name, rest) = line.split_at(han + usize::from(digit));
    let colon = rest.starts_with("：".as_bytes()) || rest.starts_with(b":");
    let is_short = line.len() <= LONGEST || names_title(name);
    (colon && is_short && (SHORTEST..=longest * HAN).contains(&han)).then_some(name)
}

/// Whether a field of this name gives the title.
pub(super) fn names_title(name: &[u8]) -> bool {
    const TITLES: Words = words(&["标题", "题目"]);
    TITLES.begin(name)
}

/// Whether a line tells where in a site or a book a text stands.
pub(super) fn tells_the_way(line: &[u8]) -> bool {
    is_trail(line) || sign::holds(line, "位置：") || sign::holds(line, "位置:")
}

/// Whether a line that looks like a title is what a site tells of a text.
pub(super) fn is_of_a_site(line: &[u8]) -> bool {
    is_trail(line) || has_fields(line) || begins_with_a_stamp(line)
}

/// Whether a line gives a date as a site has it, and little more: 2025/02/26申请书.
fn begins_with_a_stamp(line: &[u8]) -> bool {
    const LONGEST: usize = 18;
    matches!(line, [b'0'..=b'9', _, _, _, b'/', _, _, b'/', _, b'0'..=b'9', rest @ ..] if !is_longer(rest, LONGEST))
}

/// Whether a line tells when a site published a text or where it is from, as right below the title.
pub(super) fn tells_source(line: &[u8]) -> bool {
    const NAMES: Words = words(&[
        "发布时间",
        "发布日期",
        "发表时间",
        "发布于",
        "更新时间",
        "来源",
        "文章来源",
        "信息来源",
        "稿件来源",
        "發佈時間",
        "發布時間",
        "文章來源",
        "來源",
    ]);
    NAMES.begin(line)
}

/// Whether a line does so behind a date: 2026-05-06 来源：….
pub(super) fn tells_source_behind_a_date(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_digit) && sign::holds(line, "来源：")
}

/// The way from a site's front page to the text: 范文网 > 百科 > 申请书 > 正文, 地方志 → 临溪年鉴 → 2026卷; or a piece of it that
/// goes on below: 新闻中心>.
fn is_trail(line: &[u8]) -> bool {
    /// Signs before a blank.
    const ARROWS: Endings = endings(&["→", "»", "›", "＞"]);
    let is_sign = |&at: &usize| match line[at] {
        b' ' => ARROWS.end(&line[..at]),
        _ => at > 0,
    };
    // One sign is enough between names: 公文大全 > 述职报告.
    let divides_names = |&at: &usize| {
        let before = sign::trim_end(line, 0, at).checked_sub(HAN);
        let behind = sign::skip_blanks(line, at + 1, line.len());
        line[at] == b'>'
            && before.is_some_and(|at| sign::is_han(line, at))
            && sign::is_han(line, behind)
    };
    let goes_on = || matches!(line, [.., b'>']) || ARROWS.end(line);
    let mut signs = memchr::memchr2_iter(b'>', b' ', line).filter(is_sign);
    let first = signs.next();
    let leads = first.is_some_and(|at| divides_names(&at)) || signs.next().is_some();
    (leads || goes_on()) && !line.starts_with(b"<")
}

/// Whether a line is drawn with one sign: ======.
fn is_ruler(line: &[u8]) -> bool {
    const SHORTEST: usize = 8;
    let sign = line.first().filter(|sign| sign.is_ascii_punctuation());
    line.len() >= SHORTEST && sign.is_some_and(|sign| line.iter().all(|byte| byte == sign))
}

/// Whether a line gives several values behind their names: 级别：B级 类别：管理类 文种：办法.
fn has_fields(line: &[u8]) -> bool {
    const FEWEST: usize = 3;
    const COLON: [u8; 3] = [0xEF, 0xBC, 0x9A];
    // A time of the day is one value.
    let named = |at: usize| at > 0 && !line[at - 1].is_ascii_digit();
    let is_colon = |&at: &usize| named(at) && (line[at] == b':' || line[at..].starts_with(&COLON));
    let places = memchr::memchr2_iter(b':', COLON[0], line);
    places.filter(is_colon).count() >= FEWEST
}

/// Whether a line ends with a date as a site has it, perhaps with the time: 省农业农村厅 2025-08-20 16:41:05.
fn ends_in_a_stamp(line: &[u8]) -> bool {
    const LONGEST: usize = "2025-08-20 16:41:05".len();
    if !line.last().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let end = &line[line.len().saturating_sub(LONGEST)..];
    let is_date = |date: &[u8]| {
        let digit = |at: usize| date[at].is_ascii_digit();
        [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit)
            && matches!(
                (date[4], date[7]),
                (b'-', b'-') | (b'/', b'/') | (b'.', b'.')
            )
    };
    end.windows("2025-08-20".len()).any(is_date)
}

/// Whether a date with a time of the day stands in a short line, as below the titles of articles: 云岭 2026-01-12 18:06 发表于临溪,
/// 云岭发布 昨天 18:06.
pub(super) fn holds_a_stamp(line: &[u8]) -> bool {
    const LONGEST: usize = 90;
    let is_time = |colon: usize| {
        let near = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let before = near(colon.saturating_sub("-12 18".len()), colon);
        let behind = near(colon + 1, colon + 3);
        let digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        let is_dated =
            || matches!(before, [b'-' | b'/', a, b, b' ', c, d] if digits(&[*a, *b, *c, *d]));
        let is_end = || matches!(before, [.., b' ', c, d] if digits(&[*c, *d]) && DAYS.end(&line[..colon - " 18".len()]));
        digits(behind) && (is_dated() || ends_with_place(&line[colon + ":06".len()..]) && is_end())
    };
    line.len() <= LONGEST && memchr::memchr_iter(b':', line).any(is_time)
}

/// Whether nothing stands there, or a blank and the name of a place: where an account is at home.
fn ends_with_place(behind: &[u8]) -> bool {
    const LONGEST: usize = " 临溪市".len();
    behind.is_empty() || sign::blank(behind).is_some() && behind.len() <= LONGEST
}

/// What stands before a time of the day at the end of a line.
const DAYS: Endings = endings(&["日", "昨天", "今天", "前天"]);

/// Whether a line is the number of an official document, 临政发〔2026〕3号 (GB/T 9704—2012, 7.2.5).
pub(in crate::structure) fn is_file_number(line: &[u8]) -> bool {
    let has = |word: &str| sign::holds(line, word);
    sign::ends(line, "号") && (has("〔") || has("[") || has("［"))
        || sign::ends(line, "號文件") && has("/") && has("(")
}

/// What the lines of [`begins_as_data`] begin with.
static FIRST_SIGNS: Characters = Characters::of(CHROME.list())
    .and(&Characters::of(KEYS.list()))
    .and(&Characters::of(SITE_KEYS.list()))
    .and(&Characters::of(COUNTED.list()));

/// Whether a line begins with the name of what a document's head tells, or with words of a site.
#[inline(always)]
pub(super) fn begins_as_data(line: &[u8]) -> bool {
    const MARKS: &[u8] = b"*-[";
    let marks = line.iter().take_while(|byte| MARKS.contains(byte)).count();
    let head = &line[sign::skip_blanks(line, marks, line.len())..];
    FIRST_SIGNS.begin(head) && names_data(head)
}

#[inline(never)]
fn names_data(head: &[u8]) -> bool {
    /// Room for a word and the colon behind it.
    const LONGEST: usize = 24;
    // Blanks may divide the words: 来　源.
    let may_be_divided = || head.get(HAN..).is_some_and(|it| sign::blank(it).is_some());
    let undivided = || {
        let (bare, length) = sign::beginning_without_blanks::<LONGEST>(head);
        tells_data(&bare[..length])
    };
    tells_data(head) || may_be_divided() && undivided()
}

fn tells_data(head: &[u8]) -> bool {
    // No name is the beginning of another of its list.
    let names = |keys: &Words| {
        keys.beginning(head)
            .is_some_and(|key| gives_value(&head[key.len()..]))
    };
    CHROME.begin(head) || names(&KEYS) || names(&SITE_KEYS) || counts(head)
}

/// Whether a line counts readers or characters: 阅读 1024, 阅读量 1.2万, 本文共3218字，阅读约需8分钟.
fn counts(head: &[u8]) -> bool {
    COUNTED.beginning(head).is_some_and(|word| {
        let behind = &head[word.len()..];
        let behind = behind.strip_prefix("量".as_bytes()).unwrap_or(behind);
        let at = sign::skip_blanks(behind, 0, behind.len());
        behind.get(at).is_some_and(u8::is_ascii_digit)
    })
}

/// The number of a periodical's issue: 第15期, （总第32期）, 2025年第12期（总第346期）.
pub(in crate::structure) fn is_issue(line: &[u8]) -> bool {
    is_issue_alone(line) || is_issue_of_a_year(line)
}

fn is_issue_alone(line: &[u8]) -> bool {
    const LONGEST: usize = 40;
    let bare = line.strip_prefix("（".as_bytes()).unwrap_or(line);
    let bare = bare.strip_prefix("总".as_bytes()).unwrap_or(bare);
    let numbered = bare
        .strip_prefix("第".as_bytes())
        .map(|rest| &rest[sign::skip_blanks(rest, 0, rest.len())..]);
    let counted = numbered.and_then(|rest| {
        let (_, width) = numeral::read_han(rest).or_else(|| numeral::read_arabic(rest))?;
        let rest = &rest[width..];
        Some(&rest[sign::skip_blanks(rest, 0, rest.len())..])
    });
    line.len() <= LONGEST && counted.is_some_and(|rest| rest.starts_with("期".as_bytes()))
}

/// Whether a line is the number of an issue behind the year: 2025年第12期（总第346期）.
fn is_issue_of_a_year(line: &[u8]) -> bool {
    let dated = line.first().is_some_and(u8::is_ascii_digit);
    dated
        && line
            .get(4..)
            .and_then(|rest| rest.strip_prefix("年".as_bytes()))
            .is_some_and(is_issue_alone)
}

/// Whether a line is the number of a paper for a meeting: 大会材料之三, 会议文件（3）.
pub(super) fn is_number_of_paper(line: &[u8]) -> bool {
    const PAPERS: Endings = endings(&[
        "材料之",
        "文件之",
        "发言之",
        "材料（",
        "文件（",
        "材料(",
        "文件(",
    ]);
    const LONGEST: usize = 60;
    let closed = ["）", ")"]
        .iter()
        .find_map(|it| line.strip_suffix(it.as_bytes()));
    let inside = closed.unwrap_or(line);
    let may_be = line.len() <= LONGEST
        && (inside.last().is_some_and(u8::is_ascii_digit) || numeral::ends_with_number(inside));
    may_be && PAPERS.end(without_number(inside))
}

/// Whether a value stands behind a name: 来源：…, 作者　李某. A title may begin with the same word (主题教育…).
fn gives_value(behind: &[u8]) -> bool {
    const NEAR: usize = 12;
    const COLONS: &[&str] = &["：", ":", "】", "]"];
    let near = &behind[..behind.len().min(NEAR)];
    let apart = behind.is_empty() || sign::blank(behind).is_some();
    apart || COLONS.iter().any(|sign| sign::holds(near, sign))
}

/// Names of what a document's head tells of it.
#[rustfmt::skip]
const KEYS: Words = words(&[
    "索引号", "发文", "成文", "发布", "主题", "标题", "来源", "作者", "时间", "编辑", "发表", "文号", "分类", "浏览", "记者", "签发", "印发日期", "抄送", "检索", "文档", "摘要", "关键词", "文件编号", "公开方式", "有效性",
    "名称", "生成日期", "主编", "密级", "编号", "页码", "地点", "主持", "出席", "列席", "撰稿", "执笔", "供稿", "报送",
    "填报", "审核", "制表", "采访/", "采写", "主讲", "授课", "汇报人", "报告人",
]);

/// Names of what a document-sharing site tells of a file, and of the fields of forms.
#[rustfmt::skip]
const SITE_KEYS: Words = words(&[
    "题目", "文件", "总页数", "更新时间", "总字数", "上传", "点击量", "大小", "格式", "本文标题", "本文链接", "链接地址", "版权声明", "版权说明", "学校", "单位", "日期", "姓名", "部门", "文章来源", "信息来源", "稿件来源", "發佈", "發布", "文章來源", "來源", "内部资料", "材料类型", "全网首发",
]);

/// What a site counts, before the number.
const COUNTED: Words = words(&["阅读", "点击", "评论", "点赞", "本文共", "全文共"]);

/// What a site or an agency writes above a text.
#[rustfmt::skip]
const CHROME: Words = words(&[
    "责任编辑", "原创 ", "新华社", "新华网", "http", "www", "原文链接", "本报讯", "【字体", "【字号", "字号", "当前位置", "您的位置", "您当前", "您现在的位置", "您所在的位置", "首页", "下载", "打印", "全屏", "收藏", "讲话全文", "全文如下", "设为首页", "加入收藏", "微信登录", "全文预览", "文档简介", "点击上方", "点击蓝字", "点击上面", "关注我们", "微信公众号“",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_that_data_begin_with_begins_another() {
        for keys in [&KEYS, &SITE_KEYS] {
            let is_first = |key: &&str| keys.beginning(key.as_bytes()) == Some(*key);
            assert!(keys.iter().all(is_first));
        }
    }
}
