//! Frames that no reading stands on any more are dropped.

use super::{Frame, GROUND, NONE, State};

/// Fewer frames than this are not worth a look.
pub(super) const FEWEST_TO_SWEEP: usize = 1 << 14;

/// Drops the frames that stand on no reading's stack, in order; in a long document that is nearly all of them.
pub(super) fn sweep(frames: &mut Vec<Frame>, states: &mut [State]) {
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

#[cfg(test)]
mod tests {
    use super::super::{Member, NO_LOOKS, Passed};
    use super::*;
    use crate::scan::Candidate;
    use crate::scheme::Scheme;

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
