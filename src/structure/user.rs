//! The user's own rules among the candidates.

use crate::outline::{LevelBy, Outline, Rule};
use crate::paragraph::Paragraph;
use crate::rules::Rules;
use crate::scan::{Candidate, Scan, Shape};
use crate::scheme::Scheme;

use super::Accepted;

/// Puts the items that the rules name among the candidates, in place of what was seen there, and takes away what they
/// say is none.
pub(super) fn add(text: &[u8], paragraphs: &[Paragraph], scan: &mut Scan, rules: &Rules) {
    if rules.is_empty() {
        return;
    }
    for at in 0..paragraphs.len() {
        let shape = scan.shapes[at];
        let line = std::str::from_utf8(&text[shape.first as usize..shape.last as usize]);
        let Some((rule, found)) = line.ok().and_then(|line| rules.fit(line)) else {
            continue;
        };
        let paragraph = at as u32;
        let inside = |candidate: &Candidate| candidate.paragraph == paragraph;
        let start = shape.first + found.start as u32;
        let marker = found.len().min(usize::from(u16::MAX)) as u16;
        let item = rules.get(rule).and_then(|rule| rule.kind);
        match item {
            None => {
                scan.candidates.retain(|candidate| !inside(candidate));
                scan.cues.retain(|cue| cue.paragraph != paragraph);
                scan.shapes[at].marked = false;
            }
            Some(_) => {
                scan.candidates
                    .retain(|candidate| !(inside(candidate) && candidate.start <= start));
                scan.cues
                    .retain(|cue| !(cue.paragraph == paragraph && cue.start == start));
                scan.candidates
                    .push(candidate(&shape, paragraph, (start, marker), rule));
                scan.shapes[at].marked |= start == shape.first;
            }
        }
    }
    scan.candidates.sort_by_key(|candidate| candidate.start);
}

fn candidate(shape: &Shape, paragraph: u32, (start, marker): (u32, u16), rule: usize) -> Candidate {
    Candidate {
        start,
        marker,
        ordinal: rule as u16 + 1,
        scheme: Scheme::User,
        row: 0,
        inline: start > shape.first,
        own: start == shape.first && !shape.running,
        heads: start == shape.first && !shape.running,
        level: 0,
        bold: shape.bold,
        doubtful: false,
        paragraph,
        sentence: shape.sentence,
    }
}

/// Gives the items of the rules their kinds, and the levels that the rules fix.
pub(super) fn finish(accepted: &[Accepted], scan: &Scan, outline: &mut Outline, rules: &Rules) {
    if rules.is_empty() {
        return;
    }
    let mut depths: Vec<u8> = outline.nodes.iter().map(|node| node.depth).collect();
    for (id, item) in accepted.iter().enumerate() {
        let candidate = &scan.candidates[item.candidate as usize];
        if candidate.scheme != Scheme::User {
            continue;
        }
        let Some(rule) = rules.get(usize::from(candidate.ordinal) - 1) else {
            continue;
        };
        let node = &mut outline.nodes[id];
        node.rule = Rule::UserRule;
        node.confidence = 99;
        node.kind = rule.kind.unwrap_or(node.kind);
        if let Some(level) = rule.level {
            node.level_by = LevelBy::User;
            depths[id] = level;
        }
    }
    outline.nest(&depths);
}
