//! Who and what can be booked, as the team's page manages it. What the engine reads is in [`crate::advisors`].

use crate::{
    advisors::{AdvisorRow, NewAdvisor},
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::{AdvisorId, CentreId, SiteId},
    time::Timestamp,
};

/// A bookable person or room, put aside or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookableRow {
    /// Which, and what describes it.
    pub row: AdvisorRow,
    /// Takes appointments.
    pub active: bool,
    /// Appointments after the present instant that are not called off.
    pub n_upcoming: u64,
}

/// Every bookable person and room of a centre: the active ones in the order shown, then the others.
pub async fn list(reader: Reader<'_>, centre: CentreId, now: Timestamp) -> Result<Vec<BookableRow>, StoreError> {
    let sql = "SELECT a.id, a.centre_id, a.site_id, a.name, a.email, a.phone, a.position, a.active, COALESCE(u.n, 0)
               FROM advisor a LEFT JOIN (
                   SELECT aa.advisor_id, COUNT(*) AS n FROM appointment_advisor aa
                   JOIN appointment p ON p.id = aa.appointment_id
                   WHERE p.centre_id = ? AND p.ends_at > ? AND p.state IN ('pending', 'booked') GROUP BY aa.advisor_id
               ) u ON u.advisor_id = a.id
               WHERE a.centre_id = ? ORDER BY a.active DESC, a.position, a.id";
    let rows = reader.all(sql, values![centre.0, now.epoch(), centre.0]).await?;
    rows.iter()
        .map(|row| {
            let advisor = NewAdvisor {
                centre: CentreId(at(row, 1)?),
                site: at::<Option<i64>>(row, 2)?.map(SiteId),
                name: at(row, 3)?,
                email: at(row, 4)?,
                phone: at(row, 5)?,
                position: at(row, 6)?,
            };
            Ok(BookableRow {
                row: AdvisorRow { id: AdvisorId(at(row, 0)?), advisor },
                active: at(row, 7)?,
                n_upcoming: at::<i64>(row, 8)?.unsigned_abs(),
            })
        })
        .collect()
}

/// Replaces what describes one of a centre's; its place in the list stays. `false` when there is none.
pub async fn update(tx: &Tx, id: AdvisorId, new: &NewAdvisor) -> Result<bool, StoreError> {
    let sql = "UPDATE advisor SET site_id = ?, name = ?, email = ?, phone = ? WHERE id = ? AND centre_id = ?";
    let bound =
        values![new.site.map(|site| site.0), new.name.as_str(), new.email.clone(), new.phone.clone(), id.0, new.centre.0,];
    Ok(tx.run(sql, bound).await? > 0)
}

/// Takes appointments from now on, or none any more; those agreed stay. `false` when there is none in the centre.
pub async fn set_active(tx: &Tx, centre: CentreId, id: AdvisorId, active: bool) -> Result<bool, StoreError> {
    Ok(tx.run("UPDATE advisor SET active = ? WHERE id = ? AND centre_id = ?", values![active, id.0, centre.0]).await? > 0)
}

/// Writes the order shown: each gets its rank.
pub async fn put_order(tx: &Tx, centre: CentreId, order: &[AdvisorId]) -> Result<(), StoreError> {
    for (rank, id) in (0_i32..).zip(order) {
        tx.run("UPDATE advisor SET position = ? WHERE id = ? AND centre_id = ?", values![rank, id.0, centre.0]).await?;
    }
    Ok(())
}
