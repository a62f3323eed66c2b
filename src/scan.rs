//! The fast pass: text → candidates. It looks at each stop once and at the few bytes behind it.
//!
//! A candidate is a place where a marker stands or where a sentence tells somebody to do something; whether
//! it is a node is decided later, from all of them together.

mod among;
mod count;
mod cue;
mod found;
mod gap;
mod joined;
mod promise;
mod remark;
mod rows;
mod spoken;
mod suspect;

use crate::hands::Hands;
use crate::input::Evidence;
use crate::noise::{Dropped, SetAside};
use crate::paragraph::{Paragraph, underline};
use crate::scheme::{self, Scheme, Stands};
use crate::sign::{self, Characters, Endings, Quiet, Stop, Walk, Words, endings, quiet, words};
use std::ops::Range;

pub(crate) use cue::is_imperative;
use cue::{IMPERATIVE_LEADS, WEAK_LEADS, find_yao, read_first_words, read_subject};
pub use found::{Candidate, Cue, Lead, NESTED, Scan, Shape, bit};
pub(crate) use gap::lost_breaks;
pub use joined::scan_joined;
pub(crate) use promise::Promise;
use rows::{COUNTING, SUSPECT};
pub(crate) use spoken::is_in_word;

/// What a file says of a paragraph, by its first byte.
pub type EvidenceAt<'a> = &'a (dyn Fn(u32) -> Evidence + Sync);

/// Walks all paragraphs, passing over what was set aside inside them: the foot of a page and the head of the next.
#[must_use]
pub fn scan(
    text: &[u8],
    paragraphs: &[Paragraph],
    dropped: &[Dropped],
    evidence: EvidenceAt,
    hands: &Hands,
) -> Scan {
    by_shares(paragraphs, hands, |share| {
        walk(text, share, dropped, evidence)
    })
}

/// What `walk` finds in each share of the paragraphs, put together.
fn by_shares(
    paragraphs: &[Paragraph],
    hands: &Hands,
    walk: impl Fn(&[Paragraph]) -> Scan + Sync,
) -> Scan {
    let count = paragraphs.len();
    let mut all = Scan::default();
    if !hands.are_one() {
        // Room is taken by the thread that asks, once for all.
        all.make_room(count);
    }
    let share = |share: Range<usize>| walk(&paragraphs[share]);
    hands.share(count, share, |behind| all.take(behind, count));
    all
}

fn walk(text: &[u8], paragraphs: &[Paragraph], dropped: &[Dropped], evidence: EvidenceAt) -> Scan {
    let first = paragraphs.first().map_or(0, |first| first.start as usize);
    let mut scanner = Scanner {
        text,
        signs: Walk::over(text, &QUIET),
        set_aside: SetAside::starting_at(dropped, first),
        found: Scan::with_room(paragraphs.len()),
        sentence: 0,
        colon: (0, 0),
        paragraph: 0,
        shape: Shape::default(),
        counted: [0; Scheme::COUNT],
        spoken_in: u32::MAX,
    };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        scanner.paragraph = index as u32;
        scanner.walk(paragraph, evidence(paragraph.start));
    }
    scanner.found.sentences = scanner.sentence;
    scanner.found
}

/// Letters larger than 三号, the size of running text in GB/T 9704—2012, 7.1; half points.
const BODY_SIZE: u16 = 32;

struct Scanner<'a> {
    text: &'a [u8],
    signs: Walk<'a>,
    set_aside: SetAside<'a>,
    found: Scan,
    sentence: u32,
    /// Behind the last colon, and the sentence it stands in.
    colon: (usize, u32),
    paragraph: u32,
    shape: Shape,
    /// The last ordinal of each family at a paragraph's start.
    counted: [u16; Scheme::COUNT],
    /// The last paragraph in which members are known by each other.
    spoken_in: u32,
}

