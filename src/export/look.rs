//! How an outline is printed: the one table of looks, for RTF, HTML and Word documents alike.
//!
//! The faces, sizes and distances are those of GB/T 9704—2012 (7.2, 7.3) as offices print it: 2 号 for the title, 3 号
//! for everything else, 22 lines a page, first lines indented by two characters.

use super::{Block, Item};
use crate::outline::Kind;

/// Twentieths of a point: Word counts lengths in them.
pub(super) const POINT: u32 = 20;
/// Word counts the distance of lines that is given as a multiple in these.
const SINGLE_LINE: u32 = 240;
/// The outline levels that Word has; deeper ones are running text.
pub(super) const DEEPEST: u8 = 9;

/// The face of digits and Latin letters.
pub(super) const LATIN: &str = "Times New Roman";

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title.
    Title,
    /// Who speaks, where and when, below the title.
    Byline,
    /// An item of level 1.
    Level1,
    /// An item of level 2.
    Level2,
    /// An item of level 3.
    Level3,
    /// An item of a deeper level, or a point.
    Deeper,
    /// Running text.
    Body,
}

/// How a paragraph is set along its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// 左对齐.
    Left,
    /// 居中.
    Centre,
    /// 两端对齐.
    Justified,
}

/// The distance of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// 固定值, in points.
    Exact(u16),
    /// A multiple of the letter's own height, in tenths.
    Tenths(u16),
}

impl Line {
    /// As Word counts it: in twentieths of a point, or in its parts of a single line.
    pub fn counted(self) -> u32 {
        match self {
            Line::Exact(points) => u32::from(points) * POINT,
            Line::Tenths(tenths) => u32::from(tenths) * SINGLE_LINE / 10,
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look<'l> {
    /// Of what.
    pub role: Role,
    /// The face of Chinese characters, and of punctuation.
    pub face: &'l str,
    /// The face of digits and Latin letters.
    pub latin: &'l str,
    /// In half points.
    pub size: u16,
    /// 加粗.
    pub bold: bool,
    /// Along the line.
    pub align: Align,
    /// From line to line.
    pub line: Line,
    /// Points left free below the paragraph.
    pub after: u16,
    /// 首行缩进, in characters.
    pub indent: u16,
}

impl Look<'_> {
    /// How wide the indent is, in half points: a character is as wide as its size.
    pub fn indent_width(&self) -> u32 {
        u32::from(self.indent) * u32::from(self.size)
    }
}

/// 2 号, in half points.
const SIZE_2: u16 = 44;
/// 3 号, in half points.
pub(super) const SIZE_3: u16 = 32;
/// 22 lines fill a page of 225 mm.
const LINE: Line = Line::Exact(28);
const TITLE_LINE: Line = Line::Exact(35);
/// A line of the body, left free below the title.
const FREE_LINE: u16 = 28;

pub(super) const SONG: &str = "方正小标宋简体";
pub(super) const HEI: &str = "黑体";
const KAI: &str = "楷体_GB2312";
const FANG: &str = "仿宋_GB2312";

/// All looks.
#[rustfmt::skip]
pub(super) const LOOKS: &[Look<'static>] = &[
    Look { role: Role::Title, face: SONG, latin: LATIN, size: SIZE_2, bold: false, align: Align::Centre, line: TITLE_LINE, after: FREE_LINE, indent: 0 },
    Look { role: Role::Byline, face: KAI, latin: LATIN, size: SIZE_3, bold: false, align: Align::Centre, line: LINE, after: 0, indent: 0 },
    Look { role: Role::Level1, face: HEI, latin: LATIN, size: SIZE_3, bold: false, align: Align::Justified, line: LINE, after: 0, indent: 2 },
    Look { role: Role::Level2, face: KAI, latin: LATIN, size: SIZE_3, bold: false, align: Align::Justified, line: LINE, after: 0, indent: 2 },
    Look { role: Role::Level3, face: FANG, latin: LATIN, size: SIZE_3, bold: true, align: Align::Justified, line: LINE, after: 0, indent: 2 },
    Look { role: Role::Deeper, face: FANG, latin: LATIN, size: SIZE_3, bold: false, align: Align::Justified, line: LINE, after: 0, indent: 2 },
    Look { role: Role::Body, face: FANG, latin: LATIN, size: SIZE_3, bold: false, align: Align::Justified, line: LINE, after: 0, indent: 2 },
];

/// A look for each role, from GB/T 9704 or from a document of the user's.
#[derive(Clone, Debug)]
pub(super) struct Looks<'l>(Vec<Look<'l>>);

impl Looks<'static> {
    /// Those of the table; for large print all but the title is 2 号 too, at one and a half lines.
    pub fn official(large: bool) -> Looks<'static> {
        let row = |look: &Look<'static>| match large {
            true => Look {
                size: SIZE_2,
                line: Line::Tenths(15),
                ..*look
            },
            false => *look,
        };
        Looks(LOOKS.iter().map(row).collect())
    }
}

impl<'l> Looks<'l> {
    /// The table's looks, each changed by `change`.
    pub fn changed(change: impl Fn(Look<'l>) -> Look<'l>) -> Looks<'l> {
        Looks(LOOKS.iter().map(|look| change(*look)).collect())
    }

    pub fn of(&self, role: Role) -> Look<'l> {
        let row = self.0.iter().find(|look| look.role == role);
        *row.unwrap_or(&self.0[self.0.len() - 1])
    }

    /// All faces, those of Latin letters first.
    pub fn faces(&self) -> Vec<&'l str> {
        let mut faces: Vec<&str> = Vec::new();
        let latin = self.0.iter().map(|look| look.latin);
        for face in latin.chain(self.0.iter().map(|look| look.face)) {
            if !faces.contains(&face) {
                faces.push(face);
            }
        }
        faces
    }
}

