//! Rules of the outline: numbers, levels, parallel headings.

use super::Draft;
use crate::diagnostic::{Diagnostic, Finding};
use crate::numeral;
use crate::outline::{Kind, Node, NodeId};
use crate::parallel;
use crate::scheme::{LAST, Scheme};
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

impl<'a> Draft<'a> {
    fn node(&self, id: NodeId) -> &'a Node {
        &self.outline.nodes[id]
    }

    /// The marker without the blanks inside it, and the marks of emphasis that end there.
    fn marker(&self, id: NodeId) -> String {
        let marker = self.node(id).marker.of(self.text);
        marker
            .chars()
            .filter(|sign| !sign.is_whitespace() && *sign != '*')
            .collect()
    }

    /// Runs of numbered siblings of one scheme that follow each other, at least two in each.
    fn sequences(&self) -> Vec<Vec<NodeId>> {
        let mut sequences: Vec<Vec<NodeId>> = Vec::new();
        let mut open: HashMap<Option<NodeId>, usize> = HashMap::new();
        for (id, node) in self.outline.nodes.iter().enumerate() {
            let going_on = open.get(&node.parent).copied().filter(|&at| {
                let last = self.node(sequences[at][sequences[at].len() - 1]);
                last.scheme == node.scheme && node.ordinal > 1
            });
            match going_on {
                Some(at) => sequences[at].push(id),
                None if node.ordinal > 0 => {
                    open.insert(node.parent, sequences.len());
                    sequences.push(vec![id]);
                }
                None => {
                    open.remove(&node.parent);
                }
            }
        }
        sequences.retain(|members| members.len() > 1);
        sequences
    }
}

/// 一、 and then 三、; 二、 and then 二、.
pub(super) fn gaps_and_repeats(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for members in draft.sequences() {
        for pair in members.windows(2) {
            let (before, here) = (draft.node(pair[0]), draft.node(pair[1]));
            // 最后 closes an enumeration of any length, and articles are inserted as 第十七条之一.
            let free = [before.ordinal, here.ordinal].contains(&LAST)
                || here.scheme == Scheme::Article && here.ordinal == before.ordinal;
            if free || here.ordinal == before.ordinal + 1 {
                continue;
            }
            if stands_between(draft, pair[0], pair[1]) {
                continue;
            }
            let finding = if here.ordinal == before.ordinal {
                Finding::Repeat {
                    marker: draft.marker(pair[1]),
                }
            } else {
                Finding::Gap {
                    after: draft.marker(pair[0]),
                    found: draft.marker(pair[1]),
                }
            };
            found.push(Diagnostic {
                span: here.marker,
                finding,
            });
        }
    }
}

/// Whether the marker that is missing stands in the text between the two after all, run together with other words.
fn stands_between(draft: &Draft, before: NodeId, here: NodeId) -> bool {
    let (first, second) = (draft.node(before), draft.node(here));
    let marker = draft.marker(before);
    let number = |number: u32| match marker.chars().any(|sign| sign.is_ascii_digit()) {
        true => number.to_string(),
        false => numeral::write_han(number),
    };
    if first.ordinal >= second.ordinal {
        return false;
    }
    let missing = marker.replacen(&number(first.ordinal), &number(first.ordinal + 1), 1);
    let between = Span {
        start: first.label.start,
        end: second.label.start,
    };
    missing != marker && between.of(draft.text).contains(&missing)
}

/// The signs around a marker's number.
fn form(marker: &str) -> String {
    let is_number = |sign: char| {
        sign.is_ascii_digit()
            || matches!(sign, '０'..='９')
            || numeral::HAN_SIGNS.contains(sign)
            || numeral::is_sign(sign)
    };
    marker.chars().filter(|&sign| !is_number(sign)).collect()
}

