//! 标题对仗 in words: what stands above a group, and groups as a list to copy.

use super::laid::Subject;
use crate::export::escaped;
use crate::message::{Language, Message};
use crate::parallel::{Bond, Group, Mark, Member, Role, shape_text};

/// What a group stands under: the label of its parent, the title, or its shape.
#[must_use]
pub fn heading(of: &Subject, group: &Group, language: Language) -> String {
    match &group.bond {
        Bond::Shape(shape) => {
            Message::GroupShape.fill(language, &[&shape.len(), &shape_text(shape)])
        }
        Bond::Parent(Some(id)) => {
            let node = &of.outline.nodes[*id];
            of.document.label(&of.outline, node).into_owned()
        }
        Bond::Parent(None) => source(of),
    }
}

/// What the document is called: its title, or its file.
#[must_use]
pub fn source(of: &Subject) -> String {
    let title = of.outline.title.as_ref();
    title.map_or_else(
        || of.name.clone(),
        |title| of.document.label(&of.outline, title).into_owned(),
    )
}

/// What is said of a group beside its heading: how many, and in what form most of them are.
#[must_use]
pub fn about(group: &Group, language: Language) -> String {
    let mut about = Message::GroupCount.fill(language, &[&group.members.len()]);
    let shape = group
        .usual_shape()
        .filter(|_| matches!(group.bond, Bond::Parent(_)));
    if let Some(shape) = shape {
        let shape = Message::GroupShape.fill(language, &[&shape.len(), &shape_text(&shape)]);
        about.push_str(&format!("　{shape}"));
    }
    about
}

/// The words of a mark.
#[must_use]
pub fn mark(mark: Mark) -> Message {
    match mark {
        Mark::Lacks => Message::MarkLacks,
        Mark::Exceeds => Message::MarkExceeds,
        Mark::Breaks => Message::MarkBreaks,
        Mark::Uneven => Message::MarkUneven,
    }
}

/// A list: the heading and the frame of each group, its labels below it, the source at the end.
#[must_use]
pub fn plain(of: &Subject, groups: &[Group], language: Language) -> String {
    let mut out = String::new();
    for group in groups {
        let head = [Some(heading(of, group, language)), group.frame()];
        for line in head.into_iter().flatten() {
            out.push_str(&line);
            out.push('\n');
        }
        for member in &group.members {
            out.push_str(&format!("　　{}\n", member.label));
        }
        out.push('\n');
    }
    out.push_str(&from(of, language));
    out
}

/// The same as a table: a row for a label, a column for a clause, its own words in bold.
#[must_use]
pub fn html(of: &Subject, groups: &[Group], language: Language) -> String {
    let mut out = String::from("<meta charset=\"utf-8\">\n");
    for group in groups {
        let clauses = group.slots.last().map_or(1, |slot| slot.clause + 1);
        let head = escaped(&heading(of, group, language));
        let frame = group
            .frame()
            .map(|frame| escaped(&frame))
            .unwrap_or_default();
        out.push_str(&format!(
            "<p><b>{head}</b><br>{frame}</p>\n<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n"
        ));
        for member in &group.members {
            out.push_str(&format!("<tr><td>{}</td>", escaped(member.marker())));
            for clause in 0..clauses {
                out.push_str(&format!("<td>{}</td>", cell(group, member, clause)));
            }
            out.push_str(&format!("<td>{}</td></tr>\n", shape_text(&member.shape)));
        }
        out.push_str("</table>\n");
    }
    out.push_str(&format!("<p>{}</p>\n", escaped(&from(of, language))));
    out
}

fn cell(group: &Group, member: &Member, clause: usize) -> String {
    let cells = member.cells.iter();
    let here = cells.filter(|cell| group.slots[cell.slot].clause == clause);
    here.map(|cell| match cell.role {
        Role::Own => format!("<b>{}</b>", escaped(member.text(cell))),
        _ => escaped(member.text(cell)),
    })
    .collect()
}

fn from(of: &Subject, language: Language) -> String {
    Message::ParallelFrom.fill(language, &[&source(of)])
}
