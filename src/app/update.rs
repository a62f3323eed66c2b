//! From one state to the next. One line for each command; the work is in small functions by subject.

use super::command::{Command, Effect, Origin, Step};
use super::rows::RowKind;
use super::state::{DocumentId, Notice, OpenDocument, Panel, RowKey, State, Toast};
use crate::body;
use crate::correction::{Change, Correction, is_possible};
use crate::decode::Encoding;
use crate::document::{Document, From};
use crate::export::{self, Density, ExportOptions, Format, Indent};
use crate::message::Message;
use crate::outline::{NodeId, Outline};
use crate::span::Span;
use std::path::PathBuf;
use std::sync::Arc;

/// Does what a command asks for; returns what is asked of the world.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Open => vec![Effect::AskForFiles],
        Command::OpenPaths(paths) => open_paths(state, paths),
        Command::Paste => vec![Effect::ReadClipboard],
        Command::Pasted(text) => open_pasted(state, text),
        Command::OpenSample => open(
            state,
            state.text(Message::SampleName),
            Origin::Sample,
            From::Document,
        ),
        Command::Reopen(encoding) => read_again(state, |open| open.encoding = Some(encoding)),
        Command::ReadAs(from) => read_again(state, |open| open.from = from),
        Command::Close => close(state),
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
        Command::Filter(text) => filter(state, text),
        Command::FocusFilter => focus_filter(state),
        Command::Reveal(span) => reveal(state, span),

        Command::Promote => correct(state, Change::Promote),
        Command::Demote => correct(state, Change::Demote),
        Command::Exclude => correct(state, Change::Exclude),
        Command::SetKind(kind) => correct(state, Change::SetKind(kind)),
        Command::StartRename => start_rename(state),
        Command::EditRename(text) => edit_rename(state, text),
        Command::FinishRename => finish_rename(state),
        Command::CancelRename => cancel_rename(state),
        Command::Undo => undo(state),
        Command::Redo => redo(state),
        Command::RestoreAll => restore_all(state),

        Command::CopyForWord => copy_for_word(state),
        Command::CopyPlain(indent) => copy_plain(state, indent),
        Command::CopyLabel => copy_item(state, Density::Labels, Some(1)),
        Command::CopyBelow => copy_item(state, Density::Labels, None),
        Command::CopyText => copy_item(state, Density::Full, None),
        Command::CopySelection(text) => copy(text, Message::Copied),
        Command::Copied(result) => copied(state, result),
        Command::Export(format) => ask_for_target(state, format),
        Command::ExportTo(path, options) => export_to(state, path, options),
        Command::Saved(result) => saved(state, result),
        Command::SetDensity(density) => set(state, |settings| settings.export.density = density),
        Command::SetLargePrint(large) => set(state, |settings| settings.export.large_print = large),
        Command::SetStyle(style) => set(state, |settings| settings.export.style = style),
        Command::SetNumbering(numbering) => {
            set(state, |settings| settings.export.numbering = numbering)
        }
        Command::SetLevels(levels) => set(state, |settings| settings.export.levels = levels),

        Command::SetTheme(theme) => set(state, |settings| settings.theme = theme),
        Command::SetLargeText(large) => set(state, |settings| settings.large_text = large),
        Command::SetLanguage(language) => set(state, |settings| settings.language = language),
        Command::Show(panel) => show(state, panel),
        Command::Dismiss(id) => dismiss(state, id),
        Command::ToastOver(id) => end_toast(state, id),
        Command::Quit => vec![Effect::Quit],
    }
}

/// Nothing is asked of the world.
const NOTHING: Vec<Effect> = Vec::new();

// Documents.

fn open_paths(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for path in paths {
        let already = state
            .documents
            .iter()
            .position(|open| open.path() == Some(&path));
        if let Some(at) = already {
            effects.extend(activate(state, at));
            effects.extend(read_again(state, |_| {}));
        } else {
            let name = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned();
            effects.extend(open(state, name, Origin::File(path), From::Document));
        }
    }
    effects
}

