//! Titles that are broken over two lines where nothing but the words tells it: …集中供热 / 特许经营协议.

use super::kind::GENRES;
use super::{HAN, Head, is_body};
use crate::numeral;
use crate::sign::{self, Endings, Words, endings, words};
use crate::structure::byline::is_name;

/// The second line has so many characters at most.
const LONGEST: usize = 14;
/// What words add that may end a title or a heading: 情况, 记录.
const WEAK: i32 = GENRES[GENRES.len() - 1].0;
/// The first has so many at least.
const SHORTEST: usize = 6;

impl Head<'_> {
    /// Whether the first line lacks the word for a kind of document that the one right below it ends with, and that tells
    /// neither a place nor a matter of its own.
    pub(super) fn is_torn_before_its_kind(&self, at: usize) -> bool {
        let Some([line, next]) = self.lines.get(at..at + 2) else {
            return false;
        };
        let starts = self.lines[..at].iter().all(|line| line.meta);
        starts
            && next.genre() > WEAK
            && line.genre() == 0
            && line.is_longer(SHORTEST - 1)
            && !next.is_longer(LONGEST)
            && self.stands_right_above(at)
            && !is_own(next.compact())
            && !names_whose(line.compact())
            && !self.has_a_fellow(at + 1)
            && !is_body(line.text)
    }

    /// Whether the first line ends with a comma and the next one, with nothing like them below, ends what it begins: 扎根乡土，
    /// 把论文写在大地上.
    pub(super) fn is_torn_behind_a_comma(&self, at: usize) -> bool {
        const COMMA: &[u8] = "，".as_bytes();
        const LONGEST: usize = 20;
        const SALUTATIONS: Words = words(&["亲爱", "尊敬", "敬爱", "各位", "大家", "你好", "您好"]);
        let Some([line, next]) = self.lines.get(at..at + 2) else {
            return false;
        };
        if !line.text.ends_with(COMMA) || line.is_longer(LONGEST) || next.is_longer(LONGEST) {
            return false;
        }
        let below = self.lines.get(at + 2);
        let is_text = || self.scan.shapes.get(at + 2).is_some_and(|it| it.ended);
        let is_end =
            below.is_none_or(|it| it.meta || it.wide || is_name(it.compact())) || is_text();
        is_end
            && self.lines[..at].iter().all(|line| line.meta)
            && !next.text.ends_with(COMMA)
            && !SALUTATIONS.begin(line.text)
            && self.stands_right_above(at)
    }

    /// Whether a line tells the year and the kind of a document, as reports do whose body stands right above: 石桥县人民政府,
    /// 2019年政府工作报告.
    pub(super) fn is_of_a_year(&self, at: usize) -> bool {
        let line = &self.lines[at];
        self.stands_right_above(at - 1) && begins_with_a_year(line.text) && line.genre() > WEAK
    }

    /// Whether a line is the first of several of one length above text each, which are headings: 交通指南, 住宿推荐.
    fn has_a_fellow(&self, at: usize) -> bool {
        let text = |at: usize| self.scan.shapes.get(at).is_some_and(|shape| shape.ended);
        let length = |at: usize| self.lines[at].compact().len();
        let is_like = |&it: &usize| length(it) == length(at) && !text(it) && text(it - 1);
        text(at + 1) && (at + 2..self.lines.len()).any(|it| is_like(&it))
    }

    /// Whether a line is set as the next one, with no empty line between them.
    fn stands_right_above(&self, at: usize) -> bool {
        let [here, below] = [at, at + 1].map(|at| &self.scan.shapes[at]);
        if here.bold != below.bold {
            return false;
        }
        let between = &self.text[here.last as usize..below.first as usize];
        memchr::memchr_iter(b'\n', between).count() < 2
    }
}

/// Whether a line begins with the word for the kind of document that the one above lacks, and goes on with a second matter:
/// 总结和2020年工作打算.
pub(super) fn begins_with_kind(line: &[u8]) -> bool {
    const KINDS: Words = words(&["总结", "报告", "汇报", "情况"]);
    const MORE: Words = words(&["和", "及", "暨", "与"]);
    KINDS
        .beginning(line)
        .is_some_and(|kind| MORE.begin(&line[kind.len()..]))
}

/// Whether a line tells a matter, a year or a place, and so needs none before it.
fn is_own(line: &[u8]) -> bool {
    const PLACES: [&str; 10] = [
        "关于", "省", "市", "县", "区", "镇", "乡", "村", "局", "年度",
    ];
    let begins_with_number = numeral::read_arabic(line).is_some() || line.starts_with(b"20");
    begins_with_number || PLACES.iter().any(|place| sign::holds(line, place))
}

fn begins_with_a_year(line: &[u8]) -> bool {
    const DIGITS: usize = 4;
    const HAN_DIGITS: Words = words(&["二○", "二〇", "二零", "一九"]);
    let han = HAN_DIGITS.begin(line).then_some(DIGITS * HAN);
    let end = han.unwrap_or(DIGITS);
    let is_digits = han.is_some() || line.iter().take(DIGITS).all(u8::is_ascii_digit);
    is_digits
        && line
            .get(end..)
            .is_some_and(|it| it.starts_with("年".as_bytes()))
}

/// Whether a line may be the name of a body, a site or a periodical.
pub(super) fn names_whose(line: &[u8]) -> bool {
    #[rustfmt::skip]
    const NAMES: Endings = endings(&[
        "网", "报", "刊", "公司", "集团", "中心", "学校", "学院", "大学", "中学", "小学", "医院", "委", "局", "处", "科", "部", "所", "室", "院", "会", "厅", "府", "队", "厂",
        "行", "社", "站", "馆", "园", "办", "组", "简报", "文库", "平台", "频道", "镇", "乡", "村", "县", "市", "区", "省", "街道",
    ]);
    NAMES.end(line)
}
