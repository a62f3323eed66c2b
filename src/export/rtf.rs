//! Rich Text Format 1.9, which Word, WPS and LibreOffice take from the clipboard with line distances and outline levels.
//!
//! Plain ASCII: everything else is escaped. Numbers are typed text, indents are indents, and nothing has a colour.

use super::look::{self, Align, Line, Paragraph};
use super::{ExportOptions, blocks};
use crate::document::Document;
use crate::outline::Outline;
use std::fmt::Write;

/// Twentieths of a point, the unit of lengths.
const POINT: u16 = 20;
/// Lines whose distance is given as a multiple are counted in these.
const SINGLE_LINE: u16 = 240;
/// Levels that there are; deeper ones are running text.
const DEEPEST: u8 = 9;

pub(super) fn write(document: &Document, outline: &Outline, options: &ExportOptions) -> Vec<u8> {
    let blocks = blocks(document, outline, options);
    let paragraphs = look::paragraphs(&blocks, options.large_print);
    let mut out = String::from("{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0\\deflang1033\\deflangfe2052");
    let faces = faces();
    fonts(&mut out, &faces);
    out.push_str("\\paperw11906\\paperh16838\\margt2098\\margb1984\\margl1587\\margr1474\n");
    for paragraph in &paragraphs {
        write_paragraph(&mut out, paragraph, &faces);
    }
    out.push_str("}\n");
    out.into_bytes()
}

/// The faces in the order of their numbers; that of Latin letters is the first.
fn faces() -> Vec<&'static str> {
    let mut faces = vec![look::LATIN];
    for look in look::LOOKS {
        if !faces.contains(&look.face) {
            faces.push(look.face);
        }
    }
    faces
}

fn fonts(out: &mut String, faces: &[&str]) {
    out.push_str("{\\fonttbl");
    for (number, face) in faces.iter().enumerate() {
        let kind = if number == 0 {
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
        Align::Centre => "\\qc",
        Align::Justified => "\\qj",
    });
    match look.line {
        Line::Exact(points) => push(out, format_args!("\\sl-{}\\slmult0", points * POINT)),
        Line::Tenths(tenths) => push(
            out,
            format_args!("\\sl{}\\slmult1", SINGLE_LINE * tenths / 10),
        ),
    }
    push(
        out,
        format_args!("\\sb0\\sa{}\\li0\\ri0", paragraph.after * POINT),
    );
    if look.indent > 0 {
        // A character is as wide as its size: in twentieths for readers that know no characters.
        let width = look.indent * look.size * POINT / 2;
        push(out, format_args!("\\fi{width}\\cufi{}", look.indent * 100));
    } else {
        out.push_str("\\fi0");
    }
    if let Some(level) = paragraph.level.filter(|&level| level <= DEEPEST) {
        push(out, format_args!("\\outlinelevel{}", level - 1));
    }
    for run in &paragraph.runs {
        let face = faces.iter().position(|face| *face == run.face);
        let face = face.unwrap_or_default();
        let bold = if run.bold { "\\b" } else { "" };
        for (text, latin) in look::scripts(run.text) {
            let font = if latin {
                format!("\\hich\\af0\\dbch\\af{face}\\loch\\f0")
            } else {
                format!("\\loch\\af0\\hich\\af0\\dbch\\f{face}")
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

fn push(out: &mut String, text: std::fmt::Arguments) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
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
