//! An appointment is booked for somebody.

mod form;
mod state;

use contract::agendas::NewAppointmentView;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::staff::{agenda, appointment as words};

use super::{centre_of_address, insist::insisting};
use crate::{
    components::{ButtonLink, EmptyState, Glyph, PageHeader},
    forms::agenda::NewAt,
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::agendas::show_new_appointment,
};
use state::NewState;

/// `/gestion/{centre}/agenda/nouveau`
#[component]
pub fn NewAppointmentPage() -> impl IntoView {
    let centre = centre_of_address();
    let at = NewAt::read(&use_location().search.get_untracked());
    let answered = answer_to(move || centre.get(), show_new_appointment);
    loaded(answered, move |view| new_view(view, &centre.get_untracked(), at))
}

fn new_view(view: NewAppointmentView, centre: &str, at: NewAt) -> AnyView {
    let people = StoredValue::new(view.people.clone());
    let body = if view.types.is_empty() {
        let types = paths::types(centre);
        view! {
            <EmptyState glyph=Glyph::Calendar title=words::NO_TYPES text=words::NO_TYPES_BODY>
                <ButtonLink href=types>{words::TO_TYPES}</ButtonLink>
            </EmptyState>
        }
        .into_any()
    } else {
        let state = NewState::new(view, centre, at);
        view! {
            {form::form(state, at)}
            {insisting(state.insist, people)}
        }
        .into_any()
    };
    let back = paths::agenda(centre);
    view! {
        <div class="stack">
            <Tab title=agenda::NEW_APPOINTMENT_TITLE />
            <PageHeader title=agenda::NEW_APPOINTMENT_TITLE />
            {body}
            <p>
                <a href=back>{words::BACK}</a>
            </p>
        </div>
    }
    .into_any()
}
