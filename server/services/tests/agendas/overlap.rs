//! What stands against taking an advisor's time: said first, by name; taken only when insisted upon.

use crate::{
    house::at,
    office::{Office, done, held_back, monday},
};
use contract::{
    agendas::{Happened, Objection, Reschedule, TakenBy},
    refusal::{Refusal, Rule},
};
use domain::{
    agenda::CivilSpan,
    slots::Reason,
    time::{Interval, NaiveTime},
};
use store::{
    Db, advisors,
    busy::{self, Buffers, BusySource, Overlap},
};

async fn another_appointment_is_named_and_overlapped_only_when_insisted_upon(db: &Db) {
    let office = Office::new(db).await;
    let (_, first) = office.booked(at(2, 10, 0), "first").await;
    let (_, second) = office.booked(at(2, 11, 0), "second").await;
    let objections = held_back(office.reschedule(office.to(second, 0, at(2, 10, 15))).await);
    let [Objection::Taken { by: TakenBy::Appointment { id, name }, advisor, .. }] = &objections[..] else {
        panic!("{objections:?}")
    };
    assert_eq!((*id, name.as_str(), *advisor), (first, "Lina Kaci", office.house.scene.advisor));
    assert_eq!(office.details(second).await.entry.starts.at, at(2, 11, 0), "nothing is changed");

    let insisting = Reschedule { accepted: objections, ..office.to(second, 0, at(2, 10, 15)) };
    assert_eq!(done(office.reschedule(insisting).await).starts.at, at(2, 10, 15));
    let details = office.details(second).await;
    assert!(details.forced);
    assert!(details.history.iter().any(|line| line.what == Happened::Insisted { over: vec!["Lina Kaci".to_owned()] }));
    assert!(office.house.hold(at(2, 10, 30)).await.is_err(), "the forced time is taken like any other");
    let away = done(office.reschedule(office.to(second, 1, at(2, 14, 0))).await);
    assert!(!office.details(second).await.forced, "a free time is not forced: {away:?}");
}

async fn what_was_not_named_is_not_accepted(db: &Db) {
    let office = Office::new(db).await;
    office.booked(at(2, 10, 0), "first").await;
    let (_, second) = office.booked(at(2, 14, 0), "second").await;
    let seen = held_back(office.reschedule(office.to(second, 0, at(2, 10, 15))).await);
    office.booked(at(2, 10, 30), "third").await;
    let insisting = Reschedule { accepted: seen.clone(), ..office.to(second, 0, at(2, 10, 15)) };
    let again = held_back(office.reschedule(insisting).await);
    assert_eq!((seen.len(), again.len()), (1, 2), "somebody came between");
}

async fn closed_time_says_why_in_the_centre_s_words(db: &Db) {
    let office = Office::new(db).await;
    let (scene, noon) = (office.house.scene, NaiveTime::from_hms_opt(12, 0, 0).unwrap());
    let day = monday() + chrono::Days::new(2);
    db.write(|tx| async move {
        let closed = CivilSpan { from: day.and_time(NaiveTime::MIN), until: day.and_time(noon) };
        advisors::insert_closure(&tx, scene.centre, None, closed, "Conseil de classe").await?;
        let away =
            CivilSpan { from: (day + chrono::Days::new(1)).and_time(noon), until: (day + chrono::Days::new(2)).and_time(noon) };
        advisors::insert_absence(&tx, scene.advisor, away, "Formation").await
    })
    .await
    .unwrap();
    let (_, id) = office.booked(at(1, 10, 0), "lina").await;
    for (start, because, label) in [
        (at(2, 10, 0), Reason::Closure, "Conseil de classe"),
        (at(3, 14, 0), Reason::Absence, "Formation"),
        (at(1, 7, 0), Reason::Outside, ""),
        (at(28, 10, 0), Reason::Holiday, ""),
    ] {
        let objections = held_back(office.reschedule(office.to(id, 0, start)).await);
        let expected = Objection::Shut { advisor: scene.advisor, because, label: label.to_owned() };
        assert_eq!(objections, [expected], "{start:?}");
    }
    let accepted = vec![Objection::Shut { advisor: scene.advisor, because: Reason::Outside, label: String::new() }];
    let early = Reschedule { accepted, ..office.to(id, 0, at(1, 7, 0)) };
    done(office.reschedule(early).await);
    assert!(!office.details(id).await.forced, "closed is not taken");
}

