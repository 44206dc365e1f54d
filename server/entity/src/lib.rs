//! The tables as sea-orm sees them, one file per table. Only `store` may use them: a model never leaves it.
//!
//! `staged_training` has none: it is only written and swapped by whole sets, as SQL in the store.
//!
//! Instants are epoch seconds, dates are `YYYY-MM-DD`, civil date-times `YYYY-MM-DDTHH:MM`, JSON is text.

pub mod absence;
pub mod access_token;
pub mod advisor;
pub mod appointment;
pub mod appointment_advisor;
pub mod appointment_type;
pub mod appointment_type_advisor;
pub mod appointment_type_site;
pub mod appointment_type_training;
pub mod availability;
pub mod availability_override;
pub mod busy_interval;
pub mod closure;
pub mod contact_request;
pub mod hold;
pub mod import_finding;
pub mod import_run;
pub mod job;
pub mod job_done;
pub mod limit_hit;
pub mod managing_body;
pub mod request_event;
pub mod setting;
pub mod site;
pub mod training;
pub mod training_centre;
pub mod training_correction;
