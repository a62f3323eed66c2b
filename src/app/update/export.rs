//! The panel of exports: which form, how much, a look at it, copied or saved.

use super::NOTHING;
use super::around::set;
use super::making::make;
use crate::app::command::Effect;
use crate::app::making::Product;
use crate::app::state::{ExportPanel, State};
use crate::export::{ExportOptions, Format, Preview, ShownAs};
use std::sync::Arc;

pub(super) fn show_export(state: &mut State) -> Vec<Effect> {
    if state.current().is_none_or(|open| open.outline.is_empty()) {
        return NOTHING;
    }
    state.export_panel = Some(ExportPanel::default());
    look(state)
}

pub(super) fn close_export(state: &mut State) -> Vec<Effect> {
    state.export_panel = None;
    NOTHING
}

/// Takes what was chosen, keeps it for this form and looks at it.
pub(super) fn set_export(state: &mut State, options: ExportOptions) -> Vec<Effect> {
    let mut effects = set(state, |settings| settings.keep_export(options));
    effects.extend(look(state));
    effects
}

pub(super) fn set_format(state: &mut State, format: Format) -> Vec<Effect> {
    let options = state.settings.export_as(format);
    set_export(state, options)
}

/// Asks for another preview, if the panel is open; the one before stays until it comes.
pub(super) fn look(state: &mut State) -> Vec<Effect> {
    let serial = state.number();
    let options = state.settings.last_export();
    let Some(panel) = &mut state.export_panel else {
        return NOTHING;
    };
    panel.asked = serial;
    let Some(open) = state.current() else {
        return NOTHING;
    };
    vec![Effect::Preview {
        serial,
        document: open.document.clone(),
        outline: open.outline.clone(),
        options,
    }]
}

pub(super) fn previewed(state: &mut State, serial: u64, preview: Arc<Preview>) -> Vec<Effect> {
    if let Some(panel) = &mut state.export_panel
        && panel.asked == serial
    {
        panel.preview = Some(preview);
    }
    NOTHING
}

/// Copies what the panel shows: for Word what is printed, else the text.
pub(super) fn copy_export(state: &mut State) -> Vec<Effect> {
    let options = state.settings.last_export();
    let what = match options.format.row().shown {
        ShownAs::Page => Product::Rich(options),
        ShownAs::Text | ShownAs::Table | ShownAs::Tree => Product::Plain(options),
    };
    let effects = make(state, what);
    state.export_panel = None;
    effects
}
