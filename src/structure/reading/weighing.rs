//! What each move costs, by the table in [`cost`].

use super::moves::Move;
use super::{FROM_START, Frame, GROUND, LONE, Member, RUN_IN, State, Weighed, cost, kind};
use crate::scan::{Candidate, NESTED};
use crate::scheme::{Framing, LAST, Scheme};
use crate::sign;
use crate::structure::heading;

/// What it costs to open a sequence under the last member of `frame`, and how it is opened there.
pub(super) fn opening(
    frame: &Frame,
    closed: Option<&Frame>,
    weighed: &Weighed,
    state: &State,
) -> Option<(u32, Move)> {
    let (last, candidate) = (&frame.last, weighed.candidate);
    if weighed.is_shallower(frame.scheme) || stands_apart(frame, candidate) {
        return None;
    }
    let beside = beside(closed, weighed, state)?;
    let (under, step) = under(frame, weighed, state);
    // Most texts have no marks.
    let markup = match candidate.level {
        0 => 0,
        level => against_markup(last, candidate, level),
    };
    let (above, below) = (frame.scheme_and_place(), weighed.scheme_and_place());
    let seen = |above, below| state.pairs & weighed.kinds.pair(above, below) != 0;
    let nested = match (seen(above, below), seen(below, above)) {
        (false, false) => cost::SEEN_BEFORE,
        (false, true) => cost::TURNED_ROUND + cost::SEEN_BEFORE,
        _ => 0,
    };
    let lowered = if weighed.division && (is_item(frame.scheme) || is_in_chapter(frame, candidate))
    {
        cost::DIVISION_UNDER_ITEM
    } else {
        0
    };
    let cost = beside + under + markup + nested + lowered;
    Some((cost + weighed.beginning + weighed.apart(state), step))
}

/// What it costs that a heading of this level stands under `last`.
#[inline(never)]
fn against_markup(last: &Member, candidate: &Candidate, level: u8) -> u32 {
    let marked = level < NESTED;
    match last.level {
        NESTED.. if marked => cost::UNDER_UNMARKED,
        above @ 1.. if level <= above && (last.is_ranked() || candidate.is_ranked()) => {
            cost::UNDER_UNMARKED
        }
        above @ 1.. if level <= above => cost::AGAINST_MARKUP,
        // A label with text behind it has no marks even where all others have some.
        0 if marked && (candidate.scheme == Scheme::Hash && !last.inline || last.heads) => {
            cost::UNDER_UNMARKED
        }
        _ => 0,
    }
}

/// Whether one of the two is what frames a document, which stands at the top; only what is inside a paragraph of the
/// opening part belongs to that.
fn stands_apart(above: &Frame, candidate: &Candidate) -> bool {
    let opening = above.scheme == Scheme::Framing && above.last.ordinal == Framing::Opens as u16;
    candidate.scheme == Scheme::Framing || opening && !candidate.inline
}

/// What it costs to open a sequence where `closed` was the last one under the same parent.
pub(super) fn beside(closed: Option<&Frame>, weighed: &Weighed, state: &State) -> Option<u32> {
    let Some(closed) = closed else { return Some(0) };
    let (last, candidate) = (&closed.last, weighed.candidate);
    let frames = closed.scheme == Scheme::Framing && last.ordinal != Framing::Appends as u16;
    if candidate.scheme == Scheme::Framing || frames {
        return Some(0);
    }
    let again = closed.scheme == candidate.scheme && last.inline == candidate.inline;
    if again && candidate.ordinal > 1 && !candidate.scheme.is_unnumbered() {
        return None;
    }
    let cost = match last.inline {
        true if closed.is_over(candidate) => cost::BESIDE_OVER,
        true => cost::BESIDE_INLINE,
        false if closed.scheme == Scheme::Hash && candidate.level > 0 => cost::BESIDE_OVER,
        false if !last.heads && weighed.plain_since(state) > 0 => cost::BESIDE_LEFT,
        false if weighed.turned_since(state) => cost::BESIDE_LEFT,
        false => cost::BESIDE_LIVE,
    };
    let divides = (weighed.division || candidate.scheme == Scheme::Question)
        && divides_chapter(closed, candidate);
    Some(
        cost + match (again, divides) {
            (true, _) => cost::RESTART,
            (false, true) => cost::BESIDE_CHAPTER,
            (false, false) => 0,
        },
    )
}

/// Whether a section would stand beside a chapter, or a question that the text treats (第一个问题) beside a piece of a book
/// (第一篇): it is a part of that.
fn divides_chapter(closed: &Frame, candidate: &Candidate) -> bool {
    matches!(
        (closed.scheme, candidate.scheme),
        (Scheme::Chapter, Scheme::Section) | (Scheme::Book, Scheme::Question)
    )
}

