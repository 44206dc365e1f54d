//! Signing in and out, passwords, invitations accepted, one-time codes, devices.

use crate::{Answer, scope::StaffScope};
use async_trait::async_trait;
use domain::{account::Errors, staff::Role, time::CivilInstant};
use serde::{Deserialize, Serialize};

/// What was typed and must be shown nowhere: a password, a code. Its `Debug` says nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(pub String);

/// Commands and views that hold what must be in no log: their `Debug` names them and says no more.
macro_rules! masked {
    ($($name:ident),+ $(,)?) => {$(
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}

masked!(Hidden, LogIn, EnterCode, AcceptInvitation, ResetPassword, ChangePassword, ConfirmCodes, CodesOffer, RecoveryCodes);

/// What became of a form: done, or something in it is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome<T> {
    /// Done.
    Done(T),
    /// Nothing was done; this is wrong.
    Wrong(Errors),
}

/// An address and its password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogIn {
    /// The address of the account.
    pub email: String,
    /// Its password.
    pub password: Hidden,
}

/// How far somebody came on the way in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Signed in.
    In,
    /// The password was right; a code is asked for.
    Code {
        /// Says who passed the first step, for some minutes.
        ticket: String,
    },
}

/// The second step.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterCode {
    /// From [`Step::Code`].
    pub ticket: String,
    /// A one-time code, or one of the recovery codes.
    pub code: Hidden,
}

/// Whether the second step can still be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondStep {
    /// It can.
    Open,
    /// The first step was too long ago, or never happened: begin again.
    Over,
}

/// What an invitation offers, to whoever holds its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    /// The centre's name.
    pub centre: String,
    /// The centre's address in paths.
    pub slug: String,
    /// As what.
    pub role: Role,
    /// The address it was sent to.
    pub email: String,
    /// The name the inviter wrote.
    pub name: String,
    /// What is left to do.
    pub invited: Invited,
}

/// Who holds the link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    /// Somebody without an account: a name and a password.
    Newcomer,
    /// The address has an account: its password.
    HasAccount,
    /// Signed in as that account: a yes.
    SignedIn,
    /// Signed in as somebody else.
    SomebodyElse {
        /// Their name.
        name: String,
    },
}

/// Says yes to an invitation. What role in which centre is the invitation's, never the form's.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptInvitation {
    /// From the link.
    pub token: String,
    /// Name, for an account that is opened.
    pub name: String,
    /// The password chosen, or that of the account; empty for who is signed in as it.
    pub password: Hidden,
}

/// An invitation was accepted, or needs a code first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The centre's address in paths.
    pub slug: String,
    /// How far they came.
    pub step: Step,
}

/// Chooses another password by a link.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetPassword {
    /// From the link.
    pub token: String,
    /// The password chosen.
    pub password: Hidden,
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// When the password was chosen.
    pub password_set_at: Option<CivilInstant>,
    /// Whether a code is asked at each way in.
    pub codes: CodesView,
    /// Where one is signed in, this device first.
    pub devices: Vec<DeviceView>,
}

/// Whether a code is asked at each way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodesView {
    /// No.
    Off,
    /// Yes.
    On {
        /// Recovery codes not used yet.
        n_recovery_codes: u32,
    },
}

/// A browser somebody is signed in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Names it when it is to be signed out. Opens nothing.
    pub id: String,
    /// What it is, in a few words.
    pub name: String,
    /// When somebody signed in with it.
    pub since: CivilInstant,
    /// When it was last used, to within some minutes.
    pub seen_at: CivilInstant,
    /// It is the one at hand.
    pub is_this: bool,
}

/// Chooses another password, knowing the present one.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The present one.
    pub present: Hidden,
    /// The one chosen.
    pub password: Hidden,
}

/// What a code program needs, before codes are on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodesOffer {
    /// The secret, in groups of four letters, to be typed.
    pub secret: String,
    /// The same as an address that phones understand.
    pub address: String,
    /// The same as a picture.
    pub picture: QrPicture,
}

