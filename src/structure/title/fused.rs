//! A title that stands on one line with other words, as copies from document-sharing sites have it: before the text
//! (…会议上的讲话 同志们：今天…), behind the site's own notes (第1页共9页…), or behind the name of what it is (标题：…).

use super::data::{begins_as_data, tells_the_way};
use super::kind::EXTENSIONS;
use super::line::{Line, is_longer, without_blanks};
use super::{HEAD, LONGEST, Title, has_only_digits, has_sentences, is_heading, leaves_open, node};
use crate::numeral;
use crate::paragraph::Paragraph;
use crate::scan::Scan;
use crate::sign::{self, Characters, Endings, Words, endings, words};
use crate::span::Span;

/// What such a title scores, which gives its confidence.
const SCORE: i32 = 30;
/// A shorter one (in characters) is no title but a word that the text begins with.
const SHORTEST: usize = 5;

/// The title on a line with other words, where no line of its own is one of the first ones that were `weighed`.
pub(super) fn find(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &Scan,
    weighed: usize,
) -> Option<Title> {
    before_text(text, paragraphs, scan, weighed)
        .or_else(|| behind_name(text, paragraphs, scan))
        .or_else(|| before_source(text, paragraphs, scan))
}

/// The title on one line with what a site tells of it: …重点工作 来源：临溪日报 发布时间：2021-03-05.
fn before_source(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> Option<Title> {
    const LINES: usize = 12;
    const LONGEST_LINE: usize = 320;
    let shapes = &scan.shapes[..paragraphs.len().min(LINES)];
    shapes.iter().enumerate().find_map(|(at, shape)| {
        let first = shape.first as usize;
        let line = &text[first..shape.last as usize];
        let source = (line.len() <= LONGEST_LINE).then(|| source_in(line))??;
        let end = sign::trim_end(line, 0, source);
        let title = &line[..end];
        let is_title = end < source
            && is_longer(title, SHORTEST - 1)
            && !is_longer(title, LONGEST)
            && !has_sentences(title)
            && !has_only_digits(title)
            && !begins_as_data(title);
        is_title.then(|| Title {
            node: node(Span::new(first, first + end), SCORE),
            behind: at as u32 + 1,
            covers: false,
        })
    })
}

/// Where a line begins to tell its source: with the name before a colon.
fn source_in(line: &[u8]) -> Option<usize> {
    const COLON: &[u8] = "：".as_bytes();
    const NAMES: &[&str] = &["来源", "发布时间", "浏览次数"];
    memchr::memchr2_iter(b':', COLON[2], line).find_map(|at| {
        let before = line[..=at].strip_suffix(COLON).unwrap_or(&line[..at]);
        let name = NAMES.iter().find(|name| sign::ends(before, name))?;
        Some(before.len() - name.len())
    })
}

/// The title that one of the first paragraphs begins with.
fn before_text(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &Scan,
    weighed: usize,
) -> Option<Title> {
    const LINES: usize = 4;
    (0..paragraphs.len().min(LINES))
        .take_while(|&at| !is_heading(scan, at))
        .find_map(|at| {
            let first = scan.shapes[at].first as usize;
            let line = &text[first..scan.shapes[at].last as usize];
            let was_weighed = (1..weighed).contains(&at);
            let is_own = |&(from, to): &(usize, usize)| was_weighed && to - from == line.len();
            let begun = beginning(line).filter(|it| !is_own(it));
            let (from, to) = begun.filter(|&(from, to)| !tells_the_way(&line[from..to]))?;
            Some(Title {
                node: node(Span::new(first + from, first + to), SCORE),
                behind: at as u32,
                covers: false,
            })
        })
}

/// The title that a line gives by its name. That of a mail is its subject.
fn behind_name(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> Option<Title> {
    const NAMES: Words = words(&["标题", "题目", "本文标题", "文件名称", "文件名", "文档名称"]);
    const SUBJECTS: Words = words(&["主题", "主旨", "Subject"]);
    /// What says of itself that it is the title may be longer than others (in characters).
    const LONGEST_NAMED: usize = 2 * LONGEST;
    let shapes = &scan.shapes[..paragraphs.len().min(HEAD)];
    shapes.iter().find_map(|shape| {
        let line = &text[shape.first as usize..shape.last as usize];
        let subject = || SUBJECTS.beginning(line).filter(|_| is_mail(text, scan));
        let rest = &line[NAMES.beginning(line).or_else(subject)?.len()..];
        let colon = ["：", ":"]
            .iter()
            .find(|sign| rest.starts_with(sign.as_bytes()))?;
        let rest = &rest[colon.len()..];
        let rest = &rest[sign::skip_blanks(rest, 0, rest.len())..];
        let from = shape.last as usize - rest.len();
        let mut words = EXTENSIONS.list().iter();
        let bare = words.find_map(|end| rest.strip_suffix(end.as_bytes()));
        let title = bare.unwrap_or(rest);
        let is_title = is_longer(title, SHORTEST - 1)
            && !is_longer(title, LONGEST_NAMED)
            && !has_sentences(title);
        is_title.then(|| Title {
            node: node(Span::new(from, from + title.len()), SCORE),
            behind: 0,
            covers: false,
        })
    })
}

/// Whether one of the first lines tells who sent or receives a mail.
fn is_mail(text: &[u8], scan: &Scan) -> bool {
    const LINES: usize = 8;
    const LONGEST_LINE: usize = 200;
    const NAMES: [&str; 4] = ["发件人", "收件人", "From:", "寄件者"];
    scan.shapes.iter().take(LINES).any(|shape| {
        let line = &text[shape.first as usize..shape.last as usize];
        line.len() <= LONGEST_LINE && NAMES.iter().any(|name| sign::holds(line, name))
    })
}

/// Where the title stands that a line of text begins with.
fn beginning(line: &[u8]) -> Option<(usize, usize)> {
    let from = behind_notes(line);
    let rest = &line[from..];
    framed(rest)
        .or_else(|| up_to_its_kind(rest))
        .map(|title| (from + title.start as usize, from + title.end as usize))
}

/// A title in brackets before the text: 【腊八节活动方案】腊八节是….
fn framed(line: &[u8]) -> Option<Span> {
    let inside = line.strip_prefix("【".as_bytes())?;
    let title = &inside[..sign::find(inside, "】")?];
    let whole = title.len() + "【】".len();
    let is_title = genre(title) >= SURE
        && is_longer(title, SHORTEST - 1)
        && !is_longer(title, LONGEST)
        && whole < line.len();
    is_title.then(|| Span::new(0, whole))
}

/// A word for the kind of document is sure enough from here on.
const SURE: i32 = 22;

/// From the line's beginning to the first word for a kind of document behind which a text begins.
fn up_to_its_kind(line: &[u8]) -> Option<Span> {
    if NO_TITLE.begin(line) || begins_as_data(line) {
        return None;
    }
    let again = sign::code(line);
    // In most places neither a text begins nor anything divides the line, as one character tells.
    let passes = |rest: &[u8]| {
        let code = sign::code(rest);
        code != again && code.is_some_and(|code| !MARKS.hold(code))
    };
    let (mut at, mut chars) = (0, 0);
    while chars <= LONGEST {
        let mut rest = &line[at..];
        while let [0xE4..=0xE9, _, _, behind @ ..] = rest
            && passes(rest)
        {
            rest = behind;
            chars += 1;
        }
        at = line.len() - rest.len();
        if (SHORTEST..=LONGEST).contains(&chars)
            && begins_text(rest, line)
            && ends_in_kind(&line[..at])
        {
            return Some(Span::new(0, at));
        }
        let divides = sign::stop(line, at).is_some() || rest.starts_with(b"\n");
        if rest.is_empty() || divides {
            return None;
        }
        at += sign::width(rest[0]).min(rest.len());
        chars += 1;
    }
    None
}

/// What a text may begin with behind its title, and what divides a line: all that is no Han character or letter, and
/// the first characters of the words and of years (XX26年).
static MARKS: Characters = Characters::of(OPENINGS.list())
    .and(&Characters::of(YEARS.list()))
    .and_all_of("xX")
    .and_between('\0', '@')
    .and_between('\u{80}', '\u{bf}')
    .and_between('\u{2000}', '\u{303f}')
    .and_between('\u{ff00}', '\u{ffff}');

fn genre(title: &[u8]) -> i32 {
    Line::of(title).genre()
}

fn ends_in_kind(title: &[u8]) -> bool {
    const CLOSED: Endings = endings(&["》", "”", "》的"]);
    // 做法 and the like end in 法 and are no laws.
    let law = genre(title) == SURE && sign::ends(title, "法");
    genre(title) >= SURE && !law && !CLOSED.end(title) && !leaves_open(title)
}

/// What no title begins with, but the text may.
#[rustfmt::skip]
const NO_TITLE: Words = words(&[
    "根据", "按照", "为", "近日", "日前", "今天", "今年", "本", "这", "该", "此", "我", "你", "您", "下面", "同志们", "各位", "尊敬", "大家", "现将", "以下",
    "—", "（", "(", "附件", "图", ">",
]);

/// Words that speeches and plans begin with, and a first number.
#[rustfmt::skip]
const OPENINGS: Words = words(&[
    "同志们", "各位", "尊敬的", "今天", "刚才", "方才", "刚刚", "为了", "为深入", "为进一步", "为贯彻", "为全面", "为切实", "为加强", "为做好", "为规范", "为落实", "为认真", "为确保", "为推进", "为推动", "近年来", "第一章", "一、",
]);

/// Whether a text begins here that stands right behind its title on the line: with a blank, a date, a word that speeches
/// and plans begin with, a first number, or the title again.
fn begins_text(rest: &[u8], title: &[u8]) -> bool {
    const AGAIN: usize = "四个汉字".len();
    rest.is_empty()
        || sign::blank(rest).is_some()
        || OPENINGS.begin(rest)
        || begins_date(rest)
        || title
            .get(..AGAIN)
            .is_some_and(|again| rest.starts_with(again))
}

/// How years begin that do not begin with a digit.
const YEARS: Words = words(&["二○", "二〇", "(二○", "（二○", "（二〇", "（20", "(20"]);

/// Whether a date begins here: 2026年, 201X/X/XX, 二○二六年.
fn begins_date(rest: &[u8]) -> bool {
    let [year @ .., b'/' | b'-' | b'.' | 0xE5] = &rest[..rest.len().min(5)] else {
        return YEARS.begin(rest);
    };
    year.len() == 4
        && year
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'x' | b'X'))
}

