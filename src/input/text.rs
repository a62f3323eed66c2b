//! Plain text and Markdown: lines, and nothing said of them.

use super::kind::Kind;
use super::{Error, Format, ReadOptions, Reader, Source};
use crate::decode;
use crate::hands::Hands;

/// `.txt`, and whatever else turns out to be text.
pub(super) struct Text;

impl Reader for Text {
    fn format(&self) -> Format {
        Format::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn recognises(&self, kind: Kind, _: &str) -> bool {
        kind == Kind::Unknown
    }

    fn read(&self, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, Error> {
        lines(self.format(), bytes, options)
    }
}

/// `.md`: told from plain text by its name alone, for any text may hold `#`.
pub(super) struct Markdown;

impl Reader for Markdown {
    fn format(&self) -> Format {
        Format::Markdown
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn recognises(&self, kind: Kind, extension: &str) -> bool {
        kind == Kind::Unknown && self.extensions().contains(&extension)
    }

    fn read(&self, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, Error> {
        lines(self.format(), bytes, options)
    }
}

fn lines(format: Format, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, Error> {
    let hands = Hands::for_text(bytes.len(), options.threads);
    let decoded = decode::decode_by(&hands, bytes, options.encoding)?;
    Ok(Source {
        text: decoded.text,
        encoding: decoded.encoding,
        undecoded: decoded.undecoded,
        format,
        ..Source::default()
    })
}
