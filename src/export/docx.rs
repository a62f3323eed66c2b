//! Word documents: Office Open XML (ECMA-376), with the page of GB/T 9704—2012 (7.1, 7.5) and real styles.
//!
//! Headings are set in Word's own heading styles, so that its navigation pane, its tables of contents and PowerPoint
//! find them; a paragraph that is more than its label has a level nowhere. Numbers are typed text.

use super::look::{self, Align, DEEPEST, LOOKS, Line, Look, Looks, POINT, Paragraph, Role};
use super::{Dress, Export, Put, push, xml};
use std::io::{self, Cursor, Write};
use zip::result::ZipResult;
use zip::write::{SimpleFileOptions, ZipWriter};

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A4 with margins of 37, 35, 28 and 26 mm, the page number 7 mm below the text, outside on even and odd pages.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>\
     <w:footerReference w:type=\"even\" r:id=\"rId3\"/>\
     <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
     <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/>\
     </w:sectPr>";

const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
     <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
     <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
     <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
     <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
     <Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
     <Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
     <Override PartName=\"/word/footer2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
     </Types>";

const ROOT_RELATIONS: &[(&str, &str)] = &[("officeDocument", "word/document.xml")];
const RELATIONS: &[(&str, &str)] = &[
    ("styles", "styles.xml"),
    ("footer", "footer1.xml"),
    ("footer", "footer2.xml"),
    ("settings", "settings.xml"),
];

/// Odd and even pages differ; punctuation is squeezed as Word's Chinese edition does.
const SETTINGS: &str = "<w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/>\
     <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
     <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
     <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let (blocks, looks) = (export.blocks(), export.looks());
    let paragraphs = look::paragraphs(&blocks, &looks);
    put(match export.worn() {
        Some(template) => template.packed(&paragraphs),
        None => official(export, &paragraphs, &looks),
    })
}

/// In a look of its own.
fn official(export: &Export, paragraphs: &[Paragraph], looks: &Looks) -> Vec<u8> {
    let dressed = export.options.dress() != Dress::Target;
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_string()),
        ("_rels/.rels", relations(ROOT_RELATIONS)),
        ("word/document.xml", body(paragraphs, looks, dressed)),
        ("word/styles.xml", styles(looks, dressed)),
        ("word/settings.xml", part("settings", SETTINGS)),
        ("word/footer1.xml", footer("right")),
        ("word/footer2.xml", footer("left")),
        ("word/_rels/document.xml.rels", relations(RELATIONS)),
    ];
    let parts = parts.into_iter();
    pack(parts.map(|(name, content)| (name, [HEAD, &content].concat().into_bytes())))
}

/// An archive of parts.
pub(super) fn pack<'p>(parts: impl Iterator<Item = (&'p str, Vec<u8>)>) -> Vec<u8> {
    // Writing to memory fails only where there is none left.
    packed(parts).unwrap_or_default()
}

fn packed<'p>(parts: impl Iterator<Item = (&'p str, Vec<u8>)>) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(&content)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut out = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (at, (kind, target)) in targets.iter().enumerate() {
        push(
            &mut out,
            format_args!(
                "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>",
                at + 1
            ),
        );
    }
    out.push_str("</Relationships>");
    out
}

fn part(name: &str, content: &str) -> String {
    format!("<w:{name} {NAMESPACES}>{content}</w:{name}>")
}

/// A page number between dashes, 4 号, a character away from the edge.
fn footer(side: &str) -> String {
    let run = "<w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>";
    let edge = if side == "right" { "w:right" } else { "w:left" };
    let field = |kind: &str| format!("<w:r>{run}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let text = |text: &str| format!("<w:r>{run}<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let content = [
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind {edge}=\"280\" {edge}Chars=\"100\"/><w:jc w:val=\"{side}\"/></w:pPr>"
        ),
        text("— "),
        field("begin"),
        format!("<w:r>{run}<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"),
        field("separate"),
        text("1"),
        field("end"),
        text(" —"),
        "</w:p>".to_string(),
    ];
    part("ftr", &content.concat())
}

/// Identifiers and names of the styles. Word knows its own by their English names whatever its language is.
fn identifier(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Title => ("Title", "Title"),
        Role::Byline => ("Byline", "讲话人和日期"),
        Role::Level1 => ("Heading1", "heading 1"),
        Role::Level2 => ("Heading2", "heading 2"),
        Role::Level3 => ("Heading3", "heading 3"),
        Role::Deeper => ("Points", "要点"),
        Role::Body => ("Normal", "Normal"),
    }
}

/// The outline level that the style itself has.
fn level_of_style(role: Role) -> Option<u8> {
    match role {
        Role::Level1 => Some(1),
        Role::Level2 => Some(2),
        Role::Level3 => Some(3),
        _ => None,
    }
}

