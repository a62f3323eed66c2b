//! Older Word documents, written byte by byte as [MS-DOC] has it.

use gangmu::document::{Document, FindOptions};
use gangmu::input::{Aside, Error, Format, ReadOptions, Source, read};
use std::io::{Cursor, Write};

/// What a test document is made of.
#[derive(Default)]
struct Written {
    /// Pieces of text: characters of two bytes, or of one.
    pieces: Vec<(&'static str, bool)>,
    /// What is stored for each paragraph: modifiers behind the number of its style.
    paragraphs: Vec<Vec<u8>>,
    flags: u16,
    /// What stands where the table of pieces should.
    broken_pieces: bool,
}

const TEXT: usize = 2048;

impl Written {
    fn text(text: &'static str) -> Written {
        Written {
            pieces: vec![(text, true)],
            ..Written::default()
        }
    }

    /// The streams put into a compound file.
    fn file(&self) -> Vec<u8> {
        let mut main = vec![0; TEXT];
        let mut table = Vec::new();
        let clx = self.pieces(&mut main);
        let ends = self.paragraph_ends();
        let put = |main: &mut Vec<u8>, at: usize, bytes: &[u8]| {
            main[at..at + bytes.len()].copy_from_slice(bytes)
        };
        put(&mut main, 0, &0xa5ec_u16.to_le_bytes());
        put(&mut main, 2, &0xc1_u16.to_le_bytes());
        put(&mut main, 10, &(self.flags | 0x200).to_le_bytes());
        let characters: usize = self
            .pieces
            .iter()
            .map(|(text, _)| text.encode_utf16().count())
            .sum();
        put(&mut main, 0x4c, &(characters as u32).to_le_bytes());
        let page = main.len().div_ceil(512);
        main.resize(page * 512, 0);
        main.extend(self.page(&ends));
        let places = [TEXT as u32, u32::MAX, page as u32]
            .map(u32::to_le_bytes)
            .concat();
        let parts: [(usize, Vec<u8>); 4] = [
            (33, clx),
            (13, places),
            (74, lists()),
            (73, abstract_list()),
        ];
        for (number, part) in parts {
            let at = 154 + number * 8;
            put(&mut main, at, &(table.len() as u32).to_le_bytes());
            put(&mut main, at + 4, &(part.len() as u32).to_le_bytes());
            table.extend(part);
        }
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("file");
        for (name, content) in [("/WordDocument", &main), ("/1Table", &table)] {
            file.create_stream(name)
                .expect("stream")
                .write_all(content)
                .expect("content");
        }
        file.flush().expect("flush");
        file.into_inner().into_inner()
    }

    /// Writes the text and gives the table of its pieces.
    fn pieces(&self, main: &mut Vec<u8>) -> Vec<u8> {
        let (mut places, mut entries, mut character) = (vec![0_u32], Vec::new(), 0);
        for (text, wide) in &self.pieces {
            let start = main.len() as u32;
            let place = if *wide {
                start
            } else {
                (start * 2) | (1 << 30)
            };
            match wide {
                true => main.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
                false => main.extend(encoding_rs::WINDOWS_1252.encode(text).0.iter()),
            }
            character += text.encode_utf16().count() as u32;
            places.push(character);
            entries.extend([&[0, 0], &place.to_le_bytes()[..], &[0, 0]].concat());
        }
        if self.broken_pieces {
            return vec![2, 0xff, 0xff, 0xff, 0x7f];
        }
        let table = [
            places.into_iter().flat_map(u32::to_le_bytes).collect(),
            entries,
        ]
        .concat();
        // A block of properties may stand before the table.
        [
            &[1, 2, 0, 9, 9, 2][..],
            &(table.len() as u32).to_le_bytes(),
            &table,
        ]
        .concat()
    }

