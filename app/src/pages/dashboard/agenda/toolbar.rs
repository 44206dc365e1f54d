//! Above the agenda: which dates, how much at once, whose agendas, where. All of it is in the address, so that a page can be
//! sent to a colleague.

use contract::agendas::{AgendaFrame, PersonName, ShowAgenda};
use domain::{
    ids::{AdvisorId, SiteId},
    span::Span,
    time::NaiveDate,
};
use leptos::prelude::*;
use locales::fr::staff::agenda as words;

use crate::{
    components::{Glyph, Icon},
    paths::staff as paths,
};

/// Dates, views, the button. It stays while the pages under it change.
pub(super) fn toolbar(ask: Memo<ShowAgenda>, today: NaiveDate) -> AnyView {
    let day = move || ask.with(|ask| ask.day.unwrap_or(today));
    let turned = move |turn: fn(Span, NaiveDate) -> NaiveDate| {
        ask.with(|ask| paths::agenda_page(&ShowAgenda { day: Some(turn(ask.span, ask.day.unwrap_or(today))), ..ask.clone() }))
    };
    let to_today = move || ask.with(|ask| paths::agenda_page(&ShowAgenda { day: None, ..ask.clone() }));
    let span = move || ask.with(|ask| ask.span);
    let new = move || ask.with(|ask| paths::new_appointment(&ask.centre));
    view! {
        <div class="shell__top agenda-top">
            <div class="cluster">
                <a class="round-button" href=move || turned(Span::previous)>
                    <Icon glyph=Glyph::ArrowLeft />
                    <span class="visually-hidden">{move || words::previous(span())}</span>
                </a>
                <h1 class="agenda-title" tabindex="-1">
                    {move || words::dates_shown(span(), day())}
                </h1>
                <a class="round-button" href=move || turned(Span::next)>
                    <Icon glyph=Glyph::ArrowRight />
                    <span class="visually-hidden">{move || words::next(span())}</span>
                </a>
                <a class="button button--quiet" href=to_today>
                    {words::TODAY}
                </a>
            </div>
            <div class="cluster">
                <nav class="segments" aria-label=words::VIEWS>
                    {segments(ask, today)}
                </nav>
                <a class="button button--primary" href=new>
                    {words::NEW}
                </a>
            </div>
        </div>
    }
    .into_any()
}

fn segments(ask: Memo<ShowAgenda>, today: NaiveDate) -> AnyView {
    Span::ALL
        .into_iter()
        .map(|span| {
            // The same day in another view, unless it is today's anyway.
            let href = move || {
                ask.with(|ask| {
                    let day = ask.day.filter(|day| *day != today);
                    paths::agenda_page(&ShowAgenda { span, day, ..ask.clone() })
                })
            };
            let current = move || ask.with(|ask| ask.span == span).then_some("page");
            view! {
                <a href=href aria-current=current>
                    {words::span(span)}
                </a>
            }
        })
        .collect_view()
        .into_any()
}

/// Whose agendas and where, when there is a choice.
pub(super) fn filters(ask: Memo<ShowAgenda>, frame: &AgendaFrame) -> AnyView {
    let people: Vec<PersonName> = frame.people.iter().filter(|person| person.active).cloned().collect();
    let people = (people.len() > 1).then(|| {
        let chips = people.into_iter().map(|person| person_chip(ask, person)).collect_view();
        view! {
            <nav class="filters" aria-label=words::PEOPLE>
                {everybody(ask)} {chips}
            </nav>
        }
    });
    let sites = (frame.sites.len() > 1).then(|| {
        let chips = frame.sites.iter().map(|site| site_chip(ask, Some(site.id), site.name.clone())).collect_view();
        view! {
            <nav class="filters" aria-label=words::SITES>
                {site_chip(ask, None, words::EVERYWHERE.to_owned())} {chips}
            </nav>
        }
    });
    view! {
        {people}
        {sites}
    }
    .into_any()
}

fn everybody(ask: Memo<ShowAgenda>) -> AnyView {
    let href = move || ask.with(|ask| paths::agenda_page(&ShowAgenda { advisors: Vec::new(), ..ask.clone() }));
    let current = move || ask.with(|ask| ask.advisors.is_empty()).then_some("true");
    view! {
        <a class="filter" href=href aria-current=current>
            {words::EVERYBODY}
        </a>
    }
    .into_any()
}

/// Adds an agenda to those shown, or takes it away.
fn person_chip(ask: Memo<ShowAgenda>, person: PersonName) -> AnyView {
    let id = person.id;
    let href = move || ask.with(|ask| paths::agenda_page(&ShowAgenda { advisors: toggled(&ask.advisors, id), ..ask.clone() }));
    let current = move || ask.with(|ask| ask.advisors.contains(&id)).then_some("true");
    view! {
        <a class="filter" href=href aria-current=current>
            {person.name}
        </a>
    }
    .into_any()
}

fn toggled(advisors: &[AdvisorId], id: AdvisorId) -> Vec<AdvisorId> {
    let mut others: Vec<AdvisorId> = advisors.iter().copied().filter(|own| *own != id).collect();
    if others.len() == advisors.len() {
        others.push(id);
        others.sort_unstable();
    }
    others
}

fn site_chip(ask: Memo<ShowAgenda>, site: Option<SiteId>, name: String) -> AnyView {
    let href = move || ask.with(|ask| paths::agenda_page(&ShowAgenda { site, ..ask.clone() }));
    let current = move || ask.with(|ask| ask.site == site).then_some("true");
    view! {
        <a class="filter" href=href aria-current=current>
            {name}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_adds_an_agenda_and_the_same_chip_takes_it_away() {
        let [one, two] = [AdvisorId(1), AdvisorId(2)];
        assert_eq!(toggled(&[two], one), [one, two]);
        assert_eq!(toggled(&[one, two], one), [two]);
    }
}
