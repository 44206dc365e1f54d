//! Signing in, and one's own account.

mod code;
mod forgotten;
mod invitation;
mod log_in;
mod new_password;
mod own;

pub use code::CodePage;
pub use forgotten::ForgottenPage;
pub use invitation::InvitationPage;
pub use log_in::LogInPage;
pub use new_password::NewPasswordPage;
pub use own::AccountPage;
