//! The cells of a table, one on a line, of which none is a heading.

use super::{Above, Seen};
use crate::scan::{Scan, Shape};
use crate::scheme::Scheme;
use crate::sign;
use std::ops::Range;

/// So many short lines, of which some are nothing but a number or a quantity.
const FEWEST: usize = 4;
const FEWEST_VALUES: usize = 2;

/// Leaves out the plain lines among cells. The first of a run may name the table, and the last one what stands below.
pub(super) fn leave_out(text: &[u8], scan: &Scan, seen: &mut Vec<Seen>) {
    let (mut run, mut is_table) = (0..0, false);
    seen.retain(|seen| {
        let at = seen.candidate.paragraph as usize;
        if seen.candidate.scheme != Scheme::Plain {
            return true;
        }
        if !run.contains(&at) {
            run = run_around(text, &scan.shapes, at);
            is_table = run.len() >= FEWEST && holds_values(text, &scan.shapes[run.clone()]);
        }
        let names_text = at + 1 == run.end && seen.above == Above::Text;
        !is_table || at == run.start || names_text
    });
}

/// The run of short lines around one.
fn run_around(text: &[u8], shapes: &[Shape], at: usize) -> Range<usize> {
    let is_cell = |shape: &&Shape| is_cell(text, shape);
    let before = shapes[..at].iter().rev().take_while(is_cell).count();
    let behind = shapes[at..].iter().take_while(is_cell).count();
    at - before..at + behind.max(1)
}

fn holds_values(text: &[u8], shapes: &[Shape]) -> bool {
    let values = shapes.iter().filter(|shape| is_value(text, shape));
    values.take(FEWEST_VALUES).count() == FEWEST_VALUES
}

/// Whether a paragraph is a short line without a closing mark, and no item but a number alone.
fn is_cell(text: &[u8], shape: &Shape) -> bool {
    const LONGEST: u32 = 60;
    let plain = !(shape.ended || shape.running || shape.announces || shape.bold || shape.level > 0);
    plain && shape.last - shape.first <= LONGEST && (!shape.marked || is_value(text, shape))
}

/// Whether a line is a number, perhaps with its unit: 3.4.1, -42.1, 80万, 2025年.
fn is_value(text: &[u8], shape: &Shape) -> bool {
    const UNIT: usize = "日历天".len();
    let line = &text[shape.first as usize..shape.last as usize];
    let is_part = |byte: &&u8| byte.is_ascii_digit() || b".,-+%/~ ".contains(byte);
    let number = line.iter().take_while(is_part).count();
    let unit = &line[number..];
    matches!(line, [b'0'..=b'9', ..] | [b'-' | b'+', b'0'..=b'9', ..])
        && matches!(line[..number], [.., b'0'..=b'9' | b'%'])
        && unit.len() <= UNIT
        && unit.len().is_multiple_of(3)
        && (0..unit.len()).step_by(3).all(|at| sign::is_han(unit, at))
}
