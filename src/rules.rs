//! The user's own rules: what else begins an item, or begins none. A small TOML file:
//!
//! ```toml
//! [[rule]]
//! name = "采访"
//! pattern = "^记者[：:]"      # a regular expression, tried on each paragraph; what it matches is the marker
//! kind = "heading"            # heading, directive or point; "none" for what is never an item
//! level = "infer"             # or a number, 1 the highest
//! example = "记者：怎样报名？"
//! on = true
//! ```
//!
//! Patterns are compiled once. A bad one is told with its place, and the others work.

mod edit;

pub use edit::{Edit, edit};

use crate::message::{Language, Message};
use crate::outline::Kind;
use regex::Regex;
use serde::Deserialize;

/// One rule.
#[derive(Clone, Debug)]
pub struct UserRule {
    /// What the user calls it.
    pub name: String,
    /// Where an item begins: the match in a paragraph.
    pattern: Regex,
    /// What the item is; none where there is to be none.
    pub kind: Option<Kind>,
    /// Its depth, 1 the highest; none where the finder decides.
    pub level: Option<u8>,
}

/// The rules that are on. Two sets are equal where they were read from the same text.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    rules: Vec<UserRule>,
    text: String,
}

impl PartialEq for Rules {
    fn eq(&self, other: &Rules) -> bool {
        self.text == other.text
    }
}

impl Eq for Rules {}

/// What is wrong with a file of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the rule, empty where the file as a whole cannot be read.
    pub rule: String,
    /// What is wrong, in the words of the one who found it.
    pub reason: String,
}

impl Fault {
    /// The sentence that says it.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self.rule.as_str() {
            "" => Message::RulesUnreadable.fill(language, &[&self.reason]),
            rule => Message::RuleFault.fill(language, &[&rule, &self.reason]),
        }
    }
}

/// A rule as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the user calls it.
    pub name: String,
    /// A regular expression; what it matches is the marker.
    pub pattern: String,
    /// What the item is; none where there is to be none.
    pub kind: Option<Kind>,
    /// Its depth, 1 the highest; none where the finder decides.
    pub level: Option<u8>,
    /// A paragraph that it fits.
    pub example: String,
    /// Whether it is used.
    pub on: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<FileRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRow {
    name: String,
    pattern: String,
    #[serde(default)]
    kind: RowKind,
    #[serde(default)]
    level: Level,
    #[serde(default)]
    example: String,
    #[serde(default = "yes")]
    on: bool,
}

