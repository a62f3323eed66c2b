//! The sentence that a paragraph begins with. One that heads its paragraph, or is the topic of it, is short.

use crate::scan::Shape;
use crate::sign::{self, Stop};

/// No such sentence has more characters.
const LONGEST: usize = 30;

/// A short first sentence.
pub(super) struct Opening<'a> {
    /// Without its stop.
    pub(super) words: &'a [u8],
    pub(super) stop: Stop,
    /// In characters.
    pub(super) length: usize,
    pub(super) commas: usize,
    /// How many bytes of the paragraph stand behind its stop.
    pub(super) behind: usize,
}

impl Opening<'_> {
    /// That of a paragraph that has no marker and no marks.
    pub(super) fn of<'a>(text: &'a [u8], shape: &Shape) -> Option<Opening<'a>> {
        if shape.marked || shape.level > 0 {
            return None;
        }
        let (first, last) = (shape.first as usize, shape.last as usize);
        let near = last.min(first + LONGEST * "字".len() + "。".len());
        let mut commas = 0;
        let (end, stop, width) = sign::stops(text, first, near).find(|&(_, stop, _)| {
            commas += usize::from(stop == Stop::Comma);
            stop != Stop::Comma
        })?;
        let words = &text[first..end];
        Some(Opening {
            words,
            stop,
            length: sign::chars(words),
            commas,
            behind: last - end - width,
        })
    }
}
