//! One appointment: its facts, its history, what can be done with it.

mod acting;
mod acts;
mod call_off;
mod facts;
mod note;
mod reschedule;

use contract::agendas::{AppointmentDetails, AppointmentRef};
use domain::ids::AppointmentId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::staff::{agenda, appointment as words};

use super::{super::request_sheet::history, agenda::name_among, centre_of_address, insist::insisting, shape};
use crate::{
    components::{PageHeader, StatusBadge},
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::{agendas::show_appointment, unknown},
};
use acting::Acting;

/// `/gestion/{centre}/agenda/rdv/{id}`
#[component]
pub fn AppointmentPage() -> impl IntoView {
    let centre = centre_of_address();
    let params = use_params_map();
    let which = Memo::new(move |before: Option<&AppointmentRef>| {
        let id = params.with(|params| params.get("id")).and_then(|id| id.parse().ok()).map(AppointmentId);
        // While the reader leaves, the address is already another page's: the old appointment stands.
        match (id, before) {
            (Some(id), _) => AppointmentRef { centre: centre.get(), id },
            (None, Some(before)) => before.clone(),
            (None, None) => AppointmentRef { centre: centre.get(), id: AppointmentId(0) },
        }
    });
    let answered = answer_to(
        move || which.get(),
        |which| async move { if which.id.0 > 0 { show_appointment(which).await } else { Err(unknown()) } },
    );
    let acting = Acting::new(which, answered);
    loaded(answered, move |details| appointment_view(details, acting))
}

fn appointment_view(details: AppointmentDetails, acting: Acting) -> AnyView {
    let name = format!("{} {}", details.candidate.first_name, details.candidate.last_name);
    let standing = details.entry.state;
    let people = StoredValue::new(details.people.clone());
    let with: Vec<String> = details.entry.advisors.iter().map(|advisor| name_among(&details.people, *advisor)).collect();
    let centre = acting.which.with_untracked(|which| which.centre.clone());
    let back = paths::agenda_page(&contract::agendas::ShowAgenda {
        centre,
        span: domain::span::Span::Day,
        day: Some(details.entry.starts.date()),
        ..contract::agendas::ShowAgenda::default()
    });
    let acts = acts::acts(&details, acting);
    let rescheduling = standing.is_live().then(|| reschedule::form(&details, acting));
    let facts = facts::facts(&details, &with);
    let person = facts::person(&details);
    view! {
        <div class="appointment stack">
            <Tab title=name.clone() />
            <PageHeader title=name context=agenda::APPOINTMENT_TITLE>
                <StatusBadge shape=shape(standing) label=agenda::badge(standing) />
            </PageHeader>
            {acting.said()}
            <div class="columns">
                <div class="stack stack--loose">
                    {facts} {acts} {rescheduling} {note::form(&details, acting)}
                </div>
                <aside class="stack stack--loose">{person} {history(details.history)}</aside>
            </div>
            <p class="not-print">
                <a href=back>{words::BACK}</a>
            </p>
            {insisting(acting.insist, people)}
        </div>
    }
    .into_any()
}
