//! Calling off what lies outside of the hours, and telling the candidates why.

use crate::house::{House, half_an_hour, march, special};
use contract::{
    hours::{Hours, HoursAnswer, HoursEdit, SavedView, TellTouched},
    refusal::Refusal,
};
use domain::{
    appointment::{AppointmentState, Party},
    hours::{HoursErrors, HoursField, HoursProblem},
    ids::AppointmentId,
    staff::Role,
};
use store::{Db, events, events::Actor};
use testkit::{Scene, a_member};

testkit::on_both_engines!(
    one_step_calls_off_tells_why_and_notes_who,
    telling_twice_is_as_once,
    words_are_needed_and_stay_what_they_are,
    an_advisor_tells_only_their_own_candidates,
    another_centre_s_appointment_does_not_exist,
);

fn ask(house: &House, appointments: &[AppointmentId], reason: &str) -> TellTouched {
    TellTouched { centre: house.centre.clone(), appointments: appointments.to_vec(), reason: reason.to_owned() }
}

fn cancelled(n_cancelled: u32) -> HoursAnswer {
    HoursAnswer::Saved(SavedView { n_cancelled, ..SavedView::default() })
}

async fn one_step_calls_off_tells_why_and_notes_who(db: &Db) {
    let house = House::new(db).await;
    let booked = [house.book(half_an_hour(9, 10, 0)).await, house.book(half_an_hour(9, 11, 0)).await];
    let reason = "Le CFA est fermé ce jour-là.";
    let answer = house.services.tell_touched(&house.reception, ask(&house, &booked, reason)).await;
    assert_eq!(answer, Ok(cancelled(2)));
    let row = house.appointment(booked[0]).await;
    assert_eq!(row.appointment.state, AppointmentState::Cancelled { by: Party::Centre, at: house.clock.now() });
    assert_eq!(row.cancel_reason.as_deref(), Some(reason));
    let history = events::list(db.read(), row.appointment.request).await.unwrap();
    let last = history.last().unwrap();
    assert_eq!((last.actor, last.code.as_str()), (Actor::Centre, "cancelled"));
    assert!(last.actor_name.as_ref().is_some_and(|name| name.starts_with("reception")), "{:?}", last.actor_name);
    assert_eq!(house.n_jobs().await, 4);
    assert!(house.offered(march(9)).await.contains(&"10:00".to_owned()), "the time is free again");
}

async fn telling_twice_is_as_once(db: &Db) {
    let house = House::new(db).await;
    let booked = house.book(half_an_hour(9, 10, 0)).await;
    for expected in [1, 0] {
        let answer = house.services.tell_touched(&house.manager, ask(&house, &[booked], "Fermé.")).await;
        assert_eq!(answer, Ok(cancelled(expected)));
    }
    assert_eq!(house.n_jobs().await, 2);
}

async fn words_are_needed_and_stay_what_they_are(db: &Db) {
    let house = House::new(db).await;
    let booked = house.book(half_an_hour(9, 10, 0)).await;
    let unsaid = house.services.tell_touched(&house.manager, ask(&house, &[booked], "")).await;
    assert_eq!(unsaid, Ok(HoursAnswer::Refused(HoursErrors::of_one(HoursField::Reason, HoursProblem::Missing))));
    assert!(house.appointment(booked).await.appointment.state.is_live());
    let hostile = "</textarea><script>alert(1)</script>";
    house.services.tell_touched(&house.manager, ask(&house, &[booked], hostile)).await.unwrap();
    assert_eq!(house.appointment(booked).await.cancel_reason.as_deref(), Some(hostile));
}

async fn an_advisor_tells_only_their_own_candidates(db: &Db) {
    let house = House::new(db).await;
    let booked = house.book(half_an_hour(9, 10, 0)).await;
    let colleague = house.colleague("Hugo").await;
    let stranger = a_member(db, house.scene.centre, Role::Advisor, Some(colleague)).await;
    let answer = house.services.tell_touched(&stranger, ask(&house, &[booked], "Fermé.")).await;
    assert_eq!(answer, Err(Refusal::Forbidden));
    assert!(house.appointment(booked).await.appointment.state.is_live());
    let own = house.services.tell_touched(&house.advisor, ask(&house, &[booked], "Fermé.")).await;
    assert_eq!(own, Ok(cancelled(1)));
}

async fn another_centre_s_appointment_does_not_exist(db: &Db) {
    let house = House::new(db).await;
    let elsewhere = Scene::new(db).await;
    let foreign = elsewhere.book(db, half_an_hour(9, 10, 0)).await.unwrap();
    let own = house.book(half_an_hour(9, 10, 0)).await;
    for id in [foreign, AppointmentId(9_999)] {
        let answer = house.services.tell_touched(&house.manager, ask(&house, &[own, id], "Fermé.")).await;
        assert_eq!(answer, Err(Refusal::NotFound));
    }
    assert!(house.appointment(own).await.appointment.state.is_live(), "none is called off when one does not exist");
    // What the hours no longer open is told in the same way, wherever it comes from.
    house.decided(HoursEdit::PutDay(special(march(9), &[])), crate::house::leave(&[own])).await;
    assert_eq!(house.services.tell_touched(&house.manager, ask(&house, &[own], "Fermé.")).await, Ok(cancelled(1)));
}