fn open_pasted(state: &mut State, text: String) -> Vec<Effect> {
    if text.trim().is_empty() {
        notice(state, Message::ClipboardEmpty, &[]);
        return NOTHING;
    }
    let name = state.text(Message::PastedName);
    open(state, name, Origin::Pasted(text.into()), From::Document)
}

fn open(state: &mut State, name: String, origin: Origin, from: From) -> Vec<Effect> {
    let id = DocumentId(state.number());
    state
        .documents
        .push(OpenDocument::new(id, name, origin, from));
    state.active = Some(state.documents.len() - 1);
    state.panel = None;
    read_again(state, |_| {})
}

/// Asks for another reading of the current document, with what `change` sets.
fn read_again(state: &mut State, change: impl FnOnce(&mut OpenDocument)) -> Vec<Effect> {
    let generation = state.number();
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    change(open);
    open.generation = generation;
    open.reading = true;
    vec![Effect::Read {
        document: open.id,
        generation,
        origin: open.origin.clone(),
        encoding: open.encoding,
        from: open.from,
    }]
}

fn take_reading(
    state: &mut State,
    id: DocumentId,
    generation: u64,
    result: Result<Arc<Document>, String>,
) -> Vec<Effect> {
    let is_asked = |open: &OpenDocument| open.id == id && open.generation == generation;
    let Some(at) = state.documents.iter().position(is_asked) else {
        return NOTHING;
    };
    match result {
        Ok(document) => take_document(state, at, document),
        Err(sentence) => fail(state, at, sentence),
    }
    NOTHING
}

fn take_document(state: &mut State, at: usize, document: Arc<Document>) {
    let undecoded = document.source.undecoded;
    let source = &document.source;
    let incomplete = source.incomplete.then(|| body::characters(&source.text));
    let first = state.documents[at].document.text().is_empty();
    state.documents[at].set_document(document);
    if first {
        show_title(state, at);
    }
    if let Some(characters) = incomplete {
        let name = &state.documents[at].name;
        let text = Message::DamagedPart.fill(state.settings.language, &[name, &characters]);
        push_notice(state, text, Vec::new());
    }
    if undecoded > 0 {
        let text = Message::Undecoded.fill(state.settings.language, &[&undecoded]);
        let actions = [
            (Message::ReopenGb18030, Command::Reopen(Encoding::Gb18030)),
            (Message::ReopenBig5, Command::Reopen(Encoding::Big5)),
            (Message::ReopenUtf8, Command::Reopen(Encoding::Utf8)),
        ];
        push_notice(state, text, actions.to_vec());
    }
}

/// Begins the text of a new document at its title, below what stands above it.
fn show_title(state: &mut State, at: usize) {
    let serial = state.number();
    let open = &mut state.documents[at];
    open.reveal = open.extent(RowKey::Title).map(|span| (serial, span));
}

/// A document that could not be read goes, unless an earlier reading of it is still there.
fn fail(state: &mut State, at: usize, sentence: String) {
    state.documents[at].reading = false;
    let open = &state.documents[at];
    let retry = match &open.origin {
        Origin::File(path) => vec![(Message::ActionRetry, Command::OpenPaths(vec![path.clone()]))],
        _ => Vec::new(),
    };
    if open.document.text().is_empty() {
        remove(state, at);
    }
    push_notice(state, sentence, retry);
}

fn close(state: &mut State) -> Vec<Effect> {
    if let Some(at) = state.active {
        remove(state, at);
    }
    NOTHING
}

fn remove(state: &mut State, at: usize) {
    state.documents.remove(at);
    let last = state.documents.len().checked_sub(1);
    state.active = state
        .active
        .map(|active| active - usize::from(active > at))
        .zip(last)
        .map(|(active, last)| active.min(last));
}

fn activate(state: &mut State, at: usize) -> Vec<Effect> {
    if at < state.documents.len() {
        state.active = Some(at);
    }
    NOTHING
}

// The tree.

fn select(state: &mut State, key: RowKey) -> Vec<Effect> {
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        open.selected = Some(key);
        open.rename = None;
        open.reveal = open.extent(key).map(|span| (serial, span)).or(open.reveal);
    }
    NOTHING
}

