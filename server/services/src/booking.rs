//! Booking a held slot. The engine is asked again inside the write transaction; the same hold twice gives the same
//! appointment and one message.

use crate::{
    Services,
    desk::Chosen,
    doer::Doer,
    fault::Fault,
    holding::{Alone, buffers, free_slot, questions, takers},
    jobs::{self, Mail},
    limits::{Creation, Creator},
    new_request::{NewAsk, duplicate_key, new_request, request_state},
    secrets::{self, Ticket},
};
use async_trait::async_trait;
use contract::{
    Answer,
    booking::{BookAppointment, BookedView, Booking, DeskView, HoldSlot, HoldStatus, HoldView, ShowDesk},
    refusal::{Refusal, Rule},
    scope::RequestScope,
};
use domain::{
    appointment::{AppointmentState, Mode},
    candidate::{CandidateDetails, FilledBy, FormRules, PhoneNeed, Restriction, WhenToCall},
    ids::{AdvisorId, AppointmentId, RequestId},
    request::Way,
    time::{Interval, Timestamp},
};
use store::{
    Constraint, StoreError, Tx,
    appointments::{self, NewAppointment},
    busy::{self, Overlap},
    events,
    holds::{self, HoldRow},
    requests::{self, Course, RequestRow},
    standing::{self, Standing, StandingAsk},
    tokens::{self, TokenScope},
    types::{Confirmation, NewType},
};

const DAY: i64 = 24 * 3600;
/// How long the same wish for the same training counts as one.
pub(crate) const DUPLICATE_S: i64 = 4 * DAY;
/// How long a link lives after the appointment.
pub(crate) const LINK_S: i64 = 60 * DAY;
/// How long the centre may take to confirm.
const CONFIRMATION_S: i64 = 2 * DAY;
/// How long a form may stay open.
const TICKET_S: i64 = DAY;

