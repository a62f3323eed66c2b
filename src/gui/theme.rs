//! All colours, sizes and distances of the window.

use super::fonts;
use crate::app::State;
use crate::app::settings::{Letters, Settings, Theme, Zoom};
use crate::outline::Kind;
use eframe::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Frame, Margin, Stroke, TextStyle, Visuals,
};

/// Letters of everything but the title, in points.
pub const TEXT_SIZE: f32 = 16.0;
/// Letters of titles.
pub const TITLE_SIZE: f32 = 20.0;
/// Height of a row of the tree.
pub const ROW_HEIGHT: f32 = 30.0;
/// How far a level of the tree is set in.
pub const INDENT: f32 = 20.0;
/// Distance between the lines of the text, as a part of the size.
pub const LINE_HEIGHT: f32 = 1.65;
/// Wider columns of text are hard to read.
pub const WIDEST_TEXT: f32 = 760.0;
/// How much larger 大字 is.
const LARGE: f32 = 1.3;

/// What the look depends on; it is set only when this changes.
#[derive(Clone, Copy, PartialEq)]
pub struct Look {
    theme: Theme,
    large: bool,
    letters: Letters,
    zoom: Zoom,
}

/// The colours of one theme.
#[derive(Clone, Copy)]
pub struct Palette {
    /// Ground of the window.
    pub ground: Color32,
    /// Ground of the text.
    pub page: Color32,
    /// Letters.
    pub ink: Color32,
    /// Markers, counts, what is no node.
    pub quiet: Color32,
    /// Lines between things.
    pub line: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Ground of what is chosen.
    pub chosen: Color32,
    /// Ground under the pointer.
    pub hovered: Color32,
    /// Ground of chosen text.
    pub selection: Color32,
    /// Bars that show a share.
    pub share: Color32,
    /// Ground of what was found.
    pub found: Color32,
    /// Letters of headings, directives and points in the text.
    kinds: [Color32; 3],
}

const LIGHT: Palette = Palette {
    ground: Color32::from_rgb(0xF6, 0xF5, 0xF2),
    page: Color32::from_rgb(0xFD, 0xFC, 0xFA),
    ink: Color32::from_rgb(0x24, 0x26, 0x2A),
    quiet: Color32::from_rgb(0x66, 0x68, 0x6C),
    line: Color32::from_rgb(0xDE, 0xDC, 0xD6),
    accent: Color32::from_rgb(0x2B, 0x5F, 0x8A),
    chosen: Color32::from_rgb(0xDC, 0xE7, 0xF0),
    hovered: Color32::from_rgb(0xEC, 0xEB, 0xE6),
    selection: Color32::from_rgb(0xC4, 0xDA, 0xEC),
    share: Color32::from_rgb(0xB4, 0xC6, 0xD4),
    found: Color32::from_rgb(0xF8, 0xE3, 0xA1),
    kinds: [
        Color32::from_rgb(0x1F, 0x4E, 0x79),
        Color32::from_rgb(0x7A, 0x4A, 0x12),
        Color32::from_rgb(0x2E, 0x65, 0x45),
    ],
};

const CONTRAST: Palette = Palette {
    ground: Color32::WHITE,
    page: Color32::WHITE,
    ink: Color32::BLACK,
    quiet: Color32::from_rgb(0x30, 0x30, 0x30),
    line: Color32::from_rgb(0x50, 0x50, 0x50),
    accent: Color32::from_rgb(0x00, 0x2F, 0xA0),
    chosen: Color32::from_rgb(0xFF, 0xE9, 0x8A),
    hovered: Color32::from_rgb(0xE4, 0xE4, 0xE4),
    selection: Color32::from_rgb(0x9C, 0xD0, 0xFF),
    share: Color32::from_rgb(0x70, 0x70, 0x70),
    found: Color32::from_rgb(0xFF, 0xC4, 0x3D),
    kinds: [
        Color32::from_rgb(0x00, 0x2F, 0xA0),
        Color32::from_rgb(0x6B, 0x2C, 0x00),
        Color32::from_rgb(0x00, 0x4D, 0x1F),
    ],
};

