//! Bytes to text: byte-order marks, UTF-8, GB18030/GBK, UTF-16, Big5; what was replaced is reported.
//!
//! The order in which an encoding is looked for:
//!
//! 1. a byte-order mark;
//! 2. the whole is valid UTF-8 without NUL bytes (the text is then taken over without a copy);
//! 3. UTF-16 without a mark, told by the places of line ends and of zero bytes;
//! 4. UTF-8 with fewer than one bad sequence in 1,000 characters beyond ASCII;
//! 5. what [`chardetng`] makes of up to 4 KB from the first byte beyond ASCII on.
//!
//! Only then is a NUL byte an error: this is no text. The byte-order mark is removed; line ends stay as they
//! are, a lone CR too. Radicals of dictionaries, which a PDF gives for characters, are read as these.

mod radicals;

use crate::hands::Hands;
use crate::memory;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};

/// How a file's bytes were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    #[default]
    #[serde(rename = "UTF-8")]
    Utf8,
    /// GB18030, which holds GBK and GB2312.
    #[serde(rename = "GB18030")]
    Gb18030,
    /// UTF-16, little end first.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, big end first.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// Big5 of Taiwan and Hong Kong.
    #[serde(rename = "Big5")]
    Big5,
}

/// What is known of an encoding: one row each, tests walk it.
struct Row {
    encoding: Encoding,
    name: &'static str,
    /// Other labels people use, in lower case.
    labels: &'static [&'static str],
    mark: &'static [u8],
    coder: &'static encoding_rs::Encoding,
}

/// In the order of [`Encoding`].
static TABLE: [Row; 5] = [
    Row {
        encoding: Encoding::Utf8,
        name: "UTF-8",
        labels: &["utf8"],
        mark: b"\xef\xbb\xbf",
        coder: encoding_rs::UTF_8,
    },
    Row {
        encoding: Encoding::Gb18030,
        name: "GB18030",
        labels: &["gbk", "gb2312", "gb", "cp936", "ansi"],
        mark: b"\x84\x31\x95\x33",
        coder: encoding_rs::GB18030,
    },
    Row {
        encoding: Encoding::Utf16Le,
        name: "UTF-16LE",
        labels: &["utf-16", "utf16", "utf16le", "unicode"],
        mark: b"\xff\xfe",
        coder: encoding_rs::UTF_16LE,
    },
    Row {
        encoding: Encoding::Utf16Be,
        name: "UTF-16BE",
        labels: &["utf16be"],
        mark: b"\xfe\xff",
        coder: encoding_rs::UTF_16BE,
    },
    Row {
        encoding: Encoding::Big5,
        name: "Big5",
        labels: &["big5-hkscs", "cp950"],
        mark: b"",
        coder: encoding_rs::BIG5,
    },
];

impl Encoding {
    /// All that can be chosen.
    pub const ALL: &'static [Encoding] = &[
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Big5,
    ];

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The name as it is shown and as the command line takes it: `UTF-8`, `GB18030`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The encoding of a label, in capitals or not: `gb18030`, `gbk`, `utf8`, …
    #[must_use]
    pub fn from_label(label: &str) -> Option<Encoding> {
        let label = label.trim().to_ascii_lowercase();
        TABLE
            .iter()
            .find(|row| {
                row.name.eq_ignore_ascii_case(&label) || row.labels.contains(&label.as_str())
            })
            .map(|row| row.encoding)
    }
}

/// A decoded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// UTF-8, byte-order mark removed, line ends as they are in the file.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// How many bytes could not be decoded; U+FFFD stands for them in the text.
    pub undecoded: usize,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There are NUL bytes in them: a program, a picture, a database.
    #[error("the bytes are no text: NUL at byte {at}")]
    NotText {
        /// Where the first NUL stands: bytes of the decoded text, 0-based.
        at: usize,
    },
}

/// Decodes `bytes`, by `forced` where it is given, else as the module's head says.
///
/// # Errors
/// [`Error::NotText`] where a NUL character is left in the text.
pub fn decode(bytes: Vec<u8>, forced: Option<Encoding>) -> Result<Decoded, Error> {
    decode_by(&Hands::default(), bytes, forced)
}

