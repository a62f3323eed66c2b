//! What the window remembers from one start to the next.

use crate::export::{Dress, ExportOptions, Format};
use crate::kept::paths;
use crate::message::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Light, dark, or as the system says; light where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark letters on light ground.
    Light,
    /// Light letters on dark ground.
    Dark,
    /// 高对比度: black on white, nothing in grey.
    Contrast,
}

/// Which of the two panes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Outline and text.
    #[default]
    Both,
    /// The outline alone.
    Outline,
    /// The text alone.
    Text,
}

/// The letters of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Letters {
    /// The program's own 黑体.
    #[default]
    Sans,
    /// 仿宋, where it is installed.
    FangSong,
    /// 楷体, where it is installed.
    Kai,
}

/// How large the text is shown: one of nine steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Zoom(u8);

impl Default for Zoom {
    fn default() -> Zoom {
        Zoom(1)
    }
}

impl Zoom {
    /// Sizes of the letters in points; few, because every size needs pictures of its letters.
    const SIZES: [f32; 9] = [14.0, 16.0, 18.0, 20.0, 22.0, 24.0, 28.0, 32.0, 38.0];

    /// Size of the letters in points.
    #[must_use]
    pub fn size(self) -> f32 {
        Zoom::SIZES[usize::from(self.0).min(Zoom::SIZES.len() - 1)]
    }

    /// So many steps larger, or smaller where negative.
    #[must_use]
    pub fn by(self, steps: i8) -> Zoom {
        let last = Zoom::SIZES.len() as u8 - 1;
        Zoom(self.0.saturating_add_signed(steps).min(last))
    }
}

/// Where the window was: points of the screen, before any scaling of the program's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width of what is inside the frame.
    pub width: f32,
    /// Height of what is inside the frame.
    pub height: f32,
    /// Whether it filled the screen.
    pub maximized: bool,
}

impl WindowPlace {
    /// The least width and height of the window.
    pub const LEAST: [f32; 2] = [640.0, 420.0];

    /// The same place, or where that is on no screen any more, or only by a corner, the nearest place on the first
    /// screen; never larger than the screen it is on. Screens are left, top, width, height in points.
    #[must_use]
    pub fn on_screens(self, screens: &[[f32; 4]]) -> WindowPlace {
        const CORNER: f32 = 80.0;
        /// The frame of the window and the bar of the desktop.
        const AROUND: f32 = 64.0;
        let shows = |&&[left, top, width, height]: &&[f32; 4]| {
            let across = (self.x + self.width).min(left + width) - self.x.max(left);
            // The title bar is what the window is moved by.
            let down = (top..top + height - CORNER).contains(&self.y);
            across >= CORNER && down
        };
        let on = screens.iter().find(shows);
        let Some(&[left, top, width, height]) = on.or(screens.first()) else {
            return self;
        };
        let mut place = self;
        place.width = place.width.min(width).max(WindowPlace::LEAST[0].min(width));
        place.height = place
            .height
            .min(height - AROUND)
            .max(WindowPlace::LEAST[1].min(height));
        if on.is_none() {
            place.x = place.x.clamp(left, left + width - place.width);
            place.y = place.y.clamp(top, top + height - place.height);
        }
        place
    }
}

/// All settings. Fields that a newer version added are passed over, those that are missing have their usual value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// 大字.
    pub large_text: bool,
    /// Which panes are shown.
    pub shown: Shown,
    /// Whether the outline stands at the right.
    pub swapped: bool,
    /// How much of the width the outline has, in percent.
    pub split: u8,
    /// Size of the text.
    pub zoom: Zoom,
    /// Letters of the text.
    pub letters: Letters,
    /// Whether the lines of the text are numbered.
    pub line_numbers: bool,
    /// Whether the first hint was given.
    pub hinted: bool,
    /// Where the window was when it was last closed.
    pub window: Option<WindowPlace>,
    /// What copies hold, and exports in a form for which nothing was chosen yet.
    pub export: ExportOptions,
    /// The document whose look is 本单位模板.
    #[serde(with = "paths")]
    pub template: Option<PathBuf>,
    /// What was chosen for exports, one for each form; that of the last export last.
    pub exports: Vec<ExportOptions>,
    /// 最近打开, the newest first.
    pub recent: Vec<Recent>,
    /// Whether documents that are opened are not remembered.
    pub forgets: bool,
    /// The files that were open last.
    #[serde(with = "paths")]
    pub session: Vec<PathBuf>,
    /// Whether they are opened again at the start. They are not unless the user asks for it: who starts the program
    /// beside somebody else shows nothing of what was read before.
    pub reopens: bool,
}

/// A document that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it was.
    #[serde(with = "paths")]
    pub path: PathBuf,
    /// Its title, or the name of its file.
    pub title: String,
}

