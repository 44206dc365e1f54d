//! Somebody's requests, as they recognise them.

use crate::{
    codes,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::RequestId,
    time::{Timestamp, Tz},
};

/// How a request stands, for whoever made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// The centre must still say yes.
    Waits,
    /// It takes place, or took place.
    Agreed,
    /// It is called off.
    CalledOff,
}

/// A request with its appointment.
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
    /// The type's name.
    pub purpose: String,
    /// When it starts.
    pub starts_at: Timestamp,
    /// The agenda's zone.
    pub zone: Tz,
    /// How it stands.
    pub stands: Stands,
}

/// The latest requests of a person that have an appointment, latest first, at most `limit`. One statement.
pub async fn list(reader: Reader<'_>, email_key: &str, limit: u32) -> Result<Vec<OwnRequest>, StoreError> {
    let sql = "SELECT r.id, r.public_id, r.token_generation, r.first_name, r.email, c.name, ty.name, a.starts_at,
                   COALESCE(s.own_zone, s.zone, c.zone), a.state
               FROM contact_request r
               JOIN appointment a ON a.request_id = r.id
               JOIN appointment_type ty ON ty.id = a.type_id
               JOIN training_centre c ON c.id = r.centre_id
               LEFT JOIN site s ON s.id = a.site_id
               WHERE r.email_key = ? ORDER BY r.created_at DESC, r.id DESC LIMIT ?";
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
                purpose: at(row, 6)?,
                starts_at: Timestamp::from_epoch(at(row, 7)?),
                zone: codes::zone(&at::<String>(row, 8)?)?,
                stands: stands(&at::<String>(row, 9)?)?,
            })
        })
        .collect()
}

fn stands(state: &str) -> Result<Stands, StoreError> {
    match state {
        "pending" => Ok(Stands::Waits),
        "booked" | "attended" | "no_show" => Ok(Stands::Agreed),
        "cancelled" => Ok(Stands::CalledOff),
        other => Err(StoreError::corrupt("state", other)),
    }
}
