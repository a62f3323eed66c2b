//! What the right pane shows, and what is taken from it.

use super::NOTHING;
use super::around::{set, toast};
use super::making::make;
use super::tree::{select, unfold_above};
use crate::app::command::{Effect, Waste};
use crate::app::laid::Laid;
use crate::app::making::Product;
use crate::app::settings::Shown;
use crate::app::state::{DocumentId, MapZoom, RowKey, State, View};
use crate::message::Message;
use crate::outline::NodeKey;
use crate::parallel::Gather;
use std::sync::Arc;

pub(super) fn set_view(state: &mut State, view: View) -> Vec<Effect> {
    state.view = view;
    // Where only the outline is shown there is no pane for a view.
    let shown = match state.settings.shown {
        Shown::Outline => Shown::Both,
        shown => shown,
    };
    set(state, |settings| settings.shown = shown)
}

pub(super) fn laid_out(
    state: &mut State,
    document: DocumentId,
    serial: u64,
    laid: Arc<Laid>,
) -> Vec<Effect> {
    let mut documents = state.documents.iter_mut();
    let open = documents.find(|open| open.id == document);
    let over = match open {
        Some(open) => open.take_laid(serial, laid),
        None => vec![laid],
    };
    match over.is_empty() {
        true => NOTHING,
        false => vec![Effect::GiveUp(Waste::Laid(over))],
    }
}

pub(super) fn set_gather(state: &mut State, gather: Gather) -> Vec<Effect> {
    state.gather = gather;
    NOTHING
}

pub(super) fn zoom_map(state: &mut State, zoom: MapZoom) -> Vec<Effect> {
    state.map_asked = (state.number(), zoom);
    NOTHING
}

pub(super) fn choose_node(state: &mut State, key: NodeKey) -> Vec<Effect> {
    // What was laid out for an outline that is no more may still be shown.
    if state.current().is_none_or(|open| open.node(key).is_none()) {
        return NOTHING;
    }
    let effects = select(state, RowKey::Node(key));
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        let node = open.node(key);
        unfold_above(open, node);
        open.scroll_to_row = serial;
    }
    effects
}

/// Copies labels as a list with what they share, for plain text and as a table.
pub(super) fn copy_parallel(state: &mut State, all: bool) -> Vec<Effect> {
    if all {
        return make(state, Product::Parallel(state.gather, None));
    }
    match state.current().and_then(|open| open.selected_node()) {
        Some(chosen) => make(state, Product::Parallel(Gather::Siblings, Some(chosen))),
        None => {
            toast(state, Message::ParallelNone, None);
            NOTHING
        }
    }
}

#[cfg(feature = "picture")]
pub(super) fn copy_picture(state: &mut State) -> Vec<Effect> {
    make(state, Product::Picture)
}
