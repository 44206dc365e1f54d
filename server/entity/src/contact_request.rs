//! What a candidate asked, whichever way.

use sea_orm::entity::prelude::*;

/// What a candidate asked, whichever way.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_request")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Identity shown outside, unique.
    pub public_id: String,
    /// Asked of.
    pub centre_id: i64,
    /// About.
    pub training_id: Option<i64>,
    /// Code of the way.
    pub way: String,
    /// Code of the platform.
    pub referrer: Option<String>,
    /// Code of who asks.
    pub asker: String,
    /// The professional.
    pub professional_name: Option<String>,
    /// The professional's address.
    pub professional_email: Option<String>,
    /// The candidate's.
    pub first_name: String,
    /// The candidate's.
    pub last_name: String,
    /// As typed, parsed.
    pub email: String,
    /// Normalised, for comparing.
    pub email_key: String,
    /// E.164.
    pub phone: Option<String>,
    /// JSON list of codes.
    pub subjects: String,
    /// Free text.
    pub subject_other: String,
    /// Free text.
    pub message: String,
    /// JSON answers to the centre's questions.
    pub answers: String,
    /// Hash of the form's key, unique.
    pub idempotency_hash: Option<String>,
    /// Who, what and how.
    pub duplicate_key: String,
    /// Epoch seconds.
    pub created_at: i64,
    /// Counts the links given out.
    pub token_generation: i32,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