#[async_trait]
impl Booking for Services {
    async fn show_desk(&self, scope: &RequestScope, ask: ShowDesk) -> Answer<DeskView> {
        self.desk_view(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn hold_slot(&self, scope: &RequestScope, ask: HoldSlot) -> Answer<HoldView> {
        self.keep_slot(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn show_hold(&self, scope: &RequestScope, token: String) -> Answer<HoldStatus> {
        self.hold_status(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn renew_hold(&self, scope: &RequestScope, token: String) -> Answer<HoldView> {
        self.prolong(&token).await.map_err(|fault| fault.refusal(scope))
    }

    async fn book(&self, scope: &RequestScope, ask: BookAppointment) -> Answer<BookedView> {
        self.book_held(scope, &ask).await.map_err(|fault| fault.refusal(scope))
    }
}

/// A booking ready to be written: everything that needs no lock.
struct Wish<'a> {
    hold: &'a HoldRow,
    chosen: &'a Chosen<'a>,
    details: &'a CandidateDetails,
    public_id: String,
    idempotency_hash: String,
    address: &'a str,
    now: Timestamp,
}

impl Services {
    async fn hold_status(&self, token: &str) -> Result<HoldStatus, Fault> {
        if let Some(done) = requests::find_by_idempotency(self.0.db.read(), &secrets::hash(token)).await? {
            return Ok(HoldStatus::Booked(self.booked(&done)));
        }
        Ok(HoldStatus::Open(Box::new(self.hold_view(token).await?)))
    }

    async fn book_held(&self, scope: &RequestScope, ask: &BookAppointment) -> Result<BookedView, Fault> {
        let idempotency_hash = secrets::hash(&ask.hold);
        let (hold, desk) = match self.hold_at_desk(&ask.hold).await {
            // What was booked is no longer held: the same form again, even long after.
            Err(Fault::Refused(Refusal::NotFound)) => {
                let done = requests::find_by_idempotency(self.0.db.read(), &idempotency_hash).await?;
                return done.map(|row| self.booked(&row)).ok_or_else(|| Refusal::NotFound.into());
            }
            found => found?,
        };
        let now = self.now();
        self.check_form((&ask.ticket, &ask.trap), now)?;
        let chosen = desk.chosen(hold.hold.mode)?.ignoring(busy::id_of_hold(hold.id));
        let asked = questions(&chosen.kind.settings.questions)?;
        let rules = FormRules {
            by: FilledBy::Candidate,
            phone: phone_need(chosen.mode),
            questions: &asked,
            restriction: Restriction::of(&chosen.kind.settings.restriction),
            when_to_call: WhenToCall::NotAsked,
        };
        let details = ask.draft.parse(rules).map_err(Refusal::Invalid)?;
        let public_id = secrets::new_public_id(&*self.0.chance);
        let address = scope.address_key.as_str();
        let wish = Wish { hold: &hold, chosen: &chosen, details: &details, public_id, idempotency_hash, address, now };
        let mut booked = self.0.db.write(|tx| self.book_in(tx, &wish, Alone::OfAdvisor)).await;
        if let Ok(None) = booked {
            booked = self.0.db.write(|tx| self.book_in(tx, &wish, Alone::OfType)).await;
        }
        match booked {
            Ok(Some(row)) => Ok(self.booked(&row)),
            Ok(None) => Err(Refusal::Unavailable.into()),
            // The same form twice at once: the other one won, its appointment is ours.
            Err(Fault::Store(StoreError::Conflict(Constraint::RequestIdempotency))) => {
                let done = requests::find_by_idempotency(self.0.db.read(), &wish.idempotency_hash).await?;
                done.map(|row| self.booked(&row)).ok_or_else(|| Refusal::Unavailable.into())
            }
            Err(Fault::Store(StoreError::Conflict(Constraint::BusyOverlap))) => {
                Err(self.taken(&chosen, hold.hold.interval.start).await?.into())
            }
            Err(fault) => Err(fault),
        }
    }

    /// The marks of a robot: the trap is filled, or the form came back faster than a person types.
    pub(crate) fn check_form(&self, (ticket, trap): (&str, &str), now: Timestamp) -> Result<(), Refusal> {
        if !trap.is_empty() {
            return Err(Refusal::Rule(Rule::SuspiciousForm));
        }
        match self.0.secrets.read_ticket(ticket) {
            Ticket::Forged => Err(Refusal::Rule(Rule::SuspiciousForm)),
            Ticket::Issued(at) if now.since(at) < self.0.limits.fastest_form_s => Err(Refusal::Rule(Rule::SuspiciousForm)),
            Ticket::Issued(at) if now.since(at) > TICKET_S => Err(Refusal::Rule(Rule::ExpiredForm)),
            Ticket::Issued(_) => Ok(()),
        }
    }

    /// `None`: the advisor held cannot take it, another could; nothing was written.
    async fn book_in(&self, tx: Tx, wish: &Wish<'_>, alone: Alone) -> Result<Option<RequestRow>, Fault> {
        let Wish { hold, chosen, now, .. } = *wish;
        let start = hold.hold.interval.start;
        let locked = match alone {
            Alone::OfAdvisor => busy::lock_advisors_of_hold(&tx, hold.id).await?,
            Alone::OfType => Vec::new(),
        };
        if locked.is_empty() {
            busy::lock_advisors_of(&tx, chosen.kind.id).await?;
        }
        let email_key = wish.details.email.normalised();
        let creation = self.creation(wish);
        creation.lock(&tx, &email_key).await?;
        let ask = StandingAsk {
            hold: hold.id,
            centre: chosen.desk.centre.id,
            email_key: &email_key,
            duplicate_key: &duplicate_key(wish.details, chosen.desk, Way::Appointment),
            duplicates_since: now.plus_seconds(-DUPLICATE_S),
            acts: &creation.asked(now),
            now,
        };
        let (agenda, range) = chosen.question_of_day(start, now);
        let found = standing::find(&tx, (&agenda, range), &ask).await?;
        let (agenda, standing) = found.ok_or(Refusal::NotFound)?;
        let held = match &standing.held {
            Some(held) => held.as_slice(),
            // Behind the lock: the same form sent twice at once finds what the other one has just booked.
            None => match requests::find_by_idempotency(tx.read(), &wish.idempotency_hash).await? {
                Some(done) => return Ok(Some(done)),
                None => &[],
            },
        };
        self.check_person(chosen, &standing)?;
        creation.check(&standing.counts, now)?;
        // A live hold promised this slot: the notice is counted from the moment it was given.
        let asked_at = if held.is_empty() { now } else { hold.hold.created_at };
        let slot = free_slot(tx.read(), chosen, &agenda, start, (asked_at, now)).await?;
        let taken = takers(&chosen.kind.settings.policy, &slot, held.first().copied());
        if !locked.is_empty() && !taken.iter().all(|advisor| locked.contains(advisor)) {
            return Ok(None);
        }
        busy::purge_expired_holds(&tx, &taken, now).await?;
        holds::delete(&tx, hold.id).await?;
        creation.record(&tx, now).await?;
        self.write_booking(&tx, wish, (standing.ids, slot.interval), &taken).await.map(Some)
    }

    fn creation(&self, wish: &Wish<'_>) -> Creation {
        let creator = Creator {
            address: wish.address,
            mailbox: &wish.details.email.mailbox(),
            phone: wish.details.phone.as_ref().map(|phone| phone.as_str()),
            centre_phone: wish.chosen.desk.centre_summary().phone,
        };
        Creation::new(self.0.limits, &self.0.secrets, creator)
    }

    /// The rules about the person: the same wish lately, too many live appointments.
    fn check_person(&self, chosen: &Chosen<'_>, standing: &Standing) -> Result<(), Refusal> {
        if let Some(asked_at) = standing.duplicate_asked_at {
            let requested_at = asked_at.in_zone(chosen.desk.zone());
            return Err(Refusal::Duplicate { requested_at, way: Way::Appointment });
        }
        let max = self.0.limits.live_per_email_and_centre;
        if standing.n_live >= u64::from(max) {
            return Err(Refusal::Rule(Rule::TooManyLive { max }));
        }
        Ok(())
    }

    async fn write_booking(
        &self,
        tx: &Tx,
        wish: &Wish<'_>,
        ((id, appointment_id), interval): ((RequestId, AppointmentId), Interval),
        advisors: &[AdvisorId],
    ) -> Result<RequestRow, Fault> {
        let Wish { hold, chosen, now, .. } = *wish;
        let state = confirmation_state(&chosen.kind.settings, now, interval.start);
        let request = new_request(&NewAsk {
            desk: chosen.desk,
            way: Way::Appointment,
            state: request_state(state),
            details: wish.details,
            referrer: hold.hold.referrer,
            follows: hold.hold.request,
            public_id: wish.public_id.clone(),
            idempotency_hash: wish.idempotency_hash.clone(),
            now,
        })?;
        requests::insert_as(tx, id, &request).await?;
        let appointment = NewAppointment {
            request: id,
            centre: chosen.desk.centre.id,
            type_id: chosen.kind.id,
            site: chosen.desk.site.as_ref().map(|site| site.id),
            mode: chosen.mode,
            interval,
            buffers: buffers(&chosen.kind.settings.policy),
            state,
            created_at: now,
        };
        appointments::insert_as(tx, appointment_id, &appointment, advisors, Overlap::Refused).await?;
        self.give_links(tx, id, &request.public_id, (now, interval.end)).await?;
        let code = if state == AppointmentState::Booked { "booked" } else { "requested" };
        events::append(tx, id, &Doer::Candidate("form").did(code, now)).await?;
        if let Some(proposed_for) = hold.hold.request {
            let taken = Doer::Candidate("form").did("proposal_taken", now);
            events::append(tx, proposed_for, &taken).await?;
        }
        jobs::enqueue_expiry(tx, state, (id, 0), now).await?;
        jobs::enqueue_mails(tx, &[Mail::CandidateBooked, Mail::CentreBooked], (id, 0), now).await?;
        Ok(RequestRow { id, request, token_generation: 0, course: Course::default() })
    }

    /// Gives the candidate and the centre their links: they live for 60 days after `last`.
    pub(crate) async fn give_links(
        &self,
        tx: &Tx,
        id: RequestId,
        public_id: &str,
        (now, last): (Timestamp, Timestamp),
    ) -> Result<(), Fault> {
        let links = [
            (secrets::hash(&self.0.secrets.manage_token(public_id, 0)), TokenScope::Manage),
            (secrets::hash(&self.0.secrets.answer_token(public_id)), TokenScope::Answer),
        ];
        Ok(tokens::insert(tx, id, &links, (now, last.plus_seconds(LINK_S))).await?)
    }

    fn booked(&self, row: &RequestRow) -> BookedView {
        BookedView { manage_token: self.link_of(row) }
    }

    /// The manage link's token of a request.
    pub(crate) fn link_of(&self, row: &RequestRow) -> String {
        self.0.secrets.manage_token(&row.request.public_id, row.token_generation)
    }
}

/// Whether the slot is certain, or waits for the centre: 48 hours, and never beyond its start.
pub(crate) fn confirmation_state(settings: &NewType, now: Timestamp, starts_at: Timestamp) -> AppointmentState {
    match settings.confirmation {
        Confirmation::None => AppointmentState::Booked,
        Confirmation::ByCentre => AppointmentState::Pending { until: now.plus_seconds(CONFIRMATION_S).min(starts_at) },
    }
}

/// A number is needed when the centre is to call.
fn phone_need(mode: Mode) -> PhoneNeed {
    match mode {
        Mode::Phone => PhoneNeed::Required,
        Mode::OnSite | Mode::Video => PhoneNeed::Optional,
    }
}

/// Where calendars know an appointment (RFC 5545, 3.8.4.7): stable for its life.
pub(crate) fn uid(id: AppointmentId, public_url: &str) -> String {
    format!("rdv-{id}@{}", host(public_url))
}

/// The host of the site's address.
pub(crate) fn host(public_url: &str) -> &str {
    let after_scheme = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    after_scheme.split(['/', ':']).next().unwrap_or(after_scheme)
}
