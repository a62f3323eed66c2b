//! Candidates → outline: which of them are nodes, who is whose parent, how far each reaches.
//!
//! In order: the title; plain headings, which join the candidates; the cheapest reading of all candidates
//! ([`reading`]); how far each item reaches ([`extent`]); the points in their text ([`point`]).

mod answer;
mod apart;
mod attachment;
mod broken;
mod byline;
mod continued;
mod cut;
mod dash;
mod decimal;
mod ell;
mod extent;
mod heading;
mod label;
mod labelled;
mod nested;
mod opening;
mod padded;
mod piece;
mod point;
mod question;
mod reading;
mod series;
mod slipped;
mod spoken;
mod title;
mod topic;
mod torn;
mod user;

use crate::diagnostic::{Diagnostic, Finding};
use crate::hands::Hands;
use crate::noise::Dropped;
use crate::outline::{Kind, LevelBy, MAX_DEPTH, Node, NodeId, Outline, Rule};
use crate::paragraph::Paragraph;
use crate::rules::Rules;
use crate::scan::{self, Candidate, Scan, Shape};
use crate::scheme::Scheme;
use crate::sign::{Endings, endings};
use crate::span::Span;
use crate::spare;
use std::cell::Cell;

thread_local! {
    static COUNTS: Cell<Vec<u32>> = const { Cell::new(Vec::new()) };
}

/// What all parts of the structure look at.
pub(crate) struct Survey<'a> {
    pub text: &'a [u8],
    pub scan: &'a Scan,
    /// What was set aside, which may stand inside a paragraph.
    pub dropped: &'a [Dropped],
    /// Number of unmarked paragraphs before each paragraph, and in all behind the last; empty if there are none.
    plain_before: Vec<u32>,
    /// Number of paragraphs before each that turn to all listeners.
    turns_before: Vec<u32>,
    /// Number of paragraphs before each that begin a part with numbers of its own.
    parts_before: Vec<u32>,
}

impl Survey<'_> {
    fn new<'a>(text: &'a [u8], scan: &'a Scan, dropped: &'a [Dropped]) -> Survey<'a> {
        let shapes = &scan.shapes;
        // Most texts turn to nobody and have no parts, and of what there is none no counts are kept.
        let turns = shapes.iter().any(|shape| shape.turns | shape.parts);
        let turned = if turns { &shapes[..] } else { &[] };
        Survey {
            text,
            scan,
            dropped,
            plain_before: counts_before(shapes, |shape| !shape.marked),
            turns_before: counts_before(turned, |shape| shape.turns),
            parts_before: counts_before(turned, |shape| shape.parts),
        }
    }

    /// Leaves the room of the list that each document has to the thread's next one.
    fn leave(self) {
        spare::leave(&COUNTS, self.plain_before);
    }

    /// Unmarked paragraphs in `from..to`.
    fn plain(&self, from: u32, to: u32) -> u32 {
        between(&self.plain_before, from, to)
    }
}

/// How many paragraphs of a sort stand before each, and in all behind the last; nothing where there are no paragraphs.
fn counts_before(shapes: &[Shape], is: impl Fn(&Shape) -> bool) -> Vec<u32> {
    if shapes.is_empty() {
        return Vec::new();
    }
    let mut so_far = 0;
    let mut counts = spare::take(&COUNTS, shapes.len() + 1);
    counts.push(0);
    counts.extend(shapes.iter().map(|shape| {
        so_far += u32::from(is(shape));
        so_far
    }));
    counts
}

fn between(counts: &[u32], from: u32, to: u32) -> u32 {
    let Some(last) = counts.len().checked_sub(1) else {
        return 0;
    };
    let at = |paragraph: u32| counts[last.min(paragraph as usize)];
    at(to).saturating_sub(at(from))
}

