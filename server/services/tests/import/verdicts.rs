//! What becomes of each record.

use crate::house::{
    OTHER_SIRET, SIRET, import, json_file, key, key_of, record, record_of, report, services, training, try_import, with,
};
use domain::catalogue::Verdict;
use serde_json::Value;
use services::importing::MissingGuard;
use store::{
    Db, StoreError, centres,
    trainings::{self, ContactSource, Publication},
};

testkit::on_both_engines!(
    the_same_file_twice_leaves_everything_unchanged,
    each_fault_is_named_and_rejects_or_flags,
    the_last_of_two_records_with_one_key_counts_and_the_other_is_flagged,
    a_training_left_out_is_unpublished_and_reappears_as_itself,
    a_withheld_record_is_not_shown_and_says_so_once,
    what_a_centre_corrected_survives,
    two_centres_of_one_name_have_two_addresses_that_stay,
    a_site_without_coordinates_stands_where_its_commune_is,
);

async fn the_same_file_twice_leaves_everything_unchanged(db: &Db) {
    let services = services(db);
    let file = json_file(&[record(1), with(2, "num_tel", "none at all"), with(3, "niveau", "2")]);
    let first = import(&services, file.as_str()).await;
    assert_eq!(first.refusal, None);
    assert_eq!([Verdict::Created, Verdict::Flagged, Verdict::Rejected].map(|verdict| first.count(verdict)), [1, 1, 1]);
    let second = import(&services, file.as_str()).await;
    assert_eq!([Verdict::Unchanged, Verdict::Flagged, Verdict::Rejected].map(|verdict| second.count(verdict)), [1, 1, 1]);
    assert_eq!(second.counts.len(), 3, "no other verdict: {second:?}");
    let third = import(&services, json_file(&[with(1, "capacite", 13), with(2, "num_tel", "none at all")])).await;
    assert_eq!(third.count(Verdict::Updated), 1);
}

async fn each_fault_is_named_and_rejects_or_flags(db: &Db) {
    let services = services(db);
    let wrong_siret = "73282932000075";
    let mut nowhere = record(3);
    for column in ["code_postal", "localite", "code_commune_insee"] {
        nowhere[column] = Value::Null;
    }
    // One record a line, after the bracket: the n-th stands on line n + 1.
    let records = [
        with(1, "etablissement_formateur_siret", wrong_siret),
        with(2, "etablissement_formateur_siret", OTHER_SIRET),
        nowhere,
        with(4, "niveau", "9"),
        with(5, "etablissement_formateur_uai", "0751234A"),
        with(6, "cle_ministere_educatif", &key(6)[..45]),
        with(7, "email", "nobody"),
        with(8, "lieu_formation_geo_coordonnees", "0,0"),
        Value::from("not a record"),
    ];
    let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
    let outcome = import(&services, format!("[\n{}\n]", lines.join(",\n"))).await;
    assert_eq!((outcome.n_read, outcome.count(Verdict::Rejected), outcome.count(Verdict::Flagged)), (9, 6, 3));
    let told = report(&services, &outcome).await;
    let expected = [
        (2, Verdict::Rejected, "siret_checksum"),
        (3, Verdict::Rejected, "key_contradicts"),
        (4, Verdict::Rejected, "no_place"),
        (5, Verdict::Rejected, "level_unknown"),
        (6, Verdict::Flagged, "uai_letter"),
        (7, Verdict::Rejected, "key_length"),
        (8, Verdict::Flagged, "email_no_at"),
        (9, Verdict::Flagged, "coordinates_zero"),
        (10, Verdict::Rejected, "record_shape"),
    ];
    assert_eq!(told, expected.map(|(line, verdict, code)| (line, verdict, Some(code.to_owned()))));
    assert!(training(db, 4).await.is_none());
    let used = training(db, 7).await.unwrap();
    let from_record = used.email.is_some_and(|contact| contact.source == ContactSource::Record);
    assert!(!from_record, "the faulty address is left out, the training is there");
}

