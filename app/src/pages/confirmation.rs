//! After booking: it is done, and what comes next.

use contract::manage::{ContactManageView, ManageView, ManagedView};
use domain::appointment::AppointmentState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::{contacting, details, details::confirmation as words, managing};

use super::{
    frame::Tab,
    loading::{answer_to, loaded},
    manage::{appointment_facts, calendar_links, contact_facts},
};
use crate::{
    components::{ButtonLink, Card, Notice, NoticeTone, PageHeader, Steps},
    paths,
    server_fns::managing::show_managed,
};

/// `/rdv/confirmation/{token}`
#[component]
pub fn ConfirmationPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let managed = answer_to(move || token.get(), show_managed);
    loaded(managed, move |view| match view {
        ManagedView::Appointment(view) => confirmation_view(&view, &token.get_untracked()),
        ManagedView::Contact(view) => sent_view(&view, &token.get_untracked()),
    })
}

/// A call-back or a message is on its way.
fn sent_view(view: &ContactManageView, token: &str) -> AnyView {
    let title = contacting::sent(view.way);
    let facts = contact_facts(view);
    let (way, mail) = (view.way, contacting::sent_mail(&view.email_hint));
    view! {
        <div class="page page--narrow stack">
            <Tab title=title />
            <PageHeader title=title />
            <Notice tone=NoticeTone::Ok title=mail>
                <p>{contacting::next(way)}</p>
            </Notice>
            <Card>
                <h2>{contacting::managed(way)}</h2>
                {facts}
            </Card>
            <div class="actions">
                <ButtonLink href=paths::manage(token)>{contacting::FOLLOW}</ButtonLink>
                <a class="button button--quiet" href=paths::FIND>{words::SEARCH}</a>
            </div>
        </div>
    }
    .into_any()
}

fn confirmation_view(view: &ManageView, token: &str) -> AnyView {
    let (title, pending) = match view.state {
        AppointmentState::Pending { .. } => (words::TITLE_PENDING, Some(view! { <p>{words::PENDING}</p> })),
        AppointmentState::Booked => (words::TITLE, None),
        AppointmentState::Attended { .. } | AppointmentState::NoShow { .. } | AppointmentState::Cancelled { .. } => {
            (managing::TITLE, None)
        }
    };
    let facts = appointment_facts(view);
    view! {
        <div class="page page--narrow stack">
            <Tab title=title />
            <Steps position=details::step(3, 3) title=title here=3 total=3 />
            <Notice tone=NoticeTone::Ok title=words::mail(&view.email_hint)>{pending}</Notice>
            <Card>
                <h2>{managing::TITLE}</h2>
                {facts}
            </Card>
            {calendar_links(view, token)}
            <div class="actions">
                <ButtonLink href=paths::manage(token)>{words::MANAGE}</ButtonLink>
                <a class="button button--quiet" href=paths::FIND>{words::SEARCH}</a>
            </div>
        </div>
    }
    .into_any()
}