impl Scanner<'_> {
    fn walk(&mut self, paragraph: &Paragraph, evidence: Evidence) {
        self.sentence += 1;
        let (first, last, level, bold) = self.bare(paragraph);
        let line = &self.text[first..last];
        let kinds = kinds_of(line);
        self.shape = Shape {
            first: first as u32,
            last: last as u32,
            level: evidence.level.unwrap_or(level),
            bold: bold || evidence.bold || evidence.heading_font,
            titled: evidence.title_style || evidence.centred && evidence.size > BODY_SIZE,
            sentence: self.sentence,
            turns: kinds & TURN != 0 && TURNS.begin(line),
            dashed: kinds & NO_HAN != 0 && line.starts_with(DASH.as_bytes()),
            ..Shape::default()
        };
        self.found.beginnings |= kinds;
        self.found.noughts |= kinds & NO_HAN != 0 && line.starts_with(b"0");
        if self.shape.turns {
            self.shape.parts = opens_attachment(line);
        }
        let seen = self.found.candidates.len();
        let mut begun = self.at_start(first, last, kinds);
        if first > paragraph.start as usize && !self.shape.marked {
            let marked = self.emphasised(first, last, Before::Start);
            self.shape.marked = marked.is_some();
            begun = marked.unwrap_or(begun);
            let sign = &self.text[paragraph.start as usize..];
            self.found.bulleted |= matches!(sign, [0xE2, 0x96..=0x98, ..]);
        }
        self.inside(begun, last);
        if self.shape.marked {
            // A short line that no stop closes is a heading also with a colon in it.
            const SHORT: usize = 84;
            let open = !self.shape.clauses && !self.shape.ended && last - first <= SHORT;
            let found = &mut self.found;
            let (first, others) = found.candidates[seen..].split_at_mut(1);
            let candidate = &mut first[0];
            let is_alone = || others.iter().all(|other| other.scheme != candidate.scheme);
            let behind = candidate.start as usize + candidate.marker as usize;
            // What holds several sentences is no item with a remark.
            let whole = open
                || !self.shape.running
                || self.sentence <= self.shape.sentence + 1
                    && ends_with_a_remark(&self.text[behind..last])
                    && has_but_a_remark(self.text, behind, last);
            candidate.own = whole && is_alone();
            candidate.doubtful = paragraph.doubtful;
            candidate.heads = candidate.own && (!self.shape.ended || self.shape.announces);
            let last = &mut self.counted[candidate.scheme as usize];
            let leaves_out = candidate.ordinal > 1 && candidate.ordinal - 1 != *last;
            *last = candidate.ordinal;
            found.families |= bit(candidate.scheme);
            found.gaps |= u64::from(leaves_out) << candidate.scheme as u64;
            found.nests |= candidate.level > 0;
            if candidate.ordinal == 1 && candidate.scheme == Scheme::ArabicStop {
                let before = &self.text[..candidate.start as usize];
                found.nests |= matches!(before, [.., b' ' | b'\t']);
            }
        }
        self.found.shapes.push(self.shape);
    }

    /// A paragraph without what stands around its words, as [`bare`] gives it.
    #[inline(always)]
    fn bare(&mut self, paragraph: &Paragraph) -> (usize, usize, u8, bool) {
        let (first, last) = (paragraph.start as usize, paragraph.end as usize);
        // Nothing is to be left off before most characters, and a paragraph has no blanks around it.
        match self.text[first..] {
            [0xE4..=0xE9 | b'0'..=b'9', ..] | [0xEF, 0xBC, ..] | [0xE2, 0x91, ..] => {
                (first, last, 0, false)
            }
            [b'=' | b'-', ..] if underlines(self.text, first, last) => {
                self.found.underlines = true;
                (first, last, 0, false)
            }
            [0xE2, 0x80, 0x94, ..] => {
                self.found.dashes += 1;
                bare(self.text, paragraph)
            }
            [0xE3, 0x80, 0x90, ..] => {
                self.found.framed += 1;
                bare(self.text, paragraph)
            }
            [0xF0, 0x9F, ..] | [0xE2, 0x96..=0x9D, ..] => {
                self.found.signed = true;
                bare(self.text, paragraph)
            }
            _ => bare(self.text, paragraph),
        }
    }

    /// Looks for a marker and a cue at a paragraph's start; returns where the walk goes on.
    fn at_start(&mut self, first: usize, last: usize, kinds: u8) -> usize {
        let lead = match kinds & SPOKEN != 0 {
            true => self.spoken_lead(first, last),
            false => 0,
        };
        let begun = match lead {
            0 => self.begin(first, last, kinds, Before::Start),
            _ => self.marker(first + lead, last, Before::Start),
        };
        self.shape.marked = begun.is_some();
        begun.unwrap_or(first)
    }

    /// Takes the point that a dash begins, which is a bullet there: ——要建立台账. There is no marker.
    #[inline(never)]
    fn behind_dash(&mut self, first: usize, last: usize) -> Option<usize> {
        let point = LISTING.beginning(&self.text[first..last])?;
        let at = sign::skip_blanks(self.text, first + point.len(), last);
        let cue = read_first_words(&self.text[at..last]);
        self.take_cue(at, cue.filter(|(lead, _)| *lead == Lead::Imperative));
        None
    }

    /// Takes the marker at `at` in which emphasis ends (**第一步**，建台账; **二**是定责任); returns the offset behind it.
    #[inline(never)]
    fn emphasised(&mut self, at: usize, last: usize, before: Before) -> Option<usize> {
        const END: &[u8] = b"**";
        /// No marker is longer, with what is looked at behind it.
        const NEAR: usize = 64;
        let near = &self.text[at..last.min(at + NEAR)];
        let opened = self.text[..at].ends_with(END).then_some(near);
        let end = memchr::memmem::find(opened?, END)?;
        let bare = [&near[..end], &near[end + END.len()..]].concat();
        let at_start = before == Before::Start;
        let mut marker = scheme::read(&bare, at_start)?;
        let fits = at_start || marker.form().stands != Stands::AtStart;
        if !fits || marker.len as usize <= end {
            return None;
        }
        marker.len += END.len() as u32;
        self.take(at, &marker, before);
        Some(at + marker.len as usize)
    }

    /// Length of the words by which a speaker goes on to his next part, where its marker is behind them: 接下来讲第三个问题.
    /// Questions are noted.
    #[inline(never)]
    fn spoken_lead(&mut self, first: usize, last: usize) -> usize {
        let line = &self.text[first..last];
        self.found.asks |= QUESTIONS.begin(line);
        let Some(lead) = SPOKEN_LEADS.beginning(line).map(str::len) else {
            return 0;
        };
        let marker = scheme::read(&line[lead..], true);
        let is_part =
            |marker: scheme::Marker| matches!(marker.scheme, Scheme::Question | Scheme::Part);
        if marker.is_some_and(is_part) { lead } else { 0 }
    }

    /// Walks a paragraph from sign to sign. A full stop, the most frequent of those that are not quiet, has a short way.
    fn inside(&mut self, begun: usize, last: usize) {
        let text = self.text;
        self.signs.go_to(begun);
        while let Some(at) = self.signs.next(last) {
            if let Some(end) = self.set_aside.behind(at as u32) {
                self.signs.go_to(last.min(end as usize));
                continue;
            }
            let (sign, next) = two_characters(&text[at..]);
            let end = at + "。".len();
            let behind = if sign != FULL_STOP {
                self.at_sign(at, last)
            } else if end == last {
                self.shape.ended = true;
                None
            } else if is_han(next) {
                self.shape.running = true;
                self.shape.clauses = true;
                self.begin_sentence(end, last, kinds_of_han(next))
            } else {
                self.at_sign(at, last)
            };
            if let Some(behind) = behind {
                self.signs.go_to(behind);
            }
        }
    }

    /// Looks at the sign at `at`; returns where the walk goes on, if it is not with the next sign.
    #[inline(never)]
    fn at_sign(&mut self, at: usize, last: usize) -> Option<usize> {
        match sign::stop(self.text, at) {
            Some((stop, width)) => Some(self.behind_stop(at + width, last, stop)),
            None if sign::opening(self.text, at).is_some() => self.behind_opening(at, last),
            None if may_stand_anywhere(self.text, at) => self.marker(at, last, Before::Other),
            None => None,
        }
    }

    /// Looks for a marker and a cue where a sentence begins; returns the offset behind a marker.
    #[inline(always)]
    fn begin_sentence(&mut self, at: usize, last: usize, kinds: u8) -> Option<usize> {
        self.sentence += 1;
        self.begin(at, last, kinds, Before::Stop)
    }

    /// Looks for a marker at `at`, and for a cue where there is none; returns the offset behind a marker. `kinds` are what
    /// the character there may begin.
    #[inline(always)]
    fn begin(&mut self, at: usize, last: usize, kinds: u8, before: Before) -> Option<usize> {
        if kinds & NO_HAN != 0 {
            let begins_so = before == Before::Start
                && matches!(self.text[at..last], [b'-', b' ', ..] | [0xE2, 0x80, ..]);
            return match self.marker(at, last, before) {
                None if begins_so => self.behind_dash(at, last),
                None if spoken::may_be_letter(&self.text[at..last], before) => {
                    self.known_by_others(at, last, before)
                }
                marked => marked,
            };
        }
        let marker = if before == Before::Start {
            MARKER_AT_START
        } else {
            MARKER
        };
        let text = &self.text[at..last];
        let labelled = || match before {
            Before::Start => scheme::is_labelled(text),
            _ => scheme::label::may_begin_among(text),
        };
        if (kinds & marker != 0 || labelled())
            && let Some(behind) = self.marker_there(at, last, before)
        {
            return Some(behind);
        }
        self.cue(at, last, kinds);
        None
    }

    fn behind_stop(&mut self, mut at: usize, last: usize, stop: Stop) -> usize {
        let begun = at;
        if at >= last || !sign::is_han(self.text, at) {
            at = self.behind_layout(at, last, stop);
        }
        if at >= last {
            self.shape.ended = stop != Stop::Comma;
            self.shape.announces = stop == Stop::Colon;
            self.found.promises |= self.shape.announces && promise::is_begun(self.text, begun);
            return last;
        }
        self.shape.running |= stop.ends_label();
        self.shape.clauses |= stop.ends_label() && stop != Stop::Colon;
        let marked = match stop {
            Stop::Comma => self.marker(at, last, Before::Comma),
            Stop::Colon => {
                self.colon = (at, self.sentence);
                self.marker(at, last, Before::Stop)
            }
            Stop::Semicolon => {
                let kinds = kinds_of(&self.text[at..last]);
                let cues = self.found.cues.len();
                let marked = self.begin(at, last, kinds, Before::Stop);
                if self.found.cues.len() > cues {
                    self.take_first_of_series(last);
                }
                marked
            }
            Stop::Full | Stop::Question | Stop::Exclamation => {
                self.found.cries |= stop == Stop::Exclamation && self.is_cried_again(begun);
                let kinds = kinds_of(&self.text[at..last]);
                self.begin_sentence(at, last, kinds)
            }
        };
        match marked {
            None if at > begun => self.emphasised(at, last, Before::Stop).unwrap_or(at),
            marked => marked.unwrap_or(at),
        }
    }

    /// Whether the point that ends at `end` comes again right behind it.
    fn is_cried_again(&self, end: usize) -> bool {
        const LONGEST: usize = 60;
        let cue = self.found.cues.last();
        let cue = cue.filter(|cue| end - cue.start as usize <= LONGEST);
        cue.is_some_and(|cue| self.text[end..].starts_with(&self.text[cue.start as usize..end]))
    }

    /// Behind what may stand between a stop and the words that follow it.
    fn behind_layout(&mut self, mut at: usize, last: usize, stop: Stop) -> usize {
        while let Some(width) = sign::closing(self.text, at).filter(|_| stop.ends_sentence()) {
            at += width;
        }
        while self.text.get(at) == Some(&b'*') {
            at += 1;
        }
        at = skip_layout(self.text, at, last);
        while let Some(end) = self.set_aside.behind(at as u32).filter(|_| at < last) {
            at = skip_layout(self.text, last.min(end as usize), last);
        }
        if stop.ends_sentence() && at < last {
            at = self.behind_remark(at, last);
        }
        at
    }

    /// Behind a short remark in brackets, （掌声）, that stands between two sentences.
    fn behind_remark(&self, at: usize, last: usize) -> usize {
        const LONGEST: usize = 40;
        let head = &self.text[at..last.min(at + LONGEST)];
        let Some(rest) = head
            .strip_prefix("（".as_bytes())
            .or_else(|| head.strip_prefix(b"("))
        else {
            return at;
        };
        if scheme::read(head, false).is_some() {
            return at;
        }
        let close = ["）", ")"]
            .iter()
            .find_map(|close| Some(sign::find(rest, close)? + close.len()));
        let behind =
            close.map(|close| skip_layout(self.text, at + head.len() - rest.len() + close, last));
        let goes_on = |behind: &usize| *behind < last && sign::stop(self.text, *behind).is_none();
        if let Some(behind) = behind.filter(goes_on) {
            return behind;
        }
        self.behind_long_remark(at, last).unwrap_or(at)
    }

    fn behind_opening(&mut self, at: usize, last: usize) -> Option<usize> {
        if at == self.shape.first as usize && is_framed(&self.text[at..last]) {
            return None;
        }
        let behind = at + sign::opening(self.text, at)?;
        let before = match self.text[at..].starts_with("“".as_bytes()) {
            true => Before::Quoted,
            false => Before::Stop,
        };
        self.marker(behind, last, before)
    }

    /// Takes the marker at `at`, if one may stand there; returns the offset behind it.
    #[inline(always)]
    fn marker(&mut self, at: usize, last: usize, before: Before) -> Option<usize> {
        if scheme::may_begin(&self.text[at..last], before == Before::Start) {
            self.marker_there(at, last, before)
        } else {
            None
        }
    }

    #[inline(never)]
    fn marker_there(&mut self, at: usize, last: usize, before: Before) -> Option<usize> {
        let at_start = before == Before::Start;
        let text = &self.text[at..last];
        let named = || before == Before::Quoted && begins_name(text);
        let Some(marker) = scheme::read_begun(text, at_start) else {
            let may_be = at_start
                || self.spoken_in == self.paragraph
                || spoken::may_begin(text)
                || scheme::label::may_begin_among(text);
            let taken = may_be && !named();
            return taken.then(|| self.unlisted(at, last, before)).flatten();
        };
        if named() {
            return None;
        }
        let fits = match marker.form().stands {
            Stands::AtStart => before == Before::Start,
            Stands::AfterStop => matches!(before, Before::Start | Before::Stop | Before::Quoted),
            Stands::AfterComma => before != Before::Other,
            Stands::Anywhere => true,
        };
        let end = at + marker.len as usize;
        let refers = before == Before::Other && refers(self.text, at, end, last);
        if refers || is_quoted(self.text, at, end) {
            return None;
        }
        if !fits && !self.counts_on_at_comma(&marker, before) {
            return None;
        }
        if SUSPECT >> marker.row & 1 == 1 && self.is_none(&marker, end, last, before) {
            return None;
        }
        if marker.ordinal == 2 && before != Before::Start {
            self.take_first(at, &marker);
        }
        self.take(at, &marker, before);
        if COUNTING >> marker.row & 1 == 1 {
            return Some(self.count(at..end, last, before));
        }
        Some(end)
    }

    /// Takes what no row of the table names: at a paragraph's start a label of the writer's own, elsewhere a member that is
    /// known by others.
    #[inline(never)]
    fn unlisted(&mut self, at: usize, last: usize, before: Before) -> Option<usize> {
        let text = &self.text[at..last];
        if before != Before::Start {
            return match scheme::label::may_begin_among(text) {
                true => self.among(at, last, before),
                false => self.known_by_others(at, last, before),
            };
        }
        let label = scheme::label::may_begin(text).then(|| scheme::label::read(text));
        if let Some(label) = label.flatten() {
            self.take(at, &label, Before::Start);
            return Some(at + label.len as usize);
        }
        if scheme::label::may_begin_among(text) {
            return self.among(at, last, Before::Start);
        }
        if scheme::is_labelled(text)
            && let Some(behind) = self.worded(at, last)
        {
            return Some(behind);
        }
        self.found.speaks |= spoken::is_second(text);
        None
    }

    #[inline(always)]
    fn take(&mut self, at: usize, marker: &scheme::Marker, before: Before) {
        self.found.candidates.push(Candidate {
            start: at as u32,
            marker: marker.len as u16,
            ordinal: marker.ordinal as u16,
            scheme: marker.scheme,
            row: marker.row,
            inline: before != Before::Start,
            own: false,
            heads: false,
            level: if before == Before::Start {
                self.shape.level
            } else {
                0
            },
            bold: self.shape.bold,
            doubtful: false,
            paragraph: self.paragraph,
            sentence: self.sentence,
        });
    }

    /// Takes the sentence at `at` as a cue, if it begins as one. `kinds` are what its first character may begin.
    #[inline(always)]
    fn cue(&mut self, at: usize, last: usize, kinds: u8) {
        let text = &self.text[at..last];
        if kinds & LEAD != 0 {
            self.take_cue(at, read_first_words(text));
        } else if let Some(yao) = find_yao(text) {
            self.take_cue(at, read_subject(text, yao));
        }
    }

    /// Takes the first of several points that a colon announces, when the second was taken: 三点要求：要…；要….
    #[inline(never)]
    fn take_first_of_series(&mut self, last: usize) {
        let (colon, sentence) = self.colon;
        let [before @ .., second] = &self.found.cues[..] else {
            return;
        };
        let is_second = sentence == self.sentence
            && second.lead == Lead::Imperative
            && before.last().is_none_or(|cue| (cue.start as usize) < colon);
        let first = read_first_words(&self.text[colon..last]).filter(|_| is_second);
        if let Some((Lead::Imperative, _)) = first {
            let second = self.found.cues.pop();
            self.take_cue(colon, first);
            self.found.cues.extend(second);
        }
    }
}

