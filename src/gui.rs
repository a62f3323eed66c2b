//! The window: it shows a [`State`], turns what a person does into [`Command`]s, and carries out the [`Effect`]s that
//! come of them. It decides nothing; that is [`crate::app`].

mod clipboard;
mod dialogs;
mod draft;
mod drag;
mod effects;
mod export;
mod find;
mod folder;
mod fonts;
mod icons;
mod keys;
mod laid;
mod list;
mod menu;
mod mindmap;
mod moment;
mod panels;
mod parallel;
mod place;
mod side;
mod store;
mod system;
mod text;
pub mod theme;
mod tree;
mod watch;
mod weight;

use crate::app::settings::{Letters, Shown, WindowPlace};
use crate::app::state::{OpenDocument, View};
use crate::app::{Command, Effect, State, update};
use crate::message::Message;
use effects::Effects;
use eframe::egui;
use std::path::PathBuf;
use std::sync::Arc;

/// The program's own sample.
pub const SAMPLE: &str = include_str!("../assets/samples/speech.txt");

/// What the panes hold between two frames and nobody else needs: where they are scrolled to.
#[derive(Default)]
pub struct Panes {
    tree: tree::Tree,
    text: text::TextPane,
    parallel: parallel::ParallelPane,
    map: mindmap::MapPane,
    weight: weight::WeightPane,
    side: side::SidePane,
    tabs: panels::TabNames,
    /// What the line at the foot says is under way.
    under_way: moment::Moment,
    find_asked: u64,
    typed: keys::Typed,
    style: Option<theme::Look>,
    /// How wide the outline was made, in points of this size. Other panels can leave it less for a while.
    outline: Option<(f32, f32)>,
    /// Whether its edge is being moved.
    moving: bool,
    /// The size of the window when it was last drawn, in points.
    window: egui::Vec2,
}

/// Draws the window for a state; returns what the person asked for.
pub fn view(ui: &mut egui::Ui, state: &State, panes: &mut Panes) -> Vec<Command> {
    let mut commands = Vec::new();
    theme::apply(ui.ctx(), state, &mut panes.style);
    let window = ui.ctx().content_rect().size();
    if std::mem::replace(&mut panes.window, window) != window {
        // What has another place or another number in its bar is drawn right only the next time.
        ui.ctx().request_repaint();
    }
    keys::read(ui.ctx(), state, &mut commands);
    panes.typed.read(ui.ctx(), state, &mut commands);
    menu::bar(ui, state, &mut commands);
    panels::toolbar(ui, state, &mut panes.find_asked, &mut commands);
    panels::tabs(ui, state, &mut panes.tabs, &mut commands);
    panels::hint(ui, state, &mut commands);
    panels::notices(ui, state, &mut commands);
    panels::status(ui, state, &mut panes.under_way, &mut commands);
    panes.side.show(ui, state, &mut commands);
    match state.current() {
        None => panels::empty_window(ui, state, &mut commands),
        Some(open) if open.reading && open.document.text().is_empty() => {
            panels::reading(ui, state, &open.name, &mut commands);
        }
        Some(open) => desk(ui, state, open, panes, &mut commands),
    }
    export::show(ui, state, &mut commands);
    panels::toast(ui, state, &mut commands);
    commands
}

/// Outline and text beside each other, or one of them alone.
fn desk(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    panes: &mut Panes,
    commands: &mut Vec<Command>,
) {
    let settings = &state.settings;
    if settings.shown == Shown::Both {
        let window = ui.max_rect().width();
        let zoom = ui.ctx().zoom_factor();
        let made = panes.outline.filter(|(points, _)| *points == zoom);
        let usual = || window * f32::from(settings.split) / 100.0;
        let wanted = made.map_or_else(usual, |(_, width)| width);
        if let Some(width) = outline_panel(ui, state, open, panes, wanted, commands) {
            panes.outline = Some((zoom, width));
            panes.moving = true;
        }
        if panes.moving && !ui.input(|input| input.pointer.any_down()) {
            panes.moving = false;
            let width = panes.outline.map_or(wanted, |(_, width)| width);
            let split = (width / window * 100.0).round() as u8;
            commands.push(Command::SetSplit(split));
        }
    } else if settings.shown == Shown::Outline {
        let frame = egui::CentralPanel::default().frame(theme::pane(ui));
        frame.show(ui, |ui| panes.tree.show(ui, state, open, commands));
        return;
    }
    let text = egui::CentralPanel::default().frame(theme::page(ui));
    text.show(ui, |ui| match (state.view, &open.draft) {
        (View::Text, Some(draft)) => draft::show(ui, state, open, draft, commands),
        (View::Text, None) => panes.text.show(ui, state, open, commands),
        (View::Parallel, _) => panes.parallel.show(ui, state, open, commands),
        (View::MindMap, _) => panes.map.show(ui, state, open, commands),
        (View::Weight, _) => panes.weight.show(ui, state, open, commands),
    });
}

