//! Where outputs go: the standard output, one file, or files in a folder with relative paths kept.

use super::inputs::{Input, Inputs};
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

/// Where the outputs go.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Targets {
    /// To the standard output, one after another.
    Stdout,
    /// Each to its file, in the order of the inputs.
    Files(Vec<PathBuf>),
}

/// Whether `-o` means a folder: it is one, ends in a slash, or there are several inputs.
pub(super) fn is_folder(output: &Path, several: bool) -> bool {
    let written = output.as_os_str().as_encoded_bytes();
    let slash = written
        .last()
        .is_some_and(|&last| std::path::is_separator(last.into()));
    several || slash || output.is_dir()
}

/// Chooses a target for each input. `extension` is that of the output's format.
pub(super) fn choose(output: Option<&Path>, inputs: &Inputs, extension: &str) -> Targets {
    let output = match output {
        Some(output) if output.as_os_str() != "-" => output,
        _ => return Targets::Stdout,
    };
    if !is_folder(output, inputs.several) {
        return Targets::Files(vec![output.to_path_buf()]);
    }
    // The system is asked once where a base is, not for every input.
    let files = || inputs.all.iter().filter(|input| input.path.is_some());
    let bases: HashMap<&Path, PathBuf> = files()
        .map(|input| &*input.base)
        .collect::<HashSet<_>>()
        .into_iter()
        .map(|base| (base, absolute(base)))
        .collect();
    let top = common(bases.values().cloned());
    let mut taken = HashSet::new();
    let files = inputs.all.iter().map(|input| {
        let mut target = below(input, &bases, &top);
        free(&mut target, extension, &mut taken);
        output.join(target)
    });
    Targets::Files(files.collect())
}

/// An input's path below the folder that holds all inputs.
fn below(input: &Input, bases: &HashMap<&Path, PathBuf>, top: &Path) -> PathBuf {
    let Some(path) = &input.path else {
        return PathBuf::from("stdin");
    };
    let inside = path.strip_prefix(&input.base).ok();
    let path = match inside.zip(bases.get(&*input.base)) {
        Some((inside, base)) => base.join(inside),
        None => absolute(path),
    };
    match path.strip_prefix(top) {
        Ok(below) => below.to_path_buf(),
        Err(_) => PathBuf::from(path.file_name().unwrap_or_default()),
    }
}

/// Gives the target its extension; where `a.txt` has taken `a.md`, `a.docx` goes to `a.docx.md`.
fn free(target: &mut PathBuf, extension: &str, taken: &mut HashSet<String>) {
    let name = target
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let short = target.with_extension(extension);
    let long = target.with_file_name(format!("{name}.{extension}"));
    let numbered = (2..).map(|count| target.with_file_name(format!("{name}-{count}.{extension}")));
    // Many disks do not tell capitals from small letters.
    let free = [short, long]
        .into_iter()
        .chain(numbered)
        .find(|path| taken.insert(path.to_string_lossy().to_lowercase()));
    *target = free.unwrap_or_default();
}

/// The path from the root, `.` and `..` resolved by their spelling.
fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The innermost folder that holds all of them.
fn common(mut paths: impl Iterator<Item = PathBuf>) -> PathBuf {
    let mut common = paths.next().unwrap_or_default();
    for path in paths {
        while !path.starts_with(&common) && common.pop() {}
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(path: &str, base: &str) -> Input {
        Input {
            path: (path != "-").then(|| PathBuf::from(path)),
            base: Path::new(base).into(),
            guessed: false,
        }
    }

    #[test]
    fn equal_names_do_not_collide() {
        /// The output, the inputs with their bases, whether there are several, the targets.
        type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], bool, &'a [&'a str]);
        let cases: &[Case] = &[
            ("out.md", &[("a.txt", "")], false, &["out.md"]),
            ("out/", &[("in/a.txt", "in")], false, &["out/a.md"]),
            (
                "out",
                &[("x/a.txt", "x"), ("y/a.txt", "y")],
                true,
                &["out/x/a.md", "out/y/a.md"],
            ),
            (
                "out",
                &[("in/s/a.txt", "in"), ("in/b.txt", "in")],
                true,
                &["out/s/a.md", "out/b.md"],
            ),
            ("out", &[("../in/s/a.txt", "../in")], true, &["out/s/a.md"]),
            (
                "out",
                &[("a.txt", ""), ("A.docx", ""), ("a", ""), ("-", "")],
                true,
                &["out/a.md", "out/A.docx.md", "out/a-2.md", "out/stdin.md"],
            ),
            (
                "out",
                &[("a.txt", ""), ("a.txt", ""), ("a.txt", "")],
                true,
                &["out/a.md", "out/a.txt.md", "out/a.txt-2.md"],
            ),
        ];
        for (output, all, several, wanted) in cases {
            let inputs = Inputs {
                all: all.iter().map(|(path, base)| input(path, base)).collect(),
                several: *several,
                ..Inputs::default()
            };
            let wanted = wanted.iter().map(PathBuf::from).collect();
            assert_eq!(
                choose(Some(Path::new(output)), &inputs, "md"),
                Targets::Files(wanted),
                "{all:?}"
            );
        }
    }
}