async fn the_last_of_two_records_with_one_key_counts_and_the_other_is_flagged(db: &Db) {
    let services = services(db);
    let outcome =
        import(&services, json_file(&[with(1, "intitule_long", "First"), record(2), with(1, "intitule_long", "Last")])).await;
    assert_eq!((outcome.count(Verdict::Flagged), outcome.count(Verdict::Created)), (1, 2));
    assert_eq!(training(db, 1).await.unwrap().training.title, "Last");
    let flagged = report(&services, &outcome).await.into_iter().filter(|(_, verdict, _)| *verdict == Verdict::Flagged);
    assert_eq!(flagged.map(|(_, _, code)| code).collect::<Vec<_>>(), [Some("key_duplicate".to_owned())]);
}

async fn a_training_left_out_is_unpublished_and_reappears_as_itself(db: &Db) {
    let services = services(db);
    let all: Vec<Value> = (1..=5).map(record).collect();
    import(&services, json_file(&all)).await;
    let before = training(db, 5).await.unwrap().training;
    let without = import(&services, json_file(&all[..4])).await;
    assert_eq!((without.count(Verdict::Unpublished), without.count(Verdict::Unchanged)), (1, 4));
    assert!(matches!(training(db, 5).await.unwrap().training.publication, Publication::Unpublished(_)));
    let back = import(&services, json_file(&all)).await;
    assert_eq!((back.count(Verdict::Reappeared), back.count(Verdict::Unchanged)), (1, 4));
    assert_eq!(training(db, 5).await.unwrap().training, before);
}

async fn a_withheld_record_is_not_shown_and_says_so_once(db: &Db) {
    let services = services(db);
    let all: Vec<Value> = (1..=5).map(record).collect();
    import(&services, json_file(&all)).await;
    let mut file = all.clone();
    file[4] = with(5, "published", false);
    file.push(with(6, "catalogue_published", "non"));
    let first = import(&services, json_file(&file)).await;
    assert_eq!((first.count(Verdict::Unpublished), first.count(Verdict::Unchanged)), (1, 5));
    assert!(matches!(training(db, 5).await.unwrap().training.publication, Publication::Unpublished(_)));
    assert!(training(db, 6).await.is_none(), "never shown, not kept");
    assert_eq!(import(&services, json_file(&file)).await.count(Verdict::Unchanged), 6);
}

async fn what_a_centre_corrected_survives(db: &Db) {
    let services = services(db);
    import(&services, json_file(&[record(1)])).await;
    let id = training(db, 1).await.unwrap().training.id;
    let corrected: Result<(), StoreError> =
        db.write(|tx| async move {
            trainings::put_correction(&tx, id, (Some("own@example.org"), None), ("centre", testkit::NOW)).await
        })
        .await;
    corrected.unwrap();
    import(&services, json_file(&[with(1, "email", "another@example.org")])).await;
    let email = training(db, 1).await.unwrap().email.unwrap();
    assert_eq!((email.value.as_str(), email.source), ("own@example.org", ContactSource::Correction));
}

async fn two_centres_of_one_name_have_two_addresses_that_stay(db: &Db) {
    let services = services(db);
    import(&services, json_file(&[record_of(1, SIRET), record_of(2, OTHER_SIRET)])).await;
    let slug = async |siret: &str| centres::find_by_siret(db.read(), siret).await.unwrap().unwrap().centre.slug;
    assert_eq!(slug(SIRET).await, "cfa-du-pont-bourges");
    assert_eq!(slug(OTHER_SIRET).await, "cfa-du-pont-bourges-2");
    let mut renamed = record_of(2, OTHER_SIRET);
    renamed["etablissement_formateur_enseigne"] = "Autre nom".into();
    import(&services, json_file(&[record_of(1, SIRET), renamed])).await;
    assert_eq!(slug(OTHER_SIRET).await, "cfa-du-pont-bourges-2");
    assert_eq!(key_of(1, SIRET), key(1));
}

async fn a_site_without_coordinates_stands_where_its_commune_is(db: &Db) {
    let services = services(db);
    let file = json_file(&[record(1), with(2, "code_commune_insee", Value::Null)]);
    try_import(&services, file, MissingGuard::Kept).await.unwrap();
    let (north, east) = training(db, 1).await.unwrap().site.site.coordinates.unwrap();
    assert!((north - 47.083).abs() < 0.01 && (east - 2.4).abs() < 0.01, "Bourges, not {north}, {east}");
    assert_eq!(training(db, 2).await.unwrap().site.site.coordinates, None);
}
