//! Words that say what is waited for come only after a moment: most is there by then, and nothing flickers.

use eframe::egui;
use std::time::Duration;

/// How long a moment is, in seconds.
const LENGTH: f64 = 0.3;

/// Since when something is waited for, in seconds of the window, and the number of it.
#[derive(Default)]
pub(super) struct Moment {
    since: Option<(u64, f64)>,
}

impl Moment {
    /// Whether this was waited for longer than a moment. If not, the window is drawn again when it was.
    pub(super) fn is_over(&mut self, ctx: &egui::Context, awaited: Option<u64>) -> bool {
        let Some(awaited) = awaited else {
            self.since = None;
            return false;
        };
        let now = ctx.input(|input| input.time);
        let since = match self.since {
            Some((other, since)) if other == awaited => since,
            _ => now,
        };
        self.since = Some((awaited, since));
        let left = since + LENGTH - now;
        if left > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
        left <= 0.0
    }
}