/// As [`decode`]; whether a text is UTF-8 is looked at by `hands`.
///
/// # Errors
/// As [`decode`].
pub fn decode_by(
    hands: &Hands,
    mut bytes: Vec<u8>,
    forced: Option<Encoding>,
) -> Result<Decoded, Error> {
    if forced.is_none() && marked(&bytes).is_none() {
        let radicals = AtomicBool::new(false);
        let is_text = |piece: &[u8]| {
            let seen = radicals::look(piece);
            radicals.fetch_or(seen.radical, Ordering::Relaxed);
            !seen.zero
        };
        bytes = match memory::text_of(hands, bytes, is_text) {
            Ok(text) if radicals.into_inner() => return Ok(valid(radicals::as_characters(&text))),
            Ok(text) => return Ok(valid(text)),
            Err(bytes) => bytes,
        };
    }
    // In no encoding do bytes of which none is zero make a NUL character.
    let has_zero = memchr::memchr(0, &bytes).is_some();
    let mut decoded = match forced {
        Some(encoding) => read_as(encoding, bytes),
        None => detect(bytes, has_zero),
    };
    decoded.text = without_radicals(decoded.text);
    let nul = || memchr::memchr(0, decoded.text.as_bytes());
    match has_zero.then(nul).flatten() {
        Some(at) => Err(Error::NotText { at }),
        None => Ok(decoded),
    }
}

/// A text in which the radicals of dictionaries are the characters that look like them. What was decoded is so already.
#[must_use]
pub fn without_radicals(text: String) -> String {
    match radicals::look(text.as_bytes()).radical {
        true => radicals::as_characters(&text),
        false => text,
    }
}

fn detect(bytes: Vec<u8>, has_zero: bool) -> Decoded {
    if let Some(encoding) = marked(&bytes) {
        return read_as(encoding, bytes);
    }
    // UTF-16 of ASCII is valid UTF-8 but for its zero bytes, and without any there is neither blank nor line end.
    if has_zero && let Some(encoding) = unmarked_utf16(&bytes) {
        return read_as(encoding, bytes);
    }
    let bytes = match memory::text_of(&Hands::default(), bytes, |_| true) {
        Ok(text) => return valid(text),
        Err(bytes) => bytes,
    };
    let encoding = if is_mostly_utf8(&bytes) {
        Encoding::Utf8
    } else {
        guess(&bytes)
    };
    read_as(encoding, bytes)
}

fn valid(text: String) -> Decoded {
    Decoded {
        text,
        ..Decoded::default()
    }
}

/// The encoding that a byte-order mark names.
fn marked(bytes: &[u8]) -> Option<Encoding> {
    TABLE
        .iter()
        .find(|row| !row.mark.is_empty() && bytes.starts_with(row.mark))
        .map(|row| row.encoding)
}

/// Looks at so many bytes where a sample is enough.
const SAMPLE: usize = 4096;

/// UTF-16 that has no mark: which end comes first is told by line ends, which have a zero byte on one side, and
/// where there are none by the order in which more of the sample is what a Chinese text holds.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let orders = [
        (Encoding::Utf16Be, u16::from_be_bytes as fn([u8; 2]) -> u16),
        // The last wins where both look the same.
        (Encoding::Utf16Le, u16::from_le_bytes),
    ];
    let looks = orders.map(|(encoding, unit)| {
        let units = || sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let line_ends = units().filter(|unit| matches!(unit, 0x0a | 0x0d)).count();
        let likely = units().filter(|&unit| is_likely(unit)).count();
        (line_ends, likely, encoding)
    });
    let (_, likely, encoding) = looks
        .into_iter()
        .max_by_key(|&(line_ends, likely, _)| (line_ends, likely))?;
    let units = sample.len() / 2;
    // A pair of ASCII bytes looks like a Han character, so ASCII must show its zero bytes; and a text of so few
    // bytes that one is left over was not cut.
    let zeros = memchr::memchr_iter(0, sample).count();
    let hidden =
        sample.is_ascii() && zeros < (units * 3).div_ceil(4) || bytes.len() % 2 == 1 && units < 8;
    (likely > 0 && likely >= units * 9 / 10 && !hidden).then_some(encoding)
}

/// Whether a UTF-16 unit is what Chinese documents are made of.
fn is_likely(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0xff
        | 0x2000..=0x27ff | 0x3000..=0x33ff | 0x3400..=0x9fff | 0xfe30..=0xfe4f | 0xff00..=0xffef)
}

/// Whether fewer than one in 1,000 characters beyond ASCII is broken. A character that the end of the file cuts
/// does not count: the file was cut, not written in another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut beyond_ascii, mut bad) = (0, 0);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        beyond_ascii += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        let cut = chunks.peek().is_none()
            && std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
        if !chunk.invalid().is_empty() && !cut {
            bad += 1;
        }
        // So much is bad that the rest cannot mend it: the text is in another encoding, and nearly every character
        // would be bad.
        if bad * 1000 >= bytes.len() {
            return false;
        }
    }
    bad * 1000 < beyond_ascii
}

