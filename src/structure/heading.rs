//! Plain headings: lines without a number that title what follows.

mod above_names;
mod above_runs;
mod across;
mod alike;
mod appended;
mod bulleted;
mod cells;
mod closed;
mod closing;
mod counted;
mod dashed;
mod even;
mod fellows;
mod framed;
mod halves;
mod hash;
mod issue;
mod led;
mod listed;
mod lone;
mod lone_number;
mod menu;
mod named;
mod names;
mod over;
mod parts;
mod preamble;
mod promised;
mod quoted;
mod rank;
mod roster;
mod signed;
mod speakers;
mod stacked;
mod summed;
mod themed;
mod timed;
mod turns;

use super::byline::{is_byline, is_speaker, is_to_or_from};
use super::piece::{self, Piece, Pieces};
use super::{put_between, title};
use crate::hands::Hands;
use crate::noise::Dropped;
use crate::paragraph::Paragraph;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::{self, Framing, Scheme};
use crate::sign::{self, Endings, Stop, Words, endings, words};
use names::Names;
pub(super) use over::announces_several;
pub(super) use parts::names_a_part;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// Adds the plain headings behind paragraph `from` to the candidates.
pub(super) fn add(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &mut Scan,
    dropped: &[Dropped],
    from: u32,
    hands: &Hands,
) {
    let first = from as usize;
    let mut seen = look(text, scan, first..paragraphs.len(), hands);
    let mut known = BTreeSet::new();
    closed::find(text, scan, &mut seen, &mut known);
    leave_out_beside_title(text, scan, first, &mut seen);
    listed::find(text, scan, dropped, first, &mut seen);
    if scan.signed {
        signed::find(text, paragraphs, scan, first, &mut seen);
    }
    if scan.noughts {
        lone_number::find(text, scan, first, &mut seen);
    }
    let alike = alike::runs(text, scan, first);
    let mut run_in = run_in(text, scan, first, &seen, &alike);
    if seen.is_empty() && run_in.is_empty() {
        return;
    }
    keep_pieces(text, scan, first, &mut seen);
    hash::leave_out_programs(text, scan, &mut seen);
    menu::leave_out(text, scan, &mut seen);
    appended::find(text, scan, &mut seen);
    framed::find(text, scan, &mut seen);
    cells::leave_out(text, scan, &mut seen);
    known.append(&mut turns::find(text, scan, first, &mut seen));
    themed::find(text, scan, first, &mut seen, &mut known);
    known.append(&mut counted::find(text, scan, &seen));
    known.append(&mut across::find(text, scan, first, &mut seen));
    known.append(&mut fellows::find(text, scan, first, &mut seen));
    known.append(&mut above_runs::find(text, scan, first, &seen, &alike));
    known.append(&mut roster::find(text, scan, &mut seen));
    known.append(&mut speakers::find(text, scan, first, &seen));
    known.append(&mut even::find(text, scan, &seen));
    known.append(&mut parts::find(text, scan, first, &seen));
    known.append(&mut issue::pieces(text, scan, first, &seen));
    known.append(&mut halves::find(text, scan, first, &mut seen));
    if known.is_empty() {
        known.extend(summed::find(text, scan, &mut seen));
    }
    let timed = timed::find(text, scan, &seen);
    known.extend(&timed);
    let mut found = parallel(text, scan, seen, &known);
    timed::sink(&mut found, &timed);
    stacked::sink(&mut found);
    over::add(text, scan, first, &run_in, &mut found);
    over::add_parts(text, scan, first, &mut found);
    keep_framing(text, scan, &mut found);
    if !run_in.is_empty() {
        above_names::add(text, scan, first, &mut run_in, &mut found);
        put_between(&mut found, run_in);
    }
    let (mut bold, mut marked) = (false, false);
    for candidate in &found {
        scan.shapes[candidate.paragraph as usize].marked = true;
        bold |= candidate.scheme == Scheme::Bold;
        marked |= candidate.scheme == Scheme::Hash;
    }
    preamble::end(text, scan, &found);
    closing::leave_out(&mut scan.candidates, &found);
    put_between(&mut scan.candidates, found);
    if bold {
        lone::tell(text, scan);
    }
    if marked {
        hash::tell_ranks(scan);
    }
}

/// Leaves out who wrote the text, or whom it is sent to, in the two lines below its title.
fn leave_out_beside_title(text: &[u8], scan: &Scan, first: usize, seen: &mut Vec<Seen>) {
    const BELOW: usize = 2;
    let is_beside = |it: &Seen| {
        let at = it.candidate.paragraph as usize;
        let shape = &scan.shapes[at];
        at < first + BELOW && is_to_or_from(&text[shape.first as usize..shape.last as usize])
    };
    if seen.iter().take(BELOW).any(is_beside) {
        seen.retain(|it| !is_beside(it));
    }
}

