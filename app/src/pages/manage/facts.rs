//! The facts of an appointment, and the ways to put it in a calendar.

use contract::manage::ManageView;
use domain::appointment::Mode;
use leptos::prelude::*;
use locales::fr::{dates, desk, managing};

use crate::{
    components::{Fact, Facts, Glyph, Icon},
    pages::place::{phone_link, place},
    paths,
};

/// When, how, where, whom.
pub(in crate::pages) fn appointment_facts(view: &ManageView) -> AnyView {
    let when = format!("{} ({})", dates::full_day_and_hour(view.slot.starts), dates::zone(&view.zone));
    let what = format!("{}, {}", view.chosen.name, dates::duration(view.chosen.duration_min));
    let centre = view.centre.clone();
    let how = how(view);
    let training = view.training_title.clone();
    let instructions = (!view.instructions.is_empty()).then(|| view.instructions.clone());
    view! {
        <Facts>
            <Fact term=managing::WHEN>{when}</Fact>
            <Fact term=managing::WHAT>{what}</Fact>
            {training.map(|title| view! { <Fact term=managing::TRAINING>{title}</Fact> })}
            <Fact term=managing::HOW>{how}</Fact>
            <Fact term=managing::CENTRE>
                <a href=paths::centre(&centre.slug)>{centre.name}</a>
            </Fact>
            {centre.phone.map(|phone| view! { <Fact term=managing::PHONE>{phone_link(&phone)}</Fact> })}
            {instructions.map(|words| view! { <Fact term=managing::INSTRUCTIONS>{words}</Fact> })}
        </Facts>
    }
    .into_any()
}

fn how(view: &ManageView) -> AnyView {
    match view.mode {
        Mode::OnSite => view! { {desk::mode::name(Mode::OnSite)} <br /> {place(&view.address)} }.into_any(),
        Mode::Phone => match &view.phone {
            Some(phone) => managing::called_at(phone).into_any(),
            None => desk::mode::name(Mode::Phone).into_any(),
        },
        Mode::Video => match view.video_link.clone() {
            Some(link) => view! { <a href=link rel="external noopener noreferrer">{managing::VIDEO}</a> }.into_any(),
            None => desk::mode::name(Mode::Video).into_any(),
        },
    }
}

/// The file for any calendar, and the common web calendars.
pub(in crate::pages) fn calendar_links(view: &ManageView, token: &str) -> AnyView {
    let links = view
        .calendar_links
        .iter()
        .map(|link| {
            view! {
                <li>
                    <a href=link.href.clone() rel="external noopener noreferrer">
                        {managing::provider(link.provider)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack stack--tight" aria-labelledby="agenda">
            <h2 id="agenda">{managing::CALENDAR}</h2>
            <p>
                <a class="button button--quiet" href=paths::calendar_file(token) download="rendez-vous.ics">
                    <Icon glyph=Glyph::Download />
                    {managing::FILE}
                </a>
            </p>
            <ul class="cluster">{links}</ul>
        </section>
    }
    .into_any()
}
