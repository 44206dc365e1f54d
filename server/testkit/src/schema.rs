//! The tables as they are, and where in them something is written.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::{Db, Engine};

/// Every column of every table of ours, as `table.column`, in order. Left out: what migrations note for themselves, and
/// SQLite's full-text index, which holds words of `training.search_text` alone.
pub async fn columns(db: &Db) -> Vec<String> {
    let sql = match db.engine() {
        Engine::Sqlite => {
            "SELECT t.name || '.' || c.name AS whole FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'training_search%'
                 AND t.name <> 'seaql_migrations' ORDER BY 1"
        }
        Engine::Postgres => {
            "SELECT CAST(table_name AS TEXT) || '.' || CAST(column_name AS TEXT) AS whole FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' ORDER BY 1"
        }
    };
    let mut all: Vec<String> =
        query(db, sql.to_owned()).await.iter().map(|row| row.try_get("", "whole").expect("a text")).collect();
    all.sort();
    all
}

/// The columns in which `text` stands anywhere, as `table.column`.
pub async fn columns_with(db: &Db, text: &str) -> Vec<String> {
    let text = text.replace('\'', "''");
    let mut found = Vec::new();
    for name in columns(db).await {
        let (table, column) = name.split_once('.').expect("table.column");
        let sql = format!(
            "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {table} WHERE LOWER(CAST({column} AS TEXT)) LIKE LOWER('%{text}%')"
        );
        if query(db, sql).await[0].try_get::<i64>("", "n").expect("a number") > 0 {
            found.push(name);
        }
    }
    found
}

/// How many rows a table has.
pub async fn n_rows(db: &Db, table: &str) -> i64 {
    query(db, format!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {table}")).await[0].try_get("", "n").expect("a number")
}

async fn query(db: &Db, sql: String) -> Vec<sea_orm::QueryResult> {
    let backend = match db.engine() {
        Engine::Sqlite => DbBackend::Sqlite,
        Engine::Postgres => DbBackend::Postgres,
    };
    db.connection().query_all_raw(Statement::from_string(backend, sql)).await.expect("a statement about the schema")
}

/// Changes rows as no use case does.
pub async fn change(db: &Db, sql: &str) {
    db.connection().execute_unprepared(sql).await.expect("a statement on both engines");
}
