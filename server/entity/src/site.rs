//! A place where a centre trains.

use sea_orm::entity::prelude::*;

/// A place where a centre trains.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub centre_id: i64,
    /// Name shown.
    pub name: String,
    /// Street.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// INSEE code of the commune, empty when unknown.
    pub insee: String,
    /// Code of the département.
    pub departement: String,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// IANA zone.
    pub zone: String,
    /// Whose public holidays apply.
    pub territory: String,
    /// The centre's own word for each; `None`: the catalogue's.
    pub own_name: Option<String>,
    /// Street.
    pub own_address: Option<String>,
    /// Postal code.
    pub own_postal_code: Option<String>,
    /// Town.
    pub own_city: Option<String>,
    /// INSEE code of the commune.
    pub own_insee: Option<String>,
    /// Code of the département.
    pub own_departement: Option<String>,
    /// Degrees north.
    pub own_latitude: Option<f64>,
    /// Degrees east.
    pub own_longitude: Option<f64>,
    /// IANA zone.
    pub own_zone: Option<String>,
    /// Whose public holidays apply.
    pub own_territory: Option<String>,
    /// When the centre last spoke, epoch seconds.
    pub own_at: Option<i64>,
    /// Who did.
    pub own_by: Option<String>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
