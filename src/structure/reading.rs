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
mod moves;
mod share;
mod sweep;
mod weighing;

use super::{Accepted, Survey};
use crate::hands::Hands;
use crate::scan::{Candidate, NESTED};
use crate::scheme::Scheme;
use crate::spare;
use moves::{Move, Moves, Weight};
use share::Seam;
use std::cell::Cell;
use sweep::{FEWEST_TO_SWEEP, sweep};
use weighing::{Kinds, Overview, beside, closing, dear, goes_on_in, going_on, opening};

/// How many readings are kept.
const BEAM: usize = 8;
/// A reading that is this much dearer than the best is given up, and one that leaves a candidate out where it is just as
/// much dearer. With 300 in its place none of 783 documents is read otherwise, and of 4,674 spoiled ones some 160, nearly all
/// of which have lines at random places.
const HOPELESS: u32 = 230;
/// What a dearer reading may get back that the best does not: what is pending, and a pair of kinds that was seen before. The
/// best may have to pay what it owes besides, and what comes of a candidate that it has left out or of numbers that it began
/// late; where it owes nothing and has done neither of late ([`DOUBT`]), a reading is given up that is dearer by more than this. Of 783 documents
/// one is read otherwise than with [`HOPELESS`] alone, and of 4,674 spoiled ones eleven.
const REGAINED: u32 = cost::PENDING + cost::SEEN_BEFORE;

/// What was nested in what is forgotten after so many candidates: what a book did a hundred pages ago says little of it.
/// So a search that begins with such a candidate soon stands where one from the first page stands.
const GENERATION: usize = 1 << 12;

/// So many candidates on, what was left out or began late is dear no more. Shares of a large text that are read as if nothing
/// stood before them come to stand alike behind so many.
const DOUBT: u32 = 256;

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
    /// What closing it and all below it costs.
    owed: u16,
    /// The family of the first member.
    scheme: Scheme,
    /// Some of [`FROM_START`], [`ONE_SENTENCE`], [`LONE`] and [`RUN_IN`].
    is: u8,
}

const _: () = assert!(size_of::<Frame>() == 64, "a frame is one line of the cache");

/// The first member stood at a paragraph's start.
const FROM_START: u8 = 1;
/// The members seen so far stand in one sentence.
const ONE_SENTENCE: u8 = 2;
/// There is but one member.
const LONE: u8 = 4;
/// A member has its text behind it on its line.
const RUN_IN: u8 = 8;

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

impl Member {
    /// Whether it is a heading without a number whose marks give its rank.
    fn is_ranked(&self) -> bool {
        self.next == NO_LOOKS && self.level > 0 && self.ordinal == Candidate::RANKED
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
            owed: 0,
            scheme: any.scheme,
            is: 0,
        }
    }

    /// Its family, and whether its last member stands inside a paragraph.
    fn scheme_and_place(&self) -> (Scheme, bool) {
        (self.scheme, self.last.inline)
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
    const INSIDE: u64 = (Scheme::COUNT - Scheme::AT_START_ONLY) as u64;
    const { assert!(Scheme::COUNT as u64 + INSIDE <= u64::BITS as u64) };
    1 << (scheme as u64 + u64::from(inline) * INSIDE)
}

#[derive(Clone, Copy)]
struct State {
    top: u32,
    cost: u32,
    /// The last decision.
    trail: u32,
    /// What stands before the paragraph behind the last accepted candidate.
    behind: Passed,
    /// Pairs of kinds nested in this generation, a bit for each.
    pairs: u64,
    /// Kinds whose items had unmarked paragraphs of their own in this generation, a bit for each.
    owning: u8,
    /// The candidate from which on it is in doubt no more: so many behind the last one that it left out, or with which it
    /// began a sequence late.
    sure_from: u32,
}

