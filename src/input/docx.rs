//! Word documents (.docx of Word and WPS): Office Open XML, ECMA-376.
//!
//! The text is what the reader sees: numbers of lists are written out, tracked changes taken as accepted,
//! fields show their results. Every paragraph is a line of the text, a soft line break ends a line too.

mod body;
pub mod model;
mod numbering;
mod package;
mod styles;
mod xml;

use super::face;
use super::kind::Kind;
use super::{Error, Format, ReadOptions, Reader, Source, source_of};
use package::Package;
use styles::Styles;

/// Reads `.docx`.
pub(super) struct Docx;

impl Reader for Docx {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    fn recognises(&self, kind: Kind, _: &str) -> bool {
        kind == Kind::Known("docx")
    }

    fn read(&self, bytes: Vec<u8>, _: &ReadOptions) -> Result<Source, Error> {
        let mut package = Package::open(bytes, package::LIMIT)?;
        let main = package
            .relations("")
            .or_else(nothing)?
            .remove("officeDocument");
        let main = main.unwrap_or_else(|| "word/document.xml".to_string());
        let relations = package.relations(&main).or_else(nothing)?;
        let mut part = |kind: &str, usual: &str| {
            let name = relations.get(kind).map_or(usual, String::as_str);
            let part = package.part(name).or_else(nothing)?;
            Ok::<_, Error>(part.unwrap_or_default())
        };
        let styles = Styles::read(&part("styles", "word/styles.xml")?).or_else(nothing)?;
        let numbering = part("numbering", "word/numbering.xml")?;
        let mut numbering = numbering::read(&numbering, &styles).or_else(nothing)?;
        let body = package
            .part(&main)?
            .ok_or_else(|| xml::damaged("no main part"))?;
        let (mut lines, end) = body::read(&body, &styles, &mut numbering);
        package.damaged |= end.is_err();
        if package.damaged && lines.iter().all(|line| line.characters == 0) {
            end?;
            return Err(xml::damaged("nothing could be read"));
        }
        face::mark_headings(&mut lines, |line| (line.faces, &mut line.evidence));
        let lines = lines.iter().map(|line| (line.text.as_str(), line.evidence));
        let mut source = source_of(self.format(), lines);
        source.incomplete = package.damaged;
        Ok(source)
    }
}

/// A damaged part beside the text is done without.
fn nothing<T: Default>(error: Error) -> Result<T, Error> {
    match error {
        Error::Damaged(_) => Ok(T::default()),
        error => Err(error),
    }
}
