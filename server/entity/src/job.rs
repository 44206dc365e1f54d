//! Work to do after a commit.

use sea_orm::entity::prelude::*;

/// Work to do after a commit.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Name of the handler.
    pub name: String,
    /// JSON, ids only.
    pub payload: String,
    /// Same work, same key; unique.
    pub dedupe_key: Option<String>,
    /// Epoch seconds, not before.
    pub run_at: i64,
    /// Started so often.
    pub attempts: i32,
    /// Epoch seconds.
    pub leased_until: Option<i64>,
    /// Which process.
    pub leased_by: Option<String>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// Queued or dead.
    pub state: String,
    /// Epoch seconds.
    pub created_at: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
