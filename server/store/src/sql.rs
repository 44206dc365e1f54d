//! Statements written once for both engines, and who may be asked.

use crate::{
    db::{Engine, Tx},
    error::StoreError,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, TryGetable,
    Value,
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
    Tx(&'a DatabaseTransaction),
}

impl<'a> Reader<'a> {
    pub(crate) const fn of_pool(pool: &'a DatabaseConnection, engine: Engine) -> Self {
        Self { source: Source::Pool(pool), engine }
    }

    pub(crate) const fn of_tx(tx: &'a DatabaseTransaction, engine: Engine) -> Self {
        Self { source: Source::Tx(tx), engine }
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

impl Tx {
    /// Runs `sql`; the number of rows it changed.
    pub(crate) async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        Ok(self.raw().execute_raw(statement(self.engine(), sql, values)).await?.rows_affected())
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

/// PostgreSQL numbers its parameters; our statements hold no question mark elsewhere.
fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Statement {
    match engine {
        Engine::Sqlite => Statement::from_sql_and_values(DbBackend::Sqlite, sql, values),
        Engine::Postgres => {
            let mut numbered = String::with_capacity(sql.len() + 2 * values.len());
            for (n, part) in sql.split('?').enumerate() {
                if n > 0 {
                    numbered.push('$');
                    numbered.push_str(&n.to_string());
                }
                numbered.push_str(part);
            }
            Statement::from_sql_and_values(DbBackend::Postgres, numbered, values)
        }
    }
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
            Source::Tx(tx) => tx.execute_raw(stmt).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self.source {
            Source::Pool(pool) => pool.execute_unprepared(sql).await,
            Source::Tx(tx) => tx.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self.source {
            Source::Pool(pool) => pool.query_one_raw(stmt).await,
            Source::Tx(tx) => tx.query_one_raw(stmt).await,
        }
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self.source {
            Source::Pool(pool) => pool.query_all_raw(stmt).await,
            Source::Tx(tx) => tx.query_all_raw(stmt).await,
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
    fn an_empty_list_matches_nothing() {
        assert_eq!(marks(0), "NULL");
        assert_eq!(marks(3), "?, ?, ?");
    }
}
