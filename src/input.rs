//! Readers: files of any kind become text with paragraph marks.
//!
//! A reader knows a file format and nothing of outlines. What it saw of styles is handed on as [`Evidence`],
//! which the finder may weigh and need not obey. Which reader takes a file is decided by its content; the name
//! only tells formats apart that look the same inside (.txt and .md).

mod doc;
mod docx;
mod face;
mod html;
mod kind;
mod list;
mod text;

pub use docx::model;

use crate::decode::{self, Encoding};
use crate::hands::Hands;
use crate::message::{self, Language, Message};
use crate::span::Span;
use serde::Serialize;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Reads one kind of file.
trait Reader: Sync {
    /// What it gives.
    fn format(&self) -> Format;

    /// The extensions that such files usually have, in lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether these bytes are of its kind, `kind` being what their signature says.
    fn recognises(&self, kind: kind::Kind, extension: &str) -> bool;

    /// The text and what the file says of its paragraphs.
    fn read(&self, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, Error>;
}

/// All readers; the first that recognises a file reads it.
const READERS: &[&dyn Reader] = &[
    &docx::Docx,
    &doc::Doc,
    &html::Html,
    &text::Markdown,
    &text::Text,
];

/// The extensions of what can be read now, in the order they are told to the user.
pub const READABLE: &[&str] = &[
    "txt", "md", "markdown", "text", "docx", "docm", "dotx", "doc", "wps", "dot", "wpt", "html",
    "htm",
];

/// All extensions offered when a file is chosen; those that are not [`READABLE`] get a sentence.
pub const KNOWN: &[&str] = &[
    "txt", "md", "markdown", "text", "docx", "doc", "wps", "html", "htm", "mht", "rtf", "pdf",
    "odt", "ofd", "docm", "dotx", "dot", "wpt",
];

/// What a reading is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The encoding to read by, where the user has chosen one.
    pub encoding: Option<Encoding>,
    /// The file's name, for messages and as a hint of the kind; the content decides.
    pub name: String,
    /// How many threads a large file is read by; one for 0 too.
    pub threads: usize,
}

/// Why a file could not be read. [`Error::sentence`] says it to the user.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file.
    #[error("not found")]
    NotFound,
    /// It may not be read, or another program holds it.
    #[error("no permission, or locked")]
    NoPermission,
    /// It is a folder.
    #[error("a folder")]
    Folder,
    /// The system failed otherwise.
    #[error(transparent)]
    Io(std::io::Error),
    /// There is no character but blanks.
    #[error("empty")]
    Empty,
    /// It holds NUL bytes and is of no known kind.
    #[error("not text")]
    NotText,
    /// A kind that is known and not read.
    #[error("kind {extension} is not read")]
    KindNotRead {
        /// The usual extension of the kind that the content shows.
        extension: String,
    },
    /// The small file that Word leaves beside a document while it is open.
    #[error("a lock file")]
    LockFile,
    /// A password is needed.
    #[error("encrypted")]
    Encrypted,
    /// It is broken so that nothing could be read.
    #[error("damaged: {0}")]
    Damaged(String),
    /// More than spans can reach, or more than a file may unpack to.
    #[error("larger than {megabytes} MB")]
    TooLarge {
        /// The limit.
        megabytes: usize,
    },
}

impl Error {
    /// The sentence for the user: what, and what to do. `name` is the file's name as it is shown.
    #[must_use]
    pub fn sentence(&self, language: Language, name: &str) -> String {
        let named = |message: Message| message.fill(language, &[&name]);
        match self {
            Error::NotFound => named(Message::NotFound),
            Error::NoPermission => named(Message::NoPermission),
            Error::Folder => named(Message::IsFolder),
            Error::Io(error) => Message::NotOpened.fill(language, &[&name, error]),
            Error::Empty => named(Message::EmptyFile),
            Error::NotText => named(Message::NotText),
            Error::LockFile => named(Message::LockFile),
            Error::Encrypted => named(Message::Encrypted),
            Error::Damaged(_) => named(Message::DamagedFile),
            Error::TooLarge { megabytes } => {
                Message::FileTooLarge.fill(language, &[&name, megabytes])
            }
            Error::KindNotRead { extension } => {
                let mut sentence = Message::KindNotRead.fill(language, &[extension]);
                let named = kind::extension(name);
                if !named.is_empty() && !kind::same(&named, extension) {
                    let really = Message::ReallyKind.fill(language, &[&name, extension]);
                    sentence.insert_str(0, &really);
                }
                sentence
            }
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        /// Another program has the file open and lets nobody in (Windows).
        const SHARING_VIOLATION: i32 = 32;
        match error.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound,
            std::io::ErrorKind::PermissionDenied => Error::NoPermission,
            std::io::ErrorKind::IsADirectory => Error::Folder,
            _ if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) => {
                Error::NoPermission
            }
            _ => Error::Io(error),
        }
    }
}

