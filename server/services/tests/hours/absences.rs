//! Time away.

use crate::house::{House, SAVED, call_off, days, half_an_hour, march, special, touched_ids};
use contract::hours::{HoursAnswer, HoursEdit, SavedView};
use domain::{
    appointment::AppointmentState,
    hours::{HoursErrors, HoursField, HoursProblem, SpanDraft},
    ids::AbsenceId,
};
use store::Db;

testkit::on_both_engines!(
    an_absence_takes_its_days_away_and_gives_them_back,
    an_absence_of_some_hours_takes_those_alone,
    an_absence_wins_over_special_hours,
    an_absence_asks_about_the_appointments_that_lie_in_it,
    a_longer_absence_asks_only_about_what_it_newly_covers,
    an_absence_that_is_gone_or_somebody_else_s_is_not_changed,
    an_absence_that_is_over_is_refused,
);

async fn an_absence_takes_its_days_away_and_gives_them_back(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(house.edited(HoursEdit::AddAbsence(days(march(9), march(10), "Formation"))).await, SAVED);
    assert!(house.offered(march(9)).await.is_empty() && house.offered(march(10)).await.is_empty());
    assert_eq!(house.offered(march(11)).await.len(), 16);
    let view = house.shown_to(&house.advisor, None).await.shown.unwrap();
    let [absence] = &view.absences[..] else { panic!("one absence") };
    assert_eq!(absence.label, "Formation");
    let shorter = HoursEdit::ChangeAbsence { id: absence.id, to: days(march(9), march(9), "") };
    assert_eq!(house.edited(shorter).await, SAVED);
    assert_eq!(house.offered(march(10)).await.len(), 16);
    assert_eq!(house.edited(HoursEdit::RemoveAbsence(absence.id)).await, SAVED);
    assert_eq!(house.offered(march(9)).await.len(), 16);
}

async fn an_absence_of_some_hours_takes_those_alone(db: &Db) {
    let house = House::new(db).await;
    let morning = SpanDraft { first_time: "9h".into(), last_time: "16h".into(), ..days(march(9), march(9), "") };
    assert_eq!(house.edited(HoursEdit::AddAbsence(morning)).await, SAVED);
    assert_eq!(house.offered(march(9)).await, ["16:00", "16:30"]);
}

async fn an_absence_wins_over_special_hours(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(house.edited(HoursEdit::PutDay(special(march(9), &[("10h", "11h")]))).await, SAVED);
    assert_eq!(house.edited(HoursEdit::AddAbsence(days(march(9), march(9), ""))).await, SAVED);
    assert!(house.offered(march(9)).await.is_empty());
}

async fn an_absence_asks_about_the_appointments_that_lie_in_it(db: &Db) {
    let house = House::new(db).await;
    let inside = house.book(half_an_hour(9, 10, 0)).await;
    // Outside of the hours, but in the absence all the same.
    let evening = house.book(half_an_hour(9, 20, 0)).await;
    house.book(half_an_hour(11, 10, 0)).await;
    let edit = || HoursEdit::AddAbsence(days(march(9), march(10), "Formation"));
    assert_eq!(touched_ids(&house.edited(edit()).await), [inside, evening]);
    let answer = house.decided(edit(), call_off(&[inside, evening], "Votre conseillère est en formation.")).await;
    assert_eq!(answer, HoursAnswer::Saved(SavedView { n_cancelled: 2, ..SavedView::default() }));
    let off = house.appointment(inside).await;
    assert!(matches!(off.appointment.state, AppointmentState::Cancelled { .. }));
    assert_eq!(off.cancel_reason.as_deref(), Some("Votre conseillère est en formation."));
}

async fn a_longer_absence_asks_only_about_what_it_newly_covers(db: &Db) {
    let house = House::new(db).await;
    let known = house.book(half_an_hour(9, 10, 0)).await;
    let new = house.book(half_an_hour(10, 10, 0)).await;
    let first = HoursEdit::AddAbsence(days(march(9), march(9), ""));
    assert_eq!(
        house.decided(first, crate::house::leave(&[known])).await,
        HoursAnswer::Saved(SavedView { n_left: 1, ..SavedView::default() })
    );
    let id = house.shown_to(&house.advisor, None).await.shown.unwrap().absences[0].id;
    let longer = HoursEdit::ChangeAbsence { id, to: days(march(9), march(10), "") };
    assert_eq!(touched_ids(&house.edited(longer).await), [new]);
    let shorter = HoursEdit::ChangeAbsence { id, to: days(march(8), march(8), "") };
    assert_eq!(house.edited(shorter).await, SAVED);
}

async fn an_absence_that_is_gone_or_somebody_else_s_is_not_changed(db: &Db) {
    let house = House::new(db).await;
    let colleague = house.colleague("Hugo").await;
    let ask = |edit| contract::hours::EditHours { advisor: colleague, ..house.edit(edit, contract::hours::Decision::default()) };
    let of_colleague = ask(HoursEdit::AddAbsence(days(march(9), march(9), "")));
    contract::hours::Hours::edit_hours(&house.services, &house.manager, of_colleague).await.unwrap();
    let id = house.shown_to(&house.manager, Some(colleague)).await.shown.unwrap().absences[0].id;
    for id in [id, AbsenceId(id.0 + 99)] {
        assert_eq!(house.edited(HoursEdit::RemoveAbsence(id)).await, HoursAnswer::ChangedMeanwhile);
        let change = HoursEdit::ChangeAbsence { id, to: days(march(10), march(10), "") };
        assert_eq!(house.edited(change).await, HoursAnswer::ChangedMeanwhile);
    }
    assert_eq!(house.shown_to(&house.manager, Some(colleague)).await.shown.unwrap().absences.len(), 1);
}

async fn an_absence_that_is_over_is_refused(db: &Db) {
    let house = House::new(db).await;
    let over = SpanDraft { first_day: "2027-02-26".into(), last_day: "2027-02-27".into(), ..SpanDraft::default() };
    let answer = house.edited(HoursEdit::AddAbsence(over)).await;
    assert_eq!(answer, HoursAnswer::Refused(HoursErrors::of_one(HoursField::FirstDay, HoursProblem::Past)));
}
