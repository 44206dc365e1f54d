//! Time away of an advisor.

use sea_orm::entity::prelude::*;

/// Time away of an advisor.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "absence")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub advisor_id: i64,
    /// First civil minute.
    pub from_civil: String,
    /// First civil minute after.
    pub until_civil: String,
    /// Why.
    pub label: String,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
