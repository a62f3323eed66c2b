//! Tables of contents: a heading 目录 and the lines behind it that come again in the text, and lines with dot leaders.

use super::print::{ByPrint, Look, Looks, fingerprint, look};
use super::{Reason, Sieve, is_contents_heading, leader};
use crate::hands::Hands;
use crate::line::Line;
use crate::scheme::{self, Scheme};
use crate::sign::{self, Endings, Stop, endings};
use std::ops::{Range, RangeInclusive};

/// A line of more than a hundred characters is no entry of a table of contents.
const LONGEST: usize = 300;

/// Where lines stand last.
type Lasts = ByPrint<usize>;

impl Sieve<'_> {
    /// A heading 目录 and the lines behind it that come again in the text, or lines with dot leaders.
    pub(super) fn mark_contents(&mut self, hands: &Hands) {
        let mut lasts = None;
        let found = std::mem::take(&mut self.seen.contents);
        for (at, &index) in found.iter().enumerate() {
            if self.reasons[index].is_some() {
                continue;
            }
            if is_contents_heading(self.line(index)) {
                if self.mark_links_below(index) {
                    continue;
                }
                let of_all = lasts.get_or_insert_with(|| self.last_of_each(&found[at..], hands));
                self.mark_listed_lines(index, of_all);
                if at == 0 && self.reasons[index].is_none() {
                    self.mark_run_in_entries(index);
                }
            } else {
                self.reasons[index] = Some(Reason::Contents);
            }
        }
    }

    /// Where each line stands last that may be listed behind one of the headings, if it comes again.
    fn last_of_each(&self, headings: &[usize], hands: &Hands) -> Lasts {
        let lists = self.lists(headings);
        let listed = lists.iter().cloned().flatten();
        let looks = |index| Some((index, look(self.entry(index)?)));
        let listed: Vec<(usize, Look)> = listed.filter_map(looks).collect();
        let mut known = Looks::for_lines(listed.len());
        let mut again = known.clone();
        for &(_, look) in &listed {
            if known.hold(look) {
                again.add(look);
            }
            known.add(look);
        }
        let in_share = |share| {
            let mut found = Vec::new();
            for index in without(&lists, share).flatten() {
                if let Some(entry) = self.entry(index)
                    && known.hold_line(entry)
                {
                    found.push((index, look(entry), fingerprint(entry)));
                }
            }
            found
        };
        let mut lasts = Lasts::default();
        hands.share(self.lines.len(), in_share, |found| {
            for (index, look, print) in found {
                again.add(look);
                lasts.insert(print, index);
            }
        });
        for (index, look) in listed {
            if again.hold(look)
                && let Some(entry) = self.entry(index)
            {
                let last = lasts.entry(fingerprint(entry)).or_insert(index);
                *last = index.max(*last);
            }
        }
        lasts
    }

    /// What may be listed behind the headings: the lines up to the first that is too long for an entry, as runs that
    /// are apart and in order.
    fn lists(&self, headings: &[usize]) -> Vec<Range<usize>> {
        let mut lists: Vec<Range<usize>> = Vec::new();
        for &heading in headings {
            let listed = lists.last().is_some_and(|list| heading < list.end);
            if !listed && is_contents_heading(self.line(heading)) {
                let mut behind = heading + 1..self.lines.len();
                let end = behind.find(|&index| !self.may_be_listed(index));
                lists.push(heading + 1..end.unwrap_or(self.lines.len()));
            }
        }
        lists
    }

    /// Whether a line may stand in a table of contents: one that is short or blank, has a leader or is set aside.
    fn may_be_listed(&self, index: usize) -> bool {
        let line = self.line(index);
        line.len() <= LONGEST || self.reasons[index].is_some() || leader(line).is_some()
    }

    /// A line as an entry of a table of contents, if it is not too long for one with its leader.
    fn entry(&self, index: usize) -> Option<&[u8]> {
        let line = &self.lines[index];
        let entry = || entry(line.of(self.text));
        (line.width() <= LONGEST).then(entry)
    }

    /// A line's fingerprint as an entry of a table of contents, if it is not too long for one.
    fn print(&self, index: usize) -> Option<u64> {
        let entry = entry(self.line(index));
        (entry.len() <= LONGEST).then(|| fingerprint(entry))
    }

    fn mark_as_contents(&mut self, lines: RangeInclusive<usize>) {
        for index in lines {
            self.reasons[index] = Some(Reason::Contents);
        }
    }

    /// The last of the parts that a sentence announces: items up to the line where the first of them comes again, as most of
    /// the others do.
    fn last_announced(&self, heading: usize, lasts: &Lasts) -> Option<usize> {
        const MOST_LINES: usize = 40;
        let behind = heading + 1..self.lines.len().min(heading + MOST_LINES);
        let mut filled = behind.filter(|&index| !self.line(index).is_empty());
        let is_item = |index: usize| scheme::read(self.line(index), true).is_some();
        let first = filled.next().filter(|&first| is_item(first))?;
        let (mut last, mut others, mut known) = (first, 0, 0);
        for index in filled {
            let print = self.print(index);
            if print == self.print(first) {
                return (others > 0 && 2 * known >= others).then_some(last);
            }
            if !is_item(index) {
                return None;
            }
            let again = print.and_then(|print| lasts.get(&print));
            others += 1;
            known += usize::from(again.is_some_and(|&again| again > index));
            last = index;
        }
        None
    }

    /// The last line of an extract from the contents, which a site opens and closes with dots: 目录/提纲：……, entries, …….
    fn last_of_extract(&self, heading: usize) -> Option<usize> {
        const MOST_LINES: usize = 40;
        const DOTS: Endings = endings(&["……", "..."]);
        if !DOTS.end(self.line(heading)) {
            return None;
        }
        let behind = heading + 1..self.lines.len().min(heading + MOST_LINES);
        let mut behind = behind.take_while(|&index| self.may_be_listed(index));
        behind.find(|&index| {
            matches!(
                self.line(index),
                b"..." | b"......" | b"\xE2\x80\xA6\xE2\x80\xA6"
            )
        })
    }

    /// The entries behind the heading of a table of contents that all begin paragraphs of the text: 一、提高认识, and
    /// 一、提高认识。防汛是….
    fn mark_run_in_entries(&mut self, heading: usize) {
        /// Each is looked for in all of the text.
        const MOST: usize = 120;
        const FEWEST: usize = 2;
        let is_entry = |&index: &usize| {
            let line = self.line(index);
            self.may_be_listed(index) && (line.is_empty() || scheme::read(line, true).is_some())
        };
        let behind = (heading + 1..self.lines.len()).take_while(is_entry);
        let filled = behind.filter(|&at| !self.line(at).is_empty());
        let listed: Vec<usize> = filled.take(MOST).collect();
        let runs_on = |&at: &usize| {
            let entry = self.line(at);
            let behind = |line: &Line| line.of(self.text).strip_prefix(entry);
            let mut behind = self.lines[at + 1..].iter().filter_map(behind);
            behind.any(|rest| sign::stop(rest, 0).is_some_and(|(stop, _)| stop == Stop::Full))
        };
        // What runs on itself is the text.
        let entries: Vec<usize> = listed.into_iter().take_while(runs_on).collect();
        if entries.len() >= FEWEST {
            self.mark_as_contents(heading..=entries[entries.len() - 1]);
        }
    }

    /// The lines behind the heading of a table of contents, as long as each comes again later. The text begins where the
    /// first of them comes again, or one that had a leader comes without.
    fn mark_listed_lines(&mut self, heading: usize, lasts: &Lasts) {
        if let Some(last) = self.last_of_extract(heading) {
            self.mark_as_contents(heading..=last);
            return;
        }
        if announces_parts(self.line(heading)) {
            // The sentence is the writer's own.
            if let Some(last) = self.last_announced(heading, lasts) {
                self.mark_as_contents(heading + 1..=last);
            }
            return;
        }
        let first = self.print(self.next_filled(heading));
        let mut last = heading;
        let mut led = ByPrint::default();
        let mut counts = Counts::NONE;
        let first_again_at = first.and_then(|print| lasts.get(&print));
        let first_is_behind = |index| first_again_at.is_some_and(|&again| again > index);
        for index in heading + 1..self.lines.len() {
            let line = self.line(index);
            if line.is_empty() {
                continue;
            }
            let print = self.print(index);
            let again = print.and_then(|print| lasts.get(&print));
            let comes_again = again.is_some_and(|&again| again > index);
            let first_again = last > heading && print.is_some() && print == first;
            if leader(line).or_else(|| page_number(line)).is_some() {
                led.extend(print.map(|print| (print, ())));
            } else if first_again
                || print.is_some_and(|print| led.contains_key(&print))
                || !comes_again
                    && self.reasons[index].is_none()
                    && !(counts.go_on(line) && first_is_behind(index))
            {
                break;
            }
            counts.take(line, comes_again);
            last = index;
        }
        if last > heading {
            self.mark_as_contents(heading..=last);
        }
    }
}

