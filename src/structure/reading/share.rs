//! The candidates of a large text in shares, which several threads read at the same time.
//!
//! A share is read as if nothing stood before it. What was open there is soon closed, or given up as too dear, and from
//! then on all is as if the text had been read from its beginning: the same stacks at the same costs. Where that is so
//! is not guessed but looked for: the reading of what comes before is led on into the share until it stands, at one of
//! the share's marks, where the share's own reading stood; the rest of the share is taken as it is. Where it never does,
//! the share was read in vain. So what is found is always what one thread would have found.

use super::sweep::{sweep, sweep_steps};
use super::weighing::Overview;
use super::{GENERATION, GROUND, Run, Spare, Step};
use crate::hands::{Hands, SHARE};
use crate::structure::{Accepted, Survey};
use std::ops::Range;

/// So many marks are made in a share, if it has as many candidates.
const MARKS: usize = 64;

const _: () = assert!(
    SHARE.is_multiple_of(GENERATION),
    "a share begins where habits are forgotten, or it is mostly read in vain"
);

/// Where the readings of a share go on from those of what comes before it.
pub(super) struct Seam {
    /// The first candidate behind it.
    pub(super) at: u32,
    /// What was decided before it.
    pub(super) steps: Vec<Step>,
    /// The last step of each reading, before the seam and in the share's own count.
    trails: Vec<(u32, u32)>,
}

impl Seam {
    /// The last step before the seam of the reading whose last step is this one in the share's own count.
    pub(super) fn trail_before(&self, behind: u32) -> u32 {
        let trail = self.trails.iter().find(|trail| trail.1 == behind);
        trail.expect("all trails of a share come from its seam").0
    }
}

struct Share<'a> {
    run: Run<'a>,
    marks: Vec<Mark>,
}

/// How the readings stood before a candidate was weighed.
struct Mark {
    at: usize,
    /// All that later decisions depend on.
    standing: Vec<u64>,
    /// The last step of each reading.
    trails: Vec<u32>,
}

/// The same as the reading of one thread.
pub(super) fn cheapest(survey: &Survey, overview: &Overview, hands: &Hands) -> Vec<Accepted> {
    let mut all = All::begin(survey, overview);
    all.read(hands);
    all.finish()
}

impl<'a> Share<'a> {
    fn read(survey: &'a Survey, overview: &'a Overview, range: Range<usize>) -> Share<'a> {
        let mut run = Run::begin(survey, overview, range.start, Spare::take(range.len()));
        let step = (range.len() / MARKS).max(1);
        let mark = |at| {
            run.read_to(at);
            Mark::of(&run)
        };
        let mut marks: Vec<Mark> = range.clone().step_by(step).map(mark).collect();
        run.read_to(range.end);
        let trails = marks.iter_mut().flat_map(|mark| &mut mark.trails);
        run.settle(trails);
        Share { run, marks }
    }
}

impl Mark {
    fn of(run: &Run) -> Mark {
        Mark {
            at: run.next,
            standing: run.standing(),
            trails: run.trails().collect(),
        }
    }
}

/// What was read of all shares so far.
struct All<'a> {
    run: Run<'a>,
    seams: Vec<Seam>,
}

impl<'a> All<'a> {
    fn begin(survey: &'a Survey, overview: &'a Overview) -> All<'a> {
        All {
            run: Run::begin(survey, overview, 0, Spare::default()),
            seams: Vec::new(),
        }
    }

    fn read(&mut self, hands: &Hands) {
        let (survey, overview) = (self.run.search.survey, self.run.search.overview);
        let share = |range| Share::read(survey, overview, range);
        hands.share(overview.beginnings.len(), share, |share| self.take(share));
    }

    fn finish(&self) -> Vec<Accepted> {
        let Run { search, beam, .. } = &self.run;
        search.finish(&beam.states, &self.seams)
    }

    fn take(&mut self, share: Share<'a>) {
        for mark in share.marks {
            self.run.read_to(mark.at);
            if self.run.standing() == mark.standing {
                let before = std::mem::replace(&mut self.run, share.run);
                self.seam(before, mark);
                return;
            }
        }
        self.run.read_to(share.run.next);
    }

    /// Notes where a share goes on from what was read before. Of the steps that led into it most are of no reading any more.
    fn seam(&mut self, before: Run, mark: Mark) {
        let Run {
            search, mut beam, ..
        } = before;
        let last = self.seams.last_mut();
        let behind = last.map_or(&mut [][..], |seam| &mut seam.trails);
        let behind = behind.iter_mut().map(|(_, behind)| behind);
        let steps = sweep_steps(&search.steps, &mut beam.states, behind);
        let trails = beam.states.iter().map(|state| state.trail);
        self.seams.push(Seam {
            at: mark.at as u32,
            steps,
            trails: trails.zip(mark.trails).collect(),
        });
    }
}