/// Chooses the row that a place of the text belongs to. The text stays where it is.
fn click_text(state: &mut State, at: usize) -> Vec<Effect> {
    let serial = state.number();
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let title = open
        .outline
        .title
        .as_ref()
        .filter(|title| title.extent.contains(at));
    let node = open.outline.at(at);
    let gap = open.gaps.iter().position(|gap| gap.span.contains(at));
    let key = match (title, node, gap) {
        (Some(_), ..) => Some(RowKey::Title),
        (_, Some(id), _) => Some(RowKey::Node(open.keys[id])),
        (_, _, gap) => gap.map(RowKey::Gap),
    };
    if let Some(key) = key {
        if let RowKey::Node(_) = key {
            unfold_above(open, node);
        }
        open.selected = Some(key);
        open.rename = None;
        open.scroll_to_row = serial;
    }
    NOTHING
}

fn unfold_above(open: &mut OpenDocument, node: Option<NodeId>) {
    let mut above = node.and_then(|id| open.outline.nodes[id].parent);
    let mut changed = false;
    while let Some(id) = above {
        changed |= open.folded.remove(&open.keys[id]);
        above = open.outline.nodes[id].parent;
    }
    if changed {
        open.flatten();
    }
}

fn go(state: &mut State, step: Step) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let Some(last) = open.rows.len().checked_sub(1) else {
        return NOTHING;
    };
    let at = open.selected_row();
    let to = match (step, at) {
        (Step::First, _) | (Step::By(_), None) => 0,
        (Step::Last, _) => last,
        (Step::By(by), Some(at)) => at.saturating_add_signed(by as isize).min(last),
        (Step::In, Some(at)) => return go_in(state, at),
        (Step::Out, Some(at)) => return go_out(state, at),
        (Step::In | Step::Out, None) => 0,
    };
    select_row(state, to)
}

fn select_row(state: &mut State, at: usize) -> Vec<Effect> {
    let key = state.current().map(|open| open.row_key(&open.rows[at]));
    key.map_or(NOTHING, |key| {
        let effects = select(state, key);
        let serial = state.number();
        if let Some(open) = state.current_mut() {
            open.scroll_to_row = serial;
        }
        effects
    })
}

fn go_in(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let row = open.rows[at];
    match (row.foldable, row.folded) {
        (true, true) => toggle(state, open.row_key(&row)),
        (true, false) => select_row(state, at + 1),
        _ => NOTHING,
    }
}

fn go_out(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let row = open.rows[at];
    if row.foldable && !row.folded && open.filter.is_empty() {
        return toggle(state, open.row_key(&row));
    }
    let above = (0..at)
        .rev()
        .find(|&above| open.rows[above].depth < row.depth);
    above.map_or(NOTHING, |above| select_row(state, above))
}

fn toggle(state: &mut State, key: RowKey) -> Vec<Effect> {
    if let (Some(open), RowKey::Node(key)) = (state.current_mut(), key) {
        if !open.folded.remove(&key) {
            open.folded.insert(key);
        }
        choose_visible(open);
        open.flatten();
    }
    NOTHING
}

fn toggle_chosen(state: &mut State) -> Vec<Effect> {
    let chosen = state.current().and_then(|open| open.selected);
    chosen.map_or(NOTHING, |key| toggle(state, key))
}

/// Folds every node of this level and deeper.
fn fold_below(state: &mut State, level: u8) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let nodes = open.outline.nodes.iter().zip(open.keys.iter());
        let folded = nodes
            .filter(|(node, _)| node.depth >= level)
            .map(|(_, &key)| key);
        open.folded = folded.collect();
        choose_visible(open);
        open.flatten();
    }
    NOTHING
}

/// Where the chosen node is hidden by folding, the one that hides it is chosen.
fn choose_visible(open: &mut OpenDocument) {
    let mut above = open.selected_node();
    while let Some(id) = above {
        above = open.outline.nodes[id].parent;
        if let Some(parent) = above.filter(|&parent| open.folded.contains(&open.keys[parent])) {
            open.selected = Some(RowKey::Node(open.keys[parent]));
        }
    }
}

