//! Hours, closures, and why a slot is missing.

/// Title: the hours of an advisor: every week, special days, absences.
pub const HOURS_TITLE: &str = "Horaires";
/// Title: the closures of the centre and its public holidays.
pub const CLOSURES_TITLE: &str = "Fermetures";
/// Title: why there is no slot: the day, with the reason of each hole.
pub const WHY_TITLE: &str = "Pourquoi pas de créneau ?";
