//! Styles: what a paragraph or a run looks like before its own properties, along the chain of based-on.

use super::xml::{self, Met, attribute, is_on, number, value};
use crate::input::Error;
use crate::input::face::Face;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Properties of a run, each unset where nothing says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct RunLook {
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
    /// Half points.
    pub size: Option<u16>,
    pub face: Option<Face>,
}

impl RunLook {
    /// Takes up one property element.
    pub fn set(&mut self, name: &str, start: &BytesStart) {
        match name {
            "b" => self.bold = Some(is_on(start)),
            "vanish" => self.hidden = Some(is_on(start)),
            "sz" => self.size = number(start),
            "rFonts" => {
                self.face = attribute(start, "eastAsia")
                    .map(|name| Face::of(&name))
                    .or(self.face)
            }
            _ => {}
        }
    }

    /// These properties, and `under` where they are silent.
    pub fn over(self, under: RunLook) -> RunLook {
        RunLook {
            bold: self.bold.or(under.bold),
            hidden: self.hidden.or(under.hidden),
            size: self.size.or(under.size),
            face: self.face.or(under.face),
        }
    }
}

/// Properties of a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ParagraphLook {
    pub centred: Option<bool>,
    /// As the file counts: 0 the highest, 9 running text.
    pub outline: Option<u8>,
    /// Which list; 0 takes the paragraph out of any.
    pub list: Option<u32>,
    /// Which level of the list, 0 the highest.
    pub list_level: Option<u8>,
}

impl ParagraphLook {
    /// Takes up one property element.
    pub fn set(&mut self, name: &str, start: &BytesStart) {
        match name {
            "jc" => self.centred = Some(value(start).as_deref() == Some("center")),
            "outlineLvl" => self.outline = number(start),
            "numId" => self.list = number(start),
            "ilvl" => self.list_level = number(start),
            _ => {}
        }
    }

    fn over(self, under: &ParagraphLook) -> ParagraphLook {
        ParagraphLook {
            centred: self.centred.or(under.centred),
            outline: self.outline.or(under.outline),
            list: self.list.or(under.list),
            list_level: self.list_level.or(under.list_level),
        }
    }
}

/// A style; after [`Styles::read`] with what it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub id: String,
    pub run: RunLook,
    pub paragraph: ParagraphLook,
    /// The name, in small letters.
    name: String,
    based_on: Option<String>,
    /// The style the list comes from: its own or one it is based on.
    pub list_of: Option<String>,
}

impl Style {
    /// Whether it is the style for document titles.
    pub fn is_title(&self) -> bool {
        matches!(self.name.as_str(), "title" | "标题")
    }

    /// Whether it is one of the styles that tables of contents are set in.
    pub fn is_contents(&self) -> bool {
        let number = self
            .name
            .strip_prefix("toc ")
            .or_else(|| self.name.strip_prefix("目录 "));
        number.is_some_and(|number| number.parse::<u8>().is_ok())
    }

    /// The outline level that the name of a built-in style tells.
    fn level_by_name(&self) -> Option<u8> {
        let number = ["heading ", "标题 "]
            .iter()
            .find_map(|word| self.name.strip_prefix(word))?;
        number
            .trim()
            .parse()
            .ok()
            .filter(|level| (1..=9).contains(level))
            .map(|level: u8| level - 1)
    }
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    pub default: Option<String>,
}

impl Styles {
    /// Reads the part and resolves every chain.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn read(part: &str) -> Result<Styles, Error> {
        let mut found = Found::default();
        xml::walk(part, &mut |met| {
            match met {
                Met::Start(start) => found.start(start),
                Met::End(name) => found.end(name),
                Met::Text(_) => {}
            }
            Ok(())
        })?;
        let resolved = found
            .styles
            .values()
            .map(|style| (style.id.clone(), found.resolve(style)));
        Ok(Styles {
            by_id: resolved.collect(),
            default: found.default.clone(),
        })
    }

    /// A style by its identifier.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }
}

#[derive(Default)]
struct Found {
    styles: HashMap<String, Style>,
    default: Option<String>,
    open: Option<Style>,
    /// The defaults under all styles.
    under: RunLook,
    in_defaults: bool,
    /// Inside the properties that a table style keeps for its corners and rows.
    in_table_part: bool,
}

impl Found {
    fn start(&mut self, start: &BytesStart) {
        let name = start.local_name();
        let name: &str = name.as_ref();
        match (name, &mut self.open) {
            ("style", _) => {
                let id = attribute(start, "styleId").unwrap_or_default();
                let of_paragraphs = attribute(start, "type").as_deref() == Some("paragraph");
                if of_paragraphs
                    && matches!(attribute(start, "default").as_deref(), Some("1" | "true"))
                {
                    self.default = Some(id.clone());
                }
                self.open = Some(Style {
                    id,
                    ..Style::default()
                });
            }
            ("docDefaults", _) => self.in_defaults = true,
            ("tblStylePr", _) => self.in_table_part = true,
            _ if self.in_table_part => {}
            ("name", Some(style)) => style.name = value(start).unwrap_or_default().to_lowercase(),
            ("basedOn", Some(style)) => style.based_on = value(start),
            (name, Some(style)) => {
                style.run.set(name, start);
                style.paragraph.set(name, start);
            }
            (name, None) if self.in_defaults => self.under.set(name, start),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "style" => {
                if let Some(style) = self.open.take() {
                    self.styles.insert(style.id.clone(), style);
                }
            }
            "docDefaults" => self.in_defaults = false,
            "tblStylePr" => self.in_table_part = false,
            _ => {}
        }
    }

    /// A style with all that it is based on. Chains that run in a circle are cut.
    fn resolve(&self, style: &Style) -> Style {
        const LONGEST: usize = 32;
        let mut whole = style.clone();
        let mut at = style;
        for _ in 0..LONGEST {
            if whole.list_of.is_none() && at.paragraph.list.is_some() {
                whole.list_of = Some(at.id.clone());
            }
            whole.run = whole.run.over(at.run);
            whole.paragraph = whole.paragraph.over(&at.paragraph);
            whole.paragraph.outline = whole.paragraph.outline.or_else(|| at.level_by_name());
            match at.based_on.as_ref().and_then(|id| self.styles.get(id)) {
                Some(base) => at = base,
                None => break,
            }
        }
        whole.run = whole.run.over(self.under);
        whole
    }
}
