//! What the finder noticed beside the outline: a message, then a hint, then a place. Never a failure.

use crate::span::Span;
use serde::Serialize;

/// One thing to check. The sentence is made from `finding` by [`crate::message`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Where.
    pub span: Span,
    /// What.
    #[serde(flatten)]
    pub finding: Finding,
}

/// What can be noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// A number is missing between two members of a sequence.
    Gap {
        /// Marker before the gap.
        after: String,
        /// Marker behind the gap.
        found: String,
    },
    /// Two members of a sequence carry the same number.
    Repeat {
        /// The marker that comes twice.
        marker: String,
    },
    /// The outline is nested deeper than [`crate::outline::MAX_DEPTH`].
    TooDeep,
}
