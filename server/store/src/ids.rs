//! Identities drawn before their rows are written: what refers to a row need not wait for an answer, and travels with it.

use crate::db::Engine;

/// The column that draws the next identity of `table`, inside a write transaction; whoever draws one inserts it or leaves a gap.
pub(crate) fn next_of(engine: Engine, table: &str) -> String {
    match engine {
        // The transaction is alone: the row that follows has the number that SQLite would have given.
        Engine::Sqlite => format!("(SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = '{table}')"),
        Engine::Postgres => format!("nextval(pg_get_serial_sequence('{table}', 'id'))"),
    }
}