/// What a character may begin, one bit for each kind: a marker inside a paragraph or at its start, words before 要, a
/// turn to all listeners, or to a speaker's next part, or a question.
const MARKER: u8 = 1;
const MARKER_AT_START: u8 = 1 << 1;
const LEAD: u8 = 1 << 2;
const TURN: u8 = 1 << 3;
/// It is no Han character, and only a marker may begin with it.
const NO_HAN: u8 = 1 << 4;
const SPOKEN: u8 = 1 << 5;
/// A note or what is attached.
pub(crate) const NOTE: u8 = 1 << 6;

/// What the Han character of each place may begin: one look tells most of them to begin nothing.
static KINDS: [u8; 1 << KIND_BITS] = {
    let imperative = Characters::of(IMPERATIVE_LEADS.list());
    let leads = imperative.and(&Characters::of(WEAK_LEADS.list()));
    let spoken = Characters::of(SPOKEN_LEADS.list()).and(&Characters::of(QUESTIONS.list()));
    let mut kinds = [0; 1 << KIND_BITS];
    kinds = with_kind(kinds, MARKER, &scheme::INSIDE);
    kinds = with_kind(kinds, MARKER, &Characters::of(scheme::spoken::STEMS));
    kinds = with_kind(kinds, MARKER_AT_START, &scheme::AT_START);
    kinds = with_kind(kinds, LEAD, &leads);
    kinds = with_kind(kinds, SPOKEN, &spoken);
    kinds = with_kind(kinds, NOTE, &Characters::of(&["附", "注", "备"]));
    with_kind(kinds, TURN, &Characters::of(TURNS.list()))
};
const KIND_BITS: u32 = 11;

