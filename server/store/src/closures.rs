//! When a centre or one of its sites is closed.

use crate::{
    agendas,
    db::Tx,
    error::StoreError,
    opening_hours::bounds,
    sql::{Reader, at, values},
};
use domain::{
    agenda::CivilSpan,
    ids::{CentreId, ClosureId, SiteId},
    time::NaiveDate,
};

/// A stored closure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosureRow {
    /// Which.
    pub id: ClosureId,
    /// What it is.
    pub closure: NewClosure,
}

/// When, where and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClosure {
    /// Only this site; the whole centre otherwise.
    pub site: Option<SiteId>,
    /// When.
    pub span: CivilSpan,
    /// Why.
    pub label: String,
}

/// The closures of a centre that end after the beginning of `from`, by their start.
pub async fn list(reader: Reader<'_>, centre: CentreId, from: NaiveDate) -> Result<Vec<ClosureRow>, StoreError> {
    let sql = "SELECT id, site_id, from_civil, until_civil, label FROM closure
               WHERE centre_id = ? AND until_civil > ? ORDER BY from_civil, id";
    let rows = reader.all(sql, values![centre.0, agendas::midnight(from)]).await?;
    rows.iter().map(row).collect()
}

/// The closure, if it is one of this centre.
pub async fn find(reader: Reader<'_>, centre: CentreId, id: ClosureId) -> Result<Option<ClosureRow>, StoreError> {
    let sql = "SELECT id, site_id, from_civil, until_civil, label FROM closure WHERE centre_id = ? AND id = ?";
    reader.one(sql, values![centre.0, id.0]).await?.map(|found| row(&found)).transpose()
}

/// Closes a centre, or one of its sites.
pub async fn insert(tx: &Tx, centre: CentreId, new: &NewClosure) -> Result<ClosureId, StoreError> {
    let sql = "INSERT INTO closure (centre_id, site_id, from_civil, until_civil, label) VALUES (?, ?, ?, ?, ?) RETURNING id";
    let (from, until) = bounds(new.span);
    let bound = values![centre.0, new.site.map(|site| site.0), from, until, new.label.as_str()];
    let row = tx.read().one(sql, bound).await?;
    row.map_or_else(|| Err(StoreError::corrupt("closure", "no id")), |row| Ok(ClosureId(at(&row, 0)?)))
}

/// Closes a centre, or one of its sites.
pub async fn insert_closure(
    tx: &Tx,
    centre: CentreId,
    site: Option<SiteId>,
    span: CivilSpan,
    label: &str,
) -> Result<(), StoreError> {
    insert(tx, centre, &NewClosure { site, span, label: label.to_owned() }).await.map(drop)
}

/// Other dates, another label or another place. `false` when the centre has none of that identity.
pub async fn update(tx: &Tx, centre: CentreId, id: ClosureId, to: &NewClosure) -> Result<bool, StoreError> {
    let sql = "UPDATE closure SET site_id = ?, from_civil = ?, until_civil = ?, label = ? WHERE id = ? AND centre_id = ?";
    let (from, until) = bounds(to.span);
    let bound = values![to.site.map(|site| site.0), from, until, to.label.as_str(), id.0, centre.0];
    Ok(tx.run(sql, bound).await? > 0)
}

/// Open again. `false` when the centre has none of that identity.
pub async fn delete(tx: &Tx, centre: CentreId, id: ClosureId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM closure WHERE id = ? AND centre_id = ?", values![id.0, centre.0]).await? > 0)
}

fn row(found: &sea_orm::QueryResult) -> Result<ClosureRow, StoreError> {
    Ok(ClosureRow {
        id: ClosureId(at(found, 0)?),
        closure: NewClosure {
            site: at::<Option<i64>>(found, 1)?.map(SiteId),
            span: agendas::span(found, 2)?,
            label: at(found, 4)?,
        },
    })
}
