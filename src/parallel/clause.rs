//! Labels in clauses, and which clause of one answers to which of its fellows.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// A clause, as bytes of what was divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Its words.
    pub words: Range<usize>,
    /// The sign behind them; empty at the end.
    pub divider: Range<usize>,
}

/// Divides a label at commas, semicolons and colons of either width but not inside numbers and Latin words (9:30), and
/// at blanks between characters that are not ASCII; what stands in brackets or quotation marks stays together. There is
/// always one clause at least.
#[must_use]
pub fn clauses(label: &str) -> Vec<Clause> {
    divided(label, is_divider)
}

/// Divides at 、 too.
pub(super) fn by_pauses(label: &str) -> Vec<Clause> {
    divided(label, |sign| is_divider(sign) || sign == '、')
}

fn is_divider(sign: char) -> bool {
    matches!(sign, '，' | ',' | '；' | ';' | '：' | ':')
}

fn divided(label: &str, divides: impl Fn(char) -> bool) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut clause = Clause::default();
    let mut depth = 0_usize;
    let mut before = ' ';
    let mut signs = label.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let behind = signs.peek().map_or(' ', |&(_, sign)| sign);
        match sign {
            '《' | '“' | '（' | '‘' | '「' | '(' => depth += 1,
            '》' | '”' | '）' | '’' | '」' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let number = before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric();
        let blank = sign.is_whitespace() && !before.is_ascii() && !behind.is_ascii();
        if depth == 0 && (blank || divides(sign) && !number) {
            clause.words.end = at;
            clause.divider = at..at + sign.len_utf8();
            let next = clause.divider.end;
            found.push(std::mem::take(&mut clause));
            clause.words = next..next;
        }
        before = sign;
    }
    clause.words.end = label.len();
    clause.divider = label.len()..label.len();
    if !clause.words.is_empty() || found.is_empty() {
        found.push(clause);
    }
    found
}

/// What two thirds of three or more have, so that the rest stands out.
#[must_use]
pub fn fellows<T: Hash + Eq>(all: &[T]) -> Option<&T> {
    const FEWEST: usize = 3;
    let mut counts: HashMap<&T, usize> = HashMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let (usual, count) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (all.len() >= FEWEST && count * 3 >= all.len() * 2).then_some(usual)
}

/// How many clauses the pattern has: what comes most often, of equals the most.
pub(super) fn columns(counts: &[usize]) -> usize {
    let mut times: HashMap<usize, usize> = HashMap::new();
    for &count in counts {
        *times.entry(count).or_default() += 1;
    }
    let usual = times
        .into_iter()
        .max_by_key(|&(count, times)| (times, count));
    usual.map_or(1, |(count, _)| count)
}

/// Which signs the clauses of a column have, counted over the labels that have all columns.
struct Profile {
    signs: HashMap<char, usize>,
    labels: usize,
}

impl Profile {
    /// How well a clause answers to the column: signs that many of the column's clauses have count much.
    fn likeness(&self, words: &str) -> usize {
        const WHOLE: usize = 100;
        let shared = words.chars().filter_map(|sign| self.signs.get(&sign));
        // One that shares nothing still answers better than none.
        1 + shared
            .map(|count| count * WHOLE / self.labels)
            .sum::<usize>()
    }
}

/// For each label and column the clause that stands there. Clauses too many stay with the one before them.
pub(super) fn align(
    texts: &[&str],
    divided: &[Vec<Clause>],
    columns: usize,
) -> Vec<Vec<Option<Clause>>> {
    let whole = |at: &usize| divided[*at].len() == columns;
    let profiles: Vec<Profile> = (0..columns)
        .map(|column| {
            let mut signs: HashMap<char, usize> = HashMap::new();
            let mut labels = 0;
            for at in (0..texts.len()).filter(whole) {
                labels += 1;
                let words = &texts[at][divided[at][column].words.clone()];
                let mut own: Vec<char> = words.chars().collect();
                own.sort_unstable();
                own.dedup();
                for sign in own {
                    *signs.entry(sign).or_default() += 1;
                }
            }
            let labels = labels.max(1);
            Profile { signs, labels }
        })
        .collect();
    let place = |at: usize| match divided[at].len() == columns {
        true => divided[at].iter().cloned().map(Some).collect(),
        false => best(texts[at], &divided[at], &profiles),
    };
    (0..texts.len()).map(place).collect()
}

/// The likeliest columns for the clauses of one label, in order: the cheapest path through a small table.
fn best(text: &str, clauses: &[Clause], profiles: &[Profile]) -> Vec<Option<Clause>> {
    let (rows, columns) = (clauses.len(), profiles.len());
    let mut score = vec![vec![0_usize; columns + 1]; rows + 1];
    let like =
        |row: usize, column: usize| profiles[column].likeness(&text[clauses[row].words.clone()]);
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let both = score[row + 1][column + 1] + like(row, column);
            score[row][column] = both.max(score[row + 1][column]).max(score[row][column + 1]);
        }
    }
    let mut placed: Vec<Option<Clause>> = vec![None; columns];
    let (mut row, mut column) = (0, 0);
    let mut last = None;
    // Clauses before the first that has a column.
    let mut waiting: Option<usize> = None;
    while row < rows {
        let is_match = column < columns
            && score[row][column] == score[row + 1][column + 1] + like(row, column);
        if is_match {
            let mut clause = clauses[row].clone();
            clause.words.start = waiting.take().unwrap_or(clause.words.start);
            placed[column] = Some(clause);
            last = Some(column);
            (row, column) = (row + 1, column + 1);
        } else if column < columns && score[row][column] == score[row][column + 1] {
            column += 1;
        } else {
            match last.and_then(|last: usize| placed[last].as_mut()) {
                Some(before) => {
                    before.words.end = clauses[row].words.end;
                    before.divider = clauses[row].divider.clone();
                }
                None => _ = waiting.get_or_insert(clauses[row].words.start),
            }
            row += 1;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_divided_where_their_clauses_end() {
        for (label, expected) in [
            ("抓好引领", &["抓好引领"][..]),
            (
                "抓好引领,立足起点，讲政治、守规矩",
                &["抓好引领", "立足起点", "讲政治、守规矩"],
            ),
            (
                "学好“甲，乙”，用好《丙，丁》",
                &["学好“甲，乙”", "用好《丙，丁》"],
            ),
            ("增收1,000元", &["增收1,000元"]),
            ("方向:要准；措施：要实", &["方向", "要准", "措施", "要实"]),
            ("9:30开会", &["9:30开会"]),
            ("强化引领 夯实根基", &["强化引领", "夯实根基"]),
            ("抓好 5G 建设", &["抓好 5G 建设"]),
            ("抓实，", &["抓实"]),
            ("", &[""]),
        ] {
            let found = clauses(label);
            let words: Vec<&str> = found.iter().map(|c| &label[c.words.clone()]).collect();
            assert_eq!(words, expected, "{label}");
        }
    }

    #[test]
    fn two_thirds_of_three_and_more_agree() {
        for (all, expected) in [
            (&[2, 1, 2][..], Some(&2)),
            (&[2, 2], None),
            (&[2, 1, 3], None),
            (&[2, 1, 2, 1], None),
            (&[2, 2, 2, 1], Some(&2)),
            (&[], None),
        ] {
            assert_eq!(fellows(all), expected, "{all:?}");
        }
    }
}
