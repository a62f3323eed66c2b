//! Drafts without a window: begun, written on, undone, saved, opened again.

use crate::{drawn, parts};
use gangmu::app::command::{Command, Effect, Step, Waste};
use gangmu::app::draft::KeptDraft;
use gangmu::app::found::Found;
use gangmu::app::state::{OpenDocument, RowKey, State};
use gangmu::app::{rows, status, update};
use gangmu::document::{Document, FindOptions, ReadAs};
use gangmu::input::Source;
use gangmu::message::{Language, Message};
use gangmu::outline::Kind;
use std::path::PathBuf;
use std::sync::Arc;

const SPEECH: &str = "\
在全县防汛工作会议上的讲话

同志们：
今天的会议很重要。
一、提高认识
形势十分紧迫。
（一）雨情紧
要盯住预报，不等不靠。
（二）水情紧
二、压实责任
一是领导到位。要上堤。二是人员到位。
";

fn read(text: &str, read_as: ReadAs) -> Arc<Document> {
    let source = Source::from(text);
    let options = FindOptions {
        read_as,
        ..FindOptions::default()
    };
    Arc::new(Document::find(source, &options))
}

fn open(text: &str, read_as: ReadAs) -> State {
    let mut state = State::default();
    let mut effects = update(&mut state, Command::OpenPaths(vec!["speech.txt".into()]));
    if read_as == ReadAs::Outline {
        effects = update(&mut state, Command::ReadAs(ReadAs::Outline));
    }
    for effect in effects {
        if let Effect::Read {
            document,
            generation,
            ..
        } = effect
        {
            let command = Command::Read {
                document,
                generation,
                result: Ok(Found::new(read(text, read_as)).into()),
            };
            update(&mut state, command);
        }
    }
    state
}

fn current(state: &State) -> &OpenDocument {
    state.current().expect("a document")
}

fn shown(state: &State) -> String {
    drawn::rows(current(state))
}

fn run(state: &mut State, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        update(state, command);
    }
}

/// Writes words for the chosen item and presses Enter.
fn enter(words: &str) -> [Command; 3] {
    [
        Command::EditRename(words.to_string()),
        Command::FinishRename,
        Command::NewItem,
    ]
}

/// The row that holds these words is chosen.
fn choose(state: &mut State, words: &str) {
    let open = current(state);
    let row = open.rows.iter().find(|row| {
        let text = rows::row_text(open, row, Language::Chinese);
        text.label.contains(words)
    });
    let key = open.row_key(row.unwrap_or_else(|| panic!("no row {words}")));
    update(state, Command::Select(key));
}

/// Gives the item with these words others.
fn rename(state: &mut State, item: &str, words: &str) {
    choose(state, item);
    let written = Command::EditRename(words.to_string());
    run(
        state,
        [Command::StartRename, written, Command::FinishRename],
    );
}

/// A draft that is written from nothing as a person writes one.
fn written() -> State {
    let mut state = State::default();
    update(&mut state, Command::NewDraft);
    run(&mut state, enter("在全县秋收工作会议上的讲话"));
    run(&mut state, enter("抢收"));
    run(&mut state, [Command::Demote]);
    run(&mut state, enter("备好机具"));
    run(&mut state, enter("盯住天气"));
    run(&mut state, [Command::Promote]);
    run(&mut state, enter("抢种"));
    run(&mut state, [Command::FinishRename]);
    state
}

const WRITTEN: &str = "  在全县秋收工作会议上的讲话
▾ 一、抢收
    （一）备好机具
    （二）盯住天气
  二、抢种 ←
";

#[test]
fn a_draft_is_written_with_enter_and_tab() {
    assert_eq!(shown(&written()), WRITTEN);
}

#[test]
fn numbers_follow_every_change() {
    let mut state = written();
    choose(&mut state, "抢种");
    update(&mut state, Command::MoveUp);
    assert_eq!(
        shown(&state),
        "  在全县秋收工作会议上的讲话\n  一、抢种 ←\n▾ 二、抢收\n    （一）备好机具\n    （二）盯住天气\n"
    );
    choose(&mut state, "备好机具");
    update(&mut state, Command::SetKind(Kind::Directive));
    choose(&mut state, "盯住天气");
    update(&mut state, Command::SetKind(Kind::Point));
    assert_eq!(
        shown(&state),
        "  在全县秋收工作会议上的讲话\n  一、抢种\n▾ 二、抢收\n    一是备好机具\n    盯住天气 ←\n"
    );
}