/// What the structure gives.
pub(crate) struct Found {
    pub outline: Outline,
    pub offered: Vec<Node>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Builds the outline from what the scan saw.
pub(crate) fn build(
    text: &[u8],
    paragraphs: &[Paragraph],
    scan: &mut Scan,
    dropped: &[Dropped],
    rules: &Rules,
    hands: &Hands,
) -> Found {
    let title = title::find(text, paragraphs, scan, dropped);
    let behind = title.as_ref().map_or(0, |title| title.behind);
    let in_title = |paragraph: u32| paragraph < behind;
    let candidates = &mut scan.candidates;
    candidates.drain(..candidates.partition_point(|it| in_title(it.paragraph)));
    let cues = &mut scan.cues;
    cues.drain(..cues.partition_point(|it| in_title(it.paragraph)));
    let label = title.as_ref().map(|title| title.node.label);
    let is_before = |label: &Span| candidates.first().is_some_and(|it| it.start < label.end);
    if let Some(label) = label.filter(is_before) {
        // The text goes on in the title's paragraph, or began before it.
        let from = candidates.partition_point(|it| it.start < label.start);
        let to = candidates.partition_point(|it| it.start < label.end);
        candidates.drain(from..to);
        let from = cues.partition_point(|it| it.start < label.start);
        let to = cues.partition_point(|it| it.start < label.end);
        cues.drain(from..to);
    }
    attachment::leave_out(text, scan, hands);
    tell_families(text, paragraphs, scan, behind as usize);
    heading::add(text, paragraphs, scan, dropped, behind, hands);
    if let Some(title) = title.as_ref().filter(|title| title.covers) {
        title::leave_out_again(text, scan, title.node.label);
    }
    apart::tell(text, scan);
    series::add(text, scan);
    user::add(text, paragraphs, scan, rules);
    let survey = Survey::new(text, scan, dropped);
    let accepted = reading::cheapest(&survey, hands);
    let mut outline = nodes(&survey, &accepted, hands);
    user::finish(&accepted, survey.scan, &mut outline, rules);
    outline.title = title.map(|title| title.node);
    torn::mend(&survey, &accepted, &mut outline);
    extent::set(&survey, &accepted, &mut outline, hands);
    let mut offered = point::add(&survey, &accepted, &mut outline, hands);
    topic::add(&survey, &accepted, behind, &mut outline);
    offered.extend(dash::offer(&survey, behind));
    offered.sort_by_key(|node| node.label.start);
    offered.dedup_by_key(|node| node.label.start);
    reading::leave(accepted);
    survey.leave();
    let diagnostics = cap_depth(&mut outline);
    Found {
        outline,
        offered,
        diagnostics,
    }
}

/// Puts more candidates where they stand in the document; all are in its order. Nothing but their own room is taken.
fn put_between(candidates: &mut Vec<Candidate>, mut more: Vec<Candidate>) {
    let mut left = candidates.len();
    candidates.reserve_exact(more.len());
    candidates.extend_from_slice(&more);
    // From the last on, so that none is written over before it was moved.
    while let Some(last) = more.last().copied() {
        let to = left + more.len() - 1;
        if left > 0 && candidates[left - 1].start > last.start {
            left -= 1;
            candidates[to] = candidates[left];
        } else {
            candidates[to] = last;
            more.pop();
        }
    }
}

/// Tells apart what has the same signs and is of other families or depths; `behind` is the first paragraph behind the title.
fn tell_families(text: &[u8], paragraphs: &[Paragraph], scan: &mut Scan, behind: usize) {
    let numbers = holds(scan, Scheme::ArabicStop);
    if numbers && scan.bare {
        decimal::read_clauses(text, scan);
    }
    if numbers && scan.gaps & scan::bit(Scheme::Letter) != 0 {
        ell::tell(text, scan);
    }
    if scan.gaps & scan::bit(Scheme::HanComma) != 0 {
        broken::tell(scan);
        if holds(scan, Scheme::Shi) {
            slipped::tell(scan);
        }
    }
    if cut::FAMILIES
        .iter()
        .any(|&it| scan.gaps & scan::bit(it) != 0)
    {
        cut::tell(text, scan);
    }
    if holds(scan, Scheme::First) && holds(scan, Scheme::HanComma) {
        continued::tell(scan);
    }
    if scan.speaks {
        spoken::tell(text, scan, behind);
    }
    if holds(scan, Scheme::Letter) {
        answer::leave_out(text, scan);
    }
    if holds(scan, Scheme::Labelled) && !holds(scan, Scheme::Question) {
        labelled::tell(text, scan);
    }
    let (decimals, articles) = (holds(scan, Scheme::Decimal2), holds(scan, Scheme::Article));
    let nests = numbers && scan.nests;
    if decimals {
        decimal::tell_chapters(text, scan);
    }
    if articles && numbers {
        decimal::tell_chapters_of_articles(scan);
    }
    if scan.asks {
        question::tell(text, scan, behind);
    }
    if scan.noughts {
        padded::tell(text, scan, behind);
    }
    if nests {
        nested::tell_depths(text, paragraphs, scan);
    }
}

/// Whether paragraphs begin with markers of a family.
fn holds(scan: &Scan, scheme: Scheme) -> bool {
    scan.families & scan::bit(scheme) != 0
}

/// A candidate that is a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Accepted {
    /// Index into the candidates.
    pub candidate: u32,
    /// Index of its parent in the list of accepted ones.
    pub parent: Option<u32>,
    /// Whether it goes on with its sequence or opens one.
    pub opens: bool,
    /// How much dearer every other reading was at its place, up to 255.
    pub margin: u8,
}

