//! The part that holds a document's lists.

use super::styles::Styles;
use super::xml::{self, Met, attribute, is_on, number, value};
use crate::input::Error;
use crate::input::list::{Abstract, Level, List, Numbering};
use quick_xml::events::BytesStart;

/// Reads the part.
///
/// # Errors
/// [`Error::Damaged`].
pub(super) fn read(part: &str, styles: &Styles) -> Result<Numbering, Error> {
    let mut found = Found::default();
    xml::walk(part, &mut |met| {
        match met {
            Met::Start(start) => found.start(start),
            Met::End(name) => found.end(name),
            Met::Text(_) => {}
        }
        Ok(())
    })?;
    let mut numbering = found.numbering;
    follow_styles(&mut numbering, styles);
    Ok(numbering)
}

/// Lists whose abstract list only names a style take the abstract list of that style's list.
fn follow_styles(numbering: &mut Numbering, styles: &Styles) {
    let target = |of: u32| {
        let style = numbering.abstracts.get(&of)?.style.as_ref()?;
        let list = styles.get(style)?.paragraph.list?;
        Some(numbering.lists.get(&list)?.of)
    };
    let lists = numbering.lists.iter();
    let targets: Vec<_> = lists
        .filter_map(|(&id, list)| Some((id, target(list.of)?)))
        .collect();
    for (id, of) in targets {
        if let Some(list) = numbering.lists.get_mut(&id) {
            list.of = of;
        }
    }
}

/// Takes up one property element of a level.
fn set(level: &mut Level, name: &str, start: &BytesStart) {
    const PICTURES: &[&str] = &["Wingdings", "Webdings", "Symbol"];
    match name {
        "start" => level.start = number(start).unwrap_or(1),
        "numFmt" => level.format = value(start).unwrap_or_default(),
        "lvlText" => level.text = value(start).unwrap_or_default(),
        "lvlRestart" => level.restart = number(start),
        "pStyle" => level.style = value(start),
        "isLgl" => level.legal = is_on(start),
        "suff" => level.gap = value(start).unwrap_or_default(),
        "rFonts" => {
            let font = attribute(start, "ascii").or_else(|| attribute(start, "hAnsi"));
            level.pictures =
                font.is_some_and(|font| PICTURES.iter().any(|name| font.starts_with(name)));
        }
        _ => {}
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
            (name, Some((_, level)), ..) => set(level, name, start),
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
