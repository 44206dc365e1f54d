//! What is known of a person before they book.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    appointment::{AppointmentState, Party},
    ids::{CentreId, HoldId},
    time::{Interval, Timestamp, Tz},
};
use store::{
    Constraint, Db, StoreError,
    agendas::{self, AgendaAsk},
    appointments::{self, AppointmentRow},
    busy::{self, Buffers, Overlap},
    holds,
    requests::{self, RequestRow},
    standing::{self, Standing, StandingAsk},
    types,
};
use testkit::{NOW, Scene, a_request};

testkit::on_both_engines!(
    a_duplicate_is_known_by_when_it_was_asked_for_while_its_appointment_lives,
    only_live_appointments_to_come_are_counted,
    what_is_drawn_has_the_identity_that_was_drawn,
    what_is_asked_along_leaves_the_agenda_as_it_is,
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
    let (agenda, ask) = (&of_type(db, request.request.centre).await, &ask);
    let found = db.write(|tx| async move { standing::find(&tx, (agenda, day()), ask).await }).await;
    found.unwrap().unwrap().1
}

/// The agenda of the centre's only type.
async fn of_type(db: &Db, centre: CentreId) -> AgendaAsk {
    let kinds = types::list(db.read(), centre).await.unwrap();
    AgendaAsk { type_id: kinds[0].id, site: None, mode: None, from: NOW.date_in(Tz::UTC) }
}

/// The day of the appointments.
fn day() -> Interval {
    Interval::lasting(NOW, 3 * 86_400)
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

async fn what_is_drawn_has_the_identity_that_was_drawn(db: &Db) {
    let (scene, _, first) = booked(db).await;
    let (request, scene, agenda) = (&a_request(scene.centre), &scene, &of_type(db, scene.centre).await);
    let write = async |minute| {
        db.write(|tx| async move {
            let ask = StandingAsk {
                hold: HoldId(999),
                centre: scene.centre,
                email_key: "",
                duplicate_key: "",
                duplicates_since: NOW,
                acts: &[(("create/address", "nobody"), NOW)],
                now: NOW,
            };
            let (id, appointment) = standing::find(&tx, (agenda, day()), &ask).await?.unwrap().1.ids;
            requests::insert_as(&tx, id, request).await?;
            let new = scene.appointment(id, Scene::slot(minute, 30));
            appointments::insert_as(&tx, appointment, &new, &[scene.advisor], Overlap::Refused).await?;
            Ok::<_, StoreError>((id, appointment))
        })
        .await
    };
    // Where the first one is: refused by the database, and nothing is left of it.
    assert!(matches!(write(24).await, Err(StoreError::Conflict(Constraint::BusyOverlap))));
    let (id, appointment) = write(26).await.unwrap();
    assert!(id > first.id);
    assert_eq!(requests::find(db.read(), id).await.unwrap().unwrap().request, *request);
    let row = appointments::find_by_request(db.read(), id).await.unwrap().unwrap();
    assert_eq!((row.id, row.appointment.interval), (appointment, Scene::slot(26, 30)));
    // What the database numbers by itself follows.
    let later = &a_request(scene.centre);
    assert!(db.write(|tx| async move { requests::insert(&tx, later).await }).await.unwrap() > id);
}

async fn what_is_asked_along_leaves_the_agenda_as_it_is(db: &Db) {
    let (scene, ..) = booked(db).await;
    let (scene, agenda) = (&scene, &of_type(db, scene.centre).await);
    let by_itself = agendas::load_with_busy(db.read(), agenda, day(), NOW).await.unwrap();
    let hold = &scene.hold("visitor", Scene::slot(30, 30), NOW);
    let (along, id) = db
        .write(|tx| async move {
            let (along, id) = holds::agenda_and_id(&tx, agenda, (day(), NOW)).await?.unwrap();
            holds::insert_as(&tx, id, hold, &[scene.advisor], Buffers::default()).await?;
            Ok::<_, StoreError>((along, id))
        })
        .await
        .unwrap();
    assert_eq!(Some(along), by_itself);
    assert_eq!(holds::find(db.read(), &hold.token_hash).await.unwrap().map(|row| row.id), Some(id));
    let taken = busy::list_busy(db.read(), &[scene.advisor], hold.interval, NOW).await.unwrap();
    assert_eq!(taken[&scene.advisor][0].id, Some(busy::id_of_hold(id)));
}
