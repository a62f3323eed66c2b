//! Texts of a given size, plain ones and ones that are hard on one rule or another.

use crate::inputs::{copies, documents};

/// One text of `size` bytes, cut behind a line.
pub fn one_text(texts: &[String], size: usize) -> String {
    let mut text = documents(texts, size).join("\n\n");
    let end = text.floor_char_boundary(size);
    text.truncate(text[..end].rfind('\n').map_or(end, |line| line + 1));
    text
}

/// Texts of about `size` bytes each: documents, joined and cut behind lines.
pub fn files(texts: &[String], count: usize, size: usize) -> impl Iterator<Item = String> {
    let mut copies = copies(texts);
    let mut rest = String::new();
    (0..count).map(move |_| {
        while rest.len() < size {
            rest.extend(copies.next());
            rest.push_str("\n\n");
        }
        let end = rest.floor_char_boundary(size);
        let end = rest[..end].rfind('\n').map_or(rest.len(), |line| line + 1);
        let behind = rest.split_off(end);
        std::mem::replace(&mut rest, behind)
    })
}

/// Texts that are hard on one rule or another, by name, of about `size` bytes each. The first is plain text, which the
/// others are measured by.
pub fn adversarial(texts: &[String], size: usize) -> Vec<(&'static str, String)> {
    let repeat = |piece: &str| piece.repeat(size / piece.len());
    let nested = |open: char, close: &str| -> String {
        const DEEP: usize = 60_000;
        let opened = open.to_string().repeat(DEEP);
        let closed = close.repeat(DEEP);
        let mut text = format!("{opened}甲{closed}\n");
        text.push_str(&one_text(texts, size.saturating_sub(text.len())));
        text
    };
    let hashes: String = {
        let mut text = String::new();
        let mut depth = 1;
        while text.len() < size {
            text.push_str(&"#".repeat(depth));
            text.push_str(" 加强领导\n");
            depth = depth % 60 + 1;
        }
        text
    };
    let levels: String = {
        let rows = [
            "一、",
            "（一）",
            "1.",
            "（1）",
            "①",
            "一是",
            "第一，",
            "1.1 ",
            "A.",
            "甲、",
        ];
        rows.iter()
            .map(|marker| format!("{marker}加强组织领导\n"))
            .collect()
    };
    vec![
        ("plain text", one_text(texts, size)),
        ("nothing but 要", repeat("要")),
        ("nothing but （", repeat("（")),
        ("nothing but “", repeat("“")),
        ("nothing but 。", repeat("。")),
        ("nothing but 一", repeat("一")),
        ("nothing but 1.", repeat("1.")),
        ("nothing but blank lines", repeat("\n")),
        ("nothing but full-width blanks", repeat("\u{3000}")),
        ("one line", one_text(texts, size).replace('\n', "")),
        ("# nested 60,000 deep", nested('#', "")),
        ("brackets nested 60,000 deep", nested('（', "）")),
        ("# lines of all depths", hashes),
        ("every line a heading", repeat("一、加强组织领导\n")),
        (
            "every line a heading, counted",
            (1..)
                .map(|n| format!("{}、加强组织领导\n", n % 199 + 1))
                .scan(0, |so_far, line| {
                    *so_far += line.len();
                    (*so_far <= size).then_some(line)
                })
                .collect(),
        ),
        ("every line of another family", repeat(&levels)),
        ("every clause a marker", repeat("一是抓；二是改；")),
        ("every sentence a point", repeat("要抓好落实。")),
        (
            "every line a short title",
            repeat(
                "组织领导保障\n本项工作由办公室牵头负责，各单位要按照职责分工抓好落实，确保取得实效，有关情况及时报告办公室汇总，遇有问题随时协调。\n",
            ),
        ),
        ("every line 目录", repeat("目录\n")),
        ("every line 参考文献", repeat("参考文献\n[1] 某书\n")),
        ("every line a page number", repeat("— 1 —\n甲乙丙丁\n")),
        ("every line an advertisement", repeat("本站会员免费下载\n")),
        (
            "every line wrapped",
            repeat("各乡镇要把防汛工作作为当前第一位的任务压实各方面的责任抓\n"),
        ),
    ]
}
