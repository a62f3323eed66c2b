//! The cheapest reading: which candidates are nodes, and under which.
//!
//! A reading is a stack of open sequences. Each candidate is left out, goes on with an open sequence (what
//! lies above it on the stack is closed), or opens a sequence under an open item. Every move has a cost; the
//! cheapest of all readings is looked for with a beam: the best few stacks are kept from candidate to
//! candidate. Most candidates are decided at once, and then one stack is all that is kept.
//!
//! The costs say what writers do: sequences begin at one and count up, members look alike, an item inside a
//! sentence is over when the sentence is, a heading is over when a paragraph has plainly left it.

mod cost;

use super::{Accepted, Page};
use crate::scan::Candidate;
use crate::scheme::{LAST, Scheme};

/// How many readings are kept.
const BEAM: usize = 8;
/// A reading that is this much dearer than the best is given up. Of 678 documents, most of them spoiled in some way, the
/// reading that came out cheapest had never been dearer by more than 310.
const HOPELESS: u32 = 320;

/// Seldom are more moves weighed for one candidate.
const MOVES: usize = 32;

const NONE: u32 = u32::MAX;

/// The place of the frame below all others, which is no sequence.
const GROUND: u32 = 0;

/// An open sequence. Frames are never changed: going on with a sequence makes a new one.
#[derive(Clone, Copy)]
struct Frame<'a> {
    below: u32,
    /// The last member's place among the candidates.
    index: u32,
    last: &'a Candidate,
    /// The family of the first member.
    scheme: Scheme,
    /// Whether its first member stood at a paragraph's start.
    from_start: bool,
    /// Whether the members seen so far stand in one sentence.
    one_sentence: bool,
    /// Whether it has but one member.
    lone: bool,
    /// Most unmarked paragraphs seen between two members.
    gap: u16,
    /// What closing it costs.
    closing: u16,
    /// What is given back when the sequence goes on.
    pending: u32,
    hash: u64,
    /// The kinds of this sequence and of all below it, a bit for each.
    kinds: u64,
}

impl<'a> Frame<'a> {
    /// What all sequences at the top stand on; `any` is never asked for.
    fn ground(any: &'a Candidate) -> Frame<'a> {
        Frame {
            below: GROUND,
            index: NONE,
            last: any,
            scheme: any.scheme,
            from_start: false,
            one_sentence: false,
            lone: false,
            gap: 0,
            closing: 0,
            pending: 0,
            hash: 0,
            kinds: 0,
        }
    }

    fn is_over(&self, candidate: &Candidate) -> bool {
        candidate.paragraph != self.last.paragraph
            || self.one_sentence && !self.lone && candidate.sentence != self.last.sentence
    }
}

/// The bit of a kind of sequence: its family, and whether its members stand inside paragraphs.
fn kind(scheme: Scheme, inline: bool) -> u64 {
    const { assert!(Scheme::COUNT * 2 <= u64::BITS as usize) };
    1 << (scheme as u64 * 2 + u64::from(inline))
}

#[derive(Clone, Copy)]
struct State {
    top: u32,
    cost: u32,
    /// The last decision.
    trail: u32,
    /// Paragraph of the last accepted candidate.
    paragraph: u32,
    /// Pairs of schemes nested so far, as a small filter.
    pairs: u64,
    /// That of the frame on top, which stands for the whole stack.
    hash: u64,
}

/// A candidate that was taken, with what came before.
#[derive(Clone, Copy)]
struct Step {
    before: u32,
    candidate: u32,
    /// Candidate under which it stands.
    parent: u32,
    opens: bool,
    margin: u8,
}

/// A candidate that is weighed, with what does not depend on the reading it is put to.
struct Weighed<'a> {
    index: u32,
    candidate: &'a Candidate,
    /// What leaving it out costs.
    dear: u32,
    /// What it costs that a sequence begins with it.
    beginning: u32,
    /// The bit of its kind.
    kind: u64,
    /// The kinds of the sequences that it may go on with.
    goes_on_in: u64,
    /// Whether levels or the user's rules tell sequences of its kind apart.
    levelled: bool,
    division: bool,
    decimal_parts: Option<u8>,
}

