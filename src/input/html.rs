//! Saved web pages: the article found, what is around it left out.
//!
//! The page is taken apart into blocks of text, each in its element; the article is the innermost element that
//! holds nearly all sentences of the page that are no links.

mod article;
mod blocks;
mod style;

use super::kind::Kind;
use super::{Error, Format, ReadOptions, Reader, Source, source_of};
use crate::decode::{self, Decoded, Encoding};
use memchr::memmem;

/// Reads `.html`.
pub(super) struct Html;

impl Reader for Html {
    fn format(&self) -> Format {
        Format::Html
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn recognises(&self, kind: Kind, extension: &str) -> bool {
        kind == Kind::Known("html")
            || kind == Kind::Unknown && self.extensions().contains(&extension)
    }

    fn read(&self, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, Error> {
        let decoded = decode(bytes, options.encoding)?;
        let Decoded {
            text,
            encoding,
            undecoded,
        } = decoded;
        if memmem::find(text.as_bytes(), b"</").is_none() {
            // A text that is only called a page.
            let format = Format::Text;
            return Ok(Source {
                text,
                encoding,
                undecoded,
                format,
                ..Source::default()
            });
        }
        let page = blocks::WebPage::read(&text);
        let found = article::find(&page);
        let mut source = source_of(
            self.format(),
            found.map(|block| (block.text.as_str(), block.evidence)),
        );
        (source.encoding, source.undecoded) = (encoding, undecoded);
        Ok(source)
    }
}

/// Reads what was copied out of a page or a document. All of it was chosen, so nothing is taken for the page's own but
/// what no reader sees.
pub(super) fn pasted(bytes: Vec<u8>) -> Option<Source> {
    let page = blocks::WebPage::read(&decode(bytes, None).ok()?.text);
    let blocks = page.blocks.iter();
    Some(source_of(
        Format::Html,
        blocks.map(|block| (block.text.as_str(), block.evidence)),
    ))
}

/// Decodes a page. What it says of its own encoding is believed where the bytes are not valid UTF-8, for pages
/// that were saved anew often say what they no longer are.
fn decode(bytes: Vec<u8>, chosen: Option<Encoding>) -> Result<Decoded, Error> {
    let said = || Some(declared(&bytes)?).filter(|&encoding| encoding != Encoding::Utf8);
    let encoding = match chosen {
        Some(_) => chosen,
        None if simdutf8::basic::from_utf8(&bytes).is_ok() => None,
        None => said(),
    };
    Ok(decode::decode(bytes, encoding)?)
}

/// The encoding that the page's head names.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    const HEAD: usize = 2048;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = memmem::find(&head, b"charset=")? + b"charset=".len();
    let name = head[at..].trim_ascii_start();
    let name = name
        .strip_prefix(b"\"")
        .or_else(|| name.strip_prefix(b"'"))
        .unwrap_or(name);
    let end = name
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
    let name = std::str::from_utf8(&name[..end?]).ok()?;
    // Two bytes a unit cannot name themselves in bytes.
    Encoding::from_label(name)
        .filter(|encoding| !matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be))
}
