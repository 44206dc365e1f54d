//! Schema migrations: append-only, transactional, the same on both engines.
//!
//! How to add one: append a `Step` to the list in [`steps`], with its SQL in `sql/`; never edit a step that was released.
//! Expand first, contract in a later release: the previous program still runs while the new schema is in place. Each new column
//! needs its place in docs/privacy-columns.md.
//!
//! The SQL common to both engines is written once; `{ID}` stands for the engine's generated primary key. What only one
//! engine understands (exclusion constraint, triggers, full text) is in its own file.

use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{
        ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    },
};

pub mod steps;

/// Every step, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
        steps::all()
    }
}

/// The key of the advisory lock that keeps two processes from migrating at once; any constant of our own would do.
const LOCK: i64 = 0x5244_5641;

/// Brings the schema to the current version, from any earlier one, in one transaction.
///
/// On PostgreSQL the transaction holds an advisory lock; on SQLite it is `IMMEDIATE`, so a second process waits and then
/// finds nothing to do. Nothing is applied when it fails.
pub async fn run(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let transaction = connection
        .begin_with_options(TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
    }
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}

/// The number of steps not yet applied; 0 when the schema is current.
pub async fn pending(connection: &DatabaseConnection) -> Result<usize, DbErr> {
    Ok(Migrator::get_pending_migrations_read_only(connection).await?.len())
}
