//! An advisor, with or without an account.

use sea_orm::entity::prelude::*;

/// An advisor, with or without an account.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "advisor")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub centre_id: i64,
    /// The only site they serve.
    pub site_id: Option<i64>,
    /// Name shown.
    pub name: String,
    /// Own address.
    pub email: Option<String>,
    /// Own phone.
    pub phone: Option<String>,
    /// Order of display.
    pub position: i32,
    /// Takes appointments.
    pub active: bool,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
