//! The package: a zip archive of parts, read with bounds.

use super::xml::{self, Met, attribute, damaged};
use crate::decode;
use crate::input::Error;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;

/// So many bytes may the parts that are read unpack to together; a speech of 5,000 paragraphs has 5 MB.
pub(super) const LIMIT: u64 = 256 << 20;

/// An opened archive.
pub(super) struct Package {
    archive: Archive,
    /// Whether a part could not be read to its end: what was read of it is given all the same.
    pub damaged: bool,
    /// How much may be unpacked, and how much more.
    limit: u64,
    left: u64,
}

enum Archive {
    Whole(ZipArchive<Cursor<Vec<u8>>>),
    /// What could be read of an archive without a directory, which stands at its end.
    Salvaged(HashMap<String, Vec<u8>>),
}

impl Package {
    /// Opens the archive, of which at most `limit` bytes are unpacked.
    ///
    /// # Errors
    /// [`Error::Damaged`] where there is neither a directory of parts nor a part.
    pub fn open(bytes: Vec<u8>, limit: u64) -> Result<Package, Error> {
        let (archive, damaged) = match ZipArchive::new(Cursor::new(&bytes)) {
            Ok(_) => (
                Archive::Whole(ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?),
                false,
            ),
            Err(error) => match salvage(&bytes, limit) {
                parts if parts.is_empty() => return Err(damaged(error)),
                parts => (Archive::Salvaged(parts), true),
            },
        };
        Ok(Package {
            archive,
            damaged,
            limit,
            left: limit,
        })
    }

    /// The text of a part, or nothing where there is no such part.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Encrypted`], and [`Error::TooLarge`] where it unpacks to too much.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let archive = match &mut self.archive {
            Archive::Whole(archive) => archive,
            Archive::Salvaged(parts) => return parts.remove(name).map(text).transpose(),
        };
        let file = match archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Error::Encrypted);
            }
            Err(error) => return Err(damaged(error)),
        };
        let mut bytes = Vec::with_capacity(file.size().min(16 << 20) as usize);
        self.damaged |= file.take(self.left).read_to_end(&mut bytes).is_err();
        self.left -= bytes.len() as u64;
        if self.left == 0 {
            let megabytes = (self.limit >> 20) as usize;
            return Err(Error::TooLarge { megabytes });
        }
        text(bytes).map(Some)
    }

    /// All parts as they are, by their names.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn parts(&mut self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let Archive::Whole(archive) = &mut self.archive else {
            return Err(damaged("no directory"));
        };
        let mut parts = Vec::with_capacity(archive.len());
        let mut left = self.limit;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(damaged)?;
            let name = file.name().map_err(damaged)?.into_owned();
            let mut bytes = Vec::new();
            file.take(left).read_to_end(&mut bytes).map_err(damaged)?;
            left -= bytes.len() as u64;
            if left == 0 {
                let megabytes = (self.limit >> 20) as usize;
                return Err(Error::TooLarge { megabytes });
            }
            parts.push((name, bytes));
        }
        Ok(parts)
    }

    /// What a part refers to, by the last word of the relation's type.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn relations(&mut self, part: &str) -> Result<HashMap<String, String>, Error> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let rels = self.part(&format!("{folder}{slash}_rels/{name}.rels"))?;
        let mut relations = HashMap::new();
        xml::walk(&rels.unwrap_or_default(), &mut |met| {
            if let Met::Start(start) = met
                && let (Some(kind), Some(target)) =
                    (attribute(start, "Type"), attribute(start, "Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
                let target = match target.strip_prefix('/') {
                    Some(whole) => whole.to_string(),
                    None => format!("{folder}{slash}{target}"),
                };
                relations.entry(kind).or_insert(target);
            }
            Ok(())
        })?;
        Ok(relations)
    }
}

fn text(bytes: Vec<u8>) -> Result<String, Error> {
    Ok(decode::decode(bytes, None).map_err(damaged)?.text)
}

/// The parts of an archive that was cut off, the last as far as it goes.
fn salvage(bytes: &[u8], limit: u64) -> HashMap<String, Vec<u8>> {
    let (mut rest, mut left) = (bytes, limit);
    let mut parts = HashMap::new();
    while let Ok(Some(file)) = read_zipfile_from_stream(&mut rest) {
        let name = file
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_default();
        let mut content = Vec::new();
        let whole = file.take(left).read_to_end(&mut content).is_ok();
        left -= content.len() as u64;
        // Pictures are not asked for.
        if name.ends_with(".xml") || name.ends_with(".rels") {
            parts.insert(name, content);
        }
        if !whole || left == 0 {
            break;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    #[test]
    fn no_more_is_unpacked_than_the_limit() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            writer
                .start_file(name, SimpleFileOptions::default())
                .expect("part");
            writer.write_all(&[b' '; 600]).expect("content");
        }
        let bytes = writer.finish().expect("archive").into_inner();
        let mut package = Package::open(bytes, 1000).expect("archive");
        assert_eq!(
            package.part("a").expect("part").map(|text| text.len()),
            Some(600)
        );
        assert!(matches!(package.part("b"), Err(Error::TooLarge { .. })));
    }
}
