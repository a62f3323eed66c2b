//! The table of marker families; one row each, and tests walk it.

use serde::Serialize;

/// A family of markers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// No marker.
    #[default]
    Plain,
}
