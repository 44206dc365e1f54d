//! The centre's word on what waits for it, and calling off.

use crate::{
    house::at,
    office::{Office, done},
};
use contract::{
    Answer,
    agendas::{Acted, Agendas, CallOff, Settle, Verdict},
    manage::EventCode,
    refusal::{Refusal, Rule},
};
use domain::{
    appointment::{AppointmentState, Party},
    attendance::Standing,
    candidate::{Field, Problem},
    contact::InvalidText,
    ids::AppointmentId,
};
use store::{Db, types::Confirmation};

async fn waiting(db: &Db) -> (Office, String, AppointmentId) {
    let office = Office::with_type(db, |kind| kind.confirmation = Confirmation::ByCentre).await;
    let (token, id) = office.booked(at(3, 10, 0), "lina").await;
    office.due(0).await;
    (office, token, id)
}

async fn settle(office: &Office, id: AppointmentId, verdict: Verdict, reason: &str) -> Answer<Acted> {
    let ask = Settle { which: office.which(id), sequence: 0, verdict, reason: reason.to_owned() };
    office.house.services.settle(&office.reception, ask).await
}

async fn call_off(office: &Office, id: AppointmentId, sequence: i32, reason: &str) -> Answer<Acted> {
    let ask = CallOff { which: office.which(id), sequence, reason: reason.to_owned() };
    office.house.services.call_off(&office.manager, ask).await
}

async fn the_centre_confirms_once_and_the_candidate_is_told(db: &Db) {
    let (office, token, id) = waiting(db).await;
    assert_eq!(done(settle(&office, id, Verdict::Confirmed, "").await).state, Standing::Booked);
    done(settle(&office, id, Verdict::Confirmed, "").await);
    assert_eq!(settle(&office, id, Verdict::Refused, "").await, Err(Refusal::Rule(Rule::ChangedMeanwhile)));
    let view = office.managed(&token).await;
    assert_eq!((view.state, view.history.last().unwrap().what), (AppointmentState::Booked, EventCode::Confirmed));
    assert_eq!(office.due(0).await, ["mail_candidate_confirmed"]);
}

async fn a_refusal_frees_the_slot_with_a_reason_that_the_candidate_reads(db: &Db) {
    let (office, token, id) = waiting(db).await;
    done(settle(&office, id, Verdict::Refused, "La conseillère est absente.").await);
    assert!(matches!(office.managed(&token).await.state, AppointmentState::Cancelled { by: Party::Centre, .. }));
    assert_eq!(office.details(id).await.cancel_reason.as_deref(), Some("La conseillère est absente."));
    office.house.hold(at(3, 10, 0)).await.expect("free again");
    assert_eq!(office.due(0).await, ["mail_candidate_cancelled", "mail_colleagues_cancelled"]);
}

async fn too_late_is_too_late_for_the_centre_too(db: &Db) {
    let (office, _, id) = waiting(db).await;
    office.house.clock.advance_seconds(48 * 3600);
    assert_eq!(settle(&office, id, Verdict::Confirmed, "").await, Err(Refusal::Rule(Rule::ChangedMeanwhile)));
    assert_eq!(office.house.services.free_overdue().await.unwrap(), 1);
    assert_eq!(settle(&office, id, Verdict::Confirmed, "").await, Err(Refusal::Rule(Rule::ChangedMeanwhile)));
}

async fn a_call_off_at_the_last_minute_is_for_good_and_as_once(db: &Db) {
    let office = Office::new(db).await;
    let (token, id) = office.booked(at(0, 10, 0), "lina").await;
    office.due(0).await;
    office.house.clock.advance_minutes(59);
    assert_eq!(done(call_off(&office, id, 0, "Panne de chauffage").await).state, Standing::Cancelled);
    done(call_off(&office, id, 0, "Panne de chauffage").await);
    assert_eq!(office.managed(&token).await.history.last().unwrap().what, EventCode::CancelledByCentre);
    assert_eq!(office.due(0).await, ["mail_candidate_cancelled", "mail_colleagues_cancelled"]);
    let moved = office.reschedule(office.to(id, 1, at(2, 10, 0))).await;
    assert!(matches!(moved, Err(Refusal::Rule(Rule::Move(_)))), "{moved:?}");
}

async fn a_reason_has_its_bounds_and_stays_text(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let long = "x".repeat(301);
    let Err(Refusal::Invalid(errors)) = call_off(&office, id, 0, &long).await else { panic!("too long") };
    assert_eq!(errors.of(Field::Message), Some(Problem::Text(InvalidText::TooLong { max: 300, found: 301 })));
    let script = "</textarea><script>alert(1)</script>";
    done(call_off(&office, id, 0, script).await);
    assert_eq!(office.details(id).await.cancel_reason.as_deref(), Some(script));
}

async fn what_is_over_is_called_off_in_silence(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    office.due(0).await;
    office.house.clock.advance_minutes(24 * 60);
    done(call_off(&office, id, 0, "").await);
    assert_eq!(office.due(0).await, [""; 0]);
}

testkit::on_both_engines!(
    the_centre_confirms_once_and_the_candidate_is_told,
    a_refusal_frees_the_slot_with_a_reason_that_the_candidate_reads,
    too_late_is_too_late_for_the_centre_too,
    a_call_off_at_the_last_minute_is_for_good_and_as_once,
    a_reason_has_its_bounds_and_stays_text,
    what_is_over_is_called_off_in_silence,
);
