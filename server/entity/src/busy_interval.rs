//! A taken interval of an advisor; a row lives as long as it takes the time.

use sea_orm::entity::prelude::*;

/// A taken interval of an advisor; a row lives as long as it takes the time.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "busy_interval")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub advisor_id: i64,
    /// Epoch seconds.
    pub starts_at: i64,
    /// Epoch seconds.
    pub ends_at: i64,
    /// Code of the kind.
    pub kind: String,
    /// Minutes kept free before.
    pub buffer_before_min: i32,
    /// Minutes kept free after.
    pub buffer_after_min: i32,
    /// Taken by this appointment.
    pub appointment_id: Option<i64>,
    /// Taken by this hold.
    pub hold_id: Option<i64>,
    /// When the hold ends.
    pub expires_at: Option<i64>,
    /// Staff insisted; may overlap.
    pub forced: bool,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