fn nodes(survey: &Survey, accepted: &[Accepted], hands: &Hands) -> Outline {
    let candidate = |item: &Accepted| &survey.scan.candidates[item.candidate as usize];
    let node = |index: usize| {
        let item = &accepted[index];
        let next = accepted.get(index + 1);
        let limit = next.map(|next| candidate(next).start);
        node(survey, candidate(item), item, limit)
    };
    // Each cue may become a point that stands between them.
    let mut outline = Outline {
        nodes: hands.each_and_room(accepted.len(), survey.scan.cues.len(), node),
        ..Outline::default()
    };
    outline.link();
    even_kinds(&mut outline);
    outline
}

/// Members of one sequence are of one kind: headings, where most of them stand at a paragraph's start.
fn even_kinds(outline: &mut Outline) {
    let nodes = &outline.nodes;
    // The first child stands right behind its parent.
    let first = |node: &Node| node.parent.map_or(0, |parent| parent + 1);
    let differs = |node: &&Node| node.kind != nodes[first(node)].kind;
    let mut mixed: Vec<Option<NodeId>> = nodes
        .iter()
        .filter(differs)
        .map(|node| node.parent)
        .collect();
    mixed.sort_unstable();
    mixed.dedup();
    for parent in mixed {
        even_kinds_of_children(outline, parent);
    }
}

fn even_kinds_of_children(outline: &mut Outline, parent: Option<NodeId>) {
    // The last sequence of each family, and all sequences: a number that begins again begins another.
    let mut last = [None; Scheme::COUNT];
    let mut tallies: Vec<Tally> = Vec::new();
    let mut members = Vec::new();
    for child in outline.children(parent) {
        let node = &outline.nodes[child];
        let last = &mut last[node.scheme as usize];
        let goes_on = last.filter(|_| node.level_by == LevelBy::Continues);
        let sequence = goes_on.unwrap_or_else(|| {
            tallies.push(Tally::default());
            tallies.len() - 1
        });
        *last = Some(sequence);
        tallies[sequence].add(node.kind);
        members.push((child, sequence));
    }
    for (child, sequence) in members {
        outline.nodes[child].kind = tallies[sequence].kind();
    }
}

/// How many members of a sequence stand at a paragraph's start, and how many inside one.
#[derive(Clone, Copy, Default)]
struct Tally {
    headings: u32,
    points: u32,
    directives: u32,
}

impl Tally {
    fn add(&mut self, kind: Kind) {
        match kind {
            Kind::Heading => self.headings += 1,
            Kind::Point => self.points += 1,
            _ => self.directives += 1,
        }
    }

    fn kind(self) -> Kind {
        if self.headings > self.points + self.directives {
            Kind::Heading
        } else if self.points > self.directives {
            Kind::Point
        } else {
            Kind::Directive
        }
    }
}

