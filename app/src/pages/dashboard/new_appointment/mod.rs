//! An appointment is booked for somebody.

use leptos::prelude::*;
use locales::fr::staff::agenda as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/agenda/nouveau`
#[component]
pub fn NewAppointmentPage() -> impl IntoView {
    view! {
        <Tab title=words::NEW_APPOINTMENT_TITLE />
        <PageHeader title=words::NEW_APPOINTMENT_TITLE />
    }
}
