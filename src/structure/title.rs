//! The document's own title, over one to three lines.

mod blanks;
mod edition;
mod fused;

use super::piece::{self, Piece};
use crate::outline::{Kind, LevelBy, Node, Rule};
use crate::paragraph::Paragraph;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::{ROWS, Scheme};
use crate::sign::{self, Characters, Endings, Stop, Words, endings, words};
use crate::span::Span;
use blanks::Blanks;
use edition::{is_one_of_a_collection, may_have_edition, names_the_part, without_edition};
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// The title and where it stands.
pub(super) struct Title {
    pub node: Node,
    /// Behind its last paragraph; not behind the one that goes on with the text.
    pub behind: u32,
}

/// How many paragraphs at the head are looked at.
const HEAD: usize = 40;
/// A line longer than this (in characters) is no title.
const LONGEST: usize = 62;
/// So many long paragraphs may stand above the title: the agency's introduction over the text of a speech.
const INTRODUCTION: usize = 2;
/// A paragraph of more bytes than this is text, and no title stands behind it.
const LONGEST_INTRODUCTION: usize = 2_400;
/// A title is broken over so many lines at most.
const MOST_LINES: usize = 4;
/// What a line gains that comes again in one above it.
const REPEATS: i32 = 30;
/// What the line gains that stands behind an editor's note.
const NOTED: i32 = 24;
/// What a line loses that is a sentence or holds some.
const SENTENCES: i32 = 45;
/// What a line with two `#` marks loses that is one of several sections.
const SECTION: i32 = 16;
/// What the line behind a title may add to its score.
const MOST_BY_NEXT: i32 = 16;
/// What its words, its length and the other lines may add: genre, wording, length, the next line, one above it.
const MOST_BY_WORDS: i32 = GENRES[0].0 + ABOUT + OCCASION + BEST_LENGTH + MOST_BY_NEXT + REPEATS;
/// What 关于 at its beginning adds.
const ABOUT: i32 = 16;
/// What 在…会议上的 adds.
const OCCASION: i32 = 20;
/// What a length adds that most titles have.
const BEST_LENGTH: i32 = 12;
/// A line that scores less is no title.
const ENOUGH: i32 = 14;

/// Finds the title among the lines at the head.
pub(super) fn find(text: &[u8], paragraphs: &[Paragraph], scan: &Scan) -> Option<Title> {
    let head = Head::new(text, paragraphs, scan);
    let mut best = None;
    for piece in (0..head.lines.len()).flat_map(|first| head.pieces(first)) {
        let least = best.map_or(ENOUGH, |(score, _)| score + 1);
        best = head
            .score(piece, least)
            .map(|score| (score, piece))
            .or(best);
    }
    let Some((score, (first, last))) = best else {
        return fused::find(text, paragraphs, scan);
    };
    let start = with_quote(text, paragraphs[first].start as usize, &scan.shapes[first]);
    let start = start + fused::behind_notes(&text[start..scan.shapes[last].last as usize]);
    let span = Span::new(start, scan.shapes[last].last as usize);
    Some(Title {
        node: node(span, score),
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

/// The lines before the first heading or salutation.
struct Head<'a> {
    scan: &'a Scan,
    lines: Vec<Line<'a>>,
}

/// A line at the head.
struct Line<'a> {
    text: &'a [u8],
    /// The same without blanks, for comparing, once it was asked for.
    compact: OnceCell<Cow<'a, [u8]>>,
    /// Whether it is data about the document.
    meta: bool,
    /// Whether it is no data and too long for a title even without its blanks.
    long: bool,
    /// Whether it goes on in the next one, if a title stands there.
    runs_on: bool,
}

impl Line<'_> {
    /// The line without blanks.
    fn compact(&self) -> &[u8] {
        self.compact.get_or_init(|| without_blanks(self.text))
    }

    /// Whether a line that is long plainly has more bytes without blanks: what it begins with alone.
    fn outgrows(&self, bytes: usize) -> bool {
        let beginning = &self.text[..self.text.len().min(bytes + 1)];
        self.long && without_blanks(beginning).len() > bytes
    }
}

