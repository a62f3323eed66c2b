//! The clipboard.

use crate::app::command::Pasted;
use clipboard_rs::{Clipboard as _, ClipboardContent, ClipboardContext};

/// What is put on the clipboard: one text in up to three forms, of which the program that pastes takes the best.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// RTF, which keeps line distances and outline levels.
    pub rtf: Option<String>,
    /// A web page.
    pub html: Option<String>,
    /// Plain text.
    pub plain: String,
}

/// Takes text and gives it.
pub(super) trait Clipboard {
    /// Puts all forms there together.
    fn set(&mut self, content: Content) -> Result<(), ()>;
    /// Puts a PNG there.
    fn set_picture(&mut self, png: &[u8]) -> Result<(), ()>;
    /// What is there: plain text, and a page where there is one.
    fn get(&mut self) -> Option<Pasted>;
}

/// The clipboard of the system: “Rich Text Format” on Windows, `public.rtf` on macOS, `text/rtf` on X11 and Wayland.
/// It is kept open: on X11 its content goes when its owner does.
#[derive(Default)]
pub(super) struct SystemClipboard {
    open: Option<ClipboardContext>,
}

impl SystemClipboard {
    fn connected(&mut self) -> Option<&ClipboardContext> {
        if self.open.is_none() {
            self.open = ClipboardContext::new().ok();
        }
        self.open.as_ref()
    }
}

impl Clipboard for SystemClipboard {
    fn set(&mut self, content: Content) -> Result<(), ()> {
        let rtf = content.rtf.map(ClipboardContent::Rtf);
        let html = content.html.map(ClipboardContent::Html);
        let forms = [rtf, html, Some(ClipboardContent::Text(content.plain))];
        let clipboard = self.connected().ok_or(())?;
        let done = clipboard.set(forms.into_iter().flatten().collect());
        // The next try begins anew: a lost connection does not come back by itself.
        done.map_err(|_| self.open = None)
    }

    fn set_picture(&mut self, png: &[u8]) -> Result<(), ()> {
        let picture = picture(png).ok_or(())?;
        let done = self.connected().ok_or(())?.set(vec![picture]);
        done.map_err(|_| self.open = None)
    }

    fn get(&mut self) -> Option<Pasted> {
        let clipboard = self.connected()?;
        let plain = clipboard.get_text().unwrap_or_default();
        // Some programs put two bytes a letter there, so the bytes are asked for where the system has them.
        let page = match clipboard.get_buffer("text/html") {
            Ok(bytes) => bytes,
            Err(_) => clipboard.get_html().unwrap_or_default().into_bytes(),
        };
        Some(Pasted {
            plain: plain.into(),
            page: Some(page).filter(|page| !page.is_empty()).map(Into::into),
        })
    }
}

/// A PNG in the form that other programs ask for.
#[cfg(windows)]
fn picture(png: &[u8]) -> Option<ClipboardContent> {
    use clipboard_rs::common::RustImage as _;
    let picture = clipboard_rs::RustImageData::from_bytes(png).ok()?;
    Some(ClipboardContent::Image(picture))
}

/// A PNG in the form that other programs ask for.
#[cfg(not(windows))]
fn picture(png: &[u8]) -> Option<ClipboardContent> {
    let name = if cfg!(target_os = "macos") {
        "public.png"
    } else {
        "image/png"
    };
    Some(ClipboardContent::Other(name.to_string(), png.to_vec()))
}
