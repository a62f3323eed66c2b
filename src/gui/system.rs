//! The system's own programs.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// Opens a file in the program that the system has for its kind. Windows itself asks for one where there is none.
///
/// # Errors
/// There is no such program, or the system cannot be asked.
pub(super) fn open(path: &Path) -> io::Result<()> {
    succeeded(run(&mut opening(&std::path::absolute(path)?))?)
}

/// Shows a file in the system's own window of folders, chosen where the system can do that.
///
/// # Errors
/// There is no such window, or the system cannot be asked.
pub(super) fn show_in_folder(path: &Path) -> io::Result<()> {
    succeeded(run(&mut showing(&std::path::absolute(path)?))?)
}

/// What opens this file, which is named by its whole path.
#[cfg(windows)]
fn opening(path: &Path) -> Command {
    explorer("", path)
}

/// What shows this file, which is named by its whole path.
#[cfg(windows)]
fn showing(path: &Path) -> Command {
    explorer("/select,", path)
}

/// Windows' own program for folders, which opens files too. The path alone stands in quotes: a word that is quoted as a
/// whole opens another folder, and without them a comma in a name divides it. No shell reads the words, so that & in a
/// name is a letter like others.
#[cfg(windows)]
fn explorer(before: &str, path: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    let mut word = std::ffi::OsString::from(before);
    word.push("\"");
    word.push(path);
    word.push("\"");
    let mut command = Command::new("explorer");
    command.raw_arg(word);
    command
}

/// What opens this file, which is named by its whole path.
#[cfg(not(windows))]
fn opening(path: &Path) -> Command {
    let mut command = Command::new(OPEN);
    command.arg(path);
    command
}

/// What shows this file, which is named by its whole path.
#[cfg(target_os = "macos")]
fn showing(path: &Path) -> Command {
    let mut command = Command::new(OPEN);
    command.arg("-R").arg(path);
    command
}

/// What shows this file, which is named by its whole path. Not every program for folders can choose a file in one, so
/// the folder is opened.
#[cfg(not(any(windows, target_os = "macos")))]
fn showing(path: &Path) -> Command {
    opening(path.parent().unwrap_or(path))
}

#[cfg(target_os = "macos")]
const OPEN: &str = "open";
#[cfg(not(any(windows, target_os = "macos")))]
const OPEN: &str = "xdg-open";

fn run(command: &mut Command) -> io::Result<ExitStatus> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
    quiet.stderr(Stdio::null()).status()
}

fn succeeded(status: ExitStatus) -> io::Result<()> {
    // Windows' own program for folders never says that it succeeded.
    match cfg!(windows) || status.success() {
        true => Ok(()),
        false => Err(io::ErrorKind::NotFound.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(any(windows, target_os = "macos")))]
    fn a_file_or_its_folder_is_opened() {
        let path = Path::new("/home/张三/发 言/甲&乙,提纲.docx");
        for (command, expected) in [
            (opening(path), "/home/张三/发 言/甲&乙,提纲.docx"),
            (showing(path), "/home/张三/发 言"),
        ] {
            let words: Vec<_> = command.get_args().collect();
            assert_eq!(command.get_program(), "xdg-open");
            assert_eq!(words, [expected]);
        }
    }
}
