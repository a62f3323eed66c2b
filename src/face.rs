//! The embedded font: the window draws with it, and pictures carry its outlines, so that they look the same everywhere.

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider, charmap::Charmap};
use std::sync::LazyLock;

/// The file, under the SIL OFL 1.1; see `assets/fonts`.
pub static FONT: &[u8] = include_bytes!("../assets/fonts/GangmuSansSC.otf");

/// Units of the font that make one size of letters.
pub const UNITS: f32 = 1000.0;
/// Height of the middle of a Chinese character above the line it stands on, as a part of its size.
pub const MIDDLE: f32 = 0.38;

/// Signs below this one, nearly all that documents have, have their widths in [`WIDTHS`].
const IN_TABLE: usize = 1 << 16;

/// How wide signs are, in units of the font: large outlines are laid out by the widths of millions.
static WIDTHS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let face = Face::embedded();
    let mut widths = vec![UNITS; IN_TABLE];
    for (sign, glyph) in face.glyphs.mappings() {
        if let Some(width) = widths.get_mut(sign as usize) {
            *width = face.advance(glyph);
        }
    }
    widths
});

/// The font, read. Lengths are parts of the size of the letters.
pub struct Face<'a> {
    glyphs: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    outlines: OutlineGlyphCollection<'a>,
}

impl Face<'static> {
    /// The embedded font.
    ///
    /// # Panics
    /// Never: a test reads the font that is embedded.
    #[must_use]
    pub fn embedded() -> Face<'static> {
        #[allow(
            clippy::expect_used,
            reason = "the font is part of the program, and a test reads it"
        )]
        let font = FontRef::new(FONT).expect("the embedded font");
        let plain = LocationRef::default();
        Face {
            glyphs: font.charmap(),
            metrics: font.glyph_metrics(Size::unscaled(), plain),
            outlines: font.outline_glyphs(),
        }
    }
}

impl Face<'_> {
    /// How wide a sign is. One that the font does not have is as wide as a Chinese character.
    #[must_use]
    pub fn width(&self, sign: char) -> f32 {
        let beyond = || self.glyph(sign).map_or(UNITS, |glyph| self.advance(glyph));
        WIDTHS.get(sign as usize).copied().unwrap_or_else(beyond) / UNITS
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.metrics.advance_width(glyph).unwrap_or(UNITS)
    }

    /// The glyph of a sign, if the font has one.
    #[must_use]
    pub fn glyph(&self, sign: char) -> Option<GlyphId> {
        self.glyphs.map(sign)
    }

    /// Draws a glyph in units of the font, upwards from the line that it stands on.
    pub fn draw(&self, glyph: GlyphId, pen: &mut impl OutlinePen) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(outline) = self.outlines.get(glyph) {
            // A glyph that cannot be drawn is left out, as it is everywhere else.
            let _ = outline.draw(settings, pen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_font_is_read() {
        let face = Face::embedded();
        assert_eq!(face.width('国'), 1.0);
        assert!((0.3..0.8).contains(&face.width('a')));
        assert!(face.glyph('国').is_some());
        assert_eq!(face.width('\u{FFFF}'), 1.0);
        assert_eq!(face.width('\u{10FFFF}'), 1.0);
    }
}
