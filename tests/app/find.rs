//! Finding, choosing several rows, going by first signs, and how the text is shown, as commands without a window.

use gangmu::app::command::{Command, Effect, Step};
use gangmu::app::find::Scope;
use gangmu::app::found::Found;
use gangmu::app::settings::{Letters, Shown, Theme, WindowPlace, Zoom};
use gangmu::app::state::{RowKey, State};
use gangmu::app::{rows, update};
use gangmu::document::{Document, FindOptions};
use gangmu::input::Source;
use gangmu::span::Span;
use std::path::PathBuf;

const SPEECH: &str = "\
在全县防汛工作会议上的讲话

同志们：
今天的会议很重要。
一、抓好政治引领
（一）雨情紧
要盯住预报，不等不靠。
（二）水情紧
二、压实责任
一是领导到位。要上堤。二是人员到位。
三、重复演练
";

fn opened(text: &str) -> State {
    let mut state = State::default();
    let open = Command::OpenPaths(vec![PathBuf::from("a.txt")]);
    read(&mut state, open, text);
    state
}

/// Runs a command and does the reading that it asks for.
fn read(state: &mut State, command: Command, text: &str) {
    let mut asked = update(state, command).into_iter();
    let reading = asked.find_map(|effect| match effect {
        Effect::Read {
            document,
            generation,
            choices,
            ..
        } => Some((document, generation, choices)),
        _ => None,
    });
    let (document, generation, choices) = reading.expect("a reading is asked for");
    let source = Source::from(text);
    let options = FindOptions {
        choices,
        ..FindOptions::default()
    };
    let found = Found::new(Document::find(source, &options));
    let result = Ok(found.into());
    let command = Command::Read {
        document,
        generation,
        result,
    };
    update(state, command);
}

fn run(state: &mut State, commands: &[Command]) {
    for command in commands {
        update(state, command.clone());
    }
}

fn find(text: &str) -> Command {
    Command::Find(text.to_string())
}

/// The labels of the rows, without what is no node.
fn labels(state: &State) -> Vec<String> {
    let open = state.current().expect("a document");
    let nodes = open.rows.iter().filter_map(|row| match row.kind {
        rows::RowKind::Node(id) => Some(&open.outline.nodes[id]),
        _ => None,
    });
    let label = |node| open.document.label(&open.outline, node).into_owned();
    nodes.map(label).collect()
}

fn chosen(state: &State) -> Vec<String> {
    let open = state.current().expect("a document");
    let nodes = open.chosen_nodes();
    let label = |id: usize| open.document.label(&open.outline, &open.outline.nodes[id]);
    nodes.into_iter().map(|id| label(id).into_owned()).collect()
}

fn key(state: &State, label: &str) -> RowKey {
    let open = state.current().expect("a document");
    let mut ids = 0..open.outline.nodes.len();
    let id = ids.find(|&id| open.document.label(&open.outline, &open.outline.nodes[id]) == label);
    RowKey::Node(open.keys[id.expect(label)])
}

#[test]
fn words_letters_and_patterns_are_found_with_what_is_above_them() {
    let pattern = [Command::FindPattern(true)];
    for (before, query, found) in [
        (&[][..], "水情", &["一、抓好政治引领", "（二）水情紧"][..]),
        (&[], "zzyl", &["一、抓好政治引领"]),
        (&[], "ZZYL", &["一、抓好政治引领"]),
        (&[], "cf", &["三、重复演练"]),
        (&[], "zf", &["三、重复演练"]),
        (&[], "  压实 ", &["二、压实责任"]),
        (&[], "没有的", &[]),
        (&[], "[", &[]),
        (&pattern, "^二", &["二、压实责任", "二是人员到位"]),
        (&pattern, "[", &[]),
    ] {
        let mut state = opened(SPEECH);
        run(&mut state, before);
        run(&mut state, &[find(query)]);
        assert_eq!(labels(&state), found, "{query}");
        // Typed sign by sign it finds the same.
        let mut typed = String::new();
        run(&mut state, &[Command::EndFind]);
        for sign in query.chars() {
            typed.push(sign);
            run(&mut state, &[find(&typed)]);
        }
        assert_eq!(labels(&state), found, "{query}, typed");
    }
}

