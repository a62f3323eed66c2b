//! The document's own title, over one to three lines.

use crate::outline::{Kind, LevelBy, Node, Rule};
use crate::paragraph::Paragraph;
use crate::scan::{Scan, Shape};
use crate::scheme::{ROWS, Scheme};
use crate::sign::{self, Stop};
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
/// A line longer than this (in characters) is no title.
const LONGEST: usize = 62;
/// So many long paragraphs may stand above the title: the agency's introduction over the text of a speech.
const INTRODUCTION: usize = 2;
/// A line that scores less is no title.
const ENOUGH: i32 = 14;

/// Finds the title among the lines at the head.
pub(super) fn find(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> Option<Title> {
    let head = Head::new(text, paragraphs, scan);
    let best = (0..head.lines.len())
        .map(|at| (head.score(at), std::cmp::Reverse(at)))
        .max()?;
    let (score, std::cmp::Reverse(at)) = best;
    if score < ENOUGH {
        return None;
    }
    let (first, last) = head.grow(at);
    let start = with_quote(text, paragraphs[first].start as usize, &scan.shapes[first]);
    let span = Span::new(start, scan.shapes[last].last as usize);
    Some(Title {
        node: node(span, score),
        first_paragraph: first as u32,
        behind: last as u32 + 1,
    })
}

fn node(span: Span, score: i32) -> Node {
    Node {
        rule: Rule::Title,
        level_by: LevelBy::Top,
        confidence: (60 + score / 2).clamp(50, 98) as u8,
        ..Node::new(Kind::Title, span)
    }
}

/// The lines before the first heading or salutation, with what all of them are compared with.
struct Head<'a> {
    scan: &'a Scan,
    lines: Vec<&'a [u8]>,
    /// The same without blanks, for comparing.
    compact: Vec<Vec<u8>>,
}

