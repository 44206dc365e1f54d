//! The agenda of a centre: what is booked, and what staff do with it.

/// The agenda of a centre: what is booked, and what staff do with it.
pub trait Agendas: Send + Sync {}