/// The lines of these paragraphs that may be plain headings, each looked at alone.
fn look(text: &[u8], scan: &Scan, paragraphs: Range<usize>, hands: &Hands) -> Vec<Seen> {
    let first = paragraphs.start;
    let in_share = |share: Range<usize>| {
        let shapes = &scan.shapes[first + share.start..first + share.end];
        let mut found = Vec::new();
        for (at, shape) in shapes.iter().enumerate() {
            // What holds sentences is told at once, and so is most of a text.
            if !shape.marked && (!shape.clauses || shape.level > 0) {
                let paragraph = first + share.start + at;
                let line = &text[shape.first as usize..shape.last as usize];
                let piece = match piece::may_end_so(line) {
                    true => piece_heading(text, scan, paragraph),
                    false => None,
                };
                let plain = || plain_heading(text, scan, paragraph);
                if let Some(heading) = piece.or_else(plain) {
                    found.push(heading);
                } else if let Some(heading) = closed::read(text, scan, paragraph) {
                    found.push(heading);
                }
            }
        }
        found
    };
    let mut seen: Vec<Seen> = Vec::new();
    let count = paragraphs.len();
    hands.share(count, in_share, |share: Vec<Seen>| match seen.is_empty() {
        true => seen = share,
        false => seen.extend(share),
    });
    seen
}

/// The headings that are known without any look at the other lines, in document order.
fn run_in(
    text: &[u8],
    scan: &mut Scan,
    first: usize,
    seen: &[Seen],
    alike: &[Range<usize>],
) -> Vec<Candidate> {
    let mut found = bulleted::find(text, scan, first);
    if scan.dashes > 1 || scan.framed > 1 || scan.promises || !alike.is_empty() {
        let family = family_for_others(seen.iter().map(|seen| &seen.candidate));
        found.extend(dashed::find(text, scan, first, family));
        found.extend(promised::find(text, scan, first, family));
        found.extend(named::find(text, scan, first, family));
        let alike = alike.iter().cloned().flatten();
        found.extend(alike.map(|at| topic(text, scan, at, family)));
        found.sort_by_key(|it| it.start);
        found.dedup_by_key(|it| it.paragraph);
    }
    found
}

/// A family without numbers that none of these is of: what has it stands under the others, and they under none of it.
fn family_for_others<'a>(mut known: impl Iterator<Item = &'a Candidate>) -> Scheme {
    match known.any(|it| it.scheme == Scheme::Lenticular) {
        true => Scheme::Bold,
        false => Scheme::Lenticular,
    }
}

/// Leaves what looks like a piece of a collection and is none to the plain headings. What stands before the first of them
/// is over there.
fn keep_pieces(text: &[u8], scan: &mut Scan, behind: usize, seen: &mut Vec<Seen>) {
    let is_piece = |seen: &Seen| seen.candidate.scheme == Scheme::Labelled;
    let place = |seen: &Seen| seen.candidate.paragraph as usize;
    if !seen.iter().any(is_piece) {
        return;
    }
    let places = seen.iter().filter(|seen| is_piece(seen)).map(place);
    let pieces = Pieces::among(text, scan, places);
    let opens = |seen: &Seen| pieces.hold(text, scan, place(seen), behind);
    let as_is = |seen: Seen| match is_piece(&seen) && !opens(&seen) {
        true => plain_heading(text, scan, place(&seen)),
        false => Some(seen),
    };
    *seen = std::mem::take(seen).into_iter().filter_map(as_is).collect();
    if let Some(first) = seen.iter().find(|seen| is_piece(seen)) {
        scan.shapes[place(first)].parts = true;
    }
}

/// A line that may be a plain heading.
struct Seen {
    candidate: Candidate,
    /// What stands below it, of a line that neither its marks nor its words tell to be a heading.
    above: Above,
}

/// What stands below a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// A whole paragraph of text; also given where the line alone tells.
    Text,
    /// The first item of a sequence of this family.
    First(Scheme),
    /// A list whose items have bullets and no numbers, or a table in Markdown.
    List,
    /// A sentence, or another item.
    Little,
    /// A line that no stop closes.
    Line,
    /// A whole paragraph of text, of a line that a full stop closes.
    Closed,
}

/// An unmarked paragraph without sentences as a candidate, if it may open a piece of a collection.
#[inline(never)]
fn piece_heading(text: &[u8], scan: &Scan, paragraph: usize) -> Option<Seen> {
    let shape = &scan.shapes[paragraph];
    let line = &text[shape.first as usize..shape.last as usize];
    let piece = Piece::read(line).filter(|_| shape.level == 0 && !is_no_heading(line))?;
    let candidate = Candidate {
        ordinal: piece.ordinal,
        row: scheme::LABELLED,
        ..on_its_line(text, shape, paragraph, Scheme::Labelled)
    };
    let above = Above::Text;
    Some(Seen { candidate, above })
}

/// An unmarked paragraph without sentences as a candidate, if it may be a plain heading.
fn plain_heading(text: &[u8], scan: &Scan, paragraph: usize) -> Option<Seen> {
    let shape = &scan.shapes[paragraph];
    if shape.first >= shape.last {
        return None;
    }
    let (scheme, ordinal, above) = kind(text, scan, paragraph)?;
    if scheme == Scheme::Plain
        && (is_signature(text, scan, paragraph) || is_verse(&text[..shape.last as usize]))
    {
        return None;
    }
    let candidate = Candidate {
        ordinal,
        ..on_its_line(text, shape, paragraph, scheme)
    };
    Some(Seen { candidate, above })
}

