//! The lists and pages at the side: what was set aside, what is offered, what to look at again, keys, prose.

use super::list::{List, reached};
use super::panels::text;
use super::theme::{self, palette};
use crate::app::Command;
use crate::app::commands::{ENTRIES, Entry, MENUS, Menu};
use crate::app::state::{DocumentId, OpenDocument, Panel, State};
use crate::correction::Ignored;
use crate::document;
use crate::message::{Message, grouped};
use crate::noise::Reason;
use crate::outline::{Kind, Outline};
use crate::rules::{Edit, Row};
use crate::span::Span;
use eframe::egui::{self, Align, Layout, RichText};
use std::sync::Arc;

/// What the list at the side holds between two frames.
#[derive(Default)]
pub(super) struct SidePane {
    /// What is listed, and of which document.
    seen: Option<(Panel, Option<DocumentId>)>,
    list: List,
    offered: Listed<Span>,
    adjusted: Listed<usize>,
}

impl SidePane {
    /// The list or page at the side.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
        let Some(panel) = state.panel else { return };
        const LEAST: f32 = 220.0;
        /// Its width where the window is wide enough, and the part of a narrow one.
        const WIDTH: f32 = 340.0;
        const PART: f32 = 0.34;
        let frame = theme::pane(ui);
        let width = (ui.available_width() * PART).clamp(LEAST, WIDTH);
        let shown = egui::Panel::right("side")
            .frame(frame)
            .resizable(true)
            .default_size(width)
            .min_size(LEAST);
        shown.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.heading(text(state, heading(panel)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(text(state, Message::ActionClose)).clicked() {
                        commands.push(Command::Show(None));
                    }
                });
            });
            ui.add_space(6.0);
            // What is wide makes the panel no wider.
            let place = ui.available_rect_before_wrap();
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
            inside.shrink_clip_rect(place);
            ui.advance_cursor_after_rect(place);
            let area = egui::ScrollArea::vertical()
                .auto_shrink(false)
                .animated(false);
            let area = match self.is_another(panel, state) {
                true => area.vertical_scroll_offset(0.0),
                false => area,
            };
            area.show(&mut inside, |ui| self.page(ui, state, panel, commands));
        });
    }

    /// Whether another list is shown than before, or that of another document: it is shown from its beginning.
    fn is_another(&mut self, panel: Panel, state: &State) -> bool {
        let of_document = match panel {
            Panel::Folder | Panel::Rules | Panel::Keys | Panel::Privacy | Panel::About => false,
            Panel::Dropped
            | Panel::Excluded
            | Panel::Adjusted
            | Panel::Lost
            | Panel::Offered
            | Panel::Check => true,
        };
        let document = state.current().filter(|_| of_document).map(|open| open.id);
        let now = Some((panel, document));
        let is_another = std::mem::replace(&mut self.seen, now) != now;
        if is_another {
            self.list = List::default();
        }
        is_another
    }

    fn page(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        panel: Panel,
        commands: &mut Vec<Command>,
    ) {
        let list = &mut self.list;
        match (panel, state.current()) {
            (Panel::Keys, _) => key_list(ui, state),
            (Panel::Privacy, _) => prose(ui, text(state, Message::PrivacyText)),
            (Panel::Folder, _) => folder(ui, state, list, commands),
            (Panel::Rules, _) => rules(ui, state, list, commands),
            (Panel::About, _) => about(ui, state, list),
            (Panel::Dropped, Some(open)) => dropped(ui, state, open, list, commands),
            (Panel::Offered, Some(open)) => {
                let offered = || open.offered().map(|node| node.label).collect();
                let spans = self.offered.of(open, offered);
                self::offered(ui, state, open, (list, spans), commands);
            }
            (Panel::Adjusted, Some(open)) => {
                let places = self.adjusted.of(open, || open.adjusted_places());
                adjusted(ui, state, open, (list, places), commands);
            }
            (Panel::Lost, Some(open)) => lost(ui, state, open, list),
            (Panel::Excluded, Some(open)) => excluded(ui, state, open, list, commands),
            (Panel::Check, Some(open)) => findings(ui, state, open, list, commands),
            (_, None) => {}
        }
    }
}