async fn an_advisor_who_does_not_take_the_type_is_an_objection(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let ask = Reschedule { advisors: vec![office.colleague], ..office.to(id, 0, at(2, 10, 0)) };
    assert_eq!(held_back(office.reschedule(ask).await), [Objection::NotTheirs { advisor: office.colleague }]);
}

async fn the_gap_around_another_appointment_is_an_objection_and_no_overlap(db: &Db) {
    let office = Office::with_type(db, |kind| kind.policy.buffer_after_min = 15).await;
    office.booked(at(2, 10, 0), "first").await;
    let (_, second) = office.booked(at(2, 14, 30), "second").await;
    let objections = held_back(office.reschedule(office.to(second, 0, at(2, 10, 30))).await);
    let gap = Objection::Shut { advisor: office.house.scene.advisor, because: Reason::Buffer, label: String::new() };
    assert_eq!(objections, [gap]);
}

async fn a_visitor_s_hold_gives_way_when_insisted_upon_and_the_visitor_is_told(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let hold = office.house.hold(at(2, 11, 0)).await.unwrap();
    let objections = held_back(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    assert!(matches!(objections[..], [Objection::Taken { by: TakenBy::Hold, .. }]), "{objections:?}");
    done(office.reschedule(Reschedule { accepted: objections, ..office.to(id, 0, at(2, 11, 0)) }).await);
    assert!(!office.details(id).await.forced, "the hold is gone, nothing is overlapped");
    let booked = office.house.book(&hold, "visitor").await;
    assert!(matches!(booked, Err(Refusal::Conflict { .. })), "{booked:?}");
}

async fn an_outside_calendar_is_named_and_needs_no_force(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let advisor = office.house.scene.advisor;
    let private = Interval::new(at(2, 14, 0), at(2, 15, 0));
    db.write(|tx| async move {
        busy::insert(&tx, &[advisor], private, (BusySource::External, Buffers::default(), Overlap::Refused)).await
    })
    .await
    .unwrap();
    let objections = held_back(office.reschedule(office.to(id, 0, at(2, 14, 30))).await);
    assert!(matches!(objections[..], [Objection::Taken { by: TakenBy::External, .. }]), "{objections:?}");
    done(office.reschedule(Reschedule { accepted: objections, ..office.to(id, 0, at(2, 14, 30)) }).await);
    assert!(!office.details(id).await.forced);
}

async fn going_back_to_a_time_that_somebody_took_meanwhile_is_held_back(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    done(office.reschedule(office.to(id, 0, at(2, 11, 0))).await);
    office.booked(at(2, 10, 0), "quick").await;
    let objections = held_back(office.take_back(id, 1).await);
    assert!(matches!(&objections[..], [Objection::Taken { by: TakenBy::Appointment { .. }, .. }]), "{objections:?}");
    assert_eq!(office.details(id).await.entry.starts.at, at(2, 11, 0));
}

async fn going_back_to_a_time_that_was_closed_all_along_asks_nothing(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let early = office.to(id, 0, at(2, 7, 0));
    let accepted = held_back(office.reschedule(early.clone()).await);
    done(office.reschedule(Reschedule { accepted, ..early }).await);
    done(office.reschedule(office.to(id, 1, at(2, 11, 0))).await);
    assert_eq!(done(office.take_back(id, 2).await).starts.at, at(2, 7, 0));
}

async fn nobody_books_in_another_century(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 10, 0), "lina").await;
    let far = office.reschedule(office.to(id, 0, at(20_000, 10, 0))).await;
    assert_eq!(far, Err(Refusal::Rule(Rule::NotOffered)));
    let mut nowhere = office.to(id, 0, at(3, 10, 0));
    "Europe/Nulle_Part".clone_into(&mut nowhere.starts.zone);
    assert_eq!(office.reschedule(nowhere).await, Err(Refusal::Rule(Rule::NotOffered)));
}

testkit::on_both_engines!(
    another_appointment_is_named_and_overlapped_only_when_insisted_upon,
    what_was_not_named_is_not_accepted,
    closed_time_says_why_in_the_centre_s_words,
    an_advisor_who_does_not_take_the_type_is_an_objection,
    the_gap_around_another_appointment_is_an_objection_and_no_overlap,
    a_visitor_s_hold_gives_way_when_insisted_upon_and_the_visitor_is_told,
    an_outside_calendar_is_named_and_needs_no_force,
    going_back_to_a_time_that_somebody_took_meanwhile_is_held_back,
    going_back_to_a_time_that_was_closed_all_along_asks_nothing,
    nobody_books_in_another_century,
);
