//! Paragraphs that begin with a dash (——经济实力迈上新台阶。): a reader could list them or leave them, so they are
//! offered and not shown.

use super::{OFFERED, Survey, label};
use crate::outline::{Kind, Node, Rule};
use crate::scan::{DASH, is_imperative};

/// So many paragraphs may stand from one item of a list to the next.
const APART: u32 = 6;
/// How sure these are, in percent.
const CONFIDENCE: u8 = OFFERED - 5;

/// The items behind paragraph `from`, of lists of two or more. A line without a stop is a subtitle (——在会议上的讲话).
pub(super) fn offer(survey: &Survey, from: u32) -> Vec<Node> {
    let begins = |paragraph: &u32| {
        let shape = &survey.scan.shapes[*paragraph as usize];
        shape.dashed && shape.ended
    };
    let items: Vec<u32> = (from..survey.scan.shapes.len() as u32)
        .filter(begins)
        .collect();
    let near = |one: Option<&u32>, two: Option<&u32>| {
        one.zip(two).is_some_and(|(one, two)| two - one <= APART)
    };
    let fellows = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        near(before, items.get(*at)) || near(items.get(*at), items.get(at + 1))
    };
    // What is a point already is not offered once more.
    let is_point = |at: &usize| {
        let shape = &survey.scan.shapes[items[*at] as usize];
        let behind = shape.first as usize + DASH.len();
        is_imperative(&survey.text[behind..shape.last as usize])
    };
    let listed = (0..items.len()).filter(fellows).filter(|at| !is_point(at));
    listed.map(|at| node(survey, items[at])).collect()
}

fn node(survey: &Survey, paragraph: u32) -> Node {
    let shape = &survey.scan.shapes[paragraph as usize];
    let first = shape.first as usize;
    Node {
        rule: Rule::DashItem,
        confidence: CONFIDENCE,
        ..Node::new(
            Kind::Directive,
            label::of_sentence(survey, first, first + DASH.len(), shape.last as usize),
        )
    }
}
