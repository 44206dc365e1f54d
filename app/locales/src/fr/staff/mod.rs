//! The centre's side. One module per part of the dashboard.

pub mod account;
pub mod agenda;
pub mod appointment;
pub mod closures;
pub mod home;
pub mod hours;
pub mod nav;
pub mod opening;
pub mod requests;
pub mod setting_faults;
pub mod settings;
pub mod statistics;
pub mod team;
pub mod today;
pub mod type_form;
pub mod types;
pub mod why;

use domain::staff::Role;

/// The role, as people say it.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Advisor => "conseiller",
        Role::Reception => "accueil",
        Role::Manager => "gestionnaire",
    }
}
