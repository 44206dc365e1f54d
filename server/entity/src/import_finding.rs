//! One line of an import's report.

use sea_orm::entity::prelude::*;

/// One line of an import's report.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import_finding")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which import.
    pub run_id: i64,
    /// Line in the file.
    pub line: i64,
    /// Key of the record.
    pub key: Option<String>,
    /// Code of the verdict.
    pub verdict: String,
    /// Field concerned.
    pub field: Option<String>,
    /// Code of the finding.
    pub code: Option<String>,
}

/// Joins are written as SQL in the store; none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
