//! Filters of the queue that somebody comes back to.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::ids::{CentreId, SavedViewId, StaffId};

/// One view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Which.
    pub id: SavedViewId,
    /// Its name.
    pub name: String,
    /// The filter, as the page's address says it.
    pub query: String,
}

/// Somebody's views of a centre's queue, by name.
pub async fn list(reader: Reader<'_>, centre: CentreId, staff: StaffId) -> Result<Vec<SavedView>, StoreError> {
    let sql = "SELECT id, name, query FROM saved_view WHERE centre_id = ? AND staff_id = ? ORDER BY name, id";
    let rows = reader.all(sql, values![centre.0, staff.0]).await?;
    rows.iter().map(|row| Ok(SavedView { id: SavedViewId(at(row, 0)?), name: at(row, 1)?, query: at(row, 2)? })).collect()
}

/// Keeps a view; one of the same name is another filter from now on.
pub async fn put(tx: &Tx, (centre, staff): (CentreId, StaffId), (name, query): (&str, &str)) -> Result<(), StoreError> {
    let sql = "INSERT INTO saved_view (centre_id, staff_id, name, query) VALUES (?, ?, ?, ?)
               ON CONFLICT (staff_id, centre_id, name) DO UPDATE SET query = excluded.query";
    tx.run(sql, values![centre.0, staff.0, name, query]).await.map(drop)
}

/// Takes away one's own view. `false` when there is none.
pub async fn delete(tx: &Tx, (centre, staff): (CentreId, StaffId), id: SavedViewId) -> Result<bool, StoreError> {
    let sql = "DELETE FROM saved_view WHERE id = ? AND centre_id = ? AND staff_id = ?";
    Ok(tx.run(sql, values![id.0, centre.0, staff.0]).await? > 0)
}
