//! The places where a centre trains.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, values},
};
use domain::{
    holidays::Territory,
    ids::{AppointmentTypeId, CentreId, SiteId},
    time::Tz,
};
use entity::site;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

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

/// The first of the sites at which a type of this centre is held; `None` when it is held at every one.
pub async fn find_first_of_type(
    reader: Reader<'_>,
    centre: CentreId,
    kind: AppointmentTypeId,
) -> Result<Option<SiteRow>, StoreError> {
    let sql = "SELECT s.* FROM appointment_type_site ts JOIN site s ON s.id = ts.site_id
               WHERE ts.type_id = ? AND s.centre_id = ? ORDER BY ts.site_id LIMIT 1";
    let found = reader.one(sql, values![kind.0, centre.0]).await?;
    found.map(|found| row(site::Model::from_query_result(&found, "")?)).transpose()
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
    Ok(SiteId(site::Entity::insert(active(new)).exec(&tx.read()).await?.last_insert_id))
}

pub(crate) fn active(new: &NewSite) -> site::ActiveModel {
    site::ActiveModel {
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
        territory: Set(new.territory.code().to_owned()),
        ..Default::default()
    }
}

/// The site as it is shown: the centre's own word where it has one.
pub(crate) fn row(model: site::Model) -> Result<SiteRow, StoreError> {
    Ok(SiteRow {
        id: SiteId(model.id),
        site: NewSite {
            centre: CentreId(model.centre_id),
            zone: codes::zone(model.own_zone.as_ref().unwrap_or(&model.zone))?,
            territory: codes::territory(model.own_territory.as_ref().unwrap_or(&model.territory))?,
            name: model.own_name.unwrap_or(model.name),
            address: model.own_address.unwrap_or(model.address),
            postal_code: model.own_postal_code.unwrap_or(model.postal_code),
            city: model.own_city.unwrap_or(model.city),
            insee: model.own_insee.unwrap_or(model.insee),
            departement: model.own_departement.unwrap_or(model.departement),
            coordinates: model.own_latitude.zip(model.own_longitude).or(model.latitude.zip(model.longitude)),
        },
    })
}