/// Whether a section would stand under something in a chapter that is not that chapter.
fn is_in_chapter(frame: &Frame, candidate: &Candidate) -> bool {
    candidate.scheme == Scheme::Section
        && frame.scheme != Scheme::Chapter
        && frame.kinds & kind(Scheme::Chapter, false) != 0
}

/// What it costs to stand under the last member of `frame`, and how a sequence is opened there.
fn under(frame: &Frame, weighed: &Weighed, state: &State) -> (u32, Move) {
    let (last, candidate) = (&frame.last, weighed.candidate);
    if !candidate.inline && last.inline {
        if candidate.scheme.is_unnumbered() && candidate.scheme != Scheme::User {
            return (cost::PLAIN_UNDER_INLINE, Move::Open);
        }
        let ends_its_paragraph = frame.is(FROM_START) && candidate.paragraph == last.paragraph + 1;
        return (
            if ends_its_paragraph {
                cost::AS_SIBLINGS
            } else {
                cost::LINE_UNDER_INLINE
            },
            Move::Open,
        );
    }
    if last.inline {
        let over = frame.is_over(candidate);
        return (if over { cost::STALE } else { 0 }, Move::Open);
    }
    if candidate.paragraph == last.paragraph {
        return (0, Move::Open);
    }
    if frame.below != GROUND && weighed.turned_since(state) {
        return (cost::TURNED_AWAY, Move::Open);
    }
    if frame.scheme == Scheme::First && calls_a_speaker(last, weighed) {
        return (cost::STALE, Move::Open);
    }
    if last.heads {
        return (0, Move::Open);
    }
    match weighed.plain_since(state) {
        0 => (0, Move::Open),
        _ if frame.below == GROUND && !frame.scheme.is_directive() => {
            // Numbers that begin again in a paragraph that starts afresh belong to no item with the same marker.
            let its_like = frame.scheme == candidate.scheme && last.row == candidate.row;
            let cost = if its_like {
                cost::UNDER_ITS_LIKE
            } else {
                cost::AS_SIBLINGS
            };
            (cost, Move::Open)
        }
        1 if heads_its_text(frame, weighed) || is_led_on(frame, weighed, state) => {
            (cost::AS_SIBLINGS, Move::Open)
        }
        fresh if fresh <= u32::from(frame.gap) => (cost::AS_SIBLINGS, Move::Open),
        _ => (cost::PENDING, Move::OpenPending),
    }
}

/// Whether the last member stands alone on its line although those before it have their text behind them: so the paragraph
/// below it is its text, and an enumeration that begins behind that is its own.
#[inline(never)]
fn heads_its_text(frame: &Frame, weighed: &Weighed) -> bool {
    /// A line of more bytes is an item of one sentence.
    const LONGEST: u32 = 72;
    let (last, candidate) = (&frame.last, weighed.candidate);
    let scan = weighed.survey.scan;
    let shape = &scan.shapes[last.paragraph as usize];
    frame.is(RUN_IN)
        && scan.candidates[last.index as usize].own
        && candidate.ordinal == 1
        && !candidate.scheme.is_unnumbered()
        && candidate.paragraph == last.paragraph + 2
        && shape.last - shape.first <= LONGEST
}

/// Whether who leads a meeting calls a speaker with it: 最后，请县长讲话。 What follows is his own again.
#[inline(never)]
fn calls_a_speaker(last: &Member, weighed: &Weighed) -> bool {
    const CALLS: &str = "请";
    const LONGEST: u32 = 180;
    const SPEAKS: [&str; 7] = ["讲话", "发言", "宣读", "通报", "汇报", "致辞", "主持"];
    let scan = weighed.survey.scan;
    let shape = &scan.shapes[last.paragraph as usize];
    let behind = shape.first + u32::from(scan.candidates[last.index as usize].marker);
    let said = || &weighed.survey.text[behind as usize..shape.last as usize];
    behind < shape.last
        && shape.last - shape.first <= LONGEST
        && sign::begins(said(), CALLS)
        && SPEAKS.iter().any(|word| sign::holds(said(), word))
}

/// Whether the paragraph between leads to lower numbers than those of the item, which stood under no other family so far: 3.…,
/// …做了三个方面的工作：, （1）.
#[inline(never)]
fn is_led_on(frame: &Frame, weighed: &Weighed, state: &State) -> bool {
    let candidate = weighed.candidate;
    let lower = rank(candidate.scheme) > rank(frame.scheme) && rank(frame.scheme) > 0;
    let scan = weighed.survey.scan;
    // An item of one sentence has said all that it says.
    let is_sentence = || scan.candidates[frame.last.index as usize].own;
    if !lower || candidate.ordinal != 1 || candidate.inline || is_sentence() {
        return false;
    }
    let above = candidate.paragraph.checked_sub(1);
    let leads = above.is_some_and(|above| {
        let shape = &scan.shapes[above as usize];
        !shape.marked && heading::announces_several(weighed.survey.text, shape)
    });
    let (above, below) = (frame.scheme_and_place(), weighed.scheme_and_place());
    let here = weighed.kinds.pair(above, below);
    leads && state.pairs & weighed.kinds.under_any(below) & !here == 0
}

