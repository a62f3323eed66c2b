//! Many pieces of work done several at a time, their results taken in order.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

/// Units for each thread that are under way or wait to be taken.
const AHEAD: usize = 8;

/// Does the pieces `0..count` on so many threads, this one among them, `most` neighbours together at most, and takes each
/// result on this one, in order. This thread works too where there is nothing to take, so that none is woken for each
/// result and takes another's processor. No more than a few results wait to be taken.
///
/// # Errors
/// What `take` gives; no more pieces are begun then.
pub(super) fn in_order<R: Send>(
    threads: usize,
    count: usize,
    most: usize,
    work: &(dyn Fn(Range<usize>) -> Vec<R> + Sync),
    take: &mut dyn FnMut(usize, R) -> io::Result<()>,
) -> io::Result<()> {
    let (threads, size) = shares(threads, count, most);
    let desk = Desk::new(count.div_ceil(size), threads * AHEAD);
    let work = |unit: usize| work(unit * size..count.min((unit + 1) * size));
    let help = || {
        let _closing = Closing(&desk);
        while let Some(unit) = desk.next_unit() {
            desk.hand_in(unit, work(unit));
        }
    };
    thread::scope(|scope| {
        let _closing = Closing(&desk);
        for _ in 1..threads {
            // Where no more threads can be had, it takes longer.
            if Builder::new().spawn_scoped(scope, help).is_err() {
                break;
            }
        }
        let mut take_all = || {
            let mut next = 0;
            loop {
                match desk.next_task() {
                    Task::Work(unit) => desk.hand_in(unit, work(unit)),
                    Task::Take(results) => {
                        for result in results {
                            take(next, result)?;
                            next += 1;
                        }
                    }
                    Task::Ended => return Ok(()),
                }
            }
        };
        let ended = take_all();
        desk.close();
        ended
    })
}

/// How many threads have something to do, and how many pieces are a unit.
fn shares(threads: usize, count: usize, most: usize) -> (usize, usize) {
    let threads = threads.min(count).max(1);
    (threads, (count / (threads * AHEAD)).clamp(1, most))
}

/// Where units of work are fetched and their results handed in.
struct Desk<R> {
    units: usize,
    /// So many units behind those that were taken may be begun.
    ahead: usize,
    state: Mutex<State<R>>,
    /// Another unit may be begun.
    room: Condvar,
    /// The unit that is taken next is done.
    ready: Condvar,
}

struct State<R> {
    begun: usize,
    taken: usize,
    /// What was done and not yet taken.
    done: BTreeMap<usize, Vec<R>>,
    /// How many threads wait for room.
    idle: usize,
    /// Whether the thread that takes waits too.
    awaited: bool,
    closed: bool,
}

/// What the thread that takes does next.
enum Task<R> {
    Work(usize),
    Take(Vec<R>),
    Ended,
}

impl<R> Desk<R> {
    fn new(units: usize, ahead: usize) -> Desk<R> {
        Desk {
            units,
            ahead,
            state: Mutex::new(State {
                begun: 0,
                taken: 0,
                done: BTreeMap::new(),
                idle: 0,
                awaited: false,
                closed: false,
            }),
            room: Condvar::new(),
            ready: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether another unit may be begun.
    fn has_room(&self, state: &State<R>) -> bool {
        state.begun < self.units.min(state.taken + self.ahead)
    }

    /// Begins a unit, if one may be begun.
    fn begin(&self, state: &mut State<R>) -> Option<usize> {
        let unit = state.begun;
        let may = !state.closed && self.has_room(state);
        state.begun += usize::from(may);
        may.then_some(unit)
    }

    /// The unit that is done next, once there is room for it, or none if there are no more.
    fn next_unit(&self) -> Option<usize> {
        let mut state = self.state();
        state.idle += 1;
        let waits = |state: &mut State<R>| {
            !state.closed && state.begun < self.units && !self.has_room(state)
        };
        let state = self.room.wait_while(state, waits);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.idle -= 1;
        self.begin(&mut state)
    }

    fn hand_in(&self, unit: usize, results: Vec<R>) {
        let mut state = self.state();
        state.done.insert(unit, results);
        if state.awaited && unit == state.taken {
            self.ready.notify_one();
        }
    }

    /// What is to be taken, else another unit, else what others have not done yet.
    fn next_task(&self) -> Task<R> {
        let mut state = self.state();
        state.awaited = true;
        let waits = |state: &mut State<R>| {
            let is_ready = state.taken == self.units || state.done.contains_key(&state.taken);
            !state.closed && !is_ready && !self.has_room(state)
        };
        let state = self.ready.wait_while(state, waits);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.awaited = false;
        let next = state.taken;
        if let Some(results) = state.done.remove(&next) {
            state.taken += 1;
            if state.idle > 0 {
                self.room.notify_one();
            }
            return Task::Take(results);
        }
        self.begin(&mut state).map_or(Task::Ended, Task::Work)
    }

    /// Nothing more is begun or taken.
    fn close(&self) {
        self.state().closed = true;
        self.room.notify_all();
        self.ready.notify_all();
    }
}

/// Closes the desk where its thread fails, so that no other waits for what never comes.
struct Closing<'d, R>(&'d Desk<R>);

impl<R> Drop for Closing<'_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::AssertUnwindSafe;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const MOST: usize = 8;

    #[test]
    fn all_are_done_and_taken_in_order() {
        for threads in [1, 2, 3] {
            for count in [0, 1, 7, 64, 1000] {
                let mut taken = Vec::new();
                let work = |unit: Range<usize>| unit.map(|at| at * at).collect();
                in_order(threads, count, MOST, &work, &mut |at, result| {
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
    fn no_more_threads_work_than_there_are_units() {
        for (wanted, count, expected) in [
            (1, 0, (1, 1)),
            (4, 0, (1, 1)),
            (65_535, 2, (2, 1)),
            (3, 24, (3, 1)),
            (3, 100, (3, 4)),
            (3, 1_000, (3, MOST)),
        ] {
            let (threads, size) = shares(wanted, count, MOST);
            assert_eq!((threads, size), expected, "{count} for {wanted}");
            assert!(threads <= count.div_ceil(size).max(1));
        }
    }

    #[test]
    fn where_one_cannot_be_taken_the_work_ends() {
        let mut taken = 0;
        let ended = in_order(2, 1000, MOST, &Vec::from_iter, &mut |at, _| {
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

    #[test]
    fn no_more_wait_to_be_taken_than_a_few() {
        let begun = AtomicUsize::new(0);
        let work = |unit: Range<usize>| {
            begun.fetch_add(unit.len(), Ordering::Relaxed);
            Vec::from_iter(unit)
        };
        in_order(3, 5_000, MOST, &work, &mut |at, _| {
            let ahead = begun.load(Ordering::Relaxed) - at;
            assert!(ahead <= (3 * AHEAD + 1) * MOST, "{ahead} at {at}");
            Ok(())
        })
        .expect("taken");
    }

    #[test]
    fn a_piece_that_fails_leaves_nobody_waiting() {
        let work = |unit: Range<usize>| unit.map(|at| assert_ne!(at, 333)).collect();
        let all = || in_order(3, 1_000, MOST, &work, &mut |_, ()| Ok(()));
        assert!(std::panic::catch_unwind(AssertUnwindSafe(all)).is_err());
    }
}
