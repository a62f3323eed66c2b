//! Many pieces of work done several at a time, their results taken in order.

use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};

/// Pieces that are handed out together at most: many small ones cost as little as one.
const UNIT: usize = 8;
/// Units for each thread that are under way or wait to be taken.
const AHEAD: usize = 8;

/// Does the pieces `0..count` on all threads of the pool and takes each result on this one, in order. No thread waits
/// for another before all are done, and no more than a few results wait to be taken.
///
/// # Errors
/// What `take` gives; no more pieces are begun then.
pub(super) fn in_order<R: Send>(
    pool: &ThreadPool,
    count: usize,
    work: &(dyn Fn(usize) -> R + Sync),
    take: &mut dyn FnMut(usize, R) -> io::Result<()>,
) -> io::Result<()> {
    let threads = pool.current_num_threads();
    let size = (count / (threads * AHEAD)).clamp(1, UNIT);
    let mut units = (0..count)
        .step_by(size)
        .map(|from| from..count.min(from + size));
    let (hand_out, queue) = mpsc::channel();
    let (give, done) = mpsc::channel();
    let queue = &Mutex::new(queue);
    for unit in units.by_ref().take(threads * AHEAD) {
        // The other end is held here, so that nothing can be lost.
        let _ = hand_out.send(unit);
    }
    pool.in_place_scope(move |scope| {
        for _ in 0..threads {
            let give = give.clone();
            scope.spawn(move |_| serve(queue, &give, work));
        }
        drop(give);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        while next < count
            && let Ok((from, results)) = done.recv()
        {
            waiting.insert(from, results);
            while let Some(results) = waiting.remove(&next) {
                for result in results {
                    take(next, result)?;
                    next += 1;
                }
                if let Some(unit) = units.next() {
                    let _ = hand_out.send(unit);
                }
            }
        }
        Ok(())
    })
}

/// Does units until there are no more, or nobody takes their results.
fn serve<R>(
    queue: &Mutex<Receiver<Range<usize>>>,
    give: &Sender<(usize, Vec<R>)>,
    work: &(dyn Fn(usize) -> R + Sync),
) {
    let next = || {
        let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.recv()
    };
    while let Ok(unit) = next() {
        let from = unit.start;
        if give.send((from, unit.map(work).collect())).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(threads: usize) -> ThreadPool {
        let builder = rayon::ThreadPoolBuilder::new().num_threads(threads);
        builder.build().expect("threads")
    }

    #[test]
    fn all_are_done_and_taken_in_order() {
        for threads in [1, 2, 3] {
            let pool = pool(threads);
            for count in [0, 1, 7, 64, 1000] {
                let mut taken = Vec::new();
                let work = |at| at * at;
                in_order(&pool, count, &work, &mut |at, result| {
                    taken.push((at, result));
                    Ok(())
                })
                .expect("taken");
                let wanted: Vec<_> = (0..count).map(|at| (at, at * at)).collect();
                assert_eq!(taken, wanted, "{count} on {threads}");
            }
        }
    }

    #[test]
    fn where_one_cannot_be_taken_the_work_ends() {
        let mut taken = 0;
        let ended = in_order(&pool(2), 1000, &|at| at, &mut |at, _| {
            taken += 1;
            match at {
                5 => Err(io::ErrorKind::BrokenPipe.into()),
                _ => Ok(()),
            }
        });
        assert_eq!(
            ended.map_err(|error| error.kind()),
            Err(io::ErrorKind::BrokenPipe)
        );
        assert_eq!(taken, 6);
    }
}
