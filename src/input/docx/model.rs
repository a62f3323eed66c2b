//! A Word document as a model for others: its parts, its page, and how its paragraphs and styles are set. All of it is
//! kept as it is written, so that nothing of it is lost which is not understood here.

use super::package::{self, Package};
use super::xml::{self, attribute, damaged};
use crate::input::Error;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::collections::{BTreeMap, HashMap};

/// The document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// All parts, by their names.
    pub parts: Vec<(String, Vec<u8>)>,
    /// The name of the part with the text.
    pub main: String,
    /// The start of that part's root element, with its namespaces.
    pub root: String,
    /// The page: the last section's properties, empty where there are none.
    pub section: String,
    /// The paragraphs outside tables and text boxes.
    pub paragraphs: Vec<Set>,
    /// The paragraph styles, by their identifiers.
    pub styles: HashMap<String, ModelStyle>,
    /// The style of paragraphs that name none.
    pub default: String,
    /// What is set where no style says it.
    under: Properties,
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set {
    /// What it says, without an automatic number.
    pub text: String,
    /// Its style.
    pub style: Option<String>,
    /// Its own properties, but for its style, its list and its section.
    pub own: String,
    /// The properties of the run that most of it stands in.
    pub run: String,
    longest: usize,
}

/// A paragraph style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelStyle {
    /// In small letters.
    pub name: String,
    based_on: Option<String>,
    own: String,
}

/// Values by element and attribute: `("sz", "val")`. An element without attributes has the attribute `""`.
pub type Properties = BTreeMap<(String, String), String>;

impl Model {
    /// Reads a document.
    ///
    /// # Errors
    /// All of a Word document's reading, and [`Error::KindNotRead`] for one with macros, which no plain one may be
    /// made of.
    pub fn read(bytes: Vec<u8>) -> Result<Model, Error> {
        let mut package = Package::open(bytes, package::LIMIT)?;
        let main = package.relations("")?.remove("officeDocument");
        let main = main.unwrap_or_else(|| "word/document.xml".to_string());
        let relations = package.relations(&main)?;
        if relations.contains_key("vbaProject") {
            let extension = "docm".to_string();
            return Err(Error::KindNotRead { extension });
        }
        let text = package.part(&main)?;
        let text = text.ok_or_else(|| damaged("no main part"))?;
        let styles = relations.get("styles");
        let styles = package.part(styles.map_or("word/styles.xml", String::as_str))?;
        let mut model = Model {
            parts: package.parts()?,
            main,
            ..Model::default()
        };
        model.read_body(&text)?;
        model.read_styles(&styles.unwrap_or_default())?;
        Ok(model)
    }

    /// What a style and all that it is based on say, with what is set beside it.
    pub fn properties(&self, style: Option<&str>, own: &[&str]) -> Properties {
        const LONGEST: usize = 32;
        let mut chain = Vec::new();
        let mut at = self.styles.get(style.unwrap_or(&self.default));
        while let Some(style) = at.filter(|_| chain.len() < LONGEST) {
            chain.push(style);
            at = self
                .styles
                .get(style.based_on.as_deref().unwrap_or_default());
        }
        let mut properties = self.under.clone();
        for own in chain.iter().rev().map(|style| style.own.as_str()) {
            take(own, &mut properties);
        }
        for own in own {
            take(own, &mut properties);
        }
        properties
    }

