//! Every character that the program or its documents show has a glyph in the embedded font.

use gangmu::decode::decode;
use gangmu::message::{Language, Message};
use gangmu::scheme::ROWS;
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of all files in a folder and the folders in it, decoded as the program does.
fn texts(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.push_str(&texts(&path));
        } else if let Ok(decoded) = decode(fs::read(&path).expect("a file"), None) {
            all.push_str(&decoded.text);
        }
    }
    all
}

/// Which of `wanted` would be an empty box.
fn without_glyph(wanted: impl IntoIterator<Item = char>) -> Vec<char> {
    let font = fs::read(root().join("assets/fonts/GangmuSansSC.otf")).expect("the font");
    let face = FontRef::new(&font).expect("a font");
    let glyphs = face.charmap();
    let wanted: BTreeSet<char> = wanted.into_iter().collect();
    let missing = |sign: &char| !sign.is_control() && glyphs.map(*sign).is_none();
    wanted.into_iter().filter(missing).collect()
}

#[test]
fn documents_and_interface_have_their_glyphs() {
    let mut wanted = texts(&root().join("assets/samples"));
    wanted.push_str(&texts(&root().join("tests/corpus")));
    for message in Message::ALL {
        wanted.push_str(message.template(Language::Chinese));
        wanted.push_str(message.template(Language::English));
    }
    for row in ROWS {
        wanted.push_str(row.example.0);
        wanted.extend(row.open.iter().chain(row.close.iter()).copied());
    }
    // What the window says outside the tables: marks of rows and signs of its own.
    for room in ["src/app", "src/gui"] {
        wanted.push_str(&texts(&root().join(room)));
    }
    // 1️⃣ is read as 1, but no face for running text has the frame of a key.
    let frame = ['\u{FE0F}', '\u{20E3}'];
    let letters = wanted.chars().filter(|sign| !frame.contains(sign));
    assert_eq!(without_glyph(letters), Vec::<char>::new());
}

#[test]
fn every_character_of_gb_2312_has_a_glyph() {
    let rows = (0xA1..=0xF7u8).filter(|row| !(0xAA..=0xAF).contains(row));
    let pairs = rows.flat_map(|row| (0xA1..=0xFEu8).map(move |cell| [row, cell]));
    let decoded = pairs.filter_map(|pair| {
        let (text, failed) = encoding_rs::GBK.decode_without_bom_handling(&pair);
        let sign = text.chars().next().filter(|_| !failed)?;
        // Cells that the standard leaves empty are private characters in the encoding's table.
        (!('\u{E000}'..='\u{F8FF}').contains(&sign)).then_some(sign)
    });
    let wanted: BTreeSet<char> = decoded.collect();
    assert!(wanted.len() > 7400, "{} characters", wanted.len());
    assert_eq!(without_glyph(wanted), Vec::<char>::new());
}

#[test]
fn blanks_radicals_and_what_was_not_read_are_drawn() {
    let blanks = "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}\u{205F}\u{3000}";
    assert_eq!(without_glyph(blanks.chars()), Vec::<char>::new());
    // Text copied from PDF files has ⼯ (U+2F2F) for 工.
    assert_eq!(without_glyph('\u{2F00}'..='\u{2FD5}'), Vec::<char>::new());
    assert_eq!(
        without_glyph(['\u{FFFD}', '▸', '▾', '囍']),
        Vec::<char>::new()
    );
}