#[test]
fn what_frames_a_draft_has_no_number() {
    let mut state = written();
    rename(&mut state, "抢收", "前言");
    assert_eq!(
        shown(&state),
        "  在全县秋收工作会议上的讲话\n▾ 前言 ←\n    （一）备好机具\n    （二）盯住天气\n  一、抢种\n"
    );
}

#[test]
fn no_sign_of_what_is_written_moves_what_stands_behind_it() {
    let mut state = written();
    let words = "\u{feff}⼀场讲话";
    rename(&mut state, "在全县", words);
    assert_eq!(
        shown(&state).replace(" ←", ""),
        WRITTEN
            .replace(" ←", "")
            .replace("在全县秋收工作会议上的讲话", words)
    );
}

#[test]
fn an_item_is_dragged_with_all_below_it() {
    use gangmu::correction::Place;
    let mut state = written();
    let keys = current(&state).keys.clone();
    update(&mut state, Command::MoveTo(keys[0], Place::After(keys[3])));
    assert_eq!(
        shown(&state).replace(" ←", ""),
        "  在全县秋收工作会议上的讲话\n  一、抢种\n▾ 二、抢收\n    （一）备好机具\n    （二）盯住天气\n"
    );
    update(&mut state, Command::Undo);
    assert_eq!(shown(&state).replace(" ←", ""), WRITTEN.replace(" ←", ""));
}

#[test]
fn a_number_that_was_typed_is_none_of_the_words() {
    let mut state = written();
    rename(&mut state, "抢种", "三、 抢种抢管");
    assert!(shown(&state).ends_with("  二、抢种抢管 ←\n"));
    update(&mut state, Command::StartRename);
    assert_eq!(current(&state).rename.as_deref(), Some("抢种抢管"));
}

#[test]
fn an_item_without_words_goes_again() {
    for leave in [Command::FinishRename, Command::CancelRename] {
        let mut state = written();
        run(&mut state, [Command::NewItem, Command::Demote, leave]);
        assert_eq!(shown(&state).replace(" ←", ""), WRITTEN.replace(" ←", ""));
        assert_eq!(current(&state).rename, None);
    }
    // Another row is chosen while it is written.
    let mut state = written();
    update(&mut state, Command::NewItem);
    update(&mut state, Command::EditRename("抢管".to_string()));
    choose(&mut state, "备好机具");
    assert!(shown(&state).contains("  三、抢管\n"), "words are kept");
}

#[test]
fn an_item_goes_with_all_below_it_and_comes_back() {
    let mut state = written();
    choose(&mut state, "抢收");
    update(&mut state, Command::Exclude);
    assert_eq!(
        shown(&state),
        "  在全县秋收工作会议上的讲话\n  一、抢种 ←\n"
    );
    let toast = state.toast.as_ref().expect("it is told");
    assert_eq!(toast.text, "已删除 3 条");
    update(&mut state, Command::Undo);
    assert_eq!(shown(&state).replace(" ←", ""), WRITTEN.replace(" ←", ""));
}

#[test]
fn undoing_has_no_end() {
    let mut state = written();
    let mut seen = vec![shown(&state)];
    while !current(&state).adjustments.done.is_empty() {
        update(&mut state, Command::Undo);
        seen.push(shown(&state));
    }
    assert_eq!(
        seen.last().map(String::as_str),
        Some("  新提纲\n"),
        "{seen:#?}"
    );
    for _ in 1..seen.len() {
        update(&mut state, Command::Redo);
    }
    assert_eq!(shown(&state).replace(" ←", ""), WRITTEN.replace(" ←", ""));
}

#[test]
fn typing_is_undone_by_the_sentence() {
    let mut state = written();
    choose(&mut state, "备好机具");
    let sentences = "农机要早检修。油料要早储备。";
    let mut typed = String::new();
    for sign in sentences.chars() {
        typed.push(sign);
        update(&mut state, Command::WriteText(typed.clone()));
    }
    let text = |state: &State| {
        let open = current(state);
        let id = open.selected_node().expect("an item");
        open.draft_text(id).to_string()
    };
    for expected in [sentences, "农机要早检修。", ""] {
        assert_eq!(text(&state), expected);
        update(&mut state, Command::Undo);
    }
    run(&mut state, [Command::Redo, Command::Redo, Command::Redo]);
    assert_eq!(text(&state), sentences);
    // Behind anything else typing is a step of its own.
    run(
        &mut state,
        [
            Command::WriteText("农机".to_string()),
            Command::Go(Step::By(1)),
            Command::Go(Step::By(-1)),
            Command::WriteText("农机手".to_string()),
            Command::Undo,
        ],
    );
    assert_eq!(text(&state), "农机");
}