    fn read_body(&mut self, text: &str) -> Result<(), Error> {
        /// What stands apart from the text, or is not shown.
        const ASIDE: &[&str] = &["tbl", "txbxContent", "del", "moveFrom", "Fallback"];
        let mut walk = Walk::new(text);
        let (mut aside, mut run) = (0_usize, String::new());
        let (mut in_text, mut written) = (false, 0);
        while let Some(met) = walk.next()? {
            let name = met.name.as_str();
            match met.kind {
                Kind::Start if self.root.is_empty() => self.root = met.raw.to_string(),
                Kind::Start if ASIDE.contains(&name) => aside += 1,
                Kind::End if ASIDE.contains(&name) => aside = aside.saturating_sub(1),
                _ if aside > 0 => {}
                Kind::Start if name == "p" => self.paragraphs.push(Set::default()),
                Kind::Start if name == "sectPr" => self.section = walk.rest_of(met)?.to_string(),
                Kind::Start if name == "pPr" => {
                    let own = walk.children()?;
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.take_own(&own);
                    }
                }
                Kind::Start if name == "r" => (run, written) = (String::new(), 0),
                Kind::Start if name == "rPr" => {
                    let own = walk.children()?.into_iter();
                    let kept = own.filter(|(name, _)| !NOT_OF_A_RUN.contains(&name.as_str()));
                    run = kept.map(|(_, raw)| raw).collect();
                }
                Kind::Start | Kind::End if name == "t" => in_text = met.kind == Kind::Start,
                Kind::Text if in_text => {
                    written += met.raw.len();
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.text.push_str(&xml::unescaped(met.raw));
                        if written > paragraph.longest {
                            paragraph.longest = written;
                            paragraph.run.clone_from(&run);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_styles(&mut self, text: &str) -> Result<(), Error> {
        let mut walk = Walk::new(text);
        let mut open: Option<(String, ModelStyle)> = None;
        while let Some(met) = walk.next()? {
            match (met.kind, met.name.as_str(), &mut open) {
                (Kind::Start, "style", _) => {
                    let named = |name| met.attribute(name).unwrap_or_default();
                    open = (named("type") == "paragraph")
                        .then(|| (named("styleId"), ModelStyle::default()));
                    if open.is_some() && matches!(named("default").as_str(), "1" | "true") {
                        self.default = named("styleId");
                    }
                }
                (Kind::End, "style", _) => self.styles.extend(open.take()),
                (Kind::Start, "name", Some((_, style))) => {
                    style.name = met.attribute("val").unwrap_or_default().to_lowercase();
                }
                (Kind::Start, "basedOn", Some((_, style))) => {
                    style.based_on = met.attribute("val");
                }
                (Kind::Start, "pPr" | "rPr", Some((_, style))) => {
                    let own = walk.children()?;
                    style.own.extend(own.into_iter().map(|(_, raw)| raw));
                }
                (Kind::Start, "rPrDefault" | "pPrDefault", None) => {
                    let own = walk.children()?;
                    own.iter().for_each(|(_, raw)| take(raw, &mut self.under));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// What a copied run must not have: marks of changes and of markers, links.
const NOT_OF_A_RUN: &[&str] = &[
    "rPrChange",
    "ins",
    "del",
    "highlight",
    "shd",
    "vanish",
    "rStyle",
    "lang",
    "u",
];

/// What a copied paragraph must not have: its own section, a former look, a break before it.
const NOT_OF_A_PARAGRAPH: &[&str] = &[
    "pStyle",
    "numPr",
    "sectPr",
    "rPr",
    "pPrChange",
    "framePr",
    "pageBreakBefore",
    "outlineLvl",
];

impl Set {
    /// As a style says, and nothing beside it.
    #[must_use]
    pub fn of_style(style: &str) -> Set {
        Set {
            style: Some(style.to_string()),
            ..Set::default()
        }
    }

    fn take_own(&mut self, children: &[(String, &str)]) {
        for (name, raw) in children {
            if name == "pStyle" {
                let mut properties = Properties::new();
                take(raw, &mut properties);
                self.style = properties.into_values().next();
            } else if !NOT_OF_A_PARAGRAPH.contains(&name.as_str()) {
                self.own.push_str(raw);
            }
        }
    }
}

/// Takes up elements one after another; a later one says anew what it says.
fn take(raw: &str, properties: &mut Properties) {
    let mut walk = Walk::new(raw);
    while let Ok(Some(met)) = walk.next() {
        if met.kind != Kind::Start {
            continue;
        }
        if let Some(start) = &met.start {
            let mut attributes = start.attributes();
            attributes.with_checks(false);
            properties.remove(&(met.name.clone(), String::new()));
            let mut any = false;
            for attribute in attributes.flatten() {
                let name = attribute.key.local_name().as_ref().to_string();
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                let value = value.unwrap_or_default().into_owned();
                properties.insert((met.name.clone(), name), value);
                any = true;
            }
            if !any {
                properties.insert((met.name.clone(), "val".to_string()), "1".to_string());
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Start,
    End,
    Text,
    Other,
}

/// What is met, with the bytes it is written in.
struct Met<'t> {
    kind: Kind,
    name: String,
    raw: &'t str,
    start: Option<quick_xml::events::BytesStart<'t>>,
    begin: usize,
    empty: bool,
}

impl Met<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        attribute(self.start.as_ref()?, name)
    }
}

/// A walk over XML that knows where it is.
struct Walk<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    /// The end of an element without content is met behind its start.
    ended: Option<String>,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Walk<'t> {
        Walk {
            text,
            reader: Reader::from_str(text),
            ended: None,
        }
    }

    fn next(&mut self) -> Result<Option<Met<'t>>, Error> {
        let begin = self.reader.buffer_position() as usize;
        if let Some(name) = self.ended.take() {
            return Ok(Some(Met {
                kind: Kind::End,
                name,
                raw: "",
                start: None,
                begin,
                empty: false,
            }));
        }
        let event = self.reader.read_event().map_err(damaged)?;
        let raw = &self.text[begin..self.reader.buffer_position() as usize];
        let met = |kind, name: &str, start, empty| Met {
            kind,
            name: name.to_string(),
            raw,
            start,
            begin,
            empty,
        };
        Ok(Some(match event {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_string();
                met(Kind::Start, &name, Some(start), false)
            }
            Event::Empty(start) => {
                let name = start.local_name().as_ref().to_string();
                self.ended = Some(name.clone());
                met(Kind::Start, &name, Some(start), true)
            }
            Event::End(end) => met(Kind::End, end.local_name().as_ref(), None, false),
            Event::Text(_) | Event::GeneralRef(_) => met(Kind::Text, "", None, false),
            Event::Eof => return Ok(None),
            _ => met(Kind::Other, "", None, false),
        }))
    }

    /// The elements inside the one that was just met, up to its end, each with its name.
    fn children(&mut self) -> Result<Vec<(String, &'t str)>, Error> {
        let mut children = Vec::new();
        loop {
            match self.next()? {
                Some(met) if met.kind == Kind::Start => {
                    children.push((met.name.clone(), self.rest_of(met)?));
                }
                Some(met) if met.kind == Kind::End => return Ok(children),
                Some(_) => {}
                None => return Err(damaged("it ends in the middle")),
            }
        }
    }

    /// The whole of an element whose start was met.
    fn rest_of(&mut self, met: Met<'t>) -> Result<&'t str, Error> {
        if met.empty {
            self.ended = None;
            return Ok(met.raw);
        }
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()?.map(|met| met.kind) {
                Some(Kind::Start) => depth += 1,
                Some(Kind::End) => depth -= 1,
                Some(_) => {}
                None => return Err(damaged("it ends in the middle")),
            }
        }
        Ok(&self.text[met.begin..self.reader.buffer_position() as usize])
    }
}
