//! One large text on several threads: its lines, paragraphs or nodes are cut into shares of neighbours, and what comes
//! of each share is taken in order. All results are those that one thread would have had.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::ops::Range;

/// Who works on a text: the thread that asks, or several.
#[derive(Debug, Default)]
pub struct Hands {
    /// None where one thread does it all.
    pool: Option<ThreadPool>,
    /// So many lines, paragraphs or nodes make a share; fewer are not divided.
    share: usize,
}

/// Texts of fewer bytes are read by one thread: waking others would take longer.
const LARGE: usize = 1 << 20;
const SHARE: usize = 4096;
/// So many shares for each thread are done while what came of those before them is taken. The more there are, the less
/// the threads wait for each other; the fewer, the less memory is held twice.
const ROUND: usize = 4;

/// How many threads work best together on this machine.
#[must_use]
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Hands {
    /// `threads` for a text of so many bytes, if it is large enough for them. One where no more threads can be had.
    #[must_use]
    pub fn for_text(bytes: usize, threads: usize) -> Hands {
        if bytes < LARGE {
            Hands::default()
        } else {
            Hands::of(threads, SHARE)
        }
    }

    /// So many threads, which divide among them what is more than one share.
    pub(crate) fn of(threads: usize, share: usize) -> Hands {
        let several = || ThreadPoolBuilder::new().num_threads(threads).build().ok();
        Hands {
            pool: (threads > 1).then(several).flatten(),
            share,
        }
    }

    fn pool_for(&self, count: usize) -> Option<&ThreadPool> {
        self.pool.as_ref().filter(|_| count > self.share)
    }

    /// What `work` makes of each number in `0..count`.
    pub fn each<T: Send>(&self, count: usize, work: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
        let Some(pool) = self.pool_for(count) else {
            return (0..count).map(work).collect();
        };
        // Room is taken by the thread that asks: what another takes is of no use to it once it is free again.
        let mut all = Vec::with_capacity(count);
        let numbers = (0..count).into_par_iter().with_min_len(self.share);
        pool.install(|| numbers.map(work).collect_into_vec(&mut all));
        all
    }

    /// Does `work` on shares of `0..count`, which together are all of it, and gives `take` what comes of them, in order.
    pub fn share<R: Send>(
        &self,
        count: usize,
        work: impl Fn(Range<usize>) -> R + Sync,
        mut take: impl FnMut(R) + Send,
    ) {
        let Some(pool) = self.pool_for(count) else {
            return take(work(0..count));
        };
        let shares: Vec<_> = (0..count)
            .step_by(self.share)
            .map(|from| from..count.min(from + self.share))
            .collect();
        let mut before: Vec<R> = Vec::new();
        for round in shares.chunks(pool.current_num_threads() * ROUND) {
            let shares = round.par_iter().cloned();
            let (results, ()) = pool.install(|| {
                rayon::join(
                    || shares.map(&work).collect(),
                    || before.drain(..).for_each(&mut take),
                )
            });
            before = results;
        }
        before.into_iter().for_each(take);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_all_of_it_in_order() {
        for hands in [Hands::default(), Hands::of(1, 1), Hands::of(3, 4)] {
            for count in [0, 1, 4, 5, 23, 1000] {
                let wanted: Vec<usize> = (0..count).collect();
                assert_eq!(hands.each(count, |number| number), wanted);
                let (mut all, mut shares) = (Vec::new(), 0);
                hands.share(count, Vec::from_iter, |share| {
                    all.extend(share);
                    shares += 1;
                });
                assert_eq!(all, wanted);
                let several = hands.pool.is_some() && count > 4;
                assert_eq!(shares, if several { count.div_ceil(4) } else { 1 });
            }
        }
    }
}
