//! Writing files: the one way in which anything reaches the disk.
//!
//! [`save_atomically`] writes beside the target, brings the bytes to the disk and renames over it, so that at
//! every moment the target is either what it was or what it shall be; a device or a pipe is written to. [`Batch`] does so with many files, step by step
//! with all that are given together. Callers ask
//! [`same_file`] first whether the target is the document itself, which is never written.

use crate::message::{Language, Message};
use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

/// What saving needs of a file system; tests make each step fail.
pub trait Files: Send + Sync {
    /// What is at the end of a chain of symbolic links; the path itself where it is none.
    ///
    /// # Errors
    /// Those of the file system; a chain that runs in a circle.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Writes to what is neither a file nor a folder, a device or a pipe: nothing may take its place. None where no such thing
    /// is there.
    fn write_through(&self, path: &Path, bytes: &[u8]) -> Option<io::Result<()>> {
        let about = fs::metadata(path).ok()?;
        let write = || {
            let mut there = fs::OpenOptions::new().write(true).open(path)?;
            there.write_all(bytes)
        };
        (!about.is_file() && !about.is_dir()).then(write)
    }

    /// Whether there is a file that may not be written.
    fn is_read_only(&self, path: &Path) -> bool;

    /// Writes a file that must not be there yet, with the permissions of `like` if that one is there.
    ///
    /// # Errors
    /// Those of the file system. A part of the file may be there then.
    fn write_new(&self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<fs::File>;

    /// Brings the bytes of a file to the disk.
    ///
    /// # Errors
    /// Those of the file system.
    fn keep_bytes(&self, file: &fs::File) -> io::Result<()> {
        file.sync_all()
    }

    /// Gives a file the name of another, which is replaced.
    ///
    /// # Errors
    /// Those of the file system; both files are then as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Brings the names in a folder to the disk, as far as the system lets that be asked for: a new name outlives a
    /// power failure only then.
    fn keep_names(&self, folder: &Path);

    /// Removes a file.
    ///
    /// # Errors
    /// Those of the file system.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// Those of the file system.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
}

/// The disk, and who may read what is new on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Disk {
    /// Whom the system lets; who may read the file that is replaced.
    #[default]
    Shared,
    /// The user alone: for what is nobody else's business.
    Private,
}

impl Disk {
    /// Makes an empty file with the permissions that it is to have. Before it has them nobody else can open it, for who
    /// has a file open can read what is written to it later.
    fn create(self, path: &Path, like: &Path) -> io::Result<fs::File> {
        let like = match self {
            Disk::Shared => fs::metadata(like).ok(),
            Disk::Private => None,
        };
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if like.is_some() || self == Disk::Private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options.open(path)?;
        if let Some(like) = like {
            file.set_permissions(like.permissions())?;
        }
        Ok(file)
    }
}

