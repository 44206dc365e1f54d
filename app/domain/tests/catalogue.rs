//! Reading catalogue records: what is used, what is left out, what is refused. The centre and its numbers are invented.

#![expect(clippy::expect_used, reason = "a fixture that does not parse fails its test, in helpers too")]

use domain::catalogue::{
    CatalogueRecord, Commune, CommuneTable, Delivery, Finding, FindingCode, Position, Precision, Publication, RawRecord, Reading,
    Severity, Verdict, fingerprint, read,
};
use domain::contact::InvalidEmail;
use domain::identifiers::{Coordinates, InseeCode, InvalidCoordinates, InvalidUai};
use rstest::rstest;
use serde_json::{Value, json};

const SIRET: &str = "73282932000074";
const KEY: &str = "100001P01217328293200007473282932000074-35238#L01";

struct OneTown;

impl CommuneTable for OneTown {
    fn find_commune(&self, insee: &InseeCode) -> Option<Commune> {
        let at = Coordinates::new(48.11, -1.68).expect("a point");
        (insee.as_str() == "35238").then(|| Commune {
            insee: insee.clone(),
            name: "Rennes".to_owned(),
            position: Some(Position { at, precision: Precision::Commune }),
        })
    }
}

fn good() -> Value {
    json!({
        "cle_ministere_educatif": KEY, "cfd": "50022137", "rncp_code": "RNCP37537", "intitule_long": "CUISINE (CAP)", "intitule_court": "CUISINE",
        "diplome": "CAP", "niveau": "3 (CAP...)", "rome_codes": ["G1602"], "onisep_url": null, "parcoursup_id": null, "parcoursup_visible": false,
        "affelnet_visible": true, "id_action_ideo2": "AF.12345", "capacite": "24", "duree": "2",
        "date_debut": ["2026-09-01T00:00:00.000Z"], "date_fin": ["2028-06-30T00:00:00.000Z"], "tags": ["2026"],
        "email": "contact@cfa-des-remparts.example.org", "num_tel": "0199001234", "published": true, "catalogue_published": true,
        "entierement_a_distance": false, "lieu_formation_adresse": "1 rue des Remparts", "code_postal": "35000", "localite": "Rennes",
        "code_commune_insee": "35238", "lieu_formation_geo_coordonnees": "48.100000,-1.670000",
        "etablissement_formateur_siret": SIRET, "etablissement_formateur_uai": "0351234B", "etablissement_formateur_enseigne": "CFA des Remparts",
        "etablissement_formateur_entreprise_raison_sociale": "ASSOCIATION DES REMPARTS",
        "etablissement_gestionnaire_siret": SIRET, "etablissement_gestionnaire_courriel": "direction@cfa-des-remparts.example.org",
    })
}

/// The good record with some columns replaced.
fn raw(changes: &Value) -> RawRecord {
    let mut record = good();
    for (column, value) in changes.as_object().expect("an object") {
        record[column.as_str()] = value.clone();
    }
    serde_json::from_value(record).expect("lenient")
}

fn usable(changes: &Value) -> (CatalogueRecord, Vec<Finding>) {
    match read(&raw(changes), &OneTown) {
        Reading::Usable { record, findings } => (*record, findings),
        Reading::Unusable { findings } => panic!("rejected: {findings:?}"),
    }
}

fn rejections(changes: &Value) -> Vec<(&'static str, &'static str)> {
    match read(&raw(changes), &OneTown) {
        Reading::Usable { findings, .. } => panic!("used: {findings:?}"),
        Reading::Unusable { findings } => findings
            .iter()
            .filter(|finding| finding.severity == Severity::Rejects)
            .map(|finding| (finding.field, finding.code.code()))
            .collect(),
    }
}

fn flags(changes: &Value) -> Vec<(&'static str, FindingCode)> {
    usable(changes).1.into_iter().map(|finding| (finding.field, finding.code)).collect()
}

