//! Signing in and out, passwords, invitations accepted, one-time codes, devices.

/// Signing in and out, passwords, invitations accepted, one-time codes, devices.
pub trait Accounts: Send + Sync {}
