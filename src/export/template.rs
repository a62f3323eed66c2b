//! 本单位模板: text in the look of a Word document of the user's own. Its page, its styles, its headers and footers stay
//! as they are; its text goes, and each paragraph of the outline is set as the paragraph of its kind was. What is of
//! which kind is found as in any document, so that a finished document serves as well as one made to be a model.

use super::look::{self, Align, Line, Look, Looks, Paragraph, Role};
use super::{docx, push, xml};
use crate::document::{Document, FindOptions};
use crate::input::model::{Model, Properties, Set};
use crate::input::{self, ReadOptions};
use crate::message::{self, Language, Message};
use std::path::Path;

/// The look of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    model: Model,
    /// How each role is set, in the order of [`look::LOOKS`].
    sets: Vec<Dressed>,
}

/// How a role is set.
#[derive(Clone, Debug, Default, PartialEq)]
struct Dressed {
    /// The style, and the properties beside it.
    set: Set,
    /// Whether the model has it: else it is set as text.
    found: bool,
    face: String,
    latin: String,
    size: u16,
    bold: bool,
    align: Option<Align>,
    line: Option<Line>,
    after: u16,
    indent: u16,
    /// The outline level that the style gives.
    level: Option<u8>,
    /// Whether the style numbers its paragraphs by itself.
    listed: bool,
}

impl Template {
    /// Takes the look of a Word document's bytes.
    ///
    /// # Errors
    /// Those of reading it.
    pub fn of(bytes: Vec<u8>, name: &str) -> Result<Template, input::Error> {
        let model = Model::read(bytes.clone())?;
        let options = ReadOptions {
            name: name.to_string(),
            ..ReadOptions::default()
        };
        // A model may hold no text at all.
        let document = match input::read(bytes, &options) {
            Ok(source) => Document::find(source, &FindOptions::default()),
            Err(input::Error::Empty) => Document::default(),
            Err(error) => return Err(error),
        };
        let sets = look::LOOKS.iter().map(|look| {
            let set = example(&model, &document, look.role).or_else(|| by_style(&model, look.role));
            dressed(&model, set)
        });
        let sets = sets.collect();
        Ok(Template { model, sets })
    }

    /// Takes the look of a Word document's file.
    ///
    /// # Errors
    /// The sentence for the user: what, and what to do.
    pub fn of_file(path: &Path, language: Language) -> Result<Template, String> {
        let name = message::name_of(path);
        let bytes = input::bytes_of_file(path, 1);
        let template = bytes.and_then(|bytes| Template::of(bytes, &name));
        template.map_err(|error| match error {
            input::Error::Damaged(_) | input::Error::KindNotRead { .. } => {
                Message::TemplateUnfit.fill(language, &[&name])
            }
            error => error.sentence(language, &name),
        })
    }

    fn of_role(&self, role: Role) -> &Dressed {
        let at = look::LOOKS.iter().position(|look| look.role == role);
        let set = at.and_then(|at| self.sets.get(at)).filter(|set| set.found);
        set.unwrap_or(&self.sets[self.sets.len() - 1])
    }

    /// The looks as other formats than Word's own can show them.
    pub(super) fn looks(&self) -> Looks<'_> {
        Looks::changed(|usual| {
            let dressed = self.of_role(usual.role);
            if !dressed.found {
                return usual;
            }
            Look {
                role: usual.role,
                face: named(&dressed.face, usual.face),
                latin: named(&dressed.latin, usual.latin),
                size: dressed.size,
                bold: dressed.bold,
                align: dressed.align.unwrap_or(Align::Left),
                line: dressed.line.unwrap_or(Line::Tenths(10)),
                after: dressed.after,
                indent: dressed.indent,
            }
        })
    }

    /// A Word document in this look.
    pub(super) fn packed(&self, paragraphs: &[Paragraph]) -> Vec<u8> {
        let mut body = format!("{}<w:body>", self.model.root);
        for paragraph in paragraphs {
            self.paragraph(&mut body, paragraph);
        }
        body.push_str(&self.model.section);
        body.push_str("</w:body></w:document>");
        let parts = self.model.parts.iter().map(|(name, content)| {
            let content = match name.as_str() {
                name if name == self.model.main => [docx::HEAD, &body].concat().into_bytes(),
                "[Content_Types].xml" => plain_document(content),
                _ => content.clone(),
            };
            (name.as_str(), content)
        });
        docx::pack(parts)
    }

    fn paragraph(&self, out: &mut String, paragraph: &Paragraph) {
        let role = paragraph.look.role;
        let headline = matches!(role, Role::Title | Role::Byline) || paragraph.level.is_some();
        // Text that runs on behind its label is set as text, and is in no navigation pane.
        let dressed = match headline {
            true => self.of_role(role),
            false => self.of_role(Role::Body),
        };
        out.push_str("<w:p><w:pPr>");
        if let Some(style) = &dressed.set.style {
            out.push_str("<w:pStyle w:val=\"");
            xml::escape(out, style);
            out.push_str("\"/>");
        }
        // Numbers are typed.
        if dressed.listed {
            out.push_str("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>");
        }
        out.push_str(&dressed.set.own);
        if paragraph.level != dressed.level {
            match paragraph.level {
                Some(_) => out.push_str(&docx::outline_level(paragraph.level)),
                None if dressed.level.is_some() => out.push_str("<w:outlineLvl w:val=\"9\"/>"),
                None => {}
            }
        }
        out.push_str("</w:pPr>");
        let label = !headline && paragraph.runs.len() > 1;
        for (at, run) in paragraph.runs.iter().enumerate() {
            let heavier = label && at == 0 && run.bold && !dressed.bold;
            let look = with_bold(&dressed.set.run, heavier);
            push(out, format_args!("<w:r><w:rPr>{look}</w:rPr>"));
            docx::write_text(out, run.text);
            out.push_str("</w:r>");
        }
        out.push_str("</w:p>");
    }
}

