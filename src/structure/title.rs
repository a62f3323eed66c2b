//! The document's own title, over one to three lines.

mod above;
mod blanks;
mod call;
mod cover;
mod data;
mod edition;
mod front;
mod fused;
mod kind;
mod line;
mod listed;
mod masthead;
mod several;
mod subtitle;
mod torn;
mod wrapped;
mod writer;

use super::byline::is_byline;
use super::heading::names_a_part;
use super::piece::{self, Piece};
use crate::noise::Dropped;
use crate::outline::{Kind, LevelBy, Node, Rule};
use crate::paragraph::Paragraph;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::{ROWS, Scheme};
use crate::sign::{self, Endings, Stop, Words, endings, words};
use crate::span::Span;
pub(super) use cover::leave_out_again;
use data::{
    field_of, holds_a_stamp, is_data, is_date_line, is_day, is_number_of_paper, is_of_a_site,
    names_title, tells_source, tells_source_behind_a_date, tells_the_way,
};
pub(super) use data::{is_file_number, is_issue, names_reporters};
use edition::{is_one_of_a_collection, names_the_part, without_edition};
use kind::{EXTENSIONS, GENRES, is_account, is_bare_kind, strip_tail, tells_who_spoke};
use line::{FOOTNOTE, Line, trimmed};
use listed::{first_piece, has_contents};
pub(super) use masthead::{is_from, names_short_news};
use std::borrow::Cow;
use torn::begins_with_kind;
use writer::ends_above_a_name;

/// The title and where it stands.
pub(super) struct Title {
    pub node: Node,
    /// Behind its last paragraph; not behind the one that goes on with the text.
    pub behind: u32,
    /// Whether it stands on the cover of a standard, above whose text it comes again.
    pub covers: bool,
}

/// How many paragraphs at the head are looked at.
const HEAD: usize = 40;
/// Below the first of so many lines an account has its name and the time.
const STAMPED: usize = 3;
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
/// What a line without marks loses behind a heading that has `#` marks or the style of one.
const BEHIND_MARKS: i32 = 50;
/// What a line loses that is one of the headings of the text.
const ONE_OF_THE_HEADINGS: i32 = 60;
/// What the first line adds that has three `#` marks or more, where no other has as few.
const ALONE: i32 = 50;
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

/// Bytes of a Han character.
const HAN: usize = 3;

