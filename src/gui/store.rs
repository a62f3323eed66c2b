//! Where settings are kept: the user's own folder, readable by nobody else. Nothing of a document is in them.

use crate::app::settings::Settings;
use crate::rules::Rules;
use crate::save::{self, RealFiles};
use std::path::PathBuf;

const FILE: &str = "settings.json";
const RULES: &str = "rules.toml";

/// The folder of the program's settings.
fn folder() -> Option<PathBuf> {
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
        of("XDG_CONFIG_HOME").or_else(|| of("HOME").map(|home| home.join(".config")))
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
    if make_private(&folder).is_ok()
        && let Ok(text) = serde_json::to_vec_pretty(settings)
    {
        let _ = save::save_atomically(&RealFiles, &folder.join(FILE), &text);
    }
}

#[cfg(unix)]
fn make_private(folder: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}