impl<'a> Head<'a> {
    fn new(text: &'a [u8], paragraphs: &[Paragraph], scan: &'a Scan) -> Head<'a> {
        let mut lines = Vec::new();
        let mut introduction = 0;
        for at in 0..paragraphs.len().min(HEAD) {
            let shape = &scan.shapes[at];
            let line = &text[shape.first as usize..shape.last as usize];
            let long = sign::chars(line) > LONGEST && !is_meta(line);
            introduction += usize::from(long);
            if is_heading(scan, at) || is_salutation(line) || introduction > INTRODUCTION {
                break;
            }
            lines.push(line);
        }
        let compact = lines.iter().map(|line| without_blanks(line)).collect();
        Head {
            scan,
            lines,
            compact,
        }
    }

    /// How well a line would do as the title.
    fn score(&self, at: usize) -> i32 {
        let line = self.lines[at];
        let length = sign::chars(&self.compact[at]);
        if !(2..=LONGEST).contains(&length) || is_meta(line) || is_never(line) {
            return i32::MIN / 2;
        }
        let shape = &self.scan.shapes[at];
        let mut score = genre(line) + wording(line);
        score += match shape.level {
            1 => 34,
            2 => 14,
            _ => 0,
        };
        score += if shape.titled { 30 } else { 0 };
        score += if shape.bold { 4 } else { 0 };
        score += match length {
            8..=45 => 12,
            5..=7 => 6,
            46.. => 2,
            _ => -14,
        };
        score -= if shape.ended || shape.announces || has_sentences(line) {
            45
        } else {
            0
        };
        score += 8_i32.saturating_sub(at as i32 * 2).max(-8);
        score -= 12 * self.long_lines_before(at);
        score + self.fellows(at) + self.next(at)
    }

    fn long_lines_before(&self, at: usize) -> i32 {
        let long =
            |at: &usize| sign::chars(&self.compact[*at]) > LONGEST && !is_meta(self.lines[*at]);
        (0..at).filter(long).count() as i32
    }

    /// A site repeats the title in its headline above it; the one without the additions is the document's own.
    fn fellows(&self, at: usize) -> i32 {
        let bare = trimmed(&self.compact[at]);
        let short = bare.len() < 15;
        let holds = |whole: &[u8], part: &[u8]| memchr::memmem::find(whole, part).is_some();
        let repeats = !short && (0..at).any(|other| holds(&self.compact[other], bare));
        let repeated = (at + 1..self.lines.len()).any(|other| {
            let other = trimmed(&self.compact[other]);
            other.len() >= 24 && holds(&self.compact[at], other)
        });
        30 * i32::from(repeats) - 24 * i32::from(repeated)
    }

    /// A title is followed by a date, a name, a dash line, a salutation or the text itself.
    fn next(&self, at: usize) -> i32 {
        let Some(next) = self.lines.get(at + 1) else {
            return 10;
        };
        let short = sign::chars(&self.compact[at + 1]) <= 8;
        match () {
            () if is_date_line(next) || next.starts_with("—".as_bytes()) => 16,
            () if sign::chars(next) > LONGEST => 8,
            () if short => 6,
            () => 0,
        }
    }

    /// A title may run over up to three lines: …印发 / …的通知.
    fn grow(&self, at: usize) -> (usize, usize) {
        let (mut first, mut last) = (at, at);
        while first > 0 && at - first < 2 && self.runs_on(first - 1) {
            first -= 1;
        }
        if first > 0
            && self.names_the_body(first - 1)
            && self.lines[first].starts_with("关于".as_bytes())
        {
            first -= 1;
        }
        while last - first < 2 && self.runs_on(last) {
            last += 1;
        }
        (first, last)
    }

    /// Whether a line is nothing but the name of the body that a title begins with: a title is the body, the matter
    /// and the genre (GB/T 9704—2012, 7.3.1).
    fn names_the_body(&self, at: usize) -> bool {
        const BODIES: &[&str] = &[
            "人民政府",
            "办公室",
            "办公厅",
            "委员会",
            "党委",
            "党组",
            "县委",
            "市委",
            "区委",
            "省委",
            "局",
            "厅",
            "总工会",
        ];
        let line = self.lines[at];
        let shape = &self.scan.shapes[at];
        let bare = strip_tail(line);
        sign::chars(&self.compact[at]) <= 24
            && shape.level == 0
            && !shape.ended
            && !is_meta(line)
            && BODIES.iter().any(|body| bare.ends_with(body.as_bytes()))
    }

    /// Whether the title goes on from this line to the next one.
    fn runs_on(&self, at: usize) -> bool {
        let Some(next) = self.lines.get(at + 1) else {
            return false;
        };
        let line = self.lines[at];
        let shape = &self.scan.shapes[at];
        let plain = |line: &[u8]| !is_meta(line) && !is_never(line) && sign::chars(line) <= LONGEST;
        if !plain(line)
            || !plain(next)
            || shape.ended
            || has_sentences(line)
            || genre(line) > 0
            || is_date_line(next)
        {
            return false;
        }
        let both: Vec<u8> = [trimmed(&self.compact[at]), trimmed(&self.compact[at + 1])].concat();
        let headline =
            (0..at).any(|other| memchr::memmem::find(&self.compact[other], &both).is_some());
        let level = self.scan.shapes[at + 1].level;
        let unfinished = OPEN_ENDS.iter().any(|end| line.ends_with(end.as_bytes()))
            || memchr::memmem::find(line, "关于".as_bytes()).is_some();
        headline || unfinished && genre(next) > 0 && sign::chars(next) > 3 && level == shape.level
    }
}

/// Whether sentences stand in the line: a title holds a colon or a question at most.
fn has_sentences(line: &[u8]) -> bool {
    let mut at = 0;
    while at < line.len() {
        match sign::stop(line, at) {
            Some((Stop::Full | Stop::Semicolon, width)) if at + width < line.len() => return true,
            Some((_, width)) => at += width,
            None => at += sign::width(line[at]),
        }
    }
    false
}

