//! What staff do with a request, and with many.

use crate::house::House;
use contract::{
    agendas::{Happened, Who},
    manage::EventCode,
    refusal::{Refusal, Rule},
    requests::{ActOnMany, ActOnRequest, BulkAct, ChangeTemplates, ManyDone, RequestAct, Requests, TemplateChange},
};
use domain::{
    candidate::Field,
    life::{Attempt, RequestState},
    request::Way,
    staff::Role,
};
use services::contact_jobs::ContactMail;
use store::Db;
use testkit::a_member;

async fn an_advisor_acts_on_their_own_and_on_nobody_s(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    let advisor = a_member(db, house.scene.centre, Role::Advisor, None).await;
    house.act_as(&advisor, row.id, RequestAct::Assign(advisor.staff)).await.expect("nobody's");
    house.act_as(&advisor, row.id, RequestAct::Write { body: "Bonjour".into() }).await.expect("their own");
    house.act(row.id, RequestAct::Assign(house.manager.staff)).await.unwrap();
    let refused = house.act_as(&advisor, row.id, RequestAct::OtherChannel).await;
    assert_eq!(refused.err(), Some(Refusal::Forbidden));
    let seen = house.services.request(&advisor, house.which(row.id)).await.expect("read it they may");
    assert!(!seen.line.may_act && seen.templates.is_empty());
    let stranger = house.neighbour().await.manager.staff;
    let refused = house.act(row.id, RequestAct::Assign(stranger)).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound), "who does not work here takes care of nothing");
}

async fn a_decision_on_what_changed_meanwhile_is_refused_and_words_are_added(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Callback, "lina").await;
    let late = async |act| {
        let ask = ActOnRequest { which: house.which(row.id), revision: 0, act };
        house.services.act(&house.manager, ask).await
    };
    house.act(row.id, RequestAct::Call(Attempt::NoAnswer)).await.unwrap();
    let refused = late(RequestAct::Call(Attempt::WrongNumber)).await;
    assert_eq!(refused.err(), Some(Refusal::Rule(Rule::ChangedMeanwhile)));
    late(RequestAct::Write { body: "Je vous ai appelée.".into() }).await.expect("words are never lost");
    assert_eq!(house.followed(&token).await.messages.len(), 1);
    assert_eq!(house.request(row.id).await.course.n_attempts, 1);
}

async fn two_answers_at_once_are_both_kept(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Enquiry, "lina").await;
    let write = |n: usize| {
        let (services, manager) = (house.services.clone(), house.manager.clone());
        let act = RequestAct::Write { body: format!("Réponse {n}") };
        let ask = ActOnRequest { which: house.which(row.id), revision: 0, act };
        tokio::spawn(async move { services.act(&manager, ask).await })
    };
    for one in (0..20).map(write).collect::<Vec<_>>() {
        one.await.unwrap().unwrap();
    }
    assert_eq!(house.followed(&token).await.messages.len(), 20);
}

async fn a_step_is_taken_back_within_ten_seconds_and_its_mail_never_leaves(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Enquiry, "lina").await;
    let view = house.act(row.id, RequestAct::Write { body: "Trop tôt".into() }).await.unwrap();
    assert_eq!(view.undo_until, Some(house.clock.now().plus_seconds(10)));
    house.clock.advance_seconds(9);
    let view = house.act(row.id, RequestAct::Undo).await.unwrap();
    assert_eq!((view.line.state, view.messages.len()), (RequestState::New, 0));
    assert_eq!(view.history.last().unwrap().what, Happened::Undone);
    house.clock.advance_seconds(60);
    assert!(house.letters(ContactMail::Answered).await.is_empty());
    assert_eq!(house.request(row.id).await.course.answered_at, None);
    assert_eq!(house.followed(&token).await.state, RequestState::New);

    house.act(row.id, RequestAct::OtherChannel).await.unwrap();
    house.clock.advance_seconds(10);
    let late = house.act(row.id, RequestAct::Undo).await;
    assert_eq!(late.err(), Some(Refusal::Rule(Rule::ChangedMeanwhile)));
    assert_eq!(house.letters(ContactMail::OtherChannel).await.len(), 1);
}

async fn nobody_takes_back_a_colleague_s_step(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    let colleague = a_member(db, house.scene.centre, Role::Reception, None).await;
    house.act_as(&colleague, row.id, RequestAct::OtherChannel).await.unwrap();
    let refused = house.act(row.id, RequestAct::Undo).await;
    assert_eq!(refused.err(), Some(Refusal::Rule(Rule::ChangedMeanwhile)));
}

async fn the_history_says_who_did_what(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Callback, "lina").await;
    house.act(row.id, RequestAct::Open).await.unwrap();
    house.act(row.id, RequestAct::Assign(house.manager.staff)).await.unwrap();
    let view = house.act(row.id, RequestAct::Call(Attempt::Reached)).await.unwrap();
    let name = format!("manager de {}", house.scene.centre);
    let by = |what| (Who::Centre(name.clone()), what);
    let told: Vec<_> = view.history.into_iter().map(|line| (line.who, line.what)).collect();
    let expected = [
        (Who::Candidate, Happened::Contact(EventCode::Sent)),
        by(Happened::Contact(EventCode::Opened)),
        by(Happened::Assigned { to: Some(name.clone()) }),
        by(Happened::Contact(EventCode::Called(Attempt::Reached))),
    ];
    assert_eq!(told, expected);
}

