//! The catalogue: imports, contacts, the search.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use store::{
    Constraint, Db, StagedTraining, StoreError, centres, imports,
    imports::ImportCounts,
    sites,
    training_search::{self, Near, SearchAsk},
    trainings::{self, ContactSource, Publication, TrainingName},
};
use testkit::{NOW, a_centre, a_site, a_staged_training, scene::publish};

testkit::on_both_engines!(
    the_same_file_twice_changes_nothing,
    what_is_missing_is_unpublished_and_comes_back,
    the_last_of_two_records_with_one_key_counts,
    a_crash_before_the_swap_leaves_the_catalogue,
    a_correction_survives_an_import,
    a_contact_is_looked_for_in_order,
    a_report_is_read_page_by_page,
    a_search_finds_every_word_as_a_prefix,
    a_search_by_place_sorts_by_distance_inside_the_radius,
    pages_do_not_overlap,
    a_changed_title_is_found_by_its_new_words_only,
    what_is_unpublished_is_neither_found_nor_counted,
    siret_slug_and_place_are_unique,
);

fn named(key: &str, words: &str) -> StagedTraining {
    StagedTraining {
        title: words.to_owned(),
        sort_title: words.to_owned(),
        search_text: words.to_owned(),
        ..a_staged_training(key)
    }
}

async fn weigh(db: &Db, records: &[StagedTraining]) -> ImportCounts {
    let import = db
        .write(|tx| async move {
            let import = imports::insert(&tx, "test", NOW).await?;
            imports::stage(&tx, import, records).await?;
            Ok::<_, StoreError>(import)
        })
        .await
        .unwrap();
    imports::weigh(db.read(), import).await.unwrap()
}

async fn keys(db: &Db, ask: &SearchAsk) -> Vec<String> {
    let page = training_search::search(db.read(), ask).await.unwrap();
    page.rows.into_iter().map(|row| row.key).collect()
}

fn words(words: &[&str]) -> SearchAsk {
    SearchAsk { words: words.iter().map(|word| (*word).to_owned()).collect(), limit: 20, ..SearchAsk::default() }
}

async fn the_same_file_twice_changes_nothing(db: &Db) {
    let records = [a_staged_training("A"), a_staged_training("B")];
    assert_eq!(weigh(db, &records).await, ImportCounts { created: 2, ..ImportCounts::default() });
    publish(db, &records, NOW).await;
    assert_eq!(weigh(db, &records).await, ImportCounts { unchanged: 2, ..ImportCounts::default() });
    let mut changed = records.clone();
    "another".clone_into(&mut changed[1].fingerprint);
    assert_eq!(weigh(db, &changed).await, ImportCounts { unchanged: 1, updated: 1, ..ImportCounts::default() });
}

async fn what_is_missing_is_unpublished_and_comes_back(db: &Db) {
    let records = [a_staged_training("A"), a_staged_training("B")];
    let ids = publish(db, &records, NOW).await;
    let later = NOW.plus_minutes(1);
    publish(db, &records[..1], later).await;
    let gone = trainings::find(db.read(), TrainingName::Key("B")).await.unwrap().unwrap();
    assert_eq!(gone.training.publication, Publication::Unpublished(later));
    assert_eq!(imports::count_published(db.read()).await.unwrap(), 1);
    assert_eq!(weigh(db, &records).await, ImportCounts { unchanged: 1, reappeared: 1, ..ImportCounts::default() });
    assert_eq!(publish(db, &records, later).await, ids, "it comes back as itself");
    let back = trainings::find(db.read(), TrainingName::Key("B")).await.unwrap().unwrap();
    assert_eq!(back.training.publication, Publication::Published);
}

async fn the_last_of_two_records_with_one_key_counts(db: &Db) {
    let first = named("A", "boulangerie");
    let last = StagedTraining { title: "patisserie".to_owned(), ..first.clone() };
    let across = StagedTraining { title: "chocolaterie".to_owned(), ..first.clone() };
    publish(db, &[first.clone(), last], NOW).await;
    let found = trainings::find(db.read(), TrainingName::Key("A")).await.unwrap().unwrap();
    assert_eq!(found.training.title, "patisserie");
    let staged = [first, across];
    let staged = &staged;
    let counts = db
        .write(|tx| async move {
            let import = imports::insert(&tx, "test", NOW).await?;
            for record in staged {
                imports::stage(&tx, import, core::slice::from_ref(record)).await?;
            }
            imports::weigh(tx.read(), import).await
        })
        .await
        .unwrap();
    assert_eq!(counts.created + counts.updated + counts.unchanged, 1);
}

