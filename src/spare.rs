//! Room that a thread's last document has left, for its next one: over many small documents, asking for memory and
//! giving it back is work that need be done only once.

use std::cell::Cell;
use std::thread::LocalKey;

/// A list with room for more items than this is not kept: only a large document needs it.
const MOST: usize = 1 << 12;

/// An empty list with room for so many items.
pub(crate) fn take<T>(spare: &'static LocalKey<Cell<Vec<T>>>, room: usize) -> Vec<T> {
    let mut list = spare.take();
    list.reserve(room);
    list
}

/// Leaves a list's room to the thread's next document.
pub(crate) fn leave<T>(spare: &'static LocalKey<Cell<Vec<T>>>, mut list: Vec<T>) {
    if list.capacity() <= MOST {
        list.clear();
        spare.set(list);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static NUMBERS: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
    }

    #[test]
    fn what_a_small_document_left_is_empty_and_what_a_large_one_took_is_given_back() {
        leave(&NUMBERS, vec![1; MOST]);
        let list = take(&NUMBERS, 3);
        assert_eq!((list.len(), list.capacity()), (0, MOST));
        leave(&NUMBERS, vec![1; MOST + 1]);
        assert_eq!(take(&NUMBERS, 0).capacity(), 0);
    }
}
