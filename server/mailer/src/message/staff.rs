//! The messages to those who work for a centre.

use domain::{
    staff::Role,
    time::{Timestamp, Tz},
};

/// Somebody is invited to work for a centre.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffInvitation {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Where it goes.
    pub to: String,
    /// The person's name, as the inviter wrote it; may be empty.
    pub name: String,
    /// Who invites; `None` for the installation itself.
    pub by: Option<String>,
    /// The centre's name.
    pub centre: String,
    /// As what.
    pub role: Role,
    /// Where it is accepted.
    pub url: String,
    /// The first instant at which the link is worth nothing.
    pub expires_at: Timestamp,
    /// The zone in which that is written.
    pub zone: Tz,
}

/// A link to choose another password.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffReset {
    /// As in [`StaffInvitation`].
    pub message_id: String,
    /// Where it goes.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// Where another password is chosen.
    pub url: String,
    /// The first instant at which the link is worth nothing.
    pub expires_at: Timestamp,
    /// The zone in which that is written.
    pub zone: Tz,
}

/// An account that nobody uses goes, unless its owner comes back.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffIdleAccount {
    /// As in [`StaffInvitation`].
    pub message_id: String,
    /// Where it goes.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// When it goes at the earliest.
    pub ends_at: Timestamp,
    /// The zone in which that is written.
    pub zone: Tz,
    /// Where one signs in.
    pub url: String,
}

/// A password has changed: told to its owner, in case it was not them.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffPasswordChanged {
    /// As in [`StaffInvitation`].
    pub message_id: String,
    /// Where it goes.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// When it changed.
    pub changed_at: Timestamp,
    /// The zone in which that is written.
    pub zone: Tz,
    /// Where another one is asked for.
    pub url: String,
}