impl Run<'_> {
    fn trails(&self) -> impl Iterator<Item = u32> {
        self.beam.states.iter().map(|state| state.trail)
    }

    /// Keeps what the readings stand on, and leaves the memory that reading took to the thread's next share. The trails
    /// are renamed; those that lead to no reading are the name of none.
    fn settle<'t>(&mut self, trails: impl Iterator<Item = &'t mut u32>) {
        let Run { search, beam, .. } = self;
        sweep(&mut search.frames, &mut beam.states);
        let steps = sweep_steps(&search.steps, &mut beam.states, trails);
        let frames = search.frames.clone();
        let spare = Spare {
            frames: std::mem::replace(&mut search.frames, frames),
            steps: std::mem::replace(&mut search.steps, steps),
            ..Spare::default()
        };
        spare.keep();
    }

    /// All that later decisions depend on, so that two runs that stand alike before a candidate decide alike from it on.
    /// What costs are counted from is not in it.
    fn standing(&self) -> Vec<u64> {
        let two = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
        let states = &self.beam.states;
        let mut standing = Vec::new();
        for state in states {
            let behind = state.behind;
            standing.extend([
                two(state.cost - states[0].cost, behind.plain),
                two(behind.turns, behind.parts),
                state.pairs,
                u64::from(state.owning),
                u64::from(state.sure_from.saturating_sub(self.next as u32)),
            ]);
            let mut at = state.top;
            while at != GROUND {
                let frame = self.search.frame(at);
                // The last member is all that its place among the candidates says, and the kinds are those of the stack.
                standing.extend([
                    two(frame.last.index, frame.pending),
                    two(
                        u32::from(frame.gap) | u32::from(frame.closing) << 16,
                        frame.scheme as u32 | u32::from(frame.is) << 8,
                    ),
                ]);
                at = frame.below;
            }
            standing.push(u64::MAX);
        }
        standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paragraph;
    use crate::scan;
    use std::fmt::Write;

    /// Gives the nodes, each with its parent, and how many shares were taken as they had been read.
    fn read(text: &str, hands: &Hands) -> (Vec<(u32, Option<u32>, u8)>, usize) {
        let one = Hands::default();
        let text = text.as_bytes();
        let lines = crate::line::lines_by(&one, text);
        let paragraphs = paragraph::paragraphs(text, &lines, &[], &one).all;
        let scan = scan::scan(text, &paragraphs, &[], &|_| Default::default(), &one);
        let survey = Survey::new(text, &scan, &[]);
        let overview = Overview::of(&scan.candidates);
        let mut all = All::begin(&survey, &overview);
        if hands.are_one() {
            all.run.read_to(overview.beginnings.len());
        } else {
            all.read(hands);
        }
        let accepted = all.finish();
        let nodes = accepted
            .iter()
            .map(|item| (item.candidate, item.parent, item.margin));
        (nodes.collect(), all.seams.len())
    }

    #[test]
    fn shares_are_taken_as_they_were_read_where_all_before_them_is_over() {
        let mut text = String::new();
        for number in 0..2_300 {
            writeln!(text, "第{number}次防汛会议纪要\n一、汛情\n雨很大。\n二、工作\n会议要求，一是巡堤。二是备料。\n（一）人员\n（二）物资\n1.沙袋\n2.木桩\n三、其他").expect("a string takes all");
        }
        let (wanted, _) = read(&text, &Hands::default());
        let several = Hands::of(2, 2 * GENERATION);
        let (nodes, seams) = read(&text, &several);
        assert_eq!(nodes, wanted);
        assert_eq!(seams, 20_700_usize.div_ceil(2 * GENERATION));
        // Shares that begin anywhere are mostly read in vain: the habits of what comes before are not known there.
        for share in [1_000, 5_000] {
            assert_eq!(read(&text, &Hands::of(3, share)).0, wanted);
        }
    }

    #[test]
    fn what_items_held_in_one_share_is_known_in_the_next() {
        let held = "不实。\n整改目标：落实。\n整改措施：（1）要建账；（2）要通报。";
        let run_in = "不实，（1）要建账；（2）要通报。";
        let mut text = String::new();
        for number in 0..400 {
            let (first, second) = match number {
                0..10 => (held, held),
                300 => (held, ""),
                _ => (run_in, run_in),
            };
            writeln!(text, "一、责任\n问题1：{first}").expect("a string takes all");
            if !second.is_empty() {
                writeln!(text, "问题2：{second}").expect("a string takes all");
            }
        }
        let wanted = read(&text, &Hands::default()).0;
        for share in [100, 500] {
            assert_eq!(read(&text, &Hands::of(3, share)).0, wanted, "{share}");
        }
    }
}
