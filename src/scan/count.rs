//! What counts on inside a paragraph: which number follows which, and in which family.

use super::rows::{BY_NUMBER, NUMBERS, ORDINALS};
use super::{Before, Candidate, Scanner};
use crate::scheme::{self, Scheme};
use crate::sign;
use std::ops::Range;

impl Scanner<'_> {
    /// Sees to it that the marker that was taken last counts on with what stands before it, or what stands behind it with it;
    /// returns where the walk goes on.
    #[inline(never)]
    pub(super) fn count(&mut self, marker: Range<usize>, last: usize, before: Before) -> usize {
        let Some(taken) = self.found.candidates.last() else {
            return marker.end;
        };
        let (row, ordinal) = (taken.row, u32::from(taken.ordinal));
        let by_number = BY_NUMBER >> row & 1 == 1;
        let goes_on = before != Before::Start && ordinal > 1;
        if goes_on && by_number {
            match row {
                scheme::YAO_BY_VERB => self.spoken_in = self.paragraph,
                _ if ordinal == 2 => self.take_first_behind_subject(marker.clone()),
                _ => {}
            }
            self.count_on();
            self.join_words_of_order();
        } else if goes_on && ORDINALS >> row & 1 == 1 {
            if ordinal > 2 && self.text[marker.clone()].ends_with("是".as_bytes()) {
                self.count_ordinal();
            }
            self.join_words_of_order();
        } else if goes_on && ordinal == scheme::LAST {
            self.close_count(marker.clone());
        } else if goes_on {
            self.join_words_of_order();
        } else if !goes_on && row == scheme::YAO_BY_VERB {
            return self.take_listed(marker.start, marker.end, last);
        }
        marker.end
    }

    /// Puts the last candidate into the family in which its number counts on: 一是…；二要…；三要… is one enumeration.
    #[inline(never)]
    pub(super) fn count_on(&mut self) {
        /// So many candidates back the number before is looked for.
        const NEAR: usize = 32;
        let Some((last, before)) = self.found.candidates.split_last_mut() else {
            return;
        };
        let goes_on = |it: &Candidate| {
            it.scheme == last.scheme && it.ordinal.checked_add(1) == Some(last.ordinal)
        };
        if before.last().is_some_and(goes_on) {
            return;
        }
        let counted = |it: &&Candidate| {
            BY_NUMBER >> it.row & 1 == 1 && u32::from(it.ordinal) + 1 == u32::from(last.ordinal)
        };
        let here = before.iter().rev().take(NEAR);
        let here = here.take_while(|it| it.paragraph == last.paragraph);
        let mut counted = here.filter(counted).map(|it| it.scheme);
        if let Some(nearest) = counted.next()
            && nearest != last.scheme
            && counted.all(|scheme| scheme != last.scheme)
        {
            last.scheme = nearest;
        }
    }

    /// Puts the last candidate into the family of the member before it, where words of order and numbers make one enumeration:
    /// 首先，…；二是…; 一是…；其次，…；再次，….
    #[inline(never)]
    fn join_words_of_order(&mut self) {
        const NEAR: usize = 32;
        let Some((last, before)) = self.found.candidates.split_last_mut() else {
            return;
        };
        let is_before = |it: &Candidate| it.ordinal.checked_add(1) == Some(last.ordinal);
        let counts = |it: &Candidate| {
            matches!(it.scheme, Scheme::First | Scheme::Shi | Scheme::Yao)
                && !matches!(it.row, scheme::YAO_BY_VERB | scheme::YAO_BY_OLD_WORD)
        };
        let near = || before.iter().rev().take(NEAR);
        if !counts(last) || near().any(|it| it.scheme == last.scheme && is_before(it)) {
            return;
        }
        let mut here = near().take_while(|it| it.paragraph == last.paragraph);
        if let Some(member) = here.find(|it| counts(it))
            && is_before(member)
            && (member.inline || member.sentence == last.sentence)
            && !(member.scheme == Scheme::First && has_second_behind(self.text, last))
        {
            last.scheme = member.scheme;
        }
    }

    /// Whether a word of order that no comma follows counts on: 首先打开…，其次清洗…，最后检查…. Behind a comma and at the end of
    /// the count it says little alone.
    pub(super) fn is_in_order(&self, marker: &scheme::Marker, before: Before) -> bool {
        let closes = marker.ordinal == scheme::LAST;
        if before != Before::Comma && !closes {
            return true;
        }
        let last = self.found.candidates.last();
        let last = last.filter(|last| {
            let near = last.sentence == self.sentence
                || before != Before::Comma && last.paragraph == self.paragraph;
            last.scheme == Scheme::First && near
        });
        last.is_some_and(|last| match closes {
            true => matches!(last.ordinal, 2 | 3),
            false => u32::from(last.ordinal) + 1 == marker.ordinal,
        })
    }

    /// Takes the first item of a cell of a table, or the one behind a comma, when the second at `at` was seen: no stop but a tab
    /// stands before it (\t1.抓安全；2.抓稳定), or what was said leads to it (保险公司辩称，一、没有异议；二、标准过高).
    #[inline(never)]
    pub(super) fn take_first(&mut self, at: usize, second: &scheme::Marker) {
        /// The first item is no longer.
        const LONGEST: usize = 600;
        self.join_first(second);
        let last = self.found.candidates.last();
        if last.is_some_and(|last| last.scheme == second.scheme && last.ordinal == 1) {
            return;
        }
        let begun = last.map_or(0, |last| last.start).max(self.shape.first) as usize;
        let is_first = |first: &scheme::Marker| first.scheme == second.scheme && first.ordinal == 1;
        let read = |behind: usize| {
            let first = sign::skip_blanks(self.text, behind, at);
            Some((
                first,
                scheme::read(&self.text[first..at], true).filter(is_first)?,
            ))
        };
        let behind_tab = || read(begun + memchr::memrchr(b'\t', &self.text[begun..at])? + 1);
        let near = &self.text[begun.max(at.saturating_sub(LONGEST))..at];
        let behind_comma = || {
            let mut commas = memchr::memmem::rfind_iter(near, "，");
            commas.find_map(|comma| read(at - near.len() + comma + "，".len()))
        };
        let may_lead = NUMBERS >> second.row & 1 == 1;
        let first = behind_tab().or_else(|| may_lead.then(behind_comma).flatten());
        if let Some((first, marker)) = first {
            self.take(first, &marker, Before::Stop);
        }
    }

    /// Puts the part or article that the paragraph begins with into the family of the second, which goes on with it in the same
    /// paragraph: 第一阶段：动员。第二阶段：检查。
    fn join_first(&mut self, second: &scheme::Marker) {
        let last = self.found.candidates.last_mut();
        let is_part = |last: &&mut Candidate| last.is_part() && last.paragraph == self.paragraph;
        let Some(first) = last.filter(is_part) else {
            return;
        };
        let inside = scheme::read(&self.text[first.start as usize..], false);
        let inside = inside.filter(|it| it.scheme == second.scheme && it.ordinal == 1);
        if let Some(marker) = inside {
            (first.scheme, first.row) = (marker.scheme, marker.row);
            first.marker = marker.len as u16;
        }
    }

    /// Whether a number behind a comma counts on in the same sentence: 1.抓安全，2.抓稳定.
    #[inline(never)]
    pub(super) fn counts_on_at_comma(&self, marker: &scheme::Marker, before: Before) -> bool {
        let goes_on = |last: &Candidate| {
            last.scheme == marker.scheme
                && last.row == marker.row
                && last.sentence == self.sentence
                && u32::from(last.ordinal) + 1 == marker.ordinal
        };
        before == Before::Comma
            && NUMBERS >> marker.row & 1 == 1
            && self.found.candidates.last().is_some_and(goes_on)
    }

    /// Puts the last candidate, 最后是, into the family of 二是 before it: 一是…；二是…；最后是… is one enumeration. Behind a
    /// full stop it is only where one divides the others too.
    #[inline(never)]
    pub(super) fn close_count(&mut self, marker: Range<usize>) {
        let Some((last, before)) = self.found.candidates.split_last_mut() else {
            return;
        };
        let counts = |it: &&Candidate| {
            matches!(it.scheme, Scheme::Shi | Scheme::Yao)
                && it.ordinal > 1
                && it.paragraph == last.paragraph
        };
        let Some((counted, before)) = before.split_last().filter(|(counted, _)| counts(counted))
        else {
            return;
        };
        let apart = before
            .last()
            .is_some_and(|it| it.sentence != counted.sentence);
        let in_order = BY_NUMBER >> counted.row & 1 == 0;
        let is_alike = || in_order || self.text[marker].ends_with("是".as_bytes());
        if counted.sentence == last.sentence || apart && is_alike() {
            last.scheme = counted.scheme;
        }
    }

    /// Takes the members that only 、 divides from the first at `at`: 一查思想、二查作风、三查纪律. Returns the offset behind the
    /// last marker.
    #[inline(never)]
    pub(super) fn take_listed(&mut self, at: usize, mut end: usize, last: usize) -> usize {
        /// A member is no longer.
        const NEAR: usize = 48;
        if sign::opening(self.text, at.saturating_sub("“".len())).is_some() {
            // The name of a campaign: “一查思想、二查作风”活动.
            return end;
        }
        let verb = &self.text[at + "一".len()..end];
        loop {
            let near = &self.text[end..last.min(end + NEAR)];
            let stop = sign::stops(near, 0, near.len()).next();
            let near = &near[..stop.map_or(near.len(), |(at, ..)| at)];
            let Some(pause) = sign::find(near, "、") else {
                return end;
            };
            let next = end + pause + "、".len();
            let before = self.found.candidates.last().map_or(0, |it| it.ordinal);
            let marker = scheme::read(&self.text[next..last], false).filter(|marker| {
                marker.row == scheme::YAO_BY_VERB
                    && marker.ordinal == u32::from(before) + 1
                    && self.text[next..next + marker.len as usize].ends_with(verb)
            });
            let Some(marker) = marker else {
                return end;
            };
            self.take(next, &marker, Before::Stop);
            end = next + marker.len as usize;
        }
    }
}

/// Whether 第二 or 其次 stands behind a candidate in its paragraph, and is the member behind 第一 or 首先 itself.
fn has_second_behind(text: &[u8], candidate: &Candidate) -> bool {
    /// A member is no longer.
    const NEAR: usize = 4000;
    const SECOND: [&str; 2] = ["第二，", "其次"];
    let from = candidate.start as usize;
    let near = &text[from..text.len().min(from + NEAR)];
    let end = memchr::memchr(b'\n', near).unwrap_or(near.len());
    SECOND
        .iter()
        .any(|second| sign::holds(&near[..end], second))
}