fn node(survey: &Survey, candidate: &Candidate, item: &Accepted, limit: Option<u32>) -> Node {
    let label = label::of_marker(survey, candidate, limit);
    let start = candidate.start as usize;
    Node {
        kind: match is_saying(survey.text, candidate) {
            true => Kind::Heading,
            false => candidate.kind(),
        },
        label,
        marker: Span::new(start, start + candidate.number_len()),
        extent: label,
        written: None,
        parent: item.parent.map(|parent| parent as usize),
        end: 0,
        depth: 0,
        scheme: candidate.scheme,
        ordinal: candidate.number(),
        rule: candidate.rule(),
        level_by: match (item.opens, item.parent) {
            (false, _) => LevelBy::Continues,
            (true, Some(_)) => LevelBy::Opens,
            (true, None) => LevelBy::Top,
        },
        confidence: confidence(candidate, item),
    }
}

/// Whether a line of its own is titled by a saying that is counted: 第一句话：信心比黄金更重要.
fn is_saying(text: &[u8], candidate: &Candidate) -> bool {
    const SAYINGS: Endings = endings(&["句话：", "句话:"]);
    let heads = candidate.scheme == Scheme::First && candidate.heads && !candidate.inline;
    let start = candidate.start as usize;
    heads && SAYINGS.end(&text[start..start + candidate.number_len()])
}

/// What is of a form that is never more than offered is less sure than this, in percent.
const OFFERED: u8 = 70;

/// How sure a node is, in percent: the surer its form and the dearer every other reading, the surer it is.
fn confidence(candidate: &Candidate, item: &Accepted) -> u8 {
    let form: u8 = match (candidate.scheme.is_unnumbered(), candidate.inline) {
        (true, _) => 70,
        (false, true) => 86,
        (false, false) => 92,
    };
    let form = if candidate.doubtful { form - 25 } else { form };
    (form + item.margin / 16).min(99)
}

impl Candidate {
    fn kind(&self) -> Kind {
        if self.scheme.is_directive() || self.inline {
            Kind::Directive
        } else if self.is_topic() {
            Kind::Point
        } else {
            Kind::Heading
        }
    }

    /// How many bytes of its label number it: a name in 【】 that is all of its label numbers nothing.
    fn number_len(&self) -> usize {
        match self.scheme {
            Scheme::Lenticular | Scheme::Bold => 0,
            _ => self.marker as usize,
        }
    }

    /// Whether its marker is one of a text's divisions, whose title stands on a line of its own.
    fn division(&self) -> bool {
        !self.scheme.is_unnumbered() && crate::scheme::ROWS[self.row as usize].titled
    }

    fn rule(&self) -> Rule {
        match self.scheme {
            Scheme::Hash if self.ordinal == Candidate::LISTED => Rule::PlainHeading,
            Scheme::Hash | Scheme::Bold => Rule::MarkedUp,
            Scheme::Plain | Scheme::Lenticular | Scheme::Framing => Rule::PlainHeading,
            _ => Rule::Sequence,
        }
    }
}

/// Lifts what is nested deeper than [`MAX_DEPTH`] and says so once.
pub(crate) fn cap_depth(outline: &mut Outline) -> Vec<Diagnostic> {
    let nodes = &outline.nodes;
    // Most outlines have none, which is told without a jump for each.
    let any = nodes
        .iter()
        .fold(false, |any, it| any | (it.depth > MAX_DEPTH));
    let first = || nodes.iter().find(|node| node.depth > MAX_DEPTH);
    let Some(deep) = any.then(first).flatten() else {
        return Vec::new();
    };
    let diagnostic = Diagnostic {
        span: deep.label,
        finding: Finding::TooDeep,
    };
    let depths: Vec<u8> = outline
        .nodes
        .iter()
        .map(|node| node.depth.min(MAX_DEPTH))
        .collect();
    outline.nest(&depths);
    // What was below a node is beside it now, so the node ends where that begins.
    for id in 0..outline.nodes.len() {
        let behind = outline.nodes[id].end;
        let limit = outline
            .nodes
            .get(behind)
            .map_or(u32::MAX, |next| next.label.start);
        let node = &mut outline.nodes[id];
        node.extent.end = node.extent.end.min(limit).max(node.label.end);
    }
    vec![diagnostic]
}
