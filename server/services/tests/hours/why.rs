//! Why there is no slot: the same account as the engine's, with the names of things.

use crate::house::{House, days, every, half_an_hour, march, special};
use contract::hours::{AskWhy, ClosureEdit, Decision, Hours, HoursEdit, NoHours, WhyRow, WhyView, WhyWhat};
use domain::{
    agenda::Horizon,
    appointment::Mode,
    holidays::PublicHoliday,
    hours::{SpanDraft, WeeklyDraft},
    staff::Role,
    time::{NaiveDate, Weekday},
};
use store::{Db, types};
use testkit::{Scene, a_member, a_type};

testkit::on_both_engines!(
    a_day_is_told_from_midnight_to_midnight_without_gaps,
    a_closure_and_an_absence_are_called_by_their_names,
    a_public_holiday_is_called_by_its_name,
    an_appointment_is_one_that_may_be_opened_by_who_may_see_it,
    past_too_close_and_too_far_are_told_apart,
    no_hours_at_all_says_which_kind_of_nothing,
    each_advisor_has_a_line_of_their_own,
    the_first_free_slot_is_named,
    a_free_time_that_is_too_short_has_no_slot,
);

async fn asked(house: &House, day: NaiveDate) -> WhyView {
    let ask = AskWhy { centre: house.centre.clone(), day: Some(day), ..AskWhy::default() };
    house.services.explain_day(&house.manager, ask).await.unwrap()
}

fn told(row: &WhyRow) -> Vec<String> {
    let clock = |at: domain::time::CivilInstant| at.time().format("%H:%M").to_string();
    let what = |what: &WhyWhat| match what {
        WhyWhat::Free { n_slots } => format!("free {n_slots}"),
        other => format!("{other:?}").split(['(', ' ']).next().unwrap_or_default().to_lowercase(),
    };
    row.pieces
        .iter()
        .map(|piece| format!("{}-{} {}", clock(piece.span.starts), clock(piece.span.ends), what(&piece.what)))
        .collect()
}

async fn a_day_is_told_from_midnight_to_midnight_without_gaps(db: &Db) {
    let house = House::new(db).await;
    house.book(half_an_hour(9, 10, 0)).await;
    let view = asked(&house, march(9)).await;
    let row = view.together.unwrap();
    let expected =
        ["00:00-09:00 outside", "09:00-10:00 free 2", "10:00-10:30 appointment", "10:30-17:00 free 13", "17:00-00:00 outside"];
    assert_eq!(told(&row), expected);
    assert_eq!((row.n_slots, row.no_hours), (15, None));
    assert_eq!(usize::try_from(row.n_slots).unwrap(), house.offered(march(9)).await.len());
}

async fn a_closure_and_an_absence_are_called_by_their_names(db: &Db) {
    let house = House::new(db).await;
    let morning = SpanDraft { last_time: "12h".into(), ..days(march(9), march(9), "Conseil de classe") };
    house.closed(ClosureEdit::Add { site: None, draft: morning }, Decision::default()).await;
    house.edited(HoursEdit::AddAbsence(days(march(9), march(9), "Formation"))).await;
    let row = asked(&house, march(9)).await.together.unwrap();
    assert_eq!(told(&row), ["00:00-09:00 outside", "09:00-12:00 closure", "12:00-17:00 absence", "17:00-00:00 outside"]);
    let WhyWhat::Closure(closures) = &row.pieces[1].what else { panic!("a closure") };
    assert_eq!(closures[0].label, "Conseil de classe");
    let WhyWhat::Absence(absences) = &row.pieces[2].what else { panic!("an absence") };
    assert_eq!((absences[0].label.as_str(), absences[0].advisor.id), ("Formation", house.scene.advisor));
}

async fn a_public_holiday_is_called_by_its_name(db: &Db) {
    let house = House::new(db).await;
    let row = asked(&house, march(29)).await.together.unwrap();
    assert_eq!(row.pieces[1].what, WhyWhat::Holiday(PublicHoliday::EasterMonday));
    assert_eq!(row.n_slots, 0);
}

async fn an_appointment_is_one_that_may_be_opened_by_who_may_see_it(db: &Db) {
    let house = House::new(db).await;
    let booked = house.book(half_an_hour(9, 10, 0)).await;
    let colleague = house.colleague("Hugo").await;
    let stranger = a_member(db, house.scene.centre, Role::Advisor, Some(colleague)).await;
    for (who, expected) in [(&house.manager, vec![booked]), (&house.advisor, vec![booked]), (&stranger, vec![])] {
        let ask = AskWhy { centre: house.centre.clone(), day: Some(march(9)), ..AskWhy::default() };
        let row = house.services.explain_day(who, ask).await.unwrap().together.unwrap();
        assert_eq!(row.pieces[2].what, WhyWhat::Appointment(expected));
    }
}

