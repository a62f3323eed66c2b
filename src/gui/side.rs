//! The lists and pages at the side: what was set aside, what is offered, what to look at again, keys, prose.

use super::panels::text;
use super::theme::{self, palette};
use crate::app::Command;
use crate::app::commands::ENTRIES;
use crate::app::state::{OpenDocument, Panel, State};
use crate::message::{Language, Message};
use crate::noise::Reason;
use crate::span::Span;
use crate::{check, document};
use eframe::egui::{self, Align, Layout, RichText};

/// The list or page at the side.
pub(super) fn show(ui: &mut egui::Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(panel) = state.panel else { return };
    let frame = theme::pane(ui);
    let shown = egui::Panel::right("side")
        .frame(frame)
        .resizable(true)
        .default_size(340.0)
        .min_size(220.0);
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
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| match (panel, state.current()) {
                (Panel::Keys, _) => key_list(ui, state),
                (Panel::Privacy, _) => prose(ui, text(state, Message::PrivacyText)),
                (Panel::About, _) => {
                    prose(
                        ui,
                        &Message::AboutText
                            .fill(state.settings.language, &[&env!("CARGO_PKG_VERSION")]),
                    );
                }
                (Panel::Dropped, Some(open)) => dropped(ui, state, open, commands),
                (Panel::Offered, Some(open)) => offered(ui, state, open, commands),
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
        Panel::Lost => Message::CmdLost,
        Panel::Check => Message::CmdCheck,
        Panel::Keys => Message::CmdKeys,
        Panel::Privacy => Message::CmdPrivacy,
        Panel::About => Message::CmdAbout,
    }
}

fn prose(ui: &mut egui::Ui, words: &str) {
    ui.label(words);
}

fn key_list(ui: &mut egui::Ui, state: &State) {
    egui::Grid::new("keys")
        .num_columns(2)
        .spacing([18.0, 6.0])
        .show(ui, |ui| {
            for entry in ENTRIES.iter().filter(|entry| entry.key.is_some()) {
                ui.label(RichText::new(super::keys::label(entry)).color(palette(ui.ctx()).quiet));
                let name = match entry.submenu {
                    Some(submenu) => {
                        format!("{}：{}", text(state, submenu), text(state, entry.text))
                    }
                    None => text(state, entry.text).to_string(),
                };
                ui.label(name);
                ui.end_row();
            }
        });
}

/// A line of a list that leads to its place in the text.
fn line(ui: &mut egui::Ui, first: &str, second: &str, span: Span, commands: &mut Vec<Command>) {
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
        commands.push(Command::Reveal(span));
    }
}

fn dropped(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    for piece in &open.document.dropped {
        let reason = match piece.reason {
            Reason::Advertisement => Message::ReasonAdvertisement,
            Reason::PageNumber => Message::ReasonPageNumber,
            Reason::RunningHeader => Message::ReasonRunningHeader,
            Reason::Contents => Message::ReasonContents,
            Reason::SiteChrome => Message::ReasonSiteChrome,
            Reason::Notes => Message::ReasonNotes,
            Reason::Aside => Message::ReasonAside,
        };
        let words = shortened(piece.span.of(open.document.text()));
        line(ui, &words, text(state, reason), piece.span, commands);
    }
}

/// What a reader could list too, each with a button that lists it; what is an item by now is passed over.
fn offered(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    for node in open.offered() {
        let words = shortened(&open.document.joined(node.label));
        with_button(ui, state, Message::CmdTake, commands, |ui, commands| {
            line(ui, &words, "", node.label, commands);
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

fn findings(ui: &mut egui::Ui, state: &State, open: &OpenDocument, commands: &mut Vec<Command>) {
    let found = cached_findings(ui, open);
    if found.is_empty() {
        ui.label(text(state, Message::CheckNothing));
    }
    for (sentence, context, span) in found.iter() {
        let sentence = &sentence[usize::from(state.settings.language == Language::English)];
        line(ui, sentence, context, *span, commands);
    }
}

/// A finding: its sentence in both languages, the words around it, its place.
type Finding = ([String; 2], String, Span);

/// The findings of a document are made once for each outline.
fn cached_findings(ui: &egui::Ui, open: &OpenDocument) -> std::sync::Arc<Vec<Finding>> {
    type Cached = (usize, std::sync::Arc<Vec<Finding>>);
    let id = egui::Id::unique("findings");
    let outline = std::sync::Arc::as_ptr(&open.outline) as usize;
    let cached: Option<Cached> = ui.data(|data| data.get_temp(id));
    if let Some((_, findings)) = cached.filter(|(made_for, _)| *made_for == outline) {
        return findings;
    }
    let findings = check::check(&open.document, &open.outline)
        .into_iter()
        .map(|found| {
            let sentences =
                [Language::Chinese, Language::English].map(|language| found.sentence(language));
            (sentences, around(&open.document, found.span), found.span)
        });
    let findings = std::sync::Arc::new(findings.collect::<Vec<_>>());
    ui.data_mut(|data| data.insert_temp::<Cached>(id, (outline, findings.clone())));
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
