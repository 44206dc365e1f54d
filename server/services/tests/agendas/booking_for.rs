//! An appointment that the centre books for somebody.

use crate::{
    house::at,
    office::{Office, civil, done, held_back},
};
use contract::{
    agendas::{Agendas, BookFor, Happened, Objection, TakenBy},
    refusal::{Refusal, Rule},
};
use domain::{
    appointment::{AppointmentState, Mode},
    attendance::Standing,
    candidate::{CandidateDraft, Field, Problem, Question, QuestionKind},
    length::Length,
    time::Timestamp,
};
use store::{
    Db,
    types::{self, Confirmation},
};

/// What somebody says on the telephone: names and an address.
pub fn draft(who: &str) -> CandidateDraft {
    CandidateDraft {
        first_name: "Yanis".to_owned(),
        last_name: "Benali".to_owned(),
        email: format!("{who}@example.org"),
        ..CandidateDraft::default()
    }
}

pub async fn form(office: &Office, start: Timestamp, who: &str) -> BookFor {
    let kinds = types::list(office.house.db.read(), office.house.scene.centre).await.unwrap();
    let kind = kinds.iter().find(|row| row.settings.slug == office.house.type_slug).unwrap();
    BookFor {
        centre: office.house.centre_slug.clone(),
        key: format!("key of {who}"),
        kind: kind.id,
        training: None,
        site: None,
        mode: Mode::Phone,
        starts: civil(start),
        length: Length::new(30).unwrap(),
        advisors: vec![office.house.scene.advisor],
        draft: draft(who),
        note: String::new(),
        accepted: Vec::new(),
    }
}

async fn staff_book_without_phone_or_subject_and_everybody_is_told(db: &Db) {
    let office = Office::new(db).await;
    let ask = BookFor { note: "Rappelle demain".to_owned(), ..form(&office, at(2, 10, 5), "yanis").await };
    let entry = done(office.house.services.book_for(&office.reception, ask).await);
    assert_eq!((entry.starts.at, entry.state), (at(2, 10, 5), Standing::Booked));
    let details = office.details(entry.id).await;
    assert_eq!((details.note.as_str(), details.candidate.phone), ("Rappelle demain", None));
    assert!(matches!(&details.history[0].what, Happened::Booked));
    assert!(matches!(&details.history[0].who, contract::agendas::Who::Centre(name) if name.starts_with("reception")));
    assert_eq!(office.due(0).await, ["mail_candidate_booked", "mail_colleagues_booked"]);
    assert!(office.house.hold(at(2, 10, 0)).await.is_err(), "the time is taken");
}

async fn the_same_form_twice_books_once(db: &Db) {
    let office = Office::new(db).await;
    let ask = form(&office, at(2, 10, 0), "yanis").await;
    let services = &office.house.services;
    let (one, other) =
        tokio::join!(services.book_for(&office.manager, ask.clone()), services.book_for(&office.manager, ask.clone()));
    let (one, other) = (done(one), done(other));
    assert_eq!(one, other);
    assert_eq!(done(services.book_for(&office.manager, ask).await), one);
    assert_eq!((office.house.appointments().await.len(), office.house.n_jobs().await), (1, 2));
}

async fn an_overlap_is_named_first_and_forced_when_insisted_upon(db: &Db) {
    let office = Office::new(db).await;
    let (_, first) = office.booked(at(2, 10, 0), "lina").await;
    let ask = form(&office, at(2, 10, 15), "yanis").await;
    let services = &office.house.services;
    let objections = held_back(services.book_for(&office.manager, ask.clone()).await);
    assert!(matches!(&objections[..], [Objection::Taken { by: TakenBy::Appointment { id, .. }, .. }] if *id == first));
    assert_eq!(office.house.appointments().await.len(), 1);
    let entry = done(services.book_for(&office.manager, BookFor { accepted: objections, ..ask }).await);
    assert!(office.details(entry.id).await.forced);
}

async fn required_questions_may_be_left_and_a_wrong_answer_may_not(db: &Db) {
    let questions = [Question { label: "Niveau".to_owned(), kind: QuestionKind::Choice(vec!["3e".to_owned()]), required: true }];
    let questions = serde_json::to_string(&questions).unwrap();
    let office = Office::with_type(db, |kind| kind.questions = questions).await;
    let mut ask = form(&office, at(2, 10, 0), "yanis").await;
    ask.draft.answers = vec!["CM2".to_owned()];
    let wrong = office.house.services.book_for(&office.manager, ask.clone()).await;
    let Err(Refusal::Invalid(errors)) = wrong else { panic!("{wrong:?}") };
    assert_eq!(errors.of(Field::Answer(0)), Some(Problem::UnknownChoice));
    ask.draft.answers.clear();
    done(office.house.services.book_for(&office.manager, ask).await);
}

