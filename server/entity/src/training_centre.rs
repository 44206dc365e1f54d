//! A training centre (CFA).

use sea_orm::entity::prelude::*;

/// A training centre (CFA).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "training_centre")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SIRET of the centre, unique.
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
    /// IANA zone of its agenda.
    pub zone: String,
    /// Whose public holidays apply.
    pub territory: String,
    /// Its managing body.
    pub managing_body_id: Option<i64>,
    /// Epoch seconds.
    pub created_at: i64,
    /// The centre's own word for each; `None`: the catalogue's.
    pub own_name: Option<String>,
    /// Street.
    pub own_address: Option<String>,
    /// Postal code.
    pub own_postal_code: Option<String>,
    /// Town.
    pub own_city: Option<String>,
    /// When the centre last spoke, epoch seconds.
    pub own_at: Option<i64>,
    /// Who did.
    pub own_by: Option<String>,
    /// Words at the end of messages.
    pub signature: String,
    /// Colour of the embedded pages, `#rrggbb`.
    pub accent: Option<String>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