const DARK: Palette = Palette {
    ground: Color32::from_rgb(0x1E, 0x20, 0x23),
    page: Color32::from_rgb(0x24, 0x26, 0x2A),
    ink: Color32::from_rgb(0xDE, 0xDC, 0xD6),
    quiet: Color32::from_rgb(0xA4, 0xA6, 0xA9),
    line: Color32::from_rgb(0x3A, 0x3D, 0x42),
    accent: Color32::from_rgb(0x86, 0xB6, 0xDC),
    chosen: Color32::from_rgb(0x2E, 0x42, 0x54),
    hovered: Color32::from_rgb(0x2C, 0x2F, 0x33),
    selection: Color32::from_rgb(0x3A, 0x56, 0x70),
    share: Color32::from_rgb(0x4E, 0x62, 0x74),
    found: Color32::from_rgb(0x6B, 0x57, 0x1E),
    kinds: [
        Color32::from_rgb(0x9C, 0xC4, 0xE6),
        Color32::from_rgb(0xE0, 0xB6, 0x7E),
        Color32::from_rgb(0x93, 0xC8, 0xA8),
    ],
};

impl Palette {
    /// The colour of a label in the text.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> Color32 {
        match kind {
            Kind::Title => self.ink,
            Kind::Heading => self.kinds[0],
            Kind::Directive => self.kinds[1],
            Kind::Point => self.kinds[2],
        }
    }
}

/// The colours that are in use.
#[must_use]
pub fn palette(ctx: &egui::Context) -> &'static Palette {
    if ctx.theme() == egui::Theme::Dark {
        &DARK
    } else if ctx.data(|data| data.get_temp::<bool>(contrast())) == Some(true) {
        &CONTRAST
    } else {
        &LIGHT
    }
}

/// The colours of paper, on which what will be printed is shown: never dark.
#[must_use]
pub fn paper(ctx: &egui::Context) -> &'static Palette {
    match palette(ctx) {
        colors if std::ptr::eq(colors, &DARK) => &LIGHT,
        colors => colors,
    }
}

/// Where the context keeps whether the light colours are those of high contrast.
fn contrast() -> egui::Id {
    egui::Id::unique("high contrast")
}

/// The letters of everything but titles.
#[must_use]
pub fn font() -> FontId {
    FontId::new(TEXT_SIZE, FontFamily::Proportional)
}

/// The letters of the text, in the size that was chosen.
#[must_use]
pub fn text_font(settings: &Settings) -> FontId {
    FontId::new(settings.zoom.size(), FontFamily::Name(fonts::TEXT.into()))
}

/// The ground of the outline.
pub fn pane(ui: &egui::Ui) -> Frame {
    Frame::NONE
        .fill(palette(ui.ctx()).ground)
        .inner_margin(Margin {
            left: 12,
            right: 4,
            top: 8,
            bottom: 0,
        })
}

/// The ground of the text.
pub fn page(ui: &egui::Ui) -> Frame {
    Frame::NONE
        .fill(palette(ui.ctx()).page)
        .inner_margin(Margin {
            left: 28,
            right: 4,
            top: 8,
            bottom: 0,
        })
}

/// A sheet of paper inside a panel.
pub fn sheet(ui: &egui::Ui) -> Frame {
    let colors = paper(ui.ctx());
    Frame::NONE
        .fill(colors.page)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(18, 12))
}

/// Gives what is on paper, bars that scroll among it, the colours of paper.
pub fn on_paper(ui: &mut egui::Ui) {
    let paper = paper(ui.ctx());
    *ui.visuals_mut() = visuals(paper, ui.visuals().clone());
}

/// Gives circles and boxes to tick an edge, by which those that are not ticked are seen.
pub fn edge(ui: &mut egui::Ui) {
    let stroke = Stroke::new(1.0, palette(ui.ctx()).quiet);
    let widgets = &mut ui.visuals_mut().widgets;
    for widget in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
    ] {
        widget.bg_stroke = stroke;
    }
}