/// What a list holds of an outline, made once for each.
struct Listed<T> {
    outline: Option<Arc<Outline>>,
    what: Vec<T>,
}

impl<T> Default for Listed<T> {
    fn default() -> Listed<T> {
        Listed {
            outline: None,
            what: Vec::new(),
        }
    }
}

impl<T> Listed<T> {
    fn of(&mut self, open: &OpenDocument, make: impl FnOnce() -> Vec<T>) -> &[T] {
        let is_known = |known: &Arc<Outline>| Arc::ptr_eq(known, &open.outline);
        if !self.outline.as_ref().is_some_and(is_known) {
            self.what = make();
            self.outline = Some(open.outline.clone());
        }
        &self.what
    }
}

fn heading(panel: Panel) -> Message {
    match panel {
        Panel::Dropped => Message::CmdDropped,
        Panel::Offered => Message::CmdOffered,
        Panel::Excluded => Message::CmdExcluded,
        Panel::Adjusted => Message::CmdAdjusted,
        Panel::Lost => Message::CmdLost,
        Panel::Rules => Message::CmdRules,
        Panel::Folder => Message::FolderTitle,
        Panel::Check => Message::CmdCheck,
        Panel::Keys => Message::CmdKeys,
        Panel::Privacy => Message::CmdPrivacy,
        Panel::About => Message::CmdAbout,
    }
}

fn prose(ui: &mut egui::Ui, words: &str) {
    ui.label(words);
}

/// The keys, menu by menu; at the end those of the outline, which stand in no menu.
fn key_list(ui: &mut egui::Ui, state: &State) {
    let quiet = palette(ui.ctx()).quiet;
    let outline = (Menu::None, Message::KeysOfOutline);
    for &(menu, name) in MENUS.iter().chain([&outline]) {
        let of_menu = |entry: &&Entry| entry.menu == menu && entry.key.is_some();
        let entries: Vec<&Entry> = ENTRIES.iter().filter(of_menu).collect();
        if entries.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        ui.label(RichText::new(text(state, name)).color(palette(ui.ctx()).accent));
        const KEYS: f32 = 130.0;
        const APART: f32 = 14.0;
        let names = (ui.available_width() - KEYS - APART).max(KEYS);
        let grid = egui::Grid::new(("keys", name as u32))
            .num_columns(2)
            .min_col_width(KEYS)
            .max_col_width(names)
            .spacing([APART, 6.0]);
        grid.show(ui, |ui| {
            for entry in entries {
                ui.label(RichText::new(super::keys::label(entry)).color(quiet));
                ui.label(full_name(state, entry));
                ui.end_row();
            }
        });
    }
}

/// The name of an entry with that of the submenu it stands in.
fn full_name(state: &State, entry: &Entry) -> String {
    let name = text(state, entry.text);
    match entry.submenu {
        Some(submenu) => format!("{}：{name}", text(state, submenu)),
        None => name.to_string(),
    }
}

/// What the program is and what it is made of.
fn about(ui: &mut egui::Ui, state: &State, list: &mut List) {
    let version = env!("CARGO_PKG_VERSION");
    prose(
        ui,
        &Message::AboutText.fill(state.settings.language, &[&version]),
    );
    ui.add_space(10.0);
    let heading = text(state, Message::AboutComponents);
    egui::CollapsingHeader::new(heading).show_unindented(ui, |ui| {
        let lines: Vec<_> = COMPONENTS.lines().collect();
        list.show(ui, lines.len(), |ui, at| {
            let Some((name, licence)) = lines[at].split_once('\t') else {
                return;
            };
            ui.label(name);
            ui.label(RichText::new(licence).color(palette(ui.ctx()).quiet));
            ui.add_space(4.0);
        });
    });
}

/// The crates the program is made of and their licences; a test keeps the list whole.
const COMPONENTS: &str = include_str!("../../assets/components.txt");

