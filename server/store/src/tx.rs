//! An open write transaction, and the statements that wait in it for company.
//!
//! Each statement is a journey: to SQLite's own thread and back, or over a socket. What nobody waits an answer from
//! ([`Tx::later`]) is therefore kept, and travels with the next statement that somebody does wait for, at the latest before
//! the commit. A conflict shows there, still in the same transaction: nothing is committed unseen.

use crate::{
    db::Engine,
    error::StoreError,
    sql::{Reader, numbered, statement},
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, QueryTrait, Statement, Value, Values,
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// Statements that wait at most: a loop of thousands is sent in pieces of one shape, which the database prepares once.
const MOST: usize = 16;

/// An open write transaction. Handed to the work of [`crate::Db::write`], which commits it when the work succeeds.
#[derive(Debug)]
pub struct Tx(Arc<Lent>);

/// A transaction as it is lent to a work: what the work's [`Tx`] and the owner share.
#[derive(Debug)]
pub(crate) struct Lent {
    transaction: Arc<DatabaseTransaction>,
    engine: Engine,
    kept: Mutex<Vec<Kept>>,
    has_sent: AtomicBool,
}

/// A statement that waits; its parameters are question marks on both engines.
#[derive(Debug)]
struct Kept {
    sql: String,
    values: Vec<Value>,
}

impl Tx {
    /// Reads inside this transaction, its own writes included.
    pub fn read(&self) -> Reader<'_> {
        Reader::of_tx(self)
    }

    /// Which database answers.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Whether no other transaction writes until this one ends: nothing needs a lock.
    pub fn is_alone(&self) -> bool {
        match self.engine() {
            Engine::Sqlite => true,
            Engine::Postgres => false,
        }
    }

    /// Runs `sql`; the number of rows it changed.
    pub(crate) async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        Ok(self.execute(statement(self.engine(), sql, values)).await?.rows_affected())
    }

    /// Runs `sql`, which gives no rows, together with the next statement. On PostgreSQL insertions into several tables that
    /// follow each other run as one, and so do deletions: none may need what another does, save by a foreign key.
    pub(crate) async fn later(&self, sql: &str, values: Vec<Value>) -> Result<(), StoreError> {
        if self.0.keep(sql, values) >= MOST {
            self.0.send_kept().await?;
        }
        Ok(())
    }

    /// The same for what an entity builds.
    pub(crate) async fn later_built(&self, insert: impl QueryTrait) -> Result<(), StoreError> {
        let Statement { sql, values, .. } = insert.build(DbBackend::Sqlite); // with question marks, as all that is kept
        self.later(&sql, values.map(|values| values.0).unwrap_or_default()).await
    }

    /// What follows needs what is kept by more than a foreign key, as a trigger does: PostgreSQL runs it first. On SQLite
    /// everything runs in its order.
    pub(crate) async fn in_order(&self) -> Result<(), StoreError> {
        match self.engine() {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => Ok(self.0.send_kept().await?),
        }
    }

    /// What is kept first, and apart: the number of rows is that of `main` alone.
    pub(crate) async fn execute(&self, main: Statement) -> Result<ExecResult, DbErr> {
        self.0.send_kept().await?;
        self.0.has_sent.store(true, Ordering::Relaxed);
        self.0.transaction.execute_raw(main).await
    }

    pub(crate) async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.send_kept().await?;
        self.0.has_sent.store(true, Ordering::Relaxed);
        self.0.transaction.execute_unprepared(sql).await
    }

    pub(crate) async fn query_one(&self, main: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.transaction.query_one_raw(self.0.accompanied(main).await?).await
    }

    pub(crate) async fn query_all(&self, main: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.transaction.query_all_raw(self.0.accompanied(main).await?).await
    }
}

impl Lent {
    /// Lends `transaction` to a work.
    pub(crate) fn new(transaction: Arc<DatabaseTransaction>, engine: Engine) -> Arc<Self> {
        Arc::new(Self { transaction, engine, kept: Mutex::default(), has_sent: AtomicBool::new(false) })
    }

    /// What the work is given.
    pub(crate) fn tx(self: &Arc<Self>) -> Tx {
        Tx(Arc::clone(self))
    }

    /// Adds a statement to those that wait; how many there are now.
    pub(crate) fn keep(&self, sql: &str, values: Vec<Value>) -> usize {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push(Kept { sql: sql.to_owned(), values });
        kept.len()
    }

    /// Whether the database has heard of this work at all.
    pub(crate) fn has_sent(&self) -> bool {
        self.has_sent.load(Ordering::Relaxed)
    }

    /// Runs everything that waits.
    pub(crate) async fn send_kept(&self) -> Result<(), DbErr> {
        for journey in journeys(self.engine, self.take()) {
            self.has_sent.store(true, Ordering::Relaxed);
            self.transaction.execute_raw(journey).await?;
        }
        Ok(())
    }

