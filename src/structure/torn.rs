//! Headings that a line end tore, as who copies from a printed or a narrow page has them: the rest of the words stands on
//! the next line, without a marker.

use super::byline::{is_byline, is_name, is_speaker, is_to_or_from};
use super::heading::HAN;
use super::{Accepted, Survey};
use crate::outline::{NodeId, Outline};
use crate::scan::Shape;
use crate::scheme::Scheme;
use crate::sign;
use std::collections::BTreeMap;

/// Lets the label of each torn heading run on over the line end.
pub(super) fn mend(survey: &Survey, accepted: &[Accepted], outline: &mut Outline) {
    let mut found: Vec<NodeId> = Vec::new();
    for (id, node) in outline.nodes.iter().enumerate() {
        let is_numbered = matches!(node.scheme, Scheme::HanComma | Scheme::HanBracket);
        if is_numbered && is_open_above_a_rest(survey, accepted, id) {
            found.push(id);
        }
    }
    if found.is_empty() || stand_elsewhere(survey, accepted, &found) {
        return;
    }
    let mut known: BTreeMap<(Option<NodeId>, Scheme), Option<usize>> = BTreeMap::new();
    for &id in &found {
        let node = &outline.nodes[id];
        let widest = known
            .entry((node.parent, node.scheme))
            .or_insert_with(|| widest_fellow(survey, accepted, outline, &found, id));
        if widest.is_some_and(|widest| chars(survey, accepted, id) + SLACK >= widest) {
            let below = paragraph(survey, accepted, id) + 1;
            outline.nodes[id].label.end = survey.scan.shapes[below].last;
        }
    }
}

/// A torn line is narrower than the widest by no more characters.
const SLACK: usize = 2;

/// The paragraph that a node begins.
fn paragraph(survey: &Survey, accepted: &[Accepted], id: NodeId) -> usize {
    survey.scan.candidates[accepted[id].candidate as usize].paragraph as usize
}

fn line<'a>(survey: &Survey<'a>, shape: &Shape) -> &'a [u8] {
    &survey.text[shape.first as usize..shape.last as usize]
}

/// Whether a line is neither a marked one nor a sentence, and text or a first item stands below it.
fn is_bare(survey: &Survey, at: usize) -> bool {
    let Some([shape, next]) = survey.scan.shapes.get(at..at + 2) else {
        return false;
    };
    let is_set_apart = shape.level > 0 || shape.bold || shape.dashed;
    !(shape.marked || shape.running || shape.ended || is_set_apart)
        && match next.marked {
            false => next.running || next.ended,
            true => is_first_item(survey, at + 1),
        }
}

fn is_first_item(survey: &Survey, at: usize) -> bool {
    let candidates = &survey.scan.candidates;
    let first = candidates.partition_point(|it| (it.paragraph as usize) < at);
    let item = candidates.get(first);
    item.is_some_and(|it| it.paragraph as usize == at && !it.inline && it.number() == 1)
}

/// Whether a heading on a long line of its own that no stop ends stands above a short line that may be its rest. Most have
/// text below them, or a marker.
#[inline]
fn is_open_above_a_rest(survey: &Survey, accepted: &[Accepted], id: NodeId) -> bool {
    let below = paragraph(survey, accepted, id) + 1;
    let is_text = |shape: &Shape| shape.marked | shape.running | shape.ended;
    !survey.scan.shapes.get(below).is_none_or(is_text) && is_torn(survey, accepted, id)
}

#[inline(never)]
fn is_torn(survey: &Survey, accepted: &[Accepted], id: NodeId) -> bool {
    let candidate = &survey.scan.candidates[accepted[id].candidate as usize];
    let below = candidate.paragraph as usize + 1;
    let is_line = candidate.own && !candidate.inline;
    is_line && is_bare(survey, below) && is_rest(survey, below)
}

/// Whether the words of a line may be the rest of a heading right above it.
#[inline(never)]
fn is_rest(survey: &Survey, below: usize) -> bool {
    /// No page is so narrow that it tears a line of fewer characters.
    const NARROWEST: usize = 15;
    /// The text below is longer.
    const PARAGRAPH: u32 = 90;
    const SHORTEST: usize = 2;
    let [above, shape, text] = [below - 1, below, below + 1].map(|at| &survey.scan.shapes[at]);
    let (heading, rest) = (line(survey, above), line(survey, shape));
    let is_wrapped_already = memchr::memchr2(b'\n', b'\r', heading).is_some();
    let begins_line = matches!(survey.text[..shape.first as usize], [.., b'\n' | b'\r']);
    let is_of_words = || {
        let mut signs = sign::stops(rest, 0, rest.len());
        sign::is_han(rest, 0)
            && sign::is_han(rest, rest.len().saturating_sub(HAN))
            && signs.all(|(_, stop, _)| stop == sign::Stop::Comma)
            && !["　", " ", "\t"].iter().any(|it| sign::holds(rest, it))
    };
    let names_somebody =
        || is_byline(rest) || is_name(rest) || is_speaker(rest) || is_to_or_from(rest);
    let chars = sign::chars(heading);
    let last = heading.len().saturating_sub(HAN);
    let is_open = sign::is_han(heading, last) || sign::ends(heading, "，");
    is_open
        && !above.ended
        && above.level == 0
        && !above.bold
        && !is_wrapped_already
        && begins_line
        && (text.marked || text.last - text.first > PARAGRAPH)
        && chars >= NARROWEST
        && (SHORTEST..chars).contains(&sign::chars(rest))
        && is_of_words()
        && !names_somebody()
}

/// Whether such a line stands elsewhere too: there it is a heading of the text, and so it may be here.
fn stand_elsewhere(survey: &Survey, accepted: &[Accepted], found: &[NodeId]) -> bool {
    let first = paragraph(survey, accepted, found[0]);
    let mut rests = found
        .iter()
        .map(|&id| paragraph(survey, accepted, id) + 1)
        .peekable();
    (first..survey.scan.shapes.len()).any(|at| {
        let is_rest = rests.next_if_eq(&at).is_some();
        !is_rest && is_bare(survey, at)
    })
}

/// How wide the widest of a heading's sequence is, in characters, where some of them are whole and none has its stop.
fn widest_fellow(
    survey: &Survey,
    accepted: &[Accepted],
    outline: &Outline,
    found: &[NodeId],
    id: NodeId,
) -> Option<usize> {
    let node = &outline.nodes[id];
    let (mut whole, mut widest) = (false, 0);
    let fellows = outline.children(node.parent);
    for fellow in fellows.filter(|&it| outline.nodes[it].scheme == node.scheme) {
        let candidate = &survey.scan.candidates[accepted[fellow].candidate as usize];
        if !candidate.own || survey.scan.shapes[candidate.paragraph as usize].ended {
            return None;
        }
        whole |= found.binary_search(&fellow).is_err();
        widest = widest.max(chars(survey, accepted, fellow));
    }
    whole.then_some(widest)
}

/// How many characters the line has that a node begins.
fn chars(survey: &Survey, accepted: &[Accepted], id: NodeId) -> usize {
    let shape = &survey.scan.shapes[paragraph(survey, accepted, id)];
    sign::chars(line(survey, shape))
}
