//! Who takes part in an appointment; kept for ever.

use sea_orm::entity::prelude::*;

/// Who takes part in an appointment; kept for ever.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment_advisor")]
pub struct Model {
    /// Which appointment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub appointment_id: i64,
    /// Which advisor.
    #[sea_orm(primary_key, auto_increment = false)]
    pub advisor_id: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