impl Settings {
    /// The files that are opened at the start where none is named.
    #[must_use]
    pub fn files_at_start(&self) -> &[PathBuf] {
        if self.reopens { &self.session } else { &[] }
    }

    /// What was last chosen for exports in this form.
    #[must_use]
    pub fn export_as(&self, format: Format) -> ExportOptions {
        let kept = self.exports.iter().find(|kept| kept.format == format);
        let usual = ExportOptions {
            format,
            ..self.export
        };
        kept.copied().unwrap_or(usual)
    }

    /// What was chosen for the last export.
    #[must_use]
    pub fn last_export(&self) -> ExportOptions {
        let last = self.exports.last().copied();
        last.unwrap_or_else(|| self.export_as(Format::Docx))
    }

    /// Remembers what was chosen for exports in a form.
    pub(super) fn keep_export(&mut self, options: ExportOptions) {
        self.exports.retain(|kept| kept.format != options.format);
        self.exports.push(options);
    }

    /// Takes the look of all that goes to Word, which is no longer large print.
    pub(super) fn set_dress(&mut self, dress: Dress) {
        for options in self.exports.iter_mut().chain([&mut self.export]) {
            options.dress = dress;
            options.large_print = false;
        }
    }

    /// What had the look of the user's own document has that of official documents.
    pub(super) fn undress(&mut self) {
        for options in self.exports.iter_mut().chain([&mut self.export]) {
            if options.dress == Dress::Template {
                options.dress = Dress::Official;
            }
        }
    }

    /// Puts a document first among those that were opened last, if they are remembered.
    pub(super) fn remember_document(&mut self, path: PathBuf, title: String) {
        const MOST: usize = 9;
        if !self.forgets {
            self.recent.retain(|recent| recent.path != path);
            self.recent.insert(0, Recent { path, title });
            self.recent.truncate(MOST);
        }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: Language::default(),
            theme: Theme::default(),
            large_text: false,
            shown: Shown::default(),
            swapped: false,
            split: 46,
            zoom: Zoom::default(),
            letters: Letters::default(),
            line_numbers: false,
            hinted: false,
            window: None,
            export: ExportOptions::default(),
            exports: Vec::new(),
            template: None,
            recent: Vec::new(),
            forgets: false,
            session: Vec::new(),
            reopens: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_comes_back_onto_a_screen() {
        let small = [0.0, 0.0, 1366.0, 768.0];
        let right = [1366.0, 0.0, 1920.0, 1080.0];
        let place = |x, y, width, height| WindowPlace {
            x,
            y,
            width,
            height,
            maximized: false,
        };
        for (kept, screens, shown) in [
            (
                place(100.0, 50.0, 900.0, 600.0),
                &[small][..],
                place(100.0, 50.0, 900.0, 600.0),
            ),
            (
                place(1500.0, 50.0, 900.0, 600.0),
                &[small, right],
                place(1500.0, 50.0, 900.0, 600.0),
            ),
            (
                place(1500.0, 50.0, 900.0, 600.0),
                &[small],
                place(466.0, 50.0, 900.0, 600.0),
            ),
            (
                place(-2000.0, -40.0, 900.0, 600.0),
                &[small],
                place(0.0, 0.0, 900.0, 600.0),
            ),
            (
                place(0.0, 0.0, 3000.0, 2000.0),
                &[small],
                place(0.0, 0.0, 1366.0, 704.0),
            ),
            (
                place(5.0, 5.0, 10.0, 10.0),
                &[small],
                place(5.0, 5.0, 640.0, 420.0),
            ),
            (
                place(5.0, 5.0, 900.0, 600.0),
                &[],
                place(5.0, 5.0, 900.0, 600.0),
            ),
        ] {
            assert_eq!(kept.on_screens(screens), shown, "{kept:?} on {screens:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn settings_with_a_name_in_another_encoding_are_kept() {
        use std::os::unix::ffi::OsStrExt;
        let path = std::path::Path::new(std::ffi::OsStr::from_bytes(b"/a/\xb8\xe5.txt"));
        let mut settings = Settings {
            template: Some(path.into()),
            session: vec![path.into()],
            ..Settings::default()
        };
        settings.remember_document(path.into(), "稿".to_string());
        let json = serde_json::to_string(&settings).expect("JSON");
        let again: Settings = serde_json::from_str(&json).expect("settings");
        assert_eq!(again, settings);
    }

    #[test]
    fn zoom_has_nine_steps() {
        let usual = Zoom::default();
        assert_eq!(usual.size(), 16.0);
        assert_eq!(usual.by(-5).size(), 14.0);
        assert_eq!(usual.by(20).size(), 38.0);
        assert_eq!(usual.by(20).by(-7).size(), 16.0);
    }
}
