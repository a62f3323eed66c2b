//! Changing a file of rules: what the user wrote there by hand, comments and order, stays as it is.

use super::{Fault, Kind, Row};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// One change of a file of rules. Rules are named by their places in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new rule at the end.
    Add(Row),
    /// A rule is switched on or off.
    Switch(usize, bool),
    /// A rule goes.
    Remove(usize),
}

/// The text of a file of rules after a change.
///
/// # Errors
/// The file cannot be read as TOML; then it is not to be written.
pub fn edit(text: &str, edit: &Edit) -> Result<String, Fault> {
    let mut file: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| Fault {
        rule: String::new(),
        reason: error.to_string().trim().replace('\n', " "),
    })?;
    let none = || Item::ArrayOfTables(ArrayOfTables::new());
    let rules = file.entry("rule").or_insert_with(none);
    let Some(rules) = rules.as_array_of_tables_mut() else {
        return Err(Fault {
            rule: String::new(),
            reason: "rule".to_string(),
        });
    };
    match edit {
        Edit::Add(row) => rules.push(table(row)),
        Edit::Switch(at, on) => {
            if let Some(rule) = rules.get_mut(*at) {
                rule["on"] = value(*on);
            }
        }
        Edit::Remove(at) if *at < rules.len() => {
            rules.remove(*at);
        }
        Edit::Remove(_) => {}
    }
    Ok(file.to_string())
}

fn table(row: &Row) -> Table {
    let kind = match row.kind {
        Some(Kind::Directive) => "directive",
        Some(Kind::Point) => "point",
        Some(_) => "heading",
        None => "none",
    };
    let mut table = Table::new();
    table["name"] = value(&row.name);
    table["pattern"] = value(&row.pattern);
    table["kind"] = value(kind);
    table["level"] = match row.level {
        Some(level) => value(i64::from(level)),
        None => value("infer"),
    };
    table["example"] = value(&row.example);
    table["on"] = value(row.on);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rows;

    const FILE: &str = "# 我的规则\n[[rule]]\nname = \"甲\" # 手写\npattern = '^甲'\n\n[[rule]]\nname = '乙'\npattern = '^乙'\nkind = 'none'\n";

    fn row() -> Row {
        Row {
            name: "丙".to_string(),
            pattern: "^[0-9]+、".to_string(),
            kind: Some(Kind::Point),
            level: Some(2),
            example: "3、要\"快\"".to_string(),
            on: true,
        }
    }

    #[test]
    fn rules_are_added_switched_and_removed_and_the_rest_stays() {
        let added = edit(FILE, &Edit::Add(row())).expect("a file");
        assert!(added.starts_with(FILE), "what was written by hand stays");
        assert_eq!(rows(&added).expect("rules")[2], row());
        let off = edit(&added, &Edit::Switch(0, false)).expect("a file");
        let on = |text: &str| -> Vec<bool> {
            let rows = rows(text).expect("rules");
            rows.iter().map(|row| row.on).collect()
        };
        assert_eq!(on(&off), [false, true, true]);
        assert!(off.contains("# 手写"));
        let removed = edit(&off, &Edit::Remove(0)).expect("a file");
        assert_eq!(on(&removed), [true, true]);
        for nothing in [Edit::Remove(9), Edit::Switch(9, true)] {
            assert_eq!(on(&edit(FILE, &nothing).expect("a file")), [true, true]);
        }
        assert_eq!(
            rows(&edit("", &Edit::Add(row())).expect("a file")),
            Ok(vec![row()])
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_changed() {
        for text in ["这不是 TOML", "rule = 3"] {
            assert!(edit(text, &Edit::Add(row())).is_err(), "{text}");
        }
    }
}
