//! Who looked at a list of persons: the one place where the agenda writes the access journal.

use crate::{Services, access::Member, fault::Fault};
use store::{StoreError, journal};

/// Which list of persons was looked at, as the journal keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    /// A page of the agenda.
    Agenda,
    /// What waits today.
    Today,
    /// One appointment.
    Appointment,
}

impl Looked {
    /// The stable code, as the journal keeps it.
    const fn code(self) -> &'static str {
        match self {
            Self::Agenda => "agenda_seen",
            Self::Today => "today_seen",
            Self::Appointment => "appointment_seen",
        }
    }
}

impl Services {
    /// Notes that the member looked at `n` persons; once for each page, nothing for an empty one. A journal that cannot be
    /// written shows nobody: the page is refused.
    pub(super) async fn note_looked(&self, member: &Member, what: Looked, n: usize) -> Result<(), Fault> {
        if n == 0 {
            return Ok(());
        }
        let (who, now) = ((member.staff(), member.centre().id), self.now());
        let noted: Result<(), StoreError> =
            self.0.db.write(|tx| async move { journal::record(&tx, who, (what.code(), n as u64), now).await }).await;
        Ok(noted?)
    }
}
