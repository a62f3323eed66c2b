//! Lines that say who speaks or has written: a post and a name.

use super::heading::{HAN, han};
use crate::sign::{self, Endings, Words, endings, words};
use std::ops::RangeInclusive;

/// How posts end.
#[rustfmt::skip]
const POSTS: Endings = endings(&[
    "书记", "主任", "局长", "县长", "市长", "区长", "镇长", "乡长", "部长", "院长", "校长", "处长", "科长", "主席", "委员", "经理", "董事长",
    "代表", "教授", "研究员", "会长", "站长", "所长", "队长", "厅长", "省长", "司长", "行长", "社长", "理事长", "秘书长", "负责人",
    "教师", "老师", "医生", "医师", "护士", "护士长", "工程师", "信贷员", "村民", "学生", "员工", "职工", "干部", "组长", "班长", "厂长", "院士", "志愿者",
]);

/// Whether a text ends as a post does: 县水利局副局长.
pub(super) fn is_post(text: &[u8]) -> bool {
    POSTS.end(text)
}

/// Whether a line is a post and the name of who holds it: 县水利局局长 李明, 石桥小学教师　何　川. Of a name that is masked
/// (章××) a post is known whatever it is.
pub(super) fn is_byline(line: &[u8]) -> bool {
    const LONGEST: usize = 96;
    const NAMES: RangeInclusive<usize> = 2..=4;
    /// The first byte of ×.
    const MASK: u8 = 0xC3;
    /// A name with a blank before it, and perhaps in it, is no longer.
    const NEAR: usize = "　司马　相如".len();
    /// So many bytes a name may have behind its blank, or the last character of one that is set apart.
    const WIDTHS: [usize; 9] = [3, 4, 5, 6, 7, 8, 9, 10, 12];
    let near = line.len().saturating_sub(NEAR);
    let is_name = |at: usize| {
        let post = sign::trim_end(line, 0, at);
        let masks = line[at..].iter().filter(|&&byte| byte == MASK).count();
        let name = han(&line[at..]).count() + masks;
        NAMES.contains(&name) && (masks > 0 || POSTS.end(&line[..post]))
    };
    let may_end = |width: &usize| {
        let before = line.len().checked_sub(width + 1).map(|at| line[at]);
        matches!(before, Some(b' ' | 0x80))
    };
    line.len() <= LONGEST
        && WIDTHS.iter().any(may_end)
        && memchr::memrchr2_iter(b' ', "　".as_bytes()[0], &line[near..])
            .map(|at| near + at)
            .any(|at| sign::blank(&line[at..]).is_some() && is_name(at))
}

/// Whether a line below a short one is whoever says what stands below: a post that no list has, a blank and a name of two
/// or three characters that begins with a usual surname (河滨小区居民　柳青).
pub(super) fn is_speaker(line: &[u8]) -> bool {
    const LONGEST: usize = 96;
    const FEWEST_OF_POST: usize = 4;
    const NAMES: [usize; 2] = [2 * HAN, 3 * HAN];
    let is_apart = |at: &usize| matches!(line[..*at], [.., b' '] | [.., 0xE3, 0x80, 0x80]);
    let starts = NAMES
        .into_iter()
        .filter_map(|name| line.len().checked_sub(name));
    let Some(at) = starts.into_iter().find(is_apart) else {
        return false;
    };
    let (post, name) = line.split_at(at);
    line.len() <= LONGEST
        && han(name).count() * HAN == name.len()
        && han(post).count() >= FEWEST_OF_POST
        && sign::holds(SURNAMES.as_bytes(), &name[..HAN])
}

/// Whether a line right below the title is the group of people who wrote what stands below: 县政协教科卫体委员会调研组.
pub(super) fn is_group(line: &[u8]) -> bool {
    const GROUPS: Endings = endings(&["调研组", "课题组", "起草组", "编写组", "编辑部"]);
    GROUPS.end(line)
}

/// Whether a line right below the title names who wrote the text or whom it is sent to, and is no heading: 本刊记者　瞿南星,
/// 区信访局：.
pub(super) fn is_to_or_from(line: &[u8]) -> bool {
    const LONGEST: usize = 20 * HAN;
    const WRITERS: &[&str] = &["记者", "通讯员", "撰稿", "评论员"];
    #[rustfmt::skip]
    const BODIES: Endings = endings(&[
        "局", "厅", "委", "办", "会", "部", "公司", "政府", "院", "校", "中心", "处", "科", "室", "站", "所", "队", "厂", "党组", "支部", "集团", "学", "园", "街道",
        "镇", "乡",
    ]);
    let is_sent_to = sign::before_colon(line).is_some_and(|body| BODIES.end(body));
    let is_short = line.len() <= LONGEST;
    is_group(line) || is_short && (is_sent_to || WRITERS.iter().any(|word| sign::holds(line, word)))
}

/// Usual surnames.
#[rustfmt::skip]
const SURNAMES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾夏韦付傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤柳章桑骆柏";

/// Surnames that words begin with as often: 高年级, 文化节.
const SURNAMES_OR_WORDS: &str =
    "于高方金白康易常乔赖文安萧阎安倪鲁施樊葛凌庞温齐季兰尤覃柯梅庄聂詹耿焦裴霍翟甘辛祝宁涂";

/// Surnames of two characters.
const DOUBLE_SURNAMES: Words = words(&[
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯",
    "端木",
]);

/// Whether a text is a person's name, as its surname tells: 袁野, 李小明, 欧阳明.
pub(super) fn is_name(text: &[u8]) -> bool {
    /// How words end that begin as a name does.
    const WORDS: Endings = endings(&[
        "级", "节", "课", "会", "周", "部", "组", "班", "期", "法", "度", "案", "化", "学", "展",
        "校", "考", "全",
    ]);
    /// With a surname of two characters.
    const LONGEST: usize = 4 * HAN;
    let is_short = text.len() <= LONGEST && text.len().is_multiple_of(HAN);
    let is_han = is_short && han(text).count() * HAN == text.len();
    let Some(first) = text.get(..HAN).filter(|_| is_han) else {
        return false;
    };
    match text.len() / HAN {
        3 | 4 if DOUBLE_SURNAMES.begin(text) => true,
        2 | 3 => {
            let is_one_of = |surnames: &str| sign::holds(surnames.as_bytes(), first);
            is_one_of(SURNAMES) || is_one_of(SURNAMES_OR_WORDS) && !WORDS.end(text)
        }
        _ => false,
    }
}
