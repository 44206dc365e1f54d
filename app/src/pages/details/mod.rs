//! The form of a held slot: who asks, about what.

mod form;
mod kept_slot;
mod submit;

use contract::booking::{BookedView, HoldStatus, HoldView};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, components::Redirect, hooks::use_location};
use locales::fr::{desk, details};

use super::{
    candidate_form::FormState,
    frame::Tab,
    loading::{answer_to, loaded},
};
use crate::{
    components::{ButtonLink, Fault, Steps},
    forms::{
        details::HOLD,
        pairs::{parse_pairs, text_of},
        prefill::Prefill,
    },
    paths,
    replay::Replay,
    server_fns::{AppError, booking::show_hold},
};
use contract::refusal::Refusal;
use form::booking_view;
use submit::Booking;

/// `/rdv/coordonnees?reservation=…`
#[component]
pub fn DetailsPage() -> impl IntoView {
    let location = use_location();
    let ask = Memo::new(move |before: Option<&(String, Prefill)>| match before {
        // While the visitor leaves, the address is already another page's: the old question stands.
        Some(before) if location.pathname.with(|path| path != paths::DETAILS) => before.clone(),
        Some(_) | None => location.search.with(|search| {
            let query = parse_pairs(search);
            (text_of(&query, HOLD), Prefill::read(&query))
        }),
    });
    let replay = Replay::taken();
    let hold =
        answer_to(move || ask.with(|(token, _)| token.clone()), |token| async move { keep_unknown(show_hold(token).await) });
    let is_fresh = replay.draft.is_none();
    let known = ask.with_untracked(|(_, prefill)| prefill.draft());
    let booking = Booking { hold, form: FormState::new(known, &replay) };
    loaded(hold, move |hold| match hold {
        Some(HoldStatus::Open(hold)) => {
            if let Some(known) = hold.known.clone().filter(|_| is_fresh) {
                booking.form.knowing(known);
            }
            details_view(*hold, booking)
        }
        Some(HoldStatus::Booked(booked)) => already_booked(&booked),
        None => unknown_hold(),
    })
}

/// A hold that nobody knows is an answer here: the page says what to do.
fn keep_unknown(answer: Result<HoldStatus, AppError>) -> Result<Option<HoldStatus>, AppError> {
    match answer {
        Ok(hold) => Ok(Some(hold)),
        Err(AppError::Refused(Refusal::NotFound)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn details_view(hold: HoldView, booking: Booking) -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=details::TITLE />
            <Steps position=details::step(2, 3) title=details::TITLE here=2 total=3 next=details::next_step(desk::STEPS[2]) />
            <p class="muted lead-in">{details::LEAD}</p>
            {booking_view(hold, booking)}
        </div>
    }
    .into_any()
}

/// Whoever comes back to a form that was sent is led to what came of it.
fn already_booked(booked: &BookedView) -> AnyView {
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    view! { <Redirect path=paths::confirmation(&booked.manage_token) options=options /> }.into_any()
}

fn unknown_hold() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=details::UNKNOWN_HOLD />
            <Fault title=details::UNKNOWN_HOLD text=details::UNKNOWN_HOLD_BODY>
                <ButtonLink href=paths::FIND>{desk::SEARCH}</ButtonLink>
            </Fault>
        </div>
    }
    .into_any()
}