const fn with_kind(
    mut kinds: [u8; 1 << KIND_BITS],
    kind: u8,
    signs: &Characters,
) -> [u8; 1 << KIND_BITS] {
    let mut code = sign::HAN.start;
    while let Some(next) = signs.next(code) {
        if next >= sign::HAN.end {
            break;
        }
        kinds[place_of_kinds(u32::from_le_bytes(sign::bytes_of(next)))] |= kind;
        code = next + 1;
    }
    kinds
}

const fn place_of_kinds(han: u32) -> usize {
    (han.wrapping_mul(0x9E37_79B1) >> (u32::BITS - KIND_BITS)) as usize
}

/// What a Han character may begin, which is given by its bytes.
#[inline]
fn kinds_of_han(han: u32) -> u8 {
    KINDS[place_of_kinds(han)]
}

/// What the first character of a text may begin.
#[inline]
fn kinds_of(text: &[u8]) -> u8 {
    match *text {
        [first @ 0xE4..=0xE9, second, third, ..] => {
            kinds_of_han(u32::from_le_bytes([first, second, third, 0]))
        }
        _ => NO_HAN,
    }
}

/// By which a speaker goes on to his next part.
#[rustfmt::skip]
const SPOKEN_LEADS: Words = words(&[
    "接下来讲", "接下来，讲", "接下来，我讲", "接着讲", "下面讲", "下面，讲", "下面我讲", "下面，我讲", "下面我来讲", "下面说", "再讲", "再说", "现在讲", "最后讲", "首先讲",
    "先讲", "先说", "讲讲",
]);

