//! A managing body (organisme gestionnaire).

use sea_orm::entity::prelude::*;

/// A managing body (organisme gestionnaire).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "managing_body")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SIRET of the managing body, unique.
    pub siret: String,
    /// UAI code.
    pub uai: Option<String>,
    /// Registered name.
    pub name: String,
    /// Address of its office.
    pub email: Option<String>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
