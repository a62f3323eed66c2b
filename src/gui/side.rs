//! The lists and pages at the side: what was set aside, what is offered, what to look at again, keys, prose.

use super::panels::text;
use super::theme::{self, palette};
use crate::app::Command;
use crate::app::adjusted::Adjusted;
use crate::app::commands::{ENTRIES, Entry, MENUS, Menu};
use crate::app::state::{OpenDocument, Panel, State};
use crate::correction::Ignored;
use crate::diagnostic::Diagnostic;
use crate::message::{Language, Message, grouped};
use crate::noise::Reason;
use crate::outline::{Kind, Outline};
use crate::rules::{Edit, Row};
use crate::span::Span;
use crate::{check, document};
use eframe::egui::{self, Align, Layout, RichText};
use std::sync::Arc;

/// The list or page at the side.
pub(super) fn show(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
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
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(&mut inside, |ui| match (panel, state.current()) {
                (Panel::Keys, _) => key_list(ui, state),
                (Panel::Privacy, _) => prose(ui, text(state, Message::PrivacyText)),
                (Panel::Folder, _) => folder(ui, state, commands),
                (Panel::Rules, _) => rules(ui, state, commands),
                (Panel::About, _) => about(ui, state),
                (Panel::Dropped, Some(open)) => dropped(ui, state, open, commands),
                (Panel::Offered, Some(open)) => offered(ui, state, open, commands),
                (Panel::Adjusted, Some(open)) => adjusted(ui, state, open, commands),
                (Panel::Lost, Some(open)) => lost(ui, state, open),
                (Panel::Excluded, Some(open)) => excluded(ui, state, open, commands),
                (Panel::Check, Some(open)) => findings(ui, state, open, commands),
                (_, None) => {}
            });
    });
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
fn about(ui: &mut egui::Ui, state: &State) {
    let version = env!("CARGO_PKG_VERSION");
    prose(
        ui,
        &Message::AboutText.fill(state.settings.language, &[&version]),
    );
    ui.add_space(10.0);
    let heading = text(state, Message::AboutComponents);
    egui::CollapsingHeader::new(heading).show_unindented(ui, |ui| {
        for (name, licence) in COMPONENTS.lines().filter_map(|line| line.split_once('\t')) {
            ui.label(name);
            ui.label(RichText::new(licence).color(palette(ui.ctx()).quiet));
            ui.add_space(4.0);
        }
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
    if ui.add_sized([width, 0.0], button.right_text("")).clicked() {
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
fn dropped(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    for piece in &open.document.dropped {
        let reason = reason(piece.reason);
        let words = shortened(piece.span.of(open.document.text()));
        with_button(ui, state, Message::CmdRestore, commands, |ui, commands| {
            line(ui, &words, text(state, reason), piece.span, commands);
            Command::RestoreText(piece.span)
        });
    }
}

/// What a reader could list too, each with a button that lists it; what is an item by now is passed over.
fn offered(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    for node in open.offered() {
        let words = shortened(&open.document.words(node.label));
        with_button(ui, state, Message::CmdTake, commands, |ui, commands| {
            let here = open.offered_at == Some(node.label);
            let shown = if here { format!("▸ {words}") } else { words };
            let go = Command::GoToOffered(node.label);
            leading(ui, &shown, "", go, commands);
            Command::TakeSpan(node.label)
        });
    }
}

/// What the user has left out, each with a button that brings it back.
fn excluded(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    for &key in open.excluded.iter() {
        let words = shortened(&open.found_label(key).unwrap_or_default());
        with_button(ui, state, Message::CmdRestore, commands, |ui, _| {
            ui.label(words);
            Command::Restore(key)
        });
    }
}

/// The documents of folders: title, file, length and items; a click opens one.
fn folder(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
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
    for entry in &folder.entries {
        let numbers = [entry.characters, entry.items].map(grouped);
        let known = || Message::FolderLine.fill(language, &[&entry.name, &numbers[0], &numbers[1]]);
        let second = entry.fault.clone().unwrap_or_else(known);
        let open = Command::OpenPaths(vec![entry.path.clone()]);
        leading(ui, &shortened(&entry.title), &second, open, commands);
    }
}

/// The user's rules, each with its example and what becomes of what is like it.
fn rules(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    if state.rules.is_empty() {
        prose(ui, text(state, Message::RulesEmpty));
    }
    for (at, rule) in state.rules.iter().enumerate() {
        ui.label(&rule.name);
        let does = in_words(state, rule);
        ui.label(RichText::new(does).color(palette(ui.ctx()).quiet));
        ui.horizontal(|ui| {
            let mut on = rule.on;
            theme::edge(ui);
            if ui.checkbox(&mut on, text(state, Message::RuleOn)).changed() {
                commands.push(Command::EditRules(Edit::Switch(at, on)));
            }
            if ui.link(text(state, Message::RuleRemove)).clicked() {
                commands.push(Command::EditRules(Edit::Remove(at)));
            }
        });
        ui.add_space(10.0);
    }
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

/// What was adjusted, the last first; each leads to its item and can be taken back where nothing rests on it.
fn adjusted(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    let list = cached_adjusted(ui, state, open);
    if list.made.is_empty() {
        return prose(ui, text(state, Message::AdjustedNone));
    }
    for made in &list.made {
        let go = Command::GoToAdjusted(made.key);
        leading(ui, &shortened(&made.label), &made.done, go, commands);
        if made.alone {
            ui.horizontal(|ui| {
                ui.add_space(ui.spacing().button_padding.x);
                if ui.link(text(state, Message::ActionTakeBack)).clicked() {
                    commands.push(Command::TakeBack(made.at));
                }
            });
        }
        ui.add_space(8.0);
    }
    if list.made.iter().any(|made| !made.alone) {
        let words = RichText::new(text(state, Message::AdjustedRest));
        ui.label(words.color(palette(ui.ctx()).quiet));
    }
}

/// The adjustments of an outline in the words of a language.
struct AdjustedList {
    outline: Arc<Outline>,
    language: Language,
    made: Vec<Adjusted>,
}

/// The list is made once for each outline: which of them can be taken back alone is found by trying.
fn cached_adjusted(ui: &egui::Ui, state: &State, open: &OpenDocument) -> Arc<AdjustedList> {
    let id = egui::Id::unique("adjusted");
    let cached: Option<Arc<AdjustedList>> = ui.data(|data| data.get_temp(id));
    let language = state.settings.language;
    let fits = |list: &Arc<AdjustedList>| {
        Arc::ptr_eq(&list.outline, &open.outline) && list.language == language
    };
    if let Some(list) = cached.filter(fits) {
        return list;
    }
    let list = Arc::new(AdjustedList {
        outline: open.outline.clone(),
        language,
        made: open.adjusted_list(language),
    });
    ui.data_mut(|data| data.insert_temp(id, list.clone()));
    list
}

/// Adjustments that found no text in the present reading.
fn lost(ui: &mut egui::Ui, state: &State, open: &OpenDocument) {
    for lost in open.adjustments.lost_in_words(state.settings.language) {
        ui.label(shortened(&lost.text));
        ui.label(RichText::new(lost.done).color(palette(ui.ctx()).quiet));
        ui.add_space(6.0);
    }
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
        let pressed = ui.small_button(text(state, name)).clicked();
        let left = Layout::top_down(Align::Min);
        let command = ui.with_layout(left, |ui| draw(ui, commands)).inner;
        if pressed {
            commands.push(command);
        }
    });
}

/// What is to be looked at again; each can be ignored, alone or with all of its kind.
fn findings(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    let findings = cached_findings(ui, open);
    if findings.told.is_empty() {
        ui.label(text(state, Message::CheckNothing));
    } else {
        let count = grouped(findings.told.len());
        let total = Message::CheckTotal.fill(state.settings.language, &[&count]);
        ui.label(RichText::new(total).color(palette(ui.ctx()).quiet));
    }
    for found in &findings.told {
        let sentence = found.sentence(state.settings.language);
        let context = around(&open.document, found.span);
        line(ui, &sentence, &context, found.span, commands);
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().button_padding.x);
            let one = || Ignored::one(&open.document, found);
            quiet_link(ui, state, Message::ActionIgnore, one, commands);
            let kind = || Ignored::kind(found);
            quiet_link(ui, state, Message::ActionIgnoreKind, kind, commands);
        });
        ui.add_space(8.0);
    }
    if findings.ignored > 0 {
        ui.separator();
        ui.horizontal(|ui| {
            let count = grouped(findings.ignored);
            ui.label(Message::IgnoredCount.fill(state.settings.language, &[&count]));
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
    if ui.add(egui::Link::new(words)).clicked() {
        commands.push(Command::Ignore(ignored()));
    }
}

/// What is told of a document, and how much is not.
struct Findings {
    outline: Arc<Outline>,
    given: Arc<[Ignored]>,
    told: Vec<Diagnostic>,
    ignored: usize,
}

/// The findings are made once for each outline and each list of what is ignored.
fn cached_findings(ui: &egui::Ui, open: &OpenDocument) -> Arc<Findings> {
    let id = egui::Id::unique("findings");
    let cached: Option<Arc<Findings>> = ui.data(|data| data.get_temp(id));
    let fits = |findings: &Arc<Findings>| {
        Arc::ptr_eq(&findings.outline, &open.outline) && Arc::ptr_eq(&findings.given, &open.ignored)
    };
    if let Some(findings) = cached.filter(fits) {
        return findings;
    }
    let found = check::check(&open.document, &open.outline);
    let is_told = |found: &Diagnostic| {
        let mut ignored = open.ignored.iter();
        !ignored.any(|ignored| ignored.fits(&open.document, found))
    };
    let (told, ignored): (Vec<_>, Vec<_>) = found.into_iter().partition(is_told);
    let findings = Arc::new(Findings {
        outline: open.outline.clone(),
        given: open.ignored.clone(),
        told,
        ignored: ignored.len(),
    });
    ui.data_mut(|data| data.insert_temp(id, findings.clone()));
    findings
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