/// What the questions of an interview begin with.
pub(crate) const QUESTIONS: Words = words(&["问：", "问:"]);

/// What the items of some lists begin with (——经济实力迈上新台阶。).
pub(crate) const DASH: &str = "——";

/// What is a bullet before a point.
const LISTING: Words = words(&[DASH, "- ", "– "]);

/// How a paragraph begins that turns to all listeners again and so leaves every item.
#[rustfmt::skip]
const TURNS: Words = words(&[
    "同志们，", "同志们！", "同志们:", "同志们：", "同志们,", "同志们!", "各位代表！", "各位代表，", "各位代表!", "各位代表：", "各位委员", "朋友们", "各位领导", "女士们", "最后，让我们",
    "附件", "附：", "附:",
]);

/// Whether a line is the sign of an attachment on its page, and not the list of them: 附件, 附件2, 附件一：.
fn opens_attachment(line: &[u8]) -> bool {
    let rest = line.strip_prefix("附件".as_bytes());
    rest.is_some_and(|rest| {
        let rest = &rest[sign::skip_blanks(rest, 0, rest.len())..];
        let number = crate::numeral::read_han(rest).or_else(|| crate::numeral::read_arabic(rest));
        let behind = number.map_or(rest, |(_, width)| &rest[width..]);
        behind.is_empty() || number.is_some() && matches!(behind, [b':'] | [0xEF, 0xBC, 0x9A])
    })
}