/// The ground of bars.
pub fn bar(ui: &egui::Ui) -> Frame {
    Frame::NONE
        .fill(palette(ui.ctx()).ground)
        .inner_margin(Margin::symmetric(12, 5))
}

/// Sets the look where it has changed.
pub fn apply(ctx: &egui::Context, state: &State, last: &mut Option<Look>) {
    let look = Look {
        theme: state.settings.theme,
        large: state.settings.large_text,
        letters: state.settings.letters,
        zoom: state.settings.zoom,
    };
    if *last == Some(look) {
        return;
    }
    let before = last.replace(look);
    set_letters(ctx, look, before);
    ctx.set_theme(match look.theme {
        Theme::Light | Theme::Contrast => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
        Theme::System => egui::ThemePreference::System,
    });
    // Where the system says nothing, light.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.set_zoom_factor(if look.large { LARGE } else { 1.0 });
    // Ctrl and + make the text larger, not the whole window.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    let high = look.theme == Theme::Contrast;
    ctx.data_mut(|data| data.insert_temp(contrast(), high));
    let light = if high { &CONTRAST } else { &LIGHT };
    ctx.set_visuals_of(egui::Theme::Light, visuals(light, Visuals::light()));
    ctx.set_visuals_of(egui::Theme::Dark, visuals(&DARK, Visuals::dark()));
    ctx.all_styles_mut(|style| {
        for (name, size) in [
            (TextStyle::Body, TEXT_SIZE),
            (TextStyle::Button, TEXT_SIZE),
            (TextStyle::Small, TEXT_SIZE),
            (TextStyle::Monospace, TEXT_SIZE),
            (TextStyle::Heading, TITLE_SIZE),
        ] {
            style
                .text_styles
                .insert(name, FontId::new(size, FontFamily::Proportional));
        }
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(9.0, 4.0);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.tooltip_width = 420.0;
        // Bars that are seen before anybody scrolls, beside what is scrolled.
        style.spacing.scroll = egui::style::ScrollStyle::solid();
        style.interaction.tooltip_delay = 0.6;
    });
}

/// Loads the letters of the text where others were chosen. Where their size has changed, the pictures of all sizes
/// before are given up: each size of some thousand signs takes tens of megabytes.
fn set_letters(ctx: &egui::Context, look: Look, before: Option<Look>) {
    let same = match before {
        Some(before) => {
            look.letters == before.letters && look.zoom == before.zoom && look.large == before.large
        }
        None => look.letters == Letters::default(),
    };
    if same {
        return;
    }
    let edition = egui::Id::unique("edition of the letters");
    let number = ctx.data_mut(|data| {
        let number: &mut u32 = data.get_temp_mut_or_default(edition);
        *number += 1;
        *number
    });
    fonts::install(ctx, look.letters, number);
}

fn visuals(palette: &Palette, mut visuals: Visuals) -> Visuals {
    visuals.panel_fill = palette.ground;
    visuals.window_fill = palette.page;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    // Where ground and page are the same, fields have a ground of their own.
    let same = palette.ground == palette.page;
    visuals.extreme_bg_color = if same { palette.hovered } else { palette.page };
    visuals.faint_bg_color = palette.hovered;
    visuals.hyperlink_color = palette.accent;
    visuals.selection.bg_fill = palette.selection;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    let corner = CornerRadius::same(4);
    let widgets = &mut visuals.widgets;
    for (widget, fill) in [
        (&mut widgets.noninteractive, palette.ground),
        (&mut widgets.inactive, palette.ground),
        (&mut widgets.hovered, palette.hovered),
        (&mut widgets.active, palette.chosen),
        (&mut widgets.open, palette.hovered),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::NONE;
        widget.fg_stroke = Stroke::new(1.0, palette.ink);
        widget.corner_radius = corner;
        widget.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    // Circles, boxes to tick, and bars that scroll, which are to be seen on their ground.
    // In the colours of high contrast a line is so dark that an empty circle would look ticked.
    widgets.inactive.bg_fill = if same { palette.hovered } else { palette.line };
    if !same {
        widgets.hovered.bg_fill = palette.share;
        widgets.active.bg_fill = palette.share;
    }
    visuals
}
