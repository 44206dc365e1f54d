//! Everything that is kept of a candidate's requests, for them to take along.

use crate::{
    codes,
    error::StoreError,
    events::{self, RequestEvent},
    sql::{Reader, at, marks, values},
};
use domain::{
    appointment::Mode,
    ids::RequestId,
    request::{Asker, Referrer, Subject, Way},
    time::{Timestamp, Tz},
};
use sea_orm::QueryResult;

/// A request and what hangs on it. Its `Debug` is never logged: it names a person.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptRequest {
    /// Which.
    pub id: RequestId,
    /// Its identity outside.
    pub public_id: String,
    /// Which way.
    pub way: Way,
    /// When.
    pub created_at: Timestamp,
    /// The zone in which its hours are told.
    pub zone: Tz,
    /// The centre's name.
    pub centre: String,
    /// The training's title.
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
    /// As given.
    pub email: String,
    /// E.164.
    pub phone: Option<String>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// What `autre` means.
    pub subject_other: String,
    /// In their words.
    pub message: String,
    /// Answers to the centre's questions.
    pub answers: Vec<String>,
    /// Half-days in which to call: date and code.
    pub wanted: Vec<(String, String)>,
    /// Code of where it stands.
    pub state: String,
    /// Code of how it was answered last.
    pub outcome: Option<String>,
    /// How often the centre tried.
    pub n_attempts: i32,
    /// When the centre looked first.
    pub opened_at: Option<Timestamp>,
    /// When the centre acted first.
    pub answered_at: Option<Timestamp>,
    /// Whether colleagues wrote a word among themselves.
    pub has_note: bool,
    /// The appointment.
    pub appointment: Option<KeptAppointment>,
}

/// An appointment.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptAppointment {
    /// The type's name.
    pub purpose: String,
    /// The site's name.
    pub site: Option<String>,
    /// How the parties meet.
    pub mode: Mode,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The words given when it was called off.
    pub cancel_reason: Option<String>,
    /// When the candidate stood at the desk.
    pub arrived_at: Option<Timestamp>,
    /// How often the candidate moved it.
    pub n_moves: i32,
}

/// What was written after the form.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptMessage {
    /// When.
    pub at: Timestamp,
    /// Code of who wrote.
    pub author: String,
    /// The person of the centre.
    pub author_name: Option<String>,
    /// The words.
    pub body: String,
}

/// What hangs on one request.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptAround {
    /// What happened, oldest first.
    pub history: Vec<RequestEvent>,
    /// What was written, oldest first.
    pub messages: Vec<KeptMessage>,
    /// When each link ends.
    pub links_until: Vec<Timestamp>,
    /// When each proposed slot starts.
    pub proposed: Vec<Timestamp>,
}

/// These requests, in the order of the list. One statement.
pub async fn list(reader: Reader<'_>, requests: &[RequestId]) -> Result<Vec<KeptRequest>, StoreError> {
    let sql = format!(
        "SELECT r.id, r.public_id, r.way, r.created_at, COALESCE(s.own_zone, s.zone, c.zone), COALESCE(c.own_name, c.name),
                t.title, r.referrer, r.asker, r.professional_name, r.professional_email, r.first_name, r.last_name, r.email,
                r.phone, r.subjects, r.subject_other, r.message, r.answers, r.wanted, COALESCE(a.state, r.state), r.outcome,
                r.n_attempts, r.opened_at, r.answered_at, r.note, a.note, ty.name, COALESCE(s.own_name, s.name), a.mode,
                a.starts_at, a.ends_at, a.cancel_reason, a.arrived_at, a.n_moves
         FROM contact_request r
         JOIN training_centre c ON c.id = r.centre_id
         LEFT JOIN training t ON t.id = r.training_id
         LEFT JOIN appointment a ON a.request_id = r.id
         LEFT JOIN appointment_type ty ON ty.id = a.type_id
         LEFT JOIN site s ON s.id = COALESCE(a.site_id, r.site_id)
         WHERE r.id IN ({})",
        marks(requests.len())
    );
    let rows = reader.all(&sql, crate::erasure::ids(requests)).await?;
    let mut kept = rows.iter().map(request).collect::<Result<Vec<_>, _>>()?;
    kept.sort_by_key(|row| requests.iter().position(|id| *id == row.id));
    Ok(kept)
}