/// A line of a list that leads to its place in the text.
fn line(ui: &mut egui::Ui, first: &str, second: &str, span: Span, commands: &mut Vec<Command>) {
    leading(ui, first, second, Command::Reveal(span), commands);
}

/// A line of a list, and what a click on it asks for.
fn leading(
    ui: &mut egui::Ui,
    first: &str,
    second: &str,
    command: Command,
    commands: &mut Vec<Command>,
) {
    let quiet = palette(ui.ctx()).quiet;
    let mut words = egui::text::LayoutJob::default();
    let format = |color| egui::TextFormat::simple(theme::font(), color);
    words.append(first, 0.0, format(palette(ui.ctx()).ink));
    if !second.is_empty() {
        words.append(&format!("\n{second}"), 0.0, format(quiet));
    }
    let button = egui::Button::new(words)
        .wrap()
        .fill(egui::Color32::TRANSPARENT);
    let width = ui.available_width();
    let drawn = ui.add_sized([width, 0.0], button.right_text(""));
    if reached(drawn).clicked() {
        commands.push(command);
    }
}

/// What a reason for setting something aside is called.
pub(super) fn reason(reason: Reason) -> Message {
    match reason {
        Reason::Advertisement => Message::ReasonAdvertisement,
        Reason::PageNumber => Message::ReasonPageNumber,
        Reason::RunningHeader => Message::ReasonRunningHeader,
        Reason::Contents => Message::ReasonContents,
        Reason::SiteChrome => Message::ReasonSiteChrome,
        Reason::Notes => Message::ReasonNotes,
        Reason::Aside => Message::ReasonAside,
        Reason::Chosen => Message::ReasonChosen,
    }
}

/// What was set aside, each piece with a button that makes it text again.
fn dropped(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    list: &mut List,
    commands: &mut Vec<Command>,
) {
    let dropped = &open.document.dropped;
    list.show(ui, dropped.len(), |ui, at| {
        let piece = &dropped[at];
        let reason = reason(piece.reason);
        let words = shortened(piece.span.of(open.document.text()));
        with_button(ui, state, Message::CmdRestore, commands, |ui, commands| {
            line(ui, &words, text(state, reason), piece.span, commands);
            Command::RestoreText(piece.span)
        });
    });
}

/// What a reader could list too, each with a button that lists it; what is an item by now is passed over.
fn offered(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    (list, spans): (&mut List, &[Span]),
    commands: &mut Vec<Command>,
) {
    list.show(ui, spans.len(), |ui, at| {
        let span = spans[at];
        let words = shortened(&open.document.words(span));
        with_button(ui, state, Message::CmdTake, commands, |ui, commands| {
            let here = open.offered_at == Some(span);
            let shown = if here { format!("▸ {words}") } else { words };
            leading(ui, &shown, "", Command::GoToOffered(span), commands);
            Command::TakeSpan(span)
        });
    });
}

/// What the user has left out, each with a button that brings it back.
fn excluded(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    list: &mut List,
    commands: &mut Vec<Command>,
) {
    list.show(ui, open.excluded.len(), |ui, at| {
        let key = open.excluded[at];
        let words = shortened(&open.found_label(key).unwrap_or_default());
        with_button(ui, state, Message::CmdRestore, commands, |ui, _| {
            ui.label(words);
            Command::Restore(key)
        });
    });
}

