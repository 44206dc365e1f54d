//! Signing in and out, passwords, invitations accepted, one-time codes, devices.
//!
//! [`Services::at`] answers the port for one browser: a use case that says "signed in" has let somebody in through its
//! [`Door`]. Whatever is tried is counted first ([`crate::delays`]); who is not known is answered as who is.

mod codes;
mod commands;
mod entering;
mod invitations;
mod letters;
mod own;
mod passwords;
mod purge;
mod resets;
mod second_step;
mod totp;

pub use commands::{CommandFault, InviteByCommand, UnlockCodes};
pub(crate) use invitations::{LASTS_S as INVITATION_LASTS_S, NewOffer, write_invitation};
pub use letters::{InvitationLetter, PasswordLetter, ResetLetter};
pub(crate) use passwords::{Compared, Passwords};
pub use purge::Purged;

use crate::{Door, Services};
use async_trait::async_trait;
use contract::{
    Answer,
    accounts::{
        AcceptInvitation, Accepted, AccountView, Accounts, ChangePassword, CodesOffer, ConfirmCodes, EnterCode, InvitationView,
        LogIn, Outcome, RecoveryCodes, ResetPassword, SecondStep, Step,
    },
    scope::StaffScope,
};
use std::sync::Arc;

/// The use cases of accounts at one browser.
struct AtDoor {
    services: Services,
    door: Arc<dyn Door>,
}

impl Services {
    /// The port of accounts for the browser behind `door`.
    pub fn at(&self, door: Arc<dyn Door>) -> Arc<dyn Accounts> {
        Arc::new(AtDoor { services: self.clone(), door })
    }
}

#[async_trait]
impl Accounts for AtDoor {
    async fn show_door(&self, scope: &StaffScope) -> Answer<Option<String>> {
        self.services.name_of_signed_in(scope).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn log_in(&self, scope: &StaffScope, ask: LogIn) -> Answer<Outcome<Step>> {
        self.enter(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_second_step(&self, scope: &StaffScope, ticket: String) -> Answer<SecondStep> {
        self.services.second_step(&ticket).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn enter_code(&self, scope: &StaffScope, ask: EnterCode) -> Answer<Outcome<()>> {
        self.enter_with_code(ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn log_out(&self, scope: &StaffScope) -> Answer<()> {
        self.door.show_out().await.map_err(|stuck| crate::fault::Fault::from(stuck).refusal(&scope.request))
    }

    async fn show_invitation(&self, scope: &StaffScope, token: String) -> Answer<InvitationView> {
        self.services.shown_invitation(scope, &token).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn accept_invitation(&self, scope: &StaffScope, ask: AcceptInvitation) -> Answer<Outcome<Accepted>> {
        self.accept(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn ask_reset(&self, scope: &StaffScope, email: String) -> Answer<Outcome<()>> {
        self.services.begin_reset(scope, &email).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_reset(&self, scope: &StaffScope, token: String) -> Answer<String> {
        self.services.shown_reset(&token).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn reset_password(&self, scope: &StaffScope, ask: ResetPassword) -> Answer<Outcome<()>> {
        self.services.end_reset(ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn show_account(&self, scope: &StaffScope) -> Answer<AccountView> {
        self.services.account(scope).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn rename(&self, scope: &StaffScope, name: String) -> Answer<Outcome<AccountView>> {
        self.services.rename_account(scope, &name).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn change_password(&self, scope: &StaffScope, ask: ChangePassword) -> Answer<Outcome<AccountView>> {
        self.services.change_own_password(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn offer_codes(&self, scope: &StaffScope) -> Answer<CodesOffer> {
        self.services.codes_offer(scope).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn turn_codes_on(&self, scope: &StaffScope, ask: ConfirmCodes) -> Answer<Outcome<RecoveryCodes>> {
        self.services.codes_on(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn turn_codes_off(&self, scope: &StaffScope, ask: ConfirmCodes) -> Answer<Outcome<AccountView>> {
        self.services.codes_off(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn renew_recovery_codes(&self, scope: &StaffScope, ask: ConfirmCodes) -> Answer<Outcome<RecoveryCodes>> {
        self.services.other_recovery_codes(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn end_device(&self, scope: &StaffScope, device: String) -> Answer<AccountView> {
        self.end_one(scope, &device).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn end_every_device(&self, scope: &StaffScope) -> Answer<()> {
        self.end_all(scope).await.map_err(|fault| fault.refusal(&scope.request))
    }
}
