//! What a frame of the window costs, without a screen: laid out, drawn to shapes and cut to triangles, which is all
//! that the processor does before the picture is painted. `cargo bench --bench frames`. The document has 100,000 items
//! in 50 MB of text, the map 2,000; every frame is scrolled, so no frame is the one before it.

use divan::{Bencher, black_box};
use eframe::egui::{self, Event, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use gangmu::app::command::{Effect, Step};
use gangmu::app::found::Found;
use gangmu::app::state::{FolderEntry, MapZoom, Panel, RowKey, View};
use gangmu::app::{Command, State, update};
use gangmu::document::{Document, FindOptions, ReadAs};
use gangmu::gui::{self, Panes};
use gangmu::input::Source;
use gangmu::numeral::write_han;
use std::cell::RefCell;
use std::fmt::Write;
use std::path::PathBuf;

fn main() {
    divan::main();
}

const ITEMS: u32 = 100_000;
const SIZE: egui::Vec2 = vec2(1366.0, 768.0);
/// Places in the two panes.
const IN_TREE: egui::Pos2 = pos2(300.0, 400.0);
const IN_TEXT: egui::Pos2 = pos2(900.0, 400.0);
const IN_LIST: egui::Pos2 = pos2(1200.0, 400.0);
/// The ends of the scroll bar of a list at the side.
const BAR_TOP: egui::Pos2 = pos2(1354.0, 190.0);
const BAR_BOTTOM: egui::Pos2 = pos2(1354.0, 735.0);

/// A window without a screen.
struct Desk {
    ctx: egui::Context,
    state: State,
    panes: Panes,
    frames: u32,
    asked: Vec<Effect>,
}

impl Desk {
    fn with(text: String) -> Desk {
        let ctx = egui::Context::default();
        gui::install_fonts(&ctx);
        let mut desk = Desk {
            ctx,
            state: State::default(),
            panes: Panes::default(),
            frames: 0,
            asked: Vec::new(),
        };
        desk.open("a.txt", text);
        desk.run(Command::EndHint);
        desk
    }

    fn open(&mut self, name: &str, text: String) {
        let open = Command::OpenPaths(vec![PathBuf::from(name)]);
        let asked = update(&mut self.state, open);
        let source = Source::from(text);
        let read = Found::new(Document::find(source, &FindOptions::default()));
        for effect in asked {
            if let Effect::Read {
                document,
                generation,
                ..
            } = effect
            {
                let result = Ok(read.clone().into());
                self.run(Command::Read {
                    document,
                    generation,
                    result,
                });
            }
        }
    }

    fn run(&mut self, command: Command) {
        self.asked.extend(update(&mut self.state, command));
    }

    /// Does what lists ask for to be worked out elsewhere. What else is asked of the world is not done.
    fn work(&mut self) {
        for effect in std::mem::take(&mut self.asked) {
            match effect {
                Effect::Check(look) => self.run(look.work()),
                Effect::LayOut(layout) => self.run(layout.work()),
                Effect::TryAlone(trial) => {
                    for &at in &trial.places {
                        self.run(trial.of(at));
                    }
                }
                _ => {}
            }
        }
    }

    /// One frame in which the wheel turns over a place, by so many points, now down and now up.
    fn frame(&mut self, over: egui::Pos2, down: f32, up: f32) {
        let by = if self.frames.is_multiple_of(2) {
            up
        } else {
            -down
        };
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame_with(vec![Event::PointerMoved(over), wheel]);
    }

    /// One frame with these events.
    fn frame_with(&mut self, events: Vec<Event>) {
        self.frames += 1;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..egui::RawInput::default()
        };
        let mut commands = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            commands = gui::view(ui, &self.state, &mut self.panes);
        });
        for command in commands {
            self.run(command);
        }
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        output.drop_without_applying_deltas();
    }

    /// Frames until what the first ones must do is done.
    fn settle(&mut self) {
        for _ in 0..20 {
            self.frame(IN_TEXT, 0.0, 0.0);
            self.work();
        }
    }

    fn show(&mut self, panel: Option<Panel>) {
        if self.state.panel != panel {
            self.run(Command::Show(panel));
        }
    }

    /// The scroll bar at the right edge is pressed; it is dragged until it is let go, which it never is.
    fn press_the_bar(&mut self) {
        self.frame_with(vec![Event::PointerMoved(BAR_TOP)]);
        self.frame_with(vec![Event::PointerButton {
            pos: BAR_TOP,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: egui::Modifiers::NONE,
        }]);
    }

    /// A frame in which the bar that was pressed is at its other end.
    fn jump(&mut self) {
        let to = match self.frames.is_multiple_of(2) {
            true => BAR_TOP,
            false => BAR_BOTTOM,
        };
        self.frame_with(vec![Event::PointerMoved(to)]);
    }
}

