//! Properties of paragraphs and runs: what is stored for a style, and what for a place in the text.

use super::bytes::Bytes;

/// What is known of a paragraph or of a run, each unset where nothing says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// 0 the highest, 9 running text.
    pub outline: Option<u8>,
    pub centred: Option<bool>,
    /// Which list, 0 none.
    pub list: Option<u16>,
    pub list_level: Option<u8>,
    pub in_table: Option<bool>,
    /// The mark that ends a row of a table.
    pub row_end: Option<bool>,
    pub bold: Option<bool>,
    /// Hidden, or deleted in a tracked change.
    pub unseen: Option<bool>,
    /// Half points.
    pub size: Option<u16>,
}

/// Modifiers, [MS-DOC] 2.6: the number says by its highest bits how long what follows is.
mod modifier {
    pub const IN_TABLE: u16 = 0x2416;
    pub const ROW_END: u16 = 0x2417;
    pub const ALIGNED: u16 = 0x2461;
    pub const ALIGNED_80: u16 = 0x2403;
    pub const OUTLINE: u16 = 0x2640;
    pub const LIST_LEVEL: u16 = 0x260a;
    pub const LIST: u16 = 0x460b;
    pub const DELETED: u16 = 0x0800;
    pub const BOLD: u16 = 0x0835;
    pub const HIDDEN: u16 = 0x083c;
    pub const SIZE: u16 = 0x4a43;
    pub const TABLE_DEFINITION: u16 = 0xd608;
}

impl Look {
    /// Takes up a list of modifiers, as far as it can be read.
    pub fn take(&mut self, list: &[u8]) {
        let bytes = Bytes(list);
        let mut at = 0;
        while let Some(number) = bytes.u16(at) {
            let length = match number >> 13 {
                0 | 1 => Some(1),
                2 | 4 | 5 => Some(2),
                3 => Some(4),
                7 => Some(3),
                _ if number == modifier::TABLE_DEFINITION => {
                    bytes.u16(at + 2).map(|length| usize::from(length) + 1)
                }
                _ => bytes.u8(at + 2).map(|length| usize::from(length) + 1),
            };
            let Some(value) = length.and_then(|length| bytes.slice(at + 2, length)) else {
                return;
            };
            self.set(number, value);
            at += 2 + value.len();
        }
    }

    fn set(&mut self, number: u16, value: &[u8]) {
        let one = value.first().copied().unwrap_or_default();
        let two = Bytes(value).u16(0).unwrap_or_default();
        match number {
            modifier::IN_TABLE => self.in_table = Some(one != 0),
            modifier::ROW_END => self.row_end = Some(one != 0),
            modifier::ALIGNED | modifier::ALIGNED_80 => self.centred = Some(one == 1),
            modifier::OUTLINE => self.outline = Some(one),
            modifier::LIST_LEVEL => self.list_level = Some(one),
            modifier::LIST => self.list = Some(two),
            // 0x80 is what the style says, 0x81 its opposite; both are rare.
            modifier::BOLD => self.bold = Some(matches!(one, 1 | 0x81)),
            modifier::HIDDEN | modifier::DELETED if one == 1 => self.unseen = Some(true),
            modifier::SIZE => self.size = Some(two),
            _ => {}
        }
    }

    /// This, and `under` where it is silent.
    pub fn over(self, under: Look) -> Look {
        Look {
            outline: self.outline.or(under.outline),
            centred: self.centred.or(under.centred),
            list: self.list.or(under.list),
            list_level: self.list_level.or(under.list_level),
            in_table: self.in_table.or(under.in_table),
            row_end: self.row_end.or(under.row_end),
            bold: self.bold.or(under.bold),
            unseen: self.unseen.or(under.unseen),
            size: self.size.or(under.size),
        }
    }
}

/// A style with what it is based on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub look: Look,
    /// The number of a style that Word knows by itself.
    pub known: u16,
}

impl Style {
    /// Whether it is the style for document titles.
    pub fn is_title(&self) -> bool {
        self.known == 62
    }

    /// Whether it is one of the nine styles of tables of contents.
    pub fn is_contents(&self) -> bool {
        (19..=27).contains(&self.known)
    }
}

/// Reads the style sheet, [MS-DOC] 2.9.271, as far as it can be read.
pub(super) fn styles(sheet: &[u8]) -> Vec<Style> {
    let mut found = Vec::new();
    let read = read_styles(Bytes(sheet), &mut found);
    debug_assert!(read.is_none(), "the loop ends where the sheet does");
    let based: Vec<_> = (0..found.len()).map(|at| resolve(&found, at)).collect();
    based
}

/// A style as it is stored, and the one it is based on.
type Stored = (Style, usize);