    /// Where each paragraph of the first piece ends in the stream.
    fn paragraph_ends(&self) -> Vec<u32> {
        let units: Vec<u16> = self.pieces[0].0.encode_utf16().collect();
        let ends = units
            .iter()
            .enumerate()
            .filter(|(_, unit)| matches!(unit, 7 | 13));
        ends.map(|(at, _)| (TEXT + (at + 1) * 2) as u32).collect()
    }

    /// The page of properties.
    fn page(&self, ends: &[u32]) -> Vec<u8> {
        let mut page = vec![0; 512];
        let count = ends.len().min(self.paragraphs.len());
        let starts = std::iter::once(TEXT as u32)
            .chain(ends.iter().copied())
            .take(count + 1);
        for (index, start) in starts.enumerate() {
            page[index * 4..index * 4 + 4].copy_from_slice(&start.to_le_bytes());
        }
        let mut free = 510;
        for (index, modifiers) in self.paragraphs.iter().take(count).enumerate() {
            let stored = [&[0, 0], modifiers.as_slice()].concat();
            free = (free - stored.len() - 2) & !1;
            page[free + 1] = stored.len().div_ceil(2) as u8;
            page[free + 2..free + 2 + stored.len()].copy_from_slice(&stored);
            page[(count + 1) * 4 + index * 13] = (free / 2) as u8;
        }
        page[511] = count as u8;
        page
    }
}

/// One abstract list of one level that counts 一、二、三、 and a list made of it.
fn abstract_list() -> Vec<u8> {
    let mut head = vec![0; 28];
    head[0] = 7;
    head[26] = 1;
    let mut level = vec![0; 28];
    (level[0], level[4], level[15]) = (1, 37, 2);
    let text: Vec<u8> = [2_u16, 0, '、' as u16]
        .into_iter()
        .flat_map(u16::to_le_bytes)
        .collect();
    [vec![1, 0], head, level, text].concat()
}

fn lists() -> Vec<u8> {
    let mut list = vec![0; 16];
    list[0] = 7;
    [vec![1, 0, 0, 0], list, vec![0xff; 4]].concat()
}

fn opened(bytes: Vec<u8>) -> Result<Source, Error> {
    let name = "讲话.doc".to_string();
    read(
        bytes,
        &ReadOptions {
            name,
            ..ReadOptions::default()
        },
    )
}

#[test]
fn text_is_what_the_reader_sees() {
    let cases: &[(&str, Written, &str)] = &[
        (
            "paragraphs",
            Written::text("一、甲\r要抓好。\r"),
            "一、甲\n要抓好。\n",
        ),
        (
            "a soft line break, signs for pictures and notes",
            Written::text("甲\u{b}乙\u{1}\u{2}\r"),
            "甲\n乙\n",
        ),
        (
            "a field shows its result",
            Written::text("第\u{13}PAGE\u{14}3\u{15}页\r"),
            "第3页\n",
        ),
        (
            "a field without end loses no paragraph",
            Written::text("\u{13}PAGE\r甲\r"),
            "\n甲\n",
        ),
        ("no mark at the end", Written::text("甲\r乙"), "甲\n乙\n"),
        (
            "pieces of one byte and of two",
            Written {
                pieces: vec![("要抓好", true), ("“GDP” caf\u{e9}\r", false)],
                ..Written::default()
            },
            "要抓好“GDP” café\n",
        ),
    ];
    for (name, written, wanted) in cases {
        let source = opened(written.file()).expect(name);
        assert_eq!(
            (source.text.as_str(), source.format),
            (*wanted, Format::Doc),
            "{name}"
        );
    }
}

#[test]
fn modifiers_are_evidence_and_lists_are_numbered() {
    let outline = |level: u8| vec![0x40, 0x26, level];
    let in_list = vec![0x0b, 0x46, 1, 0, 0x0a, 0x26, 0];
    let in_table = vec![0x16, 0x24, 1];
    let row_end = vec![0x16, 0x24, 1, 0x17, 0x24, 1];
    let written = Written {
        pieces: vec![(
            "提高认识\r狠抓落实\r要点\r姓名\u{7}职务\u{7}\u{7}正文\r",
            true,
        )],
        paragraphs: vec![
            in_list.clone(),
            in_list,
            outline(1),
            in_table.clone(),
            in_table,
            row_end,
            vec![0x61, 0x24, 1],
        ],
        ..Written::default()
    };
    let source = opened(written.file()).expect("a document");
    assert_eq!(
        source.text,
        "一、提高认识\n二、狠抓落实\n要点\n姓名\n职务\n正文\n"
    );
    let looks: Vec<_> = source
        .paragraphs
        .iter()
        .map(|p| (p.evidence.level, p.evidence.aside, p.evidence.centred))
        .collect();
    let table = Some(Aside::Table);
    let wanted = [
        (None, None, false),
        (None, None, false),
        (Some(2), None, false),
        (None, table, false),
        (None, table, false),
        (None, None, true),
    ];
    assert_eq!(looks, wanted);
    let document = Document::find(source, &FindOptions::default());
    let labels: Vec<_> = document
        .outline
        .nodes
        .iter()
        .map(|node| document.label(&document.outline, node))
        .collect();
    assert!(
        labels.starts_with(&["一、提高认识".into(), "二、狠抓落实".into()]),
        "{labels:?}"
    );
}

#[test]
fn broken_files_end_in_an_error() {
    let whole = Written::text("一、甲\r").file();
    let encrypted = Written {
        flags: 0x100,
        ..Written::text("甲\r")
    }
    .file();
    let broken = Written {
        broken_pieces: true,
        ..Written::text("甲\r")
    }
    .file();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("encrypted", encrypted, "encrypted"),
        ("pieces that lead outside", broken, "damaged"),
        ("truncated", whole[..1536].to_vec(), "kind ole"),
        ("no text", Written::text("\r").file(), "empty"),
    ];
    for (name, bytes, wanted) in cases {
        let error = opened(bytes).expect_err(name).to_string();
        assert!(error.starts_with(wanted), "{name}: {error}");
    }
}