/// A law of many chapters of fifty items, each with some sentences.
fn law() -> String {
    let mut text = String::from("青溪县志愿服务条例\n\n");
    let sentence = "镇人民政府应当会同村民委员会做好登记、培训和保障，不得向志愿者收取费用。";
    for number in 0..ITEMS {
        let (chapter, item) = (write_han(number / 50 + 1), write_han(number % 50 + 1));
        if number % 50 == 0 {
            let _ = writeln!(text, "第{chapter}章　分则之{chapter}");
        }
        let _ = writeln!(
            text,
            "（{item}）志愿服务第{number}项由镇村两级办理。{}",
            sentence.repeat(4)
        );
    }
    text
}

/// The same with the number of a page behind every fifth item, 20,000 of them, which are set aside.
fn printed_law() -> String {
    let mut text = String::new();
    for (at, line) in law().lines().enumerate() {
        let _ = writeln!(text, "{line}");
        if at % 5 == 4 {
            let _ = writeln!(text, "－{}－", at / 5 % 9_000 + 1);
        }
    }
    text
}

/// The same with a doubled word in every fifth item: 20,000 findings.
fn careless_law() -> String {
    let mut text = String::new();
    for (at, line) in law().lines().enumerate() {
        let line = match at % 5 {
            4 => line.replacen("应当", "要要", 1),
            _ => line.to_string(),
        };
        let _ = writeln!(text, "{line}");
    }
    text
}

/// A report of 2,000 short items in three levels.
fn report() -> String {
    let mut text = String::from("青溪县工作报告\n");
    for part in 1..=20 {
        let _ = writeln!(text, "{}、抓好第{part}个方面的工作", write_han(part));
        for section in 1..=9 {
            let _ = writeln!(text, "（{}）推进重点事项{section}", write_han(section));
            for item in 1..=10 {
                let _ = writeln!(text, "{item}.落实责任到人{item}");
            }
        }
    }
    text
}

fn scrolled(bencher: Bencher, text: String, view: View, over: egui::Pos2) {
    let mut desk = Desk::with(text);
    desk.run(Command::SetView(view));
    desk.settle();
    bencher.bench_local(|| desk.frame(over, 180.0, 60.0));
}

#[divan::bench(sample_count = 200)]
fn scrolling_the_tree(bencher: Bencher) {
    scrolled(bencher, law(), View::Text, IN_TREE);
}

#[divan::bench(sample_count = 200)]
fn scrolling_the_text(bencher: Bencher) {
    scrolled(bencher, law(), View::Text, IN_TEXT);
}

#[divan::bench(sample_count = 200)]
fn labels_in_columns(bencher: Bencher) {
    scrolled(bencher, report(), View::Parallel, IN_TEXT);
}

/// The whole map is in sight, and is moved a little.
#[divan::bench(sample_count = 200)]
fn mind_map_of_2000(bencher: Bencher) {
    let mut desk = Desk::with(report());
    desk.run(Command::SetView(View::MindMap));
    desk.settle();
    desk.run(Command::ZoomMap(MapZoom::Fit));
    desk.settle();
    bencher.bench_local(|| desk.frame(IN_TEXT, 20.0, 20.0));
}

/// Lists and pages at the side of the document of 50 MB; with the tabs there are 199 other documents and no list.
#[rustfmt::skip]
const LISTS: [&str; 10] = [
    "none", "dropped", "folder", "findings", "adjusted", "offered", "excluded", "keys", "about", "tabs",
];

