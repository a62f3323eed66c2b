//! What can be chosen for an export, as a table: the panel of exports is drawn from it.

use crate::export::{Choice, Density, Dress, ExportOptions, Indent, MarkdownStyle, Numbering};
use crate::message::Message;

/// A thing to choose, with its values.
pub struct ChoiceRow {
    /// What is chosen.
    pub choice: Choice,
    /// Its name.
    pub name: Message,
    /// The values, each with what it sets.
    pub values: &'static [Value],
}

/// A value and what it sets.
pub type Value = (Message, fn(&mut ExportOptions));

/// All choices, in the order in which they are shown.
pub const CHOICES: &[ChoiceRow] = &[
    ChoiceRow {
        choice: Choice::Density,
        name: Message::ChoiceDensity,
        values: &[
            (Message::DensityLabels, |o| o.density = Density::Labels),
            (Message::DensitySentences, |o| {
                o.density = Density::Sentences
            }),
            (Message::DensityFull, |o| o.density = Density::Full),
        ],
    },
    ChoiceRow {
        choice: Choice::Levels,
        name: Message::ChoiceLevels,
        values: &[
            (Message::ToolLevelAll, |o| o.levels = None),
            (Message::LevelsOne, |o| o.levels = Some(1)),
            (Message::LevelsTwo, |o| o.levels = Some(2)),
            (Message::LevelsThree, |o| o.levels = Some(3)),
        ],
    },
    ChoiceRow {
        choice: Choice::Numbering,
        name: Message::ChoiceNumbering,
        values: &[
            (Message::NumberingOriginal, |o| {
                o.numbering = Numbering::Original
            }),
            (Message::NumberingRenumbered, |o| {
                o.numbering = Numbering::Renumbered
            }),
        ],
    },
    ChoiceRow {
        choice: Choice::Style,
        name: Message::ChoiceStyle,
        values: &[
            (Message::StyleHeadings, |o| {
                o.style = MarkdownStyle::Headings
            }),
            (Message::StyleList, |o| o.style = MarkdownStyle::List),
            (Message::StyleMixed, |o| o.style = MarkdownStyle::Mixed),
        ],
    },
    ChoiceRow {
        choice: Choice::Indent,
        name: Message::ChoiceIndent,
        values: &[
            (Message::IndentBlanks, |o| o.indent = Indent::Blanks),
            (Message::IndentWide, |o| o.indent = Indent::Wide),
            (Message::IndentTab, |o| o.indent = Indent::Tab),
        ],
    },
    ChoiceRow {
        choice: Choice::LargePrint,
        name: Message::ChoicePrint,
        values: &[
            (Message::DressOfficial, |o| dress(o, Dress::Official, false)),
            (Message::DressTarget, |o| dress(o, Dress::Target, false)),
            (Message::DressTemplate, |o| dress(o, Dress::Template, false)),
            (Message::PrintLarge, |o| dress(o, Dress::Official, true)),
        ],
    },
];

fn dress(options: &mut ExportOptions, dress: Dress, large_print: bool) {
    options.dress = dress;
    options.large_print = large_print;
}

/// What is chosen, by its name.
#[must_use]
pub fn chosen(choice: Choice, options: ExportOptions) -> Option<Message> {
    let row = CHOICES.iter().find(|row| row.choice == choice)?;
    let mut values = row.values.iter();
    let value = values.find(|value| with(options, value) == options)?;
    Some(value.0)
}

/// The options after a value is chosen.
#[must_use]
pub fn with(options: ExportOptions, value: &Value) -> ExportOptions {
    let mut chosen = options;
    (value.1)(&mut chosen);
    chosen
}
