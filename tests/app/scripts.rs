//! The window without a window: scripts of commands, and what is shown after them.

use crate::drawn;
use crate::lots::Lots;
use crate::parts;
use gangmu::app::command::{Command, Effect, Failure, Origin, Remedy, Step, Waste};
use gangmu::app::commands::{ENTRIES, Key, KeyName};
use gangmu::app::found::Found;
use gangmu::app::state::{DocumentId, OpenDocument, Panel, RowKey, State};
use gangmu::app::{status, update};
use gangmu::correction::Place;
use gangmu::document::{Document, FindOptions, ReadAs};
use gangmu::export::{Dress, Format, Indent, Template};
use gangmu::input::Source;
use gangmu::message::Message;
use gangmu::outline::{Kind, NodeKey};
use gangmu::rules::Edit;
use gangmu::span::Span;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

const SPEECH: &str = "\
更多范文请加QQ群：10001
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
同志们，让我们共同努力！
";

fn read(text: &str) -> Arc<Document> {
    let source = Source::from(text);
    Arc::new(Document::find(source, &FindOptions::default()))
}

/// Runs a command; readings that are asked for are done at once with this text.
fn run(state: &mut State, command: Command, text: &str) {
    for effect in update(state, command) {
        if let Effect::Read {
            document,
            generation,
            ..
        } = effect
        {
            let result = Ok(Found::new(read(text)).into());
            update(
                state,
                Command::Read {
                    document,
                    generation,
                    result,
                },
            );
        }
    }
}

fn opened(text: &str) -> State {
    let mut state = State::default();
    run(
        &mut state,
        Command::OpenPaths(vec![PathBuf::from("speech.txt")]),
        text,
    );
    state
}

fn shown(state: &State) -> String {
    state.current().map_or_else(String::new, drawn::rows)
}

/// Opens the speech, runs the commands, and compares the rows.
fn check(commands: &[Command], expected: &str) {
    let mut state = opened(SPEECH);
    for command in commands {
        run(&mut state, command.clone(), SPEECH);
    }
    assert_eq!(shown(&state), expected, "after {commands:?}");
}

/// The key of the row at this place.
fn row(at: usize) -> RowKey {
    let state = opened(SPEECH);
    let open = state.current().expect("a document");
    open.row_key(&open.rows[at])
}

const WHOLE: &str = "  在全县防汛工作会议上的讲话
· 开头 2 段 13 字
▾ 一、提高认识
  ▾ （一）雨情紧
      要盯住预报
    （二）水情紧
▾ 二、压实责任
  ▾ 一是领导到位
      要上堤
    二是人员到位
· 结尾号召 1 段 12 字
";

#[test]
fn a_document_is_shown_as_rows() {
    check(&[], WHOLE);
    check(&[Command::CollapseAll, Command::ExpandAll], WHOLE);
    check(
        &[Command::ShowLevel(2)],
        "  在全县防汛工作会议上的讲话\n· 开头 2 段 13 字\n▾ 一、提高认识\n  ▸ （一）雨情紧\n    （二）水情紧\n▾ 二、压实责任\n  ▸ 一是领导到位\n    二是人员到位\n· 结尾号召 1 段 12 字\n",
    );
    check(
        &[Command::CollapseAll],
        "  在全县防汛工作会议上的讲话\n· 开头 2 段 13 字\n▸ 一、提高认识\n▸ 二、压实责任\n· 结尾号召 1 段 12 字\n",
    );
}

#[test]
fn the_filter_keeps_what_is_above_and_gives_the_folding_back() {
    let filter = |text: &str| Command::Find(text.to_string());
    check(
        &[Command::CollapseAll, filter("水情")],
        "  在全县防汛工作会议上的讲话\n▾ 一、提高认识\n    （二）水情紧\n",
    );
    check(
        &[Command::CollapseAll, filter("水情"), filter("")],
        "  在全县防汛工作会议上的讲话\n· 开头 2 段 13 字\n▸ 一、提高认识\n▸ 二、压实责任\n· 结尾号召 1 段 12 字\n",
    );
    check(&[filter("没有的")], "  在全县防汛工作会议上的讲话\n");
}

#[test]
fn keys_walk_the_rows() {
    let step = |steps: &[Step]| {
        steps
            .iter()
            .map(|&step| Command::Go(step))
            .collect::<Vec<_>>()
    };
    let chosen = |steps: &[Step]| {
        let mut state = opened(SPEECH);
        for command in step(steps) {
            run(&mut state, command, SPEECH);
        }
        let open = state.current().expect("a document").clone();
        open.selected_row()
    };
    for (steps, expected) in [
        (&[Step::By(1)][..], Some(0)),
        (&[Step::First, Step::By(3)], Some(3)),
        (&[Step::First, Step::By(-5)], Some(0)),
        (&[Step::Last], Some(10)),
        (&[Step::Last, Step::By(99)], Some(10)),
        (&[Step::First, Step::By(2), Step::In], Some(3)),
        (&[Step::First, Step::By(4), Step::Out], Some(3)),
        (&[Step::First, Step::By(5), Step::Out], Some(2)),
        (&[Step::First, Step::By(2), Step::Out, Step::Last], Some(7)),
    ] {
        assert_eq!(chosen(steps), expected, "{steps:?}");
    }
}

#[test]
fn choosing_a_row_shows_its_place_and_a_click_in_the_text_chooses_its_row() {
    let mut state = opened(SPEECH);
    run(&mut state, Command::Select(row(5)), SPEECH);
    let open = state.current().expect("a document");
    let (_, span) = open.reveal.expect("a place");
    assert_eq!(span.of(SPEECH), "（二）水情紧");
    run(&mut state, Command::CollapseAll, SPEECH);
    assert_eq!(
        state.current().and_then(|open| open.selected_row()),
        Some(2),
        "what hides it is chosen"
    );
    let at = SPEECH.find("上堤").expect("the words");
    run(&mut state, Command::ClickText(at), SPEECH);
    let open = state.current().expect("a document");
    let chosen = open.selected_node().map(|id| {
        open.document
            .label(&open.outline, &open.outline.nodes[id])
            .into_owned()
    });
    assert_eq!(chosen.as_deref(), Some("要上堤"));
    assert!(open.selected_row().is_some(), "the row was unfolded");
}

#[test]
fn adjustments_are_made_and_taken_back() {
    let without = WHOLE.replace(
        "▾ 二、压实责任\n  ▾ 一是领导到位\n      要上堤\n    二是人员到位\n",
        "· 其间 1 段 6 字 ←\n▾ 一是领导到位\n    要上堤\n  二是人员到位\n",
    );
    check(&[Command::Select(row(6)), Command::Exclude], &without);
    let back = WHOLE.replace("▾ 二、压实责任", "▾ 二、压实责任 ←");
    check(
        &[Command::Select(row(6)), Command::Exclude, Command::Undo],
        &back,
    );
    check(
        &[
            Command::Select(row(5)),
            Command::StartRename,
            Command::EditRename("（二）水位高".to_string()),
            Command::FinishRename,
        ],
        &WHOLE.replace("（二）水情紧", "（二）水位高 ←"),
    );
    check(
        &[
            Command::Select(row(5)),
            Command::StartRename,
            Command::EditRename("废".to_string()),
            Command::CancelRename,
        ],
        &WHOLE.replace("（二）水情紧", "（二）水情紧 ←"),
    );
    check(
        &[Command::Select(row(2)), Command::Promote],
        &WHOLE.replace("▾ 一、提高认识", "▾ 一、提高认识 ←"),
    );
}

#[test]
fn folding_choice_and_adjustments_survive_another_reading() {
    let mut state = opened(SPEECH);
    for command in [
        Command::Select(row(3)),
        Command::Exclude,
        Command::CollapseAll,
        Command::Select(row(2)),
    ] {
        run(&mut state, command, SPEECH);
    }
    let before = shown(&state);
    run(
        &mut state,
        Command::OpenPaths(vec![PathBuf::from("speech.txt")]),
        SPEECH,
    );
    assert_eq!(
        state.documents.len(),
        1,
        "the same file is not opened twice"
    );
    assert_eq!(shown(&state), before);
}

#[test]
fn an_old_reading_is_passed_over() {
    let mut state = State::default();
    let effects = update(&mut state, Command::Pasted("一、旧\n二、旧\n".into()));
    let Some(Effect::Read {
        document,
        generation,
        origin,
        ..
    }) = effects.into_iter().next()
    else {
        panic!("a reading is asked for");
    };
    assert_eq!(origin, Origin::Pasted("一、旧\n二、旧\n".into()));
    update(&mut state, Command::ReadAs(ReadAs::Outline));
    update(
        &mut state,
        Command::Read {
            document,
            generation,
            result: Ok(Found::new(read("一、旧\n二、旧\n")).into()),
        },
    );
    assert!(
        state.current().is_some_and(|open| open.reading),
        "the newer reading is still awaited"
    );
}

