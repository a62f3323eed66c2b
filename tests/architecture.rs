//! Which room may name which, checked in the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms and the other rooms they may name; a room is a file of `src` with the folder of its name.
#[rustfmt::skip]
const ROOMS: &[(&str, &[&str])] = &[
    ("hands", &[]),
    ("span", &[]),
    ("spare", &[]),
    ("sign", &[]),
    ("numeral", &[]),
    ("message", &[]),
    ("memory", &["hands"]),
    ("decode", &["hands", "memory"]),
    ("scheme", &["numeral", "sign"]),
    ("input", &["decode", "hands", "message", "numeral", "span"]),
    ("save", &["message"]),
    ("outline", &["scheme", "span"]),
    ("diagnostic", &["message", "outline", "span"]),
    ("line", &["hands", "scheme", "sign", "spare"]),
    ("noise", &["hands", "line", "scheme", "sign", "span"]),
    ("paragraph", &["hands", "line", "noise", "numeral", "scheme", "sign", "spare"]),
    ("scan", &["hands", "input", "noise", "numeral", "paragraph", "scheme", "sign", "spare"]),
    ("rules", &["message", "outline"]),
    ("structure", &["hands", "noise", "rules", "diagnostic", "numeral", "outline", "paragraph", "scan", "scheme", "sign", "span", "spare"]),
    ("outline_reader", &["line", "outline", "scan", "scheme", "span"]),
    ("document", &["hands", "rules", "diagnostic", "input", "line", "noise", "outline", "outline_reader", "paragraph", "scan", "span", "structure"]),
    ("key", &["document", "outline"]),
    ("body", &["document", "outline", "sign", "span"]),
    ("parallel", &["body", "document", "outline"]),
    ("face", &[]),
    ("weight", &["body", "document", "outline"]),
    ("mindmap", &["document", "outline"]),
    ("check", &["parallel", "diagnostic", "document", "numeral", "outline", "scheme", "span"]),
    ("explain", &["body", "document", "message", "numeral", "outline"]),
    ("export", &["body", "decode", "diagnostic", "document", "face", "hands", "mindmap", "input", "message", "noise", "numeral", "outline", "scheme", "sign", "span"]),
    ("correction", &["diagnostic", "document", "rules", "key", "message", "outline", "scheme", "sign", "span"]),
    ("draft", &["body", "correction", "document", "input", "numeral", "outline", "scheme", "span"]),
    ("app", &["face", "mindmap", "parallel", "rules", "weight", "kept", "body", "check", "correction", "decode", "diagnostic", "document", "draft", "explain", "export", "key", "message", "noise", "outline", "span"]),
    ("kept", &["correction", "noise", "outline", "save"]),
    ("cli", &["hands", "rules", "body", "check", "decode", "diagnostic", "document", "explain", "export", "input", "message", "save", "span"]),
    ("gui", &["hands", "face", "mindmap", "parallel", "weight", "body", "correction", "kept", "rules", "app", "decode", "document", "draft", "explain", "export", "input", "message", "noise", "outline", "save", "span"]),
];

/// Words that only some rooms may use, and those rooms.
const WORDS: &[(&str, &[&str])] = &[
    ("eframe", &["gui"]),
    ("egui", &["gui"]),
    ("rfd::", &["gui"]),
    ("clipboard_rs", &["gui"]),
    ("clap", &["cli"]),
    ("rayon", &["hands", "gui"]),
    ("skrifa", &["face", "export"]),
    ("vello_cpu", &["export"]),
    ("std::fs", &["input", "kept", "save", "cli", "gui"]),
    ("std::thread", &["hands", "spare", "gui", "cli"]),
    ("std::time", &["gui", "cli"]),
    ("unsafe ", &["memory"]),
];

const LARGEST: u64 = 40 * 1024;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source with the room it belongs to. The entries of the programs belong to none.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&root).expect("inside src").to_path_buf();
        let first = inside
            .components()
            .next()
            .map(|part| part.as_os_str().to_string_lossy().into_owned())?;
        let room = first.trim_end_matches(".rs").to_string();
        let text = fs::read_to_string(&path).expect("a source");
        (!["lib", "main", "bin"].contains(&room.as_str())).then_some((room, path, text))
    };
    files.into_iter().filter_map(read).collect()
}

/// Code without comments; tests at a file's end may name what they like.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What each source names behind `crate::`, with its room and its path.
fn names() -> Vec<(String, PathBuf, BTreeSet<String>)> {
    let named = |text: &str| {
        let code = code(text);
        let paths = code.split("crate::").skip(1);
        paths.flat_map(first_names).map(str::to_string).collect()
    };
    let sources = rooms().into_iter();
    sources
        .map(|(room, path, text)| (room, path, named(&text)))
        .collect()
}

/// The name that a path begins with, or those of a list, also of lists inside it: `{check, document::Document}`.
fn first_names(path: &str) -> Vec<&str> {
    match path.strip_prefix('{') {
        Some(list) => {
            let list = list.split(';').next().unwrap_or_default();
            list.split(['{', ',']).map(first_name).collect()
        }
        None => vec![first_name(path)],
    }
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|sign: char| !sign.is_alphanumeric() && sign != '_');
    &path[..end.unwrap_or(path.len())]
}

#[test]
fn rooms_name_only_what_they_may() {
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let mut faults = Vec::new();
    for (room, path, names) in names() {
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{room} is in no row of the table"));
            continue;
        };
        for name in names {
            let fine =
                name == room || !known.contains(name.as_str()) || allowed.contains(&name.as_str());
            if !fine {
                faults.push(format!("{} names {name}", path.display()));
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_rooms_know_each_other_in_a_circle() {
    let mut left: Vec<_> = ROOMS.iter().collect();
    loop {
        let names: Vec<&str> = left.iter().map(|(room, _)| *room).collect();
        left.retain(|(_, allowed)| allowed.iter().any(|other| names.contains(other)));
        if left.len() == names.len() {
            break;
        }
    }
    assert!(left.is_empty(), "a circle, or above one: {left:#?}");
}

#[test]
fn rooms_name_all_that_they_may() {
    let names = names();
    let mut idle = Vec::new();
    for (room, allowed) in ROOMS {
        for other in *allowed {
            let names_it = |(source, _, names): &(String, PathBuf, BTreeSet<String>)| {
                source == room && names.contains(*other)
            };
            if !names.iter().any(names_it) {
                idle.push(format!("{room} does not name {other}"));
            }
        }
    }
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn some_words_belong_to_some_rooms() {
    for (room, path, text) in rooms() {
        let text = code(&text);
        for (word, allowed) in WORDS {
            assert!(
                !text.contains(word) || allowed.contains(&room.as_str()),
                "{} uses {word}",
                path.display()
            );
        }
    }
}

#[test]
fn no_source_is_too_large() {
    for (_, path, text) in rooms() {
        assert!(
            text.len() as u64 <= LARGEST,
            "{} has {} bytes",
            path.display(),
            text.len()
        );
    }
}
