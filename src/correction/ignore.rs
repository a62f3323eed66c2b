//! 忽略: findings of 校核 that the user does not want to be told again.

use super::take::Quote;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use serde::{Deserialize, Serialize};

/// One finding, or all of a kind, that is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The kind, as it is called in JSON.
    pub finding: String,
    /// Where it was noticed; none for the whole kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

impl Ignored {
    /// This finding alone.
    #[must_use]
    pub fn one(document: &Document, diagnostic: &Diagnostic) -> Ignored {
        Ignored {
            finding: diagnostic.kind(),
            quote: Some(Quote::new(document.text(), diagnostic.span)),
        }
    }

    /// All findings like this one.
    #[must_use]
    pub fn kind(diagnostic: &Diagnostic) -> Ignored {
        Ignored {
            finding: diagnostic.kind(),
            quote: None,
        }
    }

    /// Whether a finding is meant: by its kind, by its words and by what stands on one side of them, so that it is
    /// known again when the text has changed elsewhere.
    #[must_use]
    pub fn fits(&self, document: &Document, diagnostic: &Diagnostic) -> bool {
        let same_place = |quote: &Quote| {
            let here = Quote::new(document.text(), diagnostic.span);
            here.text == quote.text && (here.before == quote.before || here.after == quote.after)
        };
        self.finding == diagnostic.kind() && self.quote.as_ref().is_none_or(same_place)
    }
}
