//! Members of an enumeration that no row of the table names, and that are known by each other: 各单位一要…；二要…, 一算…。二算…。
//! 三算…, 第一笔账，…。第二笔账，…, and 1，…。2，… inside a paragraph.

use super::rows::BY_NUMBER;
use super::{Before, Candidate, Scanner};
pub(super) use crate::scheme::spoken::may_begin;
use crate::scheme::spoken::{Number, Spoken};
use crate::scheme::{self, Marker, Scheme};
use crate::sign::{self, Endings, Stop, Words, endings, words};
use std::ops::Range;

/// Bytes of a Han character.
const HAN: usize = 3;
/// So many candidates back a member is looked for.
const NEAR: usize = 32;

impl Scanner<'_> {
    /// Takes the first member behind a subject that no stop divides from it, when the second was taken at `at`: 各单位一是…；
    /// 二是….
    #[inline(never)]
    pub(super) fn take_first_behind_subject(&mut self, second: Range<usize>) {
        /// The first member is no longer.
        const LONGEST: usize = 900;
        let mut begun = self.shape.first as usize;
        if let [before @ .., _] = &self.found.candidates[..] {
            let here = before.iter().rev().take(NEAR);
            let mut here = here.take_while(|it| it.paragraph == self.paragraph);
            if let Some(last) = here.find(|it| BY_NUMBER >> it.row & 1 == 1) {
                if last.ordinal == 1 {
                    return;
                }
                begun = last.start as usize + usize::from(last.marker);
            }
        }
        let at = second.start;
        begun = begun.max(at.saturating_sub(LONGEST));
        let behind = &self.text[at + "二".len()..second.end];
        let written = ["一".as_bytes(), behind].concat();
        let mut end = at;
        while let Some(found) = sign::rfind(&self.text[begun..end], &written) {
            end = begun + found;
            let first = scheme::read_begun(&self.text[end..at], false);
            let first = first.filter(|first| first.ordinal == 1 && BY_NUMBER >> first.row & 1 == 1);
            if let Some(first) = first.filter(|_| !is_in_word(&self.text[..end])) {
                return self.put(end, &first, at);
            }
        }
        const STOPS: Endings = endings(&["：", "。", "；"]);
        let is_stopped = |text: &[u8]| matches!(text, [.., b':' | b';']) || STOPS.end(text);
        // Who joins the lines of a page may leave a blank for each end: 一 是…；二是….
        let divided = ["一 ".as_bytes(), behind].concat();
        if let Some(found) = sign::rfind(&self.text[begun..at], &divided)
            && is_stopped(&self.text[begun..begun + found])
            && let Some(first) = scheme::read_begun(&written, false)
        {
            let len = first.len + 1;
            self.put(begun + found, &Marker { len, ..first }, at);
        }
    }

    /// Takes a marker at `at` that stands before those taken last, the second of which stands at `now`.
    pub(super) fn put(&mut self, at: usize, marker: &Marker, now: usize) {
        let at_start = at == self.shape.first as usize;
        let before = match at_start {
            true => Before::Start,
            false => Before::Stop,
        };
        self.take(at, marker, before);
        self.shape.marked |= at_start;
        let Some(mut first) = self.found.candidates.pop() else {
            return;
        };
        let ended = sign::stops(self.text, at, now)
            .filter(|(_, stop, _)| matches!(stop, Stop::Full | Stop::Question | Stop::Exclamation));
        first.sentence = first.sentence.saturating_sub(ended.count() as u32);
        let candidates = &self.found.candidates;
        let place = candidates.partition_point(|it| it.start < first.start);
        match candidates.get(place) {
            // 第一条经验，…。第二条经验，… in a paragraph are no articles.
            Some(it) if it.start == first.start && it.is_part() => {
                self.found.candidates[place] = first;
            }
            Some(it) if it.start == first.start => {}
            _ => self.found.candidates.insert(place, first),
        }
    }

    /// Takes the member that is known by others of its words, at `at` where no marker of the table stands; returns the offset
    /// behind its marker.
    pub(super) fn known_by_others(
        &mut self,
        at: usize,
        last: usize,
        before: Before,
    ) -> Option<usize> {
        let text = &self.text[at..last];
        if text.starts_with("再".as_bytes()) {
            return self.once_more(at, last);
        }
        let spoken = Spoken::read(text).filter(|it| it.ordinal > 1)?;
        if self.is_of_many_verbs(&spoken, at, last) {
            // 二补 behind 一查, 三改 behind 二补.
        } else if spoken.ordinal > 2 {
            self.found
                .candidates
                .iter()
                .rev()
                .take(NEAR)
                .take_while(|it| it.paragraph == self.paragraph)
                .find(|it| self.is_right_before(it, &spoken))?;
        } else {
            let (first, marker) = self.first_of(&spoken, at, last, before)?;
            self.put(first, &marker, at);
        }
        self.spoken_in = self.paragraph;
        self.take(at, &spoken.marker(), before);
        Some(at + spoken.len)
    }

    /// Whether each member has a verb of its own: 一查漏洞，二补短板，三强弱项. The first has one that the table knows, and the
    /// second is taken where a third stands behind it.
    fn is_of_many_verbs(&self, spoken: &Spoken, at: usize, last: usize) -> bool {
        let row = scheme::YAO_BY_VERB;
        let here = self.found.candidates.iter().rev().take(NEAR);
        let mut here = here.take_while(|it| it.paragraph == self.paragraph);
        let before = here
            .next()
            .filter(|it| it.row == row && spoken.number == Number::Verb);
        let Some(before) = before.filter(|it| u32::from(it.ordinal) + 1 == spoken.ordinal) else {
            return false;
        };
        let verb = |it: &Candidate| {
            let end = it.start as usize + usize::from(it.marker);
            &self.text[end - HAN..end]
        };
        if spoken.ordinal == 2 {
            let is_near = before.sentence == self.sentence && verb(before) != spoken.word;
            return is_near && self.third_stands(at + spoken.len, last);
        }
        let one = here.find(|it| it.row == row && it.ordinal + 1 == before.ordinal);
        one.is_some_and(|one| verb(one) != verb(before))
    }

    /// Whether a third member with any verb stands near in the same sentence.
    fn third_stands(&self, behind: usize, last: usize) -> bool {
        /// Members are no longer.
        const NEAR: usize = 600;
        let near = last.min(behind + NEAR);
        let third = sign::find(&self.text[behind..near], "三").map(|third| behind + third);
        third.is_some_and(|third| {
            let spoken = Spoken::read(&self.text[third..last]);
            spoken.is_some_and(|it| it.number == Number::Verb && it.ordinal == 3)
                && stop_before(self.text, third).is_some()
                && !sign::stops(self.text, behind, third).any(|(_, stop, _)| stop.ends_sentence())
        })
    }

    /// Whether a candidate is the member before another.
    fn is_right_before(&self, candidate: &Candidate, spoken: &Spoken) -> bool {
        let ordinal = spoken.ordinal - 1;
        u32::from(candidate.ordinal) == ordinal
            && self.text[candidate.start as usize..].starts_with(&spoken.written(ordinal))
    }

    /// Where the first member stands, of which the second was seen at `at`, and its marker.
    fn first_of(
        &self,
        second: &Spoken,
        at: usize,
        last: usize,
        before: Before,
    ) -> Option<(usize, Marker)> {
        /// Members are no longer.
        const NEAR: usize = 1800;
        let begun = (self.shape.first as usize).max(at.saturating_sub(NEAR));
        let first = begun + sign::rfind(&self.text[begun..at], second.written(1))?;
        let before_first = match first == self.shape.first as usize {
            true => Stop::Full,
            false => stop_before(self.text, first)?,
        };
        let announced = before_first == Stop::Colon;
        let behind = at + second.len;
        // 一改“坐等”为“上门”，二改“推诿”为“抢办”，三改….
        let at_comma = before == Before::Comma && !second.is_quoting(&self.text[behind..last]);
        // Behind a question they are the answers to choose from.
        if before_first == Stop::Question && second.is_letter() {
            return None;
        }
        let near = &self.text[behind..last.min(behind + NEAR)];
        let third = || {
            let third = sign::find(near, second.written(3))?;
            stop_before(self.text, behind + third)
        };
        let has_third = || third().is_some();
        if !announced && (before_first == Stop::Comma || at_comma) {
            // 一改作风飘浮，二改办事拖拉，三改推诿扯皮.
            let in_one = second.number == Number::Verb && third() == Some(Stop::Comma);
            if !in_one || second.is_of_things() {
                return None;
            }
        }
        let enough = second.number != Number::Verb || announced || has_third();
        let marker = Spoken::read(&self.text[first..at]).filter(|it| it.word == second.word)?;
        enough.then(|| (first, marker.marker()))
    }

    /// Takes 再一个是 behind 二是, or 再一条是 behind 头一条是, as the next member.
    fn once_more(&mut self, at: usize, last: usize) -> Option<usize> {
        const MORE: Words = words(&[
            "再一个是",
            "再一个就是",
            "再一条是",
            "再一条就是",
            "再一点是",
            "再一项是",
            "再就是",
        ]);
        let more = MORE.beginning(&self.text[at..last])?.len();
        let counted = self.found.candidates.last().filter(|it| {
            let begun = || self.text[it.start as usize..].starts_with("头一".as_bytes());
            let counts = BY_NUMBER >> it.row & 1 == 1 && it.ordinal > 1;
            (counts || it.scheme == Scheme::First && begun()) && it.paragraph == self.paragraph
        })?;
        let marker = Marker {
            scheme: counted.scheme,
            row: counted.row,
            ordinal: u32::from(counted.ordinal) + 1,
            len: more as u32,
        };
        self.take(at, &marker, Before::Stop);
        Some(at + more)
    }

    /// Puts 第三是, the last candidate, into the family of 二是 right before it.
    #[inline(never)]
    pub(super) fn count_ordinal(&mut self) {
        let Some((last, before)) = self.found.candidates.split_last_mut() else {
            return;
        };
        let is_before = |it: &Candidate| it.ordinal.checked_add(1) == Some(last.ordinal);
        let near = || before.iter().rev().take(NEAR);
        let counted = before.last().filter(|it| {
            BY_NUMBER >> it.row & 1 == 1 && it.paragraph == last.paragraph && is_before(it)
        });
        if let Some(counted) = counted
            && !near().any(|it| it.scheme == Scheme::First && is_before(it))
        {
            (last.scheme, last.row) = (counted.scheme, counted.row);
        }
    }
}