fn styles(looks: &Looks, dressed: bool) -> String {
    let mut out = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault></w:docDefaults>",
        faces(looks.of(Role::Body).face)
    );
    for row in LOOKS {
        let look = looks.of(row.role);
        let (id, name) = identifier(look.role);
        let of_normal = match look.role {
            Role::Body => "",
            Role::Title | Role::Level1 | Role::Level2 | Role::Level3 => {
                "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>"
            }
            Role::Byline | Role::Deeper => "<w:basedOn w:val=\"Normal\"/>",
        };
        let default = match look.role {
            Role::Body => " w:default=\"1\"",
            Role::Byline | Role::Deeper => " w:customStyle=\"1\"",
            _ => "",
        };
        push(
            &mut out,
            format_args!(
                "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{of_normal}<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
                match dressed {
                    true => paragraph_look(&look, look.after, level_of_style(look.role)),
                    false => outline_level(level_of_style(look.role)),
                },
                match dressed {
                    true => run_look(look.face, look.bold, Some(look.size)),
                    false => String::new(),
                },
            ),
        );
    }
    out.push_str(
        "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:style>",
    );
    part("styles", &out)
}

/// Properties of a paragraph, in the order that the schema wants.
fn paragraph_look(look: &Look, after: u16, level: Option<u8>) -> String {
    let rule = match look.line {
        Line::Exact(_) => "exact",
        Line::Tenths(_) => "auto",
    };
    let align = match look.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Justified => "both",
    };
    format!(
        "<w:spacing w:before=\"0\" w:after=\"{}\" w:line=\"{}\" w:lineRule=\"{rule}\"/>\
         <w:ind w:firstLineChars=\"{}\" w:firstLine=\"{}\"/><w:jc w:val=\"{align}\"/>{}",
        u32::from(after) * POINT,
        look.line.counted(),
        u32::from(look.indent) * 100,
        look.indent_width() * POINT / 2,
        outline_level(level),
    )
}

pub(super) fn outline_level(level: Option<u8>) -> String {
    let level = level.filter(|&level| level <= DEEPEST);
    // Counted from 0.
    let level = level.map(|level| format!("<w:outlineLvl w:val=\"{}\"/>", level - 1));
    level.unwrap_or_default()
}

fn faces(face: &str) -> String {
    format!(
        "<w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\" w:eastAsia=\"{face}\" w:cs=\"{0}\"/>",
        look::LATIN
    )
}

fn run_look(face: &str, bold: bool, size: Option<u16>) -> String {
    let bold = match bold {
        true => "<w:b/>",
        false => "<w:b w:val=\"0\"/>",
    };
    let size = size.map(|size| format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
    format!("{}{bold}{}", faces(face), size.unwrap_or_default())
}

fn body(paragraphs: &[Paragraph], looks: &Looks, dressed: bool) -> String {
    let mut out = String::from("<w:body>");
    for paragraph in paragraphs {
        write_paragraph(&mut out, paragraph, looks, dressed);
    }
    out.push_str(PAGE);
    out.push_str("</w:body>");
    part("document", &out)
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph, looks: &Looks, dressed: bool) {
    let look = paragraph.look;
    let of_style = level_of_style(look.role);
    // A heading style on more than a label would put running text into the navigation pane.
    let runs_on = of_style.is_some() && paragraph.level.is_none();
    let (style, level) = match (runs_on, paragraph.level) {
        (true, _) => (Role::Body, None),
        (false, level) => (look.role, level.filter(|_| level != of_style)),
    };
    push(
        out,
        format_args!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", identifier(style).0),
    );
    if dressed && paragraph.after != look.after {
        push(
            out,
            format_args!("{}", paragraph_look(&look, paragraph.after, None)),
        );
    }
    out.push_str(&outline_level(level));
    out.push_str("</w:pPr>");
    let usual = if runs_on { looks.of(Role::Body) } else { look };
    for run in &paragraph.runs {
        let own = (run.face, run.bold) != (usual.face, usual.bold);
        for (text, latin) in look::scripts(run.text) {
            out.push_str("<w:r><w:rPr>");
            match (own, latin) {
                (own, _) if !dressed => out.push_str(if own && run.bold { "<w:b/>" } else { "" }),
                (true, _) => out.push_str(&with_hint(&run_look(run.face, run.bold, None), latin)),
                (false, false) => out.push_str("<w:rFonts w:hint=\"eastAsia\"/>"),
                (false, true) => {}
            }
            out.push_str("</w:rPr>");
            write_text(out, text);
            out.push_str("</w:r>");
        }
    }
    out.push_str("</w:p>");
}

/// Marks that both scripts have (“”…—) are set in the Chinese face only where the run says so.
fn with_hint(look: &str, latin: bool) -> String {
    match latin {
        true => look.to_string(),
        false => look.replacen("<w:rFonts ", "<w:rFonts w:hint=\"eastAsia\" ", 1),
    }
}

pub(super) fn write_text(out: &mut String, text: &str) {
    for (line, text) in text.split('\n').enumerate() {
        if line > 0 {
            out.push_str("<w:br/>");
        }
        for (cell, text) in text.split('\t').enumerate() {
            if cell > 0 {
                out.push_str("<w:tab/>");
            }
            if !text.is_empty() {
                out.push_str("<w:t xml:space=\"preserve\">");
                xml::escape(out, text);
                out.push_str("</w:t>");
            }
        }
    }
}
