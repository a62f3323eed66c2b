//! Rich Text Format 1.9, which Word, WPS and LibreOffice take from the clipboard with line distances and outline levels.
//!
//! Plain ASCII: everything else is escaped. Numbers are typed text, indents are indents, and nothing has a colour.

use super::look::{self, Align, DEEPEST, Line, POINT, Paragraph, Role};
use super::{Dress, Export, Put, push};
use std::io;

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let (blocks, looks) = (export.blocks(), export.looks());
    let paragraphs = look::paragraphs(&blocks, &looks);
    let mut out = String::from("{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0\\deflang1033\\deflangfe2052");
    let faces = looks.faces();
    fonts(&mut out, &faces);
    if export.options.dress() == Dress::Target {
        style_sheet(&mut out);
        for paragraph in &paragraphs {
            write_undressed(&mut out, paragraph);
        }
    } else {
        out.push_str("\\paperw11906\\paperh16838\\margt2098\\margb1984\\margl1587\\margr1474\n");
        for paragraph in &paragraphs {
            write_paragraph(&mut out, paragraph, &faces);
        }
    }
    out.push_str("}\n");
    put(out.into_bytes())
}

/// Names of styles that every document of Word has, without a look of their own: where the text is put into a
/// document, that document's styles of these names dress it.
const STYLES: &[(Role, &str)] = &[
    (Role::Body, "Normal"),
    (Role::Level1, "heading 1"),
    (Role::Level2, "heading 2"),
    (Role::Level3, "heading 3"),
    (Role::Title, "Title"),
];

fn style_sheet(out: &mut String) {
    out.push_str("{\\stylesheet");
    for (number, (_, name)) in STYLES.iter().enumerate() {
        push(out, format_args!("{{\\s{number} {name};}}"));
    }
    out.push_str("}\n");
}

/// A paragraph by the name of its style alone. Text that runs on behind its label is no heading.
fn write_undressed(out: &mut String, paragraph: &Paragraph) {
    let role = paragraph.look.role;
    let style = match (role, paragraph.level) {
        (Role::Title, _) | (_, Some(_)) => role,
        _ => Role::Body,
    };
    let number = STYLES.iter().position(|(known, _)| *known == style);
    push(
        out,
        format_args!("\\pard\\plain\\s{}", number.unwrap_or_default()),
    );
    level(out, paragraph);
    for run in &paragraph.runs {
        let bold = run.bold && paragraph.level.is_none() && role != Role::Title;
        out.push_str(if bold {
            "{\\b "
        } else {
            "{\\lang1033\\langfe2052 "
        });
        escaped(out, run.text);
        out.push('}');
    }
    out.push_str("\\par\n");
}

fn level(out: &mut String, paragraph: &Paragraph) {
    if let Some(level) = paragraph.level.filter(|&level| level <= DEEPEST) {
        push(out, format_args!("\\outlinelevel{}", level - 1));
    }
}

fn fonts(out: &mut String, faces: &[&str]) {
    out.push_str("{\\fonttbl");
    for (number, face) in faces.iter().enumerate() {
        let kind = if *face == look::LATIN {
            "\\froman\\fcharset0"
        } else {
            "\\fnil\\fcharset134"
        };
        push(out, format_args!("{{\\f{number}{kind} "));
        escaped(out, face);
        out.push_str(";}");
    }
    out.push_str("}\n");
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph, faces: &[&str]) {
    let look = paragraph.look;
    out.push_str("\\pard\\plain");
    out.push_str(match look.align {
        Align::Left => "\\ql",
        Align::Centre => "\\qc",
        Align::Justified => "\\qj",
    });
    let line = look.line.counted();
    match look.line {
        Line::Exact(_) => push(out, format_args!("\\sl-{line}\\slmult0")),
        Line::Tenths(_) => push(out, format_args!("\\sl{line}\\slmult1")),
    }
    let after = u32::from(paragraph.after) * POINT;
    push(out, format_args!("\\sb0\\sa{after}\\li0\\ri0"));
    if look.indent > 0 {
        // In twentieths too, for readers that know no characters.
        let width = look.indent_width() * POINT / 2;
        let characters = u32::from(look.indent) * 100;
        push(out, format_args!("\\fi{width}\\cufi{characters}"));
    } else {
        out.push_str("\\fi0");
    }
    level(out, paragraph);
    for run in &paragraph.runs {
        let number = |name: &str| {
            let face = faces.iter().position(|face| *face == name);
            face.unwrap_or_default()
        };
        let (face, roman) = (number(run.face), number(run.latin));
        let bold = if run.bold { "\\b" } else { "" };
        for (text, latin) in look::scripts(run.text) {
            let font = if latin {
                format!("\\hich\\af{roman}\\dbch\\af{face}\\loch\\f{roman}")
            } else {
                format!("\\loch\\af{roman}\\hich\\af{roman}\\dbch\\f{face}")
            };
            push(
                out,
                format_args!(
                    "{{{font}\\fs{}\\cf0{bold}\\lang1033\\langfe2052 ",
                    look.size
                ),
            );
            escaped(out, text);
            out.push('}');
        }
    }
    out.push_str("\\par\n");
}

/// Text without anything that would be markup; all that is not ASCII by its number in UTF-16, as signed 16 bits, with
/// a stand-in behind it for readers that know no such numbers.
fn escaped(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '\\' | '{' | '}' => {
                out.push('\\');
                out.push(sign);
            }
            '\t' => out.push_str("\\tab "),
            '\n' => out.push_str("\\line "),
            ' '..='~' => out.push(sign),
            sign if sign.is_ascii_control() => {}
            sign => {
                for unit in sign.encode_utf16(&mut [0; 2]) {
                    push(out, format_args!("\\u{}?", *unit as i16));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_but_plain_letters_is_escaped() {
        for (text, expected) in [
            ("A1.", "A1."),
            ("{a}\\", "\\{a\\}\\\\"),
            ("一", "\\u19968?"),
            ("龥", "\\u-24667?"),
            ("𠮷", "\\u-10174?\\u-8265?"),
            ("a\tb\nc\r", "a\\tab b\\line c"),
        ] {
            let mut out = String::new();
            escaped(&mut out, text);
            assert_eq!(out, expected, "{text}");
        }
    }
}
