//! What the scan gives: candidates, cues, the shapes of paragraphs, and what of them is told of the whole text.

use crate::scheme::{Framing, Scheme};
use crate::spare;
use std::cell::Cell;

/// A marker that was seen. Offsets are bytes of the text.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The marker's first byte.
    pub start: u32,
    /// The marker's length.
    pub marker: u16,
    /// Which of its family it is: its number, or what [`framing`](Self::framing), [`user_rule`](Self::user_rule),
    /// [`is_ranked`](Self::is_ranked) and [`is_topic`](Self::is_topic) tell from it. In other families without numbers it says nothing.
    pub ordinal: u16,
    /// Its family.
    pub scheme: Scheme,
    /// Its row in the table of families.
    pub row: u8,
    /// Whether it stands inside a paragraph, not at its start.
    pub inline: bool,
    /// Whether the paragraph holds nothing but the label: no stop before its end.
    pub own: bool,
    /// Whether it is a heading by its looks: on a line of its own that no 。 or ； closes.
    pub heads: bool,
    /// Number of Markdown `#` marks before it, or the level that a style gives; above [`NESTED`] the depth of a list in others.
    pub level: u8,
    /// Whether the line is bold.
    pub bold: bool,
    /// Whether it stands where a paragraph's break was lost and no stop precedes it.
    pub doubtful: bool,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// Number of the sentence it stands in, counted through the document.
    pub sentence: u32,
}

impl Candidate {
    /// The ordinal of a heading that has its level from an entry of the contents, and no marks.
    pub(crate) const LISTED: u16 = 2;
    /// The ordinal of a line without a number that is a heading without any other: one in 【】 where an enumeration begins
    /// anew below it, or a name of a part that is known by its words.
    pub(crate) const ALONE: u16 = 2;
    /// The ordinal of a heading without a number whose `#` marks give its rank among all others.
    pub(crate) const RANKED: u16 = 3;

    /// The ordinal of a topic sentence that a paragraph begins with: a point, and no heading.
    pub(crate) const TOPIC: u16 = 4;

    /// Whether its `#` marks give its rank among all others, as those of headings without a number do.
    #[must_use]
    pub fn is_ranked(&self) -> bool {
        self.scheme == Scheme::Hash && self.ordinal == Self::RANKED
    }

    /// Whether it is a topic sentence that a paragraph begins with.
    #[must_use]
    pub fn is_topic(&self) -> bool {
        !self.own && self.ordinal == Self::TOPIC && self.scheme.is_unnumbered()
    }

    /// Whether it is a part or an article by its words, at a paragraph's start: 第一阶段：, 第一条.
    pub(super) fn is_part(&self) -> bool {
        matches!(self.scheme, Scheme::Question | Scheme::Article) && !self.inline
    }

    /// A heading of a family that is all of its paragraph, which has this number and shape. Without a marker.
    #[must_use]
    pub fn of_line(scheme: Scheme, paragraph: usize, shape: &Shape) -> Candidate {
        Candidate {
            start: shape.first,
            marker: 0,
            ordinal: 1,
            scheme,
            row: 0,
            inline: false,
            own: true,
            heads: true,
            level: shape.level,
            bold: shape.bold,
            doubtful: false,
            paragraph: paragraph as u32,
            sentence: shape.sentence,
        }
    }

    /// The number it carries; 0 for none.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self.scheme.is_unnumbered() {
            true => 0,
            false => self.ordinal.into(),
        }
    }

    /// How it frames the document.
    #[must_use]
    pub fn framing(&self) -> Option<Framing> {
        let all = [Framing::Opens, Framing::Closes, Framing::Appends];
        let framing = all.into_iter().find(|&one| one as u16 == self.ordinal);
        framing.filter(|_| self.scheme == Scheme::Framing)
    }

    /// The ordinal of what fits one of the user's rules, which are counted from 0.
    pub(crate) fn of_rule(rule: usize) -> u16 {
        rule as u16 + 1
    }

    /// Which of the user's rules it fits, counted from 0.
    #[must_use]
    pub fn user_rule(&self) -> Option<usize> {
        let rule = usize::from(self.ordinal).checked_sub(1);
        rule.filter(|_| self.scheme == Scheme::User)
    }
}

/// No marks and no style give so high a level; those above it are of items of a list inside another.
pub const NESTED: u8 = 16;

/// A sentence or clause that may tell somebody to do something.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The first byte of the clause.
    pub start: u32,
    /// Behind its 要.
    pub verb: u32,
    /// What kind of beginning it has.
    pub lead: Lead,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// Number of its sentence.
    pub sentence: u32,
}

/// How a cue begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// 要, 还要, 同时要: a point.
    Imperative,
    /// 必须, 既要, 应当 …: a reader could list it or not.
    Weak,
    /// A short sentence with 要 behind its subject: 方向要准。
    Short,
    /// A short sentence that begins as others of its paragraph do: 管住火源。
    Series,
    /// 要 behind a subject or a reporting verb: 各级党委要…, 会议强调，要….
    Subject,
}

