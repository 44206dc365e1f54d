//! An appointment that the centre books for somebody, on the telephone or at the desk.

use super::{
    marking::parse_note,
    objections::{Against, Wanted, against},
    place_of,
    rescheduling::start_of,
    views::{person, seen_people},
};
use crate::{
    Services,
    access::Member,
    desk::Desk,
    doer::Doer,
    fault::Fault,
    holding::{buffers, questions},
    jobs::{self, Mail},
    new_request::{NewAsk, new_request},
    secrets,
};
use contract::{
    agendas::{Acted, BookFor, NewAppointmentView, Objection, SiteName, TrainingName, TypeChoice},
    refusal::{Refusal, Rule},
    scope::StaffScope,
};
use domain::{
    agenda::Assignment,
    appointment::AppointmentState,
    candidate::{CandidateDetails, FilledBy, FormRules, PhoneNeed, Restriction, WhenToCall},
    ids::{AdvisorId, AppointmentId},
    life::RequestState,
    request::Way,
    time::{Interval, Timestamp},
};
use serde_json::json;
use store::{
    Constraint, StoreError, Tx, agenda_names,
    appointments::{self, NewAppointment},
    attendance, busy, events, requests, sites, trainings, types,
};

/// The most trainings the form offers.
const TRAININGS: u64 = 500;

/// Everything that needs no lock.
struct Plan<'a> {
    member: &'a Member,
    ask: &'a BookFor,
    desk: Desk,
    details: CandidateDetails,
    note: String,
    interval: Interval,
    advisors: Vec<AdvisorId>,
    public_id: String,
    idempotency_hash: String,
    now: Timestamp,
}

/// What became of it.
enum Booked {
    /// It is written.
    Yes(AppointmentId),
    /// The same form was sent before.
    Already,
    /// Nothing is.
    HeldBack(Vec<Objection>),
}

impl Services {
    pub(super) async fn new_appointment_form(&self, scope: &StaffScope, centre: &str) -> Result<NewAppointmentView, Fault> {
        let member = self.member(scope, centre).await?;
        let (reader, own) = (self.0.db.read(), member.centre());
        let people = seen_people(&member, agenda_names::list_people(reader, own.id).await?);
        let takers = agenda_names::list_takers(reader, own.id).await?;
        let mut choices = Vec::new();
        for row in types::list(reader, own.id).await? {
            choices.push(TypeChoice {
                id: row.id,
                questions: questions(&row.settings.questions)?,
                advisors: takers.iter().filter(|(kind, _)| *kind == row.id).map(|(_, advisor)| *advisor).collect(),
                together: row.settings.policy.assignment == Assignment::All,
                duration_min: row.settings.policy.duration_min,
                name: row.settings.name,
                modes: row.settings.modes,
            });
        }
        let sites = sites::list(reader, own.id).await?;
        let trainings = agenda_names::list_trainings(reader, own.id, TRAININGS).await?;
        Ok(NewAppointmentView {
            key: secrets::new_token(&*self.0.chance),
            zone: own.centre.zone.name().to_owned(),
            today: self.now().date_in(own.centre.zone),
            types: choices,
            people: people.into_iter().filter(|row| row.active).map(person).collect(),
            sites: sites.into_iter().map(|row| SiteName { id: row.id, name: row.site.name }).collect(),
            trainings: trainings.into_iter().map(|(id, title, site)| TrainingName { id, title, site }).collect(),
        })
    }

