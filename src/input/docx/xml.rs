//! XML as the parts of a package hold it: elements of one namespace by their local names, values of attributes.
//!
//! Entities other than the five of XML itself are not expanded, so that none can swell.

use crate::input::Error;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// What is met in a part.
pub(super) enum Met<'a> {
    /// An element begins. One without content begins and ends.
    Start(&'a BytesStart<'a>),
    /// An element ends; its local name.
    End(&'a str),
    /// Text, entities resolved.
    Text(Cow<'a, str>),
}

/// Deeper nesting than this is no document.
const DEEPEST: usize = 100_000;

/// Walks a part.
///
/// # Errors
/// [`Error::Damaged`] where it is not well-formed or ends before its elements do, and what `take` fails with.
pub(super) fn walk(
    part: &str,
    take: &mut dyn FnMut(Met) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = Reader::from_str(part);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged("nested too deep"));
                }
                take(Met::Start(&start))?;
            }
            Event::Empty(start) => {
                take(Met::Start(&start))?;
                take(Met::End(start.local_name().as_ref()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Met::End(end.local_name().as_ref()))?;
            }
            Event::Text(text) => take(Met::Text(text.xml10_content()))?,
            Event::CData(text) => take(Met::Text(text.xml10_content()))?,
            Event::GeneralRef(name) => take(Met::Text(resolved(&name).into()))?,
            Event::Eof if depth > 0 => return Err(damaged("it ends in the middle")),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Text as it is written, with the entities of XML itself resolved.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

fn resolved(name: &BytesRef) -> String {
    if let Ok(Some(char)) = name.resolve_char_ref() {
        return char.to_string();
    }
    let known = quick_xml::escape::resolve_predefined_entity(name);
    known.unwrap_or_default().to_string()
}

/// The error for a part that is broken.
pub(super) fn damaged(cause: impl std::fmt::Display) -> Error {
    Error::Damaged(cause.to_string())
}

/// The value of an attribute by its local name.
pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let found = attributes
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()?;
    Some(value.into_owned())
}

/// The attribute `val`, which holds most properties.
pub(super) fn value(start: &BytesStart) -> Option<String> {
    attribute(start, "val")
}

/// A property that is on where it stands, but for a value that says off.
pub(super) fn is_on(start: &BytesStart) -> bool {
    !matches!(
        value(start).as_deref(),
        Some("0" | "false" | "off" | "none")
    )
}

/// A number as an attribute's value.
pub(super) fn number<N: std::str::FromStr>(start: &BytesStart) -> Option<N> {
    value(start)?.trim().parse().ok()
}