/// Behind what a site puts before the title on its line: how many pages there are, a number, an invitation, a tag.
pub(super) fn behind_notes(line: &[u8]) -> usize {
    let mut at = 0;
    // Nearly all titles begin with other characters.
    if !NOTES.begin(line) {
        return at;
    }
    while let Some(width) = note(&line[at..]).filter(|width| at + width < line.len()) {
        at += width;
        at = sign::skip_blanks(line, at, line.len());
    }
    at
}

/// Behind the name of the field whose value is the title, as proposals have it: 案　由：关于….
pub(super) fn behind_field(line: &[u8]) -> usize {
    const NAMES: Words = words(&["案由", "提案题目", "建议题目", "议案题目", "提案名称"]);
    const FIRST: Words = words(&["案", "提", "建", "议"]);
    /// Room for a name with blanks in it, and the colon.
    const NEAR: usize = 40;
    if !FIRST.begin(line) {
        return 0;
    }
    let near = &line[..line.len().min(NEAR)];
    let colon = ["：", ":"]
        .iter()
        .find_map(|colon| Some((sign::find(near, colon)?, colon.len())));
    let is_name = |(at, _): &(usize, usize)| {
        let name = without_blanks(&near[..*at]);
        NAMES
            .beginning(&name)
            .is_some_and(|word| word.len() == name.len())
    };
    colon.filter(is_name).map_or(0, |(at, width)| {
        sign::skip_blanks(line, at + width, line.len())
    })
}

