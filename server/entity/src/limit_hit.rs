//! One counted act.

use sea_orm::entity::prelude::*;

/// One counted act.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "limit_hit")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which limit.
    pub scope: String,
    /// Hash of who.
    pub key_hash: String,
    /// Epoch seconds.
    pub at: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