/// Whether a sentence inside a paragraph begins with what may be a member that is counted with a letter: B.乡镇推进.
pub(super) fn may_be_letter(text: &[u8], before: Before) -> bool {
    matches!(text, [b'B'..=b'H' | b'b'..=b'h', b'.' | 0xE3 | 0xEF, ..]) && before == Before::Stop
}

/// Whether a text begins with what may be the second member, where others of its words stand: 第二层意思，, 二算.
pub(super) fn is_second(text: &[u8]) -> bool {
    may_begin(text) && Spoken::read(text).is_some_and(|it| it.ordinal == 2)
}

/// Whether 一 behind `text` is the end of a word or of a larger number: 之一是, 统一要, 十一是.
pub(crate) fn is_in_word(text: &[u8]) -> bool {
    #[rustfmt::skip]
    const WORDS: Endings = endings(&[
        "之", "第", "其", "唯", "惟", "统", "十", "百", "千", "零", "周", "星期", "礼拜", "初", "五", "逐", "万", "单", "同", "专", "合", "不", "归", "划",
        "任", "某", "每", "这", "那", "哪", "一", "二", "三", "独", "头", "后", "前", "如", "整", "“", "‘", "《",
    ]);
    WORDS.end(text)
}

/// The stop right before `at`.
pub(super) fn stop_before(text: &[u8], at: usize) -> Option<Stop> {
    let of_width = |width: usize| {
        let (stop, found) = sign::stop(text, at.checked_sub(width)?)?;
        (found == width).then_some(stop)
    };
    of_width("。".len()).or_else(|| of_width(1))
}
