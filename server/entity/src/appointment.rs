//! An agreed meeting.

use sea_orm::entity::prelude::*;

/// An agreed meeting.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its request, unique.
    pub request_id: i64,
    /// Whose.
    pub centre_id: i64,
    /// Which type.
    pub type_id: i64,
    /// Where.
    pub site_id: Option<i64>,
    /// How.
    pub mode: String,
    /// Epoch seconds.
    pub starts_at: i64,
    /// Epoch seconds.
    pub ends_at: i64,
    /// Minutes kept free before.
    pub buffer_before_min: i32,
    /// Minutes kept free after.
    pub buffer_after_min: i32,
    /// Code of the state.
    pub state: String,
    /// When the wait for the centre ends.
    pub pending_until: Option<i64>,
    /// Code of the party.
    pub cancelled_by: Option<String>,
    /// Epoch seconds.
    pub cancelled_at: Option<i64>,
    /// Free text.
    pub cancel_reason: Option<String>,
    /// When the centre said who came.
    pub settled_at: Option<i64>,
    /// Rises with every change, for calendars.
    pub sequence: i32,
    /// How often it was moved.
    pub n_moves: i32,
    /// Epoch seconds.
    pub created_at: i64,
    /// Epoch seconds.
    pub updated_at: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
