//! The mails about call-backs and messages, asked for in the transaction that needs them.

use domain::{ids::RequestId, time::Timestamp};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, jobs};

/// The mails about a request that takes no slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactMail {
    /// The acknowledgement, to the candidate.
    Received,
    /// The notice, to the centre.
    Notice,
    /// The candidate wrote again, to the centre; about a message.
    WroteAgain,
    /// The candidate took it back, to the centre.
    Withdrawn,
    /// The candidate waits for an answer, to the centre.
    Reminded,
    /// The centre wrote, to the candidate; about a message.
    Answered,
    /// The centre answered another way, to the candidate.
    OtherChannel,
    /// The centre could not reach them, to the candidate.
    Unreachable,
    /// A slot is held for them, to the candidate; about a proposal.
    Proposed,
    /// Were they contacted? To the candidate.
    WereYouContacted,
    /// Was the appointment useful? To the candidate.
    HowWasIt,
    /// Did they enrol? To the candidate.
    DidYouEnrol,
}

impl ContactMail {
    /// Every one.
    pub const ALL: [Self; 12] = [
        Self::Received,
        Self::Notice,
        Self::WroteAgain,
        Self::Withdrawn,
        Self::Reminded,
        Self::Answered,
        Self::OtherChannel,
        Self::Unreachable,
        Self::Proposed,
        Self::WereYouContacted,
        Self::HowWasIt,
        Self::DidYouEnrol,
    ];

    /// Whose mailbox it goes to: the mails of a request to one side leave in order.
    const fn side(self) -> &'static str {
        match self {
            Self::Notice | Self::WroteAgain | Self::Withdrawn | Self::Reminded => "centre",
            Self::Received
            | Self::Answered
            | Self::OtherChannel
            | Self::Unreachable
            | Self::Proposed
            | Self::WereYouContacted
            | Self::HowWasIt
            | Self::DidYouEnrol => "candidate",
        }
    }

    /// The stable name of the job.
    pub const fn job(self) -> &'static str {
        match self {
            Self::Received => "mail_contact_received",
            Self::Notice => "mail_contact_notice",
            Self::WroteAgain => "mail_contact_wrote_again",
            Self::Withdrawn => "mail_contact_withdrawn",
            Self::Reminded => "mail_contact_reminded",
            Self::Answered => "mail_contact_answered",
            Self::OtherChannel => "mail_contact_other_channel",
            Self::Unreachable => "mail_contact_unreachable",
            Self::Proposed => "mail_contact_proposed",
            Self::WereYouContacted => "mail_were_you_contacted",
            Self::HowWasIt => "mail_how_was_it",
            Self::DidYouEnrol => "mail_did_you_enrol",
        }
    }
}

/// What such a job carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactPayload {
    /// The request.
    pub request: i64,
    /// The message, the proposal or the revision it is about: tells two mails apart.
    pub about: i64,
}

/// Asks for a mail, not before `run_at`. The same mail about the same thing is asked for once.
pub async fn enqueue_contact_mail(
    tx: &Tx,
    mail: ContactMail,
    (request, about): (RequestId, i64),
    (run_at, now): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let payload = ContactPayload { request: request.0, about };
    let job = jobs::NewJob {
        name: mail.job().to_owned(),
        payload: serde_json::to_string(&payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?,
        dedupe_key: Some(key(mail, request, about)),
        chain: Some(format!("{request}:{}", mail.side())),
        run_at,
    };
    jobs::enqueue_later(tx, &[job], now).await
}

/// Takes these mails about one thing out of the queue; how many were still there.
pub async fn withdraw_contact_mails(
    tx: &Tx,
    mails: &[ContactMail],
    (request, about): (RequestId, i64),
) -> Result<u64, StoreError> {
    let keys: Vec<String> = mails.iter().map(|mail| key(*mail, request, about)).collect();
    jobs::cancel(tx, &keys).await
}

fn key(mail: ContactMail, request: RequestId, about: i64) -> String {
    format!("{}:{request}:{about}", mail.job())
}

/// The job that looks, every hour, for who waits too long.
pub const FOLLOW_UP: &str = "follow_up";
/// Seconds between two looks.
pub const FOLLOW_UP_EVERY_S: i64 = 3600;

/// Asks for the look that `at` belongs to, at `at`. However many processes ask, it is taken once.
pub async fn enqueue_follow_up(tx: &Tx, at: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    let job = jobs::NewJob {
        name: FOLLOW_UP.to_owned(),
        payload: "{}".to_owned(),
        dedupe_key: Some(format!("{FOLLOW_UP}:{}", at.epoch().div_euclid(FOLLOW_UP_EVERY_S))),
        chain: None,
        run_at: at,
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}

/// The job that tells a centre what waits.
pub const MAIL_DIGEST: &str = "mail_pending_digest";

/// What that job carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestPayload {
    /// The centre.
    pub centre: i64,
    /// The day, as the centre's calendar has it: names the mail.
    pub day: String,
}

/// Asks for the digest of a centre for one of its days, once.
pub async fn enqueue_digest(tx: &Tx, (centre, day): (domain::ids::CentreId, &str), now: Timestamp) -> Result<bool, StoreError> {
    let payload = DigestPayload { centre: centre.0, day: day.to_owned() };
    let job = jobs::NewJob {
        name: MAIL_DIGEST.to_owned(),
        payload: serde_json::to_string(&payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?,
        dedupe_key: Some(format!("{MAIL_DIGEST}:{centre}:{day}")),
        chain: None,
        run_at: now,
    };
    Ok(jobs::enqueue(tx, &job, now).await? == jobs::Enqueued::Added)
}
