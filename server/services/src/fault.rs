//! What stops a use case: a refusal that is an answer, or a failure of the store.

use crate::DoorStuck;
use contract::{refusal::Refusal, scope::RequestScope};
use store::{StoreError, WriteError};

/// Why a use case stopped.
#[derive(Debug)]
pub enum Fault {
    /// The answer is no.
    Refused(Refusal),
    /// The database did not do what was asked.
    Store(StoreError),
}

impl Fault {
    /// The refusal to answer. A surprise is logged once here, under the request's identifier.
    pub fn refusal(self, scope: &RequestScope) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Store(StoreError::Busy) => Refusal::Unavailable,
            Self::Store(StoreError::Unavailable(source)) => {
                tracing::warn!(incident = %scope.request_id, error = %source, "database unavailable");
                Refusal::Unavailable
            }
            Self::Store(StoreError::Conflict(constraint)) => {
                tracing::error!(incident = %scope.request_id, constraint = constraint.name(), "constraint nobody answers for");
                Refusal::Internal { incident: scope.request_id.clone() }
            }
            Self::Store(StoreError::Unexpected(source)) => {
                tracing::error!(incident = %scope.request_id, error = %source, "unexpected database error");
                Refusal::Internal { incident: scope.request_id.clone() }
            }
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<DoorStuck> for Fault {
    fn from(_: DoorStuck) -> Self {
        Self::Refused(Refusal::Unavailable)
    }
}

impl WriteError for Fault {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::Refused(_) => None,
        }
    }
}