/// Where the title begins: an opening quote that stands before it belongs to it.
fn with_quote(text: &[u8], start: usize, shape: &Shape) -> usize {
    const QUOTES: &[&str] = &["“", "‘", "「", "『"];
    let before = &text[start..shape.first as usize];
    match QUOTES
        .iter()
        .find(|quote| before.ends_with(quote.as_bytes()))
    {
        Some(quote) => shape.first as usize - quote.len(),
        None => shape.first as usize,
    }
}

/// A heading of the text, before which the title stands.
fn is_heading(scan: &Scan, at: usize) -> bool {
    let marker = scan
        .candidates
        .iter()
        .take_while(|c| c.paragraph <= at as u32)
        .find(|c| c.paragraph == at as u32 && !c.inline);
    let sure =
        marker.is_some_and(|c| c.scheme != Scheme::First && ROWS[c.row as usize].dear.0 >= 300);
    // A lone heading of the first level may be the title, whatever it begins with.
    let lone = || {
        scan.shapes
            .iter()
            .filter(|shape| shape.level == 1)
            .nth(1)
            .is_none()
    };
    sure && (scan.shapes[at].level != 1 || !lone())
}

fn is_salutation(line: &[u8]) -> bool {
    const WORDS: &[&str] = &[
        "同志们",
        "各",
        "尊敬的",
        "女士们",
        "先生们",
        "朋友们",
        "老师们",
        "同学们",
        "亲爱的",
        "青年朋友们",
    ];
    let ends = ["：", ":", "！", "大家好", "你们好", "上午好", "下午好"]
        .iter()
        .any(|end| line.ends_with(end.as_bytes()));
    ends && WORDS.iter().any(|word| line.starts_with(word.as_bytes()))
}

/// Words a title ends with, by how sure they make it.
#[rustfmt::skip]
const GENRES: &[(i32, &[&str])] = &[
    (40, &["讲话", "通知", "纪要", "条例", "讲话稿", "讲话提纲"]),
    (36, &["报告", "意见", "方案", "办法", "决定", "总结", "批复", "规定", "细则", "通报", "公告", "通告", "的函", "请示", "致辞", "决议", "章程", "讲稿", "发言", "发言稿", "汇报"]),
    (30, &["规划", "计划", "准则", "演讲", "说明", "倡议书", "承诺书", "责任书", "纲要", "工作要点", "行动方案", "若干措施", "指示", "贺信", "祝词", "寄语", "讲解", "宣言"]),
    (22, &["制度", "建议", "要点", "法", "指南", "材料", "体会", "感悟", "解读", "综述", "措施", "预案", "清单", "标准", "心得"]),
    (14, &["交流", "情况", "问题", "思考", "调研", "启示"]),
];

fn genre(line: &[u8]) -> i32 {
    let bare = strip_tail(line);
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word.as_bytes()));
    GENRES
        .iter()
        .find(|(_, words)| ends(words))
        .map_or(0, |&(score, _)| score)
}

fn wording(line: &[u8]) -> i32 {
    let has = |word: &str| memchr::memmem::find(line, word.as_bytes()).is_some();
    let about = if line.starts_with("关于".as_bytes()) {
        16
    } else if has("关于") {
        10
    } else {
        0
    };
    let occasion = line.starts_with("在".as_bytes())
        && ["上的", "会议", "时的", "座谈会"]
            .iter()
            .any(|word| has(word));
    let file_name = line.len() > 11
        && line[4] == b'-'
        && line[7] == b'-'
        && line[..4].iter().all(u8::is_ascii_digit);
    let name_before = line.iter().take(16).any(|&byte| byte == 0xEF)
        && memchr::memmem::find(&line[..line.len().min(18)], "：".as_bytes()).is_some();
    about + 20 * i32::from(occasion) - 20 * i32::from(file_name) - 6 * i32::from(name_before)
}

