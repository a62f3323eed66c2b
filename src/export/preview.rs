//! What an export will look like before it is written: its text, its paragraphs as they will be printed, its table or
//! its tree. Only the beginning, for nobody reads more of it.

use super::{Block, Export, Format, look, tasks};

/// How an export is shown before it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownAs {
    /// As the text that the file will hold.
    Text,
    /// As the page that a word processor or a browser makes of it.
    Page,
    /// As the table that a spreadsheet makes of it.
    Table,
    /// As the tree that an outliner or a program for mind maps makes of it.
    Tree,
}

/// The beginning of an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Lines of a text or a tree, or paragraphs of a page.
    pub lines: Vec<Line>,
    /// Rows of a table, the first with the headings of its columns.
    pub table: Vec<Vec<String>>,
    /// Whether that is all of it.
    pub whole: bool,
}

/// A line of a text, or a paragraph of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its pieces, each with whether it is bold.
    pub runs: Vec<(String, bool)>,
    /// The size of its letters, in percent of running text's.
    pub percent: u16,
    /// 居中.
    pub centred: bool,
    /// 首行缩进, in characters.
    pub indent: u16,
    /// Whether a line is left free below it.
    pub apart: bool,
    /// How deep it stands in a tree, 0 for the root.
    pub level: u8,
}

/// Shows so many characters, and the line that goes past them.
const CHARACTERS: usize = 6000;

impl Export<'_> {
    /// The beginning of what is written.
    #[must_use]
    pub fn preview(&self) -> Preview {
        match self.options.format.row().shown {
            ShownAs::Text => {
                let bytes = self.bytes();
                let text = String::from_utf8_lossy(&bytes);
                let text = text.trim_start_matches('\u{FEFF}');
                begin(text.lines().map(line_of_text))
            }
            ShownAs::Page => {
                let (blocks, looks) = (self.blocks(), self.looks());
                begin(look::paragraphs(&blocks, &looks).iter().map(line_of_page))
            }
            ShownAs::Table => begin_table(tasks::rows(self)),
            ShownAs::Tree => begin(tree(&self.blocks()).into_iter()),
        }
    }
}

/// The beginning of a table.
fn begin_table(rows: Vec<Vec<String>>) -> Preview {
    let mut left = CHARACTERS;
    let mut preview = Preview {
        whole: true,
        ..Preview::default()
    };
    for row in rows {
        if left == 0 {
            preview.whole = false;
            break;
        }
        let length: usize = row.iter().map(|field| field.chars().count()).sum();
        left = left.saturating_sub(length);
        preview.table.push(row);
    }
    preview
}

/// The lines of a tree: an item below what it belongs to, its text below it.
fn tree(blocks: &[Block]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(blocks.len());
    let mut put = |level, text: &str, bold| {
        let runs = vec![(text.to_string(), bold)];
        if !text.is_empty() {
            lines.push(Line {
                runs,
                percent: 100,
                level,
                ..Line::default()
            });
        }
    };
    for block in blocks {
        match block {
            Block::Title(title) => put(0, title, true),
            Block::Item(item) => {
                put(item.node.depth, &item.label, false);
                put(item.node.depth + 1, &item.rest, false);
            }
            Block::Text { depth, text } => put(depth + 1, text, false),
        }
    }
    lines
}

fn begin(mut lines: impl Iterator<Item = Line>) -> Preview {
    let mut preview = Preview::default();
    let mut left = CHARACTERS;
    while left > 0
        && let Some(mut line) = lines.next()
    {
        for (text, _) in &mut line.runs {
            // One line may be all of a file, as in JSON.
            let end = text.char_indices().nth(left).map(|(at, _)| at);
            text.truncate(end.unwrap_or(text.len()));
            left = left.saturating_sub(text.chars().count());
        }
        left = left.saturating_sub(1);
        preview.lines.push(line);
    }
    preview.whole = left > 0;
    preview
}

fn line_of_text(text: &str) -> Line {
    Line {
        runs: vec![(text.to_string(), false)],
        percent: 100,
        ..Line::default()
    }
}

fn line_of_page(paragraph: &look::Paragraph) -> Line {
    let runs = paragraph.runs.iter();
    // 黑体 and 小标宋 are heavy by themselves, and the window has one face.
    let heavy = |face: &str| face == look::HEI || face == look::SONG;
    Line {
        runs: runs
            .map(|run| (run.text.to_string(), run.bold || heavy(run.face)))
            .collect(),
        percent: paragraph.look.size * 100 / look::SIZE_3,
        centred: paragraph.look.align == look::Align::Centre,
        indent: paragraph.look.indent,
        apart: paragraph.after > 0,
        level: 0,
    }
}

/// What can be chosen for an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// [`ExportOptions::density`](super::ExportOptions::density).
    Density,
    /// [`ExportOptions::levels`](super::ExportOptions::levels).
    Levels,
    /// [`ExportOptions::numbering`](super::ExportOptions::numbering).
    Numbering,
    /// [`ExportOptions::style`](super::ExportOptions::style).
    Style,
    /// [`ExportOptions::indent`](super::ExportOptions::indent).
    Indent,
    /// [`ExportOptions::large_print`](super::ExportOptions::large_print).
    LargePrint,
}

