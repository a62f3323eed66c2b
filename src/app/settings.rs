//! What the window remembers from one start to the next.

use crate::export::ExportOptions;
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
    /// What was last chosen for an export.
    pub export: ExportOptions,
}
