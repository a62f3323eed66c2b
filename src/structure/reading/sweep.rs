//! Frames that no reading stands on any more are dropped, and steps that lead to none.

use super::{Frame, GROUND, NONE, State, Step};

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

/// A trail that leads to no reading.
const GONE: u32 = NONE - 1;

/// The steps that lead to a reading, in order. The readings' trails are renamed, and with them others.
pub(super) fn sweep_steps<'t>(
    steps: &[Step],
    states: &mut [State],
    others: impl Iterator<Item = &'t mut u32>,
) -> Vec<Step> {
    let mut place = vec![GONE; steps.len()];
    let mut count = 0;
    for state in &*states {
        let mut at = state.trail;
        while let Some(place @ &mut GONE) = place.get_mut(at as usize) {
            *place = NONE;
            count += 1;
            at = steps[at as usize].before;
        }
    }
    let mut kept: Vec<Step> = Vec::with_capacity(count);
    for (at, step) in steps.iter().enumerate() {
        if place[at] != GONE {
            place[at] = kept.len() as u32;
            // It stands behind the one before it, whose new place is known already.
            let before = place.get(step.before as usize);
            kept.push(Step {
                before: before.copied().unwrap_or(NONE),
                ..*step
            });
        }
    }
    let rename = |trail: &mut u32| *trail = place.get(*trail as usize).copied().unwrap_or(NONE);
    states.iter_mut().for_each(|state| rename(&mut state.trail));
    others.for_each(rename);
    kept
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
            owning: 0,
            sure_from: 0,
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

    #[test]
    fn steps_are_kept_that_lead_to_a_reading() {
        let befores = [NONE, NONE, 0, 1, 2, 2];
        let step = |(candidate, before)| Step {
            before,
            candidate,
            parent: NONE,
            opens: true,
            margin: 0,
        };
        let steps: Vec<Step> = (0..).zip(befores).map(step).collect();
        let trail = |trail| State {
            trail,
            ..state(GROUND)
        };
        let mut states = [5, 2, NONE].map(trail);
        let mut others = [4, 2, NONE];
        let kept = sweep_steps(&steps, &mut states, others.iter_mut());
        let kept: Vec<_> = kept.iter().map(|it| (it.candidate, it.before)).collect();
        assert_eq!(kept, [(0, NONE), (2, 0), (5, 1)]);
        assert_eq!(states.map(|state| state.trail), [2, 1, NONE]);
        assert_eq!(others, [GONE, 1, NONE]);
    }
}
