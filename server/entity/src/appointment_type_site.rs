//! At which sites an appointment type is held; no row means every site.

use sea_orm::entity::prelude::*;

/// At which sites an appointment type is held; no row means every site.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment_type_site")]
pub struct Model {
    /// Which type.
    #[sea_orm(primary_key, auto_increment = false)]
    pub type_id: i64,
    /// Which site.
    #[sea_orm(primary_key, auto_increment = false)]
    pub site_id: i64,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