#[test]
fn leaving_gives_the_folding_back() {
    let mut state = opened(SPEECH);
    run(&mut state, &[Command::ShowLevel(1)]);
    let before = labels(&state);
    run(&mut state, &[find("情")]);
    let ends = [key(&state, "一、抓好政治引领")];
    run(&mut state, &[Command::Toggle(ends[0])]);
    assert_eq!(
        labels(&state),
        ["一、抓好政治引领"],
        "folded among the finds"
    );
    run(&mut state, &[Command::ExpandAll, Command::EndFind]);
    assert_eq!(labels(&state), before);
}

#[test]
fn the_next_find_is_chosen_around_the_end() {
    let mut state = opened(SPEECH);
    run(&mut state, &[find("情")]);
    for (command, label) in [
        (Command::FindNext, "（一）雨情紧"),
        (Command::FindNext, "（二）水情紧"),
        (Command::FindNext, "（一）雨情紧"),
        (Command::FindBefore, "（二）水情紧"),
    ] {
        run(&mut state, &[command]);
        assert_eq!(chosen(&state), [label]);
    }
    let fold = Command::Toggle(key(&state, "一、抓好政治引领"));
    run(&mut state, &[fold, Command::FindNext]);
    assert_eq!(
        chosen(&state).len(),
        1,
        "a find below a folded row is shown"
    );
}

#[test]
fn the_text_is_looked_through_and_the_tree_stays_whole() {
    let mut state = opened(SPEECH);
    let whole = labels(&state);
    let word = |state: &State| {
        let open = state.current().expect("a document");
        let (_, span) = open.reveal.expect("a place");
        (
            span.start as usize,
            span.of(open.document.text()).to_string(),
        )
    };
    let first = SPEECH.find("到位").expect("the words");
    let second = SPEECH.rfind("到位").expect("the words");
    run(&mut state, &[find("到位"), Command::FindIn(Scope::Text)]);
    assert_eq!(labels(&state), whole);
    assert_eq!(word(&state), (first, "到位".to_string()));
    for (command, at) in [
        (Command::FindNext, second),
        (Command::FindNext, first),
        (Command::FindBefore, second),
        (Command::FindBefore, first),
    ] {
        run(&mut state, std::slice::from_ref(&command));
        assert_eq!(word(&state).0, at, "{command:?}");
    }
    run(&mut state, &[find("不在里面"), Command::FindNext]);
    run(&mut state, &[Command::EndFind]);
    assert_eq!(
        state.current().expect("a document").find.scope,
        Scope::Outline
    );
}

#[test]
fn several_rows_are_chosen_and_adjusted_together() {
    let mut state = opened(SPEECH);
    let [one, rain, water, two] = [
        "一、抓好政治引领",
        "（一）雨情紧",
        "（二）水情紧",
        "二、压实责任",
    ]
    .map(|label| key(&state, label));
    run(
        &mut state,
        &[Command::Select(rain), Command::SelectAlso(water)],
    );
    assert_eq!(chosen(&state), ["（一）雨情紧", "（二）水情紧"]);
    run(&mut state, &[Command::Promote]);
    let depths = |state: &State| {
        let open = state.current().expect("a document");
        let nodes = open.outline.nodes.iter();
        nodes.map(|node| node.depth).collect::<Vec<_>>()
    };
    assert_eq!(depths(&state)[..4], [1, 1, 2, 1]);
    assert_eq!(chosen(&state).len(), 2, "they stay chosen");
    run(&mut state, &[Command::Undo]);
    assert_eq!(depths(&state)[..4], [1, 2, 3, 2], "one step takes all back");

    run(&mut state, &[Command::Select(one), Command::SelectTo(two)]);
    assert_eq!(chosen(&state).len(), 5);
    run(&mut state, &[Command::SelectAlso(two)]);
    assert_eq!(chosen(&state).len(), 4, "Ctrl and a click leaves one out");
    run(
        &mut state,
        &[
            Command::Select(rain),
            Command::SelectAlso(water),
            Command::Exclude,
        ],
    );
    assert!(!labels(&state).contains(&"（二）水情紧".to_string()));
    assert!(!labels(&state).contains(&"（一）雨情紧".to_string()));
    run(&mut state, &[Command::Undo]);
    assert!(labels(&state).contains(&"（二）水情紧".to_string()));
}

