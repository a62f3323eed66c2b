//! The window's entry: `gangmu [FILE…]`.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use gangmu::cli::{self, Streams};
use gangmu::message::Message;
use std::path::PathBuf;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: gangmu::memory::LargePages = gangmu::memory::LargePages;

fn main() -> ExitCode {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if let Some(library) = missing_library() {
        let sentence = Message::MissingLibrary.fill(cli::language_of_system(), &[&library]);
        eprintln!("{sentence}");
        return without_display(&files);
    }
    if !has_display() {
        return without_display(&files);
    }
    match gangmu::gui::run(files.clone()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            without_display(&files)
        }
    }
}

/// Whether there is a screen to open a window on.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(any(target_os = "linux", target_os = "freebsd"))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}

/// The package that is missing for a window under X11. The library is loaded by name deep inside the windowing crate,
/// which ends the program where it is not there; so it is looked for first.
fn missing_library() -> Option<&'static str> {
    const LIBRARY: &str = "libxkbcommon-x11.so.0";
    const PACKAGE: &str = "libxkbcommon-x11-0";
    let x11 = cfg!(target_os = "linux")
        && std::env::var_os("DISPLAY").is_some()
        && std::env::var_os("WAYLAND_DISPLAY").is_none();
    if !x11 {
        return None;
    }
    let own = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let folders = std::env::split_paths(&own).chain(library_folders());
    let found = folders
        .into_iter()
        .any(|folder| folder.join(LIBRARY).exists());
    (!found).then_some(PACKAGE)
}

/// The folders that the dynamic loader looks in, on the distributions that are common.
fn library_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/lib",
        "/usr/lib64",
        "/lib",
        "/lib64",
        "/usr/local/lib",
        "/run/current-system/sw/lib",
    ]
    .iter()
    .map(PathBuf::from)
    .collect();
    for base in ["/usr/lib", "/lib"] {
        let triple = format!("{base}/{}-linux-gnu", std::env::consts::ARCH);
        folders.push(PathBuf::from(triple));
    }
    folders
}

/// Prints the outlines instead.
fn without_display(files: &[PathBuf]) -> ExitCode {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut streams = Streams {
        input: &mut std::io::stdin().lock(),
        out: &mut out,
        err: &mut err,
        progress: false,
    };
    ExitCode::from(cli::without_display(files, &mut streams))
}
