//! What a view at the right shows while it is laid out elsewhere.

use super::moment::Moment;
use super::panels::text;
use super::theme::palette;
use crate::app::laid::Laid;
use crate::app::state::{OpenDocument, State};
use crate::message::Message;
use eframe::egui::{self, RichText};
use std::sync::Arc;

/// What a view waits for: what is laid out of a document.
#[derive(Default)]
pub(super) struct Wait(Moment);

impl Wait {
    /// What was laid out for the view that is shown. While another one is made, what was there before is shown for a
    /// moment; then a line stands in its place.
    pub(super) fn laid<'a>(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &'a OpenDocument,
    ) -> Option<&'a Arc<Laid>> {
        let awaited = open.layouts.awaits(state.view).then_some(open.id.0);
        if !self.0.is_over(ui.ctx(), awaited) {
            return open.layouts.of(state.view);
        }
        ui.add_space((ui.available_height() * 0.35).max(20.0));
        ui.vertical_centered(|ui| {
            let words = RichText::new(text(state, Message::LayingOut));
            ui.label(words.color(palette(ui.ctx()).quiet));
        });
        None
    }
}
