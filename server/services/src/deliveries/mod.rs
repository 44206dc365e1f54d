//! Mails that did not arrive: the address is blocked, the history says so, and whoever counted on the mail is told.

mod identity;
mod job;

pub use job::{DeliveryFailedPayload, MAIL_DELIVERY_FAILED, enqueue_delivery_failed};

use crate::{Services, doer::Doer, fault::Fault};
use async_trait::async_trait;
use contract::{
    Answer,
    delivery::{Deliveries, FailedDelivery, NoteDeliveryFailure, NotedFailure},
    scope::RequestScope,
};
use domain::{contact::EmailAddress, delivery::DeliveryFailure, ids::RequestId, time::Timestamp};
pub(crate) use identity::Recipient;
use identity::{About, identify};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    StoreError, Tx,
    deliveries::{self, Concerned},
    events::{self, RequestEvent},
    jobs::Enqueued,
};

const DAY: i64 = 24 * 3600;
/// Seconds a report is remembered: longer than any provider goes on sending it.
const EVENTS_S: i64 = 30 * DAY;
/// Seconds without a new failure after which an address is tried again.
const BLOCKED_S: i64 = 730 * DAY;
/// How the history names a mail that did not arrive.
const CODE: &str = "delivery_failed";
/// The scope of the hash under which an address is kept.
const SCOPE: &str = "delivery";

#[async_trait]
impl Deliveries for Services {
    async fn note_delivery_failure(&self, scope: &RequestScope, ask: NoteDeliveryFailure) -> Answer<NotedFailure> {
        self.note_failures(&ask).await.map_err(|fault| fault.refusal(scope))
    }
}

/// What a report means, before it is known whether it is new.
#[derive(Default)]
struct Report {
    /// Hash of an address and what happened to it, how often: in one order, so that two reports at once do not wait for
    /// each other's rows crosswise.
    blocked: BTreeMap<(String, DeliveryFailure), u32>,
    /// A line of history for each mail that is known.
    lines: Vec<(RequestId, RequestEvent)>,
    /// The requests whose centre was not reached and whose appointment is still to come.
    unreached: BTreeSet<RequestId>,
}

impl Services {
    /// Whether mails to this address are kept back.
    pub async fn is_blocked(&self, address: &str) -> Result<bool, StoreError> {
        deliveries::is_blocked(self.0.db.read(), &self.address_hash(address)).await
    }

    /// Lets mails go to this address again; `false` when it was not blocked.
    pub async fn unblock(&self, address: &str) -> Result<bool, StoreError> {
        let hash = &self.address_hash(address);
        self.0.db.write(|tx| async move { deliveries::unblock(&tx, hash).await }).await
    }

    /// The hash under which [`store::deliveries`] knows an address, however it is written.
    pub fn address_hash(&self, address: &str) -> String {
        let normalised = EmailAddress::parse(address).map(|email| email.normalised());
        self.0.secrets.limit_key(SCOPE, &normalised.unwrap_or_else(|_| address.trim().to_lowercase()))
    }

    /// The centre could not be told of this request: it has no address, or mails to it come back. The history says so and the
    /// candidate is told, once.
    pub async fn note_unreached(&self, request: RequestId) -> Result<(), StoreError> {
        let now = self.now();
        self.0
            .db
            .write(|tx| async move {
                if enqueue_delivery_failed(&tx, request, now).await? == Enqueued::Added {
                    let facts = json!({ "to": Recipient::Centre.code() }).to_string();
                    events::append(&tx, request, &Doer::Program("job").did_with(CODE, facts, now)).await?;
                }
                Ok(())
            })
            .await
    }

    async fn note_failures(&self, ask: &NoteDeliveryFailure) -> Result<NotedFailure, Fault> {
        let now = self.now();
        let mut report = Report::default();
        for failure in ask.failures.iter().filter(|failure| failure.what.blocks()) {
            *report.blocked.entry((self.address_hash(&failure.email), failure.what)).or_default() += 1;
            if let Some((concerned, to)) = self.concerned(failure, now).await? {
                report.lines.push((concerned.request, event(failure.what, to, now)));
                if concerned.is_coming && to == Recipient::Centre {
                    report.unreached.insert(concerned.request);
                }
            }
        }
        let (event, kept) = (ask.event.as_str(), &report);
        let is_new = self.0.db.write(|tx| async move { note_in(&tx, event, kept, now).await }).await?;
        let requests = if is_new { report.unreached.into_iter().collect() } else { Vec::new() };
        Ok(NotedFailure { is_replay: !is_new, requests })
    }

    /// The request that a mail was about, and to whom it was; `None` for a mail that cannot be told from its identity.
    async fn concerned(&self, failure: &FailedDelivery, now: Timestamp) -> Result<Option<(Concerned, Recipient)>, StoreError> {
        let named = failure.message_id.as_deref().and_then(|id| identify(id, &self.0.public_url));
        let Some((about, to)) = named else { return Ok(None) };
        let concerned = match about {
            About::Appointment(id) => deliveries::find_concerned(self.0.db.read(), id, now).await?,
            About::Request(id) => deliveries::find_concerned_request(self.0.db.read(), id).await?,
        };
        Ok(concerned.map(|concerned| (concerned, to)))
    }
}

/// To whom the mail was that did not arrive; `None` of any other event.
pub(crate) fn missed(event: &RequestEvent) -> Option<Recipient> {
    #[derive(serde::Deserialize)]
    struct Missed {
        to: String,
    }
    let facts = (event.code == CODE).then_some(event.facts.as_str())?;
    Recipient::from_code(&serde_json::from_str::<Missed>(facts).ok()?.to)
}

/// Everything in one transaction; `false` when the report was taken in before. What is too old goes at the same time.
async fn note_in(tx: &Tx, event: &str, report: &Report, now: Timestamp) -> Result<bool, StoreError> {
    if !deliveries::insert_event(tx, event, now).await? {
        return Ok(false);
    }
    deliveries::purge_events(tx, now.plus_seconds(-EVENTS_S)).await?;
    deliveries::purge_blocked(tx, now.plus_seconds(-BLOCKED_S)).await?;
    for ((hash, what), n) in &report.blocked {
        deliveries::block(tx, hash, (*what, *n), now).await?;
    }
    for (request, line) in &report.lines {
        events::append(tx, *request, line).await?;
    }
    for request in &report.unreached {
        let _: Enqueued = enqueue_delivery_failed(tx, *request, now).await?;
    }
    Ok(true)
}

fn event(what: DeliveryFailure, to: Recipient, now: Timestamp) -> RequestEvent {
    let facts = json!({ "kind": what.code(), "to": to.code() }).to_string();
    Doer::Program("hook").did_with(CODE, facts, now)
}
