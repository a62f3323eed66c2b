//! Members of the writer's own lists whose words are those of an advertisement or of a site: 4. 打开 http://…, between 3.
//! and 5.

use super::own::holds_account;
use super::{Reason, Sieve};
use crate::scheme::{self, Marker};
use crate::sign;

/// So many lines may stand between two members.
const NEAR: usize = 24;
/// And so many between two headings that count on.
const FAR: usize = 240;
/// So many members in a row may be in doubt.
const MOST_IN_DOUBT: u32 = 8;

/// What the numbers on one side of a line come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// One that is the writer's.
    Own,
    /// The first of the row, or nothing.
    End,
    /// Another that does not count on, or a site's.
    Other,
}

impl Sieve<'_> {
    /// Gives back the lines set aside for their words whose numbers count on: the lines that begin with the numbers before
    /// and behind them, or before a last one, are the writer's. A site's own list of notes holds its words in each line.
    pub(super) fn give_back_members(&mut self, doubtful: &[usize]) {
        for index in std::mem::take(&mut self.seen.members) {
            let is_doubtful = doubtful.binary_search(&index).is_ok();
            if self.reasons[index].is_some() && self.counts_on(index, is_doubtful) {
                self.reasons[index] = None;
            }
        }
    }

    fn counts_on(&self, index: usize, is_doubtful: bool) -> bool {
        let marker = scheme::read(self.line(index), true);
        let Some(marker) = marker.filter(|_| !names_the_site(self.line(index))) else {
            return false;
        };
        match (self.above(index, marker), self.below(index, marker)) {
            (Side::Own | Side::End, Side::Own) => true,
            // The last of several: no site's line has by chance the number that is next.
            (Side::Own, Side::End) => marker.ordinal > 2 || is_doubtful,
            _ => false,
        }
    }

    /// The lines beside this one that begin with the numbers before and behind its own.
    pub(super) fn fellows(&self, index: usize) -> [Option<usize>; 2] {
        let Some(marker) = scheme::read(self.line(index), true) else {
            return [None; 2];
        };
        let of_ordinal = |near: Option<(usize, Marker)>, ordinal: u32| {
            let near = near.filter(|(_, near)| near.ordinal == ordinal);
            near.map(|(at, _)| at)
        };
        [
            of_ordinal(
                self.member_above(index, marker),
                marker.ordinal.wrapping_sub(1),
            ),
            of_ordinal(self.member_below(index, marker), marker.ordinal + 1),
        ]
    }

    /// What the numbers come to above a line, over lines that are set aside as it is.
    fn above(&self, index: usize, marker: Marker) -> Side {
        let (mut at, mut ordinal) = (index, marker.ordinal);
        while ordinal > 1 {
            match self.member_above(at, marker) {
                Some((above, near)) if near.ordinal == ordinal - 1 => {
                    match self.side(above, marker.ordinal - near.ordinal) {
                        Some(side) => return side,
                        None => (at, ordinal) = (above, near.ordinal),
                    }
                }
                _ => return Side::Other,
            }
        }
        Side::End
    }

    /// What they come to below it.
    fn below(&self, index: usize, marker: Marker) -> Side {
        let (mut at, mut ordinal) = (index, marker.ordinal);
        loop {
            match self.member_below(at, marker) {
                Some((below, near)) if near.ordinal == ordinal + 1 => {
                    match self.side(below, near.ordinal - marker.ordinal) {
                        Some(side) => return side,
                        None => (at, ordinal) = (below, near.ordinal),
                    }
                }
                Some((below, near)) if near.ordinal > 1 && below - at <= NEAR => {
                    return Side::Other;
                }
                _ => return Side::End,
            }
        }
    }

    /// What a member tells, nothing where it is in doubt as the line is that is asked for, so many numbers away.
    fn side(&self, member: usize, away: u32) -> Option<Side> {
        match self.reasons[member] {
            None => Some(Side::Own),
            Some(_) if away > MOST_IN_DOUBT || names_the_site(self.line(member)) => {
                Some(Side::Other)
            }
            Some(_) => None,
        }
    }

    fn member_above(&self, index: usize, marker: Marker) -> Option<(usize, Marker)> {
        let mut above = (index.saturating_sub(FAR)..index).rev();
        above.find_map(|at| self.of_its_family(at, marker))
    }

    fn member_below(&self, index: usize, marker: Marker) -> Option<(usize, Marker)> {
        let mut below = index + 1..self.lines.len().min(index + 1 + FAR);
        below.find_map(|at| self.of_its_family(at, marker))
    }

    fn of_its_family(&self, at: usize, marker: Marker) -> Option<(usize, Marker)> {
        let near = scheme::read(self.line(at), true);
        near.filter(|near| near.scheme == marker.scheme)
            .map(|near| (at, near))
    }

    /// Notes a line that was set aside for its words and begins with a number.
    pub(super) fn note_member(&mut self, index: usize, reason: Reason) {
        let for_its_words = matches!(reason, Reason::Advertisement | Reason::SiteChrome);
        if for_its_words && scheme::read(self.line(index), true).is_some() {
            self.seen.members.push(index);
        }
    }
}

/// Whether a line speaks of the site or of its copy of the text.
fn names_the_site(line: &[u8]) -> bool {
    const NAMES: &[&str] = &["本站", "本文档", "本店", "客服"];
    const ACCOUNTS: &[&str] = &["QQ群", "公众号"];
    const SAYS_HOW: &[&str] = &["请加", "加QQ群", "回复“", "领取", "更多", "“"];
    let has = |words: &[&str]| words.iter().any(|word| sign::holds(line, word));
    has(NAMES) || has(ACCOUNTS) && (has(SAYS_HOW) || holds_account(line))
}
