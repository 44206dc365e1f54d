//! The HTTP surface: pages, server functions, forms without JavaScript, files, health. It knows the ports and nothing behind them.
//!
//! How to add a page: its path in [`router::PAGES`]. How to add a form: a handler in [`forms`] (those of the way in, on the
//! centre's side, in [`entrance`]) and its route in [`router`]. What other programs report is in [`hooks`].
//! How to add a rule for every request: a file in [`guard`] and its place in the order that [`guard::wrap`] gives.

mod calendar;
mod contact_forms;
mod entrance;
mod export;
pub mod fault;
mod figures;
mod forms;
pub mod guard;
pub mod health;
pub mod hooks;
mod outbox;
mod own_data;
mod render;
pub mod router;
pub mod serve;
pub mod session;
pub mod site;
mod vitals;

pub use outbox::FolderOutbox;
pub use vitals::StoreVitals;

use crate::config::{Network, Stage};
use contract::{
    accounts::Accounts, agendas::Agendas, answering::Answering, appointment_types::AppointmentTypes, booking::Booking,
    centre_settings::CentreSettings, contacting::Contacting, dashboard::Dashboards, find::Finding, hours::Hours,
    manage::Managing, outbox::Outbox, own_data::OwnData, requests::Requests, statistics::Statistics, teams::Teams,
};
use guard::rate::Rate;
use health::Health;
use hooks::MailHook;
use services::{Chance, Door};
use session::DatabaseSessions;
use site::Site;
use std::sync::Arc;
use tokio::sync::Notify;

/// The ports that the pages, forms and server functions ask.
#[derive(Clone)]
pub struct Ports {
    /// Find and show.
    pub finding: Arc<dyn Finding>,
    /// Take a slot.
    pub booking: Arc<dyn Booking>,
    /// The two ways that take no slot.
    pub contacting: Arc<dyn Contacting>,
    /// The candidate's manage link.
    pub managing: Arc<dyn Managing>,
    /// The centre's link from its mailbox.
    pub answering: Arc<dyn Answering>,
    /// What is kept about a candidate.
    pub own_data: Arc<dyn OwnData>,
    /// The mails of a developer's machine; `None` in production.
    pub outbox: Option<Arc<dyn Outbox>>,
}

/// The port of accounts for one browser.
pub type AccountsAt = Arc<dyn Fn(Arc<dyn Door>) -> Arc<dyn Accounts> + Send + Sync>;

/// The centre's side.
#[derive(Clone)]
pub struct Staff {
    /// Who is signed in.
    pub sessions: DatabaseSessions,
    /// Whom its pages ask.
    pub ports: StaffPorts,
}

/// The ports that the pages of the centre's side ask.
#[derive(Clone)]
pub struct StaffPorts {
    /// The frame of a dashboard.
    pub dashboards: Arc<dyn Dashboards>,
    /// Signing in, with the browser behind the door.
    pub accounts: AccountsAt,
    /// Who works there.
    pub teams: Arc<dyn Teams>,
    /// What is booked.
    pub agendas: Arc<dyn Agendas>,
    /// The queue.
    pub requests: Arc<dyn Requests>,
    /// The figures.
    pub statistics: Arc<dyn Statistics>,
    /// When they receive.
    pub hours: Arc<dyn Hours>,
    /// What can be booked.
    pub appointment_types: Arc<dyn AppointmentTypes>,
    /// What describes the centre.
    pub centre_settings: Arc<dyn CentreSettings>,
}

/// What the surface is made of.
pub struct Surface {
    /// Whom it asks.
    pub ports: Ports,
    /// The centre's side; without it, none of its addresses exists.
    pub staff: Option<Staff>,
    /// The mail provider's reports; without it, their address does not exist.
    pub mail_hook: Option<MailHook>,
    /// The files it sends.
    pub site: Arc<Site>,
    /// What it says of itself.
    pub health: Arc<Health>,
    /// How requests are judged before anybody is asked.
    pub guard: Arc<GuardSettings>,
    /// Names requests and incidents.
    pub chance: Arc<dyn Chance>,
    /// Told after each request that may have left work in the queue.
    pub work_left: Arc<Notify>,
    /// Whether the pages under `/dev` exist.
    pub stage: Stage,
}

/// How requests are judged.
pub struct GuardSettings {
    /// Where people reach the service, without a slash at the end.
    pub public_url: String,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// How many requests an address may make; `None` for no limit.
    pub rate: Option<Rate>,
}
