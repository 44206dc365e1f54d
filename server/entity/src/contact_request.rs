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
    /// Code of where it stands.
    pub state: String,
    /// Code of how the latest answer was given.
    pub outcome: Option<String>,
    /// Calls tried.
    pub n_attempts: i32,
    /// JSON list of half-days.
    pub wanted: String,
    /// Epoch seconds of the first look.
    pub opened_at: Option<i64>,
    /// Epoch seconds of the first answer.
    pub answered_at: Option<i64>,
    /// Who takes care of it.
    pub assigned_to: Option<i64>,
    /// A word among colleagues.
    pub note: String,
    /// Rises with every change.
    pub revision: i32,
    /// Where.
    pub site_id: Option<i64>,
    /// On account of which type.
    pub type_id: Option<i64>,
    /// Folded text to search.
    pub search: String,
    /// The request it was merged into.
    pub merged_into: Option<i64>,
    /// The request whose proposed slot it took.
    pub follows: Option<i64>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