/// The place of a family in the usual order; 0 for those that have none.
fn rank(scheme: Scheme) -> u8 {
    match scheme {
        Scheme::HanComma => 1,
        Scheme::HanBracket => 2,
        Scheme::ArabicStop => 3,
        Scheme::ArabicBracket | Scheme::ArabicHalfBracket => 4,
        Scheme::Circled => 5,
        _ => 0,
    }
}

/// Whether a family is one of items, or of bold lines without a number, under which no chapter stands. Under 一、 one may,
/// which an amending law puts in.
fn is_item(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::HanBracket
            | Scheme::ArabicStop
            | Scheme::ArabicBracket
            | Scheme::ArabicHalfBracket
            | Scheme::Circled
            | Scheme::Letter
            | Scheme::Shi
            | Scheme::Yao
            | Scheme::Among
            | Scheme::Bold
    )
}

/// The kinds of the sequences that a marker of this family may go on with: after ⑩ comes (11).
pub(super) fn goes_on_in(scheme: Scheme) -> u64 {
    let of = |scheme| kind(scheme, false) | kind(scheme, true);
    match scheme {
        Scheme::ArabicBracket => of(scheme) | of(Scheme::Circled),
        _ => of(scheme),
    }
}

/// What leaving a candidate out costs.
pub(super) fn dear(candidate: &Candidate) -> u32 {
    let dear = match candidate.scheme {
        Scheme::Hash => (cost::MARKED, 0),
        Scheme::Bold => (200, 0),
        Scheme::Lenticular => (200, 0),
        Scheme::Framing => (200, 0),
        Scheme::Plain => (110, 0),
        Scheme::User => (cost::USER_RULE, cost::USER_RULE),
        Scheme::Decimal1 => (300, 0),
        _ => crate::scheme::ROWS[candidate.row as usize].dear,
    };
    let dear = u32::from(if candidate.inline { dear.1 } else { dear.0 });
    if candidate.doubtful {
        return cost::DOUBTFUL;
    }
    if candidate.level > 0 && candidate.level < NESTED {
        return dear.max(u32::from(cost::MARKED));
    }
    if candidate.division() && !candidate.own {
        dear.min(cost::DIVISION_IN_TEXT)
    } else {
        dear
    }
}

/// What is known of all candidates before the first is weighed.
pub(super) struct Overview {
    /// What it costs that a sequence begins with each.
    pub(super) beginnings: Vec<u32>,
    pub(super) kinds: Kinds,
}

impl Overview {
    pub(super) fn of(candidates: &[Candidate]) -> Overview {
        Overview {
            beginnings: beginnings(candidates),
            kinds: Kinds::of(candidates),
        }
    }
}

/// What it costs that a sequence begins with each candidate.
fn beginnings(candidates: &[Candidate]) -> Vec<u32> {
    // The number of the last candidate of each scheme, at a paragraph's start and inside one.
    let mut numbers = [[None; 2]; Scheme::COUNT];
    let beginning = |candidate: &Candidate| {
        let number = candidate.ordinal;
        let last = &mut numbers[candidate.scheme as usize][usize::from(candidate.inline)];
        let before = last.replace(number);
        match number {
            _ if candidate.scheme.is_unnumbered() => 0,
            0 | 1 => 0,
            _ if u32::from(number) == LAST => cost::BEGINS_LAST,
            _ if before == Some(number - 1) && !candidate.inline => cost::RUNS_ON,
            _ if candidate.inline => cost::BEGINS_LATE.1,
            _ => cost::BEGINS_LATE.0,
        }
    };
    candidates.iter().map(beginning).collect()
}

/// What closing a sequence of one member costs: a lone member is seldom one.
pub(super) fn closing(lone: &Candidate) -> u16 {
    match (lone.scheme, lone.inline) {
        (Scheme::Hash | Scheme::User | Scheme::Framing, _) => 0,
        (Scheme::Plain | Scheme::Lenticular | Scheme::Bold, _) => {
            let alone = lone.scheme != Scheme::Bold && lone.ordinal == Candidate::ALONE;
            if alone { 0 } else { cost::LONE[3] }
        }
        (_, true) => cost::LONE[0],
        _ if lone.own => cost::LONE[2],
        _ => cost::LONE[1],
    }
}

