//! The clipboard.

/// Takes text and gives it.
pub(super) trait Clipboard {
    /// Puts text there, rich and plain together where there is rich text.
    fn set(&mut self, html: Option<String>, plain: String) -> Result<(), ()>;
    /// The text that is there.
    fn text(&mut self) -> Option<String>;
}

/// The clipboard of the system. It is kept open: on X11 its content goes when its owner does.
#[derive(Default)]
pub(super) struct SystemClipboard {
    open: Option<arboard::Clipboard>,
}

impl SystemClipboard {
    fn get(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.open.is_none() {
            self.open = arboard::Clipboard::new().ok();
        }
        self.open.as_mut()
    }
}

impl Clipboard for SystemClipboard {
    fn set(&mut self, html: Option<String>, plain: String) -> Result<(), ()> {
        let clipboard = self.get().ok_or(())?;
        let done = match html {
            Some(html) => clipboard.set_html(html, Some(plain)),
            None => clipboard.set_text(plain),
        };
        done.map_err(|_| ())
    }

    fn text(&mut self) -> Option<String> {
        self.get()?.get_text().ok()
    }
}
