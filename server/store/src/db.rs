//! The connection to the database, and the only place that opens a transaction.
//!
//! SQLite: one writer connection, a pool of read-only ones, WAL, every commit on disk before it is acknowledged.
//! PostgreSQL: one pool, READ COMMITTED.

use crate::{
    error::{StoreError, WriteError},
    group::Group,
    sql::Reader,
    tx::Lent,
};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbErr, TransactionOptions, TransactionTrait,
    sqlx::{
        Connection as _,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};
use std::{
    future::ready,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

pub use crate::tx::Tx;

/// How often a transaction is tried when the database is busy.
const TRIES: u32 = 3;
/// Statements slower than this are logged at WARN.
const SLOW: Duration = Duration::from_millis(500);

/// After this long unused, a connection to PostgreSQL is asked whether it still lives before it is used again.
const IDLE: Duration = Duration::from_secs(1);

/// Which database answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server shared by several processes.
    Postgres,
}

/// How to connect.
#[derive(Clone, Debug)]
pub struct DbOptions {
    /// Connections that read (SQLite), or all connections (PostgreSQL).
    pub max_connections: u32,
    /// How long a statement waits for a free connection before the database counts as unavailable.
    pub acquire_timeout: Duration,
    /// How long SQLite waits for another process's lock.
    pub busy_timeout: Duration,
}

impl Default for DbOptions {
    fn default() -> Self {
        Self { max_connections: 8, acquire_timeout: Duration::from_secs(5), busy_timeout: Duration::from_secs(5) }
    }
}

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    writer: Writer,
    readers: DatabaseConnection,
}

/// Where transactions are opened.
#[derive(Clone, Debug)]
struct Writer {
    connection: DatabaseConnection,
    jitter: Arc<AtomicU64>,
    /// Commands that share one commit, on SQLite.
    group: Arc<Group>,
}

impl Db {
    /// Opens `url`: `sqlite://path/to/file.db` (made when absent) or `postgres://…`. The schema is not touched.
    pub async fn connect(url: &str, options: DbOptions) -> Result<Self, StoreError> {
        let engine = if url.starts_with("sqlite:") {
            Engine::Sqlite
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Engine::Postgres
        } else {
            return Err(StoreError::Unexpected("the address of the database begins with sqlite: or postgres:".into()));
        };
        let (connection, readers) = match engine {
            Engine::Sqlite => {
                let writer = Database::connect(sqlite_writer(url, &options)).await?;
                let readers = Database::connect(sqlite_readers(url, &options)).await?;
                (writer, readers)
            }
            Engine::Postgres => {
                let pool = Database::connect(postgres(url, &options)).await?;
                (pool.clone(), pool)
            }
        };
        Ok(Self { engine, writer: Writer { connection, jitter: Arc::default(), group: Arc::default() }, readers })
    }

    /// Which database answers.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The writer's connection, for the migrations alone.
    pub const fn connection(&self) -> &DatabaseConnection {
        &self.writer.connection
    }