/// The documents of folders: title, file, length and items; a click opens one.
fn folder(ui: &mut egui::Ui, state: &State, list: &mut List, commands: &mut Vec<Command>) {
    let Some(folder) = &state.folder else { return };
    let language = state.settings.language;
    let read = folder.entries.len();
    for path in &folder.paths {
        ui.label(RichText::new(path.display().to_string()).color(palette(ui.ctx()).quiet));
    }
    ui.horizontal(|ui| {
        if folder.under_way {
            ui.label(
                Message::FolderProgress.fill(language, &[&grouped(read), &grouped(folder.files)]),
            );
            if ui.link(text(state, Message::ActionStop)).clicked() {
                commands.push(Command::StopFolder);
            }
        } else if folder.files == 0 {
            ui.label(text(state, Message::FolderEmpty));
        } else {
            ui.label(Message::FolderTotal.fill(language, &[&grouped(read)]));
        }
    });
    ui.add_space(6.0);
    list.show(ui, read, |ui, at| {
        let entry = &folder.entries[at];
        let numbers = [entry.characters, entry.items].map(grouped);
        let known = || Message::FolderLine.fill(language, &[&entry.name, &numbers[0], &numbers[1]]);
        let second = entry.fault.clone().unwrap_or_else(known);
        let open = Command::OpenPaths(vec![entry.path.clone()]);
        leading(ui, &shortened(&entry.title), &second, open, commands);
    });
}

/// The user's rules, each with its example and what becomes of what is like it.
fn rules(ui: &mut egui::Ui, state: &State, list: &mut List, commands: &mut Vec<Command>) {
    if state.rules.is_empty() {
        prose(ui, text(state, Message::RulesEmpty));
    }
    list.show(ui, state.rules.len(), |ui, at| {
        let rule = &state.rules[at];
        ui.label(&rule.name);
        let does = in_words(state, rule);
        ui.label(RichText::new(does).color(palette(ui.ctx()).quiet));
        ui.horizontal(|ui| {
            let mut on = rule.on;
            theme::edge(ui);
            let switch = ui.checkbox(&mut on, text(state, Message::RuleOn));
            if reached(switch).changed() {
                commands.push(Command::EditRules(Edit::Switch(at, on)));
            }
            if reached(ui.link(text(state, Message::RuleRemove))).clicked() {
                commands.push(Command::EditRules(Edit::Remove(at)));
            }
        });
        ui.add_space(10.0);
    });
}

/// What a rule does.
fn in_words(state: &State, rule: &Row) -> String {
    let language = state.settings.language;
    let kind = match rule.kind {
        None => return text(state, Message::RuleLeftOut).to_string(),
        Some(Kind::Directive) => Message::KindDirective,
        Some(Kind::Point) => Message::KindPoint,
        Some(_) => Message::KindHeading,
    };
    let kind = text(state, kind);
    match rule.level {
        Some(level) => Message::RuleListedAt.fill(language, &[&kind, &level]),
        None => Message::RuleListed.fill(language, &[&kind]),
    }
}

/// What was adjusted, the last first; each leads to its item and can be taken back where nothing rests on it. Which can
/// is tried elsewhere, of those that are drawn.
fn adjusted(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    (list, places): (&mut List, &[usize]),
    commands: &mut Vec<Command>,
) {
    if places.is_empty() {
        return prose(ui, text(state, Message::AdjustedNone));
    }
    let drawn = list.show(ui, places.len(), |ui, at| {
        let made = open.adjusted_at(places[at], state.settings.language);
        let go = Command::GoToAdjusted(made.key);
        leading(ui, &shortened(&made.label), &made.done, go, commands);
        match made.alone {
            Some(true) => take_back(ui, state, made.at, commands),
            // The entries below stay where they are while it is tried.
            None if open.alone.leaves_room(made.at) => {
                let height = ui.text_style_height(&egui::TextStyle::Body);
                ui.horizontal(|ui| ui.allocate_space(egui::vec2(0.0, height)));
            }
            Some(false) | None => {}
        }
        ui.add_space(8.0);
    });
    let drawn = &places[drawn];
    if drawn.iter().any(|&at| open.alone.is_to_be_tried(at)) {
        commands.push(Command::TryAlone(drawn.to_vec()));
    }
    if open.alone.is_any_not() {
        let words = RichText::new(text(state, Message::AdjustedRest));
        ui.label(words.color(palette(ui.ctx()).quiet));
    }
}

fn take_back(ui: &mut egui::Ui, state: &State, at: usize, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().button_padding.x);
        if reached(ui.link(text(state, Message::ActionTakeBack))).clicked() {
            commands.push(Command::TakeBack(at));
        }
    });
}