async fn a_note_is_among_colleagues_and_not_written_over_unseen(db: &Db) {
    let house = House::new(db).await;
    let (token, row) = house.asked(Way::Enquiry, "lina").await;
    let note = |seen: &str, note: &str| RequestAct::Note { seen: seen.into(), note: note.into() };
    house.act(row.id, note("", "Rappeler la mère")).await.unwrap();
    let refused = house.act(row.id, note("", "Autre chose")).await;
    assert_eq!(refused.err(), Some(Refusal::Rule(Rule::ChangedMeanwhile)));
    let view = house.act(row.id, note("Rappeler la mère", "")).await.unwrap();
    assert_eq!(view.note, "");
    assert!(house.followed(&token).await.history.iter().all(|event| event.what == EventCode::Sent));
}

async fn a_duplicate_goes_on_in_the_other_with_its_words(db: &Db) {
    let house = House::new(db).await;
    let (_, call) = house.asked(Way::Callback, "lina").await;
    let (token, write) = house.asked(Way::Enquiry, "lina").await;
    let (_, stranger) = house.asked(Way::Enquiry, "yanis").await;
    house.act(write.id, RequestAct::Write { body: "Bonjour Lina".into() }).await.unwrap();
    assert_eq!(house.seen(call.id).await.others.len(), 1, "the same person's other request is shown");
    let refused = house.act(write.id, RequestAct::Merge { into: stranger.id }).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound), "another person's");
    let view = house.act(write.id, RequestAct::Merge { into: call.id }).await.unwrap();
    assert_eq!((view.line.state, view.merged_into), (RequestState::Merged, Some(call.id)));
    assert_eq!(house.seen(call.id).await.messages[0].body, "Bonjour Lina");
    assert_eq!(house.followed(&token).await.state, RequestState::Merged);
    let refused = house.act(call.id, RequestAct::Merge { into: write.id }).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound), "never in a circle");
}

async fn many_are_closed_at_once_and_those_that_changed_are_left(db: &Db) {
    let house = House::new(db).await;
    let mut which = Vec::new();
    for who in ["lina", "yanis", "emma"] {
        which.push((house.asked(Way::Enquiry, who).await.1.id, 0));
    }
    house.act(which[1].0, RequestAct::Open).await.unwrap();
    let ask = ActOnMany { centre: house.slug.clone(), which: which.clone(), act: BulkAct::Close };
    let done = house.services.act_on_many(&house.manager, ask).await.unwrap();
    assert_eq!(done, ManyDone { done: 2, left: 1 });
    let mut states = Vec::new();
    for (id, _) in &which {
        states.push(house.request(*id).await.request.state);
    }
    assert_eq!(states, [RequestState::Answered, RequestState::Read, RequestState::Answered]);
    let other = house.neighbour().await;
    let ask = ActOnMany { centre: other.slug.clone(), which, act: BulkAct::Assign(None) };
    assert_eq!(other.services.act_on_many(&other.manager, ask).await, Err(Refusal::NotFound));
}

async fn ready_answers_are_filled_in_for_the_candidate(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    let change = async |change| {
        let ask = ChangeTemplates { centre: house.slug.clone(), change };
        house.services.change_templates(&house.manager, ask).await
    };
    let put = |name: &str, body: &str| TemplateChange::Put { id: None, name: name.into(), body: body.into() };
    change(put("Places", "Bonjour {prénom} {nom}, {conseiller} de {centre}.")).await.unwrap();
    let ready = house.seen(row.id).await.templates;
    let centre = store::centres::find(db.read(), house.scene.centre).await.unwrap().unwrap().centre.name;
    let manager = format!("manager de {}", house.scene.centre);
    assert_eq!(ready[0].body, format!("Bonjour Lina Kaci, {manager} de {centre}."));
    let Err(Refusal::Invalid(wrong)) = change(put("Places", "Autre")).await else { panic!("two of one name") };
    assert!(wrong.of(Field::FirstName).is_some());
    let id = house.services.templates(&house.manager, house.slug.clone()).await.unwrap()[0].id;
    let other = house.neighbour().await;
    let ask = ChangeTemplates { centre: other.slug.clone(), change: TemplateChange::Remove(id) };
    assert_eq!(other.services.change_templates(&other.manager, ask).await, Err(Refusal::NotFound));
    assert_eq!(change(TemplateChange::Remove(id)).await, Ok(Vec::new()));
}

testkit::on_both_engines!(
    an_advisor_acts_on_their_own_and_on_nobody_s,
    a_decision_on_what_changed_meanwhile_is_refused_and_words_are_added,
    two_answers_at_once_are_both_kept,
    a_step_is_taken_back_within_ten_seconds_and_its_mail_never_leaves,
    nobody_takes_back_a_colleague_s_step,
    the_history_says_who_did_what,
    a_note_is_among_colleagues_and_not_written_over_unseen,
    a_duplicate_goes_on_in_the_other_with_its_words,
    many_are_closed_at_once_and_those_that_changed_are_left,
    ready_answers_are_filled_in_for_the_candidate,
);