impl Files for Disk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        const LINKS: usize = 40;
        let mut at = path.to_path_buf();
        for _ in 0..LINKS {
            match fs::read_link(&at) {
                Ok(to) => at = at.parent().unwrap_or(Path::new("")).join(to),
                Err(_) => return Ok(at),
            }
        }
        Err(io::Error::other("the symbolic links run in a circle"))
    }

    fn is_read_only(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|about| about.permissions().readonly())
    }

    fn write_new(&self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<fs::File> {
        let mut file = self.create(path, like)?;
        file.write_all(bytes)?;
        Ok(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn keep_names(&self, folder: &Path) {
        // Where folders cannot be opened (Windows) the system sees to it.
        if let Ok(folder) = fs::File::open(folder) {
            let _ = folder.sync_all();
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        if *self == Disk::Private {
            std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        }
        folder.create(path)
    }
}

/// Why nothing was saved. What was there is untouched.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}", path = path.display())]
pub struct Error {
    /// The target.
    pub path: PathBuf,
    /// What the system said.
    pub cause: io::Error,
}

impl Error {
    /// The sentence for the user: what, and why.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let kind = self.cause.kind();
        let known = REASONS.iter().find(|(kinds, _)| kinds.contains(&kind));
        let why = match known {
            Some((_, reason)) => reason.template(language).to_string(),
            None => self.cause.to_string(),
        };
        Message::CannotSave.fill(language, &[&self.path.display(), &why])
    }
}

/// What the system says, and what the user is told; for all else it is the system's own words.
const REASONS: &[(&[ErrorKind], Message)] = &[
    (
        &[
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
        ],
        Message::DiskFull,
    ),
    (
        &[ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem],
        Message::NotWritable,
    ),
    (&[ErrorKind::NotFound], Message::FolderNotFound),
    (
        &[ErrorKind::NotADirectory, ErrorKind::AlreadyExists],
        Message::FileInPath,
    ),
    (&[ErrorKind::IsADirectory], Message::TargetIsFolder),
    (&[ErrorKind::InvalidFilename], Message::NoFileName),
];

/// Writes `bytes` to `target` so that it holds either all of them or what it held before. Folders that are
/// missing are made; permissions of a file that is there are kept; a symbolic link stays one and what it
/// points to is replaced.
///
/// # Errors
/// [`Error`]; the target is then as it was, and nothing is left beside it.
pub fn save_atomically(files: &dyn Files, target: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = write(files, target, bytes)?.put_in_place(files)?;
    files.keep_names(&folder);
    Ok(())
}

/// Many files, each saved as [`save_atomically`] does it, but that their names are brought to the disk once for each
/// folder, at the end: the disk is asked half as often to keep what it was given.
pub struct Batch<'a> {
    files: &'a dyn Files,
    /// The folders in which there are new names.
    folders: Mutex<HashSet<PathBuf>>,
}

impl<'a> Batch<'a> {
    /// One that has not saved anything yet.
    #[must_use]
    pub fn new(files: &'a dyn Files) -> Batch<'a> {
        Batch {
            files,
            folders: Mutex::default(),
        }
    }

    /// Saves some files, each step with all of them: what the disk is asked for at once it does at once. Several threads
    /// may do so at a time. What became of each, in their order.
    ///
    /// # Errors
    /// For each as [`save_atomically`].
    pub fn save<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f Path, &'f [u8])>,
    ) -> Vec<Result<(), Error>> {
        let write = |(target, bytes)| write(self.files, target, bytes);
        let written: Vec<_> = files.into_iter().map(write).collect();
        let put = |written: Result<Written, Error>| {
            let folder = written?.put_in_place(self.files)?;
            let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
            folders.insert(folder);
            Ok(())
        };
        written.into_iter().map(put).collect()
    }

    /// Brings the names of all files so far to the disk.
    pub fn finish(&self) {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in folders.drain() {
            self.files.keep_names(&folder);
        }
    }
}

/// A file beside its target, which is as it was.
struct Written<'t> {
    /// What was asked for.
    asked: &'t Path,
    /// What that leads to.
    target: PathBuf,
    /// None where the target itself was written, which is no file.
    beside: Option<(PathBuf, fs::File)>,
}

fn error(target: &Path) -> impl FnOnce(io::Error) -> Error {
    |cause| Error {
        path: target.to_path_buf(),
        cause,
    }
}

/// Writes the bytes beside the target.
fn write<'t>(files: &dyn Files, target: &'t Path, bytes: &[u8]) -> Result<Written<'t>, Error> {
    let written = || {
        if let Some(result) = files.write_through(target, bytes) {
            return result.map(|()| Written {
                asked: target,
                target: target.to_path_buf(),
                beside: None,
            });
        }
        let resolved = files.resolve(target)?;
        if resolved.file_name().is_none() {
            return Err(ErrorKind::InvalidFilename.into());
        }
        if files.is_read_only(&resolved) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let beside = write_beside(files, &resolved, bytes)?;
        Ok(Written {
            asked: target,
            target: resolved,
            beside: Some(beside),
        })
    };
    written().map_err(error(target))
}

