//! Topic sentences: the short sentences of like build that paragraphs begin with, or that stand above them, where no heading
//! divides a text (忠诚为先，做政治上的明白人。 发展为要，做干事创业的带头人。).

use super::heading::with_its_quote;
use super::opening::Opening;
use super::{Accepted, Survey, label};
use crate::outline::{Kind, LevelBy, Node, Outline, Rule};
use crate::sign::{self, Stop};
use crate::span::Span;

/// So many of them make an outline.
const FEWEST: usize = 3;
/// So many paragraphs may stand from one to the next.
const APART: u32 = 3;
/// Such a sentence has so many characters at most.
const LONGEST: usize = 24;
/// How much longer one may be than another, in characters.
const UNEVEN: usize = 2;
/// So many characters, in their order, are common to all.
const COMMON: usize = 2;
/// And so many to lines that are nothing else.
const COMMON_ALONE: usize = 3;
/// Of sentences of just one length that is no longer than this one is enough.
const SHORT: usize = 8;
/// How sure they are, in percent.
const CONFIDENCE: u8 = 72;

/// The sentence that a paragraph begins with.
struct Topic<'a> {
    paragraph: u32,
    sentence: Opening<'a>,
}

/// Makes points of the topic sentences behind paragraph `from`, if the text has neither headings nor topics that were known
/// before. What is found between two of them stands below the first.
pub(super) fn add(survey: &Survey, accepted: &[Accepted], from: u32, outline: &mut Outline) {
    let paragraphs = from..survey.scan.shapes.len() as u32;
    // As many items as half the paragraphs are an outline already.
    let are_many = outline.nodes.len() * 2 > paragraphs.len();
    let is_topic = |it: &Accepted| survey.scan.candidates[it.candidate as usize].is_topic();
    if are_many
        || outline.nodes.iter().any(|node| node.kind == Kind::Heading)
        || accepted.iter().any(is_topic)
    {
        return;
    }
    let topics = paragraphs.filter_map(|at| read(survey, at));
    let (alone, run_in): (Vec<Topic>, Vec<Topic>) = topics.partition(Topic::is_alone);
    let mut parallel = parallel_among(&alone);
    if parallel.is_empty() {
        parallel = parallel_among(&run_in);
    }
    if parallel.is_empty() {
        return;
    }
    let start = |topic: &Topic| survey.scan.shapes[topic.paragraph as usize].first;
    let ends = parallel.iter().skip(1).map(|next| start(next));
    let ends: Vec<u32> = ends.chain([u32::MAX]).collect();
    let topics = parallel
        .iter()
        .zip(ends)
        .map(|(topic, end)| node(survey, topic, end));
    put_above(topics.collect(), outline);
}

/// Puts topics above what stands in them, if each holds the whole of what it holds: members of one enumeration that stand in
/// two of them divide the text by themselves.
fn put_above(topics: Vec<Node>, outline: &mut Outline) {
    let nodes = &outline.nodes;
    let holds = |topic: &Node, at: u32| (topic.extent.start..topic.extent.end).contains(&at);
    let topic_of = |node: &Node| {
        let behind = topics.partition_point(|topic| topic.extent.start <= node.label.start);
        let topic = behind.checked_sub(1)?;
        holds(&topics[topic], node.label.start).then_some(topic)
    };
    let places: Vec<Option<usize>> = nodes.iter().map(topic_of).collect();
    let is_divided = |id: usize| {
        let elder = || outline.elder(id);
        let before = match nodes[id].level_by {
            LevelBy::Continues => elder(),
            _ => nodes[id].parent,
        };
        before.is_some_and(|before| places[before] != places[id])
    };
    let is_topic = |node: &Node| {
        let same = topics.binary_search_by_key(&node.label.start, |topic| topic.label.start);
        same.is_ok()
    };
    if nodes.iter().any(is_topic) || (0..nodes.len()).any(is_divided) {
        return;
    }
    let below = nodes.iter().zip(&places).map(|(node, place)| {
        let end = place.map_or(u32::MAX, |topic| topics[topic].extent.end);
        let depth = node.depth.saturating_add(u8::from(place.is_some()));
        let extent = Span {
            end: node.extent.end.min(end).max(node.label.end),
            ..node.extent
        };
        (Node { extent, ..*node }, depth)
    });
    let below: Vec<(Node, u8)> = below.collect();
    let mut all: Vec<(Node, u8)> = topics.into_iter().map(|topic| (topic, 1)).collect();
    all.extend(below);
    all.sort_by_key(|(node, _)| node.label.start);
    let depths: Vec<u8> = all.iter().map(|(_, depth)| *depth).collect();
    outline.nodes = all.into_iter().map(|(node, _)| node).collect();
    outline.nest(&depths);
}

/// The short sentence that a paragraph begins with and goes on behind, or that stands above text.
fn read<'a>(survey: &Survey<'a>, paragraph: u32) -> Option<Topic<'a>> {
    let shape = &survey.scan.shapes[paragraph as usize];
    let below = survey.scan.shapes.get(paragraph as usize + 1);
    let is_above_text = || below.is_some_and(|below| below.running && !below.marked);
    if !shape.running && !is_above_text() {
        return None;
    }
    let sentence = Opening::of(survey.text, shape)?;
    let is_topic = matches!(sentence.stop, Stop::Full | Stop::Exclamation)
        && sentence.length <= LONGEST
        && (sentence.behind > 0) == shape.running;
    is_topic.then_some(Topic {
        paragraph,
        sentence,
    })
}

