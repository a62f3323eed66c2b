//! The user's own rules among the candidates.

use crate::outline::{LevelBy, Outline, Rule};
use crate::paragraph::Paragraph;
use crate::rules::Rules;
use crate::scan::{Candidate, Cue, Scan, Shape};
use crate::scheme::Scheme;

use super::Accepted;

/// A rule's match in a paragraph.
struct Fit {
    paragraph: u32,
    start: u32,
    marker: u16,
    rule: usize,
    /// Whether it is an item: else the paragraph is to hold none.
    item: bool,
}

impl Fit {
    /// Whether a marker that was seen in the paragraph gives way to it.
    fn replaces(&self, candidate: &Candidate) -> bool {
        !self.item || candidate.start <= self.start
    }

    /// Whether a sentence that may be an item gives way to it.
    fn replaces_cue(&self, cue: &Cue) -> bool {
        !self.item || cue.start == self.start
    }
}

/// Puts the items that the rules name among the candidates, in place of what was seen there, and takes away what they
/// say is none.
pub(super) fn add(text: &[u8], paragraphs: &[Paragraph], scan: &mut Scan, rules: &Rules) {
    if rules.is_empty() {
        return;
    }
    let fits = fits(text, paragraphs.len(), scan, rules);
    for fit in &fits {
        let shape = &mut scan.shapes[fit.paragraph as usize];
        shape.marked = fit.item && (shape.marked || fit.start == shape.first);
    }
    let mut fit = in_order(&fits);
    scan.candidates
        .retain(|seen| !fit(seen.paragraph).is_some_and(|fit| fit.replaces(seen)));
    let mut fit = in_order(&fits);
    scan.cues
        .retain(|seen| !fit(seen.paragraph).is_some_and(|fit| fit.replaces_cue(seen)));
    let items = fits.iter().filter(|fit| fit.item);
    let items = items.map(|fit| candidate(&scan.shapes[fit.paragraph as usize], fit));
    scan.candidates.extend(items);
    scan.candidates.sort_by_key(|candidate| candidate.start);
}

/// What the rules fit, one for each paragraph at most, in document order.
fn fits(text: &[u8], paragraphs: usize, scan: &Scan, rules: &Rules) -> Vec<Fit> {
    let fit = |at: usize| {
        let shape = scan.shapes[at];
        let line = std::str::from_utf8(&text[shape.first as usize..shape.last as usize]);
        let (rule, found) = rules.fit(line.ok()?)?;
        Some(Fit {
            paragraph: at as u32,
            start: shape.first + found.start as u32,
            marker: found.len().min(usize::from(u16::MAX)) as u16,
            rule,
            item: rules.get(rule).is_some_and(|rule| rule.kind.is_some()),
        })
    };
    (0..paragraphs).filter_map(fit).collect()
}

/// Gives the fit of each paragraph, which must be asked for in document order, so that all are looked at once.
fn in_order<'f>(fits: &'f [Fit]) -> impl FnMut(u32) -> Option<&'f Fit> {
    let mut left = fits.iter().peekable();
    move |paragraph| {
        while left.next_if(|fit| fit.paragraph < paragraph).is_some() {}
        left.peek()
            .copied()
            .filter(|fit| fit.paragraph == paragraph)
    }
}

fn candidate(shape: &Shape, fit: &Fit) -> Candidate {
    let at_start = fit.start == shape.first;
    Candidate {
        start: fit.start,
        marker: fit.marker,
        ordinal: Candidate::of_rule(fit.rule),
        scheme: Scheme::User,
        row: 0,
        inline: !at_start,
        own: at_start && !shape.running,
        heads: at_start && !shape.running,
        level: 0,
        bold: shape.bold,
        doubtful: false,
        paragraph: fit.paragraph,
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
        let Some(rule) = candidate.user_rule().and_then(|rule| rules.get(rule)) else {
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
