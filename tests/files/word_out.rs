//! What goes to Word: RTF and HTML of the clipboard, Word documents.

use crate::packed::part;
use gangmu::document::{Document, FindOptions};
use gangmu::export::{Density, Dress, Export, ExportOptions, Format};
use gangmu::input::{ReadOptions, Source, read};

const SPEECH: &str = "\
在全县防汛工作会议上的讲话
（2026年5月8日）

同志们：
今天的会议很重要。下面，我讲三点意见。
一、提高认识，压实责任
形势十分紧迫。
（一）县级领导要到位。每人包{一}个乡镇。
1. 包片
二、突出重点
一是雨情紧。要盯住预报，不等不靠。二是水情紧。三是险情紧。
同志们，让我们共同努力！
";

fn speech() -> Document {
    let source = Source::from(SPEECH);
    Document::find(source, &FindOptions::default())
}

fn written(format: Format, density: Density, large_print: bool) -> Vec<u8> {
    let document = speech();
    let options = ExportOptions {
        format,
        density,
        large_print,
        ..ExportOptions::default()
    };
    Export::new(&document, &document.outline, &options).bytes()
}

fn rtf(density: Density, large_print: bool) -> String {
    String::from_utf8(written(Format::Rtf, density, large_print)).expect("ASCII")
}

/// Rich text as a reader of it sees the lines: the words of its paragraphs, and the code before the first of them.
fn paragraphs(rtf: &str) -> Vec<(String, String)> {
    let body = rtf.split("\\pard").skip(1);
    body.map(|paragraph| {
        let (codes, runs) = paragraph.split_once('{').unwrap_or((paragraph, ""));
        (codes.to_string(), words(&format!("{{{runs}")))
    })
    .collect()
}

/// The words of runs, bold ones in ** **.
fn words(runs: &str) -> String {
    let mut words = String::new();
    let mut bold_before = false;
    for run in runs
        .split("\\par\n")
        .next()
        .unwrap_or_default()
        .split("{\\")
        .skip(1)
    {
        let (codes, text) = run.split_once(' ').unwrap_or((run, ""));
        let bold = codes.contains("\\b\\");
        if bold != bold_before {
            words.push_str("**");
        }
        bold_before = bold;
        words.push_str(&unescaped(text.strip_suffix('}').unwrap_or(text)));
    }
    if bold_before {
        words.push_str("**");
    }
    words
}

fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let by_number = rest
            .strip_prefix("\\u")
            .and_then(|number| number.split_once('?'));
        if let Some((number, behind)) = by_number {
            units.push(number.parse::<i16>().expect("a number") as u16);
            rest = behind;
        } else {
            rest = rest.strip_prefix('\\').unwrap_or(rest);
            let sign = rest.chars().next().unwrap_or(sign);
            units.push(sign as u16);
            rest = &rest[1..];
        }
    }
    String::from_utf16(&units).expect("UTF-16")
}

#[test]
fn rich_text_has_every_paragraph_in_its_look() {
    let title = "\\plain\\qc\\sl-700\\slmult0\\sb0\\sa560\\li0\\ri0\\fi0";
    let byline = "\\plain\\qc\\sl-560\\slmult0\\sb0\\sa560\\li0\\ri0\\fi0";
    let body = "\\plain\\qj\\sl-560\\slmult0\\sb0\\sa0\\li0\\ri0\\fi640\\cufi200";
    let level = |level: u8| format!("{body}\\outlinelevel{level}");
    let full = [
        (title.to_string(), "在全县防汛工作会议上的讲话"),
        (byline.to_string(), "（2026年5月8日）"),
        (body.to_string(), "同志们："),
        (body.to_string(), "今天的会议很重要。下面，我讲三点意见。"),
        (level(0), "一、提高认识，压实责任"),
        (body.to_string(), "形势十分紧迫。"),
        (
            body.to_string(),
            "**（一）县级领导要到位**。每人包{一}个乡镇。",
        ),
        (level(2), "**1. 包片**"),
        (level(0), "二、突出重点"),
    ];
    let found = paragraphs(&rtf(Density::Full, false));
    for (at, (codes, words)) in full.iter().enumerate() {
        assert_eq!(
            (&*found[at].0, &*found[at].1),
            (&**codes, *words),
            "paragraph {at}"
        );
    }
    let labels = paragraphs(&rtf(Density::Labels, false));
    assert!(
        labels
            .iter()
            .skip(1)
            .all(|(codes, _)| codes.contains("\\outlinelevel"))
    );
    let large = paragraphs(&rtf(Density::Labels, true));
    assert!(large[1].0.contains("\\sl360\\slmult1") && large[1].0.contains("\\fi880"));
}

#[test]
fn rich_text_is_plain_and_balanced() {
    for density in [Density::Labels, Density::Sentences, Density::Full] {
        let text = rtf(density, false);
        assert!(text.is_ascii());
        let bare = text.replace("\\{", "").replace("\\}", "");
        assert_eq!(bare.matches('{').count(), bare.matches('}').count());
        for never in [
            "\\pntext",
            "\\ls",
            "\\bullet",
            "\\highlight",
            "\\par\n\\pard\\par",
            "HYPERLINK",
        ] {
            assert!(!text.contains(never), "{never}");
        }
        let empty = paragraphs(&text)
            .iter()
            .any(|(_, words)| words.trim() != words || words.is_empty());
        assert!(!empty, "no empty paragraph, no blanks for an indent");
    }
}