#[test]
fn an_outline_is_borrowed_without_its_text() {
    let mut state = open(SPEECH, ReadAs::Document);
    update(&mut state, Command::DraftFromCurrent);
    assert_eq!(
        shown(&state),
        "  在全县防汛工作会议上的讲话 ←\n▾ 一、提高认识\n  ▾ （一）雨情紧\n      要盯住预报\n    （二）水情紧\n▾ 二、压实责任\n  ▾ 一是领导到位\n      要上堤\n    二是人员到位\n"
    );
    let open = current(&state);
    assert!(!open.document.text().contains("形势十分紧迫"));
    let draft = open.draft.as_ref().expect("a draft");
    assert_eq!(draft.draft.source, "在全县防汛工作会议上的讲话");
    assert_eq!(state.documents.len(), 2, "the borrowed one is still open");
    assert!(!draft.is_unsaved(), "nothing was written yet");
}

/// What is asked for so that a draft of the large outline that is shown is made, done; it is not taken yet.
fn drafted(state: &mut State) -> Command {
    let asked = update(state, Command::DraftFromCurrent);
    match &asked[..] {
        [Effect::MakeDraft(drafting)] => drafting.work(),
        other => panic!("a draft to make, not {other:?}"),
    }
}

#[test]
fn the_draft_of_a_large_outline_is_made_elsewhere() {
    for read_as in [ReadAs::Document, ReadAs::Outline] {
        let text = match read_as {
            ReadAs::Document => parts::parts(60),
            ReadAs::Outline => parts::parts(60)
                .lines()
                .map(|line| format!("## {line}\n"))
                .collect(),
        };
        let mut state = open(&text, read_as);
        let rows = shown(&state);
        let made = drafted(&mut state);
        assert_eq!((state.documents.len(), shown(&state)), (1, rows));
        let items = current(&state).outline.nodes.len();
        assert_eq!(update(&mut state, made), [], "nothing is to be kept yet");
        let open = current(&state);
        assert_eq!(
            (state.documents.len(), open.outline.nodes.len()),
            (2, items)
        );
        assert!(open.draft.as_ref().is_some_and(|draft| !draft.is_unsaved()));
        assert_eq!(state.toast.is_some(), read_as == ReadAs::Outline);
        let writing = enter("抓好开头");
        run(&mut state, [Command::Go(Step::First), Command::NewItem]);
        run(&mut state, writing);
        assert!(shown(&state).contains("抓好开头"));
    }
}

#[test]
fn a_draft_of_what_was_closed_or_adjusted_since_is_passed_over() {
    let text = parts::parts(60);
    let passed_over = |state: &mut State, late: Command, why: &str| {
        let open = state.documents.len();
        let effects = update(state, late);
        let given_up = matches!(effects[..], [Effect::GiveUp(Waste::Closed(_))]);
        assert!(given_up, "{why}: {effects:?}");
        assert_eq!(state.documents.len(), open, "{why}");
        assert_eq!(status::under_way(state), None, "{why}");
    };
    let mut state = open(&text, ReadAs::Document);
    let late = drafted(&mut state);
    run(&mut state, [Command::Go(Step::First), Command::Exclude]);
    passed_over(&mut state, late, "adjusted");
    let late = drafted(&mut state);
    update(&mut state, Command::Undo);
    passed_over(&mut state, late, "taken back");
    let late = drafted(&mut state);
    let last = drafted(&mut state);
    update(&mut state, last);
    assert_eq!(state.documents.len(), 2);
    passed_over(&mut state, late, "asked for again");
    update(&mut state, Command::Activate(0));
    let late = drafted(&mut state);
    update(&mut state, Command::CloseAt(0));
    passed_over(&mut state, late, "closed");
}