async fn a_crash_before_the_swap_leaves_the_catalogue(db: &Db) {
    let records = [named("A", "boulangerie")];
    publish(db, &records, NOW).await;
    let other = [named("B", "patisserie")];
    let other = &other;
    let crashed: Result<(), StoreError> = db
        .write(|tx| async move {
            let import = imports::insert(&tx, "test", NOW).await?;
            imports::stage(&tx, import, other).await?;
            imports::swap(&tx, import, NOW).await?;
            Err(StoreError::Unexpected("crash".into()))
        })
        .await;
    assert!(crashed.is_err());
    assert_eq!(keys(db, &words(&[])).await, ["A"]);
    assert_eq!(keys(db, &words(&["boulangerie"])).await, ["A"]);
}

async fn a_correction_survives_an_import(db: &Db) {
    let records = [a_staged_training("A")];
    let id = publish(db, &records, NOW).await[0];
    db.write(|tx| async move { trainings::put_correction(&tx, id, (Some("accueil@example.org"), None), ("Zoé", NOW)).await })
        .await
        .unwrap();
    let mut changed = records;
    "another".clone_into(&mut changed[0].fingerprint);
    changed[0].contact_phone = Some("+33199000001".to_owned());
    publish(db, &changed, NOW).await;
    let found = trainings::find_by_id(db.read(), id).await.unwrap().unwrap();
    let email = found.email.unwrap();
    assert_eq!(
        (email.value.as_str(), email.source, email.known_at),
        ("accueil@example.org", ContactSource::Correction, Some(NOW))
    );
    let phone = found.phone.unwrap();
    assert_eq!((phone.value.as_str(), phone.source), ("+33199000001", ContactSource::Record));
}

async fn a_contact_is_looked_for_in_order(db: &Db) {
    let body = |key: &str, email: Option<&str>| StagedTraining {
        body_siret: Some("90000000000001".to_owned()),
        body_name: Some("Gestionnaire".to_owned()),
        contact_email: email.map(ToOwned::to_owned),
        ..a_staged_training(key)
    };
    let mut records = vec![
        body("none", None),
        body("rare", Some("a@example.org")),
        body("often", Some("b@example.org")),
        body("again", Some("b@example.org")),
        StagedTraining { contact_email: None, ..a_staged_training("alone") },
    ];
    publish(db, &records, NOW).await;
    let email = async |key: &str| {
        let found = trainings::find(db.read(), TrainingName::Key(key)).await.unwrap().unwrap();
        found.email.map(|email| (email.value, email.source))
    };
    assert_eq!(email("rare").await, Some(("a@example.org".to_owned(), ContactSource::Record)));
    assert_eq!(email("none").await, Some(("b@example.org".to_owned(), ContactSource::Siblings)));
    assert_eq!(email("alone").await, None);
    for record in &mut records {
        record.body_email = record.body_siret.as_ref().map(|_| "siege@example.org".to_owned());
    }
    publish(db, &records, NOW).await;
    assert_eq!(email("none").await, Some(("siege@example.org".to_owned(), ContactSource::ManagingBody)));
}

async fn a_report_is_read_page_by_page(db: &Db) {
    let records: Vec<_> = ["A", "B", "C"].into_iter().map(a_staged_training).collect();
    publish(db, &records, NOW).await;
    let import = imports::list(db.read(), 1).await.unwrap()[0].id;
    let (first, next) = imports::list_findings(db.read(), import, None, 2).await.unwrap();
    let (second, end) = imports::list_findings(db.read(), import, next, 2).await.unwrap();
    assert_eq!(end, None);
    let all: Vec<_> = first.into_iter().chain(second).map(|finding| (finding.key.unwrap(), finding.verdict)).collect();
    assert_eq!(all, ["A", "B", "C"].map(|key| (key.to_owned(), "created".to_owned())));
}

async fn a_search_finds_every_word_as_a_prefix(db: &Db) {
    let records = [named("A", "cap boulanger laval"), named("B", "cap patissier laval"), named("C", "bts boulangerie rennes")];
    publish(db, &records, NOW).await;
    assert_eq!(keys(db, &words(&["boulang"])).await, ["C", "A"]);
    assert_eq!(keys(db, &words(&["lav", "cap"])).await, ["A", "B"]);
    assert_eq!(keys(db, &words(&["boulangeries"])).await, Vec::<String>::new());
    assert_eq!(keys(db, &SearchAsk { level: Some(4), ..words(&["cap"]) }).await, Vec::<String>::new());
    assert_eq!(keys(db, &SearchAsk { departement: Some("53".to_owned()), ..words(&["bts"]) }).await, ["C"]);
}