/// Opens files of which those that a remedy is given for cannot be read; the others hold the speech.
fn open_some(state: &mut State, files: &[(&str, Option<Remedy>)]) {
    let paths = files.iter().map(|(name, _)| PathBuf::from(name)).collect();
    let effects = update(state, Command::OpenPaths(paths));
    for effect in effects {
        let Effect::Read {
            document,
            generation,
            origin: Origin::File(path),
            ..
        } = effect
        else {
            continue;
        };
        let name = path.to_string_lossy();
        let fault = files.iter().find(|(file, _)| **file == *name);
        let result = match fault.and_then(|(_, remedy)| *remedy) {
            None => Ok(Found::new(read(SPEECH)).into()),
            Some(remedy) => Err(Failure {
                sentence: format!("没能打开《{name}》。"),
                remedy,
            }),
        };
        let command = Command::Read {
            document,
            generation,
            result,
        };
        update(state, command);
    }
}

/// The sentences that are seen now.
fn told(state: &State) -> Vec<&str> {
    let shown = state.shown_notices();
    shown.map(|notice| notice.text.as_str()).collect()
}

/// The buttons of the first notice that is seen now.
fn buttons(state: &State) -> Vec<Message> {
    let first = state.shown_notices().next();
    let actions = first.map(|notice| notice.actions.iter().map(|(name, _)| *name));
    actions.map(Iterator::collect).unwrap_or_default()
}

#[test]
fn a_document_that_cannot_be_read_leaves_a_sentence_with_what_may_help() {
    for (remedy, expected) in [
        (Remedy::Again, &[Message::ActionRetry][..]),
        (Remedy::AnotherFile, &[Message::ActionChooseAgain]),
        (Remedy::Nothing, &[]),
    ] {
        let mut state = State::default();
        open_some(&mut state, &[("坏.txt", Some(remedy))]);
        assert!(state.documents.is_empty());
        assert_eq!(told(&state), ["没能打开《坏.txt》。"]);
        assert_eq!(buttons(&state), expected, "{remedy:?}");
        let id = state.notices[0].id;
        update(&mut state, Command::Dismiss(id));
        assert!(state.notices.is_empty());
    }
    // What is no longer there can be taken off the list of recent ones.
    let mut state = State::default();
    open_some(&mut state, &[("在.txt", None)]);
    update(&mut state, Command::Close);
    open_some(&mut state, &[("在.txt", Some(Remedy::AnotherFile))]);
    assert_eq!(
        buttons(&state),
        [Message::ActionChooseAgain, Message::ActionForget]
    );
}

#[test]
fn what_could_not_be_opened_together_is_told_in_one_sentence() {
    let mut state = State::default();
    let files = [
        ("空.txt", Some(Remedy::Nothing)),
        ("稿.txt", None),
        ("锁.docx", Some(Remedy::Again)),
        ("图.docx", Some(Remedy::Nothing)),
    ];
    open_some(&mut state, &files);
    assert_eq!(
        told(&state),
        ["有 3 份没能打开：《空.txt》、《锁.docx》、《图.docx》。"]
    );
    assert_eq!(
        buttons(&state),
        [Message::ActionDetails, Message::ActionRetry]
    );
    let actions = state.notices[0].actions.clone();
    let again = Command::OpenPaths(vec![PathBuf::from("锁.docx")]);
    assert_eq!(actions[1].1, again);
    update(&mut state, actions[0].1.clone());
    assert!(state.notices[0].detailed);
    let sentences = state.notices[0].failed.iter();
    let sentences: Vec<_> = sentences.map(|f| f.failure.sentence.as_str()).collect();
    assert_eq!(sentences[1], "没能打开《锁.docx》。");
    // Many are counted and not all named.
    let names: Vec<String> = (1..=9).map(|number| format!("{number}.txt")).collect();
    let many = names.iter().map(|n| (n.as_str(), Some(Remedy::Nothing)));
    open_some(&mut state, &many.collect::<Vec<_>>());
    assert_eq!(
        told(&state),
        ["有 9 份没能打开：《1.txt》、《2.txt》、《3.txt》、《4.txt》、《5.txt》 等。"]
    );
}

#[test]
fn a_notice_goes_when_something_newer_is_known() {
    let fails = |state: &mut State| open_some(state, &[("坏.txt", Some(Remedy::Nothing))]);
    let succeeds = |state: &mut State| open_some(state, &[("稿.txt", None)]);
    let unsaved = |remedy| {
        Command::Saved(Err(Failure {
            sentence: "没能保存。".to_string(),
            remedy,
        }))
    };
    let saved = || Command::Saved(Ok(PathBuf::from("out.docx")));
    let mut state = State::default();
    fails(&mut state);
    succeeds(&mut state);
    assert_eq!(told(&state), [""; 0], "something else was opened");
    fails(&mut state);
    assert_eq!(told(&state).len(), 1);
    update(&mut state, Command::Activate(0));
    assert_eq!(told(&state), [""; 0], "something else was looked at");
    for (fault, success) in [
        (unsaved(Remedy::Nothing), saved()),
        (
            Command::KeptNow(Err("没能保存。".into())),
            Command::KeptNow(Ok(())),
        ),
        (
            Command::Copied(Err(())),
            Command::Copied(Ok(Message::Copied)),
        ),
        (
            Command::Rules(Err("读不懂".into())),
            Command::Rules(Ok(Vec::new())),
        ),
        (Command::Pasted("".into()), Command::Pasted(SPEECH.into())),
    ] {
        let mut state = opened(SPEECH);
        for _ in 0..2 {
            update(&mut state, fault.clone());
            assert_eq!(told(&state).len(), 1, "{fault:?}");
        }
        update(&mut state, success);
        assert_eq!(told(&state), [""; 0], "{fault:?}");
    }
}

#[test]
fn a_notice_about_a_document_is_seen_with_it_and_goes_with_it() {
    let broken = || {
        let mut document = (*read(SPEECH)).clone();
        document.source.undecoded = 3;
        document.source.incomplete = true;
        Found::new(document).into()
    };
    let reading = |state: &State, document: DocumentId, result| {
        let mut documents = state.documents.iter();
        let open = documents.find(|open| open.id == document);
        Command::Read {
            document,
            generation: open.map_or(0, |open| open.generation),
            result: Ok(result),
        }
    };
    let mut state = opened(SPEECH);
    let id = state.documents[0].id;
    let command = reading(&state, id, broken());
    update(&mut state, command);
    assert_eq!(told(&state).len(), 2);
    assert_eq!(
        buttons(&state),
        [Message::ActionContinue, Message::ActionClose]
    );
    let garbled = &state.notices[1].actions;
    let leave = (Message::ActionLeave, Command::Dismiss(state.notices[1].id));
    assert_eq!(garbled[0].0, Message::ActionAnotherEncoding);
    assert_eq!(garbled[1], leave);
    open_some(&mut state, &[("稿.txt", None)]);
    assert_eq!(told(&state), [""; 0], "another is shown");
    update(&mut state, Command::Activate(0));
    assert_eq!(told(&state).len(), 2);
    let command = reading(&state, id, Found::new(read(SPEECH)).into());
    update(&mut state, command);
    assert_eq!(told(&state), [""; 0], "it was read well");
    let command = reading(&state, id, broken());
    update(&mut state, command);
    update(&mut state, Command::Close);
    assert!(state.notices.is_empty());
}

#[test]
fn another_encoding_is_tried_behind_each() {
    use gangmu::decode::Encoding;
    let mut state = opened(SPEECH);
    let mut tried = Vec::new();
    let mut encoding = Encoding::Utf8;
    for _ in 0..4 {
        let mut document = (*read(SPEECH)).clone();
        document.source.undecoded = 3;
        document.source.encoding = encoding;
        let command = Command::Read {
            document: state.documents[0].id,
            generation: state.documents[0].generation,
            result: Ok(Found::new(document).into()),
        };
        update(&mut state, command);
        let Command::Reopen(next) = state.notices[0].actions[0].1 else {
            panic!("another encoding");
        };
        update(&mut state, Command::Reopen(next));
        tried.push(next);
        encoding = next;
    }
    let all = [
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::Utf16Le,
        Encoding::Utf8,
    ];
    assert_eq!(tried, all);
}

#[test]
fn a_target_that_is_the_source_asks_for_another_name() {
    let mut state = opened(SPEECH);
    let failure = Failure {
        sentence: "“speech.txt”就是您打开的原稿。".to_string(),
        remedy: Remedy::AnotherName,
    };
    update(&mut state, Command::Saved(Err(failure)));
    assert_eq!(
        buttons(&state),
        [Message::ActionSaveAs, Message::ActionCancel]
    );
}

