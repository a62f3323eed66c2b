//! Where boxes of a tree stand beside each other: as close as they may, each parent in the middle of its children, no
//! two on each other. In a time that grows as the number of boxes does.
//!
//! The way is that of A. van der Ploeg, “Drawing non-layered tidy trees in linear time”, 2014, after Reingold and
//! Tilford: subtrees are pushed away from each other along their outlines, and the outline of a shorter subtree is
//! threaded to what goes on behind it. Here the tree grows to the right and the boxes are pushed down. The list has
//! parents before their children, so that walking it backwards does what recursion would.

/// A box to be placed. Boxes of one parent stand in the list in their order, each followed by all below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Its parent, earlier in the list.
    pub parent: Option<usize>,
    /// Its height, with the room that is kept free above and below it.
    pub breadth: f32,
    /// Its right edge, with the room that is kept free there.
    pub right: f32,
}

/// What is known of a box while it is placed; names as in the paper, `mod` being `shift_all` here.
#[derive(Clone, Copy, Default)]
struct Work {
    preliminary: f32,
    shift_all: f32,
    shift: f32,
    change: f32,
    /// Where the outline goes on behind a leaf: above and below.
    threads: [Option<usize>; 2],
    /// The box that reaches farthest right at the upper and the lower outline, and what it was moved by.
    extremes: [usize; 2],
    moved: [f32; 2],
}

const UPPER: usize = 0;
const LOWER: usize = 1;

/// The upper edge of each box, with the free room above it; the first box that has one may stand at any height.
pub(super) fn tops(blocks: &[Block]) -> Vec<f32> {
    let mut tidy = Tidy::new(blocks);
    for at in (0..blocks.len()).rev() {
        tidy.place(at);
    }
    tidy.sum()
}

struct Tidy<'a> {
    blocks: &'a [Block],
    work: Vec<Work>,
    /// The children of all boxes, those of one together, and where each box's begin.
    children: Vec<usize>,
    starts: Vec<usize>,
    #[cfg(test)]
    steps: usize,
}

/// The lowest box of the subtrees above, for each height of the outline: on top the one that reaches least far right.
struct Lowest {
    right: f32,
    child: usize,
}

