//! Who arrived, who came, who did not; a word among colleagues.

use crate::{
    house::at,
    office::{Office, done, held_back},
};
use contract::{
    Answer,
    agendas::{Acted, Agendas, Happened, MarkAppointment, Objection, TakenBy, WriteNote},
    refusal::{Refusal, Rule},
};
use domain::{
    attendance::{Mark, MarkRefused, Standing},
    ids::AppointmentId,
};
use store::Db;

async fn noted(office: &Office, id: AppointmentId, seen: &str, note: &str) -> Answer<Acted> {
    let ask = WriteNote { which: office.which(id), seen: seen.to_owned(), note: note.to_owned() };
    office.house.services.write_note(&office.manager, ask).await
}

async fn who_is_at_the_desk_is_noted_and_taken_back_without_a_new_sequence(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    let entry = done(office.mark(id, 0, Mark::Arrived).await);
    assert_eq!((entry.state, entry.sequence), (Standing::Arrived, 0), "calendars hear nothing of it");
    done(office.mark(id, 0, Mark::Arrived).await);
    assert_eq!(done(office.mark(id, 0, Mark::NotArrived).await).state, Standing::Booked);
    let arrivals = office.details(id).await.history.iter().filter(|line| line.what == Happened::Arrived).count();
    assert_eq!(arrivals, 1, "twice is as once");
}

async fn nobody_arrives_the_day_before_and_nobody_came_before_the_start(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let refused = |mark| Err(Refusal::Rule(Rule::Mark(mark)));
    assert_eq!(office.mark(id, 0, Mark::Arrived).await, refused(MarkRefused::AnotherDay));
    for mark in [Mark::Attended, Mark::NoShow] {
        assert_eq!(office.mark(id, 0, mark).await, refused(MarkRefused::NotBegun));
    }
}

async fn attended_and_absent_are_noted_changed_and_taken_back(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    office.house.clock.advance_minutes(60);
    assert_eq!(done(office.mark(id, 0, Mark::Attended).await).state, Standing::Attended);
    assert_eq!(done(office.mark(id, 1, Mark::NoShow).await).state, Standing::NoShow);
    let back = done(office.mark(id, 2, Mark::Unsettled).await);
    assert_eq!((back.state, back.sequence), (Standing::Booked, 3));
    done(office.reschedule(office.to(id, 3, at(1, 10, 0))).await);
    office.house.hold(at(2, 10, 0)).await.expect("and its time is its own again");
}

async fn taking_a_mark_back_takes_the_time_back_unless_somebody_has_it(db: &Db) {
    let office = Office::with_type(db, |kind| {
        kind.policy.step_min = 5;
        kind.policy.duration_min = 60;
    })
    .await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    office.house.clock.advance_minutes(60);
    done(office.mark(id, 0, Mark::NoShow).await);
    let (_, other) = office.booked(at(0, 10, 5), "quick").await;
    let objections = held_back(office.mark(id, 1, Mark::Unsettled).await);
    assert!(matches!(&objections[..], [Objection::Taken { by: TakenBy::Appointment { id, .. }, .. }] if *id == other));
    let insisting = MarkAppointment { which: office.which(id), sequence: 1, mark: Mark::Unsettled, accepted: objections };
    done(office.house.services.mark(&office.manager, insisting).await);
    assert!(office.details(id).await.forced);
}

async fn a_word_among_colleagues_is_not_overwritten_by_who_has_not_seen_it(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let script = "Vient avec sa mère </textarea><script>alert(1)</script>";
    done(noted(&office, id, "", script).await);
    assert_eq!(office.details(id).await.note, script);
    assert_eq!(noted(&office, id, "", "Autre chose").await, Err(Refusal::Rule(Rule::ChangedMeanwhile)));
    done(noted(&office, id, "", script).await);
    done(noted(&office, id, script, "  ").await);
    assert_eq!(office.details(id).await.note, "");
    assert!(matches!(noted(&office, id, "", &"x".repeat(1001)).await, Err(Refusal::Invalid(_))));
}

testkit::on_both_engines!(
    who_is_at_the_desk_is_noted_and_taken_back_without_a_new_sequence,
    nobody_arrives_the_day_before_and_nobody_came_before_the_start,
    attended_and_absent_are_noted_changed_and_taken_back,
    taking_a_mark_back_takes_the_time_back_unless_somebody_has_it,
    a_word_among_colleagues_is_not_overwritten_by_who_has_not_seen_it,
);