fn filter(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(open) = state.current_mut().filter(|open| open.filter != text) {
        open.filter = text;
        open.flatten();
        if open.filter.is_empty() {
            unfold_above(open, open.selected_node());
        }
    }
    NOTHING
}

fn focus_filter(state: &mut State) -> Vec<Effect> {
    state.filter_asked = state.number();
    NOTHING
}

fn reveal(state: &mut State, span: Span) -> Vec<Effect> {
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        open.reveal = Some((serial, span));
    }
    NOTHING
}

// Adjustments.

fn correct(state: &mut State, change: Change) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some(id) = open
        .selected_node()
        .filter(|&id| is_possible(&open.outline, id, &change))
    else {
        return NOTHING;
    };
    let excluded = change == Change::Exclude;
    let row = open.selected_row();
    open.corrections.push(Correction {
        key: open.keys[id],
        change,
    });
    open.undone.clear();
    open.correct();
    if excluded {
        let row = row.unwrap_or(0).min(open.rows.len().saturating_sub(1));
        open.selected = open.rows.get(row).map(|row| open.row_key(row));
        toast(
            state,
            Message::Excluded,
            Some((Message::ActionUndo, Command::Undo)),
        );
    }
    NOTHING
}

fn start_rename(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        let id = open.selected_node();
        open.rename = id.map(|id| {
            open.document
                .label(&open.outline, &open.outline.nodes[id])
                .into_owned()
        });
    }
    NOTHING
}

fn edit_rename(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(rename) = state.current_mut().and_then(|open| open.rename.as_mut()) {
        *rename = text;
    }
    NOTHING
}

fn finish_rename(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let (Some(text), Some(id)) = (open.rename.take(), open.selected_node()) else {
        return NOTHING;
    };
    let text = text.trim().to_string();
    let same = open.document.label(&open.outline, &open.outline.nodes[id]) == text;
    if text.is_empty() || same {
        return NOTHING;
    }
    correct(state, Change::Rename(text))
}

fn cancel_rename(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.rename = None;
    }
    NOTHING
}

fn undo(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut()
        && let Some(last) = open.corrections.pop()
    {
        open.selected = Some(RowKey::Node(last.key));
        open.undone.push(last);
        open.correct();
    }
    NOTHING
}

fn redo(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut()
        && let Some(last) = open.undone.pop()
    {
        open.selected = Some(RowKey::Node(last.key));
        open.corrections.push(last);
        open.correct();
    }
    NOTHING
}

/// Takes all adjustments back, the last first, so that they can be done again.
fn restore_all(state: &mut State) -> Vec<Effect> {
    if let Some(open) = state.current_mut() {
        open.undone.extend(open.corrections.drain(..).rev());
        open.correct();
    }
    NOTHING
}

// Copies and exports.

fn copy(plain: String, done: Message) -> Vec<Effect> {
    vec![Effect::Copy {
        rtf: None,
        html: None,
        plain,
        done,
    }]
}

fn rendered(open: &OpenDocument, outline: &Outline, options: ExportOptions) -> String {
    String::from_utf8_lossy(&export::render(&open.document, outline, &options)).into_owned()
}

fn copy_for_word(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let as_format = |format| {
        let options = ExportOptions {
            format,
            ..state.settings.export
        };
        rendered(open, &open.outline, options)
    };
    vec![Effect::Copy {
        rtf: Some(as_format(Format::Rtf)),
        html: Some(as_format(Format::Html)),
        plain: as_format(Format::Text),
        done: Message::CopiedForWord,
    }]
}

/// The whole outline for a program that knows no rich text.
fn copy_plain(state: &mut State, indent: Indent) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let options = ExportOptions {
        format: Format::Text,
        density: Density::Labels,
        indent,
        ..state.settings.export
    };
    copy(rendered(open, &open.outline, options), Message::Copied)
}