/// What such notes begin with.
static NOTES: Characters = Characters::NONE.and_all_of("精优-—欢第共编文<");

fn note(rest: &[u8]) -> Option<usize> {
    const WORDS: Words = words(&[
        "精选文档",
        "精品文档",
        "优质文档",
        "-欢迎下载",
        "—欢迎下载",
        "欢迎下载",
    ]);
    WORDS
        .beginning(rest)
        .map(str::len)
        .or_else(|| page(rest, "第").map(|width| width + page(&rest[width..], "共").unwrap_or(0)))
        .or_else(|| file(rest))
        .or_else(|| tag(rest))
}

/// 第1页, 共9页.
fn page(rest: &[u8], before: &str) -> Option<usize> {
    let skip = |at| sign::skip_blanks(rest, at, rest.len());
    let start = skip(0);
    let number = skip(
        start
            + rest[start..]
                .strip_prefix(before.as_bytes())
                .map(|_| before.len())?,
    );
    let (_, width) = numeral::read_arabic(&rest[number..])?;
    let end = skip(number + width);
    rest[end..]
        .starts_with("页".as_bytes())
        .then_some(end + "页".len())
}

/// 编号：541000000.
fn file(rest: &[u8]) -> Option<usize> {
    const FEWEST: usize = 5;
    const NAMES: Words = words(&["编号：", "编号:"]);
    let name = NAMES.beginning(rest)?.len();
    let digits = rest[name..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (digits >= FEWEST).then_some(name + digits)
}

/// A heading's tag: <h3 align="center">.
fn tag(rest: &[u8]) -> Option<usize> {
    matches!(rest, [b'<', b'h' | b'H', b'1'..=b'6', ..])
        .then(|| memchr::memchr(b'>', rest).map(|at| at + 1))
        .flatten()
}
