//! The window itself, without a screen: what it shows is found by its labels, as a screen reader finds it.

mod parts;

use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use gangmu::app::command::{Effect, Failure, Remedy, Step};
use gangmu::app::findings::Findings;
use gangmu::app::found::Found;
use gangmu::app::laid::Layout;
use gangmu::app::state::{Panel, View};
use gangmu::app::{Command, State, update};
use gangmu::document::{Document, FindOptions};
use gangmu::export::{self, Density, Export, ExportOptions};
use gangmu::gui::{self, Panes};
use gangmu::input::Source;
use gangmu::message::Language;
use gangmu::parallel::Gather;
use std::path::PathBuf;
use std::sync::Arc;

/// A window with a state; what is asked of the world is done at once or written down.
struct Desk {
    state: State,
    panes: Panes,
    text: String,
    asked: Vec<Effect>,
}

impl Desk {
    fn run(&mut self, command: Command) {
        for effect in update(&mut self.state, command) {
            match effect {
                Effect::Read {
                    document,
                    generation,
                    ..
                } => {
                    let source = Source::from(self.text.clone());
                    let read = Document::find(source, &FindOptions::default());
                    self.run(Command::Read {
                        document,
                        generation,
                        result: Ok(Found::new(read).into()),
                    });
                }
                Effect::Preview {
                    serial,
                    document,
                    outline,
                    options,
                } => {
                    let preview = Arc::new(Export::new(&document, &outline, &options).preview());
                    self.run(Command::Previewed { serial, preview });
                }
                Effect::Check(look) => self.run(look.work()),
                Effect::LayOut(layout) => self.run(layout.work()),
                Effect::Make(making) => self.run(making.work()),
                Effect::MakeDraft(drafting) => self.run(drafting.work()),
                Effect::TryAlone(trial) => {
                    for &at in &trial.places {
                        self.run(trial.of(at));
                    }
                }
                Effect::GiveUp(_) => {}
                effect => self.asked.push(effect),
            }
        }
    }
}

fn window(commands: &[Command], text: &str) -> Harness<'static, Desk> {
    let mut desk = Desk {
        state: State::default(),
        panes: Panes::default(),
        text: text.to_string(),
        asked: Vec::new(),
    };
    for command in commands {
        desk.run(command.clone());
    }
    let show = |ui: &mut eframe::egui::Ui, desk: &mut Desk| {
        for command in gui::view(ui, &desk.state, &mut desk.panes) {
            desk.run(command);
        }
    };
    let mut harness = Harness::builder()
        .with_size([1180.0, 1000.0])
        .with_context_setup(gui::install_fonts)
        .build_ui_state(show, desk);
    harness.run();
    harness
}

fn sample() -> Harness<'static, Desk> {
    window(
        &[
            Command::OpenPaths(vec![PathBuf::from("speech.txt")]),
            Command::EndHint,
        ],
        gui::SAMPLE,
    )
}

fn chosen(harness: &Harness<Desk>) -> Option<String> {
    let open = harness.state().state.current()?;
    let id = open.selected_node()?;
    Some(
        open.document
            .label(&open.outline, &open.outline.nodes[id])
            .into_owned(),
    )
}

fn shows(harness: &Harness<Desk>, label: &str) -> bool {
    harness.query_all_by_label(label).next().is_some()
}

#[test]
fn an_empty_window_says_what_it_is_for() {
    let harness = window(&[], "");
    for label in [
        "把讲话稿、报告、通知拖到这里",
        "打开文稿",
        "粘贴文字",
        "看一个示例",
        "能打开：Word、WPS 文档，纯文本，网页",
        "全程离线，不上传、不改动原稿。",
    ] {
        assert!(shows(&harness, label), "{label}");
    }
}

#[test]
fn a_document_is_shown_with_its_outline() {
    let harness = sample();
    for label in [
        "在全市社区工作会议上的讲话",
        "一、提高站位，看清社区工作的分量",
        "一是抓好便民服务，让群众少跑腿",
        "步子要稳",
    ] {
        assert!(
            harness.query_all_by_label(label).next().is_some(),
            "{label}"
        );
    }
    assert!(shows(&harness, "离线运行·不改原稿"));
    assert!(
        shows(&harness, "原文"),
        "the text has a name for screen readers"
    );
}

#[test]
fn a_click_chooses_a_row_and_a_double_click_folds_it() {
    let mut harness = sample();
    harness
        .get_by_label("二、突出重点，办好群众家门口的事")
        .click();
    harness.run();
    assert_eq!(
        chosen(&harness).as_deref(),
        Some("二、突出重点，办好群众家门口的事")
    );
    harness.get_by_label("收起").click();
    harness.run();
    assert!(!shows(&harness, "一是抓好便民服务，让群众少跑腿"));
    harness.get_by_label("展开").click();
    harness.run();
    assert!(shows(&harness, "一是抓好便民服务，让群众少跑腿"));
}

#[test]
fn rows_tell_screen_readers_their_level_and_folding() {
    let harness = sample();
    let of = |label: &str| -> (Option<usize>, Option<bool>) {
        let node: Node = harness.get_by_label(label);
        let data = node.accesskit_node();
        (data.data().level(), data.data().is_expanded())
    };
    assert_eq!(
        of("二、突出重点，办好群众家门口的事"),
        (Some(1), Some(true))
    );
    assert_eq!(of("一是抓好便民服务，让群众少跑腿"), (Some(2), Some(true)));
    assert_eq!(of("步子要稳"), (Some(2), None));
}

