//! The centre's link from its mailbox.

use crate::house::{House, scope};
use contract::{
    agendas::{Happened, Who},
    answering::{AnswerAct, Answering},
    manage::EventCode,
    refusal::Refusal,
};
use domain::{
    candidate::Field,
    life::{Attempt, RequestState, Step},
    request::Way,
};
use services::contact_jobs::ContactMail;
use store::Db;

async fn looking_changes_nothing_and_a_person_who_looks_is_noted_once(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    let token = house.answer_token(row.id).await;
    let before = house.request(row.id).await;
    for _ in 0..3 {
        Answering::show(&house.services, &scope("scanner"), token.clone()).await.unwrap();
    }
    assert_eq!(house.request(row.id).await, before);
    for _ in 0..2 {
        house.answer(&token, AnswerAct::Open).await.unwrap();
    }
    let after = house.request(row.id).await;
    assert_eq!(after.request.state, RequestState::Read);
    assert_eq!((after.course.opened_at, after.course.answered_at), (Some(house.clock.now()), None));
    let view = Answering::show(&house.services, &scope("cfa"), token).await.unwrap();
    let opened = view.history.iter().filter(|line| line.what == Happened::Contact(EventCode::Opened)).count();
    assert_eq!(opened, 1);
}

async fn an_answer_reaches_the_candidate_and_stamps_the_date_once(db: &Db) {
    let house = House::new(db).await;
    let (own, row) = house.asked(Way::Enquiry, "lina").await;
    let token = house.answer_token(row.id).await;
    let first_at = house.clock.now();
    house.answer(&token, AnswerAct::Write { body: "Oui, il en reste.".into() }).await.unwrap();
    house.clock.advance_seconds(3600);
    house.answer(&token, AnswerAct::Write { body: "Et aussi à Laval.".into() }).await.unwrap();
    let row = house.request(row.id).await;
    assert_eq!(row.request.state, RequestState::Answered);
    assert_eq!((row.course.answered_at, row.course.outcome.as_deref()), (Some(first_at), Some("personalised_answer")));
    let view = house.followed(&own).await;
    let said: Vec<&str> = view.messages.iter().map(|message| message.body.as_str()).collect();
    assert_eq!(said, ["Oui, il en reste.", "Et aussi à Laval."], "kept in order, none overwritten");
    let letters = house.letters(ContactMail::Answered).await;
    assert_eq!(letters.len(), 2);
    assert!(letters.iter().all(|letter| letter.email == "lina@example.org"));
}

async fn the_same_words_twice_are_sent_once(db: &Db) {
    let house = House::new(db).await;
    let (own, row) = house.asked(Way::Enquiry, "lina").await;
    let token = house.answer_token(row.id).await;
    for _ in 0..3 {
        house.answer(&token, AnswerAct::Write { body: "Oui.".into() }).await.unwrap();
    }
    assert_eq!(house.followed(&own).await.messages.len(), 1);
    assert_eq!(house.letters(ContactMail::Answered).await.len(), 1);
}

async fn a_call_back_goes_from_attempts_to_reached(db: &Db) {
    let house = House::new(db).await;
    let (own, row) = house.asked(Way::Callback, "lina").await;
    let token = house.answer_token(row.id).await;
    let call = |attempt| AnswerAct::Step(Step::Call(attempt));
    house.answer(&token, call(Attempt::NoAnswer)).await.unwrap();
    let view = house.answer(&token, call(Attempt::NoAnswer)).await.unwrap();
    assert_eq!((view.state, view.n_attempts), (RequestState::InProgress, 2));
    let view = house.answer(&token, call(Attempt::Reached)).await.unwrap();
    assert_eq!((view.state, view.n_attempts), (RequestState::Answered, 3));
    let told: Vec<_> = house.followed(&own).await.history.into_iter().map(|event| event.what).collect();
    let expected = [
        EventCode::Sent,
        EventCode::Called(Attempt::NoAnswer),
        EventCode::Called(Attempt::NoAnswer),
        EventCode::Called(Attempt::Reached),
    ];
    assert_eq!(told, expected);
    assert!(view.history.iter().skip(1).all(|line| line.who == Who::Centre(String::new())), "nobody knows who");
}

async fn what_has_no_words_or_too_many_is_refused_and_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    let token = house.answer_token(row.id).await;
    let before = house.request(row.id).await;
    for body in [String::new(), "  \n ".to_owned(), "x".repeat(4001)] {
        let Err(Refusal::Invalid(wrong)) = house.answer(&token, AnswerAct::Write { body }).await else { panic!("taken") };
        assert!(wrong.of(Field::Message).is_some());
    }
    for step in [Step::Withdraw, Step::Merge, Step::WriteAgain, Step::Remind, Step::Answer, Step::Propose, Step::Open] {
        let refused = house.answer(&token, AnswerAct::Step(step)).await;
        assert_eq!(refused.err(), Some(Refusal::NotFound), "{step:?} is none of the link's");
    }
    assert_eq!(house.request(row.id).await, before);
}

async fn each_link_opens_its_own_page_alone(db: &Db) {
    let house = House::new(db).await;
    let (own, row) = house.asked(Way::Enquiry, "lina").await;
    let (_, other) = house.asked(Way::Enquiry, "yanis").await;
    let token = house.answer_token(row.id).await;
    assert_ne!(token, house.answer_token(other.id).await);
    assert_eq!(Answering::show(&house.services, &scope("x"), own).await.err(), Some(Refusal::NotFound), "the candidate's");
    let shown = contract::manage::Managing::show(&house.services, &scope("x"), token.clone()).await;
    assert_eq!(shown.err(), Some(Refusal::NotFound), "the centre's");
    house.clock.advance_seconds(60 * 86_400);
    assert_eq!(house.answer(&token, AnswerAct::Open).await.err(), Some(Refusal::NotFound), "sixty days later");
}

testkit::on_both_engines!(
    looking_changes_nothing_and_a_person_who_looks_is_noted_once,
    an_answer_reaches_the_candidate_and_stamps_the_date_once,
    the_same_words_twice_are_sent_once,
    a_call_back_goes_from_attempts_to_reached,
    what_has_no_words_or_too_many_is_refused_and_changes_nothing,
    each_link_opens_its_own_page_alone,
);
