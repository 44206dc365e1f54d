//! The form of a call-back or of a message.

use crate::house::{House, at, draft, scope};
use contract::{
    contacting::{ContactTarget, Contacting, SendContact, ShowContact},
    find::TrainingName,
    manage::EventCode,
    refusal::{Refusal, Rule},
};
use domain::{
    callback::{DayPart, HalfDay},
    candidate::{CandidateDraft, Field, Problem},
    life::RequestState,
    request::Way,
};
use services::{Limits, contact_jobs::ContactMail};
use store::Db;

const DAY: i64 = 86_400;

async fn a_call_back_is_kept_with_its_half_days_and_both_sides_are_told(db: &Db) {
    let house = House::new(db).await;
    let shown = house.services.show_contact(&scope("lina"), house.page(Way::Callback)).await.unwrap();
    assert_eq!(shown.half_days.len(), 20, "ten opening days");
    let form = house.form(Way::Callback, "lina").await;
    let wanted = vec!["2027-03-02.matin".to_owned(), "2027-03-04.apres-midi".to_owned()];
    let form = SendContact { draft: CandidateDraft { wanted, ..form.draft }, ..form };
    let token = house.services.send_contact(&scope("lina"), form).await.unwrap().manage_token;
    let view = house.followed(&token).await;
    assert_eq!((view.way, view.state), (Way::Callback, RequestState::New));
    let tuesday = "2027-03-02".parse().unwrap();
    assert_eq!(view.wanted[0], HalfDay(tuesday, DayPart::Morning));
    assert_eq!(view.history.iter().map(|event| event.what).collect::<Vec<_>>(), [EventCode::Sent]);
    let notice = house.letters(ContactMail::Notice).await.pop().unwrap();
    assert_eq!(notice.centre_email.as_deref(), Some("accueil@cfa.example.org"));
    assert!(notice.answer_url.starts_with("https://rdv.example.org/reponse/"));
    let received = house.letters(ContactMail::Received).await.pop().unwrap();
    assert_eq!(received.manage_url, format!("https://rdv.example.org/suivi/{token}"));
}

async fn the_same_form_twice_gives_one_request_and_its_mails_once(db: &Db) {
    let house = House::new(db).await;
    let form = house.form(Way::Enquiry, "lina").await;
    let first = house.services.send_contact(&scope("lina"), form.clone()).await.unwrap();
    let second = house.services.send_contact(&scope("lina"), form).await.unwrap();
    assert_eq!(first, second);
    assert_eq!((house.requests().await.len(), house.n_jobs().await), (1, 2));
}

async fn a_hundred_same_forms_at_once_give_one_request(db: &Db) {
    let house = House::new(db).await;
    let other = House::process(db, &house.clock, Limits::default(), 2);
    let form = house.form(Way::Callback, "lina").await;
    let sends = (0..100).map(|n| {
        let (form, services) = (form.clone(), if n % 2 == 0 { house.services.clone() } else { other.clone() });
        tokio::spawn(async move { services.send_contact(&scope("lina"), form).await })
    });
    let mut tokens = Vec::new();
    for send in sends.collect::<Vec<_>>() {
        tokens.push(send.await.unwrap().expect("each is answered with the one request").manage_token);
    }
    tokens.dedup();
    assert_eq!((tokens.len(), house.requests().await.len(), house.n_jobs().await), (1, 1, 2));
}

async fn the_same_wish_within_four_days_is_shown_the_first_one_to_the_second(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Callback, "lina").await;
    let made_at = row.request.created_at;
    house.clock.set(made_at.plus_seconds(4 * DAY - 5));
    let refused = house.ask(Way::Callback, "LINA").await;
    let Err(Refusal::Duplicate { requested_at, way }) = refused else { panic!("{refused:?}") };
    assert_eq!((requested_at.at, way), (made_at, Way::Callback));
    assert_eq!(house.requests().await.len(), 1, "nothing is created");
    house.clock.set(made_at.plus_seconds(4 * DAY - 4));
    house.ask(Way::Callback, "lina").await.expect("four days and one second later it is a new wish");
}

async fn another_way_another_person_and_what_was_taken_back_are_no_duplicates(db: &Db) {
    let house = House::new(db).await;
    let (token, _) = house.asked(Way::Callback, "lina").await;
    house.ask(Way::Enquiry, "lina").await.expect("another way");
    house.ask(Way::Callback, "yanis").await.expect("another person");
    contract::manage::Managing::withdraw(&house.services, &scope("lina"), token).await.unwrap();
    house.ask(Way::Callback, "lina").await.expect("the first one is withdrawn");
}

