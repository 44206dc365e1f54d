//! Jobs that the use cases give birth to. Handlers live in the server; a payload carries ids only.

use domain::{appointment::AppointmentState, ids::RequestId, time::Timestamp};
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
    /// The centre said yes, to the candidate.
    CandidateConfirmed,
    /// It is called off, to the candidate.
    CandidateCancelled,
    /// It is called off, to the centre.
    CentreCancelled,
}

impl Mail {
    /// The stable name of the job.
    pub const fn job(self) -> &'static str {
        match self {
            Self::CandidateBooked => "mail_candidate_booked",
            Self::CentreBooked => "mail_centre_booked",
            Self::CandidateMoved => "mail_candidate_moved",
            Self::CentreMoved => "mail_centre_moved",
            Self::CandidateConfirmed => "mail_candidate_confirmed",
            Self::CandidateCancelled => "mail_candidate_cancelled",
            Self::CentreCancelled => "mail_centre_cancelled",
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
}

/// Asks for a mail in the transaction that needs it. The same mail about the same state is asked for once.
pub async fn enqueue_mail(tx: &Tx, mail: Mail, request: RequestId, sequence: i32, now: Timestamp) -> Result<(), StoreError> {
    let payload = serde_json::to_string(&MailPayload { request: request.0, sequence })
        .map_err(|error| StoreError::Unexpected(Box::new(error)))?;
    let job = jobs::NewJob {
        name: mail.job().to_owned(),
        payload,
        dedupe_key: Some(format!("{}:{request}:{sequence}", mail.job())),
        run_at: now,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
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
        run_at: until,
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
}

impl StaffMail {
    /// The stable name of the job.
    pub const fn job(self) -> &'static str {
        match self {
            Self::Invitation => "mail_staff_invitation",
            Self::Reset => "mail_staff_reset",
            Self::PasswordChanged => "mail_staff_password_changed",
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
        run_at: now,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}

/// The job that forgets what is over on the centre's side, once a day.
pub const PURGE_STAFF: &str = "purge_staff";

/// Asks for the purge of the day that `at` is in, at `at`. However many processes ask, it is done once a day.
pub async fn enqueue_purge(tx: &Tx, at: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    const DAY: i64 = 24 * 3600;
    let job = jobs::NewJob {
        name: PURGE_STAFF.to_owned(),
        payload: "{}".to_owned(),
        dedupe_key: Some(format!("{PURGE_STAFF}:{}", at.epoch().div_euclid(DAY))),
        run_at: at,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}
