//! What the window remembers from one start to the next.

use crate::export::{ExportOptions, Format};
use crate::message::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Light, dark, or as the system says; light where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark letters on light ground.
    Light,
    /// Light letters on dark ground.
    Dark,
}

/// All settings. Fields that a newer version added are passed over, those that are missing have their usual value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// 大字.
    pub large_text: bool,
    /// What copies hold, and exports in a form for which nothing was chosen yet.
    pub export: ExportOptions,
    /// What was chosen for exports, one for each form; that of the last export last.
    pub exports: Vec<ExportOptions>,
    /// 最近打开, the newest first.
    pub recent: Vec<Recent>,
    /// Whether documents that are opened are not remembered.
    pub forgets: bool,
    /// The files that were open last.
    pub session: Vec<PathBuf>,
    /// Whether they are not opened again at the start.
    pub starts_empty: bool,
}

/// A document that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it was.
    pub path: PathBuf,
    /// Its title, or the name of its file.
    pub title: String,
}

impl Settings {
    /// What was last chosen for exports in this form.
    #[must_use]
    pub fn export_as(&self, format: Format) -> ExportOptions {
        let kept = self.exports.iter().find(|kept| kept.format == format);
        let usual = ExportOptions {
            format,
            ..self.export
        };
        kept.copied().unwrap_or(usual)
    }

    /// What was chosen for the last export.
    #[must_use]
    pub fn last_export(&self) -> ExportOptions {
        let last = self.exports.last().copied();
        last.unwrap_or_else(|| self.export_as(Format::Docx))
    }

    /// Remembers what was chosen for exports in a form.
    pub(super) fn keep_export(&mut self, options: ExportOptions) {
        self.exports.retain(|kept| kept.format != options.format);
        self.exports.push(options);
    }

    /// Puts a document first among those that were opened last, if they are remembered.
    pub(super) fn remember_document(&mut self, path: PathBuf, title: String) {
        const MOST: usize = 9;
        if !self.forgets {
            self.recent.retain(|recent| recent.path != path);
            self.recent.insert(0, Recent { path, title });
            self.recent.truncate(MOST);
        }
    }
}