fn read_styles(sheet: Bytes, found: &mut Vec<Stored>) -> Option<()> {
    let header = usize::from(sheet.u16(0)?);
    let base = usize::from(sheet.u16(4)?);
    let mut at = 2 + header;
    loop {
        let length = usize::from(sheet.u16(at)?);
        let style = sheet.slice(at + 2, length)?;
        found.push(read_style(Bytes(style), base).unwrap_or_default());
        at += 2 + length + length % 2;
    }
}

fn read_style(style: Bytes, base: usize) -> Option<Stored> {
    const PARAGRAPH: u16 = 1;
    const HEADINGS: std::ops::RangeInclusive<u16> = 1..=9;
    let known = style.u16(0)? & 0x0fff;
    let kind = style.u16(2)?;
    let mut look = Look::default();
    if kind & 0xf == PARAGRAPH {
        let name = usize::from(style.u16(base)?);
        let mut at = base + 2 + name * 2 + 2;
        // First what it says of the paragraph, behind its own number, then what it says of runs.
        for skip in [2, 0] {
            let Some(length) = style.u16(at).map(usize::from) else {
                break;
            };
            if let Some(list) = style.slice(at + 2 + skip, length.saturating_sub(skip)) {
                look.take(list);
            }
            at += 2 + length + length % 2;
        }
    }
    if HEADINGS.contains(&known) {
        look.outline = look.outline.or(Some(known as u8 - 1));
    }
    Some((Style { look, known }, usize::from(kind >> 4)))
}

/// A style with all that it is based on. Chains that run in a circle are cut.
fn resolve(found: &[Stored], at: usize) -> Style {
    const LONGEST: usize = 32;
    let (mut style, mut base) = found[at];
    for _ in 0..LONGEST {
        let Some((under, next)) = found.get(base) else {
            break;
        };
        style.look = style.look.over(under.look);
        base = *next;
    }
    style
}

/// Where properties are stored: places in the main stream, rising, with a style and modifiers.
#[derive(Debug, Default)]
pub(super) struct Runs<'a>(Vec<Run<'a>>);

#[derive(Clone, Copy, Debug)]
struct Run<'a> {
    end: usize,
    start: usize,
    style: usize,
    list: &'a [u8],
}

/// What the pages of [`Runs`] are about.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum About {
    /// Each entry has 13 bytes; the modifiers stand behind a style's number.
    Paragraphs,
    /// Each entry has one byte.
    Characters,
}

impl<'a> Runs<'a> {
    /// Reads the pages of 512 bytes that a table of places (`places`) names, [MS-DOC] 2.9.113 and 2.9.174.
    pub fn read(main: &'a [u8], places: &[u8], about: About) -> Runs<'a> {
        let places = Bytes(places);
        let count = places.0.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for page in 0..count.min(main.len() / 512) {
            let number = places.u32((count + 1) * 4 + page * 4).unwrap_or_default() & 0x003f_ffff;
            if let Some(page) = Bytes(main).slice(number as usize * 512, 512) {
                read_page(Bytes(page), about, &mut runs);
            }
        }
        runs.sort_by_key(|run| run.start);
        Runs(runs)
    }

    /// The style's number and the modifiers at a place.
    pub fn at(&self, place: usize) -> Option<(usize, &'a [u8])> {
        let after = self.0.partition_point(|run| run.start <= place);
        let run = self.0.get(after.checked_sub(1)?)?;
        (place < run.end).then_some((run.style, run.list))
    }
}

fn read_page<'a>(page: Bytes<'a>, about: About, runs: &mut Vec<Run<'a>>) {
    let count = usize::from(page.u8(511).unwrap_or_default());
    let entry = if about == About::Paragraphs { 13 } else { 1 };
    for index in 0..count {
        let bounds = page.size(index * 4).zip(page.size(index * 4 + 4));
        let at = page
            .u8((count + 1) * 4 + index * entry)
            .map(|half| usize::from(half) * 2);
        let (Some((start, end)), Some(at)) = (bounds, at) else {
            return;
        };
        let whole = if at == 0 {
            Some(&[][..])
        } else {
            stored(page, at, about)
        };
        let Some(whole) = whole else { continue };
        let (style, list) = match about {
            About::Paragraphs => (
                Bytes(whole).u16(0).map_or(0, usize::from),
                whole.get(2..).unwrap_or_default(),
            ),
            About::Characters => (0, whole),
        };
        runs.push(Run {
            start,
            end,
            style,
            list,
        });
    }
}

/// The bytes stored at a place of a page, behind their length.
fn stored(page: Bytes<'_>, at: usize, about: About) -> Option<&[u8]> {
    let length = usize::from(page.u8(at)?);
    match (about, length) {
        (About::Characters, _) => page.slice(at + 1, length),
        (About::Paragraphs, 0) => page.slice(at + 2, usize::from(page.u8(at + 1)?) * 2),
        (About::Paragraphs, _) => page.slice(at + 1, length * 2 - 1),
    }
}
