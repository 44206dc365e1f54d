//! docs/privacy-columns.md names every column of every table, on both engines, with its class and how long it is kept.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{collections::BTreeMap, fs};
use store::Db;
use testkit::schema::columns;

const REGISTER: &str = "../../docs/privacy-columns.md";
const CLASSES: [&str; 6] = ["candidate", "staff", "free text", "secret", "describes", "technical"];

/// Each column of the register, `table.column`, with its class and how long it is kept.
fn register() -> BTreeMap<String, (String, String)> {
    let text = fs::read_to_string(REGISTER).unwrap();
    let mut register = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [table, class, columns, kept] = cells[..] else { continue };
        if table == "table" || table.starts_with('-') {
            continue;
        }
        for column in columns.split_whitespace() {
            let twice = register.insert(format!("{table}.{column}"), (class.to_owned(), kept.to_owned()));
            assert!(twice.is_none(), "{table}.{column} stands twice in {REGISTER}");
        }
    }
    register
}

async fn every_column_has_its_line_and_every_line_its_column(db: &Db) {
    let register = register();
    let there = columns(db).await;
    assert!(there.len() > 200, "the schema was not read");
    let unclassified: Vec<&String> = there.iter().filter(|column| !register.contains_key(*column)).collect();
    let gone: Vec<&String> = register.keys().filter(|column| !there.contains(column)).collect();
    assert!(
        unclassified.is_empty() && gone.is_empty(),
        "docs/privacy-columns.md and the schema differ.\n\
         Not classified: {unclassified:?}\n\
         No such column: {gone:?}\n\
         Add or take out a line `| table | class | columns | kept |`, the class being one of {CLASSES:?}.\n\
         A column that names a person, or holds words that may, must also go with its person: see store::erasure,\n\
         store::own_data (what candidates take along) and docs/privacy.md."
    );
}

testkit::on_both_engines!(every_column_has_its_line_and_every_line_its_column);

#[test]
fn every_line_of_the_register_has_a_class_and_a_time() {
    for (column, (class, kept)) in register() {
        assert!(CLASSES.contains(&class.as_str()), "{column}: {class:?} is no class");
        assert!(!kept.is_empty(), "{column}: how long is it kept?");
    }
}