/// 1. and then 2、.
pub(super) fn mixed_marks(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for members in draft.sequences() {
        let markers: Vec<String> = members.iter().map(|&id| draft.marker(id)).collect();
        let forms: Vec<String> = markers.iter().map(|marker| form(marker)).collect();
        let Some(usual) = most_common(&forms) else {
            continue;
        };
        for (at, &id) in members.iter().enumerate() {
            let words = draft.node(id).scheme == Scheme::First;
            if !words && forms[at] != forms[usual] {
                found.push(Diagnostic {
                    span: draft.node(id).marker,
                    finding: Finding::MixedMarks {
                        before: markers[usual].clone(),
                        here: markers[at].clone(),
                    },
                });
            }
        }
    }
}

/// Where the form that comes most often stands first; of equals the earliest.
fn most_common(forms: &[String]) -> Option<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for form in forms {
        *counts.entry(form).or_default() += 1;
    }
    (0..forms.len()).max_by_key(|&at| (counts[&*forms[at]], Reverse(at)))
}

/// 1、 for 1. (once for each sequence).
pub(super) fn usual_form(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for members in draft.sequences() {
        let first = draft.node(members[0]);
        let written = draft.marker(members[0]);
        let digits = written.trim_end_matches('、');
        if first.scheme == Scheme::ArabicStop && written.ends_with('、') && digits.is_ascii() {
            let usual = format!("{digits}.");
            found.push(Diagnostic {
                span: first.marker,
                finding: Finding::Form { written, usual },
            });
        }
    }
}

/// The order of levels in GB/T 9704—2012, 7.3.3.
const ORDER: [Scheme; 4] = [
    Scheme::HanComma,
    Scheme::HanBracket,
    Scheme::ArabicStop,
    Scheme::ArabicBracket,
];

/// （一） above 一、; 1. directly under 一、 where （一） stands under 一、 elsewhere.
pub(super) fn level_order(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let rank = |node: &Node| ORDER.iter().position(|&scheme| scheme == node.scheme);
    let ranks = |id: NodeId| {
        let node = draft.node(id);
        let parent = node.parent.map(|parent| draft.node(parent))?;
        Some((rank(parent)?, rank(node)?))
    };
    let headings =
        || (0..draft.outline.nodes.len()).filter(|&id| draft.node(id).kind == Kind::Heading);
    let nested: HashSet<_> = headings().filter_map(ranks).collect();
    for id in headings().filter(|&id| draft.node(id).ordinal == 1) {
        let Some((above, below)) = ranks(id) else {
            continue;
        };
        let parent = draft.node(id).parent.unwrap_or(id);
        let (upper, lower) = (draft.marker(parent), draft.marker(id));
        let between = above + 1..below;
        let finding = if below < above {
            Finding::LevelOrder {
                above: upper,
                below: lower,
            }
        } else if between.clone().any(|rank| nested.contains(&(above, rank)))
            && !is_announced(draft, id)
        {
            Finding::LevelSkipped {
                above: upper,
                below: lower,
            }
        } else {
            continue;
        };
        found.push(Diagnostic {
            span: draft.node(id).marker,
            finding,
        });
    }
}

/// Whether a colon stands before the item: a list in the text, which is no level of headings.
fn is_announced(draft: &Draft, id: NodeId) -> bool {
    let before = &draft.text[..draft.node(id).label.start as usize];
    before.trim_end().ends_with(['：', ':'])
}

/// What is counted in 抓好三件事, 讲四点意见.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "件事", "件大事", "点意见", "点要求", "点希望", "点建议", "点体会", "点看法", "点", "个方面", "方面工作", "方面", "个问题", "项任务", "项重点任务", "项工作", "项重点工作",
    "项措施", "条意见", "条要求", "条措施", "个重点", "个环节", "个关系",
];

