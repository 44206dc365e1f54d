//! The centres one works for.

/// Title.
pub const TITLE: &str = "Vos CFA";
/// Nothing to show.
pub const NONE: &str = "Aucun CFA pour le moment";
/// What to do.
pub const NONE_BODY: &str = "Demandez à un gestionnaire de votre CFA de vous inviter.";
