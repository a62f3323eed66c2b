//! Word documents: what the reader sees is what is read.

use crate::packed::{docx, item, level, list, p, r, zip};
use gangmu::document::{Document, FindOptions};
use gangmu::input::{Aside, Error, Evidence, Paragraph, ReadOptions, Source, read};

fn opened(bytes: Vec<u8>) -> Result<Source, Error> {
    let name = "讲话.docx".to_string();
    read(
        bytes,
        &ReadOptions {
            name,
            ..ReadOptions::default()
        },
    )
}

fn source(body: &str, styles: &str, lists: &str) -> Source {
    opened(docx(body, styles, lists)).expect("a document")
}

fn text(body: &str) -> String {
    source(body, "", "").text
}

#[test]
fn text_is_what_the_reader_sees() {
    let cases: &[(&str, String, &str)] = &[
        (
            "runs make one line",
            format!("<w:p>{}{}</w:p>", r("一、提高"), r("认识")),
            "一、提高认识\n",
        ),
        (
            "radicals are characters",
            p("", "⼀、⼯作⽅案"),
            "一、工作方案\n",
        ),
        (
            "an empty paragraph is a line",
            p("", "甲") + "<w:p/>" + &p("", "乙"),
            "甲\n\n乙\n",
        ),
        (
            "a soft line break ends a line",
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>".into(),
            "甲\n乙\t丙\n",
        ),
        (
            "entities",
            p("", "A&amp;B &lt;甲&gt; &#x4e59;"),
            "A&B <甲> 乙\n",
        ),
        (
            "line ends in the file are blanks",
            p("", "甲\n乙"),
            "甲 乙\n",
        ),
        (
            "inserted text stays, deleted goes",
            format!(
                "<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>",
                r("新"),
                r("移"),
                r("移")
            ),
            "新移\n",
        ),
        (
            "a deleted end joins paragraphs",
            p("<w:rPr><w:del/></w:rPr>", "甲") + &p("", "乙"),
            "甲乙\n",
        ),
        (
            "former properties are not looked at",
            p(
                r#"<w:pPrChange><w:pPr><w:pStyle w:val="x"/></w:pPr></w:pPrChange>"#,
                "甲",
            ),
            "甲\n",
        ),
        (
            "hidden text",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>"
                .into(),
            "显\n",
        ),
        (
            "a field shows its result",
            format!(
                r#"<w:p>{}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>{}</w:p>"#,
                r("第"),
                r("3"),
                r("页")
            ),
            "第3页\n",
        ),
        (
            "a field without end loses no paragraph",
            format!(
                r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>{}"#,
                p("", "甲")
            ),
            "\n甲\n",
        ),
        (
            "a simple field",
            format!(
                r#"<w:p><w:fldSimple w:instr="DATE">{}</w:fldSimple></w:p>"#,
                r("今天")
            ),
            "今天\n",
        ),
        (
            "readings over characters",
            format!(
                "<w:p><w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r></w:p>",
                r("gāng"),
                r("纲")
            ),
            "纲\n",
        ),
        (
            "a text box comes behind its paragraph, once",
            format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{1}</w:p>",
                p("", "框"),
                r("正文")
            ),
            "正文\n框\n",
        ),
        (
            "symbols of fonts for pictures",
            r#"<w:p><w:r><w:sym w:char="F0B7"/><w:sym w:char="2460"/><w:t>甲</w:t></w:r></w:p>"#
                .into(),
            "①甲\n",
        ),
    ];
    for (name, body, wanted) in cases {
        assert_eq!(text(body), *wanted, "{name}");
    }
}

fn asides(source: &Source) -> Vec<(&str, Option<Aside>)> {
    let of = |paragraph: &Paragraph| paragraph.evidence.aside;
    source
        .paragraphs
        .iter()
        .map(|paragraph| (paragraph.span.of(&source.text), of(paragraph)))
        .collect()
}

#[test]
fn tables_boxes_and_contents_are_told_apart() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("姓名"),
        cell("职务")
    );
    let frame = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr><w:tc>{}{table}</w:tc></w:tr></w:tbl>",
        cell("一、框内"),
        p("", "正文")
    );
    let block = format!(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        p("", "目录")
    );
    let field = format!(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \o </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>{}</w:p>{}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
        r("一、框内 1"),
        p("", "二、其他 2")
    );
    let styled = p(r#"<w:pStyle w:val="11"/>"#, "三、 3");
    let styles = r#"<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>"#;
    let found = source(&(block + &field + &styled + &table + &frame), styles, "");
    let (contents, table) = (Some(Aside::Contents), Some(Aside::Table));
    let wanted = [
        ("目录", contents),
        ("一、框内 1", contents),
        ("二、其他 2", contents),
        ("", contents),
        ("三、 3", contents),
        ("姓名", table),
        ("职务", table),
        ("一、框内", None),
        ("正文", None),
        ("姓名", table),
        ("职务", table),
    ];
    assert_eq!(asides(&found), wanted);
}

