//! What the window remembers from one start to the next.

use crate::export::{ExportOptions, Format};
use crate::message::Language;
use serde::{Deserialize, Serialize};

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
}