    pub(super) async fn book_for_somebody(&self, scope: &StaffScope, ask: &BookFor) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let targets = member.in_agendas(self.0.db.read(), &ask.advisors).await?;
        // Of this centre alone: another form's key, or a candidate's, is never found by it.
        let idempotency_hash = secrets::hash(&format!("for:{}:{}", member.centre().id, ask.key));
        if let Some(done) = self.booked_already(&member, &idempotency_hash).await? {
            return Ok(done);
        }
        let advisors = targets.into_iter().map(crate::access::InAgenda::advisor).collect();
        let plan = self.plan(&member, ask, (advisors, idempotency_hash)).await?;
        match self.0.db.write(|tx| self.book_for_in(tx, &plan)).await {
            Ok(Booked::Yes(id)) => {
                let on = member.on_appointment(self.0.db.read(), id).await?;
                self.acted(on, member.centre()).await
            }
            Ok(Booked::HeldBack(objections)) => Ok(Acted::HeldBack(objections)),
            // The same form twice at once: the other one won, its appointment is ours.
            Ok(Booked::Already) | Err(Fault::Store(StoreError::Conflict(Constraint::RequestIdempotency))) => {
                self.booked_already(&member, &plan.idempotency_hash).await?.ok_or_else(|| Refusal::Unavailable.into())
            }
            Err(fault) => Err(fault),
        }
    }

    async fn booked_already(&self, member: &Member, idempotency_hash: &str) -> Result<Option<Acted>, Fault> {
        let reader = self.0.db.read();
        let Some(request) = requests::find_by_idempotency(reader, idempotency_hash).await? else { return Ok(None) };
        let Some(row) = appointments::find_by_request(reader, request.id).await? else { return Ok(None) };
        let on = member.on_appointment(reader, row.id).await?;
        Ok(Some(self.acted(on, member.centre()).await?))
    }

    async fn plan<'a>(
        &self,
        member: &'a Member,
        ask: &'a BookFor,
        (mut advisors, idempotency_hash): (Vec<AdvisorId>, String),
    ) -> Result<Plan<'a>, Fault> {
        let (reader, own, now) = (self.0.db.read(), member.centre(), self.now());
        let kind = types::find(reader, own.id, ask.kind).await?.filter(|row| row.archived_at.is_none());
        let kind = kind.ok_or(Refusal::NotFound)?;
        if !kind.settings.modes.contains(&ask.mode) {
            return Err(Refusal::Rule(Rule::NotOffered).into());
        }
        let training = match ask.training {
            Some(id) => Some(trainings::find_by_id(reader, id).await?.filter(|found| found.centre.id == own.id)),
            None => None,
        };
        let training = training.map(|found| found.ok_or(Refusal::NotFound)).transpose()?;
        let site = match ask.site.or(training.as_ref().map(|found| found.site.id)) {
            Some(id) => Some(sites::find(reader, own.id, id).await?.ok_or(Refusal::NotFound)?),
            None => None,
        };
        let asked = questions(&kind.settings.questions)?;
        let rules = FormRules {
            by: FilledBy::Centre,
            phone: PhoneNeed::Optional,
            questions: &asked,
            restriction: Restriction::None,
            when_to_call: WhenToCall::NotAsked,
        };
        let details = ask.draft.parse(rules).map_err(Refusal::Invalid)?;
        let start = start_of(&ask.starts, Timestamp::from_epoch(i64::MIN), now)?;
        advisors.sort_unstable();
        advisors.dedup();
        Ok(Plan {
            member,
            ask,
            desk: Desk { training, centre: own.clone(), site, types: Vec::new(), chosen: Some(kind) },
            details,
            note: parse_note(&ask.note)?,
            interval: Interval::lasting(start, ask.length.seconds()),
            advisors,
            public_id: secrets::new_public_id(&*self.0.chance),
            idempotency_hash,
            now,
        })
    }

    async fn book_for_in(&self, tx: Tx, plan: &Plan<'_>) -> Result<Booked, Fault> {
        let kind = plan.desk.chosen.as_ref().ok_or(Refusal::NotFound)?;
        let site = plan.desk.site.as_ref().map(|site| site.id);
        busy::lock_advisors(&tx, &plan.advisors).await?;
        // Before anything else: the appointment of the form's twin would stand against its own.
        if requests::find_by_idempotency(tx.read(), &plan.idempotency_hash).await?.is_some() {
            return Ok(Booked::Already);
        }
        let wanted = Wanted {
            centre: plan.desk.centre.id,
            type_id: kind.id,
            policy: &kind.settings.policy,
            place: place_of(tx.read(), &plan.desk.centre, site).await?,
            site,
            mode: plan.ask.mode,
            interval: plan.interval,
            advisors: &plan.advisors,
            own: None,
        };
        let against = against(tx.read(), &wanted, plan.now).await?;
        if !against.is_accepted(&plan.ask.accepted) {
            return Ok(Booked::HeldBack(against.objections));
        }
        Ok(Booked::Yes(self.write_for(&tx, plan, &against).await?))
    }

    async fn write_for(&self, tx: &Tx, plan: &Plan<'_>, against: &Against) -> Result<AppointmentId, Fault> {
        let (now, desk) = (plan.now, &plan.desk);
        let kind = desk.chosen.as_ref().ok_or(Refusal::NotFound)?;
        busy::purge_expired_holds(tx, &plan.advisors, now).await?;
        let overlap = against.make_room(tx, now).await?;
        let request = new_request(&NewAsk {
            desk,
            way: Way::Appointment,
            state: RequestState::Booked,
            details: &plan.details,
            referrer: None,
            follows: None,
            public_id: plan.public_id.clone(),
            idempotency_hash: plan.idempotency_hash.clone(),
            now,
        })?;
        let about = requests::insert(tx, &request).await?;
        let appointment = NewAppointment {
            request: about,
            centre: desk.centre.id,
            type_id: kind.id,
            site: desk.site.as_ref().map(|site| site.id),
            mode: plan.ask.mode,
            interval: plan.interval,
            buffers: buffers(&kind.settings.policy),
            // The centre's own word needs no confirmation by the centre.
            state: AppointmentState::Booked,
            created_at: now,
        };
        let id = appointments::insert(tx, &appointment, &plan.advisors, overlap).await?;
        if !plan.note.is_empty() {
            attendance::update_note(tx, id, ("", &plan.note), now).await?;
        }
        self.give_links(tx, about, &request.public_id, (now, plan.interval.end)).await?;
        let insisted = json!({ "insisted": { "over": against.over(), "n": against.objections.len() } });
        events::append(tx, about, &Doer::Member(plan.member).did_with("booked", insisted.to_string(), now)).await?;
        // What has taken place already is written down for the centre alone.
        if plan.interval.end > now {
            jobs::enqueue_mail(tx, Mail::CandidateBooked, about, 0, now).await?;
            jobs::enqueue_colleagues(tx, Mail::ColleaguesBooked, (about, 0, plan.member.staff()), (now, now)).await?;
        }
        Ok(id)
    }
}
