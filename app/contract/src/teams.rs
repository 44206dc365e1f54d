//! Who works for a centre: members, roles, invitations, bookable persons and rooms.

/// Who works for a centre: members, roles, invitations, bookable persons and rooms.
pub trait Teams: Send + Sync {}
