//! Special days and public holidays.

use crate::house::{House, SAVED, half_an_hour, march, special, touched_ids};
use contract::hours::{HoursAnswer, HoursEdit};
use domain::{
    holidays::PublicHoliday,
    hours::{HoursErrors, HoursField, HoursProblem, SpecialDayDraft},
    time::NaiveDate,
};
use store::Db;

testkit::on_both_engines!(
    a_special_day_replaces_the_hours_of_the_week_and_goes_without_a_trace,
    a_special_day_without_windows_is_closed,
    a_public_holiday_is_opened_by_saying_so_and_only_so,
    a_day_that_is_over_is_refused,
    closing_a_day_asks_about_its_appointments,
    the_holidays_of_the_coming_eighteen_months_are_listed,
);

async fn a_special_day_replaces_the_hours_of_the_week_and_goes_without_a_trace(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(house.edited(HoursEdit::PutDay(special(march(9), &[("14h", "15h"), ("10h", "11h")]))).await, SAVED);
    assert_eq!(house.offered(march(9)).await, ["10:00", "10:30", "14:00", "14:30"]);
    assert_eq!(house.edited(HoursEdit::PutDay(special(march(9), &[("10h", "11h")]))).await, SAVED);
    assert_eq!(house.offered(march(9)).await, ["10:00", "10:30"]);
    assert_eq!(house.edited(HoursEdit::ClearDay(march(9))).await, SAVED);
    assert_eq!(house.offered(march(9)).await.len(), 16);
}

async fn a_special_day_without_windows_is_closed(db: &Db) {
    let house = House::new(db).await;
    assert_eq!(house.edited(HoursEdit::PutDay(special(march(9), &[("", "")]))).await, SAVED);
    assert!(house.offered(march(9)).await.is_empty());
}

async fn a_public_holiday_is_opened_by_saying_so_and_only_so(db: &Db) {
    let house = House::new(db).await;
    // Easter Monday.
    let monday = march(29);
    assert_eq!(house.edited(HoursEdit::PutDay(special(monday, &[("10h", "11h")]))).await, SAVED);
    assert!(house.offered(monday).await.is_empty());
    let opening = SpecialDayDraft { opens_holiday: true, ..special(monday, &[("10h", "11h")]) };
    assert_eq!(house.edited(HoursEdit::PutDay(opening)).await, SAVED);
    assert_eq!(house.offered(monday).await, ["10:00", "10:30"]);
    let view = house.shown_to(&house.advisor, None).await.shown.unwrap();
    let easter = view.holidays.iter().find(|holiday| holiday.date == monday).unwrap();
    assert_eq!(easter.open.as_ref().map(Vec::len), Some(1));
    assert_eq!(house.edited(HoursEdit::ClearDay(monday)).await, SAVED);
    assert!(house.offered(monday).await.is_empty());
}

async fn a_day_that_is_over_is_refused(db: &Db) {
    let house = House::new(db).await;
    let yesterday = NaiveDate::from_ymd_opt(2027, 2, 28).unwrap();
    let answer = house.edited(HoursEdit::PutDay(special(yesterday, &[("10h", "11h")]))).await;
    assert_eq!(answer, HoursAnswer::Refused(HoursErrors::of_one(HoursField::Date, HoursProblem::Past)));
    assert_eq!(house.edited(HoursEdit::PutDay(special(march(1), &[("10h", "11h")]))).await, SAVED, "today is not");
}

async fn closing_a_day_asks_about_its_appointments(db: &Db) {
    let house = House::new(db).await;
    let booked = house.book(half_an_hour(9, 10, 0)).await;
    house.book(half_an_hour(10, 10, 0)).await;
    let asked = house.edited(HoursEdit::PutDay(special(march(9), &[("14h", "17h")]))).await;
    assert_eq!(touched_ids(&asked), [booked]);
    assert_eq!(house.edited(HoursEdit::PutDay(special(march(9), &[("9h", "12h")]))).await, SAVED);
}

async fn the_holidays_of_the_coming_eighteen_months_are_listed(db: &Db) {
    let house = House::new(db).await;
    let view = house.shown_to(&house.advisor, None).await.shown.unwrap();
    let first = &view.holidays[0];
    assert_eq!((first.date, first.holiday, &first.open), (march(29), PublicHoliday::EasterMonday, &None));
    assert_eq!(first.usual.len(), 1, "a Monday like another has its window");
    let saturday = view.holidays.iter().find(|holiday| holiday.holiday == PublicHoliday::LabourDay).unwrap();
    assert!(saturday.usual.is_empty(), "1 May 2027 is a Saturday");
    // March 2027 to the end of August 2028: ten days of 2027 from Easter Monday on, eight of 2028.
    assert_eq!(view.holidays.len(), 18);
    assert!(view.holidays.is_sorted_by_key(|holiday| holiday.date));
}