impl From<decode::Error> for Error {
    fn from(_: decode::Error) -> Error {
        Error::NotText
    }
}

/// Spans count bytes in 32 bits.
const LIMIT: usize = u32::MAX as usize;

fn too_large() -> Error {
    Error::TooLarge {
        megabytes: LIMIT >> 20,
    }
}

/// Reads a file's bytes by the reader that recognises them.
///
/// # Errors
/// All of [`Error`] but those of the file system.
pub fn read(bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() >= LIMIT {
        return Err(too_large());
    }
    let extension = kind::extension(&options.name);
    let kind = kind::of(&bytes)?;
    let reader = READERS
        .iter()
        .find(|reader| reader.recognises(kind, &extension));
    let Some(reader) = reader else {
        let extension = kind.extension().to_string();
        return Err(Error::KindNotRead { extension });
    };
    let source = reader.read(bytes, options).map_err(|error| match error {
        // Of a file that is no text its name says more than its bytes do.
        Error::NotText if !extension.is_empty() && !READABLE.contains(&extension.as_str()) => {
            Error::KindNotRead { extension }
        }
        error => error,
    })?;
    if source.text.len() >= LIMIT {
        return Err(too_large());
    }
    if source.text.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(source)
}

/// A source of paragraphs: each a line of the text, and one more for each LF inside it.
fn source_of<'a>(format: Format, lines: impl Iterator<Item = (&'a str, Evidence)>) -> Source {
    let mut source = Source {
        format,
        ..Source::default()
    };
    for (line, evidence) in lines {
        for piece in line.split('\n') {
            let start = source.text.len();
            source.text.push_str(piece);
            source.paragraphs.push(Paragraph {
                span: Span::new(start, source.text.len()),
                evidence,
            });
            source.text.push('\n');
        }
    }
    source.text = decode::without_radicals(source.text);
    source
}

/// Reads what was copied out of a web page, Word or WPS: beside the plain text the clipboard often holds a page that
/// keeps bold letters and headings. It is read where it says what the plain text says, for programs put strange pages
/// there; else the plain text is.
///
/// # Errors
/// As [`read`], of the plain text.
pub fn read_pasted(plain: &str, page: Option<&[u8]>) -> Result<Source, Error> {
    let rich = page.and_then(|page| html::pasted(page.to_vec()));
    match rich.filter(|rich| says_the_same(&rich.text, plain)) {
        Some(rich) => Ok(rich),
        None => read(plain.as_bytes().to_vec(), &ReadOptions::default()),
    }
}

/// Whether two texts have nearly as many characters, blanks aside: numbers of lists may be in one of them only.
fn says_the_same(rich: &str, plain: &str) -> bool {
    let count = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).count();
    let (rich, plain) = (count(rich), count(plain));
    rich > 0 && (plain == 0 || rich.abs_diff(plain) * 10 <= plain)
}

/// Reads a file, whose name takes the place of the one that is asked for.
///
/// # Errors
/// All of [`Error`].
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Source, Error> {
    let bytes = bytes_of_file(path, options.threads)?;
    let options = ReadOptions {
        name: message::name_of(path).into_owned(),
        ..*options
    };
    read(bytes, &options)
}

/// All bytes of a file, a large one read by so many threads.
///
/// # Errors
/// Those of the file system, [`Error::Folder`] and [`Error::TooLarge`].
pub(crate) fn bytes_of_file(path: &Path, threads: usize) -> Result<Vec<u8>, Error> {
    let file = match File::open(path) {
        // Some systems do not open folders.
        Err(_) if path.is_dir() => return Err(Error::Folder),
        opened => opened?,
    };
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(Error::Folder);
    }
    if about.len() >= LIMIT as u64 {
        return Err(too_large());
    }
    Ok(bytes_of(&file, about.len() as usize, threads)?)
}

