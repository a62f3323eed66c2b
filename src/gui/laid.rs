//! What a view at the right shows while it is laid out elsewhere.

use super::panels::text;
use super::theme::palette;
use crate::app::laid::Laid;
use crate::app::state::{DocumentId, OpenDocument, State};
use crate::message::Message;
use eframe::egui::{self, RichText};
use std::sync::Arc;
use std::time::Duration;

/// So many seconds pass before anything is said: most is there by then.
const MOMENT: f64 = 0.3;

/// Since when something is waited for, in seconds of the window, and of which document.
#[derive(Default)]
pub(super) struct Wait {
    since: Option<(DocumentId, f64)>,
}

impl Wait {
    /// What was laid out for the view that is shown. While another one is made, what was there before is shown for a
    /// moment; then a line stands in its place.
    pub(super) fn laid<'a>(
        &mut self,
        ui: &mut egui::Ui,
        state: &State,
        open: &'a OpenDocument,
    ) -> Option<&'a Arc<Laid>> {
        let laid = open.layouts.of(state.view);
        if !open.layouts.awaits(state.view) {
            self.since = None;
            return laid;
        }
        let now = ui.input(|input| input.time);
        let since = match self.since {
            Some((document, since)) if document == open.id => since,
            _ => now,
        };
        self.since = Some((open.id, since));
        let left = since + MOMENT - now;
        if left > 0.0 {
            ui.ctx()
                .request_repaint_after(Duration::from_secs_f64(left));
            return laid;
        }
        ui.add_space((ui.available_height() * 0.35).max(20.0));
        ui.vertical_centered(|ui| {
            let words = RichText::new(text(state, Message::LayingOut));
            ui.label(words.color(palette(ui.ctx()).quiet));
        });
        None
    }
}