#[test]
fn keys_walk_and_adjust() {
    use eframe::egui::{Key, Modifiers};
    let mut harness = sample();
    harness
        .get_by_label("二、突出重点，办好群众家门口的事")
        .click();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(
        chosen(&harness).as_deref(),
        Some("一是抓好便民服务，让群众少跑腿")
    );
    harness.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    let open = harness.state().state.current().expect("a document");
    let id = open.selected_node().expect("a node");
    assert_eq!(open.outline.nodes[id].depth, 1, "Alt+Shift+← lifts it");
    harness.key_press(Key::Delete);
    harness.run();
    assert!(!shows(&harness, "一是抓好便民服务，让群众少跑腿"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(shows(&harness, "一是抓好便民服务，让群众少跑腿"));
}

#[test]
fn the_filter_shows_what_holds_its_words() {
    let mut harness = sample();
    let field = harness.get_by_role(eframe::egui::accesskit::Role::SearchInput);
    field.click();
    harness.run();
    harness
        .get_by_role(eframe::egui::accesskit::Role::SearchInput)
        .type_text("养老");
    harness.run();
    assert!(shows(&harness, "二是抓好养老托幼，让家庭少操心"));
    assert!(!shows(&harness, "一是抓好便民服务，让群众少跑腿"));
}

#[test]
fn the_context_menu_of_a_row_works_on_it() {
    let mut harness = sample();
    harness.get_by_label("步子要稳").click_secondary();
    harness.run();
    harness.get_by_label_contains("不列入提纲").click();
    harness.run();
    assert!(!shows(&harness, "步子要稳"));
    assert!(shows(&harness, "已不列入提纲（原稿未改动）"));
}

#[test]
fn a_row_is_dragged_to_another_place() {
    let mut harness = sample();
    let from = harness.get_by_label("步子要稳").rect().left_center();
    let to = harness.get_by_label("方向要明").rect().left_top();
    harness.drag_at(from + eframe::egui::vec2(60.0, 0.0));
    harness.run();
    harness.hover_at(to + eframe::egui::vec2(60.0, 2.0));
    harness.run();
    harness.drop_at(to + eframe::egui::vec2(60.0, 2.0));
    harness.run();
    let top = |label: &str| harness.get_by_label(label).rect().top();
    assert!(top("步子要稳") < top("方向要明"));
    assert_eq!(chosen(&harness).as_deref(), Some("步子要稳"));
}

#[test]
fn notes_are_written_at_their_row_and_stars_are_shown() {
    let mut harness = sample();
    harness.get_by_label("步子要稳").click_secondary();
    harness.run();
    harness.get_by_label_contains("加星标").click();
    harness.run();
    harness.get_by_label("步子要稳★").click_secondary();
    harness.run();
    harness.get_by_label_contains("批注…").click();
    harness.run();
    harness.get_by_label("批注…").type_text("由谁牵头");
    harness.run();
    harness.key_press(eframe::egui::Key::Enter);
    harness.run();
    let open = harness.state().state.current().expect("a document");
    assert_eq!(
        open.notes.values().next().map(String::as_str),
        Some("由谁牵头")
    );
    let row = harness.get_by_label("步子要稳★");
    let said = row
        .accesskit_node()
        .data()
        .description()
        .map(str::to_string);
    assert_eq!(said.as_deref(), Some("由谁牵头"));
}

#[test]
fn findings_can_be_ignored_and_told_again() {
    let mut harness = window(
        &[
            Command::OpenPaths(vec![PathBuf::from("a.txt")]),
            Command::Show(Some(Panel::Check)),
        ],
        "一、认识\n三、落实\n",
    );
    let gap = "序号不连续：“一、”之后是“三、”，请核对。";
    assert!(harness.query_by_label_contains(gap).is_some());
    harness.get_by_label("忽略此类").click();
    harness.run();
    assert!(harness.query_by_label_contains(gap).is_none());
    assert!(shows(&harness, "没有发现需要核对的地方。") && shows(&harness, "已忽略 1 处"));
    harness.get_by_label("恢复提醒").click();
    harness.run();
    assert!(harness.query_by_label_contains(gap).is_some());
}

#[test]
fn what_is_looked_for_elsewhere_is_not_told_as_found() {
    let text = "一、抓紧\n各乡镇要要抓紧落实。\n二、抓实\n三、抓好\n";
    let commands = [
        Command::OpenPaths(vec![PathBuf::from("a.txt")]),
        Command::Show(Some(Panel::Check)),
    ];
    let mut harness = window(&commands, text);
    assert!(shows(&harness, "共 1 处") && offers(&harness, "“要要”疑为重复"));
    let state = &mut harness.state_mut().state;
    let checks = |asked: Vec<Effect>| -> Vec<Effect> {
        let checks = |effect: &Effect| matches!(effect, Effect::Check(_));
        asked.into_iter().filter(checks).collect()
    };
    update(state, Command::Go(Step::Last));
    let asked = checks(update(state, Command::Exclude));
    let again = checks(update(state, Command::Go(Step::First)));
    assert_eq!(again, [], "it is asked once for each outline");
    let [Effect::Check(look)] = &asked[..] else {
        panic!("the outline is another one: {asked:?}");
    };
    harness.run();
    assert!(shows(&harness, "正在校核……") && !shows(&harness, "共 1 处"));
    assert!(
        offers(&harness, "“要要”疑为重复"),
        "what was found before stays until then"
    );
    let nothing = Findings::new(look.text.clone(), look.outline.clone(), Vec::new(), &[]);
    for (serial, done) in [(look.serial - 1, false), (look.serial, true)] {
        harness.state_mut().run(Command::Checked {
            document: look.document,
            serial,
            findings: Arc::new(nothing.clone()),
        });
        harness.run();
        assert_eq!(shows(&harness, "没有发现需要核对的地方。"), done);
        assert_eq!(offers(&harness, "“要要”疑为重复"), !done);
    }
}

/// What a command asks to be laid out elsewhere, which is not done.
fn layout(harness: &mut Harness<Desk>, command: Command) -> Box<Layout> {
    let asked = update(&mut harness.state_mut().state, command).into_iter();
    let mut layouts = asked.filter_map(|effect| match effect {
        Effect::LayOut(layout) => Some(layout),
        _ => None,
    });
    layouts.next().expect("something to lay out")
}

#[test]
fn a_view_that_is_laid_out_elsewhere_says_so_after_a_moment() {
    use eframe::egui::accesskit::Role;
    let is_row =
        |node: &Node| [Role::TreeItem, Role::ListItem].contains(&node.accesskit_node().role());
    let text = parts::parts(104);
    for view in [View::Parallel, View::MindMap, View::Weight] {
        let open = Command::OpenPaths(vec![PathBuf::from("a.txt")]);
        let mut harness = window(&[open, Command::Go(Step::First)], &text);
        let told = "正在排版……";
        // In the tree and in the view; in the tree alone.
        let label = "一、第1部分工作";
        let rows = |harness: &Harness<Desk>| {
            let shown = harness.query_all_by_label_contains(label);
            shown.filter(|node| is_row(node)).count()
        };
        let asked = layout(&mut harness, Command::SetView(view));
        harness.step();
        assert!(!shows(&harness, told) && rows(&harness) == 1, "{view:?}");
        harness.run_steps(3);
        assert!(shows(&harness, told) && rows(&harness) == 1, "{view:?}");
        harness.state_mut().run(asked.work());
        harness.run();
        assert!(!shows(&harness, told) && rows(&harness) == 2, "{view:?}");
        // What was there before stays for a moment, and what is no item any more is not chosen in it.
        let asked = layout(&mut harness, Command::Exclude);
        let chosen_before = chosen(&harness);
        harness.step();
        assert!(!shows(&harness, told), "{view:?}");
        if view != View::Weight {
            assert_eq!(rows(&harness), 1, "{view:?}: in the view alone");
            let row = harness.query_all_by_label_contains(label).find(is_row);
            row.expect("its row").click();
            harness.step();
            assert_eq!(chosen(&harness), chosen_before, "{view:?}");
        }
        harness.run_steps(3);
        assert!(shows(&harness, told), "{view:?}");
        harness.state_mut().run(asked.work());
        harness.run();
        assert!(!shows(&harness, told) && rows(&harness) == 0, "{view:?}");
    }
}

/// Asks for something to be made, which is not done.
fn making(harness: &mut Harness<Desk>, command: Command) -> Command {
    let asked = update(&mut harness.state_mut().state, command).into_iter();
    let mut made = asked.filter_map(|effect| match effect {
        Effect::Make(making) => Some(making.work()),
        Effect::MakeDraft(drafting) => Some(drafting.work()),
        _ => None,
    });
    made.next().expect("something to make")
}

#[test]
fn what_is_made_elsewhere_is_told_at_the_foot_after_a_moment() {
    let text = parts::parts(60);
    let path = PathBuf::from("out.md");
    let options = ExportOptions::default();
    let export = Command::ExportTo(path.clone(), options);
    let open = Command::OpenPaths(vec![PathBuf::from("a.txt")]);
    for (command, told) in [
        (Command::CopyForWord, "正在复制……"),
        (Command::CopyPicture, "正在复制……"),
        (export.clone(), "正在导出……"),
        (Command::DraftFromCurrent, "正在新建提纲……"),
    ] {
        let mut harness = window(std::slice::from_ref(&open), &text);
        let made = making(&mut harness, command.clone());
        harness.step();
        assert!(!shows(&harness, told), "{command:?}: not at once");
        harness.run_steps(3);
        assert!(shows(&harness, told), "{command:?}");
        harness.state_mut().run(made);
        if command == export {
            harness.run();
            assert!(shows(&harness, told), "it is still written");
            harness.state_mut().run(Command::Saved(Ok(path.clone())));
        }
        harness.run();
        assert!(!shows(&harness, told), "{command:?}: it is there");
    }
    let mut harness = window(&[open, Command::CopyForWord], gui::SAMPLE);
    harness.run_steps(4);
    assert!(
        !shows(&harness, "正在复制……"),
        "of a small one it is there at once"
    );
}

#[test]
fn of_long_lists_only_what_is_in_view_is_drawn() {
    let pages: String = (1..2000)
        .map(|at| format!("要抓紧落实第{at}项工作。\n－{at}－\n"))
        .collect();
    let commands = [
        Command::OpenPaths(vec![PathBuf::from("a.txt")]),
        Command::Show(Some(Panel::Dropped)),
    ];
    let mut harness = window(&commands, &pages);
    let drawn = |harness: &Harness<Desk>| harness.query_all_by_label("恢复").count();
    assert!((10..60).contains(&drawn(&harness)));
    // Another list is shown from its beginning.
    harness.hover_at(harness.get_by_label_contains("－2－").rect().center());
    wheel(&mut harness);
    assert!(!offers(&harness, "－2－") && offers(&harness, "－40－"));
    let keys = Some(Panel::Keys);
    for panel in [keys, Some(Panel::Dropped)] {
        harness.state_mut().run(Command::Show(panel));
        harness.run();
    }
    assert!(offers(&harness, "－2－"));
}

#[test]
fn several_documents_have_tabs_that_close() {
    let open = |name: &str| Command::OpenPaths(vec![PathBuf::from(name)]);
    let mut harness = window(&[open("甲.txt"), open("乙.txt")], gui::SAMPLE);
    harness.get_by_label("关闭 甲.txt").click();
    harness.run();
    let left: Vec<&str> = harness
        .state()
        .state
        .documents
        .iter()
        .map(|open| open.name.as_str())
        .collect();
    assert_eq!(left, ["乙.txt"]);
}

/// A toolbar that gets a row more while one types would move all that stands below it.
#[test]
fn typing_into_the_field_of_finding_moves_nothing() {
    for width in [1024.0, 1180.0, 1280.0, 1366.0, 1920.0] {
        let mut harness = sample();
        harness.set_size(eframe::egui::vec2(width, 768.0));
        harness.run();
        let field = |harness: &Harness<Desk>| harness.get_by_label("在提纲中查找").rect();
        let before = field(&harness);
        harness.state_mut().run(Command::Find("要".to_string()));
        harness.run();
        assert_eq!(field(&harness), before, "{width}");
        let count = harness.get_by_label_contains(" 条").rect();
        assert!(before.contains_rect(count), "{width}: {count}");
        let more = harness.get_by_label("更多").rect();
        assert!(before.y_range().contains(more.center().y), "{width}");
    }
}

#[test]
fn copying_asks_for_rich_and_plain_text() {
    let mut harness = sample();
    harness.get_by_label("复制到 Word").click();
    harness.run();
    let copied = harness
        .state()
        .asked
        .iter()
        .any(|effect| matches!(effect, Effect::Copy { html: Some(_), .. }));
    assert!(copied);
}

/// Whether a menu that is open has an entry; its key stands behind its name.
fn offers(harness: &Harness<Desk>, name: &str) -> bool {
    harness.query_all_by_label_contains(name).next().is_some()
}

#[test]
fn the_choices_of_a_button_are_at_its_arrow() {
    use eframe::egui::accesskit::Toggled;
    let mut harness = sample();
    harness.get_by_label("复制到 Word：更多选择").click();
    harness.run();
    for choice in [
        "只要标题",
        "标题＋首句",
        "标题＋全文",
        "保留原序号",
        "公文格式",
        "随目标文档",
        "本单位模板",
    ] {
        assert!(offers(&harness, choice), "{choice}");
    }
    let ticked = |name| harness.get_by_label(name).accesskit_node().toggled();
    assert_eq!(ticked("只要标题"), Some(Toggled::True));
    assert_eq!(ticked("标题＋首句"), Some(Toggled::False));
    harness.get_by_label_contains("标题＋全文").click();
    harness.run();
    let kept = harness.state().asked.iter().any(|effect| {
        matches!(effect, Effect::SaveSettings(settings) if settings.export.density == Density::Full)
    });
    assert!(kept);
    harness.get_by_label("导出：更多选择").click();
    harness.run();
    for choice in ["Word 文档", "导出并用 Word 打开", "公文格式"] {
        assert!(offers(&harness, choice), "{choice}");
    }
}

#[test]
fn the_panel_of_exports_shows_what_will_be_written_and_saves_it() {
    use eframe::egui::{Key, Modifiers};
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run();
    assert!(shows(&harness, "导出提纲"));
    harness.get_by_label("Markdown 文档").click();
    harness.run();
    assert!(shows(&harness, "## 一、提高站位，看清社区工作的分量"));
    harness.get_by_label("列表式（-）").click();
    harness.run();
    assert!(shows(&harness, "- 一、提高站位，看清社区工作的分量"));
    harness.get_by_label("保存…").click();
    harness.run();
    let asked = harness
        .state()
        .asked
        .iter()
        .rev()
        .find_map(|effect| match effect {
            Effect::AskForTarget { name, options } => Some((name.clone(), *options)),
            _ => None,
        });
    let (name, options) = asked.expect("a question");
    assert_eq!(name, "speech-提纲.md");
    assert_eq!(options.style, export::MarkdownStyle::List);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!shows(&harness, "导出提纲"));
}

#[test]
fn a_fault_is_a_sentence_with_a_button() {
    let mut harness = sample();
    let desk = harness.state_mut();
    let effects = update(
        &mut desk.state,
        Command::OpenPaths(vec![PathBuf::from("缺.txt")]),
    );
    let Some(Effect::Read {
        document,
        generation,
        ..
    }) = effects.into_iter().next()
    else {
        panic!("a reading is asked for");
    };
    desk.run(Command::Read {
        document,
        generation,
        result: Err(Failure {
            sentence: "没能打开《缺.txt》。".to_string(),
            remedy: Remedy::Again,
        }),
    });
    harness.run();
    assert!(shows(&harness, "没能打开《缺.txt》。") && shows(&harness, "再试一次"));
    harness.get_by_label("知道了").click();
    harness.run();
    assert!(!shows(&harness, "没能打开《缺.txt》。"));
}

#[test]
fn several_faults_are_one_sentence_with_what_is_behind_it() {
    let mut harness = sample();
    let desk = harness.state_mut();
    let paths = ["空.txt", "图.docx"].map(PathBuf::from);
    let effects = update(&mut desk.state, Command::OpenPaths(paths.to_vec()));
    for effect in effects {
        if let Effect::Read {
            document,
            generation,
            ..
        } = effect
        {
            desk.run(Command::Read {
                document,
                generation,
                result: Err(format!("第{generation}次没能打开。").into()),
            });
        }
    }
    harness.run();
    assert!(shows(
        &harness,
        "有 2 份没能打开：《空.txt》、《图.docx》。"
    ));
    assert!(!shows(&harness, "再试一次") && !offers(&harness, "次没能打开。"));
    harness.get_by_label("详细").click();
    harness.run();
    assert!(offers(&harness, "次没能打开。"));
    harness.get_by_label("知道了").click();
    harness.run();
    assert!(!offers(&harness, "没能打开"));
}

#[test]
fn what_was_set_aside_is_brought_back_in_its_list() {
    let mut harness = sample();
    let desk = harness.state_mut();
    let dropped = |desk: &Desk| {
        let open = desk.state.current().expect("a document");
        open.document.dropped.len()
    };
    let before = dropped(desk);
    desk.run(Command::Show(Some(Panel::Dropped)));
    harness.run();
    let label = harness.query_all_by_label("恢复").count();
    assert_eq!(label, before, "a button at each");
    let first = harness.query_all_by_label("恢复").next();
    first.expect("a button").click();
    harness.run();
    let open = harness.state().state.current().expect("a document");
    assert!(!open.choices.is_empty());
    let back = harness.state().state.toast.clone();
    assert!(back.is_some_and(|toast| !toast.actions.is_empty()));
}

#[test]
fn what_is_to_be_checked_is_counted_and_marked_in_the_text() {
    let text = "一、认识\n三、落实\n";
    let mut harness = window(
        &[
            Command::OpenPaths(vec![PathBuf::from("a.txt")]),
            Command::Show(Some(Panel::Check)),
        ],
        text,
    );
    assert!(shows(&harness, "共 1 处"));
    harness.get_by_label_contains("序号不连续").click();
    harness.run();
    let open = harness.state().state.current().expect("a document");
    let marked = open.marked().expect("a mark");
    assert!(marked.of(text).starts_with("三、"));
}

#[test]
fn every_look_can_be_chosen() {
    use gangmu::app::settings::Theme;
    for theme in [Theme::Light, Theme::Dark, Theme::System] {
        let look = [
            Command::SetTheme(theme),
            Command::SetLargeText(true),
            Command::SetLanguage(Language::English),
        ];
        let mut commands = vec![Command::OpenPaths(vec![PathBuf::from("speech.txt")])];
        commands.extend(look);
        let harness = window(&commands, gui::SAMPLE);
        assert!(
            shows(&harness, "Copy for Word") && shows(&harness, "3 lines of advertising set aside"),
            "{theme:?}"
        );
    }
}

#[test]
fn nothing_is_drawn_again_without_need() {
    let mut harness = sample();
    harness.get_by_label("步子要稳").click();
    // `run` fails where the window asks for another frame again and again.
    assert!(harness.run() < 10);
}

#[test]
fn long_documents_and_tiny_ones_are_shown() {
    let long: String = (1..3000)
        .map(|number| format!("{number}.第{number}项工作\n要抓紧抓实。\n"))
        .collect();
    for text in ["一、甲。", &long, "", "没有条目的一段话。"] {
        let mut harness = window(&[Command::OpenPaths(vec![PathBuf::from("a.txt")])], text);
        harness.state_mut().run(Command::Go(Step::Last));
        harness.run();
    }
}

#[test]
fn a_draft_is_written_with_the_keyboard() {
    use eframe::egui::{Event, Key, Modifiers};
    let mut harness = window(&[], "");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    let write = |harness: &mut Harness<Desk>, words: &str| {
        harness.event(Event::Text(words.to_string()));
        harness.run();
    };
    let press = |harness: &mut Harness<Desk>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    };
    write(&mut harness, "在全县秋收工作会议上的讲话");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    write(&mut harness, "抢收");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    write(&mut harness, "备好机具");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    write(&mut harness, "抢种");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    for label in ["一、抢收", "（一）备好机具", "二、抢种"] {
        assert!(shows(&harness, label), "{label}");
    }
    assert_eq!(chosen(&harness).as_deref(), Some("二、抢种"));
    // Letters write over the chosen item, as Tab sets its level, without a click into it.
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(shows(&harness, "（二）抢种"));
    write(&mut harness, "抢管");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(shows(&harness, "（二）抢管"));
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(!shows(&harness, "（二）抢管"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(shows(&harness, "（二）抢管"));
}

#[test]
fn the_text_of_an_item_is_written_beside_the_outline() {
    use eframe::egui::{Key, Modifiers};
    let mut harness = window(&[Command::NewDraft, Command::FinishRename], "");
    harness.state_mut().run(Command::NewItem);
    harness
        .state_mut()
        .run(Command::EditRename("抢收".to_string()));
    harness.state_mut().run(Command::FinishRename);
    harness.run();
    harness.get_by_label("正文").click();
    harness.run();
    harness.get_by_label("正文").type_text("农机要早检修。");
    harness.run();
    assert!(shows(&harness, "已写 11 字"));
    let role = eframe::egui::accesskit::Role::TextInput;
    harness.get_by_role_and_label(role, "总字数").click();
    harness.run();
    harness
        .get_by_role_and_label(role, "总字数")
        .type_text("800");
    harness.run();
    assert!(shows(&harness, "11／800 字"), "written and wanted");
    harness.get_by_label("正文").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    let open = harness.state().state.current().expect("a draft");
    assert_eq!(open.draft_text(0), "", "the draft's own step is taken back");
}

/// What a screen reader finds: one line for each thing with its role, its name and what it tells of itself; blanks for
/// what it stands in.
fn read_out(node: &Node, depth: usize, out: &mut String) {
    use eframe::egui::accesskit::Role;
    let data = node.accesskit_node();
    if data.role() == Role::TextRun {
        return;
    }
    let name = data.label().or_else(|| data.value()).unwrap_or_default();
    let name = name.lines().next().unwrap_or_default();
    let told = [
        data.data().level().map(|level| format!("level {level}")),
        data.data().is_expanded().map(|open| {
            let state = if open { "expanded" } else { "folded" };
            state.to_string()
        }),
        (data.is_selected() == Some(true)).then(|| "selected".to_string()),
        data.is_disabled().then(|| "disabled".to_string()),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let mut depth = depth;
    if !name.is_empty() || !told.is_empty() {
        let blanks = "  ".repeat(depth);
        let told = told.join(", ");
        let line = format!("{blanks}{:?} {name} {told}", data.role());
        out.push_str(line.trim_end());
        out.push('\n');
        depth += 1;
    }
    for child in node.children() {
        read_out(&child, depth, out);
    }
}

/// `GANGMU_BLESS=1` writes the file again.
#[test]
fn the_window_reads_out_as_it_is_written_down() {
    let mut harness = sample();
    harness
        .get_by_label("二、突出重点，办好群众家门口的事")
        .click();
    harness.run();
    let mut found = String::new();
    read_out(&harness.root(), 0, &mut found);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/window.txt");
    if std::env::var_os("GANGMU_BLESS").is_some() {
        std::fs::write(path, &found).expect("the file is written");
    }
    let written = std::fs::read_to_string(path).expect("the file of the window");
    assert_eq!(found, written, "look at the difference, then bless it");
}

#[test]
fn typing_and_held_keys_choose_rows() {
    use eframe::egui::{Event, Key, Modifiers};
    let mut harness = sample();
    harness.get_by_label("步子要稳").click();
    harness.run();
    harness.event(Event::Text("yszt".to_string()));
    harness.event(Event::Text("步".to_string()));
    harness.run();
    harness.get_by_label("方向要明").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    let open = harness.state().state.current().expect("a document");
    assert_eq!(open.chosen_nodes().len(), 2);
    harness.key_press(Key::Delete);
    harness.run();
    assert!(!shows(&harness, "方向要明") && !shows(&harness, "责任要清"));
}

#[test]
fn nothing_found_offers_the_text() {
    let mut harness = sample();
    harness.state_mut().run(Command::Find("同志们".to_string()));
    harness.run();
    assert!(shows(&harness, "没有包含“同志们”的条目。"));
    harness
        .get_by_role_and_label(eframe::egui::accesskit::Role::Button, "在原文中找")
        .click();
    harness.run();
    let open = harness.state().state.current().expect("a document");
    assert!(open.find.at.is_some());
    assert!(shows(&harness, "步子要稳"), "the tree is whole again");
}

#[test]
fn panes_are_hidden_swapped_and_the_text_made_larger() {
    use gangmu::app::settings::Shown;
    let mut harness = sample();
    harness.state_mut().run(Command::SetShown(Shown::Outline));
    harness.run();
    assert!(!shows(&harness, "原文"));
    harness.state_mut().run(Command::SetShown(Shown::Text));
    harness.run();
    assert!(shows(&harness, "原文") && !shows(&harness, "步子要稳"));
    for command in [
        Command::SetShown(Shown::Both),
        Command::SetSwapped(true),
        Command::Zoom(8),
        Command::SetLineNumbers(true),
    ] {
        harness.state_mut().run(command);
        harness.run();
    }
    assert!(shows(&harness, "原文") && shows(&harness, "步子要稳"));
    use eframe::egui::{Key, Modifiers};
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    harness.run();
    assert_eq!(harness.state().state.settings.zoom.size(), 16.0);
}

#[test]
fn a_reading_can_be_stopped() {
    let mut desk = Desk {
        state: State::default(),
        panes: Panes::default(),
        text: String::new(),
        asked: Vec::new(),
    };
    // The reading never comes back.
    let open = Command::OpenPaths(vec![PathBuf::from("大.txt")]);
    let _ = update(&mut desk.state, open);
    let show = |ui: &mut eframe::egui::Ui, desk: &mut Desk| {
        for command in gui::view(ui, &desk.state, &mut desk.panes) {
            desk.run(command);
        }
    };
    let mut harness = Harness::builder()
        .with_size([1180.0, 720.0])
        .with_context_setup(gui::install_fonts)
        .build_ui_state(show, desk);
    // A wheel turns while it is read, so there is always another frame to draw.
    harness.step();
    harness.get_by_label("停止识别").click();
    harness.step();
    harness.step();
    assert!(shows(&harness, "打开文稿"), "the window is empty again");
}

#[test]
fn the_menu_of_the_text_is_of_the_place_that_was_clicked() {
    let mut harness = sample();
    harness.get_by_label("原文").click_secondary();
    harness.run();
    harness.get_by_label_contains("这一段不是正文").click();
    harness.run();
    let open = harness.state().state.current().expect("a document");
    assert!(!open.choices.is_empty());
}

fn showing(view: View) -> Harness<'static, Desk> {
    let mut harness = sample();
    harness.state_mut().run(Command::SetView(view));
    harness.run();
    harness
}

#[test]
fn parallel_labels_stand_together_with_their_frame_and_marks() {
    let mut harness = sample();
    harness.get_by_label("标题对仗").click();
    harness.run();
    let third = "三是抓好环境整治";
    assert!(!shows(&harness, "原文"), "the text makes room");
    let role = eframe::egui::accesskit::Role::ListItem;
    let row = harness.get_by_role_and_label(role, third);
    row.click();
    harness.run();
    assert_eq!(chosen(&harness).as_deref(), Some(third));
    harness.get_by_label("按句式").click();
    harness.run();
    assert_eq!(harness.state().state.gather, Gather::Shapes);
    harness.get_by_label("标题对仗").click();
    harness.run();
    assert!(
        shows(&harness, "原文"),
        "a second click gives the text back"
    );
}

#[test]
fn the_mind_map_chooses_folds_and_zooms() {
    let mut harness = showing(View::MindMap);
    let label = "二、突出重点，办好群众家门口的事";
    let below = "一是抓好便民服务，让群众少跑腿";
    let boxes = |harness: &Harness<Desk>, label: &str| harness.query_all_by_label(label).count();
    assert_eq!(boxes(&harness, below), 2, "in the tree and in the map");
    harness
        .get_all_by_label(label)
        .last()
        .expect("the box")
        .click();
    harness.run();
    assert_eq!(chosen(&harness).as_deref(), Some(label));
    harness.state_mut().run(Command::ToggleChosen);
    harness.run();
    assert_eq!(boxes(&harness, below), 0, "the map folds as the tree does");
    for name in ["放大", "缩小", "实际大小", "显示全图"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    harness.get_by_label("复制思维导图为图片").click();
    harness.run();
    let picture = harness
        .state()
        .asked
        .iter()
        .find_map(|effect| match effect {
            Effect::CopyPicture { png, .. } => Some(png.clone()),
            _ => None,
        });
    assert!(picture.is_some_and(|png| png.starts_with(b"\x89PNG")));
}

#[test]
fn the_weight_of_each_item_is_told() {
    let mut harness = showing(View::Weight);
    let row = harness.get_by_label_contains("二、突出重点，办好群众家门口的事　");
    row.click();
    harness.run();
    assert_eq!(
        chosen(&harness).as_deref(),
        Some("二、突出重点，办好群众家门口的事")
    );
}

#[test]
fn every_view_shows_long_documents_and_tiny_ones() {
    let long: String = (1..3000)
        .map(|number| format!("{number}.第{number}项工作\n要抓紧抓实。\n"))
        .collect();
    for text in ["一、甲。", &long, "", "没有条目的一段话。"] {
        let mut harness = window(&[Command::OpenPaths(vec![PathBuf::from("a.txt")])], text);
        for view in [View::Parallel, View::MindMap, View::Weight] {
            harness.state_mut().run(Command::SetView(view));
            harness.run();
            harness.state_mut().run(Command::Go(Step::Last));
            harness.run();
        }
    }
}

/// The rectangles of these labels, which stand whole in the window, none over another.
fn assert_apart(harness: &Harness<Desk>, labels: &[&str], within: eframe::egui::Rect, case: &str) {
    let mut seen: Vec<(&str, eframe::egui::Rect)> = Vec::new();
    for &label in labels {
        for node in harness.query_all_by_label(label) {
            let rect = node.rect();
            if !within.contains(rect.center()) {
                continue;
            }
            assert!(within.contains_rect(rect), "{case}: {label} {rect}");
            for (other, taken) in &seen {
                let shared = taken.shrink(0.5).intersects(rect);
                assert!(!shared, "{case}: {label} over {other}");
            }
            seen.push((label, rect));
        }
    }
    assert!(!seen.is_empty(), "{case}");
}

/// 大字 leaves a window of 1024 points no more than 788.
#[test]
fn bars_stay_whole_in_narrow_windows() {
    use eframe::egui::{Rect, accesskit::Role, pos2, vec2};
    const TOOLS: &[&str] = &[
        "打开",
        "粘贴",
        "复制到 Word",
        "复制到 Word：更多选择",
        "导出",
        "导出：更多选择",
        "展开",
        "收起",
        "只看到第一级",
        "只看到第二级",
        "只看到第三级",
        "全部",
        "标题对仗",
        "校核",
        "大字",
        "在提纲中查找",
    ];
    const SAID: &[&str] = &[
        "在全市社区工作会议上的讲话",
        "895 字 约 4 分钟",
        "标题 9 分条 3 要点 13",
        "略去 3 行广告",
        "查看",
        "调整 1 处",
        "离线运行·不改原稿",
    ];
    let mut harness = sample();
    harness.get_by_label("步子要稳").click();
    harness.run();
    harness.state_mut().run(Command::ToggleStar);
    harness.state_mut().run(Command::Demote);
    for width in [
        520.0, 640.0, 700.0, 788.0, 900.0, 1024.0, 1180.0, 1366.0, 1920.0,
    ] {
        let size = vec2(width, 600.0);
        harness.set_size(size);
        harness.run();
        let window = Rect::from_min_size(pos2(0.0, 0.0), size);
        let tree = harness.get_by_role_and_label(Role::Tree, "提纲").rect();
        let above = window.with_max_y(tree.top());
        let case = format!("tools at {width}");
        // The titles of menus are above.
        let menu = harness.get_by_label("文件").rect().bottom();
        assert_apart(&harness, TOOLS, above.with_min_y(menu), &case);
        for &tool in TOOLS {
            let node = harness
                .get_all_by_label(tool)
                .last()
                .map(|node| node.rect());
            let rect = node.unwrap_or_else(|| panic!("{case}: {tool}"));
            assert!(above.contains_rect(rect), "{case}: {tool} {rect}");
            assert!(rect.height() < 40.0, "{case}: {tool} is broken: {rect}");
        }
        let case = format!("what is said at {width}");
        assert_apart(&harness, SAID, window.with_min_y(562.0), &case);
        assert!(shows(&harness, "略去 3 行广告"), "{case}");
    }
}

/// The words that are painted, each with the place where they can be seen.
fn painted(harness: &Harness<Desk>) -> Vec<(String, eframe::egui::Rect)> {
    use eframe::egui::Shape;
    let shapes = harness.output().shapes.iter();
    let words = |clipped: &eframe::egui::epaint::ClippedShape| match &clipped.shape {
        Shape::Text(words) => {
            let seen = words.visual_bounding_rect().intersect(clipped.clip_rect);
            Some((words.galley.text().to_string(), seen))
        }
        _ => None,
    };
    shapes.filter_map(words).collect()
}

#[test]
fn all_is_painted_anew_where_the_window_has_another_size() {
    use eframe::egui::vec2;
    let mut harness = sample();
    for width in [1366.0, 1024.0, 1366.0, 900.0, 1920.0, 520.0] {
        harness.set_size(vec2(width, 700.0));
        harness.run();
        for word in ["打开", "标题对仗", "大字", "在提纲中查找"] {
            let mut all = painted(&harness).into_iter();
            let seen = all.find(|(words, seen)| words == word && seen.is_positive());
            assert!(seen.is_some(), "{word} at {width}");
        }
    }
    // Longer names need another row in the same window.
    harness.set_size(vec2(1366.0, 700.0));
    harness.run();
    harness
        .state_mut()
        .run(Command::SetLanguage(Language::English));
    harness.run();
    let mut all = painted(&harness).into_iter();
    let seen = all.find(|(words, seen)| words == "Find in outline" && seen.is_positive());
    assert!(seen.is_some());
}

#[test]
fn buttons_of_a_narrow_pane_go_to_the_next_row() {
    use eframe::egui::vec2;
    for language in [Language::Chinese, Language::English] {
        let mut harness = sample();
        harness.set_size(vec2(1024.0, 700.0));
        for command in [
            Command::SetLanguage(language),
            Command::SetView(View::Parallel),
            Command::Show(Some(Panel::Privacy)),
        ] {
            harness.state_mut().run(command);
        }
        harness.run();
        let copy = gangmu::message::Message::CmdCopyGroups.template(language);
        let heading = gangmu::message::Message::CmdPrivacy.template(language);
        let (copy, beside) = (harness.get_by_label(copy), harness.get_by_label(heading));
        assert!(copy.rect().right() < beside.rect().left());
    }
}

#[test]
fn words_of_notices_stand_in_the_middle_of_their_buttons() {
    let mut harness = window(
        &[Command::OpenPaths(vec!["speech.txt".into()])],
        gui::SAMPLE,
    );
    let hint = harness.get_by_label_contains("看着不对").rect();
    let button = harness.get_by_label("知道了").rect();
    assert!((hint.center().y - button.center().y).abs() < 1.0);
    harness.state_mut().run(Command::EndHint);
    harness.state_mut().run(Command::Copied(Err(())));
    harness.run();
    let notice = harness.get_by_label_contains("没能写入剪贴板").rect();
    let button = harness.get_by_label("知道了").rect();
    assert!((notice.center().y - button.center().y).abs() < 1.0);
}

/// Turns the wheel as far as it goes.
fn wheel(harness: &mut Harness<Desk>) {
    use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -2000.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(20);
}

#[test]
fn every_form_of_export_is_shown_from_its_beginning() {
    use gangmu::export::Format;
    let mut harness = sample();
    harness.state_mut().run(Command::ShowExport);
    harness.run();
    harness.state_mut().run(Command::SetFormat(Format::Docx));
    harness.run();
    let first = "一、提高站位，看清社区工作的分量";
    // The tree has the label, too.
    let seen = |harness: &Harness<Desk>, words: &str| {
        let all = painted(harness).into_iter();
        all.filter(|(said, seen)| said.trim() == words && seen.is_positive())
            .count()
    };
    let place = harness
        .get_all_by_label(first)
        .last()
        .expect("a line")
        .rect();
    harness.hover_at(place.center());
    let before = seen(&harness, first);
    wheel(&mut harness);
    assert!(seen(&harness, first) < before, "it is scrolled");
    harness.state_mut().run(Command::SetFormat(Format::Tasks));
    harness.run();
    assert_eq!(seen(&harness, "牵头单位"), 1);
}

#[test]
fn menus_stand_below_their_titles_and_scroll() {
    use eframe::egui::{accesskit::Role, vec2};
    for (title, first, last) in [
        ("提纲", "新增一条", "还原全部调整"),
        ("视图", "全部展开", "界面语言"),
    ] {
        let mut harness = sample();
        harness.set_size(vec2(788.0, 480.0));
        harness.run();
        let title = harness.get_by_role_and_label(Role::Button, title);
        let below = title.rect().bottom();
        title.click();
        harness.run();
        let entry = |harness: &Harness<Desk>, name: &str| {
            let node = harness.query_all_by_label_contains(name).last();
            node.map(|node| node.rect())
        };
        let place = entry(&harness, first).expect("the first entry");
        assert!(place.top() >= below, "{first}: {place}");
        assert!(entry(&harness, last).is_none_or(|place| place.bottom() > 480.0));
        harness.hover_at(place.center());
        harness.run();
        wheel(&mut harness);
        let place = entry(&harness, last).expect("the last entry");
        assert!(
            place.bottom() < 480.0 && place.top() > below,
            "{last}: {place}"
        );
    }
}

/// Where the edge between outline and text is.
fn edge(harness: &Harness<Desk>) -> f32 {
    harness.get_by_label("调整两边宽窄").rect().center().x
}

#[test]
fn panels_at_the_side_have_their_width_and_give_the_outline_its_own_back() {
    use eframe::egui::{accesskit::Role, vec2};
    use gangmu::app::state::Panel;
    for language in [Language::Chinese, Language::English] {
        let mut harness = sample();
        harness.state_mut().run(Command::Find("要".to_string()));
        harness.state_mut().run(Command::EndFind);
        harness.run();
        let before = edge(&harness);
        harness.state_mut().run(Command::SetLanguage(language));
        for panel in [
            Panel::Keys,
            Panel::About,
            Panel::Privacy,
            Panel::Rules,
            Panel::Check,
            Panel::Dropped,
            Panel::Offered,
        ] {
            harness.state_mut().run(Command::Show(Some(panel)));
            harness.run();
            let close = match language {
                Language::Chinese => "关闭",
                Language::English => "Close",
            };
            let close = harness.get_by_role_and_label(Role::Button, close).rect();
            let left = close.right() - 340.0;
            assert!(close.right() < 1180.0, "{panel:?}");
            for node in harness.query_all_by_label_contains("") {
                let rect = node.rect();
                let beside = rect.left() > left && rect.top() > close.bottom();
                let inside = rect.right() <= 1180.0;
                let role = node.accesskit_node().role();
                let fits = !beside || inside || role == Role::TextRun;
                assert!(
                    fits,
                    "{panel:?}: {rect} {:?}",
                    node.accesskit_node().label()
                );
            }
        }
        harness.state_mut().run(Command::Show(None));
        let chinese = Command::SetLanguage(Language::Chinese);
        harness.state_mut().run(chinese);
        harness.run();
        assert_eq!(edge(&harness), before);
    }
    let mut harness = sample();
    let before = edge(&harness);
    harness.state_mut().run(Command::Show(Some(Panel::About)));
    for width in [640.0, 1180.0] {
        harness.set_size(vec2(width, 700.0));
        harness.run();
    }
    harness.get_by_label("关闭").click();
    harness.run();
    assert_eq!(
        edge(&harness),
        before,
        "a narrow window leaves it alone too"
    );
}

#[test]
fn the_edge_of_the_outline_is_moved_and_kept() {
    use eframe::egui::{pos2, vec2};
    use gangmu::app::state::Panel;
    let mut harness = sample();
    let from = edge(&harness);
    harness.drag_at(pos2(from, 400.0));
    harness.run();
    harness.hover_at(pos2(400.0, 400.0));
    harness.run();
    harness.drop_at(pos2(400.0, 400.0));
    harness.run();
    let moved = edge(&harness);
    assert!((moved - 400.0).abs() < 4.0, "{moved}");
    let split = harness.state().state.settings.split;
    assert_eq!(split, 34, "as a share of the window");
    harness.state_mut().run(Command::Show(Some(Panel::About)));
    harness.set_size(vec2(800.0, 700.0));
    harness.run();
    harness.get_by_label("（一）这是基层治理的根基").click();
    harness.run();
    assert!(edge(&harness) < 300.0);
    harness.state_mut().run(Command::Show(None));
    harness.set_size(vec2(1180.0, 700.0));
    harness.run();
    assert_eq!(edge(&harness), moved);
}

/// The boxes of the map: they are in no tree but that of the map.
fn boxes(harness: &Harness<Desk>) -> eframe::egui::Rect {
    use eframe::egui::{Rect, accesskit::Role};
    let right = edge(harness);
    let nodes = harness.query_all_by_role(Role::TreeItem);
    let rects = nodes.map(|node| node.rect());
    let boxes = rects.filter(|rect| rect.left() > right);
    boxes.fold(Rect::NOTHING, |all, rect| all.union(rect))
}

#[test]
fn the_whole_mind_map_is_shown_below_its_buttons_whatever_the_size() {
    use eframe::egui::{Rect, pos2, vec2};
    let mut harness = showing(View::MindMap);
    let mut sizes = Vec::new();
    for (width, height) in [(1024.0, 700.0), (1920.0, 1080.0), (1024.0, 700.0)] {
        harness.set_size(vec2(width, height));
        harness.run();
        let buttons = harness.get_by_label("显示全图").rect();
        let pane = Rect::from_min_max(
            pos2(edge(&harness), buttons.bottom()),
            pos2(width, height - 30.0),
        );
        let map = boxes(&harness);
        assert!(pane.contains_rect(map), "{width}: {map} in {pane}");
        // The picture has a margin of its own.
        let part = map.width() / (pane.width() - 40.0);
        assert!(part > 0.85, "{width}: {map} is small in {pane}");
        sizes.push(map.size());
    }
    assert!(sizes[1].x > 1.2 * sizes[0].x, "{sizes:?}");
    assert_eq!(sizes[2], sizes[0]);
    harness.get_by_label("放大").click();
    harness.run();
    let zoomed = boxes(&harness).size();
    harness.set_size(vec2(1400.0, 800.0));
    harness.run();
    let diff = boxes(&harness).size() - zoomed;
    assert!(
        diff.length() < 1.0,
        "what was zoomed stays as it is: {diff}"
    );
}

#[test]
fn an_export_is_opened_or_its_folder_is() {
    let mut harness = sample();
    let path = PathBuf::from("/home/张三/提纲.docx");
    for (button, expected) in [
        ("打开所在文件夹", Effect::ShowInFolder(path.clone())),
        ("打开", Effect::OpenWithSystem(path.clone())),
    ] {
        harness.state_mut().run(Command::Saved(Ok(path.clone())));
        harness.run();
        assert!(shows(&harness, "已导出到 /home/张三/提纲.docx"));
        // The toolbar has a button of the same name.
        let link = harness.get_all_by_label(button).last();
        link.expect("a link").click();
        harness.run();
        assert_eq!(harness.state().asked.last(), Some(&expected));
        assert!(!offers(&harness, "已导出到"), "it goes with the click");
    }
}

#[test]
fn adjustments_are_listed_and_taken_back_one_by_one() {
    let mut harness = sample();
    for (label, command) in [
        ("步子要稳", Command::Exclude),
        ("方向要明", Command::Demote),
        ("责任要清", Command::StartRename),
    ] {
        harness.get_by_label(label).click();
        harness.run();
        harness.state_mut().run(command);
        harness.run();
    }
    let written = Command::EditRename("责任要明".to_string());
    harness.state_mut().run(written);
    harness.state_mut().run(Command::FinishRename);
    harness.run();
    let row = harness.get_by_label("责任要明");
    let data = row.accesskit_node().data().description();
    assert_eq!(data, Some("调整过：修改文字"), "the row's mark is told");
    harness
        .get_all_by_label("查看")
        .last()
        .expect("查看")
        .click();
    harness.run();
    assert!(shows(&harness, "做过的调整"));
    assert!(offers(&harness, "修改文字，原为“责任要清”"));
    harness.get_by_label_contains("不列入提纲").click();
    harness.run();
    let open = harness.state().state.current().expect("a document");
    let marked = open.marked().expect("a place");
    assert_eq!(marked.of(open.document.text()), "步子要稳");
    let back = harness.query_all_by_label("撤销这一处").next();
    back.expect("a link").click();
    harness.run();
    assert!(shows(&harness, "责任要清") && !shows(&harness, "责任要明"));
    assert!(!shows(&harness, "步子要稳"), "the others stay");
}

#[test]
fn the_marker_stands_before_the_field_of_a_label() {
    use eframe::egui::Key;
    let mut harness = sample();
    let label = "二、突出重点，办好群众家门口的事";
    harness.get_by_label(label).click();
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    let field = harness.get_by_label("修改文字…");
    let value = field.accesskit_node().value();
    assert_eq!(value.as_deref(), Some("突出重点，办好群众家门口的事"));
    let left = field.rect().left();
    let mut words = painted(&harness).into_iter();
    let marker = words.find(|(words, seen)| words == "二、" && seen.right() < left + 4.0);
    assert!(marker.is_some(), "it is before the field");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(shows(&harness, label));
}

#[test]
fn names_of_tabs_are_shortened_until_they_stand_in_one_row() {
    use eframe::egui::vec2;
    let names = ["一", "二", "三", "四", "五"];
    let long = |number: &str| format!("在全市社区工作会议上的讲话（第{number}稿，送审）.docx");
    let paths = names.iter().map(|number| PathBuf::from(long(number)));
    let mut commands = vec![Command::OpenPaths(paths.collect()), Command::EndHint];
    commands.push(Command::OpenPaths(vec![PathBuf::from("稿.txt")]));
    let mut harness = window(&commands, gui::SAMPLE);
    for (width, one_row) in [
        (1920.0, true),
        (1366.0, true),
        (1024.0, true),
        (500.0, false),
    ] {
        harness.set_size(vec2(width, 700.0));
        harness.run();
        let tab = |name: &str| harness.get_by_label(name).rect();
        let tops: Vec<f32> = names
            .iter()
            .map(|number| tab(&long(number)).top())
            .collect();
        let same = tops.iter().all(|top| (top - tops[0]).abs() < 1.0);
        assert_eq!(same, one_row, "{width}: {tops:?}");
        let last = harness.get_by_label("关闭 稿.txt").rect();
        assert!(last.right() <= width, "{width}: {last}");
        let mut words = painted(&harness).into_iter();
        let short = words.find(|(words, _)| words.starts_with('在') && words.contains('…'));
        let (short, _) = short.expect("a shortened name");
        assert!(short.ends_with("送审）"), "{short}");
        let all: Vec<_> = words.collect();
        let whole = all.iter().any(|(words, _)| words == "稿.txt");
        assert!(whole, "{width}: {all:?}");
    }
}

#[test]
fn tabs_of_hundreds_of_documents_leave_room_for_the_one_that_is_shown() {
    use eframe::egui::{accesskit::Role, vec2};
    let paths = (0..140).map(|number| PathBuf::from(format!("第{number}稿.txt")));
    let commands = [Command::OpenPaths(paths.collect()), Command::EndHint];
    let mut harness = window(&commands, gui::SAMPLE);
    harness.set_size(vec2(1024.0, 640.0));
    harness.run_steps(12);
    let tree = |harness: &Harness<Desk>| {
        let tree = harness.get_by_role_and_label(Role::Tree, "提纲");
        tree.rect()
    };
    assert!(tree(&harness).height() > 300.0, "{}", tree(&harness));
    let drawn = harness.query_all_by_label_contains("关闭 第").count();
    assert!((15..70).contains(&drawn), "{drawn}");
    for (at, name) in [(139, "第139稿.txt"), (0, "第0稿.txt"), (70, "第70稿.txt")] {
        harness.state_mut().run(Command::Activate(at));
        harness.run_steps(12);
        let words = painted(&harness).into_iter();
        let above = tree(&harness).top();
        let mut places = words.filter(|(words, _)| words == name);
        let seen = places.any(|(_, seen)| seen.bottom() < above && seen.height() > 10.0);
        assert!(seen, "{name}");
    }
}

#[test]
fn choices_of_an_export_stand_beside_their_names_in_even_rows() {
    use eframe::egui::{accesskit::Role, vec2};
    let mut harness = sample();
    harness.state_mut().run(Command::ShowExport);
    let docx = Command::SetFormat(export::Format::Docx);
    harness.state_mut().run(docx);
    // In the narrow window the last choice needs two rows.
    for width in [788.0, 1180.0] {
        harness.set_size(vec2(width, 640.0));
        harness.run();
        let middle = |name: &str, value: &str| {
            let name = harness.get_by_label(name).rect().center().y;
            let value = harness.get_by_role_and_label(Role::RadioButton, value);
            let value = value.rect().center().y;
            assert!((name - value).abs() < 1.5, "{width}: {name} {value}");
            value
        };
        let rows = [
            middle("内容", "只要标题"),
            middle("级数", "全部"),
            middle("序号", "保留原序号"),
            middle("版式", "公文格式"),
        ];
        let apart: Vec<f32> = rows.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let even = apart
            .iter()
            .all(|apart| (apart - rows[1] + rows[0]).abs() < 1.0);
        assert!(even, "{width}: {apart:?}");
    }
}

#[test]
fn buttons_of_a_long_toast_stay_in_the_window() {
    use eframe::egui::{Rect, pos2, vec2};
    let path = format!("/home/张三/{}/提纲.docx", "会议材料/".repeat(20));
    for width in [640.0, 1024.0, 1920.0] {
        let mut harness = sample();
        let size = vec2(width, 640.0);
        harness.set_size(size);
        let saved = Command::Saved(Ok(PathBuf::from(&path)));
        harness.state_mut().run(saved);
        harness.run();
        let window = Rect::from_min_size(pos2(0.0, 0.0), size);
        let words = harness.get_by_label_contains("已导出到").rect();
        let button = harness.get_by_label("打开所在文件夹").rect();
        assert!(window.contains_rect(words), "{width}: {words}");
        assert!(window.contains_rect(button), "{width}: {button}");
        assert!(!words.shrink(1.0).intersects(button), "{width}");
    }
}

#[test]
fn all_of_the_empty_window_is_seen_with_what_was_opened_last() {
    use eframe::egui::{Rect, pos2, vec2};
    let names = ["一稿.txt", "二稿.txt", "三稿.txt", "四稿.txt", "五稿.txt"];
    let mut commands = vec![Command::OpenPaths(names.map(PathBuf::from).to_vec())];
    commands.extend(names.map(|_| Command::Close));
    commands.push(Command::EndHint);
    for height in [640.0, 768.0, 1080.0] {
        let mut harness = window(&commands, gui::SAMPLE);
        let size = vec2(1024.0, height);
        harness.set_size(size);
        harness.run();
        let page = Rect::from_min_max(pos2(0.0, 74.0), pos2(size.x, height - 34.0));
        let others = [
            "把讲话稿、报告、通知拖到这里",
            "全程离线，不上传、不改动原稿。",
        ];
        // One title is that of all, so their files are named.
        for label in names.iter().chain(&others) {
            let place = harness.get_by_label(label).rect();
            assert!(page.contains_rect(place), "{height}: {label} {place}");
        }
        let first = harness.get_by_label(others[0]).rect().top() - page.top();
        let last = page.bottom() - harness.get_by_label(others[1]).rect().bottom();
        assert!(first <= last + 8.0, "{height}: {first} {last}");
    }
}
