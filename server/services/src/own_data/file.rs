//! Everything that is kept, to take along.

use crate::{Services, fault::Fault};
use contract::own_data::{OwnAppointmentData, OwnDataFile, OwnEventData, OwnMessageData, OwnRequestData};
use domain::time::{Timestamp, Tz};
use store::own_data::{self, KeptAppointment, KeptAround, KeptRequest};

impl Services {
    pub(super) async fn own_data_file(&self, token: &str) -> Result<OwnDataFile, Fault> {
        let reader = self.0.db.read();
        let reached = self.reached(reader, token).await?;
        let kept = own_data::list(reader, &reached.requests).await?;
        let zone = kept.first().map_or(Tz::Europe__Paris, |request| request.zone);
        let mut requests = Vec::with_capacity(kept.len());
        for request in kept {
            let around = own_data::find_around(reader, request.id).await?;
            requests.push(told(request, around));
        }
        Ok(OwnDataFile { made_at: self.now().in_zone(zone), reach: reached.reach, requests })
    }
}

fn told(request: KeptRequest, around: KeptAround) -> OwnRequestData {
    let zone = request.zone;
    let civil = |at: Timestamp| at.in_zone(zone);
    OwnRequestData {
        public_id: request.public_id,
        way: request.way,
        asked_at: civil(request.created_at),
        centre: request.centre,
        training: request.training,
        referrer: request.referrer,
        asker: request.asker,
        professional: request.professional,
        first_name: request.first_name,
        last_name: request.last_name,
        email: request.email,
        phone: request.phone,
        subjects: request.subjects,
        subject_other: request.subject_other,
        message: request.message,
        answers: request.answers,
        wanted: request.wanted,
        state: request.state,
        outcome: request.outcome,
        n_attempts: request.n_attempts,
        opened_at: request.opened_at.map(civil),
        answered_at: request.answered_at.map(civil),
        has_note: request.has_note,
        appointment: request.appointment.map(|it| appointment(it, zone)),
        messages: around.messages.into_iter().map(|it| message(it, zone)).collect(),
        history: around
            .history
            .into_iter()
            .map(|event| OwnEventData { at: civil(event.at), actor: event.actor.code().to_owned(), code: event.code })
            .collect(),
        links_until: around.links_until.into_iter().map(civil).collect(),
        proposed: around.proposed.into_iter().map(civil).collect(),
    }
}

fn appointment(it: KeptAppointment, zone: Tz) -> OwnAppointmentData {
    OwnAppointmentData {
        purpose: it.purpose,
        site: it.site,
        mode: it.mode,
        starts: it.starts_at.in_zone(zone),
        ends: it.ends_at.in_zone(zone),
        cancel_reason: it.cancel_reason,
        arrived_at: it.arrived_at.map(|at| at.in_zone(zone)),
        n_moves: it.n_moves,
    }
}

fn message(it: own_data::KeptMessage, zone: Tz) -> OwnMessageData {
    OwnMessageData { at: it.at.in_zone(zone), author: it.author, author_name: it.author_name, body: it.body }
}
