//! Short sentences of one paragraph that begin alike, each with its text behind it, right below a heading: 管住火源。进山路口设卡。
//! 管住重点人。逐人落实监护人。管住时段。….

use crate::scan::{Cue, Lead, Scan, Shape};
use crate::sign::{self, Stop, Words, words};

/// So many of them are points.
const FEWEST: usize = 3;
/// Bytes of the two characters that all begin with.
const WORD: usize = "管住".len();
/// Bytes of the longest.
const LONGEST: usize = 27;

/// Adds them to the cues.
pub(super) fn add(text: &[u8], scan: &mut Scan) {
    let mut found = Vec::new();
    for (at, heading) in scan.candidates.iter().enumerate() {
        if !heading.own {
            continue;
        }
        let below = heading.paragraph + 1;
        let next = scan.candidates.get(at + 1);
        let divided = next.is_some_and(|next| next.paragraph <= below);
        let shape = scan.shapes.get(below as usize).filter(|_| !divided);
        let Some(shape) = shape.filter(|shape| shape.running && !shape.marked) else {
            continue;
        };
        let line = &text[shape.first as usize..shape.last as usize];
        if begins_so(line) {
            found.extend(read(line, below, shape));
        }
    }
    if found.is_empty() {
        return;
    }
    let known = |cue: &Cue| {
        scan.cues
            .binary_search_by_key(&cue.start, |it| it.start)
            .is_ok()
    };
    found.retain(|cue| !known(cue));
    scan.cues.extend(found);
    scan.cues.sort_by_key(|cue| cue.start);
}

/// Whether a line begins with a short sentence.
fn begins_so(line: &[u8]) -> bool {
    let end = sign::find_early(line, *b"\xE3\x80\x82");
    end.is_some_and(|end| (WORD..=LONGEST).contains(&end)) && sign::is_han(line, WORD / 2)
}

/// The short sentences that begin alike; none where they are too few, or one stands right behind another.
#[inline(never)]
fn read(line: &[u8], paragraph: u32, shape: &Shape) -> Vec<Cue> {
    /// How stories go on.
    const NONE: Words = words(&[
        "我们", "他们", "她们", "你们", "大家", "这是", "那是", "有的", "有人", "有些", "没有",
        "不是", "有请", "还是", "就是",
    ]);
    let word = &line[..WORD];
    let behind_second = sign::find(&line[WORD..], word).map(|at| &line[at + 2 * WORD..]);
    let comes_thrice = behind_second.is_some_and(|rest| sign::holds(rest, word));
    if !comes_thrice || NONE.begin(word) {
        return Vec::new();
    }
    let mut cues: Vec<Cue> = Vec::new();
    let (mut begun, mut sentence, mut last) = (0, 0, None);
    let ends = sign::stops(line, 0, line.len()).filter(|(_, stop, _)| stop.ends_sentence());
    for (at, stop, width) in ends {
        let start = sign::skip_blanks(line, begun, at);
        let words = &line[start..at];
        if words.starts_with(word) {
            let short =
                words.len() <= LONGEST && sign::stops(words, 0, words.len()).next().is_none();
            let apart = last.is_none_or(|last| last + 1 < sentence);
            if !short || !apart || stop != Stop::Full {
                return Vec::new();
            }
            let start = shape.first + start as u32;
            cues.push(Cue {
                start,
                verb: start + WORD as u32,
                lead: Lead::Series,
                paragraph,
                sentence: shape.sentence + sentence,
            });
            last = Some(sentence);
        }
        begun = at + width;
        sentence += 1;
    }
    let goes_on = last.is_some_and(|last| last + 1 < sentence);
    if cues.len() < FEWEST || !goes_on {
        return Vec::new();
    }
    cues
}