/// A heading of this family that is all of its paragraph.
fn on_its_line(text: &[u8], shape: &Shape, paragraph: usize, scheme: Scheme) -> Candidate {
    let (first, last) = (shape.first as usize, shape.last as usize);
    Candidate {
        start: with_its_quote(text, first, last) as u32,
        ..Candidate::of_line(scheme, paragraph, shape)
    }
}

/// A heading of this family that is the first sentence of its paragraph.
fn run_in_heading(text: &[u8], scan: &Scan, paragraph: usize, scheme: Scheme) -> Candidate {
    Candidate {
        own: false,
        heads: false,
        ..on_its_line(text, &scan.shapes[paragraph], paragraph, scheme)
    }
}

/// A topic sentence that a paragraph begins with, among the headings of this family.
fn topic(text: &[u8], scan: &Scan, paragraph: usize, scheme: Scheme) -> Candidate {
    Candidate {
        ordinal: Candidate::TOPIC,
        ..run_in_heading(text, scan, paragraph, scheme)
    }
}

/// Where a line begins, with the quotation mark before it if the line closes it: “十四五”时期工作回顾.
#[inline]
pub(super) fn with_its_quote(text: &[u8], first: usize, last: usize) -> usize {
    // “, ‘, 「 or 『; before most lines stands none.
    match text[..first] {
        [.., 0xE2, 0x80, 0x98 | 0x9C] | [.., 0xE3, 0x80, 0x8C | 0x8E] => {
            with_quote_closed(text, first, last)
        }
        _ => first,
    }
}

#[inline(never)]
fn with_quote_closed(text: &[u8], first: usize, last: usize) -> usize {
    let line = &text[first..last];
    let closes = |(open, close): &(&str, &str)| {
        sign::find(line, close).is_some_and(|at| !sign::holds(&line[..at], open))
    };
    let quote = title::opening_quote(&text[..first]).filter(closes);
    first - quote.map_or(0, |(open, _)| open.len())
}

/// No plain heading has more bytes.
const LONGEST: usize = 120;

/// Which kind of plain heading a paragraph may be, its ordinal, and what stands below it.
fn kind(text: &[u8], scan: &Scan, paragraph: usize) -> Option<(Scheme, u16, Above)> {
    let shape = &scan.shapes[paragraph];
    let line = &text[shape.first as usize..shape.last as usize];
    let is_set_apart = shape.level > 0 && hash::is_in_text(text, shape);
    if line.len() > LONGEST || !is_set_apart && has_sentences(line) {
        return None;
    }
    if shape.level > 0 && hash::is_heading(text, shape) {
        return Some((Scheme::Hash, 1, Above::Text));
    }
    let named = || has_words(line) || shape.level > 0 && is_foreign(line) || is_set_apart;
    if is_no_heading(line) || !named() {
        return None;
    }
    let below = text_below(text, scan, paragraph);
    if shape.level == 0
        && (below.is_some() || scheme::may_stand_alone(line))
        && let Some(framing) = scheme::framing(line)
    {
        return Some((Scheme::Framing, framing as u16, Above::Text));
    }
    let Some(below) = below else {
        if shape.level == 0 && is_framed(line) {
            return Some((Scheme::Lenticular, 1, Above::Line));
        }
        if shape.level == 0 && shape.bold && !is_lead_in(text, shape) {
            return Some((Scheme::Bold, 1, Above::Line));
        }
        let named = names_a_line(text, scan, paragraph) || told_when(shape, line);
        return named.then_some((Scheme::Plain, 1, Above::Line));
    };
    let by_mark = match (shape.level, shape.bold, is_framed(line)) {
        (1.., _, _) => Some(Scheme::Hash),
        (0, true, _) if !is_lead_in(text, shape) => Some(Scheme::Bold),
        (0, false, true) => Some(Scheme::Lenticular),
        _ => None,
    };
    if let Some(scheme) = by_mark {
        return Some((scheme, 1, Above::Text));
    }
    let heading_above = || {
        let above = paragraph.checked_sub(1).map(|above| &scan.shapes[above]);
        above.is_some_and(|above| !(above.ended || above.running || above.marked))
    };
    if heading_above() && is_speaker(line) && !shape.announces {
        return None;
    }
    let above = short_title(text, scan, paragraph, below);
    let may_be = || told_when(shape, line) || speakers::is_speaker(line);
    let above = above.or_else(|| may_be().then_some(Above::Line))?;
    Some((Scheme::Plain, 1, above))
}

/// Whether a line tells when, or how long, in brackets at its end.
fn told_when(shape: &Shape, line: &[u8]) -> bool {
    timed::remark(line).is_some() && shape.level == 0 && !shape.bold && sign::is_han(line, 0)
}

