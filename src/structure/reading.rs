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
use std::cell::Cell;

/// How many readings are kept.
const BEAM: usize = 8;
/// A reading that is this much dearer than the best is given up. Of 678 documents, most of them spoiled in some way, the
/// reading that came out cheapest had never been dearer by more than 310.
const HOPELESS: u32 = 320;

const NONE: u32 = u32::MAX;

/// The place of the frame below all others, which is no sequence.
const GROUND: u32 = 0;

/// An open sequence, which stands for the whole stack below it. Going on with a sequence makes a new frame; nothing of
/// one is changed later but the note of what was put on it. All of it is kept in one place, for it is asked of each
/// candidate.
#[derive(Clone, Copy)]
struct Frame {
    last: Member,
    /// The kinds of this sequence and of all below it, a bit for each.
    kinds: u64,
    below: u32,
    /// The first frame made of this stack: another that differs from it only in what is pending names it too.
    stack: u32,
    /// The last candidate that was put on this stack; of use in the first frame of a stack only.
    put_on: u32,
    /// What is given back when the sequence goes on.
    pending: u32,
    /// Most unmarked paragraphs seen between two members.
    gap: u16,
    /// What closing it costs.
    closing: u16,
    /// The family of the first member.
    scheme: Scheme,
    /// Some of [`FROM_START`], [`ONE_SENTENCE`] and [`LONE`].
    is: u8,
}

const _: () = assert!(size_of::<Frame>() == 64, "a frame is one line of the cache");

/// The first member stood at a paragraph's start.
const FROM_START: u8 = 1;
/// The members seen so far stand in one sentence.
const ONE_SENTENCE: u8 = 2;
/// There is but one member.
const LONE: u8 = 4;

/// What is asked of the last member of a sequence.
#[derive(Clone, Copy)]
struct Member {
    /// How a member looks that goes on with the sequence without any cost, or [`NO_LOOKS`].
    next: u64,
    /// Its place among the candidates.
    index: u32,
    paragraph: u32,
    sentence: u32,
    ordinal: u16,
    row: u8,
    level: u8,
    inline: bool,
    heads: bool,
}

impl Member {
    fn new(candidate: &Candidate, looks: u64, index: u32) -> Member {
        Member {
            next: match candidate.scheme.is_unnumbered() {
                true => NO_LOOKS,
                false => looks.wrapping_add(NEXT_NUMBER),
            },
            index,
            paragraph: candidate.paragraph,
            sentence: candidate.sentence,
            ordinal: candidate.ordinal,
            row: candidate.row,
            level: candidate.level,
            inline: candidate.inline,
            heads: candidate.heads,
        }
    }
}

impl Frame {
    /// What all sequences at the top stand on; its member is never asked for.
    fn ground(any: &Candidate) -> Frame {
        Frame {
            last: Member::new(any, NO_LOOKS, NONE),
            kinds: 0,
            below: GROUND,
            stack: GROUND,
            put_on: NONE,
            pending: 0,
            gap: 0,
            closing: 0,
            scheme: any.scheme,
            is: 0,
        }
    }

    fn is(&self, what: u8) -> bool {
        self.is & what != 0
    }

    fn is_over(&self, candidate: &Candidate) -> bool {
        candidate.paragraph != self.last.paragraph
            || self.is & (ONE_SENTENCE | LONE) == ONE_SENTENCE
                && candidate.sentence != self.last.sentence
    }
}

/// All that tells whether a candidate goes on with a sequence, as one number.
fn looks(candidate: &Candidate) -> u64 {
    let (scheme, inline) = (candidate.scheme as u64, u64::from(candidate.inline));
    let (row, level) = (u64::from(candidate.row), u64::from(candidate.level));
    scheme | inline << 8 | row << 16 | level << 24 | u64::from(candidate.ordinal) << 32
}

