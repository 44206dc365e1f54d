//! Who works for a centre: members, roles, invitations, bookable persons and rooms.

use crate::Services;
use contract::teams::Teams;

impl Teams for Services {}
