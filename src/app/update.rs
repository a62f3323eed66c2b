//! From one state to the next. One line for each command; the work is in small functions, one file a subject.

mod adjust;
mod alike;
mod alone;
mod around;
mod check;
mod choose;
mod copy;
mod documents;
mod draft;
mod export;
mod files;
mod find;
mod folder;
mod lines;
mod making;
mod notices;
mod template;
mod tree;
mod views;

use super::command::{Command, Effect, Origin};
use super::settings::Zoom;
use super::state::State;
use crate::correction::Change;
use crate::document::ReadAs;
use crate::export::Density;
use crate::message::Message;
use adjust::*;
use alike::*;
use alone::*;
use around::*;
use check::*;
use choose::*;
use copy::*;
use documents::*;
use draft::*;
use export::*;
use files::*;
use find::*;
use folder::*;
use lines::*;
use making::take_made;
use notices::*;
use template::*;
use tree::*;
use views::*;

/// Does what a command asks for; returns what is asked of the world.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    let typing = matches!(command, Command::WriteText(_));
    let told = begin_telling(state, &command);
    let waits = template_first(state, &command);
    let mut effects = waits.unwrap_or_else(|| act(state, command));
    end_telling(state, told);
    end_late_toast(state);
    look_again(state, &mut effects);
    let layout = state.lay_out().map(Box::new);
    effects.extend(layout.map(Effect::LayOut));
    keep_drafts(state, typing, &mut effects);
    keep_up(state, &mut effects);
    effects
}

