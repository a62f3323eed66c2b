//! What the right pane shows and what is taken from it: views and copies through `update`, maps of all documents.

use crate::parts;
use gangmu::app::command::{Effect, Step};
use gangmu::app::found::Found;
use gangmu::app::laid::Layout;
use gangmu::app::state::{MapZoom, OpenDocument, RowKey, State, View};
use gangmu::app::{Command, update};
use gangmu::document::{Document, FindOptions};
#[cfg(feature = "picture")]
use gangmu::export::Export;
use gangmu::export::{ExportOptions, Format};
use gangmu::input::{self, ReadOptions, Source};
use gangmu::message::Language;
use gangmu::mindmap::{MindMap, Topic};
use gangmu::parallel::{self, Gather, Group};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SPEECH: &str = include_str!("../../assets/samples/speech.txt");

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
                let result = Ok(Found::new(read(SPEECH)).into());
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

/// A window with a document of twenty items with so many below each of them.
fn opened_with(below: usize) -> State {
    let text = parts::parts(below);
    let mut state = State::default();
    for effect in update(&mut state, Command::OpenPaths(vec!["a.txt".into()])) {
        let Effect::Read {
            document,
            generation,
            ..
        } = effect
        else {
            continue;
        };
        let result = Ok(Found::new(read(&text)).into());
        let command = Command::Read {
            document,
            generation,
            result,
        };
        update(&mut state, command);
    }
    assert_eq!(current(&state).outline.nodes.len(), 20 * (below + 1));
    state
}

fn current(state: &State) -> &OpenDocument {
    state.current().expect("a document")
}

/// What a command asks to be laid out elsewhere.
fn layouts(state: &mut State, command: Command) -> Vec<Layout> {
    let asked = update(state, command).into_iter();
    let layouts = asked.filter_map(|effect| match effect {
        Effect::LayOut(layout) => Some(*layout),
        _ => None,
    });
    layouts.collect()
}

/// The one that it asks for.
fn layout(state: &mut State, command: Command) -> Layout {
    let mut asked = layouts(state, command);
    assert_eq!(asked.len(), 1);
    asked.remove(0)
}

/// Whether what the view that is shown shows is that of the outline as it is.
fn is_laid_out(state: &State) -> bool {
    let open = current(state);
    let laid = open.layouts.of(state.view);
    let is_now = laid.is_some_and(|laid| Arc::ptr_eq(&laid.of.outline, &open.outline));
    is_now && !open.layouts.awaits(state.view)
}

const VIEWS: [View; 3] = [View::Parallel, View::MindMap, View::Weight];

#[test]
fn small_outlines_are_laid_out_at_once() {
    let mut state = opened_with(99);
    for view in VIEWS {
        assert_eq!(layouts(&mut state, Command::SetView(view)), []);
        assert!(is_laid_out(&state));
        layouts(&mut state, Command::Go(Step::Last));
        assert_eq!(layouts(&mut state, Command::Exclude), []);
        assert!(is_laid_out(&state), "{view:?}");
    }
}

#[test]
fn large_outlines_are_laid_out_elsewhere_once_for_each_view() {
    let mut state = opened_with(104);
    for view in VIEWS {
        let asked = layout(&mut state, Command::SetView(view));
        assert!(!is_laid_out(&state) && current(&state).layouts.awaits(view));
        assert_eq!(layouts(&mut state, Command::Go(Step::Last)), []);
        update(&mut state, asked.work());
        assert!(is_laid_out(&state), "{view:?}");
    }
    for view in VIEWS {
        assert_eq!(layouts(&mut state, Command::SetView(view)), []);
        assert!(is_laid_out(&state), "{view:?} is kept");
    }
}

