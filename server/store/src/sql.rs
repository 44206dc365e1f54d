//! Statements written once for both engines, and who may be asked.

use crate::{db::Engine, error::StoreError, tx::Tx};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait, ExecResult, IdenStatic, Iterable, QueryResult, Statement,
    TryGetable, Value,
};

/// Values bound to the question marks of a statement, in order.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(sea_orm::Value::from($value)),*] };
}
pub(crate) use values;

/// Something that can be read from: the pool ([`crate::Db::read`]) or an open transaction ([`Tx::read`]).
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    source: Source<'a>,
    engine: Engine,
}

#[derive(Clone, Copy, Debug)]
enum Source<'a> {
    Pool(&'a DatabaseConnection),
    Tx(&'a Tx),
}

impl<'a> Reader<'a> {
    pub(crate) const fn of_pool(pool: &'a DatabaseConnection, engine: Engine) -> Self {
        Self { source: Source::Pool(pool), engine }
    }

    pub(crate) fn of_tx(tx: &'a Tx) -> Self {
        Self { source: Source::Tx(tx), engine: tx.engine() }
    }

    /// Which database answers.
    pub const fn engine(self) -> Engine {
        self.engine
    }

    /// Every row of `sql`, whose parameters are question marks on both engines.
    pub(crate) async fn all(self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, StoreError> {
        Ok(self.query_all_raw(statement(self.engine, sql, values)).await?)
    }

    /// The first row of `sql`.
    pub(crate) async fn one(self, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>, StoreError> {
        Ok(self.query_one_raw(statement(self.engine, sql, values)).await?)
    }

    /// The single number of a `SELECT COUNT(*)`.
    pub(crate) async fn count(self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let row = self.one(sql, values).await?;
        row.map_or(Ok(0), |row| Ok(u64::try_from(at::<i64>(&row, 0)?).unwrap_or(0)))
    }
}

/// The value of column `index`.
pub(crate) fn at<T: TryGetable>(row: &QueryResult, index: usize) -> Result<T, StoreError> {
    Ok(row.try_get_by_index(index)?)
}

/// The value of the column called `name`.
pub(crate) fn get<T: TryGetable>(row: &QueryResult, name: &str) -> Result<T, StoreError> {
    Ok(row.try_get("", name)?)
}

/// `?, ?, ?`: as many as there are elements. Never empty: `NULL` matches nothing.
pub(crate) fn marks(n: usize) -> String {
    if n == 0 { "NULL".to_owned() } else { vec!["?"; n].join(", ") }
}

/// The columns of an entity whose table is called `table` in a statement, each named `<table>_<column>`: for a join whose
/// row is read with `from_query_result(row, "<table>_")`.
pub(crate) fn columns_of<E: EntityTrait>(table: &str) -> String {
    let named = E::Column::iter().map(|column| format!(r#"{table}."{0}" AS {table}_{0}"#, column.as_str()));
    named.collect::<Vec<_>>().join(", ")
}

/// The rows of a sub-select as one JSON array of arrays, in one value of one row: a row of its own for each would cost more
/// than its reading.
pub(crate) fn packed(engine: Engine, columns: &str) -> String {
    match engine {
        Engine::Sqlite => format!("json_group_array(json_array({columns}))"),
        Engine::Postgres => format!("CAST(COALESCE(json_agg(json_build_array({columns})), '[]') AS TEXT)"),
    }
}

/// The rows of a sub-select column by column: one JSON array of as many arrays of numbers as there are columns, in one value.
pub(crate) fn packed_lists<const N: usize>(engine: Engine, columns: [&str; N]) -> String {
    let lists = columns.map(|column| match engine {
        Engine::Sqlite => format!("json_group_array({column})"),
        Engine::Postgres => format!("COALESCE('[' || string_agg(CAST({column} AS TEXT), ',') || ']', '[]')"),
    });
    format!("'[' || {} || ']'", lists.join(" || ',' || "))
}

/// With the number of its last `LIMIT` written out. SQLite plans a statement by the value of a bound limit, and so prepares it
/// anew each time one is bound; ours are few.
fn with_plain_limit(mut statement: Statement) -> Statement {
    if statement.db_backend != DbBackend::Sqlite {
        return statement;
    }
    let Some(head) = statement.sql.strip_suffix("LIMIT ?") else { return statement };
    let Some(bound) = &mut statement.values else { return statement };
    let limit = match bound.0.last() {
        Some(Value::BigInt(Some(limit))) => limit.to_string(),
        Some(Value::BigUnsigned(Some(limit))) => limit.to_string(),
        _ => return statement,
    };
    statement.sql = format!("{head}LIMIT {limit}");
    bound.0.pop();
    statement
}

/// For the engine. PostgreSQL numbers its parameters.
pub(crate) fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Statement {
    match engine {
        Engine::Sqlite => Statement::from_sql_and_values(DbBackend::Sqlite, sql, values),
        Engine::Postgres => Statement::from_sql_and_values(DbBackend::Postgres, numbered(sql, 1), values),
    }
}

/// Question marks as PostgreSQL's numbers, from `first` on; our statements hold no question mark elsewhere.
pub(crate) fn numbered(sql: &str, first: usize) -> String {
    let mut numbered = String::with_capacity(sql.len() + 32);
    for (n, part) in (first..).zip(sql.split('?')) {
        if n > first {
            numbered.push('$');
            numbered.push_str(&(n - 1).to_string());
        }
        numbered.push_str(part);
    }
    numbered
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader<'_> {
    fn get_database_backend(&self) -> DbBackend {
        match self.engine {
            Engine::Sqlite => DbBackend::Sqlite,
            Engine::Postgres => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, stmt: Statement) -> Result<ExecResult, DbErr> {
        match self.source {
            Source::Pool(pool) => pool.execute_raw(stmt).await,
            Source::Tx(tx) => tx.execute(stmt).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self.source {
            Source::Pool(pool) => pool.execute_unprepared(sql).await,
            Source::Tx(tx) => tx.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        let stmt = with_plain_limit(stmt);
        match self.source {
            Source::Pool(pool) => pool.query_one_raw(stmt).await,
            Source::Tx(tx) => tx.query_one(stmt).await,
        }
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let stmt = with_plain_limit(stmt);
        match self.source {
            Source::Pool(pool) => pool.query_all_raw(stmt).await,
            Source::Tx(tx) => tx.query_all(stmt).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_numbered_for_postgresql_and_left_alone_for_sqlite() {
        let sql = "SELECT a FROM b WHERE c = ? AND d = ?";
        let bound = || values![1_i64, "x"];
        assert_eq!(statement(Engine::Sqlite, sql, bound()).sql, sql);
        assert_eq!(statement(Engine::Postgres, sql, bound()).sql, "SELECT a FROM b WHERE c = $1 AND d = $2");
    }

    #[test]
    fn a_limit_is_written_out_for_sqlite_and_bound_for_postgresql() {
        let sql = "SELECT a FROM b WHERE c = ? LIMIT ?";
        let limited = |engine| with_plain_limit(statement(engine, sql, values!["x", 7_i64]));
        assert_eq!(limited(Engine::Sqlite).sql, "SELECT a FROM b WHERE c = ? LIMIT 7");
        assert_eq!(limited(Engine::Sqlite).values.map(|values| values.0), Some(values!["x"]));
        assert_eq!(limited(Engine::Postgres).sql, "SELECT a FROM b WHERE c = $1 LIMIT $2");
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        assert_eq!(marks(0), "NULL");
        assert_eq!(marks(3), "?, ?, ?");
    }
}