#[test]
fn the_status_line_says_what_there_is() {
    let state = opened(SPEECH);
    let said: Vec<String> = status::status(&state, false)
        .into_iter()
        .map(|piece| piece.text)
        .collect();
    assert_eq!(
        said,
        [
            "在全县防汛工作会议上的讲话",
            "98 字 约 30 秒",
            "标题 4 分条 2 要点 2",
            "略去 1 行广告",
            "离线运行·不改原稿"
        ]
    );
}

#[test]
fn copies_and_exports_are_asked_of_the_world() {
    let mut state = opened(SPEECH);
    update(&mut state, Command::Select(row(3)));
    let plain = |state: &mut State, command: Command| match update(state, command).pop() {
        Some(Effect::Copy { plain, .. }) => plain,
        other => panic!("a copy, not {other:?}"),
    };
    assert_eq!(plain(&mut state, Command::CopyLabel), "（一）雨情紧");
    assert_eq!(
        plain(&mut state, Command::CopyBelow),
        "（一）雨情紧\n  要盯住预报"
    );
    assert_eq!(
        plain(&mut state, Command::CopyText),
        "（一）雨情紧\n要盯住预报，不等不靠。"
    );
    let Some(Effect::Copy {
        rtf: Some(rtf),
        html: Some(html),
        ..
    }) = update(&mut state, Command::CopyForWord).pop()
    else {
        panic!("rich text");
    };
    assert!(html.contains(">一、提高认识</h2>"), "{html}");
    assert!(rtf.starts_with("{\\rtf1"), "{rtf}");
    assert_eq!(
        plain(&mut state, Command::CopyPlain(Indent::Tab)),
        "在全县防汛工作会议上的讲话\n\t一、提高认识\n\t\t（一）雨情紧\n\t\t\t要盯住预报\n\t\t（二）水情紧\n\t二、压实责任\n\t\t一是领导到位\n\t\t\t要上堤\n\t\t二是人员到位\n"
    );
    assert!(
        plain(&mut state, Command::CopyPlain(Indent::Wide))
            .starts_with("在全县防汛工作会议上的讲话\n一、提高认识\n\u{3000}（一）雨情紧\n")
    );
    let effects = update(&mut state, Command::Export(Format::Markdown));
    let [Effect::AskForTarget { name, options }] = &effects[..] else {
        panic!("a question");
    };
    assert_eq!(name, "speech-提纲.md");
    let effects = update(
        &mut state,
        Command::ExportTo(PathBuf::from("out.md"), *options),
    );
    let Effect::Save { sources, bytes, .. } = &effects[0] else {
        panic!("a file to write");
    };
    let speech = (PathBuf::from("speech.txt"), Message::TargetIsSource);
    assert_eq!(sources, &[speech]);
    assert!(
        String::from_utf8_lossy(bytes)
            .starts_with("# 在全县防汛工作会议上的讲话\n\n## 一、提高认识\n")
    );
}

#[test]
fn what_is_copied_of_a_large_outline_is_made_elsewhere() {
    let text = parts::parts(60);
    let copies = [
        Command::CopyForWord,
        Command::CopyPlain(Indent::Tab),
        Command::CopyParallel { all: true },
        Command::CopyParallel { all: false },
    ];
    let making = |state: &mut State, command: Command| match &mut update(state, command)[..] {
        [Effect::Make(making), ..] => making.work(),
        other => panic!("something to make, not {other:?}"),
    };
    let mut state = opened(&text);
    run(&mut state, Command::Go(Step::Last), &text);
    for copy in copies {
        let made = making(&mut state, copy.clone());
        let effects = update(&mut state, made);
        assert!(matches!(effects[..], [Effect::Copy { .. }]), "{copy:?}");
        let late = making(&mut state, copy);
        let next = making(&mut state, Command::CopyForWord);
        assert_eq!(update(&mut state, late), [], "another one was asked for");
        assert_eq!(update(&mut state, next).len(), 1);
    }
    let late = making(&mut state, Command::CopyForWord);
    assert_eq!(status::under_way(&state), Some(Message::StatusCopying));
    let effects = update(&mut state, Command::CopyLabel);
    assert!(matches!(effects[..], [Effect::Copy { .. }]));
    assert_eq!(status::under_way(&state), None, "the label is there");
    assert_eq!(
        update(&mut state, late),
        [],
        "a label was copied since then"
    );
    let options = state.settings.export_as(Format::Markdown);
    let path = PathBuf::from("out.md");
    let files = [(); 2].map(|()| making(&mut state, Command::ExportTo(path.clone(), options)));
    for file in files {
        let effects = update(&mut state, file);
        let [Effect::Save { bytes, .. }] = &effects[..] else {
            panic!("a file to write");
        };
        assert!(String::from_utf8_lossy(bytes).contains("# 一、第1部分工作\n"));
    }
    for left in [Some(Message::StatusExporting), None] {
        update(&mut state, Command::Saved(Ok(path.clone())));
        assert_eq!(status::under_way(&state), left);
    }
}

#[test]
fn the_program_does_not_end_before_exports_are_written() {
    let quits = |effects: Vec<Effect>| effects.contains(&Effect::Quit);
    let exporting = || {
        let mut state = opened(SPEECH);
        let options = state.settings.export_as(Format::Markdown);
        let path = PathBuf::from("out.md");
        for _ in 0..2 {
            update(&mut state, Command::ExportTo(path.clone(), options));
        }
        assert!(!quits(update(&mut state, Command::Quit)));
        state
    };
    let saved = || Command::Saved(Ok(PathBuf::from("out.md")));
    let mut state = exporting();
    assert!(!quits(update(&mut state, saved())));
    assert!(quits(update(&mut state, saved())));
    let mut state = exporting();
    let again = update(&mut state, Command::Quit);
    assert!(quits(again), "whoever asks once more does not wait");
    let mut state = exporting();
    let failed = Command::Saved(Err("没有空间".to_string().into()));
    assert!(!quits(update(&mut state, failed)));
    assert!(!quits(update(&mut state, saved())), "the sentence is seen");
    assert!(quits(update(&mut state, Command::Quit)));
}

#[test]
fn what_is_not_wanted_any_more_is_given_up() {
    let mut state = opened(SPEECH);
    let read = state.current().expect("a document").document.clone();
    let (document, generation) = (state.documents[0].id, state.documents[0].generation);
    let again = Command::Read {
        document,
        generation,
        result: Ok(Found::new(Document::clone(&read)).into()),
    };
    let given_up = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::GiveUp(waste) => Some(waste),
            _ => None,
        })
    };
    match given_up(update(&mut state, again)) {
        Some(Waste::Read(before)) => assert!(Arc::ptr_eq(&before, &read)),
        other => panic!("the reading before, not {other:?}"),
    }
    match given_up(update(&mut state, Command::Close)) {
        Some(Waste::Closed(open)) => assert_eq!(open.id, document),
        other => panic!("the document, not {other:?}"),
    }
    assert!(state.documents.is_empty());
}

/// A reading of the document that is shown, which is asked for now.
fn reading_again(state: &mut State, text: &str, is_compared: bool) -> Command {
    let asked = update(state, Command::ReadAs(ReadAs::Document));
    let Some(Effect::Read {
        document,
        generation,
        before,
        ..
    }) = asked.into_iter().next()
    else {
        panic!("a reading is asked for");
    };
    let found = Found::new(read(text));
    let found = match is_compared {
        true => found.compared(before),
        false => found,
    };
    Command::Read {
        document,
        generation,
        result: Ok(found.into()),
    }
}

#[test]
fn what_is_made_where_a_document_is_read_is_what_the_window_would_make_of_it() {
    let outline = |state: &State| {
        let open = state.current().expect("a document");
        let shown = (open.outline.clone(), open.keys.clone(), open.rows.clone());
        (shown, open.gaps.clone(), open.figures, open.longest)
    };
    let mut state = opened(SPEECH);
    let read = outline(&state);
    update(&mut state, Command::Go(Step::Last));
    update(&mut state, Command::Go(Step::By(-1)));
    update(&mut state, Command::Exclude);
    let adjusted = outline(&state);
    assert_ne!(adjusted, read);
    let again = reading_again(&mut state, SPEECH, true);
    update(&mut state, again);
    assert_eq!(outline(&state), adjusted, "what was adjusted stays so");
    update(&mut state, Command::Undo);
    assert_eq!(outline(&state), read);
}

#[test]
fn what_was_chosen_in_the_text_stays_while_the_text_does() {
    let longer = format!("{SPEECH}2025年3月1日\n");
    for is_compared in [true, false] {
        let mut state = opened(SPEECH);
        let words = Some(Span::new(3, 6));
        update(&mut state, Command::SelectText(words));
        for (text, left) in [(SPEECH, words), (&longer, None)] {
            let again = reading_again(&mut state, text, is_compared);
            update(&mut state, again);
            assert_eq!(state.documents[0].selected_text, left);
        }
    }
}

