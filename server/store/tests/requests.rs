//! Requests and holds.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use store::{
    Constraint, Db, StoreError,
    busy::{self, Buffers},
    holds::{self, NewHold},
    requests::{self, NewRequest},
};
use testkit::{NOW, Scene, a_request};

testkit::on_both_engines!(
    a_request_reads_back_as_it_was_written,
    a_form_sent_twice_gives_one_request,
    the_links_of_a_request_are_numbered,
    a_hold_is_renewed_once,
    a_visitors_holds_come_oldest_first_without_the_expired,
    an_unknown_reference_is_refused,
    a_value_outside_its_list_is_refused,
);

async fn insert(db: &Db, new: &NewRequest) -> Result<domain::ids::RequestId, StoreError> {
    db.write(|tx| async move { requests::insert(&tx, new).await }).await
}

async fn a_request_reads_back_as_it_was_written(db: &Db) {
    let scene = Scene::new(db).await;
    let new = NewRequest {
        professional: Some(("Mme Petit".to_owned(), "petit@example.org".to_owned())),
        referrer: Some(domain::request::Referrer::UnJeuneUneSolution),
        asker: domain::request::Asker::Professional,
        ..a_request(scene.centre)
    };
    let id = insert(db, &new).await.unwrap();
    let row = requests::find(db.read(), id).await.unwrap().unwrap();
    assert_eq!((row.id, row.token_generation), (id, 0));
    assert_eq!(row.request, new);
    assert_eq!(insert(db, &new).await.unwrap_err().constraint(), Some(Constraint::RequestPublicId));
}

async fn a_form_sent_twice_gives_one_request(db: &Db) {
    let scene = Scene::new(db).await;
    let once = || NewRequest { idempotency_hash: Some("key".to_owned()), ..a_request(scene.centre) };
    let id = insert(db, &once()).await.unwrap();
    assert_eq!(insert(db, &once()).await.unwrap_err().constraint(), Some(Constraint::RequestIdempotency));
    assert_eq!(requests::find_by_idempotency(db.read(), "key").await.unwrap().unwrap().id, id);
    insert(db, &a_request(scene.centre)).await.unwrap();
    insert(db, &a_request(scene.centre)).await.unwrap();
}

async fn the_links_of_a_request_are_numbered(db: &Db) {
    let scene = Scene::new(db).await;
    let id = insert(db, &a_request(scene.centre)).await.unwrap();
    for expected in [1, 2] {
        let given = db.write(|tx| async move { requests::next_token_generation(&tx, id).await }).await.unwrap();
        assert_eq!(given, Some(expected));
    }
    assert_eq!(requests::find(db.read(), id).await.unwrap().unwrap().token_generation, 2);
}

async fn keep(db: &Db, scene: Scene, new: &NewHold) -> Result<domain::ids::HoldId, StoreError> {
    db.write(|tx| async move { holds::insert(&tx, new, &[scene.advisor], Buffers::default()).await }).await
}

fn a_hold(scene: Scene, token: &str, minutes: i64) -> NewHold {
    scene.hold(token, Scene::slot(24 + minutes, 30), NOW.plus_minutes(minutes))
}

async fn a_hold_is_renewed_once(db: &Db) {
    let scene = Scene::new(db).await;
    let id = keep(db, scene, &a_hold(scene, "token", 0)).await.unwrap();
    let until = NOW.plus_minutes(20);
    let renew = || async move { db.write(|tx| async move { holds::renew(&tx, id, until).await }).await };
    assert!(renew().await.unwrap());
    let kept = holds::find(db.read(), "token").await.unwrap().unwrap();
    assert_eq!((kept.id, kept.n_renewals, kept.hold.expires_at), (id, 1, until));
    let busy = busy::list_busy(db.read(), &[scene.advisor], kept.hold.interval, NOW.plus_minutes(19)).await.unwrap();
    assert_eq!(busy[&scene.advisor][0].id, Some(busy::id_of_hold(id)));
    assert_eq!(renew().await.unwrap_err().constraint(), Some(Constraint::HoldRenewals));
    assert_eq!(keep(db, scene, &a_hold(scene, "token", 1)).await.unwrap_err().constraint(), Some(Constraint::HoldToken));
}

async fn a_visitors_holds_come_oldest_first_without_the_expired(db: &Db) {
    let scene = Scene::new(db).await;
    for (token, minutes) in [("b", 1), ("a", 0), ("c", 5)] {
        keep(db, scene, &a_hold(scene, token, minutes)).await.unwrap();
    }
    let list = async |minutes| {
        let kept = holds::list_of_visitor(db.read(), "visitor", NOW.plus_minutes(minutes)).await.unwrap();
        kept.into_iter().map(|row| row.hold.token_hash).collect::<Vec<_>>()
    };
    assert_eq!(list(5).await, ["a", "b", "c"]);
    assert_eq!(list(10).await, ["b", "c"]);
    assert_eq!(db.write(|tx| async move { holds::purge(&tx, NOW.plus_minutes(11)).await }).await.unwrap(), 2);
    let kept = holds::find(db.read(), "c").await.unwrap().unwrap();
    db.write(|tx| async move { holds::delete(&tx, kept.id).await }).await.unwrap();
    assert_eq!(holds::find(db.read(), "c").await.unwrap(), None);
    assert!(busy::list_busy(db.read(), &[scene.advisor], kept.hold.interval, NOW).await.unwrap().is_empty());
}

async fn an_unknown_reference_is_refused(db: &Db) {
    let refused = insert(db, &a_request(domain::ids::CentreId(404))).await;
    assert_eq!(refused.unwrap_err().constraint(), Some(Constraint::Reference));
}

async fn a_value_outside_its_list_is_refused(db: &Db) {
    use sea_orm::ConnectionTrait;
    let scene = Scene::new(db).await;
    insert(db, &a_request(scene.centre)).await.unwrap();
    for sql in [
        "UPDATE contact_request SET way = 'pigeon'",
        "UPDATE appointment_type SET duration_min = 0",
        "UPDATE availability SET to_min = from_min",
        "UPDATE training_centre SET territory = 'mars'",
    ] {
        let refused = db.connection().execute_unprepared(sql).await.unwrap_err();
        assert_eq!(StoreError::from(refused).constraint(), Some(Constraint::Check), "{sql}");
    }
}
