//! What a frame of the window costs, without a screen: laid out, drawn to shapes and cut to triangles, which is all
//! that the processor does before the picture is painted. `cargo bench --bench frames`. The document has 100,000 items
//! in 50 MB of text, the map 2,000; every frame is scrolled, so no frame is the one before it.

use divan::{Bencher, black_box};
use eframe::egui::{self, Event, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use gangmu::app::command::{Effect, Step};
use gangmu::app::state::{MapZoom, View};
use gangmu::app::{Command, State, update};
use gangmu::document::{Document, FindOptions};
use gangmu::gui::{self, Panes};
use gangmu::input::Source;
use gangmu::numeral::write_han;
use std::cell::RefCell;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

fn main() {
    divan::main();
}

const ITEMS: u32 = 100_000;
const SIZE: egui::Vec2 = vec2(1366.0, 768.0);
/// Places in the two panes.
const IN_TREE: egui::Pos2 = pos2(300.0, 400.0);
const IN_TEXT: egui::Pos2 = pos2(1000.0, 400.0);

/// A window without a screen.
struct Desk {
    ctx: egui::Context,
    state: State,
    panes: Panes,
    frames: u32,
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
        };
        let asked = update(
            &mut desk.state,
            Command::OpenPaths(vec![PathBuf::from("a.txt")]),
        );
        let source = Source::from(text);
        let read = Arc::new(Document::find(source, &FindOptions::default()));
        for effect in asked {
            if let Effect::Read {
                document,
                generation,
                ..
            } = effect
            {
                let result = Ok(read.clone());
                desk.run(Command::Read {
                    document,
                    generation,
                    result,
                });
            }
        }
        desk.run(Command::EndHint);
        desk
    }

    fn run(&mut self, command: Command) {
        // What is asked of the world is not done.
        let _ = update(&mut self.state, command);
    }

    /// One frame in which the wheel turns over a place, by so many points, now down and now up.
    fn frame(&mut self, over: egui::Pos2, down: f32, up: f32) {
        self.frames += 1;
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
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            events: vec![Event::PointerMoved(over), wheel],
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
        }
    }
}

/// A law of many articles, each with some sentences.
fn law() -> String {
    let mut text = String::from("青溪县志愿服务条例\n\n");
    let sentence = "镇人民政府应当会同村民委员会做好登记、培训和保障，不得向志愿者收取费用。";
    for number in 1..=ITEMS {
        if number % 50 == 1 {
            let chapter = write_han(number / 50 + 1);
            let _ = writeln!(text, "第{chapter}章　分则之{chapter}");
        }
        let article = write_han(number);
        let _ = writeln!(
            text,
            "第{article}条　志愿服务第{number}项由镇村两级办理。{}",
            sentence.repeat(4)
        );
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

#[divan::bench(sample_count = 200)]
fn lengths(bencher: Bencher) {
    scrolled(bencher, report(), View::Weight, IN_TEXT);
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
            desk.run(Command::ToggleStar);
        })
        .bench_local_values(|()| desk.borrow_mut().run(Command::PrepareFind));
}