/// Levels and labels of what is in a document.
fn rows(document: &Document) -> Vec<(u8, String)> {
    let outline = &document.outline;
    let all = outline.title.iter().chain(&outline.nodes);
    all.map(|node| (node.depth, document.label(outline, node).into_owned()))
        .collect()
}

fn found_again(bytes: Vec<u8>, name: &str) -> Document {
    let options = ReadOptions {
        name: name.to_string(),
        ..ReadOptions::default()
    };
    let source = read(bytes, &options).expect("a document");
    Document::find(source, &FindOptions::default())
}

#[test]
fn an_exported_document_is_read_as_the_same_outline() {
    let mut texts = vec![("speech".to_string(), SPEECH.to_string())];
    let sample = include_str!("../../assets/samples/speech.txt");
    texts.push(("sample".to_string(), sample.to_string()));
    for (name, text) in texts {
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        for (format, extension) in [(Format::Docx, "docx"), (Format::Html, "html")] {
            let options = ExportOptions {
                format,
                density: Density::Full,
                ..ExportOptions::default()
            };
            let bytes = Export::new(&document, &document.outline, &options).bytes();
            let again = found_again(bytes, &format!("{name}.{extension}"));
            assert_eq!(rows(&again), rows(&document), "{name}.{extension}");
        }
    }
}

#[test]
fn word_documents_have_real_styles_and_levels_only_on_labels() {
    let bytes = written(Format::Docx, Density::Full, false);
    let body = part(bytes.clone(), "word/document.xml");
    let mut seen = Vec::new();
    for paragraph in body.split("<w:p>").skip(1) {
        let style = paragraph.split("w:pStyle w:val=\"").nth(1);
        let style = style.and_then(|style| style.split('"').next());
        let texts = paragraph.split("xml:space=\"preserve\">").skip(1);
        let text: String = texts.filter_map(|text| text.split('<').next()).collect();
        seen.push((style.unwrap_or_default().to_string(), text));
    }
    let expected = [
        ("Title", "在全县防汛工作会议上的讲话"),
        ("Byline", "（2026年5月8日）"),
        ("Normal", "同志们："),
        ("Normal", "今天的会议很重要。下面，我讲三点意见。"),
        ("Heading1", "一、提高认识，压实责任"),
        ("Normal", "形势十分紧迫。"),
        ("Normal", "（一）县级领导要到位。每人包{一}个乡镇。"),
        ("Heading3", "1. 包片"),
        ("Heading1", "二、突出重点"),
        ("Points", "一是雨情紧。要盯住预报，不等不靠。"),
    ];
    for (at, (style, text)) in expected.iter().enumerate() {
        assert_eq!((&*seen[at].0, &*seen[at].1), (*style, *text), "{at}");
    }
    assert!(!body.contains("w:numPr"), "numbers are typed");
    let styles = part(bytes.clone(), "word/styles.xml");
    for level in 0..3 {
        assert!(styles.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")));
    }
    assert!(styles.contains("w:line=\"560\" w:lineRule=\"exact\""));
    assert!(styles.contains("w:firstLineChars=\"200\" w:firstLine=\"640\""));
    let page = "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"";
    assert!(body.contains(page), "37, 26, 35 and 28 mm");
    assert!(part(bytes, "word/footer1.xml").contains(" PAGE "));
    let large = written(Format::Docx, Density::Full, true);
    let styles = part(large, "word/styles.xml");
    assert!(
        styles.contains("w:line=\"360\" w:lineRule=\"auto\"") && !styles.contains("w:val=\"32\"")
    );
}

#[test]
fn as_the_target_is_only_the_names_of_styles_go_out() {
    let document = speech();
    let written = |format| {
        let options = ExportOptions {
            format,
            density: Density::Full,
            dress: Dress::Target,
            ..ExportOptions::default()
        };
        Export::new(&document, &document.outline, &options).bytes()
    };
    let rtf = String::from_utf8(written(Format::Rtf)).expect("ASCII");
    assert!(rtf.contains("{\\s1 heading 1;}") && rtf.contains("\\s1\\outlinelevel0"));
    for look in ["\\fs", "\\sl-", "\\fi", "\\qj", "\\paperw"] {
        assert!(!rtf.contains(look), "{look}");
    }
    let html = String::from_utf8(written(Format::Html)).expect("UTF-8");
    assert!(html.contains("<h2>一、提高认识，压实责任</h2>") && !html.contains("style="));
    let docx = written(Format::Docx);
    let body = part(docx.clone(), "word/document.xml");
    assert!(body.contains("w:val=\"Heading1\"") && !body.contains("w:rFonts"));
    assert!(!part(docx, "word/styles.xml").contains("w:lineRule"));
}