/// Adjustments that found no text in the present reading.
fn lost(ui: &mut egui::Ui, state: &State, open: &OpenDocument, list: &mut List) {
    list.show(ui, open.adjustments.lost.len(), |ui, at| {
        let lost = open.adjustments.lost_at(at, state.settings.language);
        ui.label(shortened(&lost.text));
        ui.label(RichText::new(lost.done).color(palette(ui.ctx()).quiet));
        ui.add_space(6.0);
    });
    prose(ui, text(state, Message::LostText));
}

/// A line of a list with a button at its right end, which does what the line's drawing returns.
fn with_button(
    ui: &mut egui::Ui,
    state: &State,
    name: Message,
    commands: &mut Vec<Command>,
    draw: impl FnOnce(&mut egui::Ui, &mut Vec<Command>) -> Command,
) {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let pressed = reached(ui.small_button(text(state, name))).clicked();
        let left = Layout::top_down(Align::Min);
        let command = ui.with_layout(left, |ui| draw(ui, commands)).inner;
        if pressed {
            commands.push(command);
        }
    });
}

/// What is to be looked at again; each can be ignored, alone or with all of its kind. It is looked for elsewhere; until
/// that is done what was found before is shown, and not how much there is.
fn findings(
    ui: &mut egui::Ui,
    state: &State,
    open: &OpenDocument,
    list: &mut List,
    commands: &mut Vec<Command>,
) {
    let language = state.settings.language;
    let quiet = palette(ui.ctx()).quiet;
    let findings = &*open.findings;
    let told = &findings.told;
    let count = || Message::CheckTotal.fill(language, &[&grouped(told.len())]);
    if !open.is_checked() {
        ui.label(RichText::new(text(state, Message::Checking)).color(quiet));
    } else if told.is_empty() {
        ui.label(text(state, Message::CheckNothing));
    } else {
        ui.label(RichText::new(count()).color(quiet));
    }
    list.show(ui, told.len(), |ui, at| {
        let found = &told[at];
        let sentence = found.sentence(language);
        let context = around(&findings.document, found.span);
        line(ui, &sentence, &context, found.span, commands);
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().button_padding.x);
            let one = || Ignored::one(&findings.document, found);
            quiet_link(ui, state, Message::ActionIgnore, one, commands);
            let kind = || Ignored::kind(found);
            quiet_link(ui, state, Message::ActionIgnoreKind, kind, commands);
        });
        ui.add_space(8.0);
    });
    if findings.ignored > 0 {
        ui.separator();
        ui.horizontal(|ui| {
            let count = grouped(findings.ignored);
            ui.label(Message::IgnoredCount.fill(language, &[&count]));
            if ui.link(text(state, Message::ActionIgnoreNothing)).clicked() {
                commands.push(Command::IgnoreNothing);
            }
        });
    }
}

fn quiet_link(
    ui: &mut egui::Ui,
    state: &State,
    name: Message,
    ignored: impl Fn() -> Ignored,
    commands: &mut Vec<Command>,
) {
    let words = RichText::new(text(state, name)).color(palette(ui.ctx()).quiet);
    if reached(ui.add(egui::Link::new(words))).clicked() {
        commands.push(Command::Ignore(ignored()));
    }
}

/// The words around a place, on one line.
fn around(document: &document::Document, span: Span) -> String {
    const SIDE: usize = 12;
    let words = document.text();
    let start = words[..span.start as usize]
        .char_indices()
        .rev()
        .nth(SIDE)
        .map_or(0, |(at, _)| at);
    let behind = &words[span.end as usize..];
    let end = behind
        .char_indices()
        .nth(SIDE)
        .map_or(words.len(), |(at, _)| span.end as usize + at);
    let line = words[start..end]
        .split(['\n', '\r'])
        .map(str::trim)
        .collect::<Vec<_>>();
    format!("…{}…", line.join(" "))
}

fn shortened(words: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = words.chars().take(LONGEST).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}
