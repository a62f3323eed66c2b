//! 任务分解表: one row for each item that has none below it, with empty columns for who does it and by when, as offices
//! split up a report. Comma-separated as RFC 4180 has it, with the mark at the head by which WPS and Excel know UTF-8.

use super::{Block, Export, Item, Put};
use std::io;

const COLUMNS: &[&str] = &[
    "序号",
    "工作任务",
    "所属条目",
    "牵头单位",
    "配合单位",
    "完成时限",
    "出处",
];

pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let mut out = String::from('\u{FEFF}');
    for fields in rows(export) {
        row(&mut out, &fields);
    }
    put(out.into_bytes())
}

/// The rows of the table, the headings of its columns first.
pub(super) fn rows(export: &Export) -> Vec<Vec<String>> {
    let title = export.title().map(|title| format!("《{title}》"));
    let title = title.unwrap_or_default();
    let headings = COLUMNS.iter().map(|name| (*name).to_string());
    let mut rows = vec![headings.collect()];
    let blocks = export.blocks();
    let items: Vec<&Item> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Item(item) => Some(item),
            _ => None,
        })
        .collect();
    let mut above: Vec<&Item> = Vec::new();
    let mut number = 0;
    for (at, &item) in items.iter().enumerate() {
        while above
            .pop_if(|other| other.node.depth >= item.node.depth)
            .is_some()
        {}
        let next = items.get(at + 1);
        if next.is_some_and(|next| next.node.depth > item.node.depth) {
            above.push(item);
            continue;
        }
        number += 1;
        let under: Vec<&str> = above.iter().map(|item| item.label.as_ref()).collect();
        let blank = String::new;
        rows.push(vec![
            number.to_string(),
            format!("{}{}", item.label, item.rest),
            under.join(" / "),
            blank(),
            blank(),
            blank(),
            title.clone(),
        ]);
    }
    rows
}

fn row(out: &mut String, fields: &[String]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(out, field);
    }
    out.push_str("\r\n");
}

/// A field in quotes where it needs them. A spreadsheet would take one that begins like a formula for one.
fn push(out: &mut String, field: &str) {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        "'"
    } else {
        ""
    };
    if field.contains(['"', ',', '\n', '\r']) {
        out.push_str(&format!("\"{guard}{}\"", field.replace('"', "\"\"")));
    } else {
        out.push_str(guard);
        out.push_str(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_is_a_formula_and_all_come_back() {
        for (fields, written) in [
            (["抓好落实", ""], "抓好落实,\r\n"),
            (["=1+1", "-1"], "'=1+1,'-1\r\n"),
            (["+a", "@a"], "'+a,'@a\r\n"),
            (["\t=1+1", "\r=1+1"], "'\t=1+1,\"'\r=1+1\"\r\n"),
            (["\n=1+1", "a=1"], "\"'\n=1+1\",a=1\r\n"),
            (["甲,乙", "\"甲\""], "\"甲,乙\",\"\"\"甲\"\"\"\r\n"),
        ] {
            let mut out = String::new();
            row(&mut out, &fields.map(String::from));
            assert_eq!(out, written);
        }
    }
}