    /// `main` with what may travel with it; the rest is run before.
    async fn accompanied(&self, main: Statement) -> Result<Statement, DbErr> {
        let mut kept = self.take();
        let companions = match self.engine {
            Engine::Sqlite => std::mem::take(&mut kept),
            Engine::Postgres => match change_of(&main.sql) {
                Some(change) => kept.split_off(kept.len() - n_companions(&kept, change)),
                None => Vec::new(), // what `main` reads must be there before it starts
            },
        };
        self.has_sent.store(true, Ordering::Relaxed);
        for journey in journeys(self.engine, kept) {
            self.transaction.execute_raw(journey).await?;
        }
        Ok(together(self.engine, companions, main))
    }

    fn take(&self) -> Vec<Kept> {
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// `INSERT INTO` or `DELETE FROM`, and the table.
fn change_of(sql: &str) -> Option<([&str; 2], &str)> {
    let mut words = sql.split_whitespace();
    let verb = [words.next()?, words.next()?];
    matches!(verb, ["INSERT", "INTO"] | ["DELETE", "FROM"]).then(|| words.next())?.map(|table| (verb, table.trim_matches('"')))
}

/// How many of the last statements may travel with one that makes this change: those that do the same to other tables.
/// PostgreSQL runs them in no order, so that rows of one table would get their ids in no order, and time might be taken
/// before it is given back.
fn n_companions(kept: &[Kept], (verb, table): ([&str; 2], &str)) -> usize {
    let mut seen = vec![table];
    for one in kept.iter().rev() {
        match change_of(&one.sql) {
            Some((same, table)) if same == verb && !seen.contains(&table) => seen.push(table),
            Some(_) | None => break,
        }
    }
    seen.len() - 1
}

/// As few statements as the engine allows, in order.
fn journeys(engine: Engine, mut kept: Vec<Kept>) -> Vec<Statement> {
    let mut journeys = Vec::new();
    // From the last one backwards: each takes along what may travel with it.
    while let Some(main) = kept.pop() {
        let n = match engine {
            Engine::Sqlite => kept.len(),
            Engine::Postgres => change_of(&main.sql).map_or(0, |change| n_companions(&kept, change)),
        };
        let companions = kept.split_off(kept.len() - n);
        journeys.push(together(engine, companions, statement(engine, &main.sql, main.values)));
    }
    journeys.reverse();
    journeys
}

/// One statement that runs the companions and gives the rows of `main`. SQLite runs several in a row; PostgreSQL has one
/// statement with the others in its `WITH`.
fn together(engine: Engine, companions: Vec<Kept>, main: Statement) -> Statement {
    if companions.is_empty() {
        return main;
    }
    let main_values = main.values.map(|values| values.0).unwrap_or_default();
    let (sql, values) = match engine {
        Engine::Sqlite => {
            let mut sql = String::new();
            let mut values = Vec::new();
            for one in companions {
                sql.push_str(&one.sql);
                sql.push(';');
                values.extend(one.values);
            }
            values.extend(main_values);
            (sql + &main.sql, values)
        }
        Engine::Postgres => {
            let mut values = main_values;
            let mut before = Vec::new();
            for (rank, one) in companions.into_iter().enumerate() {
                before.push(format!("with_{rank} AS ({})", numbered(&one.sql, values.len() + 1)));
                values.extend(one.values);
            }
            (format!("WITH {} {}", before.join(", "), main.sql), values)
        }
    };
    Statement { sql, values: Some(Values(values)), db_backend: main.db_backend }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::values;

    fn kept(sql: &str, value: i64) -> Kept {
        Kept { sql: sql.to_owned(), values: values![value] }
    }

    fn sent(engine: Engine, kept: Vec<Kept>) -> Vec<(String, usize)> {
        let journeys = journeys(engine, kept).into_iter();
        journeys.map(|one| (one.sql, one.values.map_or(0, |values| values.0.len()))).collect()
    }

    #[test]
    fn on_sqlite_everything_that_waits_makes_one_journey() {
        let waiting = vec![kept("DELETE FROM a WHERE b = ?", 1), kept("INSERT INTO c VALUES (?)", 2)];
        assert_eq!(sent(Engine::Sqlite, waiting), [("DELETE FROM a WHERE b = ?;INSERT INTO c VALUES (?)".to_owned(), 2)]);
    }

    #[test]
    fn on_postgresql_what_does_the_same_to_several_tables_goes_together_and_the_order_of_the_rest_stays() {
        let waiting = vec![
            kept("INSERT INTO a VALUES (?)", 1),
            kept("DELETE FROM b WHERE c = ?", 2),
            kept("DELETE FROM d WHERE c = ?", 2),
            kept("INSERT INTO d VALUES (?)", 3),
            kept("INSERT INTO e VALUES (?)", 4),
            kept("INSERT INTO e VALUES (?)", 5),
            kept("UPDATE e SET f = ?", 6),
        ];
        let expected = [
            ("INSERT INTO a VALUES ($1)".to_owned(), 1),
            ("WITH with_0 AS (DELETE FROM b WHERE c = $2) DELETE FROM d WHERE c = $1".to_owned(), 2),
            ("WITH with_0 AS (INSERT INTO d VALUES ($2)) INSERT INTO e VALUES ($1)".to_owned(), 2),
            ("INSERT INTO e VALUES ($1)".to_owned(), 1),
            ("UPDATE e SET f = $1".to_owned(), 1),
        ];
        assert_eq!(sent(Engine::Postgres, waiting), expected);
    }
}