impl<'a> Head<'a> {
    fn new(text: &'a [u8], paragraphs: &[Paragraph], scan: &'a Scan) -> Head<'a> {
        // Few documents have more.
        const LINES: usize = 16;
        let mut lines = Vec::with_capacity(LINES);
        let mut introduction = 0;
        for at in 0..paragraphs.len().min(HEAD) {
            let shape = &scan.shapes[at];
            let line = &text[shape.first as usize..shape.last as usize];
            let is_text = line.len() > LONGEST_INTRODUCTION;
            let heading = !is_text && is_heading(scan, at);
            let part = heading && names_the_part(text, scan, at);
            let opens =
                || heading && !part || piece::may_end_so(line) && opens_a_piece(text, scan, at);
            if is_text || is_salutation(line) || opens() {
                break;
            }
            let meta = part || is_meta(line);
            let long = !meta && is_long(line);
            introduction += usize::from(long);
            if introduction > INTRODUCTION {
                break;
            }
            lines.push(Line {
                text: line,
                compact: OnceCell::new(),
                meta,
                long: long && is_long_without_blanks(line),
                runs_on: false,
            });
        }
        let mut head = Head { scan, lines };
        for at in 0..head.lines.len() {
            head.lines[at].runs_on = head.goes_on(at);
        }
        head
    }

    /// The line `first` and what it makes with the lines that it goes on in.
    fn pieces(&self, first: usize) -> impl Iterator<Item = (usize, usize)> {
        let more = (first..first + MOST_LINES - 1).take_while(|&at| self.runs_on(at));
        std::iter::once(first)
            .chain(more.map(|at| at + 1))
            .map(move |last| (first, last))
    }

    /// How well a line, or what makes one over several, would do as the title, where that is `least` or more.
    fn score(&self, (first, last): (usize, usize), least: i32) -> Option<i32> {
        let line = self.lines[first].text;
        if self.lines[first].meta || self.lines[first].long || is_never(line) {
            return None;
        }
        // What is still to be found out is dear, and seldom changes anything.
        let standing = self.standing(first, last);
        if standing + MOST_BY_WORDS < least {
            return None;
        }
        let whole = self.joined(first, last);
        let length = sign::chars(&whole);
        let longest = LONGEST + LONGEST / 2 * (last - first);
        if !(2..=longest).contains(&length) {
            return None;
        }
        let genre = genre(self.lines[last].text);
        let mut score = standing + genre + wording(&whole);
        score += match length {
            8..=45 => BEST_LENGTH,
            5..=7 => 6,
            46.. => 2,
            _ => -14,
        };
        if score + MOST_BY_NEXT + REPEATS < least {
            return None;
        }
        if !self.is_sentence(last) && (has_sentences(&whole) || talks(line)) {
            score -= SENTENCES;
        }
        score -= 12 * self.long_lines_before(first);
        score -= 12 * i32::from(is_one_of_a_collection(line));
        score -= 20 * i32::from(genre == 0 && tells_news(line));
        score -= 24 * i32::from(genre == 0 && first == last && self.names_the_body(first));
        score -= 24 * i32::from(genre == 0 && self.follows_a_sentence(first));
        score += self.next(last);
        // To compare it with all others is dearest.
        if score + REPEATS < least {
            return None;
        }
        score += self.fellows((first, last), &whole);
        (score >= least && !is_of_a_site(line)).then_some(score)
    }

    /// The part of the score that does not hang on words: how a line, or one over several, is set and where it stands.
    fn standing(&self, first: usize, last: usize) -> i32 {
        let shape = &self.scan.shapes[first];
        let mut score = match shape.level {
            1 => 34,
            2 if self.is_a_section(first) => -SECTION,
            2 => 14,
            _ => 0,
        };
        score += if shape.titled { 30 } else { 0 };
        score += if shape.bold { 4 } else { 0 };
        score += NOTED * i32::from(self.follows_a_note(first));
        score += 8_i32.saturating_sub(first as i32 * 2).max(-8);
        score -= SENTENCES * i32::from(self.is_sentence(last));
        score -= 24 * i32::from(self.is_torn(first, last));
        score - 60 * i32::from(self.is_one_of_several(first))
    }

    /// Whether a line with two `#` marks names a section of the text: others without a number have as many, or one at the
    /// head has a single mark.
    fn is_a_section(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let is_like = |shape: &&Shape| shape.level == 2 && !shape.marked;
        let one_mark = || shapes[..self.lines.len()].iter().any(|it| it.level == 1);
        !shapes[at].marked && (shapes.iter().filter(is_like).nth(1).is_some() || one_mark())
    }

    /// Whether a line ends as a sentence does.
    fn is_sentence(&self, at: usize) -> bool {
        let shape = &self.scan.shapes[at];
        shape.ended || shape.announces
    }

    /// What stands in some lines, without blanks.
    fn joined(&self, first: usize, last: usize) -> Cow<'_, [u8]> {
        match &self.lines[first..=last] {
            [line] => Cow::Borrowed(line.compact()),
            lines => lines
                .iter()
                .flat_map(|line| line.compact().iter().copied())
                .collect(),
        }
    }

    /// Whether the line before goes on here, or the last line in the next: the piece is a part of a title.
    fn is_torn(&self, first: usize, last: usize) -> bool {
        first > 0 && self.runs_on(first - 1) || last - first < MOST_LINES - 1 && self.runs_on(last)
    }

    /// Whether the line stands in 【】 or begins with a letter as others do, which are the headings of the text.
    fn is_one_of_several(&self, at: usize) -> bool {
        let framed = |line: &Line| {
            line.text.starts_with("【".as_bytes()) && line.text.ends_with("】".as_bytes())
        };
        let lettered = |line: &Line| matches!(line.text, [b'A'..=b'D', b'.', ..]);
        let several = |is: &dyn Fn(&Line) -> bool| {
            is(&self.lines[at]) && self.lines.iter().filter(|line| is(line)).count() > 1
        };
        several(&framed) || several(&lettered)
    }

    /// How many lines of text stand before a line, an editor's note aside.
    fn long_lines_before(&self, at: usize) -> i32 {
        let text = |line: &&Line| line.long && !is_note(line.text);
        self.lines[..at].iter().filter(text).count() as i32
    }

    /// Whether an editor's note stands right before a line, in an issue of a periodical: the line is the headline of what
    /// the note is on.
    fn follows_a_note(&self, at: usize) -> bool {
        let before = &self.lines[..at];
        let noted = before
            .last()
            .is_some_and(|line| line.long && is_note(line.text));
        noted && before.iter().any(|line| is_issue(line.text))
    }

    /// Whether the text has begun above a line that is not set as a title: with a short sentence.
    fn follows_a_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let (line, shape) = (&self.lines[before], &self.scan.shapes[before]);
        let plain = self.scan.shapes[at].level == 0 && !self.scan.shapes[at].titled;
        plain && !line.meta && !line.long && shape.ended && line.text.ends_with("。".as_bytes())
    }

    /// A site repeats the title in its headline above it; the one without the additions is the document's own. What
    /// a notice names in 《》 is the title of what it sends out, not its own.
    fn fellows(&self, (first, last): (usize, usize), whole: &[u8]) -> i32 {
        /// A shorter line stands in a title by chance.
        const LONG_ENOUGH: usize = 24;
        let bare = trimmed(whole);
        let short = bare.len() < 15 || first == last && self.names_the_body(first);
        let repeats = !short && self.is_in_lines(first, bare);
        let repeated = (last + 1..self.lines.len()).any(|at| {
            let line = &self.lines[at];
            // Blanks are left out where nothing else tells them apart.
            let first = &line.text[..line.text.len().min(HAN)];
            if line.text.len() < LONG_ENOUGH
                || line.outgrows(whole.len() + FOOTNOTE.len())
                || !sign::holds(whole, first)
            {
                return false;
            }
            let other = trimmed(line.compact());
            other.len() >= LONG_ENOUGH && holds(whole, other) && !self.names_the_body(at)
        });
        REPEATS * i32::from(repeats) - 24 * i32::from(repeated)
    }

    /// A title is followed by a date, a name, a dash line, a salutation or the text itself; the name of a periodical
    /// by the number of its issue.
    fn next(&self, at: usize) -> i32 {
        const SHORT: usize = 8;
        /// No short name is drawn out over more bytes.
        const FEW: usize = 90;
        let Some(next) = self.lines.get(at + 1) else {
            return 10;
        };
        let line = next.text;
        match () {
            () if next.meta && is_issue(line) => -40,
            () if next.meta && is_date_line(line) || line.starts_with("—".as_bytes()) => {
                MOST_BY_NEXT
            }
            () if is_long(line) => 8,
            () if line.len() <= FEW && !is_longer(next.compact(), SHORT) => 6,
            () => 0,
        }
    }

    /// Whether a line is nothing but the name of the body that a title begins with: a title is the body, the matter
    /// and the genre (GB/T 9704—2012, 7.3.1).
    fn names_the_body(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let shape = &self.scan.shapes[at];
        shape.level == 0 && !shape.ended && !line.meta && is_body(line.text)
    }

    /// Whether a title that stands on this line goes on in the next one.
    fn runs_on(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.runs_on)
    }

    fn goes_on(&self, at: usize) -> bool {
        let Some([line, next]) = self.lines.get(at..at + 2) else {
            return false;
        };
        let [shape, below] = [at, at + 1].map(|at| &self.scan.shapes[at]);
        let odd = line.meta || next.meta || shape.ended || shape.level != below.level;
        let (line, next) = (line.text, next.text);
        let apart = || is_never(line) || STARTS_NO_TITLE.begin(next);
        if odd || is_long(line) || is_long(next) || apart() || has_sentences(line) {
            return false;
        }
        self.is_in_headline(at)
            || is_unfinished(line, next)
            || tells_matter(line) && self.ends_in_kind(at + 1)
            || self.names_the_body(at) && begins_matter(next)
    }

    /// Whether the line, or the one behind it, ends with the word for a kind of document.
    fn ends_in_kind(&self, at: usize) -> bool {
        let plain = |at: usize| {
            let line = self.lines.get(at)?;
            let shape = &self.scan.shapes[at];
            let open = !shape.ended && !shape.announces && !line.meta;
            (open && !is_long(line.text) && !has_sentences(line.text)).then_some(line.text)
        };
        plain(at).is_some_and(|line| {
            genre(line) > 0 || plain(at + 1).is_some_and(|next| genre(next) > 0)
        })
    }

    /// Whether a headline above holds this line and the next one, one behind the other.
    fn is_in_headline(&self, at: usize) -> bool {
        if at == 0 {
            return false;
        }
        let [line, next] = [at, at + 1].map(|at| trimmed(self.lines[at].compact()));
        self.is_in_lines(at, &[line, next].concat())
    }

    /// Whether a line before the line `end` holds `part`.
    fn is_in_lines(&self, end: usize, part: &[u8]) -> bool {
        let mut before = self.lines[..end].iter();
        before.any(|line| holds(line.compact(), part))
    }
}

