//! Two live appointments, holds or sessions of one advisor never overlap, whoever writes them.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    ids::{AdvisorId, AppointmentId, HoldId},
    time::Interval,
};
use sea_orm::{ConnectionTrait, DbErr};
use store::{
    Constraint, Db, StoreError, advisors, appointments,
    busy::{self, Buffers, BusySource, Overlap},
    holds::{self, NewHold},
    requests,
};
use testkit::{Audit, NOW, Scene, a_request, an_advisor, audit};

testkit::on_both_engines!(
    an_appointment_over_another_is_refused,
    appointments_that_touch_are_allowed,
    a_hold_takes_the_time_until_it_expires,
    a_session_and_an_appointment_exclude_each_other,
    what_is_forced_may_overlap,
    an_outside_calendar_blocks_nothing_in_the_database,
    another_advisor_is_free_at_the_same_time,
    a_long_interval_around_a_short_one_is_refused,
    raw_statements_are_refused_as_well,
    of_two_simultaneous_bookings_one_wins,
    the_audit_of_other_tests_sees_an_overlap,
);

fn constraint<T>(outcome: Result<T, StoreError>) -> Option<Constraint> {
    outcome.err().and_then(|error| error.constraint())
}

async fn take(db: &Db, advisor: AdvisorId, interval: Interval, source: BusySource, overlap: Overlap) -> Result<(), StoreError> {
    db.write(|tx| async move { busy::insert(&tx, &[advisor], interval, (source, Buffers::default(), overlap)).await }).await
}

async fn keep(db: &Db, scene: Scene, new: &NewHold) -> Result<HoldId, StoreError> {
    db.write(|tx| async move { holds::insert(&tx, new, &[scene.advisor], Buffers::default()).await }).await
}

async fn an_appointment_over_another_is_refused(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
    for other in [Scene::slot(24, 30), Scene::slot(24, 10), Scene::slot(23, 61)] {
        assert_eq!(constraint(scene.book(db, other).await), Some(Constraint::BusyOverlap), "{other:?}");
    }
}

async fn appointments_that_touch_are_allowed(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(24, 60)).await.unwrap();
    scene.book(db, Scene::slot(25, 60)).await.unwrap();
    scene.book(db, Scene::slot(23, 60)).await.unwrap();
}

async fn a_hold_takes_the_time_until_it_expires(db: &Db) {
    let scene = Scene::new(db).await;
    keep(db, scene, &scene.hold("first", Scene::slot(24, 30), NOW)).await.unwrap();
    assert_eq!(constraint(scene.book(db, Scene::slot(24, 30)).await), Some(Constraint::BusyOverlap));

    let advisors = [scene.advisor];
    let purge = |at| async move { db.write(|tx| async move { busy::purge_expired_holds(&tx, &advisors, at).await }).await };
    purge(NOW.plus_seconds(599)).await.unwrap();
    assert_eq!(constraint(scene.book(db, Scene::slot(24, 30)).await), Some(Constraint::BusyOverlap), "not expired yet");
    let seen = busy::list_busy(db.read(), &advisors, Scene::slot(24, 30), NOW.plus_seconds(599)).await.unwrap();
    assert_eq!(seen.len(), 1);
    let seen = busy::list_busy(db.read(), &advisors, Scene::slot(24, 30), NOW.plus_seconds(600)).await.unwrap();
    assert!(seen.is_empty(), "an expired hold is not shown as busy even before it is purged");

    assert_eq!(constraint(scene.book(db, Scene::slot(24, 30)).await), Some(Constraint::BusyOverlap), "not purged yet");
    purge(NOW.plus_seconds(600)).await.unwrap();
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
}

async fn a_session_and_an_appointment_exclude_each_other(db: &Db) {
    let scene = Scene::new(db).await;
    take(db, scene.advisor, Scene::slot(24, 120), BusySource::Session, Overlap::Refused).await.unwrap();
    assert_eq!(constraint(scene.book(db, Scene::slot(25, 30)).await), Some(Constraint::BusyOverlap));
    scene.book(db, Scene::slot(48, 30)).await.unwrap();
    let session = take(db, scene.advisor, Scene::slot(47, 90), BusySource::Session, Overlap::Refused).await;
    assert_eq!(constraint(session), Some(Constraint::BusyOverlap));
}

