//! The only crate that speaks SQL.
//!
//! Functions are plain: they take a [`Reader`] to read (from the pool or inside a transaction) or a [`Tx`] to write, and
//! return domain types or this crate's narrow rows. The caller owns the transaction: [`Db::write`].
//!
//! One module per aggregate. How to add one: its SQL in a new file here, its table in `entity`, its schema in `migrations`,
//! its refusals in [`error::Constraint`], its tests on both engines in `tests/`.

pub mod advisors;
pub mod agenda_hours;
pub mod agenda_names;
pub mod agenda_views;
pub mod agendas;
pub mod answer_templates;
pub mod appointments;
pub mod attendance;
pub mod attention;
pub mod bookables;
pub mod busy;
pub mod centres;
pub mod closures;
mod codes;
pub mod db;
pub mod deliveries;
pub mod erasure;
pub mod error;
pub mod events;
mod group;
pub mod held;
pub mod holds;
pub mod idle_staff;
mod ids;
pub mod imports;
pub mod invitations;
pub mod jobs;
pub mod journal;
pub mod life;
pub mod limits;
pub mod members;
pub mod offered;
pub mod opening_hours;
pub mod own_data;
pub mod own_requests;
pub mod own_words;
pub mod proposals;
pub mod queue;
pub mod request_messages;
pub mod requests;
pub mod resets;
pub mod retention;
pub mod saved_views;
pub mod sessions;
pub mod settings;
pub mod sites;
mod sql;
pub mod staff;
mod staged;
pub mod standing;
pub mod statistics;
pub mod tokens;
pub mod touched;
pub mod training_search;
pub mod trainings;
mod tx;
pub mod type_settings;
pub mod types;
pub mod waiting;

pub use db::{Db, DbOptions, Engine, Tx};
pub use error::{Constraint, StoreError, WriteError};
pub use sql::Reader;
pub use staged::StagedTraining;