/// A second type of the same advisor.
async fn with_type(house: &House, change: impl FnOnce(&mut store::types::NewType)) -> String {
    let mut kind = a_type(house.scene.centre);
    change(&mut kind);
    let (new, Scene { advisor, .. }) = (&kind, house.scene);
    house.db.write(|tx| async move { types::insert(&tx, new, &[advisor], &[]).await }).await.unwrap();
    kind.slug
}

async fn past_too_close_and_too_far_are_told_apart(db: &Db) {
    let house = House::new(db).await;
    let slug = with_type(&house, |kind| {
        kind.policy.min_notice_min = 120;
        kind.policy.horizon = Some(Horizon::Days(7));
    })
    .await;
    // Monday, 11:00.
    house.clock.advance_minutes(120);
    let ask = |day| AskWhy { centre: house.centre.clone(), day: Some(day), type_slug: Some(slug.clone()), ..AskWhy::default() };
    let today = house.services.explain_day(&house.manager, ask(march(1))).await.unwrap().together.unwrap();
    let expected = ["00:00-09:00 outside", "09:00-11:00 past", "11:00-13:00 notice", "13:00-17:00 free 8", "17:00-00:00 outside"];
    assert_eq!(told(&today), expected);
    let far = house.services.explain_day(&house.manager, ask(march(9))).await.unwrap().together.unwrap();
    assert_eq!(far.pieces[1].what, WhyWhat::Horizon(Some(march(8))));
}

async fn no_hours_at_all_says_which_kind_of_nothing(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(asked(&house, march(6)).await.together.unwrap().no_hours, Some(NoHours::NotThatDay));
    let series = house.series().await;
    let by_phone = WeeklyDraft { mode: Some(Mode::Phone), ..WeeklyDraft::of(&series.hours) };
    house.edited(HoursEdit::Change { id: series.id, was: series.hours, to: by_phone, scope: crate::house::all() }).await;
    let on_site = AskWhy { centre: house.centre.clone(), day: Some(march(9)), mode: Some(Mode::OnSite), ..AskWhy::default() };
    let row = house.services.explain_day(&house.manager, on_site).await.unwrap().together.unwrap();
    assert_eq!(row.no_hours, Some(NoHours::NotForThis));
    let series = house.series().await;
    house.edited(HoursEdit::Remove { id: series.id, was: series.hours, scope: crate::house::all() }).await;
    assert_eq!(asked(&house, march(9)).await.together.unwrap().no_hours, Some(NoHours::Never));
    house.edited(HoursEdit::PutDay(special(march(10), &[("9h", "12h")]))).await;
    assert_eq!(asked(&house, march(9)).await.together.unwrap().no_hours, Some(NoHours::NotThatDay));
}

async fn each_advisor_has_a_line_of_their_own(db: &Db) {
    let house = House::new(db).await;
    let colleague = house.colleague("Hugo").await;
    let (Scene { advisor, centre, .. }, hours) = (house.scene, testkit::weekly(colleague, "08:00", "10:00"));
    let (kind, hours) = (&a_type(centre), &hours);
    db.write(|tx| async move {
        store::advisors::insert_availability(&tx, hours).await?;
        types::insert(&tx, kind, &[advisor, colleague], &[]).await
    })
    .await
    .unwrap();
    let ask =
        AskWhy { centre: house.centre.clone(), day: Some(march(9)), type_slug: Some(kind.slug.clone()), ..AskWhy::default() };
    let view = house.services.explain_day(&house.manager, ask.clone()).await.unwrap();
    assert_eq!(told(view.together.as_ref().unwrap()), ["00:00-08:00 outside", "08:00-17:00 free 18", "17:00-00:00 outside"]);
    let of_each: Vec<u32> = view.each.iter().map(|row| row.n_slots).collect();
    assert_eq!(of_each, [16, 4]);
    let seen_by_advisor = house.services.explain_day(&house.advisor, ask.clone()).await.unwrap();
    assert_eq!(seen_by_advisor.each.len(), 1, "an advisor sees their own line");
    let alone = AskWhy { advisor: Some(colleague), ..ask };
    let view = house.services.explain_day(&house.manager, alone).await.unwrap();
    let row = view.together.unwrap();
    assert_eq!((row.n_slots, row.advisor.map(|name| name.name), view.each.len()), (4, Some("Hugo".to_owned()), 0));
}

async fn the_first_free_slot_is_named(db: &Db) {
    let house = House::new(db).await;
    house.edited(HoursEdit::AddAbsence(days(march(1), march(9), ""))).await;
    let first = asked(&house, march(2)).await.first_free.unwrap();
    assert_eq!(first.starts.date(), march(10));
}

async fn a_free_time_that_is_too_short_has_no_slot(db: &Db) {
    let house = House::new(db).await;
    house.edited(HoursEdit::Add(every(&[Weekday::Sat], "9h", "9h20"))).await;
    let row = asked(&house, march(6)).await.together.unwrap();
    assert_eq!(told(&row), ["00:00-09:00 outside", "09:00-09:20 free 0", "09:20-00:00 outside"]);
}
