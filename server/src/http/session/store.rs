//! Sessions as rows of our own database, under the hash of their id: a copy of the database opens no session.

use super::{DEVICE, IDLE_S, STAFF, failed};
use async_trait::async_trait;
use domain::{ids::StaffId, time::Timestamp};
use services::Clock;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use store::{
    Db,
    sessions::{self, Kept, SessionRow},
};
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// The sessions of a database. Cheap to clone.
#[derive(Clone)]
pub struct DatabaseSessions {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl std::fmt::Debug for DatabaseSessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseSessions")
    }
}

impl DatabaseSessions {
    /// The sessions kept in `db`.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    async fn put(&self, record: &Record, kept: Kept) -> Result<bool> {
        let content = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let staff = record.data.get(STAFF).and_then(serde_json::Value::as_i64).map(StaffId);
        let device = record.data.get(DEVICE).and_then(serde_json::Value::as_str).unwrap_or_default();
        let row = SessionRow {
            id_hash: key_of(&record.id),
            staff,
            content,
            device: device.to_owned(),
            seen_at: self.now(),
            // By our own clock rather than the library's: one clock decides when a session ends.
            expires_at: self.now().plus_seconds(IDLE_S),
        };
        let row = &row;
        let put = self.db.write(|tx| async move { sessions::put(&tx, row, kept).await }).await;
        put.map_err(|error| failed(&error))
    }
}

/// The key under which a session is kept.
pub fn key_of(id: &Id) -> String {
    use std::fmt::Write as _;
    Sha256::digest(id.to_string().as_bytes()).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

#[async_trait]
impl SessionStore for DatabaseSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        while !self.put(record, Kept::New).await? {
            record.id = Id::default(); // 128 bits met twice: practically never
        }
        Ok(())
    }

    /// A session that was ended meanwhile, on another device, stays ended.
    async fn save(&self, record: &Record) -> Result<()> {
        self.put(record, Kept::Existing).await.map(drop)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = sessions::find(self.db.read(), &key_of(id), self.now()).await.map_err(|error| failed(&error))?;
        let Some((content, expires_at)) = found else { return Ok(None) };
        let data = serde_json::from_str(&content).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date =
            OffsetDateTime::from_unix_timestamp(expires_at.epoch()).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let key = key_of(id);
        let key = key.as_str();
        let deleted = self.db.write(|tx| async move { sessions::delete(&tx, key).await }).await;
        deleted.map(drop).map_err(|error| failed(&error))
    }
}
