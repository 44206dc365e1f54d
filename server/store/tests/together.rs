//! Statements that wait for the next one: they are read by it, kept by the commit, and undone together.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    ids::RequestId,
    time::{Interval, Timestamp},
};
use store::{
    Constraint, Db, StoreError, Tx,
    busy::{self, Buffers, BusySource, Overlap},
    events::{self, Actor, RequestEvent},
    limits, requests,
};
use testkit::{NOW, Scene, a_request};

testkit::on_both_engines!(
    the_next_statement_reads_what_waited,
    what_still_waits_at_the_end_is_kept,
    a_conflict_of_what_waited_undoes_everything,
    after_a_conflict_the_next_work_begins_anew,
    work_that_fails_before_anything_was_sent_leaves_nothing,
    more_than_travel_together_all_arrive,
    what_is_taken_away_makes_room_for_what_is_taken_next,
);

fn event(code: &str) -> RequestEvent {
    RequestEvent {
        at: NOW,
        actor: Actor::Candidate,
        actor_name: None,
        way: "form".to_owned(),
        code: code.to_owned(),
        facts: "{}".to_owned(),
    }
}

async fn a_stored_request(db: &Db) -> RequestId {
    let scene = Scene::new(db).await;
    db.write(|tx| async move { requests::insert(&tx, &a_request(scene.centre)).await }).await.unwrap()
}

async fn codes(db: &Db, request: RequestId) -> Vec<String> {
    events::list(db.read(), request).await.unwrap().into_iter().map(|event| event.code).collect()
}

async fn take(tx: &Tx, scene: Scene, interval: Interval) -> Result<(), StoreError> {
    busy::insert(tx, &[scene.advisor], interval, (BusySource::Session, Buffers::default(), Overlap::Refused)).await
}

async fn n_taken(db: &Db, scene: Scene) -> usize {
    let ever = Interval::new(NOW, NOW.plus_minutes(400 * 24 * 60));
    busy::list_busy(db.read(), &[scene.advisor], ever, NOW).await.unwrap().values().map(Vec::len).sum()
}

async fn the_next_statement_reads_what_waited(db: &Db) {
    let request = a_stored_request(db).await;
    let seen = db
        .write(|tx| async move {
            events::append(&tx, request, &event("first")).await?;
            events::append(&tx, request, &event("second")).await?;
            events::list(tx.read(), request).await
        })
        .await
        .unwrap();
    assert_eq!(seen.len(), 2);
    assert_eq!(codes(db, request).await, ["first", "second"]);
}

async fn what_still_waits_at_the_end_is_kept(db: &Db) {
    let request = a_stored_request(db).await;
    db.write(|tx| async move { events::append(&tx, request, &event("last")).await }).await.unwrap();
    assert_eq!(codes(db, request).await, ["last"]);
}

async fn a_conflict_of_what_waited_undoes_everything(db: &Db) {
    let (scene, request) = (Scene::new(db).await, a_stored_request(db).await);
    db.write(|tx| async move { take(&tx, scene, Scene::slot(1, 30)).await }).await.unwrap();
    let refused = db
        .write(|tx| async move {
            limits::count(tx.read(), "scope", "key", NOW).await?; // something has been sent
            events::append(&tx, request, &event("booked")).await?;
            take(&tx, scene, Scene::slot(1, 30)).await
        })
        .await;
    assert_eq!(refused.unwrap_err().constraint(), Some(Constraint::BusyOverlap));
    assert_eq!(codes(db, request).await, [""; 0]);
    assert_eq!(n_taken(db, scene).await, 1);
}

async fn after_a_conflict_the_next_work_begins_anew(db: &Db) {
    let scene = Scene::new(db).await;
    for (hours, taken) in [(1, 1), (1, 1), (2, 2), (2, 2), (3, 3)] {
        let _ = db.write(|tx| async move { take(&tx, scene, Scene::slot(hours, 30)).await }).await;
        assert_eq!(n_taken(db, scene).await, taken);
    }
}

async fn work_that_fails_before_anything_was_sent_leaves_nothing(db: &Db) {
    let (scene, request) = (Scene::new(db).await, a_stored_request(db).await);
    let failed: Result<(), StoreError> = db
        .write(|tx| async move {
            events::append(&tx, request, &event("booked")).await?;
            take(&tx, scene, Scene::slot(1, 30)).await?;
            Err(StoreError::Unexpected("on purpose".into()))
        })
        .await;
    failed.unwrap_err();
    assert_eq!((codes(db, request).await.len(), n_taken(db, scene).await), (0, 0));
}

async fn more_than_travel_together_all_arrive(db: &Db) {
    let scene = Scene::new(db).await;
    let hours: Vec<Interval> = (0..100).map(|hour| Scene::slot(hour, 60)).collect();
    let lent = &hours;
    db.write(|tx| async move { busy::replace_external(&tx, scene.advisor, lent).await }).await.unwrap();
    assert_eq!(n_taken(db, scene).await, 100);
}

async fn what_is_taken_away_makes_room_for_what_is_taken_next(db: &Db) {
    let scene = Scene::new(db).await;
    let token = |at: Timestamp| scene.hold(&at.to_rfc3339(), Scene::slot(1, 30), at);
    let later = NOW.plus_minutes(10);
    let (first, second) = (&token(NOW), &token(later));
    let advisors = [scene.advisor];
    db.write(|tx| async move { store::holds::insert(&tx, first, &advisors, Buffers::default()).await }).await.unwrap();
    db.write(|tx| async move {
        busy::purge_expired_holds(&tx, &advisors, later).await?;
        take(&tx, scene, Scene::slot(1, 30)).await
    })
    .await
    .unwrap();
    let second_hold = db.write(|tx| async move { store::holds::insert(&tx, second, &advisors, Buffers::default()).await }).await;
    assert_eq!(second_hold.unwrap_err().constraint(), Some(Constraint::BusyOverlap));
}