/// How a line ends that goes on in the next.
const OPEN_ENDS: &[&str] = &[
    "关于", "印发", "转发", "的", "和", "、", "暨", "与", "在", "《", "上",
];

/// The line without brackets at its end: …办法（试行）, …》, ….
fn strip_tail(line: &[u8]) -> &[u8] {
    const TAILS: &[&str] = &["》", "”", "※", "*", "★", "！", "?", "？"];
    const BRACKETS: &[(&str, &str)] = &[("（", "）"), ("(", ")"), ("〔", "〕"), ("［", "］")];
    const LONGEST_BRACKET: usize = 36;
    let mut line = line;
    for _ in 0..3 {
        for (open, close) in BRACKETS {
            if let Some(at) = line
                .ends_with(close.as_bytes())
                .then(|| memchr::memmem::rfind(line, open.as_bytes()))
                .flatten()
                && line.len() - at <= LONGEST_BRACKET
            {
                line = &line[..sign::trim_end(line, 0, at)];
            }
        }
        for tail in TAILS {
            line = line.strip_suffix(tail.as_bytes()).unwrap_or(line);
        }
    }
    line
}

fn is_date_line(line: &[u8]) -> bool {
    let has = |word: &str| memchr::memmem::find(line, word.as_bytes()).is_some();
    sign::chars(line) <= 30 && has("年") && has("月") && has("日") && genre(line) == 0
}

/// A file number, a metadata line, a date, a byline, a web address.
fn is_meta(line: &[u8]) -> bool {
    #[rustfmt::skip]
    const KEYS: &[&str] = &[
        "索引号", "发文", "成文", "发布", "主题", "标题", "来源", "作者", "时间", "责任编辑", "编辑", "发表", "文号", "分类", "浏览", "新华社", "新华网", "记者", "http", "www",
        "签发", "印发日期", "抄送", "原文链接", "检索", "文档", "本报讯", "摘要", "关键词", "文件编号", "公开方式", "有效性", "名称：", "生成日期", "主编", "【字体", "【字号", "字号", "当前位置", "您的位置", "首页", "下载", "打印", "全屏", "收藏",
    ];
    let bare = without_blanks(&line[..line.len().min(90)]);
    let bare = bare.strip_prefix(b"-").unwrap_or(&bare);
    let has = |word: &str| memchr::memmem::find(line, word.as_bytes()).is_some();
    let number = (has("〔") || has("[") || has("［")) && line.ends_with("号".as_bytes());
    let stamp =
        line.first().is_some_and(u8::is_ascii_digit) && (has("来源") || has(":") && has("年"));
    let byline = ["网讯", "报讯", "（记者", "(记者", "通讯员"]
        .iter()
        .any(|word| has(word));
    number
        || stamp
        || byline
        || is_date_line(line)
        || KEYS.iter().any(|key| bare.starts_with(key.as_bytes()))
}

/// Lines that may look like a title and never are one.
fn is_never(line: &[u8]) -> bool {
    const STARTS: &[&str] = &[
        "—",
        "（",
        "(",
        "附件",
        ">",
        "目录",
        "目　录",
        "编者按",
        "图",
        "！[",
    ];
    STARTS
        .iter()
        .any(|start| line.starts_with(start.as_bytes()))
}

fn without_blanks(line: &[u8]) -> Vec<u8> {
    let mut compact = Vec::with_capacity(line.len());
    let mut at = 0;
    while at < line.len() {
        match sign::blank(&line[at..]) {
            Some(width) => at += width,
            None => {
                if line[at] != b'*' {
                    compact.push(line[at]);
                }
                at += 1;
            }
        }
    }
    compact
}

/// Without a footnote sign at the end.
fn trimmed(line: &[u8]) -> &[u8] {
    line.strip_suffix("※".as_bytes()).unwrap_or(line)
}
