//! What is kept about a candidate, for them: see it, take it along, have it erased.
//!
//! Two kinds of link lead here. The manage link of a request, which whoever filled the form has seen, opens that request
//! alone; the link that "Where are my requests?" mails, which only the owner of the mailbox has, opens every request that was
//! made with that address.

use crate::{Answer, scope::RequestScope};
use async_trait::async_trait;
use domain::{
    appointment::Mode,
    request::{Asker, Referrer, Subject, Way},
    time::CivilInstant,
};
use serde::{Deserialize, Serialize};

/// What a link reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDataView {
    /// The address the requests were made with, partly hidden.
    pub email_hint: String,
    /// Whether the link reaches every request of that address, or the one it belongs to.
    pub reach: Reach,
    /// The requests, latest first.
    pub requests: Vec<OwnDataLine>,
}

/// What a link reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// One request.
    Request,
    /// Every request of an address.
    Address,
}

/// One request, as its maker recognises it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDataLine {
    /// Which way.
    pub way: Way,
    /// Of whom.
    pub centre: String,
    /// When it was made.
    pub asked_at: CivilInstant,
    /// When the appointment starts that erasing calls off; `None` when there is none to call off.
    pub calls_off: Option<CivilInstant>,
}

/// Everything that is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDataFile {
    /// When it was read.
    pub made_at: CivilInstant,
    /// What the link reaches.
    pub reach: Reach,
    /// The requests, latest first.
    pub requests: Vec<OwnRequestData>,
}

/// Everything that is kept of one request. What a centre's staff noted among themselves is named, and given by the centre.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequestData {
    /// Its identity outside.
    pub public_id: String,
    /// Which way.
    pub way: Way,
    /// When.
    pub asked_at: CivilInstant,
    /// Of whom.
    pub centre: String,
    /// About what.
    pub training: Option<String>,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Who filled the form.
    pub asker: Asker,
    /// Name and address of the professional.
    pub professional: Option<(String, String)>,
    /// The candidate's.
    pub first_name: String,
    /// The candidate's.
    pub last_name: String,
    /// The candidate's.
    pub email: String,
    /// E.164.
    pub phone: Option<String>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// What `autre` means; may be empty.
    pub subject_other: String,
    /// In their words; may be empty.
    pub message: String,
    /// Answers to the centre's questions, in the order of the questions.
    pub answers: Vec<String>,
    /// Half-days in which to call: date and code of the half.
    pub wanted: Vec<(String, String)>,
    /// Code of where it stands.
    pub state: String,
    /// Code of how it was answered last.
    pub outcome: Option<String>,
    /// How often the centre tried to reach the candidate.
    pub n_attempts: i32,
    /// When the centre looked first.
    pub opened_at: Option<CivilInstant>,
    /// When the centre acted first.
    pub answered_at: Option<CivilInstant>,
    /// The centre wrote a note of its own.
    pub has_note: bool,
    /// The appointment.
    pub appointment: Option<OwnAppointmentData>,
    /// What was written after the form, oldest first.
    pub messages: Vec<OwnMessageData>,
    /// What happened, oldest first.
    pub history: Vec<OwnEventData>,
    /// When each link that was given out ends.
    pub links_until: Vec<CivilInstant>,
    /// The slots that the centre proposed.
    pub proposed: Vec<CivilInstant>,
}

/// An appointment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAppointmentData {
    /// The type's name.
    pub purpose: String,
    /// The site's name.
    pub site: Option<String>,
    /// How the parties meet.
    pub mode: Mode,
    /// When it starts.
    pub starts: CivilInstant,
    /// When it ends.
    pub ends: CivilInstant,
    /// The words given when it was called off.
    pub cancel_reason: Option<String>,
    /// When the candidate stood at the desk.
    pub arrived_at: Option<CivilInstant>,
    /// How often the candidate moved it.
    pub n_moves: i32,
}

/// A message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnMessageData {
    /// When.
    pub at: CivilInstant,
    /// Code of who wrote.
    pub author: String,
    /// The person of the centre.
    pub author_name: Option<String>,
    /// The words.
    pub body: String,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEventData {
    /// When.
    pub at: CivilInstant,
    /// Code of who did it.
    pub actor: String,
    /// Code of what.
    pub code: String,
}

/// What a candidate may do with what is kept about them. Unknown and expired links are answered alike, with `NotFound`.
#[async_trait]
pub trait OwnData: Send + Sync {
    /// Shows what the link reaches; changes nothing.
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<OwnDataView>;

    /// Everything that is kept of what the link reaches; changes nothing.
    async fn download(&self, scope: &RequestScope, token: String) -> Answer<OwnDataFile>;

    /// Erases what the link reaches: an appointment to come is called off, the centre is told that it is, and of each request
    /// an anonymous row of the statistics is left. The link then opens nothing.
    async fn erase(&self, scope: &RequestScope, token: String) -> Answer<()>;
}
