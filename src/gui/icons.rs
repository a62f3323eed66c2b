//! The pictures of the toolbar: lines on a grid of sixteen, drawn in the colour of the words beside them.

use crate::message::Message;
use eframe::egui::{Color32, Painter, Rect, Stroke, pos2};

/// Width and height of a picture, in points.
pub(super) const SIZE: f32 = 16.0;

/// A line through these places of the grid.
type Line = &'static [(f32, f32)];

/// The picture of each button that has one, by what the button says.
#[rustfmt::skip]
const ICONS: &[(Message, &[Line])] = &[
    // A folder.
    (Message::ToolOpen, &[&[(1.5, 13.5), (1.5, 3.5), (6.0, 3.5), (7.5, 5.5), (14.5, 5.5), (14.5, 13.5), (1.5, 13.5)]]),
    // A board with a clip.
    (Message::ToolPaste, &[&[(5.5, 3.5), (2.5, 3.5), (2.5, 14.5), (13.5, 14.5), (13.5, 3.5), (10.5, 3.5)], &[(5.5, 2.0), (10.5, 2.0), (10.5, 5.0), (5.5, 5.0), (5.5, 2.0)]]),
    // Two sheets.
    (Message::CmdCopyForWord, &[&[(5.5, 4.5), (13.5, 4.5), (13.5, 14.5), (5.5, 14.5), (5.5, 4.5)], &[(2.5, 11.0), (2.5, 1.5), (10.5, 1.5)]]),
    // An arrow out of a tray.
    (Message::ToolExport, &[&[(2.5, 9.5), (2.5, 14.0), (13.5, 14.0), (13.5, 9.5)], &[(8.0, 11.0), (8.0, 2.0)], &[(4.5, 5.5), (8.0, 2.0), (11.5, 5.5)]]),
    // Lines that are set in and apart; lines that are together.
    (Message::ToolExpand, &[&[(2.5, 3.0), (13.5, 3.0)], &[(5.5, 8.0), (13.5, 8.0)], &[(5.5, 13.0), (13.5, 13.0)], &[(2.5, 6.0), (2.5, 13.0)]]),
    (Message::ToolCollapse, &[&[(2.5, 5.5), (13.5, 5.5)], &[(2.5, 10.5), (13.5, 10.5)]]),
    // A tick.
    (Message::ToolCheck, &[&[(2.5, 8.5), (6.5, 12.5), (13.5, 3.5)]]),
    // A small and a large A.
    (Message::CmdLargeText, &[&[(1.0, 13.5), (3.5, 7.5), (6.0, 13.5)], &[(2.0, 11.5), (5.0, 11.5)], &[(7.0, 13.5), (11.0, 2.5), (15.0, 13.5)], &[(8.5, 9.5), (13.5, 9.5)]]),
];

/// Whether a button has a picture.
pub(super) fn has(name: Message) -> bool {
    ICONS.iter().any(|(of, _)| *of == name)
}

/// Draws the picture of a button.
pub(super) fn paint(painter: &Painter, rect: Rect, name: Message, color: Color32) {
    let Some((_, lines)) = ICONS.iter().find(|(of, _)| *of == name) else {
        return;
    };
    let scale = rect.width() / SIZE;
    for line in *lines {
        let place = |&(x, y): &(f32, f32)| pos2(rect.min.x + x * scale, rect.min.y + y * scale);
        painter.line(line.iter().map(place).collect(), Stroke::new(1.4, color));
    }
}