/// Whether a line is nothing but the name of a body: 临溪县人民政府.
pub(super) fn is_body(line: &[u8]) -> bool {
    const LONGEST: usize = 24;
    const BODIES: Endings = endings(&[
        "人民政府",
        "办公室",
        "办公厅",
        "委员会",
        "办事处",
        "工委",
        "党委",
        "党组",
        "县委",
        "市委",
        "区委",
        "省委",
        "局",
        "厅",
        "总工会",
    ]);
    let is_short = || !is_longer(line, LONGEST) || !is_longer(&without_blanks(line), LONGEST);
    BODIES.end(strip_tail(line)) && is_short()
}

/// Whether `whole` holds `part`, and not as the name of what it sends out: 印发《…》的通知.
fn holds(whole: &[u8], part: &[u8]) -> bool {
    const SENDS: Endings = endings(&[
        "印发", "转发", "批转", "发布", "公布", "施行", "下发", "关于",
    ]);
    let Some(at) = sign::find(whole, part) else {
        return false;
    };
    let sent = whole[..at].strip_suffix("《".as_bytes());
    !sent.is_some_and(|before| SENDS.end(before))
}

/// Whether a line of a title wants the next one: it ends in the middle, the next begins there, a bracket is open, or
/// the next is nothing but the word for the kind of document that this line lacks.
fn is_unfinished(line: &[u8], next: &[u8]) -> bool {
    let begins = OPEN_STARTS.begin(next);
    if begins || OPEN_ENDS.end(line) && sign::chars(next) > 1 || leaves_open(line) {
        return true;
    }
    !closes(line) && genre(line) == 0 && is_bare_kind(next)
}