#[test]
fn characters_are_shared_in_proportion_and_nothing_is_lost() {
    let mut state = open(SPEECH, ReadAs::Document);
    run(
        &mut state,
        [Command::DraftFromCurrent, Command::SetTotal(8000)],
    );
    let wanted = |state: &State, words: &str| {
        let open = current(state);
        let label = |id: &usize| {
            open.document
                .label(&open.outline, &open.outline.nodes[*id])
                .contains(words)
        };
        let id = (0..open.outline.nodes.len()).find(label).expect("an item");
        open.count(id).map(|count| count.wanted)
    };
    let parts = [wanted(&state, "提高认识"), wanted(&state, "压实责任")];
    assert_eq!(parts.iter().flatten().sum::<usize>(), 8000);
    assert!(
        parts[0] > parts[1],
        "the first part was longer where it was borrowed: {parts:?}"
    );
    let below = ["雨情紧", "水情紧"].map(|words| wanted(&state, words));
    assert_eq!(
        below.iter().flatten().sum::<usize>(),
        parts[0].unwrap_or_default()
    );
    // A new part is as long as the others are on the average.
    choose(&mut state, "压实责任");
    let chosen = current(&state).selected.expect("a row");
    update(&mut state, Command::Toggle(chosen));
    run(&mut state, [Command::NewItem]);
    run(
        &mut state,
        [
            Command::EditRename("严明纪律".to_string()),
            Command::FinishRename,
        ],
    );
    let parts = ["提高认识", "压实责任", "严明纪律"].map(|words| wanted(&state, words));
    assert_eq!(parts.iter().flatten().sum::<usize>(), 8000, "{parts:?}");
    assert!(parts[2] > Some(2000) && parts[2] < Some(3000), "{parts:?}");
}

#[test]
fn only_what_somebody_wrote_is_counted() {
    let mut state = State::default();
    update(&mut state, Command::NewDraft);
    let written = |state: &State| state.current().map(|open| open.characters);
    assert_eq!(written(&state), Some(0), "the name is not the user's yet");
    let name = Command::EditRename("秋收工作提纲".to_string());
    for command in [name, Command::FinishRename, Command::NewItem] {
        update(&mut state, command);
    }
    assert_eq!(written(&state), Some(6), "the item has only its number");
    let id = state.current().and_then(OpenDocument::selected_node);
    let id = id.expect("the item");
    let count = |state: &State| state.current().and_then(|open| open.count(id));
    assert_eq!(count(&state).map(|count| count.written), Some(0));
    let words = Command::EditRename("抢收".to_string());
    for command in [words, Command::FinishRename] {
        update(&mut state, command);
    }
    assert_eq!(count(&state).map(|count| count.written), Some(4));
    assert_eq!(written(&state), Some(10));
}

/// The file that is asked to be written.
fn saved(effects: &[Effect]) -> (PathBuf, Vec<u8>, Command) {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::SaveDraft {
            document,
            revision,
            path,
            bytes,
            ..
        } => {
            let done = Command::DraftSaved {
                document: *document,
                revision: *revision,
                result: Ok(path.clone()),
            };
            Some((path.clone(), bytes.clone(), done))
        }
        _ => None,
    });
    found.expect("a file")
}

#[test]
fn what_was_saved_opens_as_the_same_outline_and_is_written_on() {
    let mut state = written();
    choose(&mut state, "备好机具");
    let text = "农机要早检修。\n1.油料要早储备。";
    update(&mut state, Command::WriteText(text.to_string()));
    let effects = update(&mut state, Command::Keep);
    assert!(
        matches!(&effects[..], [Effect::AskWhereToSave { name }] if name == "在全县秋收工作会议上的讲话.docx")
    );
    let effects = update(&mut state, Command::SaveDraftTo("秋收.md".into()));
    let (path, bytes, done) = saved(&effects);
    assert_eq!(path, PathBuf::from("秋收.md"));
    let effects = update(&mut state, done);
    assert!(matches!(&effects[..], [Effect::DropDraft { .. }]));
    assert_eq!(current(&state).name, "秋收.md");
    // The second time nothing is asked.
    run(&mut state, [Command::WriteText("再写一句。".to_string())]);
    let (again, ..) = saved(&update(&mut state, Command::Keep));
    assert_eq!(again, path);

    let markdown = String::from_utf8(bytes).expect("text");
    let mut opened = open(&markdown, ReadAs::Outline);
    let labels = |state: &State| -> Vec<(u8, String)> {
        let open = current(state);
        let label = |node| open.document.label(&open.outline, node).into_owned();
        let nodes = open.outline.nodes.iter();
        nodes.map(|node| (node.depth, label(node))).collect()
    };
    assert_eq!(labels(&opened), labels(&state));
    update(&mut opened, Command::DraftFromCurrent);
    assert_eq!(labels(&opened), labels(&state));
    choose(&mut opened, "备好机具");
    let open = current(&opened);
    let id = open.selected_node().expect("an item");
    assert_eq!(
        open.draft_text(id),
        text,
        "an outline of one's own keeps its text"
    );
}