/// What it costs to go on with an open sequence, where that is possible.
pub(super) fn going_on(frame: &Frame, weighed: &Weighed) -> Option<u32> {
    let (last, candidate) = (&frame.last, weighed.candidate);
    let apart = candidate.paragraph != last.paragraph;
    if weighed.looks == last.next {
        return Some(match candidate.inline && apart {
            true => cost::NEXT_PARAGRAPH,
            false => 0,
        });
    }
    if frame.scheme != candidate.scheme && !follows_circles(frame, candidate) {
        return None;
    }
    let place = match (last.inline, candidate.inline) {
        (false, false) => 0,
        (true, false) => cost::TO_LINE_START,
        (false, true) => cost::TO_INLINE,
        // Two lone 二是 inside two paragraphs are no enumeration.
        (true, true) if apart && frame.is(LONE) && repeats_late(last, candidate) => {
            return None;
        }
        (true, true) if apart => cost::NEXT_PARAGRAPH,
        (true, true) => 0,
    };
    let form = if last.row == candidate.row || candidate.scheme == Scheme::Plain {
        0
    } else {
        cost::OTHER_FORM
    };
    let markup = match (last.level, candidate.level) {
        (a, b) if a == b => 0,
        (_, _) if candidate.scheme == Scheme::Hash => return None,
        (a, b) if a.max(b) > NESTED => return None,
        (0, _) | (_, 0) => 20,
        _ => cost::AGAINST_MARKUP,
    };
    Some(place + form + markup + counting(last, candidate)?)
}

/// Whether a number in brackets follows one in a circle, of which there are few: (11) behind ⑩.
fn follows_circles(frame: &Frame, candidate: &Candidate) -> bool {
    let last = frame.last.ordinal;
    frame.scheme == Scheme::Circled
        && candidate.scheme == Scheme::ArabicBracket
        && last > 9
        && last.checked_add(1) == Some(candidate.ordinal)
}

/// Whether a number that is not the first comes again.
fn repeats_late(last: &Member, candidate: &Candidate) -> bool {
    last.ordinal > 1 && last.ordinal == candidate.ordinal && !candidate.scheme.is_unnumbered()
}

/// What it costs that `candidate` comes behind `last` in one sequence.
fn counting(last: &Member, candidate: &Candidate) -> Option<u32> {
    if candidate.scheme.is_unnumbered() {
        let other_rule = candidate.scheme == Scheme::User && candidate.ordinal != last.ordinal;
        return (!other_rule).then_some(0);
    }
    let (before, now) = (u32::from(last.ordinal), u32::from(candidate.ordinal));
    if before == LAST {
        return None;
    }
    Some(match now {
        LAST => 0,
        _ if now == before + 1 => 0,
        _ if now == before && candidate.scheme == Scheme::Article => 40,
        _ if now == before
            && candidate.scheme == Scheme::First
            && last.row == candidate.row
            && now == 3 =>
        {
            0
        }
        _ if now == before => cost::REPEAT,
        _ if now > before => (cost::GAP.0 + cost::GAP.1 * (now - before - 2)).min(cost::WIDE_GAP),
        _ => cost::BACKWARDS,
    })
}

/// The kinds of sequences in a document, numbered as they come up, so that a word has a bit for each pair of them. With a
/// hash in its place it would hang on chance, and on the order of the families in their table, which pairs share a bit.
pub(super) struct Kinds([[u8; 2]; Scheme::COUNT]);

impl Kinds {
    /// Further kinds share the last number; few documents have so many.
    const MOST: u8 = 8;

    fn of(candidates: &[Candidate]) -> Kinds {
        const LAST: u8 = Kinds::MOST - 1;
        let mut numbers = [[LAST; 2]; Scheme::COUNT];
        let mut next = 0;
        for candidate in candidates {
            let number = &mut numbers[candidate.scheme as usize][usize::from(candidate.inline)];
            if *number == LAST && next < LAST {
                *number = next;
                next += 1;
            }
        }
        Kinds(numbers)
    }

    fn number(&self, (scheme, inline): (Scheme, bool)) -> u8 {
        self.0[scheme as usize][usize::from(inline)]
    }

    /// The bit of a kind.
    pub(super) fn bit(&self, kind: (Scheme, bool)) -> u8 {
        1 << self.number(kind)
    }

    /// The bit of a kind that is nested under another.
    pub(super) fn pair(&self, above: (Scheme, bool), below: (Scheme, bool)) -> u64 {
        1 << (self.number(above) * Kinds::MOST + self.number(below))
    }

    /// The bits of a kind that is nested under any.
    pub(super) fn under_any(&self, below: (Scheme, bool)) -> u64 {
        (u64::MAX / 0xFF) << self.number(below)
    }
}