#[test]
fn a_sound_record_is_used_whole_without_a_finding() {
    let (record, findings) = usable(&json!({}));
    assert_eq!(findings, []);
    assert_eq!((record.key.as_str(), record.level.number(), record.title.as_str()), (KEY, 3, "CUISINE (CAP)"));
    assert_eq!((record.capacity, record.duration_years, record.rome.len()), (Some(24), Some(2), 1));
    assert_eq!((record.parcoursup_visible, record.affelnet_visible), (false, true));
    assert_eq!((record.delivery, record.publication), (Delivery::OnSite, Publication::Published));
    assert_eq!(record.starts_on.first().map(ToString::to_string).as_deref(), Some("2026-09-01"));
    assert_eq!(record.centre.display_name(), "CFA des Remparts");
    let position = record.site.position.expect("located");
    assert_eq!((position.precision, position.at.millionths()), (Precision::Site, (48_100_000, -1_670_000)));
}

#[rstest]
#[case::wrong_check_digit(json!({"etablissement_formateur_siret": "73282932000075"}), "etablissement_formateur_siret", "siret_checksum")]
#[case::no_centre(json!({"etablissement_formateur_siret": null}), "etablissement_formateur_siret", "missing")]
#[case::another_key(json!({"cle_ministere_educatif": KEY.replace("000747", "000487").replace("73282932000048", "35600000000048")}),
    "etablissement_gestionnaire_siret", "key_contradicts")]
#[case::shortened_key(json!({"cle_ministere_educatif": &KEY[..45]}), "cle_ministere_educatif", "key_length")]
#[case::no_key(json!({"cle_ministere_educatif": "  "}), "cle_ministere_educatif", "missing")]
#[case::unknown_level(json!({"niveau": "9 (inconnu)"}), "niveau", "level_unknown")]
#[case::no_place(json!({"code_postal": null, "code_commune_insee": null, "localite": null}), "code_commune_insee", "no_place")]
#[case::no_title(json!({"intitule_long": "", "intitule_court": null}), "intitule_long", "missing")]
fn a_record_without_its_foundations_is_rejected(#[case] changes: Value, #[case] field: &str, #[case] code: &str) {
    assert_eq!(rejections(&changes), [(field, code)]);
}

#[test]
fn a_rejected_record_tells_all_that_is_wrong_with_it() {
    let reading = read(&raw(&json!({"niveau": "9", "email": "pas une adresse", "cfd": "?"})), &OneTown);
    let fields: Vec<_> = reading.findings().iter().map(|finding| finding.field).collect();
    assert_eq!(fields, ["niveau", "cfd", "email"]);
}

#[test]
fn a_wrong_value_that_can_be_done_without_is_left_out_and_flags_the_record() {
    assert_eq!(
        flags(&json!({"etablissement_formateur_uai": "0351234I"})),
        [("etablissement_formateur_uai", FindingCode::Uai(InvalidUai::Letter { expected: 'B' }))]
    );
    assert_eq!(flags(&json!({"email": "pas une adresse"})), [("email", FindingCode::Email(InvalidEmail::NoAt))]);
    let (record, findings) = usable(&json!({"lieu_formation_geo_coordonnees": "148.2,abc"}));
    assert_eq!(findings.first().map(|finding| finding.code), Some(FindingCode::Coordinates(InvalidCoordinates::Shape)));
    assert_eq!(record.site.position.map(|position| position.precision), Some(Precision::Commune));
}

#[test]
fn the_last_valid_of_several_addresses_counts() {
    let email = |text: &str| usable(&json!({ "email": text })).0.email.map(domain::contact::EmailAddress::into_string);
    assert_eq!(email("a@example.org##b@example.org").as_deref(), Some("b@example.org"));
    assert_eq!(email("a@example.org## nul ##").as_deref(), Some("a@example.org"));
    assert_eq!(flags(&json!({"email": "a@example.org##nul"})), []);
    assert_eq!(email("##"), None);
}

#[test]
fn a_commune_that_the_table_does_not_have_is_left_out_and_the_postal_code_speaks() {
    let (record, findings) = usable(&json!({"code_commune_insee": "35999", "lieu_formation_geo_coordonnees": null}));
    assert_eq!(findings.first().map(|finding| finding.code), Some(FindingCode::UnknownCommune));
    assert_eq!((record.site.insee, record.site.position), (None, None));
    assert_eq!(record.site.departement.map(domain::identifiers::Departement::code), Some("35"));
}

#[test]
fn the_departement_is_the_commune_s_even_when_the_postal_code_says_otherwise() {
    let (record, _) = usable(&json!({"code_postal": "44110"}));
    assert_eq!(record.site.departement.map(domain::identifiers::Departement::code), Some("35"));
}

