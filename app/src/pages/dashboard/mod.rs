//! A centre's dashboard: the frame that stays, and one folder per part.

mod agenda;
mod appointment;
mod civil_fields;
mod closures;
mod follow;
mod frame;
mod home;
mod hours;
mod insist;
mod new_appointment;
mod note;
mod requests;
mod setting_fields;
mod setting_form;
mod settings;
mod sites;
mod statistics;
mod team;
mod today;
mod type_settings;
mod types;
mod when;
mod why;

pub use agenda::AgendaPage;
pub use appointment::AppointmentPage;
pub use closures::ClosuresPage;
pub use frame::Dashboard;
pub use home::HomePage;
pub use hours::HoursPage;
pub use new_appointment::NewAppointmentPage;
pub use requests::{NoRequest, QueuePage, RequestPage, TemplatesPage};
pub use settings::SettingsPage;
pub use sites::SitesPage;
pub use statistics::StatisticsPage;
pub use team::TeamPage;
pub use today::TodayPage;
pub use type_settings::TypePage;
pub use types::TypesPage;
pub use why::WhyPage;

use crate::components::StatusShape;
use domain::attendance::Standing;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The shape of where an appointment stands.
pub(in crate::pages) const fn shape(standing: Standing) -> StatusShape {
    match standing {
        Standing::Pending => StatusShape::Waiting,
        Standing::Booked => StatusShape::Settled,
        Standing::Arrived => StatusShape::New,
        Standing::Attended => StatusShape::Done,
        Standing::NoShow => StatusShape::Missed,
        Standing::Cancelled => StatusShape::Cancelled,
    }
}

/// The slug of the centre whose dashboard this is.
pub(super) fn centre_of_address() -> Memo<String> {
    let params = use_params_map();
    // While the visitor leaves, the address is already another page's: the old centre stands.
    Memo::new(move |before: Option<&String>| {
        params.with(|params| params.get("centre")).or_else(|| before.cloned()).unwrap_or_default()
    })
}
