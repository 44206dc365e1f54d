//! The word to the centre that an appointment is off because its candidate had their data erased. It names nobody: the
//! request is gone, so the job carries the ids of what is not personal, and when.

use crate::{Services, booking::uid, correspondence::contact, desk::Desk, fault::Fault};
use contract::{refusal::Refusal, scope::RequestScope};
use domain::{
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, SiteId, TrainingId},
    time::{Interval, Timestamp, Tz},
};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, advisors, centres, jobs, sites, trainings, types};

/// The job that tells the centre.
pub const MAIL_CENTRE_ERASED: &str = "mail_centre_erased";

/// What that job carries; instants in epoch seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedPayload {
    /// Which appointment it was: calendars know it by that number.
    pub appointment: i64,
    /// Its sequence once it was off.
    pub sequence: i32,
    /// Whose.
    pub centre: i64,
    /// About.
    pub training: Option<i64>,
    /// Of which type.
    pub kind: i64,
    /// Where.
    pub site: Option<i64>,
    /// Who took part.
    pub advisors: Vec<i64>,
    /// When it would have started.
    pub starts_at: i64,
    /// When it would have ended.
    pub ends_at: i64,
    /// When it was made.
    pub made_at: i64,
    /// When it was erased.
    pub erased_at: i64,
}

/// The facts of that mail.
#[derive(Clone)]
pub struct ErasedLetter {
    /// Who is told: the training's contact, the advisors concerned; each once.
    pub told: Vec<String>,
    /// The calendars' UID.
    pub uid: String,
    /// The calendars' SEQUENCE.
    pub sequence: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was erased.
    pub erased_at: Timestamp,
    /// From start to end.
    pub interval: Interval,
    /// The agenda's zone.
    pub zone: Tz,
    /// The type's name.
    pub purpose: String,
    /// The training's title.
    pub training: Option<String>,
    /// The centre's name.
    pub centre_name: String,
    /// Where its mail goes; `None` when no address is usable.
    pub centre_email: Option<String>,
}

/// Asks for the mail in the transaction that erases.
pub(super) async fn enqueue(tx: &Tx, payload: &ErasedPayload, now: Timestamp) -> Result<(), StoreError> {
    let job = jobs::NewJob {
        name: MAIL_CENTRE_ERASED.to_owned(),
        payload: serde_json::to_string(payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?,
        dedupe_key: Some(format!("{MAIL_CENTRE_ERASED}:{}:{}", payload.appointment, payload.sequence)),
        chain: None,
        run_at: now,
    };
    jobs::enqueue_later(tx, &[job], now).await
}

impl Services {
    /// The facts of the mail; `None` when the centre is gone.
    pub async fn erased_letter(&self, payload: &ErasedPayload) -> Result<Option<ErasedLetter>, Refusal> {
        let scope = RequestScope { address_key: String::new(), request_id: format!("job-erased-{}", payload.appointment) };
        self.erased(payload).await.map_err(|fault| fault.refusal(&scope))
    }

    async fn erased(&self, payload: &ErasedPayload) -> Result<Option<ErasedLetter>, Fault> {
        let reader = self.0.db.read();
        let id = CentreId(payload.centre);
        let Some(centre) = centres::find(reader, id).await? else { return Ok(None) };
        let training = match payload.training {
            Some(training) => trainings::find_by_id(reader, TrainingId(training)).await?,
            None => None,
        };
        let site = match payload.site {
            Some(site) => sites::find(reader, id, SiteId(site)).await?,
            None => None,
        };
        let chosen = types::find(reader, id, AppointmentTypeId(payload.kind)).await?;
        let desk = Desk { training, centre, site, types: Vec::new(), chosen };
        let advisors: Vec<_> = payload.advisors.iter().copied().map(AdvisorId).collect();
        let mut told: Vec<String> = contact(&desk).into_iter().collect();
        for row in advisors::list_some(reader, id, &advisors).await? {
            told.extend(row.advisor.email.filter(|email| !told.contains(email)));
        }
        let at = Timestamp::from_epoch;
        Ok(Some(ErasedLetter {
            centre_email: contact(&desk).or_else(|| told.first().cloned()),
            told,
            uid: uid(AppointmentId(payload.appointment), &self.0.public_url),
            sequence: payload.sequence.unsigned_abs(),
            made_at: at(payload.made_at),
            erased_at: at(payload.erased_at),
            interval: Interval::new(at(payload.starts_at), at(payload.ends_at)),
            zone: desk.zone(),
            purpose: desk.chosen.as_ref().map(|kind| kind.settings.name.clone()).unwrap_or_default(),
            training: desk.training.as_ref().map(|details| details.training.title.clone()),
            centre_name: desk.centre.centre.name.clone(),
        }))
    }
}