/// Signs at which there is nothing to be done: no stops, nor do markers begin with them or stand behind them; and those
/// behind which only a marker matters.
static QUIET: Quiet = quiet(WHEREVER, BEFORE_OTHERS, &scheme::INSIDE);
const WHEREVER: &[&str] = &["、", "”", "’", "）", "《", "》", "…", "—", "\u{3000}"];
const BEFORE_OTHERS: &[&str] = &["，", "“", "‘", "（"];

/// The full stop, as [`two_characters`] gives it.
const FULL_STOP: u32 = u32::from_le_bytes([0xE3, 0x80, 0x82, 0]);

/// The first three bytes and the three behind them, each as one number to be compared at once; nothing near the text's
/// end.
#[inline]
fn two_characters(text: &[u8]) -> (u32, u32) {
    const THREE: u32 = 0xFF_FFFF;
    let both = text
        .first_chunk()
        .map_or(0, |&both| u64::from_le_bytes(both));
    (both as u32 & THREE, (both >> 24) as u32 & THREE)
}

#[inline]
fn is_han(character: u32) -> bool {
    matches!(character as u8, 0xE4..=0xE9)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Start,
    Stop,
    /// An opening quotation mark, which is to a marker as a stop is.
    Quoted,
    Comma,
    Other,
}

/// Whether a sign is one of those that （1） and ① begin with, which may stand behind any character.
fn may_stand_anywhere(text: &[u8], at: usize) -> bool {
    matches!(
        text.get(at..at + 2),
        Some([b'(', _] | [0xEF, 0xBC] | [0xE2, 0x91 | 0x92 | 0x9D] | [0xE3, 0x88 | 0x89])
    )
}

/// Whether a paragraph begins with a name in 【】, which has its number in it: 【（一）汇报情况】.
fn is_framed(paragraph: &[u8]) -> bool {
    paragraph.starts_with("【".as_bytes()) && sign::holds(paragraph, "】")
}

/// Whether a number in brackets in the middle of a sentence is a reference, 第（一）项, 见图①, or the number of a note.
fn refers(text: &[u8], at: usize, end: usize, last: usize) -> bool {
    const REFERS: Endings = endings(&[
        "第", "见", "图", "表", "款", "项", "和", "、", "及", "或", "至", "条", "式", "与",
    ]);
    is_note(&text[end..last]) || REFERS.end(&text[..at])
}

/// Whether a marker at `at..end` is alone between quotes, and so is only spoken of: 依次使用“一、”“（一）”.
fn is_quoted(text: &[u8], at: usize, end: usize) -> bool {
    match text.get(end) {
        Some(&quote @ (b'"' | b'\'')) => text[..at].ends_with(&[quote]),
        Some(0xE2 | 0xE3) => sign::closing(text, end).is_some(),
        _ => false,
    }
}

/// Whether what follows an opening quote is a name, in which no items stand: “一要坚决，二要慎重”的原则.
#[inline(never)]
fn begins_name(behind: &[u8]) -> bool {
    const LONGEST: usize = 150;
    let near = &behind[..behind.len().min(LONGEST)];
    let close = sign::find(near, "”");
    close.is_some_and(|close| behind[close..].starts_with("”的".as_bytes()))
}