/// 抓好三件事： and then four of them.
pub(super) fn announced_count(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for members in draft.sequences() {
        let first = draft.node(members[0]);
        let Some(announced) = announcement(draft.text, first) else {
            continue;
        };
        let words = announced.of(draft.text);
        let Some((number, _)) = numeral::read_han(words.replace('两', "二").as_bytes()) else {
            continue;
        };
        let listed = members.len();
        if number as usize != listed && draft.node(members[0]).ordinal == 1 {
            found.push(Diagnostic {
                span: announced,
                finding: Finding::Count {
                    announced: words.to_string(),
                    listed,
                },
            });
        }
    }
}

/// The words that end the sentence before the first member and say how many there will be.
fn announcement(text: &str, first: &Node) -> Option<Span> {
    let before = text[..first.label.start as usize].trim_end();
    let before = before.trim_end_matches(['：', ':', '。', '*']);
    let counted = COUNTED.iter().find(|words| before.ends_with(**words))?;
    let stem = &before[..before.len() - counted.len()];
    let numbers = [
        '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十',
    ];
    let number = stem.len() - stem.trim_end_matches(numbers).len();
    let ordinal = stem[..stem.len() - number].ends_with('第');
    (number > 0 && number <= 6 && !ordinal).then(|| Span::new(stem.len() - number, before.len()))
}

/// Siblings that are headings with lines of their own, three or more.
fn own_lines(draft: &Draft) -> Vec<Vec<NodeId>> {
    let own = |id: &NodeId| {
        let node = draft.node(*id);
        let rest = &draft.text[node.label.end as usize..];
        let rest = rest.strip_prefix('。').unwrap_or(rest);
        node.kind == Kind::Heading
            && rest
                .trim_start_matches([' ', '\u{3000}', '*'])
                .starts_with(['\n', '\r'])
    };
    let sequences = draft.sequences().into_iter();
    sequences
        .filter(|members| members.len() > 2 && members.iter().all(own))
        .collect()
}

/// A heading that ends in 。 among fellows that do not.
pub(super) fn heading_stops(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for members in own_lines(draft) {
        let stop =
            |id: &&NodeId| draft.text[draft.node(**id).label.end as usize..].starts_with('。');
        let stopped: Vec<&NodeId> = members.iter().filter(stop).collect();
        if stopped.len() * 3 > members.len() {
            continue;
        }
        for &id in stopped {
            let end = draft.node(id).label.end as usize;
            found.push(Diagnostic {
                span: Span::new(end, end + '。'.len_utf8()),
                finding: Finding::HeadingStop,
            });
        }
    }
}

/// Sequences of three or more short labels that are whole sentences or lines.
fn whole_labels(draft: &Draft) -> Vec<Vec<NodeId>> {
    const LONGEST: usize = 32;
    let whole = |id: &NodeId| {
        let node = draft.node(*id);
        let rest = draft.text[node.label.end as usize..].trim_start_matches([' ', '\u{3000}', '*']);
        let ended = rest.is_empty() || rest.starts_with(['。', '\n', '\r']);
        ended
            && node.label.of(draft.text).chars().count() <= LONGEST
            && node.scheme != Scheme::Article
    };
    let sequences = draft.sequences().into_iter();
    sequences
        .filter(|members| members.len() > 2 && members.iter().all(whole))
        .collect()
}

/// One heading with fewer clauses than all its fellows.
pub(super) fn missing_clause(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for members in whole_labels(draft) {
        let clauses = |id: &NodeId| {
            let label = draft.document.joined(draft.node(*id).label);
            parallel::clauses(&label).len()
        };
        let counts: Vec<usize> = members.iter().map(clauses).collect();
        let Some(&fellows) = parallel::fellows(&counts) else {
            continue;
        };
        let others: Vec<usize> = (0..counts.len())
            .filter(|&at| counts[at] != fellows)
            .collect();
        let [at] = others[..] else { continue };
        if counts[at] < fellows {
            found.push(Diagnostic {
                span: draft.node(members[at]).label,
                finding: Finding::Clause {
                    fellows,
                    own: counts[at],
                },
            });
        }
    }
}
