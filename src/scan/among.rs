//! Members of an enumeration that are counted behind a word: 措施之一，…。措施之二，…; 其原因之一是…，其原因之二是….

use super::{Before, Scanner};
use crate::scheme::label::Among;
use crate::sign;

/// The member before or behind is no farther away.
const NEAR: usize = 3000;
/// What may stand before the word.
const ITS: &str = "其";

impl Scanner<'_> {
    /// Takes the member at `at`, if another stands before it, or behind the first; returns the offset behind its marker. The
    /// first is taken with the second where no stop that the walk sees stands before it.
    #[inline(never)]
    pub(super) fn among(&mut self, at: usize, last: usize, before: Before) -> Option<usize> {
        let member = Among::read(&self.text[at..last])?;
        let end = at + member.marker.len as usize;
        if member.marker.ordinal == 1 {
            let near = &self.text[..self.text.len().min(end + NEAR)];
            let next = sign::find(&near[end..], member.written(2))?;
            beginning(near, end + next)?;
        } else {
            let near = at.saturating_sub(NEAR);
            let written = member.written(member.marker.ordinal - 1);
            let found = near + sign::rfind(&self.text[near..at], written)?;
            let first = beginning(self.text, found)?;
            let here = first >= self.shape.first as usize;
            if let Some(one) = Among::read(&self.text[first..at])
                && here
                && one.marker.ordinal == 1
            {
                self.put(first, &one.marker, at);
            }
        }
        self.take(at, &member.marker, before);
        Some(end)
    }
}

/// Where a member begins whose word stands at `at`: behind a stop, or at the start of a line.
fn beginning(text: &[u8], at: usize) -> Option<usize> {
    let before = text[..at].strip_suffix(ITS.as_bytes());
    let first = before.map_or(at, <[u8]>::len);
    let bare = sign::trim_end(text, 0, first);
    let begins = matches!(text[..bare], [] | [.., b'\n' | b'\r']);
    (begins || super::spoken::stop_before(text, first).is_some()).then_some(first)
}