/// Whether a line is a name in 【】, perhaps with a colon, a remark or marks of emphasis behind it: 【组织能力】（20分）.
fn is_framed(line: &[u8]) -> bool {
    const CLOSES: Endings = endings(&["】", "】：", "】**", "）", "分)"]);
    if !line.starts_with("【".as_bytes()) || !CLOSES.end(line) {
        return false;
    }
    let close = sign::find(line, "】").map_or(line.len(), |at| at + "】".len());
    let behind = &line[close..];
    let is_remark = ["（", "("]
        .iter()
        .any(|open| behind.starts_with(open.as_bytes()));
    is_remark || matches!(behind, b"" | b"**") || behind == "：".as_bytes()
}

/// The paragraph of text that a line heads, between which a byline may stand.
fn text_below(text: &[u8], scan: &Scan, paragraph: usize) -> Option<usize> {
    let is_text =
        |shape: &Shape| shape.running || shape.ended || shape.marked || begins_list(text, shape);
    let next = scan.shapes.get(paragraph + 1)?;
    // What a style makes a heading is one above another heading or a list too.
    let is_last = || is_cut_off(text, scan, paragraph + 1);
    if is_text(next) || hash::is_styled(text, &scan.shapes[paragraph]) || is_last() {
        return Some(paragraph + 1);
    }
    let line = &text[next.first as usize..next.last as usize];
    let behind = scan.shapes.get(paragraph + 2);
    let byline = || is_byline(line) || is_speaker(line);
    (behind.is_some_and(is_text) && byline()).then_some(paragraph + 2)
}

/// Whether a paragraph is the last of the text, which stops somewhere behind a comma in it.
fn is_cut_off(text: &[u8], scan: &Scan, paragraph: usize) -> bool {
    let [last] = &scan.shapes[paragraph..] else {
        return false;
    };
    let line = &text[last.first as usize..last.last as usize];
    !(last.marked || last.ended) && (sign::holds(line, "，") || line.contains(&b','))
}

/// Whether nothing but a line stands below that is the last of a preview: longer than a heading or a signature, without an
/// end.
fn stops_short(text: &[u8], scan: &Scan, heading: &Candidate) -> bool {
    const SHORTEST: usize = 15 * "字".len();
    let at = heading.paragraph as usize;
    let [above, last] = &scan.shapes[at..] else {
        return false;
    };
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let words = line(last);
    let is_one = ![" ", "　", "："]
        .iter()
        .any(|sign| sign::holds(words, sign));
    let is_text = sign::is_han(words, 0) && sign::is_han(words, words.len().saturating_sub(3));
    !(last.marked || last.ended || last.announces || last.bold || last.level > 0)
        && words.len() >= SHORTEST.max(line(above).len() * 3 / 2)
        && is_one
        && is_text
        && !words.ends_with("日".as_bytes())
        && !title::is_body(words)
}

/// Whether a paragraph is an item with a bullet or the row of a table.
fn begins_list(text: &[u8], shape: &Shape) -> bool {
    const BULLETS: Words = words(&["- ", "* ", "• ", "•\t", "| "]);
    let line = &text[shape.first as usize..];
    matches!(line, [b'-' | b'*' | b'|' | 0xE2, ..]) && BULLETS.begin(line)
}

/// Whether a line may name what another line says: 活动地点 above 临江广场.
fn names_a_line(text: &[u8], scan: &Scan, paragraph: usize) -> bool {
    let shape = &scan.shapes[paragraph];
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let Some((name, below)) = name(line(shape)).zip(scan.shapes.get(paragraph + 1)) else {
        return false;
    };
    let below = line(below);
    let apart = beginning(name) != beginning(below) && end(name) != end(below);
    apart
        && shape.level == 0
        && !shape.bold
        && !shape.announces
        && !title::is_body(name)
        && !is_byline(name)
}

/// What frames a document stands before or behind all its numbers; elsewhere such a line is bold or no heading.
fn keep_framing(text: &[u8], scan: &Scan, found: &mut Vec<Candidate>) {
    let line = |candidate: &Candidate| {
        let shape = &scan.shapes[candidate.paragraph as usize];
        &text[shape.first as usize..shape.last as usize]
    };
    let framings = found.iter().filter(|it| it.framing().is_some());
    let mut lines: Vec<&[u8]> = framings.map(line).collect();
    if lines.is_empty() {
        return;
    }
    // What comes again frames the pieces of a collection.
    lines.sort_unstable();
    let of_pieces = |candidate: &Candidate| {
        let line = line(candidate);
        let at = lines.partition_point(|other| *other < line);
        lines.get(at + 1) == Some(&line)
    };
    let numbered = |shape: &Shape| shape.marked;
    let first = scan.shapes.iter().position(numbered);
    let last = scan.shapes.iter().rposition(numbered);
    found.retain_mut(|candidate| {
        let Some(framing) = candidate.framing() else {
            return true;
        };
        let paragraph = candidate.paragraph as usize;
        let outside = match framing {
            Framing::Opens => first.is_none_or(|first| paragraph < first),
            Framing::Appends => scan.shapes[paragraph].parts || paragraph * 2 >= scan.shapes.len(),
            Framing::Closes => last.is_none_or(|last| last < paragraph),
        };
        let again = framing != Framing::Opens && of_pieces(candidate);
        if !outside || again {
            (candidate.scheme, candidate.ordinal) = (Scheme::Bold, 1);
        }
        outside && !again || candidate.bold
    });
}

