//! An edit reaches as far as it was asked to, and not a day further.

use domain::{
    agenda::{Availability, AvailabilityOverride, MinuteOfDay, TimeWindow, WeekdaySet},
    appointment::Mode,
    hours::{AdvisorHours, EditScope, HoursChange, HoursErrors, HoursField, HoursProblem, Series, WeeklyHours, clashes, plan},
    ids::AvailabilityId,
    time::{DateRange, NaiveDate, Weekday},
};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn window(from: &str, to: &str) -> TimeWindow {
    TimeWindow { from: MinuteOfDay::parse(from).unwrap(), to: MinuteOfDay::parse(to).unwrap() }
}

fn weekly(days: &[Weekday], from: &str, to: &str) -> WeeklyHours {
    let days = days.iter().copied().collect();
    let weekly = Availability { days, window: window(from, to), every_weeks: 1, starting: None, until: None };
    WeeklyHours { weekly, site: None, mode: None, types: None }
}

fn hours(series: &[WeeklyHours]) -> AdvisorHours {
    let series = (1..).zip(series).map(|(id, hours)| Series { id: AvailabilityId(id), hours: hours.clone() }).collect();
    AdvisorHours { series, days: Vec::new() }
}

/// What is open on a date and in which mode: the special hours if there are any, else the weekly windows.
fn open_on(hours: &AdvisorHours, date: NaiveDate) -> Vec<(TimeWindow, Option<Mode>)> {
    let mut open: Vec<_> = if let Some(day) = hours.day(date) {
        day.windows.iter().map(|window| (*window, None)).collect()
    } else {
        let of_date = hours.series.iter().filter(|series| series.hours.weekly.opens_on(date));
        of_date.map(|series| (series.hours.weekly.window, series.hours.mode)).collect()
    };
    open.sort_unstable();
    open
}

fn refused(planned: Result<Vec<HoursChange>, HoursErrors>) -> Vec<(HoursField, HoursProblem)> {
    planned.unwrap_err().0.into_iter().map(|error| (error.field, error.problem)).collect()
}

#[test]
fn from_a_date_on_the_old_series_ends_the_day_before_and_a_new_one_starts() {
    let before = hours(&[weekly(&[Weekday::Tue], "09:00", "12:00")]);
    let to = weekly(&[Weekday::Tue], "10:00", "12:00");
    let changes = plan(&before, &before.series[0], Some(&to), EditScope::From(date("2027-03-09"))).unwrap();
    let ended = before.series[0].hours.between(None, Some(date("2027-03-08")));
    let started = to.between(Some(date("2027-03-09")), None);
    assert_eq!(changes, [HoursChange::Update(AvailabilityId(1), ended), HoursChange::Insert(started)]);
}

#[test]
fn from_its_first_day_on_is_all_of_it() {
    let series = weekly(&[Weekday::Fri], "09:00", "12:00").between(Some(date("2027-03-09")), None);
    let before = hours(&[series]);
    // 9 March is a Tuesday: the first Friday is the 12th, so that nothing would be left before the 12th.
    let to = weekly(&[Weekday::Fri], "10:00", "12:00");
    let changes = plan(&before, &before.series[0], Some(&to), EditScope::From(date("2027-03-12"))).unwrap();
    assert_eq!(changes, [HoursChange::Update(AvailabilityId(1), to.between(Some(date("2027-03-12")), None))]);
    let gone = plan(&before, &before.series[0], None, EditScope::From(date("2027-03-10"))).unwrap();
    assert_eq!(gone, [HoursChange::Delete(AvailabilityId(1))]);
}

