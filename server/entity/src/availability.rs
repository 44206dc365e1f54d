//! A weekly window of an advisor.

use sea_orm::entity::prelude::*;

/// A weekly window of an advisor.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "availability")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub advisor_id: i64,
    /// Seven bits, Monday lowest.
    pub weekdays: i32,
    /// Minutes since midnight.
    pub from_min: i32,
    /// Minutes since midnight, 1440 at most.
    pub to_min: i32,
    /// Every how many weeks.
    pub every_weeks: i32,
    /// First date.
    pub starting_on: Option<String>,
    /// Last date, inclusive.
    pub until_on: Option<String>,
    /// Only at this site.
    pub site_id: Option<i64>,
    /// Only in this mode.
    pub mode: Option<String>,
    /// JSON list of the only types.
    pub type_ids: Option<String>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