fn yes() -> bool {
    true
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RowKind {
    #[default]
    Heading,
    Directive,
    Point,
    None,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Level {
    Number(u8),
    Word(Infer),
}

impl Default for Level {
    fn default() -> Level {
        Level::Word(Infer::Infer)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Infer {
    Infer,
}

impl FileRow {
    fn row(self) -> Row {
        Row {
            name: self.name,
            pattern: self.pattern,
            kind: match self.kind {
                RowKind::Heading => Some(Kind::Heading),
                RowKind::Directive => Some(Kind::Directive),
                RowKind::Point => Some(Kind::Point),
                RowKind::None => None,
            },
            level: match self.level {
                Level::Number(level) => Some(level),
                Level::Word(Infer::Infer) => None,
            },
            example: self.example,
            on: self.on,
        }
    }
}

/// All rules of a file, also those that are off or faulty.
///
/// # Errors
/// The file as a whole cannot be read.
pub fn rows(text: &str) -> Result<Vec<Row>, Fault> {
    let file: File = toml::from_str(text).map_err(|error| Fault {
        rule: String::new(),
        reason: error.to_string().trim().replace('\n', " "),
    })?;
    Ok(file.rule.into_iter().map(FileRow::row).collect())
}

/// A pattern that needs more memory than this is refused, so that no rule can hold the program up.
const LARGEST_PATTERN: usize = 1 << 20;

impl Rules {
    /// Reads a file of rules; gives the rules that are good and what is wrong with the others.
    #[must_use]
    pub fn read(text: &str) -> (Rules, Vec<Fault>) {
        let rows = match rows(text) {
            Ok(rows) => rows,
            Err(fault) => return (Rules::default(), vec![fault]),
        };
        let mut rules = Rules {
            rules: Vec::new(),
            text: text.to_string(),
        };
        let mut faults = Vec::new();
        for row in rows.into_iter().filter(|row| row.on) {
            let name = row.name.clone();
            match compile(row) {
                Ok(rule) => rules.rules.push(rule),
                Err(reason) => faults.push(Fault { rule: name, reason }),
            }
        }
        (rules, faults)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The first rule that fits a paragraph, and its match there.
    pub(crate) fn fit(&self, paragraph: &str) -> Option<(usize, std::ops::Range<usize>)> {
        let mut fits = self.rules.iter().enumerate();
        fits.find_map(|(at, rule)| Some((at, rule.pattern.find(paragraph)?.range())))
    }

    /// A rule by its number.
    pub(crate) fn get(&self, at: usize) -> Option<&UserRule> {
        self.rules.get(at)
    }
}

fn compile(row: Row) -> Result<UserRule, String> {
    let pattern = regex::RegexBuilder::new(&row.pattern)
        .size_limit(LARGEST_PATTERN)
        .build();
    let pattern = pattern.map_err(|error| error.to_string().replace('\n', " "))?;
    if !row.example.is_empty() && !pattern.is_match(&row.example) {
        return Err(format!("example: {}", row.example));
    }
    if let Some(level) = row.level
        && !(1..=crate::outline::MAX_DEPTH).contains(&level)
    {
        return Err(format!("level = {level}"));
    }
    Ok(UserRule {
        name: row.name,
        pattern,
        kind: row.kind,
        level: row.level,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, FindOptions};
    use crate::input::Source;
    use std::sync::Arc;

    const INTERVIEW: &str = "关于报名工作的说明\n\n一、政策问答\n记者：怎样报名？\n局长：网上报名。\n记者：何时截止？\n局长：月底。\n二、联系方式\n见附件。\n三、不列\n甲。\n";

    /// The outline with these rules, one line a node.
    fn check(rules: &str, expected: &[&str]) {
        let (rules, faults) = Rules::read(rules);
        assert_eq!(faults, []);
        let source = Source::from(INTERVIEW);
        let options = FindOptions {
            rules: Arc::new(rules),
            ..FindOptions::default()
        };
        let document = Document::find(source, &options);
        assert_eq!(document.outline.check(document.text()), None);
        let lines = document.outline.nodes.iter().map(|node| {
            let indent = "  ".repeat(usize::from(node.depth) - 1);
            format!("{indent}{}", document.label(&document.outline, node))
        });
        assert_eq!(lines.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rules_add_items_and_take_them_away() {
        check("", &["一、政策问答", "二、联系方式", "三、不列"]);
        let asked = "[[rule]]\nname='问答'\npattern='^记者：'\nexample='记者：甲'\n";
        check(
            asked,
            &[
                "一、政策问答",
                "  记者：怎样报名",
                "  记者：何时截止",
                "二、联系方式",
                "三、不列",
            ],
        );
        check(
            &format!("{asked}level=1\n"),
            &[
                "一、政策问答",
                "记者：怎样报名",
                "记者：何时截止",
                "二、联系方式",
                "三、不列",
            ],
        );
        check(
            &format!("{asked}on=false\n"),
            &["一、政策问答", "二、联系方式", "三、不列"],
        );
        check(
            "[[rule]]\nname='不列'\npattern='不列$'\nkind='none'\n",
            &["一、政策问答", "二、联系方式"],
        );
    }

    #[test]
    fn rules_change_nothing_but_what_they_fit() {
        let text = "记者：怎样报名？\n局长：一是网上报名。二是现场报名。\n略：一是甲。二是乙。\n"
            .repeat(1000);
        let rules = "[[rule]]\nname='记者'\npattern='^记者：'\n\
                     [[rule]]\nname='二'\npattern='二是现场'\nkind='directive'\n\
                     [[rule]]\nname='略'\npattern='^略：'\nkind='none'\n";
        let options = FindOptions {
            rules: Arc::new(Rules::read(rules).0),
            ..FindOptions::default()
        };
        let document = Document::find(Source::from(text), &options);
        let nodes = document.outline.nodes.iter();
        let labels: Vec<_> = nodes
            .map(|node| document.label(&document.outline, node))
            .collect();
        assert_eq!(labels.len(), 2000);
        for pair in labels.chunks(2) {
            assert_eq!(pair, ["记者：怎样报名", "二是现场报名"]);
        }
    }

    #[test]
    fn a_bad_rule_is_told_and_the_rest_work() {
        let text = "[[rule]]\nname='坏'\npattern='（['\n[[rule]]\nname='好'\npattern='^问'\n[[rule]]\nname='例'\npattern='^甲'\nexample='乙'\n";
        let (rules, faults) = Rules::read(text);
        assert_eq!(rules.rules.len(), 1);
        let names: Vec<&str> = faults.iter().map(|fault| fault.rule.as_str()).collect();
        assert_eq!(names, ["坏", "例"]);
        assert!(faults[0].sentence(Language::Chinese).contains("“坏”"));
        let (rules, faults) = Rules::read("这不是 TOML");
        assert!(rules.is_empty() && faults.len() == 1 && faults[0].rule.is_empty());
    }
}
