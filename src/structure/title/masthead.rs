//! The masthead of a periodical: its name, the number of the issue, who brings it out and when. The title stands below, or is
//! the periodical's name where several pieces of news do.

use super::blanks::Blanks;
use super::data::is_issue;
use super::{HAN, Head, Line, is_body, is_note};
use crate::scan::Shape;
use crate::sign::{self, Endings, endings};
use crate::structure::heading::begins_as_news;

/// The number stands in one of so many lines.
const MOST: usize = 3;
/// So many lines below the number tell who brings the issue out and when.
const BELOW: usize = 3;

impl Head<'_> {
    /// Marks who brings a periodical out as data, and finds the first line below the masthead.
    pub(super) fn mark_masthead(&mut self) {
        let mut head = self.lines.iter().take(MOST);
        let is_number = |line: &Line| line.meta && is_issue(line.text);
        let Some(number) = head.position(is_number) else {
            return;
        };
        let mut at = number + 1;
        for line in self.lines.iter_mut().skip(at).take(BELOW) {
            line.meta |= !line.wide && brings_out(line.text);
            if !line.meta {
                break;
            }
            at += 1;
        }
        if self.lines.get(at).is_some_and(|line| is_field(line.text)) {
            return;
        }
        self.issued = at;
    }

    /// Makes the periodical's name the title where the text begins right below its masthead; tells whether it does.
    pub(super) fn begin_below_masthead(&mut self) -> bool {
        let begins = |line: &Line| (line.wide || self.ends(self.issued)) && !is_note(line.text);
        let issued = self.issued < usize::MAX;
        self.collects = issued && self.lines.get(self.issued).is_none_or(begins);
        self.collects
    }

    /// Whether a line is the name of a periodical that holds several pieces.
    pub(super) fn names_what_collects(&self, at: usize) -> bool {
        let below = self.lines.get(at + 1);
        self.collects && below.is_some_and(|line| line.meta && is_issue(line.text))
    }

    /// The line right below the masthead where it would be the title and is the headline of the first of several pieces: all
    /// lines above whole paragraphs are headlines, and no numbers divide the text; or it is the headline of news, and two
    /// others begin with a place or an office before a colon.
    pub(super) fn piece_of_issue(&self, best: Option<(i32, (usize, usize))>) -> Option<usize> {
        let (_, (first, last)) = best.filter(|(_, (first, _))| *first == self.issued)?;
        let numbered = |it: &crate::scan::Candidate| !it.inline && !it.scheme.is_directive();
        if first != last || !self.is_above_text(first) {
            return None;
        }
        let shapes = &self.scan.shapes;
        let others = || {
            let behind = first + 1..shapes.len();
            behind.filter(|&at| self.is_behind_text(at) && self.is_above_text(at))
        };
        let is_first = is_of_place(self.paragraph(first)) || self.is_above_news(first);
        let of_places = || others().filter(|&at| is_of_place(self.paragraph(at)));
        let are_pieces = is_first && of_places().nth(1).is_some()
            || others().next().is_some()
                && (!self.scan.candidates.iter().any(numbered)
                    && others().all(|at| self.is_headline(first, at))
                    || others().any(|at| is_from(self.paragraph(at - 1)))
                    || (first + 1..shapes.len()).any(|at| names_short_news(self.paragraph(at))));
        are_pieces.then_some(first)
    }

    fn paragraph(&self, at: usize) -> &[u8] {
        let shape = &self.scan.shapes[at];
        &self.text[shape.first as usize..shape.last as usize]
    }

    /// Whether the text above a line has ended, perhaps with who sent it in.
    fn is_behind_text(&self, at: usize) -> bool {
        self.scan.shapes[at - 1].ended || is_from(self.paragraph(at - 1))
    }

    /// Whether a line that no stop closes stands above a whole paragraph.
    fn is_above_text(&self, at: usize) -> bool {
        const LONGEST: usize = 120;
        const PARAGRAPH: usize = 90;
        let shapes = &self.scan.shapes;
        let length = |shape: &Shape| (shape.last - shape.first) as usize;
        let is_line = |shape: &Shape| {
            !(shape.marked || shape.ended || shape.clauses) && length(shape) <= LONGEST
        };
        let is_text = |shape: &Shape| shape.ended && length(shape) >= PARAGRAPH;
        is_line(&shapes[at]) && shapes.get(at + 1).is_some_and(is_text)
    }

    /// Whether a line is the headline of a piece of news as the line `first` is: both begin with a name before a colon, or
    /// the text below begins as news do, or with the name of the place that the line begins with.
    fn is_headline(&self, first: usize, at: usize) -> bool {
        const SHORTEST: usize = 8 * HAN;
        let here = self.paragraph(at);
        here.len() >= SHORTEST
            && (is_named(self.paragraph(first)) && is_named(here) || self.is_above_news(at))
    }

    /// Whether the text below a line begins as news do, or with the name of the place that the line begins with.
    fn is_above_news(&self, at: usize) -> bool {
        let (here, below) = (self.paragraph(at), self.paragraph(at + 1));
        let names = |place: &str| sign::holds(&below[..below.len().min(LEAD)], place);
        begins_as_news(below) || place(here).is_some_and(names)
    }
}