/// A run of text in one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub text: &'a str,
    /// The face of its Chinese characters, and that of its Latin letters.
    pub face: &'a str,
    pub latin: &'a str,
    pub bold: bool,
}

/// A paragraph as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph<'a> {
    pub look: Look<'a>,
    /// The outline level, 1 the highest; only of paragraphs that are nothing but their label, so that no running text
    /// lands in a navigation pane.
    pub level: Option<u8>,
    /// Points left free below it.
    pub after: u16,
    /// Whether the first run is a label that is bold where text goes on behind it. 黑体 is heavy by itself, and points
    /// are whole sentences.
    run_in_bold: bool,
    pub runs: Vec<Run<'a>>,
}

/// Blocks as printed paragraphs.
pub(super) fn paragraphs<'a>(blocks: &'a [Block], looks: &Looks<'a>) -> Vec<Paragraph<'a>> {
    let mut head = false;
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let Block::Item(item) = block
            && item.node.kind == Kind::Point
            && item.goes_on
            && let Some(above) = paragraphs.last_mut()
        {
            go_on(above, item, looks);
            continue;
        }
        let paragraph = match block {
            Block::Title(title) => simple(title, Role::Title, looks),
            Block::Item(item) => of_item(item, looks),
            Block::Text { text, .. } if head && is_byline(text) => {
                simple(text, Role::Byline, looks)
            }
            Block::Text { text, .. } => simple(text, Role::Body, looks),
        };
        let role = paragraph.look.role;
        head = role == Role::Title || role == Role::Byline;
        // What stands below the title is set off from the text as the title is.
        if let Some(above) = paragraphs.last_mut()
            && above.look.role == Role::Byline
            && !head
        {
            above.after = above.after.max(looks.of(Role::Title).after);
        }
        paragraphs.push(paragraph);
    }
    paragraphs
}

fn simple<'a>(text: &'a str, role: Role, looks: &Looks<'a>) -> Paragraph<'a> {
    let look = looks.of(role);
    Paragraph {
        look,
        level: None,
        after: look.after,
        run_in_bold: false,
        runs: vec![Run {
            text,
            face: look.face,
            latin: look.latin,
            bold: look.bold,
        }],
    }
}

/// An item that runs on into its text is one paragraph: the label bold but for points, the rest as running text is.
fn of_item<'a>(item: &'a Item, looks: &Looks<'a>) -> Paragraph<'a> {
    let role = role(item);
    let mut paragraph = simple(&item.label, role, looks);
    paragraph.run_in_bold = item.node.kind != Kind::Point && role != Role::Level1;
    if item.rest.is_empty() {
        paragraph.level = Some(item.node.depth.max(1));
    } else {
        run_on(&mut paragraph);
        paragraph.runs.push(body_run(&item.rest, false, looks));
    }
    paragraph
}

/// A point in the midst of a paragraph stays there, as light as the text around it.
fn go_on<'a>(above: &mut Paragraph<'a>, item: &'a Item, looks: &Looks<'a>) {
    run_on(above);
    above.runs.push(body_run(&item.label, false, looks));
    if !item.rest.is_empty() {
        above.runs.push(body_run(&item.rest, false, looks));
    }
}

/// Makes a label that stood alone the beginning of a paragraph.
fn run_on(paragraph: &mut Paragraph) {
    paragraph.level = None;
    paragraph.runs[0].bold |= paragraph.run_in_bold;
}

fn body_run<'a>(text: &'a str, bold: bool, looks: &Looks<'a>) -> Run<'a> {
    let body = looks.of(Role::Body);
    Run {
        text,
        face: body.face,
        latin: body.latin,
        bold,
    }
}

fn role(item: &Item) -> Role {
    let run_in = !item.rest.is_empty();
    match (item.node.kind, item.node.depth) {
        (Kind::Point, _) => Role::Deeper,
        (Kind::Directive, _) if run_in => Role::Deeper,
        (_, 0 | 1) => Role::Level1,
        (_, 2) => Role::Level2,
        (_, 3) => Role::Level3,
        _ => Role::Deeper,
    }
}

/// Whether a line right below the title says who speaks or when: a short line that no sentence and no address is.
pub(super) fn is_byline(text: &str) -> bool {
    const LONGEST: usize = 30;
    let stop = |sign: char| "。！？；：，、:;,".contains(sign);
    text.chars().count() <= LONGEST && !text.ends_with(stop)
}

/// Text cut where the face changes: each piece with whether it is set in the face of Latin letters. Marks that both
/// scripts share (“”…—) go with the Chinese.
pub(super) fn scripts(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let latin = rest.chars().next()?.is_ascii();
        let end = rest.find(|sign: char| sign.is_ascii() != latin);
        let (piece, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        Some((piece, latin))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_change_with_the_script() {
        for (text, pieces) in [
            ("", &[][..]),
            ("一、", &[("一、", false)]),
            (
                "2026年“十五五”GDP",
                &[("2026", true), ("年“十五五”", false), ("GDP", true)],
            ),
        ] {
            assert_eq!(scripts(text).collect::<Vec<_>>(), pieces, "{text}");
        }
    }

    #[test]
    fn a_line_below_the_title_is_told_from_text() {
        for (text, byline) in [
            ("（2026年3月18日）", true),
            ("市委书记　某某某", true),
            ("同志们：", false),
            ("各县区人民政府，市直各部门：", false),
            ("今天开个会。", false),
        ] {
            assert_eq!(is_byline(text), byline, "{text}");
        }
    }
}