/// Whether a number in brackets in the middle of a sentence is the number of a note: nothing of its own follows it.
fn is_note(behind: &[u8]) -> bool {
    const BEHIND: Words = words(&["的", "以来", "”", "》", "）", ")", "、"]);
    behind.is_empty() || sign::stop(behind, 0).is_some() || BEHIND.begin(behind)
}

/// Blanks and, in wrapped text, line ends.
fn skip_layout(text: &[u8], mut at: usize, last: usize) -> usize {
    loop {
        at = sign::skip_blanks(text, at, last);
        if at < last && matches!(text[at], b'\n' | b'\r') {
            at += 1;
        } else {
            return at;
        }
    }
}

/// A paragraph without its `#`, `**`, bullets and opening quotes: first and last byte, level, whether bold.
#[inline(never)]
fn bare(text: &[u8], paragraph: &Paragraph) -> (usize, usize, u8, bool) {
    let (mut first, mut last) = (paragraph.start as usize, paragraph.end as usize);
    first += line_marks(&text[first..last]);
    let tags = tags(&text[first..last]);
    (first, last) = (first + tags.before, last - tags.behind);
    let hashes = text[first..last]
        .iter()
        .take_while(|&&byte| byte == b'#')
        .count();
    let level = if hashes <= 6 { hashes } else { 0 };
    first = sign::skip_blanks(text, first + level, last);
    if level > 0 {
        let closed = last
            - text[first..last]
                .iter()
                .rev()
                .take_while(|&&byte| byte == b'#')
                .count();
        last = sign::trim_end(text, first, closed);
        while let Some(width) = sign::entity(&text[first..last]) {
            first = sign::skip_blanks(text, first + width, last);
        }
    }
    let emphasis = emphasis(&text[first..last]);
    let bold = emphasis > 1;
    if bold {
        first += emphasis - 2;
        last -= emphasis;
    }
    while let Some(width) = sign::ornament(text, first).filter(|width| first + width < last) {
        first = sign::skip_blanks(text, first + width, last);
    }
    let level = if level > 0 { level as u8 } else { tags.level };
    (first, sign::trim_end(text, first, last), level, bold)
}

/// Whether a line may make a heading of one right above it.
#[inline(never)]
fn underlines(text: &[u8], first: usize, last: usize) -> bool {
    underline(&text[first..last]).is_some() && {
        let above = text[..first].strip_suffix(b"\n").unwrap_or(&text[..first]);
        let above = above.strip_suffix(b"\r").unwrap_or(above);
        !matches!(above, [] | [.., b'\n' | b'\r'])
    }
}

/// Tags of HTML around a line, in bytes, and the level that they give it.
#[derive(Default)]
struct Tags {
    before: usize,
    behind: usize,
    level: u8,
}

/// The tags around a whole line that Markdown takes over as they are: <h3 align="center">…</h3>.
fn tags(line: &[u8]) -> Tags {
    const NAMES: &[&[u8]] = &[
        b"p", b"b", b"center", b"font", b"strong", b"div", b"u", b"span",
    ];
    let mut tags = Tags::default();
    while let [b'<', rest @ ..] = &line[tags.before..] {
        let name = &rest[..rest
            .iter()
            .take_while(|it| it.is_ascii_alphanumeric())
            .count()];
        let level = match name {
            [b'h' | b'H', digit @ b'1'..=b'6'] => digit - b'0',
            _ => 0,
        };
        let known = level > 0 || NAMES.iter().any(|it| it.eq_ignore_ascii_case(name));
        let Some(end) = memchr::memchr(b'>', rest).filter(|_| known) else {
            break;
        };
        tags.level = tags.level.max(level);
        tags.before = sign::skip_blanks(line, tags.before + 1 + end + 1, line.len());
    }
    if tags.before == line.len() {
        return Tags::default();
    }
    while tags.before > 0
        && let rest = &line[..line.len() - tags.behind]
        && rest.ends_with(b">")
        && let Some(open) = memchr::memmem::rfind(rest, b"</").filter(|&at| at > tags.before)
    {
        tags.behind = line.len() - open;
    }
    tags
}

/// Whether a line ends with a closing bracket, perhaps with a character of three bytes behind it.
#[inline]
fn ends_with_a_remark(line: &[u8]) -> bool {
    const WIDE: [u8; 3] = [0xEF, 0xBC, 0x89];
    line.last_chunk().is_some_and(|&[a, b, c, d, e, f]| {
        (f == b')') | (c == b')') | ([d, e, f] == WIDE) | ([a, b, c] == WIDE)
    })
}

/// Whether a line has no stop before the remarks in brackets that close it, but for the ？ of a question: …是什么？（简答）,
/// …（责任单位：水利局）。
#[inline(never)]
fn has_but_a_remark(text: &[u8], first: usize, last: usize) -> bool {
    let without_stop = |end: usize, may_be: fn(Stop) -> bool| {
        let at = end.saturating_sub("。".len()).max(first);
        match sign::stop(text, at) {
            Some((stop, width)) if at + width == end && may_be(stop) => at,
            _ => end,
        }
    };
    let line = without_stop(last, |stop| matches!(stop, Stop::Full | Stop::Semicolon));
    let mut end = line;
    while let Some(at) = remark_at_end(text, first, end) {
        end = sign::trim_end(text, first, at);
    }
    let sentence = without_stop(end, |stop| stop == Stop::Question);
    end < line && sign::stops(text, first, sentence).all(|(_, stop, _)| !stop.ends_label())
}

