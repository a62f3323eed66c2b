//! Where settings are kept: the user's own folder, readable by nobody else. Nothing of a document is in them.

use crate::app::settings::Settings;
use crate::rules::Rules;
use crate::save::{self, PrivateFiles};
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

/// Keeps the settings. A window whose settings cannot be kept is still a good window, so a failure is not told.
pub(super) fn save(settings: &Settings) {
    let Some(folder) = folder() else { return };
    if let Ok(text) = serde_json::to_vec_pretty(settings) {
        let _ = save::save_atomically(&PrivateFiles, &folder.join(FILE), &text);
    }
}
