//! Members of the writer's own lists whose words are those of an advertisement or of a site: 4. 打开 http://…, between 3.
//! and 5.

use super::{Reason, Sieve};
use crate::numeral;
use crate::scheme::{self, Marker};
use crate::sign;

impl Sieve<'_> {
    /// Gives back the lines set aside for their words whose numbers count on: the lines that begin with the numbers before
    /// and behind them, or before a last one, are the writer's. A site's own list of notes holds its words in each line.
    pub(super) fn give_back_members(&mut self) {
        for index in std::mem::take(&mut self.seen.members) {
            if self.counts_on(index) {
                self.reasons[index] = None;
            }
        }
    }

    fn counts_on(&self, index: usize) -> bool {
        /// So many lines may stand between two members.
        const NEAR: usize = 24;
        let line = self.line(index);
        let marker = scheme::read(line, true).filter(|_| !names_the_site(line));
        let Some(marker) = marker else {
            return false;
        };
        let of_its_family = |at: usize| {
            let near = scheme::read(self.line(at), true);
            near.filter(|near| near.scheme == marker.scheme)
                .map(|near| (at, near))
        };
        let is_member = |(at, near): (usize, Marker), ordinal: u32| {
            near.ordinal == ordinal && self.reasons[at].is_none()
        };
        let before = || {
            let mut before = (index.saturating_sub(NEAR)..index).rev();
            before.find_map(of_its_family)
        };
        let mut behind = index + 1..self.lines.len().min(index + 1 + NEAR);
        let next = behind.find_map(of_its_family);
        let counts_on = || before().is_some_and(|before| is_member(before, marker.ordinal - 1));
        match next {
            Some(next) => {
                is_member(next, marker.ordinal + 1) && (marker.ordinal == 1 || counts_on())
            }
            // The last of several: no site's line has by chance the number that is next.
            None => marker.ordinal > 2 && counts_on(),
        }
    }

    /// Notes a line that was set aside for its words and begins with a number.
    pub(super) fn note_member(&mut self, index: usize, reason: Reason) {
        let for_its_words = matches!(reason, Reason::Advertisement | Reason::SiteChrome);
        let line = self.line(index);
        let numbered =
            || line.first().is_some_and(u8::is_ascii_digit) || numeral::starts_with_number(line);
        if for_its_words && numbered() && scheme::read(line, true).is_some() {
            self.seen.members.push(index);
        }
    }
}

/// Whether a line speaks of the site or of its copy of the text.
fn names_the_site(line: &[u8]) -> bool {
    const NAMES: &[&str] = &["本站", "本文档", "本店", "客服", "QQ群", "公众号"];
    NAMES.iter().any(|name| sign::holds(line, name))
}