/// A window that shows one of them, with a good many entries, and the panel that it is in.
fn with_list(name: &str) -> (Desk, Option<Panel>) {
    let mut desk = Desk::with(match name {
        "dropped" => printed_law(),
        "findings" | "offered" => careless_law(),
        _ => law(),
    });
    match name {
        "folder" => list_folder(&mut desk, 5_000),
        "adjusted" => adjust(&mut desk, 200),
        "excluded" => leave_out(&mut desk, 500),
        "tabs" => {
            for at in 1..200 {
                desk.open(&format!("第{at}份关于做好志愿服务工作的通知.txt"), report());
            }
            desk.run(Command::Activate(0));
        }
        _ => {}
    }
    let panel = match name {
        "dropped" => Some(Panel::Dropped),
        "folder" => Some(Panel::Folder),
        "findings" => Some(Panel::Check),
        "adjusted" => Some(Panel::Adjusted),
        "offered" => Some(Panel::Offered),
        "excluded" => Some(Panel::Excluded),
        "keys" => Some(Panel::Keys),
        "about" => Some(Panel::About),
        _ => None,
    };
    desk.show(panel);
    desk.settle();
    (desk, panel)
}

fn list_folder(desk: &mut Desk, files: usize) {
    let mut serial = 0;
    let folder = PathBuf::from("/稿");
    for effect in update(&mut desk.state, Command::ListFolders(vec![folder])) {
        if let Effect::ListFolders { serial: asked, .. } = effect {
            serial = asked;
        }
    }
    desk.run(Command::FolderCounted(serial, files));
    for at in 0..files {
        let entry = FolderEntry {
            path: PathBuf::from(format!("/稿/{at:04}.docx")),
            name: format!("{at:04}.docx"),
            title: format!(
                "关于做好第{at}次志愿服务{}的通知",
                "登记和保障工作".repeat(at % 5)
            ),
            characters: at,
            items: at,
            fault: None,
        };
        desk.run(Command::FolderEntry(serial, Box::new(entry)));
    }
}

/// So many items here and there have other words.
fn adjust(desk: &mut Desk, count: usize) {
    for at in 0..count {
        let Some(open) = desk.state.current() else {
            return;
        };
        let key = open.keys[at * (open.keys.len() / count)];
        desk.run(Command::Select(RowKey::Node(key)));
        desk.run(Command::StartRename);
        desk.run(Command::EditRename(format!("志愿服务第{at}项")));
        desk.run(Command::FinishRename);
    }
}

/// The first items are no items.
fn leave_out(desk: &mut Desk, count: usize) {
    let Some(open) = desk.state.current() else {
        return;
    };
    let [first, last] = [1, count].map(|at| RowKey::Node(open.keys[at]));
    desk.run(Command::Select(first));
    desk.run(Command::SelectTo(last));
    desk.run(Command::Exclude);
}

#[divan::bench(args = LISTS, sample_count = 200, max_time = 5)]
fn scrolling_a_list(bencher: Bencher, name: &str) {
    let (mut desk, _) = with_list(name);
    bencher.bench_local(|| {
        desk.frame(IN_LIST, 180.0, 60.0);
        desk.asked.clear();
    });
}

/// The handle of its scroll bar goes from end to end in every frame.
#[divan::bench(args = LISTS, sample_count = 200, max_time = 5)]
fn jumping_in_a_list(bencher: Bencher, name: &str) {
    let (mut desk, _) = with_list(name);
    desk.press_the_bar();
    bencher.bench_local(|| {
        desk.jump();
        desk.asked.clear();
    });
}

/// A list is opened that was not seen before: the command and its first frame.
#[divan::bench(args = LISTS, sample_count = 20, max_time = 5)]
fn opening_a_list(bencher: Bencher, name: &str) {
    let (desk, panel) = with_list(name);
    let desk = RefCell::new(desk);
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            // What was made for the outline is of no use for another one.
            desk.show(None);
            desk.run(Command::Go(Step::First));
            desk.run(Command::Go(Step::By(1)));
            desk.run(Command::MoveDown);
            desk.frame(IN_TEXT, 0.0, 0.0);
            desk.asked.clear();
        })
        .bench_local_values(|()| {
            let mut desk = desk.borrow_mut();
            desk.show(panel);
            desk.frame(IN_LIST, 0.0, 0.0);
        });
}

