//! One large text on several threads: its lines, paragraphs or nodes are cut into shares of neighbours, and what comes
//! of each share is taken in order. All results are those that one thread would have had.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// Who works on a text: the thread that asks, or several.
#[derive(Debug, Default)]
pub struct Hands {
    /// None where one thread does it all.
    pool: Option<Arc<ThreadPool>>,
    /// So many lines, paragraphs or nodes make a share; fewer are not divided.
    share: usize,
}

/// Texts of fewer bytes are read by one thread: waking others would take longer.
const LARGE: usize = 1 << 20;
/// So many lines, paragraphs or candidates make a share.
pub(crate) const SHARE: usize = 4096;
/// So many bytes of text are a line, where it is not known yet how many there are.
const LINE: usize = 128;
/// A share of the shortest lines has so many bytes.
const SHORT: usize = SHARE * 16;
/// So many shares for each thread are done while what came of those before them is taken. The more there are, the less
/// the threads wait for each other; the fewer, the less memory is held twice.
const ROUND: usize = 4;

/// How many threads work best together on this machine.
#[must_use]
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Hands {
    /// `threads` for a text of so many bytes, if it is large enough for them, but none that would have nothing to do. One
    /// where no more threads can be had.
    #[must_use]
    pub fn for_text(bytes: usize, threads: usize) -> Hands {
        if bytes < LARGE {
            Hands::default()
        } else {
            let most = processors().max(bytes / SHORT);
            Hands::of(threads.min(most), SHARE)
        }
    }

    /// So many threads, which divide among them what is more than one share.
    pub(crate) fn of(threads: usize, share: usize) -> Hands {
        Hands {
            pool: (threads > 1).then(|| pool_of(threads)).flatten(),
            share,
        }
    }

    fn pool_for(&self, count: usize) -> Option<&ThreadPool> {
        self.pool.as_deref().filter(|_| count > self.share)
    }

    /// Whether one thread does it all.
    #[must_use]
    pub fn are_one(&self) -> bool {
        self.pool.is_none()
    }

    /// Whether `is` holds for all items.
    pub fn all<T: Send>(
        &self,
        mut items: impl Iterator<Item = T>,
        is: impl Fn(T) -> bool + Send + Sync,
    ) -> bool {
        let Some(pool) = &self.pool else {
            return items.all(is);
        };
        let items: Vec<T> = items.collect();
        pool.install(|| items.into_par_iter().all(is))
    }

    /// Fills a buffer: `work` is given each share of it, with its offset, and says whether it was filled. Whether all
    /// were.
    pub fn fill(&self, buffer: &mut [u8], work: impl Fn(usize, &mut [u8]) -> bool + Sync) -> bool {
        let Some(pool) = self.pool_for(buffer.len()) else {
            return work(0, buffer);
        };
        let shares = buffer.par_chunks_mut(LARGE).enumerate();
        pool.install(|| shares.all(|(number, share)| work(number * LARGE, share)))
    }

    /// What `work` makes of each number in `0..count`.
    pub fn each<T: Send>(&self, count: usize, work: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
        self.each_and_room(count, 0, work)
    }

    /// The same, with room for so many more behind them.
    pub fn each_and_room<T: Send>(
        &self,
        count: usize,
        room: usize,
        work: impl Fn(usize) -> T + Send + Sync,
    ) -> Vec<T> {
        // Room is taken by the thread that asks: what another takes is of no use to it once it is free again.
        let mut all = Vec::with_capacity(count + room);
        let Some(pool) = self.pool_for(count) else {
            all.extend((0..count).map(work));
            return all;
        };
        let numbers = (0..count).into_par_iter().with_min_len(self.share);
        pool.install(|| numbers.map(work).collect_into_vec(&mut all));
        all
    }

    /// Does `work` on shares of `0..count`, which together are all of it, and gives `take` what comes of them, in order.
    pub fn share<R: Send>(
        &self,
        count: usize,
        work: impl Fn(Range<usize>) -> R + Sync,
        take: impl FnMut(R) + Send,
    ) {
        self.share_where(count, |_| true, work, take);
    }

    /// The same of shares that begin where they may: all but the first.
    pub fn share_where<R: Send>(
        &self,
        count: usize,
        may_begin: impl Fn(usize) -> bool,
        work: impl Fn(Range<usize>) -> R + Sync,
        mut take: impl FnMut(R) + Send,
    ) {
        let Some(pool) = self.pool_for(count) else {
            return take(work(0..count));
        };
        let end = |least: usize| (least..count).find(|&at| may_begin(at));
        in_rounds(pool, &self.shares(count, 1, end), work, take);
    }

    /// Does `work` on shares of a text, each of which but the last ends behind a line feed, and gives `take` what comes
    /// of them, in order.
    pub fn share_text<R: Send>(
        &self,
        text: &[u8],
        work: impl Fn(Range<usize>) -> R + Sync,
        mut take: impl FnMut(R) + Send,
    ) {
        let Some(pool) = self.pool_for(text.len()) else {
            return take(work(0..text.len()));
        };
        let end = |least: usize| {
            let feed = memchr::memchr(b'\n', &text[least..]);
            feed.map(|feed| least + feed + 1)
        };
        in_rounds(pool, &self.shares(text.len(), LINE, end), work, take);
    }

    /// Shares of `0..count`, each of at least so many times `unit`: one ends where `end` says at or behind that, or with
    /// the last.
    fn shares(
        &self,
        count: usize,
        unit: usize,
        end: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Range<usize>> {
        let mut shares = Vec::new();
        let mut from = 0;
        while from < count {
            let least = count.min(from + self.share * unit);
            let to = end(least).unwrap_or(count);
            shares.push(from..to);
            from = to;
        }
        shares
    }
}

/// So many threads. They are kept for what comes next, for a new one shares a processor with its elder for some
/// milliseconds, and a text is read, worked out and written one after the other.
fn pool_of(threads: usize) -> Option<Arc<ThreadPool>> {
    static KEPT: Mutex<Option<Arc<ThreadPool>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if kept
        .as_ref()
        .is_none_or(|pool| pool.current_num_threads() != threads)
    {
        *kept = new_pool(threads).map(Arc::new);
    }
    kept.clone()
}

fn new_pool(threads: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).build().ok()
}

