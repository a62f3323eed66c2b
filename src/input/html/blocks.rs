//! A page as blocks of text, each in its element.

use super::style::{self, Look};
use crate::input::face::{self, Face, Faces};
use crate::input::{Aside, Evidence};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// An element that holds blocks.
#[derive(Debug)]
pub(super) struct Element {
    /// The element it is in, an earlier one; itself for the first.
    pub parent: usize,
    /// The last element inside it.
    last: usize,
}

/// A block of text.
#[derive(Debug)]
pub(super) struct Block {
    /// Blanks run together, lines of the page parted by LF.
    pub text: String,
    pub evidence: Evidence,
    /// The element it stands in.
    pub element: usize,
    /// Whether it is of the page and not of the article: navigation, footer, buttons.
    pub chrome: bool,
    pub characters: usize,
    /// Characters inside links.
    pub linked: usize,
    faces: Faces,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(super) struct WebPage {
    pub elements: Vec<Element>,
    pub blocks: Vec<Block>,
    /// What the window's title says.
    pub title: String,
}

impl WebPage {
    /// Takes a page apart. Pages are never wrong, only strange.
    pub fn read(text: &str) -> WebPage {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut walker = Walker::new();
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => walker.start(&tag),
                Token::EndTag(tag) => walker.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => walker.text(&String::from_utf8_lossy(&text.value)),
                _ => {}
            }
        }
        walker.finish();
        walker.page
    }

    /// Whether an element is another or inside it.
    pub fn is_in(&self, element: usize, outer: usize) -> bool {
        (outer..=self.elements[outer].last).contains(&element)
    }
}

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Runs on in its line.
    Inline,
    /// Begins a line.
    Block,
    /// Its text is not shown.
    Unseen,
    /// Around the article.
    Chrome,
}

const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "textarea",
    "object",
];
const CHROME: &[&str] = &["nav", "footer", "aside", "menu"];
const BLOCKS: &[&str] = &[
    "html",
    "body",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tbody",
    "thead",
    "tr",
    "td",
    "th",
    "section",
    "article",
    "main",
    "header",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "form",
    "fieldset",
    "figure",
    "figcaption",
    "center",
    "address",
    "hr",
    "caption",
    "title",
    "head",
];
const VOID: &[&str] = &[
    "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr",
];

/// Words in the name of a class that say that an element is around the article.
const CHROME_WORDS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "footer",
    "foot",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "share",
    "copyright",
    "comment",
    "comments",
    "related",
    "recommend",
    "pagination",
    "pager",
    "toolbar",
    "ad",
    "ads",
    "advert",
];

fn role(name: &str) -> Role {
    match name {
        _ if UNSEEN.contains(&name) => Role::Unseen,
        _ if CHROME.contains(&name) => Role::Chrome,
        _ if BLOCKS.contains(&name) => Role::Block,
        _ => Role::Inline,
    }
}

/// An element whose end has not come.
struct Open {
    name: String,
    /// The number of a block element.
    element: usize,
    role: Role,
    /// With what it has of the elements it is in.
    look: Look,
    /// Items counted in a list, cells in a row.
    count: u32,
    /// Most cells in a row, and the first block, of a table.
    most: u32,
    first: usize,
}

struct Walker {
    page: WebPage,
    open: Vec<Open>,
    line: String,
    characters: usize,
    linked: usize,
    bold: usize,
    size: u16,
    faces: Faces,
    /// How many of the open elements are of a kind.
    unseen: usize,
    chrome: usize,
    links: usize,
}

impl Walker {
    fn new() -> Walker {
        let page = WebPage {
            elements: vec![Element { parent: 0, last: 0 }],
            ..WebPage::default()
        };
        Walker {
            page,
            open: Vec::new(),
            line: String::new(),
            characters: 0,
            linked: 0,
            bold: 0,
            size: 0,
            faces: Faces::default(),
            unseen: 0,
            chrome: 0,
            links: 0,
        }
    }

    fn element(&self) -> usize {
        self.open.last().map_or(0, |open| open.element)
    }

    fn start(&mut self, tag: &StartTag<()>) {
        /// Elements nested deeper than this are not told apart.
        const DEEPEST: usize = 512;
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match name.as_str() {
            "br" => return self.line.push('\n'),
            "body" => self.close("head"),
            "p" | "div" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" => self.close("p"),
            "li" | "tr" | "td" | "th" | "dt" | "dd" => self.close(&name),
            _ => {}
        }
        let mut role = role(&name);
        if role != Role::Inline {
            self.end_block();
        }
        if VOID.contains(&name.as_str()) || tag.self_closing || self.open.len() >= DEEPEST {
            return;
        }
        let attribute = |name: &str| {
            tag.attributes
                .get(name.as_bytes())
                .map(|value| String::from_utf8_lossy(&value.value).to_lowercase())
                .unwrap_or_default()
        };
        let (class, style) = (
            attribute("class") + " " + &attribute("id"),
            attribute("style").replace(' ', ""),
        );
        if role == Role::Block && !matches!(name.as_str(), "html" | "body") && names_chrome(&class)
        {
            role = Role::Chrome;
        }
        if style.contains("display:none") {
            role = Role::Unseen;
        }
        let mut look = self
            .open
            .last()
            .map_or_else(Look::default, |open| open.look);
        look.enter(&name, &class, attribute("align") == "center");
        style::apply(&style, &mut look);
        if name == "font" {
            look.face = Some(Face::of(&attribute("face")));
        }
        self.count(&name);
        self.push(name, role, look);
    }

