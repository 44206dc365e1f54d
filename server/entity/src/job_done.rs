//! Work that is done and must not be done again.

use sea_orm::entity::prelude::*;

/// Work that is done and must not be done again.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job_done")]
pub struct Model {
    /// Key of the work.
    #[sea_orm(primary_key, auto_increment = false)]
    pub dedupe_key: String,
    /// Epoch seconds.
    pub done_at: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
