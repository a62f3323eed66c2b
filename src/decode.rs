//! Bytes to text: byte-order marks, UTF-8, GB18030/GBK, UTF-16, Big5; what was replaced is reported.

use serde::Serialize;

/// How a file's bytes were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
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
