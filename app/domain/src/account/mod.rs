//! Accounts and teams: what is typed in their forms, and what may be wrong with it.

mod draft;
mod password;
mod problem;

pub use draft::{Bookable, BookableDraft, BookableName, InvitationDraft, Invitee};
pub use password::{InvalidPassword, NewPassword};
pub use problem::{Errors, Fault, Field, Problem};
