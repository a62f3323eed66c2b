//! Where the window stands on the screens: read before it is closed, put right when it is opened again.

use crate::app::settings::WindowPlace;
use eframe::egui::{Context, ViewportBuilder, ViewportCommand, pos2, vec2};

/// Width and height of the first window, in points.
const FIRST: [f32; 2] = [1280.0, 690.0];

/// The window as it was when it was last closed.
pub(super) fn builder(kept: Option<WindowPlace>) -> ViewportBuilder {
    let builder = ViewportBuilder::default().with_min_inner_size(WindowPlace::LEAST);
    match kept {
        None => builder.with_inner_size(FIRST),
        Some(place) => builder
            .with_inner_size([place.width, place.height])
            .with_position([place.x, place.y])
            .with_maximized(place.maximized),
    }
}

/// Moves the window onto a screen where it is on none any more, and makes it no larger than the screen.
pub(super) fn put_right(creation: &eframe::CreationContext, kept: Option<WindowPlace>) {
    let (Some(kept), Some(window)) = (kept, creation.winit_window()) else {
        return;
    };
    let screens: Vec<[f32; 4]> = window
        .available_monitors()
        .map(|monitor| {
            let (place, size) = (monitor.position(), monitor.size());
            let scale = monitor.scale_factor();
            let points = |pixels: f64| (pixels / scale) as f32;
            [
                points(f64::from(place.x)),
                points(f64::from(place.y)),
                points(f64::from(size.width)),
                points(f64::from(size.height)),
            ]
        })
        .collect();
    let place = kept.on_screens(&screens);
    if place != kept {
        let ctx = &creation.egui_ctx;
        let at = pos2(place.x, place.y);
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(at));
        let size = vec2(place.width, place.height);
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
    }
}

/// Where the window is now. While it fills the screen, what it was before is kept with it.
pub(super) fn now(ctx: &Context, before: Option<WindowPlace>) -> Option<WindowPlace> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        if viewport.minimized == Some(true) {
            return None;
        }
        if viewport.maximized == Some(true) {
            return before.map(|place| WindowPlace {
                maximized: true,
                ..place
            });
        }
        let (outer, inner) = (viewport.outer_rect?, viewport.inner_rect?);
        Some(WindowPlace {
            x: (outer.min.x * zoom).round(),
            y: (outer.min.y * zoom).round(),
            width: (inner.width() * zoom).round(),
            height: (inner.height() * zoom).round(),
            maximized: false,
        })
    })
}
