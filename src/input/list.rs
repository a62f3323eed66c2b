//! Automatic numbering: what stands before a paragraph of a list, as the reader sees it.
//!
//! A paragraph names a list, which is an instance of an abstract list and may override where a level starts or
//! the level as a whole. Instances of one abstract list count on together, unless one of them says where it
//! starts (ECMA-376 part 1, 17.9; the older format keeps the same, [MS-DOC] 2.4.6.3).

mod count;

use std::collections::{HashMap, HashSet};

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub start: u32,
    /// The number's format, by its name in the newer format.
    pub format: String,
    /// What is written: `%1` stands for the number of the highest level, and so on.
    pub text: String,
    /// The number starts again behind an item of this level (1 the highest) or above; 0 never.
    pub restart: Option<usize>,
    /// The style whose paragraphs are of this level.
    pub style: Option<String>,
    /// Whether numbers of upper levels are written 1, 2, 3 whatever their own format.
    pub legal: bool,
    /// What follows the number: `tab`, `space` or `nothing`.
    pub gap: String,
    /// Set in a font whose letters are pictures.
    pub pictures: bool,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 1,
            format: "decimal".to_string(),
            text: String::new(),
            restart: None,
            style: None,
            legal: false,
            gap: "tab".to_string(),
            pictures: false,
        }
    }
}

/// Levels by their number, 0 the highest.
pub(super) type Levels = HashMap<usize, Level>;

#[derive(Debug, Default)]
pub(super) struct Abstract {
    pub levels: Levels,
    /// The style that holds the list in its stead.
    pub style: Option<String>,
}

/// A list: an instance of an abstract one.
#[derive(Debug, Default)]
pub(super) struct List {
    pub of: u32,
    pub starts: HashMap<usize, u32>,
    pub levels: Levels,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    pub abstracts: HashMap<u32, Abstract>,
    pub lists: HashMap<u32, List>,
    /// The last number of each level, by the abstract list.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Overridden starts that have been used.
    started: HashSet<(u32, usize)>,
}

impl Numbering {
    fn level<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        let own = list.levels.get(&level);
        own.or_else(|| self.abstracts.get(&list.of)?.levels.get(&level))
    }

    /// The level of a list that is linked to a style.
    pub fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let list = self.lists.get(&list)?;
        let linked = |&level: &usize| {
            self.level(list, level)
                .is_some_and(|l| l.style.as_deref() == Some(style))
        };
        (0..LEVELS).find(linked).map(|level| level as u8)
    }

    /// Counts on and gives what stands before the paragraph: the number with what parts it from the text.
    pub fn next(&mut self, list_id: u32, level: u8) -> Option<String> {
        let at = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get(&list_id)?;
        let of = list.of;
        let overridden = list.starts.get(&at).copied();
        let fresh = overridden.is_some() && self.started.insert((list_id, at));
        let list = self.lists.get(&list_id)?;
        let own = self.level(list, at)?;
        let mut counted = self.counted.get(&of).copied().unwrap_or_default();
        counted[at] = match counted[at] {
            Some(last) if !fresh => Some(last.saturating_add(1)),
            _ => Some(overridden.unwrap_or(own.start)),
        };
        for (below, count) in counted.iter_mut().enumerate().skip(at + 1) {
            let restart = self.level(list, below).and_then(|level| level.restart);
            if restart.is_none_or(|after| at < after) {
                *count = None;
            }
        }
        let text = self.write(list, own, &counted);
        self.counted.insert(of, counted);
        Some(text)
    }

    fn write(&self, list: &List, own: &Level, counted: &[Option<u32>; LEVELS]) -> String {
        if own.format == "bullet" {
            return bullet(own);
        }
        let mut text = String::new();
        let mut rest = own.text.as_str();
        while let Some(at) = rest.find('%') {
            text.push_str(&rest[..at]);
            let digit = rest[at + 1..].chars().next().and_then(|c| c.to_digit(10));
            let Some(digit @ 1..=9) = digit else {
                text.push('%');
                rest = &rest[at + 1..];
                continue;
            };
            let named = digit as usize - 1;
            if let Some(level) = self.level(list, named) {
                let number = counted[named].unwrap_or(level.start);
                let format = if own.legal {
                    "decimal"
                } else {
                    level.format.as_str()
                };
                text.push_str(&count::write(format, number));
            }
            rest = &rest[at + 2..];
        }
        text.push_str(rest);
        let gap = gap(&own.gap, &text);
        text + gap
    }
}

/// The bullet, a round one where the font's picture cannot be told by its character.
fn bullet(level: &Level) -> String {
    let text = level.text.trim();
    let private = text.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
    match (text.is_empty(), private || level.pictures) {
        (true, _) => String::new(),
        (false, true) => "• ".to_string(),
        (false, false) => format!("{text} "),
    }
}

/// What parts a number from the text. Behind a full-width mark a tab shows as no more than the mark's own blank.
fn gap(gap: &str, text: &str) -> &'static str {
    match gap {
        "nothing" => "",
        _ if text.is_empty() => "",
        "space" => " ",
        _ if text.ends_with(['、', '）', '．', '，', '：', '】', '〕', '》']) => "",
        _ => " ",
    }
}
