//! A slot is kept ten minutes, renewed once, three a visitor.

use crate::house::{House, at, scope};
use contract::{
    booking::{Booking, HoldStatus},
    refusal::{Refusal, Rule},
};
use store::Db;

async fn a_held_slot_is_hidden_from_others_and_alternatives_are_offered(db: &Db) {
    let house = House::new(db).await;
    house.hold(at(0, 10, 0)).await.unwrap();
    let Err(Refusal::Conflict { alternatives }) = house.hold(at(0, 10, 0)).await else { panic!("the slot is held") };
    assert_eq!(alternatives.first().map(|slot| slot.starts.at), Some(at(0, 9, 30)));
    assert!(alternatives.iter().all(|slot| slot.starts.at != at(0, 10, 0)));
}

async fn an_expired_hold_blocks_nobody_and_its_form_still_books_a_free_slot(db: &Db) {
    let house = House::new(db).await;
    let slow = house.hold(at(0, 10, 0)).await.unwrap();
    house.clock.advance_seconds(600);
    let quick = house.hold(at(0, 10, 0)).await.unwrap();
    let shown = house.services.show_hold(&scope("slow"), slow.token.clone()).await.unwrap();
    assert!(matches!(shown, HoldStatus::Open(view) if view.seconds_left == 0));
    assert!(matches!(house.book(&slow, "slow").await, Err(Refusal::Conflict { .. })), "held by another now");
    house.clock.advance_seconds(600);
    house.book(&slow, "slow").await.expect("nobody holds it any more");
    assert!(matches!(house.book(&quick, "quick").await, Err(Refusal::Conflict { .. })));
}

async fn a_hold_is_renewed_once(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    assert!(hold.renewable);
    house.clock.advance_seconds(540);
    let renewed = house.services.renew_hold(&scope("v"), hold.token.clone()).await.unwrap();
    assert_eq!((renewed.seconds_left, renewed.renewable), (600, false));
    let again = house.services.renew_hold(&scope("v"), hold.token).await;
    assert_eq!(again, Err(Refusal::Rule(Rule::HoldNotRenewable)));
}

async fn a_fourth_hold_lets_the_oldest_go(db: &Db) {
    let house = House::new(db).await;
    let first = house.hold(at(0, 10, 0)).await.unwrap();
    for hour in [11, 12] {
        house.clock.advance_seconds(1);
        house.hold_as(Some(&first.visitor), at(0, hour, 0)).await.unwrap();
    }
    assert!(house.hold(at(0, 10, 0)).await.is_err(), "three are kept");
    house.clock.advance_seconds(1);
    house.hold_as(Some(&first.visitor), at(0, 13, 0)).await.unwrap();
    house.hold(at(0, 10, 0)).await.expect("the oldest was let go");
    let lost = house.book(&first, "first").await;
    assert!(matches!(lost, Err(Refusal::Conflict { .. })), "its form learns that somebody took it: {lost:?}");
    assert!(house.hold(at(0, 11, 0)).await.is_err(), "the others are kept");
}

async fn a_hold_that_was_booked_leads_to_its_appointment(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    let booked = house.book(&hold, "lina").await.unwrap();
    let shown = house.services.show_hold(&scope("v"), hold.token).await.unwrap();
    assert_eq!(shown, HoldStatus::Booked(booked));
}

async fn choosing_the_same_slot_again_keeps_it(db: &Db) {
    let house = House::new(db).await;
    let first = house.hold(at(0, 10, 0)).await.unwrap();
    let again = house.hold_as(Some(&first.visitor), at(0, 10, 0)).await.unwrap();
    house.book(&again, "lina").await.unwrap();
}

async fn a_hold_nobody_gave_is_not_found(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(house.services.show_hold(&scope("v"), "nothing".to_owned()).await, Err(Refusal::NotFound));
}

testkit::on_both_engines!(
    a_held_slot_is_hidden_from_others_and_alternatives_are_offered,
    an_expired_hold_blocks_nobody_and_its_form_still_books_a_free_slot,
    a_hold_is_renewed_once,
    a_fourth_hold_lets_the_oldest_go,
    a_hold_that_was_booked_leads_to_its_appointment,
    choosing_the_same_slot_again_keeps_it,
    a_hold_nobody_gave_is_not_found,
);
