//! What was noticed beside the outline: what it is, where it is, and the sentence a person reads. Never a failure.

use crate::message::{Language, Message};
use crate::span::Span;
use serde::Serialize;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What.
    #[serde(flatten)]
    pub finding: Finding,
}

/// What can be noticed. The texts in it are cut from the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// The outline is nested deeper than [`crate::outline::MAX_DEPTH`].
    TooDeep,
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
    /// Members of a sequence have different forms (1. and 2、).
    MixedMarks {
        /// Marker of the first member.
        before: String,
        /// Marker of this member.
        here: String,
    },
    /// 1、 where GB/T 9704—2012, 7.3.3, writes 1.
    Form {
        /// As it is written.
        written: String,
        /// As it is usual.
        usual: String,
    },
    /// Levels are nested against the order 一、（一）1.（1） of GB/T 9704—2012, 7.3.3.
    LevelOrder {
        /// Marker above.
        above: String,
        /// Marker below it.
        below: String,
    },
    /// A level between two is left out that the document has elsewhere.
    LevelSkipped {
        /// Marker above.
        above: String,
        /// Marker below it.
        below: String,
    },
    /// The text announces a number of items and another number follows.
    Count {
        /// The words that announce.
        announced: String,
        /// How many items follow.
        listed: usize,
    },
    /// A heading of its own line ends in 。 and its fellows do not.
    HeadingStop,
    /// One of parallel headings has fewer clauses than its fellows.
    Clause {
        /// Clauses of its fellows.
        fellows: usize,
        /// Its own.
        own: usize,
    },
    /// A word stands there twice.
    Doubled {
        /// Both words.
        text: String,
    },
    /// Half-width punctuation between Chinese characters.
    HalfWidth {
        /// The mark.
        mark: String,
        /// How many there are in the whole text, where they are told only once.
        count: usize,
    },
    /// A bracket or quotation mark without its partner in the paragraph.
    Unpaired {
        /// The mark.
        mark: String,
    },
    /// XX or ××× left to be filled in.
    Placeholder {
        /// The text.
        text: String,
        /// How many there are in the whole text, where they are told only once.
        count: usize,
    },
    /// `[2020]` in a file number where GB/T 9704—2012, 7.2.5, has 〔2020〕.
    YearBracket {
        /// As it is written.
        written: String,
        /// As it should be.
        usual: String,
    },
}

impl Diagnostic {
    /// The kind of the finding, as JSON calls it.
    #[must_use]
    pub fn kind(&self) -> String {
        let json = serde_json::to_value(&self.finding).unwrap_or_default();
        json["finding"].as_str().unwrap_or_default().to_string()
    }

    /// The sentence that says what was noticed.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        use Finding as F;
        use Message as M;
        let say =
            |message: Message, values: &[&dyn std::fmt::Display]| message.fill(language, values);
        match &self.finding {
            F::TooDeep => say(M::CheckTooDeep, &[&crate::outline::MAX_DEPTH]),
            F::Gap { after, found } => say(M::CheckGap, &[after, found]),
            F::Repeat { marker } => say(M::CheckRepeat, &[marker]),
            F::MixedMarks { before, here } => say(M::CheckMixedMarks, &[before, here]),
            F::Form { written, usual } => say(M::CheckForm, &[written, usual]),
            F::LevelOrder { above, below } => say(M::CheckLevelOrder, &[above, below]),
            F::LevelSkipped { above, below } => say(M::CheckLevelSkipped, &[above, below]),
            F::Count { announced, listed } => say(M::CheckCount, &[announced, listed]),
            F::HeadingStop => say(M::CheckHeadingStop, &[]),
            F::Clause { fellows, own } => say(M::CheckClause, &[fellows, own]),
            F::Doubled { text } => say(M::CheckDoubled, &[text]),
            F::HalfWidth { mark, count: 1 } => say(M::CheckHalfWidth, &[mark]),
            F::HalfWidth { count, .. } => say(M::CheckHalfWidthMany, &[count]),
            F::Unpaired { mark } => say(M::CheckUnpaired, &[mark]),
            F::Placeholder { text, count: 1 } => say(M::CheckPlaceholder, &[text]),
            F::Placeholder { text, count } => say(M::CheckPlaceholders, &[count, text]),
            F::YearBracket { written, usual } => say(M::CheckYearBracket, &[written, usual]),
        }
    }
}
