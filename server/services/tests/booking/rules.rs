//! What is offered can be booked, and nothing else.

use crate::house::{House, at, scope};
use contract::{
    booking::{BookAppointment, Booking, ShowDesk},
    refusal::{Refusal, Rule},
};
use domain::{
    agenda::Horizon,
    candidate::{ACCEPTED, CandidateDraft, Field, Problem},
    time::NaiveDate,
};
use store::Db;

async fn the_desk_shows_the_month_the_day_and_the_first_free_slot(db: &Db) {
    let house = House::new(db).await;
    let ask = ShowDesk { target: house.target(), referrer: None, mode: None, month: None, day: None };
    let desk = house.services.show_desk(&scope("v"), ask).await.unwrap();
    let agenda = desk.agenda.expect("the type has an agenda");
    assert_eq!(agenda.first_free.map(|slot| slot.starts.at), Some(at(0, 9, 0)));
    assert_eq!(agenda.month, NaiveDate::from_ymd_opt(2027, 3, 1).unwrap());
    assert_eq!(agenda.previous_month, None);
    // 23 working days in March 2027, less Easter Monday on the 29th; 9:00 to 17:00 in half hours.
    assert_eq!(agenda.free_days.len(), 22);
    assert!(agenda.free_days.iter().all(|day| day.n_free == 16));
    assert_eq!(agenda.day.map(|day| day.slots.len()), Some(16));
}

async fn every_slot_of_a_day_can_be_held(db: &Db) {
    let house = House::new(db).await;
    let ask = ShowDesk { target: house.target(), referrer: None, mode: None, month: None, day: None };
    let desk = house.services.show_desk(&scope("v"), ask).await.unwrap();
    for slot in desk.agenda.and_then(|agenda| agenda.day).expect("a day").slots {
        house.hold(slot.starts.at).await.expect("an offered slot is bookable");
    }
}

async fn a_booking_writes_one_request_one_appointment_and_two_mails(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    house.book(&hold, "lina").await.unwrap();
    let booked = house.appointments().await;
    assert_eq!(booked.len(), 1);
    assert_eq!(booked[0].appointment.interval.start, at(0, 10, 0));
    assert_eq!((house.requests().await.len(), house.n_jobs().await), (1, 2));
}

async fn the_same_form_twice_gives_one_booking_and_one_link(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    let first = house.book(&hold, "lina").await.unwrap();
    assert_eq!(house.book(&hold, "lina").await.unwrap(), first);
    assert_eq!((house.appointments().await.len(), house.n_jobs().await), (1, 2));
}

async fn what_the_centre_wants_accepted_is_accepted_or_nothing_is_booked(db: &Db) {
    let house = House::with_type(db, |kind| "Venez avec votre carte d’identité.".clone_into(&mut kind.restriction)).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    house.clock.advance_seconds(5);
    let Err(Refusal::Invalid(wrong)) = house.services.book(&scope("lina"), House::form(&hold, "lina")).await else {
        panic!("booked without reading")
    };
    assert_eq!(wrong.of(Field::Restriction), Some(Problem::NotAccepted));
    assert!(house.appointments().await.is_empty());
    let mut form = House::form(&hold, "lina");
    ACCEPTED.clone_into(&mut form.draft.restriction);
    house.services.book(&scope("lina"), form).await.unwrap();
    assert_eq!(house.appointments().await.len(), 1);
}

async fn what_is_not_offered_is_refused_and_leaves_nothing(db: &Db) {
    let house = House::with_type(db, |kind| {
        kind.policy.min_notice_min = 120;
        kind.policy.horizon = Some(Horizon::Days(10));
    })
    .await;
    let refused = [
        ("03:00 on a Sunday", at(6, 3, 0)),
        ("off the grid", at(1, 10, 7)),
        ("a closed day", at(5, 10, 0)),
        ("inside the notice", at(0, 10, 30)),
        ("past the horizon", at(11, 10, 0)),
        ("in the past", at(-3, 10, 0)),
    ];
    for (what, start) in refused {
        assert_eq!(house.hold(start).await.err(), Some(Refusal::Rule(Rule::NotOffered)), "{what}");
    }
    house.hold(at(0, 11, 0)).await.expect("exactly at the notice");
    house.hold(at(10, 10, 0)).await.expect("the last day of the horizon");
    assert!(house.requests().await.is_empty());
}

async fn an_invalid_form_names_every_field_and_leaves_the_hold(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    house.clock.advance_seconds(5);
    let empty = BookAppointment { draft: CandidateDraft::default(), ..House::form(&hold, "lina") };
    let Err(Refusal::Invalid(errors)) = house.services.book(&scope("v"), empty).await else { panic!("the form is empty") };
    let fields: Vec<Field> = errors.0.iter().map(|error| error.field).collect();
    assert_eq!(fields, [Field::FirstName, Field::LastName, Field::Email, Field::Subjects]);
    assert!(house.requests().await.is_empty());
    house.book(&hold, "lina").await.expect("the hold is still ours");
}

async fn a_robot_is_refused(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    let suspicious = Err(Refusal::Rule(Rule::SuspiciousForm));
    let too_fast = house.services.book(&scope("v"), House::form(&hold, "lina")).await;
    assert_eq!(too_fast, suspicious);
    house.clock.advance_seconds(5);
    let trapped = BookAppointment { trap: "http://".to_owned(), ..House::form(&hold, "lina") };
    assert_eq!(house.services.book(&scope("v"), trapped).await, suspicious);
    let forged = BookAppointment { ticket: "1.AAAA".to_owned(), ..House::form(&hold, "lina") };
    assert_eq!(house.services.book(&scope("v"), forged).await, suspicious);
    house.clock.advance_seconds(24 * 3600);
    let late = house.services.book(&scope("v"), House::form(&hold, "lina")).await;
    assert_eq!(late, Err(Refusal::Rule(Rule::ExpiredForm)));
}

async fn a_notice_that_begins_while_the_form_is_filled_does_not_break_the_promise(db: &Db) {
    let house = House::with_type(db, |kind| kind.policy.min_notice_min = 60).await;
    let hold = house.hold(at(0, 10, 0)).await.unwrap();
    house.clock.advance_seconds(300);
    house.book(&hold, "lina").await.expect("it was held in time");
}

testkit::on_both_engines!(
    the_desk_shows_the_month_the_day_and_the_first_free_slot,
    every_slot_of_a_day_can_be_held,
    a_booking_writes_one_request_one_appointment_and_two_mails,
    the_same_form_twice_gives_one_booking_and_one_link,
    what_the_centre_wants_accepted_is_accepted_or_nothing_is_booked,
    what_is_not_offered_is_refused_and_leaves_nothing,
    an_invalid_form_names_every_field_and_leaves_the_hold,
    a_robot_is_refused,
    a_notice_that_begins_while_the_form_is_filled_does_not_break_the_promise,
);
