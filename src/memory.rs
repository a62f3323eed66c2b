//! What safe Rust has no words for: bytes become text without a copy, and large pieces of memory lie in large pages.
#![allow(
    unsafe_code,
    reason = "the standard library has no way to take over a buffer that another validator has checked, and its own is \
              ten times slower on Chinese text; an allocator's functions are unsafe by their trait, and so is advice"
)]

use crate::hands::Hands;
use std::alloc::{GlobalAlloc, Layout, System};

/// The bytes as text, without a copy, if they are valid UTF-8 and all their pieces fit; else the bytes back.
pub(crate) fn text_of(
    hands: &Hands,
    bytes: Vec<u8>,
    fits: impl Fn(&[u8]) -> bool + Send + Sync,
) -> Result<String, Vec<u8>> {
    let is_text = |piece: &[u8]| fits(piece) && simdutf8::basic::from_utf8(piece).is_ok();
    if hands.all(pieces(&bytes), is_text) {
        // SAFETY: all of `bytes` has just been found to be valid UTF-8, piece by piece, and nothing touched it since.
        Ok(unsafe { String::from_utf8_unchecked(bytes) })
    } else {
        Err(bytes)
    }
}

/// Pieces that are all of the bytes, each small enough to be at hand still when it is gone over again. UTF-8 is not cut
/// inside a character.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    const PIECE: usize = 1 << 15;
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let mut end = rest.len().min(PIECE);
        while end < rest.len() && end > PIECE - 4 && rest[end] & 0xC0 == 0x80 {
            end -= 1;
        }
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// An allocator for programs: the system's own, asked to back large pieces with large pages.
///
/// All that is known of a document of 100 MB lies in a dozen pieces of some to a hundred megabytes. In pages of 4 KB the
/// system hands them out fifty thousand times, and the processor's table of pages never holds enough of them: a fifth of
/// the time goes there. Linux has pages of 2 MB for those who ask ([transparent huge pages], mode `madvise`). Small
/// documents have no such pieces, and other systems are not asked.
///
/// [transparent huge pages]: https://docs.kernel.org/admin-guide/mm/transhuge.html
#[derive(Clone, Copy, Debug, Default)]
pub struct LargePages;

/// A piece of so many bytes has a page of 2 MB in it wherever it begins.
const LARGE: usize = 4 << 20;

// SAFETY: the system's allocator does it all. What is added changes neither what a piece holds nor where it lies.
unsafe impl GlobalAlloc for LargePages {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract, which is the same.
        let piece = unsafe { System.alloc(layout) };
        advised(piece, layout.size())
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        let piece = unsafe { System.alloc_zeroed(layout) };
        advised(piece, layout.size())
    }

    #[inline]
    unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        let piece = unsafe { System.realloc(piece, layout, size) };
        advised(piece, size)
    }

    #[inline]
    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(piece, layout) }
    }
}

/// The piece, for which large pages were asked if it is large.
#[inline]
fn advised(piece: *mut u8, bytes: usize) -> *mut u8 {
    if bytes >= LARGE && !piece.is_null() {
        advise(piece, bytes);
    }
    piece
}

#[cfg(target_os = "linux")]
#[cold]
fn advise(piece: *mut u8, bytes: usize) {
    use rustix::mm::{Advice, madvise};
    /// Advice is given for whole pages. Where they are larger than this the system refuses it.
    const PAGE: usize = 1 << 12;
    let before = piece.addr() % PAGE;
    let start = piece.wrapping_sub(before);
    let length = (before + bytes).next_multiple_of(PAGE);
    // A system that refuses does without large pages.
    // SAFETY: it changes by what pages the memory is backed, and nothing that a program can see of it.
    let _ = unsafe { madvise(start.cast(), length, Advice::LinuxHugepage) };
}

#[cfg(not(target_os = "linux"))]
fn advise(_: *mut u8, _: usize) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_keeps_what_it_holds_whatever_its_size() {
        let sizes = [1, LARGE - 1, LARGE, LARGE + 1, 3 * LARGE + 5, 100];
        let layout = |size| Layout::from_size_align(size, 1).expect("a layout");
        // SAFETY: each piece is used within its size, and given back by the layout it has last.
        unsafe {
            let mut piece = LargePages.alloc_zeroed(layout(sizes[0]));
            let mut held = sizes[0];
            for (number, size) in (1..).zip(sizes) {
                piece = LargePages.realloc(piece, layout(held), size);
                assert!(!piece.is_null());
                let kept = held.min(size);
                assert_eq!(piece.add(kept - 1).read(), number - 1, "{size}");
                piece.write_bytes(number, size);
                held = size;
            }
            LargePages.dealloc(piece, layout(held));
        }
    }
}