/// Does so many shares for each thread at a time, while what came of those before them is taken.
fn in_rounds<R: Send>(
    pool: &ThreadPool,
    shares: &[Range<usize>],
    work: impl Fn(Range<usize>) -> R + Sync,
    mut take: impl FnMut(R) + Send,
) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_behind_line_feeds() {
        let line = format!("{}\n", "防汛".repeat(40));
        for hands in [Hands::default(), Hands::of(2, 1)] {
            for (text, most) in [
                (String::new(), 1),
                ("甲".into(), 1),
                (line.clone(), 1),
                (line.repeat(7), 7),
                (line.repeat(7) + "末", 8),
                ("甲".repeat(1000), 1),
            ] {
                let (mut all, mut shares) = (String::new(), Vec::new());
                hands.share_text(
                    text.as_bytes(),
                    |share| share,
                    |share| {
                        all.push_str(&text[share.clone()]);
                        shares.push(share);
                    },
                );
                assert_eq!(all, text);
                assert_eq!(shares.len(), if hands.are_one() { 1 } else { most });
                let last = shares.pop();
                assert_eq!(last.map(|last| last.end), Some(text.len()));
                assert!(shares.iter().all(|share| text[..share.end].ends_with('\n')));
            }
        }
    }

    #[test]
    fn no_more_threads_are_had_than_have_something_to_do() {
        for (bytes, threads, wanted) in [
            (LARGE - 1, 2, None),
            (LARGE, 1, None),
            (LARGE, 2, Some(2)),
            (LARGE, 65_535, Some(processors().max(LARGE / SHORT))),
        ] {
            let hands = Hands::for_text(bytes, threads);
            let had = hands.pool.as_ref().map(|pool| pool.current_num_threads());
            assert_eq!(had, wanted, "{threads} for {bytes}");
        }
    }

    #[test]
    fn a_buffer_is_filled_by_all() {
        for hands in [Hands::default(), Hands::of(2, 1)] {
            let mut buffer = vec![0; LARGE * 2 + 5];
            let fill = |at: usize, share: &mut [u8]| {
                let place = |(offset, byte): (usize, &mut u8)| *byte = ((at + offset) % 251) as u8;
                share.iter_mut().enumerate().for_each(place);
                true
            };
            assert!(hands.fill(&mut buffer, fill));
            assert!(
                buffer
                    .iter()
                    .enumerate()
                    .all(|(at, &byte)| byte == (at % 251) as u8)
            );
            assert!(!hands.fill(&mut buffer, |at, _| at > 0));
        }
    }

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
                assert!(hands.all(all.iter(), |&number| number < count));
                assert!(!hands.all(0..count + 1, |number| number < count));
                let several = hands.pool.is_some() && count > 4;
                assert_eq!(shares, if several { count.div_ceil(4) } else { 1 });
            }
        }
    }
}
