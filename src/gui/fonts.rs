//! The letters. The embedded subset comes first, so that Chinese is readable on every machine and its punctuation has
//! the Simplified shape; the fonts of the system stand behind it for rare characters. The text may be set in 仿宋 or
//! 楷体, where the machine has them.

use crate::app::settings::Letters;
use crate::face::FONT;
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};
use fontique::{Collection, CollectionOptions, SourceCache};
use std::sync::Arc;

/// The family of the text pane.
pub(super) const TEXT: &str = "gangmu-text";

/// Names under which systems have the letters, the commonest first.
const NAMES: &[(Letters, &[&str])] = &[
    (
        Letters::FangSong,
        &[
            "FangSong",
            "FangSong_GB2312",
            "STFangsong",
            "FZFangSong-Z02",
            "仿宋",
            "仿宋_GB2312",
            "华文仿宋",
            "方正仿宋_GBK",
        ],
    ),
    (
        Letters::Kai,
        &[
            "KaiTi",
            "KaiTi_GB2312",
            "STKaiti",
            "Kaiti SC",
            "AR PL UKai CN",
            "AR PL KaitiM GB",
            "楷体",
            "楷体_GB2312",
            "华文楷体",
        ],
    ),
];

/// Gives the window its letters. Another `edition` makes all pictures of letters anew and gives up the old ones.
pub(super) fn install(ctx: &Context, letters: Letters, edition: u32) {
    let embedded = format!("gangmu-sans-sc-{edition}");
    let mut fonts = FontDefinitions::default();
    let data = Arc::new(FontData::from_static(FONT));
    fonts.font_data.insert(embedded.clone(), data);
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let list = fonts.families.entry(family).or_default();
        list.insert(0, embedded.clone());
    }
    let mut of_text = fonts.families[&FontFamily::Proportional].clone();
    if let Some(data) = of_system(letters) {
        let name = format!("{letters:?}-{edition}");
        fonts.font_data.insert(name.clone(), Arc::new(data));
        of_text.insert(0, name);
    }
    let family = FontFamily::Name(TEXT.into());
    fonts.families.insert(family, of_text);
    ctx.set_fonts(fonts);
}

/// The machine's own font of these letters.
fn of_system(letters: Letters) -> Option<FontData> {
    let (_, names) = NAMES.iter().find(|(of, _)| *of == letters)?;
    let mut collection = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: true,
    });
    let family = names
        .iter()
        .find_map(|name| collection.family_by_name(name))?;
    let font = family.default_font()?;
    let bytes = font.load(Some(&mut SourceCache::default()))?;
    let mut data = FontData::from_owned(bytes.as_ref().to_vec());
    data.index = font.index();
    Some(data)
}
