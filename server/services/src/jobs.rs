//! Jobs that the use cases give birth to. Handlers live in the server; a payload carries ids only.

pub use crate::deliveries::{DeliveryFailedPayload, MAIL_DELIVERY_FAILED, enqueue_delivery_failed};

use domain::{
    appointment::AppointmentState,
    ids::{RequestId, StaffId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, jobs};

/// The mails about an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {
    /// The acknowledgement, with the invitation.
    CandidateBooked,
    /// The notice to the centre.
    CentreBooked,
    /// It has another time, to the candidate.
    CandidateMoved,
    /// It has another time, to the centre.
    CentreMoved,
    /// It has another length, to the candidate.
    CandidateResized,
    /// The centre said yes, to the candidate.
    CandidateConfirmed,
    /// It is the day after tomorrow, to the candidate.
    CandidateRemindedTwoDays,
    /// It is in two hours, to the candidate.
    CandidateRemindedTwoHours,
    /// It is called off, to the candidate.
    CandidateCancelled,
    /// It is called off, to the centre.
    CentreCancelled,
    /// A colleague booked it, to the advisors concerned.
    ColleaguesBooked,
    /// A colleague gave it another time, to the advisors concerned.
    ColleaguesMoved,
    /// A colleague called it off, to the advisors concerned.
    ColleaguesCancelled,
}

impl Mail {
    /// Whose mailbox it goes to: the mails of a request to one side leave in order.
    const fn side(self) -> &'static str {
        match self {
            Self::CandidateBooked
            | Self::CandidateMoved
            | Self::CandidateResized
            | Self::CandidateConfirmed
            | Self::CandidateRemindedTwoDays
            | Self::CandidateRemindedTwoHours
            | Self::CandidateCancelled => "candidate",
            Self::CentreBooked | Self::CentreMoved | Self::CentreCancelled => "centre",
            Self::ColleaguesBooked | Self::ColleaguesMoved | Self::ColleaguesCancelled => "colleagues",
        }
    }

    /// The stable name of the job.
    pub const fn job(self) -> &'static str {
        match self {
            Self::CandidateBooked => "mail_candidate_booked",
            Self::CentreBooked => "mail_centre_booked",
            Self::CandidateMoved => "mail_candidate_moved",
            Self::CentreMoved => "mail_centre_moved",
            Self::CandidateResized => "mail_candidate_resized",
            Self::CandidateConfirmed => "mail_candidate_confirmed",
            Self::CandidateRemindedTwoDays => "mail_candidate_reminded_2_days",
            Self::CandidateRemindedTwoHours => "mail_candidate_reminded_2_hours",
            Self::CandidateCancelled => "mail_candidate_cancelled",
            Self::CentreCancelled => "mail_centre_cancelled",
            Self::ColleaguesBooked => "mail_colleagues_booked",
            Self::ColleaguesMoved => "mail_colleagues_moved",
            Self::ColleaguesCancelled => "mail_colleagues_cancelled",
        }
    }
}

/// What a mail job carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPayload {
    /// The request the mail is about.
    pub request: i64,
    /// The appointment's sequence when the mail was asked for.
    pub sequence: i32,
    /// The account of the colleague who did it: the mail names them, and does not go to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<i64>,
}

/// Asks for a mail in the transaction that needs it. The same mail about the same state is asked for once.
pub async fn enqueue_mail(tx: &Tx, mail: Mail, request: RequestId, sequence: i32, now: Timestamp) -> Result<(), StoreError> {
    enqueue_mail_at(tx, mail, (request, sequence), (now, now)).await
}

/// As [`enqueue_mail`], not before `run_at`.
pub async fn enqueue_mail_at(
    tx: &Tx,
    mail: Mail,
    (request, sequence): (RequestId, i32),
    (run_at, now): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    enqueue(tx, mail, &MailPayload { request: request.0, sequence, by: None }, (run_at, now)).await
}

/// As [`enqueue_mail_at`], to the advisors concerned, of what a colleague did.
pub async fn enqueue_colleagues(
    tx: &Tx,
    mail: Mail,
    (request, sequence, by): (RequestId, i32, StaffId),
    (run_at, now): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    enqueue(tx, mail, &MailPayload { request: request.0, sequence, by: Some(by.0) }, (run_at, now)).await
}

/// Takes these mails about the last states up to `sequence` out of the queue; how many were still there. One that is in
/// somebody's hands leaves.
pub async fn withdraw(tx: &Tx, mails: &[Mail], request: RequestId, sequence: i32) -> Result<u64, StoreError> {
    /// States of which a mail may still wait: more than a mail server is ever behind.
    const LATELY: i32 = 20;
    let states = sequence.saturating_sub(LATELY).max(0)..=sequence;
    let keys: Vec<String> = states.flat_map(|state| mails.iter().map(move |mail| key(*mail, request, state))).collect();
    jobs::cancel(tx, &keys).await
}

/// As [`enqueue_mail`], for several about one state, in one statement.
pub async fn enqueue_mails(
    tx: &Tx,
    mails: &[Mail],
    (request, sequence): (RequestId, i32),
    now: Timestamp,
) -> Result<(), StoreError> {
    let payload = MailPayload { request: request.0, sequence, by: None };
    let jobs = mails.iter().map(|mail| mail_job(*mail, &payload, now)).collect::<Result<Vec<_>, _>>()?;
    jobs::enqueue_later(tx, &jobs, now).await
}

