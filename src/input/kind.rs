//! Kinds of file told apart by their first bytes and by the names inside containers.

use super::Error;
use memchr::memmem;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// No signature that is known: taken for text.
    Unknown,
    /// Any other, by its usual extension.
    Known(&'static str),
}

impl Kind {
    /// The usual extension, empty for [`Kind::Unknown`].
    pub(super) fn extension(self) -> &'static str {
        match self {
            Kind::Unknown => "",
            Kind::Known(extension) => extension,
        }
    }
}

/// Bytes at a place that show a kind. Containers are looked into.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"{\\rtf", "rtf"),
    (0, b"%PDF-", "pdf"),
    (0, b"\xef\xbb\xbf%PDF-", "pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"II*\0", "tif"),
    (0, b"MM\0*", "tif"),
    (8, b"WEBP", "webp"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b\x08", "gz"),
    (0, b"\x7fELF", "elf"),
    (4, b"ftypheic", "heic"),
    (4, b"ftyp", "mp4"),
];

/// Names of parts that show what a zip archive holds, the first that is there.
const ZIP_PARTS: &[(&[u8], &str)] = &[
    (b"word/document.xml", "docx"),
    (b"word/document2.xml", "docx"),
    (b"xl/workbook.", "xlsx"),
    (b"ppt/presentation.xml", "pptx"),
    (b"OFD.xml", "ofd"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument", "ods"),
    (b"application/epub+zip", "epub"),
];

/// Names of streams that show what an OLE compound file holds.
const OLE_STREAMS: &[(&str, &str)] = &[
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
];

/// An OLE file around an encrypted document of the newer kind.
const ENCRYPTED: &str = "encrypted";

/// The kind that the content shows.
///
/// # Errors
/// [`Error::Encrypted`] and [`Error::LockFile`], which the container already shows.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, Error> {
    let signed = SIGNATURES
        .iter()
        .find(|(at, magic, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    match signed.map(|&(_, _, extension)| extension) {
        Some("zip") => Ok(Kind::Known(zip(bytes))),
        Some("ole") => match ole(bytes) {
            ENCRYPTED => Err(Error::Encrypted),
            extension => Ok(Kind::Known(extension)),
        },
        Some(extension) => Ok(Kind::Known(extension)),
        None if is_bitmap(bytes) => Ok(Kind::Known("bmp")),
        None if is_page(bytes) => Ok(Kind::Known("html")),
        None if is_lock_file(bytes) => Err(Error::LockFile),
        None => Ok(Kind::Unknown),
    }
}

fn zip(bytes: &[u8]) -> &'static str {
    let part = ZIP_PARTS
        .iter()
        .find(|(name, _)| memmem::find(bytes, name).is_some());
    part.map_or("zip", |&(_, extension)| extension)
}

fn ole(bytes: &[u8]) -> &'static str {
    let stream = OLE_STREAMS.iter().find(|(name, _)| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    });
    stream.map_or("ole", |&(_, extension)| extension)
}

/// Two letters are little proof, so the size in the header must be right too.
fn is_bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM")
        && bytes
            .get(2..6)
            .is_some_and(|size| size == (bytes.len() as u32).to_le_bytes())
}

/// A page that says so in its first words, behind blanks.
fn is_page(bytes: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[b"<!doctype html", b"<html", b"<head>", b"<body"];
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let begins = |word: &[u8]| {
        let first = bytes.get(..word.len());
        first.is_some_and(|first| first.eq_ignore_ascii_case(word))
    };
    WORDS.iter().any(|word| begins(word))
}

/// The owner file `~$NAME.docx`: the user's name in bytes behind its length, then again as UTF-16.
fn is_lock_file(bytes: &[u8]) -> bool {
    const WORD: usize = 162;
    let again = 54;
    bytes.len() == WORD
        && bytes[0] > 0
        && bytes[0] <= 52
        && bytes[again] == bytes[0]
        && bytes[again + 1] == 0
}

/// A name's extension in lower case without the dot, or nothing.
pub(super) fn extension(name: &str) -> String {
    let extension = std::path::Path::new(name).extension().unwrap_or_default();
    extension.to_string_lossy().to_lowercase()
}

/// Extensions that stand for one kind.
const SAME: &[&[&str]] = &[
    &["htm", "html"],
    &["jpg", "jpeg"],
    &["tif", "tiff"],
    &["doc", "wps", "dot", "wpt"],
    &["docx", "docm", "dotx"],
    &["xls", "et"],
    &["ppt", "dps"],
];

/// Whether two extensions stand for one kind.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other
        || SAME
            .iter()
            .any(|group| group.contains(&one) && group.contains(&other))
}