/// A newer document with a password lies in an older file.
#[test]
fn a_password_is_told_for_newer_documents_too() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("file");
    for name in ["/EncryptionInfo", "/EncryptedPackage"] {
        let mut stream = file.create_stream(name).expect("stream");
        stream.write_all(&[7; 64]).expect("content");
    }
    file.flush().expect("flush");
    let error = opened(file.into_inner().into_inner()).expect_err("encrypted");
    assert!(matches!(error, Error::Encrypted), "{error}");
}

/// The sizes in the header: sectors of 512 and 64 bytes, how many sectors the tables have, where they begin.
#[test]
fn sizes_that_are_wrong_end_in_an_error_or_in_the_text() {
    let whole = Written::text("一、提高认识\r要抓好。\r").file();
    for at in (0x1e..0x4c).step_by(2) {
        for wrong in [0_u16, 1, 5, 9, 31, 0x7fff, 0xffff] {
            let mut bytes = whole.clone();
            bytes[at..at + 2].copy_from_slice(&wrong.to_le_bytes());
            if let Ok(source) = opened(bytes) {
                assert!(source.text.len() <= whole.len(), "{at} {wrong}");
            }
        }
    }
}

#[test]
fn no_byte_that_is_wrong_ends_in_a_panic() {
    let whole = Written {
        paragraphs: vec![vec![0x0b, 0x46, 1, 0], vec![0x40, 0x26, 1]],
        ..Written::text("提高认识\r狠抓落实\r")
    };
    let whole = whole.file();
    // The bytes that say something.
    for at in (0..whole.len()).filter(|&at| !matches!(whole[at], 0 | 0xff)) {
        for wrong in [0, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = wrong;
            // An error is as good as a text; only an end is asked for.
            let _ = opened(bytes);
        }
    }
}
