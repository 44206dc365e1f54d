//! Signing in and out, passwords, invitations accepted, one-time codes, devices.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::accounts::Accounts;
use contract::accounts::{
    AcceptInvitation, Accepted, AccountView, ChangePassword, CodesOffer, ConfirmCodes, EnterCode, InvitationView, LogIn, Outcome,
    RecoveryCodes, ResetPassword, SecondStep, Step,
};
use leptos::prelude::*;

/// See [`contract::accounts::Accounts::show_door`].
#[server(name = ShowDoorCall, prefix = "/fn", endpoint = "show_door", input = Wire, output = Wire)]
pub async fn show_door() -> Result<Option<String>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.show_door(&scope).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::log_in`].
#[server(name = LogInCall, prefix = "/fn", endpoint = "log_in", input = Wire, output = Wire)]
pub async fn log_in(ask: LogIn) -> Result<Outcome<Step>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.log_in(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::show_second_step`].
#[server(name = ShowSecondStepCall, prefix = "/fn", endpoint = "show_second_step", input = Wire, output = Wire)]
pub async fn show_second_step(ticket: String) -> Result<SecondStep, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.show_second_step(&scope, ticket).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::enter_code`].
#[server(name = EnterCodeCall, prefix = "/fn", endpoint = "enter_code", input = Wire, output = Wire)]
pub async fn enter_code(ask: EnterCode) -> Result<Outcome<()>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.enter_code(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::show_invitation`].
#[server(name = ShowInvitationCall, prefix = "/fn", endpoint = "show_invitation", input = Wire, output = Wire)]
pub async fn show_invitation(token: String) -> Result<InvitationView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.show_invitation(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::accept_invitation`].
#[server(name = AcceptInvitationCall, prefix = "/fn", endpoint = "accept_invitation", input = Wire, output = Wire)]
pub async fn accept_invitation(ask: AcceptInvitation) -> Result<Outcome<Accepted>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.accept_invitation(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::ask_reset`].
#[server(name = AskResetCall, prefix = "/fn", endpoint = "ask_reset", input = Wire, output = Wire)]
pub async fn ask_reset(email: String) -> Result<Outcome<()>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.ask_reset(&scope, email).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::show_reset`].
#[server(name = ShowResetCall, prefix = "/fn", endpoint = "show_reset", input = Wire, output = Wire)]
pub async fn show_reset(token: String) -> Result<String, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.show_reset(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::reset_password`].
#[server(name = ResetPasswordCall, prefix = "/fn", endpoint = "reset_password", input = Wire, output = Wire)]
pub async fn reset_password(ask: ResetPassword) -> Result<Outcome<()>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.reset_password(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::show_account`].
#[server(name = ShowAccountCall, prefix = "/fn", endpoint = "show_account", input = Wire, output = Wire)]
pub async fn show_account() -> Result<AccountView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.show_account(&scope).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::rename`].
#[server(name = RenameCall, prefix = "/fn", endpoint = "rename_account", input = Wire, output = Wire)]
pub async fn rename(name: String) -> Result<Outcome<AccountView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.rename(&scope, name).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::change_password`].
#[server(name = ChangePasswordCall, prefix = "/fn", endpoint = "change_password", input = Wire, output = Wire)]
pub async fn change_password(ask: ChangePassword) -> Result<Outcome<AccountView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.change_password(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::offer_codes`].
#[server(name = OfferCodesCall, prefix = "/fn", endpoint = "offer_codes", input = Wire, output = Wire)]
pub async fn offer_codes() -> Result<CodesOffer, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.offer_codes(&scope).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::turn_codes_on`].
#[server(name = TurnCodesOnCall, prefix = "/fn", endpoint = "turn_codes_on", input = Wire, output = Wire)]
pub async fn turn_codes_on(ask: ConfirmCodes) -> Result<Outcome<RecoveryCodes>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.turn_codes_on(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::turn_codes_off`].
#[server(name = TurnCodesOffCall, prefix = "/fn", endpoint = "turn_codes_off", input = Wire, output = Wire)]
pub async fn turn_codes_off(ask: ConfirmCodes) -> Result<Outcome<AccountView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.turn_codes_off(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::renew_recovery_codes`].
#[server(name = RenewRecoveryCodesCall, prefix = "/fn", endpoint = "renew_recovery_codes", input = Wire, output = Wire)]
pub async fn renew_recovery_codes(ask: ConfirmCodes) -> Result<Outcome<RecoveryCodes>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.renew_recovery_codes(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::end_device`].
#[server(name = EndDeviceCall, prefix = "/fn", endpoint = "end_device", input = Wire, output = Wire)]
pub async fn end_device(device: String) -> Result<AccountView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.end_device(&scope, device).await.map_err(ssr::refused)
}

/// See [`contract::accounts::Accounts::end_every_device`].
#[server(name = EndEveryDeviceCall, prefix = "/fn", endpoint = "end_every_device", input = Wire, output = Wire)]
pub async fn end_every_device() -> Result<(), AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Accounts>()?;
    port.end_every_device(&scope).await.map_err(ssr::refused)
}
