//! What the page of the hours shows.

use crate::house::{House, days, every, march, special};
use contract::hours::{ClosureEdit, Decision, GlanceWhat, Hours, HoursEdit, ShowHours};
use domain::{staff::Role, time::Weekday};
use store::Db;
use testkit::a_member;

testkit::on_both_engines!(
    the_week_shows_what_is_open_and_what_closes_it,
    series_come_in_the_order_of_the_week_and_those_that_are_over_are_left_out,
    who_has_no_agenda_sees_nobody,
    an_advisor_sees_themselves_and_others_see_everybody,
);

async fn the_week_shows_what_is_open_and_what_closes_it(db: &Db) {
    let house = House::new(db).await;
    let half_closed = domain::hours::SpanDraft { first_time: "12h".into(), ..days(march(9), march(9), "Conseil") };
    house.closed(ClosureEdit::Add { site: None, draft: half_closed }, Decision::default()).await;
    house.edited(HoursEdit::AddAbsence(days(march(10), march(10), ""))).await;
    house.edited(HoursEdit::PutDay(special(march(11), &[("10h", "11h")]))).await;
    let ask = ShowHours { centre: house.centre.clone(), advisor: None, week: Some(march(12)) };
    let week = house.services.show_hours(&house.advisor, ask).await.unwrap().shown.unwrap().week;
    assert_eq!(week.iter().map(|day| day.date).collect::<Vec<_>>(), (8..15).map(march).collect::<Vec<_>>());
    let told = |day: usize| {
        week[day].pieces.iter().map(|piece| format!("{}-{} {:?}", piece.from, piece.to, piece.what)).collect::<Vec<_>>()
    };
    assert_eq!(told(0), ["09:00-17:00 Open"]);
    assert_eq!(told(1), ["09:00-12:00 Open", "12:00-17:00 Closure"]);
    assert_eq!(told(2), ["09:00-17:00 Absence"]);
    assert_eq!((told(3), week[3].is_special), (vec!["10:00-11:00 Open".to_owned()], true));
    assert!(told(5).is_empty());
    let easter = ShowHours { centre: house.centre.clone(), advisor: None, week: Some(march(29)) };
    let monday = &house.services.show_hours(&house.advisor, easter).await.unwrap().shown.unwrap().week[0];
    assert_eq!(monday.pieces[0].what, GlanceWhat::Holiday);
    assert!(monday.holiday.is_some());
}

async fn series_come_in_the_order_of_the_week_and_those_that_are_over_are_left_out(db: &Db) {
    let house = House::new(db).await;
    house.edited(HoursEdit::Add(every(&[Weekday::Sat], "14h", "15h"))).await;
    house.edited(HoursEdit::Add(every(&[Weekday::Sat], "9h", "10h"))).await;
    let over = domain::hours::WeeklyDraft { until: "2027-02-28".into(), ..every(&[Weekday::Sun], "9h", "10h") };
    house.edited(HoursEdit::Add(over)).await;
    let series = house.shown_to(&house.advisor, None).await.shown.unwrap().series;
    let starts: Vec<String> = series.iter().map(|series| series.hours.weekly.window.from.to_string()).collect();
    assert_eq!(starts, ["09:00", "09:00", "14:00"]);
}

async fn who_has_no_agenda_sees_nobody(db: &Db) {
    let house = House::new(db).await;
    let unbound = a_member(db, house.scene.centre, Role::Advisor, None).await;
    let view = house.shown_to(&unbound, None).await;
    assert!(view.shown.is_none() && view.advisors.is_empty());
}

async fn an_advisor_sees_themselves_and_others_see_everybody(db: &Db) {
    let house = House::new(db).await;
    house.colleague("Hugo").await;
    for (who, expected) in [(&house.advisor, 1), (&house.reception, 2), (&house.manager, 2)] {
        let view = house.shown_to(who, None).await;
        assert_eq!(view.advisors.len(), expected);
        assert_eq!(view.shown.map(|shown| shown.advisor.id), Some(house.scene.advisor));
    }
}