/// The looks of what has the next number are those of a candidate and this.
const NEXT_NUMBER: u64 = 1 << 32;
/// Not the looks of any candidate.
const NO_LOOKS: u64 = u64::MAX;

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
    /// What stands before the paragraph behind the last accepted candidate.
    behind: Passed,
    /// Pairs of schemes nested so far, as a small filter.
    pairs: u64,
}

/// How many paragraphs of each sort stand before one.
#[derive(Clone, Copy, Default)]
struct Passed {
    /// Unmarked ones.
    plain: u32,
    /// Those that turn to all listeners.
    turns: u32,
    /// Those that begin a part with numbers of its own.
    parts: u32,
}

impl Passed {
    fn before(paragraph: u32, page: &Page) -> Passed {
        // Of what there is none no counts are kept.
        let count = |counts: &[u32]| counts.get(paragraph as usize).copied().unwrap_or(0);
        Passed {
            plain: count(&page.plain_before),
            turns: count(&page.turns_before),
            parts: count(&page.parts_before),
        }
    }
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
    candidate: &'a Candidate,
    /// Unmarked paragraphs before its own.
    plain: u32,
    /// What stands before the paragraph behind it.
    behind: Passed,
    /// What leaving it out costs.
    dear: u32,
    /// What it costs that a sequence begins with it.
    beginning: u32,
    /// How it looks; see [`looks`].
    looks: u64,
    /// It as the last of a sequence.
    member: Member,
    /// The bit of its kind.
    kind: u64,
    /// What closing a sequence costs that has no other member.
    closing: u16,
    /// What such a sequence is.
    is: u8,
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

    /// The unmarked paragraphs since the last accepted candidate; a marker inside a paragraph counts its own.
    fn plain_since(&self, state: &State) -> u32 {
        let to = match self.candidate.inline {
            true => self.behind.plain,
            false => self.plain,
        };
        to.saturating_sub(state.behind.plain)
    }

    /// Whether a paragraph since then turns to all listeners.
    fn turned_since(&self, state: &State) -> bool {
        self.behind.turns > state.behind.turns
    }

    /// Whether a paragraph since then begins a part with numbers of its own.
    fn parted_since(&self, state: &State) -> bool {
        self.behind.parts > state.behind.parts
    }

    /// The least that it can cost to begin a sequence anywhere below one that is closed for it: another stands beside
    /// it there, but for the ground when a part has begun.
    fn least_beside(&self, state: &State) -> u32 {
        match self.parted_since(state) {
            true => self.beginning,
            false => self.beginning + cost::LEAST_BESIDE,
        }
    }

    /// What it costs to be put on what was open before.
    fn apart(&self, state: &State) -> u32 {
        match self.parted_since(state) {
            true => cost::OTHER_PART,
            false => 0,
        }
    }
}

struct Search<'a> {
    page: &'a Page<'a>,
    frames: Vec<Frame>,
    /// The frames are swept when there are so many.
    sweep_at: usize,
    steps: Vec<Step>,
    /// The number of the last candidate of each scheme, at a paragraph's start and inside one.
    numbers: [[Option<u16>; 2]; Scheme::COUNT],
}

/// The readings that are kept.
#[derive(Default)]
struct Beam {
    /// The cheapest first.
    states: Vec<State>,
    /// Those before the candidate that is weighed.
    before: Vec<State>,
    moves: Moves,
}

/// What is done with a candidate.
#[derive(Clone, Copy)]
enum Move {
    LeaveOut,
    GoOn,
    Open,
    /// It opens a sequence under an item that may have been left; what that costs is given back when the item's sequence
    /// goes on.
    OpenPending,
}

/// A move with its cost; made into a frame and a step only if it is kept.
#[derive(Clone, Copy)]
struct Weight {
    /// What moves are sorted by: the cost, the number of the state that the move is made from, and its turn among those
    /// of the candidate, which is nought for leaving out. The lowest bits tell the move.
    key: u64,
    /// The frame that the candidate is put on.
    below: u32,
    /// The frame of the sequence that it goes on with.
    frame: u32,
}