/// Whether a line is nothing but the word for a kind of document.
fn is_bare_kind(line: &[u8]) -> bool {
    // Room for seven characters with blanks between them, and a bracket behind.
    const LONGEST: usize = 96;
    if line.len() > LONGEST {
        return false;
    }
    let bare = without_blanks(line);
    let bare = strip_tail(&bare);
    KINDS.end(bare) && KINDS.list().iter().any(|word| bare == word.as_bytes())
}

/// Whether more brackets or quotes of one kind are opened in a line than closed.
fn leaves_open(line: &[u8]) -> bool {
    let mut open = [0; 3];
    for at in memchr::memchr3_iter(0xE3, 0xE2, 0xEF, line) {
        let (kind, step) = match line[at..] {
            [0xE3, 0x80, 0x8A, ..] => (0, 1),
            [0xE3, 0x80, 0x8B, ..] => (0, -1),
            [0xE2, 0x80, 0x9C, ..] => (1, 1),
            [0xE2, 0x80, 0x9D, ..] => (1, -1),
            [0xEF, 0xBC, 0x88, ..] => (2, 1),
            [0xEF, 0xBC, 0x89, ..] => (2, -1),
            _ => continue,
        };
        open[kind] += step;
    }
    open.iter().any(|&open| open > 0)
}

/// Whether a line tells a matter or an occasion, and so wants the word for the kind of document.
fn tells_matter(line: &[u8]) -> bool {
    let begins = |word: &&str| line.starts_with(word.as_bytes());
    // 问题 and the like may end a title or the matter that it tells.
    let weak = GENRES[GENRES.len() - 1].0;
    (["在", "对"].iter().any(begins) || sign::holds(line, "关于")) && genre(line) <= weak
}

/// Whether a line begins as the first sentence of a text does: 近日，…; 今年4月，…; 为深入贯彻….
fn tells_news(line: &[u8]) -> bool {
    const STARTS: Words = words(&[
        "近日",
        "日前",
        "今年",
        "去年",
        "为深入",
        "为进一步",
        "为贯彻",
        "为加强",
        "为切实",
        "根据",
        "按照",
    ]);
    STARTS.begin(line) && (sign::holds(line, "，") || sign::holds(line, ","))
}

/// Whether a line talks to its reader and goes on behind a comma, as no title does: 我们去年办过一场，…决定.
fn talks(line: &[u8]) -> bool {
    const STARTS: Words = words(&[
        "我们",
        "我公司",
        "我单位",
        "你们",
        "您",
        "大家",
        "本次",
        "本文",
        "这",
        "以下",
        "下面",
        "如果",
    ]);
    STARTS.begin(line) && (sign::holds(line, "，") || sign::holds(line, ","))
}