/// A QR code: one path on a square of `side` units, quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrPicture {
    /// Units on a side.
    pub side: u16,
    /// SVG path data of the dark squares.
    pub path: String,
}

/// Proves who one is before codes are turned on or off.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmCodes {
    /// The password of the account.
    pub present: Hidden,
    /// A code of this moment.
    pub code: Hidden,
}

/// Ten codes, shown this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryCodes(pub Vec<String>);

/// Accounts, at the browser at hand: what says "signed in" has signed its session in.
///
/// Who is not known is told the same as who is, and after the same time. What is tried too often waits:
/// [`TooMany`](crate::refusal::Refusal::TooMany).
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The name of who is signed in; `None` when nobody is.
    async fn show_door(&self, scope: &StaffScope) -> Answer<Option<String>>;

    /// Signs in, or asks for a code.
    async fn log_in(&self, scope: &StaffScope, ask: LogIn) -> Answer<Outcome<Step>>;

    /// Whether a ticket still leads to the second step.
    async fn show_second_step(&self, scope: &StaffScope, ticket: String) -> Answer<SecondStep>;

    /// Takes the second step. [`NotFound`](crate::refusal::Refusal::NotFound) when the ticket is over.
    async fn enter_code(&self, scope: &StaffScope, ask: EnterCode) -> Answer<Outcome<()>>;

    /// Ends the session at hand, if there is one.
    async fn log_out(&self, scope: &StaffScope) -> Answer<()>;

    /// What an invitation offers. Unknown, expired, used and withdrawn ones: [`NotFound`](crate::refusal::Refusal::NotFound).
    async fn show_invitation(&self, scope: &StaffScope, token: String) -> Answer<InvitationView>;

    /// Accepts an invitation and signs in.
    async fn accept_invitation(&self, scope: &StaffScope, ask: AcceptInvitation) -> Answer<Outcome<Accepted>>;

    /// Asks for a link to choose another password. The answer is the same whether the address is known or not.
    async fn ask_reset(&self, scope: &StaffScope, email: String) -> Answer<Outcome<()>>;

    /// The address whose password a link changes. Unknown, expired and used ones: [`NotFound`](crate::refusal::Refusal::NotFound).
    async fn show_reset(&self, scope: &StaffScope, token: String) -> Answer<String>;

    /// Chooses another password by a link. Ends every session; nobody is signed in by it.
    async fn reset_password(&self, scope: &StaffScope, ask: ResetPassword) -> Answer<Outcome<()>>;

    /// One's own account.
    async fn show_account(&self, scope: &StaffScope) -> Answer<AccountView>;

    /// Changes one's name.
    async fn rename(&self, scope: &StaffScope, name: String) -> Answer<Outcome<AccountView>>;

    /// Changes one's password. Ends every other session.
    async fn change_password(&self, scope: &StaffScope, ask: ChangePassword) -> Answer<Outcome<AccountView>>;

    /// What a code program needs. Codes are on once one of them was given back.
    async fn offer_codes(&self, scope: &StaffScope) -> Answer<CodesOffer>;

    /// Turns codes on.
    async fn turn_codes_on(&self, scope: &StaffScope, ask: ConfirmCodes) -> Answer<Outcome<RecoveryCodes>>;

    /// Turns codes off.
    async fn turn_codes_off(&self, scope: &StaffScope, ask: ConfirmCodes) -> Answer<Outcome<AccountView>>;

    /// New recovery codes, in place of those there were.
    async fn renew_recovery_codes(&self, scope: &StaffScope, ask: ConfirmCodes) -> Answer<Outcome<RecoveryCodes>>;

    /// Signs one's device out; the one at hand too.
    async fn end_device(&self, scope: &StaffScope, device: String) -> Answer<AccountView>;

    /// Signs out everywhere, here too.
    async fn end_every_device(&self, scope: &StaffScope) -> Answer<()>;
}