#[test]
fn one_date_becomes_the_special_hours_of_that_date_and_keeps_its_other_windows() {
    let before = hours(&[weekly(&[Weekday::Tue], "09:00", "12:00"), weekly(&[Weekday::Tue], "14:00", "17:00")]);
    let to = weekly(&[Weekday::Tue], "10:00", "11:00");
    let day = EditScope::Only(date("2027-03-09"));
    let changed = plan(&before, &before.series[0], Some(&to), day).unwrap();
    let special = |windows: &[TimeWindow]| {
        vec![HoursChange::PutDay(AvailabilityOverride {
            date: date("2027-03-09"),
            windows: windows.to_vec(),
            opens_holiday: false,
        })]
    };
    assert_eq!(changed, special(&[window("10:00", "11:00"), window("14:00", "17:00")]));
    assert_eq!(plan(&before, &before.series[0], None, day).unwrap(), special(&[window("14:00", "17:00")]));
}

#[test]
fn one_date_of_hours_for_some_things_only_never_opens_them_for_others() {
    let phone = WeeklyHours { mode: Some(Mode::Phone), ..weekly(&[Weekday::Tue], "09:00", "12:00") };
    let before = hours(&[phone]);
    let to = WeeklyHours { mode: Some(Mode::Phone), ..weekly(&[Weekday::Tue], "10:00", "11:00") };
    let changes = plan(&before, &before.series[0], Some(&to), EditScope::Only(date("2027-03-09"))).unwrap();
    let after = before.after(&changes);
    assert!(after.days.is_empty());
    assert_eq!(open_on(&after, date("2027-03-09")), [(window("10:00", "11:00"), Some(Mode::Phone))]);
    for other in ["2027-03-02", "2027-03-16"] {
        assert_eq!(open_on(&after, date(other)), open_on(&before, date(other)));
    }
}

#[test]
fn a_date_that_the_series_does_not_know_is_refused_at_the_date() {
    let mut before = hours(&[weekly(&[Weekday::Tue], "09:00", "12:00").between(None, Some(date("2027-03-16")))]);
    let series = before.series[0].clone();
    let at = |problem| [(HoursField::ScopeDate, problem)];
    let only = |day: &str| EditScope::Only(date(day));
    assert_eq!(refused(plan(&before, &series, None, only("2027-03-10"))), at(HoursProblem::NotOnThatDate));
    assert_eq!(refused(plan(&before, &series, None, EditScope::From(date("2027-03-17")))), at(HoursProblem::AfterItsEnd));
    before.days.push(AvailabilityOverride { date: date("2027-03-09"), windows: Vec::new(), opens_holiday: false });
    assert_eq!(refused(plan(&before, &series, None, only("2027-03-09"))), at(HoursProblem::HasSpecialHours));
}

#[test]
fn two_series_clash_when_they_open_the_same_time_for_the_same_things_on_the_same_day() {
    let today = date("2027-03-01");
    let own = weekly(&[Weekday::Tue], "09:00", "12:00");
    let before = hours(core::slice::from_ref(&own));
    assert!(!clashes(&before, &own, today), "a series does not clash with itself");
    assert!(clashes(&hours(&[own.clone(), own.clone()]), &own, today), "but with its double");
    assert!(clashes(&before, &weekly(&[Weekday::Tue, Weekday::Fri], "11:00", "13:00"), today));
    let apart = [
        ("it only touches", weekly(&[Weekday::Tue], "12:00", "13:00")),
        ("another day", weekly(&[Weekday::Wed], "09:00", "12:00")),
        ("another mode", WeeklyHours { mode: Some(Mode::Phone), ..own.clone() }),
        ("over by now", own.between(None, Some(date("2027-02-28")))),
    ];
    for (why, other) in apart {
        let mut both = before.clone();
        both.series.push(Series { id: AvailabilityId(9), hours: other.clone() });
        assert!(!clashes(&both, &own, today), "{why}");
    }
}

#[test]
fn series_of_alternate_weeks_do_not_clash() {
    let every_two = |starting: &str| {
        let hours = weekly(&[Weekday::Tue], "09:00", "12:00").between(Some(date(starting)), None);
        WeeklyHours { weekly: Availability { every_weeks: 2, ..hours.weekly.clone() }, ..hours }
    };
    let even = every_two("2027-03-02");
    assert!(!clashes(&hours(&[even.clone(), every_two("2027-03-09")]), &even, date("2027-03-01")));
    assert!(clashes(&hours(&[even.clone(), every_two("2027-03-16")]), &even, date("2027-03-01")));
}