/// Whether a line ends as no line does that a title goes on behind: with a bracket.
fn closes(line: &[u8]) -> bool {
    ["）", ")", "】"]
        .iter()
        .any(|close| sign::ends(line, close))
}

/// Whether a line begins with what stands behind the name of the body.
fn begins_matter(line: &[u8]) -> bool {
    line.starts_with("关于".as_bytes())
}

/// Whether sentences stand in the line: a title holds a colon or a question at most.
fn has_sentences(line: &[u8]) -> bool {
    let divides =
        |(at, stop, width)| matches!(stop, Stop::Full | Stop::Semicolon) && at + width < line.len();
    sign::stops(line, 0, line.len()).any(divides)
}

/// Where the title begins: an opening quote that stands before it belongs to it.
fn with_quote(text: &[u8], start: usize, shape: &Shape) -> usize {
    let first = shape.first as usize;
    first - opening_quote(&text[start..first]).map_or(0, |(open, _)| open.len())
}

/// The quotation mark that a piece of text ends with, and the one that closes it.
pub(super) fn opening_quote(before: &[u8]) -> Option<(&'static str, &'static str)> {
    const QUOTES: &[(&str, &str)] = &[("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』")];
    let ends = |(open, _): &&(&str, &str)| before.ends_with(open.as_bytes());
    QUOTES.iter().find(ends).copied()
}

/// A heading of the text, before which the title stands.
fn is_heading(scan: &Scan, at: usize) -> bool {
    let marker = scan
        .candidates
        .iter()
        .take_while(|c| c.paragraph <= at as u32)
        .find(|c| c.paragraph == at as u32 && !c.inline);
    let is_second = |c: &Candidate| c.scheme == Scheme::Labelled && c.ordinal == 2 && !c.inline;
    let sure = marker.is_some_and(|c| match c.scheme {
        Scheme::First => false,
        // 篇一：, where there is a 篇二： too.
        Scheme::Labelled => scan.candidates.iter().any(is_second),
        _ => ROWS[c.row as usize].dear.0 >= 300,
    });
    // A lone heading of the first level may be the title, whatever it begins with.
    let lone = || {
        scan.shapes
            .iter()
            .filter(|shape| shape.level == 1)
            .nth(1)
            .is_none()
    };
    // A number that is not the first of its kind is a part of the book that the text was taken from.
    // Where the next number has `#` marks too, both are headings of a part of a document.
    let goes_on = |c: &Candidate| {
        let is_next = |next: &Candidate| {
            (next.scheme, next.level) == (c.scheme, c.level) && next.ordinal == c.ordinal + 1
        };
        c.level > 0 && scan.candidates.iter().any(is_next)
    };
    let late = marker.is_some_and(|c| c.ordinal > 2 && c.scheme == Scheme::HanComma && !goes_on(c));
    sure && !late && (scan.shapes[at].level != 1 || !lone())
}

/// Whether a line opens the first piece of a collection: one above has its words too, or the second piece is behind it.
#[inline(never)]
fn opens_a_piece(text: &[u8], scan: &Scan, at: usize) -> bool {
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let (above, below) = scan.shapes.split_at(at);
    let piece = below.first().and_then(|shape| Piece::read(line(shape)));
    piece.is_some_and(|piece| {
        piece.ordinal == 1
            && (piece.is_titled(text, above)
                || below.iter().any(|shape| piece.is_before(line(shape))))
    })
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
        .any(|end| sign::ends(line, end));
    ends && WORDS.iter().any(|word| sign::begins(line, word))
}

/// Words a title ends with, by how sure they make it.
#[rustfmt::skip]
const GENRES: &[(i32, Endings)] = &[
    (40, endings(&["讲话", "通知", "纪要", "条例", "讲话稿", "讲话提纲"])),
    (36, endings(&["报告", "意见", "方案", "办法", "决定", "总结", "批复", "规定", "细则", "通报", "公告", "通告", "的函", "请示", "致辞", "决议", "章程", "讲稿", "发言", "发言稿", "汇报", "答复", "答复函"])),
    (30, endings(&["规划", "计划", "准则", "演讲", "说明", "倡议书", "承诺书", "责任书", "纲要", "工作要点", "行动方案", "若干措施", "指示", "贺信", "祝词", "寄语", "讲解", "宣言", "计划表", "规程", "守则", "规则", "公报"])),
    (22, endings(&["制度", "建议", "要点", "法", "指南", "材料", "体会", "感悟", "解读", "综述", "措施", "预案", "清单", "标准", "心得", "讲义", "教案", "教学设计", "说课稿", "有感", "范文", "脚本", "安排表", "台账", "手册", "事迹", "模板", "范本", "主持词", "申请书", "隐私政策", "用户协议"])),
    (14, endings(&["交流", "情况", "问题", "思考", "调研", "启示", "见闻", "纪实", "侧记"])),
];