impl Weighed<'_> {
    /// Whether it is a decimal number (1.1) with no more parts than the one above it (1.1.1): its parts say its level.
    fn is_shallower(&self, above: Scheme) -> bool {
        let is_no_deeper = |below| above.decimal_parts().is_some_and(|above| below <= above);
        self.decimal_parts.is_some_and(is_no_deeper)
    }
}

struct Search<'a> {
    page: &'a Page<'a>,
    frames: Vec<Frame<'a>>,
    /// The frames are swept when there are so many.
    sweep_at: usize,
    steps: Vec<Step>,
    /// The number of the last candidate of each scheme, at a paragraph's start and inside one.
    numbers: [[Option<u16>; 2]; Scheme::COUNT],
}

/// The readings that are kept.
struct Beam {
    /// The cheapest first.
    states: Vec<State>,
    /// Those before the candidate that is weighed.
    before: Vec<State>,
    moves: Moves,
}

/// What was done with a candidate; made into a step and a frame only if it is kept.
#[derive(Clone, Copy)]
enum Move {
    LeaveOut,
    GoOn { frame: u32 },
    Open { under: u32, pending: u32 },
}

/// A move with its cost.
#[derive(Clone, Copy)]
struct Weight {
    cost: u32,
    /// The number of the state that the move is made from.
    from: u32,
    step: Move,
}

/// The moves that are weighed for one candidate, the cheapest first, and of like ones that of the first state first.
struct Moves {
    sorted: Vec<Weight>,
    /// A reading that costs more is given up.
    limit: u32,
}

impl Moves {
    fn clear(&mut self) {
        self.sorted.clear();
        self.limit = u32::MAX;
    }

    /// Whether a reading of this cost is near enough to the best seen so far. Where it is not, it would not be kept,
    /// nor would any that costs more.
    fn may_be_kept(&self, cost: u32) -> bool {
        cost <= self.limit
    }

    /// Adds a way to take the candidate; those of each state come behind those of the states before it.
    fn add(&mut self, from: u32, cost: u32, step: Move) {
        if !self.may_be_kept(cost) {
            return;
        }
        self.limit = self.limit.min(cost.saturating_add(HOPELESS));
        let weight = Weight { cost, from, step };
        // There are few of them, and most come in order.
        let mut at = self.sorted.len();
        self.sorted.push(weight);
        while at > 0 && self.sorted[at - 1].cost > cost {
            self.sorted[at] = self.sorted[at - 1];
            at -= 1;
        }
        self.sorted[at] = weight;
    }

    /// Adds the leaving out of the candidate, when all ways to take it are known: it comes before those of the same
    /// state that cost as much.
    fn add_leaving_out(&mut self, from: u32, cost: u32) {
        let before = |other: &Weight| (other.cost, other.from) < (cost, from);
        let at = self.sorted.partition_point(before);
        let step = Move::LeaveOut;
        self.sorted.insert(at, Weight { cost, from, step });
        self.limit = self.limit.min(cost.saturating_add(HOPELESS));
    }
}

/// The candidates that are nodes in the cheapest reading, in document order.
pub(super) fn cheapest(page: &Page) -> Vec<Accepted> {
    let candidates = &page.scan.candidates;
    let Some(any) = candidates.first() else {
        return Vec::new();
    };
    let mut search = Search {
        page,
        frames: Vec::with_capacity(FEWEST_TO_SWEEP.min(candidates.len() * 4)),
        sweep_at: FEWEST_TO_SWEEP,
        steps: Vec::with_capacity(candidates.len() * 4),
        numbers: [[None; 2]; Scheme::COUNT],
    };
    search.frames.push(Frame::ground(any));
    let mut beam = Beam {
        states: Vec::with_capacity(BEAM),
        before: Vec::with_capacity(BEAM),
        moves: Moves {
            sorted: Vec::with_capacity(MOVES),
            limit: u32::MAX,
        },
    };
    beam.states.push(State {
        top: GROUND,
        cost: 0,
        trail: NONE,
        paragraph: 0,
        pairs: 0,
        hash: 0,
    });
    for index in 0..candidates.len() {
        search.weigh(index as u32, &mut beam);
        if search.frames.len() >= search.sweep_at {
            sweep(&mut search.frames, &mut beam.states);
            // Twice what is left, so that sweeping takes no more time than making the frames did.
            search.sweep_at = FEWEST_TO_SWEEP.max(search.frames.len() * 2);
        }
    }
    search.finish(&beam.states)
}

