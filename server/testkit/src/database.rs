//! One fresh, migrated database per test.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};
use store::{Db, DbOptions};

/// Keeps two processes from making the template at once; any constant of our own would do.
const TEMPLATE_LOCK: i64 = 0x7465_7374;

/// A database of one test; gone when it is dropped.
#[derive(Debug)]
pub struct TestDb {
    /// The open database.
    pub db: Db,
    /// Its address, for a second process of the same test.
    pub url: String,
    home: Home,
}

#[derive(Debug)]
enum Home {
    Folder(#[expect(dead_code, reason = "deletes the folder when dropped")] tempfile::TempDir),
    Server { url: String, name: String },
}

impl TestDb {
    /// A file in a temporary folder.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        let db = Db::connect(&url, options()).await.expect("a new SQLite file");
        migrations::run(db.connection()).await.expect("the migrations on SQLite");
        Self { db, url, home: Home::Folder(folder) }
    }

    /// A database of its own on the server of `TEST_POSTGRES_URL`, copied from a migrated template.
    pub async fn postgres() -> Self {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let server = server_url();
        let template = template(&server).await;
        let name = format!("test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::SeqCst));
        let admin = connect(&server).await;
        let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
        admin.execute_unprepared(&create).await.expect("a database of the test's own");
        admin.close().await.expect("closing");
        let url = in_database(&server, &name);
        let db = Db::connect(&url, options()).await.expect("the new database");
        Self { db, url, home: Home::Server { url: server, name } }
    }

    /// A second, independent connection to the same database, as of another process.
    pub async fn again(&self) -> Db {
        Db::connect(&self.url, options()).await.expect("the same database again")
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(_) => {}
            Home::Server { url, name } => {
                let (url, drop) = (url.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
                // Its own runtime: the test's one may be going down.
                let dropped = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
                    runtime.block_on(async {
                        let admin = Database::connect(&url).await.ok()?;
                        admin.execute_unprepared(&drop).await.ok()?;
                        admin.close().await.ok()
                    })
                })
                .join();
                if !matches!(dropped, Ok(Some(()))) {
                    eprintln!("the test database {name} was left behind");
                }
            }
        }
    }
}

fn options() -> DbOptions {
    DbOptions { max_connections: 4, acquire_timeout: Duration::from_secs(20), busy_timeout: Duration::from_secs(5) }
}

#[expect(clippy::disallowed_methods, reason = "the one setting of the tests, read here alone")]
fn server_url() -> String {
    std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL is the address of a PostgreSQL server for tests, postgres://user@host:port/postgres")
}

fn in_database(server: &str, name: &str) -> String {
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    format!("{base}/{name}")
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the PostgreSQL server of TEST_POSTGRES_URL")
}

/// Made once for a schema: copying it is quicker than migrating.
async fn template(server: &str) -> String {
    let name = format!("template_{:016x}", migrations::steps::fingerprint());
    let admin = connect(server).await;
    let exists = format!("SELECT 1 AS one FROM pg_database WHERE datname = '{name}'");
    let statement = || sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, exists.clone());
    admin.execute_unprepared(&format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await.expect("the template's lock");
    if admin.query_one_raw(statement()).await.expect("the list of databases").is_none() {
        let making = format!("{name}_new");
        for sql in [format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"), format!("CREATE DATABASE {making}")] {
            admin.execute_unprepared(&sql).await.expect("an empty template");
        }
        let fresh = connect(&in_database(server, &making)).await;
        migrations::run(&fresh).await.expect("the migrations on PostgreSQL");
        fresh.close().await.expect("closing");
        // Under its name only once it is whole.
        admin.execute_unprepared(&format!("ALTER DATABASE {making} RENAME TO {name}")).await.expect("the finished template");
    }
    admin.execute_unprepared(&format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await.expect("the template's lock");
    admin.close().await.expect("closing");
    name
}
