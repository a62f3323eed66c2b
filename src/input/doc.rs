//! Older Word documents (.doc of Word 97 and later, .wps of WPS): OLE compound files, [MS-DOC].
//!
//! The text lies in pieces, some of one byte a character and some of two; a table says which follows which.
//! Numbers of lists are written out, fields show their results. Notes, headers and text boxes stand behind the
//! main text and are not read.

mod bytes;
mod lists;
mod properties;
mod text;

use super::kind::Kind;
use super::{Error, Format, ReadOptions, Reader, Source, source_of};
use crate::decode;
use bytes::Bytes;
use properties::{About, Runs};
use std::io::{Cursor, Read};

/// Reads `.doc` and `.wps`.
pub(super) struct Doc;

impl Reader for Doc {
    fn format(&self) -> Format {
        Format::Doc
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["doc", "wps", "dot", "wpt"]
    }

    fn recognises(&self, kind: Kind, _: &str) -> bool {
        kind == Kind::Known("doc")
    }

    fn read(&self, bytes: Vec<u8>, _: &ReadOptions) -> Result<Source, Error> {
        let size = bytes.len() as u64;
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
        let mut stream = |name: &str| {
            let mut content = Vec::new();
            let stream = file.open_stream(name).map_err(damaged)?;
            // A stream is never longer than the file, whatever its entry says.
            stream
                .take(size)
                .read_to_end(&mut content)
                .map_err(damaged)?;
            Ok::<_, Error>(content)
        };
        let main = stream("/WordDocument")?;
        let head = Head::read(Bytes(&main)).ok_or_else(|| damaged("no header"))??;
        if head.old {
            return old(self.format(), &main);
        }
        let table = stream(if head.second_table {
            "/1Table"
        } else {
            "/0Table"
        })?;
        let lines = lines(Bytes(&main), Bytes(&table)).ok_or_else(|| damaged("no text"))?;
        let lines = lines.iter().map(|line| (line.text.as_str(), line.evidence));
        Ok(source_of(self.format(), lines))
    }
}

fn damaged(cause: impl std::fmt::Display) -> Error {
    Error::Damaged(cause.to_string())
}

/// What the first bytes say, [MS-DOC] 2.5.2.
struct Head {
    /// Of Word 6 or 95, whose text lies in one run of bytes.
    old: bool,
    second_table: bool,
}

impl Head {
    fn read(main: Bytes) -> Option<Result<Head, Error>> {
        const SIGN: [u16; 2] = [0xa5ec, 0xa5dc];
        const WORD_97: u16 = 0xc1;
        const ENCRYPTED: u16 = 1 << 8;
        const SECOND_TABLE: u16 = 1 << 9;
        let flags = main.u16(10)?;
        if !SIGN.contains(&main.u16(0)?) {
            return None;
        }
        if flags & ENCRYPTED != 0 {
            return Some(Err(Error::Encrypted));
        }
        Some(Ok(Head {
            old: main.u16(2)? < WORD_97,
            second_table: flags & SECOND_TABLE != 0,
        }))
    }
}

/// A document of Word 6 or 95: its text in the code page of its time.
fn old(format: Format, main: &[u8]) -> Result<Source, Error> {
    let bytes = Bytes(main);
    let (start, end) = bytes.size(24).zip(bytes.size(28)).unwrap_or_default();
    let text = main.get(start..end).ok_or_else(|| damaged("no text"))?;
    let text: Vec<u8> = text
        .iter()
        .copied()
        .filter(|&byte| byte >= b' ' || matches!(byte, b'\t' | b'\r' | 7 | 11 | 12))
        .collect();
    let decoded = decode::decode(text, None).map_err(damaged)?;
    let lines = decoded.text.split(['\r', '\u{7}', '\u{b}', '\u{c}']);
    let mut source = source_of(format, lines.map(|line| (line, Default::default())));
    (source.encoding, source.undecoded) = (decoded.encoding, decoded.undecoded);
    Ok(source)
}

/// A part of the table stream that the header names by its number in the list of parts.
fn part<'a>(main: Bytes, table: Bytes<'a>, number: usize) -> &'a [u8] {
    const PARTS: usize = 154;
    let at = PARTS + number * 8;
    let place = main.size(at).zip(main.size(at + 4));
    let part = place.and_then(|(start, length)| table.slice(start, length));
    part.unwrap_or_default()
}

/// The paragraphs of the main text.
fn lines(main: Bytes, table: Bytes) -> Option<Vec<text::Line>> {
    const STYLES: usize = 1;
    const CHARACTERS: usize = 12;
    const PARAGRAPHS: usize = 13;
    const PIECES: usize = 33;
    const ABSTRACT_LISTS: usize = 73;
    const LISTS: usize = 74;
    let pieces = text::pieces(part(main, table, PIECES), main)?;
    // The levels of abstract lists stand behind the part that is counted as theirs.
    let start = main.size(154 + ABSTRACT_LISTS * 8).unwrap_or_default();
    let levels = if part(main, table, ABSTRACT_LISTS).is_empty() {
        &[][..]
    } else {
        table.0.get(start..)?
    };
    let look = text::Looks {
        styles: properties::styles(part(main, table, STYLES)),
        paragraphs: Runs::read(main.0, part(main, table, PARAGRAPHS), About::Paragraphs),
        characters: Runs::read(main.0, part(main, table, CHARACTERS), About::Characters),
    };
    let numbering = lists::read(levels, part(main, table, LISTS));
    Some(text::read(main, &pieces, look, numbering))
}
