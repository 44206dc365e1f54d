//! Who works for a centre: members, roles, invitations, bookable persons and rooms.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::teams::Teams;
use contract::{
    accounts::Outcome,
    teams::{BookableStanding, ChangeMember, InviteMember, SaveBookable, Shift, TeamView},
};
use domain::ids::{AdvisorId, InvitationId, StaffId};
use leptos::prelude::*;

/// See [`contract::teams::Teams::show_team`].
#[server(name = ShowTeamCall, prefix = "/fn", endpoint = "show_team", input = Wire, output = Wire)]
pub async fn show_team(centre: String) -> Result<TeamView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.show_team(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::invite`].
#[server(name = InviteCall, prefix = "/fn", endpoint = "invite", input = Wire, output = Wire)]
pub async fn invite(ask: InviteMember) -> Result<Outcome<TeamView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.invite(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::resend_invitation`].
#[server(name = ResendInvitationCall, prefix = "/fn", endpoint = "resend_invitation", input = Wire, output = Wire)]
pub async fn resend_invitation(centre: String, id: InvitationId) -> Result<TeamView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.resend_invitation(&scope, centre, id).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::revoke_invitation`].
#[server(name = RevokeInvitationCall, prefix = "/fn", endpoint = "revoke_invitation", input = Wire, output = Wire)]
pub async fn revoke_invitation(centre: String, id: InvitationId) -> Result<TeamView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.revoke_invitation(&scope, centre, id).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::change_member`].
#[server(name = ChangeMemberCall, prefix = "/fn", endpoint = "change_member", input = Wire, output = Wire)]
pub async fn change_member(ask: ChangeMember) -> Result<Outcome<TeamView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.change_member(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::remove_member`].
#[server(name = RemoveMemberCall, prefix = "/fn", endpoint = "remove_member", input = Wire, output = Wire)]
pub async fn remove_member(centre: String, staff: StaffId) -> Result<Outcome<TeamView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.remove_member(&scope, centre, staff).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::save_bookable`].
#[server(name = SaveBookableCall, prefix = "/fn", endpoint = "save_bookable", input = Wire, output = Wire)]
pub async fn save_bookable(ask: SaveBookable) -> Result<Outcome<TeamView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.save_bookable(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::shift_bookable`].
#[server(name = ShiftBookableCall, prefix = "/fn", endpoint = "shift_bookable", input = Wire, output = Wire)]
pub async fn shift_bookable(centre: String, id: AdvisorId, shift: Shift) -> Result<TeamView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.shift_bookable(&scope, centre, id, shift).await.map_err(ssr::refused)
}

/// See [`contract::teams::Teams::set_bookable_standing`].
#[server(name = SetBookableStandingCall, prefix = "/fn", endpoint = "set_bookable_standing", input = Wire, output = Wire)]
pub async fn set_bookable_standing(centre: String, id: AdvisorId, standing: BookableStanding) -> Result<TeamView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Teams>()?;
    port.set_bookable_standing(&scope, centre, id, standing).await.map_err(ssr::refused)
}
