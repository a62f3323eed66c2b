//! The letters. The embedded subset comes first, so that Chinese is readable on every machine and its punctuation has
//! the Simplified shape; the fonts of the system stand behind it for rare characters.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

const NAME: &str = "gangmu-sans-sc";
static FONT: &[u8] = include_bytes!("../../assets/fonts/GangmuSansSC.otf");

pub(super) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    fonts
        .font_data
        .insert(NAME.to_string(), Arc::new(FontData::from_static(FONT)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts
            .families
            .entry(family)
            .or_default()
            .insert(0, NAME.to_string());
    }
    ctx.set_fonts(fonts);
}