fn act(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::NewDraft => new_draft(state),
        Command::DraftFromCurrent => draft_from_current(state),
        Command::Drafted(drafted) => take_draft(state, *drafted),
        Command::NewItem => new_item(state),
        Command::WriteText(text) => write_text(state, text),
        Command::SetTotal(total) => set_total(state, total),
        Command::SaveDraftAs => save_draft_as(state),
        Command::SaveDraftTo(path) => save_draft_to(state, path),
        Command::DraftSaved {
            document,
            revision,
            result,
        } => draft_saved(state, document, revision, result),
        Command::OfferDrafts(kept) => offer_drafts(state, kept),
        Command::RestoreDraft(kept) => restore_draft(state, &kept),
        Command::DiscardDraft(slot) => discard_draft(slot),

        Command::Open => vec![Effect::AskForFiles],
        Command::OpenPaths(paths) => open_paths(state, paths),
        Command::Paste => vec![Effect::ReadClipboard],
        Command::Pasted(pasted) => open_pasted(state, pasted),
        Command::OpenSample => open(
            state,
            state.text(Message::SampleName),
            Origin::Sample,
            ReadAs::Document,
        ),
        Command::Reopen(encoding) => read_again(state, |open| open.encoding = Some(encoding)),
        Command::ReadAs(read_as) => read_again(state, |open| open.read_as = read_as),
        Command::Close => state.active.map_or(NOTHING, |at| close(state, at)),
        Command::OpenFolder => vec![Effect::AskForFolder],
        Command::ListFolders(paths) => list_folders(state, paths),
        Command::FolderCounted(serial, files) => folder_counted(state, serial, files),
        Command::FolderEntry(serial, entry) => folder_entry(state, serial, *entry),
        Command::StopFolder => stop_folder(state),
        Command::CloseAt(at) => close(state, at),
        Command::CloseAnyway(id) => close_anyway(state, id),
        Command::Turn(by) => turn(state, by),
        Command::OpenRecent(at) => open_recent(state, at),
        Command::ForgetRecent => set(state, |settings| settings.recent.clear()),
        Command::Forget(path) => set(state, |settings| {
            settings.recent.retain(|recent| recent.path != path);
        }),
        Command::SetRemember(remember) => set_remember(state, remember),
        Command::SetReopen(reopen) => set(state, |settings| settings.reopens = reopen),
        Command::Kept(id, kept) => take_kept(state, id, kept),
        Command::Keep => keep_now(state),
        Command::KeptNow(result) => kept_now(state, result),
        Command::FileChanged(path) => file_changed(state, &path),
        Command::FileGone(path) => file_gone(state, &path),
        Command::CancelReading => cancel_reading(state),
        Command::Activate(at) => activate(state, at),
        Command::Read {
            document,
            generation,
            result,
        } => take_reading(state, document, generation, result),

        Command::Select(key) => select(state, key),
        Command::ClickText(at) => click_text(state, at),
        Command::Go(step) => go(state, step),
        Command::Toggle(key) => toggle(state, key),
        Command::ToggleChosen => toggle_chosen(state),
        Command::ExpandAll => fold_below(state, u8::MAX),
        Command::CollapseAll => fold_below(state, 1),
        Command::ShowLevel(level) => fold_below(state, level),
        Command::SelectAlso(key) => select_also(state, key),
        Command::SelectTo(key) => select_to(state, key),
        Command::Extend(step) => extend(state, step),
        Command::TypeAhead(typed) => type_ahead(state, &typed),
        Command::ExpandBelow => expand_below(state),
        Command::Find(text) => find(state, text),
        Command::FindPattern(regex) => find_pattern(state, regex),
        Command::FindIn(scope) => find_in(state, scope),
        Command::FindNext => find_next(state, false),
        Command::FindBefore => find_next(state, true),
        Command::EndFind => end_find(state),
        Command::FocusFind => focus_find(state),
        Command::PrepareFind => prepare_find(state),
        Command::Reveal(span) => reveal(state, span),
        Command::Passing(at) => pass(state, at),

        Command::Promote => correct(state, Change::Promote),
        Command::Demote => correct(state, Change::Demote),
        Command::DemoteAlone => correct(state, Change::DemoteAlone),
        Command::MoveUp => correct(state, Change::MoveUp),
        Command::MoveDown => correct(state, Change::MoveDown),
        Command::MoveTo(key, place) => correct_node(state, key, Change::MoveTo(place)),
        Command::Merge => correct(state, Change::Merge),
        Command::Exclude => correct(state, Change::Exclude),
        Command::SetKind(kind) => correct(state, Change::SetKind(kind)),
        Command::StartRename => start_rename(state),
        Command::EditRename(text) => edit_rename(state, text),
        Command::FinishRename => finish_rename(state),
        Command::CancelRename => cancel_rename(state),
        Command::SelectText(span) => select_text(state, span),
        Command::Take => take_selected(state),
        Command::GoToOffered(span) => go_to_offered(state, span),
        Command::NextOffered => next_offered(state),
        Command::TakeSpan(span) => take_span(state, span),
        Command::Split => split(state),
        Command::Insert(place, kind, text) => insert(state, place, kind, text),
        Command::SayText(is_text) => say_text(state, is_text),
        Command::RestoreText(span) => restore_text(state, span),
        Command::SayLines(id, lines) => say_lines(state, id, lines),
        Command::Restore(key) => restore(state, key),
        Command::StartNote => start_note(state),
        Command::EditNote(text) => edit_note(state, text),
        Command::FinishNote => finish_note(state),
        Command::CancelNote => cancel_note(state),
        Command::ToggleStar => toggle_star(state),
        Command::AlikeHere => alike_here(state),
        Command::AlikeEverywhere => alike_everywhere(state),
        Command::EditRules(edit) => vec![Effect::EditRules(edit)],
        Command::Rules(result) => take_rules(state, result),
        Command::Ignore(ignored) => ignore(state, Change::Ignore(ignored)),
        Command::IgnoreNothing => ignore(state, Change::IgnoreNothing),
        Command::Checked {
            document,
            serial,
            findings,
        } => checked(state, document, serial, findings),
        Command::Undo => undo(state),
        Command::Redo => redo(state),
        Command::TakeBack(at) => take_back(state, at),
        Command::TryAlone(places) => try_alone(state, places),
        Command::TriedAlone {
            document,
            serial,
            at,
            alone,
        } => tried_alone(state, document, serial, at, alone),
        Command::GoToAdjusted(key) => go_to_adjusted(state, key),
        Command::RestoreAll => restore_all(state),

        Command::CopyForWord => copy_for_word(state),
        Command::CopyPlain(indent) => copy_plain(state, indent),
        Command::CopyLabel => copy_item(state, Density::Labels, Some(1)),
        Command::CopyBelow => copy_item(state, Density::Labels, None),
        Command::CopyText => copy_item(state, Density::Full, None),
        Command::CopySelection(text) => copy(state, text),
        Command::Made { serial, made } => take_made(state, serial, made),
        Command::Copied(result) => copied(state, result),
        Command::ShowExport => show_export(state),
        Command::CloseExport => close_export(state),
        Command::SetFormat(format) => set_format(state, format),
        Command::SetExport(options) => set_export(state, options),
        Command::Previewed { serial, preview } => previewed(state, serial, preview),
        Command::CopyExport => copy_export(state),
        Command::Export(format) => ask_for_target(state, format),
        Command::ExportTo(path, options) => export_to(state, path, options),
        Command::Saved(result) => saved(state, result),
        Command::SetDensity(density) => set(state, |settings| settings.export.density = density),
        Command::SetLargePrint(large) => set(state, |settings| settings.export.large_print = large),
        Command::SetDress(dress) => set_dress(state, dress),
        Command::ChooseTemplate => choose_template(state),
        Command::UseTemplate(path) => use_template(state, path),
        Command::NoTemplate => no_template(state),
        Command::TemplateRead(result) => take_template(state, result),
        Command::ExportAndOpen => export_and_open(state),
        Command::OpenWithSystem(path) => vec![Effect::OpenWithSystem(path)],
        Command::NoProgram(path) => no_program(state, &path),
        Command::ShowInFolder(path) => vec![Effect::ShowInFolder(path)],
        Command::NoFolderWindow(path) => no_folder_window(state, &path),
        Command::SetNumbering(numbering) => {
            set(state, |settings| settings.export.numbering = numbering)
        }
        Command::SetLevels(levels) => set(state, |settings| settings.export.levels = levels),

        Command::SetTheme(theme) => set(state, |settings| settings.theme = theme),
        Command::SetLargeText(large) => set(state, |settings| settings.large_text = large),
        Command::SetShown(shown) => set(state, |settings| settings.shown = shown),
        Command::SetSwapped(swapped) => set(state, |settings| settings.swapped = swapped),
        Command::SetSplit(percent) => set(state, |settings| settings.split = percent.clamp(15, 85)),
        Command::Zoom(steps) => set(state, |settings| settings.zoom = settings.zoom.by(steps)),
        Command::ZoomReset => set(state, |settings| settings.zoom = Zoom::default()),
        Command::SetLetters(letters) => set(state, |settings| settings.letters = letters),
        Command::SetLineNumbers(shown) => set(state, |settings| settings.line_numbers = shown),
        Command::KeepWindow(place) => set(state, |settings| settings.window = Some(place)),
        Command::SetLanguage(language) => set(state, |settings| settings.language = language),
        Command::SetView(view) => set_view(state, view),
        Command::LaidOut {
            document,
            serial,
            laid,
        } => laid_out(state, document, serial, laid),
        Command::SetGather(gather) => set_gather(state, gather),
        Command::ZoomMap(zoom) => zoom_map(state, zoom),
        Command::ChooseNode(key) => choose_node(state, key),
        Command::CopyParallel { all } => copy_parallel(state, all),
        #[cfg(feature = "picture")]
        Command::CopyPicture => copy_picture(state),
        Command::Show(panel) => show(state, panel),
        Command::EndHint => end_hint(state),
        Command::Dismiss(id) => dismiss(state, id),
        Command::ShowDetails(id) => show_details(state, id),
        Command::ToastOver(id) => end_toast(state, id),
        Command::Quit => quit(state),
        Command::QuitAnyway => vec![Effect::Quit],
    }
}

/// Nothing is asked of the world.
const NOTHING: Vec<Effect> = Vec::new();
