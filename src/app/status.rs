//! The line at the window's foot.

use super::command::Command;
use super::state::{OpenDocument, Panel, State};
use crate::body;
use crate::message::{Language, Message};
use crate::noise::Reason;
use crate::outline::Kind;

/// One piece of the status line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// A button behind it.
    pub action: Option<(Message, Command)>,
}

/// The status line: 文题 ｜ 2,545 字 约 13 分钟 ｜ 标题 0 分条 4 要点 12 ｜ 略去 8 行广告〔查看〕 ｜ 离线运行·不改原稿.
#[must_use]
pub fn status(state: &State) -> Vec<Piece> {
    let language = state.settings.language;
    let mut pieces = Vec::new();
    if let Some(open) = state.current() {
        if open.reading {
            pieces.push(plain(Message::StatusReading.fill(language, &[&open.name])));
        } else {
            of_document(open, language, &mut pieces);
        }
    }
    let draft = state.current().is_some_and(|open| open.draft.is_some());
    let last = if draft {
        Message::StatusDraft
    } else {
        Message::StatusOffline
    };
    pieces.push(plain(last.fill(language, &[])));
    pieces
}

fn plain(text: String) -> Piece {
    Piece { text, action: None }
}

fn of_document(open: &OpenDocument, language: Language, pieces: &mut Vec<Piece>) {
    let title = open
        .outline
        .title
        .as_ref()
        .map(|title| open.document.label(&open.outline, title));
    pieces.push(plain(
        title.map_or_else(|| open.name.clone(), std::borrow::Cow::into_owned),
    ));
    let minutes = body::minutes(open.characters);
    pieces.push(plain(
        Message::StatusLength.fill(language, &[&grouped(open.characters), &minutes]),
    ));
    let count = |kind| open.outline.count(kind);
    let kinds = [
        count(Kind::Heading),
        count(Kind::Directive),
        count(Kind::Point),
    ];
    pieces.push(plain(
        Message::StatusKinds.fill(language, &[&kinds[0], &kinds[1], &kinds[2]]),
    ));
    let dropped = open.document.dropped.len();
    if dropped > 0 {
        let ads = open
            .document
            .dropped
            .iter()
            .filter(|piece| piece.reason == Reason::Advertisement)
            .count();
        let message = if ads == dropped {
            Message::StatusAds
        } else {
            Message::StatusDropped
        };
        pieces.push(Piece {
            text: message.fill(language, &[&dropped]),
            action: Some((Message::ActionLook, Command::Show(Some(Panel::Dropped)))),
        });
    }
    let adjusted = open.adjustments.count();
    if adjusted > 0 && open.draft.is_none() {
        pieces.push(plain(
            Message::StatusCorrections.fill(language, &[&adjusted]),
        ));
    }
}

/// A number with commas between its thousands.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_off() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (2545, "2,545"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
