//! A month with its free days: a real table, days with free slots are links, the others plain text.

use domain::time::NaiveDate;
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    icon::{Glyph, Icon},
    month_keys::{day_id, day_reached},
};

/// Weeks that a month can touch.
const LONGEST: usize = 6;

/// What a day is to its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayState {
    /// A day like another.
    #[default]
    Plain,
    /// Today.
    Today,
    /// The day whose hours are shown.
    Chosen,
}

/// One day of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCell {
    /// The civil day.
    pub date: NaiveDate,
    /// The number of the day, as shown.
    pub label: String,
    /// How many slots are free: one to three dots.
    pub n_slots: u32,
    /// Where the day's hours are; `None` for a day without free slots.
    pub href: Option<String>,
    /// Name for readers, which holds the label and the number of free slots.
    pub accessible: String,
    /// What the day is to its reader.
    pub state: DayState,
}

/// The name of a weekday at the head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekdayName {
    /// As shown.
    pub short: String,
    /// As read aloud.
    pub long: String,
}

/// The month before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthLink {
    /// Its address; `None` outside what can be booked: the button stays in its place, and cannot be pressed.
    pub href: Option<String>,
    /// Its name for readers.
    pub label: String,
}

/// A month, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthView {
    /// The month and the year.
    pub title: String,
    /// What the table holds, for readers.
    pub caption: String,
    /// The seven heads of columns, from Monday.
    pub weekdays: Vec<WeekdayName>,
    /// The weeks from Monday; `None` for days of another month.
    pub weeks: Vec<[Option<DayCell>; 7]>,
    /// The month before.
    pub previous: MonthLink,
    /// The month after.
    pub next: MonthLink,
}

/// The month and what stands under it. When the page is alive the arrow keys lead from one free day to another.
#[component]
pub fn MonthCalendar(
    /// The month.
    month: MonthView,
    /// What stands under it: a legend, the way to the next free slot.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let free: Vec<NaiveDate> =
        month.weeks.iter().flatten().flatten().filter(|day| day.href.is_some()).map(|day| day.date).collect();
    let heads = month
        .weekdays
        .into_iter()
        .map(|day| {
            view! {
                <th scope="col">
                    <span aria-hidden="true">{day.short}</span>
                    <span class="visually-hidden">{day.long}</span>
                </th>
            }
        })
        .collect_view();
    let free = StoredValue::new(free);
    // As high as the longest month, so that nothing under it moves when the month turns.
    let blank = (month.weeks.len()..LONGEST).map(|_| view! { <tr aria-hidden="true"><td colspan="7"></td></tr> }).collect_view();
    let weeks = month
        .weeks
        .into_iter()
        .map(|week| view! { <tr>{week.map(|day| view! { <td>{day.map(|day| day_cell(day, free))}</td> }).collect_view()}</tr> })
        .collect_view();
    view! {
        <div class="month">
            <div class="month__head">
                {month_button(month.previous, Glyph::ArrowLeft)}
                <h2 class="month__title" aria-live="polite">{month.title}</h2>
                {month_button(month.next, Glyph::ArrowRight)}
            </div>
            <table class="month__grid">
                <caption class="visually-hidden">{month.caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{weeks} {blank}</tbody>
            </table>
            {children.map(|children| view! { <p class="month__note">{children()}</p> })}
        </div>
    }
}

fn month_button(link: MonthLink, glyph: Glyph) -> AnyView {
    let inside = view! {
        <Icon glyph />
        <span class="visually-hidden">{link.label}</span>
    };
    match link.href {
        Some(href) => view! { <a class="round-button" href=href data-noscroll="">{inside}</a> }.into_any(),
        // A link without an address is the element that ARIA in HTML gives for a disabled link.
        None => view! { <a class="round-button" role="link" aria-disabled="true">{inside}</a> }.into_any(),
    }
}

fn day_cell(day: DayCell, free: StoredValue<Vec<NaiveDate>>) -> AnyView {
    let Some(href) = day.href else {
        return match day.state {
            DayState::Plain | DayState::Chosen => day.label.into_any(),
            DayState::Today => view! { <span class="month__today">{day.label}</span> }.into_any(),
        };
    };
    let class = if day.state == DayState::Today { "day day--today" } else { "day" };
    let current = (day.state == DayState::Chosen).then_some("date");
    let dots = (0..dots(day.n_slots)).map(|_| view! { <i></i> }).collect_view();
    let date = day.date;
    view! {
        <a
            class=class
            id=day_id(date)
            href=href
            data-noscroll=""
            aria-current=current
            aria-label=day.accessible
            on:keydown=move |event| {
                if let Some(reached) = free.with_value(|free| day_reached(free, date, &event.key())) {
                    event.prevent_default();
                    focus_day(reached);
                }
            }
        >
            {day.label}
            <span class="day__dots" aria-hidden="true">{dots}</span>
        </a>
    }
    .into_any()
}

/// One dot for one or two free slots, two up to five, three beyond.
const fn dots(n_slots: u32) -> u8 {
    match n_slots {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6.. => 3,
    }
}

fn focus_day(date: NaiveDate) {
    let link = document().get_element_by_id(&day_id(date)).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(link) = link {
        // A refused focus leaves the reader on the day they were on.
        let _ = link.focus();
    }
}