prop_compose! {
    fn any_weekly()(
        bits in 1_u8..128,
        from in 0_u16..1380,
        length in 1_u16..60,
        every_weeks in 1_u16..5,
        starting in proptest::option::of(0_u16..120),
        lasting in proptest::option::of(7_u16..200),
        mode in proptest::option::of(Just(Mode::Phone)),
    ) -> WeeklyHours {
        let window = TimeWindow { from: MinuteOfDay::new(from).unwrap(), to: MinuteOfDay::new(from + length).unwrap() };
        let first = starting.map(|days| date("2027-01-01") + chrono::Days::new(days.into()));
        let until = lasting.map(|days| first.unwrap_or(date("2027-01-01")) + chrono::Days::new(days.into()));
        let weekly = Availability { days: WeekdaySet::from_bits(bits), window, every_weeks, starting: first, until };
        WeeklyHours { weekly, site: None, mode, types: None }
    }
}

proptest! {
    /// A cut that changes nothing is not seen: whatever the rhythm, every date has the hours it had.
    #[test]
    fn a_series_cut_in_two_opens_the_same_dates(series in any_weekly(), day in 0_u64..250) {
        let before = hours(core::slice::from_ref(&series));
        let day = date("2026-12-01") + chrono::Days::new(day);
        if let Ok(changes) = plan(&before, &before.series[0], Some(&series), EditScope::From(day)) {
            let after = before.after(&changes);
            for date in DateRange::lasting(date("2026-11-01"), 400).dates() {
                prop_assert_eq!(open_on(&after, date), open_on(&before, date), "{}", date);
            }
        }
    }

    /// An edit of one date, or from a date on, leaves every other date as it was.
    #[test]
    fn nothing_changes_outside_of_the_reach(
        (one, other, to) in (any_weekly(), any_weekly(), any_weekly()),
        day in 0_u64..250,
        removing in any::<bool>(),
    ) {
        let before = hours(&[one, other]);
        let day = date("2026-12-01") + chrono::Days::new(day);
        let to = (!removing).then_some(&to);
        for scope in [EditScope::From(day), EditScope::Only(day)] {
            let Ok(changes) = plan(&before, &before.series[0], to, scope) else { continue };
            let after = before.after(&changes);
            for date in DateRange::lasting(date("2026-11-01"), 400).dates() {
                let reached = match scope {
                    EditScope::All => true,
                    EditScope::From(first) => date >= first,
                    EditScope::Only(only) => date == only,
                };
                if !reached {
                    prop_assert_eq!(open_on(&after, date), open_on(&before, date), "{} under {:?}", date, scope);
                }
            }
        }
    }

    /// What is left on an edited date is the other windows of that date and the new one.
    #[test]
    fn on_the_edited_date_the_new_window_stands_beside_the_others(
        (one, other, to) in (any_weekly(), any_weekly(), any_weekly()),
        day in 0_u64..120,
    ) {
        let before = hours(&[one, other]);
        let day = date("2027-01-01") + chrono::Days::new(day);
        if let Ok(changes) = plan(&before, &before.series[0], Some(&to), EditScope::Only(day)) {
            let after = before.after(&changes);
            let covered = |minute: u16, open: &[(TimeWindow, Option<Mode>)]| {
                open.iter().any(|(window, _)| (window.from.minutes()..window.to.minutes()).contains(&minute))
            };
            let rest = hours(&[before.series[1].hours.clone()]);
            let mut expected = open_on(&rest, day);
            expected.push((to.weekly.window, to.mode));
            for minute in 0..1440 {
                prop_assert_eq!(covered(minute, &open_on(&after, day)), covered(minute, &expected), "minute {}", minute);
            }
        }
    }
}
