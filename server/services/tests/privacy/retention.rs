//! Twenty-four months after its end a request becomes an anonymous row.

use crate::house::{DAY, House};
use domain::time::Timestamp;
use services::retention::{Pace, Retained};
use store::Db;
use testkit::{
    NOW, Scene,
    schema::{columns_with, n_rows},
};

/// Twenty-four months after [`NOW`].
fn two_years_later() -> Timestamp {
    Timestamp::parse_rfc3339("2029-03-01T08:00:00Z").unwrap()
}

async fn an_appointment_goes_exactly_twenty_four_months_after_its_end(db: &Db) {
    let house = House::new(db).await;
    let request = house.appointment(house.scene, NOW).await;
    house.clock.set(two_years_later().plus_seconds(-1));
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_requests, 0);
    assert!(house.is_there(request).await);
    house.clock.set(two_years_later());
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_requests, 1);
    assert!(!house.is_there(request).await);
    assert_eq!(n_rows(db, "past_request").await, 1);
}

async fn another_request_goes_twenty_four_months_after_the_last_thing_that_happened(db: &Db) {
    let house = House::new(db).await;
    let request = house.enquiry("lina@example.org", NOW.plus_seconds(-90 * DAY)).await;
    house.happens(request, NOW).await;
    house.clock.set(two_years_later().plus_seconds(-1));
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_requests, 0);
    house.clock.set(two_years_later());
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_requests, 1);
    assert!(!house.is_there(request).await);
}

async fn what_is_left_names_nobody_and_leads_nowhere(db: &Db) {
    let house = House::new(db).await;
    let request = house.enquiry("lina@example.org", NOW).await;
    let public_id = house.public_id(request).await;
    house.clock.set(two_years_later());
    house.services.retain(Pace::Day).await.unwrap();
    for kept in ["lina@example.org", public_id.as_str(), "Martin"] {
        assert_eq!(columns_with(db, kept).await, Vec::<String>::new(), "{kept}");
    }
    assert_eq!(columns_with(db, "2027-03").await, ["past_request.asked_on"]);
    for emptied in ["contact_request", "request_event", "access_token"] {
        assert_eq!(n_rows(db, emptied).await, 0, "{emptied}");
    }
}

async fn a_second_round_finds_nothing(db: &Db) {
    let house = House::new(db).await;
    house.appointment(house.scene, NOW).await;
    house.enquiry("lina@example.org", NOW).await;
    house.clock.set(two_years_later());
    let first = house.services.retain(Pace::Whole).await.unwrap();
    assert_eq!((first.n_requests, first.n_links), (2, 0), "the link goes with its request");
    assert_eq!(house.services.retain(Pace::Whole).await.unwrap(), Retained::default());
    assert_eq!(n_rows(db, "past_request").await, 2);
}

async fn a_rehearsal_counts_the_same_and_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    house.appointment(house.scene, NOW).await;
    house.enquiry("lina@example.org", NOW.plus_seconds(-DAY)).await;
    house.clock.set(two_years_later());
    let before = testkit::everything(db).await;
    let counted = house.services.count_retained().await.unwrap();
    assert_eq!(testkit::everything(db).await, before);
    assert_eq!(n_rows(db, "past_request").await, 0);
    assert_eq!(counted.n_requests, 2);
    let done = house.services.retain(Pace::Day).await.unwrap();
    assert_eq!(done, Retained { n_links: 0, ..counted }, "a link that ended goes with its request");
}

async fn what_is_younger_stays_whosever_it_is(db: &Db) {
    let house = House::new(db).await;
    let other = Scene::new(db).await;
    house.appointment(house.scene, NOW).await;
    let theirs = house.appointment(other, NOW.plus_seconds(DAY)).await;
    let ours = house.appointment(house.scene, NOW.plus_seconds(DAY)).await;
    house.clock.set(two_years_later());
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_requests, 1);
    assert!(house.is_there(theirs).await && house.is_there(ours).await);
    assert_eq!(n_rows(db, "appointment_advisor").await, 2);
}

async fn many_go_in_several_transactions(db: &Db) {
    let house = House::new(db).await;
    for rank in 0..130 {
        house.enquiry(&format!("lina{rank}@example.org"), NOW).await;
    }
    house.clock.set(two_years_later());
    assert_eq!(house.services.retain(Pace::Day).await.unwrap().n_requests, 130);
    assert_eq!((n_rows(db, "contact_request").await, n_rows(db, "past_request").await), (0, 130));
}

async fn the_work_is_asked_for_once_a_day_and_asks_for_the_next(db: &Db) {
    let house = House::new(db).await;
    for _ in 0..3 {
        house.services.schedule_retention().await.unwrap();
    }
    assert_eq!(house.jobs("retain").await.len(), 1);
    house.services.retain(Pace::Day).await.unwrap();
    house.services.retain(Pace::Day).await.unwrap();
    house.clock.advance_seconds(DAY);
    assert_eq!(house.jobs("retain").await.len(), 2);
}

testkit::on_both_engines!(
    an_appointment_goes_exactly_twenty_four_months_after_its_end,
    another_request_goes_twenty_four_months_after_the_last_thing_that_happened,
    what_is_left_names_nobody_and_leads_nowhere,
    a_second_round_finds_nothing,
    a_rehearsal_counts_the_same_and_changes_nothing,
    what_is_younger_stays_whosever_it_is,
    many_go_in_several_transactions,
    the_work_is_asked_for_once_a_day_and_asks_for_the_next,
);
