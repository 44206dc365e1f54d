//! What somebody does, and what comes of it, in a form that travels between processes.

use contract::{
    agendas::{Agendas, AppointmentRef, Settle, Verdict},
    booking::{BookAppointment, Booking, HoldSlot},
    manage::{CancelByLink, Managing, MoveByLink},
    refusal::Refusal,
    scope::RequestScope,
};
use domain::ids::{AppointmentId, StaffId};
use serde::{Deserialize, Serialize};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::Db;
use testkit::{FixedClock, NOW, SeededRandom};
use tokio::task::JoinSet;

/// Somebody does something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Act {
    Hold(HoldSlot),
    Book(Box<BookAppointment>),
    Move(MoveByLink),
    Cancel(CancelByLink),
    Settle { staff: i64, centre: String, appointment: i64, confirmed: bool },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    Held,
    /// With the manage link's token.
    Booked(String),
    /// With the appointment's sequence afterwards.
    Moved(i32),
    /// With the appointment's sequence afterwards.
    Cancelled(i32),
    Settled,
    Refused(Refusal),
}

impl Outcome {
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    /// Refused because somebody was faster, with other slots to choose from.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused(Refusal::Conflict { alternatives }) if !alternatives.is_empty())
    }
}

/// Does all of it at once; the outcomes in the order of the acts.
pub async fn all_at_once(services: &Services, acts: Vec<Act>) -> Vec<Outcome> {
    let mut running = JoinSet::new();
    for (rank, act) in acts.into_iter().enumerate() {
        let services = services.clone();
        running.spawn(async move { (rank, perform(&services, act).await) });
    }
    let mut outcomes = running.join_all().await;
    outcomes.sort_by_key(|(rank, _)| *rank);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

async fn perform(services: &Services, act: Act) -> Outcome {
    let who = scope(match &act {
        Act::Hold(_) => "somebody who chooses",
        Act::Book(ask) => ask.draft.email.as_str(), // an address of its own for each: the limits are not what is tested
        Act::Move(_) | Act::Cancel(_) => "somebody with a link",
        Act::Settle { .. } => "the centre",
    });
    let outcome = match act {
        Act::Hold(ask) => services.hold_slot(&who, ask).await.map(|_| Outcome::Held),
        Act::Book(ask) => services.book(&who, *ask).await.map(|booked| Outcome::Booked(booked.manage_token)),
        Act::Move(ask) => services.move_to(&who, ask).await.map(|view| Outcome::Moved(view.sequence)),
        Act::Cancel(ask) => services.cancel(&who, ask).await.map(|view| Outcome::Cancelled(view.sequence)),
        Act::Settle { staff, centre, appointment, confirmed } => {
            let verdict = if confirmed { Verdict::Confirmed } else { Verdict::Refused };
            let which = AppointmentRef { centre, id: AppointmentId(appointment) };
            let word = Settle { which, sequence: 0, verdict, reason: String::new() };
            services.settle(&testkit::signed_in(Some(StaffId(staff))), word).await.map(|_| Outcome::Settled)
        }
    };
    outcome.unwrap_or_else(Outcome::Refused)
}

pub fn scope(who: &str) -> RequestScope {
    RequestScope { address_key: format!("address of {who}"), request_id: "races".to_owned() }
}

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> domain::time::Timestamp {
        self.0.now()
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.next_u64().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// The use cases of one process, standing at [`NOW`]. Each process has its own `seed`.
pub fn process(db: &Db, seed: u64) -> Services {
    Services::new(Setup {
        db: db.clone(),
        clock: Arc::new(Stopped(FixedClock::at(NOW))),
        chance: Arc::new(Seeded(SeededRandom::new(seed))),
        secret: [7; 32],
        public_url: "https://rdv.example.org".to_owned(),
        limits: Limits { fastest_form_s: 0, creations_per_phone_day: u32::MAX, ..Limits::default() },
    })
}
