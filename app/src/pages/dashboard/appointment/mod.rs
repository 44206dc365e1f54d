//! One appointment: its facts, its history, what can be done with it.

use leptos::prelude::*;
use locales::fr::staff::agenda as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/agenda/rdv/{id}`
#[component]
pub fn AppointmentPage() -> impl IntoView {
    view! {
        <Tab title=words::APPOINTMENT_TITLE />
        <PageHeader title=words::APPOINTMENT_TITLE />
    }
}
