//! The words that the clauses of one column have in common.

use std::collections::HashMap;
use std::ops::Range;

/// What a column's clauses share.
pub(super) struct Frame {
    /// The shared words in order, and between them an empty one for each place where clauses have words of their own.
    pub slots: Vec<String>,
    /// For each clause its pieces; none where there is no clause or it lacks the shared words.
    pub pieces: Vec<Option<Vec<Piece>>>,
}

/// A piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which of [`Frame::slots`].
    pub slot: usize,
    /// Bytes of the clause.
    pub range: Range<usize>,
    /// Whether the words are shared.
    pub framed: bool,
}

/// Words of one character that are a frame between two clauses already; another character is one by chance.
const LINKS: &str = "在上下中里内为以让把将被向从到对于的地得之与和及同并而、要须应能会有无是不再更最多少新大小高低深实强紧严稳准快好细真常长先";

/// Longer clauses are sentences, in which shared words are chance.
const LONGEST: usize = 48;

/// Finds the frame of clauses. Where not all share one but two thirds of three and more do, the rest is left out.
pub(super) fn find(clauses: &[Option<&str>]) -> Frame {
    let signs: Vec<Vec<char>> = clauses
        .iter()
        .map(|clause| clause.unwrap_or_default().chars().collect())
        .collect();
    let all: Vec<usize> = (0..clauses.len())
        .filter(|&at| clauses[at].is_some())
        .collect();
    let short = all.iter().all(|&at| signs[at].len() <= LONGEST);
    let mut runs = Vec::new();
    let mut members = all.clone();
    if short && all.len() > 1 {
        runs = shared(&signs, &all);
        let most = most_with_one_sign(&signs, &all);
        if most.len() < all.len() {
            let better = shared(&signs, &most);
            if length(&better) > length(&runs) + 1 {
                (runs, members) = (better, most);
            }
        }
    }
    cut(&signs, &members, &runs)
}

/// A run of shared signs: where it stands in each member.
type Run = Vec<Range<usize>>;

fn length(runs: &[Run]) -> usize {
    runs.iter().map(|run| run[0].len()).sum()
}

/// Those that have the sign that most have, where these are two thirds.
fn most_with_one_sign(signs: &[Vec<char>], all: &[usize]) -> Vec<usize> {
    let mut counts: HashMap<char, usize> = HashMap::new();
    for &at in all {
        let mut own = signs[at].clone();
        own.sort_unstable();
        own.dedup();
        for sign in own {
            *counts.entry(sign).or_default() += 1;
        }
    }
    let partial = counts.into_iter().filter(|&(_, count)| count < all.len());
    let most = partial.max_by_key(|&(sign, count)| (count, std::cmp::Reverse(sign)));
    match most {
        Some((sign, count)) if all.len() > 2 && count * 3 >= all.len() * 2 => {
            let has = |at: &usize| signs[*at].contains(&sign);
            all.iter().copied().filter(has).collect()
        }
        _ => all.to_vec(),
    }
}

/// A stretch of every member between runs that are found, and which of its ends are ends of the clause.
struct Stretch {
    ranges: Run,
    first: bool,
    last: bool,
}

/// The runs that all members share, in order.
fn shared(signs: &[Vec<char>], members: &[usize]) -> Vec<Run> {
    let whole = members.iter().map(|&at| 0..signs[at].len()).collect();
    let mut open = vec![Stretch {
        ranges: whole,
        first: true,
        last: true,
    }];
    let mut found: Vec<Run> = Vec::new();
    while let Some(stretch) = open.pop() {
        let run = at_start(signs, members, &stretch)
            .or_else(|| at_end(signs, members, &stretch))
            .or_else(|| inside(signs, members, &stretch));
        let Some(run) = run else { continue };
        let sides = stretch.ranges.iter().zip(&run);
        let (left, right): (Run, Run) = sides
            .map(|(whole, run)| (whole.start..run.start, run.end..whole.end))
            .unzip();
        open.push(Stretch {
            ranges: left,
            first: false,
            last: false,
        });
        open.push(Stretch {
            ranges: right,
            first: false,
            last: stretch.last && run[0].end < stretch.ranges[0].end,
        });
        found.push(run);
    }
    found.sort_by_key(|run| run[0].start);
    found
}

/// Whether shared signs are words and no chance.
fn means_something(run: &[char], members: usize, at_an_end: bool) -> bool {
    let enough = if at_an_end { 3 } else { 4 };
    match run {
        [] => false,
        [sign] => sign.is_alphanumeric() && members >= enough || LINKS.contains(*sign),
        _ => run.iter().any(|sign| sign.is_alphanumeric()),
    }
}

fn at_start(signs: &[Vec<char>], members: &[usize], stretch: &Stretch) -> Option<Run> {
    let pattern = &signs[members[0]][stretch.ranges[0].clone()];
    let same = |length: &usize| {
        let mut rest = members.iter().zip(&stretch.ranges);
        rest.all(|(&at, range)| signs[at][range.clone()].get(*length) == Some(&pattern[*length]))
    };
    let length = (0..pattern.len()).take_while(same).count();
    let fits = stretch.first && means_something(&pattern[..length], members.len(), true);
    let run = |range: &Range<usize>| range.start..range.start + length;
    fits.then(|| stretch.ranges.iter().map(run).collect())
}

