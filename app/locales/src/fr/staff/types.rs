//! The appointment types.

/// Title: the appointment types, in the order shown.
pub const TYPES_TITLE: &str = "Motifs";
/// Title: the settings of an appointment type, new or not.
pub const TYPE_SETTINGS_TITLE: &str = "Motif";
