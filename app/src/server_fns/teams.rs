//! Who works for a centre: members, roles, invitations, bookable persons and rooms.
