//! All that is written, to show that a refusal leaves nothing behind.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use store::{Db, Engine};

/// What an act on an appointment may touch.
const TABLES: [&str; 8] =
    ["appointment", "appointment_advisor", "busy_interval", "request_event", "job", "contact_request", "access_token", "hold"];

/// Every row of the tables that acts on appointments write, in a text that changes with any of them.
pub async fn everything(db: &Db) -> String {
    let mut all = String::new();
    for table in TABLES {
        all.push_str(table);
        for row in rows(db.connection(), db.engine(), table).await {
            all.push('\n');
            all.push_str(&row);
        }
        all.push('\n');
    }
    all
}

async fn rows(connection: &DatabaseConnection, engine: Engine, table: &str) -> Vec<String> {
    let (backend, row) = match engine {
        Engine::Postgres => (DbBackend::Postgres, "CAST(t AS TEXT)".to_owned()),
        Engine::Sqlite => (DbBackend::Sqlite, sqlite_row(connection, table).await),
    };
    texts(connection, backend, format!("SELECT {row} AS whole FROM {table} t ORDER BY 1")).await
}

/// The columns of a table quoted and joined: SQLite has no text of a whole row.
async fn sqlite_row(connection: &DatabaseConnection, table: &str) -> String {
    let sql = format!("SELECT 'quote(t.' || name || ')' AS whole FROM pragma_table_info('{table}') ORDER BY cid");
    texts(connection, DbBackend::Sqlite, sql).await.join(" || ',' || ")
}

async fn texts(connection: &DatabaseConnection, backend: DbBackend, sql: String) -> Vec<String> {
    let found = connection.query_all_raw(Statement::from_string(backend, sql)).await.expect("a table that exists");
    found.iter().map(|row| row.try_get("", "whole").expect("a text")).collect()
}
