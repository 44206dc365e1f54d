//! Somebody's requests, as they recognise them.

use crate::{
    codes,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::RequestId,
    life::RequestState,
    request::Way,
    time::{Timestamp, Tz},
};

/// A request of any way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRequest {
    /// Which.
    pub id: RequestId,
    /// Its identity outside.
    pub public_id: String,
    /// The number of its link.
    pub token_generation: i32,
    /// The candidate's first name.
    pub first_name: String,
    /// The candidate's address, as given there.
    pub email: String,
    /// The centre's name.
    pub centre: String,
    /// Which way.
    pub way: Way,
    /// The name of an appointment's type, the title of the training otherwise; may be empty.
    pub purpose: String,
    /// When an appointment starts, when the others were asked.
    pub at: Timestamp,
    /// The zone of its place.
    pub zone: Tz,
    /// Where it stands.
    pub state: RequestState,
}

/// The latest requests of a person, latest first, at most `limit`; those that go on in another one are left out. One
/// statement.
pub async fn list(reader: Reader<'_>, email_key: &str, limit: u32) -> Result<Vec<OwnRequest>, StoreError> {
    let sql = "SELECT r.id, r.public_id, r.token_generation, r.first_name, r.email, c.name, r.way,
                   COALESCE(CASE WHEN a.id IS NOT NULL THEN ty.name ELSE t.title END, ''),
                   COALESCE(a.starts_at, r.created_at), COALESCE(s.own_zone, s.zone, c.zone), r.state
               FROM contact_request r
               JOIN training_centre c ON c.id = r.centre_id
               LEFT JOIN appointment a ON a.request_id = r.id
               LEFT JOIN appointment_type ty ON ty.id = a.type_id
               LEFT JOIN training t ON t.id = r.training_id
               LEFT JOIN site s ON s.id = COALESCE(a.site_id, r.site_id)
               WHERE r.email_key = ? AND r.state <> 'merged' ORDER BY r.created_at DESC, r.id DESC LIMIT ?";
    let rows = reader.all(sql, values![email_key, i64::from(limit)]).await?;
    rows.iter()
        .map(|row| {
            Ok(OwnRequest {
                id: RequestId(at(row, 0)?),
                public_id: at(row, 1)?,
                token_generation: at(row, 2)?,
                first_name: at(row, 3)?,
                email: at(row, 4)?,
                centre: at(row, 5)?,
                way: Way::from_code(&at::<String>(row, 6)?).ok_or_else(|| StoreError::corrupt("way", "of an own request"))?,
                purpose: at(row, 7)?,
                at: Timestamp::from_epoch(at(row, 8)?),
                zone: codes::zone(&at::<String>(row, 9)?)?,
                state: RequestState::from_code(&at::<String>(row, 10)?)
                    .ok_or_else(|| StoreError::corrupt("state", "of an own request"))?,
            })
        })
        .collect()
}