/// Fewer frames than this are not worth a look.
const FEWEST_TO_SWEEP: usize = 1 << 14;

/// Drops the frames that stand on no reading's stack, in order; in a long document that is nearly all of them.
fn sweep(frames: &mut Vec<Frame>, states: &mut [State]) {
    let mut place = vec![NONE; frames.len()];
    place[GROUND as usize] = GROUND;
    for state in &*states {
        let mut at = state.top as usize;
        while place[at] == NONE {
            place[at] = GROUND;
            at = frames[at].below as usize;
        }
    }
    let mut kept = 0;
    for at in 0..frames.len() {
        if place[at] == NONE {
            continue;
        }
        // A frame stands behind the one below it, whose new place is known already.
        let below = place[frames[at].below as usize];
        frames[kept] = Frame {
            below,
            ..frames[at]
        };
        place[at] = kept as u32;
        kept += 1;
    }
    frames.truncate(kept);
    for state in states {
        state.top = place[state.top as usize];
    }
}

impl<'a> Search<'a> {
    fn frame(&self, at: u32) -> &Frame<'a> {
        &self.frames[at as usize]
    }

    /// Puts one candidate to every reading and keeps the best.
    fn weigh(&mut self, index: u32, beam: &mut Beam) {
        let candidate = &self.page.scan.candidates[index as usize];
        let weighed = Weighed {
            index,
            candidate,
            dear: dear(candidate),
            beginning: self.beginning(candidate),
            kind: kind(candidate.scheme, candidate.inline),
            goes_on_in: goes_on_in(candidate.scheme),
            levelled: matches!(candidate.scheme, Scheme::Hash | Scheme::User),
            division: candidate.division(),
            decimal_parts: candidate.scheme.decimal_parts(),
        };
        let Beam { states, moves, .. } = beam;
        moves.clear();
        for (from, state) in states.iter().enumerate() {
            self.take(&weighed, from as u32, state, moves);
        }
        for (from, state) in states.iter().enumerate() {
            let cost = state.cost + weighed.dear;
            if !moves.may_be_kept(cost) {
                break;
            }
            moves.add_leaving_out(from as u32, cost);
        }
        self.keep_best(&weighed, beam);
    }

    /// All ways to take a candidate: down the stack, going on with each open sequence or opening one under it.
    fn take(&self, weighed: &Weighed<'a>, from: u32, state: &State, moves: &mut Moves) {
        let candidate = weighed.candidate;
        let parted = self
            .page
            .parts(state.paragraph + 1, candidate.paragraph + 1);
        let apart = if parted { cost::OTHER_PART } else { 0 };
        let lowest_alike = self.lowest_alike(state.top, weighed);
        let mut so_far = state.cost;
        let mut closed: Option<&Frame> = None;
        let mut at = state.top;
        while at != GROUND {
            let frame = self.frame(at);
            let may_begin = moves.may_be_kept(so_far + weighed.beginning);
            let may_go_on = frame.kinds & weighed.goes_on_in != 0;
            if !may_begin && !may_go_on {
                return;
            }
            if may_go_on
                && moves.may_be_kept(so_far.saturating_sub(frame.pending))
                && let Some(cost) = going_on(frame, candidate)
            {
                let cost = (so_far + cost + apart).saturating_sub(frame.pending);
                moves.add(from, cost, Move::GoOn { frame: at });
            }
            // Nothing opens under its like, nor under what stands on it.
            if may_begin
                && (frame.kinds & weighed.kind == 0 || at < lowest_alike)
                && let Some((cost, pending)) = self.opening(frame, closed, weighed, state)
            {
                let cost = so_far + cost + pending + apart;
                moves.add(from, cost, Move::Open { under: at, pending });
            }
            so_far += u32::from(frame.closing);
            closed = Some(frame);
            at = frame.below;
        }
        if !moves.may_be_kept(so_far + weighed.beginning) {
            return;
        }
        let closed = closed.filter(|_| !parted);
        if let Some(beside) = self.beside(closed, candidate, state) {
            let (under, pending) = (GROUND, 0);
            let cost = so_far + beside + weighed.beginning;
            moves.add(from, cost, Move::Open { under, pending });
        }
    }

    /// What it costs to open a sequence under the last member of `frame`, and what of it is pending.
    fn opening(
        &self,
        frame: &Frame,
        closed: Option<&Frame>,
        weighed: &Weighed,
        state: &State,
    ) -> Option<(u32, u32)> {
        let candidate = weighed.candidate;
        if weighed.is_shallower(frame.scheme) {
            return None;
        }
        let beside = self.beside(closed, candidate, state)?;
        let last = frame.last;
        let (under, pending) = self.under(frame, candidate, state);
        let markup = match (last.level, candidate.level) {
            (above, below) if above > 0 && below > 0 && below <= above => cost::AGAINST_MARKUP,
            (0, below) if below > 0 && candidate.scheme == Scheme::Hash && !last.inline => {
                cost::AGAINST_MARKUP
            }
            _ => 0,
        };
        let nested = match (
            state.pairs & pair(frame, candidate),
            state.pairs
                & pair_of(
                    candidate.scheme,
                    candidate.inline,
                    frame.scheme,
                    last.inline,
                ),
        ) {
            (0, 0) => cost::SEEN_BEFORE,
            (0, _) => cost::TURNED_ROUND + cost::SEEN_BEFORE,
            _ => 0,
        };
        let lowered = if weighed.division && is_item(frame.scheme) {
            cost::DIVISION_UNDER_ITEM
        } else {
            0
        };
        Some((
            beside + under + markup + nested + lowered + weighed.beginning,
            pending,
        ))
    }

    /// The lowest frame, from `at` down, of a sequence under which a heading by markup or one of the user's own does not
    /// open, which have levels or rules beside their kind. Of others the kind alone tells.
    fn lowest_alike(&self, mut at: u32, weighed: &Weighed) -> u32 {
        let candidate = weighed.candidate;
        if !weighed.levelled {
            return GROUND;
        }
        let mut lowest = NONE;
        while at != GROUND {
            let frame = self.frame(at);
            if frame.scheme == candidate.scheme && frame.last.inline == candidate.inline {
                let last = frame.last;
                let other_rule =
                    candidate.scheme == Scheme::User && last.ordinal != candidate.ordinal;
                let deeper = candidate.scheme == Scheme::Hash && last.level < candidate.level;
                if !other_rule && !deeper {
                    lowest = at;
                }
            }
            at = frame.below;
        }
        lowest
    }

    /// What it costs to open a sequence where `closed` was the last one under the same parent.
    fn beside(&self, closed: Option<&Frame>, candidate: &Candidate, state: &State) -> Option<u32> {
        let Some(closed) = closed else { return Some(0) };
        let last = closed.last;
        let again = closed.scheme == candidate.scheme && last.inline == candidate.inline;
        if again && candidate.ordinal > 1 && !candidate.scheme.is_unnumbered() {
            return None;
        }
        let fresh = || {
            let to = candidate.paragraph + u32::from(candidate.inline);
            self.page.plain(state.paragraph + 1, to)
        };
        let cost = match last.inline {
            true if closed.is_over(candidate) => cost::BESIDE_OVER,
            true => cost::BESIDE_INLINE,
            false if closed.scheme == Scheme::Hash && candidate.level > 0 => cost::BESIDE_OVER,
            false if !last.heads && fresh() > 0 => cost::BESIDE_LEFT,
            false
                if self
                    .page
                    .turns(state.paragraph + 1, candidate.paragraph + 1) =>
            {
                cost::BESIDE_LEFT
            }
            false => cost::BESIDE_LIVE,
        };
        Some(cost + if again { cost::RESTART } else { 0 })
    }

    /// What it costs to stand under the last member of `frame`; the second figure is given back when the
    /// sequence of that member goes on.
    fn under(&self, frame: &Frame, candidate: &Candidate, state: &State) -> (u32, u32) {
        let last = frame.last;
        if !candidate.inline && last.inline {
            let ends_its_paragraph = frame.from_start && candidate.paragraph == last.paragraph + 1;
            return (
                if ends_its_paragraph {
                    cost::AS_SIBLINGS
                } else {
                    cost::LINE_UNDER_INLINE
                },
                0,
            );
        }
        if last.inline {
            let over = frame.is_over(candidate);
            return (if over { cost::STALE } else { 0 }, 0);
        }
        if candidate.paragraph == last.paragraph {
            return (0, 0);
        }
        let from = state.paragraph.max(last.paragraph) + 1;
        if frame.below != GROUND && self.page.turns(from, candidate.paragraph + 1) {
            return (cost::TURNED_AWAY, 0);
        }
        if last.heads {
            return (0, 0);
        }
        match self
            .page
            .plain(from, candidate.paragraph + u32::from(candidate.inline))
        {
            0 => (0, 0),
            _ if frame.below == GROUND && !frame.scheme.is_directive() => (cost::AS_SIBLINGS, 0),
            fresh if fresh <= u32::from(frame.gap) => (cost::AS_SIBLINGS, 0),
            _ => (0, cost::PENDING),
        }
    }

    /// What it costs that a sequence begins with this candidate.
    fn beginning(&mut self, candidate: &Candidate) -> u32 {
        let number = candidate.ordinal;
        let last = &mut self.numbers[candidate.scheme as usize][usize::from(candidate.inline)];
        let before = last.replace(number);
        match number {
            _ if candidate.scheme.is_unnumbered() => 0,
            0 | 1 => 0,
            _ if before == Some(number - 1) && !candidate.inline => cost::RUNS_ON,
            _ if candidate.inline => cost::BEGINS_LATE.1,
            _ => cost::BEGINS_LATE.0,
        }
    }

    /// Keeps the best readings, one for each stack.
    fn keep_best(&mut self, weighed: &Weighed<'a>, beam: &mut Beam) {
        let Beam {
            states,
            before,
            moves,
        } = beam;
        let margin = match moves.sorted[..] {
            [best, second, ..] => (second.cost - best.cost).min(255) as u8,
            _ => 255,
        };
        std::mem::swap(before, states);
        states.clear();
        for weight in &moves.sorted {
            if weight.cost > moves.limit || states.len() == BEAM {
                break;
            }
            let mut state = before[weight.from as usize];
            state.hash = self.hash_after(&state, &weight.step, weighed.index);
            if states.iter().any(|kept| kept.hash == state.hash) {
                continue;
            }
            state.cost = weight.cost;
            self.carry_out(&mut state, &weight.step, weighed, margin);
            states.push(state);
        }
    }

    fn hash_after(&self, state: &State, step: &Move, index: u32) -> u64 {
        let below = match *step {
            Move::LeaveOut => return state.hash,
            Move::GoOn { frame } => self.frame(frame).below,
            Move::Open { under, .. } => under,
        };
        mix(self.frame(below).hash, index)
    }

    /// Makes the frame and the step of a move that is kept.
    fn carry_out(&mut self, state: &mut State, step: &Move, weighed: &Weighed<'a>, margin: u8) {
        let (index, candidate) = (weighed.index, weighed.candidate);
        let (parent, opens) = match *step {
            Move::LeaveOut => return,
            Move::GoOn { frame: at } => {
                let frame = *self.frame(at);
                let below = self.frame(frame.below);
                let (parent, kinds) = (below.index, below.kinds);
                let gap = match at == state.top {
                    true => self
                        .page
                        .plain(state.paragraph + 1, candidate.paragraph)
                        .min(u32::from(u16::MAX)) as u16,
                    false => 0,
                };
                self.frames.push(Frame {
                    index,
                    last: candidate,
                    one_sentence: frame.one_sentence && frame.last.sentence == candidate.sentence,
                    lone: false,
                    gap: frame.gap.max(gap),
                    closing: 0,
                    pending: 0,
                    hash: state.hash,
                    kinds: kinds | kind(frame.scheme, candidate.inline),
                    ..frame
                });
                (parent, false)
            }
            Move::Open { under, pending } => {
                let above = *self.frame(under);
                let mut below = under;
                if under != GROUND {
                    state.pairs |= pair(&above, candidate);
                }
                if pending > 0 {
                    below = self.frames.len() as u32;
                    self.frames.push(Frame {
                        pending: above.pending + pending * 4 / 5,
                        ..above
                    });
                }
                self.frames.push(Frame {
                    below,
                    index,
                    last: candidate,
                    scheme: candidate.scheme,
                    from_start: !candidate.inline,
                    one_sentence: true,
                    lone: true,
                    gap: 0,
                    closing: closing(candidate),
                    pending: 0,
                    hash: state.hash,
                    kinds: above.kinds | weighed.kind,
                });
                (above.index, true)
            }
        };
        self.steps.push(Step {
            before: state.trail,
            candidate: index,
            parent,
            opens,
            margin,
        });
        state.top = self.frames.len() as u32 - 1;
        state.trail = self.steps.len() as u32 - 1;
        state.paragraph = candidate.paragraph;
    }

    /// Closes what is open and reads the best trail back.
    fn finish(&self, states: &[State]) -> Vec<Accepted> {
        let total = |state: &State| {
            let (mut cost, mut at) = (state.cost, state.top);
            while at != GROUND {
                let frame = self.frame(at);
                cost += u32::from(frame.closing);
                at = frame.below;
            }
            cost
        };
        let Some(best) = states.iter().min_by_key(|state| total(state)) else {
            return Vec::new();
        };
        let count = self.page.scan.candidates.len();
        let mut accepted = Vec::with_capacity(count);
        let mut at = best.trail;
        while let Some(step) = self.steps.get(at as usize) {
            accepted.push(Accepted {
                candidate: step.candidate,
                parent: (step.parent != NONE).then_some(step.parent),
                opens: step.opens,
                margin: step.margin,
            });
            at = step.before;
        }
        accepted.reverse();
        // A step names its parent among the candidates.
        let mut place = vec![NONE; count];
        for (at, item) in accepted.iter_mut().enumerate() {
            place[item.candidate as usize] = at as u32;
            item.parent = item.parent.map(|parent| place[parent as usize]);
        }
        accepted
    }
}

