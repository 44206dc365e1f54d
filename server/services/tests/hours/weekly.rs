//! Hours of every week: what is saved is what candidates see, as far as the edit reaches.

use crate::house::{House, SAVED, all, every, from_on, half_an_hour, leave, march, only, touched_ids};
use contract::hours::{HoursAnswer, HoursEdit, SavedView};
use domain::{
    hours::{HoursErrors, HoursField, HoursProblem, WeeklyDraft},
    ids::{AppointmentTypeId, SiteId},
    time::Weekday,
};
use store::{Db, sites, types};
use testkit::{Scene, a_site, a_type};

testkit::on_both_engines!(
    hours_added_are_offered_at_once,
    hours_removed_are_offered_no_more,
    from_a_date_on_the_days_before_keep_their_hours,
    one_date_alone_is_changed_and_the_series_stays,
    what_does_not_parse_is_said_at_its_field_and_nothing_is_saved,
    the_same_time_is_not_opened_twice,
    a_site_and_a_type_of_another_centre_are_no_choice,
    a_series_that_somebody_changed_meanwhile_is_not_overwritten,
    shorter_hours_ask_about_the_appointments_they_leave_outside,
    longer_hours_touch_nobody,
    hours_that_shut_another_mode_touch_only_its_appointments,
);

const SATURDAY: [Weekday; 1] = [Weekday::Sat];

async fn hours_added_are_offered_at_once(db: &Db) {
    let house = House::new(db).await;
    assert!(house.offered(march(6)).await.is_empty());
    assert_eq!(house.edited(HoursEdit::Add(every(&SATURDAY, "10h", "11 h 30"))).await, SAVED);
    assert_eq!(house.offered(march(6)).await, ["10:00", "10:30", "11:00"]);
    assert_eq!(house.offered(march(13)).await.len(), 3);
}

async fn hours_removed_are_offered_no_more(db: &Db) {
    let house = House::new(db).await;
    let series = house.series().await;
    let edit = HoursEdit::Remove { id: series.id, was: series.hours, scope: all() };
    assert_eq!(house.edited(edit).await, SAVED);
    assert!(house.offered(march(2)).await.is_empty());
}

async fn from_a_date_on_the_days_before_keep_their_hours(db: &Db) {
    let house = House::new(db).await;
    let series = house.series().await;
    let to = WeeklyDraft { from: "10h".into(), to: "11h".into(), ..WeeklyDraft::of(&series.hours) };
    let edit = HoursEdit::Change { id: series.id, was: series.hours, to, scope: from_on(march(10)) };
    assert_eq!(house.edited(edit).await, SAVED);
    assert_eq!(house.offered(march(9)).await.len(), 16);
    assert_eq!(house.offered(march(10)).await, ["10:00", "10:30"]);
    assert_eq!(house.shown_to(&house.advisor, None).await.shown.unwrap().series.len(), 2);
}

async fn one_date_alone_is_changed_and_the_series_stays(db: &Db) {
    let house = House::new(db).await;
    let series = house.series().await;
    let to = WeeklyDraft { from: "10h".into(), to: "11h".into(), ..WeeklyDraft::of(&series.hours) };
    let edit = HoursEdit::Change { id: series.id, was: series.hours.clone(), to, scope: only(march(10)) };
    assert_eq!(house.edited(edit).await, SAVED);
    assert_eq!(house.offered(march(10)).await, ["10:00", "10:30"]);
    assert_eq!([house.offered(march(9)).await.len(), house.offered(march(17)).await.len()], [16, 16]);
    let view = house.shown_to(&house.advisor, None).await.shown.unwrap();
    assert_eq!((view.series, view.days.len()), (vec![series], 1));
}

async fn what_does_not_parse_is_said_at_its_field_and_nothing_is_saved(db: &Db) {
    let house = House::new(db).await;
    let backwards = house.edited(HoursEdit::Add(every(&SATURDAY, "12h", "9h"))).await;
    let expected = HoursErrors::of_one(HoursField::To, HoursProblem::EndsBeforeItStarts);
    assert_eq!(backwards, HoursAnswer::Refused(expected));
    let series = house.series().await;
    let to = WeeklyDraft { every_weeks: "0".into(), ..WeeklyDraft::of(&series.hours) };
    let HoursAnswer::Refused(errors) =
        house.edited(HoursEdit::Change { id: series.id, was: series.hours.clone(), to, scope: from_on(march(40 - 31)) }).await
    else {
        panic!("no rhythm of 0 weeks")
    };
    assert_eq!(errors.0[0].field, HoursField::EveryWeeks);
    assert_eq!(house.series().await, series);
}