#[test]
fn a_name_without_a_form_gets_one() {
    let mut state = written();
    for (name, expected) in [
        ("稿", "稿.docx"),
        ("稿.txt", "稿.txt.docx"),
        ("稿.MD", "稿.MD"),
        ("稿.markdown", "稿.markdown"),
        ("稿.docx", "稿.docx"),
    ] {
        let effects = update(&mut state, Command::SaveDraftTo(name.into()));
        assert_eq!(saved(&effects).0, PathBuf::from(expected));
        let spares = |effect: &Effect| matches!(effect, Effect::SaveDraft { unasked: true, .. });
        assert_eq!(
            effects.iter().any(spares),
            name != expected,
            "{name}: a file that the dialog did not ask about is not replaced"
        );
    }
}

#[test]
fn what_is_unsaved_is_kept_and_offered_again() {
    let mut state = State::default();
    update(&mut state, Command::NewDraft);
    let effects = update(&mut state, Command::FinishRename);
    assert_eq!(effects, [], "nothing was written yet");
    run(
        &mut state,
        [
            Command::StartRename,
            Command::EditRename("秋收".to_string()),
            Command::FinishRename,
        ],
    );
    update(&mut state, Command::NewItem);
    run(&mut state, [Command::EditRename("抢收".to_string())]);
    let effects = update(&mut state, Command::FinishRename);
    let Some(Effect::KeepDraft(kept)) = effects.last() else {
        panic!("it is kept: {effects:?}");
    };
    let json = |kept: &KeptDraft| serde_json::to_string(kept).expect("JSON");
    let again: KeptDraft = serde_json::from_str(&json(kept)).expect("a draft");
    assert_eq!(again, **kept);
    #[cfg(unix)]
    {
        // It was saved under a name that is no UTF-8.
        let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"\xb8\xe5.docx");
        let mut saved = KeptDraft::clone(kept);
        saved.path = Some(name.into());
        let again: KeptDraft = serde_json::from_str(&json(&saved)).expect("a draft");
        assert_eq!(again, saved);
    }

    let mut later = State::default();
    update(&mut later, Command::OfferDrafts(vec![Arc::new(again)]));
    assert_eq!(later.notices[0].text, "上次写的提纲《秋收》还没有保存。");
    let (name, restore) = later.notices[0].actions[0].clone();
    assert_eq!(name, Message::ActionGoOn);
    update(&mut later, restore.clone());
    assert_eq!(shown(&later).replace(" ←", ""), "  秋收\n  一、抢收\n");
    update(&mut later, restore);
    assert_eq!(later.documents.len(), 1, "it is not opened twice");
    update(&mut later, Command::Undo);
    assert_eq!(
        shown(&later).replace(" ←", ""),
        "  秋收\n",
        "all steps are still there"
    );
}

#[test]
fn closing_asks_only_where_something_would_be_lost() {
    let mut state = State::default();
    run(&mut state, [Command::NewDraft, Command::Close]);
    assert!(state.documents.is_empty(), "there was nothing in it");
    let mut state = written();
    update(&mut state, Command::Close);
    assert_eq!(state.documents.len(), 1);
    let [(save, _), (discard, close)] = &state.notices[0].actions[..] else {
        panic!("two answers");
    };
    assert_eq!(
        (*save, *discard),
        (Message::ActionSave, Message::ActionDiscard)
    );
    let close = close.clone();
    let effects = update(&mut state, close);
    assert!(state.documents.is_empty());
    assert!(matches!(&effects[..], [Effect::DropDraft { .. }, ..]));
}

#[test]
fn a_draft_is_never_read_and_documents_know_nothing_of_drafts() {
    let mut state = written();
    let before = shown(&state);
    for command in [
        Command::ReadAs(ReadAs::Outline),
        Command::Reopen(gangmu::decode::Encoding::Gb18030),
    ] {
        assert_eq!(update(&mut state, command), []);
    }
    assert_eq!(shown(&state), before);
    let mut state = open(SPEECH, ReadAs::Document);
    let before = shown(&state);
    run(
        &mut state,
        [
            Command::NewItem,
            Command::WriteText("不是".to_string()),
            Command::SetTotal(10),
            Command::SaveDraftAs,
            Command::SaveDraftTo("a.docx".into()),
        ],
    );
    assert_eq!(shown(&state), before);
    assert_eq!(current(&state).selected, None::<RowKey>);
}