impl Topic<'_> {
    /// Whether nothing else stands in the paragraph.
    fn is_alone(&self) -> bool {
        self.sentence.behind == 0
    }

    /// Whether it says of a quoted word what is to be done: “苦学”要有紧迫感。
    fn asks_for_what_is_quoted(&self) -> bool {
        let words = self.sentence.words;
        let close = sign::find(words, "”要");
        close.is_some_and(|close| !sign::holds(&words[..close], "“"))
    }

    fn is_like(&self, next: &Topic) -> bool {
        let (one, two) = (&self.sentence, &next.sentence);
        next.paragraph - self.paragraph <= APART
            && one.commas == two.commas
            && one.length.abs_diff(two.length) <= UNEVEN
            && one.words != two.words
    }
}

/// Those of like build: words stand in three or more, one behind another, in the same order.
fn parallel_among<'a, 't>(topics: &'t [Topic<'a>]) -> Vec<&'t Topic<'a>> {
    let mut parallel = Vec::new();
    let mut rest = topics;
    while !rest.is_empty() {
        let run = run(rest);
        if run >= FEWEST || run > 1 && rest[..run].iter().all(|it| it.asks_for_what_is_quoted()) {
            parallel.extend(&rest[..run]);
            rest = &rest[run..];
        } else {
            rest = &rest[1..];
        }
    }
    parallel
}

/// How many of the first sentences are of one build.
fn run(topics: &[Topic]) -> usize {
    let [first, second, ..] = topics else {
        return topics.len();
    };
    if !first.is_like(second) {
        return 1;
    }
    let tells = characters(first.sentence.words).filter(|&it| tells(it));
    let mut common: Vec<char> = tells.collect();
    let mut even = first.sentence.length <= SHORT && !first.is_alone();
    let enough = match first.is_alone() {
        true => COMMON_ALONE,
        false => COMMON,
    };
    let goes_on = |pair: &[Topic]| {
        let [before, next] = pair else { return false };
        if !before.is_like(next) {
            return false;
        }
        let words: Vec<char> = characters(next.sentence.words).collect();
        common = in_both(&common, &words);
        even &= next.sentence.length == first.sentence.length;
        let least = match even {
            true => 1,
            false => enough,
        };
        common.len() >= least
    };
    topics.windows(2).map(goes_on).take_while(|&on| on).count() + 1
}

fn characters(words: &[u8]) -> impl Iterator<Item = char> {
    str::from_utf8(words).unwrap_or_default().chars()
}

/// Whether a character in common says that two sentences are alike: signs do not, nor what stands in most sentences.
fn tells(sign: char) -> bool {
    sign.is_alphanumeric() && !"的是了在和有我们这一".contains(sign)
}

/// The longest row of characters that stand in both in the same order; neither has more than [`LONGEST`].
fn in_both(one: &[char], two: &[char]) -> Vec<char> {
    // How long the longest row is of what stands from a place of each on.
    let mut longest = [[0_u8; LONGEST + 1]; LONGEST + 1];
    for at in (0..one.len()).rev() {
        for other in (0..two.len()).rev() {
            longest[at][other] = match one[at] == two[other] {
                true => longest[at + 1][other + 1] + 1,
                false => longest[at + 1][other].max(longest[at][other + 1]),
            };
        }
    }
    let (mut row, mut at, mut other) = (Vec::new(), 0, 0);
    while at < one.len() && other < two.len() {
        if one[at] == two[other] {
            row.push(one[at]);
            (at, other) = (at + 1, other + 1);
        } else if longest[at + 1][other] >= longest[at][other + 1] {
            at += 1;
        } else {
            other += 1;
        }
    }
    row
}

/// The point of a topic, which reaches to the next one at `next`, or to the end of its paragraph or of the one below.
fn node(survey: &Survey, topic: &Topic, next: u32) -> Node {
    let last = topic.paragraph as usize + usize::from(topic.is_alone());
    let shape = &survey.scan.shapes[last];
    let reached = if next == u32::MAX { shape.last } else { next };
    let of_topic = &survey.scan.shapes[topic.paragraph as usize];
    let (first, behind) = (of_topic.first as usize, of_topic.last as usize);
    let end = first + topic.sentence.words.len();
    let start = with_its_quote(survey.text, first, end);
    let label = label::of_sentence(survey, start, first, behind);
    let end = sign::trim_end(survey.text, start, reached as usize);
    Node {
        rule: Rule::ParallelSentence,
        level_by: LevelBy::Top,
        confidence: CONFIDENCE,
        extent: Span::new(start, end),
        ..Node::new(Kind::Point, label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_topic_keeps_its_depths_below_it() {
        const DEEP: usize = 300;
        let node = |at: usize| Node {
            extent: Span::new(at, 2 * DEEP),
            parent: (at > 1).then(|| at - 2),
            ..Node::new(Kind::Directive, Span::new(at, at + 1))
        };
        let mut outline = Outline {
            nodes: (1..=DEEP).map(node).collect(),
            ..Outline::default()
        };
        outline.link();
        let topic = Node {
            extent: Span::new(0, 2 * DEEP),
            ..Node::new(Kind::Point, Span::new(0, 1))
        };
        put_above(vec![topic], &mut outline);
        let depths: Vec<u8> = outline.nodes.iter().map(|node| node.depth).collect();
        assert_eq!(depths[..50], (1..=50).collect::<Vec<u8>>());
        assert_eq!(outline.nodes[1].parent, Some(0));
    }

    #[test]
    fn the_longest_common_row_is_found() {
        for (one, two, common) in [
            ("忠诚为先做明白人", "发展为要做带头人", "为做人"),
            ("坚持学习", "坚持调研", "坚持"),
            ("甲乙", "乙甲", "乙"),
            ("甲", "乙", ""),
        ] {
            let [one, two] = [one, two].map(|words| words.chars().collect::<Vec<char>>());
            let found: String = in_both(&one, &two).into_iter().collect();
            assert_eq!(found, common);
        }
    }
}