async fn the_centre_s_own_booking_waits_for_nobody_s_word(db: &Db) {
    let office = Office::with_type(db, |kind| kind.confirmation = Confirmation::ByCentre).await;
    let ask = form(&office, at(2, 10, 0), "yanis").await;
    let entry = done(office.house.services.book_for(&office.manager, ask).await);
    assert_eq!(office.details(entry.id).await.state, AppointmentState::Booked);
}

async fn what_has_taken_place_is_written_down_and_nobody_is_told(db: &Db) {
    let office = Office::new(db).await;
    office.house.clock.advance_minutes(24 * 60);
    let ask = form(&office, at(0, 10, 0), "yanis").await;
    done(office.house.services.book_for(&office.manager, ask).await);
    assert_eq!(office.due(0).await, [""; 0]);
}

async fn another_centre_s_type_advisor_or_site_is_not_found(db: &Db) {
    let office = Office::new(db).await;
    let elsewhere = testkit::Scene::new(db).await;
    let services = &office.house.services;
    let ask = form(&office, at(2, 10, 0), "yanis").await;
    let kind = BookFor { kind: elsewhere.type_id, ..ask.clone() };
    assert_eq!(services.book_for(&office.manager, kind).await, Err(Refusal::NotFound));
    let advisor = BookFor { advisors: vec![elsewhere.advisor], ..ask.clone() };
    assert_eq!(services.book_for(&office.manager, advisor).await, Err(Refusal::NotFound));
    let nobody = BookFor { advisors: Vec::new(), ..ask.clone() };
    assert_eq!(services.book_for(&office.manager, nobody).await, Err(Refusal::NotFound));
    let site = BookFor { site: Some(domain::ids::SiteId(999)), ..ask };
    assert_eq!(services.book_for(&office.manager, site).await, Err(Refusal::NotFound));
}

async fn a_candidate_s_own_key_opens_nothing(db: &Db) {
    let office = Office::new(db).await;
    let hold = office.house.hold(at(2, 10, 0)).await.unwrap();
    office.house.book(&hold, "lina").await.unwrap();
    let ask = BookFor { key: hold.token, ..form(&office, at(2, 11, 0), "yanis").await };
    let entry = done(office.house.services.book_for(&office.manager, ask).await);
    assert_eq!(entry.first_name, "Yanis");
}

async fn a_mode_that_the_type_does_not_offer_is_refused(db: &Db) {
    let office = Office::with_type(db, |kind| kind.modes = vec![Mode::OnSite]).await;
    let ask = form(&office, at(2, 10, 0), "yanis").await;
    let refused = office.house.services.book_for(&office.manager, ask).await;
    assert_eq!(refused, Err(Refusal::Rule(Rule::NotOffered)));
}

async fn the_form_offers_what_the_centre_has(db: &Db) {
    let office = Office::new(db).await;
    let view = office.house.services.show_new(&office.manager, office.house.centre_slug.clone()).await.unwrap();
    assert_eq!(view.types.len(), 1);
    assert_eq!(view.types[0].advisors, [office.house.scene.advisor]);
    assert_eq!(view.people.len(), 2);
    let own = office.house.services.show_new(&office.advisor, office.house.centre_slug.clone()).await.unwrap();
    assert_eq!(own.people.len(), 1, "an advisor books into the own agenda");
}

testkit::on_both_engines!(
    staff_book_without_phone_or_subject_and_everybody_is_told,
    the_same_form_twice_books_once,
    an_overlap_is_named_first_and_forced_when_insisted_upon,
    required_questions_may_be_left_and_a_wrong_answer_may_not,
    the_centre_s_own_booking_waits_for_nobody_s_word,
    what_has_taken_place_is_written_down_and_nobody_is_told,
    another_centre_s_type_advisor_or_site_is_not_found,
    a_candidate_s_own_key_opens_nothing,
    a_mode_that_the_type_does_not_offer_is_refused,
    the_form_offers_what_the_centre_has,
);
