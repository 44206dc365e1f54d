//! Giving colleagues the hours of one.

use crate::house::{House, SAVED, every, half_an_hour, leave, march, special, touched_ids};
use contract::hours::{CopyHours, CopyHow, Decision, Hours, HoursAnswer, HoursEdit, SavedView};
use domain::{
    hours::{HoursErrors, HoursField, HoursProblem, Series},
    ids::AdvisorId,
    time::Weekday,
};
use store::{
    Db,
    advisors::{self, NewAvailability},
};
use testkit::weekly;

testkit::on_both_engines!(
    copied_hours_take_the_place_of_those_that_were_there,
    copied_hours_join_those_that_were_there_and_open_nothing_twice,
    special_days_and_absences_are_nobody_else_s,
    replacing_hours_asks_about_the_appointments_of_who_gets_them,
    nobody_chosen_is_said_at_the_field,
);

fn ask(house: &House, to: &[AdvisorId], how: CopyHow) -> CopyHours {
    let (centre, from) = (house.centre.clone(), house.scene.advisor);
    CopyHours { centre, from, to: to.to_vec(), how, decision: Decision::default() }
}

async fn copied(house: &House, to: &[AdvisorId], how: CopyHow) -> HoursAnswer {
    house.services.copy_hours(&house.reception, ask(house, to, how)).await.unwrap()
}

async fn series_of(house: &House, advisor: AdvisorId) -> Vec<Series> {
    house.shown_to(&house.manager, Some(advisor)).await.shown.unwrap().series
}

async fn with_hours(house: &House, from: &str, to: &str) -> AdvisorId {
    let advisor = house.colleague("Hugo").await;
    let new: NewAvailability = weekly(advisor, from, to);
    let new = &new;
    house.db.write(|tx| async move { advisors::insert_availability(&tx, new).await }).await.unwrap();
    advisor
}

async fn copied_hours_take_the_place_of_those_that_were_there(db: &Db) {
    let house = House::new(db).await;
    let colleague = with_hours(&house, "08:00", "10:00").await;
    house.edited(HoursEdit::Add(every(&[Weekday::Sat], "9h", "12h"))).await;
    assert_eq!(copied(&house, &[colleague], CopyHow::Replace).await, SAVED);
    let hours = |series: Vec<Series>| series.into_iter().map(|series| series.hours).collect::<Vec<_>>();
    assert_eq!(hours(series_of(&house, colleague).await), hours(series_of(&house, house.scene.advisor).await));
}

async fn copied_hours_join_those_that_were_there_and_open_nothing_twice(db: &Db) {
    let house = House::new(db).await;
    let colleague = with_hours(&house, "08:00", "10:00").await;
    house.edited(HoursEdit::Add(every(&[Weekday::Sat], "9h", "12h"))).await;
    let one_skipped = HoursAnswer::Saved(SavedView { n_skipped: 1, ..SavedView::default() });
    assert_eq!(copied(&house, &[colleague], CopyHow::Add).await, one_skipped, "9:00 to 10:00 is open already");
    assert_eq!(series_of(&house, colleague).await.len(), 2);
    let all_skipped = HoursAnswer::Saved(SavedView { n_skipped: 2, ..SavedView::default() });
    assert_eq!(copied(&house, &[colleague], CopyHow::Add).await, all_skipped, "twice is as once");
}

async fn special_days_and_absences_are_nobody_else_s(db: &Db) {
    let house = House::new(db).await;
    let colleague = house.colleague("Hugo").await;
    house.edited(HoursEdit::PutDay(special(march(9), &[("10h", "11h")]))).await;
    house.edited(HoursEdit::AddAbsence(crate::house::days(march(10), march(10), ""))).await;
    assert_eq!(copied(&house, &[colleague], CopyHow::Replace).await, SAVED);
    let view = house.shown_to(&house.manager, Some(colleague)).await.shown.unwrap();
    assert_eq!((view.series.len(), view.days.len(), view.absences.len()), (1, 0, 0));
}

async fn replacing_hours_asks_about_the_appointments_of_who_gets_them(db: &Db) {
    let house = House::new(db).await;
    let colleague = with_hours(&house, "17:00", "19:00").await;
    let scene = testkit::Scene { advisor: colleague, ..house.scene };
    let booked = scene.book(db, half_an_hour(9, 18, 0)).await.unwrap();
    let asked = copied(&house, &[colleague], CopyHow::Replace).await;
    assert_eq!(touched_ids(&asked), [booked]);
    assert_eq!(series_of(&house, colleague).await[0].hours.weekly.window.from.to_string(), "17:00", "nothing is saved yet");
    let decided = CopyHours { decision: leave(&[booked]), ..ask(&house, &[colleague], CopyHow::Replace) };
    let saved = house.services.copy_hours(&house.reception, decided).await.unwrap();
    assert_eq!(saved, HoursAnswer::Saved(SavedView { n_left: 1, ..SavedView::default() }));
    assert_eq!(
        copied(&house, &[colleague], CopyHow::Add).await,
        HoursAnswer::Saved(SavedView { n_skipped: 1, ..SavedView::default() })
    );
}

async fn nobody_chosen_is_said_at_the_field(db: &Db) {
    let house = House::new(db).await;
    let missing = HoursAnswer::Refused(HoursErrors::of_one(HoursField::Targets, HoursProblem::Missing));
    assert_eq!(copied(&house, &[], CopyHow::Add).await, missing);
    assert_eq!(copied(&house, &[house.scene.advisor], CopyHow::Add).await, missing, "oneself is nobody else");
}
