//! SVG 1.1: the letters as outlines of the embedded font, each drawn once and used where it stands. What a line says
//! stands beside it as a title, for screen readers and for search.

use super::picture::{self, Color, GROUND, LINK_WIDTH, Shape};
use super::xml::escaped;
use super::{Export, Put, push};
use crate::face::{Face, UNITS};
use skrifa::GlyphId;
use skrifa::outline::OutlinePen;
use std::collections::BTreeSet;
use std::io;

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let face = Face::embedded();
    let map = picture::map(export, &face);
    let shapes = picture::shapes(&map);
    let (width, height) = (map.width.ceil(), map.height.ceil());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>{}</title>\n<defs>\n",
        escaped(&map.topics[0].words)
    );
    for glyph in glyphs(&face, &shapes) {
        let mut path = Path::default();
        face.draw(glyph, &mut path);
        push(
            &mut out,
            format_args!("<path id=\"g{}\" d=\"{}\"/>\n", glyph.to_u32(), path.data),
        );
    }
    push(
        &mut out,
        format_args!(
            "</defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            hex(GROUND)
        ),
    );
    for shape in &shapes {
        draw(&mut out, &face, shape);
    }
    out.push_str("</svg>\n");
    put(out.into_bytes())
}

fn glyphs(face: &Face, shapes: &[Shape]) -> BTreeSet<GlyphId> {
    let words = shapes.iter().filter_map(|shape| match shape {
        Shape::Words { words, .. } => Some(*words),
        _ => None,
    });
    words
        .flat_map(str::chars)
        .filter_map(|sign| face.glyph(sign))
        .collect()
}

fn draw(out: &mut String, face: &Face, shape: &Shape) {
    match *shape {
        Shape::Filled {
            x,
            y,
            width,
            height,
            radius,
            color,
        } => push(
            out,
            format_args!(
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius}\" fill=\"{}\"/>\n",
                hex(color)
            ),
        ),
        Shape::Link { from, to, color } => {
            let bend = picture::bend(from, to);
            push(
                out,
                format_args!(
                    "<path d=\"M{:.1} {:.1}C{bend:.1} {:.1} {bend:.1} {:.1} {:.1} {:.1}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{LINK_WIDTH}\"/>\n",
                    from.0,
                    from.1,
                    from.1,
                    to.1,
                    to.0,
                    to.1,
                    hex(color)
                ),
            );
        }
        Shape::Words {
            x,
            base,
            size,
            color,
            words,
        } => {
            let scale = size / UNITS;
            push(
                out,
                format_args!(
                    "<g transform=\"translate({x:.1} {base:.1}) scale({scale:.4} -{scale:.4})\" fill=\"{}\"><title>{}</title>",
                    hex(color),
                    escaped(words)
                ),
            );
            line(out, face, words);
            out.push_str("</g>\n");
        }
    }
}

/// The letters of a line in units of the font. One that the font does not have is left to the reader's fonts.
fn line(out: &mut String, face: &Face, words: &str) {
    let mut at = 0.0;
    for sign in words.chars() {
        match face.glyph(sign) {
            Some(glyph) => push(
                out,
                format_args!("<use xlink:href=\"#g{}\" x=\"{at:.0}\"/>", glyph.to_u32()),
            ),
            None => push(
                out,
                format_args!(
                    "<text transform=\"translate({at:.0} 0) scale(1 -1)\" font-size=\"{UNITS}\" font-family=\"sans-serif\">{}</text>",
                    escaped(sign.encode_utf8(&mut [0; 4]))
                ),
            ),
        }
        at += face.width(sign) * UNITS;
    }
}

fn hex([red, green, blue]: Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// An outline as SVG writes paths.
#[derive(Default)]
struct Path {
    data: String,
}

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        push(&mut self.data, format_args!("M{x:.0} {y:.0}"));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        push(&mut self.data, format_args!("L{x:.0} {y:.0}"));
    }
    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        push(
            &mut self.data,
            format_args!("Q{cx0:.0} {cy0:.0} {x:.0} {y:.0}"),
        );
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        push(
            &mut self.data,
            format_args!("C{cx0:.0} {cy0:.0} {cx1:.0} {cy1:.0} {x:.0} {y:.0}"),
        );
    }
    fn close(&mut self) {
        self.data.push('Z');
    }
}
