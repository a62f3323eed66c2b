//! Reading the documents of folders for their list, on all processors, until somebody wants it to stop.

use super::effects::Reply;
use super::store;
use crate::app::Command;
use crate::app::state::FolderEntry;
use crate::body;
use crate::document::{Document, FindOptions, ReadAs};
use crate::input::{self, KNOWN, ReadOptions};
use crate::message::{self, Language, Message};
use rayon::prelude::*;
use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use walkdir::WalkDir;

/// Folders below a folder are looked into so far.
const DEPTH: usize = 4;
/// More files than this are not listed.
const MOST: usize = 5000;

/// Reads all documents in folders and sends what they are. Blocks until all are read or `stopped` is set.
pub(super) fn list(
    serial: u64,
    folders: &[PathBuf],
    language: Language,
    reply: &Reply,
    stopped: &AtomicBool,
) {
    let files = files(folders);
    reply.send(Command::FolderCounted(serial, files.len()));
    let rules = Arc::new(store::rules());
    let options = FindOptions {
        read_as: ReadAs::Document,
        rules,
        ..FindOptions::default()
    };
    files.into_par_iter().for_each(|path| {
        if !stopped.load(Ordering::Relaxed) {
            let entry = entry(path, &options, language);
            reply.send(Command::FolderEntry(serial, Box::new(entry)));
        }
    });
}

/// The documents in folders, each once, by their extensions; hidden ones and what programs leave behind are passed over.
fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    let all = folders.iter().flat_map(|folder| files_in(folder));
    all.filter(|path| seen.insert(path.clone()))
        .take(MOST)
        .collect()
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let hidden = |name: &std::ffi::OsStr| {
        let name = name.as_encoded_bytes();
        name.starts_with(b".") || name.starts_with(b"~$")
    };
    let walk = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name();
    let entries = walk
        .into_iter()
        .filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()))
        .flatten();
    let known = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| KNOWN.contains(&extension.to_lowercase().as_str()))
    };
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).filter(known)
}

fn entry(path: PathBuf, options: &FindOptions, language: Language) -> FolderEntry {
    let name = message::name_of(&path).into_owned();
    let read = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let source = input::read_file(&path, &ReadOptions::default());
        source.map(|source| Document::find(source, options))
    }));
    let blank = FolderEntry {
        path: path.clone(),
        title: name.clone(),
        name: name.clone(),
        characters: 0,
        items: 0,
        fault: None,
    };
    match read {
        Ok(Ok(document)) => {
            let outline = &document.outline;
            let title = outline.title.as_ref();
            let title = title.map(|title| document.label(outline, title).into_owned());
            FolderEntry {
                title: title.unwrap_or(name),
                characters: body::characters(document.text()),
                items: outline.nodes.len(),
                ..blank
            }
        }
        Ok(Err(error)) => FolderEntry {
            fault: Some(error.sentence(language, &name)),
            ..blank
        },
        Err(_) => FolderEntry {
            fault: Some(Message::ProgramFailed.fill(language, &[])),
            ..blank
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_by_their_kind() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        for name in [
            "乙.txt",
            "甲.MD",
            "图.png",
            ".藏.txt",
            "~$丙.docx",
            "下/丁.txt",
        ] {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, "一、甲\n二、乙\n").expect("written");
        }
        let found = files(&[folder.to_path_buf()]);
        let names: Vec<String> = found
            .iter()
            .filter_map(|path| Some(path.strip_prefix(folder).ok()?.display().to_string()))
            .collect();
        let expected = ["下/丁.txt", "乙.txt", "甲.MD"];
        assert_eq!(
            names,
            expected.map(|name| name.replace('/', std::path::MAIN_SEPARATOR_STR))
        );
        let both = files(&[folder.join("下"), folder.to_path_buf()]);
        assert_eq!(both, found, "a folder in another one is not listed twice");
        let read = entry(found[1].clone(), &FindOptions::default(), Language::Chinese);
        assert_eq!(
            (read.items, read.title.as_str(), read.fault),
            (2, "乙.txt", None)
        );
        let missing = entry(
            folder.join("没有.txt"),
            &FindOptions::default(),
            Language::Chinese,
        );
        assert!(
            missing
                .fault
                .is_some_and(|fault| fault.contains("没有.txt"))
        );
    }
}
