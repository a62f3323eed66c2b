//! Paths as text, for files that are kept: `#[serde(with = "…::paths")]` on a path, on one that may be missing, or on
//! a list of them.
//!
//! A path is written as the text it is. On Unix a name may hold bytes that are no UTF-8, as names in GBK do; each of
//! these is written as U+0000, which no path holds, and its two hexadecimal digits. So every path comes back as it was,
//! and a program that does not know of this reads another path and the rest of the file. Elsewhere names are text, and
//! what is not is replaced.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::path::{Path, PathBuf};

/// What stands before a byte's digits.
#[cfg(unix)]
const ESCAPE: char = '\0';

/// What holds paths.
pub trait Paths: Sized {
    /// The same with text in their place.
    type Text: Serialize + DeserializeOwned;
    /// The paths as text.
    fn text(&self) -> Self::Text;
    /// The paths of a text.
    fn of(text: Self::Text) -> Self;
}

impl Paths for PathBuf {
    type Text = String;
    fn text(&self) -> String {
        text_of(self)
    }
    fn of(text: String) -> PathBuf {
        path_of(&text)
    }
}

impl<P: Paths> Paths for Option<P> {
    type Text = Option<P::Text>;
    fn text(&self) -> Self::Text {
        self.as_ref().map(P::text)
    }
    fn of(text: Self::Text) -> Self {
        text.map(P::of)
    }
}

impl<P: Paths> Paths for Vec<P> {
    type Text = Vec<P::Text>;
    fn text(&self) -> Self::Text {
        self.iter().map(P::text).collect()
    }
    fn of(text: Self::Text) -> Self {
        text.into_iter().map(P::of).collect()
    }
}

/// Writes paths as text.
///
/// # Errors
/// What the target gives.
pub fn serialize<P: Paths, S: Serializer>(paths: &P, target: S) -> Result<S::Ok, S::Error> {
    paths.text().serialize(target)
}

/// Reads what [`serialize`] wrote, or what a program wrote that did not know of it.
///
/// # Errors
/// There is no text where one should be.
pub fn deserialize<'de, P: Paths, D: Deserializer<'de>>(source: D) -> Result<P, D::Error> {
    P::Text::deserialize(source).map(P::of)
}

#[cfg(unix)]
fn text_of(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut text = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("{ESCAPE}{byte:02x}"));
        }
    }
    text
}

#[cfg(unix)]
fn path_of(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let mut pieces = text.split(ESCAPE);
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let digits = piece.split_at_checked(2);
        let byte = digits.and_then(|(digits, rest)| {
            let byte = u8::from_str_radix(digits, 16).ok()?;
            Some((byte, rest))
        });
        // What no program has written stays as it is, and leads nowhere.
        let (byte, rest) = byte.unwrap_or((ESCAPE as u8, piece));
        bytes.push(byte);
        bytes.extend_from_slice(rest.as_bytes());
    }
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn path_of(text: &str) -> PathBuf {
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths in every way that they are held.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        #[serde(with = "super")]
        one: PathBuf,
        #[serde(with = "super")]
        none: Option<PathBuf>,
        #[serde(with = "super")]
        list: Vec<PathBuf>,
    }

    #[test]
    fn paths_are_plain_text() {
        let all = All {
            one: "/稿/一 😀.txt".into(),
            none: None,
            list: vec!["甲\\乙".into(), "".into()],
        };
        let json = serde_json::to_string(&all).expect("JSON");
        let plain = r#"{"one":"/稿/一 😀.txt","none":null,"list":["甲\\乙",""]}"#;
        assert_eq!(json, plain);
        assert_eq!(serde_json::from_str::<All>(&json).expect("paths"), all);
    }

    #[cfg(unix)]
    #[test]
    fn every_name_comes_back() {
        use std::os::unix::ffi::{OsStrExt, OsStringExt};
        let cases: &[(&[u8], &str)] = &[
            (b"/\xb1\xa8\xb8\xe6.txt", "/\0b1\0a8\0b8\0e6.txt"),
            (b"\xe7\xa8", "\0e7\0a8"),
            (b"a\xffb", "a\0ffb"),
            ("稿\u{fffd}".as_bytes(), "稿\u{fffd}"),
            (b"", ""),
        ];
        for (bytes, text) in cases {
            let path = PathBuf::from(std::ffi::OsString::from_vec(bytes.to_vec()));
            assert_eq!(path.text(), *text);
            assert_eq!(PathBuf::of(text.to_string()), path);
        }
        for faulty in ["\0", "a\0b", "\0稿b", "\0zz/\0\0"] {
            let path = PathBuf::of(faulty.to_string());
            assert_eq!(path.as_os_str().as_bytes(), faulty.as_bytes());
        }
    }
}