/// Whether a family is one of items, under which no chapter stands. Under 一、 one may, which an amending law puts in.
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
    )
}

/// The kinds of the sequences that a marker of this family may go on with: after ⑩ comes (11).
fn goes_on_in(scheme: Scheme) -> u64 {
    let of = |scheme| kind(scheme, false) | kind(scheme, true);
    match scheme {
        Scheme::ArabicBracket => of(scheme) | of(Scheme::Circled),
        _ => of(scheme),
    }
}

/// What leaving a candidate out costs.
fn dear(candidate: &Candidate) -> u32 {
    let dear = match candidate.scheme {
        Scheme::Hash => (300, 0),
        Scheme::Bold => (200, 0),
        Scheme::Lenticular => (200, 0),
        Scheme::Plain => (110, 0),
        Scheme::User => (cost::USER_RULE, cost::USER_RULE),
        _ => crate::scheme::ROWS[candidate.row as usize].dear,
    };
    let dear = u32::from(if candidate.inline { dear.1 } else { dear.0 });
    if candidate.doubtful {
        return cost::DOUBTFUL;
    }
    if candidate.division() && !candidate.own {
        dear.min(cost::DIVISION_IN_TEXT)
    } else {
        dear
    }
}

/// What closing a sequence of one member costs: a lone member is seldom one.
fn closing(lone: &Candidate) -> u16 {
    match (lone.scheme, lone.inline) {
        (Scheme::Hash | Scheme::User, _) => 0,
        (Scheme::Plain | Scheme::Lenticular | Scheme::Bold, _) => cost::LONE[3],
        (_, true) => cost::LONE[0],
        _ if lone.own => cost::LONE[2],
        _ => cost::LONE[1],
    }
}