/// The numbers of the entries so far.
struct Counts {
    /// The last of each family.
    last: [u32; Scheme::COUNT],
    /// How many entries with a number come again in the text.
    known: usize,
}

impl Counts {
    const NONE: Counts = Counts {
        last: [0; Scheme::COUNT],
        known: 0,
    };

    fn take(&mut self, line: &[u8], comes_again: bool) {
        if let Some(marker) = scheme::read(line, true) {
            self.last[marker.scheme as usize] = marker.ordinal;
            self.known += usize::from(comes_again);
        }
    }

    /// Whether a line counts on behind two entries or more that come again, or begins to count as one of them did. So the
    /// heading in the text may have other words, or the text may end before it.
    fn go_on(&self, line: &[u8]) -> bool {
        const FEWEST: usize = 2;
        self.known >= FEWEST
            && scheme::read(line, true).is_some_and(|marker| {
                let last = self.last[marker.scheme as usize];
                last > 0 && (marker.ordinal == last + 1 || marker.ordinal == 1)
            })
    }
}

/// Whether a sentence announces the parts of the text, which may be listed behind it: 本文分为以下几个部分：.
pub(super) fn announces_parts(line: &[u8]) -> bool {
    const ENDS: Endings = endings(&["部分：", "部分:", "提纲如下：", "提纲如下:"]);
    ENDS.end(line)
}

