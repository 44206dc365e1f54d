//! A training with what may be booked for it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use store::{
    Db, StoreError, offered,
    trainings::{self, Publication, TrainingName},
    types::{self, NewType, Visibility},
};
use testkit::{NOW, a_staged_training, a_type, scene::publish};

testkit::on_both_engines!(
    a_training_comes_with_the_types_that_serve_it_in_their_order,
    a_training_nobody_serves_comes_alone,
    a_training_that_left_the_catalogue_comes_alone,
    an_unknown_name_finds_nothing,
);

async fn with_types(db: &Db, key: &str, types: impl Fn(NewType) -> Vec<NewType> + Sync) -> trainings::TrainingDetails {
    let id = publish(db, &[a_staged_training(key)], NOW).await[0];
    let training = trainings::find_by_id(db.read(), id).await.unwrap().unwrap();
    let new = &types(a_type(training.centre.id));
    let written: Result<(), StoreError> = db
        .write(|tx| async move {
            for kind in new {
                types::insert(&tx, kind, &[], &[]).await?;
            }
            Ok(())
        })
        .await;
    written.unwrap();
    training
}

async fn a_training_comes_with_the_types_that_serve_it_in_their_order(db: &Db) {
    let of_one = |kind: NewType| {
        let named = |slug: &str, visibility, position| NewType { slug: slug.to_owned(), visibility, position, ..kind.clone() };
        vec![
            named("last", Visibility::Public, 3),
            named("hidden", Visibility::Unlisted, 1),
            named("first", Visibility::Public, 2),
        ]
    };
    let training = with_types(db, "A", of_one).await;
    let (found, served) = offered::find(db.read(), TrainingName::Key("A")).await.unwrap().unwrap();
    assert_eq!(found, training);
    assert_eq!(served.iter().map(|kind| kind.settings.slug.as_str()).collect::<Vec<_>>(), ["first", "last"]);
    assert_eq!(served, types::list_for_training(db.read(), training.training.id).await.unwrap());
}

async fn a_training_nobody_serves_comes_alone(db: &Db) {
    let training = with_types(db, "A", |_| Vec::new()).await;
    assert_eq!(offered::find(db.read(), TrainingName::Key("A")).await.unwrap(), Some((training, Vec::new())));
}

async fn a_training_that_left_the_catalogue_comes_alone(db: &Db) {
    with_types(db, "A", |kind| vec![kind]).await;
    publish(db, &[a_staged_training("B")], NOW.plus_minutes(1)).await;
    let (found, served) = offered::find(db.read(), TrainingName::Key("A")).await.unwrap().unwrap();
    assert_eq!(found.training.publication, Publication::Unpublished(NOW.plus_minutes(1)));
    assert!(served.is_empty());
}

async fn an_unknown_name_finds_nothing(db: &Db) {
    with_types(db, "A", |kind| vec![kind]).await;
    assert_eq!(offered::find(db.read(), TrainingName::Key("B")).await.unwrap(), None);
    assert_eq!(offered::find(db.read(), TrainingName::Parcoursup("A")).await.unwrap(), None);
}
