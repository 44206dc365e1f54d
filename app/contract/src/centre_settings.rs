//! What describes a centre and its sites.

/// What describes a centre and its sites.
pub trait CentreSettings: Send + Sync {}
