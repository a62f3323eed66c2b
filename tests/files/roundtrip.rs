//! What is exported as Markdown opens again as the same outline, and other readers of Markdown see the same in it.

use gangmu::document::{Document, FindOptions, ReadAs};
use gangmu::export::{Density, Export, ExportOptions, MarkdownStyle};
use gangmu::input::Source;
use gangmu::outline::{Kind, Node, Outline};
use gangmu::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

const STYLES: [MarkdownStyle; 3] = [
    MarkdownStyle::Headings,
    MarkdownStyle::List,
    MarkdownStyle::Mixed,
];
const DENSITIES: [Density; 3] = [Density::Labels, Density::Sentences, Density::Full];

fn read(text: &str, read_as: ReadAs) -> Document {
    let source = Source::from(text);
    Document::find(
        source,
        &FindOptions {
            read_as,
            ..FindOptions::default()
        },
    )
}

/// Depths and labels, the title's depth 0.
fn rows(document: &Document, outline: &Outline) -> Vec<(u8, String)> {
    let all = outline.title.iter().chain(&outline.nodes);
    all.map(|node| (node.depth, document.label(outline, node).replace("**", "")))
        .collect()
}

/// Headings and list items as another reader sees them, with their levels.
fn seen_by_others(markdown: &str) -> Vec<(usize, String)> {
    let mut seen: Vec<(usize, String)> = Vec::new();
    let (mut lists, mut heading, mut taking, mut bold) = (0_usize, 0, false, false);
    let level = |level: HeadingLevel| level as usize;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading { level: at, .. }) => {
                heading = level(at);
                taking = true;
                seen.push((heading, String::new()));
            }
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists -= 1,
            Event::Start(Tag::Item) => {
                taking = true;
                seen.push((heading + lists, String::new()));
            }
            Event::Start(Tag::Strong)
                if taking && seen.last().is_some_and(|(_, text)| text.is_empty()) =>
            {
                bold = true
            }
            Event::End(TagEnd::Strong) if bold => (bold, taking) = (false, false),
            Event::End(TagEnd::Heading(_) | TagEnd::Item | TagEnd::Paragraph) => taking = false,
            Event::Text(text) if taking => {
                if let Some((_, label)) = seen.last_mut() {
                    label.push_str(&text);
                }
            }
            _ => {}
        }
    }
    seen
}

fn check(name: &str, document: &Document, outline: &Outline) {
    for style in STYLES {
        for density in DENSITIES {
            let options = ExportOptions {
                style,
                density,
                ..ExportOptions::default()
            };
            let markdown =
                String::from_utf8(Export::new(document, outline, &options).bytes()).expect("UTF-8");
            let again = read(&markdown, ReadAs::Outline);
            assert_eq!(again.outline.check(&markdown), None, "{name}, {options:?}");
            let (before, after) = (rows(document, outline), rows(&again, &again.outline));
            assert_eq!(before, after, "{name}, {options:?}\n{markdown}");
            let labels: Vec<&str> = before.iter().map(|(_, label)| label.as_str()).collect();
            let seen = seen_by_others(&markdown);
            let others: Vec<&str> = seen.iter().map(|(_, label)| label.trim()).collect();
            assert_eq!(
                labels, others,
                "{name}, {options:?}, another reader\n{markdown}"
            );
            for (node, (level, label)) in outline
                .nodes
                .iter()
                .zip(seen.iter().skip(usize::from(outline.title.is_some())))
            {
                let parent = node.parent.map_or(0, |parent| {
                    seen[parent + usize::from(outline.title.is_some())].0
                });
                assert!(
                    *level > parent,
                    "{name}, {options:?}: {label} is not below its parent\n{markdown}"
                );
            }
        }
    }
}

/// Everything that Markdown could take as markup, in a document of the genre.
const NASTY: &str = "\
# 关于A_B*C项目<br>的通知

各乡镇：
- 这一行不是列表
1. 总体要求 #
要坚持“1. 加强领导”[见附件]（https://example.test/a_b_c）&nbsp;`代码`~~删~~|表|。
2. 重点任务
（1）抓好- 分；（2）抓好+ 合。后面还有一句\\。
===
---
> 引用
一、最后一段
    缩进四格
要抓好落实,不能松劲。
二、没有正文
";

const SPEECH: &str = "\
在全县防汛工作会议上的讲话
（2026年5月8日）

同志们：
今天的会议很重要。下面，我讲三点意见。
一、提高认识，压实责任
形势十分紧迫。一是雨情紧。要盯住预报，不等不靠。二是水情紧。三是险情紧。
（一）县级领导要到位
1. 包片
2. 包库
（二）乡镇干部要到位
要上堤，要进村。
二、突出重点
第一，水库。要腾库容。第二，山洪沟。
同志们，让我们共同努力！
";

#[test]
fn exported_documents_open_as_the_same_outline() {
    for (name, text) in [
        ("nasty", NASTY),
        ("speech", SPEECH),
        ("empty", ""),
        ("plain", "没有条目的一句话。"),
    ] {
        let document = read(text, ReadAs::Document);
        check(name, &document, &document.outline);
    }
}

#[test]
fn outlines_of_every_shape_come_back() {
    let mut random = Random(7);
    for round in 0..300 {
        let (text, outline) = random.outline();
        let mut document = read(&text, ReadAs::Document);
        document.outline = outline;
        check(&format!("round {round}"), &document, &document.outline);
    }
}

#[test]
fn lists_deeper_than_any_outline_are_capped() {
    let deep: String = (0..400)
        .map(|level| format!("{}- 第{level}层\n", " ".repeat(level)))
        .collect();
    let document = read(&deep, ReadAs::Outline);
    assert_eq!(document.outline.check(&deep), None);
    assert_eq!(document.outline.nodes.len(), 400);
    assert_eq!(document.diagnostics.len(), 1);
}

/// A small generator, so that a failure comes again.
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// A text of one item a line, and an outline over it that goes up and down as it likes.
    fn outline(&mut self) -> (String, Outline) {
        const LABELS: [&str; 8] = [
            "一、总则",
            "1. 甲",
            "要抓紧",
            "- 乙",
            "#丙#",
            "*丁*",
            "一是戊_己_",
            "\\庚\\",
        ];
        let mut text = String::new();
        let mut outline = Outline::default();
        let titled = self.below(2) == 0;
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.below(12) {
            let start = text.len();
            text.push_str(LABELS[self.below(8) as usize]);
            let span = Span::new(start, text.len());
            text.push('\n');
            if at == 0 && titled {
                outline.title = Some(node(Kind::Title, span, None));
                continue;
            }
            open.truncate(self.below(open.len() as u64 + 1) as usize);
            let kind = [Kind::Heading, Kind::Directive, Kind::Point][self.below(3) as usize];
            outline.nodes.push(node(kind, span, open.last().copied()));
            open.push(outline.nodes.len() - 1);
        }
        outline.link();
        (text, outline)
    }
}

fn node(kind: Kind, span: Span, parent: Option<usize>) -> Node {
    Node {
        parent,
        ..Node::new(kind, span)
    }
}
