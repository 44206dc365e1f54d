//! Signing in and one's own account.

/// Title: signing in.
pub const LOG_IN_TITLE: &str = "Se connecter";
/// Title: the second step of signing in: a one-time code.
pub const CODE_TITLE: &str = "Code de connexion";
/// Title: an invitation is accepted: a name and a password.
pub const INVITATION_TITLE: &str = "Votre invitation";
/// Title: a link to choose another password is asked for.
pub const FORGOTTEN_TITLE: &str = "Mot de passe oublié";
/// Title: another password is chosen.
pub const NEW_PASSWORD_TITLE: &str = "Nouveau mot de passe";
/// Title: one's own account: password, one-time codes, devices.
pub const OWN_TITLE: &str = "Mon compte";
