//! Every text a person reads, in Chinese and in English, in one table.
//!
//! Texts hold `{}` where something is filled in; a test checks that both languages have every text and the
//! same number of places. 文 is in the words that offices use; see the file's sections.

/// The languages of the interface.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Language {
    /// Simplified Chinese, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

macro_rules! messages {
    ($($(#[$section:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        /// One text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the texts beside the names say what they mean")]
        pub enum Message { $($name,)* }

        impl Message {
            /// All texts, for the tests that walk the table.
            pub const ALL: &'static [Message] = &[$(Message::$name,)*];

            /// The text with its places still empty.
            #[must_use]
            pub fn template(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Message::$name, Language::Chinese) => $zh,
                      (Message::$name, Language::English) => $en,)*
                }
            }
        }
    };
}

messages! {
    // Reading and writing files.
    NotFound: "找不到《{}》。文件可能已被移动、改名，或所在的 U 盘、网盘没有连上。", "{} was not found. It may have been moved or renamed, or its drive is not connected.";
}

impl Message {
    /// The text with `values` in its places, in order.
    #[must_use]
    pub fn fill(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        let mut pieces = self.template(language).split("{}");
        let mut text = pieces.next().unwrap_or_default().to_string();
        for (piece, value) in pieces.zip(values) {
            text.push_str(&value.to_string());
            text.push_str(piece);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_places() {
        for message in Message::ALL {
            let zh = message.template(Language::Chinese);
            let en = message.template(Language::English);
            assert!(
                !zh.trim().is_empty() && !en.trim().is_empty(),
                "{message:?} lacks a text"
            );
            assert_eq!(
                zh.matches("{}").count(),
                en.matches("{}").count(),
                "{message:?}: {zh} / {en}"
            );
        }
    }

    #[test]
    fn values_fill_the_places_in_order() {
        assert_eq!(
            Message::NotFound.fill(Language::English, &[&"a.txt"]),
            "a.txt was not found. It may have been moved or renamed, or its drive is not connected."
        );
    }
}