#[test]
fn shift_and_arrows_move_the_end_of_the_choice() {
    let mut state = opened(SPEECH);
    let rain = key(&state, "（一）雨情紧");
    let down = Command::Extend(Step::By(1));
    run(
        &mut state,
        &[Command::Select(rain), down.clone(), down.clone()],
    );
    assert_eq!(
        chosen(&state),
        ["（一）雨情紧", "要盯住预报", "（二）水情紧"]
    );
    run(&mut state, &[Command::Extend(Step::By(-1))]);
    assert_eq!(chosen(&state), ["（一）雨情紧", "要盯住预报"]);
    let effects = update(&mut state, Command::CopyLabel);
    let copied = effects.into_iter().find_map(|effect| match effect {
        Effect::Copy { plain, .. } => Some(plain),
        _ => None,
    });
    assert_eq!(copied.map(|text| text.lines().count()), Some(2));
    run(&mut state, &[Command::Go(Step::By(1))]);
    assert_eq!(chosen(&state).len(), 1, "an arrow alone chooses one");
}

#[test]
fn typing_goes_to_the_row_that_begins_so() {
    for (typed, label) in [
        ("压", "二、压实责任"),
        ("yszr", "二、压实责任"),
        ("二", "二、压实责任"),
        ("cf", "三、重复演练"),
        ("rd", "（一）雨情紧"),
        ("zz", "（一）雨情紧"),
    ] {
        let mut state = opened(SPEECH);
        let rain = key(&state, "（一）雨情紧");
        run(
            &mut state,
            &[Command::Select(rain), Command::TypeAhead(typed.to_string())],
        );
        assert_eq!(chosen(&state), [label], "{typed}");
    }
}

#[test]
fn what_is_below_a_row_is_unfolded_at_once() {
    let mut state = opened(SPEECH);
    let whole = labels(&state);
    let one = key(&state, "一、抓好政治引领");
    run(
        &mut state,
        &[
            Command::CollapseAll,
            Command::Select(one),
            Command::ExpandBelow,
        ],
    );
    let shown = labels(&state);
    assert!(shown.contains(&"要盯住预报".to_string()) && shown.len() < whole.len());
}

#[test]
fn scrolling_the_text_moves_no_choice() {
    let mut state = opened(SPEECH);
    let two = key(&state, "二、压实责任");
    run(&mut state, &[Command::Select(two), Command::CollapseAll]);
    let at = SPEECH.find("要盯住").expect("the words");
    run(&mut state, &[Command::Passing(at)]);
    assert_eq!(chosen(&state), ["二、压实责任"]);
    let passing = state.current().expect("a document").passing;
    assert_eq!(
        passing,
        Some(key(&state, "一、抓好政治引领")),
        "the row that hides it"
    );
}

#[test]
fn how_things_are_shown_is_kept() {
    let place = WindowPlace {
        width: 900.0,
        height: 600.0,
        ..WindowPlace::default()
    };
    let mut state = State::default();
    for command in [
        Command::SetShown(Shown::Text),
        Command::SetSwapped(true),
        Command::SetSplit(99),
        Command::Zoom(2),
        Command::SetLetters(Letters::Kai),
        Command::SetLineNumbers(true),
        Command::SetTheme(Theme::Contrast),
        Command::KeepWindow(place),
    ] {
        let kept = update(&mut state, command.clone());
        assert!(matches!(kept[..], [Effect::SaveSettings(_)]), "{command:?}");
        assert!(
            update(&mut state, command)
                .iter()
                .all(|effect| *effect == Effect::SaveSettings(state.settings.clone()))
        );
    }
    assert_eq!(state.settings.split, 85);
    update(&mut state, Command::ZoomReset);
    assert_eq!(state.settings.zoom, Zoom::default());
    let text = serde_json::to_string(&state.settings).expect("JSON");
    let read: gangmu::app::settings::Settings = serde_json::from_str(&text).expect("settings");
    assert_eq!(read, state.settings);
}

#[test]
fn a_reading_is_given_up() {
    let mut state = State::default();
    let open = Command::OpenPaths(vec![PathBuf::from("a.txt")]);
    let asked = update(&mut state, open);
    let Some(Effect::Read {
        document,
        generation,
        ..
    }) = asked.into_iter().next()
    else {
        panic!("a reading is asked for");
    };
    let effects = update(&mut state, Command::CancelReading);
    assert!(effects.contains(&Effect::CancelReading(document)));
    assert!(state.documents.is_empty());
    let late = Command::Read {
        document,
        generation,
        result: Ok(Found::new(Document::default()).into()),
    };
    update(&mut state, late);
    assert!(
        state.documents.is_empty(),
        "what came too late is passed over"
    );
}

