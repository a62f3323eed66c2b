//! What a user has done with a document, kept from one start to the next: a file of JSON for each document in the
//! user's own folder, never beside the document.
//!
//! | field | meaning |
//! | --- | --- |
//! | `version` | 1; raised when a field changes its meaning |
//! | `path` | where the document was, as [`paths`] writes it; none for text that was pasted |
//! | `adjustments` | the adjustments with their notes and stars, and what the nodes that they name said |
//! | `folded` | the keys of the nodes that were folded |
//! | `lines` | the lines of which the user says that they are the text, or that they are not |
//! | `rules` | rules for this document alone |
//!
//! The file's name has two parts, a hash of the document's path and one of its text, so that the adjustments are found
//! again when the text has changed, and when the file was moved or renamed.

pub mod paths;

use crate::correction::Adjustments;
use crate::noise::Choices;
use crate::outline::NodeKey;
use crate::save::{self, Disk};
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};
use std::fs;
use std::hash::Hasher;
use std::io;
use std::path::{Path, PathBuf};

const VERSION: u32 = 1;
/// What files end in that this program could not read.
const UNKNOWN: &str = "unknown";

/// What is kept of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    version: u32,
    #[serde(with = "paths")]
    path: Option<PathBuf>,
    /// The user's adjustments.
    pub adjustments: Adjustments,
    /// What was folded.
    pub folded: Vec<NodeKey>,
    /// What the user says of single lines.
    pub lines: Choices,
}

impl Kept {
    /// What is kept of the document at this path, if it has one.
    #[must_use]
    pub fn new(path: Option<PathBuf>, adjustments: Adjustments, folded: Vec<NodeKey>) -> Kept {
        Kept {
            version: VERSION,
            path,
            adjustments,
            folded,
            lines: Choices::default(),
        }
    }

    /// Whether there is nothing worth a file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.adjustments.is_empty() && self.folded.is_empty() && self.lines.is_empty()
    }
}

/// Keeps what was done with a document that has this text. What was kept of it before is replaced; where there is
/// nothing to keep any more its file goes. A file that a newer program has written stays under another name.
///
/// # Errors
/// The file could not be written, or one of a newer program not be renamed; what was kept before is still there.
pub fn keep(folder: &Path, kept: &Kept, text: &str) -> Result<(), save::Error> {
    let name = Name::of(kept.path.as_deref(), text);
    let target = folder.join(name.file());
    let failed = |cause: io::Error| save::Error {
        path: target.clone(),
        cause,
    };
    let json = serde_json::to_vec_pretty(kept).map_err(|error| failed(error.into()))?;
    let before = files(folder).filter(|(other, _)| name.replaces(other));
    let (before, unknown): (Vec<PathBuf>, _) = before
        .map(|(_, path)| path)
        .partition(|path| read(path).is_some());
    for path in unknown {
        fs::rename(&path, path.with_extension(UNKNOWN)).map_err(failed)?;
    }
    if !kept.is_empty() {
        save::save_atomically(&Disk::Private, &target, &json)?;
    }
    for path in before {
        if kept.is_empty() || path != target {
            // A rest that stays is passed over: the newer file is found first.
            let _ = fs::remove_file(path);
        }
    }
    Ok(())
}

/// What was kept of the document at this path, or else of any document with this text. A file that cannot be read, or
/// that a newer program has written, is passed over and stays.
#[must_use]
pub fn find(folder: &Path, path: Option<&Path>, text: &str) -> Option<Kept> {
    let name = Name::of(path, text);
    let all: Vec<(Name, PathBuf)> = files(folder).collect();
    let both = |other: &Name| *other == name;
    let same_path = |other: &Name| path.is_some() && other.path == name.path;
    let same_text = |other: &Name| other.text == name.text;
    let ways: [&dyn Fn(&Name) -> bool; 3] = [&both, &same_path, &same_text];
    let found = |way: &&dyn Fn(&Name) -> bool| {
        let mut fits = all.iter().filter(|(other, _)| way(other));
        fits.find_map(|(_, path)| read(path))
    };
    ways.iter().find_map(found)
}

fn read(path: &Path) -> Option<Kept> {
    let kept: Kept = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (kept.version == VERSION).then_some(kept)
}

/// The name of a file: what it is found by.
#[derive(PartialEq, Eq)]
struct Name {
    path: String,
    text: String,
}

impl Name {
    fn of(path: Option<&Path>, text: &str) -> Name {
        let path = path.map(|path| hash(path.as_os_str().as_encoded_bytes()));
        Name {
            path: path.unwrap_or_else(|| "pasted".to_string()),
            text: hash(text.as_bytes()),
        }
    }

    fn read(name: &str) -> Option<Name> {
        let (path, text) = name.strip_suffix(".json")?.split_once('-')?;
        Some(Name {
            path: path.to_string(),
            text: text.to_string(),
        })
    }

    fn file(&self) -> String {
        format!("{}-{}.json", self.path, self.text)
    }

    /// Whether a file of this name takes the place of another: it is of the same document.
    fn replaces(&self, other: &Name) -> bool {
        self == other || self.path == other.path && self.path != "pasted"
    }
}

fn files(folder: &Path) -> impl Iterator<Item = (Name, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((Name::read(entry.file_name().to_str()?)?, entry.path())))
}