#[test]
fn a_reading_that_comes_too_late_is_given_up() {
    let mut state = opened(SPEECH);
    let late = reading_again(&mut state, "一、甲\n二、乙\n", true);
    let last = reading_again(&mut state, SPEECH, true);
    let effects = update(&mut state, late);
    assert!(matches!(effects[..], [Effect::GiveUp(Waste::Late(_))]));
    update(&mut state, last);
    assert_eq!(shown(&state), WHOLE);
}

#[test]
fn an_export_has_a_name_that_says_its_form_and_is_asked_for_again_in_it() {
    use gangmu::export::ExportOptions;
    let mut state = opened(SPEECH);
    for (format, name, written) in [
        (Format::Docx, "提纲.docx", "提纲.docx"),
        (Format::Docx, "提纲", "提纲.docx"),
        (Format::Docx, "提纲.1", "提纲.1.docx"),
        (Format::Rtf, "提纲.txt", "提纲.txt.rtf"),
        (Format::Html, "提纲.HTM", "提纲.HTM"),
        (Format::Svg, "导图", "导图.svg"),
    ] {
        let options = ExportOptions {
            format,
            ..ExportOptions::default()
        };
        let effects = update(&mut state, Command::ExportTo(name.into(), options));
        let Effect::Save { path, unasked, .. } = &effects[0] else {
            panic!("a file to write");
        };
        assert_eq!((path, *unasked), (&PathBuf::from(written), name != written));
        let fault = Failure::from("没能保存。".to_string());
        update(&mut state, Command::Saved(Err(fault)));
        let action = (Message::ActionSaveElsewhere, Command::Export(format));
        assert_eq!(state.notices[0].actions, [action]);
    }
}

#[test]
fn the_panel_of_exports_remembers_what_was_chosen_for_each_form() {
    use gangmu::export::{Density, ExportOptions};
    let mut state = opened(SPEECH);
    let asked = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Preview {
                serial, options, ..
            } => Some((*serial, *options)),
            _ => None,
        })
    };
    let (old, first) = asked(&update(&mut state, Command::ShowExport)).expect("a preview");
    assert_eq!(
        first.format,
        Format::Docx,
        "a Word document is the usual one"
    );
    let full = ExportOptions {
        density: Density::Full,
        ..first
    };
    let effects = update(&mut state, Command::SetExport(full));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::SaveSettings(_)))
    );
    let (new, _) = asked(&effects).expect("another preview");
    for (serial, taken) in [(old, false), (new, true)] {
        let preview = Arc::default();
        update(&mut state, Command::Previewed { serial, preview });
        let panel = state.export_panel.as_ref().expect("the panel");
        assert_eq!(panel.preview.is_some(), taken);
    }
    update(&mut state, Command::SetFormat(Format::Markdown));
    assert_eq!(state.settings.last_export().density, Density::Labels);
    update(&mut state, Command::SetFormat(Format::Docx));
    assert_eq!(state.settings.last_export(), full);
    let [Effect::AskForTarget { name, options }] =
        &update(&mut state, Command::Export(Format::Docx))[..]
    else {
        panic!("a question");
    };
    assert_eq!((name.as_str(), *options), ("speech-提纲.docx", full));
    update(&mut state, Command::ExportTo("a.docx".into(), full));
    assert_eq!(state.export_panel, None);
    assert_eq!(
        state.settings.export.density,
        Density::Labels,
        "copies have choices of their own"
    );
}

#[test]
fn an_exported_document_is_opened_where_that_was_asked_for() {
    let mut state = opened(SPEECH);
    let path = PathBuf::from("out.docx");
    let saved = Command::Saved(Ok(path.clone()));
    assert_eq!(update(&mut state, saved.clone()), []);
    let toast = state.toast.as_ref().map(|toast| toast.actions.clone());
    let open = Command::OpenWithSystem(path.clone());
    let folder = Command::ShowInFolder(path.clone());
    let actions = vec![
        (Message::ActionOpen, open),
        (Message::ActionShowInFolder, folder.clone()),
    ];
    assert_eq!(toast, Some(actions));
    assert_eq!(
        update(&mut state, folder),
        [Effect::ShowInFolder(path.clone())]
    );
    update(&mut state, Command::NoFolderWindow(path.clone()));
    assert!(state.notices[0].text.contains("没能打开它所在的文件夹"));
    state.notices.clear();
    let effects = update(&mut state, Command::ExportAndOpen);
    let [Effect::AskForTarget { name, options }] = &effects[..] else {
        panic!("a question");
    };
    assert_eq!(
        (name.as_str(), options.format),
        ("speech-提纲.docx", Format::Docx)
    );
    let opening = Effect::OpenWithSystem(path.clone());
    assert_eq!(update(&mut state, saved.clone()), [opening]);
    assert_eq!(update(&mut state, saved.clone()), [], "once");
    update(&mut state, Command::ExportAndOpen);
    update(&mut state, Command::Export(Format::Docx));
    assert_eq!(update(&mut state, saved), [], "the later wish holds");
    update(&mut state, Command::NoProgram(path));
    assert!(
        state.notices[0]
            .text
            .starts_with("已导出到 out.docx，但没能打开")
    );
}

#[test]
fn the_panel_of_exports_copies_what_it_shows() {
    let mut state = opened(SPEECH);
    for (format, rich) in [(Format::Docx, true), (Format::Opml, false)] {
        update(&mut state, Command::ShowExport);
        update(&mut state, Command::SetFormat(format));
        let Some(Effect::Copy { rtf, plain, .. }) = update(&mut state, Command::CopyExport).pop()
        else {
            panic!("a copy");
        };
        assert_eq!(rtf.is_some(), rich, "{format:?}");
        assert!(plain.contains("提高认识"));
        assert_eq!(state.export_panel, None);
    }
    let mut empty = opened("没有条目。");
    assert_eq!(update(&mut empty, Command::ShowExport), []);
}

#[test]
fn every_choice_of_an_export_has_one_value_that_is_chosen() {
    use gangmu::app::exports::{CHOICES, with};
    use gangmu::export::ExportOptions;
    let usual = ExportOptions::default();
    for row in CHOICES {
        let chosen = row
            .values
            .iter()
            .filter(|value| with(usual, value) == usual);
        assert_eq!(chosen.count(), 1, "{:?}", row.choice);
        for value in row.values {
            let set = with(usual, value);
            let chosen = row.values.iter().filter(|other| with(set, other) == set);
            assert_eq!(chosen.count(), 1, "{:?} {:?}", row.choice, value.0);
        }
    }
}

/// A document whose look can be taken.
fn model(state: &State) -> Arc<Template> {
    let options = gangmu::export::ExportOptions {
        format: Format::Docx,
        ..Default::default()
    };
    let open = &state.documents[0];
    let bytes = gangmu::export::Export::new(&open.document, &open.outline, &options).bytes();
    Arc::new(Template::of(bytes, "模板.docx").expect("a model"))
}

/// Nothing is written in another look than the one that is chosen: what takes the look of a document of the user's
/// waits for that, and where none is chosen the look before stays, and that is said.
#[test]
fn what_takes_the_look_of_a_document_waits_for_it() {
    use gangmu::export::ExportOptions;
    let official = ExportOptions {
        format: Format::Docx,
        ..Default::default()
    };
    let dressed = ExportOptions {
        dress: Dress::Template,
        ..official
    };
    let panel = |state: &mut State| {
        update(state, Command::ShowExport);
    };
    // As a version left it that did not ask.
    let left = |state: &mut State| {
        update(state, Command::ShowExport);
        state.settings.export.dress = Dress::Template;
        state.settings.exports = vec![dressed];
    };
    type Before<'a> = &'a dyn Fn(&mut State);
    type Done = fn(&Effect) -> bool;
    let cases: [(Before, Command, Done); 6] = [
        (&panel, Command::SetExport(dressed), |effect| {
            matches!(effect, Effect::SaveSettings(settings)
                if settings.last_export().dress == Dress::Template
                    && settings.export.dress == Dress::Official)
        }),
        (&|_| {}, Command::SetDress(Dress::Template), |effect| {
            matches!(effect, Effect::SaveSettings(settings)
                if settings.export.dress == Dress::Template)
        }),
        (&left, Command::Export(Format::Docx), |effect| {
            matches!(effect, Effect::AskForTarget { options, .. }
                if options.dress == Dress::Template)
        }),
        (&left, Command::ExportAndOpen, |effect| {
            matches!(effect, Effect::AskForTarget { .. })
        }),
        (&left, Command::CopyExport, |effect| {
            matches!(effect, Effect::Copy { .. })
        }),
        (&left, Command::CopyForWord, |effect| {
            matches!(effect, Effect::Copy { .. })
        }),
    ];
    for (before, command, done) in cases {
        let mut state = opened(SPEECH);
        before(&mut state);
        let asked = update(&mut state, command.clone());
        assert_eq!(asked, [Effect::AskForTemplate], "{command:?}");
        update(&mut state, Command::UseTemplate("模板.docx".into()));
        let read = Command::TemplateRead(Ok(model(&state)));
        let effects = update(&mut state, read.clone());
        assert!(effects.iter().any(done), "{command:?}: {effects:?}");
        let effects = update(&mut state, read);
        assert!(!effects.iter().any(done), "{command:?} once");

        let mut state = opened(SPEECH);
        before(&mut state);
        update(&mut state, command.clone());
        let effects = update(&mut state, Command::NoTemplate);
        let never = |effect: &Effect| !matches!(effect, Effect::Copy { .. });
        assert!(effects.iter().all(never), "{command:?}");
        assert_eq!(state.settings.last_export(), official, "{command:?}");
        assert_eq!(state.settings.export.dress, Dress::Official);
        let said = state.toast.as_ref().map_or("", |toast| toast.text.as_str());
        assert_eq!(said, "没有选定模板，版式仍为“公文格式”。");
        let read = Command::TemplateRead(Ok(model(&state)));
        assert_eq!(update(&mut state, read), [], "nothing waits any more");
    }
}

