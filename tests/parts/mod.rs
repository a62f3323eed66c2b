//! A document of many items, in two levels.

use gangmu::numeral::write_han;
use std::fmt::Write;

/// Twenty items with so many below each of them.
pub fn parts(below: usize) -> String {
    let mut text = String::new();
    for part in 1..=20 {
        let _ = writeln!(text, "{}、第{part}部分工作", write_han(part));
        for item in 1..=below {
            let _ = writeln!(text, "{item}.第{part}之{item}项工作，要抓紧抓实");
        }
    }
    text
}