/// The frame behind an adjustment, with a list open; the adjustment itself is not timed.
#[divan::bench(args = LISTS, sample_count = 20, max_time = 5)]
fn after_an_adjustment(bencher: Bencher, name: &str) {
    let (desk, _) = with_list(name);
    let desk = RefCell::new(desk);
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            desk.run(Command::Go(Step::First));
            desk.run(Command::Go(Step::By(1)));
            desk.run(Command::MoveDown);
            desk.asked.clear();
        })
        .bench_local_values(|()| desk.borrow_mut().frame(IN_LIST, 0.0, 0.0));
}

/// Of a map of 100,000 boxes few are in sight, but the links of many more go through.
#[divan::bench(sample_count = 200)]
fn mind_map_of_100000(bencher: Bencher) {
    scrolled(bencher, law(), View::MindMap, IN_TEXT);
}

#[divan::bench(sample_count = 200)]
fn lengths(bencher: Bencher) {
    scrolled(bencher, report(), View::Weight, IN_TEXT);
}

const VIEWS: [View; 3] = [View::Parallel, View::MindMap, View::Weight];

/// A view of 100,000 items that was not shown for their outline before: the command and its first frame.
#[divan::bench(args = VIEWS, sample_count = 10)]
fn showing_a_view(bencher: Bencher, view: View) {
    let desk = RefCell::new(Desk::with(law()));
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            desk.run(Command::SetView(View::Text));
            desk.run(Command::Go(Step::First));
            desk.run(Command::Go(Step::By(1)));
            desk.run(Command::MoveDown);
            desk.settle();
        })
        .bench_local_values(|()| {
            let mut desk = desk.borrow_mut();
            desk.run(Command::SetView(view));
            desk.frame(IN_TEXT, 0.0, 0.0);
        });
}

/// What was laid out elsewhere comes back: it is taken in the place of what was there before, with the frame that shows
/// it.
#[divan::bench(args = VIEWS, sample_count = 10)]
fn taking_what_was_laid_out(bencher: Bencher, view: View) {
    let desk = RefCell::new(Desk::with(law()));
    desk.borrow_mut().run(Command::SetView(view));
    desk.borrow_mut().settle();
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            desk.run(Command::Go(Step::First));
            desk.run(Command::Go(Step::By(1)));
            desk.run(Command::MoveDown);
            desk.frame(IN_TEXT, 0.0, 0.0);
            let asked = std::mem::take(&mut desk.asked).into_iter();
            let layouts = asked.filter_map(|effect| match effect {
                Effect::LayOut(layout) => Some(layout.work()),
                _ => None,
            });
            layouts.collect::<Vec<Command>>()
        })
        .bench_local_values(|laid| {
            let mut desk = desk.borrow_mut();
            laid.into_iter().for_each(|laid| desk.run(laid));
            desk.frame(IN_TEXT, 0.0, 0.0);
        });
}

/// A document that was read again comes, without its frame. What hangs on it alone was made elsewhere.
#[divan::bench(sample_count = 20)]
fn taking_a_reading(bencher: Bencher) {
    let desk = RefCell::new(Desk::with(law()));
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            desk.asked.clear();
            desk.run(Command::ReadAs(ReadAs::Document));
            let asked = std::mem::take(&mut desk.asked).into_iter();
            let readings = asked.filter_map(|effect| match effect {
                Effect::Read {
                    document,
                    generation,
                    before,
                    ..
                } => {
                    let found = Found::new(Document::clone(&before)).compared(before);
                    Some(Command::Read {
                        document,
                        generation,
                        result: Ok(found.into()),
                    })
                }
                _ => None,
            });
            readings.collect::<Vec<Command>>()
        })
        .bench_local_values(|readings| {
            let mut desk = desk.borrow_mut();
            readings.into_iter().for_each(|read| desk.run(read));
        });
}

