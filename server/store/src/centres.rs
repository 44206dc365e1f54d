//! Training centres and managing bodies.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, values},
};
use domain::{
    holidays::Territory,
    ids::{CentreId, ManagingBodyId},
    time::{Timestamp, Tz},
};
use entity::{managing_body, training_centre};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What describes a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCentre {
    /// SIRET, unique.
    pub siret: String,
    /// UAI code.
    pub uai: Option<String>,
    /// Name shown.
    pub name: String,
    /// Address of its page, unique.
    pub slug: String,
    /// Public phone, E.164.
    pub phone: Option<String>,
    /// Public address.
    pub email: Option<String>,
    /// Street.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// INSEE code of the commune.
    pub insee: Option<String>,
    /// The zone of its agenda.
    pub zone: Tz,
    /// Whose public holidays apply.
    pub territory: Territory,
    /// Its managing body.
    pub managing_body: Option<ManagingBodyId>,
    /// When it was first seen.
    pub created_at: Timestamp,
}

/// A stored centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreRow {
    /// Which.
    pub id: CentreId,
    /// What describes it.
    pub centre: NewCentre,
    /// Words at the end of its messages; may be empty.
    pub signature: String,
}

/// A managing body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewManagingBody {
    /// SIRET, unique.
    pub siret: String,
    /// UAI code.
    pub uai: Option<String>,
    /// Registered name.
    pub name: String,
    /// Address of its office.
    pub email: Option<String>,
}

/// The centre.
pub async fn find(reader: Reader<'_>, id: CentreId) -> Result<Option<CentreRow>, StoreError> {
    training_centre::Entity::find_by_id(id.0).one(&reader).await?.map(row).transpose()
}

/// These centres, by name.
pub async fn list_some(reader: Reader<'_>, ids: &[CentreId]) -> Result<Vec<CentreRow>, StoreError> {
    let found = training_centre::Entity::find()
        .filter(training_centre::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(training_centre::Column::Name)
        .order_by_asc(training_centre::Column::Id)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// The centre whose page has this address.
pub async fn find_by_slug(reader: Reader<'_>, slug: &str) -> Result<Option<CentreRow>, StoreError> {
    training_centre::Entity::find().filter(training_centre::Column::Slug.eq(slug)).one(&reader).await?.map(row).transpose()
}

/// The centre of a SIRET.
pub async fn find_by_siret(reader: Reader<'_>, siret: &str) -> Result<Option<CentreRow>, StoreError> {
    training_centre::Entity::find().filter(training_centre::Column::Siret.eq(siret)).one(&reader).await?.map(row).transpose()
}

/// Every centre by name; at most `limit`, from `offset` on.
pub async fn list(reader: Reader<'_>, offset: u64, limit: u64) -> Result<Vec<CentreRow>, StoreError> {
    use sea_orm::QuerySelect;
    let found = training_centre::Entity::find()
        .order_by_asc(training_centre::Column::Name)
        .order_by_asc(training_centre::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// The SIRET of every centre and the address of its page.
pub async fn list_slugs(reader: Reader<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let rows = reader.all("SELECT siret, slug FROM training_centre", values![]).await?;
    rows.iter().map(|row| Ok((crate::sql::at(row, 0)?, crate::sql::at(row, 1)?))).collect()
}

/// Adds a centre. Conflicts: `CentreSiret`, `CentreSlug`.
pub async fn insert(tx: &Tx, centre: &NewCentre) -> Result<CentreId, StoreError> {
    let model = active(centre);
    Ok(CentreId(training_centre::Entity::insert(model).exec(&tx.read()).await?.last_insert_id))
}

/// Replaces what describes a centre; its date of creation stays. `false` when there is none. Conflicts: as for [`insert`].
pub async fn update(tx: &Tx, id: CentreId, centre: &NewCentre) -> Result<bool, StoreError> {
    let mut model = active(centre);
    model.created_at = sea_orm::ActiveValue::NotSet;
    let done =
        training_centre::Entity::update_many().set(model).filter(training_centre::Column::Id.eq(id.0)).exec(&tx.read()).await?;
    Ok(done.rows_affected > 0)
}

/// Adds a managing body or brings the one of this SIRET up to date; an address that is not given is kept.
pub async fn upsert_managing_body(tx: &Tx, body: &NewManagingBody) -> Result<ManagingBodyId, StoreError> {
    let row = tx
        .read()
        .one(
            "INSERT INTO managing_body (siret, uai, name, email) VALUES (?, ?, ?, ?)
             ON CONFLICT (siret) DO UPDATE SET uai = COALESCE(excluded.uai, managing_body.uai), name = excluded.name,
                 email = COALESCE(excluded.email, managing_body.email)
             RETURNING id",
            values![body.siret.as_str(), body.uai.clone(), body.name.as_str(), body.email.clone()],
        )
        .await?;
    row.map_or_else(|| Err(StoreError::corrupt("managing body", &body.siret)), |row| Ok(ManagingBodyId(crate::sql::at(&row, 0)?)))
}

/// The managing body.
pub async fn find_managing_body(
    reader: Reader<'_>,
    id: ManagingBodyId,
) -> Result<Option<(ManagingBodyId, NewManagingBody)>, StoreError> {
    let found = managing_body::Entity::find_by_id(id.0).one(&reader).await?;
    Ok(found.map(managing_body_row))
}

pub(crate) fn managing_body_row(model: managing_body::Model) -> (ManagingBodyId, NewManagingBody) {
    let managing_body::Model { id, siret, uai, name, email } = model;
    (ManagingBodyId(id), NewManagingBody { siret, uai, name, email })
}

fn active(centre: &NewCentre) -> training_centre::ActiveModel {
    training_centre::ActiveModel {
        siret: Set(centre.siret.clone()),
        uai: Set(centre.uai.clone()),
        name: Set(centre.name.clone()),
        slug: Set(centre.slug.clone()),
        phone: Set(centre.phone.clone()),
        email: Set(centre.email.clone()),
        address: Set(centre.address.clone()),
        postal_code: Set(centre.postal_code.clone()),
        city: Set(centre.city.clone()),
        insee: Set(centre.insee.clone()),
        zone: Set(centre.zone.name().to_owned()),
        territory: Set(centre.territory.code().to_owned()),
        managing_body_id: Set(centre.managing_body.map(|body| body.0)),
        created_at: Set(centre.created_at.epoch()),
        ..Default::default()
    }
}

/// The centre as it is shown: its own word where it has one.
pub(crate) fn row(model: training_centre::Model) -> Result<CentreRow, StoreError> {
    Ok(CentreRow {
        id: CentreId(model.id),
        centre: NewCentre {
            zone: codes::zone(&model.zone)?,
            territory: codes::territory(&model.territory)?,
            siret: model.siret,
            uai: model.uai,
            name: model.own_name.unwrap_or(model.name),
            slug: model.slug,
            phone: model.phone,
            email: model.email,
            address: model.own_address.unwrap_or(model.address),
            postal_code: model.own_postal_code.unwrap_or(model.postal_code),
            city: model.own_city.unwrap_or(model.city),
            insee: model.insee,
            managing_body: model.managing_body_id.map(ManagingBodyId),
            created_at: Timestamp::from_epoch(model.created_at),
        },
        signature: model.signature,
    })
}
