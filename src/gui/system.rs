//! The system's own programs.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

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
    let quiet = command.arg(path).stdin(Stdio::null()).stdout(Stdio::null());
    match quiet.stderr(Stdio::null()).status()?.success() {
        true => Ok(()),
        false => Err(io::ErrorKind::NotFound.into()),
    }
}