async fn what_is_forced_may_overlap(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let forced: Result<AppointmentId, StoreError> = db
        .write(|tx| async move {
            let request = requests::insert(&tx, &a_request(scene.centre)).await?;
            let new = scene.appointment(request, Scene::slot(24, 30));
            appointments::insert(&tx, &new, &[scene.advisor], Overlap::Forced).await
        })
        .await;
    forced.unwrap();
}

async fn an_outside_calendar_blocks_nothing_in_the_database(db: &Db) {
    let scene = Scene::new(db).await;
    take(db, scene.advisor, Scene::slot(24, 60), BusySource::External, Overlap::Refused).await.unwrap();
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
}

async fn another_advisor_is_free_at_the_same_time(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let other: Result<AdvisorId, StoreError> =
        db.write(|tx| async move { advisors::insert(&tx, &an_advisor(scene.centre)).await }).await;
    take(db, other.unwrap(), Scene::slot(24, 30), BusySource::Session, Overlap::Refused).await.unwrap();
}

async fn a_long_interval_around_a_short_one_is_refused(db: &Db) {
    let scene = Scene::new(db).await;
    for hours in [20, 24, 30, 40] {
        scene.book(db, Scene::slot(hours, 30)).await.unwrap();
    }
    assert_eq!(constraint(scene.book(db, Scene::slot(10, 60 * 60)).await), Some(Constraint::BusyOverlap));
    assert_eq!(constraint(scene.book(db, Scene::slot(23, 90)).await), Some(Constraint::BusyOverlap));
}

async fn raw_statements_are_refused_as_well(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
    scene.book(db, Scene::slot(26, 30)).await.unwrap();
    let start = Scene::slot(24, 30).start.epoch();
    let insert = format!(
        "INSERT INTO busy_interval (advisor_id, starts_at, ends_at, kind, buffer_before_min, buffer_after_min)
         VALUES ({}, {}, {}, 'session', 0, 0)",
        scene.advisor,
        start - 60,
        start + 60
    );
    let update = format!("UPDATE busy_interval SET starts_at = {start}, ends_at = {} WHERE starts_at <> {start}", start + 60);
    for sql in [insert, update] {
        let refused: Result<_, DbErr> = db.connection().execute_unprepared(&sql).await;
        assert_eq!(constraint(refused.map_err(StoreError::from)), Some(Constraint::BusyOverlap), "{sql}");
    }
}

async fn of_two_simultaneous_bookings_one_wins(db: &Db) {
    let scene = Scene::new(db).await;
    let racer = || {
        let db = db.clone();
        tokio::spawn(async move { scene.book(&db, Scene::slot(24, 30)).await })
    };
    let racers = [racer(), racer(), racer(), racer()];
    let mut won = 0;
    for racer in racers {
        match racer.await.unwrap() {
            Ok(_) => won += 1,
            Err(error) => assert_eq!(error.constraint(), Some(Constraint::BusyOverlap), "{error}"),
        }
    }
    assert_eq!(won, 1);
}

async fn the_audit_of_other_tests_sees_an_overlap(db: &Db) {
    let scene = Scene::new(db).await;
    scene.book(db, Scene::slot(24, 30)).await.unwrap();
    assert_eq!(audit(db, AdvisorId(0)).await, Audit::default());
    let forced: Result<AppointmentId, StoreError> = db
        .write(|tx| async move {
            let request = requests::insert(&tx, &a_request(scene.centre)).await?;
            appointments::insert(&tx, &scene.appointment(request, Scene::slot(24, 15)), &[scene.advisor], Overlap::Forced).await
        })
        .await;
    forced.unwrap();
    db.write(|tx| async move { requests::insert(&tx, &a_request(scene.centre)).await }).await.unwrap();
    assert_eq!(audit(db, AdvisorId(0)).await, Audit { n_overlaps: 2, n_halves: 1 });
    assert_eq!(audit(db, AdvisorId(scene.advisor.0 + 1)).await.n_overlaps, 0);
}
