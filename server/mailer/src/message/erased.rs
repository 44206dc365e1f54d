//! The message to the centre whose candidate had their data erased.

use super::AppointmentFacts;

/// To the centre: the appointment does not take place, and who had made it is not known any more.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentErased {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// The centre's contact or the advisor.
    pub to: String,
    /// The appointment, with its sequence after the cancellation.
    pub appointment: AppointmentFacts,
}