/// Whether a line asks what the text below it answers: 怎样才算心中有梦？.
fn is_question(line: &[u8]) -> bool {
    const ASKS: [&str; 5] = ["什么", "怎", "何", "哪", "谁"];
    let ends = sign::ends(line, "？") || sign::ends(line, "?");
    ends && ASKS.iter().any(|word| sign::holds(line, word))
}

/// What stands below a short line without any stop but commas and a colon at its end, if it may title that.
fn short_title(text: &[u8], scan: &Scan, paragraph: usize, below: usize) -> Option<Above> {
    const LENGTHS: RangeInclusive<usize> = 4..=26;
    let shape = &scan.shapes[paragraph];
    let (first, last) = (shape.first as usize, shape.last as usize);
    let line = &text[first..last];
    let line = timed::remark(line).map_or(line, |(_, at)| &line[..at]);
    let follows = &scan.shapes[below];
    // Who speaks, between them, tells of a whole speech however it begins.
    let prose = led::is_whole(follows) || below > paragraph + 1;
    let named = || parts::is_named(line);
    let may_be = line.first().is_some_and(|&byte| byte >= 0xE2) || is_month(line) || named();
    let is_part = parts::PARTS.end(line);
    if !may_be && !is_part || is_byline(line) || title::is_body(line) {
        return None;
    }
    if shape.announces && points_down(line) {
        return None;
    }
    let length = sign::chars(line);
    let asks = is_question(line);
    let calm = |(at, stop, width)| match stop {
        Stop::Comma => !asks,
        // What a quoted name says of itself: “点题”：群众说了算.
        Stop::Colon if !shape.announces => {
            sign::ends(&line[..at], "”")
                || (prose || follows.ended) && themed::is_theme(&line[..at], &line[at + width..])
        }
        Stop::Colon => length <= LONGEST_WITH_COLON,
        Stop::Question => asks && at + width == line.len(),
        Stop::Full | Stop::Semicolon | Stop::Exclamation => false,
    };
    let is_title = || {
        let words = || length - beside_words(line) - usize::from(asks);
        (LENGTHS.contains(&length) || length + 1 == *LENGTHS.start() && named())
            && (han(line).count() * 5 >= words() * 4 || named())
            && sign::stops(line, 0, line.len()).all(calm)
    };
    if (prose || is_part) && is_title() {
        return Some(Above::Text);
    }
    if name(line).is_none() {
        let before = paragraph.checked_sub(1).map(|at| &scan.shapes[at]);
        let is_behind_text = before.is_some_and(|before| before.ended) && !shape.announces;
        return (is_behind_text && is_title()).then_some(Above::Little);
    }
    match first_item(scan, below) {
        Some(family) => Some(Above::First(family)),
        // With a colon it leads to what stands below.
        None if shape.announces && !named() => None,
        None if begins_list(text, follows) => Some(Above::List),
        None => Some(Above::Little),
    }
}

/// Whether a line leads to what stands below it in so many words: 会议议定以下事项：.
fn points_down(line: &[u8]) -> bool {
    ["以下", "下列", "如下"]
        .iter()
        .any(|word| sign::holds(line, word))
}

/// A line so short and plain that it may name even a sentence or a list, without the colon that ends it: 九月：, 人员编制,
/// 述　职　部　分.
fn name(line: &[u8]) -> Option<&[u8]> {
    const LENGTHS: RangeInclusive<usize> = 2..=16;
    const LEADS_ON: Endings = endings(&[
        "如下",
        "以下",
        "包括",
        "个方面",
        "有",
        "是",
        "的",
        "道",
        "说",
        "曰",
    ]);
    let colon = ["：", ":"]
        .iter()
        .find_map(|colon| line.strip_suffix(colon.as_bytes()));
    let name = colon.unwrap_or(line);
    if is_month(name) {
        return Some(name);
    }
    let (mut at, mut length) = (0, 0);
    while at < name.len() {
        if sign::is_han(name, at) {
            (at, length) = (at + HAN, length + 1);
        } else if let Some(width) = divides(&name[at..])
            && length > 0
            && sign::is_han(name, at + width)
        {
            at += width;
        } else {
            at += sign::blank(&name[at..])?;
        }
    }
    let leads_on = || LEADS_ON.end(name) && !sign::ends(name, "目的");
    (LENGTHS.contains(&length) && !leads_on()).then_some(name)
}

/// How wide the sign is at the start of `text` that may stand between the words of a name.
fn divides(text: &[u8]) -> Option<usize> {
    match text {
        [b'/', ..] => Some(1),
        [0xE3, 0x80, 0x81, ..] => Some("、".len()),
        _ => None,
    }
}

/// Bytes of a Han character.
pub(super) const HAN: usize = 3;