/// Where the bracket opens that closes at the end of a piece of text.
fn remark_at_end(text: &[u8], first: usize, end: usize) -> Option<usize> {
    let piece = &text[first..end];
    if !piece.ends_with("）".as_bytes()) && !piece.ends_with(b")") {
        return None;
    }
    let mut open = 0;
    (first..end).rev().find(|&at| {
        let more = match text[at..end] {
            [b')', ..] | [0xEF, 0xBC, 0x89, ..] => 1,
            [b'(', ..] | [0xEF, 0xBC, 0x88, ..] => -1,
            _ => 0,
        };
        open += more;
        more < 0 && open == 0
    })
}

/// Length of what Markdown puts before a line that it quotes, and before one that it lists where a marker is behind: any
/// other line of a list begins as it stands.
fn line_marks(line: &[u8]) -> usize {
    let behind = |at: usize| sign::skip_blanks(line, at, line.len());
    let mut at = 0;
    while let [b'>', b' ' | b'\t' | b'>', ..] = line[at..] {
        at = behind(at + 1);
    }
    if let [b'-' | b'+', b' ' | b'\t', ..] = line[at..] {
        let listed = behind(at + 1);
        let bold = line[listed..].iter().take_while(|&&byte| byte == b'*');
        if scheme::read(&line[listed + bold.count()..], true).is_some() {
            return listed;
        }
    }
    at
}

/// Length of the emphasis marks around a whole line: two for `**…**` and `__…__`, three for `***…***` and `_**…**_`.
fn emphasis(line: &[u8]) -> usize {
    const LONGEST: usize = 3;
    let mark = |byte: &&u8| matches!(byte, b'*' | b'_');
    let before = line.iter().take_while(mark).count();
    let behind = line.iter().rev().take_while(mark).count();
    let both = before.min(behind).min(LONGEST);
    if both > 1 && line.len() > both * 2 {
        both
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::Framing;

    #[test]
    fn what_the_ordinal_tells_hangs_on_the_family() {
        let text = "1.甲".as_bytes();
        let paragraphs = [Paragraph {
            start: 0,
            end: text.len() as u32,
            doubtful: false,
        }];
        let scan = scan(
            text,
            &paragraphs,
            &[],
            &|_| Evidence::default(),
            &Hands::default(),
        );
        let told = |scheme, ordinal| {
            let candidate = Candidate {
                scheme,
                ordinal,
                ..scan.candidates[0]
            };
            (
                candidate.number(),
                candidate.framing(),
                candidate.user_rule(),
            )
        };
        assert_eq!(told(Scheme::ArabicStop, 3), (3, None, None));
        assert_eq!(told(Scheme::Plain, 1), (0, None, None));
        assert_eq!(told(Scheme::Framing, 2), (0, Some(Framing::Closes), None));
        assert_eq!(
            told(Scheme::User, Candidate::of_rule(7)),
            (0, None, Some(7))
        );
    }

    #[test]
    fn nothing_is_to_be_done_at_quiet_signs() {
        for sign in WHEREVER {
            let text = sign.as_bytes();
            assert_eq!(sign::stop(text, 0), None, "{sign} is no stop");
            assert_eq!(sign::opening(text, 0), None, "{sign} opens nothing");
            assert!(!scheme::may_begin(text, false), "{sign} begins no marker");
        }
        for sign in BEFORE_OTHERS {
            let stop = sign::stop(sign.as_bytes(), 0);
            let comma = stop.is_none_or(|(stop, _)| stop == Stop::Comma);
            assert!(comma, "{sign} ends nothing");
        }
    }

    #[test]
    fn nothing_is_to_be_done_at_signs_that_end_like_a_pause() {
        let signs = (0x80..=0xBF).flat_map(|second| [[0xE2, second, 0x81], [0xE3, second, 0x81]]);
        for sign in signs {
            assert_eq!(sign::stop(&sign, 0), None, "{sign:x?} is no stop");
            assert_eq!(sign::opening(&sign, 0), None, "{sign:x?} opens nothing");
            let marker = scheme::read(&sign, false).filter(|_| may_stand_anywhere(&sign, 0));
            let anywhere = |marker: scheme::Marker| marker.form().stands == Stands::Anywhere;
            assert!(!marker.is_some_and(anywhere), "{sign:x?} is no marker");
        }
    }

    #[test]
    fn two_characters_are_read_at_once() {
        let text = "。一、三四五".as_bytes();
        let one = u32::from_le_bytes([0xE4, 0xB8, 0x80, 0]);
        assert_eq!(two_characters(text), (FULL_STOP, one));
        assert!(is_han(one) && !is_han(FULL_STOP));
        assert_eq!(two_characters("。一".as_bytes()), (0, 0), "near the end");
    }
}
