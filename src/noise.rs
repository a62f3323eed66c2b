//! What is not the writer's text: advertisements, page numbers, running headers, tables of contents. Nothing is
//! lost silently: each piece is listed with its reason and can be restored.

use crate::span::Span;
use serde::Serialize;

/// A piece of the text that is set aside: whole lines, without their line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// Why it is set aside.
    pub reason: Reason,
}

/// Why a piece of the text is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Advertisement, watermark, download note of a materials site.
    Advertisement,
    /// Page number.
    PageNumber,
    /// Page header or footer that comes again on every page.
    RunningHeader,
    /// Line of a table of contents.
    Contents,
    /// Navigation, buttons, share links of a web page.
    SiteChrome,
    /// Notes, references.
    Notes,
    /// Table, text box and the like, as the file says.
    Aside,
}
