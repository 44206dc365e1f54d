//! Short text messages that the use cases ask for: jobs beside the mails, under the same rules.

use crate::jobs::MailPayload;
use domain::{contact::Phone, ids::RequestId, reminder::Reminder, time::Timestamp};
use store::{StoreError, Tx, jobs};

/// The short text messages about an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// It is the day after tomorrow, to the candidate.
    CandidateRemindedTwoDays,
    /// It is in two hours, to the candidate.
    CandidateRemindedTwoHours,
}

impl Text {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::CandidateRemindedTwoDays, Self::CandidateRemindedTwoHours];

    /// The stable name of the job. What it carries is a [`MailPayload`].
    pub const fn job(self) -> &'static str {
        match self {
            Self::CandidateRemindedTwoDays => "sms_candidate_reminded_2_days",
            Self::CandidateRemindedTwoHours => "sms_candidate_reminded_2_hours",
        }
    }

    /// Which reminder it is.
    pub const fn reminder(self) -> Reminder {
        match self {
            Self::CandidateRemindedTwoDays => Reminder::TwoDays,
            Self::CandidateRemindedTwoHours => Reminder::TwoHours,
        }
    }

    pub(crate) const fn of(reminder: Reminder) -> Self {
        match reminder {
            Reminder::TwoDays => Self::CandidateRemindedTwoDays,
            Reminder::TwoHours => Self::CandidateRemindedTwoHours,
        }
    }
}

/// A text message reaches this number, as it is stored.
pub(crate) fn reaches(phone: Option<&str>) -> bool {
    phone.and_then(|phone| Phone::parse(phone).ok()).is_some_and(|phone| phone.is_sms_able())
}

/// Asks for these messages: which, about which request in which state. The same about the same state is asked for once; a
/// hundred to a statement.
pub(crate) async fn enqueue_texts(tx: &Tx, texts: &[(Text, RequestId, i32)], now: Timestamp) -> Result<(), StoreError> {
    for some in texts.chunks(100) {
        let jobs = some.iter().map(|text| job(*text, now)).collect::<Result<Vec<_>, _>>()?;
        jobs::enqueue_later(tx, &jobs, now).await?;
    }
    Ok(())
}

fn job((text, request, sequence): (Text, RequestId, i32), now: Timestamp) -> Result<jobs::NewJob, StoreError> {
    let payload = MailPayload { request: request.0, sequence, by: None };
    Ok(jobs::NewJob {
        name: text.job().to_owned(),
        payload: serde_json::to_string(&payload).map_err(|error| StoreError::Unexpected(Box::new(error)))?,
        dedupe_key: Some(format!("{}:{request}:{sequence}", text.job())),
        chain: None,
        run_at: now,
    })
}
