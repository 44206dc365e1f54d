//! Advisors. What opens and closes their time is in [`crate::opening_hours`] and [`crate::closures`].

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, values},
};
use domain::ids::{AdvisorId, CentreId, SiteId};
use entity::advisor;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use crate::{
    closures::insert_closure,
    opening_hours::{NewAvailability, insert_absence, insert_availability, put_override},
};

/// What describes an advisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAdvisor {
    /// Whose.
    pub centre: CentreId,
    /// The only site they serve; `None` for every site.
    pub site: Option<SiteId>,
    /// Name shown.
    pub name: String,
    /// Own address.
    pub email: Option<String>,
    /// Own phone, E.164.
    pub phone: Option<String>,
    /// Order of display.
    pub position: i32,
}

/// A stored advisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvisorRow {
    /// Which.
    pub id: AdvisorId,
    /// What describes them.
    pub advisor: NewAdvisor,
}

/// The active advisors of a centre, in the order shown.
pub async fn list(reader: Reader<'_>, centre: CentreId) -> Result<Vec<AdvisorRow>, StoreError> {
    let found = advisor::Entity::find()
        .filter(advisor::Column::CentreId.eq(centre.0))
        .filter(advisor::Column::Active.eq(true))
        .order_by_asc(advisor::Column::Position)
        .order_by_asc(advisor::Column::Id)
        .all(&reader)
        .await?;
    Ok(found.into_iter().map(row).collect())
}

/// These advisors, those of other centres left out, in the order of their ids.
pub async fn list_some(reader: Reader<'_>, centre: CentreId, ids: &[AdvisorId]) -> Result<Vec<AdvisorRow>, StoreError> {
    let found = advisor::Entity::find()
        .filter(advisor::Column::CentreId.eq(centre.0))
        .filter(advisor::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(advisor::Column::Id)
        .all(&reader)
        .await?;
    Ok(found.into_iter().map(row).collect())
}

/// Adds an active advisor.
pub async fn insert(tx: &Tx, new: &NewAdvisor) -> Result<AdvisorId, StoreError> {
    let model = advisor::ActiveModel {
        centre_id: Set(new.centre.0),
        site_id: Set(new.site.map(|site| site.0)),
        name: Set(new.name.clone()),
        email: Set(new.email.clone()),
        phone: Set(new.phone.clone()),
        position: Set(new.position),
        active: Set(true),
        ..Default::default()
    };
    Ok(AdvisorId(advisor::Entity::insert(model).exec(&tx.read()).await?.last_insert_id))
}

/// Takes no appointment from now on; those agreed stay. `false` when there is no such advisor in the centre.
pub async fn deactivate(tx: &Tx, centre: CentreId, id: AdvisorId) -> Result<bool, StoreError> {
    Ok(tx.run("UPDATE advisor SET active = FALSE WHERE id = ? AND centre_id = ?", values![id.0, centre.0]).await? > 0)
}

fn row(model: advisor::Model) -> AdvisorRow {
    AdvisorRow {
        id: AdvisorId(model.id),
        advisor: NewAdvisor {
            centre: CentreId(model.centre_id),
            site: model.site_id.map(SiteId),
            name: model.name,
            email: model.email,
            phone: model.phone,
            position: model.position,
        },
    }
}