impl Format {
    /// Whether a choice changes what is written.
    #[must_use]
    pub fn heeds(self, choice: Choice) -> bool {
        match choice {
            Choice::Density | Choice::Levels | Choice::Numbering => true,
            Choice::Style => self == Format::Markdown,
            Choice::Indent => self == Format::Text,
            Choice::LargePrint => self.row().shown == ShownAs::Page,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, FindOptions};
    use crate::export::{Density, ExportOptions, FORMATS, Indent, MarkdownStyle, Numbering};
    use crate::input::Source;

    fn find(text: &str) -> Document {
        let source = Source::from(text);
        Document::find(source, &FindOptions::default())
    }

    const TEXT: &str = "在全镇春耕工作会议上的讲话\n\n一、抓早\n抢墒播种。要早动手、早安排。\n第二、抓实\n责任到人。\n";

    fn words(preview: &Preview) -> String {
        let line = |line: &Line| line.runs.iter().map(|(text, _)| text.as_str()).collect();
        let lines: Vec<String> = preview.lines.iter().map(line).collect();
        lines.join("\n")
    }

    #[test]
    fn a_text_is_shown_as_it_will_be_written() {
        let document = find(TEXT);
        let options = ExportOptions::default();
        let written = Export::new(&document, &document.outline, &options).bytes();
        let shown = Export::new(&document, &document.outline, &options).preview();
        assert_eq!(
            words(&shown),
            String::from_utf8_lossy(&written).trim_end_matches('\n')
        );
        assert!(shown.whole);
    }

    #[test]
    fn a_page_is_shown_as_it_will_be_printed() {
        let document = find(TEXT);
        let options = ExportOptions {
            format: Format::Docx,
            ..ExportOptions::default()
        };
        let shown = Export::new(&document, &document.outline, &options).preview();
        let title = &shown.lines[0];
        assert_eq!(title.runs[0].0, "在全镇春耕工作会议上的讲话");
        assert!(title.centred && title.apart && title.percent > 100);
        assert_eq!((shown.lines[1].indent, shown.lines[1].centred), (2, false));
    }

    #[test]
    fn a_table_is_shown_as_rows_and_a_tree_as_levels() {
        let document = find(TEXT);
        let shown = |format| {
            let options = ExportOptions {
                format,
                ..ExportOptions::default()
            };
            Export::new(&document, &document.outline, &options).preview()
        };
        let table = shown(Format::Tasks);
        assert!(table.lines.is_empty() && table.whole);
        assert_eq!(table.table[0][..3], ["序号", "工作任务", "所属条目"]);
        assert_eq!(table.table[1][..3], ["1", "要早动手、早安排", "一、抓早"]);
        for format in [Format::Opml, Format::FreeMind] {
            let tree = shown(format);
            let levels: Vec<u8> = tree.lines.iter().map(|line| line.level).collect();
            let depths = document.outline.nodes.iter().map(|node| node.depth);
            assert_eq!(levels[1..], depths.collect::<Vec<_>>(), "{format:?}");
            assert_eq!((levels[0], levels.contains(&2)), (0, true), "{format:?}");
            assert!(tree.whole && !words(&tree).contains('<'), "{format:?}");
        }
    }

    #[test]
    fn a_long_one_is_cut() {
        let text: String = (1..2000)
            .map(|number| format!("{number}.第{number}项工作\n要抓紧抓实，不等不靠。\n"))
            .collect();
        let document = find(&text);
        for format in [Format::Json, Format::JsonLines, Format::Docx] {
            let options = ExportOptions {
                format,
                density: Density::Full,
                ..ExportOptions::default()
            };
            let shown = Export::new(&document, &document.outline, &options).preview();
            let count = words(&shown).chars().count();
            assert!(!shown.whole && count <= CHARACTERS, "{format:?}: {count}");
        }
        let options = ExportOptions {
            format: Format::Tasks,
            ..ExportOptions::default()
        };
        let shown = Export::new(&document, &document.outline, &options).preview();
        assert!(!shown.whole && shown.table.len() < 1000);
    }

    #[test]
    fn a_choice_changes_what_is_written_where_the_format_heeds_it() {
        let document = find(TEXT);
        type Set = fn(&mut ExportOptions);
        let set: &[(Choice, Set)] = &[
            (Choice::Density, |options| options.density = Density::Full),
            (Choice::Levels, |options| options.levels = Some(1)),
            (Choice::Numbering, |options| {
                options.numbering = Numbering::Renumbered
            }),
            (Choice::Style, |options| options.style = MarkdownStyle::List),
            (Choice::Indent, |options| options.indent = Indent::Tab),
            (Choice::LargePrint, |options| options.large_print = true),
        ];
        for row in FORMATS.iter().filter(|row| row.menu.is_some()) {
            for (choice, set) in set {
                let usual = ExportOptions {
                    format: row.format,
                    ..ExportOptions::default()
                };
                let mut chosen = usual;
                set(&mut chosen);
                let written = |options| Export::new(&document, &document.outline, options).bytes();
                let differs = written(&usual) != written(&chosen);
                // A table of tasks has no text of its own below an item.
                let told = row.format.heeds(*choice) && row.format != Format::Tasks;
                assert!(differs || !told, "{} {choice:?}", row.name);
                assert!(
                    row.format.heeds(*choice) || !differs,
                    "{} {choice:?}",
                    row.name
                );
            }
        }
    }
}