/// A hash that is the same in every version of the program.
fn hash(bytes: &[u8]) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    format!("{:032x}", hasher.finish128().as_u128())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::{Change, TITLE};
    use crate::document::Document;

    fn noted(path: Option<&str>, note: &str) -> Kept {
        let mut adjustments = Adjustments::default();
        let change = Change::Note(note.to_string());
        adjustments.add(&Document::default(), &[], [(TITLE, change)]);
        Kept::new(
            path.map(PathBuf::from),
            adjustments,
            vec![NodeKey(u64::MAX)],
        )
    }

    #[test]
    fn what_is_kept_is_found_by_path_and_by_text() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = &folder.path().join("documents");
        let (one, other) = (
            noted(Some("/a/甲.txt"), "一"),
            noted(Some("/a/乙.txt"), "二"),
        );
        let pasted = noted(None, "三");
        for (kept, text) in [(&one, "甲文"), (&other, "乙文"), (&pasted, "丙文")] {
            keep(folder, kept, text).expect("kept");
        }
        let of = |path: Option<&str>, text| find(folder, path.map(Path::new), text);
        for (path, text, expected) in [
            (Some("/a/甲.txt"), "甲文", Some(&one)),
            (Some("/a/甲.txt"), "改过的甲文", Some(&one)),
            (Some("/b/移走.txt"), "甲文", Some(&one)),
            (Some("/a/甲.txt"), "乙文", Some(&one)),
            (None, "丙文", Some(&pasted)),
            (None, "乙文", Some(&other)),
            (None, "没有", None),
            (Some("/b/没有.txt"), "没有", None),
        ] {
            assert_eq!(of(path, text).as_ref(), expected, "{path:?} {text}");
        }
    }

    #[test]
    fn the_newest_takes_the_place_of_the_older_ones() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let path = Some("/a/甲.txt");
        for text in ["旧文", "新文", "更新的文"] {
            keep(folder, &noted(path, text), text).expect("kept");
            assert_eq!(files(folder).count(), 1);
        }
        let nothing = Kept::new(path.map(PathBuf::from), Adjustments::default(), Vec::new());
        keep(folder, &nothing, "更新的文").expect("kept");
        assert_eq!(files(folder).count(), 0, "nothing is kept of nothing");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_passed_over_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let path = Path::new("/a/甲.txt");
        let file = folder.join(Name::of(Some(path), "文").file());
        for content in ["", "{\"version\":2}", "no JSON"] {
            fs::write(&file, content).expect("written");
            assert_eq!(find(folder, Some(path), "文"), None);
            assert!(file.exists());
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let folder = &folder.path().join("gangmu/documents");
        keep(folder, &noted(None, "密"), "文").expect("kept");
        let mode = |path: &Path| {
            fs::metadata(path)
                .expect("it is there")
                .permissions()
                .mode()
                & 0o777
        };
        let (_, file) = files(folder).next().expect("a file");
        assert_eq!((mode(folder), mode(&file)), (0o700, 0o600));
    }

    #[test]
    fn a_file_of_a_newer_program_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let mine = noted(Some("/稿/一.txt"), "一");
        keep(folder.path(), &mine, "甲文").expect("kept");
        let file = folder
            .path()
            .join(Name::of(mine.path.as_deref(), "甲文").file());
        let newer = fs::read_to_string(&file).expect("text").replace(
            &format!("\"version\": {VERSION}"),
            &format!("\"version\": {}", VERSION + 1),
        );
        fs::write(&file, &newer).expect("written");
        assert_eq!(find(folder.path(), mine.path.as_deref(), "甲文"), None);
        keep(folder.path(), &mine, "甲文").expect("kept");
        assert_eq!(
            find(folder.path(), mine.path.as_deref(), "甲文"),
            Some(mine)
        );
        let aside = fs::read_to_string(file.with_extension(UNKNOWN)).expect("the newer file");
        assert_eq!(aside, newer);
    }

    #[test]
    fn a_file_of_a_newer_program_that_cannot_be_renamed_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let mine = noted(Some("/稿/一.txt"), "一");
        let name = Name::of(mine.path.as_deref(), "甲文");
        let file = folder.path().join(name.file());
        fs::create_dir(file.with_extension(UNKNOWN)).expect("a folder in its way");
        fs::write(&file, "{\"version\":2}").expect("written");
        let error = keep(folder.path(), &mine, "甲文").expect_err("it is told");
        assert_eq!(error.path, file);
        assert_eq!(fs::read(&file).expect("it is there"), b"{\"version\":2}");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_in_another_encoding_loses_nothing() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/a/\xb8\xe5.txt"));
        for text in ["旧文", "新文"] {
            let mut kept = noted(None, text);
            kept.path = Some(path.to_path_buf());
            keep(folder, &kept, text).expect("kept");
            assert_eq!(find(folder, Some(path), text), Some(kept));
            assert_eq!(files(folder).count(), 1);
        }
        #[derive(Deserialize)]
        struct Before {
            path: Option<PathBuf>,
            adjustments: Adjustments,
        }
        let (_, file) = files(folder).next().expect("a file");
        let read = serde_json::from_slice(&fs::read(file).expect("text"));
        let before: Before = read.expect("a program that knew no such names reads it");
        assert!(before.path.is_some() && !before.adjustments.is_empty());
    }
}
