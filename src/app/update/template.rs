//! 本单位模板: chosen, read, waited for.

use super::around::{push_notice, set, set_toast};
use super::export::look;
use super::{NOTHING, act};
use crate::app::command::{Command, Effect};
use crate::app::exports;
use crate::app::state::State;
use crate::export::{Choice, Dress, ExportOptions, Format, Template};
use crate::message::Message;
use std::path::PathBuf;
use std::sync::Arc;

/// What is to be done before a command that takes the look of the user's own document: where there is none yet, the
/// command waits for it.
pub(super) fn template_first(state: &mut State, command: &Command) -> Option<Vec<Effect>> {
    let options = dressed(state, command)?;
    let wanted = options.dress == Dress::Template && !options.large_print;
    if !wanted || !options.format.heeds(Choice::LargePrint) || state.template.is_some() {
        return None;
    }
    state.waiting = Some(command.clone());
    Some(vec![match &state.settings.template {
        Some(path) => Effect::ReadTemplate(path.clone()),
        None => Effect::AskForTemplate,
    }])
}

/// The options that a command goes by, if it does anything with a look.
fn dressed(state: &State, command: &Command) -> Option<ExportOptions> {
    let settings = &state.settings;
    match *command {
        Command::CopyForWord => Some(ExportOptions {
            format: Format::Docx,
            ..settings.export
        }),
        Command::SetDress(dress) => Some(ExportOptions {
            format: Format::Docx,
            dress,
            ..ExportOptions::default()
        }),
        Command::Export(format) => Some(settings.export_as(format)),
        Command::ExportAndOpen => Some(settings.export_as(Format::Docx)),
        Command::CopyExport => Some(settings.last_export()),
        Command::SetExport(options) => Some(options),
        _ => None,
    }
}

pub(super) fn set_dress(state: &mut State, dress: Dress) -> Vec<Effect> {
    set(state, |settings| settings.set_dress(dress))
}

/// Asks for a document whose look is to be taken from now on: by what the panel of exports shows, else by all.
pub(super) fn choose_template(state: &mut State) -> Vec<Effect> {
    let dress = Dress::Template;
    state.waiting = Some(match state.export_panel {
        Some(_) => Command::SetExport(ExportOptions {
            dress,
            large_print: false,
            ..state.settings.last_export()
        }),
        None => Command::SetDress(dress),
    });
    vec![Effect::AskForTemplate]
}

pub(super) fn use_template(state: &mut State, path: PathBuf) -> Vec<Effect> {
    let mut effects = set(state, |settings| settings.template = Some(path.clone()));
    effects.push(Effect::ReadTemplate(path));
    effects
}

/// No document was chosen: what waited for one is not done, and the look stays what it was.
pub(super) fn no_template(state: &mut State) -> Vec<Effect> {
    state.waiting = None;
    if state.settings.template.is_some() {
        return NOTHING;
    }
    let mut effects = set(state, |settings| settings.undress());
    let options = match state.export_panel {
        Some(_) => state.settings.last_export(),
        None => state.settings.export,
    };
    let language = state.settings.language;
    let name =
        exports::chosen(Choice::LargePrint, options).map_or("", |name| name.template(language));
    let text = Message::TemplateNone.fill(language, &[&name]);
    set_toast(state, text, None);
    effects.extend(look(state));
    effects
}

/// A look that cannot be read is not kept: the next one is asked for again.
pub(super) fn take_template(
    state: &mut State,
    result: Result<Arc<Template>, String>,
) -> Vec<Effect> {
    let waiting = state.waiting.take();
    match result {
        Ok(template) => {
            state.template = Some(template);
            waiting.map_or(NOTHING, |command| act(state, command))
        }
        Err(sentence) => {
            state.template = None;
            push_notice(
                state,
                sentence,
                vec![(Message::CmdChooseTemplate, Command::ChooseTemplate)],
            );
            let mut effects = set(state, |settings| {
                settings.template = None;
                settings.undress();
            });
            effects.extend(look(state));
            effects
        }
    }
}