impl Written<'_> {
    /// Brings the bytes to the disk and gives the file its name; the folder where it is then.
    fn put_in_place(self, files: &dyn Files) -> Result<PathBuf, Error> {
        let folder = folder_of(&self.target).to_path_buf();
        let Some((beside, file)) = self.beside else {
            return Ok(folder);
        };
        let kept = files.keep_bytes(&file);
        // Some systems rename no file that is open.
        drop(file);
        kept.and_then(|()| files.rename(&beside, &self.target))
            .map_err(|cause| {
                // The cause is what the user needs to hear; that a rest stays beside the target is no second one.
                let _ = files.remove(&beside);
                error(self.asked)(cause)
            })?;
        Ok(folder)
    }
}

/// Writes under a name that is free, in the target's folder, for a rename works within one disk only. The folder is
/// made if it is missing.
fn write_beside(files: &dyn Files, target: &Path, bytes: &[u8]) -> io::Result<(PathBuf, fs::File)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = folder_of(target);
    let mut made = false;
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!(".gangmu-{}-{count}.tmp", std::process::id());
        let beside = folder.join(name);
        match files.write_new(&beside, bytes, target) {
            Ok(file) => return Ok((beside, file)),
            // Left by a program of the same number that was ended in the middle.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::NotFound && !made => {
                files.create_dir_all(folder)?;
                made = true;
            }
            Err(error) => {
                let _ = files.remove(&beside);
                return Err(error);
            }
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The path itself, or where something has this name already, the first one with a number that is free: 稿-2.docx.
#[must_use]
pub fn free(path: &Path) -> PathBuf {
    let numbered = |count: u32| {
        let mut name = path.file_stem().unwrap_or_default().to_os_string();
        name.push(format!("-{count}"));
        if let Some(extension) = path.extension() {
            name.push(".");
            name.push(extension);
        }
        path.with_file_name(name)
    };
    // A link that leads nowhere has the name, too.
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let mut all = std::iter::once(path.to_path_buf()).chain((2..).map(numbered));
    all.find(is_free).unwrap_or_default()
}

