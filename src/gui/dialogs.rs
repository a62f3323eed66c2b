//! Questions of the system: which files to open, where to save.

use crate::input;
use std::path::PathBuf;

/// Asks for files. Each question blocks its thread until it is answered.
pub(super) trait Dialogs: Send + Sync {
    /// The files to open; none where the question was put away.
    fn files_to_open(&self) -> Option<Vec<PathBuf>>;
    /// The folder to list.
    fn folder_to_list(&self) -> Option<PathBuf>;
    /// Where to save.
    fn file_to_save(&self, name: &str) -> Option<PathBuf>;
    /// The Word document whose look is to be taken.
    fn template(&self) -> Option<PathBuf>;
}

/// The dialogs of the desktop.
pub(super) struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn files_to_open(&self) -> Option<Vec<PathBuf>> {
        rfd::FileDialog::new()
            .add_filter("文稿", input::KNOWN)
            .add_filter("所有文件", &["*"])
            .pick_files()
    }

    fn folder_to_list(&self) -> Option<PathBuf> {
        rfd::FileDialog::new().pick_folder()
    }

    fn file_to_save(&self, name: &str) -> Option<PathBuf> {
        rfd::FileDialog::new().set_file_name(name).save_file()
    }

    fn template(&self) -> Option<PathBuf> {
        rfd::FileDialog::new()
            .add_filter("Word", &["docx", "dotx"])
            .pick_file()
    }
}

/// Whether the system can show a dialog. On Linux that takes a desktop portal on the session bus, or zenity; without
/// both a question would look as if it had been put away.
pub(super) fn are_there() -> bool {
    if !cfg!(any(target_os = "linux", target_os = "freebsd")) {
        return true;
    }
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    let path = std::env::var_os("PATH").unwrap_or_default();
    bus || std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
}
