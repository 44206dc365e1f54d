//! The agenda.

/// Title: the agenda: day, week, month, list.
pub const AGENDA_TITLE: &str = "Agenda";
/// Title: one appointment: its facts, its history, what can be done with it.
pub const APPOINTMENT_TITLE: &str = "Rendez-vous";
/// Title: an appointment is booked for somebody.
pub const NEW_APPOINTMENT_TITLE: &str = "Nouveau rendez-vous";