/// All bytes of a file that had so many when it was opened.
fn bytes_of(mut file: &File, length: usize, threads: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = match in_shares(file, length, threads) {
        Some(bytes) => {
            // Other programs may have written more since.
            file.seek(SeekFrom::Start(length as u64))?;
            bytes
        }
        // From where it stands: a pipe has no beginning to go to.
        None => {
            let bytes = at_once(file, length)?;
            // One byte more was asked for and there is none.
            if length > 0 && bytes.len() == length {
                return Ok(bytes);
            }
            bytes
        }
    };
    file.take((LIMIT - bytes.len()) as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a file gives when it is asked once, for one byte more than it should have.
#[cfg(unix)]
fn at_once(file: &File, length: usize) -> std::io::Result<Vec<u8>> {
    use rustix::buffer::spare_capacity;
    use rustix::io::{read, retry_on_intr};
    let mut bytes = Vec::with_capacity(length + 1);
    retry_on_intr(|| read(file, spare_capacity(&mut bytes)))?;
    Ok(bytes)
}

/// Elsewhere a file is asked until it has no more.
#[cfg(not(unix))]
fn at_once(_: &File, length: usize) -> std::io::Result<Vec<u8>> {
    Ok(Vec::with_capacity(length))
}

/// A large file's bytes, read by several threads, which share the work of finding room for them. None where one thread
/// is to do it, or where that failed, as with a file that has become shorter.
#[cfg(unix)]
fn in_shares(file: &File, length: usize, threads: usize) -> Option<Vec<u8>> {
    use std::os::unix::fs::FileExt;
    let hands = Hands::for_text(length, threads);
    if hands.are_one() {
        return None;
    }
    let mut bytes = vec![0; length];
    let read = |at: usize, share: &mut [u8]| file.read_exact_at(share, at as u64).is_ok();
    hands.fill(&mut bytes, read).then_some(bytes)
}

/// Elsewhere files are read from their beginning to their end.
#[cfg(not(unix))]
fn in_shares(_: &File, _: usize, _: usize) -> Option<Vec<u8>> {
    None
}

/// What a reader gives: the decoded text, and what the file said about its paragraphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// UTF-8, byte-order mark removed, line ends as they are in the file, characters for radicals.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// How many bytes could not be decoded; U+FFFD stands for them in the text.
    pub undecoded: usize,
    /// The file is damaged, and this is what could be read of it.
    pub incomplete: bool,
    /// What kind of document it was.
    pub format: Format,
    /// The paragraphs, in order, with what the file says of them; empty where the format knows only lines.
    pub paragraphs: Vec<Paragraph>,
}

/// Text that is at hand, as a file of plain lines would give it. Unlike [`read`] this cannot fail: a text of 4 GiB or more,
/// which spans cannot reach, is cut and called [`incomplete`](Source::incomplete), an empty one is taken, and a NUL is
/// a sign like others.
impl<T: Into<String>> From<T> for Source {
    fn from(text: T) -> Source {
        let mut text = text.into();
        let incomplete = cut(&mut text, LIMIT - 1);
        if text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        Source {
            text: decode::without_radicals(text),
            incomplete,
            ..Source::default()
        }
    }
}

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Leaves of a text so many bytes at most, in whole characters. Says whether it had more.
fn cut(text: &mut String, most: usize) -> bool {
    let longer = text.len() > most;
    text.truncate(text.floor_char_boundary(most));
    longer
}

/// The kinds of document that are told apart, by content and not by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text; `#` and `**` are still evidence.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// Office Open XML of Word and WPS.
    Docx,
    /// Word 97 and later, and WPS: OLE compound files.
    Doc,
    /// A saved web page.
    Html,
}

/// One paragraph of a document that has more than lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Where it stands in the text, without its line end.
    pub span: Span,
    /// What the file says of it.
    pub evidence: Evidence,
}

/// What a file says of a paragraph's looks. All of it is hearsay.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Outline level by style or paragraph property, 1 the highest.
    pub level: Option<u8>,
    /// The style is the one for document titles.
    pub title_style: bool,
    /// Bold throughout.
    pub bold: bool,
    /// Set in 黑体 or another face for headings.
    pub heading_font: bool,
    /// Centred.
    pub centred: bool,
    /// Font size in half points, 0 where unknown.
    pub size: u16,
    /// Part of a table, a text box, a note, a header or a footer, a table of contents: not the writer's running text.
    pub aside: Option<Aside>,
}