#[test]
fn the_look_of_one_form_is_there_after_the_next_start() {
    let mut state = opened(SPEECH);
    update(&mut state, Command::ShowExport);
    let path = PathBuf::from("模板.docx");
    update(&mut state, Command::ChooseTemplate);
    update(&mut state, Command::UseTemplate(path.clone()));
    let read = Command::TemplateRead(Ok(model(&state)));
    update(&mut state, read.clone());
    let mut next = State::default();
    next.settings.clone_from(&state.settings);
    assert_eq!(next.template_to_read(), Some(path));
    update(&mut next, read);
    assert_eq!(
        next.settings, state.settings,
        "and other forms have none of it"
    );
    update(&mut next, Command::ChooseTemplate);
    assert_eq!(update(&mut next, Command::NoTemplate), []);
    assert_eq!(
        next.settings, state.settings,
        "choosing no other one leaves it"
    );
}

#[test]
fn the_look_of_exports_is_remembered() {
    let mut state = opened(SPEECH);
    let dress = |state: &State| state.settings.export.dress;
    update(&mut state, Command::SetLargePrint(true));
    update(&mut state, Command::SetDress(Dress::Target));
    assert_eq!(
        (dress(&state), state.settings.export.large_print),
        (Dress::Target, false)
    );
    let asked = update(&mut state, Command::SetDress(Dress::Template));
    assert_eq!(asked, [Effect::AskForTemplate], "no model was chosen yet");
    let path = PathBuf::from("模板.docx");
    let effects = update(&mut state, Command::UseTemplate(path.clone()));
    assert_eq!(effects[1], Effect::ReadTemplate(path.clone()));
    assert_eq!(dress(&state), Dress::Target, "not before it is read");
    let read = Command::TemplateRead(Ok(model(&state)));
    update(&mut state, read);
    assert_eq!(
        (dress(&state), state.template_to_read()),
        (Dress::Template, None)
    );
    let options = gangmu::export::ExportOptions::default();
    let effects = update(&mut state, Command::ExportTo("out.docx".into(), options));
    let Effect::Save { sources, .. } = &effects[0] else {
        panic!("a file to write");
    };
    assert!(sources.contains(&(path.clone(), Message::TargetIsTemplate)));
    let mut kept = State::default();
    kept.settings.clone_from(&state.settings);
    assert_eq!(kept.template_to_read(), Some(path), "after the next start");
    let fault = Command::TemplateRead(Err("不能用作模板。".to_string()));
    update(&mut state, fault);
    assert_eq!(
        (dress(&state), &state.settings.template),
        (Dress::Official, &None)
    );
    assert_eq!(state.notices[0].text, "不能用作模板。");
}

#[test]
fn no_key_is_given_twice_and_the_usual_ones_are_there() {
    let mut seen = HashSet::new();
    for entry in ENTRIES {
        if let Some(key) = entry.key {
            assert!(seen.insert(key), "{} is given twice", key.label());
        }
    }
    for (command, label) in [
        (Command::Open, "Ctrl+O"),
        (Command::Paste, "Ctrl+Shift+V"),
        (Command::ShowExport, "Ctrl+E"),
        (Command::Undo, "Ctrl+Z"),
        (Command::Redo, "Ctrl+Y"),
        (Command::CopyForWord, "Ctrl+Shift+C"),
        (Command::FocusFind, "Ctrl+F"),
        (Command::Promote, "Alt+Shift+←"),
        (Command::Demote, "Alt+Shift+→"),
        (Command::StartRename, "F2"),
        (Command::Exclude, "Del"),
        (Command::Show(Some(Panel::Check)), "F7"),
    ] {
        let has = |key: &Key| key.label() == label;
        let entry = ENTRIES
            .iter()
            .find(|entry| entry.key.as_ref().is_some_and(has));
        assert_eq!(
            entry.map(|entry| (entry.command)()),
            Some(command),
            "{label}"
        );
    }
    assert_eq!(
        Key {
            ctrl: true,
            shift: true,
            alt: false,
            name: KeyName::Letter('C')
        }
        .label(),
        "Ctrl+Shift+C"
    );
}

#[test]
fn the_outline_is_put_in_order() {
    let chosen = |line: &str| WHOLE.replace(line, &format!("{line} ←"));
    check(
        &[Command::Select(row(5)), Command::MoveUp],
        &chosen("（二）水情紧").replace(
            "  ▾ （一）雨情紧\n      要盯住预报\n    （二）水情紧 ←\n",
            "    （二）水情紧 ←\n  ▾ （一）雨情紧\n      要盯住预报\n",
        ),
    );
    check(
        &[Command::Select(row(5)), Command::MoveUp, Command::MoveDown],
        &chosen("（二）水情紧"),
    );
    check(
        &[Command::Select(row(7)), Command::Merge],
        &WHOLE.replace(
            "一是领导到位\n      要上堤\n    二是人员到位\n",
            "一是领导到位，二是人员到位 ←\n      要上堤\n",
        ),
    );
    let (RowKey::Node(moved), RowKey::Node(to)) = (row(3), row(6)) else {
        panic!("two nodes");
    };
    check(
        &[Command::MoveTo(moved, Place::Below(Some(to)))],
        &WHOLE
            .replace("  ▾ （一）雨情紧\n      要盯住预报\n", "")
            .replace(
                "二、压实责任\n",
                "二、压实责任\n  ▾ （一）雨情紧 ←\n      要盯住预报\n",
            ),
    );
}

/// Rows are dropped before the row of the number, as deep as the second number says.
#[test]
fn a_dragged_row_goes_where_the_line_is() {
    let state = opened(SPEECH);
    let open = state.current().expect("a document");
    let key = |at: usize| match row(at) {
        RowKey::Node(key) => key,
        _ => panic!("row {at} is no node"),
    };
    let after = |at, depth| Some((Place::After(key(at)), depth));
    let below = |at, depth| Some((Place::Below(Some(key(at))), depth));
    for (dragged, boundary, wanted, expected) in [
        // （二）水情紧: before all; below the first of its level; out beside its parent; not where it is.
        (5, 2, 0, Some((Place::Below(None), 0))),
        (5, 3, 1, below(2, 1)),
        (5, 4, 9, below(3, 2)),
        (5, 5, 1, None),
        (5, 6, 0, after(2, 0)),
        (5, 6, 2, after(4, 2)),
        (5, 99, 0, after(6, 0)),
        (5, 10, 1, after(9, 1)),
        (5, 10, 2, below(9, 2)),
        // 一、提高认识, with all below it: not inside itself, and no deeper than the rows allow.
        (2, 4, 1, None),
        (2, 10, 0, after(6, 0)),
        (2, 8, 9, below(7, 2)),
        (2, 7, 0, below(6, 1)),
    ] {
        let drop = gangmu::app::drag::drop_at(open, key(dragged), boundary, wanted);
        let drop = drop.map(|drop| (drop.place, drop.depth));
        assert_eq!(drop, expected, "row {dragged} at {boundary}, {wanted} deep");
    }
}

#[test]
fn pieces_of_the_text_are_listed_and_split() {
    let at = |words: &str| SPEECH.find(words).expect("the words");
    let span = |words: &str| Span::new(at(words), at(words) + words.len());
    check(
        &[
            Command::SelectText(Some(span("形势十分紧迫。"))),
            Command::Take,
        ],
        &WHOLE.replace("▾ 一、提高认识\n", "▾ 一、提高认识\n    形势十分紧迫 ←\n"),
    );
    check(&[Command::SelectText(None), Command::Take], WHOLE);
    check(
        &[Command::ClickText(at("不等不靠")), Command::Split],
        &WHOLE.replace("要盯住预报\n", "要盯住预报\n      不等不靠 ←\n"),
    );
    let RowKey::Node(after) = row(5) else {
        panic!("a node");
    };
    check(
        &[Command::Insert(
            Place::After(after),
            Kind::Heading,
            "（三）险情多".to_string(),
        )],
        &WHOLE.replace("（二）水情紧\n", "（二）水情紧\n    （三）险情多 ←\n"),
    );
}