impl<'a> Tidy<'a> {
    fn new(blocks: &'a [Block]) -> Tidy<'a> {
        let mut starts = vec![0; blocks.len() + 1];
        for parent in blocks.iter().filter_map(|block| block.parent) {
            starts[parent + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[blocks.len()]];
        for (at, block) in blocks.iter().enumerate() {
            if let Some(parent) = block.parent {
                children[next[parent]] = at;
                next[parent] += 1;
            }
        }
        Tidy {
            blocks,
            work: vec![Work::default(); blocks.len()],
            children,
            starts,
            #[cfg(test)]
            steps: 0,
        }
    }

    fn of(&self, parent: usize) -> &[usize] {
        &self.children[self.starts[parent]..self.starts[parent + 1]]
    }

    fn child(&self, parent: usize, at: usize) -> usize {
        self.children[self.starts[parent] + at]
    }

    /// Pushes the subtrees of a box apart and puts it in the middle. All below it is done already.
    fn place(&mut self, parent: usize) {
        let count = self.of(parent).len();
        if count == 0 {
            self.work[parent].extremes = [parent; 2];
            return;
        }
        let mut lowest: Vec<Lowest> = Vec::new();
        let first = self.work[self.child(parent, 0)].extremes[UPPER];
        push(&mut lowest, self.blocks[first].right, 0);
        for at in 1..count {
            let right = self.blocks[self.work[self.child(parent, at)].extremes[LOWER]].right;
            self.separate(parent, at, &mut lowest);
            push(&mut lowest, right, at);
        }
        self.centre(parent);
        let [first, last] = self.ends(parent);
        let (upper, lower) = (self.work[first], self.work[last]);
        self.work[parent].extremes = [upper.extremes[UPPER], lower.extremes[LOWER]];
        self.work[parent].moved = [upper.moved[UPPER], lower.moved[LOWER]];
    }

    fn ends(&self, parent: usize) -> [usize; 2] {
        let children = self.of(parent);
        [children[0], children[children.len() - 1]]
    }

    /// Pushes a subtree down until its upper outline is free of the lower outline of those above it.
    fn separate(&mut self, parent: usize, at: usize, lowest: &mut Vec<Lowest>) {
        let (mut above, mut own) = (
            Some(self.child(parent, at - 1)),
            Some(self.child(parent, at)),
        );
        let shift_of =
            |tidy: &Tidy, at: Option<usize>| at.map_or(0.0, |at| tidy.work[at].shift_all);
        let (mut above_sum, mut own_sum) = (shift_of(self, above), shift_of(self, own));
        while let (Some(upper), Some(lower)) = (above, own) {
            #[cfg(test)]
            {
                self.steps += 1;
            }
            while lowest.len() > 1
                && lowest
                    .last()
                    .is_some_and(|low| self.blocks[upper].right > low.right)
            {
                lowest.pop();
            }
            let distance = above_sum + self.work[upper].preliminary + self.blocks[upper].breadth
                - own_sum
                - self.work[lower].preliminary;
            if distance > 0.0 {
                own_sum += distance;
                let from = lowest.last().map_or(0, |low| low.child);
                self.move_subtree(parent, at, from, distance);
            }
            let (upper_end, lower_end) = (self.blocks[upper].right, self.blocks[lower].right);
            if upper_end <= lower_end {
                above = self.outline(upper, LOWER);
                above_sum += shift_of(self, above);
            }
            if upper_end >= lower_end {
                own = self.outline(lower, UPPER);
                own_sum += shift_of(self, own);
            }
        }
        match (above, own) {
            (None, Some(own)) => self.thread_upper(parent, at, own, own_sum),
            (Some(above), None) => self.thread_lower(parent, at, above, above_sum),
            _ => {}
        }
    }

    /// What comes next on the outline of a subtree, to the right.
    fn outline(&self, at: usize, side: usize) -> Option<usize> {
        match self.of(at) {
            [] => self.work[at].threads[side],
            [first, ..] if side == UPPER => Some(*first),
            [.., last] => Some(*last),
        }
    }

    fn move_subtree(&mut self, parent: usize, at: usize, from: usize, distance: f32) {
        let child = self.child(parent, at);
        let work = &mut self.work[child];
        work.shift_all += distance;
        work.moved[UPPER] += distance;
        work.moved[LOWER] += distance;
        // Those between the two that touched move by their part of the way.
        if from + 1 < at {
            let between = (at - from) as f32;
            let next = self.child(parent, from + 1);
            self.work[next].shift += distance / between;
            self.work[child].shift -= distance / between;
            self.work[child].change -= distance - distance / between;
        }
    }

    fn thread_upper(&mut self, parent: usize, at: usize, to: usize, sum: f32) {
        let (first, own) = (self.child(parent, 0), self.child(parent, at));
        let farthest = self.work[first].extremes[UPPER];
        let difference = sum - self.work[to].shift_all - self.work[first].moved[UPPER];
        let work = &mut self.work[farthest];
        work.threads[UPPER] = Some(to);
        work.shift_all += difference;
        work.preliminary -= difference;
        self.work[first].extremes[UPPER] = self.work[own].extremes[UPPER];
        self.work[first].moved[UPPER] = self.work[own].moved[UPPER];
    }

    fn thread_lower(&mut self, parent: usize, at: usize, to: usize, sum: f32) {
        let (own, before) = (self.child(parent, at), self.child(parent, at - 1));
        let farthest = self.work[own].extremes[LOWER];
        let difference = sum - self.work[to].shift_all - self.work[own].moved[LOWER];
        let work = &mut self.work[farthest];
        work.threads[LOWER] = Some(to);
        work.shift_all += difference;
        work.preliminary -= difference;
        self.work[own].extremes[LOWER] = self.work[before].extremes[LOWER];
        self.work[own].moved[LOWER] = self.work[before].moved[LOWER];
    }

    fn centre(&mut self, parent: usize) {
        let [first, last] = self.ends(parent).map(|at| (at, self.work[at]));
        let top = first.1.preliminary + first.1.shift_all;
        let bottom = last.1.preliminary + last.1.shift_all + self.blocks[last.0].breadth;
        self.work[parent].preliminary = (top + bottom - self.blocks[parent].breadth) / 2.0;
    }

    /// Adds up what each box and all above it were moved by.
    fn sum(&mut self) -> Vec<f32> {
        let mut tops = vec![0.0; self.blocks.len()];
        let mut sums = vec![0.0; self.blocks.len()];
        for at in 0..self.blocks.len() {
            let above = self.blocks[at].parent.map_or(0.0, |parent| sums[parent]);
            sums[at] = above + self.work[at].shift_all;
            tops[at] = self.work[at].preliminary + sums[at];
            self.spread(at);
        }
        tops
    }

    fn spread(&mut self, parent: usize) {
        let (mut shift, mut sum) = (0.0, 0.0);
        for at in self.starts[parent]..self.starts[parent + 1] {
            let work = &mut self.work[self.children[at]];
            shift += work.shift;
            sum += shift + work.change;
            work.shift_all += sum;
        }
    }
}

/// Keeps of the subtrees above only those that reach farther right than the new one.
fn push(lowest: &mut Vec<Lowest>, right: f32, child: usize) {
    while lowest.last().is_some_and(|low| right >= low.right) {
        lowest.pop();
    }
    lowest.push(Lowest { right, child });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree whose shape is told by a number: parents and sizes without end, always the same.
    fn tree(count: usize, seed: u64) -> Vec<Block> {
        let mut state = seed;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut open: Vec<usize> = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        for at in 0..count {
            open.truncate((1 + next(6) as usize).min(open.len()));
            let left = open.last().map_or(0.0, |&above| blocks[above].right);
            blocks.push(Block {
                parent: open.last().copied(),
                breadth: 10.0 + next(40) as f32,
                right: left + 20.0 + next(200) as f32,
            });
            open.push(at);
        }
        blocks
    }

    #[test]
    fn no_box_stands_on_another_and_parents_stand_in_the_middle() {
        for seed in 0..60 {
            let blocks = tree(120, seed);
            let tops = tops(&blocks);
            for one in 0..blocks.len() {
                for other in 0..one {
                    let (a, b) = (blocks[one], blocks[other]);
                    let left = |block: Block| block.parent.map_or(0.0, |above| blocks[above].right);
                    let beside = a.right <= left(b) || b.right <= left(a);
                    let (over, under) = (tops[one], tops[other]);
                    const ROUNDING: f32 = 0.05;
                    let apart = over + a.breadth <= under + ROUNDING
                        || under + b.breadth <= over + ROUNDING;
                    assert!(beside || apart, "seed {seed}: {one} and {other}");
                }
                let middle = |at: usize| tops[at] + blocks[at].breadth / 2.0;
                let children: Vec<usize> = (0..blocks.len())
                    .filter(|&at| blocks[at].parent == Some(one))
                    .collect();
                if let [first, .., last] = children[..] {
                    let between = (tops[first] + tops[last] + blocks[last].breadth) / 2.0;
                    assert!((middle(one) - between).abs() < 0.1, "seed {seed}: {one}");
                    let rising = children.windows(2).all(|two| tops[two[0]] < tops[two[1]]);
                    assert!(rising, "seed {seed}: {one}");
                }
            }
        }
    }

    #[test]
    fn four_times_the_boxes_take_four_times_the_steps() {
        let steps = |count: usize| {
            let blocks = tree(count, 7);
            let mut tidy = Tidy::new(&blocks);
            for at in (0..count).rev() {
                tidy.place(at);
            }
            tidy.steps
        };
        let (few, many) = (steps(5_000), steps(20_000));
        assert!(many < few * 5, "{few} and {many} steps");
        assert!(many < 4 * 20_000, "{many} steps");
    }
}
