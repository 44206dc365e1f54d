//! Identities of stored things. Integers given by the database; what is shown outside is a token or a public id.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// A managing body (organisme gestionnaire).
    ManagingBodyId,
    /// A training centre (CFA).
    CentreId,
    /// A site of a centre.
    SiteId,
    /// A training at its place.
    TrainingId,
    /// An advisor, with or without an account.
    AdvisorId,
    /// An appointment type (motif).
    AppointmentTypeId,
    /// A weekly availability of an advisor.
    AvailabilityId,
    /// Time away of an advisor.
    AbsenceId,
    /// A closure of a centre or of one of its sites.
    ClosureId,
    /// A request of a candidate, whichever way it came.
    RequestId,
    /// An appointment.
    AppointmentId,
    /// A hold on a slot.
    HoldId,
    /// A job of the queue.
    JobId,
    /// An account of somebody who works for a centre.
    StaffId,
    /// An invitation to work for a centre.
    InvitationId,
    /// An answer that a centre writes once.
    TemplateId,
    /// A filter of the queue that somebody comes back to.
    SavedViewId,
}
