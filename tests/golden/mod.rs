//! The corpus: documents of invented places, each with the outline that a careful reader would draw.
//!
//! `tests/corpus/NAME.txt` (or `.md`) has `tests/corpus/NAME.outline` beside it: `T` and the title, then one
//! node a line, two blanks for each level below the top, a letter for its kind (H heading, D directive,
//! P point) and its label as shown. A `?` before the letter marks what a reader could list or leave out:
//! there the finder may do as it likes.

use gangmu::document::{Document, FindOptions};
use gangmu::input::{self, ReadOptions};
use std::fs;
use std::path::{Path, PathBuf};

/// Documents that the finder does not yet read rightly. Their goldens stay right; when one of them comes out
/// well, its row goes.
pub const KNOWN_FAILURES: &[(&str, &str)] = &[
    (
        "ordinals-on-lines.txt",
        "第一件事，… on lines of their own are headings; only 第一个问题 and a few more nouns are read.",
    ),
    (
        "parallel.txt",
        "敢于…。善于…。甘于… are parallel topic sentences that share a frame (X于) and not a first character.",
    ),
];

/// One line of a golden file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether the finder may leave it out.
    pub may: bool,
    /// 0 for the title.
    pub depth: usize,
    /// T, H, D or P.
    pub letter: char,
    pub label: String,
}

impl Row {
    /// Reads a line; panics where a golden file is not well made.
    pub fn read(line: &str) -> Row {
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        let (may, rest) = match rest.strip_prefix('?') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (letter, label) = rest.split_once(' ').expect("a letter, a blank, a label");
        let letter = letter.chars().next().expect("a letter");
        assert!(
            "THDP".contains(letter) && indent.is_multiple_of(2),
            "not a golden line: {line}"
        );
        let depth = if letter == 'T' { 0 } else { indent / 2 + 1 };
        Row {
            may,
            depth,
            letter,
            label: label.to_owned(),
        }
    }
}

/// A document of the corpus.
pub struct Sample {
    pub name: String,
    pub path: PathBuf,
    pub golden: Vec<Row>,
}

impl Sample {
    /// Reads the file and finds its outline.
    pub fn document(&self) -> Document {
        let bytes = fs::read(&self.path).expect("the sample can be read");
        let options = ReadOptions {
            name: self.name.clone(),
            ..ReadOptions::default()
        };
        let source = input::read(bytes, &options).expect("the sample is a text");
        Document::find(source, &FindOptions::default())
    }
}

/// All documents of the corpus by name.
pub fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "outline"))
        .collect();
    paths.sort();
    paths.into_iter().map(sample).collect()
}

fn sample(path: PathBuf) -> Sample {
    let golden = fs::read_to_string(path.with_extension("outline"))
        .unwrap_or_else(|error| panic!("{} has no golden: {error}", path.display()));
    Sample {
        name: path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        golden: golden.lines().map(Row::read).collect(),
        path,
    }
}