/// What the detector makes of a sample from the first byte beyond ASCII on. Chinese files are in GB18030 or in
/// Big5, so any other answer is put to the test of which of the two reads the sample with fewer faults.
fn guess(bytes: &[u8]) -> Encoding {
    let first = encoding_rs::Encoding::ascii_valid_up_to(bytes);
    let sample = &bytes[first..bytes.len().min(first + SAMPLE)];
    if is_plainly_gb2312(sample) {
        return Encoding::Gb18030;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    // The sample may end inside a character, so the detector is not told that this is the end.
    detector.feed(sample, false);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    if found == encoding_rs::BIG5 {
        Encoding::Big5
    } else if found == encoding_rs::GBK || found == encoding_rs::GB18030 {
        Encoding::Gb18030
    } else {
        let faults = |encoding| read_as(encoding, sample.to_vec()).undecoded;
        if faults(Encoding::Big5) < faults(Encoding::Gb18030) {
            Encoding::Big5
        } else {
            Encoding::Gb18030
        }
    }
}

/// Whether a sample is Chinese in the characters of GB2312, but for a few: both their bytes are above A0. In Big5 the
/// second byte of every other character is below it, so that no text of some length looks so. The detector would say
/// the same and takes longer than all of finding.
fn is_plainly_gb2312(sample: &[u8]) -> bool {
    const ENOUGH: usize = 32;
    const FEW: usize = 50;
    let (mut plain, mut others) = (0, 0);
    let mut at = 0;
    while let Some([first, second]) = sample.get(at..at + 2) {
        at += match (first, second) {
            (0..=0x7F, _) => 1,
            (0xA1..=0xF7, 0xA1..=0xFE) => {
                plain += 1;
                2
            }
            _ => {
                others += 1;
                2
            }
        };
    }
    plain >= ENOUGH && others * FEW <= plain
}

/// Reads all bytes by one encoding; its byte-order mark is removed, what is broken is replaced and counted.
fn read_as(encoding: Encoding, mut bytes: Vec<u8>) -> Decoded {
    let row = encoding.row();
    if !row.mark.is_empty() && bytes.starts_with(row.mark) {
        bytes.drain(..row.mark.len());
    }
    if encoding == Encoding::Utf8 {
        bytes = match memory::text_of(&Hands::default(), bytes, |_| true) {
            Ok(text) => return valid(text),
            Err(bytes) => bytes,
        };
    }
    let (text, undecoded) = replace_bad(row.coder, &bytes);
    Decoded {
        text,
        encoding,
        undecoded,
    }
}

/// Decodes, putting U+FFFD for what is broken; gives the number of broken bytes too.
fn replace_bad(coder: &'static encoding_rs::Encoding, bytes: &[u8]) -> (String, usize) {
    use encoding_rs::DecoderResult;
    let mut decoder = coder.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length_without_replacement(bytes.len())
        .unwrap_or(bytes.len());
    // The worst case is twice what Chinese text needs; the buffer grows if it does come.
    let mut text = String::with_capacity(room.min(bytes.len() / 2 * 3 + 64));
    let (mut at, mut undecoded) = (0, 0);
    loop {
        let (result, read) =
            decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, undecoded),
            DecoderResult::OutputFull => text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(bad, _) => {
                undecoded += bad as usize;
                text.reserve(4);
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gb2312_is_plain_and_big5_is_not() {
        let simplified = "全县各级要把防汛工作放在心上，抓在手上，落实到行动上。".repeat(3);
        let traditional = "各級單位應依職責辦理防汛工作，並於期限內回報執行情形。".repeat(3);
        for (coder, text, expected) in [
            (encoding_rs::GB18030, &simplified, true),
            (encoding_rs::BIG5, &traditional, false),
            (encoding_rs::SHIFT_JIS, &traditional, false),
        ] {
            let (bytes, _, _) = coder.encode(text);
            assert_eq!(is_plainly_gb2312(&bytes), expected, "{}", coder.name());
        }
    }

    const SPEECH: &str = "\u{3000}\u{3000}在全县春季工作会议上的讲话\r\n\r一、提高认识，统一思想\n\u{a0}要抓紧抓好；ABC １２３ ①“双减”。\r\n";
    const TRADITIONAL: &str = "關於加強青溪鎮公共衛生工作的報告\n一、總體要求\n各級機關要認真學習，貫徹會議精神，切實負起責任。\n二、主要任務\n";

    fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
        match encoding {
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => encoding.row().coder.encode(text).0.into_owned(),
        }
    }

    #[test]
    fn the_table_is_in_the_order_of_the_names_and_finds_its_own_labels() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.encoding as usize, at);
            assert_eq!(Encoding::ALL[at], row.encoding);
            for label in row.labels.iter().chain([&row.name]) {
                assert_eq!(Encoding::from_label(label), Some(row.encoding), "{label}");
            }
        }
        assert_eq!(Encoding::from_label("klingon"), None);
    }

    #[test]
    fn every_encoding_is_found_and_gives_the_same_text_back() {
        for &encoding in Encoding::ALL {
            let text = if encoding == Encoding::Big5 {
                TRADITIONAL
            } else {
                SPEECH
            };
            let bytes = encoded(encoding, text);
            let wanted = Decoded {
                text: text.to_string(),
                encoding,
                undecoded: 0,
            };
            assert_eq!(
                decode(bytes.clone(), None),
                Ok(wanted.clone()),
                "{encoding:?} unmarked"
            );
            assert_eq!(
                decode(bytes.clone(), Some(encoding)),
                Ok(wanted.clone()),
                "{encoding:?} forced"
            );
            let marked = [encoding.row().mark, &bytes].concat();
            assert_eq!(
                decode(marked.clone(), None),
                Ok(wanted.clone()),
                "{encoding:?} marked"
            );
            assert_eq!(
                decode(marked, Some(encoding)),
                Ok(wanted),
                "{encoding:?} marked and forced"
            );
        }
    }

    #[test]
    fn what_comes_first_decides() {
        let long = "要".repeat(1500);
        let broken = [long.as_bytes(), b"\xff\n", long.as_bytes()].concat();
        let cut = &long.as_bytes()[..long.len() - 1];
        let cases: &[(&str, Vec<u8>, Encoding, usize)] = &[
            ("nothing", vec![], Encoding::Utf8, 0),
            ("ASCII", b"1. abc\r2. def".to_vec(), Encoding::Utf8, 0),
            (
                "one bad sequence in 3,000 characters",
                broken,
                Encoding::Utf8,
                1,
            ),
            (
                "a character cut by the end",
                cut.to_vec(),
                Encoding::Utf8,
                2,
            ),
            (
                "a short text cut by the end",
                "同志们".as_bytes()[..8].to_vec(),
                Encoding::Utf8,
                2,
            ),
            (
                "UTF-16 of three characters without a line end",
                encoded(Encoding::Utf16Le, "一要A"),
                Encoding::Utf16Le,
                0,
            ),
            (
                "UTF-16 cut by the end",
                encoded(Encoding::Utf16Be, "一\n一要二要三要四要")[..19].to_vec(),
                Encoding::Utf16Be,
                1,
            ),
            (
                "GB18030 behind a page of ASCII",
                [b"x".repeat(9000), encoded(Encoding::Gb18030, "要抓紧抓好")].concat(),
                Encoding::Gb18030,
                0,
            ),
            (
                "GB18030 longer than the sample, cut in a character there",
                [
                    b"\n".to_vec(),
                    encoded(Encoding::Gb18030, &"a，要抓紧".repeat(900)),
                ]
                .concat(),
                Encoding::Gb18030,
                0,
            ),
            (
                "GB18030 with a bad byte",
                [encoded(Encoding::Gb18030, SPEECH), b"\xff\n".to_vec()].concat(),
                Encoding::Gb18030,
                1,
            ),
            (
                "GB18030 cut in a character",
                encoded(Encoding::Gb18030, "各级各部门要抓好落实")[..19].to_vec(),
                Encoding::Gb18030,
                1,
            ),
        ];
        for (name, bytes, encoding, undecoded) in cases {
            let decoded = decode(bytes.clone(), None).expect(name);
            assert_eq!(
                (decoded.encoding, decoded.undecoded),
                (*encoding, *undecoded),
                "{name}: {}",
                decoded.text
            );
            assert_eq!(
                decoded.text.contains(char::REPLACEMENT_CHARACTER),
                *undecoded > 0,
                "{name}"
            );
        }
    }

    #[test]
    fn nul_bytes_are_no_text() {
        let cases: &[&[u8]] = &[
            b"abc\0def",
            b"a\0b",
            b"ab\0c",
            b"\0",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"\xff\xfe\0\0a\0\0\0",
        ];
        for bytes in cases {
            assert!(
                matches!(decode(bytes.to_vec(), None), Err(Error::NotText { .. })),
                "{bytes:?}"
            );
        }
        let forced = decode(b"a\0b\0".to_vec(), Some(Encoding::Utf8));
        assert_eq!(forced, Err(Error::NotText { at: 1 }));
    }

    #[test]
    fn a_valid_text_is_taken_over_without_a_copy() {
        let bytes = SPEECH.as_bytes().to_vec();
        let place = bytes.as_ptr();
        assert_eq!(decode(bytes, None).expect("text").text.as_ptr(), place);
    }
}
