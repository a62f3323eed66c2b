//! What the right pane shows and what is taken from it: views and copies through `update`, maps of all documents.

use gangmu::app::command::Effect;
use gangmu::app::state::{RowKey, State, View};
use gangmu::app::{Command, update};
use gangmu::document::{Document, FindOptions};
#[cfg(feature = "picture")]
use gangmu::export::Export;
use gangmu::export::{ExportOptions, Format};
use gangmu::input::{self, ReadOptions, Source};
use gangmu::mindmap::{MindMap, Topic};
use gangmu::parallel::{self, Gather, Group};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SPEECH: &str = include_str!("../assets/samples/speech.txt");

fn read(text: &str) -> Document {
    let source = Source::from(text);
    Document::find(source, &FindOptions::default())
}

fn run(state: &mut State, command: Command) -> Vec<Effect> {
    let mut left = Vec::new();
    for effect in update(state, command) {
        match effect {
            Effect::Read {
                document,
                generation,
                ..
            } => {
                let result = Ok(Arc::new(read(SPEECH)));
                left.extend(update(
                    state,
                    Command::Read {
                        document,
                        generation,
                        result,
                    },
                ));
            }
            effect => left.push(effect),
        }
    }
    left
}

fn opened() -> State {
    let mut state = State::default();
    run(
        &mut state,
        Command::OpenPaths(vec![PathBuf::from("speech.txt")]),
    );
    state
}

/// Chooses the node whose label begins so.
fn choose(state: &mut State, label: &str) {
    let open = state.current().expect("a document");
    let nodes = open.outline.nodes.iter();
    let begins = |node| open.document.label(&open.outline, node).starts_with(label);
    let at = nodes.clone().position(begins).expect("the node");
    let key = open.keys[at];
    run(state, Command::ChooseNode(key));
}

fn copied(effects: &[Effect]) -> (&str, &str) {
    let forms = effects.iter().find_map(|effect| match effect {
        Effect::Copy { plain, html, .. } => Some((plain.as_str(), html.as_deref()?)),
        _ => None,
    });
    forms.expect("a copy")
}

#[test]
fn a_node_that_is_chosen_in_a_view_is_unfolded_in_the_tree() {
    let mut state = opened();
    run(&mut state, Command::SetView(View::MindMap));
    run(&mut state, Command::CollapseAll);
    choose(&mut state, "一是抓好便民服务");
    let open = state.current().expect("a document");
    assert!(open.selected_row().is_some());
    assert!(matches!(open.selected, Some(RowKey::Node(_))));
    assert_eq!(state.view, View::MindMap);
    let place = open.outline.nodes[0].label;
    run(&mut state, Command::Reveal(place));
    assert_eq!(
        state.view,
        View::Text,
        "a place of the text is shown in the text"
    );
}

#[test]
fn labels_are_copied_with_what_they_share_and_their_source() {
    let mut state = opened();
    choose(&mut state, "二是抓好养老托幼");
    let effects = run(&mut state, Command::CopyParallel { all: false });
    let (plain, html) = copied(&effects);
    assert_eq!(
        plain,
        [
            "二、突出重点，办好群众家门口的事",
            "抓好……，让……少……",
            "　　一是抓好便民服务，让群众少跑腿",
            "　　二是抓好养老托幼，让家庭少操心",
            "　　三是抓好环境整治",
            "",
            "摘自《在全市社区工作会议上的讲话》",
        ]
        .join("\n")
    );
    assert!(
        html.contains("<td>一是</td><td>抓好<b>便民服务</b>，</td><td>让<b>群众</b>少<b>跑腿</b></td><td>6＋6</td>"),
        "{html}"
    );
    let effects = run(&mut state, Command::CopyParallel { all: true });
    let (plain, _) = copied(&effects);
    assert!(plain.contains("（一）这是基层治理的根基") && plain.contains("二是抓好养老托幼"));
}

