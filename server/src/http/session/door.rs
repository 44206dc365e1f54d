//! The browser behind a request, as the use cases of accounts see it.

use super::{DatabaseSessions, device, sign_in};
use async_trait::async_trait;
use axum::{extract::Request, http::HeaderMap};
use domain::ids::StaffId;
use services::{Door, DoorStuck};
use tower_sessions::Session;

/// The session of one request, and what browser asks.
pub struct RequestDoor {
    session: Session,
    sessions: DatabaseSessions,
    device: String,
}

impl RequestDoor {
    /// The door of a request that passed the session layer.
    pub fn of(request: &Request, sessions: &DatabaseSessions) -> Option<Self> {
        request.extensions().get::<Session>().map(|session| Self::new(session.clone(), request.headers(), sessions))
    }

    /// The door of a request whose session and headers these are.
    pub fn new(session: Session, headers: &HeaderMap, sessions: &DatabaseSessions) -> Self {
        Self { session, sessions: sessions.clone(), device: device::of(headers) }
    }
}

#[async_trait]
impl Door for RequestDoor {
    async fn let_in(&self, staff: StaffId) -> Result<(), DoorStuck> {
        sign_in(&self.session, staff, (&self.device, self.sessions.now())).await.map_err(|error| stuck(&error))
    }

    async fn show_out(&self) -> Result<(), DoorStuck> {
        self.session.flush().await.map_err(|error| stuck(&error))
    }
}

fn stuck(error: &tower_sessions::session::Error) -> DoorStuck {
    tracing::warn!(%error, "a session cannot be kept");
    DoorStuck
}
