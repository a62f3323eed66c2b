//! How far each node reaches.
//!
//! An item with a later sibling owns everything before that sibling; only last items need rules. A last item
//! inside a sentence ends with it; one at a line's start keeps its paragraph and about as many following
//! unmarked ones as its siblings had; a heading on a line of its own keeps what follows.

use super::{Accepted, Survey};
use crate::hands::Hands;
use crate::outline::{LevelBy, Node, NodeId, Outline};
use crate::sign::Stop;
use crate::span::Span;

/// Sets the extent of every node.
pub(super) fn set(survey: &Survey, accepted: &[Accepted], outline: &mut Outline, hands: &Hands) {
    let whole = survey.scan.shapes.last().map_or(0, |shape| shape.last);
    let count = outline.nodes.len();
    // One thread keeps no list of them.
    let several = !hands.are_one();
    let own_ends = several.then(|| hands.each(count, |id| own_end(survey, accepted, outline, id)));
    for id in 0..count {
        let own_end = match &own_ends {
            Some(own_ends) => own_ends[id],
            None => own_end(survey, accepted, outline, id),
        };
        let nodes = &outline.nodes;
        let node = &nodes[id];
        let bound = node.parent.map_or(whole, |parent| nodes[parent].extent.end);
        let children_end = nodes[node.end - 1].label.end;
        let end = own_end.min(bound).max(node.label.end).max(children_end);
        outline.nodes[id].extent = Span {
            start: node.label.start,
            end,
        };
    }
}

/// Where a node would end if its parent did not end before.
fn own_end(survey: &Survey, accepted: &[Accepted], outline: &Outline, id: NodeId) -> u32 {
    let node = &outline.nodes[id];
    // Where the node behind the subtree begins, whoever's it is: the most that a last item can have.
    let next = outline.nodes.get(node.end);
    let most = next.map_or(u32::MAX, |next| {
        trim_line_ends(survey.text, next.label.start as usize) as u32
    });
    // A number that begins again begins another sequence.
    let goes_on = |next: &Node| is_fellow(node, next) && next.level_by == LevelBy::Continues;
    if next.is_some_and(goes_on) {
        return most;
    }
    match survey.scan.candidates[accepted[id].candidate as usize].inline {
        true => end_of_inline(survey, accepted, outline, id, most),
        false => end_of_line(survey, accepted, outline, id).min(most),
    }
}

/// Whether two nodes that stand beside each other are of one sequence.
fn is_fellow(node: &Node, other: &Node) -> bool {
    node.parent == other.parent && node.scheme == other.scheme
}

/// The sibling right before a node, where the two are of one sequence.
fn elder(outline: &Outline, id: NodeId) -> Option<NodeId> {
    let elder = outline.elder(id)?;
    is_fellow(&outline.nodes[elder], &outline.nodes[id]).then_some(elder)
}

fn trim_line_ends(text: &[u8], end: usize) -> usize {
    let mut left = &text[..end];
    loop {
        while let [before @ .., b'\n' | b'\r' | b' ' | b'*' | b'#'] = left {
            left = before;
        }
        // Most nodes end so, and no blank does.
        if let [.., 0xE3, 0x80, 0x82] | [.., 0xE4..=0xE9, _, _] = left {
            return left.len();
        }
        let trimmed = crate::sign::trim_end(text, 0, left.len());
        if trimmed == left.len() {
            return trimmed;
        }
        left = &text[..trimmed];
    }
}

/// The last item of a sequence at a paragraph's start.
fn end_of_line(survey: &Survey, accepted: &[Accepted], outline: &Outline, id: NodeId) -> u32 {
    let candidate = &survey.scan.candidates[accepted[id].candidate as usize];
    let last_inside = outline.subtree(id).len() - 1 + id;
    let last = &survey.scan.candidates[accepted[last_inside].candidate as usize];
    let chapter = outline.nodes[id].parent.is_none() && !candidate.scheme.is_directive();
    let keeps = if candidate.heads || chapter {
        u32::MAX
    } else {
        siblings_keep(survey, accepted, outline, id)
    };
    // The paragraph of the next node: beyond it nothing is this one's.
    let next = accepted
        .get(last_inside + 1)
        .map(|next| survey.scan.candidates[next.candidate as usize].paragraph);
    let beyond = next.map_or(survey.scan.shapes.len() as u32, |next| next + 1);
    if keeps == u32::MAX && survey.turns_before.is_empty() {
        // All of it is this one's, up to the next one's paragraph.
        let marked = next.filter(|&next| survey.scan.shapes[next as usize].marked);
        let end = last.paragraph.max(marked.unwrap_or(beyond) - 1);
        return survey.scan.shapes[end as usize].last;
    }
    let mut end = last.paragraph;
    for following in last.paragraph + 1..beyond {
        let shape = &survey.scan.shapes[following as usize];
        let fresh = survey.plain(last.paragraph + 1, following + 1);
        if shape.marked && next == Some(following) || fresh > keeps || shape.turns {
            break;
        }
        end = following;
    }
    survey.scan.shapes[end as usize].last
}

/// The last item of an enumeration inside a paragraph: to the end of its sentence, where its fellows stand in
/// that sentence too, else to the end of the paragraph, and no further than `most`.
fn end_of_inline(
    survey: &Survey,
    accepted: &[Accepted],
    outline: &Outline,
    id: NodeId,
    most: u32,
) -> u32 {
    let candidate = &survey.scan.candidates[accepted[id].candidate as usize];
    let paragraph_end = survey.scan.shapes[candidate.paragraph as usize].last;
    let paragraph_end = paragraph_end.min(most);
    let one_sentence = elder(outline, id).is_some_and(|fellow| {
        survey.scan.candidates[accepted[fellow].candidate as usize].sentence == candidate.sentence
    });
    if !one_sentence {
        return paragraph_end;
    }
    end_of_sentence(
        survey.text,
        candidate.start as usize,
        paragraph_end as usize,
    )
}

/// Behind the stop that ends the sentence at `at`.
pub(super) fn end_of_sentence(text: &[u8], at: usize, last: usize) -> u32 {
    let end = crate::sign::first_stop(text, at, last, Stop::ends_sentence);
    end.map_or(last, |(at, _, width)| (at + width).min(last)) as u32
}

/// The most unmarked paragraphs that an earlier item of the sequence kept behind its own or its last descendant's.
fn siblings_keep(survey: &Survey, accepted: &[Accepted], outline: &Outline, id: NodeId) -> u32 {
    let paragraph =
        |node: NodeId| survey.scan.candidates[accepted[node].candidate as usize].paragraph;
    let mut most = 0;
    let mut at = id;
    while let Some(elder) = elder(outline, at) {
        let kept = survey.plain(paragraph(outline.nodes[elder].end - 1) + 1, paragraph(at));
        // Where a sequence or its numbers begin, the items before say nothing of this one.
        let falls = outline.nodes[elder].ordinal >= outline.nodes[at].ordinal
            && outline.nodes[at].ordinal > 0;
        if falls || outline.nodes[at].level_by != LevelBy::Continues {
            break;
        }
        most = most.max(kept);
        at = elder;
    }
    most
}
