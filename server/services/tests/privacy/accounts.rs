//! An account that nobody uses goes after twenty-four months, a month after its owner was told.

use crate::house::{DAY, House};
use domain::{
    ids::StaffId,
    staff::Role,
    time::{Timestamp, Tz},
};
use services::retention::Pace;
use store::{Db, staff};
use testkit::{NOW, a_member};

const TOLD: &str = "mail_staff_idle_account";

/// Twenty-four months after [`NOW`], when everybody's account was opened.
fn two_years_later() -> Timestamp {
    Timestamp::parse_rfc3339("2029-03-01T08:00:00Z").unwrap()
}

async fn is_there(house: &House, id: StaffId) -> bool {
    staff::find(house.db.read(), id).await.unwrap().is_some()
}

async fn member(house: &House, role: Role) -> StaffId {
    let advisor = (role == Role::Advisor).then_some(house.scene.advisor);
    a_member(&house.db, house.scene.centre, role, advisor).await.staff.unwrap()
}

/// A manager who comes in every now and then.
async fn somebody_stays(house: &House) -> StaffId {
    let manager = member(house, Role::Manager).await;
    house.db.write(|tx| async move { staff::note_seen(&tx, manager, two_years_later()).await }).await.unwrap();
    manager
}

async fn its_owner_is_told_thirty_days_before_and_then_it_goes(db: &Db) {
    let house = House::new(db).await;
    let manager = somebody_stays(&house).await;
    let idle = member(&house, Role::Reception).await;
    house.clock.set(two_years_later().plus_seconds(-30 * DAY - 1));
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_told, 0);
    house.clock.advance_seconds(1);
    assert_eq!(house.services.count_retained().await.unwrap().n_told, 1);
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_told, 1);
    assert_eq!(house.jobs(TOLD).await.len(), 1);
    let letter = house.services.idle_letter(idle).await.unwrap().unwrap();
    assert_eq!(letter.ends_at, two_years_later());
    assert_eq!(letter.person.zone, Tz::Europe__Paris);
    house.clock.set(two_years_later().plus_seconds(-1));
    let round = house.services.retain(Pace::Day).await.unwrap();
    assert_eq!((round.n_told, round.n_accounts), (0, 0), "told once");
    assert!(is_there(&house, idle).await);
    house.clock.advance_seconds(1);
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_accounts, 1);
    assert!(!is_there(&house, idle).await && is_there(&house, manager).await);
}

async fn who_was_never_told_is_told_first_however_long_they_were_away(db: &Db) {
    let house = House::new(db).await;
    somebody_stays(&house).await;
    let idle = member(&house, Role::Reception).await;
    house.clock.set(two_years_later().plus_seconds(10 * DAY));
    let round = house.services.retain(Pace::Day).await.unwrap();
    assert_eq!((round.n_told, round.n_accounts), (1, 0));
    house.clock.advance_seconds(30 * DAY);
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_accounts, 1);
    assert!(!is_there(&house, idle).await);
}

async fn who_comes_back_after_the_word_keeps_the_account(db: &Db) {
    let house = House::new(db).await;
    somebody_stays(&house).await;
    let idle = member(&house, Role::Reception).await;
    house.clock.set(two_years_later().plus_seconds(-30 * DAY));
    house.services.retain(Pace::Day).await.unwrap();
    let back = house.clock.now().plus_seconds(DAY);
    house.db.write(|tx| async move { staff::note_seen(&tx, idle, back).await }).await.unwrap();
    assert!(house.services.idle_letter(idle).await.unwrap().is_none(), "nothing is left to say");
    house.clock.set(two_years_later().plus_seconds(60 * DAY));
    let round = house.services.retain(Pace::Day).await.unwrap();
    assert_eq!((round.n_told, round.n_accounts), (0, 0));
    assert!(is_there(&house, idle).await);
}

async fn who_stayed_signed_in_and_looked_at_something_is_not_idle(db: &Db) {
    let house = House::new(db).await;
    somebody_stays(&house).await;
    let quiet = member(&house, Role::Reception).await;
    let session = &store::sessions::SessionRow {
        id_hash: "s".to_owned(),
        staff: Some(quiet),
        content: "{}".to_owned(),
        device: String::new(),
        seen_at: two_years_later().plus_seconds(-DAY),
        expires_at: two_years_later().plus_seconds(DAY),
    };
    db.write(|tx| async move { store::sessions::put(&tx, session, store::sessions::Kept::New).await }).await.unwrap();
    house.clock.set(two_years_later());
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_told, 0);
}

async fn a_centre_keeps_a_manager_even_an_idle_one(db: &Db) {
    let house = House::new(db).await;
    let (one, two) = (member(&house, Role::Manager).await, {
        let other = testkit::Scene::new(db).await;
        a_member(db, other.centre, Role::Reception, None).await.staff.unwrap()
    });
    let (centre, since) = (house.scene.centre, NOW);
    db.write(|tx| async move {
        let place = store::members::Membership { staff: two, centre, role: Role::Manager, advisor: None };
        store::members::put(&tx, &place, since).await
    })
    .await
    .unwrap();
    house.clock.set(two_years_later());
    house.services.retain(Pace::Day).await.unwrap();
    house.clock.advance_seconds(30 * DAY);
    house.services.retain(Pace::Day).await.unwrap();
    let left = [is_there(&house, one).await, is_there(&house, two).await];
    assert_eq!(left.iter().filter(|stays| **stays).count(), 1, "the last of the two stays: {left:?}");
}

testkit::on_both_engines!(
    its_owner_is_told_thirty_days_before_and_then_it_goes,
    who_was_never_told_is_told_first_however_long_they_were_away,
    who_comes_back_after_the_word_keeps_the_account,
    who_stayed_signed_in_and_looked_at_something_is_not_idle,
    a_centre_keeps_a_manager_even_an_idle_one,
);
