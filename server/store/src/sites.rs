//! The places where a centre trains.

use crate::{codes, db::Tx, error::StoreError, sql::Reader};
use domain::{
    holidays::Territory,
    ids::{CentreId, SiteId},
    time::Tz,
};
use entity::site;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What describes a site.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSite {
    /// Whose.
    pub centre: CentreId,
    /// Name shown.
    pub name: String,
    /// Street.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// INSEE code of the commune; empty when unknown.
    pub insee: String,
    /// Code of the département.
    pub departement: String,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
    /// The zone of its agenda.
    pub zone: Tz,
    /// Whose public holidays apply.
    pub territory: Territory,
}

/// A stored site.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteRow {
    /// Which.
    pub id: SiteId,
    /// What describes it.
    pub site: NewSite,
}

/// The site, if it is one of this centre.
pub async fn find(reader: Reader<'_>, centre: CentreId, id: SiteId) -> Result<Option<SiteRow>, StoreError> {
    let found = site::Entity::find_by_id(id.0).filter(site::Column::CentreId.eq(centre.0)).one(&reader).await?;
    found.map(row).transpose()
}

/// The sites of a centre, by name.
pub async fn list(reader: Reader<'_>, centre: CentreId) -> Result<Vec<SiteRow>, StoreError> {
    let found = site::Entity::find()
        .filter(site::Column::CentreId.eq(centre.0))
        .order_by_asc(site::Column::Name)
        .order_by_asc(site::Column::Id)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// Adds a site. Conflict: `SitePlace`.
pub async fn insert(tx: &Tx, new: &NewSite) -> Result<SiteId, StoreError> {
    let model = site::ActiveModel {
        centre_id: Set(new.centre.0),
        name: Set(new.name.clone()),
        address: Set(new.address.clone()),
        postal_code: Set(new.postal_code.clone()),
        city: Set(new.city.clone()),
        insee: Set(new.insee.clone()),
        departement: Set(new.departement.clone()),
        latitude: Set(new.coordinates.map(|(latitude, _)| latitude)),
        longitude: Set(new.coordinates.map(|(_, longitude)| longitude)),
        zone: Set(new.zone.name().to_owned()),
        territory: Set(codes::territory_code(new.territory).to_owned()),
        ..Default::default()
    };
    Ok(SiteId(site::Entity::insert(model).exec(tx.raw()).await?.last_insert_id))
}

pub(crate) fn row(model: site::Model) -> Result<SiteRow, StoreError> {
    Ok(SiteRow {
        id: SiteId(model.id),
        site: NewSite {
            centre: CentreId(model.centre_id),
            zone: codes::zone(&model.zone)?,
            territory: codes::territory(&model.territory)?,
            name: model.name,
            address: model.address,
            postal_code: model.postal_code,
            city: model.city,
            insee: model.insee,
            departement: model.departement,
            coordinates: model.latitude.zip(model.longitude),
        },
    })
}
