//! What waits for an answer, at every centre: for the looks that follow it up.

use crate::{
    codes,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    holidays::Territory,
    ids::{CentreId, RequestId},
    time::{Timestamp, Tz},
};

/// A call-back or a message that nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnansweredRow {
    /// Which.
    pub id: RequestId,
    /// When it was asked.
    pub created_at: Timestamp,
    /// The zone of its place.
    pub zone: Tz,
    /// Whose public holidays apply there.
    pub territory: Territory,
}

/// A centre at which a call-back or a message waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingCentreRow {
    /// Which.
    pub centre: CentreId,
    /// When what waits longest was asked.
    pub oldest_at: Timestamp,
    /// The centre's zone.
    pub zone: Tz,
    /// Its public holidays.
    pub territory: Territory,
}

/// The call-backs and messages asked between these instants that nobody of the centre has answered.
pub async fn list_unanswered(
    reader: Reader<'_>,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<UnansweredRow>, StoreError> {
    let sql = "SELECT r.id, r.created_at, COALESCE(s.own_zone, s.zone, c.zone),
                   COALESCE(s.own_territory, s.territory, c.territory)
               FROM contact_request r
               JOIN training_centre c ON c.id = r.centre_id
               LEFT JOIN site s ON s.id = r.site_id
               WHERE r.state IN ('new', 'read', 'in_progress', 'reopened', 'pending') AND r.way <> 'appointment'
                   AND r.answered_at IS NULL AND r.created_at BETWEEN ? AND ?
               ORDER BY r.id";
    let rows = reader.all(sql, values![from.epoch(), until.epoch()]).await?;
    rows.iter()
        .map(|row| {
            Ok(UnansweredRow {
                id: RequestId(at(row, 0)?),
                created_at: Timestamp::from_epoch(at(row, 1)?),
                zone: codes::zone(&at::<String>(row, 2)?)?,
                territory: codes::territory(&at::<String>(row, 3)?)?,
            })
        })
        .collect()
}

/// An appointment that took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldRow {
    /// Its request.
    pub request: RequestId,
    /// When it began.
    pub starts_at: Timestamp,
    /// The zone of its place.
    pub zone: Tz,
}

/// The appointments that began between these instants and took place.
pub async fn list_held(reader: Reader<'_>, (from, until): (Timestamp, Timestamp)) -> Result<Vec<HeldRow>, StoreError> {
    let sql = "SELECT a.request_id, a.starts_at, COALESCE(s.own_zone, s.zone, c.zone)
               FROM appointment a
               JOIN training_centre c ON c.id = a.centre_id
               LEFT JOIN site s ON s.id = a.site_id
               WHERE a.state = 'attended' AND a.starts_at BETWEEN ? AND ? ORDER BY a.id";
    let rows = reader.all(sql, values![from.epoch(), until.epoch()]).await?;
    rows.iter()
        .map(|row| {
            Ok(HeldRow {
                request: RequestId(at(row, 0)?),
                starts_at: Timestamp::from_epoch(at(row, 1)?),
                zone: codes::zone(&at::<String>(row, 2)?)?,
            })
        })
        .collect()
}

/// The centres at which something waits, each with what waits longest.
pub async fn list_centres(reader: Reader<'_>) -> Result<Vec<WaitingCentreRow>, StoreError> {
    let sql = "SELECT w.centre_id, w.oldest_at, c.zone, c.territory
               FROM (SELECT centre_id, MIN(created_at) AS oldest_at FROM contact_request
                     WHERE state IN ('new', 'read', 'in_progress', 'reopened', 'pending') AND way <> 'appointment'
                     GROUP BY centre_id) w
               JOIN training_centre c ON c.id = w.centre_id ORDER BY w.centre_id";
    let rows = reader.all(sql, Vec::new()).await?;
    rows.iter()
        .map(|row| {
            Ok(WaitingCentreRow {
                centre: CentreId(at(row, 0)?),
                oldest_at: Timestamp::from_epoch(at(row, 1)?),
                zone: codes::zone(&at::<String>(row, 2)?)?,
                territory: codes::territory(&at::<String>(row, 3)?)?,
            })
        })
        .collect()
}
