//! A secret link's hash.

use sea_orm::entity::prelude::*;

/// A secret link's hash.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_token")]
pub struct Model {
    /// Hash of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// Which request.
    pub request_id: i64,
    /// What it allows.
    pub scope: String,
    /// Epoch seconds.
    pub expires_at: i64,
    /// Epoch seconds.
    pub created_at: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