/// Finds the title among the lines at the head.
#[inline(never)]
pub(super) fn find(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &Scan,
    dropped: &[Dropped],
) -> Option<Title> {
    if let Some(title) = front::find(text, paragraphs) {
        return Some(title);
    }
    let mut head = Head::new(text, paragraphs, scan);
    if let Some((first, last)) = head.title_on_cover() {
        let [first, end] = [first, last].map(|at| &scan.shapes[at]);
        let span = Span::new(first.first as usize, end.last as usize);
        return Some(Title {
            node: node(span, cover::SCORE),
            behind: cover::behind_translation(text, scan, last + 1) as u32,
            covers: true,
        });
    }
    let mut best = head.best();
    if let Some((_, (_, last))) = best {
        // 材料 before a number is such a word.
        let is_unsure = head.lines[last].genre() < GENRES[2].0;
        if is_unsure && head.mark_number_of_paper() {
            best = head.best();
        }
        let listed = has_contents(dropped, scan.shapes[last].first)
            .then(|| first_piece(text, scan, dropped, last + 1));
        if let Some(piece) = listed.flatten().or_else(|| head.piece_of_issue(best)) {
            head.end_before(piece);
            best = head.best();
        }
    }
    if best.is_none() && head.begin_below_masthead() {
        best = head.best();
    }
    let Some((score, (first, last))) = best else {
        return fused::find(text, paragraphs, scan, head.lines.len());
    };
    let start = with_quote(text, paragraphs[first].start as usize, &scan.shapes[first]);
    let start = start + fused::behind_notes(&text[start..scan.shapes[last].last as usize]);
    let start = start + fused::behind_field(&text[start..scan.shapes[last].last as usize]);
    let span = Span::new(start, head.end(last));
    Some(Title {
        node: node(span, score),
        behind: head.behind_writers(head.behind_subtitle(last + 1)) as u32,
        covers: false,
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
    text: &'a [u8],
    scan: &'a Scan,
    lines: Vec<Line<'a>>,
    /// Whether a salutation stands below them.
    greeted: bool,
    /// Whether the first of several pieces stands below them that the contents name.
    collects: bool,
    /// The first that has `#` marks or the style of a heading.
    marked: usize,
    /// The first below the masthead of a periodical.
    issued: usize,
}

impl<'a> Head<'a> {
    fn new(text: &'a [u8], paragraphs: &[Paragraph], scan: &'a Scan) -> Head<'a> {
        // Few documents have more.
        const LINES: usize = 16;
        let mut lines = Vec::with_capacity(LINES);
        let mut introduction = 0;
        let mut greeted = false;
        for at in 0..paragraphs.len().min(HEAD) {
            let shape = &scan.shapes[at];
            let line = &text[shape.first as usize..shape.last as usize];
            let is_text = line.len() > LONGEST_INTRODUCTION;
            let heading = !is_text && is_heading(scan, at);
            let part = heading && names_the_part(text, scan, at);
            let opens =
                || heading && !part || piece::may_end_so(line) && opens_a_piece(text, scan, at);
            greeted = !is_text && is_salutation(line);
            if is_text || greeted || opens() {
                break;
            }
            let mut line = Line::of(line);
            line.dated = is_date_line(&line) || is_day(line.text);
            line.meta = part || line.dated || is_data(line.text);
            line.wide = line.is_long();
            line.long = !line.meta && line.wide;
            introduction += usize::from(line.long);
            if introduction > INTRODUCTION {
                break;
            }
            line.long = line.long && line.is_long_without_blanks();
            lines.push(line);
        }
        let has_marks = |shape: &Shape| shape.level > 0;
        let marked = scan.shapes[..lines.len()].iter().position(has_marks);
        let marked = marked.unwrap_or(usize::MAX);
        let mut head = Head {
            text,
            scan,
            lines,
            greeted,
            collects: false,
            marked,
            issued: usize::MAX,
        };
        head.mark_fields();
        for line in head.lines.iter_mut().take(STAMPED).skip(1) {
            line.meta |= holds_a_stamp(line.text);
        }
        head.mark_subtitle();
        head.mark_writers();
        head.mark_masthead();
        above::mark(&mut head.lines);
        wrapped::mark(&mut head.lines, &scan.shapes);
        for at in 0..head.lines.len() {
            head.lines[at].runs_on = head.goes_on(at);
        }
        head
    }

    /// The best title, and its score.
    #[inline(never)]
    fn best(&self) -> Option<(i32, (usize, usize))> {
        let mut best = None;
        for piece in (0..self.lines.len()).flat_map(|first| self.pieces(first)) {
            let least = best.map_or(ENOUGH, |(score, _)| score + 1);
            best = self
                .score(piece, least)
                .map(|score| (score, piece))
                .or(best);
        }
        best
    }

    /// Leaves off this line, which is the first of several pieces that the contents name, and all below.
    fn end_before(&mut self, piece: usize) {
        self.lines.truncate(piece);
        self.collects = true;
        if let Some(last) = self.lines.last_mut() {
            last.runs_on = false;
        }
    }

    /// Marks the fields of a form, of which two or more stand below each other, as data. The first line may be a title that
    /// looks like one (会议备忘录：需求评审).
    fn mark_fields(&mut self) {
        /// Where no other field stands above, a longer name begins a sentence.
        const NAME: usize = 6;
        const NAME_BELOW: usize = 10;
        let mut before: Option<&[u8]> = None;
        for at in 0..self.lines.len() {
            let plain = self.scan.shapes[at].level == 0;
            let longest = if before.is_some() { NAME_BELOW } else { NAME };
            let here = plain.then(|| field_of(self.lines[at].text, longest));
            let here = here.flatten();
            if let (Some(before), Some(here)) = (before, here)
                && before != here
            {
                self.lines[at].meta |= !names_title(here);
                self.lines[at - 1].meta |= at > 1 && !names_title(before);
            }
            before = here;
        }
    }

    /// Marks the number of a paper for a meeting, and the meeting's name above it, as data: 全市优化营商环境 / 大会材料之三.
    /// Tells whether there is one.
    fn mark_number_of_paper(&mut self) -> bool {
        const BELOW: usize = 3;
        let near = &self.lines[..self.lines.len().min(BELOW)];
        let Some(at) = near.iter().position(|line| is_number_of_paper(line.text)) else {
            return false;
        };
        let has_title = self.lines.get(at + 1).is_some_and(|line| !line.wide);
        let marked = has_title && self.lines[..at].iter().all(|line| line.genre() == 0);
        if marked {
            let above = self.lines[..=at].iter_mut();
            above.for_each(|line| line.meta = true);
        }
        marked
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
        if CUT_OFF.end(self.lines[last].text) {
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
        let genre = self.lines[last].genre();
        let mut score = standing + genre + wording(&whole);
        score += match length {
            8..=45 => BEST_LENGTH,
            5..=7 => 6,
            46.. => 2,
            _ if first == last && self.may_be_short(first) => 8,
            _ => -14,
        };
        if score + MOST_BY_NEXT + REPEATS < least {
            return None;
        }
        let says = || has_sentences(&whole) || talks(line);
        if !self.is_sentence(last) && says() && !self.is_above_occasion(last) {
            score -= SENTENCES;
        }
        score -= 12 * self.long_lines_before(first);
        score -= 12 * i32::from(is_one_of_a_collection(line));
        score -= 20 * i32::from(genre == 0 && tells_news(line));
        score -= 20 * i32::from(genre == 0 && first > 0 && tells_who_spoke(line));
        score -= 24 * i32::from(genre == 0 && first == last && self.names_the_body(first));
        score -= 24 * i32::from(genre == 0 && self.follows_a_sentence(first));
        score -= 40 * i32::from(first > 0 && names_a_part(line));
        score += self.next(last);
        // To compare it with all others is dearest.
        if score + REPEATS < least {
            return None;
        }
        score += self.fellows((first, last), &whole);
        if score < least {
            return None;
        }
        if first > 0 && self.is_collected(first) {
            score -= 24;
        }
        if first == last && self.is_one_of_the_headings(first) || self.is_one_above_items(last) {
            score -= ONE_OF_THE_HEADINGS;
        }
        (score >= least && !is_of_a_site(line) && !is_byline(line)).then_some(score)
    }

    /// Whether a line may be a title that has four characters or fewer: who wrote it stands beside it, the way to it above, the
    /// number of an issue below it, or it is the first and says that it is an account, or stands above names that end like it.
    fn may_be_short(&self, at: usize) -> bool {
        let is_account = || at == 0 && is_account(self.lines[at].text);
        let heads = || at == 0 && self.lines.len() > 1 && self.is_one_above_items(1);
        let is_named = || self.names_what_collects(at) || is_account() || heads();
        self.is_signed(at) || self.ends_the_way(at) || is_named()
    }

    /// Whether a line stands between the way to the text on a site and the text.
    fn ends_the_way(&self, at: usize) -> bool {
        let above = at.checked_sub(1).map(|above| &self.lines[above]);
        let is_text = |next: &Line| next.long;
        above.is_some_and(|line| tells_the_way(line.text))
            && self.lines.get(at + 1).is_some_and(is_text)
    }

    /// The part of the score that does not hang on words: how a line, or one over several, is set and where it stands.
    fn standing(&self, first: usize, last: usize) -> i32 {
        let shape = &self.scan.shapes[first];
        let mut score = match shape.level {
            1 => 34,
            2.. if self.is_a_section(first) => -SECTION,
            2 => 14,
            3.. if first == 0 && self.is_highest(shape.level) => ALONE,
            _ => 0,
        };
        score += if shape.titled { 30 } else { 0 };
        score += if shape.bold { 4 } else { 0 };
        score += NOTED * i32::from(self.follows_a_note(first) || self.issued == first);
        score += 8_i32.saturating_sub(first as i32 * 2).max(-8);
        score -= SENTENCES * i32::from(self.is_sentence(last) && !self.is_call(last));
        score -= BEHIND_MARKS * i32::from(self.is_behind_marks(first));
        score -= 24 * i32::from(self.is_torn(first, last));
        score - 60 * i32::from(self.is_one_of_several(first))
    }

    /// Whether a line that nothing makes a heading stands behind one that its marks or its style make one.
    fn is_behind_marks(&self, at: usize) -> bool {
        let plain = |shape: &Shape| shape.level == 0 && !shape.titled;
        self.marked < at && plain(&self.scan.shapes[at])
    }

    /// Whether no heading but the first line has as few `#` marks.
    fn is_highest(&self, level: u8) -> bool {
        let mut others = self.scan.shapes.iter().skip(1);
        !others.any(|shape| (1..=level).contains(&shape.level))
    }

    /// Whether a line with two `#` marks or more names a section of the text: others without a number have as many, or one
    /// at the head has a single mark.
    fn is_a_section(&self, at: usize) -> bool {
        let shapes = &self.scan.shapes;
        let level = shapes[at].level;
        let is_like = |shape: &&Shape| shape.level == level && !shape.marked;
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

    /// Whether the line stands in 【】 or begins with a letter or a bar as others do, which are the headings of the text, or with
    /// the number of a standard as others that the text refers to.
    fn is_one_of_several(&self, at: usize) -> bool {
        let framed = |line: &Line| {
            line.text.starts_with("【".as_bytes()) && line.text.ends_with("】".as_bytes())
        };
        let lettered = |line: &Line| matches!(line.text, [b'A'..=b'D', b'.', ..]);
        let several = |is: &dyn Fn(&Line) -> bool| {
            is(&self.lines[at]) && self.lines.iter().filter(|line| is(line)).count() > 1
        };
        let barred = |line: &Line| BARS.begin(line.text);
        let referred_to = |line: &Line| cover::names_a_standard(line.text);
        let latin = self.lines[at].text.first();
        let is_latin = latin.is_some_and(u8::is_ascii_uppercase);
        several(&framed)
            || is_latin && (several(&lettered) || several(&referred_to))
            || several(&barred)
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
        let is_set = || self.scan.shapes[at.saturating_sub(1)].ended;
        let noted = before
            .last()
            .is_some_and(|line| (line.long || is_set()) && is_note(line.text));
        noted && before.iter().any(|line| is_issue(line.text))
    }

    /// Whether the text has begun above a line that is not set as a title: with a short sentence.
    fn follows_a_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let (line, shape) = (&self.lines[before], &self.scan.shapes[before]);
        let plain = self.scan.shapes[at].level == 0 && !self.scan.shapes[at].titled;
        let is_text = !line.meta && !line.long && !is_note(line.text);
        plain && is_text && shape.ended && line.text.ends_with("。".as_bytes())
    }

    /// A site repeats the title in its headline above it; the one without the additions is the document's own. What
    /// a notice names in 《》 is the title of what it sends out, not its own.
    fn fellows(&self, (first, last): (usize, usize), whole: &[u8]) -> i32 {
        /// A shorter line stands in a title by chance.
        const LONG_ENOUGH: usize = 24;
        let bare = trimmed(whole);
        let short = bare.len() < 15 || first == last && self.names_the_body(first);
        let repeats = !short && self.is_in_lines(first, bare);
        // What comes again below the text that has begun is a caption.
        let begun = |at: &usize| self.lines[*at].long || self.is_sentence(*at);
        let below = (last + 1..self.lines.len()).take_while(|at| !begun(at));
        let repeated = below.into_iter().any(|at| {
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
            () if next.meta && is_issue(line) && !self.collects => -40,
            () if self.names_what_collects(at) => MOST_BY_NEXT,
            () if next.dated || next.writer || above::begins_behind_dash(line) => MOST_BY_NEXT,
            // A site's own headline may tell the kind of a document whose title stands below.
            () if next.meta && self.lines[at].genre() == 0 && self.source_is_below(at) => {
                MOST_BY_NEXT
            }
            () if next.wide => 8,
            () if line.len() <= FEW && !next.is_longer(SHORT) => 6,
            () => 0,
        }
    }

    /// Whether the line below tells the source; behind a date it may stand below a title of several lines, so that what is
    /// above must be no title.
    fn source_is_below(&self, at: usize) -> bool {
        let below = self.lines[at + 1].text;
        let is_bare = |above: usize| {
            let line = &self.lines[above];
            line.meta || tells_the_way(line.text) || self.names_the_body(above)
        };
        tells_source(below)
            || tells_source_behind_a_date(below) && at.checked_sub(1).is_none_or(is_bare)
    }

    /// Whether the first line names a collection of what this line and another below it are: 岗位职责汇编 above 书记岗位职责.
    fn is_collected(&self, at: usize) -> bool {
        const SHARED: usize = "岗位职责".len();
        let collection = self.lines[0].text;
        let whole = without_edition(collection);
        let line = self.lines[at].text;
        let end = &line[line.len().saturating_sub(SHARED)..];
        let ends_so = |shape: &&Shape| {
            let line = &self.text[shape.first as usize..shape.last as usize];
            line.ends_with(end) && line.len() < collection.len()
        };
        whole.len() < collection.len()
            && whole.ends_with(end)
            && self.scan.shapes[1..]
                .iter()
                .filter(ends_so)
                .nth(1)
                .is_some()
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
        let ended = shape.ended || below.ended;
        let odd = line.meta || next.meta || ended || shape.level != below.level;
        let apart = || is_never(line.text) || STARTS_NO_TITLE.begin(next.text);
        if odd || line.wide || next.wide || apart() || has_sentences(line.text) {
            return false;
        }
        self.is_in_headline(at)
            || is_unfinished(line, next)
            || self.is_in_slogans(at)
            || tells_matter(line) && self.ends_in_kind(at + 1)
            || self.names_the_body(at) && (begins_matter(next.text) || self.is_of_a_year(at + 1))
            || self.is_torn_before_its_kind(at)
            || self.is_torn_behind_a_comma(at)
    }

    /// Whether this line and the next are among several without a word for a kind of document that stand above the
    /// salutation, as reports to congresses have them, with nothing but the date and the speaker below.
    fn is_in_slogans(&self, at: usize) -> bool {
        /// A name or an office has no more bytes.
        const SHORT: usize = 21;
        if !self.greeted {
            return false;
        }
        let lines = &self.lines[at..];
        let is_name = |line: &&Line| {
            let text = line.text;
            let is_dashed = above::begins_behind_dash(text);
            line.meta || is_dashed || text.len() <= SHORT || is_body(text) || is_byline(text)
        };
        let names = lines.iter().rev().take_while(is_name).count();
        let slogans = &lines[..lines.len() - names];
        let plain = |line: &Line| !line.meta && !line.long && line.genre() == 0;
        let is_open = |at: usize| !self.is_sentence(at) && self.scan.shapes[at].level == 0;
        (2..=MOST_LINES).contains(&slogans.len())
            && slogans
                .iter()
                .all(|line| plain(line) && !is_name(&line) && !is_never(line.text))
            && (at..at + slogans.len()).all(is_open)
    }

    /// Whether the line, or the one behind it, ends with the word for a kind of document.
    fn ends_in_kind(&self, at: usize) -> bool {
        let plain = |at: usize| {
            let line = self.lines.get(at)?;
            let shape = &self.scan.shapes[at];
            let open = !shape.ended && !shape.announces && !line.meta;
            (open && !line.wide && !has_sentences(line.text)).then_some(line)
        };
        plain(at).is_some_and(|line| {
            line.genre() > 0 || plain(at + 1).is_some_and(|next| next.genre() > 0)
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
        "法院",
        "检察院",
        "组织部",
        "宣传部",
        "研究院",
    ]);
    BODIES.end(strip_tail(line)) && !Line::of(line).is_longer(LONGEST)
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
fn is_unfinished(line: &Line, next: &Line) -> bool {
    let begins = OPEN_STARTS.begin(next.text) || begins_with_kind(next.text) && line.genre() == 0;
    let open = |line: &[u8]| OPEN_ENDS.end(line) && sign::chars(next.text) > 1 || leaves_open(line);
    if begins || open(line.text) && !ends_above_a_name(line, next) {
        return true;
    }
    !closes(line.text) && line.genre() == 0 && is_bare_kind(next)
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
fn tells_matter(line: &Line) -> bool {
    let begins = |word: &&str| line.text.starts_with(word.as_bytes());
    // 问题 and the like may end a title or the matter that it tells.
    let weak = GENRES[GENRES.len() - 1].0;
    (["在", "对"].iter().any(begins) || sign::holds(line.text, "关于")) && line.genre() <= weak
}

/// Whether a line begins as the first sentence of a text does: 近日，…; 今年4月，…; 为深入贯彻…; 2025年，全县…，….
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
    let of_a_year = || match line.split_first_chunk::<4>() {
        Some((year, behind)) if year.iter().all(u8::is_ascii_digit) => behind
            .strip_prefix("年，".as_bytes())
            .is_some_and(|rest| sign::holds(rest, "，")),
        _ => false,
    };
    STARTS.begin(line) && (sign::holds(line, "，") || sign::holds(line, ",")) || of_a_year()
}

/// Whether a line talks to its reader and goes on behind a comma, as no title does: 我们去年办过一场，…决定.
fn talks(line: &[u8]) -> bool {
    const STARTS: Words = words(&[
        "我们",
        "我公司",
        "我单位",
        "本人",
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
    const STARTS: Words = words(&["关于", "转发", "批转", "印发"]);
    STARTS.begin(line)
}

/// Whether sentences stand in the line: a title holds a colon or a question at most.
fn has_sentences(line: &[u8]) -> bool {
    let divides =
        |(at, stop, width)| matches!(stop, Stop::Full | Stop::Semicolon) && at + width < line.len();
    sign::stops(line, 0, line.len()).any(divides)
}

/// Where the title begins: opening quotes that stand before it belong to it.
fn with_quote(text: &[u8], start: usize, shape: &Shape) -> usize {
    let mut first = shape.first as usize;
    while let Some((open, _)) = opening_quote(&text[start..first]) {
        first -= open.len();
    }
    first
}

/// The quotation mark that a piece of text ends with, and the one that closes it.
pub(super) fn opening_quote(before: &[u8]) -> Option<(&'static str, &'static str)> {
    const QUOTES: &[(&str, &str)] = &[("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』")];
    let ends = |(open, _): &&(&str, &str)| before.ends_with(open.as_bytes());
    QUOTES.iter().find(ends).copied()
}

/// A heading of the text, before which the title stands.
#[inline]
fn is_heading(scan: &Scan, at: usize) -> bool {
    is_sure_heading(scan, at) || scan.shapes[at].marked && counts_on(scan, at)
}

fn is_sure_heading(scan: &Scan, at: usize) -> bool {
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
    // A number that is not the first of its kind is a part of the book that the text was taken from, where the text begins
    // to count behind it or has no numbers below it. Where the next number has `#` marks too, both are headings of a part of
    // a document.
    let counts_anew = |c: &Candidate| {
        let mut behind = scan
            .candidates
            .iter()
            .filter(|it| it.start > c.start && !it.inline);
        let next = behind.clone().find(|it| it.scheme == c.scheme);
        match next {
            Some(next) => next.ordinal == 1 && (c.level == 0 || next.level != c.level),
            None => behind.all(|it| it.scheme == Scheme::First),
        }
    };
    let late =
        marker.is_some_and(|c| c.ordinal > 2 && c.scheme == Scheme::HanComma && counts_anew(c));
    sure && !late && (scan.shapes[at].level != 1 || !lone())
}

/// Whether a line begins with the first number of a row whose next one is the next number, and text stands between them:
/// 1 研究区概况, 2 结果与分析.
#[inline(never)]
fn counts_on(scan: &Scan, at: usize) -> bool {
    let mut numbers = scan.candidates.iter().filter(|it| !it.inline);
    let here = numbers.find(|it| it.paragraph as usize >= at);
    let is_first = |it: &&Candidate| {
        it.paragraph as usize == at && it.ordinal <= 1 && it.scheme != Scheme::First
    };
    let Some(first) = here.filter(is_first).filter(|_| scan.shapes[at].level != 1) else {
        return false;
    };
    let next = numbers.find(|it| it.row == first.row);
    next.is_some_and(|next| next.ordinal == first.ordinal + 1 && next.paragraph as usize > at + 1)
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

#[inline]
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

/// How no title ends.
const CUT_OFF: Endings = endings(&["，", "；"]);

/// How a line ends that goes on in the next.
const OPEN_ENDS: Endings = endings(&[
    "关于", "印发", "转发", "批转", "的", "和", "、", "暨", "与", "及", "在", "《", "上", "贯彻",
    "落实", "促进", "推进", "加强", "—",
]);

/// How a line begins that goes on from the one before.
const OPEN_STARTS: Words = words(&["的", "暨", "及其", "和", "与", "上的", "》"]);

/// Signs before headings that are no part of a name.
const BARS: Words = words(&["▍", "▎", "▌", "■", "◆"]);

/// How a line begins that no title goes on in.
const STARTS_NO_TITLE: Words = words(&["——", "--", "（", "(", "附件", ">", "编者按", "！[", "★"]);

/// Lines that may look like a title and never are one.
fn is_never(line: &[u8]) -> bool {
    const STARTS: Words = words(&[
        "（",
        "(",
        "附件",
        ">",
        "目录",
        "目　录",
        "编者按",
        "【编者按",
        "[编者按",
        "【按",
        "图",
        "！[",
        "『壹",
        "『一",
        "* ",
        "- ",
        "+ ",
        "• ",
    ]);
    // Alone it is the first part of a yearbook's chapter, elsewhere a word for a kind of document.
    let names_part = line == "综述".as_bytes();
    above::begins_behind_dash(line) || STARTS.begin(line) || names_part || has_only_digits(line)
}

/// Whether a line has nothing but digits and signs of ASCII: 12.28.
fn has_only_digits(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_digit)
        && line
            .iter()
            .all(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic())
}

/// Whether a line begins as an editor's note does.
fn is_note(line: &[u8]) -> bool {
    const STARTS: Words = words(&["编者按", "【编者按", "[编者按", "按语", "【按"]);
    STARTS.begin(line)
}