/// Why a paragraph is not running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// In a table's cell.
    Table,
    /// In a text box.
    TextBox,
    /// A footnote or an endnote.
    Note,
    /// A page header or footer.
    PageFurniture,
    /// A line of the table of contents.
    Contents,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> ReadOptions {
        ReadOptions {
            name: name.to_string(),
            ..ReadOptions::default()
        }
    }

    #[test]
    fn what_the_readers_take_is_what_the_user_is_told() {
        let taken: Vec<_> = READERS
            .iter()
            .flat_map(|reader| reader.extensions())
            .collect();
        assert_eq!(taken.len(), READABLE.len());
        for extension in READABLE {
            assert!(taken.contains(&extension), "{extension}");
            assert!(KNOWN.contains(extension), "{extension}");
        }
    }

    #[test]
    fn text_at_hand_is_as_a_source_promises() {
        for (text, expected) in [
            ("\u{feff}一、甲", "一、甲"),
            ("一、\u{feff}甲", "一、\u{feff}甲"),
            ("⼀、甲\0", "一、甲\0"),
            ("", ""),
        ] {
            let source = Source::from(text);
            assert_eq!((source.text.as_str(), source.incomplete), (expected, false));
        }
        for (most, expected, longer) in [(6, "甲乙", false), (5, "甲", true), (3, "甲", true)] {
            let mut text = "甲乙".to_string();
            assert_eq!(cut(&mut text, most), longer);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn content_decides_and_not_the_name() {
        let cases: &[(&str, &[u8], Result<Format, &str>)] = &[
            ("a.txt", "一、概况\n".as_bytes(), Ok(Format::Text)),
            ("a.md", b"# a\n", Ok(Format::Markdown)),
            ("A.MD", b"# a\n", Ok(Format::Markdown)),
            ("a.docx", "一、概况\n".as_bytes(), Ok(Format::Text)),
            ("a.pdf", "一、概况\n".as_bytes(), Ok(Format::Text)),
            ("a", "一、概况\n".as_bytes(), Ok(Format::Text)),
            (
                "a.txt",
                b"PK\x03\x04\x14\0\0\0",
                Err("kind zip is not read"),
            ),
            (
                "a.txt",
                b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
                Err("kind pdf is not read"),
            ),
            (
                "a.md",
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
                Err("kind png is not read"),
            ),
            ("a.doc", b"{\\rtf1\\ansi a}", Err("kind rtf is not read")),
            ("a.txt", b"a\0b", Err("not text")),
            ("a.caj", b"CAJ\0\0\0", Err("kind caj is not read")),
            ("a.txt", b"", Err("empty")),
            ("a.txt", "\u{feff}\u{3000} \r\n".as_bytes(), Err("empty")),
        ];
        for (name, bytes, wanted) in cases {
            let found = read(bytes.to_vec(), &named(name)).map(|source| source.format);
            let found = found.map_err(|error| error.to_string());
            assert_eq!(found, wanted.map_err(str::to_string), "{name} {bytes:?}");
        }
    }

    #[test]
    fn a_name_that_says_something_else_is_told() {
        let pdf = Error::KindNotRead {
            extension: "pdf".to_string(),
        };
        let told = pdf.sentence(Language::Chinese, "讲话.txt");
        assert!(
            told.starts_with("《讲话.txt》的内容其实是“.pdf”文件。暂不支持"),
            "{told}"
        );
        let told = pdf.sentence(Language::Chinese, "讲话.PDF");
        assert!(told.starts_with("暂不支持打开“.pdf”文件。"), "{told}");
    }

    #[test]
    fn the_file_system_is_told_in_words() {
        let folder = tempfile::tempdir().expect("folder");
        let read = |path: &Path| read_file(path, &ReadOptions::default());
        let missing = read(&folder.path().join("没有.txt")).expect_err("missing");
        let told = missing.sentence(Language::Chinese, "没有.txt");
        assert!(told.starts_with("找不到《没有.txt》"), "{told}");
        assert!(matches!(read(folder.path()), Err(Error::Folder)));
    }

    #[cfg(unix)]
    #[test]
    fn what_another_program_hands_over_is_read_like_a_file() {
        let (reader, mut writer) = std::io::pipe().expect("a pipe");
        std::io::Write::write_all(&mut writer, b"text").expect("written");
        drop(writer);
        let file = File::from(std::os::fd::OwnedFd::from(reader));
        assert_eq!(bytes_of(&file, 0, 2).expect("read"), b"text");
    }

    #[test]
    fn a_large_file_is_read_whole_by_any_number_of_threads() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("长文.txt");
        let text = "全县各级要把防汛工作放在心上，抓在手上。\n".repeat(60_000);
        std::fs::write(&path, &text).expect("written");
        let file = File::open(&path).expect("opened");
        for threads in [1, 3] {
            let options = ReadOptions {
                threads,
                ..ReadOptions::default()
            };
            let source = read_file(&path, &options).expect("a text");
            assert!(source.text == text, "{threads}");
            // Its length may have changed since it was asked for.
            for length in [text.len() - 1000, text.len() + 1000] {
                let bytes = bytes_of(&file, length, threads).expect("read");
                assert!(bytes == text.as_bytes(), "{threads}");
                (&file).rewind().expect("rewound");
            }
        }
    }
}