#[test]
fn a_map_is_exported_as_it_is_shown() {
    let mut state = opened();
    let svg = |state: &mut State| {
        let options = ExportOptions {
            format: Format::Svg,
            ..ExportOptions::default()
        };
        let kept = state.settings.clone();
        let effects = run(state, Command::ExportTo(PathBuf::from("map.svg"), options));
        assert_eq!(state.settings, kept, "the panel of exports keeps its form");
        let bytes = effects.into_iter().find_map(|effect| match effect {
            Effect::Save { bytes, .. } => Some(bytes),
            _ => None,
        });
        String::from_utf8(bytes.expect("a file")).expect("text")
    };
    let whole = svg(&mut state);
    assert!(
        whole.starts_with("<svg ")
            && whole.contains("<title>一是抓好便民服务，让群众少跑腿</title>"),
        "{}",
        &whole[..200]
    );
    run(&mut state, Command::CollapseAll);
    let folded = svg(&mut state);
    assert!(!folded.contains("一是抓好便民服务") && folded.contains("三、压实责任，"));
}

#[cfg(feature = "picture")]
#[test]
fn a_picture_is_white_with_the_colour_of_the_title_in_it() {
    let document = read(SPEECH);
    let options = ExportOptions {
        format: Format::Png,
        ..ExportOptions::default()
    };
    let png = Export::new(&document, &document.outline, &options).bytes();
    let picture = vello_cpu::Pixmap::from_png(std::io::Cursor::new(png)).expect("a PNG");
    let colour = |x: u16, y: u16| {
        let pixel = picture.sample(x, y);
        [pixel.r, pixel.g, pixel.b, pixel.a]
    };
    assert_eq!(colour(0, 0), [255, 255, 255, 255]);
    let (width, height) = (picture.width(), picture.height());
    assert!(
        width > 1000 && height > 1000,
        "{width}×{height}: twice the size"
    );
    let accent = (0..height).any(|y| colour(70, y) == [0x2B, 0x5F, 0x8A, 255]);
    assert!(accent, "the title's box");
}

/// Every document of the corpus.
fn corpus() -> Vec<(PathBuf, Document)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = fs::read_dir(folder).expect("the corpus").flatten();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).ok()?;
        let source = input::read(bytes, &ReadOptions::default()).ok()?;
        Some((path, Document::find(source, &FindOptions::default())))
    };
    let documents = files.map(|file| file.path()).filter(|path| {
        path.extension()
            .is_some_and(|extension| extension != "outline")
    });
    documents.filter_map(read).collect()
}

fn overlap(one: &Topic, other: &Topic) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

#[test]
fn no_box_of_a_map_stands_on_another() {
    for (path, document) in corpus() {
        let map = MindMap::new(&document, &document.outline, "无题", &|_| false, &|_| 1.0);
        assert_eq!(map.topics.len(), document.outline.nodes.len() + 1);
        for (at, one) in map.topics.iter().enumerate() {
            for other in &map.topics[..at] {
                assert!(
                    !overlap(one, other),
                    "{}: {} on {}",
                    path.display(),
                    one.words,
                    other.words
                );
            }
            let inside = one.x + one.width <= map.width && one.y + one.height <= map.height;
            assert!(
                inside && one.x >= 0.0 && one.y >= 0.0,
                "{}: {}",
                path.display(),
                one.words
            );
        }
    }
}

#[test]
fn every_label_of_a_group_is_whole_in_its_columns() {
    for (path, document) in corpus() {
        for gather in [Gather::Siblings, Gather::Shapes] {
            for group in parallel::groups(&document, &document.outline, gather) {
                assert!(group.members.len() > 1);
                whole(&path, &group);
            }
        }
    }
}

fn whole(path: &Path, group: &Group) {
    for member in &group.members {
        let cells: String = member.cells.iter().map(|cell| member.text(cell)).collect();
        assert_eq!(cells, member.label[member.marker..], "{}", path.display());
        let slots: Vec<usize> = member.cells.iter().map(|cell| cell.slot).collect();
        assert!(slots.is_sorted(), "{}: {}", path.display(), member.label);
    }
}
