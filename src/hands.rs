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
    /// Fewer things than this are not divided.
    share: usize,
}

/// Texts of fewer bytes are read by one thread: waking others would take longer.
const LARGE: usize = 1 << 20;
/// So many lines, paragraphs or nodes at least make a share.
const SHARE: usize = 1024;
/// Shares for each thread at most, so that none waits long for the one with the hardest piece.
const SHARES: usize = 8;

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

    /// Does `work` on shares of `0..count`; all that comes of them in one list.
    pub fn list<T: Send>(
        &self,
        count: usize,
        work: impl Fn(Range<usize>) -> Vec<T> + Sync,
    ) -> Vec<T> {
        let mut shares = self.share(count, work).into_iter();
        let mut all = shares.next().unwrap_or_default();
        let rest = shares.as_slice();
        all.reserve(rest.iter().map(Vec::len).sum());
        shares.for_each(|share| all.extend(share));
        all
    }

    /// Does `work` on shares of `0..count`, which together are all of it; what comes of them, in order.
    pub fn share<R: Send>(&self, count: usize, work: impl Fn(Range<usize>) -> R + Sync) -> Vec<R> {
        let Some(pool) = self.pool.as_ref().filter(|_| count > self.share) else {
            return vec![work(0..count)];
        };
        let most = pool.current_num_threads() * SHARES;
        let shares = (count / self.share).clamp(1, most);
        let at = |share: usize| count * share / shares;
        let work = |share: usize| work(at(share)..at(share + 1));
        pool.install(|| (0..shares).into_par_iter().map(work).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_all_of_it_in_order() {
        for hands in [Hands::default(), Hands::of(1, 1), Hands::of(3, 4)] {
            for count in [0, 1, 4, 5, 23, 1000] {
                let all = hands.list(count, |share| share.collect());
                assert_eq!(all, (0..count).collect::<Vec<_>>());
                let most = if hands.pool.is_some() { 24 } else { 1 };
                let shares = hands.share(count, |share| share.len());
                assert!((1..=most).contains(&shares.len()), "{shares:?} of {count}");
            }
        }
    }
}