    fn push(&mut self, name: String, role: Role, look: Look) {
        let mut element = self.element();
        if role != Role::Inline {
            self.page.elements.push(Element {
                parent: element,
                last: 0,
            });
            element = self.page.elements.len() - 1;
            self.page.elements[element].last = element;
        }
        self.unseen += usize::from(role == Role::Unseen);
        self.chrome += usize::from(role == Role::Chrome);
        self.links += usize::from(name == "a");
        self.open.push(Open {
            look,
            name,
            element,
            role,
            count: 0,
            most: 0,
            first: self.page.blocks.len(),
        });
    }

    /// Counts cells for the table, and writes the number of an item.
    fn count(&mut self, name: &str) {
        let of = match name {
            "li" => ["ol", "ul"].as_slice(),
            "td" | "th" => &["table"],
            "tr" => {
                if let Some(table) = self.open.iter_mut().rev().find(|open| open.name == "table") {
                    table.count = 0;
                }
                return;
            }
            _ => return,
        };
        let Some(around) = self
            .open
            .iter_mut()
            .rev()
            .find(|open| of.contains(&open.name.as_str()))
        else {
            return;
        };
        around.count += 1;
        around.most = around.most.max(around.count);
        if around.name == "ol" {
            self.line = format!("{}. ", around.count);
        }
    }

    fn end(&mut self, name: &str) {
        if role(name) != Role::Inline {
            self.end_block();
        }
        self.close(name);
    }

    /// Ends the innermost open element of a name, with what was left open in it, but not beyond its table cell.
    fn close(&mut self, name: &str) {
        let walls: &[&str] = if matches!(name, "table" | "html" | "body") {
            &[]
        } else {
            &["table"]
        };
        let mut within = self.open.iter().enumerate().rev();
        let found =
            within.find(|(_, open)| open.name == name || walls.contains(&open.name.as_str()));
        let Some((at, _)) = found.filter(|(_, open)| open.name == name) else {
            return;
        };
        if role(name) != Role::Inline {
            self.end_block();
        }
        while self.open.len() > at {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.role != Role::Inline {
            self.page.elements[open.element].last = self.page.elements.len() - 1;
        }
        self.unseen -= usize::from(open.role == Role::Unseen);
        self.chrome -= usize::from(open.role == Role::Chrome);
        self.links -= usize::from(open.name == "a");
        if open.name == "table" {
            self.mark_table(&open);
        }
    }

    /// A table of short cells is one; with long ones it is there for the layout.
    fn mark_table(&mut self, table: &Open) {
        const SHORT: usize = 40;
        let blocks = &mut self.page.blocks[table.first..];
        let characters: usize = blocks.iter().map(|block| block.characters).sum();
        if table.most > 1 && characters <= blocks.len() * SHORT {
            for block in blocks {
                block.evidence.aside = Some(Aside::Table);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|open| open.name == "title") {
            self.page.title.push_str(text);
            return;
        }
        if self.unseen > 0 {
            return;
        }
        let look = self
            .open
            .last()
            .map_or_else(Look::default, |open| open.look);
        let plain = self.open.iter().any(|open| open.name == "pre");
        for char in text.chars() {
            match char {
                '\n' if plain => self.line.push('\n'),
                ' ' | '\t' | '\r' | '\n' | '\u{c}' => {
                    if !self.line.ends_with([' ', '\n']) && !self.line.is_empty() {
                        self.line.push(' ');
                    }
                    continue;
                }
                _ => self.line.push(char),
            }
            if !char.is_whitespace() {
                self.shown(look);
            }
        }
    }

    /// Counts a character that was put into the line.
    fn shown(&mut self, look: Look) {
        self.bold += usize::from(look.bold);
        if self.characters == 0 {
            self.size = look.size;
        }
        self.faces.add(look.face.unwrap_or_default(), 1);
        self.characters += 1;
        self.linked += usize::from(self.links > 0);
    }

    /// What has been gathered becomes a block.
    fn end_block(&mut self) {
        let (characters, linked, bold) = (self.characters, self.linked, self.bold);
        (self.characters, self.linked, self.bold) = (0, 0, 0);
        let faces = std::mem::take(&mut self.faces);
        let text = std::mem::take(&mut self.line);
        if characters == 0 {
            return;
        }
        let look = self
            .open
            .last()
            .map_or_else(Look::default, |open| open.look);
        let heading = self
            .open
            .iter()
            .rev()
            .find_map(|open| open.name.strip_prefix('h')?.parse::<u8>().ok());
        self.page.blocks.push(Block {
            text: text.trim_matches([' ', '\n']).to_string(),
            evidence: Evidence {
                level: heading.or(look.level),
                title_style: heading == Some(1) || look.title,
                bold: bold == characters,
                centred: look.centred,
                size: self.size,
                ..Evidence::default()
            },
            element: self.element(),
            chrome: self.chrome > 0,
            characters,
            linked,
            faces,
        });
    }

    fn finish(&mut self) {
        self.end_block();
        while !self.open.is_empty() {
            self.pop();
        }
        self.page.elements[0].last = self.page.elements.len() - 1;
        face::mark_headings(&mut self.page.blocks, |block| {
            (block.faces, &mut block.evidence)
        });
    }
}

/// Whether a class says that its element is around the article.
fn names_chrome(class: &str) -> bool {
    let mut words = class.split(|char: char| !char.is_ascii_alphanumeric());
    words.any(|word| CHROME_WORDS.contains(&word))
}
