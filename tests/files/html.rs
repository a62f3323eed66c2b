//! Saved pages: the article is found, what is around it left out.

use gangmu::decode::Encoding;
use gangmu::input::{Aside, Format, ReadOptions, Source, read, read_pasted};

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

/// What Word puts on the clipboard beside the plain text, shortened.
const FROM_WORD: &str = r#"<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><style>p.MsoNormal {margin:0cm}</style></head><body>
<!--StartFragment--><p class=MsoNormal align=center style='text-align:center'><span style='font-size:22.0pt;font-family:方正小标宋简体'>在全县春耕工作会议上的讲话<o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-outline-level:1'><![if !supportLists]><span style='font-family:黑体;mso-list:Ignore'>一、</span><![endif]><span style='font-size:16.0pt;font-family:黑体'>抓住农时，把春耕备耕摆上突出位置</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'><b>一是备足农资。</b>各乡镇要摸清底数，供销部门要保障化肥和种子的供应，不误农时。</span></p><!--EndFragment--></body></html>"#;

const PLAIN_FROM_WORD: &str = "在全县春耕工作会议上的讲话\r\n一、抓住农时，把春耕备耕摆上突出位置\r\n一是备足农资。各乡镇要摸清底数，供销部门要保障化肥和种子的供应，不误农时。\r\n";

#[test]
fn what_was_copied_keeps_its_looks_as_evidence() {
    let found = read_pasted(PLAIN_FROM_WORD, Some(FROM_WORD.as_bytes())).expect("text");
    assert_eq!(found.text, PLAIN_FROM_WORD.replace("\r\n", "\n"));
    assert_eq!(found.format, Format::Html);
    let [title, heading, run_in] = &found.paragraphs[..] else {
        panic!("three paragraphs: {:?}", found.paragraphs);
    };
    assert!(title.evidence.centred && title.evidence.size == 44 && title.evidence.heading_font);
    assert!(heading.evidence.level == Some(1) && heading.evidence.heading_font);
    assert!(!run_in.evidence.bold, "only its beginning is bold");
}

#[test]
fn a_page_that_says_something_else_is_not_taken_for_the_text() {
    let plain = "一、甲\n要抓好。\n";
    let utf16: Vec<u8> = "\u{feff}<p><b>一、甲</b></p><p>要抓好。</p>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: &[(&str, &str, Option<&[u8]>, Format)] = &[
        ("none", plain, None, Format::Text),
        ("a picture", plain, Some(b"<img src='a.png'>"), Format::Text),
        (
            "a part",
            plain,
            Some("<p>一、甲</p>".as_bytes()),
            Format::Text,
        ),
        ("no page", plain, Some(b""), Format::Text),
        ("two bytes a unit", plain, Some(&utf16), Format::Html),
        (
            "no plain text",
            "",
            Some("<p>要抓好。</p>".as_bytes()),
            Format::Html,
        ),
        (
            "links are text too",
            "首页\n",
            Some(b"<nav><a>\xe9\xa6\x96\xe9\xa1\xb5</a></nav>"),
            Format::Html,
        ),
    ];
    for (name, plain, page, format) in cases {
        let found = read_pasted(plain, *page).expect(name);
        assert_eq!(found.format, *format, "{name}");
    }
    assert!(read_pasted("", Some(b"<p></p>")).is_err());
}
