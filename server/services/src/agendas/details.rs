//! One appointment: its facts, who comes, what happened.

use super::{
    facts::{ChangeFacts, Insisted},
    seen::Looked,
    views::{entry, kind, person, seen_people},
};
use crate::{
    Services,
    access::OnAppointment,
    contacts::event_code,
    deliveries::{Recipient, missed},
    fault::Fault,
    holding::questions,
    managing::Managed,
    views,
};
use contract::{
    agendas::{AppointmentDetails, AppointmentRef, AskedAnswer, Happened, HistoryLine, PersonDetails, ProfessionalDetails, Who},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    appointment::Mode,
    ids::AppointmentId,
    time::{Timestamp, Tz},
};
use std::collections::HashMap;
use store::{
    agenda_names::{self, PersonRow},
    agenda_views, appointments, attendance,
    events::{self, Actor, RequestEvent},
    requests::NewRequest,
};

impl Services {
    pub(super) async fn appointment_details(
        &self,
        scope: &StaffScope,
        which: &AppointmentRef,
    ) -> Result<AppointmentDetails, Fault> {
        let member = self.member(scope, &which.centre).await?;
        let reader = self.0.db.read();
        let on = member.on_appointment(reader, which.id).await?;
        let row = appointments::find(reader, on.centre(), on.appointment()).await?.ok_or(Refusal::NotFound)?;
        let managed = self.managed_request(row.appointment.request).await?;
        let zone = managed.desk.zone();
        let people = agenda_names::list_people(reader, on.centre()).await?;
        let noted = attendance::find(reader, on.appointment()).await?;
        let history = self.history(on, &managed, &people).await?;
        let chosen = managed.desk.chosen.as_ref().ok_or(Refusal::NotFound)?;
        let found = agenda_views::find_entry(reader, on.centre(), on.appointment()).await?.ok_or(Refusal::NotFound)?;
        let candidate = person_details(&managed.request.request, &chosen.settings.questions)?;
        self.note_looked(&member, Looked::Appointment, 1).await?;
        Ok(AppointmentDetails {
            entry: entry(found, zone),
            state: managed.appointment.appointment.state,
            zone: zone.name().to_owned(),
            now: self.now(),
            kind: kind((
                chosen.id,
                chosen.settings.name.clone(),
                chosen.settings.colour.clone(),
                chosen.settings.policy.step_min,
            )),
            video_link: chosen.settings.video_link.clone().filter(|_| managed.appointment.appointment.mode == Mode::Video),
            site: managed.desk.site.as_ref().map_or(&managed.desk.centre.centre.name, |site| &site.site.name).clone(),
            address: managed.desk.address(),
            training: managed.desk.training.as_ref().map(|details| details.training.title.clone()),
            candidate,
            cancel_reason: managed.appointment.cancel_reason.clone(),
            note: noted.note,
            arrived: noted.arrived_at.map(|at| at.in_zone(zone)),
            forced: noted.forced,
            people: seen_people(&member, people).into_iter().map(person).collect(),
            history,
        })
    }

    async fn history(&self, on: OnAppointment, managed: &Managed, people: &[PersonRow]) -> Result<Vec<HistoryLine>, Fault> {
        let reader = self.0.db.read();
        let events = events::list(reader, managed.request.id).await?;
        let over: Vec<AppointmentId> = events.iter().flat_map(|event| insisted(event).over).collect();
        let names: HashMap<AppointmentId, String> = if over.is_empty() {
            HashMap::new()
        } else {
            agenda_names::list_names(reader, on.centre(), &over).await?.into_iter().collect()
        };
        let told = Told { zone: managed.desk.zone(), people, names };
        Ok(events.iter().flat_map(|event| told.lines(event)).collect())
    }
}

/// The history of a request, for those who work for its centre.
pub(crate) fn contact_history(events: &[RequestEvent], zone: Tz) -> Vec<HistoryLine> {
    let told = Told { zone, people: &[], names: HashMap::new() };
    events.iter().flat_map(|event| told.lines(event)).collect()
}

/// What is needed to tell an event in names.
struct Told<'a> {
    zone: Tz,
    people: &'a [PersonRow],
    names: HashMap<AppointmentId, String>,
}