#[test]
fn looks_are_evidence() {
    let styles = r#"
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="15"><w:name w:val="我的标题"/><w:basedOn w:val="2"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>
        <w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>"#;
    let styled = |id: &str| p(&format!(r#"<w:pStyle w:val="{id}"/>"#), "标题");
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let plain = Evidence {
        size: 32,
        ..Evidence::default()
    };
    let cases: Vec<(String, Evidence)> = vec![
        (p("", "正文"), plain),
        (
            styled("2"),
            Evidence {
                level: Some(1),
                bold: true,
                ..plain
            },
        ),
        (
            styled("15"),
            Evidence {
                level: Some(1),
                ..plain
            },
        ),
        (
            styled("3"),
            Evidence {
                level: Some(2),
                ..plain
            },
        ),
        (
            styled("t"),
            Evidence {
                title_style: true,
                centred: true,
                ..plain
            },
        ),
        (styled("x"), plain),
        (styled("none"), plain),
        (
            p(r#"<w:outlineLvl w:val="2"/>"#, "甲"),
            Evidence {
                level: Some(3),
                ..plain
            },
        ),
        (
            p(r#"<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>"#, "甲"),
            Evidence {
                bold: true,
                ..plain
            },
        ),
        (
            format!(
                "<w:p>{}{}</w:p>",
                run("<w:b/>", "一是抓落实。"),
                run("", "各级要")
            ),
            plain,
        ),
        (
            format!(
                "<w:p>{}</w:p>",
                run(r#"<w:rFonts w:eastAsia="黑体"/><w:sz w:val="44"/>"#, "题")
            ),
            Evidence {
                heading_font: true,
                size: 44,
                ..plain
            },
        ),
    ];
    let body: String = cases
        .iter()
        .map(|(body, _)| body.as_str())
        .chain([p("", "正文很长很长很长很长").as_str()])
        .collect();
    let found = source(&body, styles, "");
    for (paragraph, (body, wanted)) in found.paragraphs.iter().zip(&cases) {
        assert_eq!(paragraph.evidence, *wanted, "{body}");
    }
}

#[test]
fn what_the_file_sets_aside_is_no_outline_and_is_listed() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("一、表内"),
        cell("二、表内")
    );
    let body = p("", "一、提高认识，把思想统一到会议精神上来")
        + &p("", "各级要认真学习。")
        + &table
        + &p("", "二、狠抓落实，把任务落到实处");
    let labels = |body: &str| {
        outline(source(body, "", ""))
            .into_iter()
            .map(|(_, label)| label)
            .collect::<Vec<_>>()
    };
    let wanted = [
        "一、提高认识，把思想统一到会议精神上来",
        "二、狠抓落实，把任务落到实处",
    ];
    assert_eq!(labels(&body), wanted);
    let document = Document::find(source(&body, "", ""), &FindOptions::default());
    let dropped: Vec<_> = document
        .dropped
        .iter()
        .map(|piece| piece.span.of(document.text()))
        .collect();
    assert_eq!(dropped, ["一、表内\n二、表内"]);
    assert_eq!(
        labels(&table),
        ["一、表内", "二、表内"],
        "a document that is a table is read"
    );
}

/// The ten ways in which the lists of the tests number their levels.
const SCHEMES: &[(&str, &str, [&str; 3])] = &[
    ("chineseCountingThousand", "%1、", ["一、", "二、", "三、"]),
    ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
    (
        "japaneseCounting",
        "第%1章　",
        ["第一章　", "第二章　", "第三章　"],
    ),
    ("ideographDigital", "第%1，", ["第一，", "第二，", "第三，"]),
    ("decimal", "%1.", ["1.", "2.", "3."]),
    ("decimalFullWidth", "（%1）", ["（１）", "（２）", "（３）"]),
    ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
    ("chineseCounting", "%1是", ["一是", "二是", "三是"]),
    ("upperRoman", "%1．", ["I．", "II．", "III．"]),
    ("ideographTraditional", "%1、", ["甲、", "乙、", "丙、"]),
];

const LABELS: [&str; 3] = [
    "提高思想认识。各级要认真学习会议精神。",
    "完善工作机制。有关部门要密切配合。",
    "强化督促检查。县委要定期听取汇报。",
];

fn outline(source: Source) -> Vec<(u8, String)> {
    let document = Document::find(source, &FindOptions::default());
    assert_eq!(document.outline.check(document.text()), None);
    let label = |node| document.label(&document.outline, node).into_owned();
    document
        .outline
        .nodes
        .iter()
        .map(|node| (node.depth, label(node)))
        .collect()
}

#[test]
fn automatic_numbers_give_the_outline_of_typed_ones() {
    for (format, mark, numbers) in SCHEMES {
        let lists = list(1, &level(0, format, mark, ""));
        let automatic: String = LABELS.iter().map(|label| item(1, 0, label)).collect();
        let typed: String = numbers
            .iter()
            .zip(LABELS)
            .map(|(number, label)| p("", &format!("{number}{label}")))
            .collect();
        let (automatic, typed) = (source(&automatic, "", &lists), source(&typed, "", ""));
        assert_eq!(automatic.text, typed.text, "{format} {mark}");
        assert_eq!(outline(automatic), outline(typed), "{format} {mark}");
    }
}

#[test]
fn lists_count_as_word_counts() {
    let three = level(0, "chineseCounting", "%1、", "")
        + &level(1, "decimal", "%1.%2 ", "<w:isLgl/>")
        + &level(2, "decimal", "（%3）", r#"<w:lvlRestart w:val="1"/>"#);
    let second = r#"<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;
    let restarted = r#"<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;
    let own_level = format!(
        r#"<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{}</w:lvlOverride></w:num>"#,
        level(0, "upperLetter", "%1)", "")
    );
    let linked = list(5, &level(0, "decimal", "%1. ", r#"<w:pStyle w:val="h1"/>"#));
    let linked = linked.replace(
        "</w:abstractNum>",
        &(level(1, "decimal", "%1.%2 ", r#"<w:pStyle w:val="h2"/>"#) + "</w:abstractNum>"),
    );
    let by_style = r#"<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="ls"/></w:abstractNum><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>"#;
    let gaps = list(7, &level(0, "decimal", "%1.", "").replace("nothing", "tab"))
        + &list(
            8,
            &level(0, "chineseCounting", "%1、", "").replace("nothing", "tab"),
        )
        + &list(9, &level(0, "bullet", "\u{f0b7}", ""));
    let lists = [
        list(1, &three),
        second.into(),
        restarted.into(),
        own_level,
        linked,
        by_style.into(),
        gaps,
    ]
    .concat();
    let styles = r#"
        <w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h3"><w:name w:val="mine"/><w:basedOn w:val="h1"/></w:style>
        <w:style w:type="numbering" w:styleId="ls"><w:name w:val="ls"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>"#;
    let styled = |id: &str, more: &str| p(&format!(r#"<w:pStyle w:val="{id}"/>{more}"#), "x");
    let cases: &[(&str, Vec<String>, &[&str])] = &[
        (
            "levels restart below, and say the upper number",
            vec![
                item(1, 0, "x"),
                item(1, 1, "x"),
                item(1, 1, "x"),
                item(1, 0, "x"),
                item(1, 1, "x"),
            ],
            &["一、x", "1.1 x", "1.2 x", "二、x", "2.1 x"],
        ),
        (
            "a level that restarts only below the first",
            vec![
                item(1, 0, "x"),
                item(1, 1, "x"),
                item(1, 2, "x"),
                item(1, 1, "x"),
                item(1, 2, "x"),
                item(1, 0, "x"),
                item(1, 2, "x"),
            ],
            &[
                "一、x", "1.1 x", "（1）x", "1.2 x", "（2）x", "二、x", "（1）x",
            ],
        ),
        (
            "lists of one kind count on",
            vec![
                item(1, 0, "x"),
                item(2, 0, "x"),
                p("", "y"),
                item(1, 0, "x"),
            ],
            &["一、x", "二、x", "y", "三、x"],
        ),
        (
            "a list that says where it starts",
            vec![item(1, 0, "x"), item(3, 0, "x"), item(3, 0, "x")],
            &["一、x", "五、x", "六、x"],
        ),
        (
            "a level of the list's own",
            vec![item(4, 0, "x"), item(4, 0, "x")],
            &["A)x", "B)x"],
        ),
        (
            "an upper level that never came",
            vec![item(1, 1, "x")],
            &["1.1 x"],
        ),
        (
            "numbers from styles, none where the paragraph says 0",
            vec![
                styled("h1", ""),
                styled("h2", ""),
                styled("h3", ""),
                styled("h1", r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#),
                styled("h2", ""),
            ],
            &["1. x", "1.1 x", "2. x", "x", "2.1 x"],
        ),
        (
            "a list by the name of a style",
            vec![item(6, 0, "x")],
            &["一、x"],
        ),
        (
            "what follows the number",
            vec![item(7, 0, "x"), item(8, 0, "x"), item(9, 0, "x")],
            &["1. x", "一、x", "• x"],
        ),
        ("a list that is not there", vec![item(99, 0, "x")], &["x"]),
    ];
    for (name, body, wanted) in cases {
        let found = source(&body.concat(), styles, &lists);
        assert_eq!(found.text.lines().collect::<Vec<_>>(), *wanted, "{name}");
    }
}

#[test]
fn broken_and_hostile_files_end_in_an_error() {
    let whole = docx(&p("", "一、甲"), "", "");
    let name = b"word/document.xml";
    let cut = whole
        .windows(name.len())
        .position(|window| window == name)
        .expect("part")
        + name.len()
        + 4;
    let entities = zip(&[("word/document.xml", br#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d><body><p><r><t>&b;</t></r></p></body></d>"#)]);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("truncated", whole[..cut].to_vec(), "damaged"),
        (
            "no main part",
            zip(&[("word/other.xml", b"<a/>"), ("x", b"word/document.xml")]),
            "kind zip",
        ),
        (
            "not well-formed",
            zip(&[(
                "word/document.xml",
                b"<w:document><w:body></w:p></w:document>",
            )]),
            "damaged",
        ),
        (
            "ends in the middle",
            zip(&[("word/document.xml", b"<w:document><w:body><w:p>")]),
            "damaged",
        ),
        (
            "no XML",
            zip(&[("word/document.xml", b"\0\0\0")]),
            "damaged",
        ),
        ("entities", entities, "empty"),
        ("no text", docx("<w:p/>", "", ""), "empty"),
    ];
    for (name, bytes, wanted) in cases {
        let error = opened(bytes).expect_err(name).to_string();
        assert!(error.starts_with(wanted), "{name}: {error}");
    }
}

/// A part of blanks without end, in a file of a few hundred kilobytes.
#[test]
fn what_swells_is_not_unpacked_to_its_end() {
    let bomb = docx(&" ".repeat(300 << 20), "", "");
    assert!(bomb.len() < 2 << 20, "{} bytes", bomb.len());
    let error = opened(bomb).expect_err("a bomb");
    assert!(matches!(error, Error::TooLarge { .. }), "{error}");
}

#[test]
fn entities_that_swell_are_left_out_and_the_text_stays() {
    let mut entities = String::from(r#"<!DOCTYPE d [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">"#);
    for level in 1..=9 {
        let below = format!("&a{};", level - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY a{level} \"{below}\">"));
    }
    let part = format!("{entities}]><d><body><p><r><t>一、提高认识&a9;</t></r></p></body></d>");
    let source = opened(zip(&[("word/document.xml", part.as_bytes())])).expect("a document");
    assert_eq!(source.text, "一、提高认识\n");
}

#[test]
fn of_a_damaged_file_what_can_be_read_is_read() {
    let body: String = (1..=400)
        .map(|number| p("", &format!("第{number}条　要抓好第{number}项工作。")))
        .collect();
    let whole = docx(&body, "", "");
    let text = opened(whole.clone()).expect("a document").text;
    let cut = opened(whole[..whole.len() / 2].to_vec()).expect("a part of it");
    assert!(cut.incomplete && cut.text.len() > 100 && cut.text.len() < text.len());
    assert!(text.starts_with(cut.text.trim_end()), "{}", cut.text);
    let crossed = docx(&(body + "</w:p>"), "", "");
    let crossed = opened(crossed).expect("what stands before the fault");
    assert!(crossed.incomplete && crossed.text == text);
}

#[test]
fn ten_thousand_nested_tables_are_read() {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let body = open.repeat(10_000) + &p("", "甲") + &close.repeat(10_000);
    assert_eq!(text(&body), "甲\n");
}
