//! The document's own title, over one to three lines.

use crate::outline::{Kind, LevelBy, Node, Rule};
use crate::paragraph::Paragraph;
use crate::scan::Scan;
use crate::scheme::Scheme;
use crate::sign;
use crate::span::Span;

/// The title and where it stands.
pub(super) struct Title {
    pub node: Node,
    /// First paragraph of the title.
    pub first_paragraph: u32,
    /// Behind its last paragraph.
    pub behind: u32,
}

/// How many paragraphs at the head are looked at.
const HEAD: usize = 40;
/// A paragraph longer than this (in characters) is body text.
const LONGEST: usize = 62;

/// Finds the title among the lines at the head.
pub(super) fn find(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> Option<Title> {
    let end = head_end(text, paragraphs, scan);
    let best = (0..end)
        .map(|at| (score(text, scan, at, end), at))
        .max_by_key(|&(score, at)| (score, std::cmp::Reverse(at)))?;
    let (score, at) = best;
    if score < 30 {
        return None;
    }
    let (first, last) = grow(text, scan, at, end);
    let span = Span::new(
        scan.shapes[first].first as usize,
        scan.shapes[last].last as usize,
    );
    Some(Title {
        node: node(span, score),
        first_paragraph: first as u32,
        behind: last as u32 + 1,
    })
}

fn node(span: Span, score: i32) -> Node {
    Node {
        kind: Kind::Title,
        label: span,
        marker: Span {
            start: span.start,
            end: span.start,
        },
        extent: span,
        written: None,
        parent: None,
        end: 0,
        depth: 0,
        scheme: Scheme::Plain,
        ordinal: 0,
        rule: Rule::Title,
        level_by: LevelBy::Top,
        confidence: (60 + score / 2).clamp(50, 98) as u8,
    }
}

fn line<'a>(text: &'a [u8], scan: &Scan, at: usize) -> &'a [u8] {
    let shape = &scan.shapes[at];
    &text[shape.first as usize..shape.last as usize]
}

