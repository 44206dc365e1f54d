//! The form of a call-back or of a message, and what becomes of it.

use crate::{
    Services,
    booking::DUPLICATE_S,
    contact_jobs::{ContactMail, enqueue_contact_mail},
    desk::Desk,
    doer::Doer,
    fault::Fault,
    holding::questions,
    limits::{Creation, Creator},
    new_request::{NewAsk, duplicate_key, new_request},
    secrets, views,
};
use async_trait::async_trait;
use contract::{
    Answer,
    booking::{DeskTarget, Question},
    contacting::{ContactTarget, ContactView, Contacting, SendContact, SentView, ShowContact},
    refusal::{Refusal, Rule},
    scope::RequestScope,
};
use domain::{
    callback::HalfDay,
    candidate::{CandidateDetails, FilledBy, FormRules, PhoneNeed, Restriction, WhenToCall},
    life::RequestState,
    request::Way,
    time::Timestamp,
};
use store::{
    Constraint, StoreError, Tx, centres, events,
    requests::{self, Course, RequestRow},
    standing,
    trainings::Publication,
};

/// A request ready to be written: everything that needs no lock.
struct Wish<'a> {
    desk: &'a Desk,
    ask: &'a SendContact,
    details: &'a CandidateDetails,
    public_id: String,
    idempotency_hash: String,
    address: &'a str,
    now: Timestamp,
}

