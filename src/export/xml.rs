//! What all writers of XML and HTML share.

/// Puts down text without markup and without what XML 1.0 does not allow (section 2.2); line ends become blanks of
/// the reader's choice, so whoever means one writes `&#10;` himself. Fit for attributes in double quotes too.
pub(super) fn escape(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            '\t' | '\n' | '\r' => out.push(sign),
            sign if sign.is_ascii_control() => {}
            sign => out.push(sign),
        }
    }
}

/// The same as a string of its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_and_what_is_not_allowed() {
        for (text, expected) in [
            ("一、总则", "一、总则"),
            ("A&B <三> \"四\"", "A&amp;B &lt;三&gt; &quot;四&quot;"),
            ("甲\u{1}\u{c}\u{FFFF}乙", "甲乙"),
            ("甲\t乙", "甲\t乙"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