#[test]
fn possible_items_are_gone_through_and_taken_by_one_key() {
    let text = "一、认识\n层层压实责任。必须盯住重点地段，一刻也不放松。\n二、落实\n要落到实处。应当逐项对账，逐条销号。\n";
    let mut state = opened(text);
    let offered = |state: &State| -> Vec<String> {
        let open = state.current().expect("a document");
        open.offered()
            .map(|node| open.document.joined(node.label).into_owned())
            .collect()
    };
    let all = offered(&state);
    assert!(all.len() >= 2, "{all:?}");
    let before = state.current().map_or(0, |open| open.outline.nodes.len());
    run(&mut state, Command::NextOffered, text);
    for left in (0..all.len()).rev() {
        run(&mut state, Command::Take, text);
        assert_eq!(offered(&state).len(), left);
    }
    let after = state.current().map_or(0, |open| open.outline.nodes.len());
    assert_eq!(after, before + all.len());
    run(&mut state, Command::NextOffered, text);
    assert_eq!(state.current().and_then(|open| open.offered_at), None);
}

#[test]
fn notes_and_stars_stand_at_their_rows_and_are_undone() {
    let note = [
        Command::Select(row(5)),
        Command::ToggleStar,
        Command::StartNote,
        Command::EditNote(" 核实 \n水位".to_string()),
        Command::FinishNote,
    ];
    let noted = WHOLE.replace("（二）水情紧", "（二）水情紧 ★〔核实 水位〕 ←");
    check(&note, &noted);
    let undone = [&note[..], &[Command::Undo, Command::Undo]].concat();
    check(&undone, &WHOLE.replace("（二）水情紧", "（二）水情紧 ←"));
    let on_title = [
        Command::Select(RowKey::Title),
        Command::ToggleStar,
        Command::StartRename,
        Command::EditRename("防汛讲话".to_string()),
        Command::FinishRename,
    ];
    check(
        &on_title,
        &WHOLE.replace("在全县防汛工作会议上的讲话", "防汛讲话 ★ ←"),
    );
}

#[test]
fn what_was_left_out_is_listed_and_comes_back() {
    let mut state = opened(SPEECH);
    for command in [Command::Select(row(6)), Command::Exclude] {
        run(&mut state, command, SPEECH);
    }
    let open = state.current().expect("a document");
    let key = open.excluded[0];
    assert_eq!(open.found_label(key).as_deref(), Some("二、压实责任"));
    run(&mut state, Command::Restore(key), SPEECH);
    let back = WHOLE.replace("▾ 二、压实责任", "▾ 二、压实责任 ←");
    assert_eq!(shown(&state), back);
    run(&mut state, Command::Demote, SPEECH);
    run(&mut state, Command::RestoreAll, SPEECH);
    assert_eq!(shown(&state), back);
    run(&mut state, Command::Undo, SPEECH);
    assert_ne!(shown(&state), back, "restoring all is one step");
}

/// A toast offers to undo one step: it is over when that is not the last one of the document that is shown.
#[test]
fn a_toast_undoes_what_it_tells_of_or_nothing() {
    let rename = [
        Command::Select(row(5)),
        Command::StartRename,
        Command::EditRename("（二）水位高".to_string()),
        Command::FinishRename,
    ];
    let restored = [Command::Promote, Command::RestoreAll];
    for (before, after, offers) in [
        (&[Command::Exclude][..], &[][..], true),
        (&[Command::Exclude], &[Command::Select(row(5))], true),
        (&[Command::Exclude], &[Command::CollapseAll], true),
        (&[Command::Exclude], &[Command::ToggleStar], false),
        (&[Command::Exclude], &[Command::Undo], false),
        (&[Command::Exclude], &[Command::Undo, Command::Redo], false),
        (&[Command::Exclude], &rename, false),
        (&[Command::Exclude], &[Command::ToggleStar], false),
        (&restored, &[], true),
        (&restored, &[Command::Undo], false),
        (&[Command::Exclude, Command::AlikeHere], &[], true),
        (
            &[Command::Exclude, Command::AlikeHere],
            &[Command::Undo],
            false,
        ),
    ] {
        let mut state = opened(SPEECH);
        run(&mut state, Command::Select(row(4)), SPEECH);
        for command in before.iter().chain(after) {
            run(&mut state, command.clone(), SPEECH);
        }
        let actions = state.toast.map_or_else(Vec::new, |toast| toast.actions);
        let expected = offers.then_some((Message::ActionUndo, Command::Undo));
        assert_eq!(
            actions.into_iter().next(),
            expected,
            "after {before:?} and {after:?}"
        );
    }
}

#[test]
fn a_toast_undoes_nothing_in_another_document() {
    let another = || Command::OpenPaths(vec![PathBuf::from("b.txt")]);
    for leave in [
        Command::Turn(1),
        Command::Activate(1),
        Command::CloseAt(0),
        another(),
        Command::NewDraft,
    ] {
        let mut state = opened(SPEECH);
        run(&mut state, another(), SPEECH);
        for command in [Command::Activate(0), Command::Select(row(4))] {
            run(&mut state, command, SPEECH);
        }
        run(&mut state, Command::Exclude, SPEECH);
        assert!(state.toast.is_some());
        run(&mut state, leave.clone(), SPEECH);
        run(&mut state, Command::Activate(0), SPEECH);
        assert_eq!(state.toast, None, "{leave:?}");
    }
}

/// The effects of a command that match a pattern.
macro_rules! asked {
    ($effects:expr, $pattern:pat) => {
        $effects
            .iter()
            .filter(|effect| matches!(effect, $pattern))
            .count()
    };
}

#[test]
fn every_change_is_kept_and_taken_up_again() {
    let mut state = opened(SPEECH);
    run(&mut state, Command::Select(row(6)), SPEECH);
    let effects = update(&mut state, Command::Demote);
    let Some(Effect::Keep { kept, asked, .. }) = effects.into_iter().next() else {
        panic!("it is kept at once");
    };
    assert!(!asked, "and nothing is said");
    for (command, times) in [
        (Command::Toggle(row(2)), 1),
        (Command::Undo, 1),
        (Command::Undo, 0),
        (Command::Redo, 1),
        (Command::Select(row(1)), 0),
        (Command::Keep, 1),
    ] {
        let effects = update(&mut state, command.clone());
        assert_eq!(asked!(effects, Effect::Keep { .. }), times, "{command:?}");
    }
    run(&mut state, Command::KeptNow(Ok(())), SPEECH);
    let said = state.toast.as_ref().map(|toast| toast.text.clone());
    assert!(said.is_some_and(|said| said.starts_with("调整已保存")));

    let mut next = opened(SPEECH);
    let id = next.current().expect("a document").id;
    run(&mut next, Command::Kept(id, Some(kept)), SPEECH);
    assert!(
        shown(&next).contains("  ▾ 二、压实责任\n    ▾ 一是"),
        "{}",
        shown(&next)
    );
    run(&mut next, Command::Undo, SPEECH);
    assert_eq!(
        shown(&next),
        WHOLE.replace("二、压实责任", "二、压实责任 ←")
    );
}

#[test]
fn what_is_unfolded_in_any_way_is_kept() {
    let at = SPEECH.find("上堤").expect("the words");
    for unfold in [Command::ExpandBelow, Command::ClickText(at)] {
        let mut state = opened(SPEECH);
        run(&mut state, Command::CollapseAll, SPEECH);
        run(&mut state, Command::Select(row(2)), SPEECH);
        let folded = state.current().expect("a document").folded.len();
        let effects = update(&mut state, unfold.clone());
        let kept = effects.iter().find_map(|effect| match effect {
            Effect::Keep { kept, .. } => Some(kept.folded.len()),
            _ => None,
        });
        assert!(kept.is_some_and(|kept| kept < folded), "{unfold:?}");
        // There is nothing left to unfold.
        let again = update(&mut state, unfold.clone());
        assert_eq!(asked!(again, Effect::Keep { .. }), 0, "{unfold:?}");
    }
}