async fn limits_hold_at_their_exact_boundary_in_two_processes(db: &Db) {
    let limits = Limits { creations_per_address_hour: 3, ..Limits::default() };
    let house = House::with_limits(db, limits).await;
    let other = House::process(db, &house.clock, limits, 2);
    let send = async |who: &str, services: &services::Services| {
        let form = house.form(Way::Enquiry, who).await;
        services.send_contact(&scope("one address"), form).await
    };
    for (rank, services) in [&house.services, &other, &house.services].into_iter().enumerate() {
        send(&format!("person{rank}"), services).await.unwrap();
    }
    let first_at = house.requests().await.last().unwrap().request.created_at;
    house.clock.set(first_at.plus_seconds(3600 - 6));
    let refused = send("person4", &other).await;
    let Err(Refusal::TooMany { retry_after_s, phone }) = refused else { panic!("{refused:?}") };
    assert_eq!((retry_after_s, phone.is_some()), (1, true), "when to retry, and the centre's phone");
    assert_eq!(house.requests().await.len(), 3, "a refusal leaves nothing");
    house.clock.set(first_at.plus_seconds(3600 - 5));
    send("person4", &other).await.expect("an hour after the first one");
}

async fn an_address_that_writes_ten_times_a_day_is_refused_the_eleventh(db: &Db) {
    let limits = Limits { creations_per_address_hour: 100, ..Limits::default() };
    let house = House::with_limits(db, limits).await;
    let mut tokens = Vec::new();
    for _ in 0..10 {
        let token = house.ask(Way::Enquiry, "lina").await.unwrap().manage_token;
        // Taken back, so that it is no duplicate.
        contract::manage::Managing::withdraw(&house.services, &scope("lina"), token.clone()).await.unwrap();
        tokens.push(token);
    }
    assert!(matches!(house.ask(Way::Enquiry, "lina").await, Err(Refusal::TooMany { .. })));
    house.ask(Way::Enquiry, "yanis").await.expect_err("the phone has its own limit");
}

async fn every_wrong_field_is_told_at_once_and_nothing_is_stored(db: &Db) {
    let house = House::new(db).await;
    let form = house.form(Way::Callback, "lina").await;
    let empty = SendContact { draft: CandidateDraft::default(), ..form.clone() };
    let Err(Refusal::Invalid(wrong)) = house.services.send_contact(&scope("l"), empty).await else { panic!("accepted") };
    let fields: Vec<Field> = wrong.0.iter().map(|error| error.field).collect();
    let expected = [Field::FirstName, Field::LastName, Field::Email, Field::Phone, Field::Wanted, Field::Subjects];
    assert_eq!(fields, expected);
    for wanted in ["2027-03-06.matin", "2027-03-29.matin", "2027-02-26.matin", "n'importe"] {
        let draft = CandidateDraft { wanted: vec![wanted.to_owned()], ..draft("lina") };
        let sent = house.services.send_contact(&scope("l"), SendContact { draft, ..form.clone() }).await;
        let Err(Refusal::Invalid(wrong)) = sent else { panic!("{wanted}: {sent:?}") };
        assert_eq!(wrong.of(Field::Wanted), Some(Problem::UnknownChoice), "{wanted}");
    }
    let robot = SendContact { trap: "x".to_owned(), ..form.clone() };
    let refused = house.services.send_contact(&scope("l"), robot).await;
    assert_eq!(refused, Err(Refusal::Rule(Rule::SuspiciousForm)));
    assert_eq!((house.requests().await.len(), house.n_jobs().await), (0, 0));
}

async fn whom_nobody_knows_is_not_found_and_a_training_gone_is_not_open(db: &Db) {
    let house = House::new(db).await;
    let show = async |target: ContactTarget| {
        let ask = ShowContact { target, way: Way::Enquiry, referrer: None };
        house.services.show_contact(&scope("v"), ask).await.map(|view| view.training.map(|training| training.key))
    };
    assert_eq!(show(ContactTarget::Centre { centre: "nowhere".into() }).await, Err(Refusal::NotFound));
    let ids = testkit::scene::publish(db, &[testkit::a_staged_training("K#L01")], at(0, 9, 0)).await;
    assert_eq!(ids.len(), 1);
    let named = || ContactTarget::Training { name: TrainingName::Key("K#L01".into()), type_slug: None };
    assert_eq!(show(named()).await, Ok(Some("K#L01".to_owned())));
    testkit::scene::publish(db, &[testkit::a_staged_training("OTHER#L01")], at(1, 9, 0)).await;
    assert_eq!(show(named()).await, Err(Refusal::Rule(Rule::NotOpen)));
}

testkit::on_both_engines!(
    a_call_back_is_kept_with_its_half_days_and_both_sides_are_told,
    the_same_form_twice_gives_one_request_and_its_mails_once,
    a_hundred_same_forms_at_once_give_one_request,
    the_same_wish_within_four_days_is_shown_the_first_one_to_the_second,
    another_way_another_person_and_what_was_taken_back_are_no_duplicates,
    limits_hold_at_their_exact_boundary_in_two_processes,
    an_address_that_writes_ten_times_a_day_is_refused_the_eleventh,
    every_wrong_field_is_told_at_once_and_nothing_is_stored,
    whom_nobody_knows_is_not_found_and_a_training_gone_is_not_open,
);
