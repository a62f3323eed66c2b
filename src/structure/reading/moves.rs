//! The moves that are weighed for one candidate, in the order of their costs.

use super::{HOPELESS, NONE};

/// What is done with a candidate.
#[derive(Clone, Copy)]
pub(super) enum Move {
    LeaveOut,
    GoOn,
    Open,
    /// It opens a sequence under an item that may have been left; what that costs is given back when the item's sequence
    /// goes on.
    OpenPending,
}

/// A move with its cost; made into a frame and a step only if it is kept.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    /// What moves are sorted by: the cost, the number of the state that the move is made from, and its turn among those
    /// of the candidate, which is nought for leaving out. The lowest bits tell the move.
    key: u64,
    /// The frame that the candidate is put on.
    pub(super) below: u32,
    /// The frame of the sequence that it goes on with.
    pub(super) frame: u32,
}

impl Weight {
    const MOVES: [Move; 4] = [Move::LeaveOut, Move::GoOn, Move::Open, Move::OpenPending];
    const TURN: u32 = 2;
    const FROM: u32 = 24;

    pub(super) fn cost(&self) -> u32 {
        (self.key >> 32) as u32
    }

    pub(super) fn from(&self) -> usize {
        (self.key as u32 >> Weight::FROM) as usize
    }

    pub(super) fn step(&self) -> Move {
        Weight::MOVES[self.key as usize % Weight::MOVES.len()]
    }
}

/// The moves that are weighed for one candidate, the cheapest first, and of like ones that of the first state first.
#[derive(Default)]
pub(super) struct Moves {
    pub(super) sorted: Vec<Weight>,
    /// A reading that costs more is given up.
    pub(super) limit: u32,
}

impl Moves {
    pub(super) fn clear(&mut self) {
        self.sorted.clear();
        self.limit = u32::MAX;
    }

    /// Whether a reading of this cost is near enough to the best seen so far. Where it is not, it would not be kept,
    /// nor would any that costs more.
    pub(super) fn may_be_kept(&self, cost: u32) -> bool {
        cost <= self.limit
    }

    /// Adds a way to take the candidate, on one frame and for the sequence of another; of those of one state that cost as
    /// much the first is kept. Readings that are dearer than it by more than the slack are given up.
    pub(super) fn add(&mut self, from: u32, cost: u32, slack: u32, step: Move, frames: [u32; 2]) {
        if self.may_be_kept(cost) {
            let turn = self.sorted.len() as u32 + 1;
            let order = from << Weight::FROM | turn << Weight::TURN | step as u32;
            self.limit = self.limit.min(cost + slack);
            self.sort_in(cost, order, frames);
        }
    }

    /// Adds the leaving out of the candidate, which comes before all ways of the same state that cost as much.
    pub(super) fn add_leaving_out(&mut self, from: u32, cost: u32) {
        self.limit = self.limit.min(cost + HOPELESS);
        self.sort_in(cost, from << Weight::FROM, [NONE; 2]);
    }

    fn sort_in(&mut self, cost: u32, order: u32, [below, frame]: [u32; 2]) {
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
