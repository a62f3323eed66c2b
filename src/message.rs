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

    // 校核.
    CheckTooDeep: "层级超过 {} 级，更深的条目并入了这一级。", "There are more than {} levels; deeper items were put on the last one.";
    CheckGap: "序号不连续：“{}”之后是“{}”，请核对。", "The numbers do not follow: {} is followed by {}.";
    CheckRepeat: "“{}”出现了两次，请核对。", "{} stands there twice.";
    CheckMixedMarks: "同一组序号写法不一：前面是“{}”，这里是“{}”，请核对。", "One sequence has two kinds of numbers: {} before, {} here.";
    CheckForm: "“{}”按公文习惯写作“{}”。", "{} is usually written {} in official documents.";
    CheckLevelOrder: "“{}”之下用了“{}”，与“一、（一）1.（1）”的次序不合，请核对。", "Under {} stands {}, against the usual order 一、（一）1.（1）.";
    CheckLevelSkipped: "“{}”之下直接用了“{}”，中间少了一级，请核对。", "Under {} stands {} at once; a level between them is left out.";
    CheckCount: "前文说“{}”，下面列了 {} 条，请核对。", "The text announces {}, and {} items follow.";
    CheckHeadingStop: "标题末尾多了“。”，同级的其他标题没有，请核对。", "This heading ends in a full stop, unlike its fellows.";
    CheckClause: "同级标题多为 {} 个分句，这一条只有 {} 个，请核对。", "The other headings have {} clauses, this one has {}.";
    CheckDoubled: "“{}”疑为重复。", "{} seems to be doubled.";
    CheckHalfWidth: "汉字之间用了半角标点“{}”，请核对。", "A half-width mark {} between Chinese characters.";
    CheckHalfWidthMany: "全文有 {} 处汉字之间用了半角标点，请核对。", "There are {} half-width marks between Chinese characters.";
    CheckUnpaired: "“{}”没有配对，请核对。", "{} has no partner.";
    CheckPlaceholder: "“{}”待补充。", "{} is left to be filled in.";
    CheckPlaceholders: "全文有 {} 处“{}”一类待补充。", "{} places like {} are left to be filled in.";
    CheckYearBracket: "“{}”按规范写作“{}”。", "{} is properly written {}.";
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