/// A face, or the usual one where the model leaves it to its theme.
fn named<'l>(face: &'l str, usual: &'l str) -> &'l str {
    if face.is_empty() { usual } else { face }
}

/// Properties of a run in the order that the schema wants: faces, then 加粗.
fn with_bold(run: &str, bold: bool) -> String {
    if !bold {
        return run.to_string();
    }
    let faces = run.find("<w:rFonts");
    let at = faces.and_then(|start| Some(start + run[start..].find("/>")? + 2));
    let (faces, rest) = run.split_at(at.unwrap_or(0));
    format!("{faces}<w:b/>{rest}")
}

/// A template's text is a document, and no template.
fn plain_document(types: &[u8]) -> Vec<u8> {
    let types = String::from_utf8_lossy(types);
    let types = types.replace(
        "wordprocessingml.template.main+xml",
        "wordprocessingml.document.main+xml",
    );
    types.into_bytes()
}

/// A paragraph of the model that is of this kind.
fn example(model: &Model, document: &Document, role: Role) -> Option<Set> {
    let outline = &document.outline;
    let level = match role {
        Role::Title => {
            let title = outline.title.as_ref()?;
            return with_text(model, &document.words(title.label));
        }
        Role::Byline => return byline(model, document),
        Role::Level1 => 1,
        Role::Level2 => 2,
        Role::Level3 => 3,
        Role::Deeper => return None,
        Role::Body => return text(model, document),
    };
    let of_level = outline.nodes.iter().filter(|node| node.depth == level);
    // One that is nothing but its label shows how a heading is set.
    let alone = |label: &str| {
        let set = with_text(model, label)?;
        (set.text.trim().chars().count() <= label.chars().count() + 1).then_some(set)
    };
    let mut labels = of_level.map(|node| document.label(outline, node));
    labels.find_map(|label| alone(&label))
}

/// The paragraph that says this; its number may be automatic, and so not be in it.
fn with_text(model: &Model, label: &str) -> Option<Set> {
    let label = label.trim();
    let fits = |set: &&Set| {
        let text = set.text.trim();
        let shorter = text.trim_end_matches(['。', '：', '；']);
        text.starts_with(label) || shorter.chars().count() >= 2 && label.ends_with(shorter)
    };
    model.paragraphs.iter().find(fits).cloned()
}

/// How the line below the title is set; where the model has none, as running text in the title's place.
fn byline(model: &Model, document: &Document) -> Option<Set> {
    below_title(model, document).or_else(|| {
        let mut title = example(model, document, Role::Title)?;
        let text = text(model, document)?;
        let alike = title.style == text.style;
        title.run = text.run;
        alike.then_some(title)
    })
}

fn below_title(model: &Model, document: &Document) -> Option<Set> {
    let title = document.outline.title.as_ref()?;
    let title = document.words(title.label);
    let at = model
        .paragraphs
        .iter()
        .position(|set| set.text.trim() == title.trim())?;
    let mut behind = model.paragraphs[at + 1..].iter();
    let line = behind.find(|set| !set.text.trim().is_empty())?;
    look::is_byline(line.text.trim()).then(|| line.clone())
}

