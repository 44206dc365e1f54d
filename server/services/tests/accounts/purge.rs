//! What is over is forgotten, once a day.

use crate::house::{Browser, House, scope_from};
use domain::{staff::Role, time::Timestamp};
use services::{accounts::Purged, jobs::PURGE_STAFF};
use store::{
    Db, jobs, journal,
    sessions::{self, Kept, SessionRow},
};
use testkit::NOW;

const DAY: i64 = 24 * 3600;

async fn purges_due(db: &Db, now: Timestamp) -> usize {
    let leased = db.write(|tx| async move { jobs::lease(&tx, "w", (now, now.plus_seconds(1)), 50).await }).await.unwrap();
    let n = leased.iter().filter(|job| job.name == PURGE_STAFF).count();
    db.write(|tx| async move { jobs::release(&tx, "w").await }).await.unwrap();
    n
}

async fn what_ended_is_forgotten_and_what_lives_is_not(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody("awa@cfa.example.org", Role::Manager).await;
    house.invitation("noe@cfa.example.org", Role::Advisor).await;
    house.at(&Browser::default()).ask_reset(&scope_from("a", None), "awa@cfa.example.org".to_owned()).await.unwrap();
    let session = |id: &str, minutes: i64| SessionRow {
        id_hash: id.to_owned(),
        staff: awa.who(),
        content: "{}".to_owned(),
        device: String::new(),
        seen_at: NOW,
        expires_at: NOW.plus_minutes(minutes),
    };
    let (short, long) = (&session("short", 10), &session("long", 60 * 24 * 60));
    let (staff, centre) = (awa.who().unwrap(), house.centre);
    db.write(|tx| async move {
        sessions::put(&tx, short, Kept::New).await?;
        sessions::put(&tx, long, Kept::New).await?;
        journal::record(&tx, (staff, centre), ("agenda_seen", 12), NOW).await
    })
    .await
    .unwrap();
    assert_eq!(house.services.purge_staff().await.unwrap(), Purged::default(), "everything lives");
    house.clock.advance_seconds(38 * DAY);
    let purged = house.services.purge_staff().await.unwrap();
    assert_eq!((purged.n_sessions, purged.n_invitations, purged.n_resets, purged.n_journal_lines), (1, 2, 1, 0));
    assert!(purged.n_acts > 0);
    assert_eq!(house.services.purge_staff().await.unwrap(), Purged::default(), "nothing the second time");
    house.clock.advance_seconds(328 * DAY);
    assert_eq!(house.services.purge_staff().await.unwrap().n_journal_lines, 1);
}

async fn however_many_processes_start_the_purge_is_asked_for_once_a_day_and_asks_for_the_next(db: &Db) {
    let house = House::new(db).await;
    for _ in 0..3 {
        house.services.schedule_purge().await.unwrap();
    }
    assert_eq!(purges_due(db, NOW).await, 1);
    house.services.purge_staff().await.unwrap();
    house.services.purge_staff().await.unwrap();
    assert_eq!(purges_due(db, NOW.plus_seconds(DAY - 1)).await, 1);
    assert_eq!(purges_due(db, NOW.plus_seconds(DAY)).await, 2);
}

async fn the_journal_tells_who_saw_how_many(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody("awa@cfa.example.org", Role::Manager).await;
    let (staff, centre) = (awa.who().unwrap(), house.centre);
    db.write(|tx| async move { journal::record(&tx, (staff, centre), ("requests_exported", 250), NOW).await }).await.unwrap();
    let lines = journal::list(db.read(), centre, 10).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].staff, lines[0].act.as_str(), lines[0].n_persons), (Some(staff), "requests_exported", 250));
}

testkit::on_both_engines!(
    what_ended_is_forgotten_and_what_lives_is_not,
    however_many_processes_start_the_purge_is_asked_for_once_a_day_and_asks_for_the_next,
    the_journal_tells_who_saw_how_many,
);
