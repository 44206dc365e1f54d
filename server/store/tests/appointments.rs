//! The life of a stored appointment and of the time it takes.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    appointment::{AppointmentState, Mode, Party},
    ids::AppointmentId,
    time::{Interval, Timestamp},
};
use store::{
    Constraint, Db, StoreError, appointments,
    appointments::{AppointmentRow, Move},
    busy::{self, Buffers, BusySource, Overlap},
    requests,
};
use testkit::{NOW, Scene, a_request};

testkit::on_both_engines!(
    an_appointment_reads_back_as_it_was_written,
    cancelling_frees_the_time_and_keeps_who_took_part,
    a_raw_cancellation_frees_the_time_too,
    a_cancelled_appointment_stays_cancelled,
    no_time_is_taken_for_a_cancelled_appointment,
    moving_frees_the_old_time_and_takes_the_new,
    a_change_on_an_old_reading_does_nothing,
    a_request_has_one_appointment,
    a_pending_appointment_is_found_when_its_wait_is_over,
    another_centre_does_not_see_it,
);

const ON_DAY: (i64, i64) = (24, 30);

async fn booked(db: &Db) -> (Scene, AppointmentRow) {
    let scene = Scene::new(db).await;
    let id = scene.book(db, Scene::slot(ON_DAY.0, ON_DAY.1)).await.unwrap();
    (scene, appointments::find(db.read(), scene.centre, id).await.unwrap().unwrap())
}

async fn put(db: &Db, (id, sequence): (AppointmentId, i32), state: AppointmentState) -> Result<bool, StoreError> {
    db.write(|tx| async move { appointments::update_state(&tx, (id, sequence), state, Some("empêchée"), NOW).await }).await
}

fn cancelled() -> AppointmentState {
    AppointmentState::Cancelled { by: Party::Candidate, at: NOW }
}

async fn taken(db: &Db, scene: Scene, range: Interval) -> usize {
    let busy = busy::list_busy(db.read(), &[scene.advisor], range, NOW).await.unwrap();
    busy.values().map(Vec::len).sum()
}

async fn an_appointment_reads_back_as_it_was_written(db: &Db) {
    let scene = Scene::new(db).await;
    let new: Result<_, StoreError> = db
        .write(|tx| async move {
            let request = requests::insert(&tx, &a_request(scene.centre)).await?;
            let mut new = scene.appointment(request, Scene::slot(24, 30));
            new.buffers = Buffers { before_min: 5, after_min: 10 };
            new.state = AppointmentState::Pending { until: NOW.plus_minutes(60) };
            let id = appointments::insert(&tx, &new, &[scene.advisor], Overlap::Refused).await?;
            Ok((id, new))
        })
        .await;
    let (id, new) = new.unwrap();
    let row = appointments::find_by_request(db.read(), new.request).await.unwrap().unwrap();
    assert_eq!((row.id, row.sequence, row.n_moves), (id, 0, 0));
    assert_eq!(row.appointment, new);
    let busy = busy::list_busy(db.read(), &[scene.advisor], new.interval, NOW).await.unwrap();
    let intervals = &busy[&scene.advisor];
    assert_eq!(intervals[0].id, Some(busy::id_of_appointment(id)));
    assert_eq!(intervals[0].interval, new.interval);
    assert_eq!((intervals[0].buffer_before_min, intervals[0].buffer_after_min), (5, 10));
}

async fn cancelling_frees_the_time_and_keeps_who_took_part(db: &Db) {
    let (scene, row) = booked(db).await;
    assert!(put(db, (row.id, row.sequence), cancelled()).await.unwrap());
    let after = appointments::find(db.read(), scene.centre, row.id).await.unwrap().unwrap();
    assert_eq!(after.appointment.state, cancelled());
    assert_eq!(after.cancel_reason.as_deref(), Some("empêchée"));
    assert_eq!(after.sequence, row.sequence + 1);
    assert_eq!(taken(db, scene, row.appointment.interval).await, 0);
    assert_eq!(appointments::list_advisors(db.read(), &[row.id]).await.unwrap(), [(row.id, scene.advisor)]);
    scene.book(db, row.appointment.interval).await.unwrap();
}

async fn a_raw_cancellation_frees_the_time_too(db: &Db) {
    use sea_orm::ConnectionTrait;
    let (scene, row) = booked(db).await;
    let sql = "UPDATE appointment SET state = 'cancelled', cancelled_by = 'centre', cancelled_at = 1";
    db.connection().execute_unprepared(sql).await.unwrap();
    assert_eq!(taken(db, scene, row.appointment.interval).await, 0);
}

