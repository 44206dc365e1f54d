//! Every act and every view × every role × the own and another centre.

use crate::{house::at, office::Office, refusals::every_act};
use contract::{
    Answer,
    agendas::{Acted, AgendaPart, Agendas, Reschedule, ShowAgenda},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{ids::AppointmentId, span::Span, staff::Role};
use store::{Db, members};
use testkit::{a_member, signed_in};

/// An appointment in the colleague's agenda.
async fn of_colleague(office: &Office) -> AppointmentId {
    let (_, id) = office.booked(at(2, 10, 0), "hers").await;
    let accepted = vec![contract::agendas::Objection::NotTheirs { advisor: office.colleague }];
    let ask = Reschedule { advisors: vec![office.colleague], accepted, ..office.to(id, 0, at(2, 10, 0)) };
    assert!(matches!(office.reschedule(ask).await, Ok(Acted::Done(_))));
    id
}

fn refused_with(answers: Vec<(&'static str, Answer<Acted>)>, refusal: &Refusal) {
    for (act, answer) in answers {
        assert_eq!(answer.as_ref().err(), Some(refusal), "{act}");
    }
}

async fn nobody_signed_in_is_asked_to_sign_in(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    refused_with(every_act(&office, &signed_in(None), id, 0).await, &Refusal::SignedOut);
    assert_eq!(views(&office, &signed_in(None), id).await, [const { Err(Refusal::SignedOut) }; 6]);
}

async fn another_centre_s_appointment_is_not_found_whoever_asks(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    refused_with(every_act(&office, &office.stranger, id, 0).await, &Refusal::NotFound);
    assert_eq!(views(&office, &office.stranger, id).await, [const { Err(Refusal::NotFound) }; 6]);

    // Their own centre's address with our appointment's number.
    let elsewhere = testkit::Scene::new(db).await;
    for role in Role::ALL {
        let who = a_member(db, elsewhere.centre, role, None).await;
        let slug = store::centres::find(db.read(), elsewhere.centre).await.unwrap().unwrap().centre.slug;
        let which = contract::agendas::AppointmentRef { centre: slug, id };
        assert_eq!(office.house.services.appointment(&who, which).await.err(), Some(Refusal::NotFound), "{role:?}");
    }
}

async fn an_advisor_has_the_own_agenda_and_no_colleague_s(db: &Db) {
    let office = Office::new(db).await;
    let hers = of_colleague(&office).await;
    let mut answers = every_act(&office, &office.advisor, hers, 1).await;
    let booking = answers.pop().unwrap();
    assert!(matches!(booking, ("book_for", Ok(Acted::Done(_)))), "into the own agenda: {booking:?}");
    refused_with(answers, &Refusal::Forbidden);
    let which = office.which(hers);
    assert_eq!(office.house.services.appointment(&office.advisor, which).await.err(), Some(Refusal::Forbidden));

    let (_, own) = office.booked(at(3, 10, 0), "his").await;
    let away = Reschedule { advisors: vec![office.colleague], ..office.to(own, 0, at(3, 10, 0)) };
    let answer = office.house.services.reschedule(&office.advisor, away).await;
    assert_eq!(answer, Err(Refusal::Forbidden), "into a colleague's agenda");
    let answer = office.house.services.reschedule(&office.advisor, office.to(own, 0, at(3, 11, 0))).await;
    assert!(matches!(answer, Ok(Acted::Done(_))), "{answer:?}");
}

async fn reception_and_managers_have_every_agenda(db: &Db) {
    let office = Office::new(db).await;
    for who in [&office.reception, &office.manager] {
        let hers = of_colleague(&office).await;
        let answer = office.house.services.reschedule(who, office.to(hers, 1, at(4, 15, 0))).await;
        assert!(matches!(answer, Ok(Acted::Done(_))), "{answer:?}");
        let off = contract::agendas::CallOff { which: office.which(hers), sequence: 2, reason: String::new() };
        assert!(office.house.services.call_off(who, off).await.is_ok());
    }
}

async fn an_advisor_sees_only_the_own_agenda_even_when_asking_for_another(db: &Db) {
    let office = Office::new(db).await;
    of_colleague(&office).await;
    office.booked(at(3, 10, 0), "his").await;
    let page =
        |advisors| ShowAgenda { centre: office.house.centre_slug.clone(), span: Span::Week, day: None, advisors, site: None };
    for asked in [Vec::new(), vec![office.colleague], vec![office.colleague, office.house.scene.advisor]] {
        let view = office.house.services.show_page(&office.advisor, page(asked)).await.unwrap();
        let AgendaPart::Each { entries, .. } = view.part else { panic!("a week") };
        assert_eq!(entries.len(), 1);
        assert_eq!(view.advisors, [office.house.scene.advisor]);
        assert_eq!(view.pulse.n, 1);
    }
    let nobody = a_member(db, office.house.scene.centre, Role::Advisor, None).await;
    let view = office.house.services.show_page(&nobody, page(Vec::new())).await.unwrap();
    assert_eq!((view.advisors.len(), view.pulse.n), (0, 0), "an advisor who is no bookable person");
}

async fn who_was_removed_is_refused_at_the_next_request(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let staff = office.advisor.staff.unwrap();
    let centre = office.house.scene.centre;
    assert!(office.house.services.appointment(&office.advisor, office.which(id)).await.is_ok());
    assert!(db.write(|tx| async move { members::delete(&tx, centre, staff).await }).await.unwrap());
    refused_with(every_act(&office, &office.advisor, id, 0).await, &Refusal::NotFound);
}

async fn views(office: &Office, who: &StaffScope, id: AppointmentId) -> [Result<(), Refusal>; 6] {
    let services = &office.house.services;
    let centre = || office.house.centre_slug.clone();
    let ask = || ShowAgenda { centre: centre(), ..ShowAgenda::default() };
    [
        services.show_frame(who, centre()).await.map(drop),
        services.show_page(who, ask()).await.map(drop),
        services.pulse(who, ask()).await.map(drop),
        services.today(who, centre()).await.map(drop),
        services.appointment(who, office.which(id)).await.map(drop),
        services.show_new(who, centre()).await.map(drop),
    ]
}

testkit::on_both_engines!(
    nobody_signed_in_is_asked_to_sign_in,
    another_centre_s_appointment_is_not_found_whoever_asks,
    an_advisor_has_the_own_agenda_and_no_colleague_s,
    reception_and_managers_have_every_agenda,
    an_advisor_sees_only_the_own_agenda_even_when_asking_for_another,
    who_was_removed_is_refused_at_the_next_request,
);
