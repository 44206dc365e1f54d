//! When a centre and its advisors receive: weekly hours, special days, absences, closures, and why a slot is missing.

/// When a centre and its advisors receive: weekly hours, special days, absences, closures, and why a slot is missing.
pub trait Hours: Send + Sync {}
