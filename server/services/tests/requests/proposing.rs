//! A slot proposed to a candidate.

use crate::house::{House, at, scope};
use contract::{
    Answer,
    answering::AnswerAct,
    booking::{BookAppointment, BookedView, Booking, DeskTarget, HoldSlot, HoldStatus, HoldView},
    manage::EventCode,
    refusal::{Refusal, Rule},
    requests::RequestAct,
};
use domain::{life::RequestState, request::Way, time::Timestamp};
use services::contact_jobs::ContactMail;
use store::{Db, requests, types};

async fn hold(house: &House, starts_at: Timestamp) -> Answer<HoldView> {
    let kind = types::find(house.db.read(), house.scene.centre, house.scene.type_id).await.unwrap().unwrap();
    let target = DeskTarget::Type { centre: house.slug.clone(), type_slug: kind.settings.slug };
    let ask = HoldSlot { target, referrer: None, mode: None, starts_at, visitor: None };
    house.services.hold_slot(&scope("somebody"), ask).await
}

/// The manager proposes the first free slot; the request, its link, the slot's start.
async fn proposed(house: &House) -> (String, domain::ids::RequestId, Timestamp) {
    let (token, row) = house.asked(Way::Callback, "lina").await;
    let free = house.seen(row.id).await.free;
    let first = &free[0];
    let starts_at = first.slot.starts.at;
    let act = RequestAct::Propose { starts_at, mode: first.mode, body: "On en parle ?".into() };
    house.act(row.id, act).await.unwrap();
    (token, row.id, starts_at)
}

async fn take(house: &House, hold: &str) -> Answer<BookedView> {
    let status = house.services.show_hold(&scope("lina"), hold.to_owned()).await?;
    let HoldStatus::Open(view) = status else { panic!("booked already") };
    house.clock.advance_seconds(5);
    let draft = view.known.clone().expect("what the centre knows is filled in");
    let ask = BookAppointment { hold: view.token, ticket: view.ticket, trap: String::new(), draft };
    house.services.book(&scope("lina"), ask).await
}

async fn a_proposed_slot_is_held_for_the_candidate_who_takes_it_by_the_link(db: &Db) {
    let house = House::new(db).await;
    let (token, id, starts_at) = proposed(&house).await;
    assert!(matches!(hold(&house, starts_at).await, Err(Refusal::Conflict { .. })), "nobody else takes it");
    house.clock.advance_seconds(11);
    let letter = house.letters(ContactMail::Proposed).await.pop().expect("its mail leaves after ten seconds");
    assert_eq!(letter.said.unwrap().1, "On en parle ?");
    let proposal = house.followed(&token).await.proposals.pop().unwrap();
    assert_eq!(
        letter.proposal.unwrap().take_url,
        format!("https://rdv.example.org/rdv/coordonnees?reservation={}", proposal.hold)
    );
    house.clock.advance_seconds(47 * 3600);
    take(&house, &proposal.hold).await.expect("within 48 hours");
    let view = house.followed(&token).await;
    assert_eq!(view.state, RequestState::Answered);
    assert_eq!(view.history.last().unwrap().what, EventCode::ProposalTaken);
    assert!(view.proposals.is_empty());
    let booked = requests::list_of_centre(db.read(), house.scene.centre, 0, 1).await.unwrap().pop().unwrap();
    assert_eq!((booked.request.way, booked.request.follows), (Way::Appointment, Some(id)));
}

async fn after_48_hours_the_slot_is_everybody_s_again(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Callback, "lina").await;
    let token = house.answer_token(row.id).await;
    let starts_at = at(7, 10, 0);
    let act = AnswerAct::Propose { starts_at, mode: domain::appointment::Mode::Phone, body: String::new() };
    house.answer(&token, act).await.unwrap();
    assert!(hold(&house, starts_at).await.is_err());
    house.clock.advance_seconds(48 * 3600 - 1);
    assert!(hold(&house, starts_at).await.is_err());
    house.clock.advance_seconds(1);
    hold(&house, starts_at).await.expect("free again");
}

async fn a_slot_that_is_taken_or_never_offered_is_not_proposed(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Callback, "lina").await;
    let starts_at = at(1, 10, 0);
    hold(&house, starts_at).await.unwrap();
    let mode = domain::appointment::Mode::Phone;
    let propose = async |starts_at| house.act(row.id, RequestAct::Propose { starts_at, mode, body: String::new() }).await;
    let Err(Refusal::Conflict { alternatives }) = propose(starts_at).await else { panic!("two for one slot") };
    assert!(!alternatives.is_empty());
    assert_eq!(propose(at(1, 10, 7)).await.err(), Some(Refusal::Rule(Rule::NotOffered)), "off the grid");
    assert_eq!(house.request(row.id).await.request.state, RequestState::New, "nothing is left half done");
}

async fn the_same_slot_twice_is_one_proposal(db: &Db) {
    let house = House::new(db).await;
    let (token, id, starts_at) = proposed(&house).await;
    let mode = house.followed(&token).await.proposals[0].mode;
    house.act(id, RequestAct::Propose { starts_at, mode, body: String::new() }).await.unwrap();
    assert_eq!(house.followed(&token).await.proposals.len(), 1);
}

async fn a_proposal_taken_back_frees_the_slot_and_sends_nothing(db: &Db) {
    let house = House::new(db).await;
    let (token, id, starts_at) = proposed(&house).await;
    house.act(id, RequestAct::Undo).await.unwrap();
    house.clock.advance_seconds(11);
    assert!(house.letters(ContactMail::Proposed).await.is_empty());
    assert!(house.followed(&token).await.proposals.is_empty());
    hold(&house, starts_at).await.expect("free again");
}

testkit::on_both_engines!(
    a_proposed_slot_is_held_for_the_candidate_who_takes_it_by_the_link,
    after_48_hours_the_slot_is_everybody_s_again,
    a_slot_that_is_taken_or_never_offered_is_not_proposed,
    the_same_slot_twice_is_one_proposal,
    a_proposal_taken_back_frees_the_slot_and_sends_nothing,
);
