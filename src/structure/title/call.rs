//! Titles that are questions or calls, or stand above where they were said, whatever stops they have.

use super::line::{Line, is_longer};
use super::{Head, has_sentences, is_salutation};
use crate::scan::Shape;
use crate::sign::{self, Endings, Words, endings, words};

impl Head<'_> {
    /// Whether the first line is a question or a call, and data about the text stand below (这场会划了哪些重点？), the text itself
    /// (抑郁了怎么办？), or where it was said.
    pub(super) fn is_call(&self, at: usize) -> bool {
        let called = || {
            let is_data = self.lines.get(1).is_some_and(|next| next.meta);
            calls(self.lines[0].text) && (is_data || self.calls_alone())
        };
        at == 0 && (called() || self.is_of_office()) || self.is_above_occasion(at)
    }

    /// Whether the first line is the title of a paper of an office with a full stop behind it, above whom it is sent to:
    /// 石桥镇关于修缮渠道的请示。 above 县人民政府：.
    fn is_of_office(&self) -> bool {
        const KINDS: Endings = endings(&[
            "报告。",
            "请示。",
            "通知。",
            "的函。",
            "批复。",
            "通报。",
            "意见。",
            "决定。",
        ]);
        const LONGEST: usize = 40;
        let line = self.lines[0].text;
        let sent_to = |below: &Shape| {
            let words = &self.text[below.first as usize..below.last as usize];
            below.announces && !below.marked && !is_longer(words, LONGEST)
        };
        KINDS.end(line)
            && sign::holds(line, "关于")
            && !has_sentences(line)
            && self.scan.shapes.get(1).is_some_and(sent_to)
    }

    /// Behind the last byte of a title that ends with this line. The full stop behind that of an official paper is no part
    /// of it.
    pub(super) fn end(&self, at: usize) -> usize {
        let end = self.scan.shapes[at].last as usize;
        match at == 0 && self.is_of_office() {
            true => end - "。".len(),
            false => end,
        }
    }

    /// Whether the first line, which is a question or a call, greets nobody and stands above text, and no other short line
    /// near it is one too: several are headings, or talk.
    fn calls_alone(&self) -> bool {
        /// In characters.
        const SHORTEST: usize = 5;
        const LONGEST: usize = 30;
        const NEAR: usize = 24;
        let words = |shape: &Shape| &self.text[shape.first as usize..shape.last as usize];
        let line = self.lines[0].text;
        let is_short = |line: &[u8]| !is_longer(line, LONGEST);
        let Some((next, below)) = self.scan.shapes.get(1..).and_then(<[Shape]>::split_first) else {
            return false;
        };
        let is_text = is_longer(words(next), LONGEST) && sign::holds(words(next), "，");
        let is_other = |shape: &Shape| is_short(words(shape)) && calls(words(shape));
        is_short(line)
            && is_longer(line, SHORTEST - 1)
            && !greets(line)
            && (next.marked || is_text || is_salutation(words(next)))
            && !is_other(next)
            && !below.iter().take(NEAR).any(is_other)
    }

    /// Whether the line below tells behind a dash where the first was said, whatever stops are in that: 走好路；守好灯 above
    /// ——在全县干部大会上的讲话.
    pub(super) fn is_above_occasion(&self, at: usize) -> bool {
        const SPOKEN: Endings = endings(&[
            "讲话",
            "致辞",
            "发言",
            "演讲",
            "党课",
            "报告",
            "讲稿",
            "发言稿",
            "演讲稿",
        ]);
        let is_occasion =
            |line: &Line| line.text.starts_with("——".as_bytes()) && SPOKEN.end(line.text);
        at == 0 && self.lines.get(1).is_some_and(is_occasion)
    }
}

/// Whether a line is a question or a call.
fn calls(line: &[u8]) -> bool {
    ["？", "！"].iter().any(|sign| sign::ends(line, sign))
}

/// Whether a line talks to somebody, wishes something or is said by somebody, as a text begins that has no title.
fn greets(line: &[u8]) -> bool {
    const STARTS: Words = words(&[
        "“",
        "\"",
        "「",
        "大家",
        "各位",
        "诸位",
        "同志",
        "同学",
        "朋友",
        "老师",
        "尊敬",
        "亲爱",
        "敬爱",
        "女士",
        "先生",
        "乡亲",
        "战友",
        "家长",
        "您",
        "你好",
        "你们好",
        "嗨",
        "嘿",
        "哎",
        "啊",
        "喂",
        "妈妈",
        "爸爸",
        "祝",
        "预祝",
        "谢谢",
        "感谢",
        "请问",
        "问",
        "新年好",
        "早上好",
        "上午好",
        "下午好",
        "晚上好",
    ]);
    const ENDS: Endings = endings(&[
        "好！",
        "们！",
        "快乐！",
        "幸福！",
        "安康！",
        "谢谢！",
        "您！",
        "你！",
    ]);
    STARTS.begin(line) || ENDS.end(line) || sign::holds(line, "：") || sign::holds(line, "。")
}
