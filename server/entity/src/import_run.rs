//! One import of the catalogue.

use sea_orm::entity::prelude::*;

/// One import of the catalogue.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Epoch seconds.
    pub started_at: i64,
    /// Epoch seconds.
    pub finished_at: Option<i64>,
    /// Name of the file.
    pub source: String,
    /// Records read.
    pub n_read: i64,
    /// JSON counts by verdict.
    pub counts: String,
    /// Swapped in.
    pub applied: bool,
    /// Code of the refusal.
    pub refusal: Option<String>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
