//! The special hours of one date.

use sea_orm::entity::prelude::*;

/// The special hours of one date.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "availability_override")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub advisor_id: i64,
    /// The date.
    pub on_date: String,
    /// Opens a public holiday.
    pub opens_holiday: bool,
    /// JSON list of pairs of minutes.
    pub windows: String,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
