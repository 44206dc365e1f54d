//! What a centre corrected of a training; survives imports.

use sea_orm::entity::prelude::*;

/// What a centre corrected of a training; survives imports.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "training_correction")]
pub struct Model {
    /// Which training.
    #[sea_orm(primary_key, auto_increment = false)]
    pub training_id: i64,
    /// The centre's own choice of address.
    pub email: Option<String>,
    /// The centre's own choice of phone.
    pub phone: Option<String>,
    /// Epoch seconds.
    pub corrected_at: i64,
    /// Who.
    pub corrected_by: String,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
