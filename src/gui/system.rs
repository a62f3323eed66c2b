//! The system's own programs.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// Opens a file in the program that the system has for its kind.
///
/// # Errors
/// There is no such program, or the system cannot be asked.
pub(super) fn open(path: &Path) -> io::Result<()> {
    let mut command = if cfg!(windows) {
        // `start` takes its first quoted word for the name of a window.
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    succeeded(run(command.arg(path))?)
}

/// Shows a file in the system's own window of folders, chosen where the system can do that.
///
/// # Errors
/// There is no such window, or the system cannot be asked.
pub(super) fn show_in_folder(path: &Path) -> io::Result<()> {
    let status = run(&mut showing(&std::path::absolute(path)?))?;
    // Windows' own program for folders never says that it succeeded.
    if cfg!(windows) {
        Ok(())
    } else {
        succeeded(status)
    }
}

/// What shows this file, which is named by its whole path.
#[cfg(windows)]
fn showing(path: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    // The path alone stands in quotes; a word that is quoted as a whole opens another folder.
    let mut chosen = std::ffi::OsString::from("/select,\"");
    chosen.push(path);
    chosen.push("\"");
    let mut command = Command::new("explorer");
    command.raw_arg(chosen);
    command
}

/// What shows this file, which is named by its whole path.
#[cfg(target_os = "macos")]
fn showing(path: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg("-R").arg(path);
    command
}

/// What shows this file, which is named by its whole path. Not every program for folders can choose a file in one, so
/// the folder is opened.
#[cfg(not(any(windows, target_os = "macos")))]
fn showing(path: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(path.parent().unwrap_or(path));
    command
}

fn run(command: &mut Command) -> io::Result<ExitStatus> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
    quiet.stderr(Stdio::null()).status()
}

fn succeeded(status: ExitStatus) -> io::Result<()> {
    match status.success() {
        true => Ok(()),
        false => Err(io::ErrorKind::NotFound.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(any(windows, target_os = "macos")))]
    fn the_folder_of_a_file_is_opened() {
        let command = showing(Path::new("/home/张三/发 言/提纲.docx"));
        let words: Vec<_> = command.get_args().collect();
        assert_eq!(command.get_program(), "xdg-open");
        assert_eq!(words, ["/home/张三/发 言"]);
    }
}
