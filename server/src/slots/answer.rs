//! From the engine's answer to the JSON that is printed.

use super::reading::Scenario;
use domain::slots::{Reason, Removed, Slot, explain, next_free, open_slots};
use serde::Serialize;

/// What is printed.
#[derive(Debug, Serialize)]
pub struct Answer {
    slots: Vec<SlotLine>,
    /// The first free slot from the start of the range to the horizon.
    next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<Vec<RemovedLine>>,
}

#[derive(Debug, Serialize)]
struct SlotLine {
    starts_at: String,
    ends_at: String,
    /// The start as the wall shows it, with its offset.
    local: String,
    advisors: Vec<String>,
}

#[derive(Debug, Serialize)]
struct RemovedLine {
    from: String,
    until: String,
    because: Reason,
}

impl Answer {
    /// The answer to a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let ask = scenario.ask();
        let slots = open_slots(ask, scenario.dates).iter().map(|slot| line(scenario, slot)).collect();
        let next = next_free(ask, scenario.dates.from).map(|slot| slot.interval.start.to_rfc3339());
        let removed = scenario.explain.then(|| explain(ask, scenario.dates).into_iter().map(removed).collect());
        Self { slots, next, removed }
    }
}

fn line(scenario: &Scenario, slot: &Slot) -> SlotLine {
    SlotLine {
        starts_at: slot.interval.start.to_rfc3339(),
        ends_at: slot.interval.end.to_rfc3339(),
        local: slot.interval.start.in_zone(scenario.ask().agenda.zone).to_rfc3339(),
        advisors: slot.advisors.iter().map(|advisor| scenario.name_of(*advisor).to_owned()).collect(),
    }
}

fn removed(removed: Removed) -> RemovedLine {
    RemovedLine { from: removed.interval.start.to_rfc3339(), until: removed.interval.end.to_rfc3339(), because: removed.because }
}