async fn a_cancelled_appointment_stays_cancelled(db: &Db) {
    let (_, row) = booked(db).await;
    put(db, (row.id, 0), cancelled()).await.unwrap();
    let again = put(db, (row.id, 1), AppointmentState::Booked).await;
    assert_eq!(again.unwrap_err().constraint(), Some(Constraint::CancelledForGood));
}

async fn no_time_is_taken_for_a_cancelled_appointment(db: &Db) {
    let (scene, row) = booked(db).await;
    put(db, (row.id, 0), cancelled()).await.unwrap();
    let source = BusySource::Appointment(row.id);
    let taken = db
        .write(|tx| async move {
            busy::insert(&tx, &[scene.advisor], Scene::slot(48, 30), (source, Buffers::default(), Overlap::Forced)).await
        })
        .await;
    assert_eq!(taken.unwrap_err().constraint(), Some(Constraint::BusyNotLive));
}

async fn moving_frees_the_old_time_and_takes_the_new(db: &Db) {
    let (scene, row) = booked(db).await;
    scene.book(db, Scene::slot(72, 30)).await.unwrap();
    let to = |hours| Move {
        interval: Scene::slot(hours, 30),
        site: None,
        mode: Mode::Video,
        state: AppointmentState::Booked,
        advisors: vec![scene.advisor],
        overlap: Overlap::Refused,
        by: Party::Candidate,
    };
    let moved = async |to: Move| {
        let to = &to;
        db.write(|tx| async move { appointments::update_time(&tx, (row.id, 0), to, NOW).await }).await
    };
    assert_eq!(moved(to(72)).await.unwrap_err().constraint(), Some(Constraint::BusyOverlap));
    assert_eq!(taken(db, scene, row.appointment.interval).await, 1, "a refused move leaves the old time taken");
    assert!(moved(to(48)).await.unwrap());
    let after = appointments::find(db.read(), scene.centre, row.id).await.unwrap().unwrap();
    assert_eq!((after.appointment.interval, after.appointment.mode), (Scene::slot(48, 30), Mode::Video));
    assert_eq!((after.sequence, after.n_moves), (1, 1));
    scene.book(db, row.appointment.interval).await.unwrap();
    assert!(scene.book(db, Scene::slot(48, 30)).await.is_err());
}

async fn a_change_on_an_old_reading_does_nothing(db: &Db) {
    let (scene, row) = booked(db).await;
    assert!(put(db, (row.id, 0), AppointmentState::Booked).await.unwrap());
    assert!(!put(db, (row.id, 0), cancelled()).await.unwrap());
    assert_eq!(taken(db, scene, row.appointment.interval).await, 1);
}

async fn a_request_has_one_appointment(db: &Db) {
    let (scene, row) = booked(db).await;
    let second = scene.appointment(row.appointment.request, Scene::slot(48, 30));
    let second = &second;
    let refused = db.write(|tx| async move { appointments::insert(&tx, second, &[scene.advisor], Overlap::Refused).await }).await;
    assert_eq!(refused.unwrap_err().constraint(), Some(Constraint::AppointmentRequest));
}

async fn a_pending_appointment_is_found_when_its_wait_is_over(db: &Db) {
    let (_, row) = booked(db).await;
    let until: Timestamp = NOW.plus_minutes(60);
    put(db, (row.id, 0), AppointmentState::Pending { until }).await.unwrap();
    assert!(appointments::list_overdue(db.read(), until.plus_seconds(-1), 10).await.unwrap().is_empty());
    let overdue = appointments::list_overdue(db.read(), until, 10).await.unwrap();
    assert_eq!(overdue.iter().map(|row| row.id).collect::<Vec<_>>(), [row.id]);
}

async fn another_centre_does_not_see_it(db: &Db) {
    let (_, row) = booked(db).await;
    let other = Scene::new(db).await;
    assert_eq!(appointments::find(db.read(), other.centre, row.id).await.unwrap(), None);
    assert!(appointments::list(db.read(), other.centre, Scene::slot(0, 100_000), 10).await.unwrap().is_empty());
    assert_eq!(requests::find_of_centre(db.read(), other.centre, row.appointment.request).await.unwrap(), None);
}