/// What is left of a share without the runs, which are apart and in order.
fn without(runs: &[Range<usize>], share: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let from = runs.partition_point(|run| run.end <= share.start);
    let inside = runs[from..]
        .iter()
        .take_while(move |run| run.start < share.end);
    let mut at = share.start;
    let end = share.end..share.end;
    inside.cloned().chain([end]).map(move |run| {
        let left = at.min(run.start)..run.start;
        at = run.end;
        left
    })
}

/// A line of contents without its bullet, its leader and page number.
fn entry(line: &[u8]) -> &[u8] {
    let line = without_bullet(line);
    entry_with_page(line).unwrap_or(line)
}

/// A line without the bullet that it begins with.
#[inline(always)]
pub(crate) fn without_bullet(line: &[u8]) -> &[u8] {
    match line {
        [0xC2, 0xB7, ..] | [0xE2, 0x80, 0xA2, ..] | [0xE2, 0x96..=0x98, ..] => behind_bullet(line),
        _ => line,
    }
}

#[inline(never)]
fn behind_bullet(line: &[u8]) -> &[u8] {
    let width = sign::ornament(line, 0).unwrap_or(0);
    &line[sign::skip_blanks(line, width, line.len())..]
}

/// The same of a line that has some.
pub(crate) fn entry_with_page(line: &[u8]) -> Option<&[u8]> {
    let at = leader(line).or_else(|| page_number(line))?;
    Some(&line[..sign::trim_end(line, 0, at)])
}

/// Where the blanks begin that stand for a leader before a page number: a tab, as Word has it, or several. The pages before
/// the text have Roman numbers.
fn page_number(line: &[u8]) -> Option<usize> {
    const LONGEST: usize = 4;
    let digits = match line {
        [.., b'0'..=b'9'] => count_at_end(line, |byte| byte.is_ascii_digit()),
        [.., 0xE2, 0x85, 0xA0..=0xBB] => "Ⅲ".len(),
        [.., b'I' | b'V' | b'X' | b'i' | b'v' | b'x'] => count_at_end(line, |byte| {
            matches!(byte.to_ascii_uppercase(), b'I' | b'V' | b'X')
        }),
        _ => return None,
    };
    let number = line.len() - digits;
    let at = sign::trim_end(line, 0, number);
    let blanks = &line[at..number];
    let wide = blanks.len() > 1 || blanks == b"\t";
    (at > 0 && wide && digits <= LONGEST).then_some(at)
}

fn count_at_end(line: &[u8], is: impl Fn(&u8) -> bool) -> usize {
    line.iter().rev().take_while(|byte| is(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_left_without_the_runs() {
        let runs = [2..4, 4..5, 7..7, 8..12];
        for (share, left) in [
            (0..12, vec![0, 1, 5, 6, 7]),
            (3..9, vec![5, 6, 7]),
            (4..7, vec![5, 6]),
            (9..10, vec![]),
            (9..14, vec![12, 13]),
            (20..22, vec![20, 21]),
            (0..0, vec![]),
        ] {
            let found: Vec<usize> = without(&runs, share.clone()).flatten().collect();
            assert_eq!(found, left, "{share:?}");
        }
    }
}
