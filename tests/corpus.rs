//! Every document of the corpus against its golden outline.
//!
//! `GANGMU_BLESS=1 cargo test --test corpus` writes what the finder gives into the golden files. A golden is
//! what a careful reader would draw, so read each change before keeping it.

mod golden;

use gangmu::document::Document;
use gangmu::outline::Kind;
use golden::{KNOWN_FAILURES, Row, Sample, samples};
use std::fmt::Write;
use std::path::PathBuf;

#[test]
fn outlines_are_as_a_careful_reader_draws_them() {
    let bless = std::env::var_os("GANGMU_BLESS").is_some();
    let mut report = String::new();
    for sample in samples() {
        let document = sample.document();
        let given = found(&document);
        let expected = expected(&sample.golden, &given);
        let right = expected == given;
        let known = KNOWN_FAILURES.iter().find(|(name, _)| *name == sample.name);
        match known {
            _ if bless && !right && known.is_none() => bless_golden(&sample, &given),
            Some(_) if right => {
                let _ = writeln!(
                    report,
                    "{} is right now: take it out of KNOWN_FAILURES",
                    sample.name
                );
            }
            None if !right => {
                let _ = writeln!(report, "{}\n{}", sample.name, diff(&expected, &given));
            }
            _ => {}
        }
    }
    assert!(report.is_empty(), "- expected, + found\n{report}");
}

#[test]
fn every_outline_keeps_the_invariants() {
    for sample in samples() {
        let document = sample.document();
        assert_eq!(
            document.outline.check(document.text()),
            None,
            "{}",
            sample.name
        );
    }
}

#[test]
fn known_failures_name_documents() {
    let samples = samples();
    for (name, why) in KNOWN_FAILURES {
        assert!(
            samples.iter().any(|sample| sample.name == *name),
            "no {name}"
        );
        assert!(!why.is_empty(), "{name} has no reason");
    }
}

#[test]
fn goldens_read_as_they_are_written() {
    for sample in samples() {
        let lines: Vec<String> = sample.golden.iter().map(line).collect();
        let file = std::fs::read_to_string(golden_path(&sample)).expect("the golden");
        assert_eq!(lines, file.lines().collect::<Vec<_>>(), "{}", sample.name);
    }
}

/// The golden rows, of those that may be left out only what was given.
fn expected(golden: &[Row], given: &[Row]) -> Vec<Row> {
    let mut at = 0;
    let mut expected = Vec::new();
    for row in golden {
        let same = |other: &Row| other == row || covers(row, other);
        match given[at..].iter().position(same) {
            Some(step) => {
                expected.push(given[at + step].clone());
                at += step + 1;
            }
            None if row.may => {}
            None => expected.push(row.clone()),
        }
    }
    expected
}

fn bless_golden(sample: &Sample, given: &[Row]) {
    let mut text = String::new();
    let mut left: Vec<&Row> = sample.golden.iter().filter(|row| row.may).collect();
    for row in given {
        let may = left.iter().position(|golden| covers(golden, row));
        let row = may.map_or(row, |may| left.remove(may));
        let _ = writeln!(text, "{}", line(row));
    }
    for row in left {
        eprintln!("{}: put back by hand: {}", sample.name, line(row));
    }
    std::fs::write(golden_path(sample), text).expect("the golden is written");
    eprintln!(
        "{}: the golden is what the finder gave; read it before keeping it",
        sample.name
    );
}

/// Both lists with what they have in common once, by the longest common subsequence.
fn diff(expected: &[Row], given: &[Row]) -> String {
    let mut common = vec![vec![0_usize; given.len() + 1]; expected.len() + 1];
    for (i, row) in expected.iter().enumerate().rev() {
        for (j, other) in given.iter().enumerate().rev() {
            common[i][j] = if row == other {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut text) = (0, 0, String::new());
    while i < expected.len() || j < given.len() {
        let (sign, row) = if i < expected.len() && j < given.len() && expected[i] == given[j] {
            (i, j) = (i + 1, j + 1);
            (' ', &expected[i - 1])
        } else if j == given.len() || (i < expected.len() && common[i + 1][j] >= common[i][j + 1]) {
            i += 1;
            ('-', &expected[i - 1])
        } else {
            j += 1;
            ('+', &given[j - 1])
        };
        let _ = writeln!(text, "{sign} {}", line(row));
    }
    text
}

/// What the finder gave, as rows.
fn found(document: &Document) -> Vec<Row> {
    let outline = &document.outline;
    let title = outline.title.iter();
    title
        .chain(&outline.nodes)
        .map(|node| Row {
            may: false,
            depth: usize::from(node.depth),
            letter: letter(node.kind),
            label: document.label(outline, node).into_owned(),
        })
        .collect()
}

fn letter(kind: Kind) -> char {
    match kind {
        Kind::Title => 'T',
        Kind::Heading => 'H',
        Kind::Directive => 'D',
        Kind::Point => 'P',
    }
}

/// The line of a golden file.
fn line(row: &Row) -> String {
    let indent = "  ".repeat(row.depth.saturating_sub(1));
    let may = if row.may { "?" } else { "" };
    format!("{indent}{may}{} {}", row.letter, row.label)
}

/// Whether a row that may be left out is what the finder gave: it may begin the node at the sentence, at its
/// subject or at its 要.
fn covers(golden: &Row, found: &Row) -> bool {
    golden.may && (found.label.contains(&golden.label) || golden.label.contains(&found.label))
}

fn golden_path(sample: &Sample) -> PathBuf {
    sample.path.with_extension("outline")
}