async fn a_search_by_place_sorts_by_distance_inside_the_radius(db: &Db) {
    let at = |key: &str, latitude: f64| StagedTraining { latitude: Some(latitude), longitude: Some(0.0), ..named(key, "cap") };
    let nowhere = StagedTraining { latitude: None, longitude: None, ..named("nowhere", "cap") };
    publish(db, &[at("far", 49.0), at("near", 48.1), at("here", 48.0), nowhere], NOW).await;
    let near = Near { latitude: 48.0, longitude: 0.0, radius_km: 30.0 };
    let ask = SearchAsk { near: Some(near), ..words(&["cap"]) };
    let page = training_search::search(db.read(), &ask).await.unwrap();
    assert_eq!(page.total, 2);
    assert_eq!(page.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["here", "near"]);
    // A tenth of a degree of latitude is 11.1 km anywhere on Earth.
    assert!((page.rows[1].distance_km.unwrap() - 11.1).abs() < 0.1);
    let nearest = training_search::nearest(db.read(), &ask, 5).await.unwrap();
    assert_eq!(nearest.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["here", "near", "far"]);
}

async fn pages_do_not_overlap(db: &Db) {
    let records: Vec<_> = ["A", "B", "C", "D", "E"].into_iter().map(|key| named(key, "cap")).collect();
    publish(db, &records, NOW).await;
    let page = async |offset| keys(db, &SearchAsk { offset, limit: 2, ..words(&["cap"]) }).await;
    assert_eq!([page(0).await, page(2).await, page(4).await, page(6).await].concat(), ["A", "B", "C", "D", "E"]);
}

async fn a_changed_title_is_found_by_its_new_words_only(db: &Db) {
    publish(db, &[named("A", "boulangerie")], NOW).await;
    publish(db, &[StagedTraining { fingerprint: "new".to_owned(), ..named("A", "patisserie") }], NOW).await;
    assert_eq!(keys(db, &words(&["boulangerie"])).await, Vec::<String>::new());
    assert_eq!(keys(db, &words(&["patisserie"])).await, ["A"]);
}

async fn what_is_unpublished_is_neither_found_nor_counted(db: &Db) {
    let records = [named("A", "boulangerie"), named("B", "boulangerie")];
    let total = async || training_search::search(db.read(), &words(&["boulangerie"])).await.unwrap().total;
    publish(db, &records, NOW).await;
    assert_eq!(total().await, 2);
    publish(db, &records[..1], NOW).await;
    assert_eq!((total().await, keys(db, &words(&["boulangerie"])).await), (1, vec!["A".to_owned()]));
    publish(db, &[records[0].clone(), named("B", "patisserie")], NOW).await;
    assert_eq!(total().await, 1);
    let [first, second] = records;
    publish(db, &[first, StagedTraining { fingerprint: "new".to_owned(), ..second }], NOW).await;
    assert_eq!(keys(db, &words(&["boulangerie"])).await, ["A", "B"]);
}

async fn siret_slug_and_place_are_unique(db: &Db) {
    let first = a_centre();
    let refused = async |centre: centres::NewCentre| {
        let centre = &centre;
        db.write(|tx| async move { centres::insert(&tx, centre).await }).await.err().and_then(|error| error.constraint())
    };
    assert_eq!(refused(first.clone()).await, None);
    assert_eq!(refused(centres::NewCentre { siret: first.siret.clone(), ..a_centre() }).await, Some(Constraint::CentreSiret));
    assert_eq!(refused(centres::NewCentre { slug: first.slug.clone(), ..a_centre() }).await, Some(Constraint::CentreSlug));
    let centre = centres::find_by_slug(db.read(), &first.slug).await.unwrap().unwrap();
    assert_eq!(centre.centre, first);
    let site = a_site(centre.id);
    let insert = || {
        db.write(|tx| {
            let site = site.clone();
            async move { sites::insert(&tx, &site).await }
        })
    };
    insert().await.unwrap();
    assert_eq!(insert().await.unwrap_err().constraint(), Some(Constraint::SitePlace));
}
