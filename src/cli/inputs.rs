//! What is to be read: the arguments, with folders walked.

use crate::input::{self, KNOWN};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// One document to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// Where it is; none for standard input.
    pub path: Option<PathBuf>,
    /// The folder that its relative path in an output folder is counted from.
    pub base: Arc<Path>,
    /// Whether it was met in a folder and has no extension: passed over if it turns out to be no text.
    pub guessed: bool,
}

impl Input {
    /// As it is named to the user.
    pub fn shown(&self) -> Cow<'_, str> {
        match &self.path {
            Some(path) => path.to_string_lossy(),
            None => "-".into(),
        }
    }
}

/// What the arguments lead to.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub all: Vec<Input>,
    /// What could not be looked into, named as the user is told.
    pub failed: Vec<(String, input::Error)>,
    /// Whether there may be several: more than one argument, or a folder.
    pub several: bool,
}

/// Walks the arguments. `-` is standard input, once.
pub(super) fn collect(arguments: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs {
        several: arguments.len() > 1,
        ..Inputs::default()
    };
    let mut stdin_taken = false;
    for argument in arguments {
        if argument.as_os_str() == "-" {
            if !std::mem::replace(&mut stdin_taken, true) {
                inputs.all.push(Input {
                    path: None,
                    base: Path::new("").into(),
                    guessed: false,
                });
            }
        } else if argument.is_dir() {
            inputs.several = true;
            inputs.walk(argument);
        } else {
            inputs.all.push(Input {
                path: Some(argument.clone()),
                base: argument.parent().unwrap_or(Path::new("")).into(),
                guessed: false,
            });
        }
    }
    inputs
}

impl Inputs {
    /// All documents in a folder and those below it, in the order of their names.
    fn walk(&mut self, folder: &Path) {
        // The names of one folder stand behind the same path; to take them out of it for each comparison is dear.
        let walk = WalkDir::new(folder)
            .follow_links(true)
            .sort_by(|one, other| one.path().as_os_str().cmp(other.path().as_os_str()));
        let base: Arc<Path> = folder.into();
        for entry in walk
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    if let Some(guessed) = taken(entry.path()) {
                        self.all.push(Input {
                            path: Some(entry.into_path()),
                            base: Arc::clone(&base),
                            guessed,
                        });
                    }
                }
                Ok(_) => {}
                // A link to a folder that it is in: what that holds is met without it.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => {
                    let path = error.path().unwrap_or(folder).display().to_string();
                    let cause = error
                        .into_io_error()
                        .map_or(input::Error::Folder, input::Error::from);
                    self.failed.push((path, cause));
                }
            }
        }
    }
}

/// Hidden files, and the lock files that Word and WPS leave beside an open document.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

/// Whether a file in a folder is read: known kinds, and on trial what has no extension.
fn taken(path: &Path) -> Option<bool> {
    match path.extension() {
        None => Some(true),
        Some(extension) => KNOWN
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
            .then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_gives_its_documents_in_order() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        for name in [
            "b/二.txt",
            "b/一.MD",
            "b/.隐.txt",
            ".git/c.txt",
            "~$d.docx",
            "a.rs",
            "LICENSE",
            "d.docx",
        ] {
            fs::create_dir_all(at(name).parent().expect("parent")).expect("folder");
            fs::write(at(name), "x").expect("file");
        }
        let inputs = collect(&[folder.path().to_path_buf(), "-".into(), "-".into()]);
        assert!(inputs.several && inputs.failed.is_empty());
        let shown: Vec<_> = inputs
            .all
            .iter()
            .map(|input| (input.path.clone(), input.guessed))
            .collect();
        let wanted = [
            ("LICENSE", true),
            ("b/一.MD", false),
            ("b/二.txt", false),
            ("d.docx", false),
        ];
        let mut wanted: Vec<_> = wanted
            .iter()
            .map(|&(name, guessed)| (Some(at(name)), guessed))
            .collect();
        wanted.push((None, false));
        assert_eq!(shown, wanted);
    }
}
