//! What a form of the manage page has done, as the address of the page it leads back to says it.

/// Query: what was done.
pub const DONE: &str = "fait";

/// The value of [`DONE`] on the centre's link.
pub const ANSWERED: &str = "oui";

/// An act of the candidate on their link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The appointment is called off.
    Cancelled,
    /// Something was added to the request.
    Completed,
    /// The request is taken back.
    Withdrawn,
    /// The centre has been in touch.
    Contacted,
    /// It has not: it is reminded.
    Reminded,
    /// How it was.
    GaveFeedback,
}

impl Done {
    /// Every act.
    pub const ALL: [Self; 6] =
        [Self::Cancelled, Self::Completed, Self::Withdrawn, Self::Contacted, Self::Reminded, Self::GaveFeedback];

    /// The value of [`DONE`].
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cancelled => "annule",
            Self::Completed => "complete",
            Self::Withdrawn => "retire",
            Self::Contacted => "contacte",
            Self::Reminded => "rappele",
            Self::GaveFeedback => "avis",
        }
    }

    /// The act of a value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }
}