async fn the_same_time_is_not_opened_twice(db: &Db) {
    let house = House::new(db).await;
    let expected = HoursAnswer::Refused(HoursErrors::of_one(HoursField::From, HoursProblem::Overlaps));
    assert_eq!(house.edited(HoursEdit::Add(every(&[Weekday::Mon], "16h", "18h"))).await, expected);
    assert_eq!(house.edited(HoursEdit::Add(every(&[Weekday::Mon], "17h", "18h"))).await, SAVED);
}

async fn a_site_and_a_type_of_another_centre_are_no_choice(db: &Db) {
    let house = House::new(db).await;
    let elsewhere = Scene::new(db).await;
    let (site, kind) = (a_site(elsewhere.centre), a_type(elsewhere.centre));
    let (site, kind) = (&site, &kind);
    let (site, kind): (SiteId, AppointmentTypeId) = db
        .write(|tx| async move {
            Ok::<_, store::StoreError>((sites::insert(&tx, site).await?, types::insert(&tx, kind, &[], &[]).await?))
        })
        .await
        .unwrap();
    let refused = |field| HoursAnswer::Refused(HoursErrors::of_one(field, HoursProblem::UnknownChoice));
    let at_site = WeeklyDraft { site: Some(site), ..every(&SATURDAY, "9", "12") };
    assert_eq!(house.edited(HoursEdit::Add(at_site)).await, refused(HoursField::Site));
    let for_type = WeeklyDraft { types: vec![kind], ..every(&SATURDAY, "9", "12") };
    assert_eq!(house.edited(HoursEdit::Add(for_type)).await, refused(HoursField::Types));
}

async fn a_series_that_somebody_changed_meanwhile_is_not_overwritten(db: &Db) {
    let house = House::new(db).await;
    let shown = house.series().await;
    let change = |to: &str| HoursEdit::Change {
        id: shown.id,
        was: shown.hours.clone(),
        to: WeeklyDraft { to: to.to_owned(), ..WeeklyDraft::of(&shown.hours) },
        scope: all(),
    };
    assert_eq!(house.edited(change("18h")).await, SAVED);
    assert_eq!(house.edited(change("16h")).await, HoursAnswer::ChangedMeanwhile);
    assert_eq!(house.series().await.hours.weekly.window.to.to_string(), "18:00");
}

async fn shorter_hours_ask_about_the_appointments_they_leave_outside(db: &Db) {
    let house = House::new(db).await;
    let (inside, outside) = (house.book(half_an_hour(9, 10, 0)).await, house.book(half_an_hour(9, 16, 30)).await);
    let series = house.series().await;
    let edit = || HoursEdit::Change {
        id: series.id,
        was: series.hours.clone(),
        to: WeeklyDraft { to: "12h".into(), ..WeeklyDraft::of(&series.hours) },
        scope: all(),
    };
    let asked = house.edited(edit()).await;
    assert_eq!(touched_ids(&asked), [outside]);
    assert_eq!(house.series().await, series, "nothing is saved before somebody has decided");
    let left = HoursAnswer::Saved(SavedView { n_left: 1, ..SavedView::default() });
    assert_eq!(house.decided(edit(), leave(&[outside])).await, left);
    for id in [inside, outside] {
        assert!(house.appointment(id).await.appointment.state.is_live());
    }
    let shown = house.shown_to(&house.advisor, None).await.shown.unwrap();
    assert_eq!(shown.outside.iter().map(|one| one.id).collect::<Vec<_>>(), [outside], "it is still to be seen afterwards");
}

async fn longer_hours_touch_nobody(db: &Db) {
    let house = House::new(db).await;
    house.book(half_an_hour(9, 10, 0)).await;
    // Taken outside of the hours on purpose: no change of hours is to blame.
    house.book(half_an_hour(9, 20, 0)).await;
    let series = house.series().await;
    let to = WeeklyDraft { to: "19h".into(), ..WeeklyDraft::of(&series.hours) };
    assert_eq!(house.edited(HoursEdit::Change { id: series.id, was: series.hours, to, scope: all() }).await, SAVED);
}

async fn hours_that_shut_another_mode_touch_only_its_appointments(db: &Db) {
    let house = House::new(db).await;
    // The scene's appointments are by phone.
    let by_phone = house.book(half_an_hour(9, 10, 0)).await;
    let series = house.series().await;
    let for_mode = |mode| HoursEdit::Change {
        id: series.id,
        was: series.hours.clone(),
        to: WeeklyDraft { mode: Some(mode), ..WeeklyDraft::of(&series.hours) },
        scope: all(),
    };
    let on_site = house.edited(for_mode(domain::appointment::Mode::OnSite)).await;
    assert_eq!(touched_ids(&on_site), [by_phone]);
    assert_eq!(house.edited(for_mode(domain::appointment::Mode::Phone)).await, SAVED);
}
