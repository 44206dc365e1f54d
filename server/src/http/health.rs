//! Whether the process lives, and whether it may be given requests.

use super::Surface;
use async_trait::async_trait;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// How long the parts may take to answer before they count as ill.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is wrong with the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ailment {
    /// It is stopping: running requests end, no new one shall come.
    Stopping,
    /// The database does not answer.
    Database,
    /// The schema is older than the program.
    Migrations,
    /// Jobs wait longer than they should.
    Queue,
}

/// The parts that can be ill.
#[async_trait]
pub trait Vitals: Send + Sync {
    /// Looks at each part; the first ailment found.
    async fn check(&self) -> Result<(), Ailment>;
}

/// What the process says of itself.
pub struct Health {
    stopping: AtomicBool,
    vitals: Arc<dyn Vitals>,
}

impl Health {
    /// Ready as long as `vitals` says so.
    pub fn new(vitals: Arc<dyn Vitals>) -> Self {
        Self { stopping: AtomicBool::new(false), vitals }
    }

    /// From now on not ready, whatever the parts say.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    async fn check(&self) -> Result<(), Ailment> {
        if self.stopping.load(Ordering::Relaxed) {
            return Err(Ailment::Stopping);
        }
        tokio::time::timeout(PATIENCE, self.vitals.check()).await.unwrap_or(Err(Ailment::Database))
    }
}

impl Ailment {
    const fn code(self) -> &'static str {
        match self {
            Self::Stopping => "stopping",
            Self::Database => "database",
            Self::Migrations => "migrations",
            Self::Queue => "queue",
        }
    }
}

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok"
}

/// `GET /readyz`: requests may come; 503 with the reason otherwise.
pub async fn ready(State(surface): State<Arc<Surface>>) -> Response {
    match surface.health.check().await {
        Ok(()) => Json(json!({ "ready": true })).into_response(),
        Err(ailment) => {
            (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "ready": false, "because": ailment.code() }))).into_response()
        }
    }
}