impl Told<'_> {
    /// One line for each thing that an event tells.
    fn lines(&self, event: &RequestEvent) -> Vec<HistoryLine> {
        let what = match event.code.as_str() {
            "booked" => vec![Happened::Booked],
            "requested" => vec![Happened::Requested],
            "acknowledged" => vec![Happened::AcknowledgementSent],
            "centre_told" => vec![Happened::CentreTold],
            "moved" | "resized" | "reassigned" => self.changes(&event.facts),
            "confirmed" => vec![Happened::Confirmed],
            "expired" => vec![Happened::Expired],
            "cancelled" => vec![Happened::Cancelled],
            "arrived" => vec![Happened::Arrived],
            "not_arrived" => vec![Happened::NotArrived],
            "attended" => vec![Happened::Attended],
            "no_show" => vec![Happened::NoShow],
            "unsettled" => vec![Happened::Unsettled],
            "noted" => vec![Happened::Noted],
            "assigned" => vec![Happened::Assigned { to: assigned(&event.facts) }],
            "undone" => vec![Happened::Undone],
            "merged_here" => vec![Happened::MergedHere],
            _ if missed(event) == Some(Recipient::Candidate) => vec![Happened::CandidateNotReached],
            // What a candidate is told of a request, colleagues are told too.
            _ => event_code(event, self.zone).map(|event| Happened::Contact(event.what)).into_iter().collect(),
        };
        let insisted = insisted(event);
        let over = insisted.over.iter().filter_map(|id| self.names.get(id).cloned()).collect();
        let insisted = (insisted.n > 0).then_some(Happened::Insisted { over });
        let line = |what| HistoryLine { at: event.at.in_zone(self.zone), who: who(event), what };
        what.into_iter().chain(insisted).map(line).collect()
    }

    fn changes(&self, facts: &str) -> Vec<Happened> {
        #[derive(serde::Deserialize)]
        struct Moved {
            from: Timestamp,
            to: Timestamp,
        }
        let civil = |at: Timestamp| at.in_zone(self.zone);
        let Ok(change) = serde_json::from_str::<ChangeFacts>(facts) else {
            // The candidate's own move keeps less.
            let moved = serde_json::from_str::<Moved>(facts);
            return moved.map(|moved| Happened::Moved { from: civil(moved.from), to: civil(moved.to) }).into_iter().collect();
        };
        let mut changes = Vec::new();
        if change.before.start != change.after.start {
            changes.push(Happened::Moved { from: civil(change.from), to: civil(change.to) });
        } else if change.before.end != change.after.end {
            changes.push(Happened::LengthChanged { from: civil(change.before.end), to: civil(change.after.end) });
        }
        if change.before.advisors != change.after.advisors {
            let name = |id| self.people.iter().find(|row| row.id == id).map(|row| row.name.clone());
            changes.push(Happened::Reassigned { to: change.after.advisors.iter().filter_map(|id| name(*id)).collect() });
        }
        changes
    }
}

/// Who takes care of it since then.
fn assigned(facts: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Assigned {
        to: Option<String>,
    }
    serde_json::from_str::<Assigned>(facts).ok().and_then(|assigned| assigned.to)
}

fn insisted(event: &RequestEvent) -> Insisted {
    #[derive(serde::Deserialize)]
    struct Facts {
        insisted: Insisted,
    }
    serde_json::from_str::<Facts>(&event.facts).map(|facts| facts.insisted).unwrap_or_default()
}

fn who(event: &RequestEvent) -> Who {
    match event.actor {
        Actor::Candidate => Who::Candidate,
        Actor::Centre => Who::Centre(event.actor_name.clone().unwrap_or_default()),
        Actor::System => Who::System,
    }
}

/// The candidate and what they asked.
pub(crate) fn person_details(asked: &NewRequest, stored_questions: &str) -> Result<PersonDetails, Fault> {
    let answers: Vec<String> = serde_json::from_str(&asked.details.answers).unwrap_or_default();
    let answers = questions(stored_questions)?
        .into_iter()
        .zip(answers)
        .filter(|(_, answer)| !answer.is_empty())
        .map(|(question, answer)| AskedAnswer { question: question.label, answer })
        .collect();
    let phone = asked.details.phone.as_deref();
    Ok(PersonDetails {
        first_name: asked.first_name.clone(),
        last_name: asked.last_name.clone(),
        email: asked.email.clone(),
        phone: phone.map(views::shown_phone),
        dialled: phone.map(views::dialled_phone),
        asker: asked.asker,
        professional: asked.professional.clone().map(|(name, email)| ProfessionalDetails { name, email }),
        referrer: asked.referrer,
        subjects: asked.details.subjects.clone(),
        subject_other: asked.details.subject_other.clone(),
        message: asked.details.message.clone(),
        answers,
    })
}
