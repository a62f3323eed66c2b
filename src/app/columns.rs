//! 标题对仗 as rows with columns: where the parts of each label stand. Lengths are parts of the size of the letters.

use super::parallels;
use crate::face::Face;
use crate::message::Language;
use crate::parallel::{Group, Member, Role, shape_text};
use std::ops::Range;

/// Between two clauses, and before the counts.
pub const BETWEEN: f32 = 1.0;
/// Between the markers and the labels.
const BEHIND_MARKERS: f32 = 0.5;

/// Groups of labels with the rows that show them.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The groups.
    pub groups: Vec<Group>,
    /// The columns of each of them.
    pub columns: Vec<Columns>,
    /// The rows, from top to bottom.
    pub rows: Vec<TableRow>,
}

/// Where the parts of a group's rows stand, from the left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The left edge of each slot, and of what is behind the last.
    pub slots: Vec<f32>,
    /// Width of the widest counts with the remark behind them.
    pub counts: f32,
}

/// A row: of a group, by its place, its heading, its frame, one of its labels; or the room below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableRow {
    /// What the group stands under.
    Heading(usize),
    /// What its labels share.
    Frame(usize),
    /// One of its labels.
    Label(usize, usize),
    /// Nothing.
    Space,
}

impl Table {
    /// Puts groups into rows and columns.
    #[must_use]
    pub fn new(groups: Vec<Group>, language: Language) -> Table {
        let face = Face::embedded();
        let columns = groups.iter().map(|group| columns(&face, group, language));
        let columns = columns.collect();
        let mut rows = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            rows.push(TableRow::Heading(at));
            if group.frame().is_some() {
                rows.push(TableRow::Frame(at));
            }
            let members = 0..group.members.len();
            rows.extend(members.map(|member| TableRow::Label(at, member)));
            rows.push(TableRow::Space);
        }
        Table {
            groups,
            columns,
            rows,
        }
    }
}

fn width(face: &Face, words: &str) -> f32 {
    words.chars().map(|sign| face.width(sign)).sum()
}

/// Each slot is as wide as the widest of its pieces; a piece that goes over several slots widens the last of them.
fn columns(face: &Face, group: &Group, language: Language) -> Columns {
    let markers = group.members.iter().map(|m| width(face, m.marker()));
    let start = match markers.fold(0.0, f32::max) {
        0.0 => 0.0,
        widest => widest + BEHIND_MARKERS,
    };
    let mut widths = vec![0.0_f32; group.slots.len()];
    let pieces = || group.members.iter().flat_map(|m| pieces(face, m));
    for (slots, wide) in pieces().filter(|(slots, _)| slots.len() == 1) {
        widths[slots.start] = widths[slots.start].max(wide);
    }
    for (slots, wide) in pieces().filter(|(slots, _)| slots.len() > 1) {
        let there: f32 = widths[slots.clone()].iter().sum();
        widths[slots.end - 1] += (wide - there).max(0.0);
    }
    let mut slots = vec![start];
    for (at, width) in widths.iter().enumerate() {
        let next = group.slots.get(at + 1);
        let ends = next.is_none_or(|next| next.clause != group.slots[at].clause);
        let room = if ends { BETWEEN } else { 0.0 };
        slots.push(slots[at] + width + room);
    }
    let counts = |member: &Member| {
        let remark = member.mark.map_or(0.0, |mark| {
            BETWEEN + width(face, parallels::mark(mark).template(language))
        });
        width(face, &shape_text(&member.shape)) + remark
    };
    let counts = group.members.iter().map(counts).fold(0.0, f32::max);
    Columns { slots, counts }
}

/// The slots that each piece of a label fills, and how wide it is with the sign behind it.
fn pieces(face: &Face, member: &Member) -> Vec<(Range<usize>, f32)> {
    let mut found: Vec<(Range<usize>, f32)> = Vec::new();
    for cell in &member.cells {
        let wide = width(face, member.text(cell));
        match (cell.role, found.last_mut()) {
            (Role::Divider, Some((_, before))) => *before += wide,
            _ => found.push((cell.slot..cell.end, wide)),
        }
    }
    found
}
