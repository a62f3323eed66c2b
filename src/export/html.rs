//! HTML: headings for lines that are nothing but their label, paragraphs for the rest, each in its look. The `mso-`
//! properties are Word's own: they keep the exact line distance, the indent in characters and the outline level.

use super::look::{self, Align, Line, Paragraph, Role};
use super::xml::escaped;
use super::{Dress, Export, Put};
use std::io;

/// HTML has six levels of headings.
const DEEPEST: u8 = 6;

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let title = export.title();
    let mut out =
        String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!(
        "<title>{}</title>\n</head>\n<body>\n",
        escaped(title.as_deref().unwrap_or_default())
    ));
    let (blocks, looks) = (export.blocks(), export.looks());
    let dressed = export.options.dress() != Dress::Target;
    for paragraph in look::paragraphs(&blocks, &looks) {
        element(&mut out, &paragraph, dressed);
    }
    out.push_str("</body>\n</html>\n");
    put(out.into_bytes())
}

fn element(out: &mut String, paragraph: &Paragraph, dressed: bool) {
    let heading = match (paragraph.look.role, paragraph.level) {
        (Role::Title, _) => Some(1),
        (Role::Level1 | Role::Level2 | Role::Level3, Some(level)) => Some(level + 1),
        _ => None,
    };
    let name = match heading.filter(|level| *level <= DEEPEST) {
        Some(level) => format!("h{level}"),
        None => "p".to_string(),
    };
    out.push_str(&match dressed {
        true => format!("<{name} style='{}'>", style(paragraph)),
        false => format!("<{name}>"),
    });
    for run in &paragraph.runs {
        let text = escaped(run.text);
        let heavier = run.bold && !paragraph.look.bold;
        let lighter = !run.bold && paragraph.look.bold;
        let text = if heavier {
            format!("<b>{text}</b>")
        } else {
            text
        };
        out.push_str(
            &match dressed && (lighter || run.face != paragraph.look.face) {
                true => format!(
                    "<span style='{};font-weight:{}'>{text}</span>",
                    faces(run.face, run.latin),
                    weight(run.bold)
                ),
                false => text,
            },
        );
    }
    out.push_str(&format!("</{name}>\n"));
}

fn style(paragraph: &Paragraph) -> String {
    let look = paragraph.look;
    let align = match look.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Justified => "justify",
    };
    let line = match look.line {
        Line::Exact(points) => format!("line-height:{points}pt;mso-line-height-rule:exactly"),
        Line::Tenths(tenths) => format!("line-height:{}%", u32::from(tenths) * 10),
    };
    let level = match paragraph.level {
        Some(level) if level <= DEEPEST => format!(";mso-outline-level:{level}"),
        _ => String::new(),
    };
    format!(
        "margin:0 0 {}pt;text-align:{align};{line};text-indent:{}pt;mso-char-indent-count:{}.0;\
         font-size:{}pt;font-weight:{};{}{level}",
        paragraph.after,
        // LibreOffice knows no em here.
        points(look.indent_width()),
        look.indent,
        points(u32::from(look.size)),
        weight(look.bold),
        faces(look.face, look.latin),
    )
}

/// 21 half points are 10.5.
fn points(half_points: u32) -> f64 {
    f64::from(half_points) / 2.0
}

/// Latin letters come first: a face that has no Chinese characters leaves them to the next.
fn faces(face: &str, latin: &str) -> String {
    format!("font-family:\"{latin}\",{face},serif;mso-fareast-font-family:{face}")
}

fn weight(bold: bool) -> &'static str {
    if bold { "bold" } else { "normal" }
}
