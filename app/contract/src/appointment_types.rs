//! The appointment types of a centre and their settings.

/// The appointment types of a centre and their settings.
pub trait AppointmentTypes: Send + Sync {}
