//! The body: paragraphs in order, each with its number, its text and what the file says of it.

use super::styles::{ParagraphLook, RunLook, Style, Styles};
use super::xml::{self, Met, value};
use crate::input::face::Faces;
use crate::input::list::Numbering;
use crate::input::{Aside, Error, Evidence};
use quick_xml::events::BytesStart;

/// One paragraph as it was read.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// With its number; soft line breaks are LF.
    pub text: String,
    pub evidence: Evidence,
    pub faces: Faces,
    pub characters: usize,
    /// How many tables it stands in.
    tables: usize,
}

/// Elements whose content the reader does not see: deleted text, the former look of changed text, readings
/// over characters, and what stands in for a picture of which the same text is given already.
const UNSEEN: &[&str] = &[
    "del",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "numberingChange",
    "rt",
    "Fallback",
    "sectPr",
];

/// Fields nested deeper than this are shown as they stand.
const DEEPEST_FIELD: usize = 64;

/// Reads the body of a part: its paragraphs, and whether it could be read to its end.
pub(super) fn read(
    part: &str,
    styles: &Styles,
    numbering: &mut Numbering,
) -> (Vec<Line>, Result<(), Error>) {
    let mut walker = Walker {
        styles,
        numbering,
        lines: Vec::new(),
        open: Vec::new(),
        tables: Vec::new(),
        boxed: Vec::new(),
        fields: Vec::new(),
        deep_fields: 0,
        contents: 0,
        blocks: Vec::new(),
        boxes: 0,
        unseen: 0,
        carried: String::new(),
    };
    let end = xml::walk(part, &mut |met| {
        walker.take(met);
        Ok(())
    });
    while !walker.open.is_empty() {
        walker.finish();
    }
    (walker.lines, end)
}

/// A paragraph whose end has not come.
#[derive(Default)]
struct Open {
    text: String,
    look: ParagraphLook,
    style: Option<String>,
    /// The look of the run that is open, and its style.
    run: RunLook,
    run_style: Option<String>,
    /// Inside the properties of the paragraph, of a run.
    in_own: bool,
    in_run: bool,
    /// Inside an element that holds text.
    in_text: bool,
    in_instruction: bool,
    /// The mark at its end was deleted: the next paragraph goes on in it.
    runs_on: bool,
    /// In a table of contents when it began.
    contents: bool,
    characters: usize,
    bold: usize,
    faces: Faces,
    size: u16,
}

/// A table whose end has not come.
struct Table {
    first: usize,
    cells: usize,
    most_cells: usize,
}

/// A field whose end has not come: an instruction, then the result that is shown.
#[derive(Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

impl Field {
    fn is_contents(&self) -> bool {
        self.instruction.trim_start().starts_with("TOC")
    }
}

struct Walker<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    lines: Vec<Line>,
    /// Paragraphs that are open: one, and those in text boxes inside it.
    open: Vec<Open>,
    /// Paragraphs of text boxes that are anchored in the one that is open.
    boxed: Vec<Line>,
    tables: Vec<Table>,
    fields: Vec<Field>,
    /// Fields that are nested too deep to be looked at.
    deep_fields: usize,
    /// How many of the open blocks are tables of contents.
    contents: usize,
    /// For each open structured block whether it is a table of contents.
    blocks: Vec<bool>,
    boxes: usize,
    /// How deep inside an element that is not seen.
    unseen: usize,
    /// Text of paragraphs whose end was deleted.
    carried: String,
}