/// Shows the outline as wide as it is wanted, or as there is room; returns how wide it was made, if it was.
fn outline_panel(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    panes: &mut Panes,
    wanted: f32,
    commands: &mut Vec<Command>,
) -> Option<f32> {
    const LEAST: f32 = 220.0;
    const LEAST_TEXT: f32 = 260.0;
    let settings = &state.settings;
    let most = (ui.available_width() - LEAST_TEXT).max(LEAST);
    let width = wanted.clamp(LEAST, most);
    let name = egui::Id::unique(("outline", settings.swapped));
    let id = ui.scope_id().with(name);
    // Left to itself a panel would stay as narrow as it had to be once.
    let outer_rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, 0.0));
    let size = egui::containers::panel::PanelState { outer_rect };
    ui.data_mut(|data| data.insert_persisted(id, size));
    let panel = if settings.swapped {
        egui::Panel::right(name)
    } else {
        egui::Panel::left(name)
    };
    let shown = panel
        .resizable(true)
        .min_size(LEAST)
        .max_size(most)
        .frame(theme::pane(ui))
        .show(ui, |ui| panes.tree.show(ui, state, open, commands));
    // Its edge has an English name of its own.
    let edge = Message::PaneEdge.template(settings.language);
    let name = |node: &mut egui::accesskit::Node| node.set_label(edge);
    ui.ctx().accesskit_node_builder(id.with("__resize"), name);
    let shown = shown.response.rect.width();
    ((shown - width).abs() > 1.0).then_some(shown)
}

/// Gives the window its letters; see [`fonts`](self).
pub fn install_fonts(ctx: &egui::Context) {
    fonts::install(ctx, Letters::default(), 0);
}

/// The program in its window.
struct Window {
    state: State,
    panes: Panes,
    effects: Effects,
    /// Whether the window may close: the state has agreed.
    leaving: bool,
    /// Where the window is.
    place: Option<WindowPlace>,
}

impl Window {
    fn run(&mut self, ctx: &egui::Context, command: Command) {
        if command == Command::Quit
            && let Some(place) = self.place
        {
            self.run(ctx, Command::KeepWindow(place));
        }
        for effect in update(&mut self.state, command) {
            match effect {
                Effect::Quit => {
                    self.leaving = true;
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
                effect => self.effects.run(effect),
            }
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        for command in self.effects.arrived() {
            self.run(ctx, command);
        }
        if !self.leaving && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.run(ctx, Command::Quit);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let dropped = ui.ctx().input(|input| {
            let files = input.raw.dropped_files.iter();
            files
                .map(|file| file.path().to_path_buf())
                .collect::<Vec<PathBuf>>()
        });
        let mut commands = view(ui, &self.state, &mut self.panes);
        if !dropped.is_empty() {
            commands.extend(effects::open(dropped));
        }
        let ctx = ui.ctx().clone();
        if let Some(command) = self.effects.path_prompt(ui, &self.state) {
            commands.push(command);
        }
        self.place = place::now(&ctx, self.place).or(self.place);
        let changed = !commands.is_empty();
        for command in commands {
            self.run(&ctx, command);
        }
        if changed {
            ctx.request_repaint();
        }
    }

    /// Where bars meet between two points of the screen their ground shows, not black.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// A number that no other start of the program has.
fn session() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let millis = now.map_or(0, |since| since.as_millis() as u64);
    (millis << 16) ^ u64::from(std::process::id())
}

/// The files that are opened at the start where none is named, if they are still there.
fn last_session(state: &State) -> Vec<PathBuf> {
    let files = state.settings.files_at_start().iter();
    files.filter(|path| path.is_file()).cloned().collect()
}

/// Opens the window with these files. Returns when it is closed, or the reason why it could not be opened.
///
/// # Errors
/// There is no display, or no way to draw on it.
pub fn run(files: Vec<PathBuf>) -> Result<(), eframe::Error> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../icons/gangmu-256.png"));
    let mut state = State::default();
    state.settings = store::load();
    state.rules = store::rule_rows();
    let kept = state.settings.window;
    let mut viewport = place::builder(kept)
        .with_title(Message::WindowTitle.template(crate::message::Language::Chinese))
        .with_app_id("gangmu")
        .with_drag_and_drop(true);
    if let Ok(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    };
    let create = move |creation: &eframe::CreationContext| {
        install_fonts(&creation.egui_ctx);
        place::put_right(creation, kept);
        let mut window = Window {
            state,
            panes: Panes::default(),
            effects: Effects::new(creation.egui_ctx.clone()),
            leaving: false,
            place: kept,
        };
        window.state.session = session();
        let drafts: Vec<_> = store::kept_drafts().into_iter().map(Arc::new).collect();
        window.run(&creation.egui_ctx, Command::OfferDrafts(drafts));
        // What is kept of a file is found by its path, so that has to be the same wherever the program is started.
        let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        let files = if files.is_empty() {
            last_session(&window.state)
        } else {
            files.into_iter().map(whole).collect()
        };
        if let Some(path) = window.state.template_to_read() {
            window.effects.run(Effect::ReadTemplate(path));
        }
        if !files.is_empty() {
            for command in effects::open(files) {
                window.run(&creation.egui_ctx, command);
            }
        }
        Ok(Box::new(window) as Box<dyn eframe::App>)
    };
    eframe::run_native("gangmu", options, Box::new(create))
}