/// Whether a line is a month's number: 3月, 12月份.
fn is_month(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=2).contains(&digits)
        && MONTHS
            .iter()
            .any(|month| &line[digits..] == month.as_bytes())
}

const MONTHS: [&str; 2] = ["月", "月份"];

/// The family of the item that a paragraph is, if it is the first of a sequence.
pub(super) fn first_item(scan: &Scan, paragraph: usize) -> Option<Scheme> {
    let candidates = &scan.candidates;
    let at = candidates.partition_point(|it| (it.paragraph as usize) < paragraph);
    let first =
        |it: &&Candidate| it.paragraph as usize == paragraph && !it.inline && it.ordinal == 1;
    candidates.get(at).filter(first).map(|it| it.scheme)
}

/// How many digits and quotation marks stand between a line's words, but not for most of the line; where a dash is too, with
/// the blanks and 《》 beside it.
fn beside_words(line: &[u8]) -> usize {
    const DASHED: Words = words(&["—", "《", "》", " ", "　"]);
    let digits = line.iter().filter(|byte| byte.is_ascii_digit()).count();
    let dashed = sign::holds(line, "——");
    let is_sign = |at: &usize| is_quote(&line[*at..]) || dashed && DASHED.begin(&line[*at..]);
    let signs = (0..line.len()).filter(is_sign).count();
    (digits + signs).min(line.len() / 6)
}

/// “ or ”.
fn is_quote(sign: &[u8]) -> bool {
    matches!(sign, [0xE2, 0x80, 0x9C | 0x9D, ..])
}

/// Plain lines are headings only where they are like each other: three of like length, or three behind whole
/// paragraphs where nothing else divides the text, two in the same words, or two that name the parts of a report.
/// Those in `known` paragraphs are headings by what else is there.
fn parallel(text: &[u8], scan: &Scan, seen: Vec<Seen>, known: &BTreeSet<u32>) -> Vec<Candidate> {
    const FEWEST: usize = 3;
    let is_plain = |seen: &&Seen| seen.candidate.scheme == Scheme::Plain;
    if !seen
        .iter()
        .any(|it| is_plain(&it) || it.above == Above::Line)
    {
        // The look of each tells.
        return seen.into_iter().map(|seen| seen.candidate).collect();
    }
    let names = Names::among(text, scan, &seen);
    let shape = |candidate: &Candidate| &scan.shapes[candidate.paragraph as usize];
    let line = |candidate: &Candidate| {
        &text[shape(candidate).first as usize..shape(candidate).last as usize]
    };
    let is_title = |seen: &Seen| match seen.above {
        Above::Text => true,
        Above::First(_) => {
            !shape(&seen.candidate).announces && names.are_unlike(line(&seen.candidate))
        }
        Above::Little => {
            let line = line(&seen.candidate);
            led::is_above_lead(scan, seen.candidate.paragraph as usize)
                && (name(line).is_none() || names.are_unlike(line))
        }
        Above::List | Above::Line | Above::Closed => false,
    };
    let titles = seen.iter().filter(|seen| is_title(seen));
    let plain: Vec<Candidate> = titles.filter(is_plain).map(|seen| seen.candidate).collect();
    let length = |candidate: &Candidate| (shape(candidate).last - shape(candidate).first) / 3;
    let mut lengths: Vec<u32> = plain.iter().map(length).collect();
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let alike = |candidate: &Candidate| length(candidate).abs_diff(median) <= 2.max(median / 4);
    let announced = plain.iter().any(|candidate| shape(candidate).announces);
    let behind_text = |candidate: &Candidate| {
        let before = candidate.paragraph.checked_sub(1);
        before.is_some_and(|before| scan.shapes[before as usize].ended)
    };
    let divisions = divisions(scan);
    let divided = divisions.is_some();
    let enough = plain.iter().filter(|candidate| alike(candidate)).count() >= FEWEST;
    let may_be_alone = plain.len() >= FEWEST && !announced;
    let behind = plain.iter().filter(|it| may_be_alone && behind_text(it));
    let behind: Vec<u32> = behind.map(|candidate| candidate.paragraph).collect();
    // Numbers that all stand below one line, with another behind them, divide but its part.
    let before = |paragraph| behind.partition_point(|&line| line < paragraph);
    let in_one_part =
        |(first, last)| (1..behind.len()).contains(&before(first)) && before(first) == before(last);
    let alone = behind.len() >= FEWEST && divisions.is_none_or(in_one_part);
    let twins = match &plain[..] {
        [one, two] if alike(one) && alike(two) && behind_text(one) && behind_text(two) => {
            let ask = is_question(line(one)) && is_question(line(two));
            ask && !divided || shared_pairs(line(one), line(two)) >= if divided { 4 } else { 1 }
        }
        _ => false,
    };
    // Where others are headings, one that is like them or sums up needs no more than a sentence below, or the first item of
    // a sequence.
    let is_like_titles = |seen: &Seen| {
        let candidate = &seen.candidate;
        let below = scan.shapes.get(candidate.paragraph as usize + 1);
        let stops = seen.above == Above::Line && stops_short(text, scan, candidate);
        (seen.above == Above::Little || stops)
            && (alike(candidate) || summed::sums_up(line(candidate)))
            && behind_text(candidate)
            && !shape(candidate).announces
            && below.is_some_and(|below| match below.marked {
                true => first_item(scan, candidate.paragraph as usize + 1).is_some(),
                false => {
                    stops || below.ended || is_cut_off(text, scan, candidate.paragraph as usize + 1)
                }
            })
    };
    let is_news = |candidate: &Candidate| is_headline(text, scan, candidate);
    let news = !enough
        && !alone
        && plain.len() > 1
        && plain.iter().filter(|candidate| is_news(candidate)).count() > 1;
    // Above who speaks, as two are, a line is the title of a speech.
    let is_spoken = |seen: &&Seen| {
        let below = scan.shapes.get(seen.candidate.paragraph as usize + 1);
        let is_text = |below: &Shape| below.ended || below.running || below.marked;
        is_title(seen) && seen.above == Above::Text && below.is_some_and(|below| !is_text(below))
    };
    let spoken = plain.len() > 1 && seen.iter().filter(is_plain).filter(is_spoken).count() > 1;
    let is_part = |candidate: &Candidate| parts::PARTS.end(line(candidate));
    let parts = plain.iter().filter(|candidate| is_part(candidate)).count();
    let before = |candidate: &Candidate| {
        let before = candidate.paragraph.checked_sub(1);
        let shape = before.map(|before| &scan.shapes[before as usize]);
        shape.map_or(&b""[..], |shape| {
            &text[shape.first as usize..shape.last as usize]
        })
    };
    let is_kept = |seen: &Seen| {
        let candidate = &seen.candidate;
        candidate.scheme != Scheme::Plain
            || known.contains(&candidate.paragraph)
            || names.are_headings(line(candidate), seen.above, before(candidate))
            || is_title(seen)
                && (parts > 1 && is_part(candidate)
                    || enough && alike(candidate)
                    || alone && behind_text(candidate)
                    || news && is_news(candidate)
                    || spoken && is_spoken(&seen)
                    || twins)
            || (enough || alone) && is_like_titles(seen)
    };
    let count = |scheme| {
        let of_scheme = seen.iter().filter(|seen| seen.candidate.scheme == scheme);
        of_scheme.count()
    };
    let (bold, framed) = (count(Scheme::Bold) >= FEWEST, count(Scheme::Lenticular) > 1);
    // Questions are headings where most of the lines are questions.
    let asks = |candidate: &&Candidate| is_question(line(candidate));
    let questions = plain.iter().filter(asks).count();
    let ask = (questions >= FEWEST || twins) && questions * 2 >= plain.len();
    // Where whole lines are bold they are the headings, and others need not be.
    let by_look = |seen: &Seen| match seen.candidate.scheme {
        Scheme::Bold => seen.above != Above::Line || bold,
        Scheme::Lenticular => seen.above != Above::Line || framed,
        Scheme::Plain => !bold && (ask || !is_question(line(&seen.candidate))),
        _ => true,
    };
    let kept = seen
        .into_iter()
        .filter(|seen| is_kept(seen) && by_look(seen));
    kept.map(|seen| seen.candidate).collect()
}