#[test]
fn what_comes_of_another_outline_or_of_an_older_asking_is_passed_over() {
    for view in VIEWS {
        let mut state = opened_with(104);
        let first = layout(&mut state, Command::SetView(view));
        update(&mut state, Command::Go(Step::Last));
        let second = layout(&mut state, Command::Exclude);
        update(&mut state, first.work());
        assert!(!is_laid_out(&state));
        update(&mut state, second.work());
        assert!(is_laid_out(&state));
        // Nobody sees the view any more when its outline changes.
        let third = layout(&mut state, Command::MoveUp);
        update(&mut state, Command::SetView(View::Text));
        update(&mut state, Command::MoveUp);
        update(&mut state, third.work());
        assert!(!is_laid_out(&state));
        let fourth = layout(&mut state, Command::SetView(view));
        update(&mut state, fourth.work());
        assert!(is_laid_out(&state), "{view:?}");
    }
}

#[test]
fn a_view_that_was_left_before_it_was_laid_out_is_asked_for_again() {
    let mut state = opened_with(104);
    let map = layout(&mut state, Command::SetView(View::MindMap));
    let columns = layout(&mut state, Command::SetView(View::Parallel));
    let again = layout(&mut state, Command::SetView(View::MindMap));
    for late in [map, columns] {
        update(&mut state, late.work());
        assert!(!is_laid_out(&state));
    }
    update(&mut state, again.work());
    assert!(is_laid_out(&state));
}

#[test]
fn a_view_is_laid_out_again_for_what_it_hangs_on_and_nothing_else() {
    let commands = [
        Command::SetGather(Gather::Shapes),
        Command::SetLanguage(Language::English),
        Command::ToggleChosen,
        Command::SetLargeText(true),
        Command::Zoom(1),
        Command::ZoomMap(MapZoom::In),
        Command::SetSplit(30),
    ];
    for (view, hung_on) in [
        (View::Parallel, &[0, 1][..]),
        (View::MindMap, &[2]),
        (View::Weight, &[]),
    ] {
        let mut state = opened_with(104);
        let first = layout(&mut state, Command::SetView(view));
        update(&mut state, first.work());
        update(&mut state, Command::Go(Step::First));
        for (at, command) in commands.iter().enumerate() {
            let asked = layouts(&mut state, command.clone());
            assert_eq!(
                asked.len(),
                usize::from(hung_on.contains(&at)),
                "{view:?} {at}"
            );
            for layout in asked {
                update(&mut state, layout.work());
            }
        }
    }
}

#[test]
fn a_note_or_a_star_leaves_the_outline_as_it_is() {
    let mut state = opened_with(104);
    let first = layout(&mut state, Command::SetView(View::Weight));
    update(&mut state, first.work());
    update(&mut state, Command::Go(Step::Last));
    let key = current(&state).selected_key().expect("an item");
    let beside = [
        Command::ToggleStar,
        Command::StartNote,
        Command::EditNote("注".to_string()),
        Command::FinishNote,
    ];
    for command in beside {
        assert_eq!(layouts(&mut state, command), []);
        assert!(is_laid_out(&state));
    }
    let open = current(&state);
    assert_eq!((open.note_of(key), open.stars.contains(&key)), ("注", true));
    update(&mut state, Command::Undo);
    update(&mut state, Command::Undo);
    let open = current(&state);
    assert_eq!((open.note_of(key), open.stars.contains(&key)), ("", false));
}

#[test]
fn folding_that_is_undone_needs_no_other_map() {
    let mut state = opened_with(104);
    let first = layout(&mut state, Command::SetView(View::MindMap));
    update(&mut state, first.work());
    update(&mut state, Command::Go(Step::First));
    let folded = layout(&mut state, Command::ToggleChosen);
    assert!(!is_laid_out(&state));
    assert_eq!(layouts(&mut state, Command::ToggleChosen), []);
    assert!(is_laid_out(&state), "the map before is there");
    update(&mut state, folded.work());
    assert_eq!(layouts(&mut state, Command::Go(Step::Last)), []);
    assert!(is_laid_out(&state), "what comes late is passed over");
}
