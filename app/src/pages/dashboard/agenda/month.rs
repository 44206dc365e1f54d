//! The month: how much there is on each day, and the first names.

use contract::agendas::{AgendaFrame, AgendaView, DayCount, ShowAgenda};
use domain::{slots::Reason, span::Span, time::NaiveDate};
use leptos::prelude::*;
use locales::fr::{dates, staff::agenda as words};

use super::{
    event::{colour, state_code},
    layout::minute_of,
};
use crate::paths::staff as paths;

/// A table of weeks; each day leads to its own page.
pub(super) fn month(view: &AgendaView, days: &[DayCount], (ask, frame): (&ShowAgenda, &AgendaFrame)) -> AnyView {
    let today = view.now.date();
    let shown = ask.day.unwrap_or(today);
    let heads = dates::WEEKDAY_HEADS
        .iter()
        .map(|(short, full)| {
            view! {
                <th scope="col">
                    <abbr title=*full>{*short}</abbr>
                </th>
            }
        })
        .collect_view();
    let weeks = days
        .chunks(7)
        .map(|week| {
            let cells = week.iter().map(|day| cell(day, (shown, today), (ask, frame))).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="week-frame">
            <table class="month-table">
                <caption class="visually-hidden">{words::dates_shown(Span::Month, shown)}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(day: &DayCount, (shown, today): (NaiveDate, NaiveDate), (ask, frame): (&ShowAgenda, &AgendaFrame)) -> AnyView {
    let href = paths::agenda_page(&ShowAgenda { span: Span::Day, day: Some(day.date), ..ask.clone() });
    let current = (day.date == today).then_some("date");
    let outside = month_of(day.date) != month_of(shown);
    let label = format!("{}, {}", dates::day(day.date), words::count(day.n as usize));
    let shut = day.shut.as_ref().filter(|view| view.because != Reason::Outside).map(|view| {
        view! { <p class="month-table__shut">{words::shut(view)}</p> }
    });
    let lines = day.first.iter().map(|entry| {
        let kind = frame.kinds.iter().find(|kind| kind.id == entry.kind);
        let code = colour(kind.map_or("", |kind| kind.colour.as_str())).to_owned();
        let name = words::short_name(&entry.first_name, &entry.last_name);
        view! {
            <li data-colour=code data-state=state_code(entry.state)>
                <a href=paths::appointment(&ask.centre, entry.id)>
                    <span class="numbers">{words::clock(minute_of(entry.starts))}</span>
                    " "
                    {name}
                </a>
            </li>
        }
    });
    let lines = lines.collect_view();
    let left = day.n.saturating_sub(u32::try_from(day.first.len()).unwrap_or(u32::MAX));
    let more = (left > 0).then(|| view! { <p class="month-table__more">{words::more(left)}</p> });
    view! {
        <td class:month-table__outside=outside data-shut=day.shut.is_some().then_some("")>
            <a class="month-table__day" href=href aria-current=current>
                <span class="visually-hidden">{label}</span>
                <span aria-hidden="true">{dates::day_number(day.date)}</span>
                {(day.n > 0).then(|| view! { <span class="month-table__count" aria-hidden="true">{day.n}</span> })}
            </a>
            {shut}
            <ul>{lines}</ul>
            {more}
        </td>
    }
    .into_any()
}

fn month_of(date: NaiveDate) -> (i32, u32) {
    (chrono::Datelike::year(&date), chrono::Datelike::month(&date))
}