/// What hangs on a request.
pub async fn find_around(reader: Reader<'_>, id: RequestId) -> Result<KeptAround, StoreError> {
    let sql = "SELECT at, author, author_name, body FROM request_message WHERE request_id = ? ORDER BY id";
    let messages = reader.all(sql, values![id.0]).await?;
    let instants = async |sql: &str| {
        let rows = reader.all(sql, values![id.0]).await?;
        rows.iter().map(|row| Ok(Timestamp::from_epoch(at(row, 0)?))).collect::<Result<Vec<_>, StoreError>>()
    };
    Ok(KeptAround {
        history: events::list(reader, id).await?,
        messages: messages.iter().map(message).collect::<Result<_, _>>()?,
        links_until: instants("SELECT expires_at FROM access_token WHERE request_id = ? ORDER BY expires_at").await?,
        proposed: instants("SELECT starts_at FROM slot_proposal WHERE request_id = ? ORDER BY n").await?,
    })
}

fn message(row: &QueryResult) -> Result<KeptMessage, StoreError> {
    Ok(KeptMessage { at: Timestamp::from_epoch(at(row, 0)?), author: at(row, 1)?, author_name: at(row, 2)?, body: at(row, 3)? })
}

fn request(row: &QueryResult) -> Result<KeptRequest, StoreError> {
    let (way, asker): (String, String) = (at(row, 2)?, at(row, 8)?);
    let referrer = at::<Option<String>>(row, 7)?;
    let referrer = referrer.map(|code| Referrer::from_code(&code).ok_or_else(|| StoreError::corrupt("referrer", &code)));
    let is_written = |note: Option<String>| note.is_some_and(|note| !note.is_empty());
    Ok(KeptRequest {
        id: RequestId(at(row, 0)?),
        public_id: at(row, 1)?,
        way: Way::from_code(&way).ok_or_else(|| StoreError::corrupt("way", &way))?,
        created_at: Timestamp::from_epoch(at(row, 3)?),
        zone: codes::zone(&at::<String>(row, 4)?)?,
        centre: at(row, 5)?,
        training: at(row, 6)?,
        referrer: referrer.transpose()?,
        asker: Asker::from_code(&asker).ok_or_else(|| StoreError::corrupt("asker", &asker))?,
        professional: at::<Option<String>>(row, 9)?.zip(at::<Option<String>>(row, 10)?),
        first_name: at(row, 11)?,
        last_name: at(row, 12)?,
        email: at(row, 13)?,
        phone: at(row, 14)?,
        subjects: codes::from_json(&at::<String>(row, 15)?)?,
        subject_other: at(row, 16)?,
        message: at(row, 17)?,
        answers: codes::from_json(&at::<String>(row, 18)?)?,
        wanted: codes::from_json(&at::<String>(row, 19)?)?,
        state: at(row, 20)?,
        outcome: at(row, 21)?,
        n_attempts: at(row, 22)?,
        opened_at: instant(row, 23)?,
        answered_at: instant(row, 24)?,
        has_note: is_written(at(row, 25)?) || is_written(at(row, 26)?),
        appointment: appointment(row)?,
    })
}

fn appointment(row: &QueryResult) -> Result<Option<KeptAppointment>, StoreError> {
    let Some(mode) = at::<Option<String>>(row, 29)? else { return Ok(None) };
    Ok(Some(KeptAppointment {
        purpose: at(row, 27)?,
        site: at(row, 28)?,
        mode: codes::mode(&mode)?,
        starts_at: Timestamp::from_epoch(at(row, 30)?),
        ends_at: Timestamp::from_epoch(at(row, 31)?),
        cancel_reason: at(row, 32)?,
        arrived_at: instant(row, 33)?,
        n_moves: at(row, 34)?,
    }))
}

fn instant(row: &QueryResult, column: usize) -> Result<Option<Timestamp>, StoreError> {
    Ok(at::<Option<i64>>(row, column)?.map(Timestamp::from_epoch))
}