#[async_trait]
impl Contacting for Services {
    async fn show_contact(&self, scope: &RequestScope, ask: ShowContact) -> Answer<ContactView> {
        self.contact_form(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn send_contact(&self, scope: &RequestScope, ask: SendContact) -> Answer<SentView> {
        self.make_contact(scope, &ask).await.map_err(|fault| fault.refusal(scope))
    }
}

impl Services {
    async fn contact_form(&self, ask: &ShowContact) -> Result<ContactView, Fault> {
        let (desk, now) = (self.desk_of_contact(ask).await?, self.now());
        Ok(ContactView {
            way: ask.way,
            training: desk.training.as_ref().map(|details| views::desk_training(&details.training, now.date_in(desk.zone()))),
            centre: desk.centre_summary(),
            address: desk.address(),
            chosen: desk.chosen.as_ref().map(views::appointment_type),
            questions: questions_of(&desk)?,
            half_days: self.half_days_of(ask.way, &desk, now).await?,
            key: secrets::new_token(&*self.0.chance),
            ticket: self.0.secrets.ticket(now),
        })
    }

    async fn make_contact(&self, scope: &RequestScope, ask: &SendContact) -> Result<SentView, Fault> {
        // Of these forms alone: the key of a held slot is another thing.
        let idempotency_hash = secrets::hash(&format!("contact:{}", ask.key));
        if let Some(done) = requests::find_by_idempotency(self.0.db.read(), &idempotency_hash).await? {
            return Ok(self.sent(&done));
        }
        let now = self.now();
        self.check_form((&ask.ticket, &ask.trap), now)?;
        if ask.key.is_empty() {
            return Err(Refusal::Rule(Rule::SuspiciousForm).into());
        }
        let desk = self.desk_of_contact(&ask.page).await?;
        let asked = questions_of(&desk)?;
        let half_days = self.half_days_of(ask.page.way, &desk, now).await?;
        let details = ask.draft.parse(rules(ask.page.way, &asked, &half_days)).map_err(Refusal::Invalid)?;
        let public_id = secrets::new_public_id(&*self.0.chance);
        let address = scope.address_key.as_str();
        let wish = Wish { desk: &desk, ask, details: &details, public_id, idempotency_hash, address, now };
        match self.0.db.write(|tx| self.contact_in(tx, &wish)).await {
            Ok(row) => Ok(self.sent(&row)),
            // The same form twice at once: the other one won, its request is ours.
            Err(Fault::Store(StoreError::Conflict(Constraint::RequestIdempotency))) => {
                let done = requests::find_by_idempotency(self.0.db.read(), &wish.idempotency_hash).await?;
                done.map(|row| self.sent(&row)).ok_or_else(|| Refusal::Unavailable.into())
            }
            Err(fault) => Err(fault),
        }
    }

    async fn contact_in(&self, tx: Tx, wish: &Wish<'_>) -> Result<RequestRow, Fault> {
        let Wish { desk, details, now, .. } = *wish;
        let way = wish.ask.page.way;
        let creator = Creator {
            address: wish.address,
            mailbox: &details.email.mailbox(),
            phone: details.phone.as_ref().map(|phone| phone.as_str()),
            centre_phone: desk.centre_summary().phone,
        };
        let creation = Creation::new(self.0.limits, &self.0.secrets, creator);
        creation.lock(&tx, &details.email.normalised()).await?;
        // Behind the lock: the same form sent twice at once finds what the other one has just made.
        if let Some(done) = requests::find_by_idempotency(tx.read(), &wish.idempotency_hash).await? {
            return Ok(done);
        }
        let duplicates = (duplicate_key(details, desk, way), now.plus_seconds(-DUPLICATE_S));
        let (asked_at, counts) =
            standing::find_of_contact(tx.read(), (&duplicates.0, duplicates.1), &creation.asked(now)).await?;
        if let Some(asked_at) = asked_at {
            return Err(Refusal::Duplicate { requested_at: asked_at.in_zone(desk.zone()), way }.into());
        }
        creation.check(&counts, now)?;
        creation.record(&tx, now).await?;
        let request = new_request(&NewAsk {
            desk,
            way,
            state: RequestState::New,
            details,
            referrer: wish.ask.page.referrer,
            follows: None,
            public_id: wish.public_id.clone(),
            idempotency_hash: wish.idempotency_hash.clone(),
            now,
        })?;
        let id = requests::insert(&tx, &request).await?;
        self.give_links(&tx, id, &request.public_id, (now, now)).await?;
        events::append(&tx, id, &Doer::Candidate("form").did("created", now)).await?;
        for mail in [ContactMail::Received, ContactMail::Notice] {
            enqueue_contact_mail(&tx, mail, (id, 0), (now, now)).await?;
        }
        Ok(RequestRow { id, request, token_generation: 0, course: Course::default() })
    }

    async fn desk_of_contact(&self, ask: &ShowContact) -> Result<Desk, Fault> {
        match ask.way {
            Way::Callback | Way::Enquiry => {}
            // Its own pages.
            Way::Appointment => return Err(Refusal::NotFound.into()),
        }
        let desk = match &ask.target {
            ContactTarget::Training { name, type_slug } => {
                let target = DeskTarget::Training { name: name.clone(), type_slug: type_slug.clone() };
                self.desk(&target).await?
            }
            ContactTarget::Type { centre, type_slug } => {
                let target = DeskTarget::Type { centre: centre.clone(), type_slug: type_slug.clone() };
                self.desk(&target).await?
            }
            ContactTarget::Centre { centre } => {
                let centre = centres::find_by_slug(self.0.db.read(), centre).await?.ok_or(Refusal::NotFound)?;
                Desk { training: None, centre, site: None, types: Vec::new(), chosen: None }
            }
        };
        let is_gone = desk.training.as_ref().is_some_and(|details| details.training.publication != Publication::Published);
        if is_gone { Err(Refusal::Rule(Rule::NotOpen).into()) } else { Ok(desk) }
    }

    async fn half_days_of(&self, way: Way, desk: &Desk, now: Timestamp) -> Result<Vec<HalfDay>, Fault> {
        match way {
            Way::Callback => self.half_days(desk, now).await,
            Way::Enquiry | Way::Appointment => Ok(Vec::new()),
        }
    }

    fn sent(&self, row: &RequestRow) -> SentView {
        SentView { manage_token: self.link_of(row) }
    }
}

fn questions_of(desk: &Desk) -> Result<Vec<Question>, Fault> {
    desk.chosen.as_ref().map_or(Ok(Vec::new()), |kind| questions(&kind.settings.questions))
}

/// What the form of a way asks.
fn rules<'a>(way: Way, questions: &'a [Question], half_days: &'a [HalfDay]) -> FormRules<'a> {
    let (phone, when_to_call) = match way {
        Way::Callback => (PhoneNeed::Required, WhenToCall::AmongThese(half_days)),
        Way::Enquiry | Way::Appointment => (PhoneNeed::Optional, WhenToCall::NotAsked),
    };
    FormRules { by: FilledBy::Candidate, phone, questions, restriction: Restriction::None, when_to_call }
}
