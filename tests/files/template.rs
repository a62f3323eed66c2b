//! 本单位模板: outlines in the look of a document of the user's.

use crate::packed::{docx, part, zip};
use gangmu::document::{Document, FindOptions};
use gangmu::export::{Density, Dress, Export, ExportOptions, Format, Template};
use gangmu::input::{ReadOptions, Source, read};

const STYLES: &str = r#"
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="宋体"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>"#;

const LISTS: &str = r#"<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>"#;

/// A finished document of an office: a title and text that are set by hand, headings with styles and automatic
/// numbers, a table, a page of its own.
fn model() -> Vec<u8> {
    let set = |own: &str, run: &str, text: &str| {
        format!("<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    let title =
        r#"<w:spacing w:line="700" w:lineRule="exact" w:after="200"/><w:jc w:val="center"/>"#;
    let song = r#"<w:rFonts w:eastAsia="华文中宋"/><w:sz w:val="44"/>"#;
    let text = r#"<w:spacing w:line="600" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="600"/><w:jc w:val="both"/>"#;
    let fang = r#"<w:rFonts w:ascii="Arial" w:eastAsia="华文仿宋"/><w:sz w:val="30"/>"#;
    let body = [
        set(title, song, "关于开展河道整治工作的通知"),
        set(text, fang, "为改善水环境，现就有关事项通知如下。"),
        set(r#"<w:pStyle w:val="2"/>"#, "", "总体要求"),
        set(text, fang, "坚持治污与修复并重，做到水清岸绿。"),
        set(r#"<w:pStyle w:val="2"/>"#, "", "重点任务"),
        set(text, fang, "各镇要排查排污口，建立台账。"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>镇名</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".into(),
        r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:left="1701"/></w:sectPr>"#.into(),
    ];
    docx(&body.concat(), STYLES, LISTS)
}

const SPEECH: &str = "\
在全县防汛工作会议上的讲话
（2026年5月8日）

今天的会议很重要。下面，我讲两点意见。
一、提高认识
形势十分紧迫。
（一）落实责任
县级领导要包片。
二、突出重点
一是雨情紧。要盯住预报。二是水情紧。要加密巡查。
";

fn speech() -> Document {
    let source = Source::from(SPEECH);
    Document::find(source, &FindOptions::default())
}

fn written(model: Vec<u8>, format: Format) -> Vec<u8> {
    let template = Template::of(model, "模板.docx").expect("a model");
    let document = speech();
    let options = ExportOptions {
        format,
        density: Density::Full,
        dress: Dress::Template,
        ..ExportOptions::default()
    };
    let export = Export {
        template: Some(&template),
        ..Export::new(&document, &document.outline, &options)
    };
    export.bytes()
}

#[test]
fn paragraphs_are_set_as_those_of_the_model_are() {
    let bytes = written(model(), Format::Docx);
    let body = part(bytes.clone(), "word/document.xml");
    let set = |text: &str| {
        let at = body
            .find(text)
            .unwrap_or_else(|| panic!("{text} in {body}"));
        body[..at]
            .rsplit("<w:p>")
            .next()
            .unwrap_or_default()
            .to_string()
    };
    let title = set("在全县防汛工作会议上的讲话");
    assert!(
        title.contains("华文中宋") && title.contains(r#"w:line="700""#),
        "{title}"
    );
    let byline = set("（2026年5月8日）");
    assert!(
        byline.contains(r#"w:val="center""#) && byline.contains("华文仿宋"),
        "as text in the title's place: {byline}"
    );
    let text = set("今天的会议很重要");
    assert!(
        text.contains("华文仿宋") && text.contains(r#"w:firstLineChars="200""#),
        "{text}"
    );
    let heading = set("一、提高认识");
    assert!(heading.contains(r#"<w:pStyle w:val="2"/>"#), "{heading}");
    assert!(
        heading.contains(r#"<w:numId w:val="0"/>"#),
        "its number is typed: {heading}"
    );
    let second = set("（一）落实责任");
    assert!(
        second.contains(r#"<w:pStyle w:val="3"/>"#),
        "by its style alone: {second}"
    );
    let run_in = set("一是雨情紧");
    assert!(
        run_in.contains("华文仿宋") && !run_in.contains("outlineLvl"),
        "{run_in}"
    );
    for gone in ["镇名", "总体要求", "台账"] {
        assert!(!body.contains(gone), "the model's text goes: {gone}");
    }
    assert!(
        body.contains(r#"<w:pgMar w:top="1701" w:left="1701"/>"#),
        "its page stays"
    );
    assert!(
        part(bytes, "word/styles.xml").contains("宋体"),
        "its styles stay"
    );
}

#[test]
fn the_outline_is_the_same_when_read_again() {
    let labels = |document: &Document| {
        let nodes = document.outline.nodes.iter();
        nodes
            .map(|node| document.label(&document.outline, node).into_owned())
            .collect::<Vec<_>>()
    };
    let options = ReadOptions::default();
    let again = read(written(model(), Format::Docx), &options).expect("a document");
    let again = Document::find(again, &FindOptions::default());
    assert_eq!(labels(&again), labels(&speech()));
}

#[test]
fn the_clipboard_has_the_looks_of_the_model() {
    let rtf = String::from_utf8(written(model(), Format::Rtf)).expect("ASCII");
    let title = rtf.split("\\pard").nth(1).unwrap_or_default();
    assert!(
        title.starts_with("\\plain\\qc\\sl-700") && title.contains("\\fs44"),
        "{title}"
    );
    let text = rtf.split("\\pard").nth(3).unwrap_or_default();
    assert!(text.starts_with("\\plain\\qj\\sl-600"), "{text}");
    assert!(
        text.contains("\\fs30") && text.contains("\\cufi200"),
        "{text}"
    );
    let html = String::from_utf8(written(model(), Format::Html)).expect("UTF-8");
    assert!(html.contains("font-size:15pt") && html.contains("华文仿宋"));
}

/// A model that is all running text, set so.
fn set_so(own: &str, run: &str) -> Vec<u8> {
    let text = "各镇要排查排污口，建立台账。";
    let body =
        format!("<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>");
    docx(&body, "", "")
}

#[test]
fn sizes_and_distances_are_those_of_the_model() {
    let two = r#"<w:ind w:firstLineChars="200"/>"#;
    let one = r#"<w:ind w:firstLineChars="100"/>"#;
    let wide = r#"<w:spacing w:line="6600" w:lineRule="auto"/>"#;
    let far = r#"<w:spacing w:line="1310700" w:lineRule="exact" w:after="1310700"/><w:ind w:firstLineChars="6553500"/>"#;
    let out_of_reach = r#"<w:spacing w:line="-2147483648" w:after="2147483647"/><w:ind w:firstLine="2147483647"/>"#;
    let farther = r#"<w:ind w:firstLineChars="2147483647"/>"#;
    let small = r#"<w:sz w:val="21"/>"#;
    let large = r#"<w:sz w:val="2147483647"/>"#;
    for (own, run, html, rtf) in [
        (
            two,
            small,
            ["text-indent:21pt;", "font-size:10.5pt;"],
            "\\fi420\\cufi200",
        ),
        (
            one,
            small,
            ["text-indent:10.5pt;", "font-size:10.5pt;"],
            "\\fi210\\cufi100",
        ),
        (
            one,
            "",
            ["text-indent:10.5pt;", "font-size:10.5pt;"],
            "\\fs21",
        ),
        (
            wide,
            small,
            ["line-height:2750%;", "text-indent:0pt;"],
            "\\sl6600\\slmult1",
        ),
        (
            far,
            large,
            ["line-height:65535pt;", "margin:0 0 65535pt;"],
            "\\sl-1310700",
        ),
        (
            out_of_reach,
            large,
            ["font-size:100pt;", "text-indent:"],
            "\\sa0",
        ),
        (
            farther,
            large,
            ["font-size:100pt;", "text-indent:"],
            "\\fs200",
        ),
    ] {
        let written = |format| String::from_utf8(written(set_so(own, run), format)).expect("UTF-8");
        let page = written(Format::Html);
        for expected in html {
            assert!(page.contains(expected), "{own}: {expected} in {page}");
        }
        let text = written(Format::Rtf);
        assert!(text.contains(rtf), "{own}: {rtf} in {text}");
    }
}

#[test]
fn what_can_be_no_name_of_a_face_is_not_taken_for_one() {
    let page = |fonts: &str| {
        let page = written(set_so("", &format!("<w:rFonts{fonts}/>")), Format::Html);
        String::from_utf8(page).expect("UTF-8")
    };
    for name in [
        "仿宋_GB2312",
        "@方正小标宋简体",
        "MS Mincho",
        "Univers 57 (Body)",
        "HGｺﾞｼｯｸE-PRO",
    ] {
        for attribute in ["ascii", "eastAsia"] {
            let page = page(&format!(r#" w:{attribute}="{name}""#));
            assert!(page.contains(name), "{attribute} {name}");
        }
    }
    let usual = page("");
    for name in [
        "仿宋&apos;&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
        "a&quot;b",
        "a;color:red",
        "a\\b",
        "a}b",
        "/*",
        "a&#10;b",
    ] {
        for attribute in ["ascii", "eastAsia"] {
            let page = page(&format!(r#" w:{attribute}="{name}""#));
            assert_eq!(page, usual, "{attribute} {name}");
        }
    }
}

#[test]
fn a_model_without_text_gives_its_styles() {
    let empty = docx("<w:p/><w:sectPr/>", STYLES, "");
    let body = part(written(empty, Format::Docx), "word/document.xml");
    assert!(
        body.contains(r#"<w:p><w:pPr><w:pStyle w:val="2"/>"#),
        "{body}"
    );
    assert!(body.contains("<w:sectPr/></w:body></w:document>"));
}

#[test]
fn what_can_be_no_model_is_refused() {
    for (name, bytes) in [
        ("text", "一、甲".as_bytes().to_vec()),
        ("no parts", zip(&[("a", b"b")])),
        (
            "broken",
            zip(&[("word/document.xml", b"<w:document><w:body><w:p>")]),
        ),
    ] {
        assert!(Template::of(bytes, "a.docx").is_err(), "{name}");
    }
}

#[test]
fn the_command_line_takes_the_look_of_a_document_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("模板.docx"), model()).expect("written");
    std::fs::write(at("损坏.docx"), &model()[..200]).expect("written");
    std::fs::write(at("讲话.txt"), SPEECH).expect("written");
    let run = |template: &str, format: &str, more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gangmu-cli"));
        command
            .current_dir(folder.path())
            .args(["讲话.txt", "--density", "full", "--format", format])
            .args(["--template", template])
            .args(more)
            .env("LC_ALL", "zh_CN.UTF-8");
        command.output().expect("the program runs")
    };
    for (name, format) in [("docx", Format::Docx), ("rtf", Format::Rtf)] {
        let output = run("模板.docx", name, &[]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(output.stdout == written(model(), format), "{name}");
        assert_eq!(output.stderr, b"", "{output:?}");
    }
    let output = run("模板.docx", "md", &[]);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!(err.contains("用不上 --template"), "{err}");
    let output = run("模板.docx", "docx", &["-o", "模板.docx"]);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("就是您选用的模板"), "{err}");
    assert!(std::fs::read(at("模板.docx")).expect("read") == model());
    for (template, told) in [("损坏.docx", "不能用作模板"), ("没有.docx", "找不到")] {
        let output = run(template, "docx", &[]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains(told), "{err}");
    }
}
