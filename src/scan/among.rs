//! What is counted behind a word, where others of the word stand: members of an enumeration, 措施之一，…。措施之二，…; 其原因之一是…，
//! 其原因之二是…, and headings, 镜头一：雨夜巡坝, 镜头二：….

use super::{Before, Scanner};
use crate::scheme::label::{Among, Worded};
use crate::sign::{self, Stop};

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
        Some(self.take_behind_commas(&member, end, last))
    }

    /// Takes the members that nothing but commas divide from one that ends at `end`: 原因之一是管得少，原因之二是问得少. Returns the
    /// offset behind the last marker.
    fn take_behind_commas(&mut self, member: &Among, mut end: usize, last: usize) -> usize {
        /// A member is no longer.
        const NEAR: usize = 300;
        let mut ordinal = member.marker.ordinal;
        loop {
            ordinal += 1;
            let near = &self.text[end..last.min(end + NEAR)];
            let stop = sign::stops(near, 0, near.len()).find(|(_, stop, _)| *stop != Stop::Comma);
            let near = &near[..stop.map_or(near.len(), |(at, ..)| at)];
            let next = sign::find(near, member.written(ordinal)).map(|next| end + next);
            let next = next.and_then(|next| beginning(self.text, next));
            let Some(next) = next.filter(|next| *next > end) else {
                return end;
            };
            let Some(other) = Among::read(&self.text[next..last]) else {
                return end;
            };
            self.take(next, &other.marker, Before::Comma);
            end = next + other.marker.len as usize;
        }
    }

    /// Takes the word with a number that a paragraph begins with, if the one before it begins another, or the second one
    /// behind the first; returns the offset behind it.
    #[inline(never)]
    pub(super) fn worded(&mut self, at: usize, last: usize) -> Option<usize> {
        /// Parts of a text are no longer.
        const NEAR: usize = 20_000;
        let worded = Worded::read(&self.text[at..last])?;
        let end = at + worded.marker.len as usize;
        // A word and a number with marks is a heading by these.
        if end == last && (self.shape.level > 0 || self.shape.bold) {
            return None;
        }
        let others = match worded.marker.ordinal {
            1 => end..self.text.len().min(end + NEAR),
            _ => at.saturating_sub(NEAR)..at,
        };
        let ordinal = match worded.marker.ordinal {
            1 => 2,
            ordinal => ordinal - 1,
        };
        let written = worded.written(ordinal);
        let mut found = memchr::memmem::find_iter(&self.text[others.clone()], &written);
        found.find(|found| begins_line(self.text, others.start + found))?;
        self.take(at, &worded.marker, Before::Start);
        Some(end)
    }
}

/// Whether nothing but blanks and marks stands before `at` on its line.
fn begins_line(text: &[u8], at: usize) -> bool {
    let mut bare = sign::trim_end(text, 0, at);
    while let [.., b'#' | b'*' | b'>' | b'-'] = text[..bare] {
        bare = sign::trim_end(text, 0, bare - 1);
    }
    matches!(text[..bare], [] | [.., b'\n' | b'\r'])
}

/// Where a member begins whose word stands at `at`: behind a stop, or at the start of a line.
fn beginning(text: &[u8], at: usize) -> Option<usize> {
    let before = text[..at].strip_suffix(ITS.as_bytes());
    let first = before.map_or(at, <[u8]>::len);
    (begins_line(text, first) || super::spoken::stop_before(text, first).is_some()).then_some(first)
}
