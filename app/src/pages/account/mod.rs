//! Signing in, passwords, invitations, one's own account. One folder per page.

mod code;
mod forgotten;
pub(super) mod form;
mod frame;
mod invitation;
mod log_in;
mod new_password;
mod own;

pub use code::CodePage;
pub use forgotten::ForgottenPage;
pub(super) use frame::AccountFrame;
pub use invitation::InvitationPage;
pub use log_in::LogInPage;
pub use new_password::NewPasswordPage;
pub use own::AccountPage;

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{
    components::{Button, ButtonTone},
    paths::staff as paths,
};

/// Logging out: a plain form, with or without JavaScript.
pub(super) fn log_out_form() -> AnyView {
    view! {
        <form method="post" action=paths::LOG_OUT>
            <Button tone=ButtonTone::Quiet>{words::LOG_OUT}</Button>
        </form>
    }
    .into_any()
}