#[test]
fn a_file_that_was_changed_is_read_again_and_adjustments_stay() {
    let path = PathBuf::from("speech.txt");
    for (text, said) in [
        (
            SPEECH.replace("（二）水情紧\n", ""),
            "原稿刚在别处改过，已重新识别；您的 2 处调整保留了 1 处，1 处没找到对应文字。",
        ),
        (
            SPEECH.replace("形势十分", "眼下形势十分"),
            "原稿刚在别处改过，已重新识别；您的 2 处调整都保留了。",
        ),
        (SPEECH.to_string(), ""),
    ] {
        let mut state = opened(SPEECH);
        for command in [
            Command::Select(row(5)),
            Command::Exclude,
            Command::Select(row(6)),
            Command::Demote,
        ] {
            run(&mut state, command, SPEECH);
        }
        state.toast = None;
        run(&mut state, Command::FileChanged(path.clone()), &text);
        let toast = state.toast.as_ref().map_or("", |toast| toast.text.as_str());
        assert_eq!(toast, said);
        assert!(
            shown(&state).contains("    ▾ 一是领导到位"),
            "it is still put down"
        );
    }
    let mut state = opened(SPEECH);
    run(&mut state, Command::FileGone(path), SPEECH);
    assert!(state.notices[0].text.starts_with("《speech.txt》刚被移动"));
    run(
        &mut state,
        Command::FileGone(PathBuf::from("别的.txt")),
        SPEECH,
    );
    assert_eq!(state.notices.len(), 1);
}

#[test]
fn pasted_text_that_was_adjusted_is_asked_about() {
    let mut state = State::default();
    for leave in [Command::Close, Command::Quit] {
        run(&mut state, Command::Pasted(SPEECH.into()), SPEECH);
        let effects = update(&mut state, leave.clone());
        assert!(state.notices.is_empty(), "nothing was adjusted");
        if leave == Command::Quit {
            assert_eq!(effects, [Effect::Quit]);
        }
    }
    run(&mut state, Command::Select(row(6)), SPEECH);
    run(&mut state, Command::Demote, SPEECH);
    for leave in [Command::Close, Command::Quit] {
        assert_eq!(update(&mut state, leave), []);
        assert_eq!((state.documents.len(), state.notices.len()), (1, 1));
    }
    assert_eq!(update(&mut state, Command::QuitAnyway), [Effect::Quit]);
    let id = state.documents[0].id;
    run(&mut state, Command::CloseAnyway(id), SPEECH);
    assert!(state.documents.is_empty());
}

#[test]
fn documents_are_remembered_as_long_as_the_user_likes() {
    let mut state = State::default();
    let open = |name: &str| Command::OpenPaths(vec![PathBuf::from(name)]);
    for name in ["甲.txt", "乙.txt", "甲.txt"] {
        run(&mut state, open(name), SPEECH);
    }
    let names = |state: &State| -> Vec<String> {
        let recent = state.settings.recent.iter();
        recent
            .map(|recent| format!("{} {}", recent.path.display(), recent.title))
            .collect()
    };
    assert_eq!(
        names(&state),
        [
            "乙.txt 在全县防汛工作会议上的讲话",
            "甲.txt 在全县防汛工作会议上的讲话"
        ]
    );
    assert_eq!(state.settings.session.len(), 2);
    let at_start = |state: &State| state.settings.files_at_start().len();
    assert_eq!(
        at_start(&state),
        0,
        "nothing is shown before it is asked for"
    );
    run(&mut state, Command::SetReopen(true), SPEECH);
    assert_eq!(at_start(&state), 2);
    let shown = ENTRIES
        .iter()
        .filter(|entry| matches!((entry.command)(), Command::OpenRecent(_)))
        .filter_map(|entry| entry.name_in(&state));
    assert_eq!(shown.count(), 2);
    let effects = update(&mut state, Command::Close);
    assert_eq!(asked!(effects, Effect::Watch(_)), 1);
    assert_eq!(asked!(effects, Effect::SaveSettings(_)), 1);
    run(&mut state, Command::OpenRecent(1), SPEECH);
    assert_eq!(state.documents.len(), 2);
    run(&mut state, Command::ForgetRecent, SPEECH);
    assert!(names(&state).is_empty());
    run(&mut state, Command::SetRemember(false), SPEECH);
    run(&mut state, open("丙.txt"), SPEECH);
    assert!(names(&state).is_empty() && state.settings.session.is_empty());
}

#[test]
fn documents_are_gone_through_round_and_round() {
    let mut state = State::default();
    for name in ["甲.txt", "乙.txt", "丙.txt"] {
        run(
            &mut state,
            Command::OpenPaths(vec![PathBuf::from(name)]),
            SPEECH,
        );
    }
    for (command, active) in [
        (Command::Turn(1), Some(0)),
        (Command::Turn(-1), Some(2)),
        (Command::Turn(-1), Some(1)),
        (Command::CloseAt(0), Some(0)),
        (Command::CloseAt(9), Some(0)),
        (Command::CloseAt(1), Some(0)),
        (Command::Turn(1), Some(0)),
        (Command::Close, None),
        (Command::Turn(1), None),
    ] {
        run(&mut state, command.clone(), SPEECH);
        assert_eq!(state.active, active, "{command:?}");
    }
}

#[test]
fn findings_are_ignored_alone_or_by_kind_and_told_again() {
    use gangmu::check::check;
    use gangmu::correction::Ignored;
    let text = "一、认识\n要要抓紧抓实。\n三、落实\n方案方案要要细。\n";
    let mut state = opened(text);
    let told = |state: &State| -> Vec<String> {
        let open = state.current().expect("a document");
        let found = check(&open.document, &open.outline).into_iter();
        let is_told = |found: &gangmu::diagnostic::Diagnostic| {
            let mut ignored = open.ignored.iter();
            !ignored.any(|ignored| ignored.fits(&open.document, found))
        };
        found.filter(is_told).map(|found| found.kind()).collect()
    };
    let all = told(&state);
    assert!(
        all.iter().filter(|kind| *kind == "doubled").count() >= 2,
        "{all:?}"
    );
    let open = state.current().expect("a document");
    let found = check(&open.document, &open.outline);
    let doubled = found
        .iter()
        .find(|found| found.kind() == "doubled")
        .expect("one");
    let one = Command::Ignore(Ignored::one(&open.document, doubled));
    let kind = Command::Ignore(Ignored::kind(doubled));
    run(&mut state, one, text);
    assert_eq!(told(&state).len(), all.len() - 1);
    let moved = format!("前面多了一段。\n{text}");
    run(
        &mut state,
        Command::FileChanged(PathBuf::from("speech.txt")),
        &moved,
    );
    assert_eq!(told(&state).len(), all.len() - 1, "it is known again");
    run(&mut state, kind, &moved);
    assert!(!told(&state).contains(&"doubled".to_string()));
    run(&mut state, Command::IgnoreNothing, &moved);
    assert_eq!(told(&state), all);
    for left in [0, 1] {
        run(&mut state, Command::Undo, &moved);
        assert!(told(&state).len() < all.len(), "{left}");
    }
    run(&mut state, Command::Undo, &moved);
    assert_eq!(told(&state), all);
}

#[test]
fn others_follow_an_example_here_or_everywhere() {
    let mut state = opened(SPEECH);
    run(&mut state, Command::AlikeHere, SPEECH);
    assert_eq!(shown(&state), WHOLE, "there is no example yet");
    run(&mut state, Command::Select(row(4)), SPEECH);
    run(&mut state, Command::Exclude, SPEECH);
    run(&mut state, Command::AlikeHere, SPEECH);
    let without = shown(&state);
    assert!(!without.contains("要上堤") && !without.contains("要盯住"));
    let said = state.toast.as_ref().map_or("", |toast| toast.text.as_str());
    assert_eq!(said, "已照此处理本稿的同类条目 1 条");
    run(&mut state, Command::Undo, SPEECH);
    assert!(shown(&state).contains("要上堤") && !shown(&state).contains("要盯住"));

    let mut state = opened(SPEECH);
    run(&mut state, Command::Select(row(3)), SPEECH);
    run(&mut state, Command::Exclude, SPEECH);
    let effects = update(&mut state, Command::AlikeEverywhere);
    let Some(Effect::EditRules(Edit::Add(rule))) = effects.into_iter().next() else {
        panic!("a rule");
    };
    assert_eq!((rule.kind, rule.level), (None, None));
    assert_eq!(rule.name, "同“（一）雨情紧”");
    assert!(
        state
            .current()
            .is_some_and(|open| open.adjustments.is_empty())
    );
    let effects = update(&mut state, Command::Rules(Ok(vec![rule])));
    assert_eq!(asked!(effects, Effect::Read { .. }), 1, "all is read again");
    assert_eq!(state.rules.len(), 1);
    update(&mut state, Command::Rules(Err("读不懂".to_string())));
    assert_eq!((state.rules.len(), state.notices.len()), (1, 1));
}

