//! What the settings of a type allow and yet leaves fewer slots than its manager may think, or none.

use crate::{
    ids::AdvisorId,
    slots::{Ask, earliest_start, last_date},
};
use serde::{Deserialize, Serialize};

/// Something to look at. Nothing of it is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypeWarning {
    /// Nobody takes the type: no slot.
    Nobody,
    /// These take it and have no hours for it.
    WithoutHours(Vec<AdvisorId>),
    /// The least notice lies beyond the horizon: no slot.
    NoticeBeyondHorizon,
    /// The period is over: no slot.
    PeriodOver,
    /// Time is left between two appointments that follow each other.
    StepLonger {
        /// Minutes between two starts.
        step_min: i32,
        /// Minutes of an appointment.
        duration_min: i32,
    },
    /// More time is kept free around an appointment than it lasts.
    BuffersLonger {
        /// Minutes kept free, both sides together.
        buffers_min: i32,
        /// Minutes of an appointment.
        duration_min: i32,
    },
}

/// What to look at, the gravest first. `ask` holds the rules of everybody who takes the type, and the clock.
pub fn warnings(ask: Ask<'_>) -> Vec<TypeWarning> {
    let policy = ask.policy;
    let mut found = Vec::new();
    if ask.agenda.advisors.is_empty() {
        found.push(TypeWarning::Nobody);
    }
    let idle = ask.agenda.advisors.iter().filter(|advisor| advisor.weekly.is_empty() && advisor.overrides.is_empty());
    let idle: Vec<AdvisorId> = idle.map(|advisor| advisor.advisor).collect();
    if !idle.is_empty() {
        found.push(TypeWarning::WithoutHours(idle));
    }
    if let Some(last) = last_date(ask) {
        let zone = ask.agenda.zone;
        if last < ask.now.date_in(zone) {
            found.push(TypeWarning::PeriodOver);
        } else if earliest_start(ask).is_some_and(|earliest| last < earliest.date_in(zone)) {
            found.push(TypeWarning::NoticeBeyondHorizon);
        }
    }
    let duration_min = policy.duration_min;
    if policy.step_min > duration_min {
        found.push(TypeWarning::StepLonger { step_min: policy.step_min, duration_min });
    }
    let buffers_min = policy.buffer_before_min + policy.buffer_after_min;
    if buffers_min > duration_min {
        found.push(TypeWarning::BuffersLonger { buffers_min, duration_min });
    }
    found
}