/// How most of the sentences are set.
fn text(model: &Model, document: &Document) -> Option<Set> {
    let mut kinds: Vec<(&Set, usize)> = Vec::new();
    let title = document.outline.title.as_ref();
    let title = title.map(|title| document.words(title.label));
    for set in &model.paragraphs {
        let running = set
            .text
            .trim_end()
            .ends_with(['。', '；', '！', '？', '：']);
        if !running || title.as_deref() == Some(set.text.trim()) {
            continue;
        }
        let like = |other: &&mut (&Set, usize)| {
            (&other.0.style, &other.0.own, &other.0.run) == (&set.style, &set.own, &set.run)
        };
        match kinds.iter_mut().find(like) {
            Some((_, characters)) => *characters += set.text.len(),
            None => kinds.push((set, set.text.len())),
        }
    }
    let most = kinds.into_iter().max_by_key(|(_, characters)| *characters);
    most.map(|(set, _)| set.clone())
}

/// A style of the model that is made for this kind.
fn by_style(model: &Model, role: Role) -> Option<Set> {
    let (names, level): (&[&str], _) = match role {
        Role::Title => (&["title", "标题"], None),
        Role::Level1 => (&["heading 1", "标题 1"], Some("0")),
        Role::Level2 => (&["heading 2", "标题 2"], Some("1")),
        Role::Level3 => (&["heading 3", "标题 3"], Some("2")),
        Role::Body => {
            return Some(match model.default.as_str() {
                "" => Set::default(),
                id => Set::of_style(id),
            });
        }
        Role::Byline | Role::Deeper => return None,
    };
    let named = |id: &&String| names.contains(&model.styles[*id].name.as_str());
    let of_level = |id: &&String| {
        let level_of = model.properties(Some(id), &[]);
        level.is_some() && value(&level_of, "outlineLvl", "val") == level
    };
    let mut ids: Vec<&String> = model.styles.keys().collect();
    ids.sort();
    let found = ids.iter().copied().find(|id| named(id));
    let found = found.or_else(|| ids.iter().copied().find(|id| of_level(id)));
    found.map(|id| Set::of_style(id))
}

fn value<'p>(properties: &'p Properties, element: &str, attribute: &str) -> Option<&'p str> {
    let key = (element.to_string(), attribute.to_string());
    properties.get(&key).map(String::as_str)
}

/// Whether this can be the name of a face. What is markup in one of the formats is none; the file may come from
/// anywhere.
fn is_face(name: &str) -> bool {
    name.chars()
        .all(|sign| sign.is_alphanumeric() || " -_.,@()（）".contains(sign))
}

/// What a set comes to, with its style.
fn dressed(model: &Model, set: Option<Set>) -> Dressed {
    let Some(set) = set else {
        return Dressed::default();
    };
    let style = model.properties(set.style.as_deref(), &[]);
    let whole = model.properties(set.style.as_deref(), &[&set.own, &set.run]);
    let face = |attribute| {
        let name = value(&whole, "rFonts", attribute).filter(|name| is_face(name));
        name.unwrap_or_default().to_string()
    };
    // Wider than what may stand there, so that it can be reckoned with.
    let number = |element, attribute| {
        let number = value(&whole, element, attribute)?.parse::<i32>();
        number.ok().map(i64::from)
    };
    let points = |twentieths: i64| u16::try_from(twentieths / 20).unwrap_or_default();
    // What Word takes where nothing says it: 五号.
    let size = number("sz", "val").unwrap_or(21).clamp(8, 200) as u16;
    let line = number("spacing", "line").map(|line| match value(&whole, "spacing", "lineRule") {
        Some("exact" | "atLeast") => Line::Exact(points(line)),
        _ => Line::Tenths(u16::try_from(line / 24).unwrap_or(10)),
    });
    let by_width = || number("ind", "firstLine").map(|width| width * 100 / (i64::from(size) * 10));
    let indent = number("ind", "firstLineChars").or_else(by_width);
    Dressed {
        found: true,
        face: face("eastAsia"),
        latin: face("ascii"),
        size,
        bold: !matches!(
            value(&whole, "b", "val"),
            None | Some("0" | "false" | "off")
        ),
        align: Some(match value(&whole, "jc", "val") {
            Some("center") => Align::Centre,
            Some("both" | "distribute") => Align::Justified,
            _ => Align::Left,
        }),
        line,
        after: number("spacing", "after").map(points).unwrap_or_default(),
        indent: u16::try_from((indent.unwrap_or(0) + 50) / 100).unwrap_or_default(),
        level: value(&style, "outlineLvl", "val")
            .and_then(|level| level.parse().ok())
            .filter(|&level: &u8| level < 9)
            .map(|level| level + 1),
        listed: value(&style, "numId", "val").is_some_and(|list| list != "0"),
        set,
    }
}
