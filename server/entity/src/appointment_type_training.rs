//! Which trainings an appointment type serves.

use sea_orm::entity::prelude::*;

/// Which trainings an appointment type serves.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment_type_training")]
pub struct Model {
    /// Which type.
    #[sea_orm(primary_key, auto_increment = false)]
    pub type_id: i64,
    /// Which training.
    #[sea_orm(primary_key, auto_increment = false)]
    pub training_id: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