impl Walker<'_> {
    fn take(&mut self, met: Met) {
        match met {
            Met::Start(start) => {
                let name = start.local_name();
                let name: &str = name.as_ref();
                if self.unseen > 0 || self.is_unseen(name) {
                    self.unseen += 1;
                } else {
                    self.start(name, start);
                }
            }
            Met::End(_) if self.unseen > 0 => self.unseen -= 1,
            Met::End(name) => self.end(name),
            Met::Text(_) if self.unseen > 0 => {}
            Met::Text(text) => self.text(&text),
        }
    }

    /// In the properties of a paragraph's mark a deletion is a property, not text.
    fn is_unseen(&self, name: &str) -> bool {
        let property = self.open.last().is_some_and(|open| open.in_own);
        UNSEEN.contains(&name) && !(property && name == "del")
    }

    fn start(&mut self, name: &str, start: &BytesStart) {
        match name {
            "p" => self.begin(),
            "tbl" => self.tables.push(Table {
                first: self.lines.len(),
                cells: 0,
                most_cells: 0,
            }),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells = 0;
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells += 1;
                    table.most_cells = table.most_cells.max(table.cells);
                }
            }
            "txbxContent" => self.boxes += 1,
            "sdt" => self.blocks.push(false),
            "docPartGallery" if value(start).as_deref() == Some("Table of Contents") => {
                if let Some(block) = self.blocks.last_mut().filter(|block| !**block) {
                    *block = true;
                    self.contents += 1;
                }
            }
            "fldChar" => self.field(start),
            "fldSimple" => self.fields.push(Field {
                instruction: xml::attribute(start, "instr").unwrap_or_default(),
                in_result: true,
            }),
            _ => {
                if let Some(open) = self.open.last_mut() {
                    open.start(name, start);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.finish(),
            "tbl" => self.end_table(),
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            "sdt" => self.contents -= usize::from(self.blocks.pop().unwrap_or_default()),
            "fldSimple" => {
                self.fields.pop();
            }
            _ => {
                if let Some(open) = self.open.last_mut() {
                    open.end(name);
                }
            }
        }
    }

    /// A field's beginning, the end of its instruction, or its end.
    fn field(&mut self, start: &BytesStart) {
        match xml::attribute(start, "fldCharType").as_deref() {
            Some("begin") if self.fields.len() >= DEEPEST_FIELD => self.deep_fields += 1,
            Some("begin") => self.fields.push(Field::default()),
            Some("end") if self.deep_fields > 0 => self.deep_fields -= 1,
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    let contents = field.is_contents();
                    if let Some(open) = self.open.last_mut() {
                        open.contents |= contents;
                    }
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// A table of one column is a frame around the text, not a table.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        if table.most_cells > 1 || !self.tables.is_empty() {
            return;
        }
        for line in &mut self.lines[table.first..] {
            if line.tables == 1 {
                line.evidence.aside = line.evidence.aside.filter(|&aside| aside != Aside::Table);
            }
        }
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if open.in_instruction {
            if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                field.instruction.push_str(text);
            }
        } else if open.in_text && self.fields.iter().all(|field| field.in_result) {
            let look = look(self.styles, open);
            open.push(text, look);
        }
    }

    fn begin(&mut self) {
        let contents = self.contents > 0
            || self
                .fields
                .iter()
                .any(|field| field.in_result && field.is_contents());
        self.open.push(Open {
            contents,
            ..Open::default()
        });
    }

    fn finish(&mut self) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        // An instruction never reaches beyond its paragraph: where its end is missing the text is not lost.
        self.fields
            .iter_mut()
            .for_each(|field| field.in_result = true);
        if open.runs_on && self.open.is_empty() {
            self.carried.push_str(&open.text);
            return;
        }
        if self.open.is_empty() && !self.carried.is_empty() {
            open.text.insert_str(0, &std::mem::take(&mut self.carried));
        }
        let line = self.line(open);
        if self.open.is_empty() {
            self.lines.push(line);
            self.lines.append(&mut self.boxed);
        } else {
            self.boxed.push(line);
        }
    }

    /// What the reader sees of a paragraph.
    fn line(&mut self, open: Open) -> Line {
        let styles = self.styles;
        let style = style(styles, &open);
        let number = self.number(&open, style);
        let outline = open.look.outline.or_else(|| style?.paragraph.outline);
        let contents = open.contents || style.is_some_and(Style::is_contents);
        let aside = match (contents, self.boxes > 0, self.tables.is_empty()) {
            (true, ..) => Some(Aside::Contents),
            (_, true, _) => Some(Aside::TextBox),
            (.., false) => Some(Aside::Table),
            _ => None,
        };
        let all_bold = open.bold == open.characters && open.bold > 0;
        Line {
            evidence: Evidence {
                level: outline.filter(|&level| level < 9).map(|level| level + 1),
                title_style: style.is_some_and(Style::is_title),
                bold: all_bold,
                heading_font: false,
                centred: open
                    .look
                    .centred
                    .or_else(|| style?.paragraph.centred)
                    .unwrap_or(false),
                size: open.size,
                aside,
            },
            text: number + &open.text,
            faces: open.faces,
            characters: open.characters,
            tables: self.tables.len(),
        }
    }

    /// The number of a paragraph of a list, its own or its style's.
    fn number(&mut self, open: &Open, style: Option<&Style>) -> String {
        let own = open.look.list;
        let Some(list) = own
            .or_else(|| style?.paragraph.list)
            .filter(|&list| list != 0)
        else {
            return String::new();
        };
        let by_style = || {
            self.numbering
                .level_of_style(list, style?.list_of.as_deref()?)
        };
        let linked = if own.is_none() { by_style() } else { None };
        let level = open
            .look
            .list_level
            .or(linked)
            .or_else(|| style?.paragraph.list_level);
        let number = self.numbering.next(list, level.unwrap_or(0));
        // An empty paragraph of a list is counted, but the number of nothing is nothing to read.
        number.filter(|_| open.characters > 0).unwrap_or_default()
    }
}

