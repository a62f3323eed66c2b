//! The arguments, as they are given.

use crate::decode::Encoding;
use crate::document;
use crate::export::{self, FORMATS, Format};
use crate::message::Language;
use crate::rules::Rules;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;
use std::sync::Arc;

/// Finds the outline of Chinese documents: headings, enumerated items and what is to be done.
#[derive(Parser, Debug)]
#[command(
    name = super::NAME,
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Exit codes: 0 an outline was found; 1 no input gave one; 2 an input failed or the arguments are wrong."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub extra: Option<Extra>,

    /// Files, folders (read with all that is in them) or - for standard input
    #[arg(value_name = "INPUT", required = true, value_hint = ValueHint::AnyPath)]
    pub inputs: Vec<PathBuf>,

    /// Form of the output [default: text, or what the name of the output file says]
    #[arg(short, long, value_name = "FORMAT", value_parser = format())]
    pub format: Option<Format>,

    /// How Markdown shows the outline
    #[arg(long, value_enum, default_value_t)]
    pub style: Style,

    /// How much of the text goes with each label
    #[arg(long, value_enum, default_value_t)]
    pub density: Density,

    /// Show only the N highest levels
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub level: Option<u8>,

    /// Markers as the writer has them, or numbered anew
    #[arg(long, value_enum, default_value_t)]
    pub numbering: Numbering,

    /// For printing: large letters at one and a half lines (docx, rtf, html)
    #[arg(long)]
    pub large_print: bool,

    /// Word document whose look the output takes: faces, sizes, distances, page (docx, rtf, html)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "large_print")]
    pub template: Option<PathBuf>,

    /// File to write to; a folder if it is one, ends in /, or there are several inputs
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,

    /// Read the text by this encoding instead of finding it out
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    pub encoding: Option<Encoding>,

    /// What the inputs are: documents, or outlines written as Markdown
    #[arg(long, value_enum, default_value_t)]
    pub from: ReadAs,

    /// Say of each node why it is there
    #[arg(long, conflicts_with_all = ["format", "source_text"])]
    pub explain: bool,

    /// Look the drafts through instead: numbers, levels, marks, what is left to fill in
    #[arg(long, conflicts_with_all = ["format", "source_text", "explain"])]
    pub check: bool,

    /// File of your own rules (TOML): what else begins an item
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub rules: Option<PathBuf>,

    /// Print the text that offsets refer to, and no outline
    #[arg(long, conflicts_with = "format")]
    pub source_text: bool,

    /// How many threads read, each a file of its own or a part of one large file [default: one for each processor]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,

    /// Language of sentences and explanations [default: the system's]
    #[arg(long, value_enum)]
    pub language: Option<LanguageName>,
}

/// What the program does beside its job.
#[derive(Subcommand, Debug)]
pub(super) enum Extra {
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// All as headings, below six levels as list items
    #[default]
    Headings,
    /// All as list items
    List,
    /// Headings as headings, directives and points as list items
    Mixed,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Density {
    /// The labels alone
    #[default]
    Labels,
    /// The label's whole first sentence
    Sentences,
    /// The whole text
    Full,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numbering {
    /// As the writer has it
    #[default]
    Original,
    /// 一、（一）1.（1）①
    Renumbered,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ReadAs {
    /// The writer's numbering decides, markup is evidence
    #[default]
    Document,
    /// # and list marks are taken literally
    Outline,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LanguageName {
    /// 中文
    Zh,
    /// English
    En,
}

/// The formats by the names in their table.
fn format() -> impl TypedValueParser<Value = Format> {
    let names = FORMATS.iter().map(|row| row.name);
    PossibleValuesParser::new(names).map(|name| {
        let row = FORMATS.iter().find(|row| row.name == name);
        row.map_or(Format::Text, |row| row.format)
    })
}

fn encoding(label: &str) -> Result<Encoding, String> {
    Encoding::from_label(label).ok_or_else(|| {
        let names: Vec<_> = Encoding::ALL
            .iter()
            .map(|encoding| encoding.name())
            .collect();
        format!("one of {}", names.join(", "))
    })
}

impl Arguments {
    /// The option that asks for a look, if one does.
    pub fn look(&self) -> Option<&'static str> {
        let options = [
            (self.template.is_some(), "--template"),
            (self.large_print, "--large-print"),
        ];
        let asked = options.into_iter().find(|(asked, _)| *asked);
        asked.map(|(_, option)| option)
    }

    pub fn language(&self) -> Language {
        match self.language {
            Some(LanguageName::Zh) => Language::Chinese,
            Some(LanguageName::En) => Language::English,
            None => language_of_system(),
        }
    }

    pub fn find_options(&self, rules: Rules) -> document::FindOptions {
        document::FindOptions {
            read_as: self.from.into(),
            rules: Arc::new(rules),
            ..document::FindOptions::default()
        }
    }
}

/// English where the system's language is English, Chinese otherwise.
pub(super) fn language_of_system() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match set {
        Some(locale) if locale.starts_with("en") => Language::English,
        _ => Language::Chinese,
    }
}

impl From<Style> for export::MarkdownStyle {
    fn from(style: Style) -> Self {
        match style {
            Style::Headings => Self::Headings,
            Style::List => Self::List,
            Style::Mixed => Self::Mixed,
        }
    }
}

impl From<Density> for export::Density {
    fn from(density: Density) -> Self {
        match density {
            Density::Labels => Self::Labels,
            Density::Sentences => Self::Sentences,
            Density::Full => Self::Full,
        }
    }
}

impl From<Numbering> for export::Numbering {
    fn from(numbering: Numbering) -> Self {
        match numbering {
            Numbering::Original => Self::Original,
            Numbering::Renumbered => Self::Renumbered,
        }
    }
}

impl From<ReadAs> for document::ReadAs {
    fn from(read_as: ReadAs) -> Self {
        match read_as {
            ReadAs::Document => Self::Document,
            ReadAs::Outline => Self::Outline,
        }
    }
}
