//! PNG at twice the size, so that letters are sharp in a slide; smaller where the map would not fit in memory.

use super::picture::{self, Color, GROUND, LINK_WIDTH, Shape};
use super::{Export, Put};
use crate::face::{Face, UNITS};
use crate::mindmap::MindMap;
use skrifa::outline::OutlinePen;
use std::io;
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Point, RoundedRect, Shape as _, Stroke};
use vello_cpu::{Pixmap, RenderContext, Resources};

/// Pixels for a point.
const SCALE: f32 = 2.0;
/// The longest side and the most pixels of a picture: what programs for slides and messages still take.
const LONGEST: f32 = 16_000.0;
const MOST: f32 = 60_000_000.0;

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let face = Face::embedded();
    let map = picture::map(export, &face);
    let picture = painted(&map, &face);
    // Writing into memory does not fail for a picture of at least one pixel.
    put(picture.into_png().unwrap_or_default())
}

fn painted(map: &MindMap, face: &Face) -> Pixmap {
    let scale = scale(map);
    let pixels = |length: f32| ((length * scale).ceil() as u16).max(1);
    let (width, height) = (pixels(map.width), pixels(map.height));
    let mut context = RenderContext::new(width, height);
    set_paint(&mut context, GROUND);
    context.fill_path(
        &vello_cpu::kurbo::Rect::new(0.0, 0.0, width.into(), height.into()).to_path(1.0),
    );
    let to_pixels = Affine::scale(scale.into());
    for shape in picture::shapes(map) {
        context.set_transform(to_pixels);
        draw(&mut context, face, &shape, to_pixels);
    }
    context.flush();
    let mut picture = Pixmap::new(width, height);
    context.render(&mut picture, &mut Resources::new());
    picture
}

fn scale(map: &MindMap) -> f32 {
    let side = LONGEST / map.width.max(map.height);
    let area = (MOST / (map.width * map.height)).sqrt();
    SCALE.min(side).min(area)
}

fn set_paint(context: &mut RenderContext, [red, green, blue]: Color) {
    context.set_paint(AlphaColor::<Srgb>::from_rgb8(red, green, blue));
}

fn draw(context: &mut RenderContext, face: &Face, shape: &Shape, to_pixels: Affine) {
    const SMOOTH: f64 = 0.1;
    let point = |(x, y): (f32, f32)| Point::new(x.into(), y.into());
    match *shape {
        Shape::Filled {
            x,
            y,
            width,
            height,
            radius,
            color,
        } => {
            let (left, top) = (f64::from(x), f64::from(y));
            let (right, bottom) = (left + f64::from(width), top + f64::from(height));
            set_paint(context, color);
            context.fill_path(
                &RoundedRect::new(left, top, right, bottom, f64::from(radius)).to_path(SMOOTH),
            );
        }
        Shape::Link { from, to, color } => {
            let bend = picture::bend(from, to);
            let mut path = BezPath::new();
            path.move_to(point(from));
            path.curve_to(point((bend, from.1)), point((bend, to.1)), point(to));
            set_paint(context, color);
            context.set_stroke(Stroke::new(LINK_WIDTH.into()));
            context.stroke_path(&path);
        }
        Shape::Words {
            x,
            base,
            size,
            color,
            words,
        } => {
            set_paint(context, color);
            let scale = f64::from(size / UNITS);
            let mut at = f64::from(x);
            for sign in words.chars() {
                // One that the font does not have is the font's own sign for that.
                let glyph = face.glyph(sign).unwrap_or_default();
                let mut outline = Outlined::default();
                face.draw(glyph, &mut outline);
                let place =
                    Affine::translate((at, base.into())) * Affine::scale_non_uniform(scale, -scale);
                context.set_transform(to_pixels * place);
                context.fill_path(&outline.path);
                at += f64::from(face.width(sign) * size);
            }
        }
    }
}

/// An outline as the painter takes it.
#[derive(Default)]
struct Outlined {
    path: BezPath,
}

impl OutlinePen for Outlined {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to((f64::from(x), f64::from(y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to((f64::from(x), f64::from(y)));
    }
    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let point = |x: f32, y: f32| (f64::from(x), f64::from(y));
        self.path.quad_to(point(cx0, cy0), point(x, y));
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let point = |x: f32, y: f32| (f64::from(x), f64::from(y));
        self.path
            .curve_to(point(cx0, cy0), point(cx1, cy1), point(x, y));
    }
    fn close(&mut self) {
        self.path.close_path();
    }
}
