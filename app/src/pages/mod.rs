//! One folder per journey. A page fetches and composes; what it shows comes from a port, what it decides is nothing.
//!
//! Every page draws exactly one `<h1>`, and one [`frame::Tab`] beside it: the tab's title, and the focus on the heading
//! after a change of page.

pub mod account;
pub mod answer;
pub mod booking;
mod candidate_form;
pub mod centre;
pub mod confirmation;
pub mod contact;
pub mod dashboard;
pub mod details;
#[cfg(feature = "ssr")]
pub mod dev;
pub mod find;
pub mod frame;
mod hours;
pub mod legal;
mod loading;
pub mod manage;
pub mod moving;
pub mod not_found;
pub mod own_data;
pub mod own_requests;
mod place;
mod refused;
mod request_sheet;
pub mod training;