fn at_end(signs: &[Vec<char>], members: &[usize], stretch: &Stretch) -> Option<Run> {
    let pattern = &signs[members[0]][stretch.ranges[0].clone()];
    let same = |length: &usize| {
        let mut rest = members.iter().zip(&stretch.ranges);
        rest.all(|(&at, range)| {
            let own = &signs[at][range.clone()];
            own.len() > *length
                && own[own.len() - 1 - length] == pattern[pattern.len() - 1 - length]
        })
    };
    let length = (0..pattern.len()).take_while(same).count();
    let words = &pattern[pattern.len() - length..];
    let fits = stretch.last && means_something(words, members.len(), true);
    let run = |range: &Range<usize>| range.end - length..range.end;
    fits.then(|| stretch.ranges.iter().map(run).collect())
}

/// The longest run that stands somewhere in all members, of equals the first.
fn inside(signs: &[Vec<char>], members: &[usize], stretch: &Stretch) -> Option<Run> {
    let lengths = stretch.ranges.iter().map(Range::len);
    let (shortest, _) = lengths.enumerate().min_by_key(|&(_, length)| length)?;
    let pattern = &signs[members[shortest]][stretch.ranges[shortest].clone()];
    for length in (1..=pattern.len()).rev() {
        for words in pattern.windows(length) {
            if !means_something(words, members.len(), false) {
                continue;
            }
            let place = |(&at, range): (&usize, &Range<usize>)| {
                let own = &signs[at][range.clone()];
                let at = own.windows(length).position(|window| window == words)?;
                Some(range.start + at..range.start + at + length)
            };
            let run: Option<Run> = members.iter().zip(&stretch.ranges).map(place).collect();
            if run.is_some() {
                return run;
            }
        }
    }
    None
}

/// Cuts the members at the runs.
fn cut(signs: &[Vec<char>], members: &[usize], runs: &[Run]) -> Frame {
    let end_of = |member: usize| signs[members[member]].len();
    // Between two runs, and at both ends: whether any member has words of its own there.
    let own = |before: usize| {
        (0..members.len()).any(|member| {
            let start = before.checked_sub(1).map_or(0, |run| runs[run][member].end);
            let end = runs
                .get(before)
                .map_or(end_of(member), |run| run[member].start);
            start < end
        })
    };
    let mut slots = Vec::new();
    let mut pieces: Vec<Option<Vec<Piece>>> = vec![None; signs.len()];
    for &at in members {
        pieces[at] = Some(Vec::new());
    }
    for before in 0..=runs.len() {
        if own(before) || runs.is_empty() {
            for (member, &at) in members.iter().enumerate() {
                let start = before.checked_sub(1).map_or(0, |run| runs[run][member].end);
                let end = runs
                    .get(before)
                    .map_or(end_of(member), |run| run[member].start);
                push(&mut pieces[at], &signs[at], slots.len(), start..end, false);
            }
            slots.push(String::new());
        }
        if let Some(run) = runs.get(before) {
            for (member, &at) in members.iter().enumerate() {
                let range = run[member].clone();
                push(&mut pieces[at], &signs[at], slots.len(), range, true);
            }
            slots.push(signs[members[0]][run[0].clone()].iter().collect());
        }
    }
    Frame { slots, pieces }
}

fn push(
    pieces: &mut Option<Vec<Piece>>,
    signs: &[char],
    slot: usize,
    range: Range<usize>,
    framed: bool,
) {
    let bytes = |until: usize| signs[..until].iter().map(|sign| sign.len_utf8()).sum();
    if let Some(pieces) = pieces {
        let range = bytes(range.start)..bytes(range.end);
        pieces.push(Piece {
            slot,
            range,
            framed,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_what_all_share() {
        for (clauses, expected) in [
            (&["抓好政治引领", "抓好服务引领"][..], "抓好__引领"),
            (&["方向要明", "责任要清", "步子要稳"], "__要__"),
            (&["让群众少跑腿", "让家庭少操心"], "让__少__"),
            (&["提高认识", "强化保障"], "__"),
            (&["加强领导", "加大投入"], "__"),
            (&["坚持甲", "坚持乙", "突出丙"], "坚持__"),
            (&["看清工作的分量", "办好门口的事", "把任务落到实处"], "__"),
            (&["抓实", "抓实"], "抓实"),
            (&["", ""], "__"),
        ] {
            let found = find(
                &clauses
                    .iter()
                    .map(|clause| Some(*clause))
                    .collect::<Vec<_>>(),
            );
            let slots = found.slots.iter().map(|slot| match slot.as_str() {
                "" => "__",
                frame => frame,
            });
            assert_eq!(slots.collect::<String>(), expected, "{clauses:?}");
        }
    }
}