    /// Reads outside any transaction.
    pub const fn read(&self) -> Reader<'_> {
        Reader::of_pool(&self.readers, self.engine)
    }

    /// Commits of the SQLite writer so far: fewer than the writes that succeeded when some shared one. Zero on PostgreSQL,
    /// where each write commits alone.
    pub fn n_commits(&self) -> u64 {
        self.writer.group.n_commits()
    }

    /// This handle, and those cloned from it, call `told` after each statement: how many a page asks can be counted.
    #[must_use]
    pub fn with_statements_told(mut self, told: impl Fn() + Send + Sync + 'static) -> Self {
        let told = Arc::new(told);
        for connection in [&mut self.writer.connection, &mut self.readers] {
            let told = Arc::clone(&told);
            connection.set_metric_callback(move |_| told());
        }
        self
    }

    /// Answers within the acquire timeout, or says why not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.readers.ping().await?)
    }

    /// Closes every connection; what is committed stays.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await?;
        Ok(self.writer.connection.close().await?)
    }

    /// Runs `work` in one write transaction: committed when it succeeds, rolled back when it fails, tried again (three
    /// times in all, with a growing pause) when the database was busy. So `work` may run more than once and must do nothing
    /// outside the transaction.
    ///
    /// ```ignore
    /// let draft = &draft; // lent to each try
    /// db.write(|tx| async move {
    ///     let id = requests::insert(&tx, draft).await?;
    ///     events::append(&tx, id, &event).await
    /// }).await
    /// ```
    pub async fn write<T, E, W, F>(&self, work: W) -> Result<T, E>
    where
        W: Fn(Tx) -> F + Send + Sync,
        F: Future<Output = Result<T, E>> + Send,
        T: Send,
        E: WriteError + Send,
    {
        let mut tried = 1;
        loop {
            match self.attempt(&work).await {
                Err(error) if tried < TRIES && matches!(error.store_error(), Some(StoreError::Busy)) => {
                    tracing::debug!(tried, "transaction tried again");
                    tokio::time::sleep(self.writer.pause(tried)).await;
                    tried += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn attempt<T, E, W, F>(&self, work: &W) -> Result<T, E>
    where
        W: Fn(Tx) -> F + Send + Sync,
        F: Future<Output = Result<T, E>> + Send,
        T: Send,
        E: WriteError + Send,
    {
        if self.engine == Engine::Sqlite {
            return self.writer.group.write(&self.writer.connection, work).await;
        }
        let transaction = Arc::new(self.writer.begin().await?);
        let lent = Lent::new(Arc::clone(&transaction), self.engine);
        let mut outcome = work(lent.tx()).await;
        if outcome.is_ok()
            && let Err(error) = lent.send_kept().await
        {
            outcome = Err(StoreError::from(error).into());
        }
        drop(lent);
        let Some(transaction) = Arc::into_inner(transaction) else {
            return Err(StoreError::Unexpected("a transaction outlived its work".into()).into());
        };
        match outcome {
            Ok(value) => {
                transaction.commit().await.map_err(StoreError::from)?;
                Ok(value)
            }
            Err(error) => {
                if let Err(lost) = transaction.rollback().await {
                    tracing::warn!(error = %lost, "rollback failed; the connection is given up");
                }
                Err(error)
            }
        }
    }
}

impl Writer {
    async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        let mut n_tries = 1;
        loop {
            match self.connection.begin_with_options(TransactionOptions::default()).await {
                Ok(begun) => return Ok(begun),
                // A connection that died since it was last used shows at its first statement: nothing has been done yet, and
                // another one may live.
                Err(error @ (DbErr::Query(_) | DbErr::Exec(_))) => match StoreError::from(error) {
                    StoreError::Unavailable(_) if n_tries < TRIES => n_tries += 1,
                    error => return Err(error),
                },
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// 5 to 15 ms times the number of tries. Spread enough that two losers do not meet again; no secret hangs on it.
    fn pause(&self, tried: u32) -> Duration {
        let step = self.jitter.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed) ^ u64::from(std::process::id());
        let spread = (step.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) % 10_000;
        Duration::from_micros(5_000 + spread) * tried
    }
}

fn common(url: &str, options: &DbOptions) -> ConnectOptions {
    let mut connect = ConnectOptions::new(url);
    connect
        .acquire_timeout(options.acquire_timeout)
        .connect_timeout(options.acquire_timeout)
        .sqlx_logging(true)
        .sqlx_logging_level(log::LevelFilter::Off) // every statement otherwise
        .sqlx_slow_statements_logging_settings(log::LevelFilter::Warn, SLOW);
    connect
}

fn postgres(url: &str, options: &DbOptions) -> ConnectOptions {
    let mut connect = common(url, options);
    connect.max_connections(options.max_connections.max(2)).min_connections(1).test_before_acquire_if_idle_for(IDLE); // a question before each statement otherwise
    connect.map_sqlx_postgres_opts(|postgres| {
        // Said once a connection, not once a transaction.
        postgres.options([("default_transaction_isolation", "read committed")]).statement_cache_capacity(256)
    });
    connect
}

fn sqlite_writer(url: &str, options: &DbOptions) -> ConnectOptions {
    let busy = options.busy_timeout;
    let mut connect = common(url, options);
    connect
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .test_before_acquire(false);
    // When the disk refuses, SQLite rolls back by itself; the driver goes on counting the transaction as open, and what it
    // would take for the next commit would only release a savepoint. Such a connection is given up for a new one.
    connect.map_sqlx_sqlite_before_acquire(|connection, _| Box::pin(ready(Ok(!connection.is_in_transaction()))));
    connect.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full) // an acknowledged appointment survives a power cut
            .foreign_keys(true)
            .busy_timeout(busy)
            .statement_cache_capacity(256)
            .pragma("cache_size", "-16384")
            .pragma("temp_store", "memory")
    });
    connect
}

fn sqlite_readers(url: &str, options: &DbOptions) -> ConnectOptions {
    let busy = options.busy_timeout;
    let mut connect = common(url, options);
    connect
        .max_connections(options.max_connections.max(1))
        .min_connections(1)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .test_before_acquire(false);
    connect.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .read_only(true)
            .busy_timeout(busy)
            .statement_cache_capacity(256)
            .row_buffer_size(1024) // rows cross a thread: fewer, larger hand-overs
            .pragma("cache_size", "-8192")
            .pragma("mmap_size", "268435456")
            .pragma("temp_store", "memory")
    });
    connect
}
