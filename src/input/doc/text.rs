//! The text itself: pieces put in order, cut into paragraphs.

use super::bytes::Bytes;
use super::properties::{Look, Runs, Style};
use crate::input::list::Numbering;
use crate::input::{Aside, Evidence};

/// A run of characters that lie together in the main stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it begins in the stream.
    start: usize,
    characters: usize,
    /// Whether a character has two bytes.
    wide: bool,
}

/// Reads the table of pieces, [MS-DOC] 2.9.38, up to the end of the main text.
pub(super) fn pieces(part: &[u8], main: Bytes) -> Option<Vec<Piece>> {
    const MAIN_TEXT: usize = 0x4c;
    const NARROW: u32 = 1 << 30;
    let table = table(Bytes(part))?;
    let count = table.0.len().checked_sub(4)? / 12;
    // Pieces do not share their text, so that there is never more of it than the stream holds.
    let mut left = main.size(MAIN_TEXT)?.min(main.0.len());
    let mut pieces = Vec::with_capacity(count);
    for index in 0..count {
        let (from, to) = (table.size(index * 4)?, table.size(index * 4 + 4)?);
        let place = table.u32((count + 1) * 4 + index * 8 + 2)?;
        let wide = place & NARROW == 0;
        let place = (place & !NARROW & 0x7fff_ffff) as usize;
        let characters = to.checked_sub(from)?.min(left);
        left -= characters;
        pieces.push(Piece {
            start: if wide { place } else { place / 2 },
            characters,
            wide,
        });
    }
    Some(pieces)
}

/// Passes over what stands before the table.
fn table(part: Bytes) -> Option<Bytes> {
    const PROPERTIES: u8 = 1;
    let mut at = 0;
    while part.u8(at)? == PROPERTIES {
        at += 3 + usize::from(part.u16(at + 1)?);
    }
    let length = part.size(at + 1)?;
    part.slice(at + 5, length).map(Bytes)
}

/// All that is known of looks.
pub(super) struct Looks<'a> {
    pub styles: Vec<Style>,
    pub paragraphs: Runs<'a>,
    pub characters: Runs<'a>,
}

/// One paragraph as it was read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub text: String,
    pub evidence: Evidence,
}

/// Reads the paragraphs.
pub(super) fn read(main: Bytes, pieces: &[Piece], looks: Looks, numbering: Numbering) -> Vec<Line> {
    let mut reader = Reading {
        looks,
        numbering,
        lines: Vec::new(),
        open: Open::default(),
        fields: Vec::new(),
        contents: 0,
        table: None,
    };
    for piece in pieces {
        let width = if piece.wide { 2 } else { 1 };
        for index in 0..piece.characters {
            let place = piece.start + index * width;
            let unit = match piece.wide {
                true => main.u16(place),
                false => main.u8(place).map(narrow),
            };
            let Some(unit) = unit else { break };
            reader.take(unit, place);
        }
    }
    reader.rest();
    reader.lines
}

/// A character of one byte: Windows 1252, as the format has it.
fn narrow(byte: u8) -> u16 {
    let (text, _) =
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().map_or(0, |char| char as u16)
}

/// A paragraph whose end has not come.
#[derive(Default)]
struct Open {
    units: Vec<u16>,
    characters: usize,
    bold: usize,
    size: u16,
    contents: bool,
}

/// A field: its instruction, then its result.
#[derive(Default)]
struct Field {
    instruction: Vec<u16>,
    in_result: bool,
    contents: bool,
}

/// The table that is being read: its first line, cells in the row, most cells in a row.
struct Table {
    first: usize,
    cells: usize,
    most: usize,
}

struct Reading<'a> {
    looks: Looks<'a>,
    numbering: Numbering,
    lines: Vec<Line>,
    open: Open,
    fields: Vec<Field>,
    contents: usize,
    table: Option<Table>,
}

/// Fields nested deeper than this are shown as they stand.
const DEEPEST_FIELD: usize = 64;

/// Characters that mean something, [MS-DOC] 2.4.1 and 2.8.
mod sign {
    pub const CELL_END: u16 = 0x07;
    pub const LINE_BREAK: u16 = 0x0b;
    pub const PAGE_BREAK: u16 = 0x0c;
    pub const PARAGRAPH_END: u16 = 0x0d;
    pub const FIELD: u16 = 0x13;
    pub const FIELD_RESULT: u16 = 0x14;
    pub const FIELD_END: u16 = 0x15;
    pub const HYPHEN: u16 = 0x1e;
    pub const TAB: u16 = 0x09;
}

