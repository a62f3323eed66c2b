//! Copies and exports.

use super::NOTHING;
use super::around::{notice, push_notice, set, set_toast, toast};
use super::making::make;
use crate::app::command::{Command, Effect, Failure, Remedy};
use crate::app::making::Product;
use crate::app::state::{OpenDocument, State};
use crate::export::{Density, Export, ExportOptions, Format, Indent};
use crate::message::Message;
use crate::outline::NodeId;
use std::path::{Path, PathBuf};

pub(super) fn copy(state: &mut State, plain: String) -> Vec<Effect> {
    // What is being made would come too late.
    state.copying = None;
    vec![Effect::Copy {
        rtf: None,
        html: None,
        plain,
        done: Message::Copied,
    }]
}

pub(super) fn copy_for_word(state: &mut State) -> Vec<Effect> {
    make(state, Product::Rich(state.settings.export))
}

/// The whole outline for a program that knows no rich text.
pub(super) fn copy_plain(state: &mut State, indent: Indent) -> Vec<Effect> {
    let options = ExportOptions {
        format: Format::Text,
        density: Density::Labels,
        indent,
        ..state.settings.export
    };
    make(state, Product::Plain(options))
}

pub(super) fn copy_item(state: &mut State, density: Density, levels: Option<u8>) -> Vec<Effect> {
    let Some(open) = state.current() else {
        return NOTHING;
    };
    // Labels of all chosen nodes; with what is below them, each piece only once.
    let chosen = match levels {
        Some(1) => open.chosen_nodes(),
        _ => open.chosen_tops(),
    };
    if chosen.is_empty() {
        return NOTHING;
    }
    let texts: Vec<String> = chosen
        .into_iter()
        .map(|id| item_text(open, id, density, levels))
        .collect();
    let text = texts.join("\n");
    copy(state, text)
}

fn item_text(open: &OpenDocument, id: NodeId, density: Density, levels: Option<u8>) -> String {
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
            let part = open.outline.part(id);
            let bytes = Export::new(&open.document, &part, &options).bytes();
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    text.trim_end().to_string()
}

pub(super) fn copied(state: &mut State, result: Result<Message, ()>) -> Vec<Effect> {
    match result {
        Ok(done) => toast(state, done, None),
        Err(()) => notice(state, Message::ClipboardBusy, &[]),
    }
    NOTHING
}

/// 导出并用 Word 打开.
pub(super) fn export_and_open(state: &mut State) -> Vec<Effect> {
    let effects = ask_for_target(state, Format::Docx);
    state.open_when_saved = true;
    effects
}

pub(super) fn no_program(state: &mut State, path: &Path) -> Vec<Effect> {
    notice(state, Message::NoProgram, &[&path.display()]);
    NOTHING
}

pub(super) fn no_folder_window(state: &mut State, path: &Path) -> Vec<Effect> {
    notice(state, Message::NoFolderWindow, &[&path.display()]);
    NOTHING
}

pub(super) fn ask_for_target(state: &mut State, format: Format) -> Vec<Effect> {
    state.open_when_saved = false;
    let options = state.settings.export_as(format);
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

/// The files that must not be written, with what is said of each: those of the documents that are open, and the template.
pub(super) fn sources(state: &State) -> Vec<(PathBuf, Message)> {
    let open = state.documents.iter().filter_map(|open| open.path());
    let open = open.map(|path| (path.clone(), Message::TargetIsSource));
    let template = state.settings.template.iter();
    let template = template.map(|path| (path.clone(), Message::TargetIsTemplate));
    open.chain(template).collect()
}

/// A path whose extension says this form: the one that the user named, or that with the extension behind it; and whether
/// it is another one.
pub(super) fn named(mut path: PathBuf, format: Format) -> (PathBuf, bool) {
    let says = path.extension().and_then(Format::of_extension);
    let another = says != Some(format);
    if another {
        let name = path.as_mut_os_string();
        name.push(".");
        name.push(format.row().extension);
    }
    (path, another)
}

pub(super) fn export_to(state: &mut State, path: PathBuf, options: ExportOptions) -> Vec<Effect> {
    if state.current().is_none() {
        return NOTHING;
    }
    let (path, unasked) = named(path, options.format);
    let file = Product::File {
        path,
        unasked,
        options,
        sources: sources(state),
    };
    let mut effects = make(state, file);
    state.export_panel = None;
    state.exported = Some(options.format);
    // The panel of exports has no pictures to go on with.
    if options.format.row().menu.is_some() {
        effects.extend(set(state, |settings| settings.keep_export(options)));
    }
    effects
}

pub(super) fn saved(state: &mut State, result: Result<PathBuf, Failure>) -> Vec<Effect> {
    state.exporting = state.exporting.saturating_sub(1);
    // Whoever waits to leave learns of a file that could not be written.
    state.leaving &= result.is_ok();
    if state.leaving && state.exporting == 0 {
        return vec![Effect::Quit];
    }
    match result {
        Ok(path) => {
            let text = Message::Exported.fill(state.settings.language, &[&path.display()]);
            let open = Command::OpenWithSystem(path.clone());
            let folder = Command::ShowInFolder(path.clone());
            let actions = [
                (Message::ActionOpen, open),
                (Message::ActionShowInFolder, folder),
            ];
            set_toast(state, text, actions);
            if std::mem::take(&mut state.open_when_saved) {
                return vec![Effect::OpenWithSystem(path)];
            }
        }
        Err(failure) => {
            let usual = || state.settings.last_export().format;
            let again = Command::Export(state.exported.unwrap_or_else(usual));
            let actions = match failure.remedy {
                Remedy::AnotherName => vec![
                    (Message::ActionSaveAs, again),
                    (Message::ActionCancel, Command::Dismiss(0)),
                ],
                _ => vec![(Message::ActionSaveElsewhere, again)],
            };
            push_notice(state, failure.sentence, actions);
        }
    }
    NOTHING
}
