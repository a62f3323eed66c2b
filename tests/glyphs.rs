//! Every character that the program or its documents show has a glyph in the embedded font.

use gangmu::message::{Language, Message};
use gangmu::scheme::ROWS;
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The characters of all texts in a folder.
fn texts(folder: &str) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(root().join(folder))
        .expect("a folder")
        .flatten()
    {
        all.push_str(&String::from_utf8_lossy(
            &fs::read(entry.path()).expect("a file"),
        ));
    }
    all
}

#[test]
fn every_character_has_a_glyph() {
    let font = fs::read(root().join("assets/fonts/GangmuSansSC.otf")).expect("the font");
    let face = FontRef::new(&font).expect("a font");
    let glyphs = face.charmap();
    let mut wanted: BTreeSet<char> = BTreeSet::new();
    wanted.extend(texts("assets/samples").chars());
    for message in Message::ALL {
        wanted.extend(message.template(Language::Chinese).chars());
        wanted.extend(message.template(Language::English).chars());
    }
    for row in ROWS {
        wanted.extend(row.example.0.chars());
        wanted.extend(
            row.open
                .iter()
                .chain(row.close)
                .flat_map(|sign| sign.chars()),
        );
    }
    wanted.extend("…✓↑↓←→·？①②⑳ⅠⅣ甲乙\u{2002}\u{2003}\u{3000}".chars());
    let missing: Vec<char> = wanted
        .into_iter()
        .filter(|sign| !sign.is_control() && glyphs.map(*sign).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