impl Weight {
    const MOVES: [Move; 4] = [Move::LeaveOut, Move::GoOn, Move::Open, Move::OpenPending];
    const TURN: u32 = 2;
    const FROM: u32 = 24;

    fn cost(&self) -> u32 {
        (self.key >> 32) as u32
    }

    fn from(&self) -> usize {
        (self.key as u32 >> Weight::FROM) as usize
    }

    fn step(&self) -> Move {
        Weight::MOVES[self.key as usize % Weight::MOVES.len()]
    }
}

/// The moves that are weighed for one candidate, the cheapest first, and of like ones that of the first state first.
#[derive(Default)]
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

    /// Adds a way to take the candidate; of those of one state that cost as much the first is kept.
    fn add(&mut self, from: u32, cost: u32, step: Move, below: u32, frame: u32) {
        if self.may_be_kept(cost) {
            let turn = self.sorted.len() as u32 + 1;
            let order = from << Weight::FROM | turn << Weight::TURN | step as u32;
            self.sort_in(cost, order, below, frame);
        }
    }

    /// Adds the leaving out of the candidate, which comes before all ways of the same state that cost as much.
    fn add_leaving_out(&mut self, from: u32, cost: u32) {
        self.sort_in(cost, from << Weight::FROM, NONE, NONE);
    }

    fn sort_in(&mut self, cost: u32, order: u32, below: u32, frame: u32) {
        self.limit = self.limit.min(cost + HOPELESS);
        let key = u64::from(cost) << 32 | u64::from(order);
        // There are few of them, and most come in order.
        let mut at = self.sorted.len();
        self.sorted.push(Weight { key, below, frame });
        if at == 0 || self.sorted[at - 1].key < key {
            return;
        }
        while at > 0 && self.sorted[at - 1].key > key {
            self.sorted[at] = self.sorted[at - 1];
            at -= 1;
        }
        self.sorted[at] = Weight { key, below, frame };
    }
}

/// The memory that a search takes, which each thread keeps for its next document.
#[derive(Default)]
struct Room {
    frames: Vec<Frame>,
    steps: Vec<Step>,
    beam: Beam,
}

thread_local! {
    static ROOM: Cell<Room> = Cell::default();
}

impl Room {
    /// Takes what the last document has left, for one with so many candidates.
    fn take(candidates: usize) -> Room {
        let mut room = ROOM.take();
        room.frames.clear();
        room.frames.reserve(FEWEST_TO_SWEEP.min(candidates * 4));
        room.steps.clear();
        room.steps.reserve(candidates * 4);
        room.beam.states.clear();
        room
    }

    /// Leaves it to the next document, but for what only a large one needs.
    fn leave(self) {
        if self.frames.capacity().max(self.steps.capacity()) <= FEWEST_TO_SWEEP {
            ROOM.set(self);
        }
    }
}

/// The candidates that are nodes in the cheapest reading, in document order.
pub(super) fn cheapest(page: &Page) -> Vec<Accepted> {
    let candidates = &page.scan.candidates;
    let Some(any) = candidates.first() else {
        return Vec::new();
    };
    let Room {
        frames,
        steps,
        mut beam,
    } = Room::take(candidates.len());
    let mut search = Search {
        page,
        frames,
        sweep_at: FEWEST_TO_SWEEP,
        steps,
        numbers: [[None; 2]; Scheme::COUNT],
    };
    search.frames.push(Frame::ground(any));
    beam.states.push(State {
        top: GROUND,
        cost: 0,
        trail: NONE,
        behind: Passed::before(1, page),
        pairs: 0,
    });
    for index in 0..candidates.len() {
        search.weigh(index as u32, &mut beam);
        if search.frames.len() >= search.sweep_at {
            sweep(&mut search.frames, &mut beam.states);
            // Twice what is left, so that sweeping takes no more time than making the frames did.
            search.sweep_at = FEWEST_TO_SWEEP.max(search.frames.len() * 2);
        }
    }
    let accepted = search.finish(&beam.states);
    let Search { frames, steps, .. } = search;
    Room {
        frames,
        steps,
        beam,
    }
    .leave();
    accepted
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
            // Of the same stack, so that all below it is kept with this one.
            place[frames[at].stack as usize] = GROUND;
            at = frames[at].below as usize;
        }
    }
    let mut kept = 0;
    for at in 0..frames.len() {
        if place[at] == NONE {
            continue;
        }
        place[at] = kept as u32;
        // A frame stands behind the one below it and the first of its stack, whose new places are known already.
        let frame = frames[at];
        frames[kept] = Frame {
            below: place[frame.below as usize],
            stack: place[frame.stack as usize],
            ..frame
        };
        kept += 1;
    }
    frames.truncate(kept);
    for state in states {
        state.top = place[state.top as usize];
    }
}