#[test]
fn numbers_booleans_and_nulls_read_like_texts() {
    let (record, findings) = usable(
        &json!({"capacite": 24, "duree": 2.0, "affelnet_visible": "oui", "niveau": 3, "etablissement_formateur_siret": 73_282_932_000_074_u64, "rome_codes": "G1602", "tags": {"x": [1]}}),
    );
    assert_eq!(findings, []);
    assert_eq!(record, usable(&json!({})).0);
}

#[test]
fn a_lost_zero_is_restored_and_flagged() {
    let (record, findings) = usable(&json!({"cfd": 1_022_103}));
    assert_eq!(record.cfd.map(domain::identifiers::Cfd::into_string).as_deref(), Some("01022103"));
    assert_eq!(findings.first().map(|finding| finding.code), Some(FindingCode::LeadingZero));
}

#[test]
fn a_link_that_a_page_must_not_show_is_left_out() {
    let (record, findings) = usable(&json!({"onisep_url": "javascript:alert(1)"}));
    assert_eq!((record.onisep_url, findings.first().map(|finding| finding.code)), (None, Some(FindingCode::Url)));
    assert!(usable(&json!({"onisep_url": "https://www.example.org/cap"})).0.onisep_url.is_some());
}

#[test]
fn a_record_marked_as_not_published_is_read_and_withheld() {
    assert_eq!(usable(&json!({"catalogue_published": false})).0.publication, Publication::Withheld);
    assert_eq!(usable(&json!({"published": null})).0.publication, Publication::Published);
}

#[test]
fn a_csv_line_reads_as_the_same_record() {
    let mut line = RawRecord::default();
    for (column, value) in good().as_object().expect("an object") {
        let cell = match value {
            Value::String(text) => text.clone(),
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        line.set(column, &cell);
    }
    assert_eq!(line, raw(&json!({})));
}

#[test]
fn equal_records_have_equal_fingerprints_and_every_difference_changes_it() {
    let reference = fingerprint(&usable(&json!({})).0);
    assert_eq!(fingerprint(&usable(&json!({"unknown_column": 1, "intitule_long": "  CUISINE   (CAP) "})).0), reference);
    let mut seen = vec![reference];
    for changes in [
        json!({"intitule_long": "CUISINES (CAP)"}),
        json!({"niveau": "4"}),
        json!({"rome_codes": []}),
        json!({"capacite": null}),
        json!({"duree": null}),
        json!({"date_debut": []}),
        json!({"date_fin": []}),
        json!({"email": null}),
        json!({"num_tel": null}),
        json!({"affelnet_visible": false}),
        json!({"parcoursup_visible": true}),
        json!({"published": false}),
        json!({"entierement_a_distance": true}),
        json!({"lieu_formation_adresse": "2 rue des Remparts"}),
        json!({"lieu_formation_geo_coordonnees": "48.100001,-1.670000"}),
        json!({"etablissement_formateur_uai": null}),
        json!({"etablissement_gestionnaire_courriel": null}),
        json!({"contenu": "Sauces"}),
    ] {
        let print = fingerprint(&usable(&changes).0);
        assert!(!seen.contains(&print), "{changes}");
        seen.push(print);
    }
}

#[test]
fn a_record_survives_storage() {
    let (record, _) = usable(&json!({}));
    let stored = serde_json::to_string(&record).expect("json");
    assert_eq!(serde_json::from_str::<CatalogueRecord>(&stored).expect("reads back"), record);
}

#[test]
fn a_report_quotes_no_personal_value_and_a_log_shows_the_key_alone() {
    let spoilt = raw(&json!({"email": "pas une adresse", "cfd": "?"}));
    let reading = read(&spoilt, &OneTown);
    let quoted: Vec<_> =
        reading.findings().iter().filter(|finding| finding.may_quote()).map(|finding| spoilt.received(finding.field)).collect();
    assert_eq!(quoted, [Some("?".to_owned())]);
    assert_eq!(format!("{spoilt:?}"), format!("RawRecord({KEY})"));
}

#[test]
fn every_verdict_reads_back_from_its_code() {
    for verdict in Verdict::ALL {
        assert_eq!(Verdict::from_code(verdict.code()), Some(verdict));
    }
    assert_eq!(Verdict::from_code("accepted"), None);
}
