//! Documents of the genre with the outlines that a careful reader would draw, one file beside the other.
//!
//! An outline is `T` and the title, then a line for each node: two blanks a level, H, D or P for its kind, its label.
//! `GANGMU_BLESS=1` writes what is found over the outlines; read the difference before keeping it.

use gangmu::document::{Document, FindOptions};
use gangmu::input;
use gangmu::outline::{Kind, Node};
use std::fs;
use std::path::{Path, PathBuf};

/// Documents whose outline is not found yet, each with what is wrong. Repairing one makes its line a fault.
const KNOWN_FAILURES: &[(&str, &str)] = &[];

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = fs::read_dir(folder)
        .expect("the corpus")
        .flatten()
        .map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|kind| kind != "outline"))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> Document {
    let source =
        input::read_file(path, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Document::find(source, &FindOptions::default())
}

fn drawn(document: &Document) -> String {
    let line = |node: &Node| {
        let kind = match node.kind {
            Kind::Title => 'T',
            Kind::Heading => 'H',
            Kind::Directive => 'D',
            Kind::Point => 'P',
        };
        let indent = "  ".repeat(usize::from(node.depth).saturating_sub(1));
        format!(
            "{indent}{kind} {}\n",
            document.label(&document.outline, node)
        )
    };
    document
        .outline
        .title
        .iter()
        .chain(&document.outline.nodes)
        .map(line)
        .collect()
}

#[test]
fn outlines_are_found_as_a_reader_draws_them() {
    let mut faults = Vec::new();
    for path in documents() {
        let document = read(&path);
        let found = drawn(&document);
        let golden = path.with_extension("outline");
        if std::env::var_os("GANGMU_BLESS").is_some() {
            fs::write(&golden, &found).expect("a golden that can be written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let known = KNOWN_FAILURES.iter().any(|(failure, _)| *failure == name);
        if (found == expected) == known {
            faults.push(format!(
                "{name}\n--- expected\n{expected}--- found\n{found}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn found_outlines_keep_their_promises() {
    for path in documents() {
        let document = read(&path);
        assert_eq!(
            document.outline.check(document.text()),
            None,
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_document_has_its_outline_beside_it() {
    assert!(documents().len() >= 15);
    for path in documents() {
        assert!(
            path.with_extension("outline").exists(),
            "{}",
            path.display()
        );
    }
}
