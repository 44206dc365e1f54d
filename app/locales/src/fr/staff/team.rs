//! Who works for the centre.

/// Title: who works for the centre.
pub const TEAM_TITLE: &str = "Équipe";
