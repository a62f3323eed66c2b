//! Remarks in brackets between the members of an enumeration.

use super::{Candidate, Scanner, skip_layout};
use crate::scheme::{self, Scheme};
use crate::sign;

impl Scanner<'_> {
    /// Behind a longer remark in brackets, which holds no members, behind 一、 where its next number follows:
    /// 一、…二年。（考验期从判决确定之日起计算）二、….
    #[inline(never)]
    pub(super) fn behind_long_remark(&self, at: usize, last: usize) -> Option<usize> {
        const LONGEST: usize = 300;
        const OPEN: usize = "（".len();
        let is_member =
            |it: &&Candidate| it.paragraph == self.paragraph && it.scheme == Scheme::HanComma;
        self.found.candidates.last().filter(is_member)?;
        let near = &self.text[at..last.min(at + LONGEST)];
        let near = near.strip_prefix("（".as_bytes())?;
        let close = sign::find(near, "）")?;
        let remark = &near[..close];
        let behind = skip_layout(self.text, at + OPEN + close + OPEN, last);
        let next = scheme::read(&self.text[behind..last], false)?;
        let begins_member = |at: usize| scheme::read(&remark[at..], false).is_some();
        let mut stops = sign::stops(remark, 0, remark.len());
        let holds_members =
            sign::holds(remark, "（") || stops.any(|(at, _, width)| begins_member(at + width));
        (next.ordinal > 1 && next.scheme == Scheme::HanComma && !holds_members).then_some(behind)
    }
}
