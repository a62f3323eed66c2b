//! Folders as one list of their documents, read in the background.

use super::NOTHING;
use crate::app::command::Effect;
use crate::app::state::{Folder, FolderEntry, Panel, State};
use std::path::PathBuf;

/// Begins to list folders; a list that is under way is given up.
pub(super) fn list_folders(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let serial = state.number();
    state.folder = Some(Folder {
        serial,
        paths: paths.clone(),
        files: 0,
        entries: Vec::new(),
        under_way: true,
    });
    state.panel = Some(Panel::Folder);
    vec![Effect::ListFolders { serial, paths }]
}

/// So many files there are in the folders.
pub(super) fn folder_counted(state: &mut State, serial: u64, files: usize) -> Vec<Effect> {
    if let Some(folder) = state.folder_of(serial) {
        folder.files = files;
        folder.under_way = files > 0;
    }
    NOTHING
}

/// A document of the folders was read; they come in any order and are listed by their paths.
pub(super) fn folder_entry(state: &mut State, serial: u64, entry: FolderEntry) -> Vec<Effect> {
    if let Some(folder) = state.folder_of(serial) {
        let before = |other: &FolderEntry| other.path < entry.path;
        let at = folder.entries.partition_point(before);
        folder.entries.insert(at, entry);
        folder.under_way = folder.entries.len() < folder.files;
    }
    NOTHING
}

/// Gives the list up; what was read stays in it.
pub(super) fn stop_folder(state: &mut State) -> Vec<Effect> {
    match &mut state.folder {
        Some(folder) if folder.under_way => {
            folder.under_way = false;
            folder.serial = 0;
            vec![Effect::StopFolder]
        }
        _ => NOTHING,
    }
}

impl State {
    /// The folders, if it is this list of them.
    fn folder_of(&mut self, serial: u64) -> Option<&mut Folder> {
        self.folder
            .as_mut()
            .filter(|folder| folder.serial == serial)
    }
}
