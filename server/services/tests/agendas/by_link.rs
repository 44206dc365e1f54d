//! An appointment settled by the link in the centre's mail, without an account.

use crate::{house::at, office::Office};
use contract::{
    Answer,
    answering::{ActByLink, AnswerAct, AnswerView, Answering, AppointmentAct, AskedAppointment, LinkAct},
    manage::EventCode,
    refusal::{Refusal, Rule},
    scope::RequestScope,
};
use domain::{
    appointment::{AppointmentState, Party},
    attendance::{MarkRefused, Standing},
    ids::AppointmentId,
    life::Step,
};
use store::{Db, types::Confirmation};

async fn waiting(db: &Db) -> (Office, String, AppointmentId) {
    let office = Office::with_type(db, |kind| kind.confirmation = Confirmation::ByCentre).await;
    let (token, id) = office.booked(at(3, 10, 0), "lina").await;
    office.due(0).await;
    (office, token, id)
}

fn scope() -> RequestScope {
    RequestScope { address_key: "the centre".to_owned(), request_id: "test".to_owned() }
}

/// The token of the link in the centre's mail.
async fn link(office: &Office, id: AppointmentId) -> String {
    let row = office.row(id).await;
    let letter = office.house.services.appointment_letter(row.appointment.request, None).await.unwrap().unwrap();
    letter.answer_url.strip_prefix("https://rdv.example.org/reponse/").unwrap().to_owned()
}

async fn act(office: &Office, link: &str, (sequence, act): (i32, AppointmentAct)) -> Answer<AnswerView> {
    let act = LinkAct::Appointment { sequence, act };
    Answering::act(&office.house.services, &scope(), ActByLink { token: link.to_owned(), act }).await
}

fn asked(view: Answer<AnswerView>) -> AskedAppointment {
    view.unwrap().appointment.unwrap()
}

async fn the_link_shows_the_appointment_and_looking_changes_nothing(db: &Db) {
    let (office, token, id) = waiting(db).await;
    let (link, before) = (link(&office, id).await, office.row(id).await);
    for _ in 0..3 {
        let shown = asked(Answering::show(&office.house.services, &scope(), link.clone()).await);
        assert_eq!((shown.standing, shown.slot.starts.at, shown.sequence), (Standing::Pending, at(3, 10, 0), 0));
        assert!(shown.until.is_some() && !shown.with.is_empty() && !shown.has_begun);
        let open = LinkAct::Answer(AnswerAct::Open);
        Answering::act(&office.house.services, &scope(), ActByLink { token: link.clone(), act: open }).await.unwrap();
        let step = LinkAct::Answer(AnswerAct::Step(Step::OtherChannel));
        let strange = Answering::act(&office.house.services, &scope(), ActByLink { token: link.clone(), act: step }).await;
        assert_eq!(strange.err(), Some(Refusal::NotFound), "what does not fit the way");
    }
    assert_eq!(office.row(id).await, before);
    assert_eq!(office.managed(&token).await.history.len(), 1, "asked, and nothing since");
}

async fn a_yes_by_the_link_confirms_once(db: &Db) {
    let (office, token, id) = waiting(db).await;
    let link = link(&office, id).await;
    assert_eq!(asked(act(&office, &link, (0, AppointmentAct::Confirm)).await).standing, Standing::Booked);
    assert_eq!(asked(act(&office, &link, (0, AppointmentAct::Confirm)).await).standing, Standing::Booked, "twice is once");
    let no = AppointmentAct::Refuse { reason: String::new() };
    assert_eq!(act(&office, &link, (0, no)).await.err(), Some(Refusal::Rule(Rule::ChangedMeanwhile)));
    assert_eq!(office.managed(&token).await.history.last().unwrap().what, EventCode::Confirmed);
    assert_eq!(office.due(0).await, ["mail_candidate_confirmed"]);
}

async fn a_no_by_the_link_frees_the_slot_and_everybody_is_told(db: &Db) {
    let (office, token, id) = waiting(db).await;
    let link = link(&office, id).await;
    let no = AppointmentAct::Refuse { reason: "La salle est prise.".to_owned() };
    let shown = asked(act(&office, &link, (0, no)).await);
    assert_eq!((shown.standing, shown.cancel_reason.as_deref()), (Standing::Cancelled, Some("La salle est prise.")));
    assert!(matches!(office.managed(&token).await.state, AppointmentState::Cancelled { by: Party::Centre, .. }));
    office.house.hold(at(3, 10, 0)).await.expect("free again");
    assert_eq!(office.due(0).await, ["mail_candidate_cancelled", "mail_centre_cancelled"]);
}

async fn who_came_is_said_by_the_link_once_it_has_begun(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(0, 10, 0), "lina").await;
    let link = link(&office, id).await;
    let early = act(&office, &link, (0, AppointmentAct::Attended)).await;
    assert_eq!(early.err(), Some(Refusal::Rule(Rule::Mark(MarkRefused::NotBegun))));
    office.house.clock.advance_minutes(61);
    let shown = asked(act(&office, &link, (0, AppointmentAct::Attended)).await);
    assert_eq!(shown.standing, Standing::Attended);
    assert_eq!(office.details(id).await.entry.state, Standing::Attended);
}

async fn what_changed_since_it_was_seen_is_not_called_off(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(1, 10, 0), "lina").await;
    let link = link(&office, id).await;
    office.reschedule(office.to(id, 0, at(2, 10, 0))).await.unwrap();
    let off = |sequence| (sequence, AppointmentAct::CallOff { reason: String::new() });
    assert_eq!(act(&office, &link, off(0)).await.err(), Some(Refusal::Rule(Rule::ChangedMeanwhile)));
    assert_eq!(asked(act(&office, &link, off(1)).await).standing, Standing::Cancelled);
}

async fn the_link_ends_with_the_candidate_s(db: &Db) {
    let (office, _, id) = waiting(db).await;
    let link = link(&office, id).await;
    office.house.clock.advance_minutes((3 + 61) * 24 * 60);
    assert_eq!(act(&office, &link, (0, AppointmentAct::Confirm)).await.err(), Some(Refusal::NotFound));
    assert_eq!(Answering::show(&office.house.services, &scope(), link).await.err(), Some(Refusal::NotFound));
}

testkit::on_both_engines!(
    the_link_shows_the_appointment_and_looking_changes_nothing,
    a_yes_by_the_link_confirms_once,
    a_no_by_the_link_frees_the_slot_and_everybody_is_told,
    who_came_is_said_by_the_link_once_it_has_begun,
    what_changed_since_it_was_seen_is_not_called_off,
    the_link_ends_with_the_candidate_s,
);