/// So much of a piece tells where its news is from, in bytes.
const LEAD: usize = 30;

/// Whether a line is a name of two to eight characters, a colon and what is told of it.
fn is_named(line: &[u8]) -> bool {
    let colon = sign::find(line, "：");
    colon.is_some_and(|colon| (2 * HAN..=8 * HAN).contains(&colon) && line.len() > colon + 4 * HAN)
}

/// Whether a line is who sent a piece in, in brackets behind it: （县实验小学　　左青禾）, （县林业局供稿）.
pub(in crate::structure) fn is_from(line: &[u8]) -> bool {
    const LONGEST: usize = 24 * HAN;
    let inside = || {
        let opened = line.strip_prefix("（".as_bytes())?;
        opened.strip_suffix("）".as_bytes())
    };
    line.len() <= LONGEST
        && inside()
            .is_some_and(|inside| sign::ends(inside, "供稿") || Blanks::of(inside).next().is_some())
}

/// Whether a line stands over the short news at the end of an issue: 简讯, 短讯两则.
pub(in crate::structure) fn names_short_news(line: &[u8]) -> bool {
    const LONGEST: usize = 6 * HAN;
    const NEWS: Endings = endings(&["简讯", "短讯", "快讯", "一句话新闻"]);
    let counted = || {
        let counted = line.strip_suffix("则".as_bytes())?;
        counted.get(..counted.len().checked_sub(HAN)?)
    };
    line.len() <= LONGEST && NEWS.end(counted().unwrap_or(line))
}

/// Whether a line is a field of minutes: 记    录：孔山, 主持人：何川.
fn is_field(line: &[u8]) -> bool {
    const SHORTEST: usize = 4 * HAN;
    let colon = sign::find(line, "：");
    colon.is_some_and(|colon| {
        let (name, value) = (&line[..colon], &line[colon + "：".len()..]);
        value.len() < SHORTEST || Blanks::of(name).next().is_some()
    })
}

#[rustfmt::skip]
const PLACES: Endings = endings(&[
    "镇", "乡", "村", "县", "市", "区", "街道", "社区", "局", "院", "学校", "小学", "中学", "公司", "支部", "大队", "中队", "站", "所", "中心",
]);

/// Whether a line is such a name of a place or an office and what is told of it: 河西镇：订单农业让农民吃下“定心丸”.
fn is_of_place(line: &[u8]) -> bool {
    is_named(line) && sign::find(line, "：").is_some_and(|colon| PLACES.end(&line[..colon]))
}

/// The name of a place or an office that a line begins with.
fn place(line: &[u8]) -> Option<&str> {
    const LENGTHS: [usize; 3] = [3 * HAN, 4 * HAN, 5 * HAN];
    let names = LENGTHS.iter().filter_map(|&length| line.get(..length));
    let mut names = names.filter(|name| PLACES.end(name));
    names.next().and_then(|name| std::str::from_utf8(name).ok())
}

/// Whether a line tells who brings an issue out, perhaps with the day behind blanks: 县水利局办公室编, 县防指办公室　5月3日16时.
fn brings_out(line: &[u8]) -> bool {
    const DOES: Endings = endings(&["编", "编印", "主编", "主办", "编发", "印发"]);
    let mut blanks = Blanks::of(line);
    let (name, rest) = line.split_at(blanks.next().map_or(line.len(), |(at, _)| at));
    let does = DOES.list().iter().filter(|does| sign::ends(name, does));
    let does = does.map(|does| does.len()).max().unwrap_or(0);
    is_body(&name[..name.len() - does]) && (rest.is_empty() || sign::holds(rest, "月"))
}