/// The paragraphs of the first and the last heading with a number that divide a text.
fn divisions(scan: &Scan) -> Option<(u32, u32)> {
    let divides =
        |it: &&Candidate| !it.inline && it.own && scheme::ROWS[it.row as usize].dear.0 >= 300;
    let first = scan.candidates.iter().find(divides)?;
    let last = scan.candidates.iter().rfind(divides)?;
    Some((first.paragraph, last.paragraph))
}

/// Whether a line of several words stands above a paragraph that begins as news do, with a day or a purpose: 6月6日，市财政局….
fn is_headline(text: &[u8], scan: &Scan, candidate: &Candidate) -> bool {
    const SHORTEST: u32 = 10;
    let shape = &scan.shapes[candidate.paragraph as usize];
    let below = scan.shapes.get(candidate.paragraph as usize + 1);
    let is_text =
        |below: &&Shape| !(below.marked || below.announces) && (below.ended || below.running);
    let long = shape.last - shape.first >= SHORTEST * HAN as u32 && !shape.announces;
    let Some(below) = below.filter(|below| long && is_text(below)) else {
        return false;
    };
    begins_as_news(&text[below.first as usize..below.last as usize])
}

/// Whether a paragraph begins as news do, with a day or a purpose.
pub(super) fn begins_as_news(paragraph: &[u8]) -> bool {
    const BEGINNINGS: Words = words(&["近日", "日前", "连日来", "近期", "为"]);
    let digits = paragraph
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let is_day = || (1..=2).contains(&digits) && paragraph[digits..].starts_with("月".as_bytes());
    is_day() || BEGINNINGS.begin(paragraph)
}

/// The first two characters.
fn beginning(name: &[u8]) -> &[u8] {
    &name[..name.len().min(2 * HAN)]
}

