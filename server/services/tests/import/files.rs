//! The shapes a file may have: JSON or CSV, with what spreadsheets make of it; and which line is meant.

use crate::house::{SIRET, import, json_file, key, record, report, services, training, with};
use domain::catalogue::Verdict;
use serde_json::Value;
use store::Db;

testkit::on_both_engines!(
    a_table_says_the_same_as_an_array,
    a_semicolon_a_byte_order_mark_and_windows_line_ends_change_nothing,
    a_line_is_the_one_in_the_person_s_file,
    a_row_with_more_cells_than_names_is_rejected,
    thousands_of_records_arrive_in_order,
);

const COLUMNS: [&str; 15] = [
    "cle_ministere_educatif",
    "intitule_long",
    "niveau",
    "email",
    "published",
    "capacite",
    "rome_codes",
    "date_debut",
    "lieu_formation_adresse",
    "code_postal",
    "localite",
    "code_commune_insee",
    "etablissement_formateur_siret",
    "etablissement_formateur_enseigne",
    "etablissement_gestionnaire_siret",
];

/// The records as a table, cells quoted, rows ended by `end`.
fn table(records: &[Value], separator: &str, end: &str) -> String {
    let cell = |value: &Value| match value {
        Value::String(text) => format!("\"{text}\""),
        Value::Array(items) => format!("\"{}\"", items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    };
    let row = |record: &Value| COLUMNS.map(|column| cell(&record[column])).join(separator);
    let rows = records.iter().map(row);
    std::iter::once(COLUMNS.join(separator)).chain(rows).map(|row| row + end).collect()
}

async fn a_table_says_the_same_as_an_array(db: &Db) {
    let services = services(db);
    let records = [record(1), record(2)];
    assert_eq!(import(&services, json_file(&records)).await.count(Verdict::Created), 2);
    let outcome = import(&services, table(&records, ",", "\n")).await;
    assert_eq!(outcome.count(Verdict::Unchanged), 2, "{outcome:?}");
}

async fn a_semicolon_a_byte_order_mark_and_windows_line_ends_change_nothing(db: &Db) {
    let services = services(db);
    let records = [record(1), record(2)];
    import(&services, json_file(&records)).await;
    let outcome = import(&services, format!("\u{feff}{}", table(&records, ";", "\r\n"))).await;
    assert_eq!(outcome.count(Verdict::Unchanged), 2, "{outcome:?}");
    let outcome = import(&services, format!("\u{feff}\n {}", json_file(&records))).await;
    assert_eq!(outcome.count(Verdict::Unchanged), 2, "{outcome:?}");
}

async fn a_line_is_the_one_in_the_person_s_file(db: &Db) {
    let services = services(db);
    let lines = |told: Vec<(u64, Verdict, Option<String>)>| told.into_iter().map(|(line, _, _)| line).collect::<Vec<_>>();
    let spread = format!("[\n\n  {},\n  {{\n \"niveau\": 3\n }}\n , {}]", record(1), record(2));
    let outcome = import(&services, spread).await;
    let mut told = lines(report(&services, &outcome).await);
    told.dedup();
    assert_eq!(told, [3, 4, 7]);
    let folded = with(1, "intitule_long", "Two\nlines");
    for end in ["\n", "\r\n"] {
        let outcome = import(&services, table(&[folded.clone(), record(2)], ",", end)).await;
        assert_eq!(lines(report(&services, &outcome).await), [2, 4], "rows ended by {end:?}");
    }
}

async fn a_row_with_more_cells_than_names_is_rejected(db: &Db) {
    let services = services(db);
    let file = table(&[record(1), record(2)], ",", "\n").replacen("CAP numéro 1\"", "CAP\",\"numéro 1\"", 1);
    let outcome = import(&services, file).await;
    assert_eq!((outcome.count(Verdict::Rejected), outcome.count(Verdict::Created)), (1, 1));
    let (rows, _) = services.import_report(outcome.id, None).await.unwrap();
    assert_eq!(rows[0].key.as_deref(), Some(key(1).as_str()));
    assert_eq!(rows[0].code.as_deref(), Some("record_shape"));
}

async fn thousands_of_records_arrive_in_order(db: &Db) {
    let services = services(db);
    let records: Vec<Value> = (1..=1_203).map(record).collect();
    let outcome = import(&services, json_file(&records)).await;
    assert_eq!((outcome.n_read, outcome.count(Verdict::Created)), (1_203, 1_203));
    let last = training(db, 1_203).await.unwrap();
    assert_eq!((last.training.title.as_str(), last.centre.centre.siret.as_str()), ("CAP numéro 1203", SIRET));
}
