//! The line at the window's foot.

use super::command::Command;
use super::state::{OpenDocument, Panel, State};
use crate::message::{Language, Message, grouped, reading_time};

/// One piece of the status line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// A button behind it.
    pub action: Option<(Message, Command)>,
    /// Where there is too little room, what has less weight goes first.
    weight: Weight,
}

/// What a piece tells: of the program, of the document, of what was done with it, of what is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Program,
    Document,
    Done,
    UnderWay,
}

/// What was asked for and is being made or written: what the user waits for most, where there is more than one.
#[must_use]
pub fn under_way(state: &State) -> Option<Message> {
    if state.copying.is_some() {
        Some(Message::StatusCopying)
    } else if state.exporting > 0 {
        Some(Message::StatusExporting)
    } else if !state.drafting.is_empty() {
        Some(Message::StatusDrafting)
    } else {
        None
    }
}

/// The status line: 文题 ｜ 2,545 字 约 13 分钟 ｜ 标题 0 分条 4 要点 12 ｜ 略去 8 行广告〔查看〕 ｜ 离线运行·不改原稿.
/// What is [under way](under_way) is told where it `is_late`: most is there before anybody could read that.
#[must_use]
pub fn status(state: &State, is_late: bool) -> Vec<Piece> {
    let language = state.settings.language;
    let mut pieces = Vec::new();
    if let Some(open) = state.current() {
        if open.reading {
            pieces.push(plain(Message::StatusReading.fill(language, &[&open.name])));
        } else {
            of_document(open, language, &mut pieces);
        }
    }
    if let Some(message) = under_way(state).filter(|_| is_late) {
        pieces.push(Piece {
            weight: Weight::UnderWay,
            ..plain(message.fill(language, &[]))
        });
    }
    let draft = state.current().is_some_and(|open| open.draft.is_some());
    let last = if draft {
        Message::StatusDraft
    } else {
        Message::StatusOffline
    };
    pieces.push(Piece {
        weight: Weight::Program,
        ..plain(last.fill(language, &[]))
    });
    pieces
}

fn plain(text: String) -> Piece {
    Piece {
        text,
        action: None,
        weight: Weight::Document,
    }
}

/// How wide each piece is shown in so much room; none where it is left out. The first one, which names the document, is
/// shortened before another is left out, and is always there.
#[must_use]
pub fn fit(pieces: &[Piece], widths: &[f32], room: f32) -> Vec<Option<f32>> {
    /// As much of the first one is left.
    const LEAST: f32 = 120.0;
    let mut shown: Vec<Option<f32>> = widths.iter().copied().map(Some).collect();
    let Some(first) = widths.first() else {
        return shown;
    };
    loop {
        let others: f32 = shown[1..].iter().flatten().sum();
        if others + first.min(LEAST) <= room {
            shown[0] = Some(first.min(room - others));
            return shown;
        }
        let left = (1..pieces.len()).filter(|&at| shown[at].is_some()).rev();
        match left.min_by_key(|&at| pieces[at].weight) {
            Some(at) => shown[at] = None,
            None => {
                shown[0] = Some(room.max(0.0));
                return shown;
            }
        }
    }
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
    let length = grouped(open.characters);
    let time = reading_time(open.characters, language);
    pieces.push(plain(
        Message::StatusLength.fill(language, &[&length, &time]),
    ));
    let kinds = open.figures.kinds.map(grouped);
    pieces.push(plain(
        Message::StatusKinds.fill(language, &[&kinds[0], &kinds[1], &kinds[2]]),
    ));
    let dropped = open.document.dropped.len();
    if dropped > 0 {
        let message = if open.figures.advertisements == dropped {
            Message::StatusAds
        } else {
            Message::StatusDropped
        };
        pieces.push(Piece {
            text: message.fill(language, &[&grouped(dropped)]),
            action: Some((Message::ActionLook, Command::Show(Some(Panel::Dropped)))),
            weight: Weight::Done,
        });
    }
    let adjusted = open.figures.adjusted;
    if adjusted > 0 && open.draft.is_none() {
        pieces.push(Piece {
            text: Message::StatusCorrections.fill(language, &[&adjusted]),
            action: Some((Message::ActionLook, Command::Show(Some(Panel::Adjusted)))),
            weight: Weight::Done,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_left_out_where_there_is_no_room() {
        let plain = |weight| Piece {
            weight,
            ..plain(String::new())
        };
        let pieces = [
            plain(Weight::Document),
            plain(Weight::Document),
            plain(Weight::Document),
            plain(Weight::Done),
            plain(Weight::Program),
        ];
        let widths = [300.0, 90.0, 160.0, 150.0, 140.0];
        for (room, expected) in [
            (900.0, [300, 90, 160, 150, 140]),
            (840.0, [300, 90, 160, 150, 140]),
            (800.0, [260, 90, 160, 150, 140]),
            (660.0, [120, 90, 160, 150, 140]),
            (659.0, [259, 90, 160, 150, 0]),
            (500.0, [260, 90, 0, 150, 0]),
            (300.0, [150, 0, 0, 150, 0]),
            (200.0, [200, 0, 0, 0, 0]),
            (80.0, [80, 0, 0, 0, 0]),
        ] {
            let shown = fit(&pieces, &widths, room);
            let shown: Vec<i32> = shown.iter().map(|w| w.unwrap_or(0.0) as i32).collect();
            assert_eq!(shown, expected, "{room}");
        }
        assert_eq!(fit(&pieces[..1], &[50.0], 20.0), [Some(20.0)]);
    }
}
