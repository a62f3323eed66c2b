//! Automatic numbering: what stands before a paragraph of a list, as the reader sees it.
//!
//! A paragraph names a list (`num`), which is an instance of an abstract list and may override where a level
//! starts or the level as a whole. Instances of one abstract list count on together, unless one of them says
//! where it starts (ECMA-376 part 1, 17.9).

use super::count;
use super::styles::Styles;
use super::xml::{self, Met, attribute, is_on, number, value};
use crate::input::Error;
use quick_xml::events::BytesStart;
use std::collections::{HashMap, HashSet};

/// How many levels a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// What is written: `%1` stands for the number of the highest level, and so on.
    text: String,
    /// The number starts again behind an item of this level (1 the highest) or above; 0 never.
    restart: Option<usize>,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
    /// Whether numbers of upper levels are written 1, 2, 3 whatever their own format.
    legal: bool,
    /// What follows the number: `tab`, `space` or `nothing`.
    gap: String,
    /// Set in a font whose letters are pictures.
    pictures: bool,
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

impl Level {
    fn set(&mut self, name: &str, start: &BytesStart) {
        match name {
            "start" => self.start = number(start).unwrap_or(1),
            "numFmt" => self.format = value(start).unwrap_or_default(),
            "lvlText" => self.text = value(start).unwrap_or_default(),
            "lvlRestart" => self.restart = number(start),
            "pStyle" => self.style = value(start),
            "isLgl" => self.legal = is_on(start),
            "suff" => self.gap = value(start).unwrap_or_default(),
            "rFonts" => {
                const PICTURES: &[&str] = &["Wingdings", "Webdings", "Symbol"];
                let font = attribute(start, "ascii").or_else(|| attribute(start, "hAnsi"));
                self.pictures =
                    font.is_some_and(|font| PICTURES.iter().any(|name| font.starts_with(name)));
            }
            _ => {}
        }
    }
}

type Levels = HashMap<usize, Level>;

#[derive(Debug, Default)]
struct Abstract {
    levels: Levels,
    /// The style that holds the list in its stead.
    style: Option<String>,
}

/// A list: an instance of an abstract one.
#[derive(Debug, Default)]
struct List {
    of: u32,
    starts: HashMap<usize, u32>,
    levels: Levels,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<u32, Abstract>,
    lists: HashMap<u32, List>,
    /// The last number of each level, by the abstract list.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Overridden starts that have been used.
    started: HashSet<(u32, usize)>,
}

impl Numbering {
    /// Reads the part.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn read(part: &str, styles: &Styles) -> Result<Numbering, Error> {
        let mut found = Found::default();
        xml::walk(part, &mut |met| {
            match met {
                Met::Start(start) => found.start(&start),
                Met::End(name) => found.end(&name),
                Met::Text(_) => {}
            }
            Ok(())
        })?;
        let mut numbering = found.numbering;
        numbering.follow_styles(styles);
        Ok(numbering)
    }

    /// Lists whose abstract list only names a style take the abstract list of that style's list.
    fn follow_styles(&mut self, styles: &Styles) {
        let target = |of: u32| {
            let style = self.abstracts.get(&of)?.style.as_ref()?;
            let list = styles.get(style)?.paragraph.list?;
            Some(self.lists.get(&list)?.of)
        };
        let targets: Vec<_> = self
            .lists
            .iter()
            .filter_map(|(&id, list)| Some((id, target(list.of)?)))
            .collect();
        for (id, of) in targets {
            if let Some(list) = self.lists.get_mut(&id) {
                list.of = of;
            }
        }
    }

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

#[derive(Default)]
struct Found {
    numbering: Numbering,
    of: Option<(u32, Abstract)>,
    list: Option<(u32, List)>,
    level: Option<(usize, Level)>,
    overridden: Option<usize>,
}

impl Found {
    fn start(&mut self, start: &BytesStart) {
        let id = |name: &str| attribute(start, name).and_then(|id| id.parse().ok());
        let at = || {
            attribute(start, "ilvl")
                .and_then(|id| id.parse().ok())
                .unwrap_or(0)
        };
        let name = start.local_name();
        let name: &str = name.as_ref();
        match (name, &mut self.level, &mut self.of, &mut self.list) {
            ("abstractNum", ..) => {
                self.of = id("abstractNumId").map(|id| (id, Abstract::default()))
            }
            ("num", ..) => self.list = id("numId").map(|id| (id, List::default())),
            ("lvl", ..) => self.level = Some((at(), Level::default())),
            ("lvlOverride", ..) => self.overridden = Some(at()),
            (name, Some((_, level)), ..) => level.set(name, start),
            ("numStyleLink", _, Some((_, of)), _) => of.style = value(start),
            ("abstractNumId", _, _, Some((_, list))) => list.of = number(start).unwrap_or_default(),
            ("startOverride", _, _, Some((_, list))) => {
                if let (Some(at), Some(number)) = (self.overridden, number(start)) {
                    list.starts.insert(at, number);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                match (&mut self.list, &mut self.of) {
                    (Some((_, list)), _) => list.levels.insert(at, level),
                    (None, Some((_, of))) => of.levels.insert(at, level),
                    (None, None) => None,
                };
            }
            "lvlOverride" => self.overridden = None,
            "abstractNum" => self.numbering.abstracts.extend(self.of.take()),
            "num" => self.numbering.lists.extend(self.list.take()),
            _ => {}
        }
    }
}