impl State {
    /// Begins a new generation.
    fn forget(&mut self) {
        (self.pairs, self.owning, self.sure_from) = (0, 0, 0);
    }
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
    fn before(paragraph: u32, survey: &Survey) -> Passed {
        // Of what there is none no counts are kept.
        let count = |counts: &[u32]| counts.get(paragraph as usize).copied().unwrap_or(0);
        Passed {
            plain: count(&survey.plain_before),
            turns: count(&survey.turns_before),
            parts: count(&survey.parts_before),
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
    survey: &'a Survey<'a>,
    kinds: &'a Kinds,
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
    fn scheme_and_place(&self) -> (Scheme, bool) {
        (self.candidate.scheme, self.candidate.inline)
    }

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

    /// Whether it would begin a sequence with a number that nothing before leads up to.
    fn begins_late(&self) -> bool {
        self.beginning > cost::RUNS_ON
    }

    /// How much dearer than a way to take it another may be and still become the cheapest; `owed` is what closing all that
    /// is open behind it costs. What marks say is contradicted again and again, and so outweighed late.
    fn slack(&self, state: &State, owed: u16) -> u32 {
        match self.member.index < state.sure_from || self.levelled || self.begins_late() {
            true => HOPELESS,
            false => HOPELESS.min(REGAINED + u32::from(owed)),
        }
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
    survey: &'a Survey<'a>,
    overview: &'a Overview,
    frames: Vec<Frame>,
    /// The frames are swept when there are so many.
    sweep_at: usize,
    steps: Vec<Step>,
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

/// The memory that a search takes, which each thread keeps for its next document.
#[derive(Default)]
struct Spare {
    frames: Vec<Frame>,
    steps: Vec<Step>,
    beam: Beam,
}

thread_local! {
    static SPARE: Cell<Spare> = Cell::default();
    static ACCEPTED: Cell<Vec<Accepted>> = const { Cell::new(Vec::new()) };
}

/// Leaves the room of a list of those that were taken to the thread's next document.
pub(super) fn leave(accepted: Vec<Accepted>) {
    spare::leave(&ACCEPTED, accepted);
}

impl Spare {
    /// Takes what the last document has left, for one with so many candidates.
    fn take(candidates: usize) -> Spare {
        let mut spare = SPARE.take();
        spare.frames.clear();
        spare.frames.reserve(FEWEST_TO_SWEEP.min(candidates * 4));
        spare.steps.clear();
        spare.steps.reserve(candidates * 4);
        spare.beam.states.clear();
        spare
    }

    /// Leaves it to the next document, but for what only a large one needs.
    fn leave(self) {
        if self.frames.capacity().max(self.steps.capacity()) <= FEWEST_TO_SWEEP {
            self.keep();
        }
    }

    /// Leaves all of it.
    fn keep(self) {
        SPARE.set(self);
    }
}

/// A search on its way through the candidates.
struct Run<'a> {
    search: Search<'a>,
    beam: Beam,
    /// The candidate that is weighed next.
    next: usize,
}

/// The candidates that are nodes in the cheapest reading, in document order.
pub(super) fn cheapest(survey: &Survey, hands: &Hands) -> Vec<Accepted> {
    let candidates = &survey.scan.candidates;
    if candidates.is_empty() {
        return Vec::new();
    }
    let overview = Overview::of(candidates);
    if !hands.are_one() {
        return share::cheapest(survey, &overview, hands);
    }
    let count = candidates.len();
    let mut run = Run::begin(survey, &overview, 0, Spare::take(count));
    run.read_to(count);
    let accepted = run.search.finish(&run.beam.states, &[]);
    run.into_spare().leave();
    accepted
}

impl<'a> Run<'a> {
    /// Nothing is open yet.
    fn begin(survey: &'a Survey, overview: &'a Overview, next: usize, spare: Spare) -> Run<'a> {
        let Spare {
            mut frames,
            steps,
            mut beam,
        } = spare;
        frames.push(Frame::ground(&survey.scan.candidates[next]));
        beam.states.push(State {
            top: GROUND,
            cost: 0,
            trail: NONE,
            behind: Passed::before(1, survey),
            pairs: 0,
            owning: 0,
            sure_from: 0,
        });
        let search = Search {
            survey,
            overview,
            frames,
            sweep_at: FEWEST_TO_SWEEP,
            steps,
        };
        Run { search, beam, next }
    }

    /// Reads on, up to a candidate and without it.
    fn read_to(&mut self, end: usize) {
        let Run { search, beam, next } = self;
        for index in *next..end {
            if index.is_multiple_of(GENERATION) {
                beam.states.iter_mut().for_each(State::forget);
            }
            search.weigh(index as u32, beam);
            search.sweep(&mut beam.states);
        }
        *next = end;
    }

    fn into_spare(self) -> Spare {
        Spare {
            frames: self.search.frames,
            steps: self.search.steps,
            beam: self.beam,
        }
    }
}

impl Search<'_> {
    fn frame(&self, at: u32) -> &Frame {
        &self.frames[at as usize]
    }

    /// Drops what no reading stands on, where that is much.
    fn sweep(&mut self, states: &mut [State]) {
        if self.frames.len() >= self.sweep_at {
            sweep(&mut self.frames, states);
            // Twice what is left, so that sweeping takes no more time than making the frames did.
            self.sweep_at = FEWEST_TO_SWEEP.max(self.frames.len() * 2);
        }
    }

    /// Puts one candidate to every reading and keeps the best.
    fn weigh(&mut self, index: u32, beam: &mut Beam) {
        let candidate = &self.survey.scan.candidates[index as usize];
        let looks = looks(candidate);
        let weighed = Weighed {
            candidate,
            survey: self.survey,
            kinds: &self.overview.kinds,
            plain: Passed::before(candidate.paragraph, self.survey).plain,
            behind: Passed::before(candidate.paragraph + 1, self.survey),
            dear: dear(candidate),
            beginning: self.overview.beginnings[index as usize],
            looks,
            member: Member::new(candidate, looks, index),
            kind: kind(candidate.scheme, candidate.inline),
            closing: closing(candidate),
            is: ONE_SENTENCE
                | LONE
                | if candidate.inline { 0 } else { FROM_START }
                | if candidate.own { 0 } else { RUN_IN },
            goes_on_in: goes_on_in(candidate.scheme),
            levelled: candidate.level > 0 || candidate.scheme == Scheme::User,
            division: candidate.division() || candidate.scheme == Scheme::Article,
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
            if cost >= moves.limit {
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
                let slack = weighed.slack(state, self.frame(frame.below).owed);
                moves.add(from, cost, slack, Move::GoOn, [frame.below, at]);
            }
            // Nothing opens under its like, nor under what stands on it.
            if (frame.kinds & weighed.kind == 0 || at < lowest_alike)
                && moves.may_be_kept(so_far + weighed.beginning)
                && let Some((cost, step)) = opening(frame, closed, weighed, state)
            {
                let slack = weighed.slack(state, frame.owed.saturating_add(weighed.closing));
                moves.add(from, so_far + cost, slack, step, [at, NONE]);
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
                let slack = weighed.slack(state, frame.owed.saturating_add(weighed.closing));
                moves.add(from, so_far + cost, slack, step, [at, NONE]);
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
            let slack = weighed.slack(state, weighed.closing);
            moves.add(from, cost, slack, Move::Open, [GROUND, NONE]);
        }
    }

    /// The lowest frame, from `at` down, of a sequence under which a heading with `#` marks, an item of a list inside another or
    /// one of the user's own does not open, which have levels or rules beside their kind. Of others the kind alone tells.
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
                // A list may stand below an item that has no level.
                let levels = last.level > 0 || candidate.level > NESTED;
                let deeper = levels && last.level < candidate.level;
                if !other_rule && !deeper {
                    lowest = at;
                }
            }
            at = frame.below;
        }
        lowest
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
            let at = states.len();
            states.push(before[weight.from()]);
            let state = &mut states[at];
            state.cost = weight.cost();
            self.carry_out(state, weight, weighed, margin);
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
            Move::LeaveOut => {
                state.sure_from = weighed.member.index + DOUBT;
                return;
            }
            _ => self.frame(weight.below).last.index,
        };
        let mut below = weight.below;
        if let Move::OpenPending = step {
            let mut above = *self.frame(below);
            above.pending += cost::PENDING * 4 / 5;
            // If the item's sequence goes on, such paragraphs belong to its members.
            above.gap = above
                .gap
                .max(weighed.plain_since(state).min(u32::from(u16::MAX)) as u16);
            below = self.frames.len() as u32;
            self.frames.push(above);
        }
        let opens = !matches!(step, Move::GoOn);
        if opens && weighed.begins_late() {
            state.sure_from = weighed.member.index + DOUBT;
        }
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
    fn go_on(&mut self, weight: &Weight, state: &mut State, weighed: &Weighed) {
        let frame = self.frame(weight.frame);
        let candidate = weighed.candidate;
        let fresh = weighed.plain.saturating_sub(state.behind.plain);
        let is_top = weight.frame == state.top;
        let fresh = if is_top { fresh } else { 0 };
        let same_sentence = frame.last.sentence == candidate.sentence;
        let gap = fresh.min(u32::from(u16::MAX)).max(u32::from(frame.gap)) as u16;
        if gap > 0 {
            state.owning |= weighed.kinds.bit(weighed.scheme_and_place());
        }
        let still = FROM_START | RUN_IN | if same_sentence { ONE_SENTENCE } else { 0 };
        self.frames.push(Frame {
            last: weighed.member,
            kinds: self.frame(weight.below).kinds | kind(frame.scheme, candidate.inline),
            below: weight.below,
            stack: self.frames.len() as u32,
            put_on: NONE,
            pending: 0,
            gap,
            closing: 0,
            owed: self.frame(weight.below).owed,
            scheme: frame.scheme,
            is: frame.is & still | weighed.is & RUN_IN,
        });
    }

    /// Makes the frame of a sequence that a candidate opens.
    fn open(&mut self, below: u32, state: &mut State, weighed: &Weighed) {
        let above = self.frame(below);
        if below != GROUND {
            let (above, below) = (above.scheme_and_place(), weighed.scheme_and_place());
            state.pairs |= weighed.kinds.pair(above, below);
        }
        // An item that runs on in its own paragraph needs no other.
        let owning = weighed.candidate.own
            && state.owning & weighed.kinds.bit(weighed.scheme_and_place()) != 0;
        self.frames.push(Frame {
            last: weighed.member,
            kinds: above.kinds | weighed.kind,
            below,
            stack: self.frames.len() as u32,
            put_on: NONE,
            pending: 0,
            gap: if owning { u16::MAX } else { 0 },
            closing: weighed.closing,
            owed: above.owed.saturating_add(weighed.closing),
            scheme: weighed.candidate.scheme,
            is: weighed.is,
        });
    }

    /// Closes what is open and reads the best trail back, over the seams between what was read apart.
    fn finish(&self, states: &[State], seams: &[Seam]) -> Vec<Accepted> {
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
        let mut accepted = spare::take(&ACCEPTED, self.survey.scan.candidates.len());
        let (mut steps, mut at) = (&self.steps, best.trail);
        let mut seams = seams.iter().rev().peekable();
        loop {
            let seam = seams.peek().map_or(0, |seam| seam.at);
            match steps.get(at as usize) {
                Some(step) if step.candidate >= seam => {
                    accepted.push(Accepted {
                        candidate: step.candidate,
                        parent: (step.parent != NONE).then_some(step.parent),
                        opens: step.opens,
                        margin: step.margin,
                    });
                    at = step.before;
                }
                _ => {
                    let Some(seam) = seams.next() else { break };
                    (steps, at) = (&seam.steps, seam.trail_before(at));
                }
            }
        }
        accepted.reverse();
        // A step names its parent among the candidates; it is the item before, or stands above that.
        for at in 0..accepted.len() {
            let parent = accepted[at].parent;
            let mut above = at.checked_sub(1).map(|before| before as u32);
            while let Some(item) = above.map(|above| &accepted[above as usize])
                && Some(item.candidate) != parent
            {
                above = item.parent;
            }
            accepted[at].parent = above;
        }
        accepted
    }
}
