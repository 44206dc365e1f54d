//! The month: which days have free slots.

use chrono::Datelike;
use contract::booking::DeskAgenda;
use domain::time::{NaiveDate, Weekday};
use leptos::prelude::*;
use locales::fr::{dates, desk};

use super::Links;
use crate::components::{DayCell, DayState, MonthCalendar, MonthLink, MonthView, WeekdayName};

/// The month with its free days, and the way to the first free slot.
pub(in crate::pages) fn month_view(today: NaiveDate, agenda: &DeskAgenda, links: &Links) -> AnyView {
    let month = MonthView {
        title: dates::month(agenda.month),
        caption: format!("{}, {}", desk::CALENDAR, dates::month(agenda.month)),
        weekdays: dates::WEEKDAY_HEADS
            .iter()
            .map(|(short, long)| WeekdayName { short: (*short).to_owned(), long: (*long).to_owned() })
            .collect(),
        weeks: weeks(agenda.month, |date| day_cell(date, today, agenda, links)),
        previous: month_link(agenda.previous_month, desk::PREVIOUS_MONTH, links),
        next: month_link(agenda.next_month, desk::NEXT_MONTH, links),
    };
    let legend = if agenda.free_days.is_empty() { desk::NONE_THIS_MONTH } else { desk::LEGEND };
    let first_free = agenda.first_free.map(|slot| {
        let date = slot.starts.date();
        let href = links.to(|choice| {
            choice.month = Some(date);
            choice.day = Some(date);
        });
        let when = format!("{}, {}", dates::day(date), dates::hour(slot.starts));
        view! { " " <a href=href data-noscroll="">{desk::first_free(&when)}</a> }
    });
    view! { <MonthCalendar month=month>{legend} {first_free}</MonthCalendar> }.into_any()
}

fn month_link(month: Option<NaiveDate>, label: &str, links: &Links) -> MonthLink {
    MonthLink { href: month.map(|month| links.to(|choice| choice.month = Some(month))), label: label.to_owned() }
}

fn day_cell(date: NaiveDate, today: NaiveDate, agenda: &DeskAgenda, links: &Links) -> DayCell {
    let n_slots = agenda.free_days.iter().find(|day| day.date == date).map_or(0, |day| day.n_free);
    let state = if agenda.day.as_ref().is_some_and(|day| day.date == date) {
        DayState::Chosen
    } else if date == today {
        DayState::Today
    } else {
        DayState::Plain
    };
    let href = links.to(|choice| {
        choice.month = Some(date);
        choice.day = Some(date);
    });
    DayCell {
        date,
        label: dates::day_number(date),
        n_slots,
        href: (n_slots > 0).then_some(href),
        accessible: desk::day_name(&dates::day(date), n_slots),
        state,
    }
}

/// The weeks of a month from Monday; `None` for days of another month.
fn weeks(month: NaiveDate, cell: impl Fn(NaiveDate) -> DayCell) -> Vec<[Option<DayCell>; 7]> {
    let first = month.with_day(1).unwrap_or(month);
    let inside = |date: NaiveDate| (date.year(), date.month()) == (first.year(), first.month());
    first
        .week(Weekday::Mon)
        .first_day()
        .iter_weeks()
        .take_while(|monday| inside(*monday) || *monday <= first)
        .map(|monday| {
            let mut days = monday.iter_days();
            core::array::from_fn(|_| days.next().filter(|date| inside(*date)).map(&cell))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(date: NaiveDate) -> DayCell {
        DayCell { date, label: date.day().to_string(), n_slots: 0, href: None, accessible: String::new(), state: DayState::Plain }
    }

    fn numbers(year: i32, month: u32) -> Vec<Vec<u32>> {
        let first = NaiveDate::from_ymd_opt(year, month, 1).expect("a real month");
        weeks(first, cell).iter().map(|week| week.iter().flatten().map(|day| day.date.day()).collect()).collect()
    }

    #[test]
    fn a_month_that_begins_on_a_monday_and_has_28_days_is_four_full_weeks() {
        let weeks = numbers(2027, 2);
        assert_eq!(weeks.len(), 4);
        assert!(weeks.iter().all(|week| week.len() == 7));
    }

    #[test]
    fn a_month_that_begins_on_a_sunday_needs_six_weeks_and_holds_each_day_once() {
        let weeks = numbers(2027, 8);
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks.concat(), (1..=31).collect::<Vec<u32>>());
        assert_eq!(weeks[0], [1]);
    }
}
