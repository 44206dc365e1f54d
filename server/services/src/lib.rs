//! The use cases: who may, load, decide (in `domain`), save, enqueue. [`Services`] implements the ports of `contract`.
//!
//! A service owns the transaction and calls the store's plain functions inside it; nothing is sent here: a message is a
//! job row written in the same transaction. Time and chance are injected ([`Clock`], [`Chance`]).
//!
//! How to add a use case: a command and a method on a port in `contract`, the rule in `domain`, the SQL in `store`, and
//! here a file that says first who may, then loads, decides, saves and enqueues.

mod access;
pub mod accounts;
mod agendas;
mod appointment_types;
pub mod booking;
mod centre_settings;
pub mod confirming;
pub mod contact_jobs;
pub mod contacts;
pub mod correspondence;
mod dashboard;
mod delays;
pub mod deliveries;
pub mod demo;
mod desk;
mod doer;
mod fault;
mod feedback;
pub mod finding;
pub mod gazetteer;
mod holding;
mod hours;
pub mod importing;
pub mod jobs;
mod limits;
mod managing;
mod month;
mod moving;
mod new_request;
pub mod opening;
pub mod own_data;
pub mod own_links;
mod reminding;
mod requests;
pub mod retention;
mod secrets;
mod statistics;
mod teams;
pub mod texting;
mod views;
mod world;

pub use limits::Limits;
pub use world::{Chance, Clock, Door, DoorStuck};

use accounts::Passwords;
use secrets::Secrets;
use std::sync::Arc;
use store::Db;

/// What the use cases need to be built.
pub struct Setup {
    /// Where everything is kept.
    pub db: Db,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where unguessable bytes come from.
    pub chance: Arc<dyn Chance>,
    /// Signs links and tickets; the same on every process, kept for as long as links live.
    pub secret: [u8; 32],
    /// Where the site is reached, without a slash at the end.
    pub public_url: String,
    /// How often somebody may do what costs trust.
    pub limits: Limits,
}

/// The use cases. Cheap to clone.
#[derive(Clone)]
pub struct Services(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    secrets: Secrets,
    public_url: String,
    limits: Limits,
    passwords: Passwords,
    gazetteer: gazetteer::Gazetteer,
}

impl Services {
    /// Builds the use cases; reads the table of communes once.
    pub fn new(setup: Setup) -> Self {
        Self(Arc::new(Inner {
            db: setup.db,
            clock: setup.clock,
            passwords: Passwords::new(Arc::clone(&setup.chance)),
            chance: setup.chance,
            secrets: Secrets::new(setup.secret),
            public_url: setup.public_url,
            limits: setup.limits,
            gazetteer: gazetteer::Gazetteer::embedded(),
        }))
    }

    /// The database, for the parts that own their own aggregates (jobs, import, demonstration).
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    fn now(&self) -> domain::time::Timestamp {
        self.0.clock.now()
    }
}