/// An adjustment, which the window waits for, without its frame: the one after none, and the one after 200.
#[divan::bench(args = [0, 200], sample_count = 20)]
fn renaming(bencher: Bencher, before: usize) {
    let desk = adjusted_desk(before);
    let mut words = 0;
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            words += 1;
            choose_an_item(&mut desk);
            desk.run(Command::StartRename);
            desk.run(Command::EditRename(format!("志愿服务{words}")));
        })
        .bench_local_values(|()| desk.borrow_mut().run(Command::FinishRename));
}

/// The same where the order of the items is another one then.
#[divan::bench(args = [0, 200], sample_count = 20)]
fn moving(bencher: Bencher, before: usize) {
    adjusted_by(bencher, before, &Command::MoveDown);
}

/// The same where one item less is left. It has none below it, and stands behind the first chapter.
#[divan::bench(args = [0, 200], sample_count = 20)]
fn leaving_out(bencher: Bencher, before: usize) {
    adjusted_by(bencher, before, &Command::Exclude);
}

/// A star, which leaves the outline as it is.
#[divan::bench(args = [0, 200], sample_count = 20)]
fn putting_a_star(bencher: Bencher, before: usize) {
    adjusted_by(bencher, before, &Command::ToggleStar);
}

/// The last adjustment is taken back, which all others are applied again for: an item comes back that was left out.
#[divan::bench(args = [0, 200], sample_count = 20)]
fn undoing(bencher: Bencher, before: usize) {
    let desk = adjusted_desk(before);
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            choose_an_item(&mut desk);
            desk.run(Command::Exclude);
            desk.asked.clear();
        })
        .bench_local_values(|()| desk.borrow_mut().run(Command::Undo));
}

/// So many items are left out in one step, and that is taken back.
#[divan::bench(sample_count = 10)]
fn leaving_out_500_and_undoing(bencher: Bencher) {
    let desk = adjusted_desk(0);
    bencher.bench_local(|| {
        let mut desk = desk.borrow_mut();
        leave_out(&mut desk, 500);
        desk.run(Command::Undo);
        desk.asked.clear();
    });
}

/// All items are folded, and unfolded.
#[divan::bench(sample_count = 20)]
fn folding_all(bencher: Bencher) {
    let desk = adjusted_desk(0);
    bencher.bench_local(|| {
        let mut desk = desk.borrow_mut();
        desk.run(Command::CollapseAll);
        desk.run(Command::ExpandAll);
        desk.asked.clear();
    });
}

fn adjusted_desk(before: usize) -> RefCell<Desk> {
    let mut desk = Desk::with(law());
    adjust(&mut desk, before);
    RefCell::new(desk)
}

/// The first item of the first chapter.
fn choose_an_item(desk: &mut Desk) {
    desk.run(Command::Go(Step::First));
    desk.run(Command::Go(Step::By(2)));
}

fn adjusted_by(bencher: Bencher, before: usize, command: &Command) {
    let desk = adjusted_desk(before);
    bencher
        .with_inputs(|| choose_an_item(&mut desk.borrow_mut()))
        .bench_local_values(|()| {
            let mut desk = desk.borrow_mut();
            desk.run(command.clone());
            desk.asked.clear();
        });
}

/// A word that is looked for and was not before: what the state does, without the frame.
#[divan::bench(args = ["志", "志愿", "zyfw", "没有这样的词"], sample_count = 40)]
fn finding(bencher: Bencher, words: &str) {
    let desk = RefCell::new(Desk::with(law()));
    bencher
        .with_inputs(|| desk.borrow_mut().run(Command::Find(String::new())))
        .bench_local_values(|()| desk.borrow_mut().run(Command::Find(words.to_string())));
}

/// The field is gone to in an outline that nobody has looked through: what all letters typed there need is made.
#[divan::bench(sample_count = 20)]
fn preparing_to_find(bencher: Bencher) {
    let desk = RefCell::new(Desk::with(law()));
    bencher
        .with_inputs(|| {
            let mut desk = desk.borrow_mut();
            desk.run(Command::Find(String::new()));
            desk.run(Command::Go(Step::First));
            desk.run(Command::Go(Step::By(1)));
            desk.run(Command::MoveDown);
        })
        .bench_local_values(|()| desk.borrow_mut().run(Command::PrepareFind));
}
