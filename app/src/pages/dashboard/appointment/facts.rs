//! When, where, with whom; who comes and how to reach them.

use contract::agendas::{AppointmentDetails, PersonDetails};
use domain::{
    appointment::{AppointmentState, Mode},
    request::Asker,
};
use leptos::prelude::*;
use locales::fr::{
    dates, fields,
    staff::{agenda, appointment as words},
};

use super::super::agenda::{minute_of, until_of};
use crate::{
    components::{Card, Fact, Facts, Notice, NoticeTone},
    pages::place::{dialling_link, place},
    paths,
};

/// The facts of the appointment.
pub(super) fn facts(details: &AppointmentDetails, with: &[String]) -> AnyView {
    let entry = &details.entry;
    let (from, until) = (agenda::clock(minute_of(entry)), agenda::clock(until_of(entry)));
    let when = words::whole_time(&dates::full_day(entry.starts.date()), &from, &until, &dates::zone(&details.zone));
    let pending = match details.state {
        AppointmentState::Pending { until } => {
            let until = domain::time::CivilInstant { at: until, ..entry.starts };
            Some(words::confirm_until(&dates::day_and_hour(until)))
        }
        AppointmentState::Booked
        | AppointmentState::Attended { .. }
        | AppointmentState::NoShow { .. }
        | AppointmentState::Cancelled { .. } => None,
    };
    let pending = pending.map(|words| view! { <Notice tone=NoticeTone::Warn title=words /> });
    let forced = details.forced.then(|| view! { <Notice tone=NoticeTone::Warn title=words::FORCED /> });
    let training = details.training.clone().map(|title| view! { <Fact term=words::TRAINING>{title}</Fact> });
    let arrived = details.arrived.map(|at| view! { <Fact term=words::ARRIVED_AT>{dates::hour(at)}</Fact> });
    let reason = details.cancel_reason.clone().map(|reason| {
        view! {
            <Fact term=words::REASON>
                <span class="as-written">{reason}</span>
            </Fact>
        }
    });
    let (kind, length) = (details.kind.name.clone(), dates::duration(entry.minutes.into()));
    let (with, how) = (with.join(", "), how(details));
    view! {
        <div class="stack">
            {pending} {forced} <Card>
                <Facts>
                    <Fact term=words::WHEN>{when}</Fact>
                    <Fact term=words::KIND>{kind} ", " {length}</Fact>
                    <Fact term=words::HOW>{how}</Fact>
                    <Fact term=words::WITH>{with}</Fact>
                    {training}
                    {arrived}
                    {reason}
                </Facts>
            </Card>
        </div>
    }
    .into_any()
}

fn how(details: &AppointmentDetails) -> AnyView {
    let word = words::how(details.entry.mode);
    match (details.entry.mode, details.video_link.clone()) {
        (Mode::OnSite, _) => view! { {word} <br /> {details.site.clone()} <br /> {place(&details.address)} }.into_any(),
        (Mode::Video, Some(link)) if link.starts_with("https://") => view! {
            {word}
            <br />
            <a href=link rel="external noopener noreferrer">
                {words::JOIN}
            </a>
        }
        .into_any(),
        (Mode::Video | Mode::Phone, _) => word.into_any(),
    }
}

/// Who comes, and what they asked.
pub(super) fn person(details: &AppointmentDetails) -> AnyView {
    let person = &details.candidate;
    let phone = person.phone.clone().zip(person.dialled.clone()).map(|(shown, dialled)| {
        view! {
            <Fact term=words::PHONE>
                {dialling_link(&shown, paths::tel(&dialled))}
            </Fact>
        }
    });
    let email = person.email.clone();
    let asked = asked(person);
    view! {
        <section class="stack" aria-labelledby="candidat">
            <h2 id="candidat">{words::CANDIDATE}</h2>
            <Facts>
                {phone} <Fact term=words::EMAIL>
                    <a href=format!("mailto:{email}")>{email.clone()}</a>
                </Fact> {asked}
            </Facts>
        </section>
    }
    .into_any()
}

fn asked(person: &PersonDetails) -> AnyView {
    let mut subjects: Vec<String> = person.subjects.iter().map(|subject| fields::subject(*subject).to_owned()).collect();
    subjects.extend((!person.subject_other.is_empty()).then(|| person.subject_other.clone()));
    let subjects = (!subjects.is_empty()).then(|| {
        let lines = subjects.into_iter().map(|subject| view! { <li>{subject}</li> }).collect_view();
        view! {
            <Fact term=words::SUBJECTS>
                <ul>{lines}</ul>
            </Fact>
        }
    });
    let message = (!person.message.is_empty()).then(|| {
        let message = person.message.clone();
        view! {
            <Fact term=words::MESSAGE>
                <span class="as-written">{message}</span>
            </Fact>
        }
    });
    let answers = person.answers.iter().cloned().map(|asked| view! { <Fact term=asked.question>{asked.answer}</Fact> });
    let answers = answers.collect_view();
    let by = (person.asker != Asker::Candidate).then(|| {
        let asker = words::asker(person.asker);
        let professional = person.professional.clone().map(|who| view! { <br /> {who.name} " · " {who.email} });
        view! { <Fact term=words::ASKED_BY>{asker} {professional}</Fact> }
    });
    let from = person.referrer.map(|referrer| view! { <Fact term=words::CAME_FROM>{words::referrer(referrer)}</Fact> });
    view! {
        {subjects}
        {message}
        {answers}
        {by}
        {from}
    }
    .into_any()
}