/// Whether two paths lead to one file that is there: by another spelling, a symbolic or a hard link.
#[must_use]
pub fn same_file(a: &Path, b: &Path) -> bool {
    match (identity(a), identity(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// What all paths to one file share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity(
    /// Device and number on it.
    #[cfg(unix)]
    (u64, u64),
    /// The path that the system gives it.
    #[cfg(not(unix))]
    PathBuf,
);

/// The identity of the file that a path leads to; none where there is no file.
#[must_use]
pub fn identity(path: &Path) -> Option<Identity> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let about = fs::metadata(path).ok()?;
        Some(Identity((about.dev(), about.ino())))
    }
    #[cfg(not(unix))]
    {
        fs::canonicalize(path).ok().map(Identity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The disk, but one step of saving may fail, and it is noted whose names are kept.
    #[derive(Default)]
    struct Watched {
        fails: &'static str,
        kept: Mutex<Vec<PathBuf>>,
    }

    impl Watched {
        fn failing(step: &'static str) -> Watched {
            Watched {
                fails: step,
                ..Watched::default()
            }
        }

        fn at(&self, step: &str) -> io::Result<()> {
            match self.fails == step {
                true => Err(ErrorKind::StorageFull.into()),
                false => Ok(()),
            }
        }
    }

    impl Files for Watched {
        fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
            self.at("resolve")?;
            Disk::Shared.resolve(path)
        }
        fn is_read_only(&self, path: &Path) -> bool {
            self.fails == "read-only" || Disk::Shared.is_read_only(path)
        }
        fn write_new(&self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<fs::File> {
            self.at("create")?;
            if self.fails == "write" {
                Disk::Shared.write_new(path, &bytes[..bytes.len() / 2], like)?;
            }
            self.at("write")?;
            Disk::Shared.write_new(path, bytes, like)
        }
        fn keep_bytes(&self, file: &fs::File) -> io::Result<()> {
            self.at("keep")?;
            Disk::Shared.keep_bytes(file)
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.at("rename")?;
            Disk::Shared.rename(from, to)
        }
        fn keep_names(&self, folder: &Path) {
            let mut kept = self.kept.lock().expect("a list");
            kept.push(folder.to_path_buf());
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            Disk::Shared.remove(path)
        }
        fn create_dir_all(&self, path: &Path) -> io::Result<()> {
            self.at("folder")?;
            Disk::Shared.create_dir_all(path)
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("folder");
        let mut names: Vec<_> = entries
            .map(|entry| {
                entry
                    .expect("entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    #[cfg(unix)]
    #[test]
    fn nothing_takes_the_place_of_what_is_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("socket");
        let _open = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        save_atomically(&Disk::Shared, &socket, b"new").expect_err("no file");
        let there = fs::metadata(&socket).expect("what was there");
        assert!(!there.is_file());
        assert_eq!(names(folder.path()), ["socket"]);
    }

    #[test]
    fn whatever_fails_nothing_is_lost_and_nothing_is_left_behind() {
        for step in ["resolve", "read-only", "create", "write", "keep", "rename"] {
            let folder = tempfile::tempdir().expect("folder");
            let target = folder.path().join("提纲.md");
            fs::write(&target, "old").expect("write");
            let error =
                save_atomically(&Watched::failing(step), &target, b"new text").expect_err(step);
            assert_eq!(error.path, target, "{step}");
            let sentence = error.sentence(Language::Chinese);
            let why = match step {
                "read-only" => "不允许写入",
                _ => "磁盘已满",
            };
            assert!(
                sentence.contains("提纲.md") && sentence.contains(why),
                "{step}: {sentence}"
            );
            assert_eq!(fs::read(&target).expect("read"), b"old", "{step}");
            assert_eq!(names(folder.path()), ["提纲.md"], "{step}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let folder = tempfile::tempdir().expect("folder");
        let target = folder.path().join("一/提纲.md");
        let error =
            save_atomically(&Watched::failing("folder"), &target, b"text").expect_err("folder");
        assert_eq!(error.path, target);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn the_names_of_many_files_are_kept_once_for_each_folder() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        let files = Watched::default();
        let batch = Batch::new(&files);
        let targets = ["一/甲.md", "二/乙.md", "", "一/丙.md"].map(at);
        let bytes = |target: &Path| target.to_string_lossy().into_owned().into_bytes();
        let texts: Vec<Vec<u8>> = targets.iter().map(|target| bytes(target)).collect();
        let given = targets.iter().zip(&texts);
        let saved = batch.save(given.map(|(target, text)| (target.as_path(), text.as_slice())));
        for ((target, text), saved) in targets.iter().zip(&texts).zip(saved) {
            // The third is the folder itself.
            match saved {
                Ok(()) => assert_eq!(&fs::read(target).expect("read"), text),
                Err(error) => assert_eq!(error.path, folder.path().join("")),
            }
        }
        assert_eq!(names(&at("一")), ["丙.md", "甲.md"]);
        assert!(files.kept.lock().expect("a list").is_empty());
        batch.finish();
        let mut kept = files.kept.into_inner().expect("a list");
        kept.sort();
        assert_eq!(kept, [at("一"), at("二")]);
    }

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced() {
        let folder = tempfile::tempdir().expect("folder");
        let target = folder.path().join("一/二/提纲.md");
        for bytes in [b"first".as_slice(), b"", b"third"] {
            save_atomically(&Disk::Shared, &target, bytes).expect("saved");
            assert_eq!(fs::read(&target).expect("read"), bytes);
        }
        assert_eq!(names(&folder.path().join("一/二")), ["提纲.md"]);
    }

    #[test]
    fn what_is_no_file_name_is_refused() {
        for path in ["", "/", ".."] {
            assert!(
                save_atomically(&Disk::Shared, Path::new(path), b"a").is_err(),
                "{path}"
            );
        }
        let folder = tempfile::tempdir().expect("folder");
        assert!(save_atomically(&Disk::Shared, folder.path(), b"a").is_err());
    }

    #[test]
    #[cfg(unix)]
    fn the_sentence_says_what_is_in_the_way() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "text").expect("write");
        fs::create_dir_all(at("folder/full")).expect("folder");
        for (name, why) in [
            ("file/提纲.md", Message::FileInPath),
            ("file/一/提纲.md", Message::FileInPath),
            ("folder", Message::TargetIsFolder),
            ("..", Message::NoFileName),
        ] {
            let error = save_atomically(&Disk::Shared, &at(name), b"text").expect_err(name);
            for language in [Language::Chinese, Language::English] {
                let sentence = error.sentence(language);
                let why = why.template(language);
                assert!(sentence.contains(why), "{sentence}");
            }
        }
        let error = Error {
            path: at("a"),
            cause: io::Error::other("the disk is on fire"),
        };
        let sentence = error.sentence(Language::English);
        assert!(sentence.contains("a: the disk is on fire. The file"));
    }

    #[test]
    #[cfg(unix)]
    fn a_file_has_its_permissions_before_anything_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("like"), "old").expect("write");
        let usual = Disk::Shared.create(&at("usual"), &at("none"));
        let mode = |file: io::Result<fs::File>| {
            let about = file.and_then(|file| file.metadata()).expect("about it");
            assert_eq!(about.len(), 0);
            about.permissions().mode() & 0o777
        };
        assert_ne!(mode(usual) & 0o400, 0);
        for (count, wanted) in [0o640, 0o600, 0o666].into_iter().enumerate() {
            let like = fs::Permissions::from_mode(wanted);
            fs::set_permissions(at("like"), like).expect("mode");
            let new = |disk: Disk| disk.create(&at(&format!("{disk:?} {count}")), &at("like"));
            assert_eq!(mode(new(Disk::Shared)), wanted);
            assert_eq!(mode(new(Disk::Private)), 0o600);
        }
    }

    #[test]
    #[cfg(unix)]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("folder");
        let (target, link) = (folder.path().join("a.md"), folder.path().join("link.md"));
        fs::write(&target, "old").expect("write");
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("mode");
        symlink("a.md", &link).expect("link");
        save_atomically(&Disk::Shared, &link, b"new").expect("saved");
        assert!(fs::symlink_metadata(&link).expect("link").is_symlink());
        assert_eq!(fs::read(&target).expect("read"), b"new");
        let mode = fs::metadata(&target).expect("mode").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        let dangling = folder.path().join("dangling.md");
        symlink("b.md", &dangling).expect("link");
        save_atomically(&Disk::Shared, &dangling, b"new").expect("saved");
        assert_eq!(fs::read(folder.path().join("b.md")).expect("read"), b"new");

        let circle = folder.path().join("circle.md");
        symlink("circle.md", &circle).expect("link");
        assert!(save_atomically(&Disk::Shared, &circle, b"new").is_err());
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["稿.docx", "稿-2.docx", "a.b.md", "c"] {
            fs::write(at(name), "text").expect("write");
        }
        for (name, wanted) in [
            ("新.docx", "新.docx"),
            ("稿.docx", "稿-3.docx"),
            ("a.b.md", "a.b-2.md"),
            ("c", "c-2"),
        ] {
            assert_eq!(free(&at(name)), at(wanted));
        }
    }

    #[test]
    #[cfg(unix)]
    fn one_file_is_known_by_all_its_names() {
        let folder = tempfile::tempdir().expect("folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "").expect("write");
        fs::write(path("b"), "").expect("write");
        fs::create_dir(path("d")).expect("folder");
        fs::hard_link(path("a"), path("hard")).expect("link");
        std::os::unix::fs::symlink(path("a"), path("soft")).expect("link");
        let cases = [
            ("a", true),
            ("d/../a", true),
            ("hard", true),
            ("soft", true),
            ("b", false),
            ("none", false),
        ];
        for (name, same) in cases {
            assert_eq!(same_file(&path("a"), &path(name)), same, "{name}");
        }
        assert!(!same_file(&path("none"), &path("none")));
    }
}