/// The last two; of a month's name only what all have.
fn end(name: &[u8]) -> &[u8] {
    let month = MONTHS.iter().find(|month| name.ends_with(month.as_bytes()));
    if let Some(month) = month {
        return month.as_bytes();
    }
    &name[name.len().saturating_sub(2 * HAN)..]
}

/// How many pairs of neighbouring characters two lines have in common; quotation marks are counted among them.
fn shared_pairs(one: &[u8], two: &[u8]) -> usize {
    let counts = |at: usize| sign::is_han(one, at) || is_quote(&one[at..]);
    (0..one.len())
        .filter(|&at| counts(at))
        .filter_map(|at| one.get(at..at + 2 * HAN).filter(|_| counts(at + HAN)))
        .filter(|pair| memchr::memmem::find(two, pair).is_some())
        .count()
}

/// Salutations, dates, names, captions and the like.
fn is_no_heading(line: &[u8]) -> bool {
    const NEVER: Words = words(&[
        "同志们",
        "各位",
        "附件",
        "附：",
        "——",
        "图",
        "表",
        "来源",
        "作者",
        "编者按",
        "摘要",
        "摘 要",
        "关键词",
        "时间：",
        "地点",
        "出席",
        "列席",
        "记录",
        "本报",
        "通讯员",
        "责任编辑",
        "点击上方",
        "点击蓝字",
        "关注我们",
        "主编",
        "编辑",
        "记者",
        "供稿",
        "各",
        "尊敬的",
        "特此",
        "此致",
        "（",
        "(",
    ]);
    const SALUTATIONS: Endings = endings(&["们：", "们:", "朋友：", "朋友:"]);
    const CAPTIONS: Endings = endings(&["一览表", "统计表", "分类表", "情况表", "示意图"]);
    let date = line.ends_with("日".as_bytes()) && line.first().is_some_and(u8::is_ascii_digit);
    let blank_to_fill = line.ends_with(b"___");
    date || blank_to_fill
        || NEVER.begin(line) && !names_rules(line)
        || SALUTATIONS.end(line)
        || CAPTIONS.end(line)
        || title::is_file_number(line)
        || title::names_reporters(line)
}

/// Whether a line is the name of who has issued a text, right above its date: 县防汛办, 2026年3月28日.
fn is_signature(text: &[u8], scan: &Scan, paragraph: usize) -> bool {
    #[rustfmt::skip]
    const ISSUERS: Endings = endings(&[
        "办", "局", "委", "会", "政府", "办公室", "中心", "公司", "学校", "医院", "小组", "指挥部", "支部", "党组", "站", "所", "队",
    ]);
    let line = |shape: &Shape| &text[shape.first as usize..shape.last as usize];
    let below = scan.shapes.get(paragraph + 1).map(line);
    below.is_some_and(is_day) && ISSUERS.end(line(&scan.shapes[paragraph]))
}

/// Whether a comma or a semicolon closes a line, as in verse that is set one line to a clause: 走过了千重山，.
fn is_verse(line: &[u8]) -> bool {
    // ， and ；
    matches!(line, [.., b',' | b';'] | [.., 0xEF, 0xBC, 0x8C | 0x9B])
}

/// Whether a line is a date and nothing else: 2026年3月28日, 二〇二六年三月一日.
fn is_day(line: &[u8]) -> bool {
    const LONGEST: usize = 48;
    let begins = line.first().is_some_and(u8::is_ascii_digit) || line.starts_with("二".as_bytes());
    begins && line.len() <= LONGEST && sign::ends(line, "日") && sign::holds(line, "年")
}

/// Whether a line names rules or duties in one word, whatever that begins with: 记者岗位职责, 图书室管理制度.
fn names_rules(line: &[u8]) -> bool {
    appended::RULES.end(line) && line.len() == han(line).count() * HAN
}

/// Whether a line has words, or is a month.
fn has_words(line: &[u8]) -> bool {
    han(line).nth(1).is_some() || is_month(line)
}

/// Whether a line begins as words in Latin letters do.
fn is_foreign(line: &[u8]) -> bool {
    line.iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count()
        > 1
}

/// With more characters a line that ends with a colon is a sentence that leads to what stands below.
const LONGEST_WITH_COLON: usize = 10;

fn is_lead_in(text: &[u8], shape: &Shape) -> bool {
    let chars = || sign::chars_in(text, shape.first as usize, shape.last as usize);
    shape.announces && chars() > LONGEST_WITH_COLON
}

/// Whether the line is more than a title, which holds a colon at most and may end with a question mark.
fn has_sentences(line: &[u8]) -> bool {
    sign::stops(line, 0, line.len()).any(|(at, stop, width)| match stop {
        Stop::Comma | Stop::Colon => false,
        Stop::Question | Stop::Exclamation => at + width < line.len(),
        _ => true,
    })
}

/// Where the Han characters of a line stand.
pub(super) fn han(line: &[u8]) -> impl Iterator<Item = usize> {
    (0..line.len()).filter(|&at| sign::is_han(line, at))
}
