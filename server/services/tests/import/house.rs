//! What these tests arrange with: the use cases on a stopped clock, and records in files.

use domain::{catalogue::Verdict, time::Timestamp};
use serde_json::{Value, json};
use services::{
    Chance, Clock, Limits, Services, Setup,
    importing::{ImportCatalogue, ImportFault, ImportOutcome, MissingGuard, ReportRow},
};
use std::{io::Cursor, sync::Arc};
use store::{
    Db,
    trainings::{self, TrainingDetails, TrainingName},
};
use testkit::NOW;

/// SIRETs that pass, of invented use here.
pub const SIRET: &str = "73282932000074";
pub const OTHER_SIRET: &str = "35600000000048";

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        NOW
    }
}

struct Zeros;

impl Chance for Zeros {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

pub fn services(db: &Db) -> Services {
    Services::new(Setup {
        db: db.clone(),
        clock: Arc::new(Stopped),
        chance: Arc::new(Zeros),
        secret: [7; 32],
        public_url: "http://localhost".to_owned(),
        limits: Limits::default(),
    })
}

/// The key of the `n`-th training of the centre of [`SIRET`] in Bourges.
pub fn key(n: u32) -> String {
    key_of(n, SIRET)
}

pub fn key_of(n: u32, siret: &str) -> String {
    format!("{n:06}P0121{siret}{siret}-18033#L01")
}

/// A record without a fault.
pub fn record(n: u32) -> Value {
    record_of(n, SIRET)
}

pub fn record_of(n: u32, siret: &str) -> Value {
    json!({
        "cle_ministere_educatif": key_of(n, siret), "intitule_long": format!("CAP numéro {n}"), "niveau": "3 (CAP...)",
        "email": "contact@example.org", "published": true, "capacite": 12, "rome_codes": ["D1102"],
        "date_debut": ["2027-09-01T00:00:00.000Z"],
        "lieu_formation_adresse": "1 rue du Pont", "code_postal": "18000", "localite": "Bourges", "code_commune_insee": "18033",
        "etablissement_formateur_siret": siret, "etablissement_formateur_enseigne": "CFA du Pont",
        "etablissement_gestionnaire_siret": siret, "annee": "not a column of ours"
    })
}

/// A record with one value changed.
pub fn with(n: u32, column: &str, value: impl Into<Value>) -> Value {
    let mut record = record(n);
    record[column] = value.into();
    record
}

pub fn json_file(records: &[Value]) -> String {
    Value::from(records.to_vec()).to_string()
}

pub async fn import(services: &Services, file: impl Into<Vec<u8>>) -> ImportOutcome {
    try_import(services, file, MissingGuard::Kept).await.unwrap()
}

pub async fn try_import(
    services: &Services,
    file: impl Into<Vec<u8>>,
    guard: MissingGuard,
) -> Result<ImportOutcome, ImportFault> {
    let ask = ImportCatalogue { source: "test".to_owned(), guard };
    services.import_catalogue(ask, Cursor::new(file.into()), |_| {}).await
}

/// The report as (line, verdict, code), in order.
pub async fn report(services: &Services, outcome: &ImportOutcome) -> Vec<(u64, Verdict, Option<String>)> {
    let rows: Vec<ReportRow> = services.import_report(outcome.id, None).await.unwrap().0;
    rows.into_iter().map(|row| (row.line, row.verdict, row.code)).collect()
}

pub async fn training(db: &Db, n: u32) -> Option<TrainingDetails> {
    trainings::find(db.read(), TrainingName::Key(&key(n))).await.unwrap()
}