fn style<'a>(styles: &'a Styles, open: &Open) -> Option<&'a Style> {
    let named = open.style.as_deref().and_then(|id| styles.get(id));
    named.or_else(|| styles.get(styles.default.as_deref()?))
}

/// How a run looks: its own properties, its style's, its paragraph's style's.
fn look(styles: &Styles, open: &Open) -> RunLook {
    let run_style = open.run_style.as_deref().and_then(|id| styles.get(id));
    let under = style(styles, open)
        .map(|style| style.run)
        .unwrap_or_default();
    open.run
        .over(run_style.map(|style| style.run).unwrap_or_default())
        .over(under)
}

impl Open {
    fn start(&mut self, name: &str, start: &BytesStart) {
        match name {
            "pPr" => self.in_own = true,
            "r" => (self.run, self.run_style) = (RunLook::default(), None),
            "rPr" if !self.in_own => self.in_run = true,
            "t" | "delText" => self.in_text = name == "t",
            "instrText" => self.in_instruction = true,
            _ if self.in_own => match name {
                "pStyle" => self.style = value(start),
                "del" => self.runs_on = true,
                _ => self.look.set(name, start),
            },
            "rStyle" if self.in_run => self.run_style = value(start),
            _ if self.in_run => self.run.set(name, start),
            "br" | "cr" => self.text.push('\n'),
            "tab" | "ptab" => self.text.push('\t'),
            "noBreakHyphen" => self.text.push('-'),
            "sym" => self.text.extend(symbol(start)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => self.in_own = false,
            "rPr" => self.in_run = false,
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            _ => {}
        }
    }

    fn push(&mut self, text: &str, look: RunLook) {
        if look.hidden == Some(true) {
            return;
        }
        let characters = text.chars().filter(|c| !c.is_whitespace()).count();
        if self.size == 0 && characters > 0 {
            self.size = look.size.unwrap_or_default();
        }
        self.characters += characters;
        if look.bold == Some(true) {
            self.bold += characters;
        }
        self.faces.add(look.face.unwrap_or_default(), characters);
        // A line end inside text is a blank; only elements break lines.
        self.text.extend(
            text.chars()
                .map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }),
        );
    }
}

/// A character of a symbol font, where it is one that other fonts have too.
fn symbol(start: &BytesStart) -> Option<char> {
    let code = xml::attribute(start, "char")?;
    let char = char::from_u32(u32::from_str_radix(&code, 16).ok()?)?;
    (!('\u{e000}'..='\u{f8ff}').contains(&char) && !char.is_control()).then_some(char)
}
