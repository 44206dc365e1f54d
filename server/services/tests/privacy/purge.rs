//! Links, holds and work that ended are forgotten after their time, and a rehearsal of it all changes nothing.

use crate::house::{DAY, House};
use services::retention::{Pace, Retained};
use store::{
    Db,
    jobs::{self, NewJob},
};
use testkit::NOW;

async fn bury(db: &Db, key: &str) {
    let job = &NewJob { name: "lost".into(), payload: "{}".into(), dedupe_key: Some(key.into()), chain: None, run_at: NOW };
    db.write(|tx| async move {
        jobs::enqueue(&tx, job, NOW).await?;
        let leased = jobs::lease(&tx, "w", (NOW, NOW.plus_seconds(60)), 1).await?;
        jobs::bury(&tx, leased[0].id, "w", "no such address").await
    })
    .await
    .unwrap();
}

async fn finish(db: &Db, key: &str) {
    let job = &NewJob { name: "done".into(), payload: "{}".into(), dedupe_key: Some(key.into()), chain: None, run_at: NOW };
    db.write(|tx| async move {
        jobs::enqueue(&tx, job, NOW).await?;
        let leased = jobs::lease(&tx, "w", (NOW, NOW.plus_seconds(60)), 1).await?;
        jobs::complete(&tx, leased[0].id, "w", NOW).await
    })
    .await
    .unwrap();
}

async fn given_up_and_finished_work_is_forgotten_after_thirty_days(db: &Db) {
    let house = House::new(db).await;
    bury(db, "a").await;
    finish(db, "b").await;
    house.clock.advance_seconds(30 * DAY - 1);
    assert_eq!(house.services.retain(Pace::Day).await.unwrap(), Retained::default());
    house.clock.advance_seconds(1);
    let counted = house.services.count_retained().await.unwrap();
    let gone = house.services.retain(Pace::Day).await.unwrap();
    assert_eq!((gone.n_dead_jobs, gone.n_done_jobs), (1, 1));
    assert_eq!(gone, counted);
}

async fn links_and_holds_are_forgotten_a_day_after_their_end_and_live_ones_are_not(db: &Db) {
    let house = House::new(db).await;
    house.enquiry("lina@example.org", NOW).await;
    let hold = &house.scene.hold("h", testkit::Scene::slot(48, 30), NOW);
    let advisor = [house.scene.advisor];
    db.write(|tx| async move { store::holds::insert(&tx, hold, &advisor, store::busy::Buffers::default()).await }).await.unwrap();
    house.clock.advance_seconds(600 + DAY - 1);
    assert_eq!(house.services.retain(Pace::Day).await.unwrap(), Retained::default());
    house.clock.advance_seconds(1);
    assert_eq!(house.services.retain(Pace::Day).await.unwrap(), Retained { n_holds: 1, ..Retained::default() });
    house.clock.set(NOW.plus_seconds(61 * DAY));
    assert_eq!(house.services.retain(Pace::Day).await.unwrap(), Retained { n_links: 1, ..Retained::default() });
}

async fn a_rehearsed_purge_of_the_centre_s_side_is_taken_back(db: &Db) {
    let house = House::new(db).await;
    house.booked("lina@example.org", 1).await;
    house.clock.advance_seconds(3 * DAY);
    let before = testkit::schema::n_rows(db, "limit_hit").await;
    let counted = house.services.count_purged().await.unwrap();
    assert!(counted.n_acts > 0);
    assert_eq!(testkit::schema::n_rows(db, "limit_hit").await, before);
    assert_eq!(house.services.purge_staff().await.unwrap(), counted);
}

testkit::on_both_engines!(
    given_up_and_finished_work_is_forgotten_after_thirty_days,
    links_and_holds_are_forgotten_a_day_after_their_end_and_live_ones_are_not,
    a_rehearsed_purge_of_the_centre_s_side_is_taken_back,
);
