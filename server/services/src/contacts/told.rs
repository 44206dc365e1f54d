//! The history of a call-back or a message, in codes for whoever reads it.

use crate::deliveries::{Recipient, missed};
use contract::manage::{EventCode, EventView};
use domain::{
    life::Attempt,
    time::{Timestamp, Tz},
};
use store::events::{Actor, RequestEvent};

/// An event as its author sees it; `None` for what stays among colleagues.
pub(crate) fn event_code(event: &RequestEvent, zone: Tz) -> Option<EventView> {
    let what = match (event.code.as_str(), event.actor) {
        ("created", _) => EventCode::Sent,
        ("acknowledged", _) => EventCode::AcknowledgementSent,
        ("centre_told", _) => EventCode::CentreTold,
        ("opened", _) => EventCode::Opened,
        ("called", _) => EventCode::Called(attempt(event)?),
        ("answered", _) => EventCode::Answered,
        ("other_channel", _) => EventCode::OtherChannel,
        ("gave_up", _) => EventCode::GaveUp,
        ("proposed", _) => EventCode::Proposed { at: proposed_start(event)?.in_zone(zone) },
        ("proposal_taken", _) => EventCode::ProposalTaken,
        ("wrote_again", Actor::Candidate) => EventCode::WroteAgain,
        ("completed", _) => EventCode::Completed,
        ("was_contacted", _) => EventCode::WasContacted,
        ("reminded", _) => EventCode::Reminded,
        ("withdrawn", _) => EventCode::Withdrawn,
        ("merged", _) => EventCode::Merged,
        _ if missed(event) == Some(Recipient::Centre) => EventCode::DeliveryFailed,
        _ => return None, // a text, not an enum: notes, assignments
    };
    Some(EventView { at: event.at.in_zone(zone), what })
}

/// How a call ended.
pub(crate) fn attempt(event: &RequestEvent) -> Option<Attempt> {
    #[derive(serde::Deserialize)]
    struct Called {
        attempt: Attempt,
    }
    serde_json::from_str::<Called>(&event.facts).ok().map(|called| called.attempt)
}

/// When a proposed slot begins.
pub(crate) fn proposed_start(event: &RequestEvent) -> Option<Timestamp> {
    #[derive(serde::Deserialize)]
    struct Proposed {
        starts_at: Timestamp,
    }
    serde_json::from_str::<Proposed>(&event.facts).ok().map(|proposed| proposed.starts_at)
}
