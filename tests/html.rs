//! Saved pages: the article is found, what is around it left out.

use gangmu::decode::Encoding;
use gangmu::input::{Aside, Format, ReadOptions, Source, read};

fn named(name: &str, bytes: &[u8]) -> Source {
    let name = name.to_string();
    read(
        bytes.to_vec(),
        &ReadOptions {
            name,
            ..ReadOptions::default()
        },
    )
    .expect("a page")
}

fn text(page: &str) -> String {
    named("a.html", page.as_bytes()).text
}

const FIRST: &str = "各乡镇要认真学习贯彻县委全会精神，把各项工作往实里抓、往细里做。";
const SECOND: &str = "有关部门要密切配合，定期会商，及时解决群众反映的困难和问题。";

/// A page as sites make them: navigation, a crumb, the article, links to others, a footer.
fn page(head: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html><head>{head}<title>关于做好春季工作的通知_青溪县人民政府</title><style>p {{ color: red }}</style></head>
        <body><div class="top-nav"><a href="/">首页</a> <a href="/x">政务公开</a></div>
        <h1>关于做好春季工作的通知</h1>
        <div id="main"><div class="crumb">当前位置：首页，这里是一句很长很长的导航文字，不属于正文。</div>
        <div class="content"><p style="text-align: center"><b>春季工作</b></p>
        <p>　　一、提高认识。{FIRST}<p>二、密切配合。<br/>{SECOND}</p>
        <script>var a = "<p>要抓好脚本</p>";</script><p style="display:none">要抓好隐藏</p></div>
        <ul><li><a href="/1">关于另一件很长很长的事情的通知和它的说明文字</a></li></ul></div>
        <footer>版权所有 青溪县人民政府办公室主办，联系电话一二三四五六七。</footer></body></html>"#
    )
}

fn article() -> String {
    format!(
        "关于做好春季工作的通知\n春季工作\n\u{3000}\u{3000}一、提高认识。{FIRST}\n二、密切配合。\n{SECOND}\n"
    )
}

#[test]
fn the_article_is_found() {
    let found = named("a.html", page("").as_bytes());
    assert_eq!(
        (found.text.as_str(), found.format),
        (article().as_str(), Format::Html)
    );
    let heading = &found.paragraphs[0].evidence;
    assert!(heading.title_style && heading.level == Some(1));
    let second = &found.paragraphs[1].evidence;
    assert!(second.bold && second.centred);
    assert_eq!(
        found.paragraphs[3].origin, found.paragraphs[4].origin,
        "a break inside a paragraph"
    );
}

#[test]
fn content_decides_what_is_a_page() {
    let page = page("");
    for name in ["a.txt", "a", "a.docx"] {
        assert_eq!(named(name, page.as_bytes()).format, Format::Html, "{name}");
    }
    let plain = named("a.html", "一、甲\n要抓好。\n".as_bytes());
    assert_eq!(
        (plain.text.as_str(), plain.format),
        ("一、甲\n要抓好。\n", Format::Text)
    );
    assert_eq!(
        named("a.txt", "<p>一、甲</p>".as_bytes()).format,
        Format::Text,
        "a text may begin with a tag"
    );
}

#[test]
fn the_page_says_its_encoding_unless_its_bytes_say_another() {
    let gbk = |head: &str| encoding_rs::GBK.encode(&page(head)).0.into_owned();
    let cases: &[(&str, Vec<u8>, Encoding)] = &[
        ("said", gbk(r#"<meta charset="gb2312">"#), Encoding::Gb18030),
        (
            "said in the older way",
            gbk(r#"<meta http-equiv="Content-Type" content="text/html; charset=GBK">"#),
            Encoding::Gb18030,
        ),
        ("not said", gbk(""), Encoding::Gb18030),
        (
            "said wrongly",
            gbk(r#"<meta charset="utf-8">"#),
            Encoding::Gb18030,
        ),
        (
            "saved anew as UTF-8",
            page(r#"<meta charset="gb2312">"#).into_bytes(),
            Encoding::Utf8,
        ),
    ];
    for (name, bytes, encoding) in cases {
        let found = named("a.html", bytes);
        assert_eq!(
            (found.text, found.encoding),
            (article(), *encoding),
            "{name}"
        );
    }
}

#[test]
fn lists_tables_and_blanks_are_shown_as_a_browser_shows_them() {
    let cases: &[(&str, &str, &str)] = &[
        ("blanks run together", "<p>要  抓\n  好</p>", "要 抓 好\n"),
        (
            "full-width and fixed blanks stay",
            "<p>\u{3000}\u{3000}要&nbsp;抓</p>",
            "\u{3000}\u{3000}要\u{a0}抓\n",
        ),
        ("entities", "<p>A&amp;B&#30002;</p>", "A&B甲\n"),
        (
            "ordered lists have numbers",
            "<ol><li>甲<li>乙</ol><ul><li>丙</ul>",
            "1. 甲\n2. 乙\n丙\n",
        ),
        (
            "lines of preformatted text",
            "<pre>一、甲\n二、乙</pre>",
            "一、甲\n二、乙\n",
        ),
        (
            "elements that are never ended",
            "<div><p><b>甲<div>乙",
            "甲\n乙\n",
        ),
        ("ends without beginnings", "</div></p>甲</b>", "甲\n"),
        ("comments", "<p>甲<!-- <p>乙</p> --></p>", "甲\n"),
    ];
    for (name, page, wanted) in cases {
        assert_eq!(text(&format!("<html>{page}</html>")), *wanted, "{name}");
    }
    let table = named(
        "a.html",
        "<p>正文</p><table><tr><td>姓名</td><td>职务</td></tr></table>".as_bytes(),
    );
    let asides: Vec<_> = table
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.evidence.aside)
        .collect();
    assert_eq!(asides, [None, Some(Aside::Table), Some(Aside::Table)]);
}

#[test]
fn deep_nesting_is_read() {
    let page = format!("{}甲{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    assert_eq!(text(&page), "甲\n");
}