fn copy_item(state: &mut State, density: Density, levels: Option<u8>) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let Some(id) = open.selected_node() else {
        return NOTHING;
    };
    let part = export::subtree(&open.outline, id);
    let text = match density {
        // The text of the item alone, as it stands in the document.
        Density::Full => open
            .document
            .joined_paragraphs(open.outline.nodes[id].extent),
        _ => {
            let options = ExportOptions {
                format: Format::Text,
                density,
                levels,
                ..ExportOptions::default()
            };
            rendered(open, &part, options)
        }
    };
    copy(text.trim_end().to_string(), Message::Copied)
}

fn copied(state: &mut State, result: Result<Message, ()>) -> Vec<Effect> {
    match result {
        Ok(done) => toast(state, done, None),
        Err(()) => notice(state, Message::ClipboardBusy, &[]),
    }
    NOTHING
}

fn ask_for_target(state: &mut State, format: Format) -> Vec<Effect> {
    let options = ExportOptions {
        format,
        ..state.settings.export
    };
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let stem = match open.name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => open.name.as_str(),
    };
    let name = Message::ExportName.fill(state.settings.language, &[&stem]);
    let name = format!("{name}.{}", format.row().extension);
    vec![Effect::AskForTarget { name, options }]
}

fn export_to(state: &mut State, path: PathBuf, options: ExportOptions) -> Vec<Effect> {
    let sources: Vec<PathBuf> = state
        .documents
        .iter()
        .filter_map(|open| open.path().cloned())
        .collect();
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let bytes = export::render(&open.document, &open.outline, &options);
    let mut effects = vec![Effect::Save {
        path,
        bytes,
        sources,
    }];
    effects.extend(set(state, |settings| settings.export = options));
    effects
}

fn saved(state: &mut State, result: Result<PathBuf, String>) -> Vec<Effect> {
    match result {
        Ok(path) => {
            let text = Message::Exported.fill(state.settings.language, &[&path.display()]);
            set_toast(state, text, None);
        }
        Err(sentence) => {
            let again = (
                Message::ActionSaveElsewhere,
                Command::Export(state.settings.export.format),
            );
            push_notice(state, sentence, vec![again]);
        }
    }
    NOTHING
}

// What is around it.

fn set(state: &mut State, change: impl FnOnce(&mut super::settings::Settings)) -> Vec<Effect> {
    let before = state.settings.clone();
    change(&mut state.settings);
    if state.settings == before {
        return NOTHING;
    }
    for open in &mut state.documents {
        open.flatten();
    }
    vec![Effect::SaveSettings(state.settings.clone())]
}

fn show(state: &mut State, panel: Option<Panel>) -> Vec<Effect> {
    state.panel = if state.panel == panel { None } else { panel };
    NOTHING
}

fn dismiss(state: &mut State, id: u64) -> Vec<Effect> {
    state.notices.retain(|notice| notice.id != id);
    NOTHING
}

fn end_toast(state: &mut State, id: u64) -> Vec<Effect> {
    if state.toast.as_ref().is_some_and(|toast| toast.id == id) {
        state.toast = None;
    }
    NOTHING
}

fn notice(state: &mut State, message: Message, values: &[&dyn std::fmt::Display]) {
    let text = message.fill(state.settings.language, values);
    push_notice(state, text, Vec::new());
}

/// Shows a sentence with its buttons. The same sentence stands there only once.
fn push_notice(state: &mut State, text: String, actions: Vec<(Message, Command)>) {
    let id = state.number();
    state.notices.retain(|notice| notice.text != text);
    state.notices.push(Notice { id, text, actions });
}

fn toast(state: &mut State, message: Message, action: Option<(Message, Command)>) {
    let text = message.fill(state.settings.language, &[]);
    set_toast(state, text, action);
}

fn set_toast(state: &mut State, text: String, action: Option<(Message, Command)>) {
    let id = state.number();
    state.toast = Some(Toast { id, text, action });
}

impl State {
    fn text(&self, message: Message) -> String {
        message.fill(self.settings.language, &[])
    }
}

impl OpenDocument {
    /// Whether the chosen row is a node.
    #[must_use]
    pub fn has_node_chosen(&self) -> bool {
        self.selected_row()
            .is_some_and(|row| matches!(self.rows[row].kind, RowKind::Node(_)))
    }
}