/// Where the head ends: at the first heading, salutation or long paragraph.
fn head_end(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> usize {
    let mut end = 0;
    while end < paragraphs.len().min(HEAD) {
        let shape = &scan.shapes[end];
        let line = line(text, scan, end);
        let marker = scan
            .candidates
            .iter()
            .find(|c| c.paragraph == end as u32 && !c.inline);
        let heading = marker.is_some_and(|c| {
            c.scheme != Scheme::First && crate::scheme::ROWS[c.row as usize].dear.0 >= 300
        });
        let body = sign::chars(line) > LONGEST && (shape.running || shape.ended);
        if heading && shape.level != 1 || body || is_salutation(line) {
            break;
        }
        end += 1;
    }
    end
}

fn is_salutation(line: &[u8]) -> bool {
    const WORDS: &[&str] = &[
        "同志们",
        "各位",
        "尊敬的",
        "女士们",
        "先生们",
        "朋友们",
        "老师们",
        "同学们",
        "亲爱的",
        "各市",
        "各县",
        "各区",
        "各省",
        "各乡",
        "各镇",
        "各街道",
        "市政府各",
        "县政府各",
    ];
    let ends =
        line.ends_with("：".as_bytes()) || line.ends_with(b":") || line.ends_with("！".as_bytes());
    ends && WORDS.iter().any(|word| line.starts_with(word.as_bytes()))
}

/// Words a title ends with, by how sure they make it.
const GENRES: &[(&str, i32)] = &[
    ("讲话", 40),
    ("报告", 36),
    ("通知", 40),
    ("意见", 36),
    ("方案", 36),
    ("条例", 38),
    ("办法", 36),
    ("规定", 34),
    ("决定", 36),
    ("总结", 36),
    ("纪要", 38),
    ("规划", 30),
    ("计划", 28),
    ("细则", 34),
    ("通报", 34),
    ("公告", 34),
    ("通告", 34),
    ("批复", 36),
    ("的函", 34),
    ("请示", 34),
    ("致辞", 34),
    ("演讲", 30),
    ("发言", 32),
    ("讲稿", 30),
    ("汇报", 32),
    ("说明", 30),
    ("建议", 24),
    ("要点", 26),
    ("决议", 34),
    ("纲要", 28),
    ("章程", 34),
    ("准则", 32),
    ("制度", 28),
    ("法", 22),
    ("指南", 24),
    ("材料", 20),
    ("体会", 26),
    ("感悟", 24),
    ("交流", 16),
    ("情况", 14),
    ("寄语", 20),
    ("倡议书", 30),
    ("承诺书", 30),
    ("责任书", 30),
    ("解读", 20),
    ("综述", 22),
    ("发言稿", 30),
    ("讲话稿", 36),
    ("讲话提纲", 30),
    ("工作要点", 30),
    ("（试行）", 26),
    ("(试行)", 26),
    ("（草案）", 22),
    ("（修订）", 20),
    ("（摘要）", 14),
    ("（节选）", 14),
];

/// How well a line would do as the title.
fn score(text: &[u8], scan: &Scan, at: usize, end: usize) -> i32 {
    let shape = &scan.shapes[at];
    let line = line(text, scan, at);
    let length = sign::chars(line);
    if !(2..=LONGEST).contains(&length) || is_meta(line) {
        return i32::MIN / 2;
    }
    let bare = strip_tail(line);
    let genre = GENRES
        .iter()
        .filter(|(word, _)| bare.ends_with(word.as_bytes()))
        .map(|&(_, score)| score)
        .max()
        .unwrap_or(0);
    let mut score = genre;
    let has = |word: &str| memchr::memmem::find(line, word.as_bytes()).is_some();
    score += if line.starts_with("关于".as_bytes()) {
        16
    } else if has("关于") {
        10
    } else {
        0
    };
    score += if line.starts_with("在".as_bytes()) && (has("上的") || has("会议") || has("时的"))
    {
        20
    } else {
        0
    };
    score += match shape.level {
        1 => 30,
        2 => 12,
        _ => 0,
    };
    score += if shape.bold { 8 } else { 0 };
    score += match length {
        8..=45 => 12,
        4..=7 => 4,
        46.. => 2,
        _ => -20,
    };
    score -= if shape.ended || shape.running { 45 } else { 0 };
    score -= if line.starts_with("—".as_bytes())
        || line.starts_with("（".as_bytes())
        || line.starts_with(b"(")
    {
        50
    } else {
        0
    };
    score -= if line.starts_with("附件".as_bytes()) || line.starts_with("【".as_bytes()) {
        30
    } else {
        0
    };
    score -= if line.starts_with("《".as_bytes()) && line.ends_with("》".as_bytes()) {
        6
    } else {
        0
    };
    score += followed(text, scan, at, end);
    score
}

/// A title is followed by a date, a name, a salutation or the text itself.
fn followed(text: &[u8], scan: &Scan, at: usize, end: usize) -> i32 {
    if at + 1 >= scan.shapes.len() {
        return 0;
    }
    let next = line(text, scan, at + 1);
    if at + 1 == end {
        return 14;
    }
    if is_date_line(next) || is_salutation(next) {
        return 16;
    }
    if sign::chars(next) <= 8 { 8 } else { 0 }
}

fn strip_tail(line: &[u8]) -> &[u8] {
    let mut line = line;
    for tail in ["》", "”", "）", "（全文）", "※", "*"] {
        line = line.strip_suffix(tail.as_bytes()).unwrap_or(line);
    }
    line
}

fn is_date_line(line: &[u8]) -> bool {
    let has = |word: &str| memchr::memmem::find(line, word.as_bytes()).is_some();
    sign::chars(line) <= 30 && has("年") && has("月")
}

/// A file number, a metadata line, a date, a byline, a web address.
fn is_meta(line: &[u8]) -> bool {
    const KEYS: &[&str] = &[
        "索引号",
        "索 引 号",
        "发文",
        "成文",
        "发布",
        "主题",
        "标　　题",
        "标题",
        "来源",
        "作者",
        "时间",
        "责任编辑",
        "编辑",
        "发表",
        "文号",
        "分类",
        "浏览",
        "新华社",
        "记者",
        "http",
        "www",
        "签发",
        "印发",
        "抄送",
        "主 题",
    ];
    let has = |word: &str| memchr::memmem::find(line, word.as_bytes()).is_some();
    let number = (has("〔") || has("[") || has("［")) && line.ends_with("号".as_bytes());
    let date = is_date_line(line)
        && !has("关于")
        && !has("会")
        && !has("工作")
        && !has("总结")
        && !has("报告")
        && !has("计划");
    number || date || KEYS.iter().any(|key| line.starts_with(key.as_bytes()))
}

/// A title may run over up to three lines: …印发 / …的通知.
fn grow(text: &[u8], scan: &Scan, at: usize, end: usize) -> (usize, usize) {
    let (mut first, mut last) = (at, at);
    let whole = |at: usize| {
        GENRES
            .iter()
            .any(|(word, _)| strip_tail(line(text, scan, at)).ends_with(word.as_bytes()))
    };
    while first > 0 && at - first < 2 && is_first_half(text, scan, first - 1) {
        first -= 1;
    }
    while !whole(last)
        && last + 1 < end
        && last - first < 2
        && whole(last + 1)
        && sign::chars(line(text, scan, last + 1)) > 3
        && !is_meta(line(text, scan, last + 1))
    {
        last += 1;
    }
    (first, last)
}

/// Whether a line is the beginning of a title that goes on in the next line.
fn is_first_half(text: &[u8], scan: &Scan, at: usize) -> bool {
    let shape = &scan.shapes[at];
    let line = line(text, scan, at);
    let open = ["关于", "印发", "转发", "的", "和", "、", "暨", "与", "在"]
        .iter()
        .any(|word| {
            line.ends_with(word.as_bytes())
                || *word == "关于" && memchr::memmem::find(line, "关于".as_bytes()).is_some()
        });
    open && !shape.ended && !shape.running && !is_meta(line) && sign::chars(line) <= 40
}
