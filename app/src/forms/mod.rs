//! From what stands in an address or a form to what a port understands, and back.
//!
//! The same functions read a form on the server (a POST without JavaScript) and in the browser. Browser-only acts
//! (reading a form, the tab's storage, the clock's zone) are in [`browser`].

pub mod agenda;
pub mod appointment;
pub mod browser;
pub mod contact;
pub mod desk;
pub mod details;
pub mod done;
pub mod entrance;
pub mod hours;
pub mod kept;
pub mod moving;
pub mod pairs;
pub mod places;
pub mod prefill;
pub mod queue;
pub mod requests;
pub mod search;
pub mod statistics;
pub mod type_settings;