/// As [`enqueue_mail`], for many appointments: which mail, about which request in which state. A hundred to a statement.
pub async fn enqueue_mails_of_many(tx: &Tx, mails: &[(Mail, RequestId, i32)], now: Timestamp) -> Result<(), StoreError> {
    for some in mails.chunks(100) {
        let job = |(mail, request, sequence): &(Mail, RequestId, i32)| {
            mail_job(*mail, &MailPayload { request: request.0, sequence: *sequence, by: None }, now)
        };
        let jobs = some.iter().map(job).collect::<Result<Vec<_>, _>>()?;
        jobs::enqueue_later(tx, &jobs, now).await?;
    }
    Ok(())
}

async fn enqueue(tx: &Tx, mail: Mail, payload: &MailPayload, (run_at, now): (Timestamp, Timestamp)) -> Result<(), StoreError> {
    jobs::enqueue_later(tx, &[mail_job(mail, payload, run_at)?], now).await
}

fn mail_job(mail: Mail, payload: &MailPayload, run_at: Timestamp) -> Result<jobs::NewJob, StoreError> {
    Ok(jobs::NewJob {
        name: mail.job().to_owned(),
        payload: serde_json::to_string(payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?,
        dedupe_key: Some(key(mail, RequestId(payload.request), payload.sequence)),
        chain: Some(format!("{}:{}", payload.request, mail.side())),
        run_at,
    })
}

fn key(mail: Mail, request: RequestId, sequence: i32) -> String {
    format!("{}:{request}:{sequence}", mail.job())
}

/// The job that frees what waited too long for the centre.
pub const FREE_OVERDUE: &str = "free_overdue";

/// Asks for the slot to be freed when its wait ends; nothing for an appointment that does not wait.
pub async fn enqueue_expiry(
    tx: &Tx,
    state: AppointmentState,
    (request, sequence): (RequestId, i32),
    now: Timestamp,
) -> Result<(), StoreError> {
    let AppointmentState::Pending { until } = state else { return Ok(()) };
    let job = jobs::NewJob {
        name: FREE_OVERDUE.to_owned(),
        payload: "{}".to_owned(),
        dedupe_key: Some(format!("{FREE_OVERDUE}:{request}:{sequence}")),
        chain: None,
        run_at: until,
    };
    jobs::enqueue_later(tx, &[job], now).await
}

/// The job that sends somebody the links to their requests.
pub const MAIL_LINKS: &str = "mail_candidate_links";

/// What that job carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinksPayload {
    /// The latest request of the person.
    pub request: i64,
    /// When they asked, in epoch seconds: names the mail.
    pub asked_at: i64,
}

/// Asks for the links of whoever made this request.
pub async fn enqueue_links(tx: &Tx, latest: RequestId, now: Timestamp) -> Result<(), StoreError> {
    let payload = LinksPayload { request: latest.0, asked_at: now.epoch() };
    let payload = serde_json::to_string(&payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?;
    let job = jobs::NewJob {
        name: MAIL_LINKS.to_owned(),
        payload,
        dedupe_key: Some(format!("{MAIL_LINKS}:{latest}:{}", now.epoch())),
        chain: None,
        run_at: now,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}

/// The job that looks for whom to remind, every few minutes.
pub const REMIND: &str = "remind";
/// Seconds between two looks: no reminder leaves later than that.
pub const REMIND_EVERY_S: i64 = 300;

/// Asks for the look that `at` belongs to, at `at`. However many processes ask, it is taken once.
pub async fn enqueue_look_for_reminders(tx: &Tx, at: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    let job = jobs::NewJob {
        name: REMIND.to_owned(),
        payload: "{}".to_owned(),
        dedupe_key: Some(format!("{REMIND}:{}", at.epoch().div_euclid(REMIND_EVERY_S))),
        chain: None,
        run_at: at,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}

/// The mails to those who work for a centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffMail {
    /// They are invited; about an invitation.
    Invitation,
    /// They may choose another password; about a reset.
    Reset,
    /// Their password changed; about an account.
    PasswordChanged,
    /// Nobody has used their account for long; about it.
    IdleAccount,
}

impl StaffMail {
    /// The stable name of the job.
    pub const fn job(self) -> &'static str {
        match self {
            Self::Invitation => "mail_staff_invitation",
            Self::Reset => "mail_staff_reset",
            Self::PasswordChanged => "mail_staff_password_changed",
            Self::IdleAccount => "mail_staff_idle_account",
        }
    }
}

/// What a mail job of the centre's side carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMailPayload {
    /// The invitation, the reset or the account it is about.
    pub about: i64,
}

/// Asks for a mail in the transaction that needs it. `since` tells two mails about one thing apart.
pub async fn enqueue_staff_mail(
    tx: &Tx,
    mail: StaffMail,
    (about, since): (i64, Timestamp),
    now: Timestamp,
) -> Result<(), StoreError> {
    let payload = serde_json::to_string(&StaffMailPayload { about }).map_err(|error| StoreError::Unexpected(Box::new(error)))?;
    let job = jobs::NewJob {
        name: mail.job().to_owned(),
        payload,
        dedupe_key: Some(format!("{}:{about}:{}", mail.job(), since.epoch())),
        chain: None,
        run_at: now,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}

/// The job that forgets what is over on the centre's side, once a day.
pub const PURGE_STAFF: &str = "purge_staff";

/// Asks for the purge of the day that `at` is in, at `at`. However many processes ask, it is done once a day.
pub async fn enqueue_purge(tx: &Tx, at: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    enqueue_daily(tx, PURGE_STAFF, at, now).await
}

/// Asks for the daily work `name` of the day that `at` is in, at `at`. However many processes ask, it is done once a day.
pub async fn enqueue_daily(tx: &Tx, name: &str, at: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    const DAY: i64 = 24 * 3600;
    let job = jobs::NewJob {
        name: name.to_owned(),
        payload: "{}".to_owned(),
        dedupe_key: Some(format!("{name}:{}", at.epoch().div_euclid(DAY))),
        chain: None,
        run_at: at,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}