fn genre(line: &[u8]) -> i32 {
    // Room for four characters with blanks between them.
    const LONGEST: usize = 64;
    let bare = strip_tail(line);
    let bare = without_blanks(&bare[bare.len().saturating_sub(LONGEST)..]);
    let score = |bare: &[u8]| {
        let mut rows = GENRES.iter();
        rows.find(|(_, words)| words.end(bare))
            .map_or(0, |&(score, _)| score)
    };
    let whole = score(&bare);
    if whole > 0 || !may_have_edition(&bare) {
        return whole;
    }
    let text = without_edition(&bare);
    if text.len() < bare.len() {
        score(text)
    } else {
        0
    }
}

fn wording(line: &[u8]) -> i32 {
    let has = |word: &str| sign::holds(line, word);
    let about = if line.starts_with("关于".as_bytes()) {
        ABOUT
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
    let file_name = file_name || EXTENSIONS.end(line);
    let name_before = sign::holds(&line[..line.len().min(18)], "：");
    about + OCCASION * i32::from(occasion) - 20 * i32::from(file_name) - 6 * i32::from(name_before)
}

/// How the names of files end that hold documents.
const EXTENSIONS: Endings = endings(&[".docx", ".doc", ".pdf", ".txt", ".wps", ".ppt", ".pptx"]);

/// How a line ends that goes on in the next.
const OPEN_ENDS: Endings = endings(&[
    "关于", "印发", "转发", "批转", "的", "和", "、", "暨", "与", "及", "在", "《", "上", "贯彻",
    "落实", "促进", "推进", "加强", "—",
]);

/// How a line begins that goes on from the one before.
const OPEN_STARTS: Words = words(&["的", "暨", "及其", "和", "与", "上的", "》"]);

/// How a line begins that no title goes on in.
const STARTS_NO_TITLE: Words = words(&["——", "（", "(", "附件", ">", "编者按", "！[", "★"]);

/// Words for the kind of a document that stand alone on the last line of its title.
#[rustfmt::skip]
const KINDS: Endings = endings(&[
    "讲话", "讲话稿", "讲话提纲", "发言", "发言稿", "报告", "通知", "意见", "实施意见", "若干意见", "指导意见", "方案", "实施方案", "工作方案", "行动方案", "计划", "工作计划",
    "行动计划", "工作总结", "总结", "情况报告", "调研报告", "办法", "实施办法", "管理办法", "暂行办法", "细则", "实施细则", "若干规定", "规定", "决定", "纪要", "会议纪要",
    "若干措施", "工作要点", "预案", "应急预案", "通报", "批复", "请示", "函", "公告", "通告", "致辞", "汇报", "汇报提纲", "工作汇报", "情况汇报", "工作情况汇报", "情况的汇报", "工作情况的汇报", "工作情况报告", "工作报告", "交流材料", "经验材料", "汇报材料",
    "发言材料", "发言提纲", "述职报告", "规划", "条例",
    "可行性研究报告", "研究报告", "考察报告", "评估报告", "审计报告", "自查报告", "项目建议书",
]);

/// The line without brackets at its end: …办法（试行）, …》, ….
fn strip_tail(line: &[u8]) -> &[u8] {
    const TAILS: &[&str] = &["》", "”", "※", "*", "★", "！", "?", "？"];
    const BRACKETS: &[(&str, &str)] = &[("（", "）"), ("(", ")"), ("〔", "〕"), ("［", "］")];
    const LONGEST_BRACKET: usize = 36;
    // Most lines end with a Han character.
    if let [.., 0xE4..=0xE9, _, _] = line {
        return line;
    }
    let mut line = line;
    for _ in 0..3 {
        let before = line.len();
        for (open, close) in BRACKETS {
            if let Some(at) = sign::ends(line, close)
                .then(|| sign::rfind(line, open))
                .flatten()
                && line.len() - at <= LONGEST_BRACKET
            {
                line = &line[..sign::trim_end(line, 0, at)];
            }
        }
        for tail in TAILS {
            if sign::ends(line, tail) {
                line = &line[..line.len() - tail.len()];
            }
        }
        if line.len() == before {
            break;
        }
    }
    line
}

/// Bytes of a Han character.
const HAN: usize = 3;

fn is_date_line(line: &[u8]) -> bool {
    const LONGEST: usize = 30;
    let has = |word: &str| sign::holds(line, word);
    let is_short = || !is_longer(line, LONGEST) || !is_longer(&without_blanks(line), LONGEST);
    line.len() <= LONGEST * 2 * HAN
        && has("日")
        && has("月")
        && has("年")
        && is_short()
        && genre(line) == 0
}

/// What is in lines that say who sent or wrote the text.
static BYLINES: LazyLock<[Finder; 2]> = LazyLock::new(|| ["讯", "记者"].map(Finder::new));

/// Whether a line that is not too long for a title says who sent or wrote the text: 本报讯（记者 李明）.
fn is_byline(line: &[u8]) -> bool {
    let has = |word: &str| sign::holds(line, word);
    let [report, reporter] = &*BYLINES;
    line.len() <= LONGEST * HAN
        && (report.find(line).is_some() && ["网讯", "报讯", "通讯员"].iter().any(|word| has(word))
            || reporter.find(line).is_some() && (has("（记者") || has("(记者")))
}

/// A file number, a metadata line, a date, a byline, a web address.
fn is_meta(line: &[u8]) -> bool {
    let has = |word: &str| sign::holds(line, word);
    let stamp =
        line.first().is_some_and(u8::is_ascii_digit) && (has("来源") || has(":") && has("年"));
    is_file_number(line)
        || stamp
        || is_byline(line)
        || is_issue(line)
        || is_date_line(line)
        || ends_in_a_stamp(line)
        || is_ruler(line)
        || begins_as_data(line)
}

/// Whether a line that looks like a title is what a site tells of a text.
fn is_of_a_site(line: &[u8]) -> bool {
    is_trail(line) || has_fields(line) || begins_with_a_stamp(line)
}

/// Whether a line gives a date as a site has it, and little more: 2025/02/26申请书.
fn begins_with_a_stamp(line: &[u8]) -> bool {
    const LONGEST: usize = 18;
    matches!(line, [b'0'..=b'9', _, _, _, b'/', _, _, b'/', _, b'0'..=b'9', rest @ ..] if !is_longer(rest, LONGEST))
}

/// The way from a site's front page to the text: 范文网 > 百科 > 申请书 > 正文.
fn is_trail(line: &[u8]) -> bool {
    memchr::memchr_iter(b'>', line).filter(|&at| at > 0).count() > 1 && !line.starts_with(b"<")
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
    let colon = |&at: &usize| line[at..].starts_with("：".as_bytes());
    let lead = "：".as_bytes()[0];
    memchr::memchr_iter(lead, line).filter(colon).count() >= FEWEST
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

/// Whether a line is the number of an official document, 临政发〔2026〕3号 (GB/T 9704—2012, 7.2.5).
pub(super) fn is_file_number(line: &[u8]) -> bool {
    let has = |word: &str| sign::holds(line, word);
    sign::ends(line, "号") && (has("〔") || has("[") || has("［"))
}

/// What the lines of [`begins_as_data`] begin with.
static FIRST_SIGNS: Characters = Characters::of(CHROME.list())
    .and(&Characters::of(KEYS.list()))
    .and(&Characters::of(SITE_KEYS.list()));

/// Whether a line begins with the name of what a document's head tells, or with words of a site.
#[inline(always)]
fn begins_as_data(line: &[u8]) -> bool {
    const MARKS: &[u8] = b"*-";
    let marks = line.iter().take_while(|byte| MARKS.contains(byte)).count();
    let head = &line[sign::skip_blanks(line, marks, line.len())..];
    FIRST_SIGNS.begin(head) && names_data(line, head)
}

#[inline(never)]
fn names_data(line: &[u8], head: &[u8]) -> bool {
    const LONGEST: usize = 45;
    /// No blank among so many bytes can divide one of the words.
    const NEAR: usize = LONGEST_WORD + "　".len();
    let begins = CHROME.begin(head) || KEYS.begin(head) || SITE_KEYS.begin(head);
    if !begins && Blanks::of(&head[..head.len().min(NEAR)]).next().is_none() {
        return false;
    }
    let mut room = [0; LONGEST];
    let bare = blanks::beginning_without(line, &mut room);
    let bare = bare.strip_prefix(b"-").unwrap_or(bare);
    // No name is the beginning of another of its list.
    let names = |keys: &Words| {
        let key = keys.beginning(bare);
        key.is_some_and(|key| names_a_value(line, bare, key))
    };
    CHROME.begin(bare) || names(&KEYS) || names(&SITE_KEYS)
}

/// The number of a periodical's issue: 第15期, （总第32期）.
fn is_issue(line: &[u8]) -> bool {
    const LONGEST: usize = 40;
    let bare = line.strip_prefix("（".as_bytes()).unwrap_or(line);
    let bare = bare.strip_prefix("总".as_bytes()).unwrap_or(bare);
    let numbered = bare
        .strip_prefix("第".as_bytes())
        .map(|rest| &rest[sign::skip_blanks(rest, 0, rest.len())..]);
    let counted = numbered.and_then(|rest| {
        let (_, width) =
            crate::numeral::read_han(rest).or_else(|| crate::numeral::read_arabic(rest))?;
        let rest = &rest[width..];
        Some(&rest[sign::skip_blanks(rest, 0, rest.len())..])
    });
    line.len() <= LONGEST && counted.is_some_and(|rest| rest.starts_with("期".as_bytes()))
}

/// Whether a line gives the value of `key`: 来源：…, 作者　李某. A title may begin with the same word (主题教育…).
fn names_a_value(line: &[u8], bare: &[u8], key: &str) -> bool {
    const NEAR: usize = 12;
    if !sign::begins(bare, key) {
        return false;
    }
    let rest = &bare[key.len()..];
    let near = &rest[..rest.len().min(NEAR)];
    let colon = ["：", ":", "】"].iter().any(|sign| sign::holds(near, sign));
    let apart = line
        .strip_prefix(key.as_bytes())
        .is_some_and(|rest| sign::blank(rest).is_some());
    colon || apart || rest.is_empty()
}

/// How many bytes the longest of the words has that data begin with.
const LONGEST_WORD: usize = "四个汉字".len();

/// Names of what a document's head tells of it.
#[rustfmt::skip]
const KEYS: Words = words(&[
    "索引号", "发文", "成文", "发布", "主题", "标题", "来源", "作者", "时间", "编辑", "发表", "文号", "分类", "浏览", "记者", "签发", "印发日期", "抄送", "检索", "文档", "摘要", "关键词", "文件编号", "公开方式", "有效性",
    "名称", "生成日期", "主编", "密级", "编号", "页码", "地点", "主持", "出席", "列席", "撰稿", "执笔", "供稿", "报送",
    "填报", "审核", "制表", "主讲", "授课", "汇报人", "报告人",
]);

/// Names of what a document-sharing site tells of a file.
#[rustfmt::skip]
const SITE_KEYS: Words = words(&[
    "文件", "总页数", "更新时间", "总字数", "上传", "点击量", "大小", "格式", "本文标题", "本文链接", "链接地址", "版权声明", "版权说明",
]);

/// What a site or an agency writes above a text.
#[rustfmt::skip]
const CHROME: Words = words(&[
    "责任编辑", "新华社", "新华网", "http", "www", "原文链接", "本报讯", "【字体", "【字号", "字号", "当前位置", "您的位置", "首页", "下载", "打印", "全屏", "收藏", "讲话全文", "全文如下", "设为首页", "加入收藏", "微信登录", "全文预览", "文档简介",
]);

/// Lines that may look like a title and never are one.
fn is_never(line: &[u8]) -> bool {
    const STARTS: Words = words(&[
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
        "『壹",
        "『一",
    ]);
    STARTS.begin(line)
}

/// Whether a line begins as an editor's note does.
fn is_note(line: &[u8]) -> bool {
    const STARTS: Words = words(&["编者按", "【编者按", "[编者按", "按语", "【按"]);
    STARTS.begin(line)
}

/// Whether a line is too long for a title.
fn is_long(line: &[u8]) -> bool {
    is_longer(line, LONGEST)
}

/// Whether a line is too long for a title even without its blanks.
fn is_long_without_blanks(line: &[u8]) -> bool {
    // So much of most such lines holds Han characters enough; their count fits into a byte.
    const ENOUGH: usize = 240;
    let beginning = &line[..line.len().min(ENOUGH)];
    let han = beginning
        .iter()
        .fold(0, |sum, byte| sum + u8::from((0xE4..=0xE9).contains(byte)));
    usize::from(han) > LONGEST || is_long(&without_blanks(line))
}

/// Whether there are more characters in a piece of UTF-8. How many bytes it has tells most.
fn is_longer(text: &[u8], chars: usize) -> bool {
    const WIDEST: usize = 4;
    text.len() > chars && (text.len() > chars * WIDEST || sign::chars(text) > chars)
}

/// The line without blanks, line ends and asterisks. Most have none.
fn without_blanks(line: &[u8]) -> Cow<'_, [u8]> {
    let mut blanks = Blanks::of(line);
    let Some((first, width)) = blanks.next() else {
        return Cow::Borrowed(line);
    };
    let mut compact = Vec::with_capacity(line.len());
    compact.extend_from_slice(&line[..first]);
    let mut from = first + width;
    for (at, width) in blanks {
        // Blanks often follow each other.
        if at > from {
            compact.extend_from_slice(&line[from..at]);
        }
        from = at + width;
    }
    compact.extend_from_slice(&line[from..]);
    Cow::Owned(compact)
}

const FOOTNOTE: &str = "※";

/// Without a footnote sign at the end.
fn trimmed(line: &[u8]) -> &[u8] {
    line.strip_suffix(FOOTNOTE.as_bytes()).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_genres_begin_with_what_adds_most() {
        assert!(GENRES.is_sorted_by_key(|&(score, _)| -score));
    }

    #[test]
    fn no_word_that_data_begin_with_is_longer_than_the_longest() {
        for keys in [&KEYS, &SITE_KEYS] {
            let is_first = |key: &&str| keys.beginning(key.as_bytes()) == Some(*key);
            assert!(keys.iter().all(is_first));
        }
        let words = KEYS.iter().chain(SITE_KEYS.iter()).chain(CHROME.iter());
        assert_eq!(words.map(|word| word.len()).max(), Some(LONGEST_WORD));
    }
}