impl Search<'_> {
    fn frame(&self, at: u32) -> &Frame {
        &self.frames[at as usize]
    }

    /// Puts one candidate to every reading and keeps the best.
    fn weigh(&mut self, index: u32, beam: &mut Beam) {
        let candidate = &self.page.scan.candidates[index as usize];
        let looks = looks(candidate);
        let weighed = Weighed {
            candidate,
            plain: Passed::before(candidate.paragraph, self.page).plain,
            behind: Passed::before(candidate.paragraph + 1, self.page),
            dear: dear(candidate),
            beginning: self.beginning(candidate),
            looks,
            member: Member::new(candidate, looks, index),
            kind: kind(candidate.scheme, candidate.inline),
            closing: closing(candidate),
            is: ONE_SENTENCE | LONE | if candidate.inline { 0 } else { FROM_START },
            goes_on_in: goes_on_in(candidate.scheme),
            levelled: matches!(candidate.scheme, Scheme::Hash | Scheme::User),
            division: candidate.division(),
            decimal_parts: candidate.scheme.decimal_parts(),
        };
        self.find_moves(&weighed, beam);
        self.keep_best(&weighed, beam);
    }

    fn find_moves(&self, weighed: &Weighed, beam: &mut Beam) {
        let Beam { states, moves, .. } = beam;
        moves.clear();
        for (from, state) in states.iter().enumerate() {
            self.take(weighed, from as u32, state, moves);
        }
        for (from, state) in states.iter().enumerate() {
            let cost = state.cost + weighed.dear;
            if !moves.may_be_kept(cost) {
                break;
            }
            moves.add_leaving_out(from as u32, cost);
        }
    }

    /// All ways to take a candidate: down the stack, going on with each open sequence or opening one under it.
    fn take(&self, weighed: &Weighed, from: u32, state: &State, moves: &mut Moves) {
        let lowest_alike = self.lowest_alike(state.top, weighed);
        let least_beside = weighed.least_beside(state);
        let mut least_to_begin = weighed.beginning;
        let mut so_far = state.cost;
        let mut closed: Option<&Frame> = None;
        let mut at = state.top;
        let mut frame = self.frame(at);
        while frame.kinds & weighed.goes_on_in != 0 {
            if moves.may_be_kept(so_far.saturating_sub(frame.pending))
                && let Some(cost) = going_on(frame, weighed)
            {
                let cost = so_far + cost + weighed.apart(state);
                let cost = cost.saturating_sub(frame.pending);
                moves.add(from, cost, Move::GoOn, frame.below, at);
            }
            // Nothing opens under its like, nor under what stands on it.
            if (frame.kinds & weighed.kind == 0 || at < lowest_alike)
                && moves.may_be_kept(so_far + weighed.beginning)
                && let Some((cost, step)) = opening(frame, closed, weighed, state)
            {
                moves.add(from, so_far + cost, step, at, NONE);
            }
            so_far += u32::from(frame.closing);
            least_to_begin = least_beside;
            closed = Some(frame);
            at = frame.below;
            frame = self.frame(at);
        }
        // None of the rest is its like, and what lies deeper costs no less than the least.
        while at != GROUND {
            if !moves.may_be_kept(so_far + least_to_begin) {
                return;
            }
            if let Some((cost, step)) = opening(frame, closed, weighed, state) {
                moves.add(from, so_far + cost, step, at, NONE);
            }
            so_far += u32::from(frame.closing);
            least_to_begin = least_beside;
            closed = Some(frame);
            at = frame.below;
            frame = self.frame(at);
        }
        if !moves.may_be_kept(so_far + least_to_begin) {
            return;
        }
        let closed = closed.filter(|_| !weighed.parted_since(state));
        if let Some(beside) = beside(closed, weighed, state) {
            let cost = so_far + beside + weighed.beginning;
            moves.add(from, cost, Move::Open, GROUND, NONE);
        }
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
                let last = &frame.last;
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
    fn keep_best(&mut self, weighed: &Weighed, beam: &mut Beam) {
        let Beam {
            states,
            before,
            moves,
        } = beam;
        let margin = match moves.sorted[..] {
            [best, second, ..] => (second.cost() - best.cost()).min(255) as u8,
            _ => 255,
        };
        std::mem::swap(before, states);
        states.clear();
        for weight in &moves.sorted {
            if weight.cost() > moves.limit || states.len() == BEAM {
                break;
            }
            if self.is_there(weight, weighed) {
                continue;
            }
            let mut state = before[weight.from()];
            state.cost = weight.cost();
            self.carry_out(&mut state, weight, weighed, margin);
            states.push(state);
        }
    }

    /// Whether a reading with the stack that a move makes is kept already; if not, the candidate is noted to be put
    /// there.
    fn is_there(&mut self, weight: &Weight, weighed: &Weighed) -> bool {
        if let Move::LeaveOut = weight.step() {
            return false;
        }
        let stack = self.frame(weight.below).stack;
        let put_on = &mut self.frames[stack as usize].put_on;
        let index = weighed.member.index;
        std::mem::replace(put_on, index) == index
    }

    /// Makes the frame and the step of a move that is kept.
    fn carry_out(&mut self, state: &mut State, weight: &Weight, weighed: &Weighed, margin: u8) {
        let step = weight.step();
        let parent = match step {
            Move::LeaveOut => return,
            _ => self.frame(weight.below).last.index,
        };
        let mut below = weight.below;
        if let Move::OpenPending = step {
            let mut above = *self.frame(below);
            above.pending += cost::PENDING * 4 / 5;
            below = self.frames.len() as u32;
            self.frames.push(above);
        }
        let opens = !matches!(step, Move::GoOn);
        if opens {
            self.open(below, state, weighed);
        } else {
            self.go_on(weight, state, weighed);
        }
        state.top = self.frames.len() as u32 - 1;
        let before = std::mem::replace(&mut state.trail, self.steps.len() as u32);
        state.behind = weighed.behind;
        self.steps.push(Step {
            before,
            candidate: weighed.member.index,
            parent,
            opens,
            margin,
        });
    }

    /// Makes the frame of a sequence that goes on with a candidate.
    fn go_on(&mut self, weight: &Weight, state: &State, weighed: &Weighed) {
        let frame = self.frame(weight.frame);
        let candidate = weighed.candidate;
        let fresh = weighed.plain.saturating_sub(state.behind.plain);
        let is_top = weight.frame == state.top;
        let fresh = if is_top { fresh } else { 0 };
        let same_sentence = frame.last.sentence == candidate.sentence;
        let still = FROM_START | if same_sentence { ONE_SENTENCE } else { 0 };
        self.frames.push(Frame {
            last: weighed.member,
            kinds: self.frame(weight.below).kinds | kind(frame.scheme, candidate.inline),
            below: weight.below,
            stack: self.frames.len() as u32,
            put_on: NONE,
            pending: 0,
            gap: fresh.min(u32::from(u16::MAX)).max(u32::from(frame.gap)) as u16,
            closing: 0,
            scheme: frame.scheme,
            is: frame.is & still,
        });
    }

    /// Makes the frame of a sequence that a candidate opens.
    fn open(&mut self, below: u32, state: &mut State, weighed: &Weighed) {
        let above = self.frame(below);
        if below != GROUND {
            state.pairs |= pair(above, weighed.candidate);
        }
        self.frames.push(Frame {
            last: weighed.member,
            kinds: above.kinds | weighed.kind,
            below,
            stack: self.frames.len() as u32,
            put_on: NONE,
            pending: 0,
            gap: 0,
            closing: weighed.closing,
            scheme: weighed.candidate.scheme,
            is: weighed.is,
        });
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

/// What it costs to open a sequence under the last member of `frame`, and how it is opened there.
fn opening(
    frame: &Frame,
    closed: Option<&Frame>,
    weighed: &Weighed,
    state: &State,
) -> Option<(u32, Move)> {
    let (last, candidate) = (&frame.last, weighed.candidate);
    if weighed.is_shallower(frame.scheme) {
        return None;
    }
    let beside = beside(closed, weighed, state)?;
    let (under, step) = under(frame, weighed, state);
    let pairs = state.pairs;
    let markup = match (last.level, candidate.level) {
        (above, below) if above > 0 && below > 0 && below <= above => cost::AGAINST_MARKUP,
        (0, below) if below > 0 && candidate.scheme == Scheme::Hash && !last.inline => {
            cost::AGAINST_MARKUP
        }
        _ => 0,
    };
    let nested = match (
        pairs & pair(frame, candidate),
        pairs
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
    let cost = beside + under + markup + nested + lowered;
    Some((cost + weighed.beginning + weighed.apart(state), step))
}

/// What it costs to open a sequence where `closed` was the last one under the same parent.
fn beside(closed: Option<&Frame>, weighed: &Weighed, state: &State) -> Option<u32> {
    let Some(closed) = closed else { return Some(0) };
    let (last, candidate) = (&closed.last, weighed.candidate);
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
    Some(cost + if again { cost::RESTART } else { 0 })
}

/// What it costs to stand under the last member of `frame`, and how a sequence is opened there.
fn under(frame: &Frame, weighed: &Weighed, state: &State) -> (u32, Move) {
    let (last, candidate) = (&frame.last, weighed.candidate);
    if !candidate.inline && last.inline {
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
    if last.heads {
        return (0, Move::Open);
    }
    match weighed.plain_since(state) {
        0 => (0, Move::Open),
        _ if frame.below == GROUND && !frame.scheme.is_directive() => {
            (cost::AS_SIBLINGS, Move::Open)
        }
        fresh if fresh <= u32::from(frame.gap) => (cost::AS_SIBLINGS, Move::Open),
        _ => (cost::PENDING, Move::OpenPending),
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
fn going_on(frame: &Frame, weighed: &Weighed) -> Option<u32> {
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

fn pair(above: &Frame, below: &Candidate) -> u64 {
    pair_of(above.scheme, above.last.inline, below.scheme, below.inline)
}

/// One bit for a pair of schemes, one nested under the other.
fn pair_of(above: Scheme, above_inline: bool, below: Scheme, below_inline: bool) -> u64 {
    let of = |scheme: Scheme, inline: bool| scheme as u64 * 2 + u64::from(inline);
    let pair = of(above, above_inline) * 67 + of(below, below_inline) * 131;
    1 << (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
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

    fn frame(below: u32, index: u32) -> Frame {
        Frame {
            last: Member::new(&CANDIDATE, NO_LOOKS, index),
            below,
            ..Frame::ground(&CANDIDATE)
        }
    }

    fn state(top: u32) -> State {
        State {
            top,
            cost: 0,
            trail: NONE,
            behind: Passed::default(),
            pairs: 0,
        }
    }

    /// The members on top of each stack, from the top down.
    fn stacks(frames: &[Frame], states: &[State]) -> Vec<Vec<u32>> {
        let stack = |state: &State| {
            let mut at = state.top;
            std::iter::from_fn(|| {
                let frame = frames[at as usize];
                at = frame.below;
                (frame.last.index != NONE).then_some(frame.last.index)
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
