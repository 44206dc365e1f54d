//! The candidate's manage link: where it stands, the calendar, cancelling, the history.

mod cancel;
mod contact;
mod contact_acts;
mod facts;
mod feedback;
mod outcome;

use contract::manage::{EventView, ManageView, ManagedView};
use contract::refusal::Refusal;
use domain::appointment::AppointmentState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::{dates, managing, own_requests};

use super::{
    frame::Tab,
    loading::{answer_to, loaded},
};
use crate::{
    components::{ButtonLink, ButtonTone, Card, Fault, PageHeader, StatusBadge, StatusShape},
    forms::done::Done,
    paths,
    replay::Replay,
    server_fns::{AppError, managing::show_managed},
};
use cancel::cancel_form;
pub(super) use contact::contact_facts;
use contact::contact_view;
pub(super) use facts::{appointment_facts, calendar_links};
use feedback::question;
use outcome::outcome;

/// `/suivi/{token}`
#[component]
pub fn ManagePage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let managed = answer_to(
        move || token.get(),
        |token| async move {
            match show_managed(token).await {
                Ok(view) => Ok(Some(view)),
                // An unknown link is an answer here: the page says what to do.
                Err(AppError::Refused(Refusal::NotFound)) => Ok(None),
                Err(error) => Err(error),
            }
        },
    );
    let replay = Replay::taken();
    loaded(managed, move |view| match view {
        Some(ManagedView::Appointment(view)) => manage_view(*view, &token.get_untracked(), &replay),
        Some(ManagedView::Contact(view)) => contact_view(*view, &token.get_untracked(), &replay),
        None => unknown_link(),
    })
}

fn manage_view(view: ManageView, token: &str, replay: &Replay) -> AnyView {
    let question = question(&view, token);
    let is_cancelled = matches!(view.state, AppointmentState::Cancelled { .. });
    let outcome = outcome(replay, |done| match done {
        Done::Cancelled => is_cancelled,
        Done::GaveFeedback => matches!(view.state, AppointmentState::Attended { .. }),
        Done::Completed | Done::Withdrawn | Done::Contacted | Done::Reminded => false,
    });
    let again = is_cancelled.then(|| {
        let href = view.training_key.as_ref().map_or_else(|| paths::centre(&view.centre.slug), |key| paths::training(key, None));
        view! { <div class="actions"><ButtonLink href=href>{managing::AGAIN}</ButtonLink></div> }
    });
    let facts = appointment_facts(&view);
    let state = view.state;
    let live = matches!(view.state, AppointmentState::Booked | AppointmentState::Pending { .. });
    let calendar = live.then(|| calendar_links(&view, token));
    let moving = view.movable_until.map(|until| {
        let words = managing::move_until(&dates::full_day_and_hour(until), view.moves_left);
        view! {
            <section class="stack stack--tight">
                <div class="actions">
                    <ButtonLink tone=ButtonTone::Quiet href=paths::moving(token)>{managing::MOVE_TITLE}</ButtonLink>
                </div>
                <p class="small muted">{words}</p>
            </section>
        }
    });
    let cancel = live.then(|| cancel_form(&view, token, replay));
    let history = history(view.history);
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=managing::TITLE />
            <PageHeader title=managing::TITLE context=managing::for_whom(&view.first_name) />
            {outcome}
            {question}
            <Card>
                <StatusBadge shape=shape(state) label=managing::state(state) />
                {facts}
            </Card>
            {again}
            {calendar}
            {moving}
            {cancel}
            {own_data(token)}
            {history}
        </div>
    }
    .into_any()
}

/// The way to what is kept: to take it along, or to have it erased.
fn own_data(token: &str) -> AnyView {
    view! {
        <p>
            <a href=paths::own_data(token)>{managing::OWN_DATA}</a>
        </p>
    }
    .into_any()
}

const fn shape(state: AppointmentState) -> StatusShape {
    match state {
        AppointmentState::Pending { .. } => StatusShape::Waiting,
        AppointmentState::Booked => StatusShape::Settled,
        AppointmentState::Attended { .. } => StatusShape::Done,
        AppointmentState::NoShow { .. } => StatusShape::Missed,
        AppointmentState::Cancelled { .. } => StatusShape::Cancelled,
    }
}

fn history(events: Vec<EventView>) -> AnyView {
    let lines = events
        .into_iter()
        .map(|event| {
            view! {
                <li>
                    <time datetime=event.at.to_rfc3339()>{dates::full_day_and_hour(event.at)}</time>
                    <span>{managing::event(event.what)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="historique">
            <h2 id="historique">{managing::HISTORY}</h2>
            <ol class="history">{lines}</ol>
        </section>
    }
    .into_any()
}

/// Nobody knows the link, or it has ended.
pub(super) fn unknown_link() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=managing::UNKNOWN />
            <Fault title=managing::UNKNOWN text=managing::UNKNOWN_BODY>
                <ButtonLink href=paths::OWN_REQUESTS>{own_requests::NEW_LINK}</ButtonLink>
            </Fault>
        </div>
    }
    .into_any()
}
