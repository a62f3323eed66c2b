//! Where settings, rules and what was done with documents are kept: the user's own folders, readable by nobody else.

use crate::app::draft::KeptDraft;
use crate::app::settings::Settings;
use crate::message::{Language, Message};
use crate::rules::{self, Rules};
use crate::save::{self, Disk};
use std::path::PathBuf;

const FILE: &str = "settings.json";
const RULES: &str = "rules.toml";

/// The folder of the program's settings.
fn folder() -> Option<PathBuf> {
    user_folder("XDG_CONFIG_HOME", ".config")
}

/// The folder of what the user has done with documents.
pub(super) fn documents() -> Option<PathBuf> {
    Some(user_folder("XDG_DATA_HOME", ".local/share")?.join("documents"))
}

/// The program's folder among the user's own: the one that a variable of the XDG names, or its usual place below the
/// user's home.
fn user_folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let of = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let base = if cfg!(windows) {
        of("APPDATA")
    } else if cfg!(target_os = "macos") {
        of("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        of(variable).or_else(|| of("HOME").map(|home| home.join(usual)))
    };
    base.map(|base| base.join("gangmu"))
}

/// The settings that were kept, or the usual ones where there are none or they cannot be read.
pub(super) fn load() -> Settings {
    let text = folder().and_then(|folder| std::fs::read_to_string(folder.join(FILE)).ok());
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// The user's own rules, from `rules.toml` beside the settings. Faulty ones are passed over; the command line tells
/// what is wrong with them.
pub(super) fn rules() -> Rules {
    let text = folder().and_then(|folder| std::fs::read_to_string(folder.join(RULES)).ok());
    text.map_or_else(Rules::default, |text| Rules::read(&text).0)
}

/// All of the user's rules, also those that are off.
pub(super) fn rule_rows() -> Vec<rules::Row> {
    let text = folder().and_then(|folder| std::fs::read_to_string(folder.join(RULES)).ok());
    text.and_then(|text| rules::rows(&text).ok())
        .unwrap_or_default()
}

/// Changes the file of rules; gives the rules as they are then, or the sentence that says why it could not be changed.
pub(super) fn edit_rules(
    edit: &rules::Edit,
    language: Language,
) -> Result<Vec<rules::Row>, String> {
    let Some(folder) = folder() else {
        return Ok(Vec::new());
    };
    let path = folder.join(RULES);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Message::RulesUnreadable.fill(language, &[&error])),
    };
    let text = rules::edit(&text, edit).map_err(|fault| fault.sentence(language))?;
    save::save_atomically(&Disk::Private, &path, text.as_bytes())
        .map_err(|error| error.sentence(language))?;
    Ok(rule_rows())
}

/// Keeps the settings. A window whose settings cannot be kept is still a good window, so a failure is not told.
pub(super) fn save(settings: &Settings) {
    let Some(folder) = folder() else { return };
    if let Ok(text) = serde_json::to_vec_pretty(settings) {
        let _ = save::save_atomically(&Disk::Private, &folder.join(FILE), &text);
    }
}

/// The folder of drafts that no file has.
fn drafts() -> Option<PathBuf> {
    Some(user_folder("XDG_DATA_HOME", ".local/share")?.join("drafts"))
}

fn draft_file(slot: &str) -> Option<PathBuf> {
    Some(drafts()?.join(format!("{slot}.json")))
}

/// Keeps a draft. It is told nowhere when that fails: the draft is still in the window, to be saved.
pub(super) fn keep_draft(kept: &KeptDraft) {
    if let Some(path) = draft_file(&kept.slot)
        && let Ok(text) = serde_json::to_vec(kept)
    {
        let _ = save::save_atomically(&Disk::Private, &path, &text);
    }
}

/// Removes a draft that was saved, or that nobody wants any more.
pub(super) fn drop_draft(slot: &str) {
    if let Some(path) = draft_file(slot) {
        let _ = std::fs::remove_file(path);
    }
}

/// The drafts that were kept and not saved, in the order of their names. One that cannot be read is left alone.
pub(super) fn kept_drafts() -> Vec<KeptDraft> {
    let entries = drafts().and_then(|folder| std::fs::read_dir(folder).ok());
    let files = entries.into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.sort();
    let read = |path: &PathBuf| serde_json::from_slice(&std::fs::read(path).ok()?).ok();
    files.iter().filter_map(read).collect()
}
