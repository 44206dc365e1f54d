//! Sites and settings of the centre.

/// Title: the sites of the centre.
pub const SITES_TITLE: &str = "Sites";
/// Title: what describes the centre.
pub const SETTINGS_TITLE: &str = "Réglages";
