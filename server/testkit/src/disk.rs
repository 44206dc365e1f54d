//! A disk that is full.

use sea_orm::ConnectionTrait;
use store::Db;

/// From now on the SQLite file may not grow, which SQLite answers as it answers a full disk (`SQLITE_FULL`), until the
/// writer's connection is replaced.
pub async fn fill(db: &Db) {
    // One page is less than there are: the limit becomes what there is.
    db.connection().execute_unprepared("PRAGMA max_page_count = 1").await.expect("a limit");
}
