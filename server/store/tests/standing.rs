//! What is known of a person before they book.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    appointment::{AppointmentState, Party},
    ids::HoldId,
    time::Timestamp,
};
use store::{
    Db,
    appointments::{self, AppointmentRow},
    requests::{self, RequestRow},
    standing::{self, Standing, StandingAsk},
};
use testkit::{NOW, Scene};

testkit::on_both_engines!(
    a_duplicate_is_known_by_when_it_was_asked_for_while_its_appointment_lives,
    only_live_appointments_to_come_are_counted,
);

async fn booked(db: &Db) -> (Scene, AppointmentRow, RequestRow) {
    let scene = Scene::new(db).await;
    let id = scene.book(db, Scene::slot(24, 30)).await.unwrap();
    let row = appointments::find(db.read(), scene.centre, id).await.unwrap().unwrap();
    let request = requests::find(db.read(), row.appointment.request).await.unwrap().unwrap();
    (scene, row, request)
}

async fn call_off(db: &Db, row: &AppointmentRow) {
    let state = AppointmentState::Cancelled { by: Party::Candidate, at: NOW };
    db.write(|tx| async move { appointments::update_state(&tx, (row.id, 0), state, None, NOW).await }).await.unwrap();
}

async fn stand(db: &Db, request: &RequestRow, (since, now): (Timestamp, Timestamp)) -> Standing {
    let ask = StandingAsk {
        hold: HoldId(999),
        centre: request.request.centre,
        email_key: &request.request.email_key,
        duplicate_key: &request.request.duplicate_key,
        duplicates_since: since,
        acts: &[(("create/address", "nobody"), since)],
        now,
    };
    standing::find(db.read(), &ask).await.unwrap()
}

async fn a_duplicate_is_known_by_when_it_was_asked_for_while_its_appointment_lives(db: &Db) {
    let (_, row, request) = booked(db).await;
    let asked_at = request.request.created_at;
    let known = async |since| stand(db, &request, (since, NOW)).await.duplicate_asked_at;
    assert_eq!(known(asked_at).await, Some(asked_at));
    assert_eq!(known(asked_at.plus_seconds(1)).await, None);
    call_off(db, &row).await;
    assert_eq!(known(asked_at).await, None);
}

async fn only_live_appointments_to_come_are_counted(db: &Db) {
    let (_, row, request) = booked(db).await;
    let count = async |now| stand(db, &request, (NOW, now)).await.n_live;
    assert_eq!(count(NOW).await, 1);
    assert_eq!(count(row.appointment.interval.end).await, 0);
    call_off(db, &row).await;
    assert_eq!(count(NOW).await, 0);
}