impl Reading<'_> {
    fn take(&mut self, unit: u16, place: usize) {
        match unit {
            sign::PARAGRAPH_END | sign::CELL_END | sign::PAGE_BREAK => self.end(unit, place),
            sign::FIELD if self.fields.len() < DEEPEST_FIELD => self.fields.push(Field::default()),
            sign::FIELD_RESULT => self.begin_result(),
            sign::FIELD_END => {
                let contents = self.fields.pop().is_some_and(|field| field.contents);
                self.contents -= usize::from(contents);
            }
            _ => match self.fields.last_mut().filter(|field| !field.in_result) {
                Some(field) => field.instruction.push(unit),
                None => self.character(unit, place),
            },
        }
    }

    fn begin_result(&mut self) {
        let Some(field) = self.fields.last_mut() else {
            return;
        };
        field.in_result = true;
        let instruction = String::from_utf16_lossy(&field.instruction);
        if !field.contents && instruction.trim_start().starts_with("TOC") {
            field.contents = true;
            self.contents += 1;
            self.open.contents = true;
        }
    }

    fn character(&mut self, unit: u16, place: usize) {
        let shown = match unit {
            sign::LINE_BREAK => u16::from(b'\n'),
            sign::HYPHEN => u16::from(b'-'),
            sign::TAB => unit,
            0..=0x1f => return,
            _ => unit,
        };
        let mut look = Look::default();
        if let Some((_, list)) = self.looks.characters.at(place) {
            look.take(list);
        }
        if look.unseen == Some(true) {
            return;
        }
        let open = &mut self.open;
        open.units.push(shown);
        if shown <= u16::from(b' ') || shown == 0x3000 {
            return;
        }
        open.bold += usize::from(look.bold == Some(true));
        open.characters += 1;
        if open.size == 0 {
            open.size = look.size.unwrap_or_default();
        }
    }

    /// What is left where the last paragraph's mark is missing.
    fn rest(&mut self) {
        if !self.open.units.is_empty() {
            self.end(sign::PARAGRAPH_END, usize::MAX);
        }
        self.end_table();
    }

    fn end(&mut self, unit: u16, place: usize) {
        let open = std::mem::take(&mut self.open);
        self.open.contents = self.contents > 0;
        // An instruction never reaches beyond its paragraph: where its end is missing the text is not lost.
        self.fields
            .iter_mut()
            .for_each(|field| field.in_result = true);
        let (number, own) = self.looks.paragraphs.at(place).unwrap_or_default();
        let style = self.looks.styles.get(number).copied().unwrap_or_default();
        let mut look = Look::default();
        look.take(own);
        let look = look.over(style.look);
        let in_table = unit == sign::CELL_END || look.in_table == Some(true);
        if in_table {
            let first = self.lines.len();
            let table = self.table.get_or_insert(Table {
                first,
                cells: 0,
                most: 0,
            });
            if look.row_end == Some(true) {
                table.most = table.most.max(table.cells);
                table.cells = 0;
                return;
            }
            table.cells += usize::from(unit == sign::CELL_END);
        } else {
            self.end_table();
        }
        let line = self.line(open, &style, look, in_table);
        self.lines.push(line);
    }

    /// A table of one column is a frame around the text, not a table.
    fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        if table.most.max(table.cells) <= 1 {
            for line in &mut self.lines[table.first..] {
                line.evidence.aside = line.evidence.aside.filter(|&aside| aside != Aside::Table);
            }
        }
    }

    fn line(&mut self, open: Open, style: &Style, look: Look, in_table: bool) -> Line {
        let list = look.list.filter(|&list| list != 0);
        let number = list.and_then(|list| {
            self.numbering
                .next(u32::from(list), look.list_level.unwrap_or(0))
        });
        let number = number.filter(|_| open.characters > 0).unwrap_or_default();
        let all_bold = open.characters > 0
            && (open.bold == open.characters || look.bold == Some(true) && open.bold == 0);
        let aside = match (open.contents || style.is_contents(), in_table) {
            (true, _) => Some(Aside::Contents),
            (false, true) => Some(Aside::Table),
            (false, false) => None,
        };
        Line {
            evidence: Evidence {
                level: look
                    .outline
                    .filter(|&level| level < 9)
                    .map(|level| level + 1),
                title_style: style.is_title(),
                bold: all_bold,
                heading_font: false,
                centred: look.centred.unwrap_or(false),
                size: if open.size > 0 {
                    open.size
                } else {
                    look.size.unwrap_or_default()
                },
                aside,
            },
            text: number + &String::from_utf16_lossy(&open.units),
        }
    }
}