#[test]
fn a_folder_is_listed_until_somebody_stops_it() {
    use gangmu::app::state::FolderEntry;
    let entry = |name: &str| {
        Box::new(FolderEntry {
            path: PathBuf::from(name),
            name: name.to_string(),
            title: name.to_string(),
            characters: 9,
            items: 3,
            fault: None,
        })
    };
    let mut state = State::default();
    let effects = update(&mut state, Command::ListFolders(vec![PathBuf::from("夹")]));
    let Some(Effect::ListFolders { serial, .. }) = effects.first() else {
        panic!("the folder is read");
    };
    let serial = *serial;
    let look = |state: &State| {
        let folder = state.folder.as_ref().expect("a folder");
        let names = folder.entries.iter().map(|entry| entry.name.clone());
        (names.collect::<Vec<_>>().join(" "), folder.under_way)
    };
    for (command, names, under_way) in [
        (Command::FolderCounted(serial, 3), "", true),
        (Command::FolderEntry(serial, entry("乙")), "乙", true),
        (Command::FolderEntry(serial, entry("丁")), "丁 乙", true),
        (
            Command::FolderEntry(serial + 9, entry("别的")),
            "丁 乙",
            true,
        ),
        (Command::StopFolder, "丁 乙", false),
        (Command::FolderEntry(serial, entry("迟到")), "丁 乙", false),
    ] {
        update(&mut state, command.clone());
        assert_eq!(look(&state), (names.to_string(), under_way), "{command:?}");
    }
    assert_eq!(update(&mut state, Command::StopFolder), []);
    let effects = update(&mut state, Command::ListFolders(vec![PathBuf::from("空")]));
    let Some(Effect::ListFolders { serial, .. }) = effects.first() else {
        panic!("the folder is read");
    };
    update(&mut state, Command::FolderCounted(*serial, 0));
    assert_eq!(look(&state), (String::new(), false));
}

#[test]
fn a_piece_of_the_text_that_was_listed_gives_a_rule() {
    let text = "一、报名\n问：怎样报名？\n答：网上报名。\n二、缴费\n";
    let mut state = opened(text);
    let at = text.find("问：").expect("the words");
    let span = Span::new(at, at + "问：怎样报名？".len());
    run(&mut state, Command::TakeSpan(span), text);
    let effects = update(&mut state, Command::AlikeEverywhere);
    let Some(Effect::EditRules(Edit::Add(rule))) = effects.into_iter().next() else {
        panic!("a rule");
    };
    assert_eq!(
        (rule.pattern.as_str(), rule.kind),
        ("^问：", Some(Kind::Heading))
    );
    assert_eq!(rule.example, "问：怎样报名？");
}

#[test]
fn every_command_of_the_table_can_be_asked_at_any_time() {
    for text in ["", "没有条目。", SPEECH] {
        for entry in ENTRIES {
            for chosen in [None, Some(0), Some(2), Some(4)] {
                let mut state = opened(text);
                if let Some(at) =
                    chosen.filter(|&at| state.current().is_some_and(|open| at < open.rows.len()))
                {
                    let key = state
                        .current()
                        .map(|open| open.row_key(&open.rows[at]))
                        .expect("a row");
                    run(&mut state, Command::Select(key), text);
                }
                let command = entry.command_in(&state);
                run(&mut state, command, text);
            }
        }
        let mut empty = State::default();
        for entry in ENTRIES {
            let command = entry.command_in(&empty);
            update(&mut empty, command);
        }
    }
}

/// Made-up documents: paragraphs of all kinds, in any order, some of them without stops or line ends.
fn document(random: &mut Lots) -> String {
    const PIECES: &[&str] = &[
        "一、提高认识\n",
        "二、压实责任\n",
        "（一）雨情紧\n",
        "（二）水情紧\n",
        "三、抓好落实\n",
        "1.守住堤防。",
        "2.备足物资。\n",
        "一是领导到位。要上堤。",
        "二是人员到位。",
        "要盯住预报，不等不靠。\n",
        "同志们：\n",
        "形势十分紧迫，决不能有半点松懈\n",
        "方向要明。责任要清。步子要稳。\n",
        "\n",
        "关于做好防汛工作的通知\n",
        "— 3 —\n",
        "　　第一章　总则\n",
        "# 标题\n",
        "- 条目\n",
        "\r\n",
        "，",
        "《办法》第三条规定了。\n",
        "A. 甲\n",
        "👍👨‍👩‍👧\n",
        "更多范文请加QQ群：10001\n",
    ];
    let pieces = random.below(24);
    (0..pieces)
        .map(|_| PIECES[random.below(PIECES.len())])
        .collect()
}

#[test]
fn any_commands_in_any_order_do_no_harm_and_can_be_taken_back() {
    let rounds = std::env::var("GANGMU_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok());
    for round in 0..rounds.unwrap_or(150) {
        let mut random = Lots(round);
        let text = document(&mut random);
        let other = document(&mut random);
        let mut state = opened(&text);
        for _ in 0..100 {
            let command = random.command(&state, &text);
            // Now and then the file has changed when it is read again.
            let text = if random.below(12) == 0 { &other } else { &text };
            run(&mut state, command, text);
            let Some(open) = state.current() else { break };
            assert_whole(open);
        }
        take_all_back(&mut state, &text);
    }
}

/// What is true of every open document.
fn assert_whole(open: &OpenDocument) {
    let nodes = &open.outline.nodes;
    assert_eq!(nodes.len(), open.keys.len());
    let keys: HashSet<_> = open.keys.iter().collect();
    assert_eq!(keys.len(), nodes.len(), "no key is there twice");
    for (id, node) in nodes.iter().enumerate() {
        let above = node.parent.map(|parent| &nodes[parent]);
        assert!(node.parent.is_none_or(|parent| parent < id));
        assert!(above.is_none_or(|above| above.end >= node.end));
        assert_eq!(node.depth, above.map_or(1, |above| above.depth + 1));
        assert!(node.depth <= gangmu::outline::MAX_DEPTH);
        let text = open.document.text();
        let holds = |span: Span| span.is_nowhere() || text.get(span.range()).is_some();
        assert!(holds(node.label) && holds(node.extent) && holds(node.marker));
    }
    let labels = nodes.iter().map(|node| node.label);
    let mut labels: Vec<_> = labels.filter(|label| !label.is_nowhere()).collect();
    labels.sort();
    let apart = labels.windows(2).all(|pair| pair[0].end <= pair[1].start);
    assert!(apart, "no two labels share words");
}

/// Every step that is taken back gives the state before it; when all are, the outline is the found one.
fn take_all_back(state: &mut State, text: &str) {
    while state
        .current()
        .is_some_and(|open| !open.adjustments.done.is_empty())
    {
        let outline = |state: &State| state.current().map(|open| open.outline.clone());
        let after = outline(state);
        run(state, Command::Undo, text);
        let before = outline(state);
        run(state, Command::Redo, text);
        assert_eq!(outline(state), after, "done again");
        run(state, Command::Undo, text);
        assert_eq!(outline(state), before);
    }
    if let Some(open) = state.current() {
        assert_eq!(*open.outline, open.document.outline, "all was taken back");
    }
}

/// What is drawn by lot for a script.
impl Lots {
    /// A place in a text, sometimes none.
    fn span(&mut self, text: &str) -> Span {
        let start = self.below(text.len() + 4);
        Span::new(start, start + self.below(60))
    }

    fn key(&mut self, open: &OpenDocument) -> Option<NodeKey> {
        let count = open.keys.len();
        (count > 0).then(|| open.keys[self.below(count)])
    }

    fn place(&mut self, open: &OpenDocument) -> Place {
        match (self.below(2), self.key(open)) {
            (0, Some(key)) => Place::After(key),
            (_, key) => Place::Below(key),
        }
    }

    fn command(&mut self, state: &State, text: &str) -> Command {
        let Some(open) = state.current() else {
            return Command::Undo;
        };
        let rows = open.rows.len();
        match self.below(25) {
            0..=5 if rows > 0 => Command::Select(open.row_key(&open.rows[self.below(rows)])),
            6 => Command::SetKind([Kind::Heading, Kind::Directive, Kind::Point][self.below(3)]),
            7 => Command::Find(["", "情", "到位"][self.below(3)].to_string()),
            8 => Command::ClickText(self.below(text.len() + 9)),
            9 => Command::EditRename("新".to_string()),
            10 => Command::FinishRename,
            11 => Command::SelectText(Some(self.span(text))),
            12 => Command::TakeSpan(self.span(text)),
            13 => Command::Insert(self.place(open), Kind::Heading, "写".to_string()),
            14 if !open.keys.is_empty() => {
                let key = open.keys[self.below(open.keys.len())];
                Command::MoveTo(key, self.place(open))
            }
            15 if !open.excluded.is_empty() => {
                Command::Restore(open.excluded[self.below(open.excluded.len())])
            }
            16 => Command::EditNote(["", "记住"][self.below(2)].to_string()),
            17 => Command::FinishNote,
            18 => Command::TakeBack(self.below(open.adjustments.done.len() + 1)),
            19 => Command::OpenPaths(vec![PathBuf::from("speech.txt")]),
            _ => {
                let entry = &ENTRIES[self.below(ENTRIES.len())];
                match (entry.command)() {
                    Command::Close => Command::Undo,
                    command => command,
                }
            }
        }
    }
}
