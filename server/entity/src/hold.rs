//! A slot kept for a visitor for a few minutes.

use sea_orm::entity::prelude::*;

/// A slot kept for a visitor for a few minutes.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "hold")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Hash of the visitor's proof, unique.
    pub token_hash: String,
    /// Hash of who holds.
    pub visitor_hash: String,
    /// Which type.
    pub type_id: i64,
    /// Which centre.
    pub centre_id: i64,
    /// For which training.
    pub training_id: Option<i64>,
    /// Where.
    pub site_id: Option<i64>,
    /// How.
    pub mode: Option<String>,
    /// From which platform the visitor came.
    pub referrer: Option<String>,
    /// Epoch seconds.
    pub starts_at: i64,
    /// Epoch seconds.
    pub ends_at: i64,
    /// Epoch seconds.
    pub created_at: i64,
    /// Epoch seconds.
    pub expires_at: i64,
    /// 0 or 1.
    pub n_renewals: i32,
    /// The request on account of which staff hold it.
    pub request_id: Option<i64>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