/// What the scan saw of a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Whether it begins with a marker.
    pub marked: bool,
    /// Whether it ends with a colon.
    pub announces: bool,
    /// Whether it has a stop before its end.
    pub running: bool,
    /// Whether it has a stop before its end that ends a sentence or clause; a colon does not.
    pub clauses: bool,
    /// Whether its last sign is a stop of any kind but a comma.
    pub ended: bool,
    /// Whether it turns to all listeners again (各位代表！ 同志们，), or begins what is no part of the text (附件).
    pub turns: bool,
    /// Whether it begins a part with numbers of its own: an attachment (附件2) on its page.
    pub parts: bool,
    /// Whether it begins with a [dash](DASH).
    pub dashed: bool,
    /// Number of `#` marks at its start.
    pub level: u8,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether the file sets it as a title: by its style, or centred in larger letters than the text.
    pub titled: bool,
    /// Its first byte behind `#`, `**` and opening quotes.
    pub first: u32,
    /// Behind its last byte, closing `**` left off.
    pub last: u32,
    /// The sentence it begins with.
    pub sentence: u32,
}

/// All that one pass over the text gives.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Markers, in document order.
    pub candidates: Vec<Candidate>,
    /// Sentences that may be points, in document order.
    pub cues: Vec<Cue>,
    /// One for each paragraph.
    pub shapes: Vec<Shape>,
    /// How many sentences there are.
    pub sentences: u32,
    /// The families of the markers at paragraphs' starts, [a bit for each](bit).
    pub families: u64,
    /// Those of them that leave numbers out, which may stand elsewhere.
    pub gaps: u64,
    /// Whether such a marker has `#` marks, or a marker 1. stands behind blanks of ASCII and so may begin a list inside another.
    pub nests: bool,
    /// Whether a number that only a blank divides from its words was seen (1 范围).
    pub bare: bool,
    /// Whether a paragraph begins with the digit 0.
    pub noughts: bool,
    /// Whether a paragraph begins with 问：.
    pub asks: bool,
    /// Whether a paragraph is nothing but = or -, which makes a heading of a line right above it.
    pub underlines: bool,
    /// What paragraphs may begin with, by their first characters: a bit for each kind.
    pub beginnings: u8,
    /// Whether a paragraph without a marker begins with a sign such as ●.
    pub bulleted: bool,
    /// How many paragraphs begin with a dash.
    pub dashes: u32,
    /// How many paragraphs begin with 【.
    pub framed: u32,
    /// Whether a point that ends with an exclamation mark comes again right behind it.
    pub cries: bool,
    /// Whether a paragraph announces a number of others by their first word, and the next begins with that: 做到“四个聚焦”：.
    pub promises: bool,
    /// Whether a paragraph without a marker begins with what may be one among others: 第二层意思，, 二算.
    pub speaks: bool,
    /// Whether several answers of a test stand on a line: A. 半年　B. 一年.
    pub answers: bool,
    /// Whether a paragraph begins with a picture or with a sign such as ▍ or ◆.
    pub signed: bool,
}

/// The bit of a family in a set of them.
#[must_use]
#[inline]
pub const fn bit(scheme: Scheme) -> u64 {
    1 << scheme as u64
}

thread_local! {
    static CANDIDATES: Cell<Vec<Candidate>> = const { Cell::new(Vec::new()) };
    static CUES: Cell<Vec<Cue>> = const { Cell::new(Vec::new()) };
    static SHAPES: Cell<Vec<Shape>> = const { Cell::new(Vec::new()) };
}

impl Scan {
    /// Nothing yet, with room for what so many paragraphs give.
    pub(super) fn with_room(paragraphs: usize) -> Scan {
        Scan {
            candidates: spare::take(&CANDIDATES, paragraphs),
            cues: spare::take(&CUES, paragraphs),
            shapes: spare::take(&SHAPES, paragraphs),
            ..Scan::default()
        }
    }

    /// Leaves its room to the thread's next document.
    pub(crate) fn leave(self) {
        spare::leave(&CANDIDATES, self.candidates);
        spare::leave(&CUES, self.cues);
        spare::leave(&SHAPES, self.shapes);
    }

    /// Room for what so many paragraphs give: about as many markers and cues as there are paragraphs.
    pub(super) fn make_room(&mut self, paragraphs: usize) {
        let more = paragraphs - self.shapes.len();
        self.shapes.reserve(more);
        self.candidates.reserve(more);
        self.cues.reserve(more);
    }

    /// Takes what the paragraphs behind gave, which were counted from nought. There are `all` in the end.
    pub(super) fn take(&mut self, behind: Scan, all: usize) {
        if behind.shapes.len() == all {
            *self = behind;
            return;
        }
        self.make_room(all);
        let paragraphs = self.shapes.len() as u32;
        let sentences = self.sentences;
        self.sentences += behind.sentences;
        self.families |= behind.families;
        self.gaps |= behind.gaps;
        self.nests |= behind.nests;
        self.bare |= behind.bare;
        self.noughts |= behind.noughts;
        self.asks |= behind.asks;
        self.underlines |= behind.underlines;
        self.beginnings |= behind.beginnings;
        self.bulleted |= behind.bulleted;
        self.signed |= behind.signed;
        self.dashes += behind.dashes;
        self.framed += behind.framed;
        self.promises |= behind.promises;
        self.cries |= behind.cries;
        self.speaks |= behind.speaks;
        self.answers |= behind.answers;
        self.shapes.extend(behind.shapes.iter().map(|shape| Shape {
            sentence: shape.sentence + sentences,
            ..*shape
        }));
        let candidates = behind.candidates.iter();
        self.candidates
            .extend(candidates.map(|candidate| Candidate {
                paragraph: candidate.paragraph + paragraphs,
                sentence: candidate.sentence + sentences,
                ..*candidate
            }));
        self.cues.extend(behind.cues.iter().map(|cue| Cue {
            paragraph: cue.paragraph + paragraphs,
            sentence: cue.sentence + sentences,
            ..*cue
        }));
        behind.leave();
    }
}
