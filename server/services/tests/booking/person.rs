//! The same wish twice, and how often one may ask.

use crate::house::{House, at, draft, scope};
use contract::{
    booking::{BookAppointment, Booking},
    refusal::{Refusal, Rule},
};
use services::Limits;
use store::Db;

const DAY: i64 = 24 * 3600;

async fn the_same_wish_within_four_days_is_shown_the_first_one(db: &Db) {
    let house = House::new(db).await;
    let first = house.hold(at(4, 10, 0)).await.unwrap();
    house.book(&first, "lina").await.unwrap();
    let made_at = house.requests().await[0].request.created_at;
    house.clock.set(made_at.plus_seconds(4 * DAY - 5));
    let second = house.hold(at(4, 14, 0)).await.unwrap();
    let refused = house.book(&second, "LINA").await;
    assert!(matches!(refused, Err(Refusal::Duplicate { requested_at, .. }) if requested_at.at == made_at), "{refused:?}");
    house.clock.set(made_at.plus_seconds(4 * DAY - 4));
    house.book(&second, "lina").await.expect("four days and one second later it is a new wish");
    assert_eq!(house.appointments().await.len(), 2);
}

async fn sixth_live_appointment_in_one_centre_is_refused(db: &Db) {
    let house = House::with_limits(db, Limits { creations_per_address_hour: 100, ..Limits::default() }).await;
    for day in 0..5 {
        // The same person may come again once the four days of a wish have passed.
        house.clock.set(at(day * 7, 9, 0));
        let hold = house.hold(at(35 + day, 10, 0)).await.unwrap();
        house.book(&hold, "lina").await.unwrap();
    }
    house.clock.set(at(35, 8, 0));
    let hold = house.hold(at(42, 10, 0)).await.unwrap();
    assert_eq!(house.book(&hold, "lina").await, Err(Refusal::Rule(Rule::TooManyLive { max: 5 })));
    house.book(&hold, "yanis").await.expect("somebody else may");
}

async fn an_address_creates_up_to_its_limit_in_an_hour(db: &Db) {
    let house = House::with_limits(db, Limits { creations_per_address_hour: 3, ..Limits::default() }).await;
    let mut holds = Vec::new();
    for hour in 10..14 {
        holds.push(house.hold(at(0, hour, 0)).await.unwrap());
    }
    house.clock.advance_seconds(5);
    for (rank, hold) in holds.iter().take(3).enumerate() {
        let ask = BookAppointment { draft: draft(&format!("person{rank}")), ..House::form(hold, "x") };
        house.services.book(&scope("one address"), ask).await.unwrap();
    }
    let ask = || BookAppointment { draft: draft("person4"), ..House::form(&holds[3], "x") };
    let refused = house.services.book(&scope("one address"), ask()).await;
    let Err(Refusal::TooMany { retry_after_s, phone }) = refused else { panic!("{refused:?}") };
    assert_eq!((retry_after_s, phone.is_some()), (3600, true));
    assert_eq!(house.appointments().await.len(), 3, "a refusal leaves nothing");
    house.clock.advance_seconds(3600);
    house.services.book(&scope("one address"), ask()).await.expect("an hour later");
}

testkit::on_both_engines!(
    the_same_wish_within_four_days_is_shown_the_first_one,
    sixth_live_appointment_in_one_centre_is_refused,
    an_address_creates_up_to_its_limit_in_an_hour,
);