/// What it costs to go on with an open sequence, where that is possible.
fn going_on(frame: &Frame, candidate: &Candidate) -> Option<u32> {
    let last = frame.last;
    if frame.scheme != candidate.scheme && !follows_circles(frame, candidate) {
        return None;
    }
    let apart = candidate.paragraph != last.paragraph;
    let place = match (last.inline, candidate.inline) {
        (false, false) => 0,
        (true, false) => cost::TO_LINE_START,
        (false, true) => cost::TO_INLINE,
        // Two lone 二是 inside two paragraphs are no enumeration.
        (true, true) if apart && frame.lone && repeats_late(last, candidate) => {
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
fn repeats_late(last: &Candidate, candidate: &Candidate) -> bool {
    last.ordinal > 1 && last.ordinal == candidate.ordinal && !candidate.scheme.is_unnumbered()
}

/// What it costs that `candidate` comes behind `last` in one sequence.
fn counting(last: &Candidate, candidate: &Candidate) -> Option<u32> {
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

fn pair(above: &Frame, below: &Candidate) -> u64 {
    pair_of(above.scheme, above.last.inline, below.scheme, below.inline)
}

/// One bit for a pair of schemes, one nested under the other.
fn pair_of(above: Scheme, above_inline: bool, below: Scheme, below_inline: bool) -> u64 {
    let of = |scheme: Scheme, inline: bool| scheme as u64 * 2 + u64::from(inline);
    let pair = of(above, above_inline) * 67 + of(below, below_inline) * 131;
    1 << (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

fn mix(hash: u64, index: u32) -> u64 {
    (hash ^ (u64::from(index) + 1))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANDIDATE: Candidate = Candidate {
        start: 0,
        marker: 0,
        ordinal: 1,
        scheme: Scheme::HanComma,
        row: 0,
        inline: false,
        own: false,
        heads: false,
        level: 0,
        bold: false,
        doubtful: false,
        paragraph: 0,
        sentence: 0,
    };

    fn frame(below: u32, index: u32) -> Frame<'static> {
        Frame {
            below,
            index,
            ..Frame::ground(&CANDIDATE)
        }
    }

    fn state(top: u32) -> State {
        State {
            top,
            cost: 0,
            trail: NONE,
            paragraph: 0,
            pairs: 0,
            hash: 0,
        }
    }

    /// The members on top of each stack, from the top down.
    fn stacks(frames: &[Frame], states: &[State]) -> Vec<Vec<u32>> {
        let stack = |state: &State| {
            let mut at = state.top;
            std::iter::from_fn(|| {
                let frame = frames[at as usize];
                at = frame.below;
                (frame.index != NONE).then_some(frame.index)
            })
            .collect()
        };
        states.iter().map(stack).collect()
    }

    #[test]
    fn a_sweep_keeps_what_stands_on_a_stack_and_nothing_else() {
        let mut frames = [
            (GROUND, NONE),
            (GROUND, 10),
            (1, 11),
            (1, 12),
            (GROUND, 13),
            (3, 14),
            (3, 15),
        ]
        .map(|(below, index)| frame(below, index))
        .to_vec();
        let mut states = [5, 3, GROUND].map(state);
        let before = stacks(&frames, &states);
        assert_eq!(before, [vec![14, 12, 10], vec![12, 10], vec![]]);
        sweep(&mut frames, &mut states);
        assert_eq!(stacks(&frames, &states), before);
        assert_eq!(frames.len(), 4);
    }
}
