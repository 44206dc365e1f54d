//! Something that happened to a request; never changed.

use sea_orm::entity::prelude::*;

/// Something that happened to a request; never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "request_event")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which request.
    pub request_id: i64,
    /// Epoch seconds.
    pub at: i64,
    /// Code of who.
    pub actor: String,
    /// Name of who.
    pub actor_name: Option<String>,
    /// Which way it came.
    pub way: String,
    /// What happened.
    pub code: String,
    /// JSON facts.
    pub facts: String,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
