//! What goes to outliners, programs for mind maps and spreadsheets.

use gangmu::document::{Document, FindOptions};
use gangmu::export::{Density, Export, ExportOptions, Format};
use gangmu::input::Source;
use gangmu::outline::Outline;
use quick_xml::Reader;
use quick_xml::events::Event;

const REPORT: &str = "\
青溪县2026年工作要点

一、抓产业
坚持项目为王。
（一）做强茶业。建好“三园”，引进企业<5家>。
（二）做优文旅。
二、惠民生
";

fn written(format: Format, density: Density) -> String {
    let source = Source::from(REPORT);
    let document = Document::find(source, &FindOptions::default());
    let options = ExportOptions {
        format,
        density,
        ..ExportOptions::default()
    };
    String::from_utf8(Export::new(&document, &document.outline, &options).bytes()).expect("UTF-8")
}

/// The elements of a tree as another reader of XML sees them: depth, label, note.
fn seen(xml: &str, element: &str, label: &str, note: &str) -> Vec<(usize, String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut seen = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) if start.name().as_ref() == element => {
                depth += 1;
                let value = |name: &str| {
                    let found = start.try_get_attribute(name).expect("attributes");
                    let value = found.map(|value| {
                        value
                            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                            .expect("a value")
                            .into_owned()
                    });
                    value.unwrap_or_default()
                };
                seen.push((depth, value(label), value(note)));
            }
            Event::End(end) if end.name().as_ref() == element => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    seen
}

fn rows(expected: &[(usize, &str, &str)]) -> Vec<(usize, String, String)> {
    let row = |&(depth, label, note): &(usize, &str, &str)| (depth, label.into(), note.into());
    expected.iter().map(row).collect()
}

#[test]
fn outliners_see_the_levels_and_the_text() {
    let opml = written(Format::Opml, Density::Full);
    assert!(opml.contains("<head><title>青溪县2026年工作要点</title></head>"));
    assert_eq!(
        seen(&opml, "outline", "text", "_note"),
        rows(&[
            (1, "一、抓产业", "坚持项目为王。"),
            (2, "（一）做强茶业", "建好“三园”，引进企业<5家>。"),
            (2, "（二）做优文旅", ""),
            (1, "二、惠民生", ""),
        ])
    );
}

#[test]
fn maps_have_the_title_at_their_root() {
    let map = written(Format::FreeMind, Density::Labels);
    assert_eq!(
        seen(&map, "node", "TEXT", ""),
        rows(&[
            (1, "青溪县2026年工作要点", ""),
            (2, "一、抓产业", ""),
            (3, "（一）做强茶业", ""),
            (3, "（二）做优文旅", ""),
            (2, "二、惠民生", ""),
        ])
    );
    let full = written(Format::FreeMind, Density::Full);
    assert!(
        full.contains("<p>建好“三园”，引进企业&lt;5家&gt;。</p>"),
        "{full}"
    );
}

#[test]
fn an_empty_outline_is_still_a_tree() {
    let document = Document::default();
    for format in [Format::Opml, Format::FreeMind] {
        let options = ExportOptions {
            format,
            ..ExportOptions::default()
        };
        let bytes = Export::new(&document, &Outline::default(), &options).bytes();
        let xml = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(seen(&xml, "outline", "text", "_note"), []);
    }
}

#[test]
fn tasks_are_the_items_with_none_below() {
    let table = written(Format::Tasks, Density::Labels);
    assert_eq!(
        table.lines().collect::<Vec<_>>(),
        [
            "\u{FEFF}序号,工作任务,所属条目,牵头单位,配合单位,完成时限,出处",
            "1,（一）做强茶业,一、抓产业,,,,《青溪县2026年工作要点》",
            "2,（二）做优文旅,一、抓产业,,,,《青溪县2026年工作要点》",
            "3,二、惠民生,,,,,《青溪县2026年工作要点》",
        ]
    );
    assert!(table.ends_with("\r\n"));
}

#[test]
fn fields_of_tables_are_quoted_where_they_must_be() {
    let source = Source {
        text: "一、抓“a,b”\n二、办\"好\"事\n".to_string(),
        ..Source::default()
    };
    let document = Document::find(source, &FindOptions::default());
    let options = ExportOptions {
        format: Format::Tasks,
        ..ExportOptions::default()
    };
    let table = String::from_utf8(Export::new(&document, &document.outline, &options).bytes())
        .expect("UTF-8");
    assert!(table.contains("\r\n1,\"一、抓“a,b”\","), "{table}");
    assert!(table.contains("\r\n2,\"二、办\"\"好\"\"事\","), "{table}");
}