#[test]
fn the_user_says_what_is_the_text() {
    let mut state = opened(SPEECH);
    let may = |state: &State, is_text| state.current().is_some_and(|open| open.may_say(is_text));
    assert!(
        !may(&state, true) && !may(&state, false),
        "nothing is chosen"
    );
    let whole = labels(&state);
    let at = SPEECH.find("三、重复").expect("the line");
    run(&mut state, &[Command::ClickText(at)]);
    assert!(may(&state, false) && !may(&state, true));
    read(&mut state, Command::SayText(false), SPEECH);
    assert!(!labels(&state).contains(&"三、重复演练".to_string()));
    let (_, back) = state
        .toast
        .clone()
        .and_then(|toast| toast.actions.into_iter().next())
        .expect("a way back");
    read(&mut state, back, SPEECH);
    assert_eq!(labels(&state), whole);

    read(&mut state, Command::SayText(false), SPEECH);
    assert!(may(&state, true) && !may(&state, false));
    read(&mut state, Command::SayText(true), SPEECH);
    assert_eq!(labels(&state), whole);
    assert!(
        state.current().is_some_and(|open| !open.choices.is_empty()),
        "the word is kept"
    );
}

#[test]
fn what_was_set_aside_is_brought_back_from_its_list() {
    let mut state = opened(SPEECH);
    let whole = labels(&state);
    let at = SPEECH.find("三、重复").expect("the line");
    run(&mut state, &[Command::ClickText(at)]);
    read(&mut state, Command::SayText(false), SPEECH);
    let dropped = |state: &State| {
        let open = state.current().expect("a document");
        open.document.dropped.iter().map(|piece| piece.span).next()
    };
    let piece = dropped(&state).expect("a piece");
    read(&mut state, Command::RestoreText(piece), SPEECH);
    assert_eq!((labels(&state), dropped(&state)), (whole, None));
    let toast = state.toast.clone().expect("a toast");
    let (_, back) = toast.actions[0].clone();
    read(&mut state, back, SPEECH);
    assert_eq!(dropped(&state), Some(piece));
    // What is no place of the text changes nothing.
    let beyond = Span::new(SPEECH.len() - 1, SPEECH.len() + 9);
    assert_eq!(update(&mut state, Command::RestoreText(beyond)), []);
}

#[test]
fn a_place_that_a_list_leads_to_is_marked_until_something_else_is_chosen() {
    let place = Span::new(0, 3);
    for (command, stays) in [
        (Command::Passing(0), true),
        (Command::SelectText(None), true),
        (Command::ClickText(9), false),
        (Command::Go(Step::First), false),
    ] {
        let mut state = opened(SPEECH);
        run(&mut state, &[Command::Reveal(place), command.clone()]);
        let marked = state.current().and_then(|open| open.marked());
        assert_eq!(marked.is_some(), stays, "{command:?}");
    }
    // The next find takes its place.
    let mut state = opened(SPEECH);
    let next = [
        find("领"),
        Command::FindIn(Scope::Text),
        Command::Reveal(place),
        Command::FindNext,
    ];
    run(&mut state, &next);
    let open = state.current().expect("a document");
    assert_eq!(open.marked(), open.find.at);
    assert!(open.marked() != Some(place));
}

#[test]
fn a_reading_is_given_up_between_its_stages() {
    let source = || Source::from(SPEECH);
    let options = FindOptions::default();
    let asked = std::cell::Cell::<usize>::new(0);
    let count = || {
        asked.set(asked.get() + 1);
        false
    };
    let read = Document::find_unless(source(), &options, &count);
    assert_eq!(read, Some(Document::find(source(), &options)));
    for stage in 0..asked.get() {
        let left = std::cell::Cell::<usize>::new(stage);
        let given_up = || left.replace(left.get().saturating_sub(1)) == 0;
        assert_eq!(Document::find_unless(source(), &options, &given_up), None);
    }
}

#[test]
fn what_is_ready_for_finding_follows_the_outline() {
    let mut state = opened(SPEECH);
    run(&mut state, &[Command::PrepareFind, find("yqj")]);
    assert_eq!(labels(&state), ["一、抓好政治引领", "（一）雨情紧"]);
    // Labels that the user writes are looked through as well.
    run(
        &mut state,
        &[
            Command::EndFind,
            Command::Go(Step::Last),
            Command::StartRename,
            Command::EditRename("三、汛情紧".to_string()),
            Command::FinishRename,
            Command::PrepareFind,
            find("xqj"),
        ],
    );
    assert_eq!(labels(&state), ["三、汛情紧"]);
}
