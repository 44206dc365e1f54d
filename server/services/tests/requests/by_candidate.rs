//! What its author may still do with a call-back or a message.

use crate::house::{House, scope};
use contract::{
    manage::{CompleteByLink, EventCode, Managing, WasContacted},
    refusal::{Refusal, Rule},
    requests::RequestAct,
};
use domain::{
    appointment::Party,
    candidate::{AS_SOON_AS_POSSIBLE, Field},
    life::{RequestState, StepRefused},
    request::Way,
};
use services::contact_jobs::ContactMail;
use store::Db;

fn completion(token: &str, phone: &str, message: &str) -> CompleteByLink {
    CompleteByLink {
        token: token.to_owned(),
        phone: phone.to_owned(),
        wanted: vec![AS_SOON_AS_POSSIBLE.to_owned()],
        message: message.to_owned(),
    }
}

async fn opening_the_link_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Callback, "lina").await;
    let before = (house.n_jobs().await, house.request(row.id).await);
    for _ in 0..3 {
        house.followed(&token).await;
    }
    assert_eq!((house.n_jobs().await, house.request(row.id).await), before);
}

async fn a_number_is_changed_and_found_in_the_queue_by_its_new_digits(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Callback, "lina").await;
    let view = house.services.complete(&scope("l"), completion(&token, "06 39 98 99 99", "")).await.unwrap();
    assert_eq!(view.phone.as_deref(), Some("06 39 98 99 99"));
    assert_eq!(view.history.last().unwrap().what, EventCode::Completed);
    let search = house.request(row.id).await.request.search;
    assert!(search.contains("0639989999") && !search.contains("0639981234"), "{search}");
    let same = house.services.complete(&scope("l"), completion(&token, "06 39 98 99 99", "")).await.unwrap();
    assert_eq!(same.history.len(), view.history.len(), "nothing changed, nothing is written");
}

async fn a_message_after_an_answer_opens_it_again_and_the_same_words_are_said_once(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Enquiry, "lina").await;
    house.act(row.id, RequestAct::Write { body: "Oui, il en reste.".into() }).await.unwrap();
    assert_eq!(house.followed(&token).await.state, RequestState::Answered);
    for _ in 0..2 {
        let ask = completion(&token, "06 39 98 12 34", "Et les frais ?");
        house.services.complete(&scope("l"), ask).await.unwrap();
    }
    let view = house.followed(&token).await;
    assert_eq!(view.state, RequestState::Reopened);
    let said: Vec<_> = view.messages.iter().map(|message| (message.author, message.body.as_str())).collect();
    assert_eq!(said, [(Party::Centre, "Oui, il en reste."), (Party::Candidate, "Et les frais ?")]);
    let told = house.letters(ContactMail::WroteAgain).await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].said.as_ref().unwrap().1, "Et les frais ?");
}

async fn withdrawing_is_for_good_and_twice_is_once(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Callback, "lina").await;
    for _ in 0..2 {
        let view = house.services.withdraw(&scope("l"), token.clone()).await.unwrap();
        assert_eq!((view.state, view.is_open), (RequestState::Withdrawn, false));
    }
    assert_eq!(house.letters(ContactMail::Withdrawn).await.len(), 1);
    let refused = house.services.complete(&scope("l"), completion(&token, "06 39 98 12 34", "Encore")).await;
    let step = StepRefused { from: RequestState::Withdrawn, to: RequestState::Withdrawn };
    assert_eq!(refused, Err(Refusal::Rule(Rule::Step(step))));
    let answered = house.act(row.id, RequestAct::Write { body: "Bonjour".into() }).await;
    let step = StepRefused { from: RequestState::Withdrawn, to: RequestState::Answered };
    assert_eq!(answered.unwrap_err(), Refusal::Rule(Rule::Step(step)), "both states are said");
}

async fn a_candidate_who_waits_tells_the_centre_once_a_day(db: &Db) {
    let house = House::new(db).await;
    let (token, _) = house.asked(Way::Callback, "lina").await;
    for _ in 0..3 {
        house.services.say_contacted(&scope("l"), token.clone(), WasContacted::Remind).await.unwrap();
        house.clock.advance_seconds(3600);
    }
    assert_eq!(house.letters(ContactMail::Reminded).await.len(), 1);
    house.clock.advance_seconds(24 * 3600);
    house.services.say_contacted(&scope("l"), token.clone(), WasContacted::Remind).await.unwrap();
    assert_eq!(house.letters(ContactMail::Reminded).await.len(), 2);
    house.services.say_contacted(&scope("l"), token.clone(), WasContacted::Yes).await.unwrap();
    assert_eq!(house.followed(&token).await.history.last().unwrap().what, EventCode::WasContacted);
}

async fn wrong_words_and_numbers_are_told_at_their_fields(db: &Db) {
    let house = House::new(db).await;
    let (token, _) = house.asked(Way::Callback, "lina").await;
    let ask = CompleteByLink { wanted: Vec::new(), ..completion(&token, "06", &"x".repeat(1001)) };
    let Err(Refusal::Invalid(wrong)) = house.services.complete(&scope("l"), ask).await else { panic!("accepted") };
    let fields: Vec<Field> = wrong.0.iter().map(|error| error.field).collect();
    assert_eq!(fields, [Field::Phone, Field::Wanted, Field::Message]);
}

async fn an_unknown_and_an_expired_link_are_answered_alike(db: &Db) {
    let house = House::new(db).await;
    let (token, _) = house.asked(Way::Callback, "lina").await;
    house.clock.advance_seconds(60 * 86_400);
    for token in [token, "nothing".to_owned()] {
        assert_eq!(house.services.show(&scope("l"), token.clone()).await.err(), Some(Refusal::NotFound));
        assert_eq!(house.services.withdraw(&scope("l"), token).await.err(), Some(Refusal::NotFound));
    }
}

testkit::on_both_engines!(
    opening_the_link_changes_nothing,
    a_number_is_changed_and_found_in_the_queue_by_its_new_digits,
    a_message_after_an_answer_opens_it_again_and_the_same_words_are_said_once,
    withdrawing_is_for_good_and_twice_is_once,
    a_candidate_who_waits_tells_the_centre_once_a_day,
    wrong_words_and_numbers_are_told_at_their_fields,
    an_unknown_and_an_expired_link_are_answered_alike,
);
